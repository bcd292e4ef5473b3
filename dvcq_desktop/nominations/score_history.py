# SPDX-License-Identifier: MIT
"""What happened to one score, in words: who changes a score later must find it here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dvcq_desktop.text.points import points_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.records import HistoryEntry

_GIVEN = "model_score.given"


def score_lines(entries: Sequence[HistoryEntry]) -> list[str]:
    """Return a line for each change of points or remark, the latest first."""
    lines = []
    for entry in entries:
        for change in entry.changes:
            if change.field == _GIVEN and (said := _said(change.old, change.new)):
                at = f"{datetime.fromisoformat(entry.at).astimezone():%d/%m/%Y %H:%M}"
                lines.append(f"{at} · {said} · {entry.pc}")
    return lines


def _said(old: object, new: object) -> str:
    before, after = _parts(old), _parts(new)
    said = []
    if before[0] != after[0]:
        points = points_text(after[0]) or "xóa điểm"
        said.append(f"{points} (trước là {points_text(before[0])})" if before[0] is not None else points)
    if before[1] != after[1]:
        said.append(f"nhận xét “{after[1]}”" if after[1] else "xóa nhận xét")
    return ", ".join(said)


def _parts(value: object) -> tuple[int | None, str]:
    points, remark = value if isinstance(value, tuple) else (None, None)
    return (points if isinstance(points, int) else None, str(remark or ""))
