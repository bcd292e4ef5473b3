# SPDX-License-Identifier: MIT
"""What is refused, in which words, and how birth dates are read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import checks
from dvcq_desktop.office.calendar import Holiday
from dvcq_desktop.office.rules import OfficeProfile, Person, Signer, Tenure, Unit, UnitGroup, UnitKind

TODAY = date(2026, 11, 24)
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(st.none() | days, st.none() | days)
def test_only_an_end_before_its_beginning_is_refused(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        with pytest.raises(UserError, match="không được trước ngày bắt đầu"):
            checks.check_period(first, last, what="Ngày kết thúc")
    else:
        checks.check_period(first, last, what="Ngày kết thúc")


def test_the_refusal_names_both_days() -> None:
    tenure = Tenure("", "p", "u", starts_on=date(2026, 3, 5), ends_on=date(2026, 1, 1))
    with pytest.raises(UserError) as refused:
        checks.check_tenure(tenure)
    assert refused.value.sentence == (
        "Ngày kết thúc công tác (01/01/2026) không được trước ngày bắt đầu (05/03/2026)."
    )


def test_records_without_a_name_are_refused() -> None:
    with pytest.raises(UserError, match="tên đơn vị"):
        checks.check_unit(Unit("", "", UnitKind.DIVISION))
    with pytest.raises(UserError, match="tên nhóm"):
        checks.check_group(UnitGroup("", ""))
    with pytest.raises(UserError, match="họ và tên"):
        checks.check_person(Person("", ""))
    with pytest.raises(UserError, match="người ký"):
        checks.check_signer(Signer("", "", "Chủ tịch"))
    with pytest.raises(UserError, match="tên cơ quan"):
        checks.check_profile(OfficeProfile("", TODAY, "", ""), [])
    with pytest.raises(UserError, match="tên ngày nghỉ"):
        checks.check_holiday(Holiday("", TODAY, ""), [])


def test_a_unit_does_not_succeed_itself() -> None:
    with pytest.raises(UserError, match="tự kế thừa"):
        checks.check_unit(Unit("u", "Văn phòng", UnitKind.DIVISION, successor="u"))


def test_a_position_needs_a_unit() -> None:
    with pytest.raises(UserError, match="chọn đơn vị"):
        checks.check_person(Person("", "Lê An", tenures=(Tenure("", "", ""),)))


def test_two_names_of_the_office_cannot_begin_on_one_day() -> None:
    first = OfficeProfile("1", TODAY, "UBND xã A", "A")
    with pytest.raises(UserError, match="24/11/2026"):
        checks.check_profile(OfficeProfile("", TODAY, "UBND xã B", "B"), [first])
    checks.check_profile(first, [first])


def test_a_day_is_listed_once() -> None:
    listed = Holiday("1", TODAY, "Ngày Văn hóa Việt Nam")
    with pytest.raises(UserError, match="đã có trong danh sách"):
        checks.check_holiday(Holiday("", TODAY, "Khác"), [listed])
    checks.check_holiday(listed, [listed])


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("", ""), ("1985", "1985"), (" 5/3/1985 ", "1985-03-05"), ("05-03-1985", "1985-03-05")],
)
def test_a_birth_date_may_be_a_day_or_only_a_year(typed: str, stored: str) -> None:
    assert checks.parse_birth(typed, today=TODAY) == stored


def test_a_short_year_of_birth_lies_in_the_past() -> None:
    assert checks.parse_birth("5/3/85", today=TODAY) == "1985-03-05"
    assert checks.parse_birth("5/3/38", today=TODAY) == "1938-03-05"


@pytest.mark.parametrize("typed", ["2027", "1850", "25/12/2026", "31/02/1985", "khoảng 1980"])
def test_a_birth_date_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        checks.parse_birth(typed, today=TODAY)


@given(st.dates(date(1900, 1, 1), TODAY))
def test_a_birth_date_reads_back_as_it_was_shown(born: date) -> None:
    shown = checks.birth_text(born.isoformat())
    assert checks.parse_birth(shown, today=TODAY) == born.isoformat()
