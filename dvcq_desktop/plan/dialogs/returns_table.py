# SPDX-License-Identifier: MIT
"""The sheet of what units send back: typed and pasted like one, a row for each unit."""
# ruff: noqa: N802 - the names of a model's and a view's methods are Qt's

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.grid import ended_sentence, has_ended
from dvcq_desktop.plan.returns import (
    ISSUED,
    NUMBER,
    RECEIVED,
    SIGNER,
    Row,
    returned_of,
    texts_by_unit,
    wrong_column,
)
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.theme import Tone, colours, shades

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from dvcq_desktop.office.directory import Directory

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_UNIT, _STATE, _FILE = "unit", "state", "file"
COLUMNS = (
    (_UNIT, "Đơn vị", 32),
    (_STATE, "Tình trạng", 22),
    (NUMBER, "Số, ký hiệu", 18),
    (ISSUED, "Ngày ban hành", 18),
    (SIGNER, "Người ký", 22),
    (RECEIVED, "Ngày nhận", 15),
    (_FILE, "Tệp", 28),
)
_TYPED = (NUMBER, ISSUED, SIGNER, RECEIVED)
_FIRST_TYPED = 2
_ROW_PADDING = 11


class ReturnsModel(QAbstractTableModel):
    """Hold the rows while they are typed; nothing of it is in the file before she saves."""

    refused = Signal(str)  # a sentence to show
    edited = Signal()

    def __init__(
        self,
        rows: Sequence[Row],
        states: Sequence[str],
        directory: Directory,
        year: int,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = list(rows)
        self._before = list(rows)
        self._states = list(states)
        self._directory = directory
        self._year = year
        self._today = today

    @property
    def is_changed(self) -> bool:
        """Tell whether anything was typed or dropped."""
        return self.rows != self._before

    def complaint(self, row: int) -> str:
        """Return why a row can't be read, empty where it can."""
        try:
            returned_of(self.rows[row], self._directory, year=self._year, today=self._today())
        except UserError as error:
            return error.sentence
        return ""

    def first_wrong(self) -> tuple[int, int]:
        """Return row and column of the first cell that can't be read, -1 for both where all can."""
        columns = [name for name, _title, _width in COLUMNS]
        for place, row in enumerate(self.rows):
            name = wrong_column(row, self._directory, year=self._year, today=self._today())
            if name:
                return place, columns.index(name)
        return -1, -1

    def refuses(self, row: int) -> bool:
        """Tell whether a row takes nothing more, and say why: its unit is no more."""
        unit = self.rows[row].unit
        if not has_ended(unit, self._today()):
            return False
        self.refused.emit(ended_sentence(unit, self._directory))
        return True

    def set_file(self, row: int, path: Path) -> bool:
        """Let a file wait for a row; False where its unit is no more."""
        if self.refuses(row):
            return False
        self.rows[row] = replace(self.rows[row], file=path)
        self._tell(row, row)
        return True

    def row_of(self, unit: str) -> int:
        """Return the row of a unit."""
        return next(place for place, row in enumerate(self.rows) if row.unit.id == unit)

    def fill(self, block: Sequence[Sequence[str]], row: int, column: int) -> bool:
        """Put a block of texts from a place on, all of it or nothing; one that names units goes by them."""
        try:
            by_unit = texts_by_unit(block, self.rows)
        except UserError as error:
            self.refused.emit(error.sentence)
            return False
        if by_unit is not None:
            return self.put(by_unit)
        if row + len(block) > len(self.rows) or column + len(block[0]) > len(COLUMNS) - 1:
            self.refused.emit(
                f"Bảng vừa sao chép có {len(block)} hàng, {len(block[0])} cột, vượt ra ngoài bảng từ ô đang"
                " chọn; hãy chọn ô bắt đầu khác."
            )
            return False
        if column < _FIRST_TYPED:
            self.refused.emit("Hãy chọn ô bắt đầu dán từ cột “Số, ký hiệu” trở đi.")
            return False
        texts = [
            (row + down, COLUMNS[column + across][0], text)
            for down, line in enumerate(block)
            for across, text in enumerate(line)
            if text
        ]
        return self.put(texts)

    def put(self, texts: Sequence[tuple[int, str, str]]) -> bool:
        """Put texts (row, column's name, text) into cells; into none where one of the units is no more."""
        if any(self.refuses(row) for row, _name, _text in texts):
            return False
        for row, name, text in texts:
            typed = {**self.rows[row].typed, name: tidy(text)}
            self.rows[row] = replace(self.rows[row], typed=typed)
        if texts:
            places = [row for row, _name, _text in texts]
            self._tell(min(places), max(places))
        return True

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the units."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title, or the number by which a sentence names the row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return COLUMNS[section][1] if 0 <= section < len(COLUMNS) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row, name = index.row(), COLUMNS[index.column()][0]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(row, name)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self.complaint(row) or self._text(row, name))
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(row, name)
            case Qt.ItemDataRole.BackgroundRole:
                wrong = name in _TYPED and self.complaint(row)
                return QBrush(QColor(shades(Tone.OVERDUE).paper)) if wrong else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what the unit's plan says be typed."""
        flags = super().flags(index)
        typed = index.isValid() and COLUMNS[index.column()][0] in _TYPED
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed into a cell."""
        name = COLUMNS[index.column()][0]
        if role != Qt.ItemDataRole.EditRole or name not in _TYPED:
            return False
        if tidy(str(value)) == self.rows[index.row()].typed[name]:
            return False
        return self.put([(index.row(), name, str(value))])

    def _text(self, row: int, name: str) -> str:
        found = self.rows[row]
        if name == _UNIT:
            return found.unit.name
        if name == _STATE:
            return self._states[row]
        if name == _FILE:
            return found.file.name if found.file else found.line.own_plan_file_name
        return found.typed[name]

    def _ink(self, row: int, name: str) -> QBrush | None:
        if has_ended(self.rows[row].unit, self._today()):
            return QBrush(QColor(colours().muted))
        if name in _TYPED and self.complaint(row):
            return QBrush(QColor(shades(Tone.OVERDUE).ink))
        return None

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))
        self.edited.emit()


class ReturnsView(QTableView):
    """Type like in a sheet: Enter goes down, Tab to the right, a block is pasted from the current cell on."""

    def __init__(self, model: ReturnsModel, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._returns = model
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName("Kế hoạch của từng đơn vị")
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        letter = self.fontMetrics().averageCharWidth()
        for place, (_name, _title, width) in enumerate(COLUMNS):
            self.setColumnWidth(place, width * letter)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)
        self.setCurrentIndex(model.index(0, _FIRST_TYPED))

    def go_to_cell(self, row: int, column: int) -> None:
        """Put the cursor into a cell."""
        index = self._returns.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)

    def edit(  # type: ignore[override]  # the one of Qt's two that views call themselves
        self, index: Index, trigger: QAbstractItemView.EditTrigger, event: QEvent
    ) -> bool:
        """Say at the first key that a unit is no more, rather than when everything was typed."""
        meant = trigger & self.editTriggers() and COLUMNS[index.column()][0] in _TYPED
        if index.isValid() and meant and self._returns.refuses(index.row()):
            return False
        return super().edit(index, trigger, event)

    def paste(self) -> None:
        """Put what is on the clipboard from the current cell on; one text into all selected cells."""
        from dvcq_desktop.widgets.clipboard import pasted_rows  # noqa: PLC0415 - start-up time

        block = pasted_rows(QGuiApplication.clipboard().text())
        chosen = self._selected()
        if not block or not block[0] or not chosen:
            return
        if len(block) == len(block[0]) == 1:
            self._put(chosen, block[0][0])
        else:
            self._returns.fill(block, min(row for row, _at in chosen), min(at for _row, at in chosen))

    def copy_selection(self) -> None:
        """Put the selected cells on the clipboard."""
        from dvcq_desktop.widgets.clipboard import texts_as_mime  # noqa: PLC0415 - start-up time

        chosen = self._selected()
        rows = sorted({row for row, _at in chosen})
        columns = sorted({at for _row, at in chosen})
        texts = [[str(self._returns.index(row, at).data() or "") for at in columns] for row in rows]
        if texts:
            QGuiApplication.clipboard().setMimeData(texts_as_mime(texts, headed=False))

    def fill_down(self) -> None:
        """Put the first text of each selected column into the selected cells below it."""
        chosen = self._selected()
        for column in {at for _row, at in chosen}:
            rows = sorted(row for row, at in chosen if at == column)
            text = str(self._returns.index(rows[0], column).data() or "")
            self._put([(row, column) for row in rows[1:]], text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the sheet's own keys."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()
            return
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._put(self._selected(), "")
        elif control and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif control and event.key() == Qt.Key.Key_Semicolon:
            self._put(self._selected(), f"{self._today():%d/%m/%Y}")
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not control:
            self._go_down()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down when a cell was ended with Enter."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_down()

    def _go_down(self) -> None:
        index = self.currentIndex()
        if index.row() + 1 < self._returns.rowCount():
            self.setCurrentIndex(self._returns.index(index.row() + 1, index.column()))

    def _selected(self) -> list[tuple[int, int]]:
        return sorted({(each.row(), each.column()) for each in self.selectedIndexes()})

    def _put(self, places: Sequence[tuple[int, int]], text: str) -> None:
        names = [(row, COLUMNS[at][0]) for row, at in places]
        self._returns.put([(row, name, text) for row, name in names if name in _TYPED])
