# SPDX-License-Identifier: MIT
"""A heading of one line: a long name is cut, so that nothing below it jumps from record to record."""
# ruff: noqa: N802 - the names of a label's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QStylePainter

from dvcq_desktop.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


class OneLine(QLabel):
    """Show a plain text in one line, cut at its end; what is cut stands in the tooltip."""

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._explain()

    def minimumSizeHint(self) -> QSize:
        """Let any width do."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut it where the width now ends."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is room for."""
        painter = QStylePainter(self)
        shown = self._shown()
        where, how = self.contentsRect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        role = self.foregroundRole()
        self.style().drawItemText(painter, where, how, self.palette(), self.isEnabled(), shown, role)

    def _shown(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _explain(self) -> None:
        self.setToolTip(plain_tooltip(self.text()) if self._shown() != self.text() else "")
