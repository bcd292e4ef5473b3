# SPDX-License-Identifier: MIT
"""Legal bases: one paragraph to each, or several in one, and where the plan's own opening begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.plan.plantext import Basis
from dvcq_desktop.plan.reading.header import is_base_opening
from dvcq_desktop.text.dates import parse_decree_date
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.plan.reading.blocks import Block

_KINDS = (
    "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị quyết liên tịch", "Nghị quyết", "Nghị định",
    "Quyết định", "Chỉ thị", "Thông tư liên tịch", "Thông tư", "Kế hoạch liên tịch", "Kế hoạch phối hợp",
    "Kế hoạch",
    "Chương trình hành động", "Chương trình phối hợp", "Chương trình công tác", "Chương trình", "Công văn",
    "Công điện",
    "Kết luận", "Hướng dẫn", "Đề án", "Quy chế phối hợp", "Quy chế", "Quy định", "Thông báo kết luận",
    "Thông báo", "Điều lệ", "Thông tri", "Báo cáo", "Tờ trình", "Văn bản",
)  # fmt: skip
_KIND = "|".join(sorted(_KINDS, key=len, reverse=True))
_OPENER = (
    r"(?:[-–—+*•●▪◦■·,]\s*)?(?:và\s+)?(?:(?:Căn cứ|CĂN CỨ|Tiếp tục thực hiện|Triển khai thực hiện|Triển"
    r" khai|Thực hiện theo"
    r"|Thực hiện|Thi hành|Xét|Theo|Trên cơ sở|Quán triệt)(?:\s*:|\s+(?:vào|các|nội dung|tinh thần))?\s*)?"
)
_START = re.compile(rf"^\s*{_OPENER}(?P<kind>{_KIND})(?=số|\b)", re.IGNORECASE)
_PROPOSED = re.compile(
    r"^(?:[-–—+*•●▪◦■·]\s*)?(?:Xét|Theo) đề nghị\b.*?\btại\s+(?P<kind>Tờ trình|Công văn|Báo cáo)"
)
_CUT = re.compile(rf"(?<=[;.])\s+(?={_OPENER}(?:{_KIND})\b)|(?<=[;])\s*(?={_OPENER}(?:{_KIND})\b)")
_COMMA_CUT = re.compile(
    rf"(?:,|\s+và)\s+(?=(?:{_KIND})\s+(?:số|liên tịch số)\s*\d[^\s,;]*(?:[-–] [A-ZĐ][^\s,;]*)?,?\s+ngày\s"
    r"|Luật [^,;]{3,80} ngày\s)"
)
_NUMBER = re.compile(
    r"\bsố\s*:?\s*(\d+[a-z]?(?:\s?[-–/]\s?[\wĐđ&]+)+(?:\s?[-/]\s?[A-ZĐ][\wĐđ]*)*|\d+)", re.IGNORECASE
)
_NUMBER_ALONE = re.compile(r"\b(\d{1,5}(?:/\d{4})?\s?[-/–]\s?[A-ZĐ][\wĐđ]*(?:[-/][\wĐđ]+)*)")
_DATE = re.compile(
    r"\bngày\s*(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:của|do)\s+(?P<body>[^\W\d_a-zđ][^,;:.(]*?)(?=\s+(?:về|về việc|ban hành|quy định|hướng dẫn"
    r"|triển khai|phê duyệt"
    r"|thực hiện|sửa đổi|công bố|giao|tăng cường|tiếp tục|nâng cao|đẩy mạnh|chỉ đạo|tổ chức|V/v|v/v"
    r"|trong việc|kèm theo"
    r"|khóa|nhiệm kỳ)\b|[,;:.(]|\s+[“\"]|$)"
)
_BETWEEN = re.compile(
    r"\bgiữa\s+(?P<body>[^\W\d_a-zđ][^;:.(]*?)(?=\s+(?:về|về việc|trong|thực hiện"
    r"|triển khai|giai đoạn|nhiệm kỳ"
    r"|năm|ban hành)\b|[,;:.(]|$)"
)
_NO_DOCUMENT = re.compile(
    r"^(?:[-–—+*•●▪◦■·]\s*)?Căn cứ (?:vào )?(?:các )?(?:tình hình|yêu cầu|điều kiện"
    r"|nhu cầu|chức năng|thực tế|kết quả)\b"
)
_OWN_BODIES = (
    (re.compile(r"^(?:Luật|Bộ luật|Hiến pháp)$"), re.compile(r""), "Quốc hội"),
    (re.compile(r"^Pháp lệnh$"), re.compile(r""), "Ủy ban Thường vụ Quốc hội"),
    (re.compile(r"^Nghị định$"), re.compile(r"-CP$"), "Chính phủ"),
    (
        re.compile(r"^(?:Quyết định|Chỉ thị|Công điện)$"),
        re.compile(r"-TTg$", re.IGNORECASE),
        "Thủ tướng Chính phủ",
    ),
)
_ISSUER = (
    r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|ỦY BAN NHÂN DÂN|UBND|Ban Chỉ đạo|Ban chỉ đạo|Chủ tịch UBND"
    r"|Đảng ủy|Ban Chấp hành"
    r"|Ban Thường vụ|Phòng|Sở|Hội đồng|Văn phòng|Trung tâm|Công an|Hội|Trường|Chi cục)"
)
_OWN_WORDS = re.compile(
    rf"{_ISSUER}\b(?:(?!\b(?:ngày|số)\b).){{0,140}}?"
    r"\b(?:ban hành|xây dựng|triển khai|đề ra|lập|tổ chức thực hiện|tiếp tục|thực hiện)\b"
    r"(?:(?!ngày \d).)*?(?:như sau|sau đây|cụ thể|sau)\s*[:.]?\s*$"
)
_AGREED = re.compile(r"[,.;]\s+([^,;]{0,80}\b(?:thống nhất|xây dựng|ban hành)\b[^,;]{0,120}như sau\s*:)$")
# The plan's own opening stands behind a sign, or, where that is missing, behind a name ("tỉnh Đắk Lắk").
_BEFORE_OPENING = re.compile(r"(?:^|[,;.:])\s*$|\s[^\W\d_a-zđ][^\W\d_A-ZĐ]+\s+$")
_AIM = re.compile(r"(?:^|[.;,]\s+)(?:Để|Nhằm)\s[^;.]*,\s*$")
_LONGEST_OPENING = 700


@dataclass(frozen=True)
class Opening:
    """The bases in their order, each with its source line, and the plan's own first words."""

    bases: tuple[tuple[int, Basis], ...]
    preamble: str


