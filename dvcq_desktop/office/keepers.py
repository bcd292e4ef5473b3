# SPDX-License-Identifier: MIT
"""Which unit signs papers for the office where none is recorded as in charge yet. No I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.rules import Unit

# Mass mobilisation in a commune is the work of the division of culture and society.
_USUAL = ("van hoa", "xa hoi")


def lacks_keeper(office: Directory, day: date) -> bool:
    """Tell whether the office has an entry for a day with no unit in charge, and units to choose from."""
    return (
        office.profile(day) is not None and office.unit_in_charge(day) is None and bool(office.units_on(day))
    )


def proposed_keeper(office: Directory, day: date) -> Unit | None:
    """Return the unit that is likely in charge: the division of culture and society, or the only division."""
    divisions = [unit for unit in office.units_on(day) if unit.kind is UnitKind.DIVISION]
    usual = [unit for unit in divisions if all(word in fold(unit.name) for word in _USUAL)]
    found = usual or divisions
    return found[0] if len(found) == 1 else None
