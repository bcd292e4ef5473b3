# SPDX-License-Identifier: MIT
"""The tasks of a year under two headings, with what becomes of each in the next one."""
# ruff: noqa: N802 - the names of a model's methods are Qt's

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dvcq_desktop.plan.year_turn import Choice, Way
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import colours

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dvcq_desktop.office.directory import Directory

Index = QModelIndex | QPersistentModelIndex
TASK, WAY, REASON, UNIT, STATE, DUE = range(6)
_HEADERS = ("Nhiệm vụ", "Sang năm mới", "Lý do chưa xong", "Chủ trì, thực hiện", "Trạng thái", "Thời hạn")
_TITLES = ("Chưa hoàn thành: chuyển tiếp", "Nhiệm vụ khác của năm")
_GROUP = 0


class TurnModel(QAbstractItemModel):
    """Hold the choices; the first column carries a tick, the second what exactly is done."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []
        self._proposed: list[Way] = []
        self._groups: list[list[int]] = []
        self._titles: list[str] = []
        self._directory: Directory | None = None

    @property
    def choices(self) -> list[Choice]:
        """Return the choices as they stand."""
        return list(self._choices)

    @property
    def made(self) -> int:
        """Count the tasks that come of them."""
        return sum(len(choice.parts) for choice in self._choices)

    def show_choices(self, choices: Sequence[Choice], directory: Directory) -> None:
        """Show what is proposed for a year's tasks."""
        self.beginResetModel()
        self._choices = list(choices)
        self._proposed = [choice.way for choice in choices]
        self._directory = directory
        sorted_out = [
            (title, [at for at, choice in enumerate(choices) if choice.unfinished is unfinished])
            for title, unfinished in zip(_TITLES, (True, False), strict=True)
        ]
        self._titles = [title for title, places in sorted_out if places]
        self._groups = [places for _title, places in sorted_out if places]
        self.endResetModel()

    def choose(self, indexes: Iterable[Index], way: Way) -> None:
        """Let one thing become of several tasks; only what was not finished can be carried over."""
        for place in self._places(indexes):
            self._set(place, way)
        self.edited.emit()

    def offered(self, index: Index) -> tuple[Way, ...]:
        """Return what can become of a task."""
        choice = self._choice(index)
        if choice is None:
            return ()
        return (Way.CARRY, Way.COPY, Way.BOTH, Way.LEAVE) if choice.unfinished else (Way.COPY, Way.LEAVE)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        """Return a cell: a heading's, or a task's under one."""
        if not (0 <= row < self.rowCount(parent) and 0 <= column < len(_HEADERS)):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008 - Qt's own default
        """Return the heading of a task."""
        if not index.isValid() or index.internalId() == _GROUP:
            return QModelIndex()
        return self.createIndex(int(index.internalId()) - 1, 0, _GROUP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of headings, or of tasks under one."""
        if not parent.isValid():
            return len(self._groups)
        is_heading = parent.internalId() == _GROUP and parent.column() == 0
        return len(self._groups[parent.row()]) if is_heading else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008 - Qt's own signature
        """Return the number of columns."""
        return len(_HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADERS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        choice = self._choice(index)
        if choice is None:
            return self._heading_data(index, role) if index.isValid() else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._texts(choice)[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._texts(choice)[index.column()]) or None
            case Qt.ItemDataRole.CheckStateRole if index.column() == TASK:
                return Qt.CheckState.Unchecked if choice.way is Way.LEAVE else Qt.CheckState.Checked
            case Qt.ItemDataRole.ForegroundRole if choice.way is Way.LEAVE:
                return QColor(colours().muted)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick, a way or a reason."""
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TASK:
            self._tick([index], ticked=Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        choice = self._choice(index)
        if choice is None or role != Qt.ItemDataRole.EditRole:
            return False
        place = self._groups[int(index.internalId()) - 1][index.row()]
        if index.column() == WAY:
            self._set(place, Way(value))
        elif index.column() == REASON:
            self._choices[place] = replace(choice, reason=" ".join(str(value).split()))
            self._tell(place)
        else:
            return False
        self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let tasks be ticked, and their way and reason be changed."""
        found = super().flags(index)
        if not index.isValid():
            return found
        choice = self._choice(index)
        if index.column() == TASK:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        if choice is not None and (index.column() == WAY or (index.column() == REASON and choice.unfinished)):
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def _heading_data(self, index: Index, role: int) -> Any:
        places = self._groups[index.row()]
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if index.column() != TASK:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self._titles[index.row()]} ({len(places)})"
        if role == Qt.ItemDataRole.CheckStateRole:
            taken = sum(self._choices[place].way is not Way.LEAVE for place in places)
            if taken in {0, len(places)}:
                return Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
            return Qt.CheckState.PartiallyChecked
        return None

    def _choice(self, index: Index) -> Choice | None:
        if not index.isValid() or index.internalId() == _GROUP:
            return None
        return self._choices[self._groups[int(index.internalId()) - 1][index.row()]]

    def _places(self, indexes: Iterable[Index]) -> list[int]:
        """Return the tasks of some cells, each once; a heading stands for all under it."""
        found: list[int] = []
        for index in indexes:
            if index.internalId() == _GROUP:
                found += self._groups[index.row()]
            else:
                found.append(self._groups[int(index.internalId()) - 1][index.row()])
        return list(dict.fromkeys(found))

    def _tick(self, indexes: Iterable[Index], *, ticked: bool) -> None:
        for place in self._places(indexes):
            choice, usual = self._choices[place], self._proposed[place]
            taken = Way.CARRY if choice.unfinished else Way.COPY
            if ticked and choice.way is Way.LEAVE:
                self._set(place, taken if usual is Way.LEAVE else usual)
            elif not ticked:
                self._set(place, Way.LEAVE)
        self.edited.emit()

    def _set(self, place: int, way: Way) -> None:
        choice = self._choices[place]
        if not choice.unfinished and way in {Way.CARRY, Way.BOTH}:
            way = Way.COPY
        self._choices[place] = replace(choice, way=way)
        self._tell(place)

    def _tell(self, place: int) -> None:
        for number, places in enumerate(self._groups):
            if place in places:
                row = places.index(place)
                last = len(_HEADERS) - 1
                self.dataChanged.emit(
                    self.createIndex(row, 0, number + 1), self.createIndex(row, last, number + 1)
                )
                self.dataChanged.emit(
                    self.createIndex(number, 0, _GROUP), self.createIndex(number, 0, _GROUP)
                )

    def _texts(self, choice: Choice) -> tuple[str, ...]:
        task, look = choice.task, self._directory
        units = look.unit_called(task.lead_unit) if look else ""
        state = task.state.state.label
        if choice.share is not None:
            done, counted = choice.share
            if not units:
                named = look.group_name(task.group) if look else ""
                units = f"{named} ({counted} đơn vị)".strip()
            if task.state.state.is_open:
                state = f"{done}/{counted} đơn vị xong"
        return (task.title, choice.way.label, choice.reason, units, state, task.schedule.label)


class WayDelegate(QStyledItemDelegate):
    """Choose what becomes of a task from a list that opens in its cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 - Qt's signature
        """Return the list of ways."""
        box = QComboBox(parent)
        model = index.model()
        for way in model.offered(index) if isinstance(model, TurnModel) else ():
            box.addItem(way.label, way.value)
        box.activated.connect(self._on_box_activated)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the way that was chosen, the list open."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()))
            editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the way."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())

    def _on_box_activated(self, _place: int) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            viewport = box.parentWidget()
            view = viewport.parentWidget() if viewport else None
            self.commitData.emit(box)
            self.closeEditor.emit(box)
            # The list that dropped down had the focus, and leaves it nowhere.
            if view is not None:
                view.setFocus()
