# SPDX-License-Identifier: MIT
"""An official document as blocks: what it says, never how a page, a .docx or a sheet shows it.

Texts are plain: nothing in them is markup, a line break stays one, U+00A0 never breaks. The decree's own
punctuation ("- ", ";", ".", "Kính gửi:", "Nơi nhận:", "Phụ lục") is the renderers' work; a text that brings
it along does not get it twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Align = Literal["left", "center", "right", "justify"]
RowKind = Literal["normal", "group", "total"]
Level = Literal[1, 2, 3]

SAMPLE = "DỮ LIỆU MẪU – KHÔNG PHẢI VĂN BẢN THẬT"
"""What each page of a paper made of sample data says, in its margins."""


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a piece of text with its own weight and slant."""

    text: str
    bold: bool = False
    italic: bool = False


Text = str | tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Open a document: issuer, national motto, number, place and day.

    `number` "" and `issued_on` None leave room for a pen; then `month` and `year` are printed where known.
    `symbol` None drops the line "Số". `subject` ("V/v ...") is that of a công văn, which has no Title.
    A letterhead after the first starts another paper, on a page of its own and with its own page numbers.
    A `tight` one is set as small as it may be, down to the next: `fitting` says which.
    """

    governing: str | None
    issuer: str
    number: str
    symbol: str | None
    place: str
    issued_on: date | None
    year: int | None = None
    subject: str | None = None
    month: int | None = None
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """Name the kind of document and, below it, what it is about."""

    kind: str
    abstract: str


@dataclass(frozen=True, slots=True)
class Addressees:
    """Name whom the document is for, after "Kính gửi:"."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bases:
    """List the legal bases, one a line."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Head a section: level 1 "I.", 2 "1.", 3 "a)"; `label` as it is printed, or ""."""

    level: Level
    label: str
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Say something; a list is paragraphs that begin with "- ".

    A `note` belongs to the table before it: no page begins with it, the last row goes along.
    """

    text: Text
    first_line: bool = True
    align: Align = "justify"
    note: bool = False


@dataclass(frozen=True, slots=True)
class Checkbox:
    """Fill a cell with a box, ticked or to be ticked by hand."""

    checked: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Fill a cell with a thin bar and its figure; `percent` is cut to 0..100, `label` replaces "40%"."""

    percent: int
    label: str = ""


Cell = Text | Checkbox | Progress


@dataclass(frozen=True, slots=True)
class Column:
    """Describe a column: its title, its share of the table's width, how its cells are set."""

    title: str
    width: float
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row: "normal" and "total" have a cell for each column, missing ones at the end are empty.

    A "group" row heads the rows after it: one cell goes across, of two the second does.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = "normal"


@dataclass(frozen=True, slots=True)
class Table:
    """Hold rows below column titles that every page repeats.

    Normal rows are at least `row_height` mm high, where a pen is to write in them.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_height: float = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """Show counts: a bar a line, its parts side by side ("stacked"), or a curve a part over the lines.

    `parts` names what is counted; each line has a label ("Văn phòng", "T1") and a count for each part.
    """

    title: str
    chart: Literal["bars", "stacked", "lines"]
    parts: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Close a document: whom it goes to, and who signs it.

    `authority` holds the lines above the signer's title ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"); `note` is
    set below the title in italics ("(Ký, ghi rõ họ tên)"). Without recipients there is no "Nơi nhận:".
    """

    authority: tuple[str, ...]
    title: str
    name: str
    recipients: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """Describe one of two signatures that stand side by side."""

    authority: tuple[str, ...]
    title: str
    name: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SignaturePair:
    """Close a list or a form that two sign, their titles level."""

    left: SignatureBox
    right: SignatureBox


@dataclass(frozen=True, slots=True)
class Photo:
    """Hold a JPEG with its size in points of the picture, and what stands below it."""

    data: bytes
    width: int
    height: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Photos:
    """Show photos beside each other, as large as their number in a row lets them be.

    A spreadsheet only names them.
    """

    photos: tuple[Photo, ...]
    in_a_row: int = 3


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Go on with a new page."""


@dataclass(frozen=True, slots=True)
class Appendix:
    """Start an appendix on a new page, with its own orientation and page numbers.

    `label` "I" prints "Phụ lục I", "" (the only one) "Phụ lục", None nothing, as a list has it.
    `attached_to` is the whole reference: "Kèm theo Kế hoạch số ...", with or without its brackets. A `tight`
    one is set as small as it may be.
    """

    label: str | None
    title: str
    attached_to: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    tight: bool = False


Block = (
    Letterhead
    | Title
    | Addressees
    | Bases
    | Heading
    | Paragraph
    | Table
    | Picture
    | Photos
    | Signature
    | SignaturePair
    | PageBreak
    | Appendix
)


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a whole document; `title`, `author` (the office) and `keywords` describe the file.

    `words_sheet` names the sheet that a workbook has for what is no table; without it there is none.
    `mark` stands on every page of a Word file and above every table of a sheet; on a PDF it is stamped.
    """

    title: str
    author: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    keywords: tuple[str, ...] = ()
    words_sheet: str = ""
    mark: str = ""


def unbroken(text: str) -> str:
    """Return the text with its spaces made no-break: for names, which no line may cut."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")
