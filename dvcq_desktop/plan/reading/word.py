# SPDX-License-Identifier: MIT
"""Word files (.docx) to lines: paragraphs and tables in their order, with automatic numbers.

Only the parts that hold text are unpacked, each up to a limit, and no XML entity is expanded.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.reading.source import DITTO, LineMaker, Source
from dvcq_desktop.plan.reading.tables import Place, column_of
from dvcq_desktop.plan.reading.wordlists import W, WordLists, read_lists
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_MOST_UNPACKED = 40 * 1024 * 1024
_MOST_LETTERS = 2_000_000
_MOST_PARTS = 5_000
_DEEPEST = 60
_MAIN = re.compile(r"^word/document\d*\.xml$")
_ASIDE = re.compile(r"^word/(header|footer|footnotes|endnotes)\d*\.xml$")
_ASIDE_NAMES = {
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích",
    "endnotes": "chú thích cuối",
}
_BOX = f"{W}txbxContent"
_DROPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIDE_BY_SIDE = re.compile(
    r"C[ỘO]NG H[ÒO][AÀ]|Độc lập|N[ơƠ][iI] nh[ậẬ]n|TM\.|KT\.|CHỦ TỊCH|TRƯỞNG|^S[ốỐ]\s*:|ngày .*tháng",
    re.MULTILINE,
)


@dataclass
class _Run:
    """What a paragraph's text and boldness is collected in."""

    text: list[str] = field(default_factory=list)
    bold: int = 0
    all_bold: bool = True


@dataclass
class _Reader:
    lists: WordLists
    style_bold: dict[str, bool]
    style_lists: dict[str, tuple[str, int]]
    maker: LineMaker = field(default_factory=LineMaker)
    boxes: list[str] = field(default_factory=list)
    letters: int = 0

    def body(self, element: Element, depth: int = 0) -> None:
        """Add every paragraph and table below an element."""
        for child in element:
            if child.tag == f"{W}p":
                self.paragraph(child)
            elif child.tag == f"{W}tbl":
                self.table(child, depth)
            elif child.tag not in _DROPPED and depth < _DEEPEST:
                self.body(child, depth + 1)

    def paragraph(self, element: Element) -> None:
        """Add one paragraph; a line break in it begins a new line."""
        text, bold = self._text(element)
        for place, line in enumerate(text.split("\n")):
            self.maker.add(line, bold=min(bold, len(tidy(line))) if not place else 0, whole=True)

    def table(self, element: Element, depth: int) -> None:
        """Add a table: row by row where it is one, column by column where it only sets texts side by side."""
        rows = [self._row(row) for row in element.iter(f"{W}tr")] if depth < _DEEPEST else []
        rows = [row for row in rows if any(cell and cell != [DITTO] for cell in row)]
        if _sets_side_by_side(rows):
            for row in rows:
                for cell in row:
                    for text in (text for text in cell if text != DITTO):
                        self.maker.add(text, whole=True)
            return
        for row in rows:
            self.maker.add_row([" ".join(cell) for cell in row])

    def _row(self, row: Element) -> list[list[str]]:
        cells: list[list[str]] = []
        for cell in row.iter(f"{W}tc"):
            texts = [DITTO] if _goes_on_from_above(cell) else list(self._cell(cell))
            cells.append(texts)
            cells += [[] for _ in range(_span(cell) - 1)]
        return cells

    def _cell(self, cell: Element) -> Iterator[str]:
        for paragraph in cell.iter(f"{W}p"):
            text, _ = self._text(paragraph)
            yield from (line for line in text.split("\n") if tidy(line))

    def _text(self, element: Element) -> tuple[str, int]:
        style, number_id, level = _properties(element)
        if not number_id and style in self.style_lists:
            number_id, level = self.style_lists[style]
        run = _Run()
        self._collect(element, run, bold=self.style_bold.get(style, False))
        text = "".join(run.text)
        self._count(text)
        label = self.lists.label(number_id, level) if number_id and tidy(text) else ""
        bold = run.bold
        if label:
            text = f"{label} {text.lstrip()}"
            bold = bold + len(label) + 1 if bold else 0
        return text, bold

    def _collect(self, element: Element, run: _Run, *, bold: bool, depth: int = 0) -> None:
        for child in element:
            tag = child.tag
            if tag in _DROPPED or tag == _FALLBACK or depth > _DEEPEST:
                continue
            if tag == _BOX:
                self.boxes.append(tidy(" ".join(node.text or "" for node in child.iter(f"{W}t"))))
            elif tag == f"{W}t":
                _add(run, child.text or "", bold=bold)
            elif tag in _SIGNS:
                _add(run, _SIGNS[tag], bold=bold)
            elif tag == f"{W}r":
                self._collect(child, run, bold=_is_bold(child, default=bold), depth=depth + 1)
            elif tag != f"{W}pPr":
                self._collect(child, run, bold=bold, depth=depth + 1)

    def _count(self, text: str) -> None:
        self.letters += len(text)
        if self.letters > _MOST_LETTERS:
            raise UserError("Tệp Word quá dài (hơn 2 triệu chữ); hãy chỉ lấy phần kế hoạch.")


_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": "\t",
}


def read_word(data: bytes, name: str) -> Source:
    """Return the lines of a Word file; raise UserError where it is damaged or something else."""
    parts = _unpacked(data, name)
    main = next(root for part, root in parts.items() if _MAIN.match(part))
    body = main.find(f"{W}body")
    if body is None:
        raise UserError(_damaged(name))
    bold, style_lists = _styles(parts.get("word/styles.xml"))
    reader = _Reader(read_lists(parts.get("word/numbering.xml")), bold, style_lists)
    reader.body(body)
    if not any(not line.is_blank for line in reader.maker.lines):
        raise UserError(f"Tệp “{name}” không có chữ nào (có thể chỉ có ảnh quét); hãy chọn tệp khác.")
    asides, notes = _asides(parts, reader)
    return Source(tuple(reader.maker.lines), asides, notes)


