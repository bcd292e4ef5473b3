# SPDX-License-Identifier: MIT
"""Titles of duties, for the column "Nhiệm vụ": the first words of a duty, whole in what they say.

Every word of a title stands in the duty's text, in its order. Left out are who does it and on what grounds
before it, what follows behind it, and the number, day and body of a document that is named by its subject. Of
a long list that nothing ends the first members stand, with "..." for the others.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dvcq_desktop.plan.reading.verbs import CAPITAL, begins_duty, is_verb, spelled
from dvcq_desktop.text.normal import capital, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LIMIT = 160
# How much more the grammar may need, and what no title exceeds.
_SOFT = 15
LONGEST = 320
# Less than this says too little of a duty.
_LEAST = 40
_SOME = 24
# How many commas make a long list, and what stands for the members of one that are left out.
_MANY = 4
MORE = "..."
_LABEL = re.compile(r"^(?:[-–+*•]|\d{1,2}[.)]|[a-zđ]\))\s+")
_GROUNDS = re.compile(
    r"^(?:Căn cứ|Trên cơ sở|Theo chức năng|Theo nhiệm vụ)\b[^.;]{0,240}?(?<!hoạch) (?=(?:xây dựng|tổ"
    r" chức|chủ động|triển khai"
    r"|ban hành|phối hợp|chủ trì|tham mưu|hướng dẫn|cụ thể hóa|tuyên truyền|tăng cường|thực hiện tốt"
    r"|rà soát)\b)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"^(?:[Cc]ó|[Cc]hịu) (?:trách nhiệm|nhiệm vụ)(?: trong việc)?,? (?!trước |về )(?=\S)"
    r"|^[Ll]à (?:cơ quan|đơn vị)[^,.;]{0,60}, (?=\S)|^[Ll]à đầu mối,? (?=\S)"
)
# Who does it and by when have columns of their own.
_TOLD_BESIDE = re.compile(
    r"\.?\s*\([^()]*\b(?:chủ trì|tham mưu|phụ trách|phối hợp|hoàn thành|thời gian|thời hạn)\b[^()]*\)\W*$"
)
_SENTENCE = re.compile(rf"(?<![.…])[.!?](?=\s+{CAPITAL})")
_KINDS = (
    r"[Nn]ghị quyết|[Nn]ghị định|[Qq]uyết định|[Cc]hỉ thị|[Kk]ết luận|[Tt]hông tư|[Kk]ế hoạch|[Qq]uy định"
    r"|[Hh]ướng dẫn|[Cc]hương trình|[Cc]ông văn|[Đđ]ề án|[Tt]hông báo|[Pp]háp lệnh|[Cc]ông điện|[Tt]hông tri"
    r"|[Qq]uy chế"
)
# "Chỉ thị số 26/CT-TTg ngày 05/9/2016 của Thủ tướng Chính phủ về ...": its subject names it well enough.
_DOCUMENT = re.compile(
    rf"(?P<kind>{_KINDS})(?P<number> số \S+)?(?P<day> ngày \d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})?"
    r"(?P<body> của [^,;.:“”()]{2,60}?)?(?= (?:về|quy định|ban hành|phê duyệt)\b)"
)
_NAME_END = re.compile(
    rf";|,\s+(?={_KINDS})|,?\s+(?=(?:nhằm|gắn với|trong đó|như|để|góp phần|đồng thời|bảo đảm|đảm bảo)\b)"
)
# Where a clause ends, the surest first: what follows could be left out without harm.
_STOP = re.compile(r"[;:](?=\s)")
_CLAUSE = re.compile(
    r",?\s+(?=(?:nhằm|trong đó|như|để|gắn với|góp phần|đồng thời|qua đó|từ đó|bảo đảm|đảm bảo|lập thành tích"
    r"|khắc phục|nhất là|đặc biệt là|bao gồm|phục vụ cho)\b)"
)
_COMMA = re.compile(r",(?=\s)")
_TURN = re.compile(r"(?<!liên quan)\s+(?=(?:trong|theo|tại|đến|trên|từ|thông qua|bằng)\s)")
_VIOLATES = re.compile(r"(?:gây|xâm phạm|lợi dụng|vi phạm)\b")
_TOGETHER = re.compile(r"(?:chủ trì,? |chủ động,? )?phối hợp\b", re.IGNORECASE)
_AFTER_QUOTE = re.compile(r"(?<=”)(?=,\s+“)")
_HANGING = re.compile(
    r"(?:[\s,;:]|\s(?:và|hoặc|các|những|của|về|như|với|để|cho|trong|theo|tại|là|trên|đến|từ|bằng|nhằm))+$"
)
_PAIRS = {"“": "”", "(": ")", "«": "»", "[": "]"}
_MARKS = ('"', *_PAIRS, *_PAIRS.values())


def short_title(text: str, limit: int = LIMIT) -> str:
    """Return a duty's title: its first clauses, as many as fit, none of them cut in its sense."""
    line = _strip(_LABEL.sub("", tidy(text[: LONGEST * 8])))
    line = _OFFICE.sub("", without_grounds(line))
    sentence = next((end for end in _free(line, _SENTENCE) if end >= _SOME), len(line))
    line = _strip(line[:sentence])
    beside = _TOLD_BESIDE.search(line)
    line = line[: beside.start()] if beside and beside.start() >= _SOME else line
    if len(line) > limit:
        short = _shortened(line, limit)
        line = _strip(short) + (MORE if short.endswith(MORE) else "")
    return capital(line)


