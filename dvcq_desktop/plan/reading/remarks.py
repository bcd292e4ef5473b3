# SPDX-License-Identifier: MIT
"""Doubtful places of a plan, said in a sentence each and left as they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.plan.plantext import Basis, Remark
from dvcq_desktop.plan.reading.labels import Rank
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.plan.reading.footer import Footer
    from dvcq_desktop.plan.reading.header import Header
    from dvcq_desktop.plan.reading.outline import Node
    from dvcq_desktop.plan.reading.source import Line

# Laws that plans name by the day they came into force: name, day passed, day in force.
_LAWS = (
    ("thuc hien dan chu o co so", "10/11/2022", "01/7/2023", (2023, 7, 1)),
    ("to chuc chinh quyen dia phuong", "16/6/2025", "16/6/2025", (2025, 3, 1)),
    ("tiep cong dan", "25/11/2013", "01/7/2014", (2014, 7, 1)),
    ("khieu nai", "11/11/2011", "01/7/2012", (2012, 7, 1)),
    ("to cao", "12/6/2018", "01/01/2019", (2019, 1, 1)),
    ("thi dua khen thuong", "15/6/2022", "01/01/2024", (2024, 1, 1)),
    ("can bo cong chuc", "24/6/2025", "01/7/2025", (2025, 7, 1)),
    ("mat tran to quoc viet nam", "09/6/2015", "01/01/2016", (2016, 1, 1)),
)
_PERIOD = re.compile(
    r"\b(?:(?:\d+|sáu) tháng (?:đầu|cuối) năm|quý [IV]+(?:/| năm )|năm|giai đoạn(?: 20\d\d ?[-–])?"
    r"|đến năm)\s*(20\d\d)\b"
)
_CITED = re.compile(
    r"(?:Kế hoạch|Chương trình|Quyết định|Công văn|Nghị quyết)\s+số\s+[\w./-]+(?:-\s*[\w/]+)?(?:[^.;]{0,260})"
)


def header_remarks(header: Header) -> Iterator[Remark]:
    """Say what is missing or unusual in number, date and kind."""
    line = f"Dòng {header.number_line}" if header.number_line else "Đầu văn bản"
    quote = header.number_quote
    if not header.names_kind:
        known = f" {header.kind} được suy từ ký hiệu." if header.kind else ""
        yield Remark("Đầu văn bản", "", f"Không thấy dòng tên loại văn bản (KẾ HOẠCH).{known}", 0)
    elif not header.kind.startswith("KẾ HOẠCH"):
        sentence = f"Tên loại văn bản là {header.kind}, không phải kế hoạch."
        yield Remark(f"Dòng {header.kind_line}", header.kind, sentence, header.kind_line)
    if not header.number:
        yield Remark(line, quote, "Chưa có số văn bản.", header.number_line)
    if header.brought_by:
        sentence = f"Kế hoạch kèm theo {header.brought_by.lower()}; số, ngày và người ký là của văn bản đó."
        yield Remark(f"Dòng {header.kind_line}", header.kind, sentence, header.kind_line)
    elif (
        header.symbol
        and header.kind.startswith("KẾ HOẠCH")
        and not re.match(r"KH\w*(?:[-/]|$)", header.symbol)
    ):
        sentence = (
            f"Ký hiệu “/{header.symbol}” là ký hiệu của công văn; kế hoạch của Ủy ban nhân dân có ký"
            f" hiệu “/KH-UBND”."
            if header.symbol.startswith("UBND")
            else f"Ký hiệu “/{header.symbol}” không có chữ KH của kế hoạch."
        )
        yield Remark(line, quote, sentence, header.number_line)
    if header.number and not header.symbol:
        yield Remark(line, quote, "Có số nhưng không có ký hiệu văn bản.", header.number_line)
    if header.date is None:
        place = f"Dòng {header.date_line}" if header.date_line else "Đầu văn bản"
        sentence = "Chưa có ngày ban hành." if header.date_text else "Không thấy địa danh và ngày ban hành."
        yield Remark(place, header.date_text, sentence, header.date_line)


def basis_remarks(bases: Sequence[tuple[int, Basis]], year: int | None) -> Iterator[Remark]:
    """Say where a basis is dated by its day in force, lacks its number or speaks of an earlier year."""
    for line, basis in bases:
        place = f"Căn cứ, dòng {line}"
        yield from _law_remarks(basis, place, line)
        if not basis.number and basis.kind and basis.kind not in {"Luật", "Bộ luật", "Hiến pháp"}:
            yield Remark(
                place, _short(basis.text), f"Căn cứ này không ghi số của {basis.kind.lower()}.", line
            )
        yield from _symbol_remark(basis, place, line)
        if basis.date is None and basis.number:
            yield Remark(place, _short(basis.text), "Căn cứ này không ghi đủ ngày, tháng, năm.", line)
        if basis.date and year and basis.date.year > year:
            yield Remark(place, _short(basis.text), f"Căn cứ ghi ngày sau năm {year} của kế hoạch.", line)
        yield from period_remarks(basis.text, basis.kind, place, line, year)


def tree_remarks(root: Node, year: int | None) -> Iterator[Remark]:
    """Say where numbers are skipped or doubled, and where a cited plan belongs to an earlier year."""
    for node in root.walk():
        yield from _series_remarks(node)
        if node.label is not None or node is root:
            for text in node.texts:
                yield from cited_remarks(text, _place(node), node.first, year)


def footer_remarks(footer: Footer, *, seen: bool) -> Iterator[Remark]:
    """Say what is missing or unusual in recipients and signature."""
    if not seen:
        yield Remark("Cuối văn bản", "", "Không thấy nơi nhận và phần ký.", 0)
        return
    filed = [name for name in footer.recipients if fold(name).startswith("luu")]
    if footer.recipients and not filed:
        yield Remark("Nơi nhận", footer.recipients[-1], "Nơi nhận không có dòng “Lưu: VT”.", 0)
    for name in filed:
        line = footer.recipient_lines.get(name, 0)
        place = f"Nơi nhận, dòng {line}"
        if not re.search(r"\bV\.?T\b", name):
            yield Remark(place, name, "Dòng lưu không có VT (văn thư).", line)
        for unit in re.findall(r"\b[A-ZĐ]{2,}X{2,}\b|\b([A-ZĐ])\1\b", name):
            yield Remark(
                place, name, f"Chữ viết tắt ở dòng lưu có thể gõ nhầm{f' ({unit})' if unit else ''}.", line
            )
    if not footer.recipients:
        yield Remark("Cuối văn bản", "", "Không thấy nơi nhận.", 0)
    if not footer.name:
        yield Remark("Phần ký", " ".join(footer.authority), "Không thấy tên người ký.", 0)
    if footer.bodies > 1:
        yield Remark("Phần ký", "", "Có hai bên cùng ký; chương trình chỉ lấy bên thứ nhất.", 0)
    if footer.authority and re.match(r"KT\s?\.?\s*CHỦ TỊCH", footer.authority[0]):
        sentence = "Phần ký có KT. nhưng không có dòng TM. ỦY BAN NHÂN DÂN."
        yield Remark("Phần ký", footer.authority[0], sentence, 0)


def unplaced_remarks(unplaced: Sequence[tuple[int, str]]) -> Iterator[Remark]:
    """Say that lines found no place."""
    for line, text in unplaced[:20]:
        yield Remark(f"Dòng {line}", _short(text), "Dòng này chưa xếp được vào phần nào của kế hoạch.", line)


def line_remarks(lines: Sequence[Line]) -> Iterator[Remark]:
    """Say where letters were lost on the way (question marks in boxes)."""
    for line in lines:
        if "\ufffd" in line.text:
            yield Remark(f"Dòng {line.number}", _short(line.text), "Dòng này có chữ bị hỏng.", line.number)


_SYMBOLS = {
    "Nghị quyết": "NQ",
    "Nghị định": "NĐ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Thông tư": "TT",
    "Kế hoạch": "KH",
    "Chương trình": "CTr",
    "Kết luận": "KL",
    "Hướng dẫn": "HD",
    "Đề án": "ĐA",
    "Thông báo": "TB",
    "Báo cáo": "BC",
    "Tờ trình": "TTr",
}


def _symbol_remark(basis: Basis, place: str, line: int) -> Iterator[Remark]:
    """Say where number and kind of a basis don't agree ("Chỉ thị số 33/TT-TTg")."""
    found = re.search(r"^\d+[a-z]?(?:/\d{4})?[-/]([^\W\d_]+)[-/]", basis.number)
    others = {symbol.lower() for kind, symbol in _SYMBOLS.items() if kind != basis.kind}
    own = _SYMBOLS.get(basis.kind, "").lower()
    if found and own and found[1].lower() in others and found[1].lower() != own:
        kind = f"{basis.kind.lower()} ({_SYMBOLS[basis.kind]})"
        sentence = f"Ký hiệu “{found[1]}” không phải của {kind}; có thể gõ nhầm."
        yield Remark(place, _short(basis.text), sentence, line)


