# SPDX-License-Identifier: MIT
"""What is odd and yet allowed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.remarks import overlap, remarks_on
from dvcq_desktop.office.rules import Person, Tenure, Unit, UnitGroup, UnitKind
from dvcq_desktop.office.unit_names import proposed_symbol

CULTURE = Unit("u1", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION, symbol="VHXH")
ends = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
periods = st.tuples(ends, ends)


def _head(key: str, name: str, since: date | None, until: date | None = None) -> Person:
    return Person(key, name, tenures=(Tenure(f"t{key}", key, "u1", "Trưởng phòng", True, since, until),))


def test_two_heads_on_the_same_day_are_a_remark_on_the_unit_and_on_both() -> None:
    people = (_head("a", "Lê An", date(2026, 1, 1)), _head("b", "Trần Bình", date(2026, 3, 5)))
    found = remarks_on(Directory(units=(CULTURE,), people=people))
    sentence = "Phòng Văn hóa - Xã hội có hai người đứng đầu từ ngày 05/03/2026: Lê An và Trần Bình."
    assert found == {"u1": [sentence], "a": [sentence], "b": [sentence]}


def test_a_head_after_another_is_no_remark() -> None:
    people = (
        _head("a", "Lê An", date(2025, 1, 1), date(2026, 3, 4)),
        _head("b", "Trần Bình", date(2026, 3, 5)),
    )
    assert remarks_on(Directory(units=(CULTURE,), people=people)) == {}


def test_a_name_used_twice_is_a_remark_whatever_its_tones() -> None:
    twin = Unit("u2", "PHONG VAN HOA - XA HOI", UnitKind.DIVISION)
    assert set(remarks_on(Directory(units=(CULTURE, twin)))) == {"u1", "u2"}


def test_a_successor_may_bear_the_name_of_the_unit_before_it() -> None:
    old = Unit("u2", CULTURE.name, UnitKind.DIVISION, valid_to=date(2025, 6, 30), successor="u1")
    new = CULTURE._replace(valid_from=date(2025, 7, 1))
    assert remarks_on(Directory(units=(old, new))) == {}


def test_a_division_without_a_symbol_is_a_remark_that_proposes_one() -> None:
    bare = CULTURE._replace(symbol="")
    assert remarks_on(Directory(units=(bare,))) == {"u1": ["Chưa có ký hiệu; văn bản tạm ghi VHXH."]}
    ended = bare._replace(valid_to=date(2026, 6, 30))
    village = Unit("u2", "Thôn 2", UnitKind.VILLAGE)
    assert remarks_on(Directory(units=(ended, village))) == {}


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("Phòng Văn hóa - Xã hội", "VHXH"),
        ("Phòng Văn hóa- Xã hội xã", "VHXH"),
        ("Phòng VH-XH", "VHXH"),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "VHXH"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "KTHTĐT"),
        ("Văn phòng HĐND&UBND", "VP"),
        ("Văn phòng HĐND và UBND xã", "VP"),
        ("Văn phòng Đảng ủy", "VPĐU"),
        ("Trung tâm Phục vụ hành chính công", "TTPVHCC"),
        ("Thôn 12", ""),
        ("Công an xã", ""),
        ("Phòng", ""),
        ("", ""),
    ],
)
def test_a_symbol_is_proposed_from_a_units_name(name: str, symbol: str) -> None:
    assert proposed_symbol(name) == symbol


def test_people_who_stay_in_an_ended_unit_are_a_remark() -> None:
    ended = Unit("u1", CULTURE.name, UnitKind.DIVISION, valid_to=date(2026, 6, 30))
    found = remarks_on(Directory(units=(ended,), people=(_head("a", "Lê An", None),)))
    assert found["u1"] == ["Đơn vị kết thúc ngày 30/06/2026 nhưng sau đó còn 1 vị trí công tác."]


def test_the_same_person_twice_is_a_remark() -> None:
    people = tuple(
        Person(key, "Nguyễn Thị Huệ", "1985", tenures=(Tenure(key, key, "u1"),)) for key in ("a", "b")
    )
    found = remarks_on(Directory(units=(CULTURE,), people=people))
    assert found["a"] == ["Có 2 người cùng tên và ngày sinh 1985: có thể đã nhập trùng."]


def test_an_empty_group_and_a_person_without_a_position_are_remarks() -> None:
    found = remarks_on(Directory(groups=(UnitGroup("g", "Các thôn"),), people=(Person("a", "Lê An"),)))
    assert set(found) == {"g", "a"}


@given(periods, periods, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_a_day_lies_in_the_overlap_when_it_lies_in_both_periods(
    first: tuple[date | None, date | None], second: tuple[date | None, date | None], day: date
) -> None:
    def within(period: tuple[date | None, date | None]) -> bool:
        return (period[0] or date.min) <= day <= (period[1] or date.max)

    shared = overlap(first, second)
    assert (shared is not None and shared[0] <= day <= shared[1]) == (within(first) and within(second))
