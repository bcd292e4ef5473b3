# SPDX-License-Identifier: MIT
"""Tables of duties: STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn | Sản phẩm, in any order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.plan.reading.source import DITTO
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.numbers import parse_roman

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.plan.reading.blocks import Block


class Place(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TASK = "task"
    LEAD = "lead"
    COORDINATING = "coordinating"
    TIME = "time"
    PRODUCT = "product"
    OTHER = "other"


@dataclass(frozen=True)
class Row:
    """One row: its number, its task or heading, everything else as text, and the cells by their column."""

    number: str
    title: str
    rest: str
    line: int
    last: int
    cells: Mapping[Place, str]

    @property
    def is_group(self) -> bool:
        """Tell whether the row is the heading of the rows below it ("II | Cải cách hành chính")."""
        return bool(self.title) and not self.number.isdecimal() and not self.is_duty and not self.rest

    @property
    def is_duty(self) -> bool:
        """Tell whether the row states a duty in a table that says who does it, or by when, or with what."""
        told = {Place.LEAD, Place.COORDINATING, Place.TIME, Place.PRODUCT}
        return bool(self.cells.get(Place.TASK)) and any(self.cells.get(place) for place in told)


_LEADS = (
    r"chu tri|thuc hien chinh|phu trach|tham muu|don vi thuc hien|co quan thuc hien|phan cong|bo phan"
    r"|nguoi thuc hien|trach nhiem|dau moi|to chuc thuc hien|^don vi$"
)
_COLUMNS = (
    (Place.NUMBER, re.compile(r"^(?:s?tt|so tt|so thu tu|thu tu|no)$")),
    (Place.COORDINATING, re.compile(r"phoi hop")),
    (Place.LEAD, re.compile(_LEADS)),
    (Place.TIME, re.compile(r"thoi gian|thoi han|hoan thanh|tien do|thoi diem|han ")),
    (Place.PRODUCT, re.compile(r"san pham|ket qua|dau ra")),
    (Place.TASK, re.compile(r"nhiem vu|noi dung|cong viec|hoat dong|ten viec|dau viec|giai phap")),
)


_AS_ABOVE = re.compile(rf"^(?:{DITTO}|-?\s?(?:nt|n/t|như trên)\s?-?)$", re.IGNORECASE)


def read_rows(blocks: Sequence[Block]) -> tuple[list[Block], list[Row]]:
    """Return the blocks above a table's data (its heads) and its rows."""
    head, columns = _head(blocks)
    rows: list[Row] = []
    for block in blocks[head:] if columns else ():
        rows.append(_row(block, columns, rows[-1].cells if rows else {}))
    return (list(blocks[:head]), rows) if columns else (list(blocks), [])


def column_of(title: str) -> Place:
    """Tell what a column holds by its title."""
    folded = fold(title).strip(" .:")
    return next((place for place, pattern in _COLUMNS if pattern.search(folded)), Place.OTHER)


def _head(blocks: Sequence[Block]) -> tuple[int, list[Place]]:
    """Find the row of titles among the first ones; a second row of titles under it joins it."""
    for index, block in enumerate(blocks[:4]):
        columns = [column_of(cell) for cell in block.cells]
        known = {place for place in columns if place is not Place.OTHER}
        if Place.TASK in known and len(known) > 1 and all(len(cell) < 80 for cell in block.cells):
            columns = _one_of_each(columns)
            end = index + 1
            while end < len(blocks) and _is_second_head(blocks[end], columns):
                columns = _merged(columns, blocks[end])
                end += 1
            return end, columns
    return 0, []


def _one_of_each(columns: list[Place]) -> list[Place]:
    seen: set[Place] = set()
    single = []
    for place in columns:
        single.append(Place.OTHER if place in seen and place is not Place.TASK else place)
        seen.add(place)
    return single


def _is_second_head(block: Block, columns: Sequence[Place]) -> bool:
    filled = [cell for cell in block.cells if cell]
    counted = (
        bool(filled)
        and all(re.fullmatch(r"\(?\d{1,2}\)?|\(?[a-zA-Z]\)?", cell) for cell in filled)
        and len(filled) > 2
    )
    names = [column_of(cell) for cell in block.cells]
    named = sum(place in {Place.LEAD, Place.COORDINATING} for place in names)
    return counted or (
        named > 1 and len(block.cells) == len(columns) and all(len(cell) < 40 for cell in filled)
    )


def _merged(columns: list[Place], block: Block) -> list[Place]:
    names = [column_of(cell) for cell in block.cells]
    if len(names) != len(columns):
        return columns
    told = {Place.LEAD, Place.COORDINATING}
    return [name if name in told else place for place, name in zip(columns, names, strict=True)]


def _row(block: Block, columns: Sequence[Place], above: Mapping[Place, str]) -> Row:
    cells: dict[Place, str] = {}
    pairs = list(zip(columns, block.cells, strict=False))
    extra = list(block.cells[len(columns) :])
    rest: list[str] = []
    for place, cell in pairs:
        if _AS_ABOVE.match(cell) and place in above and place not in cells:
            cells[place] = above[place]
            rest += [cell] if cell != DITTO else []
            continue
        if not cell or cell == DITTO:
            continue
        if place is Place.OTHER or place in cells:
            rest.append(cell)
            continue
        cells[place] = cell
        if place not in {Place.NUMBER, Place.TASK}:
            rest.append(cell)
    number = cells.get(Place.NUMBER, "")
    title = cells.get(Place.TASK, "")
    if not title and _is_group(number):
        number, title = "", number
    rest += [cell for cell in extra if cell]
    return Row(number.strip(" .)"), title, " | ".join(rest), block.first, block.last, cells)


def _is_group(number: str) -> bool:
    return (
        bool(number)
        and not number.strip(" .)").replace(".", "").isdecimal()
        and parse_roman(number.strip(" .")) is None
    )
