# SPDX-License-Identifier: MIT
"""Who comes before whom, beside the scores: it follows each keystroke."""
# ruff: noqa: N802 - the names of a model's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dvcq_desktop.nominations.appraisals import lacking_sentence
from dvcq_desktop.nominations.explaining import why_rank
from dvcq_desktop.nominations.scoring import too_far_apart
from dvcq_desktop.text.points import points_text
from dvcq_desktop.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from dvcq_desktop.nominations.live import LiveScores
    from dvcq_desktop.nominations.ranking import Place

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ROLES = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.ToolTipRole}
)
_HEADS = ("Hạng", "Mô hình", "Tổng", "Xếp loại, lưu ý")
_WIDTHS = ("Hạng", "", "88,88", "Đề nghị công nhận")
_ROW_PADDING = 9
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class RankingModel(QAbstractTableModel):
    """Show a ranking."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.live: LiveScores | None = None
        self._places: tuple[Place, ...] = ()

    def show_ranking(self, live: LiveScores | None) -> None:
        """Show a ranking; where as many models stay, only what the rows say is told anew."""
        places = live.ranking.places if live is not None else ()
        if len(places) == len(self._places):
            self.live, self._places = live, places
            if places:
                self.dataChanged.emit(self.index(0, 0), self.index(len(places) - 1, len(_HEADS) - 1))
            return
        self.beginResetModel()
        self.live, self._places = live, places
        self.endResetModel()

    def model_at(self, row: int) -> str:
        """Return the model of a row."""
        return self._places[row].standing.model if 0 <= row < len(self._places) else ""

    def row_of(self, model: str) -> int:
        """Return where a model stands, -1 where it does not."""
        found = (row for row, each in enumerate(self._places) if each.standing.model == model)
        return next(found, -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the models."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        # A table asks for many more of every cell, at each key: what it does not get must cost nothing.
        if role not in _ROLES or self.live is None or not 0 <= index.row() < len(self._places):
            return None
        place = self._places[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(place, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {0, 2}:
            return _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            name = self.live.appraised.names.get(place.standing.model, "")
            return plain_tooltip(f"{name}\n{why_rank(self.live.ranking, place)}")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return None

    def _text(self, place: Place, column: int) -> str:
        assert self.live is not None
        found = place.standing
        match column:
            case 0:
                return place.shown or "–"
            case 1:
                return self.live.appraised.names.get(found.model, "")
            case 2:
                return points_text(found.total)
        if found.barred:
            return "có tiêu chí không được để 0"
        if lacking_sentence(self.live.appraised, found):
            return "chưa chấm đủ"
        said = [found.grade.name] if found.grade else []
        if too_far_apart(self.live.appraised.scorecard, found):
            said.insert(0, f"chênh {points_text(found.spread)}")
        return " · ".join(said)


class RankingList(QTableView):
    """Show the ranking; a row that is chosen is gone to in the sheet."""

    model_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = RankingModel(self)
        self.setModel(self.places)
        self.setAccessibleName("Xếp hạng")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        metrics = self.fontMetrics()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + _ROW_PADDING)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, words in (
            (0, "Hạng  "),
            (2, "100,00  "),
            (3, "Chưa đề nghị công"),
            (4, "chưa chấm đủ  "),
        ):
            header.resizeSection(column, metrics.horizontalAdvance(words) + metrics.height())
        self.clicked.connect(self._on_activated)
        self.activated.connect(self._on_activated)

    def show_live(self, live: LiveScores | None) -> None:
        """Show who comes before whom by now."""
        self.places.show_ranking(live)

    def show_model(self, model: str) -> None:
        """Show which model the sheet is at."""
        row = self.places.row_of(model)
        if row < 0:
            self.clearSelection()
        elif row != self.currentIndex().row() or not self.selectionModel().hasSelection():
            self.selectRow(row)

    def _on_activated(self, index: QModelIndex) -> None:
        self.model_chosen.emit(self.places.model_at(index.row()))
