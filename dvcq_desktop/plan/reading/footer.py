# SPDX-License-Identifier: MIT
"""What stands below a plan's text: recipients and signature, in either order or side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dvcq_desktop.plan.plantext import SignerText
from dvcq_desktop.plan.reading.blocks import is_capitals
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.text.person_names import why_no_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.plan.reading.source import Line

_RECIPIENTS = re.compile(r"^(?:Nơi|NƠI|Nới)\s+(?:nhận|NHẬN|gửi)\b(?:\s*[:.;]|\s*$|\s+(?=[-–]))\s*")
_AUTHORITY = re.compile(
    r"^(?:(?:T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|T\s?[./]?\s?U\s?[./]?\s?Q)(?:\s?[./]|\b\s)|Q\s?\.)"
    r"\s*(?=[^\W\d_a-zđ]{2})"
)
_TITLE = re.compile(
    r"^(?:Q\.\s?)?(?:PHÓ |QUYỀN |P\.\s?)?(?:CHỦ TỊCH|CHỦ NHIỆM|TRƯỞNG|GIÁM ĐỐC|CHÁNH|BÍ THƯ|ỦY VIÊN|UỶ VIÊN"
    r"|THỦ TRƯỞNG|HIỆU TRƯỞNG"
    r"|CỤC TRƯỞNG|TỔNG|CHỈ HUY|CHÍNH TRỊ|THƯỜNG TRỰC|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG BAN|TRƯỞNG PHÒNG)\b"
)
_SMALL_TITLE = re.compile(
    r"(?:Phó |Quyền )?(?:[Cc]hủ tịch|[Gg]iám đốc|[Tt]rưởng (?:ban|phòng)|Chánh [Vv]ăn phòng|[Hh]iệu trưởng)"
)
_INSIDE = re.compile(
    r"\s(?=(?:TM|KT|TL|TUQ)\s?\.\s*[A-ZĐÁÂĂÊÔƠƯỦỤÒ]{2}|(?:PHÓ )?CHỦ TỊCH(?:\s|$)|(?:PHÓ )?TRƯỞNG"
    r" (?:BAN|PHÒNG)(?:\s|$)|GIÁM ĐỐC(?:\s|$))"
)
_SIGNED = re.compile(
    r"^[\[(]?\s*(?:đã ký|đã kí|ký tên|ký, đóng dấu|ký và đóng dấu|signed)[^\])]{0,40}[\])]?\s*", re.IGNORECASE
)
_DEGREES = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|Ths|BS|KS|CN|LS|CKI|CKII|Thạc sĩ|Thạc sỹ|Tiến sĩ|Tiến sỹ|Đại tá|Thượng tá"
    r"|Trung tá|Thiếu tá|Đại úy|Ông|Bà)\.?\s*)+"
)
# "Huệ", and names of other peoples: "H’Yéo", "Y-Thanh", "K'Brôi".
_WORD_OF_NAME = re.compile(r"^[^\W\d_a-zđ](?:[^\W\d_A-ZĐ]*|['’ʼ-]?[^\W\d_][^\W\d_A-ZĐ]*)(?:[-'’][^\W\d_]+)?$")
_NO_NAME = re.compile(
    r"^(?:NHÂN DÂN|CHỦ TỊCH|MẶT TRẬN|XÃ |PHƯỜNG |TỈNH |HUYỆN |THÀNH PHỐ |DỰ THẢO)", re.IGNORECASE
)
_UNFINISHED = re.compile(
    r"(?:\b(?:ỦY BAN|UỶ BAN|BAN NHÂN|BAN MẶT TRẬN|HỘI ĐỒNG|CHỦ|PHÓ|GIÁM|TRƯỞNG|KT\.|TM\.))$"
)
_ITEM = re.compile(r"^\s*[-–—+*•●▪◦■·]\s*")
_ITEM_CUT = re.compile(
    r"[;.]\s*(?=[-–—+•●▪◦■·]\s*\S)|;\s*|(?<=[^\s-])\s+(?=[-–—]\s+[A-ZĐÁÂĂÊÔƠƯỦỤÒ])|(?<=[^\s])\s+(?=Lưu\s*:)"
)
_FILED = re.compile(r"^(?:[-–—+*•●▪◦■·]\s*)?(?:Lưu|lưu|LƯU)\b")
_AFTER = re.compile(
    r"^(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|BIỂU|Biểu |MẪU|Mẫu |DANH MỤC|KHẨU HIỆU|ĐỀ CƯƠNG|PHIẾU|BẢNG|LỊCH)"
)


@dataclass
class Footer:
    """Recipients and signer, with the raw lines they came from."""

    recipients: list[str] = field(default_factory=list)
    authority: list[str] = field(default_factory=list)
    title: str = ""
    name: str = ""
    lines: list[str] = field(default_factory=list)
    recipient_lines: dict[str, int] = field(default_factory=dict)
    end: int = 0
    bodies: int = 1

    def signer(self) -> SignerText:
        """Return the signer as it was read."""
        return SignerText(tuple(self.authority), self.title, self.name)


def footer_start(lines: Sequence[Line], body: int) -> int:
    """Return the index of the first line of recipients or signature behind a plan's body."""
    starts = [index for index in range(body, len(lines)) if _begins_footer(lines[index])]
    for index in starts:
        # A unit's duty may say "TM. ..." nowhere, but an appendix of forms has signatures of its own.
        if _is_end(lines, index):
            return index
    return starts[0] if starts else len(lines)


