# SPDX-License-Identifier: MIT
"""What a list of registrations would add, row by row, before any of it is written."""
# ruff: noqa: N802 - the names of a dialog's methods are Qt's

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.nominations.importing.columns import NAME, TITLES
from dvcq_desktop.nominations.importing.proposals import Known, Proposal, State, propose
from dvcq_desktop.nominations.importing.reading import Choice, ModelList, nameless_words, read_models
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.sheets.book import Book

_HEADS = ("Nhận", "Dòng", "Tên mô hình", "Đơn vị, thôn", "So với sổ", "Lưu ý")
_MOST_HEADS = 60  # rows of a sheet that may be its heading
_WIDTH, _HEIGHT = 1080, 600
_EDITABLE = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Read(NamedTuple):
    """A book with all that it is held against, read off the window's thread."""

    book: Book
    known: Known


class ImportDialog(QDialog):
    """Let her say how a list is read and what of it is taken; `import_requested` carries the proposals."""

    import_requested = Signal(object)

    def __init__(self, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(f"Nhập đăng ký mô hình năm {read.known.year} từ bảng tính")
        self.resize(_WIDTH, _HEIGHT)
        self._book, self._known = read
        self._choice = Choice()
        self._listed: ModelList
        self._proposals: tuple[Proposal, ...] = ()
        self._ticks: dict[str, bool] = {}
        # Widgets
        self.sheet = QComboBox(self)
        self.first, self.last = QSpinBox(self), QSpinBox(self)
        self.unit = QComboBox(self)
        self.messages = MessageBar(self)
        self.told = plain_label(self)
        self.tabs = QTabWidget(self)
        self.rows = QTableWidget(0, len(_HEADS), self)
        self.columns = QTableWidget(0, 3, self)
        self.cancel, self.take = QPushButton("Thôi", self), QPushButton("Nhận", self)
        # Assemble
        self._assemble()
        self._read()
        # Signals
        self.sheet.activated.connect(self._on_sheet_chosen)
        self.first.valueChanged.connect(self._on_header_chosen)
        self.last.valueChanged.connect(self._on_header_chosen)
        self.unit.activated.connect(self._on_unit_chosen)
        self.rows.itemChanged.connect(self._on_item_changed)
        self.take.clicked.connect(self._on_accepted)
        self.cancel.clicked.connect(self.reject)

    @property
    def taken(self) -> tuple[Proposal, ...]:
        """Return the rows that are taken."""
        return tuple(each for each in self._proposals if self._ticks.get(each.key, each.is_usual))

    def showEvent(self, event: QShowEvent) -> None:
        """Give the rows their heights once the columns have their widths."""
        super().showEvent(event)
        QTimer.singleShot(0, self.rows, self.rows.resizeRowsToContents)

    def show_refusal(self, error: UserError) -> None:
        """Say why nothing was written; all that was chosen is still there."""
        self.messages.show_error(error.sentence)
        self.take.setEnabled(True)

    def _assemble(self) -> None:
        head = QHBoxLayout()
        for words, widget in (
            ("Trang:", self.sheet),
            ("Tiêu đề từ dòng:", self.first),
            ("đến:", self.last),
            ("Dòng không ghi đơn vị là của:", self.unit),
        ):
            label = plain_label(self)
            label.setText(words)
            label.setBuddy(widget)
            widget.setAccessibleName(words.rstrip(":"))
            head.addWidget(label)
            head.addWidget(widget, 1 if isinstance(widget, QComboBox) else 0)
        for spin in (self.first, self.last):
            spin.setRange(1, _MOST_HEADS)
            spin.setKeyboardTracking(False)
        for combo in (self.sheet, self.unit):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit.addItem("(để trống)", None)
        for unit in self._known.directory.units_on(self._known.today):
            self.unit.addItem(unit.name, unit.id)
        self.sheet.addItems([sheet.name for sheet in self._book.sheets])
        self.told.setWordWrap(True)
        self.told.setProperty("muted", True)
        self._dress(self.rows, _HEADS, "Các mô hình trong danh sách")
        self._dress(self.columns, ("Cột trong bảng", "Ví dụ", "Là"), "Các cột của bảng")
        self.rows.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.columns.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.tabs.addTab(self.rows, "Mô hình")
        self.tabs.addTab(self.columns, "Các cột")
        self.take.setProperty("primary", True)
        self.take.setDefault(True)
        self.cancel.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.messages)
        column.addWidget(self.told)
        column.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        column.addLayout(foot)

    @staticmethod
    def _dress(table: QTableWidget, heads: Sequence[str], name: str) -> None:
        table.setHorizontalHeaderLabels(list(heads))
        table.verticalHeader().hide()
        table.setAlternatingRowColors(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setWordWrap(True)
        table.setAccessibleName(name)
        table.horizontalHeader().setStretchLastSection(True)

    # Reading

    def _read(self) -> None:
        self._listed = read_models(self._book, self._choice, self._known.today)
        self._show_how()
        self._compare()

    def _compare(self) -> None:
        self._proposals = propose(self._listed, self._known)
        if self._listed.trouble:
            self.messages.show_error(self._listed.trouble)
            if not self._listed.models:
                self.tabs.setCurrentWidget(self.columns)
        else:
            self.messages.clear()
        self._show_rows()

    def _show_how(self) -> None:
        listed = self._listed
        self.sheet.setCurrentIndex(listed.sheet)
        for spin, row in zip((self.first, self.last), listed.header, strict=True):
            spin.blockSignals(True)
            spin.setValue(row + 1)
            spin.blockSignals(False)
        self.columns.setRowCount(len(listed.columns))
        for line, column in enumerate(listed.columns):
            self.columns.setItem(line, 0, QTableWidgetItem(column.heading))
            self.columns.setItem(line, 1, QTableWidgetItem(column.example))
            meaning = QComboBox(self.columns)
            meaning.addItem("(không nhận)", "")
            for key, title in TITLES.items():
                meaning.addItem(title, key)
            meaning.setCurrentIndex(max(meaning.findData(column.meaning), 0))
            meaning.setAccessibleName(f"Cột “{column.heading}” là")
            meaning.activated.connect(partial(self._on_meaning_chosen, column.place, meaning))
            self.columns.setCellWidget(line, 2, meaning)
        self.columns.resizeColumnToContents(0)
        self.columns.resizeColumnToContents(2)

    def _show_rows(self) -> None:
        self.rows.blockSignals(True)
        self.rows.setRowCount(len(self._proposals))
        for line, proposal in enumerate(self._proposals):
            tick = QTableWidgetItem("")
            tick.setFlags(_EDITABLE)
            is_taken = self._ticks.get(proposal.key, proposal.is_usual)
            tick.setCheckState(Qt.CheckState.Checked if is_taken else Qt.CheckState.Unchecked)
            self.rows.setItem(line, 0, tick)
            unit = self._known.directory.unit_called(proposal.unit) if proposal.unit else ""
            remarks = "; ".join(proposal.remarks)
            words = (
                str(proposal.listed.row + 1),
                str(proposal.listed.values[NAME]),
                unit,
                _standing(proposal),
                remarks[:1].upper() + remarks[1:],
            )
            for place, text in enumerate(words, start=1):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.rows.setItem(line, place, item)
        self.rows.blockSignals(False)
        for place in (0, 1, 3, 4):
            self.rows.resizeColumnToContents(place)
        self.rows.resizeRowsToContents()
        self._tell()

    def _tell(self) -> None:
        count = {state: sum(each.state is state for each in self._proposals) for state in State}
        said = [f"{number} {state.label.lower()}" for state, number in count.items() if number]
        skipped = self._listed.skipped
        said += [f"{skipped} dòng không phải mô hình (tiêu đề nhóm, cộng, chữ ký)"] * bool(skipped)
        nameless = nameless_words(self._listed)
        said += [nameless] * bool(nameless)
        self.told.setText(f"“{self._book.name}”: {', '.join(said) or 'chưa thấy mô hình nào'}.")
        taken = len(self.taken)
        self.take.setText(f"Nhận {taken} mô hình")
        self.take.setEnabled(taken > 0)

    # What she does

    def _on_sheet_chosen(self, sheet: int) -> None:
        self._choice = Choice(sheet)
        self._ticks.clear()
        self._read()

    def _on_header_chosen(self, _row: int) -> None:
        first = self.first.value() - 1
        self._choice = Choice(self._listed.sheet, (first, max(self.last.value() - 1, first)))
        self._ticks.clear()
        self._read()

    def _on_meaning_chosen(self, column: int, box: QComboBox, _place: int) -> None:
        said: dict[int, str | None] = {
            other: None if meaning == box.currentData() else meaning
            for other, meaning in self._choice.columns.items()
        }
        said[column] = box.currentData() or None
        self._choice = replace(
            self._choice, sheet=self._listed.sheet, header=self._listed.header, columns=said
        )
        self._read()

    def _on_unit_chosen(self, _place: int) -> None:
        self._known = self._known._replace(unit=self.unit.currentData())
        self._compare()

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self._ticks[self._proposals[item.row()].key] = item.checkState() is Qt.CheckState.Checked
            self._tell()

    def _on_accepted(self) -> None:
        self.take.setEnabled(False)
        self.import_requested.emit(self.taken)


def _standing(proposal: Proposal) -> str:
    if proposal.state is State.CHANGED:
        titles = [TITLES.get(key, key).lower() for key in proposal.values]
        return f"Bổ sung: {', '.join(titles)}"
    return proposal.state.label