def read_bases(blocks: Sequence[Block]) -> Opening:
    """Read what stands between the title and the first heading."""
    bases: list[tuple[int, Basis]] = []
    rest: list[str] = []
    opened = False
    for block in blocks:
        text, tail = _split_opening(block.text)
        is_item = opened and block.label is not None and _START.match(block.rest or "")
        is_lead_in = text.strip(" :-").lower() == "căn cứ"
        if (
            text
            and not is_lead_in
            and not (_NO_DOCUMENT.match(text) and not _NUMBER.search(text))
            and (is_base_opening(text) or is_item or (opened and not rest and _START.match(text)))
        ):
            opened = True
            bases += [(block.first, basis) for basis in _bases_in(text)]
            rest += [tail] if tail else []
        else:
            opened = opened or is_lead_in
            rest.append(block.text)
    return Opening(tuple(bases), "\n".join(rest))


def bases_above(blocks: Sequence[Block]) -> tuple[list[tuple[int, Basis]], set[int]]:
    """Read the bases of a decision that brings a plan, and the numbers of the lines they stand in."""
    bases: list[tuple[int, Basis]] = []
    lines: set[int] = set()
    for block in blocks:
        if block.label is not None and block.label.sign == "điều":
            break
        if is_base_opening(block.text) and block.label is None:
            bases += [(block.first, basis) for basis in _bases_in(block.text)]
            lines |= set(range(block.first, block.last + 1))
    return bases, lines


def read_basis(text: str) -> Basis:
    """Read kind, number, date and issuing body out of one basis.

    The body of a law, and of what only the Government or the Prime Minister signs, follows from kind and
    symbol where the text does not say it.
    """
    start = _START.match(text) or _PROPOSED.match(text)
    kind = _named_kind(start["kind"]) if start else ""
    head = text[start.end() :] if start else text
    number = _NUMBER.search(head[:120]) or _NUMBER_ALONE.search(head[:60])
    dated = _DATE.search(head[:260])
    number_text = re.sub(r"\s+", "", number[1].replace("–", "-")) if number else ""
    after = head[max(number.end() if number else 0, dated.end() if dated else 0) :]
    body = _BETWEEN.search(after[:200]) or _BODY.search(after[:200])
    return Basis(
        text=re.sub(r"^[-–—+*•●▪◦■·]\s*", "", tidy(text)),
        kind=kind,
        number=number_text,
        date=parse_decree_date(dated[0]) if dated else None,
        body=tidy(body["body"]).strip(" ,.;") if body else _own_body(kind, number_text),
    )


def _bases_in(text: str) -> list[Basis]:
    parts: list[str] = []
    for part in _cut_outside_quotes(text, _CUT):
        pieces = _cut_outside_quotes(part, _COMMA_CUT)
        parts += pieces if all(_DATE.search(piece) for piece in pieces) else [part]
    return [read_basis(part) for part in parts if tidy(part)]


def _cut_outside_quotes(text: str, cut: re.Pattern[str]) -> list[str]:
    places = [0]
    for found in cut.finditer(text):
        before = text[: found.start()]
        open_quotes = before.count("“") - before.count("”")
        open_brackets = before.count("(") - before.count(")")
        if open_quotes <= 0 and open_brackets <= 0:
            places.append(found.start())
    return [text[start:end].strip(" ,") for start, end in zip(places, [*places[1:], len(text)], strict=True)]


def _split_opening(text: str) -> tuple[str, str]:
    """Cut the plan's own opening ("UBND xã ... ban hành Kế hoạch ..., như sau:") off the last basis."""
    if not text.rstrip().endswith((":", "sau", "sau.")):
        return text, ""
    skipped = max(0, len(text) - _LONGEST_OPENING)
    for found in reversed(list(re.finditer(_ISSUER, text[skipped:]))):
        start = skipped + found.start()
        before = text[:start]
        if _BEFORE_OPENING.search(before) and _OWN_WORDS.match(text[start:]):
            aim = _AIM.search(before)
            start = aim.start() + len(aim[0]) - len(aim[0].lstrip(" .;,")) if aim else start
            return text[:start].strip(), text[start:].strip()
    agreed = _AGREED.search(text[skipped:])
    if agreed:
        start = skipped + agreed.start(1)
        return text[:start].strip(), text[start:].strip()
    return text, ""


def _named_kind(found: str) -> str:
    return next((kind for kind in _KINDS if kind.lower() == found.lower()), found)


def _own_body(kind: str, number: str) -> str:
    for kinds, symbol, body in _OWN_BODIES:
        if kinds.search(kind) and symbol.search(number):
            return body
    return ""