def read_footer(lines: Sequence[Line]) -> Footer:
    """Read recipients and signature; `end` is the index of the first line that belongs to neither."""
    footer = Footer()
    state = _State(footer)
    for index, line in enumerate(lines):
        if line.is_blank:
            state.gap = True
            continue
        if state.is_over(line.text):
            footer.end = index
            break
        for place, part in enumerate(_columns(line)):
            state.take(part, line.number, place)
        footer.lines.append(line.text)
        footer.end = index + 1
        state.gap = False
    state.finish()
    return footer


@dataclass
class _State:
    footer: Footer
    listing: bool = False
    signing: bool = False
    listed: bool = False
    gap: bool = False
    items: list[tuple[str, int]] = field(default_factory=list)
    bulleted: bool = False
    second_column: int | None = None

    def is_over(self, text: str) -> bool:
        """Tell whether a line stands behind the whole footer."""
        footer = self.footer
        if _AFTER.match(text):
            return True
        if _RECIPIENTS.match(text):
            return self.listed
        if _AUTHORITY.match(text) or _SIGNED.match(text):
            return bool(footer.name) and not self.listing
        if self.listing and not self.listed:
            return False
        if footer.name:
            return not (self.listing and not self.listed) and not _FILED.match(text)
        if footer.authority or footer.title:
            return not _is_signature_word(text) and len(text) > 60
        return self.listed and not _is_signature_word(text) and self.gap and not _ITEM.match(text)

    def take(self, part: str, number: int, place: int = 0) -> None:
        """Read one column of a line; where two bodies sign side by side, the first one's counts."""
        is_second_body = part.startswith("TM") and any(one.startswith("TM") for one in self.footer.authority)
        if is_second_body and place and self.second_column is None:
            self.second_column = place
            self.footer.bodies += 1
        if self.second_column is not None and place >= self.second_column:
            return
        opening = _RECIPIENTS.match(part)
        if opening:
            self.listing, self.listed = True, False
            rest = part[opening.end() :]
            if rest:
                self._list(rest, number)
        elif self._signs(part):
            self._sign(part)
        elif self._goes_on_signing(part):
            self._go_on_signing(part)
        elif _SIGNED.match(part):
            rest = part[_SIGNED.match(part).end() :]  # type: ignore[union-attr]  # matched just above
            if rest:
                self.take(rest, number)
        elif self._is_name(part):
            self.footer.name = _DEGREES.sub("", part).strip(" .")
        elif self.listing:
            self._list(part, number)
        elif self.signing and is_capitals(part) and not self.footer.title:
            self._go_on_signing(part)

    def finish(self) -> None:
        """Turn the lines of the list into recipients."""
        for text, number in self.items:
            clean = _ITEM.sub("", text).strip().rstrip(";,").strip()
            clean = re.sub(r"(?<!\b[A-ZĐ])\.+$", "", clean).strip()
            if clean:
                self.footer.recipients.append(clean)
                self.footer.recipient_lines.setdefault(clean, number)

    def _list(self, part: str, number: int) -> None:
        pieces = [piece for piece in _ITEM_CUT.split(part) if piece.strip()]
        for place, piece in enumerate(pieces):
            is_new = place > 0 or self._begins_item(piece)
            if is_new or not self.items:
                self.items.append((piece, number))
            else:
                text, first = self.items[-1]
                self.items[-1] = (f"{text} {piece}", first)
            self.bulleted = self.bulleted or _ITEM.match(piece) is not None
            self.listed = self.listed or _FILED.match(piece) is not None
        if part.rstrip().endswith((";", ".")) and self.items:
            text, first = self.items[-1]
            self.items[-1] = (f"{text};", first)

    def _begins_item(self, piece: str) -> bool:
        if _ITEM.match(piece) or _FILED.match(piece):
            return True
        if not self.items or self.items[-1][0].endswith(";"):
            return True
        return (
            not self.bulleted and not piece[:1].islower() and not self.items[-1][0].endswith((",", "-", "và"))
        )

    def _sign(self, part: str) -> None:
        footer = self.footer
        self.signing = True
        if footer.name:
            return
        if _AUTHORITY.match(part):
            footer.authority += _split_authority(part, footer)
        else:
            is_small = _SMALL_TITLE.fullmatch(part) is not None
            title, name = (part, "") if is_small else _title_and_name(part)
            # "TRƯỞNG BAN" and, below the signature, "PHÓ BÍ THƯ ĐẢNG ỦY", "CHỦ TỊCH UBND XÃ".
            footer.title = ", ".join(filter(None, [footer.title, title]))
            footer.name = name

    def _signs(self, part: str) -> bool:
        """Tell whether a line is one of authority or a title, which older papers write in small letters."""
        if _AUTHORITY.match(part) or (_TITLE.match(part) and is_capitals(part)):
            return True
        is_open = bool(self.footer.authority) and not self.footer.title
        return is_open and _SMALL_TITLE.fullmatch(part) is not None

    def _goes_on_signing(self, part: str) -> bool:
        """Tell whether a line goes on a line of authority or title that was cut ("TM. ỦY BAN")."""
        last = self.footer.title or (self.footer.authority[-1] if self.footer.authority else "")
        return bool(last) and is_capitals(part) and _UNFINISHED.search(last) is not None

    def _go_on_signing(self, part: str) -> None:
        if self.footer.title:
            self.footer.title = f"{self.footer.title} {part}"
        elif self.footer.authority:
            self.footer.authority[-1] = f"{self.footer.authority[-1]} {part}"

    def _is_name(self, part: str) -> bool:
        if self.footer.name or not (self.footer.authority or self.footer.title):
            return False
        return is_person_name(part)


