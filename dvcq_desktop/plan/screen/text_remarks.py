# SPDX-License-Identifier: MIT
"""The tab of a plan's doubtful places: ticked as seen, with the way to where each of them is."""
# ruff: noqa: N802 - the names of a model's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.widgets.theme import SPACE, colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.plan.rules import PlanRemark

Index = QModelIndex | QPersistentModelIndex
_NONE = "Không có chỗ nào cần kiểm tra."
_HINT = "Dấu cách: đã xem. Enter hoặc bấm đúp: tới chỗ đó."


class RemarkTab(QWidget):
    """List the places, those not seen yet first."""

    settled = Signal(object, bool)  # tuple of ids, seen or not
    jump_requested = Signal(object)  # PlanRemark

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self.model = RemarkModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSpacing(SPACE // 4)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTabKeyNavigation(False)
        self.list.setAccessibleName("Chỗ cần kiểm tra")
        self.hint = QLabel(_HINT, self)
        self.hint.setProperty("muted", True)
        self.all = QPushButton("Đánh dấu tất cả đã xem", self)
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignRight)
        # Signals
        self.model.ticked.connect(self._on_model_ticked)
        self.list.activated.connect(self._on_list_activated)
        self.all.clicked.connect(self._on_all_clicked)

    @property
    def open_count(self) -> int:
        """Return how many places were not looked at yet."""
        return sum(not remark.settled for remark in self.model.remarks)

    def show_remarks(self, remarks: Sequence[PlanRemark]) -> None:
        """Show a plan's places; the current one stays."""
        current = self.list.currentIndex().row()
        kept = self.model.remarks[current].id if 0 <= current < len(self.model.remarks) else None
        self.model.show_remarks(sorted(remarks, key=lambda remark: remark.settled))
        for row, remark in enumerate(self.model.remarks):
            if remark.id == kept:
                self.list.setCurrentIndex(self.model.index(row))
        self.hint.setText(_HINT if remarks else _NONE)
        self.all.setVisible(self.open_count > 1)

    def _on_model_ticked(self, remark: str, settled: bool) -> None:
        self.settled.emit((remark,), settled)

    def _on_list_activated(self, index: QModelIndex) -> None:
        self.jump_requested.emit(self.model.remarks[index.row()])

    def _on_all_clicked(self) -> None:
        waiting = tuple(remark.id for remark in self.model.remarks if not remark.settled)
        if waiting:
            self.settled.emit(waiting, True)


class RemarkModel(QAbstractListModel):
    """Hold the places; a tick is told, and shown when it was saved."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.remarks: list[PlanRemark] = []

    def show_remarks(self, remarks: Sequence[PlanRemark]) -> None:
        """Show other places."""
        if list(remarks) == self.remarks:
            return
        self.beginResetModel()
        self.remarks = list(remarks)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of places."""
        return 0 if parent.isValid() else len(self.remarks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a place in words, ticked where it was seen."""
        remark = self.remarks[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                quote = f"\n“{remark.quote}”" if remark.quote else ""
                return f"{remark.place}: {remark.sentence}{quote}"
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if remark.settled else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole if remark.settled:
                return QColor(colours().muted)
            case Qt.ItemDataRole.ToolTipRole:
                return "Đã xem" if remark.settled else "Chưa xem"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell a tick."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.emit(self.remarks[index.row()].id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every place be ticked."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else found
