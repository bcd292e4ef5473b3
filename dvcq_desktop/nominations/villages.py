# SPDX-License-Identifier: MIT
"""Which thôn registered a model in a year, and which did not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.terms import End
from dvcq_desktop.office.rules import UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.nominations.rules import Model
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.rules import Unit


class Villages(NamedTuple):
    """The thôn of a year, in the office's order."""

    registered: tuple[Unit, ...] = ()
    missing: tuple[Unit, ...] = ()

    @property
    def total(self) -> int:
        """Return how many thôn there are."""
        return len(self.registered) + len(self.missing)

    @property
    def sentence(self) -> str:
        """Return "12/15 thôn đã đăng ký", empty where the office has no thôn."""
        return f"{len(self.registered)}/{self.total} thôn đã đăng ký" if self.total else ""


def villages_of(models: Iterable[Model], look: Directory, year: int, today: date) -> Villages:
    """Tell the thôn that registered in a year from the others; a model that was withdrawn counts no more.

    The thôn are those of today, of a year gone by those of its last day; what a thôn registered that became
    part of another counts for that one.
    """
    day = min(today, date(year, 12, 31))
    held = {
        look.heir(model.unit, day)
        for model in models
        if model.year == year and model.unit and model.ended is not End.WITHDRAWN
    }
    here = [unit for unit in look.units_on(day) if unit.kind is UnitKind.VILLAGE]
    return Villages(
        tuple(unit for unit in here if unit.id in held), tuple(unit for unit in here if unit.id not in held)
    )
