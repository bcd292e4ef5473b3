# SPDX-License-Identifier: MIT
"""The office room's papers: the register of what was printed in a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.printing import PrintKind
from dvcq_desktop.office.register.rules import Issued

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.documents.blocks import Document, Row
    from dvcq_desktop.office.printing import PrintOrder

NAME = "document-register"
TITLE = "Sổ văn bản đã in"


@dataclass(frozen=True)
class RegisterRequest:
    """What the register shows: the papers of a year that were printed by a day, the first one first."""

    year: int
    as_of: date
    directory: Directory
    papers: tuple[Issued, ...] = ()
    unit: str | None = None


class RegisterKind(PrintKind[RegisterRequest]):
    """The list of the papers of a year."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> RegisterRequest:
        """Read the papers; the register leaves its own prints out, or it would never be finished."""
        from dvcq_desktop.office.register import store  # noqa: PLC0415 - start-up time
        from dvcq_desktop.office.store import directory  # noqa: PLC0415 - start-up time

        listed = [
            paper
            for paper in reversed(store.papers(connection, order.year))
            if paper.kind != NAME
            and (paper.made_on is None or paper.made_on <= order.as_of)
            and order.unit in {None, paper.unit}
        ]
        return RegisterRequest(order.year, order.as_of, directory(connection), tuple(listed), order.unit)


def build(request: RegisterRequest) -> Document:
    """Build the landscape list, signed by who made it and by the head of the unit in charge.

    Raise UserError where nothing was printed.
    """
    # The blocks are imported when a paper is made: the window offers this kind from its start.
    from dvcq_desktop.documents.blocks import Column, Document, Table, Title  # noqa: PLC0415 - when it is printed
    from dvcq_desktop.office.frame import Frame  # noqa: PLC0415 - when it is printed

    if not request.papers:
        raise UserError(
            f"Sổ văn bản năm {request.year} chưa có văn bản nào để in; văn bản vào sổ khi được in hoặc lưu."
        )
    columns = (
        Column("STT", 5, "center"),
        Column("Ngày in", 10, "center"),
        Column("Tên văn bản", 32, "left"),
        Column("Đơn vị", 14, "left"),
        Column("Số, ký hiệu", 15, "left"),
        Column("Ngày ban hành", 10, "center"),
        Column("Người ký", 14, "left"),
        Column("Bản quét", 7, "center"),
        Column("Ghi chú", 13, "left"),
    )
    frame = Frame(request.directory, request.as_of)
    title = f"{TITLE} năm {request.year}"
    blocks = (
        frame.unit_letterhead(),
        Title(title.upper(), frame.as_of_words()),
        Table(columns, tuple(_rows(request))),
        frame.list_signatures(),
    )
    return Document(title=title, author=frame.office_name, blocks=blocks, landscape=True)


def _rows(request: RegisterRequest) -> list[Row]:
    from dvcq_desktop.documents.blocks import Row  # noqa: PLC0415 - see build

    return [
        Row(
            (
                str(place),
                _short(paper.made_on),
                paper.title,
                request.directory.unit_called(paper.unit),
                paper.full_number,
                _short(paper.issued_on),
                paper.signer_name,
                "Có" if paper.scan else "",
                paper.note,
            )
        )
        for place, paper in enumerate(request.papers, 1)
    ]


def _short(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


REGISTER = RegisterKind(NAME, TITLE, needs_unit=False, build=build)
KINDS = (REGISTER,)
