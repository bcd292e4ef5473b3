# SPDX-License-Identifier: MIT
"""The papers of each unit as files of their own, named "01 Đơn vị - Phiếu giao nhiệm vụ 2026.docx"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dvcq_desktop.documents.formats import Format, render_as
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOption, print_paper
from dvcq_desktop.office.register.rules import Printed
from dvcq_desktop.text.file_names import safe_file_name

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from dvcq_desktop.office.printing import PrintOrder
    from dvcq_desktop.office.rules import Unit
    from dvcq_desktop.plan.prints.request import PrintRequest

SHEETS, LETTERS = "unit-sheet", "reminder-letter"
_LONGEST = 70  # of a unit's name, so that what the paper is stays readable


@dataclass(frozen=True)
class UnitFiles:
    """What was made: the papers as the register keeps them, and the files, by name."""

    papers: tuple[Printed, ...]
    files: tuple[tuple[str, bytes], ...]


def load(connection: sqlite3.Connection, order: PrintOrder) -> PrintRequest:
    """Read what the papers of all units show; raise UserError where the year has no tasks."""
    from dvcq_desktop.plan.prints.kinds import kind_named  # noqa: PLC0415 - start-up time

    kind = kind_named(SHEETS)
    assert kind is not None
    return kind.load(connection, order)


def make(
    read: PrintRequest,
    order: PrintOrder,
    kinds: Sequence[str],
    wanted: Format,
    report: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> UnitFiles:
    """Make the papers of every unit that has something to read; raise UserError where none has."""
    from dvcq_desktop.plan.prints.kinds import kind_named  # noqa: PLC0415 - start-up time

    units = {kind: _units(read, kind) for kind in kinds}
    every = [unit for unit in read.directory.units if any(unit in found for found in units.values())]
    meant = [
        (place, unit, kind) for place, unit in enumerate(every, 1) for kind in kinds if unit in units[kind]
    ]
    if not meant:
        raise UserError("Chưa có đơn vị nào có nhiệm vụ hoặc việc cần đôn đốc để xuất tệp.")
    papers, files = [], []
    for done, (place, unit, name) in enumerate(meant):
        report(done, len(meant))
        kind = kind_named(name)
        assert kind is not None
        chosen = order.options if name == LETTERS else frozenset[PrintOption]()
        own = replace(order, unit=unit.id, unit_name=unit.name, options=chosen)
        paper = print_paper(kind, replace(read, unit=unit.id), own, cancelled=cancelled)
        data = paper.data
        if wanted is not Format.PDF and paper.document is not None:
            data = render_as(paper.document, wanted, cancelled=cancelled)
        papers.append(paper)
        title = kind.title.removesuffix(" của đơn vị")
        files.append((file_name(place, unit.name, title, order.year, wanted.suffix), data))
    return UnitFiles(tuple(papers), tuple(files))


def file_name(place: int, unit: str, title: str, year: int, suffix: str) -> str:
    """Return what a unit's file is called: its place among the units first, so that files stand in order."""
    return safe_file_name(f"{place:02d} {unit[:_LONGEST].strip()} - {title} {year}", suffix)


def _units(read: PrintRequest, kind: str) -> list[Unit]:
    if kind == SHEETS:
        from dvcq_desktop.plan.prints.unit_sheet import units_with_sheets  # noqa: PLC0415 - start-up time

        return units_with_sheets(read)
    from dvcq_desktop.plan.prints.reminder_letter import debts  # noqa: PLC0415 - start-up time

    return list(dict.fromkeys(debt.unit for debt in debts(read)))
