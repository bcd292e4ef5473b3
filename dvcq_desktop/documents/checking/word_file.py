# SPDX-License-Identifier: MIT
"""See a Word file: its sections with their margins, its paragraphs in the form that they have in the end."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dvcq_desktop.documents.checking.seen import Said, Seen, Sheet
from dvcq_desktop.documents.checking.word_styles import Look, W, WordStyles, points, value_of
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.normal import nfc

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST_UNPACKED = 60 * 1024 * 1024
_MOST_PARTS = 5_000
_MOST_PARAGRAPHS = 100_000
_CHUNK = 256 * 1024
_WANTED = re.compile(r"word/(document|styles|(header|footer)\d*)\.xml|word/_rels/document\.xml\.rels")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DROPPED = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}txbxContent"}
_SHAPES = frozenset("☐☑✓")
_SINGLE = 240.0


def see_word(data: bytes, name: str) -> Seen:
    """Return what is seen of a .docx file; raise UserError where it is damaged, locked or too large."""
    parts = _unpacked(data, name)
    root = parts.get("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise UserError(f"Tệp “{name}” không phải văn bản Word (.docx); hãy chọn tệp khác.")
    reader = _Reader(WordStyles(parts.get("word/styles.xml")), _headers(parts), name)
    reader.read(body)
    return reader.seen


def _unpacked(data: bytes, name: str) -> dict[str, Element]:
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - start-up time
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415 - start-up time

    damaged = UserError(f"Tệp Word “{name}” bị hỏng; hãy mở bằng Word, lưu lại rồi chọn lại.")
    found = {}
    room = _MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if len(package.infolist()) > _MOST_PARTS:
                raise damaged
            for part in dict.fromkeys(package.namelist()):
                if _WANTED.fullmatch(part):
                    content = _read(package, part, room)
                    if content is None:
                        raise UserError(f"Tệp Word “{name}” quá lớn; hãy bỏ bớt nội dung rồi chọn lại.")
                    room -= len(content)
                    found[part] = fromstring(content, forbid_dtd=True)
    except (DefusedXmlException, ParseError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise damaged from None
    except (OSError, ValueError, KeyError, LookupError):
        raise damaged from None
    except RuntimeError:
        raise UserError(f"Tệp “{name}” có mật khẩu; hãy bỏ mật khẩu rồi chọn lại.") from None
    return found


def _read(package: zipfile.ZipFile, part: str, room: int) -> bytes | None:
    """Return a part's content, None where it is more than there is room for."""
    taken = []
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            room -= len(chunk)
            if room < 0:
                return None
            taken.append(chunk)
    return b"".join(taken)


def _headers(parts: dict[str, Element]) -> dict[str, tuple[str, str]]:
    """Return by the keys of the relations: "header" or "footer", and how its page number is aligned."""
    styles = WordStyles(parts.get("word/styles.xml"))
    relations = parts.get("word/_rels/document.xml.rels")
    found = {}
    for relation in relations if relations is not None else ():
        root = parts.get(f"word/{relation.get('Target', '')}")
        if root is None:
            continue
        align = ""
        for paragraph in root.iter(f"{W}p"):
            codes = [each.get(f"{W}instr", "") for each in paragraph.iter(f"{W}fldSimple")]
            codes += [each.text or "" for each in paragraph.iter(f"{W}instrText")]
            if any(code.split()[:1] == ["PAGE"] for code in codes if code.strip()):
                align = styles.paragraph(paragraph.find(f"{W}pPr"))[1].get("jc", "left")
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], align)
    return found


