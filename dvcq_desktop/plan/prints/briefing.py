# SPDX-License-Identifier: MIT
"""The deputy chair's weekly page: what is overdue and why, what is due next, what is proposed. One A4 page.

Where not all of it fits, long texts are cut first; then each part keeps its most urgent things and says how
many more there are, which the list of reminders names.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import (
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Span,
    Table,
    Title,
    unbroken,
)
from dvcq_desktop.plan.amounts import PARTS
from dvcq_desktop.plan.followups import Mending, mending_on, open_difficulties
from dvcq_desktop.plan.prints import counts, frame, words
from dvcq_desktop.plan.prints.briefing_parts import Item, Room, cut, fitted, items, proposals
from dvcq_desktop.plan.prints.reminders import WITHOUT_UNIT, counted
from dvcq_desktop.plan.standings import SOON_DAYS
from dvcq_desktop.text.listing import few

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.documents.blocks import Block, Text
    from dvcq_desktop.plan.prints.request import PrintRequest

TITLE = "Báo cáo nhanh giao ban"
MORE = "và {count} {noun} khác (xem danh sách kèm)"
MORE_PROPOSED = "và {count} đề xuất khác"
NOTHING_OVERDUE = "Không có nhiệm vụ nào quá hạn."
NOTHING_DUE = "Không có nhiệm vụ nào đến hạn trong {days} ngày tới."
NOTHING_PROPOSED = "Không có đề xuất, kiến nghị."
_NAMED = 4
# How many letters are left of titles and causes where not all fits: two lines of their cells.
_TITLE, _DUE_TITLE, _CAUSE = 46, 72, 32
_OVERDUE = (
    Column("STT", 6, "center"),
    Column("Đơn vị, phụ trách", 26, "left"),
    Column("Nhiệm vụ", 32, "left"),
    Column("Thời hạn", 14, "center"),
    Column("Nguyên nhân", 22, "left"),
)
_DUE = (
    Column("STT", 6, "center"),
    Column("Đơn vị, phụ trách", 32, "left"),
    Column("Nhiệm vụ", 48, "left"),
    Column("Thời hạn", 14, "center"),
)


def build(request: PrintRequest) -> Document:
    """Build the page; it is one, however much there is."""
    from dvcq_desktop.documents.fitting import pages_of  # noqa: PLC0415 - lays pages out, slow to import

    page = _Page(request)
    return page.document(fitted(page.wanted, lambda room: pages_of(page.document(room)) == 1))


class _Page:
    """Everything that may stand on the page, read once; `document` makes it with what there is room for."""

    def __init__(self, request: PrintRequest) -> None:
        self._request = request
        self._overdue, self._due = items(request)
        self._proposals = proposals(request)
        self.wanted = (len(self._overdue), len(self._due), len(self._proposals))

    def document(self, room: Room) -> Document:
        """Return the page with so many things of each part."""
        request = self._request
        overdue, due, proposed = room.taken
        blocks: tuple[Block, ...] = (
            frame.unit_letterhead(request),
            Title(TITLE.upper(), f"Thực hiện {frame.plan_name(request)}\n({frame.as_of_words(request)})"),
            Paragraph(_figures(request)),
            *self._overdue_part(overdue, short=room.short),
            *self._due_part(due, short=room.short),
            *self._proposal_part(proposed, short=room.short),
            frame.list_signatures(request),
        )
        return frame.document(request, f"{TITLE} năm {request.year}", blocks, landscape=False)

    def _overdue_part(self, taken: int, *, short: bool) -> list[Block]:
        heading = Heading(2, "1.", f"Quá hạn: {_counted(self._overdue)}")
        if not self._overdue:
            return [heading, Paragraph(NOTHING_OVERDUE)]
        rows = [
            Row((str(number), *self._overdue_cells(item, short=short)))
            for number, item in enumerate(_by_unit(self._overdue[:taken]), 1)
        ]
        return [heading, Table(_OVERDUE, (*rows, *_more(self._overdue, taken)))]

    def _overdue_cells(self, item: Item, *, short: bool) -> tuple[Text, ...]:
        due = f"{item.due:%d/%m/%Y}" if item.due != date.max else words.BLANK
        cause = item.cause or words.BLANK
        late = Span(unbroken(f"{item.standing.days} ngày"), bold=True)
        return (
            self._who(item, short=short),
            self._title(item, _TITLE if short else None),
            (Span(f"{due}\n"), late),
            cut(cause, _CAUSE) if short else cause,
        )

    def _due_part(self, taken: int, *, short: bool) -> list[Block]:
        heading = Heading(2, "2.", f"Đến hạn tuần tới: {_counted(self._due)}")
        if not self._due:
            return [heading, Paragraph(NOTHING_DUE.format(days=SOON_DAYS))]
        longest = _DUE_TITLE if short else None
        rows = [
            Row((str(number), who, self._title(item, longest), f"{item.due:%d/%m/%Y}"))
            for number, item in enumerate(self._due[:taken], 1)
            if (who := self._who(item, short=short))
        ]
        return [heading, Table(_DUE, (*rows, *_more(self._due, taken)))]

    def _proposal_part(self, taken: int, *, short: bool) -> list[Block]:
        heading = Heading(2, "3.", f"Đề xuất, kiến nghị ({len(self._proposals)})")
        if not self._proposals:
            return [heading, Paragraph(NOTHING_PROPOSED)]
        texts = [made.brief if short else made.whole for made in self._proposals[:taken]]
        listed: list[Block] = [Paragraph(f"- {text}", first_line=not short) for text in texts]
        if rest := len(self._proposals) - taken:
            listed.append(
                Paragraph((Span(f"- {MORE_PROPOSED.format(count=rest)}.", italic=True),), first_line=False)
            )
        return [heading, *listed]

    def _who(self, item: Item, *, short: bool) -> Text:
        if len(item.parts) > 1:
            return (Span(f"{len(item.parts)} đơn vị", bold=True),)
        look = self._request.directory
        owner = unbroken(words.filled(look.person_name(item.parts[0].owner)))
        behind = f" ({owner})" if short else f"\n{owner}"
        return (Span(look.unit_called(item.unit) or WITHOUT_UNIT, bold=True), Span(behind))

    def _title(self, item: Item, longest: int | None) -> str:
        title = cut(item.task.title, longest) if longest else words.title(item.task)
        if len(item.parts) == 1:
            return title
        names = [self._request.directory.unit_called(part.unit) for part in item.parts]
        return f"{title}\n({few(names, 'đơn vị', _NAMED, between='; ')})"


def _by_unit(taken: Sequence[Item]) -> list[Item]:
    """Return things unit by unit, the unit with the longest overdue first."""
    found: dict[str, list[Item]] = {}
    for item in taken:
        found.setdefault(item.unit, []).append(item)
    return [item for of_unit in found.values() for item in of_unit]


def _figures(request: PrintRequest) -> str:
    found = counts.whole(request)
    done = (("trước hạn", found.early), ("đúng hạn", found.on_time), ("quá hạn", found.late))
    timed = ", ".join(f"{name} {count}" for name, count in done if count)
    of = f" của {found.completion.owed} nhiệm vụ phải thực hiện" if found.dropped else ""
    states = (
        f"hoàn thành {found.done} ({found.rate}{of}{f'; {timed}' if timed else ''})",
        f"đang thực hiện {found.in_progress}",
        f"chưa thực hiện {found.not_started}",
        f"không thực hiện {found.dropped}" if found.dropped else "",
    )
    listed = ", ".join(state for state in states if state)
    whole = f"Tổng số {found.total} nhiệm vụ: {listed}; đang quá hạn {found.overdue} nhiệm vụ."
    return " ".join((whole, *_followed(request)))


def _followed(request: PrintRequest) -> list[str]:
    waiting = len(open_difficulties(request.difficulties, request.as_of))
    calendar = request.directory.calendar
    made = [check for check in request.checks if not check.checked_on or check.checked_on <= request.as_of]
    states = [mending_on(check, request.as_of, calendar).state for check in made]
    late, wanted = states.count(Mending.OVERDUE), sum(state.is_open for state in states)
    said = [
        f"{waiting} vướng mắc chưa trả lời" if waiting else "",
        f"{wanted} kết luận kiểm tra chưa khắc phục" if wanted else "",
    ]
    listed = "; ".join(part for part in said if part)
    return [f"Còn {listed}{f' ({late} quá hạn)' if late else ''}."] if listed else []


def _counted(listed: Sequence[Item]) -> str:
    return counted(part for item in listed for part in item.parts)


def _more(listed: Sequence[Item], taken: int) -> list[Row]:
    """Return a row that counts what has no room, as the list of reminders numbers it."""
    rest = sum(len(item.parts) for item in listed[taken:])
    if not rest:
        return []
    parts = [part for item in listed for part in item.parts]
    noun = "nhiệm vụ" if len({part.task.id for part in parts}) == len(parts) else PARTS
    return [Row(((Span(MORE.format(count=rest, noun=noun), italic=True),),), "group")]