def _law_remarks(basis: Basis, place: str, line: int) -> Iterator[Remark]:
    if basis.kind != "Luật" or basis.date is None:
        return
    name = re.sub(r"[^a-z ]+", " ", fold(basis.text))
    for law, passed, in_force, day in _LAWS:
        if (
            law in " ".join(name.split())
            and (basis.date.year, basis.date.month, basis.date.day) == day
            and passed != in_force
        ):
            sentence = f"Ngày {in_force} là ngày luật có hiệu lực; luật này được thông qua ngày {passed}."
            yield Remark(place, _short(basis.text), sentence, line)


def cited_remarks(text: str, place: str, line: int, year: int | None) -> Iterator[Remark]:
    """Say where a text cites a plan or programme that belongs to an earlier year."""
    for cited in _CITED.finditer(text):
        kind = cited[0].split(" số")[0]
        if kind in {"Kế hoạch", "Chương trình"}:
            yield from period_remarks(cited[0], kind, place, line, year)


def period_remarks(text: str, kind: str, place: str, line: int, year: int | None) -> Iterator[Remark]:
    """Say where a document is about a time before the year of the plan that cites it."""
    if year is None or kind in {"Luật", "Bộ luật", "Nghị định", "Hiến pháp", "Pháp lệnh"}:
        return
    about = re.split(r"\bvề\b|\bban hành\b", text, maxsplit=1)
    periods = (
        list(_PERIOD.finditer(re.sub(r"ngày[^,;]{0,12}tháng[^,;]{0,6}năm \d{4}", " ", about[-1])))
        if len(about) > 1
        else []
    )
    if periods and max(int(found[1]) for found in periods) < year:
        sentence = f"{kind or 'Văn bản'} này là của {periods[-1][0]}, trước năm {year} của kế hoạch."
        yield Remark(place, _short(text), sentence, line)


def _series_remarks(node: Node) -> Iterator[Remark]:
    last: dict[float, tuple[int, str]] = {}
    for child in node.children:
        if child.label is None or child.rank >= Rank.BULLET - 1 or not child.label.value:
            continue
        value, text = child.label.value, child.label.text
        before, named = last.get(child.rank, (0, ""))
        if (named, text) == ("d", "e"):
            # Word's own lists count a b c d e.
            value = before + 1
        if value == before:
            yield Remark(_place(child), text, f"Số thứ tự “{text}” được dùng hai lần.", child.first)
        elif value > before + 1 and (before or node.label is not None or value > 1):
            gap = f"từ “{named}” nhảy sang “{text}”" if named else f"mục đầu tiên là “{text}”"
            yield Remark(_place(child), text, f"Số thứ tự bị bỏ cách: {gap}.", child.first)
        elif value < before and value != 1:
            yield Remark(_place(child), text, f"Số thứ tự “{text}” đứng sau “{named}”.", child.first)
        last[child.rank] = (value, text)


def _place(node: Node) -> str:
    return f"Mục {node.path}, dòng {node.first}" if node.path else f"Dòng {node.first}"


def _short(text: str, limit: int = 110) -> str:
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]}…"
