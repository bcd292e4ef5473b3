# SPDX-License-Identifier: MIT
"""The history of a record of any room in words: its actions, the latest first, each with what it changed."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.labels import TRASH, HistoryLine
from dvcq_desktop.text.normal import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from dvcq_desktop.database.labels import Labels
    from dvcq_desktop.database.records import Change, HistoryEntry

_LONGEST = 160


class Told(NamedTuple):
    """Say how a room tells its histories.

    `silent` are the fields that the place of a history says already or the program sets by itself; `naming`
    those that tell one row of a record from another, as the measure of a count.
    """

    labels: Labels
    silent: Collection[str]
    naming: Collection[str] = ()


def record_lines(
    entries: Sequence[HistoryEntry], name_of: Callable[[str], str], how: Told
) -> list[HistoryLine]:
    """Write out what happened to the rows of one record; `name_of` turns a key into a name, or "".

    The entries of each row stand together, the latest first.
    """
    done: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    part = ""
    for entry in reversed(entries):
        told = done[entry.at, entry.action, entry.pc]
        if entry.is_insert:
            part = _part(entry, name_of, how)
        # A file kept with the record is a row of its own.
        kept = next((change for change in entry.changes if change.field == "attachment.content"), None)
        if entry.is_insert and kept is not None and isinstance(kept.new, tuple):
            told.append(f"Kèm tệp “{kept.new[0]}”")
            continue
        lines = [_written(change, entry, name_of, how) for change in _told(entry, how)]
        told += [f"{part}: {line}" if part else line for line in lines]
        if part and entry.is_insert and not lines:
            told.append(part)
    return [
        HistoryLine(
            f"{datetime.fromisoformat(at).astimezone():%d/%m/%Y %H:%M} · {action} · {pc}",
            tuple(done[at, action, pc]),
        )
        for at, action, pc in sorted(done, reverse=True)
        if done[at, action, pc]
    ]


def _told(entry: HistoryEntry, how: Told) -> list[Change]:
    return [change for change in entry.changes if change.field not in how.silent]


def _part(entry: HistoryEntry, name_of: Callable[[str], str], how: Told) -> str:
    """Return which of its record's rows an entry made, empty for the record itself."""
    for change in entry.changes:
        if change.field in how.naming:
            return _cut(how.labels.value(change.field, change.new, name_of))
    return ""


def _written(change: Change, entry: HistoryEntry, name_of: Callable[[str], str], how: Told) -> str:
    labels = how.labels
    if change.field.endswith(f".{TRASH}"):
        what = labels.table(change.field.partition(".")[0])
        return f"{what}: {'bỏ vào thùng rác' if change.new else 'lấy lại từ thùng rác'}"
    label = labels.field(change.field)
    new = _cut(labels.value(change.field, change.new, name_of))
    if entry.is_insert:
        return f"{label}: {new}"
    return f"{label}: {_cut(labels.value(change.field, change.old, name_of))} → {new}"


def _cut(text: str) -> str:
    return shortened(text, _LONGEST)
