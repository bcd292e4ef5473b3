# SPDX-License-Identifier: MIT
"""Deadlines that a text states in so many words; none is made up, none is taken from what lies behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.text.dates import parse_decree_date
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from datetime import date

_DAY = (
    r"(?:ngày\s*)?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?"
    r"|ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)?"
)
_MONTH = r"tháng\s+\d{1,2}(?:\s?[/-]\s?\d{4}|\s+năm\s+\d{4})?"
_QUARTER = r"(?:hết\s+|cuối\s+)?quý\s+(?:IV|I{1,3}|[1-4])(?:\s?[/-]\s?\d{4}|\s+năm\s+\d{4})?"
_EACH = r"(?:\s+(?:hằng|hàng|mỗi|của)\s+(?:năm|quý|tháng|tuần|kỳ)(?:\s+cuối\s+quý)?)?"
_BY = (
    r"(?:chậm nhất(?: là)?(?: vào| trước| đến)?|xong trước|hoàn thành (?:xong )?(?:trước|trong|vào)"
    r"|trước|hạn cuối(?: là)?"
    r"|đến hết|thời hạn(?: là)?)"
)
_AND_ALSO = r"(?:\s*(?:,|và|hoặc)\s*(?:hằng |hàng )?(?:quý|6 tháng|năm))*"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_BY}\s+(?:{_DAY}|{_MONTH}|{_QUARTER}){_EACH}",
        rf"\btrong\s+(?:{_MONTH}|{_QUARTER})(?!\w)",
        rf"(?:định kỳ\s+)?(?:hằng|hàng|mỗi)\s+(?:tháng|quý|tuần){_AND_ALSO}",
        rf"định kỳ\s+(?:0?6 tháng|quý|tháng|tuần|1 năm|một năm){_AND_ALSO}",
        r"(?<=\()thường xuyên(?=[);,. ])|thực hiện thường xuyên|thường xuyên,? liên tục",
    )
)
_FULL_DATE = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
_PERIOD = re.compile(
    rf"^(?:Trong |Thời gian:? )?(?:{_QUARTER}|{_MONTH}|0?6 tháng (?:đầu|cuối) năm(?: \d{{4}})?)$",
    re.IGNORECASE,
)
_COMES_BACK = re.compile(r"\b(?:hang|moi|dinh ky|thuong xuyen)\b")
_YEAR = re.compile(r"\b(20\d\d)\b")


def stated_deadline(text: str, since: int | None) -> tuple[str, date | None]:
    """Return the words of a deadline in running text, and its day where they name a whole date.

    A year before `since`, when the plan was made, belongs to something else ("ban hành trước ngày ...").
    """
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            named = _YEAR.search(found[0])
            if since and named and int(named[1]) < since:
                continue
            return tidy(found[0]), deadline_day(found[0])
    return "", None


def is_period(title: str) -> bool:
    """Tell whether a heading names nothing but a time ("Quý II/2026", "6 tháng cuối năm")."""
    return _PERIOD.match(tidy(title).strip(" .:;")) is not None


def deadline_day(words: str) -> date | None:
    """Return the day that words of a deadline end on, None where they leave it open or it comes back."""
    if _COMES_BACK.search(fold(words)):
        return None
    dates = _FULL_DATE.findall(words)
    return parse_decree_date(dates[-1]) if dates else None
