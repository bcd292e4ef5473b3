# SPDX-License-Identifier: MIT
"""The cell of a score while it is typed into: each key is told, and a wrong number keeps the cell open."""
# ruff: noqa: N802 - the names of a delegate's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dvcq_desktop.widgets.theme import Tone, shades

if TYPE_CHECKING:
    from dvcq_desktop.nominations.screen.score_model import ScoreModel

Index = QModelIndex | QPersistentModelIndex
STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
_SIDEWAYS = {Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Left: (0, -1)}
_END = QStyledItemDelegate.EndEditHint.NoHint


class ScoreLine(QLineEdit):
    """Type points or words into one cell; a number that cannot be is red while it is typed."""

    def __init__(self, model: ScoreModel, index: Index, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.place = QPersistentModelIndex(index)
        self.setFrame(False)
        if not model.is_remark(index):
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        criterion = model.criterion(index)
        self.setAccessibleName(f"Điểm {criterion.named}" if criterion else "Điểm")
        self.textChanged.connect(self._on_text_changed)

    @property
    def complaint(self) -> str:
        """Return why what is typed cannot stand here, blank where it can."""
        return self._model.complaint(self.place, self.text())

    def _on_text_changed(self, _text: str) -> None:
        said = self.complaint
        ink = shades(Tone.OVERDUE)
        self.setStyleSheet(f"color: {ink.ink}; background: {ink.paper};" if said else "")
        self.setToolTip(said)
        self.setAccessibleDescription(said)


class ScoreDelegate(QStyledItemDelegate):
    """Let cells be typed into as in a spreadsheet.

    It draws nothing itself: one call of Python for each cell at each key would be felt.
    """

    text_edited = Signal(object, str)  # QPersistentModelIndex, what stands in the cell by now
    refused = Signal(object, str)  # QPersistentModelIndex, what is typed there and cannot be
    left = Signal(int, int)  # by how many rows and columns to go on
    given_up = Signal()

    def __init__(self, model: ScoreModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.began_by_typing = False

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the cell."""
        line = ScoreLine(self._model, index, parent)
        line.textEdited.connect(self._on_text_edited)
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that end a cell; one that holds no possible number stays open."""
        if not isinstance(watched, ScoreLine):
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            step = STEPS.get(key) or (_SIDEWAYS.get(key) if self.began_by_typing else None)
            if step is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._end(watched, step)
                return True
            if key == Qt.Key.Key_Escape:
                self.given_up.emit()
        if event.type() == QEvent.Type.FocusOut and watched.complaint:
            self.refused.emit(watched.place, watched.text())
            self.given_up.emit()
            self.closeEditor.emit(watched, _END)
            return False
        return super().eventFilter(watched, event)

    def _end(self, line: ScoreLine, step: tuple[int, int]) -> None:
        if line.complaint:
            self.refused.emit(line.place, line.text())
            line.selectAll()
            return
        self.commitData.emit(line)
        self.closeEditor.emit(line, _END)
        self.left.emit(*step)

    def _on_text_edited(self, text: str) -> None:
        line = self.sender()
        if isinstance(line, ScoreLine):
            self.text_edited.emit(line.place, text)