def _unpacked(data: bytes, name: str) -> dict[str, Element]:
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - start-up time
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415 - start-up time

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if not any(map(_MAIN.match, names)):
                raise UserError(_other(names, name))
            if len(names) > _MOST_PARTS:
                raise UserError(_damaged(name))
            wanted = [part for part in dict.fromkeys(names) if _is_wanted(part)]
            texts = _within_limit(package, wanted, name)
            return {part: fromstring(text, forbid_dtd=True) for part, text in texts.items()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise UserError(_damaged(name)) from None
    except (ParseError, DefusedXmlException, ValueError, LookupError, OverflowError):
        raise UserError(_damaged(name)) from None


def _within_limit(package: zipfile.ZipFile, wanted: list[str], name: str) -> dict[str, bytes]:
    left = _MOST_UNPACKED
    found = {}
    for part in wanted:
        with package.open(part) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise UserError(f"Tệp “{name}” quá lớn khi giải nén; hãy chỉ lấy phần kế hoạch.")
        found[part] = content
    return found


def _is_wanted(part: str) -> bool:
    is_text = _MAIN.match(part) or _ASIDE.match(part)
    return is_text is not None or part in {"word/numbering.xml", "word/styles.xml"}


def _damaged(name: str) -> str:
    return f"Tệp “{name}” bị hỏng hoặc có mật khẩu; hãy mở bằng Word, lưu lại thành .docx rồi chọn lại."


def _other(names: list[str], name: str) -> str:
    if any(part.startswith("xl/") for part in names):
        return f"Tệp “{name}” là bảng tính Excel; hãy chọn tệp kế hoạch .docx, .pdf hoặc .txt."
    return f"Tệp “{name}” là tệp nén, không phải tệp Word; hãy giải nén rồi chọn tệp kế hoạch."


def _styles(root: Element | None) -> tuple[dict[str, bool], dict[str, tuple[str, int]]]:
    """Return which paragraph styles are bold, and which belong to a list."""
    bold: dict[str, bool] = {}
    lists: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in root.iter(f"{W}style") if root is not None else ():
        key = style.get(f"{W}styleId", "")
        parent = style.find(f"{W}basedOn")
        based[key] = parent.get(f"{W}val", "") if parent is not None else ""
        mark = style.find(f"{W}rPr/{W}b")
        if mark is not None:
            bold[key] = _is_on(mark)
        number = style.find(f"{W}pPr/{W}numPr")
        if number is not None:
            lists[key] = _number(number)
    for key, start in based.items():
        above, steps = start, 0
        while above and steps < _DEEPEST:
            if key not in bold and above in bold:
                bold[key] = bold[above]
            if key not in lists and above in lists:
                lists[key] = lists[above]
            above, steps = based.get(above, ""), steps + 1
    return bold, lists


def _properties(paragraph: Element) -> tuple[str, str, int]:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    number = paragraph.find(f"{W}pPr/{W}numPr")
    number_id, level = _number(number) if number is not None else ("", 0)
    return style.get(f"{W}val", "") if style is not None else "", number_id, level


def _number(element: Element) -> tuple[str, int]:
    number, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    depth = level.get(f"{W}val", "0") if level is not None else "0"
    return number.get(f"{W}val", "") if number is not None else "", int(depth) if depth.isdecimal() else 0


def _is_bold(run: Element, *, default: bool) -> bool:
    mark = run.find(f"{W}rPr/{W}b")
    return default if mark is None else _is_on(mark)


def _is_on(mark: Element) -> bool:
    return mark.get(f"{W}val", "1") not in {"0", "false", "off"}


def _add(run: _Run, text: str, *, bold: bool) -> None:
    run.text.append(text)
    run.all_bold = run.all_bold and (bold or not text.strip())
    if run.all_bold and bold:
        run.bold = len(tidy("".join(run.text)))


def _goes_on_from_above(cell: Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _span(cell: Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(f"{W}val", "1") if span is not None else "1"
    return min(int(value), 30) if value.isdecimal() and int(value) else 1


def _sets_side_by_side(rows: list[list[list[str]]]) -> bool:
    """Tell a letterhead, a signature block or a frame from a table of duties."""
    for row in rows[:4]:
        known = {column_of(" ".join(cell)) for cell in row} - {Place.OTHER}
        if Place.TASK in known and len(known) > 1:
            return False
    widest = max((sum(bool(cell) for cell in row) for row in rows), default=0)
    words = "\n".join(text for row in rows for cell in row for text in cell)
    return widest < 2 or (widest < 4 and len(rows) < 8 and _SIDE_BY_SIDE.search(words) is not None)


def _asides(
    parts: dict[str, Element], reader: _Reader
) -> tuple[tuple[tuple[int, str], ...], tuple[tuple[str, str], ...]]:
    found: dict[str, str] = {}
    for part, root in parts.items():
        named = _ASIDE.match(part)
        if named:
            text = tidy(" ".join(node.text or "" for node in root.iter(f"{W}t")))
            if text and re.search(r"[^\W\d_]", text):
                found.setdefault(text, _ASIDE_NAMES[named[1]])
    for text in reader.boxes:
        if text:
            found.setdefault(text, "khung chữ")
    notes = tuple(
        (
            f"Phần {where}",
            f"Chữ ở {where} của tệp Word không thuộc nội dung kế hoạch, chỉ được ghi lại: “{text[:80]}”.",
        )
        for text, where in found.items()
    )
    return tuple((0, text) for text in found), notes
