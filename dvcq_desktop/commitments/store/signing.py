# SPDX-License-Identifier: MIT
"""Read and write where people stand in a campaign, and the signatures themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.codes import code_of
from dvcq_desktop.commitments.rules import MemberEntry, MemberState, check_state
from dvcq_desktop.commitments.store import texts
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.database.redirecting import standing_for
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.commitments.rules import CommitmentText
    from dvcq_desktop.database.actions import Action

MEMBERS, SIGNATURES = "campaign_member", "signature"


def member_id(campaign: str, person: str) -> str:
    """Return the key of the row that says where a person stands in a campaign."""
    return derived_id(MEMBERS, campaign, person)


def signature_id(campaign: str, person: str, text_hash: str) -> str:
    """Return the key of a signature: the same fact is the same row on every PC."""
    return derived_id("signature", campaign, person, text_hash)


def entries(connection: sqlite3.Connection, campaign: str) -> dict[str, MemberEntry]:
    """Return what was recorded in a campaign, by the key of the person."""
    rows = connection.execute(
        f"select * from {MEMBERS} where campaign = ? and deleted_at is null", (campaign,)
    ).fetchall()
    return {row["person"]: _entry(row) for row in rows}


def entries_of(connection: sqlite3.Connection, person: str) -> dict[str, MemberEntry]:
    """Return what was recorded of a person in all years, by the key of the campaign."""
    rows = connection.execute(
        f"select * from {MEMBERS} where person = ? and deleted_at is null", (person,)
    ).fetchall()
    return {row["campaign"]: _entry(row) for row in rows}


def mark_signed(action: Action, campaign: str, people: Iterable[str], day: date, text_id: str = "") -> int:
    """Record that people signed a text (by default the current one) on a day; return how many changed.

    A signature under the same words gets the day that is given. Raises UserError where the campaign has no
    text.
    """
    text = texts.text(action.connection, text_id) if text_id else None
    text = text or texts.current_text(action.connection, campaign)
    if text is None:
        raise UserError("Đợt ký chưa có nội dung cam kết: hãy soạn nội dung trước khi ghi đã ký.")
    signed = MemberEntry(MemberState.SIGNED, day, text.id)
    changed = 0
    for person in people:
        changed += _write(action, campaign, person, signed)
        _sign(action, campaign, person, text, day)
    return changed


def set_state(action: Action, campaign: str, people: Iterable[str], entry: MemberEntry) -> int:
    """Give people a state other than signed, with its reason; their signatures go into the trash.

    Return how many changed. Raises UserError where the reason is missing.
    """
    if entry.state is MemberState.SIGNED:
        raise ValueError("a signature needs its text: use mark_signed")
    check_state(entry)
    changed = 0
    for person in people:
        changed += _write(action, campaign, person, replace(entry, signed_on=None, text=None))
        for row in action.execute(
            f"select id from {SIGNATURES} where campaign = ? and person = ? and deleted_at is null",
            (campaign, person),
        ).fetchall():
            action.trash(SIGNATURES, row["id"])
    return changed


def settle_signatures(action: Action, person: str) -> None:
    """Let a person count as signed where a signature of theirs came from another record of them."""
    held = entries_of(action.connection, person)
    for row in action.execute(
        f"select * from {SIGNATURES} where person = ? and deleted_at is null order by signed_on", (person,)
    ).fetchall():
        entry = held.get(row["campaign"])
        if entry is None or entry.state is not MemberState.SIGNED:
            signed = MemberEntry(MemberState.SIGNED, day_of(row["signed_on"]), row["text"])
            _write(action, row["campaign"], person, signed)


def set_included(action: Action, campaign: str, people: Iterable[str], included: bool | None) -> None:
    """Count people, do not count them, or leave it to the campaign's rule (None)."""
    value = None if included is None else int(included)
    for person in people:
        _put(action, campaign, person, {"included": value})


def set_note(action: Action, campaign: str, person: str, note: str) -> None:
    """Write what she remarks of a person in a campaign."""
    _put(action, campaign, person, {"note": note or None})


def set_order(action: Action, campaign: str, people: Sequence[str]) -> None:
    """Give a campaign's list an order of its own."""
    for position, person in enumerate(people, start=1):
        _put(action, campaign, person, {"position": position})


def forms_by_code(connection: sqlite3.Connection) -> dict[str, tuple[str, str, str]]:
    """Return campaign, person and text of every form that can have been printed, by its code.

    What is in the trash is included: a paper knows nothing of it and may still come back. That of somebody
    who was recorded twice is the kept one's.
    """
    people = standing_for(connection, "person")
    return {
        code_of(text.campaign, person, text.hash): (text.campaign, kept, text.id)
        for text in texts.all_texts(connection)
        for person, kept in people.items()
    }


def _write(action: Action, campaign: str, person: str, entry: MemberEntry) -> bool:
    values = {
        "state": entry.state.value,
        "signed_on": stored_day(entry.signed_on),
        "text": entry.text,
        "reason": entry.reason or None,
        "since": stored_day(entry.since),
    }
    return _put(action, campaign, person, values)


def _put(action: Action, campaign: str, person: str, values: Mapping[str, object]) -> bool:
    key = member_id(campaign, person)
    row = action.execute(f"select * from {MEMBERS} where id = ?", (key,)).fetchone()
    if row is None or row["deleted_at"]:
        start = {"id": key, "campaign": campaign, "person": person, "state": MemberState.UNSIGNED.value}
        action.insert(MEMBERS, {**start, **values})
        return True
    action.update(MEMBERS, key, values)
    return any(row[name] != value for name, value in values.items())


def _sign(action: Action, campaign: str, person: str, text: CommitmentText, day: date) -> None:
    key = signature_id(campaign, person, text.hash)
    said = {"text": text.id, "signed_on": day.isoformat()}
    row = action.execute(f"select deleted_at from {SIGNATURES} where id = ?", (key,)).fetchone()
    if row is not None and row["deleted_at"] is None:
        action.update(SIGNATURES, key, said)
        return
    natural = {"id": key, "campaign": campaign, "person": person, "text_hash": text.hash}
    action.insert(SIGNATURES, {**natural, **said})


def _entry(row: sqlite3.Row) -> MemberEntry:
    return MemberEntry(
        state=MemberState(row["state"]),
        signed_on=day_of(row["signed_on"]),
        text=row["text"],
        reason=row["reason"] or "",
        included=None if row["included"] is None else bool(row["included"]),
        position=row["position"],
        note=row["note"] or "",
        since=day_of(row["since"]),
    )
