# SPDX-License-Identifier: MIT
"""What stands above a plan's bases: number and symbol, place and date, kind and abstract."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dvcq_desktop.plan.reading.blocks import hangs, has_ended, is_capitals
from dvcq_desktop.plan.reading.labels import Rank, read_label
from dvcq_desktop.text.dates import parse_decree_date
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.plan.reading.source import Line

KINDS = (
    "KẾ HOẠCH LIÊN TỊCH", "KẾ HOẠCH PHỐI HỢP", "KẾ HOẠCH", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "CHƯƠNG TRÌNH PHỐI HỢP",
    "CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "ĐỀ ÁN", "HƯỚNG DẪN", "QUYẾT ĐỊNH", "CHỈ THỊ", "NGHỊ QUYẾT", "BÁO CÁO",
    "THÔNG BÁO",
    "TỜ TRÌNH", "QUY CHẾ", "QUY ĐỊNH", "KẾT LUẬN", "CÔNG VĂN",
)  # fmt: skip
_FOLDED_KINDS = {fold(kind): kind for kind in KINDS}
_LOOK_AT = 150
_NUMBER = re.compile(
    r"\b(?:S[ốỐ]|Số hiệu)\s*:?\s*(?P<number>\d+[a-zA-Z]?)?[\s.…_]*(?:/|-(?=\s*[A-ZĐ])) *"
    r"(?P<symbol>[A-ZĐƯ][\w&Đđ]*(?:\s?[-/.–]\s?[\wĐđ&]+)*)"
)
_DAY_MONTH_YEAR = re.compile(
    r",?\s*(?P<text>ng[aà]y\s*(?P<day>\d{1,2})?[\s.…_/]*th[aá]ng\s*(?P<month>\d{1,2})?[\s.…_/]*"
    r"n[aă]m\s*(?P<year>20\d\d|19\d\d)?"
    r"|(?<=, )ng[aà]y\s*(?P<day2>\d{1,2})\s*[/.-]\s*(?P<month2>\d{1,2})\s*[/.-]\s*(?P<year2>20\d\d))",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?<!\w)((?:TP\.\s*)?[^\W\d_a-zđ][\w’']*(?:[ -]+[^\W\d_a-zđ][\w’']*){0,5}),?\s*$")
_OPENERS = re.compile(
    r"^(?:[-–—+*•●▪◦■·]\s*)?(?:Căn cứ|CĂN CỨ|Thực hiện|Triển khai|Tiếp tục thực hiện|Thi hành|Xét|Theo|Trên"
    r" cơ sở|Để |Nhằm "
    r"|Quán triệt|Thực hiện theo|Tiếp tục)"
)
_DOCUMENT = re.compile(
    r"(?:Luật|Nghị định|Nghị quyết|Chỉ thị|Quyết định|Kế hoạch|Thông tư|Chương trình|Công văn|Kết"
    r" luận|Hướng dẫn"
    r"|Đề án|Quy chế|Quy định|Thông báo|Pháp lệnh|Văn bản|Thông tri)[^.;]{0,60}(?:số|ngày|năm)\s"
)
_ISSUER = re.compile(r"^(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Ban Chỉ đạo|Ban chỉ đạo|Đảng ủy|Chủ tịch)\b")


@dataclass(frozen=True)
class Header:
    """What the letterhead and title say."""

    kind: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    date: dt.date | None = None
    date_text: str = ""
    year: int | None = None
    month: int | None = None
    abstract: str = ""
    number_line: int = 0
    number_quote: str = ""
    date_line: int = 0
    kind_line: int = 0
    names_kind: bool = True
    brought_by: str = ""


def title_end(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the index of the line that names the kind (-1 where none does) and where the body begins."""
    kind = _kind_index(lines)
    start = kind if kind >= 0 else _last_letterhead(lines)
    return kind, _abstract_end(lines, start, named=kind >= 0)


