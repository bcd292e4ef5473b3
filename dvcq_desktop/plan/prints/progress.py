# SPDX-License-Identifier: MIT
"""The progress table: how every task stands as of a day, with the figures on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Column, Document, Heading, Paragraph, Row, Span, Table, Title
from dvcq_desktop.plan.prints import counts, frame, words
from dvcq_desktop.plan.prints.counts import Counts
from dvcq_desktop.plan.prints.listing import concerned_tasks, numbered_rows
from dvcq_desktop.plan.standings import RATE_RULE, Timing
from dvcq_desktop.text.normal import capital

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Cell, Text
    from dvcq_desktop.plan.prints.request import PrintRequest
    from dvcq_desktop.plan.rules import Line, StateEntry, Task
    from dvcq_desktop.plan.standings import Standing

TITLE = "Bảng theo dõi tiến độ"
WITHOUT_UNIT = "Chưa giao đơn vị nào"
COUNTED_ONCE = (
    f"Nhiệm vụ giao cho nhiều đơn vị tính một lần ở dòng tổng số và một lần ở mỗi đơn vị; {RATE_RULE}."
)
# So many units of a group's task say in its row why they are late; all of them where each has a row.
_NAMED = 3
_OPEN = frozenset({Timing.OVERDUE, Timing.SOON, Timing.ON_TRACK, Timing.NO_DEADLINE, Timing.CONTINUOUS})
_SUMMARY = (
    Column("STT", 5, "center"),
    Column("Đơn vị", 29, "left"),
    Column("Tổng số", 6, "center"),
    Column("Hoàn thành", 7, "center"),
    Column("Xong trước hạn", 7, "center"),
    Column("Xong đúng hạn", 7, "center"),
    Column("Xong quá hạn", 7, "center"),
    Column("Đang thực hiện", 7, "center"),
    Column("Chưa thực hiện", 7, "center"),
    Column("Đang quá hạn", 7, "center"),
    Column("Không thực hiện", 7, "center"),
    Column("Tỷ lệ hoàn thành", 9, "center"),
)


def build(request: PrintRequest) -> Document:
    """Build the landscape table; a unit of the request narrows it to what that unit leads or owes.

    Raise UserError where there is no such task.
    """
    details = numbered_rows(request, concerned_tasks(request), _task_cells, _line_cells)
    subject = f"Thực hiện {frame.plan_name(request)}"
    rule = f"{capital(RATE_RULE)}." if request.unit else COUNTED_ONCE
    noted = (Paragraph((Span(f"Ghi chú: {rule}", italic=True),), note=True),)
    blocks = (
        frame.unit_letterhead(request),
        Title(TITLE.upper(), f"{subject}\n({frame.as_of_words(request)})"),
        Heading(1, "I.", "TỔNG HỢP"),
        Table(_SUMMARY, tuple(_summary(request))),
        *noted,
        Heading(1, "II.", "TIẾN ĐỘ TỪNG NHIỆM VỤ"),
        Table(_columns(request), details),
        frame.list_signatures(request),
    )
    return frame.document(request, f"{TITLE} năm {request.year}", blocks, landscape=True)


def _columns(request: PrintRequest) -> tuple[Column, ...]:
    return (
        Column("STT", 5, "center"),
        Column("Nhiệm vụ", 24, "left"),
        Column("Chủ trì", 12, "left"),
        Column("Phụ trách", 11, "left"),
        Column("Thời hạn", 11, "center"),
        Column(f"Kết quả đến ngày {request.as_of:%d/%m/%Y}", 20, "left"),
        Column("Tỷ lệ", 10, "center"),
        Column("Đánh giá", 11, "left"),
    )


def _summary(request: PrintRequest) -> list[Row]:
    if request.unit is not None:
        name = request.directory.unit_name(request.unit)
        # A unit that only watches over a group's task owes no part of its own.
        return [Row(("1", name, *_figures(counts.by_unit(request).get(name, Counts()))))]
    found = counts.by_unit(request) if request.per_unit else counts.by_office(request)
    rows = [
        Row((str(number), name or WITHOUT_UNIT, *_figures(count)))
        for number, (name, count) in enumerate(found.items(), 1)
    ]
    return [*rows, Row(("", "Tổng số nhiệm vụ", *_figures(counts.whole(request))), "total")]


def _figures(found: Counts) -> tuple[str, ...]:
    figures = (
        found.total,
        found.done,
        found.early,
        found.on_time,
        found.late,
        found.in_progress,
        found.not_started,
        found.overdue,
        found.dropped,
    )
    return (*(str(figure) for figure in figures), found.rate)


def _task_cells(request: PrintRequest, task: Task) -> tuple[Cell, ...]:
    return (
        words.title(task),
        words.leads(request, task),
        words.owner(request, task),
        words.deadline(request, task),
        _result(request, task),
        words.rate(request, task),
        _assessment(request, task),
    )


def _line_cells(request: PrintRequest, task: Task, line: Line) -> tuple[Cell, ...]:
    return (
        words.title(task),
        request.directory.unit_name(line.unit),
        words.line_owner(request, line),
        words.deadline(request, task, line),
        _line_result(request, task, line),
        words.line_rate(request, task, line),
        _assessment(request, task, line),
    )


def _result(request: PrintRequest, task: Task) -> str:
    """Return the last entry made by the day, the result or reason where it was settled, why it is late."""
    entry = request.progress.get(task.id)
    parts = [f"{entry.content} ({entry.entered_on:%d/%m})" if entry and entry.entered_on else ""]
    if _is_settled(request, task.state):
        parts += [task.result, words.why_dropped(task.state)]
    parts += _lateness(words.task_standing(request, task), task.late_cause, task.proposal)
    said = dict.fromkeys(part for part in parts if part)
    return "\n".join((*said, *_of_units(request, task)))


def _line_result(request: PrintRequest, task: Task, line: Line) -> str:
    entry = request.progress.get(line.id)
    parts = [line.result or (entry.content if entry else "")]
    if _is_settled(request, line.state):
        parts.append(words.why_dropped(line.state))
    found = words.task_standing(request, task, line)
    parts += _lateness(found, words.cause(task, line), words.proposal(task, line))
    return "\n".join(part for part in parts if part)


def _lateness(found: Standing, cause: str, proposal: str) -> list[str]:
    """Return why something is late, and what is proposed while it is still open."""
    late = found.timing in {Timing.OVERDUE, Timing.DONE_LATE}
    is_open = found.timing in _OPEN
    return [
        f"Nguyên nhân chậm: {cause}" if late and cause else "",
        f"Đề xuất: {proposal}" if is_open and proposal else "",
    ]


def _of_units(request: PrintRequest, task: Task) -> list[str]:
    """Return why units of a group's task are late or out of it, and what they propose; a few by name."""
    found = []
    for line in task.lines:
        name = request.directory.unit_called(line.unit)
        stand = words.task_standing(request, task, line)
        said = _lateness(stand, line.late_cause, line.proposal)
        if stand.timing is Timing.DROPPED and _is_settled(request, line.state):
            said = [f"Không thực hiện. {words.why_dropped(line.state)}", *said]
        if any(said):
            found.append(f"{name}: {'; '.join(part for part in said if part)}".replace("\n", "; "))
    more = len(found) - _NAMED
    return [*found[:_NAMED], f"và {more} đơn vị khác (in theo từng đơn vị để xem)"] if more > 0 else found


def _is_settled(request: PrintRequest, entry: StateEntry) -> bool:
    return not entry.state.is_open and (entry.on is None or entry.on <= request.as_of)


def _assessment(request: PrintRequest, task: Task, line: Line | None = None) -> Text:
    found = words.task_standing(request, task, line)
    return (Span(words.assessment(found), bold=found.timing is Timing.OVERDUE),)
