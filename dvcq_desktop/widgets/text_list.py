# SPDX-License-Identifier: MIT
"""A list of lines that are typed in place, added, removed and put into an order: bases, recipients."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.text.normal import tidy
from dvcq_desktop.widgets.text_lines import ENTERED, LineDelegate, LinesModel
from dvcq_desktop.widgets.theme import GAP, icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LEAST_LINES = 3
_MOST_LINES = 14
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class TextList(QWidget):
    """Edit lines in their order; emits all of them when a person changed one.

    Lines are typed one after another as in a text: a letter or a click in the empty list begins one, Enter
    the next, and what is pasted becomes as many lines as it has.
    """

    edited = Signal(object)  # tuple of texts

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: tuple[str, ...] = ()
        self._is_begun = False
        # Widgets
        self.model = LinesModel(self)
        self.list = _LinesView(self, f"Bấm vào đây rồi ghi {noun}, mỗi dòng một {noun}")
        self.list.setModel(self.model)
        self._delegate = LineDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.add = self._button("plus", f"Thêm {noun} (Insert)", self.add_line)
        self.remove = self._button("trash-2", f"Xóa {noun} (Delete)", self.remove_line)
        self.up = self._button("arrow-up", "Chuyển lên (Alt+↑)", self.move_up)
        self.down = self._button("arrow-down", "Chuyển xuống (Alt+↓)", self.move_down)
        # Assemble
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        for button in (self.add, self.remove, self.up, self.down):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.list)
        column.addLayout(foot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.list)
        # Signals
        self.model.typed.connect(self._on_model_typed)
        self._delegate.closeEditor.connect(self._on_editor_closed)

    @property
    def value(self) -> tuple[str, ...]:
        """Return the lines, without empty ones."""
        return tuple(line for text in self.model.lines if (line := tidy(text)))

    def set_value(self, lines: Sequence[str] | None) -> None:
        """Show these lines without telling."""
        self._value = tuple(lines or ())
        if self._value == self.value:
            # The line that she types next is not taken from under her hands.
            return
        row = self.list.currentIndex().row()
        self.model.set_lines(self._value)
        if self._value and row >= 0:
            self.list.setCurrentIndex(self.model.index(min(row, len(self._value) - 1)))
        self.list.updateGeometry()

    def flush(self) -> None:
        """Take what is being typed, and tell what was changed."""
        self.list.commit()
        self._tell()

    def setAccessibleName(self, name: str) -> None:
        """Name the list too, for that is what has the focus."""
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)

    def add_line(self) -> None:
        """Begin a line below the current one."""
        row = (
            self.list.currentIndex().row() + 1
            if self.list.currentIndex().isValid()
            else len(self.model.lines)
        )
        self.model.insert(row)
        self.list.updateGeometry()
        self.list.setCurrentIndex(self.model.index(row))
        self.list.edit(self.model.index(row))
        self._is_begun = True

    def add_last(self, letters: str = "") -> None:
        """Begin a line below all others, with what was typed of it already."""
        self.list.setCurrentIndex(self.model.index(len(self.model.lines) - 1))
        self.add_line()
        self._delegate.insert(letters)

    def copy(self) -> None:
        """Copy the current line, or all of them where none is."""
        row = self.list.currentIndex().row()
        QApplication.clipboard().setText(self.model.lines[row] if row >= 0 else "\n".join(self.value))

    def paste(self) -> None:
        """Put the lines that were copied below the current one."""
        pasted = [line for text in QApplication.clipboard().text().splitlines() if (line := tidy(text))]
        row = self.list.currentIndex().row()
        at = row + 1 if row >= 0 else len(self.model.lines)
        for place, line in enumerate(pasted, at):
            self.model.insert(place, line)
        if pasted:
            self.list.setCurrentIndex(self.model.index(at + len(pasted) - 1))
            self._tell()

    def remove_line(self) -> None:
        """Remove the current line."""
        row = self.list.currentIndex().row()
        if row >= 0:
            self.model.remove(row)
            self._tell()

    def move_up(self) -> None:
        """Move the current line up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the current line down."""
        self._move(+1)

    def _button(self, icon_name: str, tip: str, step: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(icon_name))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        button.clicked.connect(step)
        return button

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row()
        if row >= 0 and self.model.move(row, step):
            self.list.setCurrentIndex(self.model.index(row + step))
            self._tell()

    def _tell(self) -> None:
        if self.value != self._value:
            self._value = self.value
            self.edited.emit(self._value)
        self.list.updateGeometry()

    def _on_model_typed(self) -> None:
        self._tell()

    def _on_editor_closed(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Take a line away that was begun and left empty; begin the next one after Enter."""
        row = self.list.currentIndex().row()
        goes_on = self._is_begun and hint == ENTERED and row >= 0 and bool(tidy(self.model.lines[row]))
        self._is_begun = False
        self.model.drop_empty()
        self._tell()
        if goes_on:
            # Only once the view has put its editor away.
            QTimer.singleShot(0, self, self.add_line)


class _LinesView(QListView):
    """Show the lines wrapped, as high as they need up to a point."""

    def __init__(self, parent: TextList, hint: str) -> None:
        super().__init__(parent)
        self._lines = parent
        self._hint = hint
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        for keys, step in (("Alt+Up", parent.move_up), ("Alt+Down", parent.move_down)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(step)

    def commit(self) -> None:
        """Take what stands in an editor that is open."""
        delegate = self.itemDelegate()
        if self.state() == QAbstractItemView.State.EditingState and isinstance(delegate, LineDelegate):
            delegate.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add, remove, open, copy and paste lines by keys; a letter begins a line."""
        if event.key() == Qt.Key.Key_Insert:
            self._lines.add_line()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._lines.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._lines.paste()
        elif event.text().isprintable() and event.text().strip() and not event.modifiers() & _COMMANDS:
            self._lines.add_last(event.text())
        elif event.key() == Qt.Key.Key_Delete:
            self._lines.remove_line()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Begin the first line with a click, as in a text field."""
        super().mouseReleaseEvent(event)
        if not self._lines.model.lines and event.button() == Qt.MouseButton.LeftButton:
            self._lines.add_line()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a line, or begin one below all others."""
        if self.indexAt(event.position().toPoint()).isValid():
            super().mouseDoubleClickEvent(event)
        elif self.state() != QAbstractItemView.State.EditingState:
            self._lines.add_last()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say in an empty list how a line is begun."""
        super().paintEvent(event)
        if not self._lines.model.lines:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(GAP, GAP, -GAP, -GAP)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self._hint)
            painter.end()

    def sizeHint(self) -> QSize:
        """Ask for the height of all lines, within reason."""
        line = self.fontMetrics().lineSpacing()
        rows = range(self.model().rowCount()) if self.model() else range(0)
        needed = sum(self.sizeHintForRow(row) for row in rows) + 2 * self.frameWidth()
        height = min(max(needed, _LEAST_LINES * line), _MOST_LINES * line)
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Never show less than the hint: the page scrolls instead."""
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, which may need another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