def read_header(lines: Sequence[Line], kind_index: int, end: int) -> Header:
    """Read letterhead, number, date, kind and abstract out of the lines before the bases."""
    top = [line for line in lines[: kind_index if kind_index >= 0 else end] if not line.is_blank]
    head = " \n ".join(cell for line in top for cell in (line.cells or (line.text,)))
    number, symbol, quote = _number(head)
    place, found = _place_and_date(head, quote)
    day = parse_decree_date(found["text"]) if found else None
    kind, own_abstract = kind_of(lines[kind_index].text) if kind_index >= 0 else ("", "")
    rest = [line.text for line in lines[max(kind_index + 1, 0) : end] if not line.is_blank]
    if kind_index < 0:
        rest = [text for text in rest if _is_abstract_without_kind(text)]
    kind = kind or ("KẾ HOẠCH" if symbol.startswith("KH") else "")
    abstract = re.sub(r"^[Vv]/v\s+", "", tidy(" ".join([own_abstract, *rest])).strip(" .:"))
    return Header(
        kind=kind,
        number=number,
        symbol=symbol,
        place=place,
        date=day,
        date_text=tidy(found["text"]) if found else "",
        year=_year_in(abstract) or _whole(found, "year") or _any_year(abstract),
        month=_whole(found, "month"),
        abstract=abstract,
        number_line=_line_with(top, quote),
        number_quote=tidy(quote),
        date_line=_line_with(top, found["text"]) if found else 0,
        kind_line=lines[kind_index].number if kind_index >= 0 else 0,
        names_kind=kind_index >= 0,
    )


def kind_of(text: str) -> tuple[str, str]:
    """Return the kind a title line begins with and the abstract that follows it on the line."""
    folded = fold(text)
    for name, kind in _FOLDED_KINDS.items():
        if folded == name or folded.startswith((f"{name} ", f"{name}:")):
            return kind, text[len(kind) :].strip(" :") if len(text) > len(kind) else ""
    return "", text


def is_base_opening(text: str) -> bool:
    """Tell whether a paragraph begins as a legal basis does and names a document."""
    if re.match(r"^(?:[-–—+*•●▪◦■·]\s*)?(?:Căn cứ|CĂN CỨ)\b", text):
        return True
    if re.match(r"^(?:[-–—+*•●▪◦■·]\s*)?(?:Xét|Theo) đề nghị\b", text):
        return True
    return _OPENERS.match(text) is not None and _DOCUMENT.search(text) is not None


def _kind_index(lines: Sequence[Line]) -> int:
    candidates = []
    for index, line in enumerate(lines[:_LOOK_AT]):
        label, rest = read_label(line.text)
        if label is not None and label.rank <= Rank.ROMAN and len(rest) > 3:
            break
        kind, own = kind_of(line.text.strip(" *"))
        if kind and (is_capitals(line.text[: len(kind)]) or not own) and _is_title(line.text, kind):
            candidates.append((index, kind))
        elif candidates and is_base_opening(line.text):
            break
    plans = [index for index, kind in candidates if kind.startswith("KẾ HOẠCH")]
    if plans:
        return plans[-1]
    return candidates[0][0] if candidates else -1


def _is_title(text: str, kind: str) -> bool:
    rest = text[len(kind) :].strip()
    return (
        not rest
        or rest == ":"
        or is_capitals(text)
        or (rest[0].isupper() and not rest.startswith(("Số", "số")))
    )


def _last_letterhead(lines: Sequence[Line]) -> int:
    last = -1
    for index, line in enumerate(lines[:40]):
        if (
            _DAY_MONTH_YEAR.fullmatch(line.text)
            or re.search(r",\s*ngày .*tháng .*năm", line.text)
            or fold(line.text).startswith(("doc lap", "cong hoa xa hoi", "so:"))
        ):
            last = index
        elif read_label(line.text)[0] is not None or is_base_opening(line.text):
            break
    return last


def attached_plan(lines: Sequence[Line], kind_index: int) -> tuple[int, int] | None:
    """Find a plan that a decision brings with it: the index of its title line, and where its body begins."""
    if kind_index < 0 or kind_of(lines[kind_index].text)[0].startswith("KẾ HOẠCH"):
        return None
    for index in range(kind_index + 1, len(lines)):
        text = lines[index].text
        if is_capitals(text[:8]) and kind_of(text)[0].startswith("KẾ HOẠCH"):
            return index, _abstract_end(lines, index, named=True)
    return None


def read_attached_header(lines: Sequence[Line], kind_index: int, attached: int, end: int) -> Header:
    """Read the header of a plan behind a decision: number and date are the decision's."""
    front = read_header(lines, kind_index, attached)
    own = read_header(lines[attached:], 0, end - attached)
    return replace(
        front,
        kind=own.kind,
        abstract=re.sub(r"\s*\((?:[Bb]an hành |[Kk]èm theo)[^()]*\)", "", own.abstract),
        year=own.year or front.year,
        kind_line=own.kind_line,
        brought_by=front.kind,
    )


def _abstract_end(lines: Sequence[Line], start: int, *, named: bool) -> int:
    own = bool(kind_of(lines[start].text)[1]) if named else False
    seen = 1 if own else 0
    gap = False
    index = start + 1
    while index < len(lines):
        line = lines[index]
        if line.is_blank:
            gap = gap or seen > 0 or bool(line.text)
            if seen and line.shown and not line.text.strip(" |"):
                gap = True
        elif _ends_abstract(lines, index, seen=seen, gap=gap, named=named):
            return index
        else:
            seen, gap = seen + 1, False
        index += 1
        if seen > 12:
            break
    return index


