# SPDX-License-Identifier: MIT
"""Read everything that a paper of a campaign shows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.members import members
from dvcq_desktop.commitments.prints.request import (
    CampaignRequest,
    CommitmentYear,
    PersonHistory,
    SheetRequest,
    UnitViolation,
    Violated,
    YearRequest,
)
from dvcq_desktop.commitments.store import campaigns, followups, signing, texts
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOption
from dvcq_desktop.office.store import directory
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.commitments.followups import Violation
    from dvcq_desktop.commitments.rules import Campaign
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory
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


def load_year(connection: sqlite3.Connection, order: PrintOrder) -> YearRequest:
    """Return what was promised, signed, inspected and broken in the year ordered and in those before it."""
    wanted = order.year or order.as_of.year
    office = directory(connection)
    held = campaigns.campaigns(connection)
    known = {*(each.year for each in held), *followups.followed_years(connection)}
    years = [wanted, *sorted((year for year in known if year < wanted), reverse=True)]
    in_charge = next((each.unit_in_charge for each in held if each.year == wanted), None)
    return YearRequest(
        as_of=order.as_of,
        directory=office,
        years=tuple(_year(connection, office, held, year, order.as_of) for year in years),
        in_charge=in_charge,
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


def _year(
    connection: sqlite3.Connection, office: Directory, held: list[Campaign], year: int, as_of: date
) -> CommitmentYear:
    signed = []
    for campaign in reversed([each for each in held if each.year == year]):
        entries = signing.entries(connection, campaign.id)
        signed.append((campaign, tuple(members(campaign, office.people, entries, as_of))))
    inspected = [each for each in followups.inspections(connection, year) if _by(each.inspected_on, as_of)]
    broken = [each for each in followups.violations(connection, year) if _by(each.found_on, as_of)]
    return CommitmentYear(
        year,
        tuple(signed),
        tuple(reversed(inspected)),
        tuple(
            UnitViolation(_unit_of(office, each, as_of), _violated(connection, each))
            for each in reversed(broken)
        ),
    )


def _unit_of(office: Directory, violation: Violation, as_of: date) -> str | None:
    """Return the unit in which a person worked when something was found."""
    person = office.people_by_id.get(violation.person or "")
    tenure = person.tenure_on(violation.found_on or as_of) if person else None
    return tenure.unit if tenure else None


def _by(day: date | None, as_of: date) -> bool:
    return day is None or day <= as_of


def _history(
    connection: sqlite3.Connection, person: Person, held: list[Campaign], order: PrintOrder
) -> PersonHistory:
    entries = signing.entries_of(connection, person.id)
    signed = []
    for campaign in held:
        entry = entries.get(campaign.id)
        if entry is None and not _by(campaign.starts_on, order.as_of):
            # Next year's campaign is drafted before the year is over; nobody owes a signature yet.
            continue
        known = {person.id: entry} if entry else {}
        for member in members(campaign, [person], known, order.as_of):
            text = texts.text(connection, member.entry.text) if member.entry.text else None
            signed.append((campaign, member, text.version if text else 0))
    found = [
        _violated(connection, violation)
        for violation in followups.violations_of(connection, person.id)
        if _by(violation.found_on, order.as_of)
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
