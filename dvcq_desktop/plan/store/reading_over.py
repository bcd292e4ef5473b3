# SPDX-License-Identifier: MIT
"""Read a later text over the plan that is there: one action, in which every row that stays keeps its key."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan import proposals
from dvcq_desktop.plan.comparing import Kind
from dvcq_desktop.plan.head_changes import HeadField
from dvcq_desktop.plan.read_over import ASKED_FOR, LATER_TEXT, ReadOver, likeness, read_over
from dvcq_desktop.plan.rules import PlanState, StateEntry, TaskState
from dvcq_desktop.plan.store import changes, importing, plan_changes, plans, tasks, versions
from dvcq_desktop.plan.task_changes import Fate, TaskKind
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.plantext import PlanText, TaskText
    from dvcq_desktop.plan.rules import Clause, Plan, Task
    from dvcq_desktop.plan.store.importing import SourceFile
    from dvcq_desktop.plan.task_changes import TaskChange

_SAME = "Văn bản này không khác gì kế hoạch đang có{cited}; không cần đọc lại."
_EARLIER = (
    "Đây là bản trước của kế hoạch đang có ({state}, được thay ngày {day:%d/%m/%Y}); không đọc lại nữa."
)
_UNSIGNED = (
    "Văn bản này chưa có số và ngày, mà kế hoạch đang có đã ký ({cited}); hãy chọn bản đã ký hoặc"
    " bản sửa đổi."
)
_OTHER = (
    "Văn bản này là một kế hoạch khác, không phải bản mới của kế hoạch nào năm {year};"
    " muốn nhận thêm thì dùng “Nhập kế hoạch…”."
)
_OTHER_THAN = (
    "Văn bản này là một kế hoạch khác, không phải bản mới của {cited}; muốn nhận thêm thì dùng"
    " “Nhập kế hoạch…”."
)
_OTHER_YEAR = "Văn bản này là kế hoạch của năm {year}, không phải bản mới của kế hoạch năm {held}."
_NONE_YET = "Năm {year} chưa có kế hoạch nào để đọc bản mới; hãy dùng “Nhập kế hoạch…”."
_CHANGED = "Kế hoạch vừa được sửa ở chỗ khác; hãy đọc lại bản mới để so với kế hoạch như bây giờ."
_TASK_CHANGED = "Nhiệm vụ “{title}” vừa được sửa ở chỗ khác; hãy đọc lại bản mới để so với nó như bây giờ."


@dataclass(frozen=True)
class Updated:
    """What reading over did: clauses by kind, tasks by kind, and the units that the office did not have."""

    plan: str
    year: int
    state: PlanState
    new: int
    changed: int
    moved: int
    dropped: int
    new_tasks: tuple[str, ...]
    reworded: int
    joined: int
    gone: int
    new_units: int = 0
    new_groups: int = 0

    @property
    def clauses_told(self) -> str:
        """Return what became of the clauses ("1 mục mới, 3 mục đổi")."""
        counted = (
            (self.new, "mục mới"),
            (self.changed, "mục đổi"),
            (self.dropped, "mục bỏ"),
            (self.moved, "mục chuyển chỗ"),
        )
        return ", ".join(f"{count} {what}" for count, what in counted if count) or "các mục không đổi"

    @property
    def tasks_told(self) -> str:
        """Return what became of the tasks ("1 nhiệm vụ mới, 2 đổi lời")."""
        counted = (
            (len(self.new_tasks), "mới"),
            (self.reworded, "đổi lời"),
            (self.joined, "thêm căn cứ"),
            (self.gone, "không còn trong kế hoạch"),
        )
        return ", ".join(f"{count} {what}" for count, what in counted if count) or "không đổi"


def earlier_plan(connection: sqlite3.Connection, text: PlanText, year: int) -> str | None:
    """Return the plan of a year that a text is a later text of, None where it is a plan of its own."""
    return _most_alike(connection, text, year, LATER_TEXT)


def plan_to_read_over(
    connection: sqlite3.Connection, text: PlanText, year: int, plan: str | None = None
) -> str:
    """Return the plan that she says a text is a later text of; raise UserError where it can't be.

    `plan` is the one she means, None any of the text's year.
    """
    held = plans.plan(connection, plan) if plan else None
    if held is not None:
        if importing.year_of(text, date(held.year, 1, 1)) != held.year:
            raise UserError(_OTHER_YEAR.format(year=year, held=held.year))
        if likeness(held, text) < ASKED_FOR:
            raise UserError(_OTHER_THAN.format(cited=held.cited))
        return held.id
    found = _most_alike(connection, text, year, ASKED_FOR)
    if found is None:
        raise UserError((_OTHER if plans.plans(connection, year) else _NONE_YET).format(year=year))
    return found


def look(connection: sqlite3.Connection, plan_id: str, text: PlanText) -> ReadOver:
    """Hold a text against a plan; raise UserError where reading it over would be no use."""
    plan = plans.plan(connection, plan_id)
    if plan is None:
        raise UserError(plan_changes.GONE)
    for version in versions.versions(connection, plan_id):
        if version.full_text == text.whole_text() and version.replaced_on:
            raise UserError(_EARLIER.format(state=version.state.label.lower(), day=version.replaced_on))
    found = read_over(plan, text, duties_of(plan), _tasks_beside(connection, plan))
    if found.is_same:
        cited = f" ({plan.cited})" if plan.number else ""
        raise UserError(_SAME.format(cited=cited))
    if plan.state is not PlanState.DRAFT and not (text.number or text.date):
        raise UserError(_UNSIGNED.format(cited=plan.cited))
    return found


def duties_of(plan: Plan) -> tuple[TaskText, ...]:
    """Return the duties that a plan's present text states, none where it can't be read."""
    from dvcq_desktop.plan.reader import read_plan_text  # noqa: PLC0415 - slow to import

    try:
        return read_plan_text(versions.present_text(plan)).tasks
    except UserError:
        return ()


def read_text_over(
    action: Action, seen: ReadOver, *, source: SourceFile | None = None, today: date
) -> Updated:
    """Take what she decided of a later text; raise UserError where plan or tasks changed since then.

    The text that was there stays as a version of the plan. Deadlines, owners and progress stay as they are.
    """
    held = plans.plan(action.connection, seen.plan.id)
    if held is None:
        raise UserError(plan_changes.GONE)
    if held != seen.plan:
        raise UserError(_CHANGED)
    listed = seen.taken_tasks
    _check_tasks(action, listed)
    for part in (each.proposal for each in listed):
        if part is not None:
            proposals.check(part)
    versions.keep_version(action, held, today)
    _save_head(action, seen, source)
    keys = _save_clauses(action, seen)
    made = _change_tasks(action, seen, listed, keys, today)
    _cite_above(action, seen)
    counts = seen.counts
    kinds = [each.kind for each in listed]
    return Updated(
        plan=held.id,
        year=held.year,
        state=seen.state,
        new=counts[Kind.NEW],
        changed=counts[Kind.CHANGED],
        moved=counts[Kind.MOVED],
        dropped=counts[Kind.DROPPED],
        new_tasks=made.tasks,
        reworded=kinds.count(TaskKind.REWORDED),
        joined=kinds.count(TaskKind.JOINED),
        gone=kinds.count(TaskKind.GONE),
        new_units=made.new_units,
        new_groups=made.new_groups,
    )


def _most_alike(connection: sqlite3.Connection, text: PlanText, year: int, least: float) -> str | None:
    best = (0.0, "")
    for listed in plans.plans(connection, year):
        plan = plans.plan(connection, listed.id)
        if plan is not None:
            best = max(best, (likeness(plan, text), plan.id))
    return best[1] if best[0] >= least else None


def _check_tasks(action: Action, listed: Sequence[TaskChange]) -> None:
    """Raise UserError where the words, clauses or state of a task changed since it was compared."""
    compared = {each.task.id: each.task for each in listed if each.task is not None}
    now = tasks.tasks(action.connection, list(compared))
    for key, task in compared.items():
        held = now.get(key)
        if held is None or _compared(held) != _compared(task):
            raise UserError(_TASK_CHANGED.format(title=task.title))


def _compared(task: Task) -> tuple[object, ...]:
    return task.title, task.content, task.plan, task.state, tuple(source.clause for source in task.sources)


def _tasks_beside(connection: sqlite3.Connection, plan: Plan) -> list[Task]:
    """Return the tasks that are of this plan or cite it, and those of no plan."""
    clauses = {clause.id for clause in plan.clauses}
    return [
        task
        for task in tasks.tasks_of_year(connection, plan.year)
        if task.plan in {plan.id, None} or any(source.clause in clauses for source in task.sources)
    ]


def _save_head(action: Action, seen: ReadOver, source: SourceFile | None) -> None:
    text = seen.text
    values: dict[str, object] = {"state": seen.state}
    for change in seen.head:
        if seen.takes(change.key):
            values |= _values_of(change.field, text)
    plan_changes.save_plan(action, seen.plan.id, values)
    kept = {
        "full_text": text.whole_text(),
        "file": action.attach(source.data) if source else None,
        "file_name": source.name if source else None,
    }
    action.update("plan", seen.plan.id, kept)
    plan_changes.renew_remarks(action, seen.plan.id, text.remarks)


def _values_of(field: HeadField, text: PlanText) -> Mapping[str, object]:
    signer = text.signer
    values: dict[HeadField, dict[str, object]] = {
        HeadField.NUMBER: {"number": text.number, "symbol": text.symbol},
        HeadField.DATE: {"issued_on": text.date} if text.date else {"date_text": text.date_text},
        HeadField.ABSTRACT: {"abstract": text.abstract},
        HeadField.BASES: {"bases": [basis.text for basis in text.bases]},
        HeadField.PREAMBLE: {"preamble": text.preamble},
        HeadField.CLOSING: {"closing": text.closing},
        HeadField.RECIPIENTS: {"recipients": text.recipients},
        HeadField.SIGNER: {
            "signer_authority": signer.authority,
            "signer_title": signer.title,
            "signer_name": signer.name,
        },
    }
    return values[field]


def _save_clauses(action: Action, seen: ReadOver) -> dict[str, str]:
    """Write the tree anew in place; return the key in the file of each change's clause."""
    held = {clause.id: clause for clause in seen.plan.clauses}
    keys: dict[str, str] = {}
    last: dict[str | None, int] = defaultdict(int)
    for clause in seen.result:
        parent = keys[clause.parent] if clause.parent else None
        known = held.get(clause.id)
        # Beside each other only the order counts: as few places change as can be.
        kept = known.position if known and known.parent == parent else 0
        last[parent] = kept if kept > last[parent] else last[parent] + 1
        values = {
            "parent": parent,
            "position": last[parent],
            "label": clause.label or None,
            "path": clause.path or None,
            "title": clause.title or None,
            "text": clause.text or None,
        }
        if known is None:
            keys[clause.id] = action.insert("plan_clause", {"plan": seen.plan.id, **values})
        else:
            keys[clause.id] = clause.id
            action.update("plan_clause", clause.id, values)
    for key in held.keys() - keys.keys():
        action.trash("plan_clause", key)
    return keys


