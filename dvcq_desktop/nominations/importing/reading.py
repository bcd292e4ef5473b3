# SPDX-License-Identifier: MIT
"""A book to a list of registrations: which sheet, which header, which columns, then row by row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.importing.amounts import amount_of, states_unit, unit_of_money
from dvcq_desktop.nominations.importing.columns import (
    AMOUNTS,
    DAYS,
    KEPT,
    MARKS,
    MEANINGS,
    MONEY,
    NAME,
    NAMES,
    NUMBER,
    TITLES,
)
from dvcq_desktop.nominations.importing.periods import period_of
from dvcq_desktop.nominations.importing.stating import NOT_STATED, Stated, stated_in
from dvcq_desktop.nominations.rules import MOST
from dvcq_desktop.sheets.book import cell_name, column_name, text_of
from dvcq_desktop.sheets.encodings import encodings_of, in_unicode
from dvcq_desktop.sheets.header import find_header, header_at, headings_of
from dvcq_desktop.text.dates import parse_date
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.listing import few
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    from dvcq_desktop.sheets.book import Book, Cell, Sheet
    from dvcq_desktop.sheets.header import Header

_NO_NAMES = "Chưa thấy cột tên mô hình: hãy chọn đúng trang và dòng tiêu đề, hoặc chỉ ra cột Tên mô hình."
_MOST = 1_000
_NAMED = 5
_TOO_MANY = (
    "Trang này có {count} dòng mô hình, quá {most}: hãy tách tệp theo năm hoặc theo đơn vị rồi nhập từng tệp."
)
_NONE = "Không thấy mô hình nào bên dưới dòng tiêu đề: hãy chọn lại trang hoặc dòng tiêu đề."
# A sum is no more than that: "Cổng trường an toàn", "Công an xã gần dân" are models.
_SUM = r"(tong( cong| so)?|cong)[ :.()]*([0-9]+[ .()]*)?((mo hinh|dien hinh|don vi|thon)[ .:)]*)?$"
_FOOTS = re.compile(rf"({_SUM}|(nguoi lap.*|.*noi nhan.*|tm .*|kt .*|xac nhan.*)\b)")
_SECTION = re.compile(r"[IVX]{1,5}|[A-Z]")
_CROSS = re.compile(r"[x✓✔v+*1]|co|dung", re.IGNORECASE)
_PERIODS = frozenset({"starts_on", "ends_on"})
NO_COLUMNS: Mapping[int, str | None] = MappingProxyType({})


@dataclass(frozen=True)
class Choice:
    """How she wants a book read; what she left open is found out. Rows are counted from 0."""

    sheet: int | None = None
    header: tuple[int, int] | None = None
    columns: Mapping[int, str | None] = field(default_factory=lambda: NO_COLUMNS)


@dataclass(frozen=True)
class ListedColumn:
    """A column of the sheet with its heading, and the key of what it means, "" for nothing."""

    place: int
    heading: str
    meaning: str
    example: str


@dataclass(frozen=True)
class ListedModel:
    """A row as it was read: values by attribute, unit and field in words; `problems` name odd cells."""

    row: int
    values: Mapping[str, Any]
    unit: str = ""
    field: str = ""
    kept: tuple[str, ...] = ()
    """What has no field of its own, or could not be read as what its column is: for the note."""
    problems: tuple[str, ...] = ()

    @property
    def money_words(self) -> str:
        """Return the money in đồng, whatever unit the list is in; blank where it states none."""
        money = self.values.get(MONEY)
        return "" if money is None else f"{group_digits(money)} đồng"


@dataclass(frozen=True)
class ModelList:
    """What was read of one sheet, and how; `skipped` counts rows that are no models, such as totals.

    `nameless` are rows of the sheet, counted from 0, that say something of a model but not its name.
    """

    book: str
    sheets: tuple[str, ...]
    sheet: int
    header: tuple[int, int]
    columns: tuple[ListedColumn, ...]
    models: tuple[ListedModel, ...] = ()
    skipped: int = 0
    nameless: tuple[int, ...] = ()
    trouble: str = ""
    stated: Stated = NOT_STATED

    @property
    def left_out(self) -> tuple[ListedColumn, ...]:
        """Return the columns that say something and are not taken."""
        return tuple(column for column in self.columns if not column.meaning and column.example)


def read_models(book: Book, choice: Choice, today: date) -> ModelList:
    """Read the sheet with most models, or the chosen one; what cannot be used is told, never dropped."""
    if choice.sheet is not None:
        return _read_sheet(book, choice.sheet, choice, today)
    lists = [_read_sheet(book, index, choice, today) for index in range(len(book.sheets))]
    return max(lists, key=lambda each: (len(each.models), not book.sheets[each.sheet].hidden, -each.sheet))


def nameless_words(listed: ModelList) -> str:
    """Say which rows lack the name of their model, "" where none does."""
    if not listed.nameless:
        return ""
    rows = few([str(row + 1) for row in listed.nameless], "dòng", _NAMED)
    return f"dòng {rows} có nội dung nhưng ô tên mô hình trống nên không nhận"


def left_out_words(listed: ModelList) -> str:
    """Name the columns that are not taken, "" where all are."""
    if listed.trouble or not listed.left_out:
        return ""
    named = [f"“{column.heading}” ({column_name(column.place)})" for column in listed.left_out]
    return f"cột chưa nhận: {few(named, 'cột', _NAMED)}"


def unit_words(listed: ModelList) -> str:
    """Say that money is read in the unit that stands above the table alone, "" where it is not."""
    told = any(column.meaning == MONEY and not states_unit(column.heading) for column in listed.columns)
    money = listed.stated.money
    return f"kinh phí đọc theo “{money}” ghi trên bảng" if money and told else ""


def _read_sheet(book: Book, index: int, choice: Choice, today: date) -> ModelList:
    raw = book.sheets[index]
    sheet = in_unicode(raw, encodings_of(raw)).spread()
    if choice.header is not None:
        header = header_at(sheet, *choice.header, MEANINGS)
    else:
        header = find_header(sheet, MEANINGS, NAMES) or header_at(sheet, 0, 0, MEANINGS)
    meanings = _meanings(header, choice)
    columns = tuple(
        _column(sheet, column, header, meanings.get(column, ""))
        for column in range(sheet.width)
        if any(tidy(text_of(row[column])) for row in sheet.rows if column < len(row))
    )
    made = ModelList(
        book.name,
        tuple(each.name for each in book.sheets),
        index,
        (header.first, header.last),
        columns,
        stated=stated_in(book, sheet, header.first, header.last, today),
    )
    by_meaning = {meaning: column for column, meaning in meanings.items() if meaning != KEPT}
    kept = {column.place: column.heading for column in columns if column.meaning == KEPT}
    headings = {column.place: column.heading for column in columns}
    if NAME not in by_meaning:
        return replace(made, trouble=_NO_NAMES)
    models, skipped = [], 0
    nameless: list[int] = []
    money = by_meaning.get(MONEY)
    unit = 1 if money is None else unit_of_money(headings.get(money, ""), made.stated.money)
    places = _Columns(by_meaning, kept, headings, unit)
    for row in range(header.last + 1, len(sheet.rows)):
        read = _read_row(sheet, row, places, today)
        if read is not None:
            models.append(read)
        elif _lacks_its_name(sheet, row, by_meaning):
            nameless.append(row)
        elif any(
            tidy(text_of(cell))
            for place, cell in enumerate(sheet.rows[row])
            if place != by_meaning.get(NUMBER)
        ):
            skipped += 1
    if len(models) > _MOST:
        return replace(made, trouble=_TOO_MANY.format(count=len(models), most=_MOST))
    last = max((model.row for model in models), default=header.last)
    stated = stated_in(book, sheet, header.first, last, today)
    made = replace(made, nameless=tuple(nameless), stated=stated)
    return replace(made, models=tuple(models), skipped=skipped, trouble="" if models else _NONE)


def _meanings(header: Header, choice: Choice) -> dict[int, str]:
    said = {column: meaning for column, meaning in choice.columns.items() if meaning}
    found = {
        column: meaning
        for column, meaning in header.meanings.items()
        if column not in choice.columns and meaning not in said.values()
    }
    return {**found, **said}


def _column(sheet: Sheet, column: int, header: Header, meaning: str) -> ListedColumn:
    heading = " - ".join(headings_of(sheet, header.first, header.last, column))
    examples = (tidy(text_of(sheet.cell(row, column))) for row in range(header.last + 1, len(sheet.rows)))
    return ListedColumn(
        column, heading or f"(cột {column_name(column)})", meaning, next(filter(None, examples), "")
    )


def _lacks_its_name(sheet: Sheet, row: int, columns: Mapping[str, int]) -> bool:
    """Tell whether a row is one of a model but for its name: an empty cell, or a formula without value."""
    if tidy(text_of(sheet.cell(row, columns[NAME]))):
        return False
    told = [
        text
        for key, column in columns.items()
        if key != NUMBER and (text := tidy(text_of(sheet.cell(row, column))))
    ]
    return len(set(told)) > 1 and not any(_FOOTS.match(fold(text)) for text in told)


class _Columns(NamedTuple):
    """Where what stands: by meaning, those for the note, and how each is headed."""

    by_meaning: Mapping[str, int]
    kept: Mapping[int, str]
    headings: Mapping[int, str]
    unit: int
    """How many đồng one stands for in the column of money."""


def _read_row(sheet: Sheet, row: int, read: _Columns, today: date) -> ListedModel | None:
    columns = read.by_meaning
    name = tidy(text_of(sheet.cell(row, columns[NAME])))
    filled = [tidy(text_of(cell)) for cell in sheet.rows[row]]
    if not name or _is_no_model(name, filled, columns):
        return None
    values: dict[str, Any] = {NAME: name}
    problems: list[str] = []
    kept = [
        f"{heading}: {text}"
        for column, heading in read.kept.items()
        if (text := tidy(text_of(sheet.cell(row, column))))
    ]
    for key, column in columns.items():
        cell = sheet.cell(row, column)
        if key in {NAME, NUMBER, "unit", "field", *MARKS} or text_of(cell).strip() == "":
            continue
        unit_of_list = read.unit if key == MONEY else 1
        try:
            values[key] = _value(key, cell, today, unit_of_list)
        except (UserError, ValueError):
            if key in _PERIODS and (period := period_of(text_of(cell))) is not None:
                values |= period.values(key)
                problems.append(f"ô {cell_name(row, column)} “{tidy(text_of(cell))}” hiểu là {period.words}")
                continue
            kept.append(f"{read.headings.get(column, TITLES[key])}: {tidy(text_of(cell))}")
            problems.append(_unread(key, cell, cell_name(row, column), unit_of_list))
    unit, of_field = (
        tidy(text_of(sheet.cell(row, columns[key]))) if key in columns else "" for key in ("unit", "field")
    )
    for key, text in _marked(sheet, row, columns).items():
        attribute, said = MARKS[key]
        if attribute == "kind":
            values.setdefault("kind", said)
            if not _CROSS.fullmatch(fold(text)):
                values.setdefault("head", text)
        else:
            of_field = of_field or said
            kept += [f"{said}: {text}"] * (not _CROSS.fullmatch(fold(text)))
    return ListedModel(row, values, unit, of_field, tuple(kept), tuple(problems))


def _marked(sheet: Sheet, row: int, columns: Mapping[str, int]) -> dict[str, str]:
    """Return the columns of crosses in which a row has something, with what stands there."""
    texts = {key: tidy(text_of(sheet.cell(row, columns[key]))) for key in MARKS if key in columns}
    return {key: text for key, text in texts.items() if text and text != "-" and fold(text) != "khong"}


def _is_no_model(name: str, filled: list[str], columns: Mapping[str, int]) -> bool:
    """Tell totals, signatures, rows of column numbers and headings between from models."""
    told = fold(name)
    if re.fullmatch(r"\(?\d{1,2}\)?", name) or _FOOTS.match(told):
        return True
    distinct = {text for text in filled if text}
    number = filled[columns[NUMBER]] if NUMBER in columns and columns[NUMBER] < len(filled) else ""
    return len(distinct - {number}) == 1 and bool(_SECTION.fullmatch(number.rstrip(".)")) or name == number)


def _value(key: str, cell: Cell, today: date, unit: int) -> Any:
    if key in DAYS:
        if isinstance(cell, datetime):
            return cell.date()
        return cell if isinstance(cell, date) else parse_date(text_of(cell), today=today)
    if key in AMOUNTS:
        amount = amount_of(cell, unit)
        if amount > (_MOST_MONEY if unit > 1 else MOST):
            raise ValueError(f"too large: {amount}")
        return amount
    return _tidied_lines(text_of(cell))


def _tidied_lines(text: str) -> str:
    lines = [tidy(line) for line in text.splitlines()]
    return "\n".join(line for line in lines if line)


def _unread(key: str, cell: Cell, place: str, unit: int) -> str:
    """Say why a cell is not taken, and what becomes of it."""
    text = tidy(text_of(cell))
    if unit > 1:
        with suppress(UserError, ValueError):
            said = f"{group_digits(amount_of(cell, unit))} đồng"
            return f"ô {place} “{text}” tính theo đơn vị của cột thành {said}, quá lớn: giữ trong ghi chú"
    return f"ô {place} “{text}” không đọc được là {_KIND[key]}, giữ trong ghi chú"


_KIND = {
    **dict.fromkeys(DAYS, "ngày (ví dụ 05/03/2026)"),
    **dict.fromkeys(AMOUNTS, "số nguyên không quá 15 chữ số"),
    MONEY: "số tiền (ví dụ 12.500.000 hoặc 12,5 triệu)",
}
# A commune's model of more than a hundred billion đồng is one whose cell was in đồng already.
_MOST_MONEY = 100_000_000_000
