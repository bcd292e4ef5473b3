# SPDX-License-Identifier: MIT
"""A box of the page of the scores: which session, whose card; long names do not widen the page."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

LETTERS = 30


def chooser(page: QWidget, name: str, letters: int = LETTERS) -> QComboBox:
    """Return a box of a name, as wide as so many letters."""
    box = QComboBox(page)
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(letters)
    return box
