# SPDX-License-Identifier: MIT
"""The grid of documents and units: filled by keyboard, copied and pasted like a sheet."""
# ruff: noqa: N802 - the names of a model's and a view's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from dvcq_desktop.activities.briefings import cell_text, typed_text
from dvcq_desktop.activities.terms import LineState
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.widgets.cell_typing import open_line, typing_kept
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import Tone, colours, shades

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.activities.briefings import BriefingRow, Line

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, str]  # briefing, unit
_NO_INDEX = QModelIndex()
_ROW_PADDING = 13
_HEAD_LINES = 4
_TITLE_LETTERS = 46
_WIDEST = "28/08/28 · 8888"


class BriefingModel(QAbstractTableModel):
    """Show what became of each document in each unit: a row for a document, a column for a unit."""

    typed = Signal(object, str)  # QModelIndex, what was typed into its cell

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[BriefingRow, ...] = ()
        self.units: tuple[str, ...] = ()
        self.directory = Directory()
        self._owed: dict[str, int] = {}

    def show_rows(self, rows: Sequence[BriefingRow], units: Sequence[str], directory: Directory) -> None:
        """Show documents and units; where the same ones stay, only what the cells say is told anew."""
        same = [row.id for row in rows] == [row.id for row in self.rows] and tuple(units) == self.units
        if not same:
            self.beginResetModel()
        self.rows, self.units, self.directory = tuple(rows), tuple(units), directory
        self._owed = {unit: sum(unit in row.owing for row in rows) for unit in units}
        if not same:
            self.endResetModel()
        elif rows and units:
            last, right = len(rows) - 1, len(units) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(last, right))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, right)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last)

    def key_of(self, index: Index) -> Key:
        """Return the document and the unit of a place."""
        return self.rows[index.row()].id, self.units[index.column()]

    def place_of(self, key: Key) -> QModelIndex:
        """Return the place of a document and a unit, none where one of them is not shown."""
        ids = [row.id for row in self.rows]
        if key[0] not in ids or key[1] not in self.units:
            return QModelIndex()
        return self.index(ids.index(key[0]), self.units.index(key[1]))

    def line(self, key: Key) -> Line | None:
        """Return what became of a document in a unit."""
        row = next((row for row in self.rows if row.id == key[0]), None)
        return row.briefing.lines.get(key[1]) if row else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the documents."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the units."""
        return 0 if parent.isValid() else len(self.units)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, and the ground that says it without words."""
        if not index.isValid():
            return None
        row, unit = self.rows[index.row()], self.units[index.column()]
        line = row.briefing.lines.get(unit)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                if line is None and row.is_overdue and unit in row.owing:
                    return "quá hạn"
                return cell_text(line, row.briefing.year)
            case Qt.ItemDataRole.EditRole:
                return typed_text(line)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignCenter)
            case Qt.ItemDataRole.BackgroundRole | Qt.ItemDataRole.ForegroundRole:
                return self._colour(row, unit, line, paper=role == Qt.ItemDataRole.BackgroundRole)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return plain_tooltip(self._sentence(row, unit, line))
        return None

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was typed; the page writes it."""
        if str(value).strip() != self.data(index, Qt.ItemDataRole.EditRole):
            self.typed.emit(self.index(index.row(), index.column()), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let units of the scope be typed for; others owe nothing of the document."""
        flags = super().flags(index)
        if index.isValid() and self.units[index.column()] in self.rows[index.row()].units:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a unit with what it owes, or a document with how many units were told."""
        if orientation == Qt.Orientation.Horizontal:
            if not 0 <= section < len(self.units):
                return None
            return self._unit_head(self.units[section], role)
        if not 0 <= section < len(self.rows):
            return None
        row = self.rows[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{len(row.held)}/{row.total} · {row.briefing.title}"
            case Qt.ItemDataRole.ToolTipRole:
                words = (row.briefing.title, row.briefing.cited, f"{len(row.owing)} đơn vị còn nợ")
                return plain_tooltip("\n".join(word for word in words if word))
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _unit_head(self, unit: str, role: int) -> Any:
        owed = self._owed.get(unit, 0)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                said = f"nợ {owed}" if owed else "✓ đủ"
                return f"{self.directory.unit_called(unit)}\n{said}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(f"{self.directory.unit_name(unit)}: còn nợ {owed} văn bản")
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(shades(Tone.SOON if owed else Tone.DONE).ink)
        return None

    def _colour(self, row: BriefingRow, unit: str, line: Line | None, *, paper: bool) -> QColor | None:
        if unit not in row.units:
            return QColor(colours().window) if paper else None
        if line is None:
            tone = Tone.OVERDUE if row.is_overdue else None
        else:
            tone = Tone.DONE if line.state is LineState.HELD else Tone.NEUTRAL
        if tone is None:
            return None
        return QColor(shades(tone).paper if paper else shades(tone).ink)

    def _sentence(self, row: BriefingRow, unit: str, line: Line | None) -> str:
        name = self.directory.unit_name(unit)
        if unit not in row.units:
            return f"{name}: không phải quán triệt văn bản này"
        if line is None:
            return f"{name}: còn nợ"
        words = (f"{name}: {line.state.label.lower()} {typed_text(line)}", line.form, line.note)
        return "\n".join(word for word in words if word)


class BriefingGrid(QTableView):
    """Show a BriefingModel; cells are named by document and unit, never by their places."""

    today_requested = Signal()
    clear_requested = Signal()
    paste_requested = Signal(object)  # rows of texts
    document_changed = Signal(str)  # the document of the current cell
    menu_opening = Signal(object)  # QMenu to add actions to
    open_requested = Signal()

    def __init__(self, model: BriefingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        model.setParent(self)
        self._kept: Key | None = None
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Văn bản phải quán triệt theo đơn vị")
        self._build_heads()
        # Signals
        model.modelAboutToBeReset.connect(self._on_model_about_to_reset)
        model.modelReset.connect(self._on_model_reset)
        self.customContextMenuRequested.connect(self._on_context_menu_requested)

    def _build_heads(self) -> None:
        metrics = self.fontMetrics()
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultAlignment(
            Qt.AlignmentFlag.AlignHCenter
            | Qt.AlignmentFlag.AlignTop
            | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
        )
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setDefaultSectionSize(metrics.horizontalAdvance(_WIDEST) + metrics.height())
        across.setFixedHeight(metrics.lineSpacing() * _HEAD_LINES + _ROW_PADDING)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(metrics.height() + _ROW_PADDING)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setFixedWidth(metrics.averageCharWidth() * _TITLE_LETTERS)

    def current_key(self) -> Key | None:
        """Return the document and the unit of the current cell."""
        index = self.currentIndex()
        return self._model.key_of(index) if index.isValid() else None

    def selected_keys(self) -> list[Key]:
        """Return the documents and units of the selected cells, row by row."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=lambda at: (at.row(), at.column()))
        return [self._model.key_of(index) for index in indexes]

    def go_to(self, document: str, unit: str = "") -> None:
        """Make a cell of a document the current one, by default of the first unit that owes it."""
        row = next((row for row in self._model.rows if row.id == document), None)
        if row is None or not self._model.units:
            return
        owing = [one for one in row.owing if one in self._model.units]
        index = self._model.place_of((document, unit or (owing or self._model.units)[0]))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def copy_selection(self) -> None:
        """Put the selected cells on the clipboard as a table with its heads; one cell alone as its text."""
        from dvcq_desktop.widgets.clipboard import texts_as_mime  # noqa: PLC0415 - start-up time

        keys = self.selected_keys()
        if not keys:
            return
        documents = list(dict.fromkeys(document for document, _unit in keys))
        units = [unit for unit in self._model.units if any(key[1] == unit for key in keys)]
        block = [[typed_text(self._model.line((each, unit))) for unit in units] for each in documents]
        if len(keys) > 1:
            titles = {row.id: row.briefing.title for row in self._model.rows}
            named = [[titles[each], *line] for each, line in zip(documents, block, strict=True)]
            block = [["Văn bản", *map(self._model.directory.unit_name, units)], *named]
        QGuiApplication.clipboard().setMimeData(texts_as_mime(block, headed=len(keys) > 1))

    def paste(self) -> None:
        """Tell what is on the clipboard."""
        from dvcq_desktop.widgets.clipboard import pasted_rows  # noqa: PLC0415 - start-up time

        self.paste_requested.emit(pasted_rows(QGuiApplication.clipboard().text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the grid's own keys; any other letter begins to type into the cell."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.today_requested.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear_requested.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_requested.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Leave a cell that is being typed into as it is."""
        with typing_kept(self):
            super().dataChanged(first, last, list(roles))
        line = open_line(self)
        if line is not None and not line.isModified():
            # A cell that Tab has just opened was filled anew: what is typed takes the place of its text.
            line.selectAll()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell of another document."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() < len(self._model.rows):
            self.document_changed.emit(self._model.rows[current.row()].id)

    def _on_model_about_to_reset(self) -> None:
        self._kept = self.current_key()

    def _on_model_reset(self) -> None:
        if self._kept is not None:
            index = self._model.place_of(self._kept)
            if index.isValid():
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.selectionModel().setCurrentIndex(index, flags)

    def _on_context_menu_requested(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opening.emit(menu)
        menu.addSeparator()
        menu.addAction("Sao chép", self.copy_selection)
        menu.addAction("Dán", self.paste)
        menu.popup(self.viewport().mapToGlobal(at))
