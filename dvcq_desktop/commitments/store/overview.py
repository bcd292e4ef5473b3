# SPDX-License-Identifier: MIT
"""All campaigns at once: read with who signed, begun with their words, thrown away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.rules import Campaign, CommitmentText, MemberEntry
from dvcq_desktop.commitments.store import campaigns, signing, texts
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.actions import Action


@dataclass(frozen=True)
class Overview:
    """The campaigns, the newest first; by their keys what is recorded in them, and their newest text."""

    campaigns: tuple[Campaign, ...] = ()
    directory: Directory = field(default_factory=Directory)
    entries: Mapping[str, Mapping[str, MemberEntry]] = field(default_factory=dict)
    texts: Mapping[str, CommitmentText] = field(default_factory=dict)


def read_overview(connection: sqlite3.Connection) -> Overview:
    """Return all campaigns with what is recorded in them."""
    known = campaigns.campaigns(connection)
    entries = {one.id: signing.entries(connection, one.id) for one in known}
    newest = {one.id: texts.current_text(connection, one.id) for one in known}
    return Overview(
        tuple(known),
        directory(connection),
        entries,
        {key: text for key, text in newest.items() if text is not None},
    )


def begin_campaign(action: Action, campaign: Campaign, text: CommitmentText | None) -> str:
    """Add a campaign with its first text, the words of another one where they are given; return its id."""
    campaign_id = campaigns.save_campaign(action, campaign)
    if text is not None:
        texts.save_text(
            action, replace(text, id="", campaign=campaign_id, version=1, printed_on=None, note="")
        )
    return campaign_id


def trash(action: Action, ids: Sequence[str]) -> int:
    """Put campaigns into the trash and return how many."""
    campaigns.trash_campaigns(action, ids)
    return len(ids)


def signers_of(connection: sqlite3.Connection, campaign: str) -> dict[str, list[tuple[str, str]]]:
    """Return who signed each version of a campaign's text (person, day), by the text's key."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    rows = connection.execute(
        "select text, person, signed_on from signature where campaign = ? and deleted_at is null"
        " order by signed_on, id",
        (campaign,),
    )
    for row in rows.fetchall():
        found[row["text"]].append((row["person"], row["signed_on"] or ""))
    return found
