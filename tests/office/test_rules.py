# SPDX-License-Identifier: MIT
"""Who and what holds on a day."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import (
    BUILT_IN_KINDS,
    OfficeProfile,
    Person,
    Signer,
    Tenure,
    Unit,
    UnitGroup,
    UnitKind,
    profile_on,
    signer_on,
)

OLD = OfficeProfile("1", date(2020, 1, 1), "Ủy ban nhân dân xã Cũ", "Cũ")
NEW = OfficeProfile("2", date(2025, 7, 1), "Ủy ban nhân dân xã Đại Sơn", "Đại Sơn")


def test_a_document_of_before_the_change_bears_the_old_name() -> None:
    assert profile_on([NEW, OLD], date(2025, 6, 30)) == OLD
    assert profile_on([NEW, OLD], date(2025, 7, 1)) == NEW


def test_before_the_first_entry_the_first_holds() -> None:
    assert profile_on([NEW, OLD], date(2010, 1, 1)) == OLD
    assert profile_on([], date(2010, 1, 1)) is None


@given(st.lists(st.dates(), min_size=1, unique=True), st.dates())
def test_the_name_on_a_day_is_the_latest_that_had_begun(begins: list[date], day: date) -> None:
    profiles = [OfficeProfile(str(begin), begin, "UBND", "") for begin in begins]
    found = profile_on(profiles, day)
    assert found is not None
    assert found.valid_from == max((begin for begin in begins if begin <= day), default=min(begins))


def test_the_first_signer_in_her_order_who_may_sign_does() -> None:
    chair = Signer("1", "Lê An", "CHỦ TỊCH", position=2)
    deputy = Signer("2", "Trần Bình", "PHÓ CHỦ TỊCH", position=1, ends_on=date(2026, 5, 31))
    head = Signer("3", "Vũ Cường", "TRƯỞNG PHÒNG", unit="u1")
    signers = [chair, deputy, head]
    assert signer_on(signers, date(2026, 5, 31)) == deputy
    assert signer_on(signers, date(2026, 6, 1)) == chair
    assert signer_on(signers, date(2026, 6, 1), "u1") == head


def test_a_unit_exists_from_its_first_to_its_last_day() -> None:
    unit = Unit("u", "Phòng", UnitKind.DIVISION, valid_from=date(2025, 7, 1), valid_to=date(2026, 6, 30))
    on = [
        unit.exists_on(date(2025, 6, 30)),
        unit.exists_on(date(2025, 7, 1)),
        unit.exists_on(date(2026, 6, 30)),
    ]
    assert on == [False, True, True]


def test_a_person_is_known_by_the_position_as_head() -> None:
    head = Tenure("1", "p", "u1", "Trưởng phòng", True, date(2024, 1, 1))
    later = Tenure("2", "p", "u2", "Thành viên", False, date(2026, 1, 1))
    assert Person("p", "Lê An", tenures=(later, head)).tenure_on(date(2026, 5, 5)) == head


def test_a_group_has_only_the_members_that_exist() -> None:
    units = (
        Unit("u1", "Thôn 1", UnitKind.VILLAGE),
        Unit("u2", "Thôn 2", UnitKind.VILLAGE, valid_to=date(2025, 12, 31)),
    )
    directory = Directory(units=units, groups=(UnitGroup("g", "Các thôn", ("u2", "u1")),))
    assert [unit.id for unit in directory.members("g", date(2026, 1, 1))] == ["u1"]
    assert [unit.id for unit in directory.members("g", date(2025, 1, 1))] == ["u2", "u1"]


def test_a_unit_is_found_by_its_name_without_tones() -> None:
    unit = Unit("u1", "Văn phòng HĐND&UBND", UnitKind.DIVISION, short_name="Văn phòng")
    directory = Directory(units=(unit,))
    assert directory.unit_called_like("van phong") == unit
    assert directory.unit_called_like("Công an") is None


def test_villages_that_differ_in_tones_only_are_told_apart() -> None:
    names = ("Thôn Đông", "Thôn Đống", "Thôn Gò Sành")
    directory = Directory(units=tuple(Unit(each, each, UnitKind.VILLAGE) for each in names))
    for each in names:
        found = directory.unit_called_like(each.upper())
        assert found is not None
        assert found.name == each
    assert directory.unit_called_like("thon dong") is None, "it may be either"
    assert directory.unit_called_like("thon go sanh") == directory.units[2]


def test_every_kind_has_a_vietnamese_name_of_its_own() -> None:
    for kinds in (UnitKind, BUILT_IN_KINDS):
        labels = [kind.label for kind in kinds]
        assert len(set(labels)) == len(labels)


def test_the_unit_in_charge_is_followed_by_who_succeeded_it() -> None:
    last, day = date(2026, 6, 30), date(2026, 7, 1)
    profile = OfficeProfile("1", date(2025, 7, 1), "UBND", "", unit_in_charge="a")
    units = (
        Unit("a", "Phòng A", UnitKind.DIVISION, valid_to=last, successor="b"),
        Unit("b", "Phòng B", UnitKind.DIVISION, valid_to=date(2026, 9, 30), successor="c"),
        Unit("c", "Phòng C", UnitKind.DIVISION, valid_to=date(2026, 12, 31)),
    )
    directory = Directory(profiles=(profile,), units=units)
    days = (last, day, date(2026, 10, 1), date(2027, 1, 1))
    found = [directory.unit_in_charge(each) for each in days]
    assert [unit.name if unit else "" for unit in found] == ["Phòng A", "Phòng B", "Phòng C", "Phòng A"]
    assert Directory(units=units).unit_in_charge(day) is None


def test_units_that_succeed_each_other_in_a_ring_have_no_heir() -> None:
    last = date(2026, 6, 30)
    ring = tuple(
        Unit(one, one, UnitKind.VILLAGE, valid_to=last, successor=other)
        for one, other in (("a", "b"), ("b", "a"))
    )
    assert Directory(units=ring).heir("a", date(2026, 7, 1)) is None
