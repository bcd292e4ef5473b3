# SPDX-License-Identifier: MIT
"""The rows below a header: who is a person, what is a heading of a unit or kind, what belongs to nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.rules import PersonKind
from dvcq_desktop.office.staff.births import birth_of, birth_of_parts, has_month_only
from dvcq_desktop.office.staff.columns import BIRTHS, Part, kind_called
from dvcq_desktop.office.staff.lists import ListedPerson, SkippedRow, UnitSource, place_called
from dvcq_desktop.office.unit_names import unit_key
from dvcq_desktop.sheets.book import Sheet, text_of
from dvcq_desktop.sheets.header import headings_of, plain
from dvcq_desktop.text.dates import parse_date
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.text.person_names import name_and_aside, proper_name, why_no_name

if TYPE_CHECKING:
    from dvcq_desktop.sheets.book import Cell

# "Công an xã" and "Tổng hợp" are no totals.
_TOTAL = re.compile(
    r"(tong (cong|so)|danh sach (nay )?(co|gom)|an dinh danh sach)( .*|$)|(tong|cong)( \d.*)?"
)
_FOOT = re.compile(
    r"(nguoi (lap|tong hop|ghi|kiem)|ke toan|can bo tong hop|thu truong|xac nhan|ky (ten|va ghi ro)"
    r"|noi nhan|(tm|kt|tl|tuq|q) |.*ngay \d* ?thang \d* ?(nawm|nam)( \d+|$)|chu tich( ubnd.*)?$|pho chu tich$"
    r"|lanh dao don vi$|(truong phong|chanh van phong|thu truong don vi)$).*"
)
_NOTE = re.compile(r"(ghi chu|luu y|chu thich)( |$).*")
_SERIAL = re.compile(r"\(?\d{1,5}[.)]?\)?")
_LABEL = re.compile(r"^\s*((?:[IVXLC]+|[A-ZĐ]|\d{1,3})(?:\.\d+)*)\s*[./)\-:]+\s*(?=\S)")
_BARE_LABEL = re.compile(r"[IVXLC]+|[A-ZĐ]")
_COUNT = re.compile(r"\s*[(:–-]\s*\d+\s*(người|đồng chí|đ/c|cán bộ)?\s*\)?\s*$", re.IGNORECASE)
_NAME_PARTS = (Part.FAMILY, Part.NAME, Part.GIVEN)
_DITTO = {'"', "''", "″", "”", "“", "nt", "-nt-", "- nt -", "như trên", "//", "-//-"}
_UNIT = re.compile(
    r"((văn )?phòng|trung tâm|trường (mầm|mẫu|tiểu|trung|phổ|thcs|thpt|th|mn|ptdt|dân)|trạm y|thôn|ấp|bản"
    r"|buôn|làng|xóm|tổ (dân phố|\d)|khu (phố|dân cư|\d)|hội (?!thị|văn)|đoàn (thanh niên|tncs|xã|phường|thể)"
    r"|công (an|đoàn)|ban (?!thị|văn)|quân sự|bch|(ủy|uỷ) ban|ubnd|hđnd|hội đồng|lãnh đạo|thường trực"
    r"|đảng (ủy|uỷ)|mặt trận|ubmttq|mttq|khối|bộ phận)\b"
    r"|(van )?phong |trung tam |thon |cong an |hoi dong |ubnd|hdnd|uy ban |lanh dao |mat tran "
)
_LONGEST = 200


class _Kind(Enum):
    BLANK, NUMBERS, HEADER, TOTAL, FOOT, NOTE, UNIT, SORT, PERSON = (auto() for _ in range(9))


_WHY = {
    _Kind.NUMBERS: "dòng đánh số cột",
    _Kind.HEADER: "dòng tiêu đề lặp lại",
    _Kind.TOTAL: "dòng tổng cộng",
    _Kind.FOOT: "phần ký tên ở cuối",
    _Kind.NOTE: "dòng ghi chú",
    _Kind.UNIT: "tiêu đề nhóm, lấy làm đơn vị",
    _Kind.SORT: "tiêu đề nhóm, lấy làm đối tượng",
}


@dataclass
class RowReader:
    """Read the rows of one sheet below its header; `sheet` is spread and in Unicode."""

    sheet: Sheet
    parts: Mapping[int, Part]
    header: tuple[int, int]
    source: UnitSource
    known_units: frozenset[str]
    today: date
    kinds: Mapping[str, PersonKind]
    people: list[ListedPerson] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    _unit: str = ""
    _sort: PersonKind | None = None
    _in_foot: bool = False
    _aside: str = ""

    def __post_init__(self) -> None:
        self._columns = {part: column for column, part in self.parts.items()}
        columns = self.parts if self.header[0] >= 0 else ()
        said = {column: headings_of(self.sheet, *self.header, column) for column in columns}
        self._titles = {column: {plain(text) for text in texts} for column, texts in said.items() if texts}
        self._above: dict[Part, str] = {}
        self._covered = {
            (row, column): (top, left)
            for (top, left), (bottom, right) in self.sheet.merged
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        }

    def read(self) -> None:
        """Go through all rows."""
        for number in range(self.header[1] + 1, len(self.sheet.rows)):
            kind = self._kind_of(number)
            if kind is _Kind.BLANK:
                continue
            if kind is _Kind.HEADER:
                self._in_foot = False
            if kind is _Kind.PERSON:
                self.people.append(self._person(number))
                continue
            if kind is _Kind.FOOT:
                self._in_foot = True
            self._take_heading(kind, number)
            text = " | ".join(dict.fromkeys(self._texts(number).values()))
            self.skipped.append(SkippedRow(self.sheet.name, number, text[:_LONGEST], _WHY[kind]))

    # What a row is

    def _texts(self, row: int) -> dict[int, str]:
        """Return the texts of a row by column, those of a cell merged over several columns once."""
        found = {}
        for column, cell in enumerate(self.sheet.rows[row]):
            top = self._covered.get((row, column), (row, column))
            text = tidy(text_of(cell))
            if text and not (top[0] == row and top[1] != column):
                found[column] = text
        return found

    def _kind_of(self, row: int) -> _Kind:
        own = self._own(row)
        if not own:
            return _Kind.BLANK
        if self._is_header(row):
            return _Kind.HEADER
        if len(own) > 2 and all(_SERIAL.fullmatch(text) for text in own.values()):
            return _Kind.NUMBERS
        first = plain(next(iter(own.values())))
        has_number = _SERIAL.fullmatch(own.get(self._columns.get(Part.NUMBER, -1), "")) is not None
        if not has_number:
            if any(_TOTAL.fullmatch(plain(text)) for text in own.values()) and not self._has_birth(row):
                return _Kind.TOTAL
            if self._in_foot or self._is_foot(own):
                return _Kind.FOOT
            if _NOTE.fullmatch(first) or next(iter(own.values())).startswith(("*", "- ")):
                return _Kind.NOTE
        return self._kind_of_heading(own, has_number=has_number)

    def _kind_of_heading(self, own: Mapping[int, str], *, has_number: bool) -> _Kind:
        """Tell a heading between the people from a person of whom only the name is written."""
        label, text = self._heading(own)
        if not text:
            return _Kind.PERSON
        if kind_called(text, self.kinds) is not None:
            return _Kind.SORT
        if looks_like_unit(text) or unit_key(text) in self.known_units or (label and not has_number):
            return _Kind.UNIT
        name_column = self._columns.get(Part.NAME, self._columns.get(Part.FAMILY, -1))
        return _Kind.PERSON if has_number or name_column in own else _Kind.NOTE

    def _heading(self, own: Mapping[int, str]) -> tuple[str, str]:
        """Return label and text of a row that consists of nothing else, empty texts where it is none."""
        cells = list(own.items())
        label = ""
        if len(cells) == 2:
            number = cells[0][1].strip(".)/( ")
            label = number if _BARE_LABEL.fullmatch(number) else ""
            if not label and not (cells[0][0] == self._columns.get(Part.NUMBER) and number.isdecimal()):
                return "", ""
            cells = cells[1:]
        if len(cells) != 1:
            return "", ""
        column, text = cells[0]
        if self.parts.get(column) in {*BIRTHS, Part.POSITION, Part.KIND, Part.NOTE} and not label:
            return "", ""
        found = _LABEL.match(text)
        if found:
            label = label or found[1]
            text = text[found.end() :]
        return label, tidy(_COUNT.sub("", text))

    def _is_header(self, row: int) -> bool:
        """Tell whether a row says again what the header says, as on each printed page."""
        said = sum(
            plain(text_of(self.sheet.cell(row, column))) in titles for column, titles in self._titles.items()
        )
        return said >= min(2, max(len(self._titles), 1))

    def _is_foot(self, own: Mapping[int, str]) -> bool:
        hits = [column for column, text in own.items() if _FOOT.fullmatch(plain(text))]
        if not hits or self._has_birth_in(own):
            return False
        name = self._columns.get(Part.NAME, -1)
        # "Chủ tịch" beside a name is that person's position.
        return name not in own or name in hits or all(self.parts.get(column) is None for column in hits)

    def _has_birth(self, row: int) -> bool:
        return self._has_birth_in(self._texts(row))

    def _has_birth_in(self, texts: Mapping[int, str]) -> bool:
        columns = (self._columns[part] for part in BIRTHS if part in self._columns)
        return any(re.search(r"\d{2}", texts.get(column, "")) for column in columns)

    def _take_heading(self, kind: _Kind, row: int) -> None:
        if kind is _Kind.UNIT:
            self._unit = self._heading(self._own(row))[1]
        elif kind is _Kind.SORT:
            self._sort = kind_called(self._heading(self._own(row))[1], self.kinds)

    def _own(self, row: int) -> dict[int, str]:
        texts = self._texts(row).items()
        return {column: text for column, text in texts if self._covered.get((row, column), (row,))[0] == row}

    # Who a person is

    def _person(self, row: int) -> ListedPerson:
        problems: list[str] = []
        remarks: list[str] = []
        name = self._name(row, problems)
        birth = self._birth(row, problems, remarks)
        kind_text = self._text(row, Part.KIND)
        kind = kind_called(kind_text, self.kinds) if kind_text else self._sort
        starts_on = self._starts(row, remarks)
        position = self._position(row)
        note = "; ".join(filter(None, (self._aside, self._text(row, Part.NOTE))))
        return ListedPerson(
            self.sheet.name,
            row,
            name,
            birth,
            kind,
            self._unit_of(row),
            position[:_LONGEST],
            note[:_LONGEST],
            starts_on,
            {part: (row, column) for part, column in self._columns.items()},
            tuple(problems),
            tuple(remarks),
            "" if kind else kind_text,
        )

    def _name(self, row: int, problems: list[str]) -> str:
        columns = [self._columns[part] for part in _NAME_PARTS if part in self._columns]
        # A name that is merged over two columns stands in both of them.
        tops = dict.fromkeys(self._covered.get((row, column), (row, column)) for column in columns)
        name = tidy(" ".join(text_of(self.sheet.cell(*top)) for top in tops))
        name, aside = name_and_aside(name)
        self._aside = aside
        column = columns[0]
        if not name:
            problems.append(f"{self._at(row, column)}: thiếu họ và tên")
        elif why := why_no_name(name):
            problems.append(f"{self._at(row, column)}: '{name[:60]}' không phải là họ và tên ({why})")
        return proper_name(name)

    def _birth(self, row: int, problems: list[str], remarks: list[str]) -> str:
        try:
            if Part.BIRTH_YEAR in self._columns:
                parts = (Part.BIRTH_DAY, Part.BIRTH_MONTH, Part.BIRTH_YEAR)
                column = self._columns[Part.BIRTH_YEAR]
                day, month, year = (self._cell(row, part) for part in parts)
                return birth_of_parts(day, month, year, self.today)
            for part in (Part.BIRTH, Part.BIRTH_MAN, Part.BIRTH_WOMAN):
                column = self._columns.get(part, -1)
                cell = self._cell(row, part)
                # Where "x" only marks the sex, there is no date in it.
                if cell != "" and plain(text_of(cell)) not in {"x", "nam", "nu", "v"}:
                    birth = birth_of(cell, self.today)
                    if has_month_only(cell):
                        remarks.append(f"'{tidy(text_of(cell))}' không có ngày, chỉ ghi năm sinh")
                    return birth
        except UserError as error:
            text = tidy(text_of(self.sheet.cell(row, column)))[:40]
            problems.append(f"{self._at(row, column)}: ngày sinh '{text}' {error.sentence}")
        return ""

    def _starts(self, row: int, remarks: list[str]) -> date | None:
        cell = self._cell(row, Part.STARTS)
        text = tidy(text_of(cell))
        if not text:
            return None
        try:
            return parse_date(text, today=self.today)
        except UserError:
            remarks.append(f"không đọc được ngày giữ chức vụ '{text[:40]}'")
            return None

    def _position(self, row: int) -> str:
        position, title = self._text(row, Part.POSITION), self._text(row, Part.TITLE)
        return position or title

    def _unit_of(self, row: int) -> str:
        if self.source is UnitSource.COLUMN:
            return self._text(row, Part.UNIT) or self._unit
        if self.source is UnitSource.HEADINGS:
            return self._unit
        return self.sheet.name if self.source is UnitSource.SHEET else ""

    def _cell(self, row: int, part: Part) -> Cell:
        column = self._columns.get(part, -1)
        return self.sheet.cell(row, column)

    def _text(self, row: int, part: Part) -> str:
        text = tidy(text_of(self._cell(row, part)))
        if text.lower() in _DITTO:
            return self._above.get(part, "")
        self._above[part] = text
        return text

    def _at(self, row: int, column: int) -> str:
        return place_called(self.sheet.name, row, column)


def looks_like_unit(text: str) -> bool:
    """Tell whether a text begins as the names of units do, and not as a family's ("Trương", "Đoàn")."""
    return _UNIT.match(tidy(text).lower()) is not None