def _ends_abstract(lines: Sequence[Line], index: int, *, seen: int, gap: bool, named: bool) -> bool:
    text = lines[index].text
    label, rest = read_label(text)
    if label is not None and (label.rank <= Rank.NUMBER or gap) and rest:
        return not (seen == 0 and label.is_bullet)
    if text.startswith(("Căn cứ", "CĂN CỨ", "Kính gửi")):
        return True
    if not named:
        return not _is_abstract_without_kind(text)
    if seen == 0:
        return False
    if gap:
        return not _goes_on(lines, index, text)
    before = next(line.text for line in reversed(lines[:index]) if not line.is_blank)
    if hangs(before):
        return False
    if is_base_opening(text) or _ISSUER.match(text) or text.endswith(":"):
        return True
    if is_capitals(before) and seen:
        return not (is_capitals(text) or text.startswith("("))
    return has_ended(before) or len(text) > 160


def _goes_on(lines: Sequence[Line], index: int, text: str) -> bool:
    """Tell whether an abstract goes on after a blank line: capitals after capitals, or a small letter."""
    before = next(line.text for line in reversed(lines[:index]) if not line.is_blank)
    if is_base_opening(text) or (_ISSUER.match(text) and not is_capitals(text)):
        return False
    if is_capitals(before) and is_capitals(text) and kind_of(before)[1:] != ("",):
        return True
    return len(text) < 140 and (text[0].islower() or text.startswith("(")) and not has_ended(before)


def _is_abstract_without_kind(text: str) -> bool:
    folded = fold(text)
    return is_capitals(text) and not folded.startswith(
        ("cong hoa", "chu nghia", "uy ban", "so:", "xa ", "tinh ", "thanh pho")
    )


def _number(head: str) -> tuple[str, str, str]:
    for found in _NUMBER.finditer(head):
        symbol = re.sub(r"\s+", "", found["symbol"].replace("–", "-"))
        # A flattened letterhead puts the place right behind the symbol.
        symbol = re.sub(r"[-/.]$", "", symbol)
        if any(char.isupper() for char in symbol):
            return found["number"] or "", symbol, found[0]
    bare = re.search(r"\bS[ốỐ]\s*:\s*(\d+)", head)
    if bare:
        return bare[1], "", bare[0]
    blank = re.search(r"\bS[ốỐ]\s*:", head)
    return "", "", blank[0] if blank else ""


def _place_and_date(head: str, number_quote: str) -> tuple[str, re.Match[str] | None]:
    found = None
    for candidate in _DAY_MONTH_YEAR.finditer(head):
        if (
            candidate["month"]
            or candidate["month2"]
            or candidate["year"]
            or candidate["day"]
            or "..." in candidate[0]
            or "…" in candidate[0]
        ):
            found = candidate
            break
    if found is None:
        return "", None
    before = head[: found.start()].replace(number_quote, " \n ") if number_quote else head[: found.start()]
    line = before.rstrip(" ,\n").rsplit("\n", 1)[-1].strip()
    place = _PLACE.search(line.rstrip(" ,"))
    named = place[1].strip() if place else ""
    if not is_capitals(named):
        named = _without_capitals(named)
    return ("" if is_capitals(named) and "HẠNH" in named.upper() else named), found


def _without_capitals(place: str) -> str:
    """Leave out what stands before a place in a flattened letterhead ("UBND Hà Nội")."""
    words = place.split()
    while len(words) > 1 and len(words[0]) > 1 and words[0].isupper():
        words.pop(0)
    return " ".join(words)


def _whole(found: re.Match[str] | None, name: str) -> int | None:
    value = (found[name] or found[f"{name}2"]) if found else None
    return int(value) if value else None


def _year_in(abstract: str) -> int | None:
    found = re.search(r"\bn[aă]m (20\d\d)\b", abstract, re.IGNORECASE)
    return int(found[1]) if found else None


def _any_year(abstract: str) -> int | None:
    found = re.search(r"\b20\d\d\b", abstract)
    return int(found[0]) if found else None


def _line_with(top: Sequence[Line], quote: str) -> int:
    words = tidy(quote).split("\n")[0].strip(" ,")
    start = words.split(" ")[0] if words else ""
    found = next((line.number for line in top if words and words in line.text), 0)
    return found or next((line.number for line in top if start and start in line.text), 0)
