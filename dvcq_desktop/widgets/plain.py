# SPDX-License-Identifier: MIT
"""Texts of hers shown as they are: Qt takes a "<b>" in a label or a tooltip for markup of ours."""
# ruff: noqa: N802 - the names of a label's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QStylePainter, QToolTip, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent, QShowEvent

# A heading may be written as much smaller; letters are hinted, so that the measured width is nearly right.
_LEAST_HEADING, _SURELY = 0.7, 0.98


def plain_label(parent: QWidget) -> QLabel:
    """Return a label that shows every letter of its text."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def plain_tooltip(text: str) -> str:
    """Return what a tooltip must be given to show every letter of a text."""
    if not {"<", "&"} & set(text):
        return text
    from html import escape  # noqa: PLC0415 - start-up time

    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")


class LinkLabel(QLabel):
    """Show a text with links that Tab walks through, and Shift+Tab too.

    Qt's own label goes back from its first link to its last, and holds the keyboard for ever.
    """

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave the first link for what stands before the label."""
        before = self.selectionStart()
        stays = super().focusNextPrevChild(forward)
        above = self.parentWidget()
        if stays and not forward and self.hasFocus() and self.selectionStart() >= before >= 0 and above:
            return bool(above.focusNextPrevChild(forward))
        return stays


class WholeLabel(QLabel):
    """Wrap a plain text and keep the height for all of its lines, whatever else comes into its window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(text)
        self._keep_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the lines of the new width."""
        super().resizeEvent(event)
        self._keep_height()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the lines of the width that the window gave."""
        super().showEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        # Before it is shown its width is none of the window's: what it asked for then would stay.
        if self.isVisible():
            self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))


class OneLine(QLabel):
    """Show a plain text in one line, cut at its end, so that nothing below it jumps from record to record.

    What is cut stands in the tooltip, which is also shown while it has the keyboard: Tab stops at it as long
    as it is cut. A heading is written smaller before that.
    """

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._explain()

    @property
    def cuts(self) -> bool:
        """Tell whether some of the text is not seen."""
        return self._shown() != self.text()

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
        painter.setFont(self._fitting())
        shown = self._shown()
        where, how = self.contentsRect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        role = self.foregroundRole()
        self.style().drawItemText(painter, where, how, self.palette(), self.isEnabled(), shown, role)

    def _shown(self) -> str:
        room = self.contentsRect().width()
        metrics = QFontMetrics(self._fitting())
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _fitting(self) -> QFont:
        """Return the font in which all of a heading fits, or the smallest for one."""
        font, wide = self.font(), self.fontMetrics().horizontalAdvance(self.text())
        room = self.contentsRect().width()
        if self.property("heading") and wide > room > 0:
            font.setPointSizeF(font.pointSizeF() * max(room / wide * _SURELY, _LEAST_HEADING))
        return font

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show all of it to her who comes by keyboard."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)

    def _explain(self) -> None:
        self.setToolTip(plain_tooltip(self.text()) if self.cuts else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self.cuts else Qt.FocusPolicy.NoFocus)


class FoldingLabel(OneLine):
    """Wrap a plain text where there is height for it, else show one line of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def fold(self, *, folded: bool) -> None:
        """Show one line, or all."""
        self.setWordWrap(not folded)
        self._explain()

    def minimumSizeHint(self) -> QSize:
        """Let any width do for one line."""
        return QLabel.minimumSizeHint(self) if self.wordWrap() else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all lines, or one."""
        if self.wordWrap():
            QLabel.paintEvent(self, event)
        else:
            super().paintEvent(event)

    def _explain(self) -> None:
        if self.wordWrap():
            self.setToolTip("")
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            super()._explain()
