# SPDX-License-Identifier: MIT
"""The duties that one paragraph states, apart: "Tổ chức ...; tham mưu ...; Công an xã bảo đảm ..."."""

from __future__ import annotations

import re
from collections import Counter

from dvcq_desktop.plan.reading.assignments import assigned_in
from dvcq_desktop.plan.reading.titles import without_grounds
from dvcq_desktop.plan.reading.verbs import CAPITAL, begins_duty, leading_verb, spelled
from dvcq_desktop.text.normal import capital, tidy

# Shorter than this nobody would give it to anyone.
_LEAST = 20
# What a duty is stands in its first letters.
_ENOUGH = 400
# No paragraph of a plan is as long as this.
_LONGEST = 20_000
_MARK = re.compile(rf"(?P<mark>;)\s+|(?P<stop>(?<![.…])\.)\s+(?={CAPITAL})")
# What goes on with the duty before it: how, with what end, by when, with which report.
_GOES_ON = re.compile(
    r"(?:kịp thời|thường xuyên|đồng thời|qua đó|từ đó|trong đó|trên cơ sở đó|nhất là|đặc biệt|điển hình|không"
    r"|tránh|hạn chế|góp phần|nhằm|để|phấn đấu|gửi|hoàn thành|chậm nhất|trước ngày|định kỳ|hằng|hàng|về|với"
    r"|như|bảo đảm|đảm bảo|coi|xem|lấy kết quả)\b"
)
# A sentence that says of the one before who does it, or what of it matters most.
_TELLS_ON = re.compile(r"(?:giao|trong đó|qua đó|từ đó|điển hình|cụ thể(?! hóa)|đặc biệt|nhất là|mỗi)\b")
_TELLS_WHOLE = re.compile(r"^(?:trong đó|qua đó|từ đó|điển hình|cụ thể(?! hóa))\b")
_PAIRS = {"“": "”", "(": ")", "«": "»", "[": "]"}
# "Báo cáo Chủ tịch UBND xã" goes on with the duty, "báo cáo kết quả hằng quý" is one of its own.
_ONLY_TELLS = re.compile(r"(?:tổng hợp,? )?báo cáo (?!.*(?:\d|kết quả|định kỳ|hằng|hàng|quý|tháng))")
_WORKS = ("bảo đảm an ninh", "đảm bảo an ninh", "bảo đảm kinh phí", "đảm bảo kinh phí")


def statements(text: str) -> list[str]:
    """Return the parts of a duty's text that are duties of their own; together they are the whole text.

    What names several objects of one verb, what says how, or by when, stays with the verb.
    """
    is_one = "\n" in text.strip() or len(text) > _LONGEST
    marks = [] if is_one else _free_marks(text)
    ends = [*(mark.start() for mark in marks), len(text)][1:]
    parts, start, sentence, is_open = [], 0, 0, True
    for mark, end in zip(marks, ends, strict=True):
        stops = mark["stop"] is not None
        is_open = is_open and not _tells_whole(text[sentence : mark.start()])
        if (stops or is_open) and _parts(text[start : mark.start()], text[mark.end() : end], stops=stops):
            parts.append(text[start : mark.end()].strip())
            start = mark.end()
        sentence = mark.end()
        is_open = is_open or stops
    return [*parts, text[start:].strip()]


def _free_marks(text: str) -> list[re.Match[str]]:
    """Return the marks that end a clause or sentence, outside of quotations and brackets."""
    found, depth, place = [], Counter[str](), 0
    for mark in _MARK.finditer(text):
        depth.update(text[place : mark.start()])
        place = mark.start()
        is_straight = depth['"'] % 2 == 0
        if is_straight and all(depth[left] <= depth[right] for left, right in _PAIRS.items()):
            found.append(mark)
    return found


def _tells_whole(part: str) -> bool:
    """Tell whether what follows in the sentence is only a list or an explanation."""
    return ":" in part or _TELLS_WHOLE.match(spelled(part)) is not None


def _parts(before: str, after: str, *, stops: bool) -> bool:
    """Tell whether a mark stands between two duties."""
    before, after = before[:_ENOUGH], after[:_ENOUGH].strip(" .;")
    if len(before.strip()) < _LEAST or len(after) < _LEAST:
        return False
    words = spelled(after)
    if stops and _TELLS_ON.match(words):
        return False
    goes_on = _ONLY_TELLS.match(words) or (_GOES_ON.match(words) and not words.startswith(_WORKS))
    if not stops and goes_on:
        return False
    verb = leading_verb(_told(before))
    if not verb or begins_duty(after):
        return bool(verb) and leading_verb(after) != verb
    return bool(assigned_in(capital(after)).rest)


def _told(text: str) -> str:
    """Leave out who does it, and on what grounds, before what is done."""
    text = without_grounds(tidy(text))
    return text if begins_duty(text) else without_grounds(assigned_in(text).rest) or text
