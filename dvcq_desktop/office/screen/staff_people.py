# SPDX-License-Identifier: MIT
"""The people of a staff list with what would change, to be ticked by mouse or Space, one or many at once."""
# ruff: noqa: N802 - the names of a model's and a view's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView

from dvcq_desktop.office.checks import birth_text
from dvcq_desktop.office.rules import PersonKind
from dvcq_desktop.office.staff.proposals import State
from dvcq_desktop.office.staff.reading import ALL_SHEETS
from dvcq_desktop.widgets.columns import Chip
from dvcq_desktop.widgets.dressing import dress, show_chips
from dvcq_desktop.widgets.model import SORT_ROLE
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import Tone, colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTableView

    from dvcq_desktop.office.staff.proposals import Proposal
    from dvcq_desktop.office.staff.session import Session

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
TICK, STATE, WHERE, NAME, BIRTH, KIND, POSITION, UNIT, WHAT = range(9)
_COLUMNS = (
    ("Nhận", 7),
    ("So với cơ quan", 18),
    ("Dòng", 8),
    ("Họ và tên", 24),
    ("Ngày sinh", 14),
    ("Đối tượng", 15),
    ("Chức vụ", 22),
    ("Đơn vị", 24),
    ("Thay đổi, lưu ý", 20),
)
_CHIPS = {
    State.WRONG: Chip("Dòng sai", Tone.OVERDUE),
    State.NEW: Chip("Thêm mới", Tone.ACCENT),
    State.CHANGED: Chip("Thay đổi", Tone.SOON),
    State.LEFT: Chip("Không còn", Tone.NEUTRAL, "Đang công tác nhưng không có trong danh sách này"),
    State.SAME: Chip("Không đổi", Tone.DONE),
}


class PeopleModel(QAbstractTableModel):
    """Show the rows of a session; a mark set here is told at once."""

    ticked = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._state: State | None = None
        self._rows: list[Proposal] = []
        self.show_rows()

    @property
    def rows(self) -> Sequence[Proposal]:
        """Return the rows that are shown."""
        return self._rows

    def show_rows(self) -> None:
        """Show the session's rows as they are now; the same rows stay where they are."""
        wanted = [each for each in self._session.proposals if self._state in {None, each.state}]
        if [each.key for each in wanted] == [each.key for each in self._rows]:
            self._rows = wanted
            self.tell_changed()
            return
        self.beginResetModel()
        self._rows = wanted
        self.endResetModel()

    def show_state(self, state: State | None) -> None:
        """Show only the rows of a state, or all."""
        self._state = state
        self.show_rows()

    def tell_changed(self) -> None:
        """Paint all rows anew."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(_COLUMNS) - 1))

    def tick(self, rows: Sequence[int], *, taken: bool) -> None:
        """Take these rows or not, where there is anything to take."""
        chosen = [self._rows[row] for row in rows if self._rows[row].can_be_taken]
        if chosen:
            self._session.tick([each.key for each in chosen], taken=taken)
            self.tell_changed()
            self.ticked.emit()

    def toggle(self, rows: Sequence[int]) -> None:
        """Take all of these rows; where all are taken already, none."""
        chosen = [row for row in rows if self._rows[row].can_be_taken]
        taken = not all(self._session.is_taken(self._rows[row]) for row in chosen)
        self.tick(chosen, taken=taken)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the rows shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _COLUMNS[section][0]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._text(row, column).replace("; ", "\n"))
            case Qt.ItemDataRole.CheckStateRole if column == TICK and row.can_be_taken:
                return Qt.CheckState.Checked if self._session.is_taken(row) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole:
                idle = row.state is State.SAME or (row.can_be_taken and not self._session.is_taken(row))
                return QColor(colours().muted) if idle else None
        return _CHIPS[row.state] if role == SORT_ROLE and column == STATE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a mark be set where there is something to take."""
        found = super().flags(index)
        if index.isValid() and index.column() == TICK and self._rows[index.row()].can_be_taken:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a mark set by the mouse."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != TICK:
            return False
        self.tick([index.row()], taken=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _text(self, row: Proposal, column: int) -> str:
        listed, person = row.listed, row.person
        held = person.tenures[-1] if person and person.tenures else None
        if column == WHERE:
            sheet = f"{listed.sheet}, " if listed and self._session.listed.sheet == ALL_SHEETS else ""
            return f"{sheet}{listed.row + 1}" if listed else ""
        if column == KIND:
            kind = (row.values or {}).get("kind") or (person.kind if person else listed and listed.kind)
            return kind.label if isinstance(kind, PersonKind) else ""
        if column == POSITION:
            return listed.position if listed else held.position if held else ""
        if column == UNIT:
            return listed.unit if listed else self._session.directory.unit_called(held.unit if held else None)
        texts = {
            STATE: _CHIPS[row.state].text,
            NAME: row.name or "(chưa có họ tên)",
            BIRTH: birth_text(listed.birth if listed else person.birth if person else ""),
            WHAT: self._session.what(row),
        }
        return texts.get(column, "")


def show_people(table: QTableView, model: PeopleModel) -> None:
    """Give a view its model, and the look and keys of the program's tables."""
    table.setModel(model)
    show_chips(table, STATE)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    dress(table, [width for _title, width in _COLUMNS])
