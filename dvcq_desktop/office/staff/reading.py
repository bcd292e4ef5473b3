# SPDX-License-Identifier: MIT
"""A book to a staff list: which sheet, which header, which columns, then its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.office.staff.columns import MEANINGS, NAMES, Part, is_personal, named_kinds
from dvcq_desktop.office.staff.lists import (
    Choice,
    ListColumn,
    ListedPerson,
    SheetSeen,
    StaffList,
    UnitSource,
)
from dvcq_desktop.office.staff.rows import RowReader, looks_like_unit
from dvcq_desktop.office.unit_names import unit_key
from dvcq_desktop.sheets.book import column_name, text_of
from dvcq_desktop.sheets.encodings import encodings_of, in_unicode
from dvcq_desktop.sheets.header import Header, find_header, header_at, headings_of
from dvcq_desktop.sheets.reader import book_of_rows
from dvcq_desktop.text.legacy import Encoding
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.sheets.book import Book, Sheet

ALL_SHEETS = -1
NO_HEADER = (-1, -1)
_NO_NAMES = (
    "Chưa thấy cột họ và tên: hãy chọn đúng trang và dòng tiêu đề, hoặc chỉ ra cột Họ và tên ở phần Các cột."
)
_NOBODY = "Không thấy người nào bên dưới dòng tiêu đề: hãy chọn lại trang hoặc dòng tiêu đề."
_SAMPLE = 60
_FEW_CELLS = 2
_BLANK_SHARE = 3  # a third of all rows


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table says itself which of its columns are the names."""
    book = book_of_rows(rows, "")
    sheet = in_unicode(book.sheets[0], encodings_of(book.sheets[0]))
    header = find_header(sheet, MEANINGS, NAMES)
    return header is not None and len(header.meanings) > 1


