# SPDX-License-Identifier: MIT
"""The register of issued documents: every print, and the number, day and scan that come back days later."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import decree_date, short_date
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.text.numbers import document_number

if TYPE_CHECKING:
    # Only names of types here: nothing asks the fields for theirs.
    from collections.abc import Callable, Iterable, Mapping, Sequence  # noqa: TC004 - see above

    from dvcq_desktop.database.actions import Action  # noqa: TC004 - see above
    from dvcq_desktop.documents.blocks import Document  # noqa: TC004 - see above

Number = tuple[str, str]
"""A document's number and its symbol ("12", "UBND-VHXH")."""

_NUMBER = re.compile(r"(?:s[ốo])?[ .:]*(\d+[a-zđ]?)(?:\s*/\s*(.+))?", re.IGNORECASE)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZĐ"
_DASHES = re.compile(r"\s*[-‐‑–—]\s*")
_SLASHES = re.compile(r"\s*/\s*")
_DAY = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}")
_SYMBOL = re.compile(r"[^\W_]+(?:[-/&.][^\W_]+)*")
# Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I; a công văn has no letters of its own before the office's.
_TYPES = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QYĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTR": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTR": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GUQ": "Giấy ủy quyền",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
    "PGNV": "Phiếu giao nhiệm vụ",
}
_LETTER = "Công văn"


NUMBERED_BEFORE = "đã có số khi in"
"""What the register says of a paper that was printed with its number: its day may be long before."""


class Numbering(StrEnum):
    """Whether a paper has its number; the value is that of the screen's filter."""

    GIVEN = "given"
    AWAITED = "awaited"
    NONE = "none"

    @property
    def label(self) -> str:
        """Return it as it is shown."""
        return {"given": "Đã có số", "awaited": "Chưa có số", "none": "Không đánh số"}[self.value]


class ScanKind(StrEnum):
    """What a scan may be; the value is the suffix of its file."""

    PDF = ".pdf"
    JPEG = ".jpg"
    PNG = ".png"
    TIFF = ".tif"


@dataclass(frozen=True)
class Printed:
    """A paper that was just made: what it says about itself, and its bytes.

    `name` is what its file is called, without the suffix. `parts` are the papers of the units where each has
    a number of its own, bound together here to be printed at once. `on_entry` writes what else changes with
    it. `document` is what other kinds of files are made of, None where there is only the PDF. `number`,
    `issued_on` and `signer_name` stand on it already, where what it was made of has them. `is_trial` where it
    is only to measure by: it never enters the register. `warning` is what she should know before it goes out.
    """

    kind: str
    title: str
    name: str
    year: int
    as_of: date
    data: bytes
    pages: int
    unit: str | None = None
    made_from: str = ""
    symbol: str = ""
    number: str = ""
    issued_on: date | None = None
    signer_name: str = ""
    is_trial: bool = False
    warning: str = ""
    parts: tuple[Printed, ...] = ()
    on_entry: Callable[[Action], object] | None = field(default=None, compare=False)
    document: Document | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Issued:
    """One paper of the register; `file` and `scan` are keys of kept files, `made_at` is in UTC."""

    id: str
    year: int
    kind: str
    title: str
    made_at: str = ""
    made_on: date | None = None
    made_from: str = ""
    as_of: date | None = None
    unit: str | None = None
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    signer_name: str = ""
    note: str = ""
    file: str | None = None
    file_name: str = ""
    pages: int | None = None
    scan: str | None = None
    scan_name: str = ""

    @property
    def numbering(self) -> Numbering:
        """Tell whether the paper has its number, waits for it, or is a list that gets none."""
        if self.number:
            return Numbering.GIVEN
        return Numbering.AWAITED if self.symbol else Numbering.NONE

    @property
    def full_number(self) -> str:
        """Return number and symbol as they are written ("12/UBND-VHXH"), "" before there is a number."""
        return full_number(self)

    @property
    def had_number(self) -> bool:
        """Tell whether the paper was printed with its number."""
        return self.made_from.endswith(NUMBERED_BEFORE)

    @property
    def document_type(self) -> str:
        """Return the kind of document that the symbol stands for ("Công văn", "Kế hoạch")."""
        return document_type(self.symbol)

    def cited(self, blank: str = "…………") -> str:
        """Return how a later paper cites it; what is not known yet stays the dotted `blank`."""
        symbol = f"/{self.symbol}" if self.symbol else ""
        day = decree_date(self.issued_on) if self.issued_on else f"ngày {blank}"
        return f"{self.document_type} số {self.number or blank}{symbol} {day}"


