# SPDX-License-Identifier: MIT
"""The prints of the plan room, as the window and the command line offer them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Only names of types here: the blocks alone would cost the first window 9 ms.
    from collections.abc import Callable  # noqa: TC004

    from dvcq_desktop.documents.blocks import Document  # noqa: TC004
    from dvcq_desktop.plan.prints.request import PrintRequest  # noqa: TC004


@dataclass(frozen=True)
class PrintKind:
    """One kind of paper; `needs_unit` where it is made for one unit, or for each of them in turn.

    `measures` where it says what is late, which can be counted by the first or the last deadline.
    `build` does not touch the file and may run on any thread; it raises UserError where there is nothing
    to print.
    """

    name: str
    title: str
    needs_unit: bool
    build: Callable[[PrintRequest], Document]
    measures: bool = False


# What makes a paper is imported when it is made: the window offers all kinds from its start.


def _assignment(request: PrintRequest) -> Document:
    from dvcq_desktop.plan.prints import assignment  # noqa: PLC0415

    return assignment.build(request)


def _progress(request: PrintRequest) -> Document:
    from dvcq_desktop.plan.prints import progress  # noqa: PLC0415

    return progress.build(request)


def _unit_sheet(request: PrintRequest) -> Document:
    from dvcq_desktop.plan.prints import unit_sheet  # noqa: PLC0415

    return unit_sheet.build(request)


def _reminders(request: PrintRequest) -> Document:
    from dvcq_desktop.plan.prints import reminders  # noqa: PLC0415

    return reminders.build(request)


KINDS = (
    PrintKind("assignment-table", "Bảng phân công nhiệm vụ", needs_unit=False, build=_assignment),
    PrintKind("progress-table", "Bảng theo dõi tiến độ", needs_unit=False, build=_progress, measures=True),
    PrintKind("unit-sheet", "Phiếu giao nhiệm vụ của đơn vị", needs_unit=True, build=_unit_sheet),
    PrintKind(
        "reminders", "Danh sách quá hạn, sắp đến hạn", needs_unit=False, build=_reminders, measures=True
    ),
)


def kind_named(name: str) -> PrintKind | None:
    """Return the kind with a command-line name, None where there is none."""
    return next((kind for kind in KINDS if kind.name == name), None)
