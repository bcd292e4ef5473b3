# SPDX-License-Identifier: MIT
"""Who was told of which document: the table of documents, and what each unit still owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.activities.briefings import owed_by_unit
from dvcq_desktop.documents.blocks import Column, Document, Row, Table, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.frame import Frame
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    from dvcq_desktop.activities.briefings import Briefing, BriefingRow
    from dvcq_desktop.activities.prints.request import DiaryRequest

TABLE_TITLE = "Bảng theo dõi việc quán triệt văn bản"
OWED_TITLE = "Danh sách đơn vị chưa quán triệt văn bản"
_TABLE = (
    Column("STT", 5, "center"),
    Column("Văn bản", 34, "left"),
    Column("Cơ quan ban hành", 15, "left"),
    Column("Hạn", 11, "center"),
    Column("Đơn vị đã thực hiện", 11, "center"),
    Column("Số người", 9, "right"),
    Column("Đơn vị chưa thực hiện", 30, "left"),
)
_OWED = (
    Column("STT", 7, "center"),
    Column("Văn bản chưa quán triệt", 56, "left"),
    Column("Hạn", 17, "center"),
    Column("Quá hạn (ngày)", 14, "center"),
)


def build_table(request: DiaryRequest) -> Document:
    """Build the landscape table of documents; raise UserError where there is none."""
    rows = _rows_of(request)
    frame = Frame(request.directory, request.as_of)
    title = f"{TABLE_TITLE} năm {request.year}"
    unit = request.directory.unit_name(request.unit)
    words = f"{unit}\n({frame.as_of_words()})" if unit else frame.as_of_words()
    lines = tuple(_table_row(request, number, row) for number, row in enumerate(rows, 1))
    total = Row(("", "Cộng", "", "", "", group_digits(sum(row.people for row in rows)), ""), "total")
    blocks = (
        frame.unit_letterhead(),
        Title(title.upper(), words),
        Table(_TABLE, (*lines, total)),
        frame.list_signatures(),
    )
    return Document(title=title, author=frame.office_name, blocks=blocks, landscape=True)


def build_owed(request: DiaryRequest) -> Document:
    """Build the list of what each unit still owes; raise UserError where none owes anything."""
    rows = _rows_of(request)
    owed = [
        (unit, documents)
        for unit, documents in owed_by_unit(rows, request.directory)
        if request.unit in {None, unit.id}
    ]
    if not owed:
        raise UserError(f"Năm {request.year} không đơn vị nào còn nợ việc quán triệt văn bản.")
    frame = Frame(request.directory, request.as_of)
    lines: list[Row] = []
    number = 0
    for unit, documents in owed:
        lines.append(Row((f"{unit.name} ({len(documents)})",), "group"))
        for document in documents:
            number += 1
            lines.append(Row((str(number), *_owed_cells(request, document))))
    title = f"{OWED_TITLE} năm {request.year}"
    blocks = (
        frame.unit_letterhead(),
        Title(title.upper(), frame.as_of_words()),
        Table(_OWED, tuple(lines)),
        frame.list_signatures(),
    )
    return Document(title=title, author=frame.office_name, blocks=blocks)


def _rows_of(request: DiaryRequest) -> list[BriefingRow]:
    rows = [row for row in request.briefings if request.unit is None or request.unit in row.units]
    if not rows:
        raise UserError(f"Năm {request.year} chưa có văn bản nào phải quán triệt.")
    return rows


def _table_row(request: DiaryRequest, number: int, row: BriefingRow) -> Row:
    briefing = row.briefing
    owing = "; ".join(request.directory.unit_called(unit) for unit in row.owing)
    cells = (
        str(number),
        _named(briefing),
        briefing.body,
        short_date(briefing.due_on) if briefing.due_on else "",
        f"{len(row.held)}/{row.total}",
        group_digits(row.people) if row.people else "",
        owing or "Không",
    )
    return Row(cells)


def _owed_cells(request: DiaryRequest, briefing: Briefing) -> tuple[str, ...]:
    due = briefing.due_on
    late = (request.as_of - due).days if due is not None and due < request.as_of else 0
    return _named(briefing), short_date(due) if due else "", str(late) if late else ""


def _named(briefing: Briefing) -> str:
    return f"{briefing.title}\n({briefing.cited})" if briefing.cited else briefing.title
