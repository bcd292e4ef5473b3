# SPDX-License-Identifier: MIT
"""Write a plan's own text: its head and foot, its clauses, and what was looked at of its doubtful places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan import clauses as tree
from dvcq_desktop.plan.rules import Plan, PlanState
from dvcq_desktop.plan.store import plans
from dvcq_desktop.text.dates import decree_date, stored_day
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.plantext import Remark
    from dvcq_desktop.plan.rules import Clause

GONE = "Kế hoạch này không còn nữa; hãy chọn kế hoạch khác."
_UNISSUED = (
    "Kế hoạch {state} phải có số và ngày ban hành; hãy ghi đủ số và ngày, hoặc để tình trạng là dự thảo."
)
_HEADINGS = (
    ("I", "MỤC ĐÍCH, YÊU CẦU"),
    ("II", "NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM"),
    ("III", "TỔ CHỨC THỰC HIỆN"),
)


@dataclass(frozen=True)
class Removed:
    """What removing a clause did: how many clauses went, and which tasks lost or moved their citation."""

    clauses: int
    moved: int
    uncited: int
    parent_path: str = ""


def save_plan(action: Action, plan_id: str, values: Mapping[str, object]) -> str:
    """Change a plan's own fields by the names they have in `Plan`, bases and recipients by their texts.

    Raise UserError where it may not be so: a signed or amended plan has a number and a day. The words of the
    date follow the date.
    """
    held = plans.plan(action.connection, plan_id)
    if held is None:
        raise UserError(GONE)
    own = {name: value for name, value in values.items() if name not in _LISTS}
    changed: Plan = held._replace(**own)  # type: ignore[arg-type]  # the names are the plan's own
    if changed.state is not PlanState.DRAFT and not (changed.number and changed.issued_on):
        raise UserError(_UNISSUED.format(state=changed.state.label.lower()))
    if "issued_on" in own:
        words = decree_date(changed.issued_on) if changed.issued_on else ""
        changed = changed._replace(date_text=words)
    action.update("plan", plan_id, _values(changed))
    for name, (table, values_of) in _LISTS.items():
        if name in values:
            _set_lines(action, table, plan_id, cast("Sequence[str]", values[name]), values_of)
    return plan_id


def sign_plan(action: Action, plan_id: str) -> str:
    """Turn a draft that has its number and day into a signed plan."""
    return save_plan(action, plan_id, {"state": PlanState.SIGNED})


def new_plan(action: Action, plan: Plan, *, headings: bool) -> str:
    """Add a plan with its bases and recipients, without clauses or with the three usual headings."""
    values = {"year": plan.year, "drafted_from": plan.drafted_from, **_values(plan)}
    key = action.insert("plan", values)
    _set_lines(action, "plan_basis", key, [basis.text for basis in plan.bases], basis_values)
    _set_lines(action, "plan_recipient", key, plan.recipients, _recipient)
    for place, (label, title) in enumerate(_HEADINGS if headings else (), 1):
        action.insert(
            "plan_clause", {"plan": key, "position": place, "label": label, "path": label, "title": title}
        )
    return key


def trash_plan(action: Action, plan_id: str, *, with_tasks: bool) -> int:
    """Put a plan into the trash, and its tasks where they are to go with it; return how many tasks went.

    Its clauses stay with it: taken out of the trash, the plan is whole again, and tasks that were kept still
    know their clauses.
    """
    going = plans.tasks_of_plan(action.connection, plan_id) if with_tasks else []
    for task in going:
        action.trash("task", task)
    action.trash("plan", plan_id)
    return len(going)


def add_remarks(action: Action, plan_id: str, remarks: Iterable[Remark]) -> None:
    """Keep doubtful places of a plan that has none yet."""
    for place, remark in enumerate(remarks):
        values = {"place": remark.place, "quote": remark.quote, "sentence": remark.sentence, "settled": 0}
        action.insert("plan_remark", {"plan": plan_id, "position": place, **values})


def renew_remarks(action: Action, plan_id: str, remarks: Iterable[Remark]) -> None:
    """Give a plan the doubtful places of its new text; what she looked at and is said again stays settled."""
    rows = action.connection.execute(
        "select id, quote, sentence from plan_remark where plan = ? and deleted_at is null", (plan_id,)
    ).fetchall()
    free = {row["id"]: (row["quote"] or "", row["sentence"]) for row in rows}
    for place, remark in enumerate(remarks):
        said = (remark.quote, remark.sentence)
        known = next((key for key, other in free.items() if other == said), None)
        if known is None:
            values = {"place": remark.place, "quote": remark.quote, "sentence": remark.sentence}
            action.insert("plan_remark", {"plan": plan_id, "position": place, "settled": 0, **values})
            continue
        del free[known]
        action.update("plan_remark", known, {"position": place, "place": remark.place})
    for key in free:
        action.trash("plan_remark", key)


def settle(action: Action, remarks: Iterable[str], *, settled: bool) -> None:
    """Say that she has looked at doubtful places, or not."""
    for remark in remarks:
        action.update("plan_remark", remark, {"settled": int(settled)})


def save_clause(action: Action, plan_id: str, clause_id: str, values: Mapping[str, str]) -> str:
    """Change a clause's label, title or text; how it and those below are cited follows its label."""
    known = {clause.id for clause in plans.clauses(action.connection, plan_id)}
    if clause_id not in known:
        raise UserError("Mục này không còn trong kế hoạch; hãy chọn mục khác.")
    if "label" in values:
        values = {**values, "label": tree.typed_label(values["label"])}
    action.update("plan_clause", clause_id, {name: text or None for name, text in values.items()})
    if "label" in values:
        _cite_anew(action, plan_id)
    return clause_id


