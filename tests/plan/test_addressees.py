# SPDX-License-Identifier: MIT
"""A plan's words for units find the office's units, however they are written."""

import pytest

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.group_names import kinds_in_group
from dvcq_desktop.office.rules import Unit, UnitGroup, UnitKind
from dvcq_desktop.office.unit_names import guess_kind, unit_key
from dvcq_desktop.plan.addressees import (
    is_group_name,
    resolve,
    unknown_names,
)

OFFICE = Directory(
    units=(
        Unit("vhxh", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION),
        Unit("vp", "Văn phòng HĐND và UBND", UnitKind.DIVISION, short_name="Văn phòng"),
        Unit("ca", "Công an xã", UnitKind.POLICE),
        Unit("qs", "Ban Chỉ huy Quân sự xã", UnitKind.MILITARY),
        Unit("dx", "Thôn Đông Xá", UnitKind.VILLAGE),
    ),
    groups=(UnitGroup("thon", "Các thôn", ("dx",)),),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phòng Văn hóa- Xã hội xã", "Phòng VH-XH"),
        ("Phòng Văn hoá - Xã hội", "phòng văn hóa – xã hội"),
        ("Công an xã Đại Sơn", "Công an phường"),
        ("BCH Quân sự xã", "Ban Chỉ huy Quân sự"),
        ("Ủy ban MTTQ Việt Nam xã", "Uỷ ban Mặt trận Tổ quốc Việt Nam"),
        ("Văn phòng HĐND&UBND xã", "Văn phòng HĐND và UBND"),
        ("MTTQ Việt Nam xã", "Ủy ban Mặt trận Tổ quốc xã"),
    ],
)
def test_two_ways_of_writing_a_unit_are_one(one: str, other: str) -> None:
    assert unit_key(one) == unit_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa"),
        ("Thôn Đông Xá", "Thôn Đông"),
        ("Công an xã", "Ban Chỉ huy Quân sự xã"),
        ("Thôn 1", "Thôn 11"),
    ],
)
def test_different_units_stay_different(one: str, other: str) -> None:
    assert unit_key(one) != unit_key(other)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Phòng Kinh tế", UnitKind.DIVISION),
        ("Văn phòng HĐND&UBND xã", UnitKind.DIVISION),
        ("Trung tâm Dịch vụ sự nghiệp công xã", UnitKind.SERVICE),
        ("Công an xã", UnitKind.POLICE),
        ("BCHQS xã", UnitKind.MILITARY),
        ("Ủy ban MTTQ Việt Nam xã", UnitKind.FRONT),
        ("Hội Nông dân", UnitKind.UNION),
        ("Ban công tác Mặt trận thôn Đông", UnitKind.FRONT_COMMITTEE),
        ("Thôn Đông Xá", UnitKind.VILLAGE),
        ("Bản Hồ", UnitKind.VILLAGE),
        ("Ban Quản lý dự án", UnitKind.DIVISION),
        ("Tổ dân phố số 3", UnitKind.VILLAGE),
        ("Ngân hàng Chính sách", UnitKind.OTHER),
    ],
)
def test_the_kind_of_a_unit_follows_from_its_name(name: str, kind: UnitKind) -> None:
    assert guess_kind(name) is kind


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Các thôn", {UnitKind.VILLAGE}),
        ("Ban công tác Mặt trận", {UnitKind.FRONT_COMMITTEE}),
        ("đoàn thể chính trị - xã hội", {UnitKind.UNION}),
        ("Các phòng, ban, đơn vị", {UnitKind.DIVISION, UnitKind.SERVICE}),
    ],
)
def test_a_group_name_says_which_kinds_it_holds(name: str, kinds: set[UnitKind]) -> None:
    assert is_group_name(name)
    assert set(kinds_in_group(name)) == kinds


def test_a_unit_is_no_group() -> None:
    assert not is_group_name("Phòng Văn hóa - Xã hội")
    assert not is_group_name("Thôn Đông Xá")


def test_a_known_unit_is_found_by_its_name_or_short_name() -> None:
    assert resolve("Phòng VH-XH xã", OFFICE).unit == "vhxh"
    assert resolve("Văn phòng", OFFICE).unit == "vp"


def test_a_known_group_is_found() -> None:
    assert resolve("các thôn", OFFICE).group == "thon"


def test_villages_that_differ_in_tones_only_are_two() -> None:
    names = ("Thôn Đông", "Thôn Đống", "Thôn Hòa Bình")
    office = Directory(units=tuple(Unit(each, each, UnitKind.VILLAGE) for each in names))
    told = ("Thôn Đống", "thôn Đông", "THÔN HOÀ BÌNH", "thon Hoa Binh", "Thôn Đông xã Đại Sơn", "thon Dong")
    assert [resolve(each, office).unit for each in told] == [
        "Thôn Đống", "Thôn Đông", "Thôn Hòa Bình", "Thôn Hòa Bình", "Thôn Đông", None,
    ]  # fmt: skip
    assert resolve("Thôn Đồng", office).unit is None
    new = unknown_names(["Thôn Đông", "Thôn Đống", "thôn Đông"], Directory())
    assert [each.name for each in new] == ["Thôn Đông", "Thôn Đống"]


def test_an_ended_unit_is_not_taken_for_the_living_one() -> None:
    from datetime import date

    ended = Directory(units=(Unit("old", "Thôn Đoài", UnitKind.VILLAGE, valid_to=date(2025, 6, 30)),))
    assert resolve("Thôn Đoài", ended).unit is None


def test_unknown_names_come_once_and_in_order() -> None:
    names = ["Phòng Kinh tế", "Công an xã", "phòng Kinh tế xã", "Các đoàn thể"]
    assert [meant.name for meant in unknown_names(names, OFFICE)] == ["Phòng Kinh tế", "Các đoàn thể"]


def test_the_office_itself_is_no_unit_to_be_made() -> None:
    assert unknown_names(["UBND xã", "Ủy ban nhân dân xã Đại Sơn"], OFFICE) == []
