# SPDX-License-Identifier: MIT
"""The table model of every room: it holds ids, sorted elsewhere, and fetches records on demand."""
# ruff: noqa: N802 - the names of a model's methods are Qt's

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dvcq_desktop.widgets.columns import Column, Kind
from dvcq_desktop.widgets.plain import plain_tooltip

RECORD_ROLE = int(Qt.ItemDataRole.UserRole)
SORT_ROLE = RECORD_ROLE + 1

PAGE = 128
_KEPT_RECORDS = PAGE * 24

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[str]], Mapping[str, Any]]
SetValue = Callable[[str, str, str], bool]
_NO_INDEX = QModelIndex()


class RecordModel(QAbstractTableModel):
    """Show records by id; `fetch(ids)` is called on the GUI thread for a page of rows at a time.

    A record that `fetch` does not return is shown as an empty row until the ids are set anew.
    """

    fetch_failed = Signal(object)  # the exception; the rows stay empty

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Fetch,
        parent: QObject | None = None,
        *,
        set_value: SetValue | None = None,
    ) -> None:
        """Take the columns and the store's functions.

        `set_value(id, column's name, typed text)` returns whether the text was taken; the screen refreshes
        the row once it is saved.
        """
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._set_value = set_value
        self._ids: list[str] = []
        self._rows: dict[str, int] | None = None
        self._records: dict[str, Any] = {}

    @property
    def ids(self) -> Sequence[str]:
        """Return the ids of all rows in their order."""
        return self._ids

    def set_ids(self, ids: Sequence[str]) -> None:
        """Show these records in this order; signals the smallest change that is true.

        Records already fetched are kept: call `refresh` for those that changed.
        """
        new = list(ids)
        start, old_end, new_end = _differing(self._ids, new)
        if start == old_end == new_end:
            return
        if start == old_end:
            self.beginInsertRows(_NO_INDEX, start, new_end - 1)
            self._take(new)
            self.endInsertRows()
        elif start == new_end:
            self.beginRemoveRows(_NO_INDEX, start, old_end - 1)
            self._take(new)
            self.endRemoveRows()
        else:
            self.beginResetModel()
            self._take(new)
            self.endResetModel()

    def refresh(self, ids: Collection[str] | None = None) -> None:
        """Fetch records again when next needed, all of them by default, and repaint their rows."""
        if ids is None:
            self._records.clear()
            if self._ids:
                self._tell_changed(0, len(self._ids) - 1)
            return
        for one in ids:
            self._records.pop(one, None)
            row = self.row_of(one)
            if row is not None:
                self._tell_changed(row, row)

    def record(self, row: int) -> Any:
        """Return the record of a row, None where the store has none."""
        if not 0 <= row < len(self._ids):
            return None
        if self._ids[row] not in self._records:
            self._fetch_page(row)
        return self._records.get(self._ids[row])

    def records(self, ids: Sequence[str]) -> list[Any]:
        """Fetch records in the order given, past the rows kept for the screen."""
        found: dict[str, Any] = {}
        for start in range(0, len(ids), PAGE * 4):
            found.update(self._fetch(ids[start : start + PAGE * 4]))
        return [found[one] for one in ids if one in found]

    def id_at(self, row: int) -> str | None:
        """Return the id of a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, record_id: str) -> int | None:
        """Return the row of an id, None when it is not shown."""
        if self._rows is None:
            self._rows = {one: row for row, one in enumerate(self._ids)}
        return self._rows.get(record_id)

    def column_of(self, name: str) -> int | None:
        """Return the place of the column of that name."""
        return next((place for place, column in enumerate(self.columns) if column.name == name), None)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the records."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, its raw value (SORT_ROLE) or its whole record (RECORD_ROLE)."""
        # A view asks for many more of every cell it draws: what it does not get must cost nothing.
        if role not in _READ_ROLES and role != _ALIGNMENT:
            return None
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        column = self.columns[index.column()]
        if role == _ALIGNMENT:
            return _ALIGNED.get(column.kind, _LEFT)
        record = self.record(index.row())
        if record is None or role == RECORD_ROLE:
            return record
        if role == SORT_ROLE:
            return column.value_of(record)
        if role == _TOOLTIP:
            return plain_tooltip(column.whole_text_of(record))
        return column.text_of(record)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title and what it says when pointed at."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.tooltip or column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return _ALIGNED.get(column.kind, _LEFT)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let editable columns be edited where the model was given a `set_value`."""
        flags = super().flags(index)
        if index.isValid() and self._set_value and self.columns[index.column()].editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand what was typed to the screen's `set_value`, unless it is what stood there."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self._set_value is None:
            return False
        if str(value) == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        return self._set_value(self._ids[index.row()], self.columns[index.column()].name, str(value))

    def _take(self, ids: list[str]) -> None:
        self._ids = ids
        self._rows = None

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _fetch_page(self, row: int) -> None:
        start = row - row % PAGE
        ids = self._ids[start : start + PAGE]
        if len(self._records) > _KEPT_RECORDS:
            self._records.clear()
        try:
            found = self._fetch(ids)
        except Exception as error:  # noqa: BLE001 - `data()` must not raise: it runs at every paint
            found = {}
            self.fetch_failed.emit(error)
        self._records.update({one: found.get(one) for one in ids})


def _differing(old: list[str], new: list[str]) -> tuple[int, int, int]:
    """Return where two lists begin to differ and, in each, where they are the same again."""
    shorter = min(len(old), len(new))
    start = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    same = 0
    while same < shorter - start and old[-1 - same] == new[-1 - same]:
        same += 1
    return start, len(old) - same, len(new) - same


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALIGNED = {Kind.NUMBER: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter}
# Looked up once: Python asks a function for each member of an enum, thousands of times at each paint.
_ALIGNMENT, _TOOLTIP = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.ToolTipRole)
_READ_ROLES = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.EditRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        RECORD_ROLE,
        SORT_ROLE,
    }
)
