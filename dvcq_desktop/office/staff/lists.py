# SPDX-License-Identifier: MIT
"""What was read of a staff list: its columns, its people, and what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dvcq_desktop.office.rules import PersonKind
from dvcq_desktop.office.staff.columns import Part
from dvcq_desktop.sheets.book import Place, cell_name
from dvcq_desktop.text.legacy import Encoding


class UnitSource(StrEnum):
    """Where the units of people are read."""

    COLUMN = "column"
    HEADINGS = "headings"
    SHEET = "sheet"
    NONE = "none"

    @property
    def label(self) -> str:
        """Return how the source is shown."""
        return _SOURCE_LABELS[self]


_SOURCE_LABELS = {
    UnitSource.COLUMN: "Cột “Đơn vị”",
    UnitSource.HEADINGS: "Tiêu đề nhóm trong bảng",
    UnitSource.SHEET: "Tên trang",
    UnitSource.NONE: "Không ghi đơn vị",
}


@dataclass(frozen=True)
class Choice:
    """How she wants the file read; what is None or missing is found out.

    `sheet` -1 is all sheets, `header` (-1, -1) is none; `parts` None for a column is "not taken".
    """

    sheet: int | None = None
    header: tuple[int, int] | None = None
    parts: Mapping[int, Part | None] = field(default_factory=dict)
    encodings: Mapping[int, Encoding] = field(default_factory=dict)
    units: UnitSource | None = None


@dataclass(frozen=True)
class ListColumn:
    """One column: what its heading says, how it is encoded, and a text of it before and after decoding."""

    index: int
    heading: str
    part: Part | None
    encoding: Encoding
    before: str
    after: str
    personal: bool = False


@dataclass(frozen=True)
class ListedPerson:
    """One row of people; `problems` say why it cannot be taken, `remarks` what to look at.

    `kind_text` is what the row says of the kind in words that name none that is known.
    """

    sheet: str
    row: int
    name: str
    birth: str = ""
    kind: PersonKind | None = None
    unit: str = ""
    position: str = ""
    note: str = ""
    starts_on: date | None = None
    places: Mapping[Part, Place] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    kind_text: str = ""

    @property
    def where(self) -> str:
        """Return where the row stands: "Trang 'DS', dòng 17"."""
        return f"Trang '{self.sheet}', dòng {self.row + 1}" if self.sheet else f"Dòng {self.row + 1}"


@dataclass(frozen=True)
class SkippedRow:
    """A row that is nobody, and why."""

    sheet: str
    row: int
    text: str
    why: str


@dataclass(frozen=True)
class SheetSeen:
    """A sheet as she may choose it, with how many people it seems to hold."""

    index: int
    name: str
    people: int
    hidden: bool = False


@dataclass(frozen=True)
class StaffList:
    """One reading of a file; `trouble` says in a sentence why there is nobody in it."""

    name: str
    sheets: tuple[SheetSeen, ...]
    sheet: int
    header: tuple[int, int]
    columns: tuple[ListColumn, ...]
    people: tuple[ListedPerson, ...]
    skipped: tuple[SkippedRow, ...]
    units: UnitSource
    trouble: str = ""

    @property
    def personal(self) -> tuple[str, ...]:
        """Return the headings of columns that are not taken because they are personal data."""
        return tuple(column.heading for column in self.columns if column.personal and column.part is None)

    @property
    def recoded(self) -> tuple[ListColumn, ...]:
        """Return the columns whose texts were converted from an old encoding."""
        return tuple(column for column in self.columns if column.before != column.after)


def place_called(sheet: str, row: int, column: int) -> str:
    """Return how a sentence begins that is about a cell: "Trang 'DS', ô C17"."""
    cell = cell_name(row, column)
    return f"Trang '{sheet}', ô {cell}" if sheet else f"Ô {cell}"
