# SPDX-License-Identifier: MIT
"""A field of points: typed as "9,5", told in hundredths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.points import points_text, read_points
from dvcq_desktop.widgets.theme import Tone, shades
from dvcq_desktop.widgets.undoing import Line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PointsEdit(Line):
    """Edit points, or none; what can't be read stays as typed, red, with the reason told."""

    edited = Signal(object)  # hundredths, or None
    refused = Signal(str)  # a sentence

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        self.complaint = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self.flush)

    @property
    def value(self) -> int | None:
        """Return the last points that could be read."""
        return self._value

    def set_value(self, points: int | None) -> None:
        """Fill the field without telling."""
        self._value = points
        self.setText(points_text(points))
        self._complain("")

    def flush(self) -> None:
        """Read what is typed, and tell it if it changed."""
        try:
            points = read_points(self.text())
        except UserError as error:
            if error.sentence != self.complaint:
                self._complain(error.sentence)
                self.refused.emit(error.sentence)
            return
        self._complain("")
        if points != self._value:
            self._value = points
            self.setText(points_text(points))
            self.edited.emit(points)

    def _complain(self, sentence: str) -> None:
        self.complaint = sentence
        ink = shades(Tone.OVERDUE)
        self.setStyleSheet(f"color: {ink.ink}; background: {ink.paper};" if sentence else "")
        self.setToolTip(sentence)
