# SPDX-License-Identifier: MIT
"""The one frozen set of figures of a period: whoever is told of the period is told the same. No I/O."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.reports.rules import Changed, content_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.reports.rules import Content, Report, Row

_NONE_THEN, _NONE_NOW = "không có", "không còn"


def replacing(reports: Sequence[Report]) -> dict[str, Report]:
    """Return by the key of each report that another one has replaced for good the one that did last."""
    frozen = sorted((each for each in reports if each.is_frozen), key=_frozen_when)
    return {each.replaces: each for each in frozen if each.replaces}


def telling(reports: Sequence[Report]) -> Report | None:
    """Return of the reports of some days the one whose frozen figures all have, None where none is frozen.

    It is the one that mended the figures last, else the first one frozen.
    """
    frozen = [each for each in reports if each.is_frozen]
    mending = [each for each in frozen if each.replaces]
    return max(mending, key=_frozen_when) if mending else min(frozen, key=_frozen_when, default=None)


def figures_from(draft: Report, others: Sequence[Report]) -> Report | None:
    """Return the report whose frozen figures a draft has, None where it counts the records as they are.

    A draft that mends counts the records, but for a report that other figures than the mended ones were
    frozen in.
    """
    same = _frozen_of_same_days(draft, others)
    held = telling(same)
    if held is None or not draft.replaces:
        return held
    old = next((each for each in same if each.id == draft.replaces), held)
    return held if _frozen_texts(old) != _frozen_texts(held) else None


def left_behind(draft: Report, rows: Sequence[Row], others: Sequence[Report]) -> list[Report]:
    """Return the frozen reports of these days that say other figures than a draft that mends is to say."""
    replaced = replacing(others)
    return [
        each
        for each in _frozen_of_same_days(draft, others)
        if draft.replaces
        and each.id != draft.replaces
        and each.id not in replaced
        and _frozen_texts(each) != _texts(rows)
    ]


def one_set(said: Content, first: Report | None) -> Content:
    """Return what a draft says with the frozen figures of its period, where there are any."""
    if first is None:
        return said
    kept = content_from(first.figures)
    changed = tuple(_changed(kept.rows, said.rows))
    return replace(said, rows=kept.rows, pictures=kept.pictures, figures_of=first.called, changed=changed)


def _changed(then: Sequence[Row], now: Sequence[Row]) -> Iterator[Changed]:
    counted = {row.id: row.figure.text for row in now}
    for row in then:
        text = counted.pop(row.id, _NONE_NOW)
        if text != row.figure.text:
            yield Changed(row.id, row.name, row.figure.text, text)
    for row in now:
        if row.id in counted:
            yield Changed(row.id, row.name, _NONE_THEN, row.figure.text)


def _frozen_of_same_days(draft: Report, others: Sequence[Report]) -> list[Report]:
    days = (draft.period, draft.starts_on, draft.ends_on)
    return [
        each
        for each in others
        if each.is_frozen and each.id != draft.id and (each.period, each.starts_on, each.ends_on) == days
    ]


def _frozen_when(report: Report) -> tuple[str, str]:
    return report.frozen_at, report.id


def _frozen_texts(report: Report) -> dict[str, str]:
    return _texts(content_from(report.figures).rows)


def _texts(rows: Sequence[Row]) -> dict[str, str]:
    return {row.id: row.figure.text for row in rows}
