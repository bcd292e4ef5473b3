# SPDX-License-Identifier: MIT
"""How far the signing and the models of a year are, and who has not signed while the campaign ends."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.members import members, rate
from dvcq_desktop.commitments.rules import MemberState
from dvcq_desktop.commitments.store import campaigns, signing
from dvcq_desktop.nominations.store.steps import reached_in_year
from dvcq_desktop.nominations.terms import Stage
from dvcq_desktop.today.rules import Group, Line, Part, Picture, Place, grouped, left_words

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.commitments.rules import Campaign
    from dvcq_desktop.office.directory import Directory

# Around its last day a campaign asks who has not signed.
_AHEAD, _BACK = timedelta(days=7), timedelta(days=60)


def read_campaign_today(
    connection: sqlite3.Connection, office: Directory, today: date
) -> tuple[tuple[Group, ...], tuple[Picture, ...]]:
    """Return who has not signed where the year's newest campaign is ending, and the picture of it."""
    campaign = next((one for one in campaigns.campaigns(connection) if one.year == today.year), None)
    if campaign is None:
        return (), ()
    entries = signing.entries(connection, campaign.id)
    found = members(campaign, office.people, entries, campaign.last_day(today))
    counted = rate(found)
    if not counted.must:
        return (), ()
    place = Place("Cam kết", "Danh sách ký", year=campaign.year)
    others = counted.must - counted.signed - counted.by_state.get(MemberState.UNSIGNED, 0)
    parts = (
        Part("đã ký", counted.signed, "done"),
        Part("chưa ký", counted.by_state.get(MemberState.UNSIGNED, 0), "neutral"),
        Part("lý do khác", others, "soon"),
    )
    words = f"{counted.signed}/{counted.must} người đã ký ({counted.percent})"
    picture = Picture(campaign.name, parts, words, place)
    if not _is_ending(campaign, today):
        return (), (picture,)
    assert campaign.ends_on is not None
    note, urgency = left_words(campaign.ends_on, today)
    lines = [
        Line(member.person.full_name, office.unit_called(member.unit), place._replace(key=member.person.id))
        for member in found
        if member.is_counted and member.state is MemberState.UNSIGNED
    ]
    unsigned = place._replace(show=f"state={MemberState.UNSIGNED.value};standing=counted")
    title = f"Chưa ký cam kết · {note.lower()}"
    return grouped(title, lines, unsigned, urgency, "người"), (picture,)


def models_picture(connection: sqlite3.Connection, today: date) -> tuple[Picture, ...]:
    """Return how far the models of the year are, nothing where none is registered."""
    found = reached_in_year(connection, today.year)
    if not found:
        return ()
    counts = Counter(_standing(goes_on=goes_on, reached=reached) for goes_on, reached in found)
    parts = (
        Part("công nhận", counts["recognised"], "done"),
        Part("đã thẩm định", counts["appraised"], "accent"),
        Part("đang thực hiện", counts["going"], "neutral"),
        Part("rút, không công nhận", counts["ended"], "soon"),
    )
    words = f"{counts['recognised']}/{len(found)} mô hình được công nhận"
    place = Place("Dân vận khéo", "Mô hình", year=today.year)
    return (Picture(f"Dân vận khéo năm {today.year}", parts, words, place),)


def _standing(*, goes_on: bool, reached: frozenset[Stage]) -> str:
    if not goes_on:
        return "ended"
    if Stage.RECOGNISED in reached:
        return "recognised"
    return "appraised" if Stage.APPRAISED in reached else "going"


def _is_ending(campaign: Campaign, today: date) -> bool:
    return campaign.ends_on is not None and today - _BACK <= campaign.ends_on <= today + _AHEAD
