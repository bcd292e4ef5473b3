# SPDX-License-Identifier: MIT
"""Who is told to do a duty: by a heading, by the duty's own words, or by lines of attributes below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from dvcq_desktop.plan.reading.units import (
    ADDRESS,
    is_group,
    is_unit_name,
    leading_units,
    split_units,
    starts_unit,
    starts_verb,
)
from dvcq_desktop.text.normal import capital, tidy


@dataclass(frozen=True)
class Assignment:
    """Lead unit or units that each owe the duty, units that help, and what is said of time and product."""

    lead: str = ""
    units: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    time: str = ""
    product: str = ""
    rest: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the units that owe the duty."""
        return (self.lead,) if self.lead else self.units

    def over(self, other: Assignment) -> Assignment:
        """Return this assignment, filled up from another one where it says nothing."""
        is_told = bool(self.lead or self.units)
        return Assignment(
            lead=self.lead if is_told else other.lead,
            units=self.units if is_told else other.units,
            coordinating=tuple(dict.fromkeys((*self.coordinating, *other.coordinating))),
            time=self.time or other.time,
            product=self.product or other.product,
            rest=self.rest or other.rest,
        )


# One person, named with an office: "Đồng chí Lê Văn An - Chủ tịch UBND xã, Trưởng ban".
_PERSON = re.compile(
    r"^(?:Đồng chí|Đ/c|Ông|Bà)\s+(?:[^\W\d_a-zđ][^\W\d_A-ZĐ]*\s+){1,5}[^\W\d_a-zđ][^\W\d_A-ZĐ]*"
    r"(?:\s*[-–,(].{0,90})?$"
)
_MOST = 20
_GIVEN = re.compile(r"(?:^|(?<=[.;:]\s)|^[^.;:,]{2,50}\s)[Gg]iao(?: cho)?\s+(?=[^\W\d_a-zđ]|các )")
_WITH = re.compile(
    r"[Pp]hối hợp(?:\s+(?:chặt chẽ|thường xuyên|tốt|đồng bộ|thực hiện))?,?\s+(?:(?:cùng với|cùng"
    r"|với)\s+(?=\S)|(?=[A-ZĐÁÂĂÊÔƠƯỦỤ]))"
)
_IN_BRACKETS = re.compile(r"\(([^()]{4,80}?)\s+(?:chủ trì|thực hiện|phụ trách|tham mưu)[^()]*\)")
_HELPS_IN_BRACKETS = re.compile(r"\([^()]*[,;]\s*([^(),;]{4,80}?)\s+phối hợp(?: thực hiện)?\s*[,;)]")
_KEYS = {
    "coordinating": (
        r"(?:(?:cơ quan|đơn vị|bộ phận|phòng)(?:,? (?:cơ quan|đơn vị|bộ phận))?\s+)?phối hợp(?: thực hiện)?"
    ),
    "lead": (
        r"(?:(?:cơ quan|đơn vị|bộ phận|người|cá nhân)(?:,? (?:cơ quan|đơn vị|bộ phận|cá nhân))?\s+)?"
        r"(?:chủ trì(?:,? (?:thực hiện|tham mưu|phối hợp))?|phụ trách)"
        r"|(?:cơ quan|đơn vị|bộ phận|người|cá nhân)\s+(?:thực hiện|chịu trách nhiệm)"
        r"|phân công(?: thực hiện| chủ trì)?"
    ),
    "time": r"(?:thời gian|thời hạn|tiến độ|hạn|thời điểm)(?: (?:thực hiện|hoàn thành|triển khai|báo cáo))*",
    "product": r"(?:sản phẩm|kết quả|đầu ra)(?: (?:đầu ra|dự kiến|hoàn thành|thực hiện|công việc))*",
}
_KEY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _KEYS.items()), re.IGNORECASE)
_FIELD = re.compile(
    rf"(?:^|(?<=[;.,(])\s*)(?:[-–+*•]\s*)?(?P<key>{'|'.join(_KEYS.values())})\s*:\s*", re.IGNORECASE
)


def assignment_of_heading(title: str) -> Assignment:
    """Return whom a heading of "Tổ chức thực hiện" addresses; nobody where it names no unit."""
    name = re.sub(r"\s*\([^()]{4,}\)", "", ADDRESS.sub("", tidy(title))).strip(" .:;")
    if not name or not is_unit_name(capital(name)):
        return Assignment(lead=tidy(title).strip(" .:;")) if _PERSON.match(tidy(title)) else Assignment()
    names = split_units(name)
    if len(names) == 1 and not is_group(names[0]):
        return Assignment(lead=names[0])
    return Assignment(units=tuple(names))


def assigned_in(text: str) -> Assignment:
    """Return the units that a duty's own words name: its subject, "Giao ...", and "phối hợp với ..."."""
    subject = _subject(text)
    coordinating: list[str] = []
    for found in islice(_WITH.finditer(text), _MOST):
        names, _ = leading_units(text[found.end() :])
        coordinating += [name for name in names if len(name) > 2]
    helper = _HELPS_IN_BRACKETS.search(text)
    if helper and is_unit_name(helper[1]):
        coordinating += split_units(helper[1])
    bracket = _IN_BRACKETS.search(text)
    if not subject.names and bracket and is_unit_name(bracket[1]):
        subject = assignment_of_heading(bracket[1])
    return Assignment(subject.lead, subject.units, tuple(dict.fromkeys(coordinating)), rest=subject.rest)


def attributes_of(text: str) -> Assignment | None:
    """Read a line of attributes ("Đơn vị chủ trì: ...; thời gian: ..."), None where it is none."""
    bare = text.strip()
    fields = list(_FIELD.finditer(bare))
    if not fields or fields[0].start() > 0 or len(bare) > 600:
        return None
    told: dict[str, str] = {}
    for place, found in enumerate(fields):
        end = fields[place + 1].start() if place + 1 < len(fields) else len(bare)
        key = _KEY.fullmatch(found["key"])
        if key and key.lastgroup:
            told.setdefault(key.lastgroup, bare[found.end() : end].strip(" ;.,-–()"))
    if not told or not any(told.values()):
        return None
    lead = assignment_of_heading(told.get("lead", "")) if told.get("lead") else Assignment()
    return Assignment(
        lead=lead.lead or ("" if lead.units else told.get("lead", "")),
        units=lead.units,
        coordinating=tuple(split_units(told["coordinating"])) if told.get("coordinating") else (),
        time=told.get("time", ""),
        product=told.get("product", ""),
    )


def _subject(text: str) -> Assignment:
    given = _GIVEN.search(text)
    start = given.end() if given else 0
    address = ADDRESS.match(text)
    if address and not given:
        start = address.end()
    words = text[start:]
    if not starts_unit(words) or (not start and not words[:1].isupper()):
        return Assignment()
    names, rest = leading_units(words)
    told = re.sub(r"^[,:\s]+", "", rest)
    if not names or not starts_verb(told):
        return Assignment()
    if len(names) == 1 and not is_group(names[0]):
        return Assignment(lead=names[0], rest=told)
    return Assignment(units=tuple(names), rest=told)
