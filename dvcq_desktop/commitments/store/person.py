# SPDX-License-Identifier: MIT
"""Read what is kept of one person: scanned pages, signatures, all campaigns, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.followups import Violation
from dvcq_desktop.commitments.rules import MemberEntry
from dvcq_desktop.commitments.scanned import Presence
from dvcq_desktop.commitments.store import followups, signing
from dvcq_desktop.database.attachments import MissingAttachmentError, read_blob
from dvcq_desktop.text.dates import day_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


@dataclass(frozen=True)
class KeptPage:
    """A scanned page of a person: the key of its image, which page, when it was scanned.

    `presence` is what she decided of the signature, else what the program saw; `is_decided` tells which.
    """

    id: str
    image: str
    page: int | None
    pages: int | None
    scanned_at: str
    source: str
    presence: Presence | None = None
    is_decided: bool = False

    @property
    def seen(self) -> str:
        """Return what is known of the signature, with a question mark while she has not confirmed it."""
        if self.presence is None:
            return ""
        return self.presence.label if self.is_decided else f"{self.presence.label}?"

    @property
    def scanned_on(self) -> str:
        """Return the day of scanning as it is read."""
        day = day_of(self.scanned_at[:10]) if self.scanned_at else None
        return f"quét ngày {day:%d/%m/%Y}" if day else ""


@dataclass(frozen=True)
class SignedText:
    """A signature: which version of which campaign's text, and when."""

    campaign: str
    text: str
    version: int
    signed_on: str


@dataclass(frozen=True)
class PersonReading:
    """What is kept of one person: pages and signatures of a campaign, and where they stand in all of them."""

    person: str
    pages: tuple[KeptPage, ...] = ()
    signatures: tuple[SignedText, ...] = ()
    entries: Mapping[str, MemberEntry] = field(default_factory=dict)
    violations: tuple[Violation, ...] = ()


def read_person(connection: sqlite3.Connection, person: str, campaign: str) -> PersonReading:
    """Return what is kept of a person, of one campaign where it is of one."""
    rows = connection.execute(
        "select * from scan_page where campaign = ? and person = ? and state = 'filed'"
        " and deleted_at is null order by page, scanned_at desc, id desc",
        (campaign, person),
    )
    pages = tuple(
        KeptPage(
            row["id"],
            row["image"],
            row["page"],
            row["pages"],
            row["scanned_at"] or "",
            row["source_name"] or "",
            Presence(seen) if (seen := row["decided"] or row["presence"]) else None,
            row["decided"] is not None,
        )
        for row in rows.fetchall()
    )
    rows = connection.execute(
        "select signature.*, text.position version from signature"
        " left join commitment_text text on text.id = signature.text"
        " where signature.person = ? and signature.deleted_at is null"
        " order by signature.signed_on, signature.id",
        (person,),
    )
    signed = tuple(
        SignedText(row["campaign"], row["text"], row["version"] or 1, row["signed_on"] or "")
        for row in rows.fetchall()
    )
    entries = signing.entries_of(connection, person)
    return PersonReading(person, pages, signed, entries, tuple(followups.violations_of(connection, person)))


def read_images(connection: sqlite3.Connection, images: Iterable[str]) -> dict[str, bytes]:
    """Return the pictures that are still kept, by their keys."""
    found = {}
    for image in images:
        try:
            found[image] = read_blob(connection, image)
        except MissingAttachmentError:
            continue
    return found