@dataclass
class _Reader:
    styles: WordStyles
    headers: dict[str, tuple[str, str]]
    name: str
    seen: Seen = field(default_factory=Seen)
    count: int = 0
    kept: dict[str, str] = field(default_factory=dict)  # headers go on from section to section

    def read(self, body: Element) -> None:
        """See all paragraphs and sections."""
        for child in body:
            if child.tag == f"{W}p":
                self.paragraph(child, "text")
                self.section(child.find(f"{W}pPr/{W}sectPr"))
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag == f"{W}sdt":
                for content in child.findall(f"{W}sdtContent"):
                    self.read(content)
        self.section(body.find(f"{W}sectPr"))

    def table(self, element: Element) -> None:
        """See a table; one without lines only sets texts side by side."""
        ruled = _is_ruled(element, self.styles)
        for cell in element.iter(f"{W}tc"):
            for paragraph in cell.findall(f"{W}p"):
                self.paragraph(paragraph, "table" if ruled else "text")

    def paragraph(self, element: Element, zone: str) -> None:
        """See one paragraph; empty ones only set a distance."""
        self.count += 1
        if self.count > _MOST_PARAGRAPHS:
            raise UserError(f"Tệp Word “{self.name}” quá dài; hãy chia nhỏ rồi kiểm tra từng phần.")
        style, look = self.styles.paragraph(element.find(f"{W}pPr"))
        runs = _Runs(self.styles)
        runs.collect(element, look)
        text = nfc("".join(runs.text)).strip("\n")
        if not text.strip():
            return
        line = look.get("spacing.line")
        auto = look.get("spacing.lineRule", "auto") == "auto"
        self.seen.said.append(
            Said(
                place=f"đoạn {self.count}",
                text=text,
                sizes=tuple(sorted(runs.sizes)),
                fonts=tuple(sorted(runs.fonts)),
                bold=runs.bold,
                italic=runs.italic,
                zone="table" if zone == "table" else "text",
                style=self.styles.name(style),
                align=look.get("jc", "left"),
                first_line=points(look.get("ind.firstLine")),
                before=(points(look.get("spacing.before")) or 0) + (points(look.get("spacing.after")) or 0),
                spacing=float(line) / _SINGLE if line and line.isdecimal() and auto else None,
                paper=len(self.seen.sheets),
            )
        )

    def section(self, properties: Element | None) -> None:
        """See the paper of a section."""
        if properties is None:
            return
        size, margins = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
        for side in ("header", "footer"):
            for reference in properties.findall(f"{W}{side}Reference"):
                self.kept[f"{side}.{reference.get(f'{W}type', 'default')}"] = reference.get(f"{_R}id", "")
        number = self._number("default")
        apart = properties.find(f"{W}titlePg") is not None and value_of(properties, "titlePg") not in {
            "0",
            "false",
        }
        on_first = self._number("first") if apart else number
        sides = {name: points(margins.get(f"{W}{name}")) if margins is not None else None for name in _SIDES}
        self.seen.sheets.append(
            Sheet(
                place=f"phần {len(self.seen.sheets) + 1}",
                width=(points(size.get(f"{W}w")) if size is not None else None) or 0,
                height=(points(size.get(f"{W}h")) if size is not None else None) or 0,
                left=sides["left"],
                right=sides["right"],
                top=sides["top"],
                bottom=sides["bottom"],
                exact=True,
                number=number,
                first=bool(on_first),
                several=True,
            )
        )

    def _number(self, kind: str) -> Literal["", "top", "elsewhere"]:
        header = self.headers.get(self.kept.get(f"header.{kind}", ""), ("", ""))[1]
        footer = self.headers.get(self.kept.get(f"footer.{kind}", ""), ("", ""))[1]
        if footer or header not in {"", "center"}:
            return "elsewhere"
        return "top" if header else ""


_SIDES = ("left", "right", "top", "bottom")


@dataclass
class _Runs:
    """What the letters of one paragraph are like."""

    styles: WordStyles
    text: list[str] = field(default_factory=list)
    sizes: set[float] = field(default_factory=set)
    fonts: set[str] = field(default_factory=set)
    bold: bool = True
    italic: bool = True

    def collect(self, element: Element, look: Look, depth: int = 0) -> None:
        """Take the runs below an element."""
        for child in element:
            if child.tag in _DROPPED or depth > 30:
                continue
            if child.tag == f"{W}r":
                self.collect(child, self.styles.run(look, child.find(f"{W}rPr")), depth + 1)
            elif child.tag == f"{W}t":
                self.add(child.text or "", look)
            elif child.tag in {f"{W}br", f"{W}cr", f"{W}tab"}:
                self.text.append("\t" if child.tag == f"{W}tab" else "\n")
            else:
                self.collect(child, look, depth + 1)

    def add(self, text: str, look: Look) -> None:
        """Take some letters of one look."""
        self.text.append(text.upper() if look.get("caps") else text)
        if not text.strip() or not set(text.strip()) - _SHAPES:
            return
        size = look.get("sz", "20")
        self.sizes.add(float(size) / 2 if size.isdecimal() else 10)
        self.fonts.update(look.get("fonts", "Times New Roman").split("\n"))
        self.bold = self.bold and bool(look.get("b"))
        self.italic = self.italic and bool(look.get("i"))


def _is_ruled(table: Element, styles: WordStyles) -> bool:
    """Tell whether a table has lines, by itself, by its style or by its cells."""
    own = table.find(f"{W}tblPr/{W}tblBorders")
    if own is not None:
        return any(side.get(f"{W}val") not in {"nil", "none"} for side in own)
    if table.find(f".//{W}tcBorders/{W}top[@{W}val='single']") is not None:
        return True
    return styles.has_lines(value_of(table.find(f"{W}tblPr"), "tblStyle"))
