# SPDX-License-Identifier: MIT
"""The minutes of a merge: what came, what stayed, and where a choice was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.handover import store
from dvcq_desktop.handover.naming import local_time
from dvcq_desktop.handover.store import MergeNote
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.printing import PrintKind

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.documents.blocks import Block, Document, Table
    from dvcq_desktop.office.printing import PrintOrder

TITLE = "Biên bản hợp nhất dữ liệu"


@dataclass(frozen=True)
class MergeRequest:
    """What the minutes of a merge say."""

    as_of: date
    directory: Directory
    note: MergeNote


class MergeKind(PrintKind[MergeRequest]):
    """The minutes of the last merge."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> MergeRequest:
        """Read what the last merge did; raise UserError where there was none."""
        from dvcq_desktop.office.store import directory  # noqa: PLC0415 - start-up time

        note = store.merged(connection)
        if note is None:
            raise UserError("Tệp này chưa hợp nhất với bản nào, nên chưa có biên bản hợp nhất để in.")
        return MergeRequest(order.as_of, directory(connection), note)

    def year_of(self, read: MergeRequest, order: PrintOrder) -> int:  # noqa: ARG002 - the room's own
        """Return the year of the day."""
        return read.as_of.year


def build_merge_minutes(request: MergeRequest) -> Document:
    """Build the minutes of a merge: what came, what stayed, where a choice was made."""
    from dvcq_desktop.documents.blocks import (  # noqa: PLC0415 - when it is printed
        Column,
        Document,
        Heading,
        Paragraph,
        Row,
        Table,
        Title,
    )
    from dvcq_desktop.office.frame import Frame  # noqa: PLC0415 - when it is printed

    frame, note = Frame(request.directory, request.as_of), request.note
    columns = (
        Column("TT", 6, "center"),
        Column("Loại hồ sơ", 34, "left"),
        Column("Thêm mới", 14, "center"),
        Column("Nhận từ bản kia", 16, "center"),
        Column("Giữ của máy này", 16, "center"),
        Column("Ghi khác nhau", 14, "center"),
    )
    rows = tuple(
        Row((str(number), each.table, *(str(count) for count in each[2:])))
        for number, each in enumerate(note.tables, 1)
    )
    said = [
        f"Hợp nhất lúc {local_time(note.at)} với tệp {note.file}.",
        note.sentence,
        "Không thay đổi nào của hai bản bị mất: những gì không được chọn vẫn xem lại được trong lịch sử.",
    ]
    blocks: tuple[Block, ...] = (
        frame.unit_letterhead(),
        Title(TITLE.upper(), "Dữ liệu theo dõi công tác dân vận"),
        *(Paragraph(text) for text in said),
        Heading(1, "I.", "Số mục thay đổi theo loại hồ sơ"),
        Table(columns, rows),
        Heading(1, "II.", "Chỗ hai bên ghi khác nhau"),
        _conflicts(note) if note.conflicts else Paragraph("Không có."),
        *(Paragraph(f"Lưu ý: {remark}") for remark in note.remarks),
        frame.list_signatures(),
    )
    return Document(title=f"{TITLE} ngày {request.as_of:%d/%m/%Y}", author=frame.office_name, blocks=blocks)


def _conflicts(note: MergeNote) -> Table:
    from dvcq_desktop.documents.blocks import Column, Row, Table  # noqa: PLC0415 - when it is printed

    columns = (
        Column("TT", 6, "center"),
        Column("Hồ sơ, mục", 28, "left"),
        Column("Hai bên ghi", 46, "left"),
        Column("Đã chọn", 20, "left"),
    )
    rows = tuple(
        Row((str(number), each.place, "\n".join(each.values), each.chosen or "Chọn sau"))
        for number, each in enumerate(note.conflicts, 1)
    )
    return Table(columns, rows)
