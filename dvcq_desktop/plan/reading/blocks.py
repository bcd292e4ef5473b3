# SPDX-License-Identifier: MIT
"""Lines to paragraphs: what a page break, a narrow column or a converter cut is put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dvcq_desktop.plan.reading.labels import Label, Rank, read_label
from dvcq_desktop.plan.reading.units import is_address, is_unit_name, starts_unit, starts_verb
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.plan.reading.source import Line


@dataclass(frozen=True)
class Block:
    """One paragraph or table row, with its label split off, and the source lines it came from."""

    text: str
    first: int
    last: int
    label: Label | None = None
    rest: str = ""
    cells: tuple[str, ...] = ()
    bold: int = 0

    @property
    def is_bold(self) -> bool:
        """Tell whether the whole paragraph is bold."""
        return 0 < len(self.text) <= self.bold + 1

    @property
    def is_capitals(self) -> bool:
        """Tell whether the paragraph, without its label, is written in capitals."""
        return is_capitals(self.rest)


@dataclass(frozen=True)
class Page:
    """How wide lines are wrapped in a text; `width` 0 where each line is a paragraph of its own.

    `spaced` tells that blank lines stand between paragraphs, so that lines without one belong together;
    `ragged` that some paragraphs are cut at no width of their own, as in copies of web pages; `sharp` is
    the width where letters were counted, so that a line ends only where the next word finds no room;
    `stubby` that the first line of a paragraph is cut short, as one site of laws has them.
    """

    width: int = 0
    spaced: bool = False
    ragged: bool = False
    sharp: int = 0
    stubby: bool = False


_ENDED = re.compile(r"[.;:!?…][”\"')\]]*$|/\.$")
_OPEN_END = re.compile(r"(?:,|[-–—/&(“]|\s[-–])$")
# A sentence can't end with these, so what follows belongs to it, capital or not.
_HANGING_TEXT = """
của và các với cho về theo trong tại do để từ đến ngày hoặc hay bởi giữa những một như nhằm thuộc gồm
cùng đối đồng cụm lần thứ việc ở mỗi từng mọi bao rằng thì sẽ đã đang phải cần không chưa rất càng
"""
_HANGING = frozenset(_HANGING_TEXT.split())
# These end a heading as well ("Kết quả đạt được", "nền tảng số"): only a number or a small letter goes on.
_HANGING_BEFORE_SMALL_TEXT = "tháng năm số quý vào trên dưới là được bằng qua khoản điểm mục cấp điều khóa"
_HANGING_BEFORE_SMALL = frozenset(_HANGING_BEFORE_SMALL_TEXT.split())
_BEFORE_DOCUMENT = re.compile(r"(?:ban hành|xây dựng|triển khai|thực hiện|lập|theo|tại)$")
_DOCUMENT = re.compile(r"(?:Kế hoạch|Chương trình|Quyết định|Nghị quyết|Chỉ thị|Đề án|Công văn|Hướng dẫn)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_TO_YEAR = re.compile(r"^[-–]\s*(?:19|20)\d\d\b")
_BEGINS_WITH_YEAR = re.compile(r"^(?:19|20)\d\d\b")
_DOCUMENT_NUMBER = re.compile(r"^\d{1,5}\s?[-/]\s?(?:\d{4}/)?[A-ZĐ]")
_NUMBER_ALONE = re.compile(r"^\d{1,4}(?:[.,]\d+)?\s?%?\s+[^\W\d_A-ZĐ]")
_HANGING_HEADS_TEXT = """
Ủy Uỷ Ban Bộ Sở Hội Trung Văn Chính Thủ Quốc Tổng Công Đảng Phó Chủ Nghị Quyết Chỉ Thông Luật Kế
Chương Thường Mặt Cựu Liên Việt Hồ Ngân Cục
"""
_HANGING_HEADS = frozenset(_HANGING_HEADS_TEXT.split())
_STARTERS = re.compile(
    r"^(?:Nơi nhận|NƠI NHẬN|TM\.|T/M|KT\.|TL\.|TUQ\.|Căn cứ|CĂN CỨ|Thực hiện (?:Luật|Nghị|Quyết|Chỉ"
    r"|Kế|Thông|Công|Hướng"
    r"|Chương|Kết)|(?:Xét|Theo) đề nghị"
    r"|Trên đây là|Kính gửi|PHỤ LỤC|Phụ lục|CỘNG H|Độc lập|Số:|Trong quá trình|Yêu cầu |Đề nghị "
    r"|Giao |Nhận được )"
)
_NARROW = 130
_LONGEST_WORD = 8
_STUB = 38
_SHORTEST_STUB = 20
_BASIS = re.compile(r"^(?:Căn cứ|Thực hiện|Xét đề nghị|Theo đề nghị)\b")
_FULL = 0.75
_SHORT = 200
_LONGEST_HEADING = 600
# How much of a text's end is looked at to tell how it ends.
_TAIL = 40


def page_of(lines: Sequence[Line]) -> Page:
    """Measure the width at which a text's lines were wrapped."""
    lengths = sorted(len(line.text) for line in lines if line.text and not line.row and not line.whole)
    if len(lengths) < 8:
        return Page()
    widest = lengths[int(len(lengths) * 0.96)]
    long_enough = sum(length > 0.6 * widest for length in lengths)
    wraps = sum(_continues(before.text, after.text) for before, after in pairwise(lines))
    if widest < 40 or wraps < max(2, len(lengths) // 25):
        return Page()
    stubby = _is_stubby(lines)
    if widest > _NARROW:
        return Page(ragged=wraps > len(lengths) // 8, stubby=stubby)
    if long_enough < 4:
        return Page(stubby=stubby)
    gaps = sum(bool(before.text) and not after.text for before, after in pairwise(lines))
    near_edge = sum(length >= widest - _LONGEST_WORD for length in lengths)
    is_sharp = near_edge > 0.8 * long_enough and lengths[-1] <= widest + _LONGEST_WORD // 2
    return Page(
        widest, spaced=gaps >= max(4, len(lengths) // 8), sharp=lengths[-1] if is_sharp else 0, stubby=stubby
    )


def _is_stubby(lines: Sequence[Line]) -> bool:
    """Tell whether paragraphs of more than a short line mostly begin with one that is cut short."""
    items = [
        (before.text, after.text)
        for before, after in pairwise(lines)
        if after.text and (label := read_label(before.text)[0]) is not None and label.rank >= Rank.NUMBER
    ]
    stubs = sum(_continues(*pair) and len(pair[0]) < _STUB for pair in items)
    longer = sum(len(before) >= _STUB for before, _ in items)
    return stubs >= 3 and stubs > longer


def _is_cut_stub(block: Block, last: Line, text: str) -> bool:
    """Tell whether a short first line is only the beginning of an item or of a basis."""
    is_item = block.label is not None and block.label.rank >= Rank.LETTER
    is_basis = block.label is None and _BASIS.match(block.text) is not None
    return (
        (is_item or is_basis)
        and block.first == last.number
        and _SHORTEST_STUB <= len(last.text) < _STUB
        and not (is_item and is_address(block.rest))
        and not is_capitals(text)
    )


def blocks_of(lines: Sequence[Line], page: Page) -> list[Block]:
    """Put lines together to paragraphs; blank lines and rules belong to none."""
    blocks: list[Block] = []
    last: Line | None = None
    gap = False
    for line in lines:
        if line.is_blank:
            gap = gap or not line.page_top
            continue
        current = _block(line)
        if blocks and last and _joins(blocks[-1], last, line, page, gap=gap):
            blocks[-1] = _joined(blocks[-1], current)
        else:
            blocks.append(current)
        last, gap = line, False
    return blocks


def is_capitals(text: str) -> bool:
    """Tell whether a text is written in capitals (a small word in brackets does not count)."""
    letters = "".join(filter(str.isalpha, re.sub(r"\([^)]*\)", "", text)))
    capitals = sum(map(str.isupper, letters))
    return len(letters) > 2 and capitals >= 0.9 * len(letters)


def has_ended(text: str) -> bool:
    """Tell whether a text ends as a sentence or an item of a list does."""
    return _ENDED.search(text, len(text) - _TAIL) is not None


def hangs(text: str) -> bool:
    """Tell whether a text breaks off at a word that no sentence and no title ends with."""
    words = text.split()
    return bool(words) and words[-1] in _HANGING


def _block(line: Line) -> Block:
    if line.row:
        last = max(line.number, line.until)
        return Block(line.text, line.number, last, rest=line.text, cells=line.cells)
    label, rest = read_label(line.text)
    return Block(line.text, line.number, line.number, label, rest, bold=line.bold)


def _joined(block: Block, more: Block) -> Block:
    text = f"{block.text} {more.text}"
    bold = len(text) if block.is_bold and more.is_bold else block.bold
    return replace(block, text=text, rest=f"{block.rest} {more.text}".strip(), last=more.last, bold=bold)


def _joins(block: Block, last: Line, line: Line, page: Page, *, gap: bool) -> bool:
    if block.cells or line.row or last.row:
        return False
    text = line.text
    apart = gap or line.whole or not (page.width or last.full)
    if _hangs(block.text, text, apart=apart):
        return not _is_strong_start(text)
    label, _ = read_label(text)
    if label is not None:
        broken_hyphen = label.rank >= Rank.BULLET and text[0] in "-–" and _starts_small(text[1:])
        return broken_hyphen and not apart and not has_ended(block.text)
    begins_anew = has_ended(last.text) and _STARTERS.match(text)
    in_capitals = is_capitals(text) or is_capitals(last.text)
    is_told = starts_verb(text) and text[:1].isupper() and not in_capitals
    if block.label is not None and is_told and is_address(block.rest):
        return False
    if page.spaced and not (apart or begins_anew or in_capitals) and _is_full(last, text, page):
        return not _is_strong_start(text)
    if _STARTERS.match(text):
        return False
    if block.label is not None and not block.rest and block.label.sign:
        return len(text) < _SHORT
    if _starts_small(text):
        return not has_ended(block.text) if apart else True
    if _is_broken_heading(block, text):
        return True
    if not (gap or line.whole) and _is_cut(block, last, text, page):
        return True
    return not apart and _fills_the_line(block, last, text, page) and not is_capitals(text)


def _is_cut(block: Block, last: Line, text: str, page: Page) -> bool:
    """Tell whether a paragraph can't have ended with a line, however short, where lines are wrapped."""
    if has_ended(block.text) or not (page.width or page.ragged):
        return False
    if _goes_on_name(block, text) or (page.stubby and _is_cut_stub(block, last, text)):
        return True
    if is_capitals(text) or is_capitals(last.text):
        return False
    if page.width and _NUMBER_ALONE.match(text):
        return True
    return page.ragged and block.first != last.number and len(block.text) > _NARROW


def _hangs(before: str, after: str, *, apart: bool) -> bool:
    # Only the end is split: a paragraph may have grown long.
    words = before.rsplit(maxsplit=1)
    if not words:
        return False
    end = words[-1]
    if _OPEN_END.search(before, len(before) - _TAIL):
        # A heading may end with a comma, and a list's item as well: only what reads on belongs to it.
        return read_label(after)[0] is None and (not is_capitals(after) or is_capitals(before))
    if end.lower() == "đoạn" and _BEGINS_WITH_YEAR.match(after):
        return True
    if len(before) <= _LONGEST_HEADING and is_capitals(before):
        return False
    if _DOCUMENT_NUMBER.match(after) and not has_ended(before):
        return True
    if _YEAR.search(end) and _TO_YEAR.match(after):
        return True
    is_labelled = read_label(after)[0] is not None
    if end in _HANGING:
        return after[:1].isdecimal() or not is_labelled
    if is_labelled:
        return False
    if end in _HANGING_BEFORE_SMALL:
        return after[:1].isdecimal() or _starts_small(after)
    if _BEFORE_DOCUMENT.search(before) and _DOCUMENT.match(after):
        return True
    return end in _HANGING_HEADS and (_starts_small(after) or not apart)


def _is_strong_start(text: str) -> bool:
    label, _ = read_label(text)
    is_heading = label is not None and label.rank <= Rank.ROMAN and label.rank != Rank.CAPITAL
    return is_heading or text.startswith(("Nơi nhận", "TM.", "KT.", "PHỤ LỤC"))


def _starts_small(text: str) -> bool:
    bare = text.lstrip(" “\"'(‘")
    return bare[:1].islower() or bare[:1] in {"…", ")", "/"}


def _goes_on_name(block: Block, text: str) -> bool:
    """Tell whether a line goes on the unit's name in a heading ("Ban Thường trực Ủy ban" / "MTTQ xã")."""
    if block.label is None or block.label.is_bullet:
        return False
    return is_address(f"{block.rest} {text.partition(':')[0]}") and not starts_unit(text)


def _is_broken_heading(block: Block, text: str) -> bool:
    is_heading = block.label is not None and block.label.rank <= Rank.NUMBER and is_capitals(block.rest)
    return (
        is_heading
        and is_capitals(text)
        and not has_ended(block.text)
        and len(block.text) + len(text) < 260
        and fold(text).split()[0] not in {"phu", "noi", "tm", "kt", "khau"}
    )


def _fills_the_line(block: Block, last: Line, text: str, page: Page) -> bool:
    if is_address(block.rest) and block.rest.endswith(";") and is_unit_name(text):
        return True
    if has_ended(block.text) or is_capitals(block.rest):
        return False
    if is_address(block.rest) and (starts_verb(text) or not _is_full(last, text, page)):
        return False
    if block.label is not None and block.first == last.number:
        return _is_full(last, text, page)
    return _is_full(last, text, page, 0.5 if block.first == last.number else _FULL)


def _is_full(line: Line, text: str, page: Page, share: float = _FULL) -> bool:
    """Tell whether a line is as long as lines get, so that the text that follows may belong to it."""
    if page.sharp and line.full is None:
        return len(line.text) + 1 + len(text.split(" ", 1)[0]) > page.sharp
    return len(line.text) >= share * page.width if line.full is None else line.full


def _continues(before: str, after: str) -> bool:
    return bool(before and after) and not has_ended(before) and _starts_small(after)
