# SPDX-License-Identifier: MIT
"""What is refused when the office is edited; each refusal is one sentence that says what to do."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import parse_date, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.office.calendar import Holiday
    from dvcq_desktop.office.rules import OfficeProfile, Person, Signer, Tenure, Unit, UnitGroup

_YEAR = re.compile(r"\d{4}")
_SHORT_YEAR = re.compile(r"\D\d{2}$")
_OLDEST_BIRTH = 1900


def check_period(first: date | None, last: date | None, *, what: str) -> None:
    """Refuse an end before its beginning; `what` names it ("Ngày kết thúc công tác")."""
    if first is not None and last is not None and last < first:
        raise UserError(f"{what} ({short_date(last)}) không được trước ngày bắt đầu ({short_date(first)}).")


def check_profile(profile: OfficeProfile, others: Iterable[OfficeProfile]) -> None:
    """Refuse a nameless office, and a second entry that begins on the same day."""
    if not profile.name:
        raise UserError("Chưa có tên cơ quan: hãy nhập tên, ví dụ “Ủy ban nhân dân xã Đại Sơn”.")
    if any(other.valid_from == profile.valid_from and other.id != profile.id for other in others):
        since = short_date(profile.valid_from)
        raise UserError(f"Đã có một mục áp dụng từ ngày {since}: hãy sửa mục đó hoặc chọn ngày khác.")


def check_unit(unit: Unit) -> None:
    """Refuse a nameless unit, an end before its beginning, and a unit that succeeds itself."""
    if not unit.name:
        raise UserError("Chưa có tên đơn vị: hãy nhập tên, ví dụ “Phòng Văn hóa - Xã hội”.")
    check_period(unit.valid_from, unit.valid_to, what="Ngày kết thúc hoạt động")
    if unit.successor and unit.successor == unit.id:
        raise UserError("Một đơn vị không thể tự kế thừa chính nó: hãy chọn đơn vị khác.")


def check_group(group: UnitGroup) -> None:
    """Refuse a nameless group."""
    if not group.name:
        raise UserError("Chưa có tên nhóm: hãy nhập tên, ví dụ “Các thôn”.")


def check_person(person: Person) -> None:
    """Refuse a nameless person, and any position that ends before it begins."""
    if not person.full_name:
        raise UserError("Chưa có họ và tên: hãy nhập đủ họ, tên đệm và tên.")
    for tenure in person.tenures:
        check_tenure(tenure)


def check_tenure(tenure: Tenure) -> None:
    """Refuse a position without a unit, and one that ends before it begins."""
    if not tenure.unit:
        raise UserError("Vị trí công tác chưa có đơn vị: hãy chọn đơn vị trong danh sách.")
    check_period(tenure.starts_on, tenure.ends_on, what="Ngày kết thúc công tác")


def check_signer(signer: Signer) -> None:
    """Refuse a nameless signer, and an end before its beginning."""
    if not signer.name:
        raise UserError("Chưa có họ và tên người ký.")
    check_period(signer.starts_on, signer.ends_on, what="Ngày thôi ký")


def check_holiday(holiday: Holiday, others: Iterable[Holiday]) -> None:
    """Refuse a nameless day, and a day that is listed already."""
    if not holiday.name:
        raise UserError("Chưa có tên ngày nghỉ: hãy nhập, ví dụ “Quốc khánh”.")
    if any(other.day == holiday.day and other.id != holiday.id for other in others):
        raise UserError(f"Ngày {short_date(holiday.day)} đã có trong danh sách: hãy sửa dòng đó.")


def parse_birth(typed: str, *, today: date) -> str:
    """Return a birth date as it is stored: an ISO date, only a year ("1985"), or an empty text.

    Raises UserError where it can't be read, lies in the future or before 1900.
    """
    typed = typed.strip()
    if not typed:
        return ""
    if _YEAR.fullmatch(typed):
        year, stored = int(typed), typed
    else:
        day = parse_date(typed, today=today)
        if _SHORT_YEAR.search(typed):
            day = _past_century(day, today)
        year, stored = day.year, day.isoformat()
        if day > today:
            raise UserError(f"Ngày sinh {short_date(day)} ở sau ngày hôm nay: hãy kiểm tra lại.")
    if not _OLDEST_BIRTH <= year <= today.year:
        raise UserError(f"Năm sinh {year} không hợp lý: hãy nhập đủ bốn chữ số, ví dụ 1985.")
    return stored


def birth_text(birth: str) -> str:
    """Return a stored birth date as it is read: "05/03/1985" or "1985"."""
    return short_date(date.fromisoformat(birth)) if len(birth) > len("1985") else birth


def _past_century(day: date, today: date) -> date:
    """Take "5/3/85" for 1985: nobody is born in the future."""
    if day <= today:
        return day
    try:
        return day.replace(year=day.year - 100)
    except ValueError:
        return day
