# SPDX-License-Identifier: MIT
"""The rules of paper and of the whole: sheets, margins, page numbers, fonts, sizes, spacing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.checking.parts import HEADING
from dvcq_desktop.documents.checking.seen import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvcq_desktop.documents.checking.parts import Parts
    from dvcq_desktop.documents.checking.seen import Said, Seen, Sheet
    from dvcq_desktop.documents.decree30 import Measure, Style

FONTS = {"Times New Roman", "Liberation Serif"}
SYMBOL_FONTS = {
    "Segoe UI Symbol",
    "MS Gothic",
    "Wingdings",
    "Symbol",
    "Open Symbol",
    "DejaVu Sans",
    "Deja Vu Sans",
}
_SLACK = 1.5  # points: half a millimetre
_REACH = 14.0
_ONE_LINE = 100
_HEADING_LETTERS = 90
_SIZE_SLACK = 0.3


def paper(seen: Seen) -> Iterator[Finding]:
    """Find sheets that are not A4, and margins that are not the decree's."""
    for sheet in seen.sheets:
        short, long = sorted((sheet.width, sheet.height))
        if abs(short - decree30.PAGE_SHORT.value) > 3 or abs(long - decree30.PAGE_LONG.value) > 3:
            size = f"{_mm(sheet.width)} x {_mm(sheet.height)} mm"
            clause = decree30.PAGE_SHORT.clause
            yield Finding(sheet.place, clause, f"Khổ giấy {size}, không phải A4 (210 x 297 mm).")
        yield from _margins(sheet, _leftmost(seen, sheet))


def _leftmost(seen: Seen, sheet: Sheet) -> float | None:
    """Return the left margin; where only texts show it, by all pages that are turned alike."""
    if sheet.exact:
        return sheet.left
    alike = [each for each in seen.sheets if (each.width > each.height) == (sheet.width > sheet.height)]
    return min((each.left for each in alike if each.left is not None), default=None)


def _margins(sheet: Sheet, left: float | None) -> Iterator[Finding]:
    sides = (
        ("trên", sheet.top, decree30.MARGIN_TOP),
        ("dưới", sheet.bottom, decree30.MARGIN_BOTTOM),
        ("trái", left, decree30.MARGIN_LEFT),
        ("phải", sheet.right, decree30.MARGIN_RIGHT),
    )
    for name, length, allowed in sides:
        if length is None:
            continue
        # Where only the text shows the margin, it may end before it; letters reach a little beyond.
        low = allowed.lowest - (_SLACK if sheet.exact else 5)
        high = allowed.highest + (_SLACK if sheet.exact else _reach(name))
        if not low <= length <= high:
            wanted = f"{_mm(allowed.lowest)}-{_mm(allowed.highest)} mm"
            said = f"Lề {name} {_mm(length)} mm; Nghị định quy định {wanted}."
            yield Finding(sheet.place, allowed.clause, said)


def _reach(side: str) -> float:
    return _REACH if side == "trái" else 10_000


def page_numbers(parts: Parts) -> Iterator[Finding]:
    """Find pages that are not numbered in the middle of the top margin, and first ones that are."""
    clause = decree30.PAGE_NUMBER.clause
    wanted = "Nghị định: chữ số Ả Rập, canh giữa trong lề trên"
    for place, sheet in enumerate(parts.seen.sheets):
        if sheet.number == "elsewhere":
            yield Finding(sheet.place, clause, f"Số trang không ở giữa lề trên. {wanted}.")
        elif sheet.several:
            if not sheet.number:
                yield Finding(
                    sheet.place, clause, f"Không có số trang ở lề trên. {wanted}, từ trang thứ hai."
                )
            if sheet.first:
                yield Finding(sheet.place, clause, "Trang thứ nhất có số trang; trang này không đánh số.")
        elif sheet.number and place == 0:
            yield Finding(sheet.place, clause, "Trang thứ nhất có số trang; trang này không đánh số.")
        elif not sheet.number and place and not parts.begins_paper(place):
            yield Finding(sheet.place, clause, f"Không có số trang ở lề trên. {wanted}, từ trang thứ hai.")


def fonts(seen: Seen) -> Iterator[Finding]:
    """Find letters in other fonts than Times New Roman, each font once."""
    told: set[str] = set()
    for said in seen.said:
        for font in said.fonts:
            if font in FONTS or font in SYMBOL_FONTS or font in told:
                continue
            told.add(font)
            shown = "phông chữ của chủ đề (Word)" if font == "theme" else f"phông “{font}”"
            sentence = f"“{short(said.text)}” dùng {shown}; Nghị định quy định Times New Roman."
            yield Finding(said.place, "mục I, khoản 2", sentence)


