# SPDX-License-Identifier: MIT
"""The table view of every room: dense rows, remembered columns, everything by keyboard."""
# ruff: noqa: N802 - the names of a view's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSettings,
    QSize,
    Qt,
    Signal,
)
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
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QMenu, QTableView, QWidget

from dvcq_desktop.text.folding import fold
from dvcq_desktop.widgets.cell_typing import go_on_typing, typed, typing_kept
from dvcq_desktop.widgets.columns import Bar, Chip, Column, Kind
from dvcq_desktop.widgets.delegates import RecordDelegate
from dvcq_desktop.widgets.header import RecordHeader
from dvcq_desktop.widgets.menus import give_letters
from dvcq_desktop.widgets.model import RECORD_ROLE, SORT_ROLE, Index, RecordModel
from dvcq_desktop.widgets.table_cover import TableCover
from dvcq_desktop.widgets.theme import DRAWS_FOCUS, colours, icon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["RECORD_ROLE", "SORT_ROLE", "Bar", "Chip", "Column", "Kind", "RecordModel", "RecordTable"]

# Rows are 28 px with the usual font of 9 pt (15 px high), and grow with it.
_ROW_PADDING = 13
_TYPED_AHEAD_ROWS = 4000
_FRAME = 2  # around the cell under the cursor
_LEAST_ROWS = 3
_TOP, _BOTTOM = QKeySequence.StandardKey.MoveToStartOfDocument, QKeySequence.StandardKey.MoveToEndOfDocument


