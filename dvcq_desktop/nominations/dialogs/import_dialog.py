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
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.nominations.dialogs.unknown_units import UnknownUnits
from dvcq_desktop.nominations.importing.columns import KEPT, NAME, TITLES
from dvcq_desktop.nominations.importing.proposals import Known, Proposal, State, propose
from dvcq_desktop.nominations.importing.reading import (
    Choice,
    ModelList,
    left_out_words,
    nameless_words,
    read_models,
    unit_words,
)
from dvcq_desktop.nominations.importing.stating import other_year, other_year_words
from dvcq_desktop.nominations.importing.unknown_units import unknown_units
from dvcq_desktop.text.normal import capital
from dvcq_desktop.widgets.actions import take_with_ctrl_enter
from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving
from dvcq_desktop.widgets.messages import Link, MessageBar
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.tabs import Tabs
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.sheets.book import Book

_HEADS = ("Nhận", "Dòng", "Tên mô hình", "Đơn vị, thôn", "So với sổ", "Kinh phí", "Lưu ý")
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
        DialogLeaving(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle("Nhập đăng ký mô hình từ bảng tính")
        self.resize(_WIDTH, _HEIGHT)
        self._book, self._known = read
        self._choice = Choice()
        self._listed: ModelList
        self._proposals: tuple[Proposal, ...] = ()
        self._ticks: dict[str, bool] = {}
        self._keeps_year = False  # she said that the list is of the year shown, whatever its days say
        self._asked_day = False
        # Widgets
        self.sheet = QComboBox(self)
        self.first, self.last = QSpinBox(self), QSpinBox(self)
        self.unit = QComboBox(self)
        self.year = YearBox(self, today=lambda: self._known.today)
        self.day = DateEdit(self, today=lambda: self._known.today)
        self.messages = MessageBar(self)
        self.told = plain_label(self)
        self.tabs = Tabs(self)
        self.rows = QTableWidget(0, len(_HEADS), self)
        self.columns = QTableWidget(0, 3, self)
        self.unknown = UnknownUnits(self)
        self.left_out = plain_label(self)
        self.assign = QPushButton("Gán cột…", self)
        self.cancel, self.take = QPushButton("Thôi", self), QPushButton("Nhận", self)
        # Assemble
        self._assemble()
        self._read()
        # Signals
        self.sheet.activated.connect(self._on_sheet_chosen)
        self.first.valueChanged.connect(self._on_header_chosen)
        self.last.valueChanged.connect(self._on_header_chosen)
        self.unit.activated.connect(self._on_unit_chosen)
        self.unknown.chosen.connect(self._on_unknown_chosen)
        self.year.chosen.connect(self._on_year_chosen)
        self.day.edited.connect(self._on_day_edited)
        self.assign.clicked.connect(self._show_columns)
        self.rows.itemChanged.connect(self._on_item_changed)
        self.take.clicked.connect(self._on_accepted)
        take_with_ctrl_enter(self, self.take)
        self.cancel.clicked.connect(self.reject)

    @property
    def chosen_year(self) -> int:
        """Return the year under which the models are filed."""
        return self._known.year

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
        head = self._row_of(
            ("Nhập vào năm:", self.year),
            ("Trang:", self.sheet),
            ("Tiêu đề từ dòng:", self.first),
            ("đến:", self.last),
        )
        usual = self._row_of(
            ("Dòng không ghi đơn vị là của:", self.unit), ("Dòng không ghi ngày đăng ký là ngày:", self.day)
        )
        for spin in (self.first, self.last):
            spin.setRange(1, _MOST_HEADS)
            spin.setKeyboardTracking(False)
        for combo in (self.sheet, self.unit):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit.addItem("(để trống)", None)
        for unit in self._known.directory.units_on(self._known.today):
            self.unit.addItem(unit.name, unit.id)
        self.sheet.addItems([sheet.name or "Bảng" for sheet in self._book.sheets])
        self.told.setWordWrap(True)
        self.told.setProperty("muted", True)
        self.left_out.setWordWrap(True)
        self.left_out.setProperty("wrong", True)
        self.assign.setAutoDefault(False)
        missed = QHBoxLayout()
        missed.addWidget(self.left_out, 1)
        missed.addWidget(self.assign)
        self._dress(self.rows, _HEADS, "Các mô hình trong danh sách")
        self._dress(self.unknown, UnknownUnits.HEADS, "Các đơn vị mà Cơ quan chưa có")
        self._dress(self.columns, ("Cột trong bảng", "Ví dụ", "Là"), "Các cột của bảng")
        self.rows.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.columns.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.tabs.addTab(self.rows, "Mô hình")
        self.tabs.addTab(self.columns, "Các cột")
        self.tabs.addTab(self.unknown, "Đơn vị chưa có")
        self.take.setProperty("primary", True)
        self.take.setDefault(True)
        self.cancel.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addLayout(usual)
        column.addWidget(self.messages)
        column.addWidget(self.told)
        column.addLayout(missed)
        column.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        column.addLayout(foot)

    def _row_of(self, *fields: tuple[str, QWidget]) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, widget in fields:
            label = plain_label(self)
            label.setText(words)
            label.setBuddy(widget)
            widget.setAccessibleName(words.rstrip(":"))
            row.addWidget(label)
            row.addWidget(widget, 1 if widget in {self.sheet, self.unit} else 0)
        return row

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
        if self._known.day is None and not self._asked_day:
            self._known = self._known._replace(day=self._listed.stated.day)
        self._show_how()
        self._compare()

    def _compare(self) -> None:
        self._proposals = propose(self._listed, self._known)
        if self._listed.trouble:
            self.messages.show_error(self._listed.trouble)
            if not self._listed.models:
                self.tabs.setCurrentWidget(self.columns)
        elif (other := other_year(self._listed, self._known.year)) and not self._keeps_year:
            self.messages.show_warning(
                other_year_words(self._listed, self._known.year, other),
                Link(f"Nhập vào năm {other}", partial(self.year.choose, other)),
                Link(f"Vẫn là năm {self._known.year}", self._keep_year),
            )
        else:
            self.messages.clear()
        self._show_rows()
        self._show_unknown()

    def _show_unknown(self) -> None:
        known = self._known
        unknown = unknown_units(self._listed.models, known.directory, known.today)
        self.unknown.show_units(unknown, known.directory.units_on(known.today), known.units)
        self.tabs.setTabText(self.tabs.indexOf(self.unknown), f"Đơn vị chưa có ({len(unknown)})")
        self.tabs.setTabVisible(self.tabs.indexOf(self.unknown), bool(unknown))
        left_out = left_out_words(self._listed)
        self.left_out.setText(f"{capital(left_out)}." if left_out else "")
        self.left_out.setVisible(bool(left_out))
        self.assign.setVisible(bool(left_out))

    def _show_how(self) -> None:
        listed = self._listed
        self.sheet.setCurrentIndex(listed.sheet)
        self.year.offer((), self._known.year)
        self.day.set_value(self._known.day)
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
            unit = self._known.directory.unit_called(proposal.unit) if proposal.unit else proposal.listed.unit
            remarks = "; ".join(proposal.remarks)
            words = (
                str(proposal.listed.row + 1),
                str(proposal.listed.values[NAME]),
                unit,
                _standing(proposal),
                proposal.listed.money_words,
                capital(remarks),
            )
            for place, text in enumerate(words, start=1):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.rows.setItem(line, place, item)
        self.rows.blockSignals(False)
        self.rows.setColumnHidden(5, not any(each.listed.money_words for each in self._proposals))
        for place in (0, 1, 3, 4, 5):
            self.rows.resizeColumnToContents(place)
        self.rows.resizeRowsToContents()
        self._tell()

    def _tell(self) -> None:
        count = {state: sum(each.state is state for each in self._proposals) for state in State}
        said = [f"{number} {state.label.lower()}" for state, number in count.items() if number]
        skipped = self._listed.skipped
        said += [f"{skipped} dòng không phải mô hình (tiêu đề nhóm, cộng, chữ ký)"] * bool(skipped)
        said += filter(None, (nameless_words(self._listed), unit_words(self._listed)))
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
            other: None if meaning == box.currentData() != KEPT else meaning
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

    def _on_unknown_chosen(self, said: dict[str, str]) -> None:
        self._known = self._known._replace(units={**self._known.units, **said})
        self._compare()

    def _on_year_chosen(self, year: int) -> None:
        self._known = self._known._replace(year=year)
        self._keeps_year = True
        self._compare()

    def _keep_year(self) -> None:
        self._keeps_year = True
        self._compare()

    def _on_day_edited(self, day: date | None) -> None:
        self._known = self._known._replace(day=day)
        self._asked_day = self._asked_day or day is None
        self._compare()

    def _show_columns(self) -> None:
        self.tabs.setCurrentWidget(self.columns)

    def _take_undated(self) -> None:
        self._asked_day = True
        self._on_accepted()

    def _ask_day(self, count: int) -> None:
        """Ask once for the day of registration that rows do not state; it may stay open."""
        self._asked_day = True
        self.messages.show_warning(
            f"{count} mô hình chưa có ngày đăng ký: hãy ghi ngày ở ô “Dòng không ghi ngày đăng ký là ngày”, "
            "hoặc nhận với ngày để trống, ghi sau.",
            Link("Để trống và nhận", self._take_undated),
        )
        self.day.setFocus()

    def _on_accepted(self) -> None:
        self.day.flush()
        if self.day.complaint:
            return
        undated = sum(proposal.lacks_day for proposal in self.taken)
        if undated and not self._asked_day:
            self._ask_day(undated)
            return
        self.take.setEnabled(False)
        self.import_requested.emit(self.taken)


def _standing(proposal: Proposal) -> str:
    if proposal.state is State.CHANGED:
        titles = [TITLES.get(key, key).lower() for key in proposal.values]
        return f"Bổ sung: {', '.join(titles)}"
    return proposal.state.label