def body_form(parts: Parts) -> Iterator[Finding]:
    """Find paragraphs of the body in another size, and in a Word file with other distances."""
    told: set[str] = set()
    for said in parts.body:
        if not is_heading(said):
            yield from once(told, "size", sized(said, decree30.BODY, "Nội dung"))
        if said.first_line is None and said.spacing is None:
            continue
        if said.style == "Body Text" or len(said.text) > 150:
            yield from once(told, "form", _paragraph_form(said))


def is_heading(said: Said) -> bool:
    """Tell whether a paragraph is a heading, which has rules of its own."""
    numbered = HEADING.match(said.text) is not None and len(said.text) < _HEADING_LETTERS
    return said.style in {"heading 1", "heading 2"} or numbered


def _paragraph_form(said: Said) -> Iterator[Finding]:
    clause = decree30.BODY.clause
    where = f"“{short(said.text)}”"
    if said.align in {"left", "start"} and sum(map(str.isalpha, said.text)) > _ONE_LINE * 0.75:
        yield Finding(said.place, clause, f"{where} không canh đều hai lề.")
    first = said.first_line or 0
    if first and not _within(first, decree30.FIRST_LINE, 1):
        yield Finding(
            said.place, clause, f"{where} lùi đầu dòng {_mm(first)} mm; Nghị định: 10 hoặc 12,7 mm."
        )
    if said.before is not None and said.before < decree30.PARAGRAPH_GAP.lowest - 0.1:
        yield Finding(said.place, clause, f"{where} cách đoạn trước {said.before:g} pt; tối thiểu là 6 pt.")
    lines = (decree30.LINE_SPACING.lowest / 1.15 - 0.01, decree30.LINE_SPACING.highest / 1.15 + 0.01)
    if said.spacing is not None and not lines[0] <= said.spacing <= lines[1]:
        shown = f"{said.spacing:g}".replace(".", ",")
        yield Finding(said.place, clause, f"{where} giãn dòng {shown}; Nghị định: từ dòng đơn đến 1,5 dòng.")


def tables(parts: Parts) -> Iterator[Finding]:
    """Find cells in a size that cannot be read, or too large; practice, for the decree is silent."""
    told: set[str] = set()
    for said in parts.table:
        yield from once(told, "size", sized(said, decree30.TABLE_TEXT, "Chữ trong bảng"))


def sized(said: Said, style: Style, what: str) -> Iterator[Finding]:
    """Find a text that is smaller or larger than its kind may be."""
    low, high = style.smallest - _SIZE_SLACK, style.largest + _SIZE_SLACK
    wrong = [size for size in said.sizes if not low <= size <= high]
    if wrong:
        allowed = (
            f"{style.smallest:g}-{style.largest:g}"
            if style.smallest < style.largest
            else f"{style.largest:g}"
        )
        shown = f"{wrong[0]:g}".replace(".", ",")
        yield Finding(
            said.place, style.clause, f"{what} “{short(said.text)}” cỡ chữ {shown}; quy định {allowed}."
        )


def formed(said: Said, style: Style, what: str) -> Iterator[Finding]:
    """Find a text whose size, weight, slant or capitals are not those of its kind."""
    yield from sized(said, style, what)
    wanted = []
    if said.bold != style.bold:
        wanted.append("in đậm" if style.bold else "không đậm")
    if said.italic != style.italic:
        wanted.append("kiểu chữ nghiêng" if style.italic else "kiểu chữ đứng")
    if style.upper and said.text != said.text.upper():
        wanted.append("in hoa")
    if wanted:
        sentence = f"{what} “{short(said.text)}” phải {', '.join(wanted)}."
        yield Finding(said.place, style.clause, sentence)


def once(told: set[str], kind: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Let the first five findings of a kind through: a whole text in size 12 is one fault, not a hundred."""
    for finding in findings:
        key = f"{kind}{sum(each.startswith(kind) for each in told)}"
        if key in told or sum(each.startswith(kind) for each in told) >= 5:
            continue
        told.add(key)
        yield finding


def short(text: str) -> str:
    """Return the beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39].rstrip()}…"


def _within(length: float, allowed: Measure, slack: float) -> bool:
    return allowed.lowest - slack <= length <= allowed.highest + slack


def _mm(length: float) -> str:
    return f"{length / decree30.MM:.1f}".rstrip("0").rstrip(".").replace(".", ",")
