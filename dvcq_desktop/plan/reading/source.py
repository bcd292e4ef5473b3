# SPDX-License-Identifier: MIT
"""The lines of a plan as they come out of a file, a table's rows with their cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.normal import nfc, tidy

# Some two hundred pages; a plan has twenty.
MOST_LINES = 20_000

# A cell merged with the one above it.
DITTO = "\u3003"

_BREAK = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_COLUMN_GAP = re.compile(r"\t+|[ \u00a0\u2000-\u200a\u3000]{4,}")
_LABEL_ALONE = re.compile(r"^(?:[-–—+*•●▪]|\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]{1,5}[.)]|[a-zđ][.)])$")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HEADING_MARK = re.compile(r"^#{1,6}\s+|^>\s+")
_STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_STRONG_INSIDE = re.compile(r"(?<=[^\W_])(?:\*\*|__)+(?=[^\W_])")
_SLANTED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<=[^\s*])\*(?![\w*])")
_ESCAPED = re.compile(r"\\([-.#*_()\[\]+>|])")
_PRIVATE_BULLET = re.compile(r"^[\ue000-\uf8ff]\s*")
_WORD = re.compile(r"[^\W_]")
_TOP_OF_PAGE = re.compile(
    r"^(?:trang|page)?\s*[-–—]?\s*(\d{1,3})\s*[-–—]?(?:\s*/\s*\d{1,3})?$", re.IGNORECASE
)


@dataclass(frozen=True)
class Line:
    """One line of the source: `shown` as it stood there, `text` without the marks that converters leave.

    `cells` are the parts of a table row, or of a line in two columns. `bold` counts the leading letters
    of `text` that are bold. `whole` marks a paragraph of Word, which is no part of a longer one.
    `full` tells, where a page was seen, whether the line reaches the right margin. `until` is the last of
    the lines that a row of a table took up.
    """

    number: int
    shown: str
    text: str
    cells: tuple[str, ...] = ()
    row: bool = False
    bold: int = 0
    whole: bool = False
    page_top: bool = False
    full: bool | None = None
    until: int = 0

    @property
    def is_blank(self) -> bool:
        """Tell whether no word stands in the line; rules and lone marks are blank."""
        return _WORD.search(self.text) is None

    @property
    def is_bold(self) -> bool:
        """Tell whether the whole line is bold."""
        return 0 < len(self.text) <= self.bold


@dataclass(frozen=True)
class Source:
    """All lines of one plan; `asides` are page numbers, running heads and the like, `notes` what to say."""

    lines: tuple[Line, ...]
    asides: tuple[tuple[int, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass
class LineMaker:
    """Number the lines of a source as they are added."""

    lines: list[Line] = field(default_factory=list)
    row: int = -1

    def add(
        self,
        raw: str,
        *,
        bold: int = 0,
        whole: bool = False,
        page_top: bool = False,
        full: bool | None = None,
    ) -> None:
        """Add one line of running text."""
        shown = tidy(raw)
        cells, row = _cells(raw)
        text, strong = _plain(shown if not row else " | ".join(cell for cell in cells if cell))
        number = len(self.lines) + 1
        bold = bold or strong
        self._append(Line(number, shown, text, cells, row, bold, whole, page_top, full))

    def add_laid(self, raw: str, cells: tuple[str, ...]) -> None:
        """Add a line of a table in a text: the row that begins with it, or nothing where it goes on one."""
        clean = tuple(_plain(cell)[0] for cell in cells)
        text = " | ".join(cell for cell in clean if cell)
        number = len(self.lines) + 1
        if not text and self.row >= 0:
            self.lines[self.row] = replace(self.lines[self.row], until=number)
        self.row = number - 1 if text else self.row
        self._append(Line(number, tidy(raw), text, clean, bool(text), whole=True))

    def add_row(self, cells: list[str], *, bold: int = 0) -> None:
        """Add one row of a table; `DITTO` stands for a cell that goes on from above."""
        clean = tuple(tidy(cell) for cell in cells)
        text = " | ".join(cell for cell in clean if cell and cell != DITTO)
        number = len(self.lines) + 1
        self._append(Line(number, text, text, clean, len(clean) > 1, bold, whole=True))

    def _append(self, line: Line) -> None:
        if line.number > MOST_LINES:
            raise UserError(
                f"Văn bản quá dài (hơn {MOST_LINES // 1000} nghìn dòng); hãy chỉ lấy phần kế hoạch."
            )
        self.lines.append(line)

    def extend_row(self, place: int, more: list[str]) -> None:
        """Put the rest of a row, from the next page, to its cells."""
        line = self.lines[place]
        pairs = zip_longest(line.cells, map(tidy, more), fillvalue="")
        clean = tuple(f"{cell} {rest}".strip() if DITTO not in (cell, rest) else cell for cell, rest in pairs)
        text = " | ".join(cell for cell in clean if cell and cell != DITTO)
        self.lines[place] = replace(line, shown=text, text=text, cells=clean)


def source_of_text(text: str) -> Source:
    """Make the lines of a plain text: Markdown's marks and pipes are understood, page numbers put aside."""
    from dvcq_desktop.plan.reading.layouts import lay_tables  # noqa: PLC0415 - it reads these lines' cells

    maker = LineMaker()
    raws = _BREAK.split(_INVISIBLE.sub("", nfc(text)))
    laid = lay_tables(raws)
    for place, raw in enumerate(raws):
        if place in laid:
            maker.add_laid(raw, laid[place])
        else:
            maker.add(raw)
    return put_page_numbers_aside(Source(tuple(maker.lines)))