def full_number(paper: Issued | Printed) -> str:
    """Return number and symbol of a paper as they are written, "" before there is a number."""
    if not paper.number:
        return ""
    return f"{paper.number}/{paper.symbol}" if paper.symbol else paper.number


def document_type(symbol: str) -> str:
    """Return the kind of document that a symbol begins with; without one it is a công văn."""
    letters = re.split(r"[-/]", symbol.strip("/ "), maxsplit=1)[0]
    return _TYPES.get(letters.upper(), _LETTER)


def parse_number(typed: str, symbol: str = "") -> Number:
    """Read "12", "Số 12" or "12/UBND-VHXH"; where no symbol is typed, `symbol` stays.

    A number below ten gets its leading zero. An empty text takes the number away. Raise UserError for what
    is no number.
    """
    text = tidy(typed)
    if not text:
        return "", symbol
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise UserError(f"Không đọc được số văn bản “{text}”; hãy ghi như 12 hoặc 12/UBND-VHXH.")
    digits = found[1].upper()
    if not digits.rstrip(_LETTERS).strip("0"):
        raise UserError(f"Số văn bản phải từ 1 trở lên, không phải “{text}”.")
    number = document_number(digits.lstrip("0"))
    return number, parse_symbol(found[2], symbol) if found[2] else symbol


def parse_symbol(typed: str, known: str = "") -> str:
    """Read a document's symbol; one that is `known` keeps its capitals. Raise UserError for what is none."""
    bare = _SLASHES.sub("/", _DASHES.sub("-", tidy(typed))).strip("/")
    if not bare:
        return ""
    if _SYMBOL.fullmatch(bare) is None or not any(letter.isalpha() for letter in bare):
        raise UserError(f"Không đọc được ký hiệu “{tidy(typed)}”; hãy ghi như UBND-VHXH hoặc KH-UBND.")
    if _DAY.search(bare):
        raise UserError(f"Ký hiệu “{bare}” có lẫn ngày tháng; hãy ghi ngày vào ô Ngày ban hành.")
    if bare.casefold() == known.casefold():
        return known
    return bare.upper() if bare.islower() else bare


def remarks(issued: Sequence[Issued], today: date) -> dict[str, list[str]]:
    """Return by the papers' ids what needs a look: nothing of it is refused."""
    found: dict[str, list[str]] = defaultdict(list)
    numbered = _by_number(issued)
    printed_again = {_text_of(paper): paper for paper in issued if paper.number and paper.had_number}
    for paper in issued:
        found[paper.id] += _own_remarks(paper, today)
        later = printed_again.get(_text_of(paper))
        if later is not None and paper.numbering is Numbering.AWAITED:
            found[paper.id].append(
                f"Văn bản cùng tên đã có số {later.full_number}: nếu đây là bản in trước của nó, hãy ghi cùng"
                " số hoặc bỏ dòng này."
            )
    for twins in numbered.values():
        for paper in twins:
            others = ", ".join(
                f"“{other.title}”" for other in twins if other.id != paper.id and not _is_same(paper, other)
            )
            if others:
                found[paper.id].append(f"Số {paper.full_number} trong năm này còn ghi cho {others}.")
    return {key: sentences for key, sentences in found.items() if sentences}


