# SPDX-License-Identifier: MIT
"""Who is proposed to sign a report: who the office says, else its chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.office.frame import COMMITTEE
from dvcq_desktop.office.rules import Signer, UnitKind

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.office.directory import Directory


def proposed_signer(look: Directory, day: date) -> Signer | None:
    """Return who signs for the office on a day, else the head of its leadership, None where there is none."""
    signer = look.signer(day)
    if signer is not None:
        return signer
    for unit in look.units_on(day):
        held = look.head(unit.id, day) if unit.kind is UnitKind.LEADERSHIP else None
        if held is not None:
            person, tenure = held
            return Signer("", person.full_name, tenure.position, (COMMITTEE,))
    return None
