# SPDX-License-Identifier: MIT
"""The history of a task, a plan or a clause: its actions, the latest first, with what each changed."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from dvcq_desktop.database import labels
from dvcq_desktop.database.labels import TRASH
from dvcq_desktop.office import merging as office_merging
from dvcq_desktop.plan import merging as plan_merging
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dvcq_desktop.database.records import Change, HistoryEntry
    from dvcq_desktop.database.schema import FieldValue, Value
    from dvcq_desktop.plan.store.task_history import PartHistory

_LABELS = office_merging.LABELS | plan_merging.LABELS
# Set by the program; she never chose them.
_SILENT = frozenset(
    {
        "task.year",
        "plan_check.year",
        "plan_check.plan",
        "difficulty.year",
        "difficulty.plan",
        "task.position",
        "task_line.position",
        "task_line.own_plan_file",
        "task_source.position",
        "task_coordinator.position",
        "plan_basis.plan",
        "plan_basis.position",
        "plan_basis.kind",
        "plan_basis.number",
        "plan_basis.issued_on",
        "plan_basis.body",
        "plan_clause.plan",
        "plan_clause.position",
        "plan_clause.path",
        "plan_recipient.plan",
        "plan_recipient.position",
    }
)
# What a history is asked of; every other row is a part of it.
_OWN = frozenset({"task", "plan", "plan_clause"})
# Values that are one field, by their columns; the words of the date follow the date.
_PARTS = {
    "plan.issued": ("Số", "Ký hiệu", "Ngày", "", "Thẩm quyền ký", "Chức vụ người ký", "Người ký"),
}
# A task begins in the year's plan; that she gave it to another one is told.
_SILENT_AT_FIRST = frozenset({"task.plan"})
_LONGEST = 160
_BEFORE = 40
# A plan of 200 villages is taken in by one action; its lines are counted instead of listed.
_LISTED = 6


@dataclass(frozen=True)
class HistoryLine:
    """One action: when (in this PC's time), what it is called, on which PC, and what it changed."""

    at: datetime
    action: str
    pc: str
    changes: tuple[str, ...]


def history_lines(parts: Iterable[PartHistory], name_of: Callable[[str], str]) -> list[HistoryLine]:
    """Write out the histories of a record's rows; `name_of` turns the key of another record into a name."""
    done: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for part in parts:
        for entry in part.entries:
            done[entry.at, entry.action, entry.pc] += _written(part, entry, name_of)
    ordered = sorted(done, reverse=True)
    return [
        HistoryLine(datetime.fromisoformat(at).astimezone(), action, pc, _shortened(done[at, action, pc]))
        for at, action, pc in ordered
    ]


def record_lines(entries: Iterable[HistoryEntry], name_of: Callable[[str], str]) -> list[labels.HistoryLine]:
    """Write out what happened to the rows of one record of the plan room, the latest action first."""
    done: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for entry in entries:
        # A file kept with the record is a row of its own.
        kept = next((change for change in entry.changes if change.field == "attachment.content"), None)
        if entry.is_insert and kept is not None and isinstance(kept.new, tuple):
            done[entry.at, entry.action, entry.pc].append(f"Kèm tệp “{kept.new[0]}”")
            continue
        done[entry.at, entry.action, entry.pc] += [
            _change(change, entry, name_of) for change in entry.changes if change.field not in _SILENT
        ]
    return [
        labels.HistoryLine(
            f"{datetime.fromisoformat(at).astimezone():%d/%m/%Y %H:%M} · {action} · {pc}",
            _shortened(done[at, action, pc]),
        )
        for at, action, pc in sorted(done, reverse=True)
    ]


def _written(part: PartHistory, entry: HistoryEntry, name_of: Callable[[str], str]) -> list[str]:
    if part.table in _OWN:
        return [
            _change(change, entry, name_of)
            for change in entry.changes
            if change.field not in _SILENT and not (entry.is_insert and change.field in _SILENT_AT_FIRST)
        ]
    head = _head(part, name_of)
    if entry.is_insert:
        return [f"Thêm {in_sentence(head)}"]
    return [
        f"{head}: {_change(change, entry, name_of)}"
        for change in entry.changes
        if change.field not in _SILENT
    ]


def _head(part: PartHistory, name_of: Callable[[str], str]) -> str:
    name = name_of(part.name) or part.name
    with contextlib.suppress(ValueError):
        name = f"{date.fromisoformat(name):%d/%m/%Y}"
    label = _LABELS.table(part.table)
    return f"{label} ({name})" if name else label


def _change(change: Change, entry: HistoryEntry, name_of: Callable[[str], str]) -> str:
    if change.field.endswith(f".{TRASH}"):
        return "Bỏ vào thùng rác" if change.new else "Lấy lại từ thùng rác"
    if change.field == "task.previous" and isinstance(change.new, tuple):
        return "Chuyển tiếp từ năm trước" if change.new[1] else "Chép từ kế hoạch năm trước"
    names = _PARTS.get(change.field)
    if names and not entry.is_insert and isinstance(change.old, tuple) and isinstance(change.new, tuple):
        return _changed_parts(change.field, names, change.old, change.new, name_of)
    label = _LABELS.field(change.field)
    if entry.is_insert:
        return f"{label}: {_cut(_LABELS.value(change.field, change.new, name_of))}"
    before, after = _differing(change.old, change.new)
    old, new = (_LABELS.value(change.field, value, name_of) for value in (before, after))
    start = _same_start(old, new)
    return f"{label}: {_cut(old, start)} → {_cut(new, start)}"


def _differing(old: FieldValue, new: FieldValue) -> tuple[FieldValue, FieldValue]:
    """Leave out what stayed of columns that change together: a deadline that is still met once."""
    if not isinstance(old, tuple) or not isinstance(new, tuple) or len(old) != len(new):
        return old, new
    changed = [place for place, part in enumerate(new) if part != old[place]]
    return tuple(old[place] for place in changed), tuple(new[place] for place in changed)


def _changed_parts(
    field: str,
    names: Sequence[str],
    old: tuple[Value, ...],
    new: tuple[Value, ...],
    name_of: Callable[[str], str],
) -> str:
    """Write out only what changed of values that are kept as one; what has no name goes with another."""
    said = [
        f"{name}: {_LABELS.value(field, before, name_of)} → {_LABELS.value(field, after, name_of)}"
        for name, before, after in zip(names, old, new, strict=True)
        if name and before != after
    ]
    return "; ".join(said) or _LABELS.field(field)


def _same_start(old: str, new: str) -> int:
    """Return from which place on two long texts are shown: some words before they part."""
    if max(len(old), len(new)) <= _LONGEST:
        return 0
    same = next((place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
    parted = min(len(old), len(new)) if same is None else same
    return new.rfind(" ", 0, max(parted - _BEFORE, 0)) + 1


def _cut(text: str, start: int = 0) -> str:
    shown = text[start : start + _LONGEST].rstrip()
    return f"{'…' if start else ''}{shown}{'…' if len(text) > start + _LONGEST else ''}"


def _shortened(changes: list[str]) -> tuple[str, ...]:
    if len(changes) <= _LISTED + 1:
        return tuple(changes)
    return (*changes[:_LISTED], f"và {len(changes) - _LISTED} thay đổi khác")
