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


def figures_from(draft: Report, others: Sequence[Report]) -> Report | None:
    """Return the report whose frozen figures a draft has, None where it counts the records as they are.

    It is the first one frozen of the same days.
    """
    days = (draft.period, draft.starts_on, draft.ends_on)
    same = [
        each
        for each in others
        if each.is_frozen and each.id != draft.id and (each.period, each.starts_on, each.ends_on) == days
    ]
    return min(same, key=lambda each: each.frozen_at, default=None)


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
