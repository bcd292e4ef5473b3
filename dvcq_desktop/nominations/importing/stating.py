# SPDX-License-Identifier: MIT
"""Which year and which day a list of registrations is of: by its title, its signature, its file's name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.importing.amounts import is_unit_line
from dvcq_desktop.nominations.importing.columns import REGISTERED
from dvcq_desktop.sheets.book import text_of
from dvcq_desktop.text.dates import parse_decree_date, short_date
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import capital, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from typing import Any

    from dvcq_desktop.nominations.importing.reading import ModelList
    from dvcq_desktop.sheets.book import Book, Sheet

_YEAR = re.compile(r"\bnam (20\d\d)\b")
_OWN = re.compile(r"dan van|mo hinh|dang ky|dien hinh")
_YEAR_OF_FILE = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_FEW = 4  # the empty text, a left, a right, and a number
_OF_A_PAPER = re.compile(r"\b(ke hoach|quyet dinh|cong van|thong bao|huong dan|nghi quyet|chi thi)\b")
_OF_THE_YEAR = (REGISTERED, "starts_on")
_CALLED = {REGISTERED: "ngày đăng ký", "starts_on": "ngày bắt đầu"}


class Stated(NamedTuple):
    """What a list says of itself outside of its rows; `money` is its line on the unit of the money."""

    year: int | None = None
    day: date | None = None
    money: str = ""


NOT_STATED = Stated()


def stated_in(book: Book, sheet: Sheet, first: int, last: int, today: date) -> Stated:
    """Return the year, the day and the unit that the title, the lines below, or the file's name state.

    `first` is the first row of the header, `last` the row of the last model: days of models are theirs.
    """
    head = list(_lines(sheet, range(first)))
    foot = list(_lines(sheet, range(last + 1, len(sheet.rows))))
    days = (_day_in(text) for text in (*head, *foot, book.name))
    day = next((day for day in days if day is not None and day <= today), None)
    money = next((line for line in head if is_unit_line(line)), "")
    return Stated(_year_in(head) or _year_of_file(book.name), day, money)


def _lines(sheet: Sheet, rows: Iterable[int]) -> Iterator[str]:
    for row in rows:
        texts = dict.fromkeys(tidy(text_of(cell)) for cell in sheet.rows[row] if isinstance(cell, str))
        # A row of few cells is a title or a signature, one of many a record with days of its own.
        if len(texts) <= _FEW:
            yield from filter(None, texts)


def _year_in(lines: Iterable[str]) -> int | None:
    found: list[tuple[bool, int]] = []
    for line in lines:
        told = fold(line)
        if parse_decree_date(line) is None:
            found += [(bool(_OWN.search(told)), int(year)) for year in _YEAR.findall(told)]
    return max(found)[1] if found else None


def _year_of_file(name: str) -> int | None:
    found = _YEAR_OF_FILE.findall(name)
    return int(found[-1]) if found else None


def _day_in(text: str) -> date | None:
    """Return the day in a line, unless it is that of a paper which the line refers to."""
    return None if _OF_A_PAPER.search(fold(text)) else parse_decree_date(text.replace("_", "-"))


def other_year(listed: ModelList, year: int) -> int | None:
    """Return the year that a list is of where that is not the one it would be filed under."""
    if listed.stated.year is not None:
        return listed.stated.year if listed.stated.year != year else None
    years = Counter(
        next(day.year for key in _OF_THE_YEAR if (day := model.values.get(key)))
        for model in listed.models
        if any(model.values.get(key) for key in _OF_THE_YEAR)
    )
    if not years:
        return None
    most, count = years.most_common(1)[0]
    return most if most != year and count * 2 > sum(years.values()) else None


def other_year_words(listed: ModelList, year: int, other: int) -> str:
    """Say why a list seems to be of another year."""
    rows = sum(
        any((day := model.values.get(key)) and day.year == other for key in _OF_THE_YEAR)
        for model in listed.models
    )
    told = f"tiêu đề hoặc tên tệp ghi năm {other}" if listed.stated.year == other else ""
    dated = f"{rows} trên {len(listed.models)} dòng có ngày của năm {other}" if rows else ""
    said = " và ".join(filter(None, (told, dated)))
    return f"{capital(said)}, mà đang nhập vào năm {year}: danh sách này là của năm nào?"


def day_remarks(values: Mapping[str, Any], year: int) -> list[str]:
    """Say which days of a row are not of the year it would be filed under."""
    return [
        f"{_CALLED[key]} {short_date(day)} không thuộc năm {year}"
        for key in _OF_THE_YEAR
        if (day := values.get(key)) and day.year != year
    ]
