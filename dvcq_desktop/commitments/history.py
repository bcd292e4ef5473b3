# SPDX-License-Identifier: MIT
"""The history of a record of this room in words: its actions, the latest first."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.merging import LABELS as OWN
from dvcq_desktop.database.labels import TRASH, HistoryLine
from dvcq_desktop.office.merging import LABELS as OFFICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dvcq_desktop.database.records import Change, HistoryEntry

_LABELS = OFFICE | OWN
# Said by where the history stands, or set by the program.
_SILENT = frozenset(
    {
        "campaign_member.campaign",
        "campaign_member.person",
        "campaign_unit.campaign",
        "commitment_text.campaign",
        "commitment_text.position",
        "duty_inspection.year",
        "signature.campaign",
        "signature.person",
        "signature.text",
        "signature.text_hash",
        "violation.year",
    }
)
_LONGEST = 160


def record_lines(entries: Iterable[HistoryEntry], name_of: Callable[[str], str]) -> list[HistoryLine]:
    """Write out what happened to the rows of one record; `name_of` turns a key into a name, or ""."""
    done: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for entry in entries:
        told = done[entry.at, entry.action, entry.pc]
        # A file kept with the record is a row of its own.
        kept = next((change for change in entry.changes if change.field == "attachment.content"), None)
        if entry.is_insert and kept is not None and isinstance(kept.new, tuple):
            told.append(f"Kèm tệp “{kept.new[0]}”")
            continue
        told += [_written(change, entry, name_of) for change in entry.changes if change.field not in _SILENT]
    return [
        HistoryLine(
            f"{datetime.fromisoformat(at).astimezone():%d/%m/%Y %H:%M} · {action} · {pc}",
            tuple(done[at, action, pc]),
        )
        for at, action, pc in sorted(done, reverse=True)
        if done[at, action, pc]
    ]


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