def add_clause(action: Action, plan_id: str, *, parent: str | None, after: str | None) -> str:
    """Add an empty clause behind another one, or as the last under a parent; return its id."""
    held = plans.clauses(action.connection, plan_id)
    siblings = tree.children_of(held).get(parent, [])
    behind = after if after is not None else (siblings[-1].id if siblings else None)
    key = action.insert(
        "plan_clause",
        {"plan": plan_id, "parent": parent, "label": tree.next_label(held, parent, behind) or None},
    )
    order = [clause.id for clause in siblings]
    order.insert(order.index(behind) + 1 if behind else 0, key)
    _arrange(action, order)
    _cite_anew(action, plan_id)
    return key


def move_clause(action: Action, plan_id: str, clause_id: str, step: int) -> None:
    """Move a clause with all below it up (-1) or down (+1) among those beside it."""
    order = [clause.id for clause in _siblings(action, plan_id, clause_id)]
    place = order.index(clause_id)
    wanted = min(max(place + step, 0), len(order) - 1)
    if wanted != place:
        order.insert(wanted, order.pop(place))
        _arrange(action, order)
        _cite_anew(action, plan_id)


def indent_clause(action: Action, plan_id: str, clause_id: str) -> None:
    """Put a clause under the one before it, as its last."""
    siblings = _siblings(action, plan_id, clause_id)
    place = [clause.id for clause in siblings].index(clause_id)
    if place == 0:
        raise UserError("Mục đầu tiên không thụt vào được: phía trên không có mục nào để nó thuộc về.")
    over = siblings[place - 1].id
    below = tree.children_of(plans.clauses(action.connection, plan_id)).get(over, [])
    action.update("plan_clause", clause_id, {"parent": over})
    _arrange(action, [*(clause.id for clause in below), clause_id])
    _cite_anew(action, plan_id)


