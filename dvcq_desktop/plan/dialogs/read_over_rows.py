# SPDX-License-Identifier: MIT
"""How the changes of a later text read as rows of a table, and as two texts side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from dvcq_desktop.plan.comparing import ClauseChange, Kind
from dvcq_desktop.plan.dialogs.tick_table import TickRow
from dvcq_desktop.plan.head_changes import HeadChange
from dvcq_desktop.plan.task_changes import TaskChange, TaskKind
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.text.wording import Marks, marks
from dvcq_desktop.widgets.columns import Chip
from dvcq_desktop.widgets.marked import marked_new, marked_old
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dvcq_desktop.plan.read_over import ReadOver
    from dvcq_desktop.plan.rules import Clause

_TONES = {
    Kind.NEW: Tone.DONE,
    Kind.CHANGED: Tone.SOON,
    Kind.MOVED: Tone.ACCENT,
    Kind.DROPPED: Tone.OVERDUE,
    Kind.SAME: Tone.NEUTRAL,
}
_TASK_TONES = {
    TaskKind.NEW: Tone.DONE,
    TaskKind.REWORDED: Tone.SOON,
    TaskKind.JOINED: Tone.ACCENT,
    TaskKind.GONE: Tone.OVERDUE,
}
_BEFORE = 30
_MOST_MARKED = 0.7


@dataclass(frozen=True)
class Sides:
    """Two texts side by side as HTML, and what is to be said above them."""

    old: str = ""
    new: str = ""
    remark: str = ""


def change_rows(seen: ReadOver, cited: Mapping[str, Iterable[str]], *, whole: bool) -> Iterator[TickRow]:
    """Give a row for each change of the head and of the clauses; `cited` are titles of tasks by clause."""
    for part in seen.head:
        old, new = tidy(part.old), tidy(part.new)
        words = f"{old} → {new}" if old and new and len(old) + len(new) < _SHORT else new or old
        yield TickRow(
            part.key,
            part.field.label,
            Chip(part.kind.label, _TONES[part.kind]),
            (words, ""),
            seen.takes(part.key),
        )
    chains = _chains(seen)
    for change in seen.clauses:
        if change.kind is Kind.SAME and not whole:
            continue
        titles = "; ".join(_cited(change.old, seen, cited)) if change.old else ""
        taken = None if change.kind is Kind.SAME else seen.takes(change.key)
        yield TickRow(change.key, _place(change, chains), _chip(change), (_words(change), titles), taken)


def task_rows(seen: ReadOver) -> Iterator[TickRow]:
    """Give a row for each thing that is proposed for a task."""
    for change in seen.tasks:
        idle = not seen.concerns(change)
        title = change.task.title if change.task else change.title
        taken = None if change.kind is TaskKind.GONE else change.accepted and not idle
        chip = Chip(change.kind.label, _TASK_TONES[change.kind])
        yield TickRow(change.key, title, chip, (_to_do(change, idle=idle),), taken, idle=idle)


def sides_of_change(change: ClauseChange | HeadChange) -> Sides:
    """Return both wordings of a clause or a part of the head."""
    if isinstance(change, HeadChange):
        found = change.marks
        return Sides(marked_old(change.old, found.old), marked_new(change.new, found.new))
    remark = "Chỉ đổi số mục hoặc chỗ đứng, lời giữ nguyên." if change.kind is Kind.MOVED else ""
    return Sides(
        _clause(change.old, change.title, change.text, old=True),
        _clause(change.new, change.title, change.text, old=False),
        remark,
    )


def sides_of_task(change: TaskChange) -> Sides:
    """Return both wordings of a task."""
    if change.kind is TaskKind.GONE:
        assert change.task is not None
        return Sides(_task(change.task.title, change.task.content), "", _gone(change))
    if change.task is None:
        return Sides("", _new_task(change), "")
    after = change.applied_to(change.task)
    title = _calm(change.task.title, after.title)
    content = _calm(change.task.content, after.content)
    edited = "Lời của nhiệm vụ đã được sửa riêng; chỉ thay khi đánh dấu." if change.edited else ""
    return Sides(
        f"<p><b>{marked_old(change.task.title, title.old)}</b></p>"
        f"<p>{marked_old(change.task.content, content.old)}</p>",
        f"<p><b>{marked_new(after.title, title.new)}</b></p><p>{marked_new(after.content, content.new)}</p>",
        " ".join(part for part in (edited, change.remark) if part),
    )


_SHORT = 140


def _chains(seen: ReadOver) -> dict[str, str]:
    """Return how each clause is spoken of: by its path, or as a point of what it stands under."""
    found: dict[str, str] = {}
    count: Counter[str | None] = Counter()
    listed = [*seen.plan.clauses, *(change.new for change in seen.clauses if change.new)]
    for clause in listed:
        above = found.get(clause.parent or "", "")
        count[clause.parent] += not clause.path
        point = f"ý {count[clause.parent]}"
        found[clause.id] = clause.path or (f"{above}, {point}" if above else point)
    return found


def _cited(clause: Clause, seen: ReadOver, cited: Mapping[str, Iterable[str]]) -> Iterable[str]:
    """Return the titles of the tasks that cite a clause; a bullet is cited by what it stands under."""
    by_id = {each.id: each for each in seen.plan.clauses}
    held: Clause | None = clause
    while held is not None and not held.path and held.id not in cited:
        held = by_id.get(held.parent or "")
    return cited.get(held.id, ()) if held else ()


def _place(change: ClauseChange, chains: Mapping[str, str]) -> str:
    old = chains[change.old.id] if change.old else ""
    new = chains[change.new.id] if change.new else ""
    numbered = change.old and change.new and (change.old.path or change.new.path or change.moved)
    return f"{old} → {new}" if numbered and old != new else new or old


def _chip(change: ClauseChange) -> Chip:
    also = change.moved and change.kind is Kind.CHANGED
    return Chip(f"{change.kind.label}, chuyển" if also else change.kind.label, _TONES[change.kind])


def _words(change: ClauseChange) -> str:
    """Return a clause in one line; of a reworded one the words about the first difference."""
    clause = change.new or change.old
    assert clause is not None
    start = change.text.new[0][0] if change.kind is Kind.CHANGED and change.text.new else 0
    text = tidy(clause.text[max(start - _BEFORE, 0) :])
    if start > _BEFORE:
        return f"{clause.title}: …{text}" if clause.title else f"…{text}"
    return ": ".join(part for part in (clause.title, text) if part)


def _to_do(change: TaskChange, *, idle: bool) -> str:
    if idle:
        return "Không đổi, vì mục này không được nhận"
    match change.kind:
        case TaskKind.GONE:
            return change.fate.label
        case TaskKind.NEW:
            return "Thêm nhiệm vụ" if change.accepted else "Không thêm"
        case TaskKind.JOINED:
            return "Gắn thêm mục của bản mới" if change.accepted else "Không gắn thêm"
    kept = "Giữ lời đã sửa" if change.edited else "Giữ lời cũ"
    return "Lấy lời của bản mới" if change.accepted else kept


def _calm(old: str, new: str) -> Marks:
    """Return what differs; of two wordings that have little in common everything."""
    found = marks(old, new)
    marked = sum(end - start for start, end in (*found.old, *found.new))
    if marked < _MOST_MARKED * (len(old) + len(new)):
        return found
    return Marks(((0, len(old)),) if old else (), ((0, len(new)),) if new else ())


def _gone(change: TaskChange) -> str:
    assert change.task is not None
    if not change.task.state.state.is_open:
        return f"Mục của nhiệm vụ không còn; nhiệm vụ đã ghi “{change.task.state.state.label}”."
    return "Mục của nhiệm vụ không còn trong bản mới; hãy chọn việc sẽ làm:"


def _clause(clause: Clause | None, title: Marks, text: Marks, *, old: bool) -> str:
    if clause is None:
        return ""
    label = f"{escape(clause.path or clause.label)} " if clause.path or clause.label else ""
    mark, places = (marked_old, (title.old, text.old)) if old else (marked_new, (title.new, text.new))
    return f"<p><b>{label}{mark(clause.title, places[0])}</b></p><p>{mark(clause.text, places[1])}</p>"


def _task(title: str, content: str) -> str:
    return f"<p><b>{escape(title)}</b></p><p>{escape(content)}</p>".replace("\n", "<br>")


def _new_task(change: TaskChange) -> str:
    part = change.proposal
    assert part is not None
    facts = (
        ("Căn cứ", ", ".join(part.clauses)),
        ("Chủ trì", part.lead),
        ("Từng đơn vị thực hiện", "; ".join(part.units)),
        ("Phối hợp", "; ".join(part.coordinating)),
        ("Thời hạn", part.schedule.label or part.deadline_text),
        ("Sản phẩm", part.product),
    )
    told = "<br>".join(f"{name}: {escape(value)}" for name, value in facts if value)
    return f"{_task(part.title, part.content)}<p>{told}</p>"
