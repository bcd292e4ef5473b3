# SPDX-License-Identifier: MIT
"""Text and money fields that tell, once, what a person changed in them; filling them tells nothing."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QRegularExpressionValidator,
    QResizeEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QToolTip, QWidget

from dvcq_desktop.text.normal import tidy, tidy_lines
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.undoing import Line, leaves_to_window

_PASTE = QKeySequence.StandardKey.Paste
_SHOWN = 30
_OVERHANG = 4
# At most fifteen digits: more than any amount of a commune, and no more than the file's integers hold.
_AMOUNT = r"(?:[. ]{0,2}\d){0,15}[. ]{0,2}"
# What a text area's frame and margin take above and below its lines.
_FRAME = 6


class LineEdit(Line):
    """Edit one line of text; emits the tidied text on Enter or when the focus leaves, if it changed."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.editingFinished.connect(self.flush)

    @property
    def value(self) -> str:
        """Return the text as it stands, tidied."""
        return tidy(self.text())

    def set_value(self, text: str | None) -> None:
        """Fill the field without telling."""
        self._value = text or ""
        self.setText(self._value)
        self.setCursorPosition(0)

    def flush(self) -> None:
        """Tell now what was changed, as before a page is left; to look at an untidy text is no change."""
        if self.value != tidy(self._value):
            self._value = self.value
            self.edited.emit(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what was typed back with Esc; Ctrl+Z has it still."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._value:
            self.put_back(self._value)
            event.accept()
        else:
            super().keyPressEvent(event)


class TextArea(QPlainTextEdit):
    """Edit several lines; emits the tidied text when the focus leaves, if it changed. Tab goes on."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(parent)
        self._value = ""
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_size_changed)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of undo and redo only for one's own typing."""
        document = self.document()
        if leaves_to_window(self, event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    @property
    def value(self) -> str:
        """Return the text as it stands, tidied."""
        return tidy_lines(self.toPlainText())

    def set_value(self, text: str | None) -> None:
        """Fill the field without telling; forgets what its own undo held."""
        self._value = text or ""
        self.setPlainText(self._value)

    def flush(self) -> None:
        """Tell now what was changed, as before a page is left; to look at an untidy text is no change."""
        if self.value != tidy_lines(self._value):
            self._value = self.value
            self.edited.emit(self._value)

    def sizeHint(self) -> QSize:
        """Grow with the text, up to three times the lines asked for."""
        shown = min(max(self._needed, self._lines), 3 * self._lines)
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * shown + 2 * _FRAME)

    def minimumSizeHint(self) -> QSize:
        """Never show less than the hint: the page scrolls instead."""
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other lines where the text now breaks otherwise."""
        super().resizeEvent(event)
        self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save what was typed; a context menu is no leaving."""
        super().focusOutEvent(event)
        # While another window is in front she has not left.
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            # Marked words would look as if the cursor were still among them.
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    @property
    def _needed(self) -> int:
        """Return the lines of the text; the layout of a plain text counts its height in them."""
        return int(self.document().documentLayout().documentSize().height())

    def _on_document_size_changed(self) -> None:
        # A bar that comes while the area grows would wrap the text anew, and the two would chase each other.
        policy = Qt.ScrollBarPolicy
        too_long = self._needed > 3 * self._lines
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if too_long else policy.ScrollBarAlwaysOff)
        self.updateGeometry()


class MoneyEdit(Line):
    """Edit an amount in whole đồng, grouped by dots; emits it on Enter or when the focus leaves."""

    edited = Signal(object)  # int | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        # The last letter of the hint may reach over its own width, as the horn of ự does.
        self.setTextMargins(0, 0, _OVERHANG, 0)
        self.setPlaceholderText("đồng")
        self.setValidator(QRegularExpressionValidator(QRegularExpression(_AMOUNT), self))
        self.editingFinished.connect(self.flush)

    @property
    def value(self) -> int | None:
        """Return the amount as it stands, None when there is none."""
        digits = "".join(letter for letter in self.text() if letter.isdigit())
        return int(digits) if digits else None

    def set_value(self, amount: int | None) -> None:
        """Fill the field without telling."""
        self._value = amount
        self._show(amount)

    def event(self, event: QEvent) -> bool:
        """Say why what is pasted does not stay: the field takes whole numbers only."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.matches(_PASTE):
            self._paste()
            return True
        return super().event(event)

    def _paste(self) -> None:
        pasted = tidy(QGuiApplication.clipboard().text())
        before = self.text()
        self.insert(pasted)
        if self.text() == before and pasted:
            said = f"Ô này chỉ ghi số nguyên, ví dụ 1.500: không dán được “{pasted[:_SHOWN]}”."
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), said, self)
            self.setAccessibleDescription(said)

    def flush(self) -> None:
        """Write the amount with its dots, and tell it if it changed."""
        amount = self.value
        self._show(amount)
        if amount != self._value:
            self._value = amount
            self.edited.emit(amount)

    def _show(self, amount: int | None) -> None:
        self.setText("" if amount is None else group_digits(amount))
