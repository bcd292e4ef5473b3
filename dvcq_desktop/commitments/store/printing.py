# SPDX-License-Identifier: MIT
"""Read everything that a paper of a campaign shows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.members import members
from dvcq_desktop.commitments.prints.request import CampaignRequest, PersonHistory, SheetRequest, Violated
from dvcq_desktop.commitments.store import campaigns, followups, signing, texts
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOption
from dvcq_desktop.office.store import directory
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.commitments.followups import Violation
    from dvcq_desktop.commitments.rules import Campaign
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.printing import PrintOrder
    from dvcq_desktop.office.rules import Person


def load_order(connection: sqlite3.Connection, order: PrintOrder) -> CampaignRequest:
    """Return what a paper shows as it was ordered; raise UserError where there is no such campaign."""
    campaign = ordered_campaign(connection, order)
    office = directory(connection)
    entries = signing.entries(connection, campaign.id)
    return CampaignRequest(
        campaign=campaign,
        as_of=order.as_of,
        directory=office,
        members=tuple(members(campaign, office.people, entries, order.as_of)),
        texts=tuple(texts.texts(connection, campaign.id)),
        unit=order.unit,
        people=order.people,
        sorting=order.sorting,
        copies=order.copies,
        only_unsigned=PrintOption.ONLY_UNSIGNED in order.options,
    )


def load_sheets(connection: sqlite3.Connection, order: PrintOrder) -> SheetRequest:
    """Return the people chosen, else those of the unit or of the campaign, with all that is known of them."""
    office = directory(connection)
    held = campaigns.campaigns(connection)
    if order.people:
        chosen = [person for person in office.people if person.id in order.people]
    else:
        request = load_order(connection, order)
        chosen = [member.person for member in request.in_order(request.counted)]
    if not chosen:
        raise UserError("Chưa có ai để in phiếu theo dõi: hãy chọn người, hoặc xem lại phạm vi của đợt ký.")
    return SheetRequest(
        as_of=order.as_of,
        directory=office,
        people=tuple(_history(connection, person, held, order) for person in chosen),
        in_charge=held[0].unit_in_charge if held else None,
    )


def ordered_campaign(connection: sqlite3.Connection, order: PrintOrder) -> Campaign:
    """Return the campaign that was ordered by its key or its name, else the newest (of the year, if any)."""
    held = campaigns.campaigns(connection)
    if order.record:
        wanted = fold(order.record)
        for found in held:
            if order.record == found.id or wanted == fold(found.name):
                return found
        names = "; ".join(f"“{found.name}” ({found.year})" for found in held)
        known = f" Các đợt: {names}." if names else ""
        raise UserError(f"Không có đợt ký cam kết nào tên “{order.record}”.{known}")
    of_year = [found for found in held if order.year in {0, found.year}]
    if not of_year:
        year = f"Năm {order.year} chưa" if order.year else "Chưa"
        raise UserError(f"{year} có đợt ký cam kết nào: hãy lập đợt ký rồi in.")
    return of_year[0]


def mark_printed(action: Action, text_id: str) -> None:
    """Record that forms with a text have left the program today."""
    today = datetime.fromisoformat(action.now).astimezone().date()
    texts.mark_printed(action, text_id, today)


def _history(
    connection: sqlite3.Connection, person: Person, held: list[Campaign], order: PrintOrder
) -> PersonHistory:
    entries = signing.entries_of(connection, person.id)
    signed = []
    for campaign in held:
        entry = entries.get(campaign.id)
        known = {person.id: entry} if entry else {}
        for member in members(campaign, [person], known, order.as_of):
            text = texts.text(connection, member.entry.text) if member.entry.text else None
            signed.append((campaign, member, text.version if text else 0))
    found = [
        _violated(connection, violation)
        for violation in followups.violations_of(connection, person.id)
        if violation.found_on is None or violation.found_on <= order.as_of
    ]
    return PersonHistory(person, tuple(signed), tuple(found))


def _violated(connection: sqlite3.Connection, violation: Violation) -> Violated:
    text = texts.text(connection, violation.text) if violation.text else None
    number = violation.promise or 0
    promise = text.promises[number - 1] if text and 0 < number <= len(text.promises) else ""
    return Violated(
        found_on=violation.found_on,
        finding=violation.finding,
        promise=f"{number}. {promise}" if promise else "",
        measure=violation.measure,
        document=violation.document,
    )
