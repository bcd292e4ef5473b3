# SPDX-License-Identifier: MIT
"""Short titles for duties: their first words, cut where a clause ends."""

from __future__ import annotations

import re

from dvcq_desktop.text.normal import tidy

LIMIT = 120
_SOFT = 12
_LEAST = 24
_LABEL = re.compile(r"^(?:[-–+*•]|\d{1,2}[.)]|[a-zđ]\))\s+")
_ASIDE = re.compile(r"\s*\([^()]{12,}\)")
_GROUNDS = re.compile(
    r"^(?:Căn cứ|Trên cơ sở|Theo chức năng|Theo nhiệm vụ)\b[^.;]{0,240}?(?<!hoạch) (?=(?:xây dựng|tổ"
    r" chức|chủ động|triển khai"
    r"|ban hành|phối hợp|chủ trì|tham mưu|hướng dẫn|cụ thể hóa|tuyên truyền|tăng cường|thực hiện tốt"
    r"|rà soát)\b)"
)
_OFFICE = re.compile(
    r"^(?:[Cc]ó|[Cc]hịu) (?:trách nhiệm|nhiệm vụ)(?: trong việc)?,? (?!trước |về )(?=\S)"
    r"|^[Ll]à (?:cơ quan|đơn vị)[^,.;]{0,60}, (?=\S)|^[Ll]à đầu mối,? (?=\S)"
)
_CUTS = (
    re.compile(r"[.!?](?=\s+[^\W\d_a-zđ])"),
    re.compile(r";"),
    re.compile(r":(?=\s)"),
    re.compile(r"\s+(?:nhằm|trong đó|như|để|gắn với|góp phần|đồng thời|qua đó|từ đó|bảo đảm|đảm bảo)\s"),
    re.compile(r"\s+(?:về việc|về)\s"),
    re.compile(r",(?=\s)"),
    re.compile(r"\s+(?:và|trong|theo|tại|cho|của|với|đến|trên)\s"),
)


def short_title(text: str, limit: int = LIMIT) -> str:
    """Return the beginning of a duty, whole clauses where they fit, whole words in any case."""
    line = _strip(_LABEL.sub("", tidy(text)))
    line = _OFFICE.sub("", _without_grounds(line))
    sentence = _CUTS[0].search(line)
    if sentence and sentence.start() >= _LEAST:
        line = line[: sentence.start()]
    if len(line) > limit + _SOFT:
        line = _ASIDE.sub("", line)
    if len(line) > limit + _SOFT:
        line = re.sub(r"\s+(?:và|các|của|về|như|với|để|cho|trong|theo|tại)$", "", _strip(_cut(line, limit)))
    line = _strip(line)
    return line[:1].upper() + line[1:]


def _cut(line: str, limit: int) -> str:
    for place, pattern in enumerate(_CUTS):
        ends = [found.start() for found in pattern.finditer(line) if _LEAST <= found.start() <= limit]
        if ends and not (place >= 4 and ends[-1] < limit // 2):
            return _closed(line, ends[-1])
    words = line[: limit + 1].rsplit(" ", 1)[0]
    return words[:limit]


def _without_grounds(line: str) -> str:
    """Leave out "Căn cứ chức năng, nhiệm vụ ...," before the duty itself."""
    found = _GROUNDS.match(line)
    rest = line[found.end() :].strip(" ,") if found else ""
    return rest if len(rest) >= _LEAST else line


def _closed(line: str, end: int) -> str:
    """Keep a quotation or bracket whole: cut before it where the end would lie inside."""
    part = line[:end]
    for opening, closing in (("“", "”"), ("(", ")")):
        if part.count(opening) > part.count(closing):
            before = part.rfind(opening)
            part = part[:before] if before >= _LEAST else part
    return part


def _strip(line: str) -> str:
    return line.strip(" ;,.:-–+*•/")
