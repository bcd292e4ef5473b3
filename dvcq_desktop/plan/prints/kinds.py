# SPDX-License-Identifier: MIT
"""The prints of the plan room, as the window and the command line offer them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dvcq_desktop.documents.blocks import Document
from dvcq_desktop.plan.prints import assignment, progress, reminders, unit_sheet
from dvcq_desktop.plan.prints.request import PrintRequest


@dataclass(frozen=True)
class PrintKind:
    """One kind of paper; `needs_unit` where it is made for one unit, or for each of them in turn.

    `build` does not touch the file and may run on any thread; it raises UserError where there is nothing
    to print.
    """

    name: str
    title: str
    needs_unit: bool
    build: Callable[[PrintRequest], Document]


KINDS = (
    PrintKind("assignment-table", "Bảng phân công nhiệm vụ", needs_unit=False, build=assignment.build),
    PrintKind("progress-table", "Bảng theo dõi tiến độ", needs_unit=False, build=progress.build),
    PrintKind("unit-sheet", "Phiếu giao nhiệm vụ của đơn vị", needs_unit=True, build=unit_sheet.build),
    PrintKind("reminders", "Danh sách quá hạn, sắp đến hạn", needs_unit=False, build=reminders.build),
)


def kind_named(name: str) -> PrintKind | None:
    """Return the kind with a command-line name, None where there is none."""
    return next((kind for kind in KINDS if kind.name == name), None)