class RecordTable(QTableView):
    """Show a RecordModel; rows are named by their ids, never by their numbers.

    The table does not sort: it emits `sort_changed`, and the screen gives the model its ids anew.
    """

    current_changed = Signal(object)  # id of the current row, or None
    selection_changed = Signal(object)  # tuple of the selected ids, in the order of the rows
    open_requested = Signal(str)  # Enter or double click on a row that is not editable there
    edit_requested = Signal(str)  # F2 where the cell has no editor of its own
    common_edit_requested = Signal(str)  # F2 on several rows, where `types_for_several`; the column's name
    add_requested = Signal()  # Ins on the rows
    delete_requested = Signal(object)  # tuple of ids
    paste_requested = Signal()  # Ctrl+V on the rows
    menu_opening = Signal(object, object)  # QMenu to add actions to, tuple of ids
    sort_changed = Signal(str, bool)  # column's name, descending
    empty_action_requested = Signal()
    empty_other_requested = Signal()

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        model.setParent(self)
        self._kept: tuple[tuple[str, ...], str | None, int] | None = None
        self._kept_text: str | None = None
        self._kept_column = 0
        self._typed = ""
        self.types_for_several = False
        # The columns of which several rows can get one value of a list.
        self.picked_for_several: frozenset[str] = frozenset()
        self._typing = QElapsedTimer()
        self._delegate = RecordDelegate(model.columns, self)
        self.cover = TableCover(self)
        self._header = RecordHeader(model.columns, self)
        self._build()
        # Signals
        self._header.sort_changed.connect(self.sort_changed)
        model.modelAboutToBeReset.connect(self._on_model_about_to_reset)
        model.modelReset.connect(self._on_model_reset)
        model.rowsInserted.connect(self.cover.show_where_empty)
        model.rowsRemoved.connect(self.cover.show_where_empty)
        self.cover.action_requested.connect(self.empty_action_requested)
        self.cover.other_requested.connect(self.empty_other_requested)
        self.doubleClicked.connect(self._on_double_clicked)
        self.customContextMenuRequested.connect(self._on_context_menu_requested)

    def _build(self) -> None:
        self.setHorizontalHeader(self._header)
        self.setModel(self._model)
        # The header asks of every cell whether it is selected, at each paint: 2 s for 100,000 selected rows.
        self._header.setSelectionModel(QItemSelectionModel(self._model, self._header))
        self._header.lay_out()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Bảng")
        # It frames the cell under the cursor; a ring over its rows would slow their scrolling.
        self.setProperty(DRAWS_FOCUS, True)
        self._fit_rows()

    @property
    def records(self) -> RecordModel:
        """Return the model."""
        return self._model

    def set_ids(self, ids: Sequence[str]) -> None:
        """Show these records; the selection and the current row stay with their ids."""
        self._model.set_ids(ids)
        self.cover.show_where_empty()

    def set_empty(self, sentence: str, verb: str = "", other: str = "") -> None:
        """Say what belongs here when there is no row, and what the buttons do."""
        self.cover.set_texts(sentence, verb, other)

    def selected_ids(self) -> tuple[str, ...]:
        """Return the selected ids in the order of the rows."""
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.size())]
        rows = sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
        ids = self._model.ids
        return tuple(ids[row] for row in rows)

    def current_id(self) -> str | None:
        """Return the id of the current row."""
        return self._model.id_at(self.currentIndex().row())

    def current_name(self) -> str:
        """Return the words of the current row that say most, as its title or name."""
        index = self._model.index(self.currentIndex().row(), self._header.widest)
        return str(index.data() or "")

    def select_ids(self, ids: Sequence[str], current: str | None = None) -> None:
        """Select those of these rows that are shown, and go to one of them, by default the first."""
        chosen = QItemSelection()
        rows = [row for one in ids if (row := self._model.row_of(one)) is not None]
        last = self._model.columnCount() - 1
        for first, end in _runs(sorted(rows)):
            chosen.select(self._model.index(first, 0), self._model.index(end, last))
        row = self._model.row_of(current) if current else None
        if row is None and rows:
            row = rows[0]
        flags = QItemSelectionModel.SelectionFlag
        if row is not None:
            index = self._model.index(row, self._first_column())
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.scrollTo(index)
        self.selectionModel().select(chosen, flags.ClearAndSelect)

    def edit_here(self) -> None:
        """Do what F2 does: type into the cell, of all rows where several are selected, or edit the record."""
        current = self.current_id()
        if current is None:
            return
        if self.types_for_several and len(self.selected_ids()) > 1:
            self.common_edit_requested.emit(self._model.columns[self.currentIndex().column()].name)
        elif self._can_type():
            self.edit(self.currentIndex())
        else:
            self.edit_requested.emit(current)

    def shown_places(self) -> list[int]:
        """Return the places of the columns shown, from left to right."""
        return self._header.shown_places()

    def type_into(self, place: int) -> None:
        """Open the cell of the current row in a column; the selection stays."""
        index = self.currentIndex().siblingAtColumn(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.edit(index)

    def show_sort(self, column: str, *, descending: bool = False) -> None:
        """Show the sign of the order that the ids are in, without asking for it."""
        self._header.show_sort(column, descending=descending)

    def show_column(self, name: str, *, shown: bool) -> None:
        """Show or hide a column."""
        self._header.show_column(name, shown=shown)

    def sort_order(self) -> tuple[str, bool] | None:
        """Return the column's name and whether the order is descending, None before any was chosen."""
        return self._header.sort_order()

    def remember(self, settings: QSettings, key: str) -> None:
        """Restore columns, widths and order kept under a key, and keep them there from now on."""
        self._header.remember(settings, key)

    def copy_selection(self) -> None:
        """Put the selected rows, in the columns shown, on the clipboard."""
        from dvcq_desktop.widgets.clipboard import records_as_mime  # noqa: PLC0415 - start-up time

        ids = self.selected_ids()
        if ids:
            mime = records_as_mime(self._header.shown_columns(), self._model.records(ids))
            QGuiApplication.clipboard().setMimeData(mime)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the cell under the cursor too: within a selected row Qt hardly shows it."""
        super().paintEvent(event)
        current = self.currentIndex()
        if not self.hasFocus() or not current.isValid():
            return
        painter = QPainter(self.viewport())
        chosen = self.selectionModel().isSelected(current)
        painter.setPen(QPen(QColor(colours().on_accent if chosen else colours().accent), _FRAME))
        painter.drawRect(self.visualRect(current).adjusted(1, 1, -_FRAME, -_FRAME))
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """Never show less than a few rows."""
        least = self._header.sizeHint().height() + self.verticalHeader().defaultSectionSize() * _LEAST_ROWS
        return super().minimumSizeHint().expandedTo(QSize(0, least))

    def context_menu(self) -> QMenu:
        """Make the menu of the selected rows, with what the screen adds to it by `menu_opening`."""
        ids = self.selected_ids()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opening.emit(menu, ids)
        if not menu.isEmpty():
            menu.addSeparator()
        if self.types_for_several:
            from dvcq_desktop.widgets.several_cells import has_common  # noqa: PLC0415 - start-up time

            verb = "Ghi chung một cột" if len(ids) > 1 else "Sửa ô" if self._can_type() else "Mở để sửa"
            edit = menu.addAction(icon("pencil"), verb, self.edit_here)
            edit.setShortcut(QKeySequence("F2"))
            edit.setEnabled(len(ids) == 1 or bool(ids and has_common(self)))
        copy = menu.addAction(icon("copy"), "Sao chép", self.copy_selection)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(bool(ids))
        select = menu.addAction("Chọn tất cả", self.selectAll)
        select.setShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the table's own keys: copy, paste, open, delete, edit."""
        if self.state() is QAbstractItemView.State.EditingState:
            # The Enter that ends an editor comes here too, and must not open the record.
            super().keyPressEvent(event)
            return
        current = self.current_id()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_requested.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current:
            if self.types_for_several and len(self.selected_ids()) > 1:
                # The detail of several rows has no fields: the row under the cursor is opened.
                self.select_ids([current])
            self.open_requested.emit(current)
        elif event.matches(_TOP) or event.matches(_BOTTOM):
            # Qt would leave the selection behind: the form would show one record, and Del take another.
            self.select_ids(self._model.ids[:1] if event.matches(_TOP) else self._model.ids[-1:])
        elif event.key() == Qt.Key.Key_Delete and self.selected_ids():
            self.delete_requested.emit(self.selected_ids())
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            # Not every system makes of it what the key of the menu does.
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
        elif event.key() == Qt.Key.Key_Insert and not event.modifiers():
            self.add_requested.emit()
        elif event.key() == Qt.Key.Key_F2 and current:
            self.edit_here()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row whose first column begins with what is typed, whatever its tones and case."""
        if not self._typing.isValid() or self._typing.elapsed() > QApplication.keyboardInputInterval():
            self._typed = ""
        self._typing.start()
        self._typed += search
        letters = fold(self._typed)
        if not letters:
            # Qt searches for the space too that has just chosen a row, and every row begins with nothing.
            self._typed = ""
            return
        current = self.currentIndex().row()
        count = self._model.rowCount()
        column = self._model.columns[self._first_column()]
        first = current + 1 if len(letters) == 1 else max(current, 0)
        for step in range(min(count, _TYPED_AHEAD_ROWS)):
            row = (first + step) % count
            record = self._model.record(row)
            if record is not None and fold(column.text_of(record)).startswith(letters):
                self.selectRow(row)
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the screen which record is current now."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() or not current.isValid():
            self.current_changed.emit(self._model.id_at(current.row()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the screen which records are selected now."""
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit(self.selected_ids())

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Leave a cell that is being typed into as it is: the one before may just have been saved."""
        with typing_kept(self):
            super().dataChanged(first, last, list(roles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the empty page over the whole table, and its columns as wide as it is."""
        super().resizeEvent(event)
        # The event is the viewport's.
        self._header.fit(event.size().width())
        self.cover.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Let rows follow the font, and lines the palette."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)

    def _first_column(self) -> int:
        return next((at for at in self._header.shown_places()), 0)

    def _can_type(self) -> bool:
        return self._editable(self.currentIndex())

    def _editable(self, index: QModelIndex) -> bool:
        return bool(self._model.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def _on_model_about_to_reset(self) -> None:
        self._kept = (self.selected_ids(), self.current_id(), self.currentIndex().row())
        self._kept_text, self._kept_column = typed(self), self.currentIndex().column()

    def _on_model_reset(self) -> None:
        """Select again by id; where the current record is gone, go to the row that took its place."""
        self.cover.show_where_empty()
        text, self._kept_text = self._kept_text, None
        ids, current, row = self._kept or ((), None, -1)
        self._kept = None
        if row < 0 and not ids:
            return
        shown = [one for one in ids if self._model.row_of(one) is not None]
        if not shown and self._model.rowCount():
            shown = [self._model.ids[min(max(row, 0), self._model.rowCount() - 1)]]
        self.select_ids(shown, current)
        if not shown:
            self.current_changed.emit(None)
        elif text is not None and self.current_id() == current:
            go_on_typing(self, self._model.index(self.currentIndex().row(), self._kept_column), text)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        record_id = self._model.id_at(index.row())
        if record_id and not self._editable(index):
            self.open_requested.emit(record_id)

    def _on_context_menu_requested(self, at: QPoint) -> None:
        menu = self.context_menu()
        give_letters(menu.actions())
        menu.popup(self.viewport().mapToGlobal(at))


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of neighbours: a selection of many rows is slow row by row."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] > rows[place - 1] + 1:
            yield rows[start], rows[place - 1]
            start = place
