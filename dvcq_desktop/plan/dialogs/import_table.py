# SPDX-License-Identifier: MIT
"""The table of proposed tasks: each change is a new list, so that undoing shows the one before."""
# ruff: noqa: N802 - the names of a model's methods are Qt's

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dvcq_desktop.plan import proposals
from dvcq_desktop.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from dvcq_desktop.plan.proposals import Proposal

Index = QModelIndex | QPersistentModelIndex
_HEADERS = ("Nhiệm vụ", "Căn cứ", "Chủ trì, thực hiện", "Phối hợp", "Thời hạn")
_TITLE = 0


class ProposalModel(QAbstractTableModel):
    """Hold the proposals; the first column carries the mark of acceptance."""

    edited = Signal()  # a person or a step changed something

    def __init__(self, parts: Sequence[Proposal], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = list(parts)
        self._past: list[list[Proposal]] = []

    @property
    def parts(self) -> list[Proposal]:
        """Return the proposals as they stand."""
        return list(self._parts)

    @property
    def accepted(self) -> int:
        """Count the proposals that are accepted."""
        return sum(part.accepted for part in self._parts)

    @property
    def steps(self) -> int:
        """Return how many changes can be taken back."""
        return len(self._past)

    @property
    def can_undo(self) -> bool:
        """Tell whether a change can be taken back."""
        return bool(self._past)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of proposals."""
        return 0 if parent.isValid() else len(self._parts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADERS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        part = self._parts[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _TITLE:
            return Qt.CheckState.Checked if part.accepted else Qt.CheckState.Unchecked
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return _texts(part)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = part.content if index.column() == _TITLE else _texts(part)[index.column()]
            return plain_tooltip(whole)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the first column be checked and edited."""
        found = super().flags(index)
        if index.column() == _TITLE:
            found |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        return found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a mark or a title."""
        if index.column() != _TITLE:
            return False
        part = self._parts[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.change(index.row(), replace(part, accepted=Qt.CheckState(value) == Qt.CheckState.Checked))
            return True
        if role == Qt.ItemDataRole.EditRole:
            self.change(index.row(), replace(part, title=str(value).strip()))
            return True
        return False

    def begin(self, parts: Sequence[Proposal]) -> None:
        """Show other proposals than before; there is nothing to take back then."""
        self.beginResetModel()
        self._parts, self._past = list(parts), []
        self.endResetModel()
        self.edited.emit()

    def change(self, row: int, part: Proposal) -> None:
        """Put another proposal into a row."""
        if part == self._parts[row]:
            return
        self._remember()
        self._parts[row] = part
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(_HEADERS) - 1))
        self.edited.emit()

    def accept(self, rows: Iterable[int], *, accepted: bool) -> None:
        """Mark rows as accepted or not."""
        self._remember()
        for row in rows:
            self._parts[row] = replace(self._parts[row], accepted=accepted)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._parts) - 1, 0))
        self.edited.emit()

    def join(self, groups: Iterable[Sequence[int]], kept: Collection[int] = ()) -> None:
        """Join the rows of each group into one; a row in several groups goes into each, a kept one stays."""
        self._replace(proposals.join_all(self._parts, groups, kept))

    def split(self, row: int, at: int) -> None:
        """Cut a row's content in two; raise UserError where one half would be empty."""
        first, second = proposals.split(self._parts[row], at)
        self._replace([*self._parts[:row], first, second, *self._parts[row + 1 :]])

    def insert(self, row: int, part: Proposal) -> None:
        """Put one more proposal before a row."""
        self._replace([*self._parts[:row], part, *self._parts[row:]])

    def undo(self) -> list[int]:
        """Take the last change back; return the rows that came back by it."""
        if not self._past:
            return []
        before = self._parts
        self.beginResetModel()
        self._parts = self._past.pop()
        self.endResetModel()
        self.edited.emit()
        return [row for row, part in enumerate(self._parts) if part not in before]

    def _replace(self, parts: list[Proposal]) -> None:
        self._remember()
        self.beginResetModel()
        self._parts = parts
        self.endResetModel()
        self.edited.emit()

    def _remember(self) -> None:
        self._past.append(list(self._parts))


def _texts(part: Proposal) -> tuple[str, str, str, str, str]:
    lead = part.lead
    if part.units:
        lead = f"{lead} ({len(part.units)} đơn vị)" if lead else ", ".join(part.units)
    deadline = part.schedule.label or part.deadline_text
    return part.title, ", ".join(part.clauses), lead, ", ".join(part.coordinating), deadline
