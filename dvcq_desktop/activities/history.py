# SPDX-License-Identifier: MIT
"""The history of a record of this room in words: its actions, the latest first, with its counts and lines."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from dvcq_desktop.activities.merging import LABELS as OWN
from dvcq_desktop.database.labels import TRASH, HistoryLine
from dvcq_desktop.office.merging import LABELS as OFFICE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.database.records import Change, HistoryEntry

_LABELS = OFFICE | OWN
# Said by where the history stands, or set by the program.
_SILENT = frozenset(
    {
        "activity_count.activity",
        "activity_task.activity",
        "briefing.year",
        "briefing.position",
        "briefing_line.briefing",
        "activity_count.measure",
        "activity_task.task",
        "briefing_line.unit",
        "kind_measure.measure",
        "kind_measure.kind",
        "activity.year",
        "opinion.year",
        "opinion.position",
    }
)
# What tells one row of a record from another of its table: the measure, the unit.
_NAMING = ("activity_count.measure", "activity_task.task", "briefing_line.unit", "kind_measure.measure")
_LONGEST = 160


def record_lines(entries: Sequence[HistoryEntry], name_of: Callable[[str], str]) -> list[HistoryLine]:
    """Write out what happened to the rows of one record; `name_of` turns a key into a name, or "".

    The entries of each row stand together, the latest first.
    """
    done: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    part = ""
    for entry in reversed(entries):
        told = done[entry.at, entry.action, entry.pc]
        if entry.is_insert:
            part = _part(entry, name_of)
        # A file kept with the record is a row of its own.
        kept = next((change for change in entry.changes if change.field == "attachment.content"), None)
        if entry.is_insert and kept is not None and isinstance(kept.new, tuple):
            told.append(f"Kèm tệp “{kept.new[0]}”")
            continue
        for change in entry.changes:
            if change.field not in _SILENT:
                line = _written(change, entry, name_of)
                told.append(f"{part}: {line}" if part else line)
        if part and entry.is_insert and all(change.field in _SILENT for change in entry.changes):
            told.append(part)
    return [
        HistoryLine(
            f"{datetime.fromisoformat(at).astimezone():%d/%m/%Y %H:%M} · {action} · {pc}",
            tuple(done[at, action, pc]),
        )
        for at, action, pc in sorted(done, reverse=True)
        if done[at, action, pc]
    ]


def _part(entry: HistoryEntry, name_of: Callable[[str], str]) -> str:
    """Return which count, task or unit a row is of, empty for the record itself."""
    for change in entry.changes:
        if change.field in _NAMING:
            return _cut(_LABELS.value(change.field, change.new, name_of))
    return ""


def _written(change: Change, entry: HistoryEntry, name_of: Callable[[str], str]) -> str:
    if change.field.endswith(f".{TRASH}"):
        what = _LABELS.table(change.field.partition(".")[0])
        return f"{what}: {'bỏ vào thùng rác' if change.new else 'lấy lại từ thùng rác'}"
    label = _LABELS.field(change.field)
    new = _cut(_LABELS.value(change.field, change.new, name_of))
    if entry.is_insert:
        return f"{label}: {new}"
    return f"{label}: {_cut(_LABELS.value(change.field, change.old, name_of))} → {new}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
