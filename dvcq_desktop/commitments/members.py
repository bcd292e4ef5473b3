# SPDX-License-Identifier: MIT
"""Who belongs to a campaign as of a day, who of them is counted, and the rates by unit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.rules import Joiners, Leavers, MemberEntry, MemberState, Rate
from dvcq_desktop.office.rules import Person, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dvcq_desktop.commitments.rules import Campaign


class Standing(StrEnum):
    """Say by which rule a person is in a campaign."""

    PRESENT = "present"
    JOINED = "joined"
    LEFT = "left"
    OUTSIDE = "outside"

    @property
    def label(self) -> str:
        """Return the standing as it is shown; the usual one needs no word."""
        return _STANDING_LABELS[self]


@dataclass(frozen=True)
class Member:
    """One person of a campaign as of a day.

    `tenure` is the position by which the person must sign, the last one held where it has ended; `state` is
    that of the day; `is_counted` says whether the person is in the denominator.
    """

    person: Person
    tenure: Tenure | None
    entry: MemberEntry
    standing: Standing
    state: MemberState
    is_counted: bool

    @property
    def unit(self) -> str | None:
        """Return the key of the unit in whose list the person stands."""
        return self.tenure.unit if self.tenure else None

    @property
    def position(self) -> str:
        """Return the position held ("Công chức Tư pháp - Hộ tịch")."""
        return self.tenure.position if self.tenure else ""

    @property
    def is_signed(self) -> bool:
        """Tell whether the person had signed by the day."""
        return self.state is MemberState.SIGNED


def members(
    campaign: Campaign, people: Iterable[Person], entries: Mapping[str, MemberEntry], as_of: date
) -> list[Member]:
    """Return everybody who belongs to the campaign by rule or by record, in the order of `people`.

    A person is in its scope whose kind and unit are, and who held office on some day of the campaign up to
    `as_of`. Who was recorded in it stays listed when the scope or the office changes.
    """
    found = []
    for person in people:
        entry = entries.get(person.id)
        standing, tenure = _standing(campaign, person, as_of)
        if standing is Standing.OUTSIDE and not _is_kept(entry):
            continue
        entry = entry or MemberEntry()
        state = entry.as_of(as_of)
        counted = entry.included
        if counted is None:
            counted = _is_counted(campaign, standing, state)
        found.append(Member(person, tenure, entry, standing, state, counted))
    return found


def rate(found: Iterable[Member]) -> Rate:
    """Return how many of the counted members have signed."""
    by_state = Counter(member.state for member in found if member.is_counted)
    return Rate(by_state.total(), by_state[MemberState.SIGNED], dict(by_state))


def rates_by_unit(found: Iterable[Member]) -> dict[str | None, Rate]:
    """Return the rate of each unit that has a counted member, in the order in which units first appear."""
    groups: dict[str | None, list[Member]] = {}
    for member in found:
        if member.is_counted:
            groups.setdefault(member.unit, []).append(member)
    return {unit: rate(group) for unit, group in groups.items()}


def signed_by_day(found: Iterable[Member]) -> list[tuple[date, int]]:
    """Return how many of the counted members had signed by the end of each day on which somebody did."""
    per_day = Counter(
        member.entry.signed_on
        for member in found
        if member.is_counted and member.is_signed and member.entry.signed_on
    )
    total, points = 0, []
    for day in sorted(per_day):
        total += per_day[day]
        points.append((day, total))
    return points


def member_remarks(campaign: Campaign, member: Member) -> list[str]:
    """Return what is worth a second look in how a person stands."""
    signed_on = member.entry.signed_on if member.is_signed else None
    if signed_on is None:
        return []
    if campaign.starts_on and signed_on < campaign.starts_on:
        return [f"Ngày ký trước ngày bắt đầu của đợt ({campaign.starts_on:%d/%m/%Y})."]
    if campaign.ends_on and signed_on > campaign.ends_on:
        return [f"Ngày ký sau ngày kết thúc của đợt ({campaign.ends_on:%d/%m/%Y})."]
    return []


def _standing(campaign: Campaign, person: Person, as_of: date) -> tuple[Standing, Tenure | None]:
    in_units = [t for t in person.tenures if not campaign.units or t.unit in campaign.units]
    last = campaign.last_day(as_of)
    first = min(campaign.starts_on or last, last)
    during = [tenure for tenure in in_units if _overlaps(tenure, first, last)]
    tenure = _chosen(during, last) or _chosen(list(person.tenures), last)
    if not during or (campaign.kinds and person.kind not in campaign.kinds):
        return Standing.OUTSIDE, tenure
    if not any(tenure.holds_on(last) for tenure in in_units):
        return Standing.LEFT, tenure
    if not any(tenure.holds_on(first) for tenure in in_units):
        return Standing.JOINED, tenure
    return Standing.PRESENT, tenure


def _is_counted(campaign: Campaign, standing: Standing, state: MemberState) -> bool:
    if standing is Standing.OUTSIDE:
        return False
    if standing is Standing.LEFT or state is MemberState.MOVED:
        if campaign.leavers is Leavers.IF_SIGNED:
            return state is MemberState.SIGNED
        return campaign.leavers is Leavers.COUNTED
    return standing is not Standing.JOINED or campaign.joiners is Joiners.COUNTED


def _is_kept(entry: MemberEntry | None) -> bool:
    return entry is not None and (entry.state is not MemberState.UNSIGNED or entry.included is True)


def _overlaps(tenure: Tenure, first: date, last: date) -> bool:
    return (tenure.starts_on or date.min) <= last and (tenure.ends_on or date.max) >= first


def _chosen(tenures: list[Tenure], day: date) -> Tenure | None:
    """Return the position held on a day, as a head first, else the one that ended last."""
    return max(
        tenures,
        key=lambda tenure: (
            tenure.holds_on(day),
            tenure.is_head,
            tenure.ends_on or date.max,
            tenure.starts_on or date.min,
            tenure.id,
        ),
        default=None,
    )


_STANDING_LABELS = {
    Standing.PRESENT: "",
    Standing.JOINED: "Mới đến",
    Standing.LEFT: "Đã đi",
    Standing.OUTSIDE: "Ngoài phạm vi",
}