def outdent_clause(action: Action, plan_id: str, clause_id: str) -> None:
    """Take a clause out of the one it stands under, and put it behind that one."""
    held = plans.clauses(action.connection, plan_id)
    by_id = {clause.id: clause for clause in held}
    parent = by_id.get(by_id[clause_id].parent or "") if clause_id in by_id else None
    if parent is None:
        raise UserError("Mục này đã ở cấp cao nhất, không thụt ra được nữa.")
    above = parent.parent if parent.parent in by_id else None
    order = [clause.id for clause in tree.children_of(held).get(above, [])]
    order.insert(order.index(parent.id) + 1, clause_id)
    action.update("plan_clause", clause_id, {"parent": above})
    _arrange(action, order)
    _cite_anew(action, plan_id)


def trash_clause(action: Action, plan_id: str, clause_id: str) -> Removed:
    """Put a clause and all below it into the trash; the tasks that cite them stay and cite the one above.

    Where nothing stands above, they lose the citation and stay tasks of the plan.
    """
    held = plans.clauses(action.connection, plan_id)
    by_id = {clause.id: clause for clause in held}
    if clause_id not in by_id:
        raise UserError("Mục này không còn trong kế hoạch; hãy chọn mục khác.")
    going = [by_id[clause_id], *tree.below(held, clause_id)]
    parent = by_id.get(by_id[clause_id].parent or "")
    moved, uncited = cite_above(action, {clause.id for clause in going}, parent)
    for clause in going:
        action.trash("plan_clause", clause.id)
    _cite_anew(action, plan_id)
    return Removed(len(going), moved, uncited, parent.path or parent.label if parent else "")


def restore_clause(action: Action, clause_id: str) -> None:
    """Take a clause out of the trash with all below it that went by the same action, and what it stands in.

    Its tasks go on citing what they cite now.
    """
    rows = action.connection.execute(
        "select plan from plan_clause where id = ? and deleted_at is not null", (clause_id,)
    ).fetchall()
    for row in rows:
        for key in [*_above(action, clause_id), clause_id, *_gone_below(action, clause_id)]:
            action.restore("plan_clause", key)
        _cite_anew(action, row["plan"])


def renumber(action: Action, plan_id: str) -> int:
    """Count all clauses anew; return how many labels changed."""
    held = plans.clauses(action.connection, plan_id)
    wanted = tree.renumbered(held)
    changed = [clause for clause in held if wanted[clause.id] != clause.label]
    for clause in changed:
        action.update("plan_clause", clause.id, {"label": wanted[clause.id] or None})
    _cite_anew(action, plan_id)
    return len(changed)


def _above(action: Action, clause_id: str) -> list[str]:
    """Return the clauses in the trash that one stands in."""
    rows = action.connection.execute(
        "with recursive above(id, parent, deleted_at) as ("
        " select id, parent, deleted_at from plan_clause where id ="
        "  (select parent from plan_clause where id = ?)"
        " union select c.id, c.parent, c.deleted_at from plan_clause c join above on c.id = above.parent)"
        " select id from above where deleted_at is not null",
        (clause_id,),
    )
    return [row["id"] for row in rows.fetchall()]


def _gone_below(action: Action, clause_id: str) -> list[str]:
    """Return the clauses below one in the trash that went there by the same action."""
    rows = action.connection.execute(
        "with recursive below(id, deleted_at) as ("
        " select id, deleted_at from plan_clause where id = ?"
        " union select c.id, c.deleted_at from plan_clause c join below"
        "  on c.parent = below.id and c.deleted_at = below.deleted_at)"
        " select id from below where id <> ?",
        (clause_id, clause_id),
    )
    return [row["id"] for row in rows.fetchall()]


def _siblings(action: Action, plan_id: str, clause_id: str) -> list[Clause]:
    by_parent = tree.children_of(plans.clauses(action.connection, plan_id))
    for siblings in by_parent.values():
        if any(clause.id == clause_id for clause in siblings):
            return siblings
    raise UserError("Mục này không còn trong kế hoạch; hãy chọn mục khác.")


def _arrange(action: Action, order: Sequence[str]) -> None:
    """Give clauses that stand beside each other places in this order, changing as few as can be."""
    last = 0
    for clause in order:
        row = action.connection.execute("select position from plan_clause where id = ?", (clause,)).fetchone()
        held = row["position"] or 0
        last = held if held > last else last + 1
        action.update("plan_clause", clause, {"position": last})


