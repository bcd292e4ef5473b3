# SPDX-License-Identifier: MIT
"""Who leaves signs no more: the office's own part in handing work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.office import store
from dvcq_desktop.office.turnover import Holding, Turnover
from dvcq_desktop.text.wording import same_words

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.database.actions import Action

ROOM = "Cơ quan"


def of_person(connection: Any, person: str) -> list[Holding]:
    """Return what a person still signs; a signer and a person are one by their whole name."""
    found = next((one for one in store.people(connection) if one.id == person), None)
    if found is None:
        return []
    return [
        Holding(ROOM, signer.id, "Người ký (sẽ thôi ký)", signer.title, person, signer.unit)
        for signer in store.signers(connection)
        # Not folded: Tuấn and Tuân are two people.
        if signer.ends_on is None and same_words(signer.name.lower(), found.full_name.lower())
    ]


def hand_on(action: Action, holding: Holding, _taker: str | None, last_day: date) -> None:
    """End the signing on the last day; who signs next is a decision of its own."""
    for signer in store.signers(action.connection):
        if signer.id == holding.key and (signer.starts_on is None or signer.starts_on <= last_day):
            store.save_signer(action, signer._replace(ends_on=last_day))


def of_unit(_connection: Any, _unit: str) -> list[Holding]:
    """Return nothing: who signs for a unit is a person."""
    return []


def pass_on(action: Action, holding: Holding, successor: str | None, last_day: date) -> None:
    """Do nothing: there is nothing of a unit here."""


TURNOVER = Turnover(ROOM, of_person, hand_on, of_unit, pass_on)
