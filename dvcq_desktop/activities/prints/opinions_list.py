# SPDX-License-Identifier: MIT
"""The people's opinions: what was answered and when, and who still owes an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.activities.rules import Standing
from dvcq_desktop.documents.blocks import Column, Document, Heading, Paragraph, Row, Table, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.frame import Frame
from dvcq_desktop.text.dates import short_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.activities.prints.request import DiaryRequest
    from dvcq_desktop.activities.rules import Opinion
    from dvcq_desktop.documents.blocks import Block

TITLE = "Bảng tổng hợp ý kiến của nhân dân và kết quả trả lời"
_TITLE = "BẢNG TỔNG HỢP\nÝ KIẾN CỦA NHÂN DÂN VÀ KẾT QUẢ TRẢ LỜI NĂM {year}"
_OWED = (
    Column("STT", 5, "center"),
    Column("Ngày nêu", 11, "center"),
    Column("Ý kiến", 38, "left"),
    Column("Nêu tại", 22, "left"),
    Column("Hạn", 11, "center"),
    Column("Tình trạng", 13, "left"),
)
_ANSWERED = (
    Column("STT", 5, "center"),
    Column("Ngày nêu", 11, "center"),
    Column("Ý kiến", 30, "left"),
    Column("Đơn vị trả lời", 16, "left"),
    Column("Ngày trả lời", 11, "center"),
    Column("Trả lời, văn bản", 27, "left"),
)
_NOBODY = "Chưa rõ đơn vị phải trả lời"


def build(request: DiaryRequest) -> Document:
    """Build the landscape list: first who owes an answer, by unit, then what was answered.

    Raise UserError where nothing was said.
    """
    if not request.opinions:
        name = request.directory.unit_name(request.unit)
        of = f" phải trả lời của {name}" if name else ""
        raise UserError(f"Năm {request.year} chưa ghi ý kiến nào của nhân dân{of}.")
    as_of = request.as_of
    owed = [each for each in request.opinions if each.standing(as_of).is_owed]
    answered = [each for each in request.opinions if not each.standing(as_of).is_owed]
    frame = Frame(request.directory, as_of)
    blocks: list[Block] = [
        frame.unit_letterhead(),
        Title(_TITLE.format(year=request.year), frame.as_of_words()),
        Paragraph(_summary(request, owed, answered)),
    ]
    labels = iter(("I.", "II."))
    if owed:
        blocks.append(Heading(1, next(labels), f"CHƯA TRẢ LỜI ({len(owed)} ý kiến)"))
        blocks.append(Table(_OWED, tuple(_owed_rows(request, owed))))
    if answered:
        blocks.append(Heading(1, next(labels), f"ĐÃ TRẢ LỜI ({len(answered)} ý kiến)"))
        blocks.append(Table(_ANSWERED, tuple(_answered_rows(request, answered))))
    blocks.append(frame.list_signatures())
    title = f"{TITLE} năm {request.year}"
    return Document(title=title, author=frame.office_name, blocks=tuple(blocks), landscape=True)


def _summary(request: DiaryRequest, owed: Sequence[Opinion], answered: Sequence[Opinion]) -> str:
    as_of = request.as_of
    overdue = sum(each.standing(as_of) is Standing.OVERDUE for each in owed)
    late = sum(each.standing(as_of) is Standing.LATE for each in answered)
    parts = [f"Tổng số {len(request.opinions)} ý kiến: đã trả lời {len(answered)}"]
    if late:
        parts.append(f" (trong đó quá hạn {late})")
    parts.append(f"; chưa trả lời {len(owed)}")
    if overdue:
        parts.append(f", trong đó đã quá hạn {overdue}")
    return f"{''.join(parts)}."


def _owed_rows(request: DiaryRequest, owed: Sequence[Opinion]) -> list[Row]:
    rows: list[Row] = []
    order = [unit.id for unit in request.directory.units]
    units = sorted({each.unit for each in owed}, key=lambda unit: order.index(unit) if unit in order else -1)
    number = 0
    for unit in units:
        same = [each for each in owed if each.unit == unit]
        name = request.directory.unit_name(unit) or _NOBODY
        rows.append(Row((f"{name} ({len(same)})",), "group"))
        for each in same:
            number += 1
            cells = (
                str(number),
                _day(each.raised_on),
                each.content,
                _raised_at(request, each),
                _day(each.due_on),
                each.standing_words(request.as_of),
            )
            rows.append(Row(cells))
    return rows


def _answered_rows(request: DiaryRequest, answered: Sequence[Opinion]) -> list[Row]:
    rows = []
    for number, each in enumerate(answered, 1):
        late = "\n(quá hạn)" if each.standing(request.as_of) is Standing.LATE else ""
        answer = "\n".join(part for part in (each.answer, each.document) if part)
        cells = (
            str(number),
            _day(each.raised_on),
            each.content,
            request.directory.unit_called(each.unit),
            f"{_day(each.answered_on)}{late}",
            answer,
        )
        rows.append(Row(cells))
    return rows


def _raised_at(request: DiaryRequest, opinion: Opinion) -> str:
    found = request.titles.get(opinion.activity or "", "")
    return found or opinion.field


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