def _cite_anew(action: Action, plan_id: str) -> None:
    held = plans.clauses(action.connection, plan_id)
    wanted = tree.paths(held)
    for clause in held:
        if wanted[clause.id] != clause.path:
            action.update("plan_clause", clause.id, {"path": wanted[clause.id] or None})


def cite_above(action: Action, going: set[str], parent: Clause | None) -> tuple[int, int]:
    """Let what cites removed clauses cite the one above; return how many tasks moved, how many lost it."""
    moved: set[str] = set()
    lost: set[str] = set()
    for clause in sorted(going):
        rows = action.connection.execute(
            "select source.id, source.task from task_source source join task on task.id = source.task"
            " where source.clause = ? and source.deleted_at is null and task.deleted_at is null",
            (clause,),
        ).fetchall()
        for row in rows:
            if parent is None or cites(action, row["task"], parent.id):
                action.trash("task_source", row["id"])
                (lost if parent is None else moved).add(row["task"])
            else:
                action.update("task_source", row["id"], {"clause": parent.id})
                moved.add(row["task"])
    return len(moved), len(lost)


def cites(action: Action, task: str, clause: str) -> bool:
    """Tell whether a task cites a clause."""
    row = action.connection.execute(
        "select 1 from task_source where task = ? and clause = ? and deleted_at is null", (task, clause)
    ).fetchone()
    return row is not None


def _values(plan: Plan) -> dict[str, object]:
    return {
        "kind": plan.kind or None,
        "state": plan.state.value,
        "abstract": plan.abstract or None,
        "number": plan.number or None,
        "symbol": plan.symbol or None,
        "issued_on": stored_day(plan.issued_on),
        "date_text": plan.date_text or None,
        "place": plan.place or None,
        "signer_authority": "\n".join(plan.signer_authority) or None,
        "signer_title": plan.signer_title or None,
        "signer_name": plan.signer_name or None,
        "preamble": plan.preamble or None,
        "closing": plan.closing or None,
        "note": plan.note or None,
    }


def basis_values(text: str) -> dict[str, object]:
    """Return a basis as it is kept: its words, and what can be read out of them."""
    from dvcq_desktop.plan.reading.bases import read_basis  # noqa: PLC0415 - reads documents, slow to import

    read = read_basis(text)
    return {
        "text": text,
        "kind": read.kind or None,
        "number": read.number or None,
        "issued_on": stored_day(read.date),
        "body": read.body or None,
    }


def _recipient(text: str) -> dict[str, object]:
    return {"text": text}


def _set_lines(
    action: Action,
    table: str,
    plan_id: str,
    texts: Sequence[str],
    values_of: Callable[[str], dict[str, object]],
) -> None:
    """Give a plan exactly these lines; one that stays, is moved or reworded keeps its row and its history."""
    wanted = [line for text in texts if (line := tidy(text))]
    rows = action.connection.execute(
        f"select id, text from {table} where plan = ? and deleted_at is null order by position, id",
        (plan_id,),
    ).fetchall()
    free = {row["id"]: row["text"] or "" for row in rows}
    kept = [_taken(free, line) for line in wanted]
    for place, line in enumerate(wanted):
        row_id = kept[place] or next(iter(free), None)
        if row_id is None:
            action.insert(table, {"plan": plan_id, "position": place, **values_of(line)})
            continue
        free.pop(row_id, None)
        action.update(table, row_id, {"position": place, **({} if kept[place] else values_of(line))})
    for row_id in free:
        action.trash(table, row_id)


def _taken(free: dict[str, str], line: str) -> str | None:
    """Take the first free row that says this already."""
    row_id = next((row_id for row_id, text in free.items() if text == line), None)
    if row_id is not None:
        del free[row_id]
    return row_id


_LISTS = {"bases": ("plan_basis", basis_values), "recipients": ("plan_recipient", _recipient)}
