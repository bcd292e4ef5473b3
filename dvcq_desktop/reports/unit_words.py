# SPDX-License-Identifier: MIT
"""What units returned of their tasks in words: of the period itself, or of the shorter ones in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.reports.telling import Said, bare, ended, told_once
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.reports.periods import Period


class UnitWords(NamedTuple):
    """What a unit says of a task in its return of a period; the key of the return, the unit, the words."""

    unit_return: str
    unit: str
    words: str
    period: Period


def counting(returned: Sequence[UnitWords]) -> list[UnitWords]:
    """Return what counts of what was returned of one task, unit by unit, the earlier periods first.

    A unit that tells of a longer period has told of the shorter ones in it, as its figures do.
    """
    own = [
        each
        for each in returned
        if not any(
            each.unit == other.unit and each.period != other.period and each.period.is_within(other.period)
            for other in returned
        )
    ]
    units = list(dict.fromkeys(each.unit for each in own))
    return sorted(own, key=lambda each: (units.index(each.unit), each.period.span.start))


def said_by_units(period: Period, returned: Sequence[UnitWords], directory: Directory) -> list[Said]:
    """Return a sentence of each unit; what is of a part of the period names that; the same is said once."""
    by_unit: dict[str, list[UnitWords]] = {}
    for each in counting(returned):
        by_unit.setdefault(each.unit, []).append(each)
    return [_said(period, told, directory.unit_called(unit)) for unit, told in by_unit.items()]


def _said(period: Period, told: Sequence[UnitWords], name: str) -> Said:
    periods = {each.unit_return: each.period for each in told}
    kept = told_once(Said(ended(each.words), (("unit_return", each.unit_return),)) for each in told)
    words = []
    for each in kept:
        parts = [periods[key] for _table, key in each.sources]
        apart = sorted((part for part in parts if part != period), key=lambda part: part.span.start)
        words.append(f"{bare(each.text)} ({_named(apart)})." if apart else each.text)
    sources = tuple(dict.fromkeys(source for each in kept for source in each.sources))
    return Said(f"{name}: {' '.join(words)}", sources)


def _named(periods: Sequence[Period]) -> str:
    """Return periods as they stand in brackets: "tháng 3, tháng 4", "quý I"."""
    return ", ".join(in_sentence(each.short) for each in periods)