def is_person_name(text: str) -> bool:
    """Tell whether a text is a person's name, with or without a degree before it."""
    name = _DEGREES.sub("", tidy(text)).strip(" .,")
    if _NO_NAME.match(name):
        return False
    words = name.split()
    if not 2 <= len(words) <= 6 or why_no_name(name):
        return False
    in_capitals = is_capitals(name) and not _TITLE.match(name) and not _AFTER.match(name)
    return in_capitals or all(_WORD_OF_NAME.match(word) for word in words)


def _columns(line: Line) -> list[str]:
    parts = [cell for cell in line.cells if cell] or [line.text]
    split: list[str] = []
    for part in parts:
        for piece in part.split("\n"):
            found = _INSIDE.search(piece)
            while found and not _AUTHORITY.match(piece) and not _TITLE.match(piece):
                split.append(piece[: found.start()].strip())
                piece = piece[found.end() :].strip()  # noqa: PLW2901 - what is left of the piece
                found = _INSIDE.search(piece)
            split += _split_after_filed(piece)
    return [part for part in split if part]


def _split_after_filed(piece: str) -> list[str]:
    """Cut a signer's name off the last recipient, where columns were flattened to one line."""
    if not _FILED.match(piece):
        return [piece]
    found = re.search(r"\.\s+(?=\S)", piece)
    if found and is_person_name(piece[found.end() :]):
        return [piece[: found.start() + 1], piece[found.end() :]]
    return [piece]


