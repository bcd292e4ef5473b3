# SPDX-License-Identifier: MIT
"""What one part of a package says, seen as it streams by: cells that hold something, fonts, shared texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.sheets.book import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvcq_desktop.sheets.extent import Extent

# .VnTimeH, .VnArialH and their kin show capitals for small letters.
CAPITAL_FONT = re.compile(r"\.Vn.*H", re.IGNORECASE)
_CLAIMS = {"count", "uniqueCount"}
_LONGEST_CLAIM = 7  # digits
_CELLS = {"table-cell", "covered-table-cell"}


class PartTarget:
    """Take the events of an XML parser; which part it is shows in the elements themselves."""

    def __init__(self, extent: Extent, capital_styles: frozenset[int]) -> None:
        self._extent = extent
        self._known_capitals = capital_styles
        self.lengths: list[int] = []
        self._fonts: list[bool] = []
        self._xfs: list[bool] = []
        self._in: set[str] = set()
        # A sheet of .xlsx
        self._row = self._column = -1
        self._style = 0
        self._type = ""
        self._is_filled = False
        self._value: list[str] | None = None
        # A sheet of .ods
        self._repeat = self._row_repeat = 1
        self._ods_row = self._ods_column = -1
        self._ods_filled: list[tuple[int, int]] = []
        self._ods_letters = 0

    @property
    def capital_styles(self) -> frozenset[int]:
        """Return the formats of cells whose font shows capitals only."""
        return frozenset(number for number, capital in enumerate(self._xfs) if capital)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        name = tag.rpartition("}")[2]
        for claim in _CLAIMS & attributes.keys():
            # calamine makes room for as many as are claimed.
            if len(attributes[claim]) > _LONGEST_CLAIM:
                raise ValueError("claimed count")
        match name:
            case "c":
                self._begin_cell(attributes)
            case "v" | "is" if self._column >= 0:
                self._is_filled = True
                self._value = [] if name == "v" and self._type == "s" else None
            case "row":
                number = attributes.get("r", "")
                self._row = int(number) - 1 if number else self._row + 1
                self._column = -1
            case "si":
                self.lengths.append(0)
            case "fonts" | "cellXfs":
                self._in.add(name)
            case "font" if "fonts" in self._in:
                self._fonts.append(False)
            case "name" if self._fonts and "fonts" in self._in:
                self._fonts[-1] = CAPITAL_FONT.fullmatch(attributes.get("val", "")) is not None
            case "xf" if "cellXfs" in self._in:
                font = attributes.get("fontId", "")
                place = int(font) if font.isdecimal() else -1
                self._xfs.append(0 <= place < len(self._fonts) and self._fonts[place])
            case _:
                self._start_of_ods(name, attributes)

    def data(self, text: str) -> None:
        """Take text."""
        if self._value is not None:
            self._value.append(text)
        elif self.lengths:
            self.lengths[-1] += len(text)
        elif self._ods_filled:
            self._ods_letters += len(text) * self._repeat * self._row_repeat

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = tag.rpartition("}")[2]
        match name:
            case "c":
                self._end_cell()
            case "fonts" | "cellXfs":
                self._in.discard(name)
            case "table-row":
                self._end_ods_row()

    def close(self) -> None:
        """Take the end of the part."""

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("r", "")
        place = place_of(name) if name else (self._row, self._column + 1)
        if place is None:
            raise ValueError("cell's name")
        self._row, self._column = place
        style = attributes.get("s", "")
        self._style = int(style) if style.isdecimal() else 0
        self._type = attributes.get("t", "n")
        self._is_filled = False

    def _end_cell(self) -> None:
        if not self._is_filled:
            return
        self._extent.add(max(self._row, 0), max(self._column, 0))
        if self._style in self._known_capitals:
            self._extent.styles[self._row, self._column] = self._style
        if self._value is not None:
            number = "".join(self._value).strip()
            if number.isdecimal() and len(number) < 10:
                self._extent.strings.append((int(number), 1))
            self._value = None

    def _start_of_ods(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table-row":
            self._row_repeat = _number(attributes, "number-rows-repeated")
            self._ods_row += self._row_repeat
            self._ods_column = -1
            self._ods_filled = []
        elif name in _CELLS:
            self._repeat = _number(attributes, "number-columns-repeated")
            self._ods_column += self._repeat
            if any(key.rpartition("}")[2] == "value-type" for key in attributes):
                self._ods_filled.append((self._ods_column, self._repeat))
        elif name == "table":
            self._ods_row = -1

    def _end_ods_row(self) -> None:
        for column, times in self._ods_filled:
            self._extent.add(self._ods_row, column, times=times * self._row_repeat)
        self._ods_filled = []
        if self._ods_letters:
            self._extent.add_letters(self._ods_letters)
            self._ods_letters = 0


def _number(attributes: Mapping[str, str], name: str) -> int:
    for key, value in attributes.items():
        if key.rpartition("}")[2] == name and value.isdecimal():
            return max(int(value[:9]), 1)
    return 1
