# SPDX-License-Identifier: MIT
"""A list of lines that are typed in place, added, removed and put into an order: bases, recipients."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.text.normal import tidy
from dvcq_desktop.widgets.theme import GAP, icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Index = QModelIndex | QPersistentModelIndex
_LEAST_LINES = 3
_MOST_LINES = 14
_EDITOR_LINES = 3


class TextList(QWidget):
    """Edit lines in their order; emits all of them when a person changed one."""

    edited = Signal(object)  # tuple of texts

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: tuple[str, ...] = ()
        # Widgets
        self.model = _LinesModel(self)
        self.list = _LinesView(self)
        self.list.setModel(self.model)
        self._delegate = _LineDelegate(self)
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

    def _on_editor_closed(self, _editor: QWidget, _hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Take a line away that was begun and left empty."""
        self.model.drop_empty()
        self._tell()


class _LinesModel(QAbstractListModel):
    """Hold the lines."""

    typed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[str] = []

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show other lines."""
        if list(lines) == self.lines:
            return
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def insert(self, row: int) -> None:
        """Add an empty line."""
        self.beginInsertRows(QModelIndex(), row, row)
        self.lines.insert(row, "")
        self.endInsertRows()

    def remove(self, row: int) -> None:
        """Take a line away."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.lines[row]
        self.endRemoveRows()

    def move(self, row: int, step: int) -> bool:
        """Move a line by one place; False where it stands at the end."""
        if not 0 <= row + step < len(self.lines):
            return False
        behind = row + step + (step > 0)
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), behind)
        self.lines.insert(row + step, self.lines.pop(row))
        self.endMoveRows()
        return True

    def drop_empty(self) -> None:
        """Take empty lines away."""
        for row in range(len(self.lines) - 1, -1, -1):
            if not tidy(self.lines[row]):
                self.remove(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self.lines[index.row()]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.lines[index.row()] = tidy(str(value).replace("\n", " "))
        self.dataChanged.emit(index, index)
        self.typed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every line be edited."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.isValid() else found


class _LinesView(QListView):
    """Show the lines wrapped, as high as they need up to a point."""

    def __init__(self, parent: TextList) -> None:
        super().__init__(parent)
        self._lines = parent
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
        if self.state() == QAbstractItemView.State.EditingState and isinstance(delegate, _LineDelegate):
            delegate.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add, remove and open lines by keys."""
        if event.key() == Qt.Key.Key_Insert:
            self._lines.add_line()
        elif event.key() == Qt.Key.Key_Delete:
            self._lines.remove_line()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

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


class _LineDelegate(QStyledItemDelegate):
    """Edit a long line over several rows of the screen; Enter takes it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._editor: QPlainTextEdit | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 - Qt's signature
        """Return an editor that wraps."""
        self._editor = QPlainTextEdit(parent)
        self._editor.setTabChangesFocus(True)
        self._editor.destroyed.connect(self._on_editor_destroyed)
        return self._editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the line, the cursor behind it."""
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(index.data(Qt.ItemDataRole.EditRole))
            editor.moveCursor(editor.textCursor().MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the line."""
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Cover the line, and at least a few rows."""
        least = editor.fontMetrics().lineSpacing() * _EDITOR_LINES
        rect = option.rect
        rect.setHeight(max(self.sizeHint(option, index).height(), least))
        editor.setGeometry(rect)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Wrap within the list."""
        view = self.parent()
        width = view.list.viewport().width() if isinstance(view, TextList) else option.rect.width()
        metrics = option.fontMetrics
        text = index.data(Qt.ItemDataRole.DisplayRole) or " "
        flags = int(Qt.TextFlag.TextWordWrap)
        box = metrics.boundingRect(0, 0, max(width - 4 * GAP, 40), 10_000, flags, text)
        return QSize(width, box.height() + 2 * GAP)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let Enter take the line: a line of a list has no line breaks."""
        if (
            isinstance(editor, QPlainTextEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)

    def commit(self) -> None:
        """Take the line that is being typed."""
        if self._editor is not None:
            self.commitData.emit(self._editor)

    def _on_editor_destroyed(self) -> None:
        self._editor = None
