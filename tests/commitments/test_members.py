# SPDX-License-Identifier: MIT
"""Who must sign, who is counted, and what the rates say, as of a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.commitments.members import Standing, members, rate, rates_by_unit, signed_by_day
from dvcq_desktop.commitments.rules import (
    Campaign,
    Joiners,
    Leavers,
    MemberEntry,
    MemberState,
    Rate,
)
from dvcq_desktop.commitments.store import signing
from dvcq_desktop.office.rules import Person, PersonKind, Tenure
from tests.commitments.conftest import ENDS, STARTS

if TYPE_CHECKING:
    from tests.commitments.conftest import Office


def counted(office: Office, as_of: date = ENDS) -> set[str]:
    return {name for name, found in office.members(as_of).items() if found.is_counted}


def test_only_the_kinds_in_scope_belong_to_the_campaign(a_office: Office) -> None:
    assert "Phạm Văn Thôn" not in a_office.members()
    a_office.change_campaign(kinds=())
    assert "Phạm Văn Thôn" in a_office.members()


def test_only_the_units_in_scope_belong_to_the_campaign(a_office: Office) -> None:
    a_office.change_campaign(units=(a_office.keys["vp"],))
    assert set(a_office.members()) == {"Nguyễn Thị Huệ", "Lê Văn Mới"}


def test_who_comes_during_the_campaign_must_sign_from_that_day_on(a_office: Office) -> None:
    assert "Lê Văn Mới" not in a_office.members(date(2026, 3, 1))
    assert a_office.members(date(2026, 3, 2))["Lê Văn Mới"].standing is Standing.JOINED
    assert "Lê Văn Mới" in counted(a_office)
    a_office.change_campaign(joiners=Joiners.NOT_COUNTED)
    assert "Lê Văn Mới" not in counted(a_office)


def test_who_leaves_during_the_campaign_is_counted_by_the_rule(a_office: Office) -> None:
    assert "Trần Thị Đi" in counted(a_office, date(2026, 3, 1))
    assert a_office.members()["Trần Thị Đi"].standing is Standing.LEFT
    assert "Trần Thị Đi" not in counted(a_office)
    a_office.change_campaign(leavers=Leavers.COUNTED)
    assert "Trần Thị Đi" in counted(a_office)
    a_office.change_campaign(leavers=Leavers.IF_SIGNED)
    a_office.sign("di", day=date(2026, 2, 20))
    assert "Trần Thị Đi" in counted(a_office)


def test_who_was_recorded_stays_listed_when_the_scope_changes(a_office: Office) -> None:
    a_office.sign("dat")
    a_office.change_campaign(units=(a_office.keys["vp"],))
    found = a_office.members()["Đặng Văn Đạt"]
    assert (found.standing, found.is_counted, found.is_signed) == (Standing.OUTSIDE, False, True)


def test_her_word_goes_before_the_rule(a_office: Office) -> None:
    people = [a_office.keys["hue"]]
    campaign = a_office.keys["campaign"]
    a_office.database.write("Không tính", lambda a: signing.set_included(a, campaign, people, included=False))
    assert "Nguyễn Thị Huệ" not in counted(a_office)
    a_office.database.write(
        "Theo quy tắc", lambda a: signing.set_included(a, campaign, people, included=None)
    )
    assert "Nguyễn Thị Huệ" in counted(a_office)


def test_a_signature_counts_from_its_own_day_on(a_office: Office) -> None:
    a_office.sign("hue", day=date(2026, 3, 5))
    assert not a_office.members(date(2026, 3, 4))["Nguyễn Thị Huệ"].is_signed
    assert a_office.members(date(2026, 3, 5))["Nguyễn Thị Huệ"].is_signed


def test_who_moved_away_is_counted_up_to_the_day_before(a_office: Office) -> None:
    moved = MemberEntry(MemberState.MOVED, reason="Điều động", since=date(2026, 3, 10))
    campaign, people = a_office.keys["campaign"], [a_office.keys["dat"]]
    a_office.database.write("Ghi", lambda a: signing.set_state(a, campaign, people, moved))
    before, after = (a_office.members(date(2026, 3, day))["Đặng Văn Đạt"] for day in (9, 10))
    assert (before.state, before.is_counted) == (MemberState.UNSIGNED, True)
    assert (after.state, after.is_counted) == (MemberState.MOVED, False)


def test_an_excuse_holds_from_its_day_on() -> None:
    excused = MemberEntry(MemberState.EXCUSED, reason="Nghỉ thai sản", since=date(2026, 3, 10))
    assert excused.as_of(date(2026, 3, 9)) is MemberState.UNSIGNED
    assert excused.as_of(date(2026, 3, 10)) is MemberState.EXCUSED


def test_who_signs_after_the_last_day_is_counted_by_then(a_office: Office) -> None:
    a_office.sign("hue", day=ENDS + timedelta(days=9))
    assert not a_office.members(ENDS)["Nguyễn Thị Huệ"].is_signed
    assert a_office.members(ENDS + timedelta(days=9))["Nguyễn Thị Huệ"].is_signed


def test_rates_by_unit_add_up_to_the_whole(a_office: Office) -> None:
    a_office.sign("hue", "dat")
    found = list(a_office.members().values())
    by_unit = rates_by_unit(found)
    assert {unit: (r.signed, r.must) for unit, r in by_unit.items()} == {
        a_office.keys["vp"]: (1, 2),
        a_office.keys["vhxh"]: (1, 1),
    }
    assert rate(found).signed == 2
    assert signed_by_day(found) == [(date(2026, 3, 5), 2)]


@pytest.mark.parametrize(
    ("signed", "must", "words"),
    [
        (0, 0, "-"),
        (0, 7, "0%"),
        (7, 7, "100%"),
        (2, 7, "28,6%"),
        (11, 12, "91,7%"),
        (23, 24, "95,8%"),
        (1999, 2000, "99,9%"),
        (1, 8, "12,5%"),
    ],
)
def test_a_rate_is_rounded_and_says_all_only_when_nobody_is_missing(
    signed: int, must: int, words: str
) -> None:
    assert Rate(must, signed).percent == words


DAYS = st.dates(date(2026, 1, 1), date(2026, 6, 30))


@st.composite
def tenures(draw: st.DrawFn) -> Tenure:
    first, last = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if first and last and last < first:
        first, last = last, first
    return Tenure("", "", draw(st.sampled_from(["a", "b"])), starts_on=first, ends_on=last)


PEOPLE = st.lists(st.lists(tenures(), max_size=3), max_size=8).map(
    lambda everybodys: [
        Person(str(number), "Người", kind=PersonKind.CADRE, tenures=tuple(held))
        for number, held in enumerate(everybodys)
    ]
)
ENTRIES = st.builds(
    lambda state, day, included: MemberEntry(
        state, day if state is MemberState.SIGNED else None, included=included
    ),
    st.sampled_from(MemberState),
    DAYS,
    st.none() | st.booleans(),
)
CAMPAIGNS = st.builds(
    lambda units, joiners, leavers: Campaign(
        "c", 2026, "Đợt", units=tuple(units), joiners=joiners, leavers=leavers, starts_on=STARTS, ends_on=ENDS
    ),
    st.sets(st.sampled_from(["a", "b"])).map(sorted),
    st.sampled_from(Joiners),
    st.sampled_from(Leavers),
)


@given(CAMPAIGNS, PEOPLE, st.dictionaries(st.sampled_from("01234567"), ENTRIES), DAYS)
def test_whatever_happens_the_sums_of_the_units_are_the_whole(
    campaign: Campaign, people: list[Person], entries: dict[str, MemberEntry], day: date
) -> None:
    found = members(campaign, people, entries, day)
    whole, parts = rate(found), rates_by_unit(found).values()
    assert len({member.person.id for member in found}) == len(found)
    assert 0 <= whole.signed <= whole.must == sum(whole.by_state.values())
    assert (whole.must, whole.signed) == (sum(p.must for p in parts), sum(p.signed for p in parts))
    assert not whole.signed or signed_by_day(found)[-1][1] <= whole.signed


@given(CAMPAIGNS, PEOPLE, st.dictionaries(st.sampled_from("01234567"), ENTRIES), DAYS)
def test_nobody_in_office_on_the_last_day_and_in_scope_is_forgotten(
    campaign: Campaign, people: list[Person], entries: dict[str, MemberEntry], day: date
) -> None:
    listed = {member.person.id for member in members(campaign, people, entries, day)}
    last = campaign.last_day(day)
    for person in people:
        if any(t.holds_on(last) and (not campaign.units or t.unit in campaign.units) for t in person.tenures):
            assert person.id in listed