def latest_numbered(issued: Iterable[Issued], kind: str, by: date) -> Issued | None:
    """Return the paper of a kind that was issued last by a day, for a later one to go on from."""
    known = [
        paper
        for paper in issued
        if paper.kind == kind and paper.number and paper.issued_on and paper.issued_on <= by
    ]
    return max(known, key=lambda paper: (paper.issued_on or date.min, _value(paper.number)), default=None)


def scan_kind(data: bytes) -> ScanKind | None:
    """Return what kind of scan these bytes begin as, None where they are no PDF or picture."""
    if b"%PDF-" in data[:1024]:
        return ScanKind.PDF
    return next((kind for start, kind in _STARTS.items() if data.startswith(start)), None)


def check_scan(name: str, data: bytes) -> ScanKind:
    """Return what kind of scan a file is; raise UserError where it is none."""
    if not data:
        raise UserError(f"Tệp “{name}” trống (0 byte); hãy quét lại rồi gắn.")
    kind = scan_kind(data)
    if kind is None:
        raise UserError(
            f"Tệp “{name}” không phải là bản quét: chỉ gắn được tệp PDF hoặc ảnh JPG, PNG, TIF;"
            " hãy quét văn bản đã ký thành một trong các loại đó."
        )
    return kind


def issue_values(paper: Issued, edited: Mapping[str, object]) -> dict[str, object]:
    """Return number, symbol, day and signer of a paper after an edit, all of them: they change as one.

    `number` may be typed with its symbol; `symbol`, `issued_on` and `signer_name` as they are. Raise
    UserError for what can't be read.
    """
    symbol = parse_symbol(str(edited["symbol"]), paper.symbol) if "symbol" in edited else paper.symbol
    number = paper.number
    if "number" in edited:
        number, symbol = parse_number(str(edited["number"] or ""), symbol)
    return {
        "number": number,
        "symbol": symbol,
        "issued_on": edited.get("issued_on", paper.issued_on),
        "signer_name": tidy(str(edited.get("signer_name", paper.signer_name) or "")),
    }


def _own_remarks(paper: Issued, today: date) -> list[str]:
    found = []
    day = paper.issued_on
    if day and paper.made_on and day < paper.made_on and not paper.had_number:
        found.append(f"Ngày ban hành {short_date(day)} trước ngày in {short_date(paper.made_on)}.")
    if day and day > today:
        found.append(f"Ngày ban hành {short_date(day)} chưa đến.")
    if paper.number and day is None:
        found.append("Đã có số nhưng chưa có ngày ban hành.")
    if day and not paper.number and paper.numbering is Numbering.AWAITED:
        found.append("Đã có ngày ban hành nhưng chưa có số.")
    if paper.scan and paper.numbering is Numbering.AWAITED:
        found.append("Đã có bản quét nhưng chưa ghi số.")
    return found


def _text_of(paper: Issued) -> tuple[str, str, str | None, int]:
    """Return what tells a document from others, however often it was printed."""
    return paper.kind, paper.title, paper.unit, paper.year


def _is_same(one: Issued, other: Issued) -> bool:
    """Tell whether two prints are of one document: it was printed again when it had its number."""
    return _text_of(one) == _text_of(other) and (one.had_number or other.had_number)


def _by_number(issued: Iterable[Issued]) -> dict[tuple[int, str, str], list[Issued]]:
    """Put numbered papers together that bear the same number and symbol in one calendar year."""
    found: dict[tuple[int, str, str], list[Issued]] = defaultdict(list)
    for paper in issued:
        if paper.number:
            year = paper.issued_on.year if paper.issued_on else paper.year
            found[year, paper.number.upper(), paper.symbol.upper()].append(paper)
    return found


def _value(number: str) -> int:
    digits = re.match(r"\d+", number)
    return int(digits[0]) if digits else 0


_STARTS = {
    b"\xff\xd8\xff": ScanKind.JPEG,
    b"\x89PNG\r\n\x1a\n": ScanKind.PNG,
    b"II*\x00": ScanKind.TIFF,
    b"MM\x00*": ScanKind.TIFF,
}
