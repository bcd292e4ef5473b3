# SPDX-License-Identifier: MIT
"""The history of a model in words: its actions, the latest first, with its steps and parts."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from dvcq_desktop.database.labels import TRASH, HistoryLine
from dvcq_desktop.nominations.merging import LABELS as OWN
from dvcq_desktop.nominations.terms import Stage
from dvcq_desktop.office.merging import LABELS as OFFICE
from dvcq_desktop.text.normal import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.database.records import Change, HistoryEntry

_LABELS = OFFICE | OWN
# Said by where the history stands, or set by the program.
_SILENT = frozenset(
    {
        "model_step.model",
        "model_step.stage",
        "model_milestone.content",
        "model_milestone.model",
        "model_milestone.position",
        "model_result.model",
        "model_result.name",
        "model_result.position",
        "model_replication.model",
    }
)
_PARTS = {"model_milestone.content": "Mốc", "model_result.name": "Kết quả"}
_LONGEST = 160


def model_lines(entries: Sequence[HistoryEntry], name_of: Callable[[str], str]) -> list[HistoryLine]:
    """Write out what happened to a model; entries of each of its rows stand together, the latest first."""
    done: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    what = ""
    for entry in reversed(entries):
        told = done[entry.at, entry.action, entry.pc]
        if entry.is_insert:
            what = _part(entry)
        # A file kept with the model is a row of its own.
        kept = next((change for change in entry.changes if change.field == "attachment.content"), None)
        if entry.is_insert and kept is not None and isinstance(kept.new, tuple):
            told.append(f"Kèm tệp “{kept.new[0]}”")
            continue
        if entry.is_insert and what:
            told.append(what)
        changes = (change for change in entry.changes if change.field not in _SILENT)
        lines = (_written(change, entry, name_of) for change in changes)
        told += [f"{what} · {line}" if what else line for line in lines if line]
    return [
        HistoryLine(
            f"{datetime.fromisoformat(at).astimezone():%d/%m/%Y %H:%M} · {action} · {pc}",
            tuple(done[at, action, pc]),
        )
        for at, action, pc in sorted(done, reverse=True)
        if done[at, action, pc]
    ]


def _part(entry: HistoryEntry) -> str:
    """Return which part of the model a row is, empty for the model itself."""
    said = {change.field: change.new for change in entry.changes}
    if "model_step.stage" in said:
        return f"Bước {Stage(str(said['model_step.stage'])).label}"
    for field, title in _PARTS.items():
        if field in said:
            return f"{title} “{_cut(str(said[field]))}”"
    return "Nơi nhân rộng" if "model_replication.place" in said else ""


def _written(change: Change, entry: HistoryEntry, name_of: Callable[[str], str]) -> str:
    if change.field.endswith(f".{TRASH}"):
        what = _LABELS.table(change.field.partition(".")[0])
        return f"{what}: {'bỏ vào thùng rác' if change.new else 'lấy lại từ thùng rác'}"
    label = _LABELS.field(change.field)
    new = _cut(_LABELS.value(change.field, change.new, name_of))
    if entry.is_insert:
        return "" if _is_blank(change.new) else f"{label}: {new}"
    return f"{label}: {_cut(_LABELS.value(change.field, change.old, name_of))} → {new}"


def _is_blank(value: object) -> bool:
    return not any(value) if isinstance(value, tuple) else value in (None, "")


def _cut(text: str) -> str:
    return shortened(text, _LONGEST)
