# SPDX-License-Identifier: MIT
"""A short table that is edited in place: criteria, grades, caps, the rule for ties."""
# ruff: noqa: N802 - the names of a model's and a view's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.widgets.cell_typing import choose_cell, go_on_typing, typed, typing_kept
from dvcq_desktop.widgets.parts_model import PartColumn, PartKind, PartsModel
from dvcq_desktop.widgets.theme import GAP, MARGIN

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QAction

Index = QModelIndex | QPersistentModelIndex
_ROW_PADDING = 11
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}
_LEAST_PADDING = 4  # what Qt leaves itself


class PartsDelegate(QStyledItemDelegate):
    """Choose from a list where a column has one; else type."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the cell."""
        model = index.model()
        assert isinstance(model, PartsModel)
        column = model.columns[index.column()]
        if column.kind is not PartKind.CHOICE:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for code, text in model.choices.get(column.name, ()):
            box.addItem(text, code)
        box.setAccessibleName(column.title)
        box.activated.connect(self._on_box_activated)
        box.view().setMinimumWidth(box.sizeHint().width())
        # In the open list arrows only move; in the closed box the first one would choose already.
        opening = QTimer(box)
        opening.setSingleShot(True)
        opening.timeout.connect(box.showPopup)
        opening.start(0)
        return box

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave as much room around several lines as around one."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), hint.height() + _ROW_PADDING - _LEAST_PADDING)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell."""
        if isinstance(editor, QComboBox):
            model = index.model()
            assert isinstance(model, PartsModel)
            held = model.rows[index.row()].values.get(model.columns[index.column()].name)
            editor.setCurrentIndex(editor.findData(held))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Take what was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData() or "")
        else:
            super().setModelData(editor, model, index)

    def _on_box_activated(self, _place: int) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            for opening in box.findChildren(QTimer):
                opening.stop()
            self.commitData.emit(box)
            self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)


class PartsTable(QTableView):
    """Show a PartsModel; rows are named by their keys.

    Where its rows stand for records (`opens`), Enter, F2 and a double click ask for it.
    """

    delete_requested = Signal(object)  # list of keys
    add_requested = Signal()  # Insert
    open_requested = Signal(str)  # key
    locked_typed = Signal()  # a key or a double click where nothing may be changed

    def __init__(self, name: str, columns: Sequence[PartColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = PartsModel(columns, self)
        self.opens = False
        self._delegate = PartsDelegate(self)
        self._kept: tuple[str, int, int, str | None] = ("", 0, 0, None)
        self._keys: set[str] = set()
        self._sight = QTimer(self, singleShot=True, interval=0)
        self._sight.timeout.connect(self._keep_typing_in_sight)
        self.setItemDelegate(self._delegate)
        self.setModel(self.parts)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.AnyKeyPressed | trigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._lay_out()
        self.doubleClicked.connect(self._on_double_clicked)
        self.parts.modelAboutToBeReset.connect(self._on_model_about_to_reset)
        self.parts.modelReset.connect(self._on_model_reset)

    @property
    def current_key(self) -> str:
        """Return the key of the current row, blank where there is none."""
        row = self.currentIndex().row()
        return self.parts.rows[row].key if 0 <= row < len(self.parts.rows) else ""

    @property
    def selected_keys(self) -> list[str]:
        """Return the keys of the chosen rows."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [self.parts.rows[row].key for row in rows]

    def wrap_rows(self) -> None:
        """Show all of a long text in as many lines as it needs, at the width that its column has."""
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Rows get their heights when they are first looked at, after one was gone to.
        self.verticalHeader().sectionResized.connect(self._sight.start)

    def span_rows(self, keys: Collection[str]) -> None:
        """Let the first cell of these rows reach over all columns."""
        self.clearSpans()
        for place, row in enumerate(self.parts.rows):
            if row.key in keys:
                self.setSpan(place, 0, 1, len(self.parts.columns))

    def go_to(self, key: str, name: str = "") -> None:
        """Make the cell of a key current."""
        row = next((at for at, each in enumerate(self.parts.rows) if each.key == key), -1)
        column = next((at for at, each in enumerate(self.parts.columns) if each.name == name), 0)
        if row >= 0:
            choose_cell(self, self.parts.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete rows, go on with Enter; Alt and an arrow are the page's."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if self.opens and not editing and event.key() in _OPENING and self.current_key:
            self.open_requested.emit(self.current_key)
            event.accept()
            return
        if not editing and self.parts.is_locked and _would_edit(event):
            self.locked_typed.emit()
            event.accept()
            return
        if not editing and event.key() == Qt.Key.Key_Insert and not event.modifiers():
            self.add_requested.emit()
            event.accept()
        elif not editing and event.key() == Qt.Key.Key_Delete and not self.parts.is_locked:
            self.delete_requested.emit(self.selected_keys)
            event.accept()
        elif not editing and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.parts.is_locked:
                # It is for the main button of a dialog in which nothing is typed here.
                event.ignore()
                return
            self.edit(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight, as where a message above takes its room."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _keep_typing_in_sight(self) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            self.scrollTo(self.currentIndex())

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Leave a cell that is being typed into as it is."""
        with typing_kept(self):
            super().dataChanged(first, last, list(roles))

    def _lay_out(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + _ROW_PADDING)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, column in enumerate(self.parts.columns):
            if column.width:
                header.resizeSection(place, metrics.averageCharWidth() * column.width)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self.opens:
            self.open_requested.emit(self.parts.rows[index.row()].key)
        elif self.parts.is_locked:
            self.locked_typed.emit()

    def _on_model_about_to_reset(self) -> None:
        at = self.currentIndex()
        self._keys = {each.key for each in self.parts.rows}
        self._kept = (self.current_key, at.row(), at.column(), typed(self))

    def _on_model_reset(self) -> None:
        key, before, column, text = self._kept
        row = next((at for at, each in enumerate(self.parts.rows) if each.key == key), -1)
        if row < 0 and self.parts.rows:
            # Where the current row is gone, the one that took its place; of other rows the first.
            same = any(each.key in self._keys for each in self.parts.rows)
            row, text = min(max(before, 0), len(self.parts.rows) - 1) if same else 0, None
        if row >= 0:
            index = self.parts.index(row, max(column, 0))
            choose_cell(self, index)
            if text is not None:
                go_on_typing(self, index, text)


def foot_of(parent: QWidget, actions: Sequence[QAction], named: Sequence[QAction]) -> QHBoxLayout:
    """Return a row of buttons for what is done to the rows, some with their words."""
    foot = QHBoxLayout()
    foot.setSpacing(GAP)
    style = Qt.ToolButtonStyle
    for action in actions:
        button = QToolButton(parent)
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if action in named else style.ToolButtonIconOnly
        )
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or "Delete"
        button.setToolTip(f"{action.text()} ({keys})")
        foot.addWidget(button)
    foot.addStretch(1)
    return foot


def _would_edit(event: QKeyEvent) -> bool:
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    typing = bool(event.text()) and event.text().isprintable() and not event.modifiers() & command
    return typing or event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Insert}


def lay_out_parts(pane: QWidget, said: QWidget, table: PartsTable, buttons: Sequence[QPushButton]) -> None:
    """Lay a pane of parts out: what is said of them, their table, and the buttons below it."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    column = QVBoxLayout(pane)
    column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
    column.setSpacing(GAP)
    column.addWidget(said)
    column.addWidget(table, 1)
    column.addLayout(row)
