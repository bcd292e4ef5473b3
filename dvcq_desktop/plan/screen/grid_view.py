# SPDX-License-Identifier: MIT
"""The table of the grid: filled by keyboard, copied and pasted like a sheet, the tasks always in sight."""
# ruff: noqa: N802 - the names of a view's methods are Qt's

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from dvcq_desktop.plan.grid_words import cell_text
from dvcq_desktop.plan.screen.grid_paint import GridCorner, GridDelegate, TaskHeader, UnitHeader
from dvcq_desktop.widgets.cell_typing import go_on_typing, typed, typing_kept
from dvcq_desktop.widgets.empty import EmptyPage
from dvcq_desktop.widgets.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex, QSettings

    from dvcq_desktop.plan.screen.grid_model import GridModel

Key = tuple[str, str]  # task, unit

_OWN_FORMAT = "application/x-dvcq-grid"
_ROW_PADDING = 13
_WIDEST = "đang, quá 888 ngày"
_TITLE_LETTERS = 52
_TITLE_SHARE = 0.38
_KEPT_AFTER_MS = 400


class GridView(QTableView):
    """Show a GridModel; cells are named by task and unit, never by their places."""

    space_pressed = Signal()
    reset_requested = Signal()
    open_requested = Signal(object)  # QModelIndex
    paste_requested = Signal(object)  # rows of texts
    menu_opening = Signal(object)  # QMenu to add actions to
    current_moved = Signal()
    empty_action_requested = Signal()

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        model.setParent(self)
        self._kept: tuple[Key | None, list[Key]] = (None, [])
        self._kept_text: str | None = None
        self._settings: QSettings | None = None
        self._settings_key = ""
        self._chosen_width = 0
        self._delegate = GridDelegate(self)
        # Widgets
        self.units = UnitHeader(self)
        self.tasks = TaskHeader(self)
        self._corner = GridCorner(self)
        self._empty = EmptyPage(self.viewport())
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEPT_AFTER_MS)
        # Assemble
        self._build()
        # Signals
        model.modelAboutToBeReset.connect(self._on_model_about_to_reset)
        model.modelReset.connect(self._on_model_reset)
        self.doubleClicked.connect(self._on_double_clicked)
        self.customContextMenuRequested.connect(self._on_context_menu_requested)
        self.tasks.width_changed.connect(self._on_width_changed)
        self._keeping.timeout.connect(self._keep_width)
        self._empty.action_requested.connect(self.empty_action_requested)

    @property
    def grid_model(self) -> GridModel:
        """Return the model."""
        return self._model

    def current_key(self) -> Key | None:
        """Return the task and the unit of the current cell."""
        index = self.currentIndex()
        return self._model.key_of(index) if index.isValid() else None

    def selected_keys(self) -> list[Key]:
        """Return the tasks and units of the selected cells, row by row."""
        places = {(index.row(), index.column()) for index in self.selectionModel().selectedIndexes()}
        axes = self._model.axes
        return [(axes.tasks[row], axes.units[column]) for row, column in sorted(places)]

    def go_to(self, task: str, unit: str) -> None:
        """Make a cell the current one."""
        index = self._model.place_of(task, unit)
        if index.isValid():
            # The view's own way would ask which keys are held down.
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def set_empty(self, sentence: str, verb: str = "") -> None:
        """Say what belongs here when there is no row, and what the one button does."""
        self._empty.set_texts(sentence, verb)
        self._show_empty()

    def remember(self, settings: QSettings, key: str) -> None:
        """Restore the width of the tasks kept under a key, and keep it there from now on."""
        self._settings, self._settings_key = settings, f"tables/{key}/tasks"
        kept = str(settings.value(self._settings_key, ""))
        self._chosen_width = int(kept) if kept.isdigit() else 0
        self._fit()

    def copy_selection(self) -> None:
        """Put the selected cells on the clipboard as a table with its heads; one cell alone as its text."""
        from dvcq_desktop.widgets.clipboard import texts_as_mime  # noqa: PLC0415 - start-up time

        keys = set(self.selected_keys())
        if not keys:
            return
        grid, axes = self._model.grid, self._model.axes
        tasks = [task for task in axes.tasks if any(key[0] == task for key in keys)]
        units = [unit for unit in axes.units if any(key[1] == unit for key in keys)]
        block = [[self._text(task, unit) if (task, unit) in keys else "" for unit in units] for task in tasks]
        if len(keys) == 1:
            mime = texts_as_mime(block, headed=False)
        else:
            head = ["Nhiệm vụ", *(grid.directory.unit_name(unit) for unit in units)]
            titles = [grid.rows[task].task.title for task in tasks]
            mime = texts_as_mime([head, *([title, *line] for title, line in zip(titles, block, strict=True))])
        mime.setData(_OWN_FORMAT, json.dumps(block).encode())
        QGuiApplication.clipboard().setMimeData(mime)

    def paste(self) -> None:
        """Tell what is on the clipboard: what was copied here without its heads, else all of it."""
        from dvcq_desktop.widgets.clipboard import pasted_rows  # noqa: PLC0415 - start-up time

        mime = QGuiApplication.clipboard().mimeData()
        if mime.hasFormat(_OWN_FORMAT):
            self.paste_requested.emit(json.loads(bytes(mime.data(_OWN_FORMAT).data())))
        else:
            self.paste_requested.emit(pasted_rows(mime.text()))

    def context_menu(self) -> QMenu:
        """Make the menu of the selected cells, with what the page adds to it by `menu_opening`."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opening.emit(menu)
        menu.addSeparator()
        copy = menu.addAction("Sao chép", self.copy_selection)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        paste = menu.addAction("Dán", self.paste)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the grid's own keys; any other letter begins to type into the cell."""
        if self.state() == QAbstractItemView.State.EditingState:
            # Keys that the cell's own line does not take, such as the Enter that ends it.
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.space_pressed.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.reset_requested.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.open_requested.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Leave a cell that is being typed into as it is."""
        with typing_kept(self):
            super().dataChanged(first, last, list(roles))

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Let the heads show where the current cell is."""
        super().currentChanged(current, previous)
        self.units.viewport().update()
        self.tasks.viewport().update()
        self.current_moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the tasks take their share, and the empty page the whole table."""
        super().resizeEvent(event)
        self._fit()
        self._empty.setGeometry(self.viewport().rect())

    def updateGeometries(self) -> None:
        """Keep the title of the tasks over the corner of the heads."""
        super().updateGeometries()
        frame = self.frameWidth()
        self._corner.setGeometry(frame, frame, self.tasks.width(), self.units.height())

    # Private

    def _build(self) -> None:
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self.units)
        self.setVerticalHeader(self.tasks)
        self.setModel(self._model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Phần việc của từng đơn vị")
        self.units.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._empty.hide()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.tasks.setMinimumSectionSize(1)
        self.tasks.setDefaultSectionSize(metrics.height() + _ROW_PADDING)
        self.units.setDefaultSectionSize(metrics.horizontalAdvance(_WIDEST) + metrics.height() + 2 * SPACE)
        share = min(metrics.averageCharWidth() * _TITLE_LETTERS, int(self.width() * _TITLE_SHARE))
        self.tasks.set_width(self._chosen_width or share)
        self.updateGeometries()

    def _text(self, task: str, unit: str) -> str:
        cell = self._model.grid.cell(task, unit)
        return cell_text(cell, self._model.grid.year, whole_day=True) if cell else ""

    def _show_empty(self) -> None:
        empty = self._model.rowCount() == 0 and bool(self._empty.sentence.text())
        self._empty.setVisible(empty)
        self._corner.setVisible(not empty)

    def _on_model_about_to_reset(self) -> None:
        self._kept = (self.current_key(), self.selected_keys())
        self._kept_text = typed(self)

    def _on_model_reset(self) -> None:
        """Select again by task and unit, and go on with what is being typed."""
        self._show_empty()
        (current, keys), text = self._kept, self._kept_text
        self._kept, self._kept_text = (None, []), None
        places = [place for key in keys if (place := self._model.place_of(*key)).isValid()]
        index = self._model.place_of(*current) if current else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag
        if not index.isValid() and self._model.rowCount():
            index = places[0] if places else QModelIndex()
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
            chosen = QItemSelection()
            for place in places:
                chosen.select(place, place)
            self.selectionModel().select(chosen, flags.Select)
            self.scrollTo(index)
        if text is not None and self.current_key() == current:
            go_on_typing(self, self.currentIndex(), text)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.open_requested.emit(index)

    def _on_context_menu_requested(self, at: QPoint) -> None:
        self.context_menu().popup(self.viewport().mapToGlobal(at))

    def _on_width_changed(self, width: int) -> None:
        self._chosen_width = width
        self._keeping.start()
        self.updateGeometries()

    def _keep_width(self) -> None:
        if self._settings is not None:
            self._settings.setValue(self._settings_key, str(self._chosen_width))
