# SPDX-License-Identifier: MIT
"""The tables of a document as sheets: one for each set of columns, its titles above, its cells typed.

Only what reads as a number all down its column is a number there; a text stays the text that it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import (
    Addressees,
    Appendix,
    Checkbox,
    Column,
    Heading,
    Letterhead,
    Paragraph,
    Progress,
    RowKind,
    Signature,
    Table,
    Title,
)
from dvcq_desktop.documents.bodies import appendix_label, appendix_reference
from dvcq_desktop.documents.setting import clean, plain
from dvcq_desktop.text.dates import decree_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.documents.blocks import Block, Cell, Document

_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,14})")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3}){1,4}")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,8}),\d{1,4}")
_PERCENT = re.compile(r"(\d{1,4}(?:,\d{1,2})?)\s?%")
# "+3 (+15%)", "−2,1 điểm %": by how much a figure is more or less than another one.
_CHANGE = re.compile(r"(?P<sign>[+−])(?P<amount>\d[\d.]*(?:,\d{1,4})?)(?P<words> [^\"]{1,40})?")
# Each of them is a format of its own, and Excel takes some 200 in a file.
_MOST_CHANGES = 120
_DONE = "x"
_WORDS = (Column("Phần", 20), Column("Nội dung", 80))
_NUMBER, _DAY_AND_PLACE, _TO, _SIGNED, _RECIPIENTS = "Số", "Nơi, ngày", "Kính gửi", "Người ký", "Nơi nhận"


@dataclass(frozen=True, slots=True)
class Value:
    """A cell's value: a text, a day or a number with the format that shows it as the print does."""

    shown: str
    value: str | int | float | date
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet; a "group" has its one text first."""

    cells: tuple[Value, ...]
    kind: RowKind = "normal"


@dataclass(slots=True)
class Sheet:
    """Rows below one set of columns; `titles` stand above them."""

    titles: tuple[str, ...]
    name: str
    columns: tuple[Column, ...]
    landscape: bool
    lines: list[Line] = field(default_factory=list)


def sheets_of(document: Document) -> list[Sheet]:
    """Return the sheets; tables with the same columns go on below each other, under what heads them."""
    found = _Sheets(document.landscape)
    found.add(document.blocks, landscape=document.landscape)
    words = [_words(document)] if document.words_sheet else []
    sheets = [*words, *found.sheets.values()]
    for sheet in sheets if document.mark else ():
        sheet.titles = (document.mark, *sheet.titles)
    return sheets


def _words(document: Document) -> Sheet:
    """Return what is no table: number, addressees, headings with their paragraphs, recipients, signature."""
    sheet = Sheet((), document.words_sheet, _WORDS, document.landscape)
    noted = [each for block in document.blocks if isinstance(block, Appendix) for each in block.blocks]
    for block in (*document.blocks, *noted):
        match block:
            case Letterhead():
                day = f"{block.place}, {decree_date(block.issued_on)}" if block.issued_on else block.place
                number = f"{block.number}/{block.symbol or ''}".strip("/")
                sheet.lines += _pairs((_NUMBER, (number,)), (_DAY_AND_PLACE, (day,)))
            case Title():
                sheet.titles = _said(block.kind, block.abstract)
            case Addressees():
                sheet.lines += _pairs((_TO, block.names))
            case Heading():
                sheet.lines.append(Line((_text(_line(f"{block.label} {plain(block.text)}")),), "group"))
            case Paragraph():
                sheet.lines += _pairs(("", (plain(block.text),)))
            case Signature():
                signed = (*block.authority, block.title, block.name)
                sheet.lines += _pairs((_SIGNED, signed), (_RECIPIENTS, block.recipients))
    return sheet


def _pairs(*said: tuple[str, tuple[str, ...]]) -> list[Line]:
    """Return lines of a name and a text each; the name stands with the first text."""
    return [
        Line((_text(name if place == 0 else ""), _text(_line(text))))
        for name, texts in said
        for place, text in enumerate(filter(None, texts))
    ]


class _Sheets:
    """Walks the blocks and remembers what heads the next table."""

    def __init__(self, landscape: bool) -> None:
        self.sheets: dict[tuple[str, ...], Sheet] = {}
        self._landscape = landscape
        self._titles: tuple[str, ...] = ()
        self._heading = ""
        self._above = ""  # the heading of the first level over one of a lower
        self._name = ""

    def add(self, blocks: Iterable[Block], *, landscape: bool) -> None:
        for block in blocks:
            match block:
                case Letterhead():
                    self._titles, self._heading, self._above = (), "", ""
                case Title():
                    self._titles, self._heading, self._above = _said(block.kind, block.abstract), "", ""
                    self._name = " ".join(self._titles)
                case Appendix():
                    said = (appendix_label(block), block.title, appendix_reference(block))
                    self._titles, self._heading, self._above = _said(*said), "", ""
                    self._name = _line(block.title or said[0])
                    self.add(block.blocks, landscape=block.landscape)
                case Heading():
                    self._heading = _line(f"{block.label} {plain(block.text)}")
                    if block.level == 1:
                        self._above = self._heading
                case Table():
                    self._add_table(block, landscape=landscape)

    def _add_table(self, table: Table, *, landscape: bool) -> None:
        key = tuple(column.title for column in table.columns)
        known = self.sheets.get(key)
        headings = (self._above, self._heading) if self._above != self._heading else (self._heading,)
        if known is None:
            titles = self._titles + tuple(filter(None, headings))
            known = self.sheets[key] = Sheet(titles, self._heading or self._name, table.columns, landscape)
        else:
            if self._above == self._heading and known.name != self._heading:
                # It holds what stands under several headings: the paper's own name is true of all.
                known.name = self._name or known.name
            parts = [part for part in (*self._titles, *headings) if part and part not in known.titles]
            if parts:
                known.lines.append(Line((_text(" - ".join(parts)),), "group"))
        known.lines += _typed(table)


def _typed(table: Table) -> list[Line]:
    said = [[_shown(cell) for cell in row.cells] for row in table.rows]
    # What stands at the right is figures, each a number of its own beside one that is said in words.
    numbers = {place for place, column in enumerate(table.columns) if column.align == "right"}
    for place in range(len(table.columns)):
        column = [
            cells[place]
            for cells, row in zip(said, table.rows, strict=True)
            if row.kind != "group" and place < len(cells) and cells[place]
        ]
        if column and all(_number(text) for text in column):
            numbers.add(place)
    changes = {text for cells in said for text in cells if _CHANGE.fullmatch(text)}
    if len(changes) > _MOST_CHANGES:
        changes = set()
    lines = []
    for cells, row in zip(said, table.rows, strict=True):
        if row.kind == "group":
            lines.append(Line((_text(" ".join(filter(None, cells))),), "group"))
        else:
            made = tuple(
                (_change(text) if place in numbers and text in changes else None)
                or _value(text, numeric=place in numbers)
                for place, text in enumerate(cells)
            )
            lines.append(Line(made, row.kind))
    return lines


def _shown(cell: Cell) -> str:
    if isinstance(cell, Checkbox):
        return _DONE if cell.checked else ""
    if isinstance(cell, Progress):
        return cell.label or f"{min(max(cell.percent, 0), 100)}%"
    return clean(plain(cell)).replace("\xa0", " ").strip()


def _value(text: str, *, numeric: bool) -> Value:
    return (_number(text) if numeric else None) or _day(text) or _text(text)


def _number(text: str) -> Value | None:
    if _WHOLE.fullmatch(text):
        return Value(text, int(text), "0")
    if _GROUPED.fullmatch(text):
        return Value(text, int(text.replace(".", "")), "#,##0")
    if _DECIMAL.fullmatch(text):
        places = len(text.rpartition(",")[2])
        return Value(text, float(text.replace(",", ".")), f"0.{'0' * places}")
    if found := _PERCENT.fullmatch(text):
        places = len(found[1].partition(",")[2])
        share = round(float(found[1].replace(",", ".")) / 100, 6)
        return Value(text, share, f"0.{'0' * places}%" if places else "0%")
    return None


def _change(text: str) -> Value | None:
    """Return a number whose format says its sign and the words behind it, as the print does."""
    found = _CHANGE.fullmatch(text)
    amount = _number(found["amount"]) if found else None
    if found is None or amount is None or not isinstance(amount.value, int | float):
        return None
    words = f'"{found["words"]}"' if found["words"] else ""
    if found["sign"] == "+":
        return Value(text, amount.value, f'"+"{amount.pattern}{words}')
    return Value(text, -amount.value, f'{amount.pattern};"−"{amount.pattern}{words}')


def _day(text: str) -> Value | None:
    found = _DAY.fullmatch(text)
    if not found or int(found[3]) < 1901:
        return None
    try:
        return Value(text, date(int(found[3]), int(found[2]), int(found[1])), "dd/mm/yyyy")
    except ValueError:
        return None


def _text(text: str) -> Value:
    return Value(text, text)


def _said(*texts: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_line, texts)))


def _line(text: str) -> str:
    return " ".join(clean(text).replace("\xa0", " ").split())
