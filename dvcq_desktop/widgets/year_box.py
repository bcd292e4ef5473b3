# SPDX-License-Identifier: MIT
"""The chooser of the year that stands beside the title of a page, and as a field of a form."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QInputDialog

_BACK, _AHEAD = 5, 1  # years that are offered around this one where any may be begun
_OTHER = -1
_EARLIEST, _LATEST = 1990, 2100


class YearBox(QComboBox):
    """Offer the years that there is something of, the latest first; where `today` is given, any year."""

    chosen = Signal(int)

    def __init__(
        self, parent: QWidget | None = None, *, every: str = "", today: Callable[[], date] | None = None
    ) -> None:
        """Offer all years together too, as year 0, where `every` names them.

        With `today` the years around it are offered even where there is nothing of them yet, and any other
        one is asked for: in a fresh file the records of last year can be entered first.
        """
        super().__init__(parent)
        self._every = every
        self._today = today
        self._shown: int | None = None
        self.question: QInputDialog | None = None
        self.setAccessibleName("Năm")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # A year of which a digit is cut off says nothing; other things of the row give way.
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._on_activated)

    @property
    def year(self) -> int | None:
        """Return the year chosen, None before any was offered."""
        return self._shown

    def offer(self, years: Sequence[int], year: int) -> None:
        """Offer these years and show one of them, without telling."""
        self.clear()
        self._shown = year
        near: set[int] = set()
        if self._today is not None:
            this = self._today().year
            near = set(range(this - _BACK, this + _AHEAD + 1))
        for number in sorted({*years, *near, year} - {0}, reverse=True):
            self.addItem(f"Năm {number}", number)
        if self._today is not None:
            self.addItem("Năm khác…", _OTHER)
        if self._every:
            self.addItem(self._every, 0)
        self.setCurrentIndex(self.findData(year))

    def choose(self, year: int) -> None:
        """Show a year, offered or not, and tell it."""
        if self.findData(year) < 0:
            self.insertItem(0, f"Năm {year}", year)
        self._shown = year
        self.setCurrentIndex(self.findData(year))
        self.chosen.emit(year)

    def _on_activated(self, _place: int) -> None:
        year: int | None = self.currentData()
        if year == _OTHER:
            self.setCurrentIndex(self.findData(self._shown))
            self._ask()
        elif year is not None:
            self.choose(year)

    def _ask(self) -> None:
        """Ask for a year that is not offered."""
        from PySide6.QtWidgets import QInputDialog as Made  # noqa: PLC0415 - start-up time

        begun = self._shown or (self._today().year if self._today is not None else _EARLIEST)
        dialog = Made(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Năm khác")
        dialog.setLabelText(f"Năm (từ {_EARLIEST} đến {_LATEST}):")
        dialog.setInputMode(Made.InputMode.IntInput)
        dialog.setIntRange(_EARLIEST, _LATEST)
        dialog.setIntValue(begun)
        dialog.setOkButtonText("Chọn")
        dialog.setCancelButtonText("Thôi")
        dialog.intValueSelected.connect(self.choose)
        self.question = dialog
        dialog.open()


class YearField(YearBox):
    """The year as a field of a record."""

    edited = Signal(object)  # int

    def __init__(self, parent: QWidget | None, today: Callable[[], date]) -> None:
        super().__init__(parent, today=today)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chosen.connect(self._on_chosen)

    @property
    def value(self) -> int | None:
        """Return the year."""
        return self.year

    def set_value(self, value: object) -> None:
        """Show a year, without telling."""
        self.offer((), value if isinstance(value, int) else 0)

    def flush(self) -> None:
        """Do nothing: a choice tells at once."""

    def _on_chosen(self, year: int) -> None:
        self.edited.emit(year)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form, which is scrolled."""
        event.ignore()
