# SPDX-License-Identifier: MIT
"""Where the cells of a pasted table go: by the names it carries, else from the chosen cell on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Block = list[list[str]]


class Placed(NamedTuple):
    """One pasted text with the keys of the row and the column it goes to."""

    row: str
    column: str
    text: str


class Ground(NamedTuple):
    """What is pasted onto: the keys of rows and columns as they are shown, and by their folded names."""

    rows: Sequence[str]
    columns: Sequence[str]
    rows_by_name: Mapping[str, str]
    columns_by_name: Mapping[str, str]


def placed(block: Block, ground: Ground, chosen: Sequence[tuple[str, str]]) -> list[Placed]:
    """Return where each text of a pasted block goes, blank ones left out.

    A block whose first row names columns and whose first column names rows goes by these names, as what was
    copied with its heads and filled elsewhere has them. A single text goes into every chosen cell. Anything
    else goes from the first chosen cell on. Raise UserError where the block does not fit.
    """
    if not block or not any(text for row in block for text in row):
        raise UserError("Không có gì để dán; hãy sao chép các ô trong Excel trước.")
    if not chosen:
        raise UserError("Hãy chọn ô bắt đầu dán.")
    if len(block) == len(block[0]) == 1:
        return [Placed(row, column, block[0][0]) for row, column in chosen]
    return _by_names(block, ground) or _from_place(block, ground, chosen)


def _by_names(block: Block, ground: Ground) -> list[Placed]:
    across = [ground.columns_by_name.get(fold(name)) for name in block[0][1:]]
    down = [ground.rows_by_name.get(fold(row[0])) for row in block[1:]]
    if not across or not down or None in across or None in down:
        return []
    return [
        Placed(row, column, text)
        for row, texts in zip(down, block[1:], strict=True)
        for column, text in zip(across, texts[1:], strict=True)
        if text and row is not None and column is not None
    ]


def _from_place(block: Block, ground: Ground, chosen: Sequence[tuple[str, str]]) -> list[Placed]:
    top = min(ground.rows.index(row) for row, _column in chosen)
    left = min(ground.columns.index(column) for _row, column in chosen)
    if top + len(block) > len(ground.rows) or left + len(block[0]) > len(ground.columns):
        raise UserError(
            f"Bảng vừa sao chép có {len(block)} hàng, {len(block[0])} cột, vượt ra ngoài lưới từ ô đang chọn;"
            " hãy chọn ô bắt đầu khác."
        )
    return [
        Placed(ground.rows[top + down], ground.columns[left + across], text)
        for down, row in enumerate(block)
        for across, text in enumerate(row)
        if text
    ]
