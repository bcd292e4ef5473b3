# SPDX-License-Identifier: MIT
"""How far a sheet reaches, counted before anything makes room for it.

A reader lays a sheet out as a full rectangle: a file of 5 kB with one cell in A1 and one in XFD200000 makes
it ask for 100 GB, and the process is gone (measured). So the corner is looked at first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dvcq_desktop.errors import UserError
from dvcq_desktop.sheets.book import Limits, Place, cell_name


@dataclass
class Extent:
    """Count the cells of one sheet that hold something; refuse too many, and one that is too far away."""

    book: str
    limits: Limits
    sheet: str = ""
    cells: int = 0
    letters: int = 0
    last_row: int = -1
    last_column: int = -1
    strings: list[tuple[int, int]] = field(default_factory=list)
    styles: dict[Place, int] = field(default_factory=dict)

    def add(self, row: int, column: int, *, times: int = 1) -> None:
        """Count a cell, or one that is repeated and ends at this place."""
        self.cells += times
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)
        if self.last_row >= self.limits.rows or self.last_column >= self.limits.columns:
            rows = f"{self.limits.rows:,}".replace(",", ".")
            raise UserError(
                f"Tệp “{self.book}”{self._where} có ô dữ liệu ở quá xa ({cell_name(row, column)}), chỉ đọc"
                f" được đến {rows} dòng và {self.limits.columns} cột; hãy xóa những dòng, cột thừa rồi lưu"
                " lại."
            )
        rectangle = (self.last_row + 1) * (self.last_column + 1)
        if self.cells > self.limits.cells or rectangle > 2 * self.limits.cells:
            raise UserError(
                f"Tệp “{self.book}”{self._where} có quá nhiều ô; hãy chỉ giữ lại danh sách rồi lưu lại."
            )

    def add_letters(self, count: int) -> None:
        """Count the letters of cells; a text that many cells share is laid out in each of them."""
        self.letters += count
        if self.letters > self.limits.letters:
            raise UserError(
                f"Tệp “{self.book}”{self._where} có quá nhiều chữ; hãy chỉ giữ lại danh sách rồi lưu lại."
            )

    @property
    def _where(self) -> str:
        return f", trang “{self.sheet}”," if self.sheet else ""
