# SPDX-License-Identifier: MIT
"""Read at once what the page of the scans shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.scanned import ScanPage
from dvcq_desktop.commitments.store import campaigns, scanning, texts
from dvcq_desktop.commitments.store.reading import CampaignReading, read_campaign
from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True)
class ScanReading:
    """A campaign with its pages."""

    campaign: CampaignReading
    pages: tuple[ScanPage, ...]

    def unit_of(self, person: str | None) -> str:
        """Return the unit of who signed, empty where it is not known."""
        found = self.campaign.directory.people_by_id.get(person) if person else None
        units = [tenure.unit for tenure in found.tenures if tenure.unit] if found else []
        return self.campaign.directory.unit_called(units[-1]) if units else ""


@dataclass(frozen=True)
class Shown:
    """A page's picture, how it is turned, and where it is signed: left, top, width and height in mm."""

    data: bytes
    turned: int
    box: tuple[float, float, float, float] | None


def read_scans(connection: sqlite3.Connection, campaign: str, year: int, this_year: int) -> ScanReading:
    """Return a campaign, found as for the list of those who sign, with the pages that its stack brought."""
    read = read_campaign(connection, campaign, year, this_year)
    chosen = read.campaign.id if read.campaign else ""
    return ScanReading(read, tuple(scanning.pages(connection, chosen)))


def shown(connection: sqlite3.Connection, key: str) -> Shown:
    """Return what is shown of one page; raises UserError where its picture is gone."""
    page = scanning.page(connection, key)
    if page is None:
        raise UserError("Trang quét này không còn nữa.")
    return Shown(scanning.picture(connection, page.image), page.turned, _box(connection, page))


def _box(connection: sqlite3.Connection, page: ScanPage) -> tuple[float, float, float, float] | None:
    """Return where a page that was righted by its codes is signed."""
    if not (page.code and page.campaign and page.text):
        return None
    campaign = campaigns.campaign(connection, page.campaign)
    text = texts.text(connection, page.text)
    if campaign is None or text is None:
        return None
    from dvcq_desktop.commitments.forms import signature_box  # noqa: PLC0415 - lays out a page, with fonts

    place = signature_box(campaign, text)
    if (place.page, place.pages) != (page.page, page.pages):
        return None
    return place.left, place.top, place.width, place.height
