# SPDX-License-Identifier: MIT
"""A short table that is edited in place: criteria, grades, caps, the rule for ties."""
# ruff: noqa: N802 - the names of a model's and a view's methods are Qt's

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QResizeEvent
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

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.text.points import points_text, read_points
from dvcq_desktop.widgets.cell_typing import type_again, typed, typing_kept
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import GAP, MARGIN, Tone, shades

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtGui import QAction

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_INDENT = "      "
_ROW_PADDING = 11
_LEAST_PADDING = 4  # what Qt leaves itself
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PartKind(Enum):
    """Say what a column holds."""

    TEXT = auto()
    FIGURE = auto()  # a number as it is written, which stands at the right
    POINTS = auto()
    TICK = auto()
    CHOICE = auto()


class PartColumn(NamedTuple):
    """A column: its value's name, its head, what it holds, how many letters wide (0: what is left)."""

    name: str
    title: str
    kind: PartKind = PartKind.TEXT
    width: int = 0
    tip: str = ""


class PartRow(NamedTuple):
    """A row: its key, its values, those that cannot be edited, how deep it is set in, whether bold.

    `warned` says by value's name what its cell shows instead, in the colour of what is still to be done.
    """

    key: str
    values: Mapping[str, Any]
    locked: frozenset[str] = frozenset()
    depth: int = 0
    is_bold: bool = False
    warned: Mapping[str, str] = {}


class PartsModel(QAbstractTableModel):
    """Show rows; what is typed is told, and written elsewhere."""

    edited = Signal(str, str, object)  # key, column's name, value
    refused = Signal(str)  # a sentence

    def __init__(self, columns: Sequence[PartColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[PartRow, ...] = ()
        self.choices: dict[str, Sequence[tuple[str, str]]] = {}
        self.is_locked = False

    def show_rows(self, rows: Sequence[PartRow], *, locked: bool) -> None:
        """Show rows; where the same ones stay, only what they say is told anew."""
        same = [each.key for each in rows] == [each.key for each in self.rows]
        if not same:
            self.beginResetModel()
        self.rows, self.is_locked = tuple(rows), locked
        if not same:
            self.endResetModel()
        elif self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        value = row.values.get(column.name)
        if role == Qt.ItemDataRole.CheckStateRole and column.kind is PartKind.TICK and self._is_free(index):
            return Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind in {PartKind.POINTS, PartKind.FIGURE}:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole and row.is_bold:
            font = QFont()
            font.setBold(True)
            return font
        warned = row.warned.get(column.name, "")
        if role == Qt.ItemDataRole.ForegroundRole and warned:
            return QColor(shades(Tone.SOON).ink)
        if role == Qt.ItemDataRole.ToolTipRole and column.kind is PartKind.TEXT:
            return plain_tooltip(warned or str(value or ""))
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            text = self._text(column, value)
            if warned and role == Qt.ItemDataRole.DisplayRole:
                text = warned
            indent = role == Qt.ItemDataRole.DisplayRole and column.width == 0 and row.depth
            return _INDENT * row.depth + text if indent else text
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed, ticked or chosen, where it is something else than what stands there."""
        if not index.isValid() or index.row() >= len(self.rows):
            return False
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column.kind is PartKind.TICK:
            self.edited.emit(row.key, column.name, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role != Qt.ItemDataRole.EditRole:
            return False
        try:
            new = read_points(str(value)) if column.kind is PartKind.POINTS else tidy(str(value))
        except UserError as error:
            self.refused.emit(error.sentence)
            return False
        if new != (row.values.get(column.name) or (None if column.kind is PartKind.POINTS else "")):
            self.edited.emit(row.key, column.name, new)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be edited that are not locked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.is_locked or not self._is_free(index):
            return flags
        tick = self.columns[index.column()].kind is PartKind.TICK
        return flags | (Qt.ItemFlag.ItemIsUserCheckable if tick else Qt.ItemFlag.ItemIsEditable)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].kind is PartKind.FIGURE:
            return _RIGHT
        return self.columns[section].tip if role == Qt.ItemDataRole.ToolTipRole else None

    def _is_free(self, index: Index) -> bool:
        return self.columns[index.column()].name not in self.rows[index.row()].locked

    def _text(self, column: PartColumn, value: Any) -> str:
        if column.kind is PartKind.POINTS:
            return points_text(value)
        if column.kind is PartKind.CHOICE:
            return next((text for code, text in self.choices.get(column.name, ()) if code == value), "")
        return "" if column.kind is PartKind.TICK else str(value or "")


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
    """Show a PartsModel; rows are named by their keys."""

    delete_requested = Signal(object)  # list of keys
    locked_typed = Signal()  # a key or a double click where nothing may be changed

    def __init__(self, name: str, columns: Sequence[PartColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = PartsModel(columns, self)
        self._delegate = PartsDelegate(self)
        self._kept: tuple[str, int, str | None] = ("", 0, None)
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
            self.setCurrentIndex(self.parts.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete rows, go on with Enter; Alt and an arrow are the page's."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and self.parts.is_locked and _would_edit(event):
            self.locked_typed.emit()
            event.accept()
            return
        if not editing and event.key() == Qt.Key.Key_Delete and not self.parts.is_locked:
            self.delete_requested.emit(self.selected_keys)
            event.accept()
        elif not editing and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight, as where a message above takes its room."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
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

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        if self.parts.is_locked:
            self.locked_typed.emit()

    def _on_model_about_to_reset(self) -> None:
        self._kept = (self.current_key, self.currentIndex().column(), typed(self))

    def _on_model_reset(self) -> None:
        key, column, text = self._kept
        row = next((at for at, each in enumerate(self.parts.rows) if each.key == key), -1)
        if row < 0 and self.parts.rows:
            row, text = 0, None
        if row >= 0:
            index = self.parts.index(row, max(column, 0))
            self.setCurrentIndex(index)
            if text is not None:
                type_again(self, index, text)


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
    return typing or event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Delete}


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
