# SPDX-License-Identifier: MIT
"""Where the cells of a pasted table go in the grid: by the names it carries, else from the chosen cell on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.sheets import placing
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.plan.grid import Axes, Grid

Block = list[list[str]]


@dataclass(frozen=True)
class Placed:
    """One pasted text with the task and the unit it goes to."""

    task: str
    unit: str
    text: str


def placed(block: Block, grid: Grid, axes: Axes, chosen: Sequence[tuple[str, str]]) -> list[Placed]:
    """Return where each text of a pasted block goes, as `sheets.placing` has it.

    A single text goes into every chosen cell where its unit owes a part. Raise UserError where the block does
    not fit.
    """
    owing = [key for key in chosen if grid.cell(*key) is not None]
    if len(block) == 1 and len(block[0]) == 1:
        chosen = owing or chosen[:1]
    ground = placing.Ground(
        axes.tasks,
        axes.units,
        {fold(grid.rows[key].task.title): key for key in axes.tasks},
        {fold(name): key for key in axes.units for name in _names(grid, key)},
    )
    return [Placed(*each) for each in placing.placed(block, ground, chosen)]


def check_places(found: Sequence[Placed], grid: Grid) -> None:
    """Raise UserError where a text would go to a unit that owes nothing of the task."""
    for each in found:
        if grid.cell(each.task, each.unit) is None:
            raise UserError(f"{where(grid, each.task, each.unit)}: đơn vị không có phần việc này.")


def where(grid: Grid, task: str, unit: str) -> str:
    """Return how a sentence names a cell."""
    row = grid.rows.get(task)
    return f"“{grid.directory.unit_called(unit)}”, “{row.task.title if row else ''}”"


def _names(grid: Grid, unit: str) -> tuple[str, str]:
    return grid.directory.unit_name(unit), grid.directory.unit_called(unit)
