# SPDX-License-Identifier: MIT
"""Where the cells of a pasted table go in the grid: by the names it carries, else from the chosen cell on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
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
    """Return where each text of a pasted block goes, blank ones left out.

    A block whose first row names units and whose first column names tasks goes by these names, as what was
    copied from the grid and filled elsewhere has them. A single text goes into every chosen cell where its
    unit owes a part. Anything else goes from the first chosen cell on. Raise UserError where the block does
    not fit, or a text would go to a unit that owes nothing of the task.
    """
    if not block or not any(text for row in block for text in row):
        raise UserError("Không có gì để dán; hãy sao chép các ô trong Excel trước.")
    if not chosen:
        raise UserError("Hãy chọn ô bắt đầu dán.")
    if len(block) == len(block[0]) == 1:
        owing = [key for key in chosen if grid.cell(*key) is not None]
        return [Placed(task, unit, block[0][0]) for task, unit in owing or chosen[:1]]
    return _by_names(block, grid, axes) or _from_place(block, axes, chosen)


def check_places(found: Sequence[Placed], grid: Grid) -> None:
    """Raise UserError where a text would go to a unit that owes nothing of the task."""
    for each in found:
        if grid.cell(each.task, each.unit) is None:
            raise UserError(f"{where(grid, each.task, each.unit)}: đơn vị không có phần việc này.")


def where(grid: Grid, task: str, unit: str) -> str:
    """Return how a sentence names a cell."""
    row = grid.rows.get(task)
    return f"“{grid.directory.unit_called(unit)}”, “{row.task.title if row else ''}”"


def _by_names(block: Block, grid: Grid, axes: Axes) -> list[Placed]:
    units = {fold(name): key for key in axes.units for name in _names(grid, key)}
    titles = {fold(grid.rows[key].task.title): key for key in axes.tasks}
    across = [units.get(fold(name)) for name in block[0][1:]]
    down = [titles.get(fold(row[0])) for row in block[1:]]
    if not across or not down or None in across or None in down:
        return []
    return [
        Placed(task, unit, text)
        for task, row in zip(down, block[1:], strict=True)
        for unit, text in zip(across, row[1:], strict=True)
        if text and task is not None and unit is not None
    ]


def _names(grid: Grid, unit: str) -> tuple[str, str]:
    return grid.directory.unit_name(unit), grid.directory.unit_called(unit)


def _from_place(block: Block, axes: Axes, chosen: Sequence[tuple[str, str]]) -> list[Placed]:
    top = min(axes.tasks.index(task) for task, _unit in chosen)
    left = min(axes.units.index(unit) for _task, unit in chosen)
    if top + len(block) > len(axes.tasks) or left + len(block[0]) > len(axes.units):
        raise UserError(
            f"Bảng vừa sao chép có {len(block)} hàng, {len(block[0])} cột, vượt ra ngoài lưới từ ô đang chọn;"
            " hãy chọn ô bắt đầu khác."
        )
    return [
        Placed(axes.tasks[top + down], axes.units[left + across], text)
        for down, row in enumerate(block)
        for across, text in enumerate(row)
        if text
    ]
