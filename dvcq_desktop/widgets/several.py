# SPDX-License-Identifier: MIT
"""What stands in the detail while several rows are selected: how many, and what can be done to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import MARGIN, SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QIcon

    Step = tuple[str, QIcon | None, Callable[[], object]]


class SeveralPane(QWidget):
    """Offer what can be done to all selected records at once, a button each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []
        self.heading = plain_label(self)
        self.heading.setProperty("heading", True)
        self.heading.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._column.setSpacing(SPACE)
        self._column.addWidget(self.heading)
        self._column.addStretch(1)

    def offer(self, heading: str, steps: Sequence[Step]) -> None:
        """Show how many are selected, and these steps: their verb, sign and what they do."""
        self.heading.setText(heading)
        if [button.text() for button in self._buttons] == [verb for verb, _icon, _step in steps]:
            return
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        for verb, sign, step in steps:
            button = QPushButton(verb, self)
            if sign is not None:
                button.setIcon(sign)
            button.clicked.connect(step)
            self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(button)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons that are offered."""
        return tuple(self._buttons)