class ListReader:
    """Read one book as often as she changes how; what does not change with it is kept."""

    def __init__(
        self,
        book: Book,
        directory: Directory,
        today: date,
        tell: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> None:
        self._book = book
        self._today = today
        self._known = frozenset(
            unit_key(name)
            for unit in directory.units_on(today)
            for name in (unit.name, unit.short_name)
            if name
        )
        self._kinds = named_kinds(directory.kinds)
        self._encodings: dict[int, Mapping[int, Encoding]] = {}
        self._seen: list[SheetSeen] = []
        for index, sheet in enumerate(book.sheets):
            tell(index, len(book.sheets))
            self._encodings[index] = encodings_of(sheet)
            people = len(self._read_sheet(index, Choice()).people)
            self._seen.append(SheetSeen(index, sheet.name, people, sheet.hidden))

    @property
    def sheets(self) -> tuple[SheetSeen, ...]:
        """Return the sheets with what they seem to hold."""
        return tuple(self._seen)

    def read(self, choice: Choice) -> StaffList:
        """Read the book as she chose; what she left open is found out."""
        index = self._usual_sheet() if choice.sheet is None else choice.sheet
        if index != ALL_SHEETS:
            return self._read_sheet(index, choice)
        lists = [self._read_sheet(seen.index, choice) for seen in self._seen if seen.people]
        if not lists:
            return replace(self._read_sheet(0, choice), sheet=ALL_SHEETS)
        return replace(
            lists[0],
            sheet=ALL_SHEETS,
            people=tuple(person for each in lists for person in each.people),
            skipped=tuple(row for each in lists for row in each.skipped),
        )

    def _usual_sheet(self) -> int:
        """Return the sheet with most people, or all where each is the list of one unit."""
        filled = [seen for seen in self._seen if seen.people and not seen.hidden]
        named = [seen for seen in filled if self._is_unit(seen.name)]
        if len(named) > 1 and len(named) == len(filled):
            return ALL_SHEETS
        ranked = sorted(self._seen, key=lambda seen: (seen.hidden, -seen.people, seen.index))
        return ranked[0].index

    def _is_unit(self, name: str) -> bool:
        return looks_like_unit(name) or unit_key(name) in self._known

    def _read_sheet(self, index: int, choice: Choice) -> StaffList:
        raw = self._book.sheets[index]
        encodings = {**self._encodings[index], **choice.encodings}
        # What the headings say does not depend on how she wants a column decoded.
        headed = in_unicode(raw, self._encodings[index]).spread()
        header = self._header(headed, choice)
        below = header.last + 1
        read = in_unicode(raw, encodings).spread()
        sheet = replace(read, rows=headed.rows[:below] + read.rows[below:])
        parts = _parts(sheet, header, choice)
        columns = tuple(
            _column(raw, sheet, column, header, parts.get(column), encodings)
            for column in range(sheet.width)
            if any(tidy(text_of(row[column])) for row in sheet.rows if column < len(row))
        )
        made = StaffList(
            self._book.name,
            tuple(self._seen),
            index,
            (header.first, header.last),
            columns,
            (),
            (),
            UnitSource.NONE,
        )
        if not NAMES & set(parts.values()):
            return replace(made, trouble=_NO_NAMES)
        return self._with_people(made, sheet, parts, choice)

    def _header(self, sheet: Sheet, choice: Choice) -> Header:
        if choice.header == NO_HEADER:
            return Header(*NO_HEADER, {})
        if choice.header is not None:
            return header_at(sheet, *choice.header, MEANINGS)
        return find_header(sheet, MEANINGS, NAMES) or Header(*NO_HEADER, {})

    def _with_people(
        self, made: StaffList, sheet: Sheet, parts: Mapping[int, Part], choice: Choice
    ) -> StaffList:
        """Read the rows, units from where there are any: a column, headings between, the sheet's name."""
        source = choice.units
        if source is None:
            source = UnitSource.COLUMN if Part.UNIT in parts.values() else UnitSource.HEADINGS
        reader = RowReader(sheet, parts, made.header, source, self._known, self._today, self._kinds)
        reader.read()
        if choice.units is None and not any(person.unit for person in reader.people):
            source = UnitSource.SHEET if self._is_unit(sheet.name) else UnitSource.NONE
            reader = RowReader(sheet, parts, made.header, source, self._known, self._today, self._kinds)
            reader.read()
        people = reader.people
        if source is UnitSource.COLUMN:
            people = _filled_down(people)
        return replace(
            made,
            people=tuple(people),
            skipped=tuple(reader.skipped),
            units=source,
            trouble="" if reader.people else _NOBODY,
        )


def _filled_down(people: Sequence[ListedPerson]) -> list[ListedPerson]:
    """Give people the unit of the row above, where the column has it once for many of them."""
    blanks = sum(not person.unit for person in people)
    if not people or not people[0].unit or blanks < len(people) / _BLANK_SHARE:
        return list(people)
    filled: list[ListedPerson] = []
    for person in people:
        remarks = (*person.remarks, "đơn vị lấy theo dòng trên")
        above = filled[-1].unit if filled else ""
        filled.append(person if person.unit else replace(person, unit=above, remarks=remarks))
    return filled


def _parts(sheet: Sheet, header: Header, choice: Choice) -> dict[int, Part]:
    """Return what the columns mean; what she says wins over what the headings say."""
    found = {column: Part(key) for column, key in header.meanings.items()}
    by_part = {part: column for column, part in found.items()}
    name, family = by_part.get(Part.NAME), by_part.get(Part.FAMILY)
    if name is not None and family is not None:
        # "Họ đệm" beside "Tên": the second is the given name only.
        found[name] = Part.GIVEN
    elif name is not None and name + 1 not in found and _is_heading_over_both(sheet, header, name):
        found |= {name: Part.FAMILY, name + 1: Part.GIVEN}
    said = {column: part for column, part in choice.parts.items() if part is not None}
    kept = {
        column: part
        for column, part in found.items()
        if column not in choice.parts and part not in said.values()
    }
    return {**kept, **said}


def _is_heading_over_both(sheet: Sheet, header: Header, column: int) -> bool:
    """Tell whether one heading stands over a column and the next: family name and given name apart."""
    return any(
        left <= column and column + 1 == right and top <= header.last and bottom >= header.first
        for (top, left), (bottom, right) in sheet.merged
        if sheet.cell(top, left) != ""
    )


def _column(
    raw: Sheet,
    sheet: Sheet,
    column: int,
    header: Header,
    part: Part | None,
    encodings: Mapping[int, Encoding],
) -> ListColumn:
    texts = headings_of(sheet, header.first, header.last, column) if header.first >= 0 else ()
    heading = " - ".join(texts) or f"(cột {column_name(column)})"
    before, after = _sample(raw, sheet, column, header.last + 1)
    personal = any(is_personal(text) for text in (*texts, " ".join(texts)))
    encoding = encodings.get(column, Encoding.UNICODE)
    return ListColumn(column, heading, part, encoding, before, after, personal)


def _sample(raw: Sheet, sheet: Sheet, column: int, start: int) -> tuple[str, str]:
    """Return a text of a column before and after decoding, one of a full row, and one that changes if any."""
    best, most = ("", ""), (False, False)
    for row in range(max(start, 0), len(raw.rows)):
        cell, read = raw.cell(row, column), sheet.cell(row, column)
        if cell == "" or _only_numbers_columns(raw, row):
            continue
        texts = text_of(cell).strip()[:_SAMPLE], text_of(read).strip()[:_SAMPLE]
        rank = (texts[0] != texts[1], sum(other != "" for other in raw.rows[row]) > _FEW_CELLS)
        if not best[0] or rank > most:
            best, most = texts, rank
        if all(most):
            break
    return best


def _only_numbers_columns(sheet: Sheet, row: int) -> bool:
    return all(len(text_of(cell).strip("() ")) < _FEW_CELLS + 1 for cell in sheet.rows[row])