def _change_tasks(
    action: Action, seen: ReadOver, listed: Sequence[TaskChange], keys: dict[str, str], today: date
) -> importing.Imported:
    known: dict[str, Task] = {}
    for each in listed:
        if each.task is None:
            continue
        task = known.setdefault(each.task.id, each.task)
        if each.kind is TaskKind.GONE:
            _end(action, task, each.fate, seen, today)
            continue
        changed = known[task.id] = each.applied_to(task)
        action.update("task", task.id, {"title": changed.title, "content": changed.content or None})
        if each.clause in keys:
            _cite(action, each, keys)
    parts = [each.proposal for each in listed if each.proposal is not None]
    by_path = _by_path(seen, keys)
    sources = [importing.cited(part, by_path) for part in parts]
    return importing.add_tasks(action, parts, seen.plan.id, seen.plan.year, sources)


def _cite(action: Action, change: TaskChange, keys: dict[str, str]) -> None:
    """Let a task cite the clause where its duty stands now: beside the others, or in place of the old one."""
    assert change.task is not None
    wanted = keys[change.clause]
    if plan_changes.cites(action, change.task.id, wanted):
        return
    moved = [
        source
        for source in change.task.sources
        if change.kind is TaskKind.REWORDED and source.clause in change.after and source.clause != wanted
    ]
    if moved:
        action.update("task_source", moved[0].id, {"clause": wanted})
    else:
        position = len(change.task.sources)
        action.insert("task_source", {"task": change.task.id, "position": position, "clause": wanted})