def put_page_numbers_aside(source: Source) -> Source:
    """Take out the lines that hold nothing but a page number, where these count up through the text."""
    found = [
        (line, int(number[1]))
        for line in source.lines
        if not line.row and (number := _TOP_OF_PAGE.match(line.text))
    ]
    pages = [page for _, page in found]
    apart = all(after.number - before.number > 4 for (before, _), (after, _) in pairwise(found))
    counts_up = bool(pages) and pages[0] in (1, 2) and pages == list(range(pages[0], pages[0] + len(pages)))
    if not (counts_up and apart):
        return source
    numbers = {line.number for line, _ in found}
    lines = tuple(
        Line(line.number, line.shown, "", page_top=True) if line.number in numbers else line
        for line in source.lines
    )
    asides = tuple((line.number, line.shown) for line, _ in found)
    return Source(lines, (*source.asides, *asides), source.notes)


def words_of(text: str) -> list[str]:
    """Return the words of a text, without signs, to count that none is lost."""
    return re.findall(r"[^\W_]+", nfc(text))


def _cells(raw: str) -> tuple[tuple[str, ...], bool]:
    """Split a line into columns; the second value tells a table's row from a line in two columns."""
    stripped = raw.strip()
    pipes = stripped.count("|")
    if pipes > 1 or (pipes == 1 and len(stripped) > 1 and " | " in stripped):
        parts = stripped.removeprefix("|").removesuffix("|").split("|")
        cells = tuple(_plain(tidy(part))[0] for part in parts)
        return cells, len(cells) > 1
    parts = [part for part in _COLUMN_GAP.split(stripped) if part]
    if len(parts) > 1 and _LABEL_ALONE.match(parts[0].strip()):
        parts[:2] = [f"{parts[0]} {parts[1]}"]
    cells = tuple(_PRIVATE_BULLET.sub("- ", tidy(part)) for part in parts)
    return (cells, "\t" in stripped and len(cells) > 2) if len(cells) > 1 else ((), False)


def _plain(shown: str) -> tuple[str, int]:
    """Take off Markdown's marks; return how many leading letters they make bold as well."""
    text = _HEADING_MARK.sub("", shown)
    bold = len(text) if text != shown and shown.startswith("#") else 0
    text = _PRIVATE_BULLET.sub("- ", _ESCAPED.sub(r"\1", text))
    if text.startswith("**") and text.count("**") > 1:
        inner = text.split("**")[1]
        bold = len(inner.strip())
    text = _SLANTED.sub(r"\1", _STRONG.sub("", _STRONG_INSIDE.sub(" ", text))).strip(" |")
    return tidy(text), min(bold, len(text)) if bold else 0