def _shortened(line: str, limit: int) -> str:
    """Leave out what a document is told by beside its subject, or cut, or both; the first that is short."""
    shorter = _shorter_documents(line, limit)
    if len(shorter) <= limit:
        return shorter
    cut = _cut(line, limit)
    return cut if len(cut) <= limit else _cut(shorter, limit)


def _cut(line: str, limit: int) -> str:
    most = limit + _SOFT
    names = list(_names(line))
    stops = list(_free(line, _STOP))
    ends = [place for place in _ends(line) if _is_outside(place, names)]
    for place in (*stops[:1], *reversed(ends)):
        if _LEAST <= place <= most:
            return line[:place]
    if len(line) <= most:
        return line
    turns = [place for place in _free(line, _TURN) if _is_whole(line, place) and _is_outside(place, names)]
    # A list of quotations or of documents may be left after one of them, if nothing better is near.
    items = [*map(re.Match.start, _AFTER_QUOTE.finditer(line)), *(end for _, end in names)]
    for places in (items, turns):
        within = [place for place in places if _LEAST <= place <= most]
        if within:
            return line[: within[-1]]
    commas = [
        place
        for place in _free(line, _COMMA)
        if begins_duty(line[place + 1 :].strip()) and _is_whole(line, place)
    ]
    if listed := _listed(line, limit, names):
        return line[:listed] + MORE
    for places in ([*stops, *ends, *commas, *items], [*turns, len(line)]):
        later = [place for place in places if most < place <= LONGEST]
        if later:
            return line[: min(later)]
    earlier = [place for place in (*stops, *ends) if _SOME <= place <= most]
    if earlier:
        return line[: max(earlier)]
    return _words(line, limit)


def _listed(line: str, limit: int, names: Sequence[tuple[int, int]]) -> int:
    """Return where a long list may be left after one of its members, 0 where there is none that is long.

    Of what is done together with many the list comes first, and the work itself behind it.
    """
    if _TOGETHER.match(line):
        return 0
    members = [
        place
        for place in _free(line, _COMMA)
        if place >= _LEAST and _is_whole(line, place) and _is_outside(place, names)
    ]
    return max((place for place in members if place <= limit), default=0) if len(members) >= _MANY else 0


def _ends(line: str) -> list[int]:
    """Return the places where a clause ends: before a connective, or a comma before another verb."""
    clauses = {place for place in _free(line, _CLAUSE) if _is_whole(line, place)}
    return sorted(clauses | {place for place in _free(line, _COMMA) if _begins_clause(line, place)})


def _names(line: str) -> Iterator[tuple[int, int]]:
    """Give where the names of documents begin and end, with what they are about."""
    ends = [*_free(line, _NAME_END), len(line)]
    for found in _DOCUMENT.finditer(line):
        yield found.start(), next(end for end in ends if end >= found.end())


def _is_outside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return not any(start < place < end for start, end in spans)


def _begins_clause(line: str, comma: int) -> bool:
    """Tell whether another clause follows a comma, not the next word of a list."""
    after = line[comma + 1 :].strip()
    if not begins_duty(after) and not _VIOLATES.match(spelled(after)):
        return False
    following = re.split(r",|\svà\s", after, maxsplit=1)[0]
    last = re.split(r",|\svà\s", line[:comma])[-1].strip()
    return not is_verb(following) and not _ends_with_verb(last)


def _is_whole(line: str, place: int) -> bool:
    """Tell whether what stands before a place is more than verbs."""
    return not _ends_with_verb(re.split(r",|\svà\s", line[:place])[-1])


def _ends_with_verb(part: str) -> bool:
    words = part.split()
    return any(is_verb(" ".join(words[-size:])) for size in (1, 2, 3) if len(words) >= size)


def _shorter_documents(line: str, limit: int) -> str:
    """Leave out the day, then the body, then the number of documents whose subject is told, as needed."""
    for part in ("day", "body", "number"):
        if len(line) <= limit:
            return line
        found = next((one for one in _DOCUMENT.finditer(line) if one[part]), None)
        if found is not None:
            line = line[: found.start(part)] + line[found.end(part) :]
    return line


def _free(line: str, pattern: re.Pattern[str]) -> Iterator[int]:
    """Give the places of a pattern that lie outside of quotations and brackets."""
    if not any(mark in line for mark in _MARKS):
        yield from (found.start() for found in pattern.finditer(line))
        return
    depth, place = Counter[str](), 0
    for found in pattern.finditer(line):
        depth.update(line[place : found.start()])
        place = found.start()
        if depth['"'] % 2 == 0 and all(depth[left] <= depth[right] for left, right in _PAIRS.items()):
            yield found.start()


def _words(line: str, limit: int) -> str:
    """Cut between words, before a quotation that stays open."""
    part = line[: limit + 1].rsplit(" ", 1)[0][:limit]
    opened = (
        max(part.rfind(left) for left in _PAIRS if part.count(left) > part.count(_PAIRS[left]))
        if any(part.count(left) > part.count(right) for left, right in _PAIRS.items())
        else -1
    )
    part = part[:opened] if opened >= _SOME else part
    return _HANGING.sub("", part)


def without_grounds(line: str) -> str:
    """Leave out "Căn cứ chức năng, nhiệm vụ ...," before the duty itself."""
    found = _GROUNDS.match(line)
    rest = line[found.end() :].strip(" ,") if found else ""
    return rest if len(rest) >= _SOME else line


def _strip(line: str) -> str:
    return line.strip(" ;,.:-–+*•/")
