# SPDX-License-Identifier: MIT
"""Duties in a letter without numbered clauses: the paragraphs that ask somebody to do something."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.plantext import PlanText, TaskText
from dvcq_desktop.plan.reading.assemble import NOT_A_PLAN
from dvcq_desktop.plan.reading.assignments import assigned_in
from dvcq_desktop.plan.reading.blocks import blocks_of, page_of
from dvcq_desktop.plan.reading.deadlines import deadline_day, stated_deadline
from dvcq_desktop.plan.reading.duties import read_duties
from dvcq_desktop.plan.reading.outline import build_outline
from dvcq_desktop.plan.reading.titles import short_title
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import capital, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.plan.reading.source import Source

_ASKS = re.compile(r"\b(?:đề nghị|yêu cầu|giao|chỉ đạo)\b\s+", re.IGNORECASE)
# Whom a letter asks ("Ủy ban nhân dân xã Đại Sơn chỉ đạo"), and what stands between that and the duty.
_WHOM = re.compile(
    r"^(?:(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND)[^,.;:]{0,60}?)"
    r"(?:\s+(?:chỉ đạo|quan tâm|phối hợp,? chỉ đạo)\s+|\s*[:,]\s*"
    r"|\s+(?=thực hiện|tổ chức|rà soát|báo cáo|cử))"
)
# How every letter ends.
_POLITE = ("quan tam, trien khai thuc hien", "tran trong", "tren day la", "quan tam phoi hop", "nhan duoc")
_LEAST = 40


def with_requests(text: PlanText, source: Source) -> PlanText:
    """Return a text with the rows of its tables, or what its paragraphs ask for, as its tasks.

    Raise UserError where that is nothing.
    """
    found = tuple(_listed(source, text.year)) or tuple(_requests(text))
    if not found:
        raise UserError(NOT_A_PLAN)
    return replace(text, tasks=found, join_proposals=(), join_words=())


def _listed(source: Source, since: int | None) -> Iterator[TaskText]:
    """Give the duties of tables that stand alone, without heading or clause above them."""
    root = build_outline(blocks_of(source.lines, page_of(source.lines)))
    yield from (duty.as_task(since) for duty in read_duties(root, only_tables=True))


def _requests(text: PlanText) -> Iterator[TaskText]:
    since = text.date.year if text.date else text.year
    lines = [tidy(line) for line in text.source]
    for words in _paragraphs(text):
        asked = _ASKS.search(words)
        if asked is None or len(words) < _LEAST or any(said in fold(words) for said in _POLITE):
            continue
        duty = _WHOM.sub("", words[asked.end() :])
        told, day = stated_deadline(words, since)
        who = assigned_in(capital(duty))
        place = next((n for n, line in enumerate(lines, 1) if line and words.startswith(line)), 0)
        yield TaskText(
            title=short_title(who.rest if len(who.rest) >= _LEAST else duty),
            text=words,
            lead=who.lead,
            units=who.units,
            coordinating=who.coordinating,
            deadline=day or deadline_day(told),
            deadline_text=told,
            lines=(place, place),
        )


def _paragraphs(text: PlanText) -> Iterator[str]:
    seen: set[str] = set()
    for part in (text.preamble, text.closing, *text.unplaced):
        for line in part.split("\n"):
            words = tidy(line)
            if words and words not in seen:
                seen.add(words)
                yield words
