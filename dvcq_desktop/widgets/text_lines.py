# SPDX-License-Identifier: MIT
"""The lines of a list that are typed in place, and the editor of one."""
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
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dvcq_desktop.text.normal import tidy
from dvcq_desktop.widgets.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
_EDITOR_LINES = 3

ENTERED = QAbstractItemDelegate.EndEditHint.SubmitModelCache
"""How an editor that was left with Enter is told from others."""


class LinesModel(QAbstractListModel):
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

    def insert(self, row: int, line: str = "") -> None:
        """Add a line."""
        self.beginInsertRows(QModelIndex(), row, row)
        self.lines.insert(row, line)
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


class LineDelegate(QStyledItemDelegate):
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
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
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
            self.closeEditor.emit(editor, ENTERED)
            return True
        return super().eventFilter(editor, event)

    def commit(self) -> None:
        """Take the line that is being typed."""
        if self._editor is not None:
            self.commitData.emit(self._editor)

    def insert(self, letters: str) -> None:
        """Type letters into the line that was opened."""
        if self._editor is not None:
            self._editor.insertPlainText(letters)

    def _on_editor_destroyed(self) -> None:
        self._editor = None
