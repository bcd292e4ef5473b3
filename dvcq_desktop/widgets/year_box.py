# SPDX-License-Identifier: MIT
"""The chooser of the year that stands beside the title of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class YearBox(QComboBox):
    """Offer the years that there is something of, the latest first."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, every: str = "") -> None:
        """Offer all years together too, as year 0, where `every` names them."""
        super().__init__(parent)
        self._every = every
        self.setAccessibleName("Năm")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # A year of which a digit is cut off says nothing; other things of the row give way.
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._on_activated)

    @property
    def year(self) -> int | None:
        """Return the year chosen, None before any was offered."""
        year: int | None = self.currentData()
        return year

    def offer(self, years: Sequence[int], year: int) -> None:
        """Offer these years and show one of them, without telling."""
        self.clear()
        for number in sorted({*years, year} - {0}, reverse=True):
            self.addItem(f"Năm {number}", number)
        if self._every:
            self.addItem(self._every, 0)
        self.setCurrentIndex(self.findData(year))

    def _on_activated(self, _place: int) -> None:
        if self.year is not None:
            self.chosen.emit(self.year)
