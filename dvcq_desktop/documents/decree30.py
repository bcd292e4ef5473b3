# SPDX-License-Identifier: MIT
"""The one table of paper: every length and type size, what the decree allows, and where it says so.

The rules are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I; `clause` names the place in it, or
`PRACTICE` where the decree is silent and offices do it so. Lengths are in points, sizes too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I"
PRACTICE = "thông lệ trình bày, Nghị định không quy định"
MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Measure:
    """A length (or a ratio) as we set it, within what the decree allows."""

    value: float
    lowest: float
    highest: float
    clause: str


@dataclass(frozen=True, slots=True)
class Style:
    """A kind of text: its size as we set it, the sizes allowed, its weight, slant and case."""

    size: float
    smallest: float
    largest: float
    clause: str
    bold: bool = False
    italic: bool = False
    upper: bool = False

    @property
    def leading(self) -> float:
        """Return the distance between two baselines."""
        return self.size * LINE_SPACING.value


def _mm(value: float, lowest: float, highest: float, clause: str) -> Measure:
    return Measure(value * MM, lowest * MM, highest * MM, clause)


# Paper
PAGE_SHORT = _mm(210, 210, 210, "mục I, khoản 1")
PAGE_LONG = _mm(297, 297, 297, "mục I, khoản 1")
MARGIN_TOP = _mm(20, 20, 25, "mục I, khoản 3")
MARGIN_BOTTOM = _mm(20, 20, 25, "mục I, khoản 3")
MARGIN_LEFT = _mm(30, 30, 35, "mục I, khoản 3")
MARGIN_RIGHT = _mm(15, 15, 20, "mục I, khoản 3")
PAGE_NUMBER = Style(13, 13, 14, "mục I, khoản 7")
PAGE_NUMBER_DROP = _mm(15, 10, 20, "mục I, khoản 7 (trong lề trên)")

# Letterhead
MOTTO_STATE = Style(12, 12, 13, "mục II, khoản 1, điểm a", bold=True, upper=True)
MOTTO = Style(13, 13, 14, "mục II, khoản 1, điểm b", bold=True)
MOTTO_LINE = Measure(1, 1, 1, "mục II, khoản 1, điểm b (dài bằng dòng chữ)")
GOVERNING = Style(12, 12, 13, "mục II, khoản 2", upper=True)
ISSUER = Style(12, 12, 13, "mục II, khoản 2", bold=True, upper=True)
ISSUER_LINE = Measure(0.42, 1 / 3, 1 / 2, "mục II, khoản 2")
NUMBER = Style(13, 13, 13, "mục II, khoản 3")
PLACE_DATE = Style(13, 13, 14, "mục II, khoản 4", italic=True)
SUBJECT = Style(12, 12, 13, "mục II, khoản 5")
SUBJECT_GAP = Measure(6, 6, 6, "mục II, khoản 5")

LETTERHEAD_RIGHT = Measure(0.53, 0.5, 0.62, PRACTICE + " (phần bề rộng của cột Quốc hiệu)")
LETTERHEAD_GUTTER = Measure(6, 4, 12, PRACTICE)
BELOW_RULE = Measure(5, 3, 8, PRACTICE)

# Title and body
TITLE_GAP = Measure(18, 12, 24, PRACTICE)
BELOW_TITLE = Measure(8, 6, 12, PRACTICE)
ADDRESSEES_GAP = Measure(12, 6, 18, PRACTICE)
CENTRED_WIDTH = Measure(0.9, 0.8, 1, PRACTICE + " (phần bề rộng của dòng canh giữa)")
KIND = Style(14, 13, 14, "mục II, khoản 5", bold=True, upper=True)
ABSTRACT = Style(14, 13, 14, "mục II, khoản 5", bold=True)
ABSTRACT_LINE = Measure(0.42, 1 / 3, 1 / 2, "mục II, khoản 5")
ADDRESSEES = Style(14, 13, 14, "mục II, khoản 9")
BASES = Style(14, 13, 14, "mục II, khoản 6", italic=True)
BODY = Style(14, 13, 14, "mục II, khoản 6")
HEADING_1 = Style(14, 13, 14, "mục II, khoản 6", bold=True, upper=True)
HEADING_2 = Style(14, 13, 14, "mục II, khoản 6", bold=True)
HEADING_3 = Style(14, 13, 14, "mục II, khoản 6")
FIRST_LINE = _mm(12.7, 10, 12.7, "mục II, khoản 6")
PARAGRAPH_GAP = Measure(6, 6, 12, "mục II, khoản 6")
# Times New Roman's own single spacing is 1.15 times the size; 1.5 lines are 1.725.
LINE_SPACING = Measure(1.15, 1.15, 1.725, "mục II, khoản 6")

# Tables
TABLE_HEAD = Style(12, 11, 14, PRACTICE, bold=True)
TABLE_TEXT = Style(12, 11, 14, PRACTICE)
TABLE_GROUP = Style(12, 11, 14, PRACTICE, bold=True)
CELL_SIDE = Measure(4, 3, 6, PRACTICE)
CELL_TOP = Measure(2.5, 2, 4, PRACTICE)
TABLE_GAP = Measure(6, 6, 12, PRACTICE)

# Pictures
PICTURE_TITLE = Style(13, 11, 14, PRACTICE, bold=True)
PICTURE_TEXT = Style(11, 11, 14, PRACTICE)

# Signatures and recipients
AUTHORITY = Style(14, 13, 14, "mục II, khoản 7", bold=True, upper=True)
SIGNER = Style(14, 13, 14, "mục II, khoản 7", bold=True)
SIGNATURE_NOTE = Style(13, 13, 14, PRACTICE, italic=True)
SIGNATURE_ROOM = _mm(25, 20, 35, PRACTICE)
SIGNATURE_LEFT = Measure(0.46, 0.4, 0.5, PRACTICE + " (phần bề rộng của cột Nơi nhận)")
SIGNATURE_GUTTER = Measure(8, 4, 12, PRACTICE)
SIGNATURE_GAP = Measure(12, 6, 24, PRACTICE)
RECIPIENTS_LABEL = Style(12, 12, 12, "mục II, khoản 9", bold=True, italic=True)
RECIPIENTS = Style(11, 11, 11, "mục II, khoản 9")

# Mass forms
# The text ends higher than the decree's 25 mm: below stands a code, which wants white around it.
FORM_BOTTOM = _mm(27.5, 20, 30, PRACTICE + " (trên mã QR ở lề dưới)")
FORM_CODE = Style(8, 7, 9, PRACTICE)

# Appendix
APPENDIX_LABEL = Style(14, 14, 14, "mục III, khoản 1", bold=True)
APPENDIX_TITLE = Style(14, 13, 14, "mục III, khoản 1", bold=True, upper=True)
APPENDIX_REFERENCE = Style(14, 13, 14, "mục III, khoản 1", italic=True)
APPENDIX_LINE = Measure(0.42, 1 / 3, 1 / 2, PRACTICE)

# Drawn lines
RULE_WIDTH = Measure(0.75, 0.5, 1, "mục II, khoản 1 (nét liền)")
RULE_DROP = Measure(4.5, 3, 6, PRACTICE)
TABLE_RULE = Measure(0.5, 0.5, 0.75, PRACTICE)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paper is set: what may be smaller where it would else spill over on one more page.

    `pen_room` is the share of a row's height that stays where a pen is to write in it.
    """

    kind: Style
    abstract: Style
    addressees: Style
    bases: Style
    body: Style
    headings: tuple[Style, Style, Style]
    table_head: Style
    table_text: Style
    table_group: Style
    cell_top: float
    pen_room: float
    title_gap: float
    below_title: float
    addressees_gap: float
    signature_gap: float
    signature_room: float


def least(style: Style) -> Style:
    """Return a style in the smallest size that it may have."""
    return replace(style, size=style.smallest)


def _set(text: Callable[[Style], Style], length: Callable[[Measure], float], pen_room: float) -> Setting:
    return Setting(
        kind=text(KIND),
        abstract=text(ABSTRACT),
        addressees=text(ADDRESSEES),
        bases=text(BASES),
        body=text(BODY),
        headings=(text(HEADING_1), text(HEADING_2), text(HEADING_3)),
        table_head=text(TABLE_HEAD),
        table_text=text(TABLE_TEXT),
        table_group=text(TABLE_GROUP),
        cell_top=length(CELL_TOP),
        pen_room=pen_room,
        title_gap=length(TITLE_GAP),
        below_title=length(BELOW_TITLE),
        addressees_gap=length(ADDRESSEES_GAP),
        signature_gap=length(SIGNATURE_GAP),
        signature_room=length(SIGNATURE_ROOM),
    )


USUAL = _set(lambda style: style, lambda measure: measure.value, 1)
TIGHT = _set(least, lambda measure: measure.lowest, 0.8)
"""The least that the decree and practice allow: sizes 13 and 11, and the smaller distances."""
