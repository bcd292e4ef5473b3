# SPDX-License-Identifier: MIT
"""Read at once what a page of the room shows of one campaign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.rules import Campaign, CommitmentText, MemberEntry
from dvcq_desktop.commitments.store import campaigns, signing, texts
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True)
class CampaignReading:
    """One campaign with everything that is looked up in it, and the campaigns that can be chosen.

    `campaign` is None where the year has none; `scans` counts the pages filed to each person.
    """

    year: int
    campaigns: tuple[Campaign, ...] = ()
    campaign: Campaign | None = None
    directory: Directory = field(default_factory=Directory)
    entries: Mapping[str, MemberEntry] = field(default_factory=dict)
    texts: tuple[CommitmentText, ...] = ()
    scans: Mapping[str, int] = field(default_factory=dict)

    @property
    def texts_by_id(self) -> dict[str, CommitmentText]:
        """Return the versions of the text by their keys."""
        return {text.id: text for text in self.texts}


def read_campaign(
    connection: sqlite3.Connection, campaign_id: str, year: int, this_year: int
) -> CampaignReading:
    """Return a campaign, the newest one of a year where it has no key or is gone, of all years for year 0."""
    known = campaigns.campaigns(connection)
    chosen = next((one for one in known if one.id == campaign_id), None)
    if chosen is None:
        chosen = next((one for one in known if year in {0, one.year}), None)
    shown = chosen.year if chosen else year or this_year
    if chosen is None:
        return CampaignReading(shown, tuple(known), directory=directory(connection))
    return CampaignReading(
        year=shown,
        campaigns=tuple(known),
        campaign=chosen,
        directory=directory(connection),
        entries=signing.entries(connection, chosen.id),
        texts=tuple(texts.texts(connection, chosen.id)),
        scans=_scans(connection, chosen.id),
    )


def _scans(connection: sqlite3.Connection, campaign: str) -> dict[str, int]:
    rows = connection.execute(
        "select person, count(*) pages from scan_page where campaign = ? and state = 'filed'"
        " and person is not null and deleted_at is null group by person",
        (campaign,),
    )
    return {row["person"]: row["pages"] for row in rows.fetchall()}
