# SPDX-License-Identifier: MIT
"""The sheet of scores: filled by keyboard, copied and pasted as in a spreadsheet, names always in sight."""
# ruff: noqa: N802 - the names of a view's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from dvcq_desktop.nominations.score_sheet import REMARK
from dvcq_desktop.nominations.screen.score_cell import STEPS, ScoreDelegate
from dvcq_desktop.nominations.screen.score_heads import CriteriaHead, NamesHead
from dvcq_desktop.widgets.cell_typing import go_on_typing, typed, typing_kept
from dvcq_desktop.widgets.empty import EmptyPage
from dvcq_desktop.widgets.theme import colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from dvcq_desktop.nominations.screen.score_model import ScoreModel

Index = QModelIndex | QPersistentModelIndex
_ROW_PADDING = 13
_WIDEST = "88,88"
_NAME_SHARE, _NAME_LETTERS = 0.33, 60
_TALL_SHARE = 0.62
_REMARK_LETTERS = 40


class ScoreView(QTableView):
    """Show a ScoreModel."""

    current_moved = Signal()
    clear_requested = Signal(object)  # list of QModelIndex
    paste_requested = Signal(object)  # rows of texts
    read_only_typed = Signal(object)  # QModelIndex where nothing can be typed
    menu_opening = Signal(object)  # QMenu to add actions to
    empty_action_requested = Signal()

    def __init__(self, model: ScoreModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        model.setParent(self)
        self._kept: tuple[int, int, str | None] = (-1, -1, None)
        self._shown = ""
        # Widgets
        self.cells = ScoreDelegate(model, self)
        self.criteria = CriteriaHead(self)
        self.names = NamesHead(self)
        self._empty = EmptyPage(self.viewport())
        # Assemble
        self._build()
        # Signals
        self.cells.left.connect(self.go)
        model.modelAboutToBeReset.connect(self._on_model_about_to_reset)
        model.modelReset.connect(self._on_model_reset)
        self.customContextMenuRequested.connect(self._on_context_menu_requested)
        self._empty.action_requested.connect(self.empty_action_requested)

    @property
    def scores(self) -> ScoreModel:
        """Return the model."""
        return self._model

    def set_empty(self, sentence: str, verb: str = "") -> None:
        """Say what belongs here when there is no row, and what the one button does."""
        self._empty.set_texts(sentence, verb)
        self._show_empty()

    def selected(self) -> list[QModelIndex]:
        """Return the chosen cells, row by row; a click beside all of them leaves the current one."""
        current = self.currentIndex()
        found = self.selectionModel().selectedIndexes() or ([current] if current.isValid() else [])
        return sorted(found, key=lambda index: (index.row(), index.column()))

    def go(self, rows: int, columns: int) -> None:
        """Go on by so many rows or columns; at the end of a row to the next one, as Tab does."""
        index = self.currentIndex()
        row, column = index.row() + rows, index.column() + columns
        if column >= self._model.columnCount():
            row, column = row + 1, self._first_typed()
        elif columns < 0 and column < self._first_typed():
            row, column = row - 1, self._model.columnCount() - 1
        while self._is_group(row):
            # Its points are the sum of those below: nothing can be typed there.
            row += 1 if rows > 0 or columns > 0 else -1
        if 0 <= row < self._model.rowCount() and 0 <= column < self._model.columnCount():
            self.go_to(self._model.index(row, column))

    def go_to(self, index: QModelIndex) -> None:
        """Make a cell the current one; the view's own way would ask which keys are held down."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def go_to_keys(self, row: str, column: str) -> None:
        """Make the cell of a row's and a column's key the current one, where both are shown."""
        sheet = self._model.sheet
        rows = [each.key for each in sheet.rows] if sheet else []
        columns = [each.key for each in sheet.columns] if sheet else []
        if row in rows and column in columns:
            self.go_to(self._model.index(rows.index(row), columns.index(column)))

    def chosen_part(self) -> tuple[str, str]:
        """Tell that a cell is being typed into; which one the page says."""
        return ("cell" if self.state() == QAbstractItemView.State.EditingState else ""), ""

    def choose_part(self, _key: str) -> None:
        """Begin to type into the current cell."""
        self.edit(self.currentIndex())

    def copy_selection(self) -> None:
        """Put the chosen cells on the clipboard: one alone as its text, several with their heads."""
        from dvcq_desktop.widgets.clipboard import texts_as_mime  # noqa: PLC0415 - start-up time

        chosen = {(index.row(), index.column()): str(index.data()) for index in self.selected()}
        if not chosen:
            return
        if len(chosen) == 1:
            mime = texts_as_mime([list(chosen.values())], headed=False)
        else:
            rows = sorted({row for row, _column in chosen})
            columns = sorted({column for _row, column in chosen})
            across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
            heads = [str(self._model.headerData(column, across)) for column in columns]
            lines = [
                [str(self._model.headerData(row, down)), *(chosen.get((row, each), "") for each in columns)]
                for row in rows
            ]
            mime = texts_as_mime([["", *heads], *lines])
        QGuiApplication.clipboard().setMimeData(mime)

    def paste(self) -> None:
        """Tell what is on the clipboard."""
        from dvcq_desktop.widgets.clipboard import pasted_rows  # noqa: PLC0415 - start-up time

        self.paste_requested.emit(pasted_rows(QGuiApplication.clipboard().mimeData().text()))

    def focusNextPrevChild(self, following: bool) -> bool:
        """Go from cell to cell with Tab, and out of the sheet behind its last cell and before its first."""
        index, last = (
            self.currentIndex(),
            self._model.index(self._model.rowCount() - 1, self._model.columnCount() - 1),
        )
        end = last if following else self._model.index(0, 0)
        return self._leave(following=following) if index == end else super().focusNextPrevChild(following)

    def _leave(self, *, following: bool) -> bool:
        self.setTabKeyNavigation(False)
        has_left = super().focusNextPrevChild(following)
        self.setTabKeyNavigation(True)
        return has_left

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the sheet's own keys; any other letter begins to type into the cell."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape:
            self._leave(following=True)
            event.accept()
            return
        key, index = Qt.Key(event.key()), self.currentIndex()
        self.cells.began_by_typing = key != Qt.Key.Key_F2
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and index.isValid():
            self.clear_requested.emit(self.selected())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.go(-1 if back else STEPS[key][0], 0)
        elif index.isValid() and _is_typing(event) and not self._editable(index):
            self.read_only_typed.emit(index)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Leave a cell that is being typed into as it is."""
        with typing_kept(self):
            super().dataChanged(first, last, list(roles))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the heads show where the current cell is."""
        super().currentChanged(current, previous)
        self.criteria.viewport().update()
        self.names.viewport().update()
        self.current_moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then a frame around the current one that is seen on any ground."""
        super().paintEvent(event)
        index = self.currentIndex()
        if index.isValid() and self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(colours().text), 2))
            painter.drawRect(self.visualRect(index).adjusted(1, 1, -1, -1))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the names take their share, and the empty page the whole table."""
        super().resizeEvent(event)
        self._fit()
        self._empty.setGeometry(self.viewport().rect())

    # Private

    def _build(self) -> None:
        self.setItemDelegate(self.cells)
        self.setHorizontalHeader(self.criteria)
        self.setVerticalHeader(self.names)
        self.setModel(self._model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.AnyKeyPressed | trigger.DoubleClicked)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Bảng điểm")
        self._empty.hide()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.names.setMinimumSectionSize(1)
        self.names.setDefaultSectionSize(metrics.height() + _ROW_PADDING)
        sheet = self._model.sheet
        tall = bool(sheet) and any(each.key == REMARK for each in sheet.columns) if sheet else False
        share = _TALL_SHARE if tall else _NAME_SHARE
        width = int(min(metrics.averageCharWidth() * _NAME_LETTERS * (1 + tall), self.width() * share))
        self.names.setFixedWidth(max(width, 1))
        narrow = metrics.horizontalAdvance(_WIDEST) + metrics.height()
        for place in range(self._model.columnCount()):
            is_remark = sheet is not None and sheet.columns[place].key == REMARK
            room = self.width() - width - 2 * narrow - metrics.height()
            wide = max(metrics.averageCharWidth() * _REMARK_LETTERS // 2, room)
            self.setColumnWidth(place, wide if is_remark else narrow)
        self.updateGeometries()

    def _first_typed(self) -> int:
        sheet = self._model.sheet
        places = range(self._model.columnCount())
        return next((each for each in places if sheet and not sheet.columns[each].key.startswith(":")), 1)

    def _first_place(self) -> tuple[int, int]:
        """Return the first cell that can be typed into."""
        column, sheet = self._first_typed(), self._model.sheet
        rows = range(self._model.rowCount())
        return next((row for row in rows if sheet and sheet.cell(row, column)), 0), column

    def _is_group(self, row: int) -> bool:
        sheet = self._model.sheet
        return sheet is not None and 0 <= row < len(sheet.rows) and sheet.rows[row].is_group

    def _editable(self, index: QModelIndex) -> bool:
        return bool(self._model.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def _show_empty(self) -> None:
        empty = self._model.rowCount() == 0 and bool(self._empty.sentence.text())
        self._empty.setVisible(empty)

    def _on_model_about_to_reset(self) -> None:
        index = self.currentIndex()
        self._kept = (index.row(), index.column(), typed(self))

    def _on_model_reset(self) -> None:
        self._fit()
        self._show_empty()
        row, column, text = self._kept
        if not self._model.rowCount() or not self._model.columnCount():
            return
        shown = self._model.sheet.appraised.appraisal.id if self._model.sheet else ""
        if row < 0 or shown != self._shown:
            (row, column), text = self._first_place(), None
        self._shown = shown
        index = self._model.index(
            min(row, self._model.rowCount() - 1), min(column, self._model.columnCount() - 1)
        )
        self.go_to(index)
        if text is not None:
            go_on_typing(self, index, text)

    def _on_context_menu_requested(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opening.emit(menu)
        menu.addSeparator()
        menu.addAction("Sao chép", self.copy_selection)
        menu.addAction("Dán", self.paste)
        menu.popup(self.viewport().mapToGlobal(at))


def _is_typing(event: QKeyEvent) -> bool:
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & command