def _end(action: Action, task: Task, fate: Fate, seen: ReadOver, today: date) -> None:
    """Let a task whose clause is gone be one of no plan, or say that it is not done and by which text."""
    if fate is Fate.KEEP:
        action.update("task", task.id, {"plan": None})
        changes.set_sources(action, task.id, [])
        return
    held = plans.plan(action.connection, seen.plan.id)
    cited = held.cited if held and held.number else "bản mới của kế hoạch"
    reason = f"Không còn trong {in_sentence(cited)}"
    changes.set_state(action, [task.id], StateEntry(TaskState.DROPPED, today, reason, cited))


def _cite_above(action: Action, seen: ReadOver) -> None:
    """Take the citations of clauses that are gone: the nearest clause above stays for who cites no other."""
    held = {clause.id: clause for clause in seen.plan.clauses}
    staying = {clause.id for clause in seen.result}
    for key in held.keys() - staying:
        above: Clause | None = held[key]
        while above is not None and above.id not in staying:
            above = held.get(above.parent or "")
        _leave_to_others(action, key, staying)
        plan_changes.cite_above(action, {key}, above)


def _leave_to_others(action: Action, gone: str, staying: set[str]) -> None:
    """Take a citation from the tasks that cite clauses which stay as well."""
    rows = action.connection.execute(
        "select source.id, other.clause from task_source source join task_source other"
        " on other.task = source.task and other.id <> source.id and other.deleted_at is null"
        " where source.clause = ? and source.deleted_at is null",
        (gone,),
    ).fetchall()
    for source in {row["id"] for row in rows if row["clause"] in staying}:
        action.trash("task_source", source)


def _by_path(seen: ReadOver, keys: dict[str, str]) -> dict[str, str]:
    """Return the key in the file of each clause that the later text cites so."""
    found: dict[str, str] = {}
    for change in seen.clauses:
        if change.new is not None and change.new.path and change.key in keys:
            found.setdefault(change.new.path, keys[change.key])
    return found