def _split_authority(part: str, footer: Footer) -> list[str]:
    """Take apart lines of authority that were flattened into one ("TM. ... KT. CHỦ TỊCH PHÓ CHỦ TỊCH")."""
    pieces = re.split(r"\s+(?=(?:TM|KT|TL|TUQ)\s?\.\s*[A-ZĐ])", part)
    last = pieces[-1]
    found = re.search(r"(?<=\S)\s+(?=(?:PHÓ CHỦ TỊCH|PHÓ TRƯỞNG|PHÓ GIÁM ĐỐC|PHÓ BÍ THƯ)\b)", last)
    if found is None and not re.match(r"K\s?[./]?\s?T|T\s?[./]?\s?L|T\s?[./]?\s?U", last):
        found = re.search(r"(?<=\S)\s+(?=(?:CHỦ TỊCH|TRƯỞNG BAN|TRƯỞNG PHÒNG)\b)", last)
    if found:
        pieces[-1] = last[: found.start()]
        footer.title, footer.name = _title_and_name(last[found.end() :])
    elif not is_capitals(last):
        words = last.split()
        place = next((i for i in range(2, len(words)) if is_person_name(" ".join(words[i:]))), 0)
        if place:
            pieces[-1], footer.name = " ".join(words[:place]), " ".join(words[place:])
    return [tidy(piece) for piece in pieces]


def _title_and_name(part: str) -> tuple[str, str]:
    words = tidy(_SIGNED_INSIDE.sub(" ", part)).split()
    end = next(
        (i for i, word in enumerate(words) if not word.strip(".").isupper() and len(word.strip(".")) > 1),
        len(words),
    )
    name = " ".join(words[end:])
    return " ".join(words[:end]), _DEGREES.sub("", name) if is_person_name(name) else ""


_SIGNED_INSIDE = re.compile(r"[\[(]\s*[Đđ]ã ký\s*[\])]")


def _is_signature_word(text: str) -> bool:
    return bool(
        _AUTHORITY.match(text)
        or (_TITLE.match(text) and is_capitals(text))
        or _SIGNED.match(text)
        or is_person_name(text)
        or (is_capitals(text) and len(text) < 60)
    )


def _begins_footer(line: Line) -> bool:
    if line.is_blank:
        return False
    parts = [cell for cell in line.cells if cell] or [line.text]
    return any(_RECIPIENTS.match(part) or _AUTHORITY.match(part) for part in parts) or _is_lone_title(line)


def _is_lone_title(line: Line) -> bool:
    text = line.text
    return fold(text) in {"chu tich", "pho chu tich", "truong ban", "truong phong"} and is_capitals(text)


def _is_end(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a signature or list of recipients is the plan's own: the text before it has ended."""
    before = next((line.text for line in reversed(lines[:index]) if not line.is_blank), "")
    return not before or before[-1:] in '.;:/!)”"' or not before[-1:].isalpha() or is_capitals(before)
