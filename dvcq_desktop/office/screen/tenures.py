# SPDX-License-Identifier: MIT
"""The positions of one person: a short table, and the fields of the one chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.office.rules import Tenure
from dvcq_desktop.widgets.choices import Tick
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.record_form import RecordForm
from dvcq_desktop.widgets.table import Column, Kind, RecordModel, RecordTable
from dvcq_desktop.widgets.theme import GAP, MARGIN, icon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.rules import Person

MOVES = "Chuyển đơn vị…"
"""The verb by which a further position is looked for."""

_SHOWN_ROWS = 4


@dataclass(frozen=True)
class _Row:
    id: str
    unit: str
    position: str
    starts_on: date | None
    ends_on: date | None
    tenure: Tenure


class TenurePane(QWidget):
    """Show and edit where a person works and worked."""

    add_requested = Signal()
    end_requested = Signal(str)
    delete_requested = Signal(object)  # tuple of ids

    COLUMNS = (
        Column("unit", "Đơn vị", width=17, sortable=False),
        Column("position", "Chức vụ", width=14, sortable=False),
        Column("starts_on", "Từ ngày", kind=Kind.DATE, width=11, sortable=False),
        Column("ends_on", "Đến ngày", kind=Kind.DATE, width=11, sortable=False),
    )

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: dict[str, _Row] = {}
        self._person = ""
        self._leaving: _Row | None = None
        self._is_told = False  # whether she said herself if the old position ends
        self.wanted: str | None = None
        # Widgets
        self.title = QLabel("Vị trí công tác", self)
        self.table = RecordTable(RecordModel(self.COLUMNS, self._fetch))
        self.table.setAccessibleName("Vị trí công tác")
        self.table.set_empty("Chưa có vị trí công tác nào.")
        self.add = QPushButton(icon("plus"), "Thêm vị trí", self)
        self.end = QPushButton("Kết thúc…", self)
        self.end.setToolTip("Kết thúc vị trí đang chọn vào một ngày")
        self.form = RecordForm(self)
        self.form.add("unit", "Đơn vị", PickBox(self, none="(chọn đơn vị)"))
        self.form.add("position", "Chức vụ", LineEdit(self))
        self.form.add("is_head", "Vai trò", Tick("Đứng đầu đơn vị", self))
        self.form.add("starts_on", "Từ ngày", DateEdit(self, today=today))
        self.form.add("ends_on", "Đến hết ngày", DateEdit(self, today=today))
        self.ends_old = Tick("Kết thúc vị trí cũ vào hôm trước", self)
        self._old_words = plain_label(self)
        self._old_words.setWordWrap(True)
        self._old_words.setProperty("muted", True)
        self._old = QWidget(self)
        self._assemble()
        # Signals
        self.table.current_changed.connect(self._on_current_changed)
        self.table.delete_requested.connect(self.delete_requested)
        self.table.menu_opening.connect(self._on_menu_opening)
        self.add.clicked.connect(self.add_requested)
        self.end.clicked.connect(self._on_end_clicked)
        self.ends_old.edited.connect(self._on_ends_old_edited)
        self.form.field("unit").edited.connect(self._on_unit_edited)

    def _assemble(self) -> None:
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        rows = self.table.verticalHeader().defaultSectionSize() * (_SHOWN_ROWS + 1) + GAP
        self.table.setFixedHeight(rows)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.end)
        head.addWidget(self.add)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 0, MARGIN, 0)
        top.setSpacing(GAP)
        top.addLayout(head)
        top.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.form)
        column.addWidget(self._old)
        below = QVBoxLayout(self._old)
        below.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        below.setSpacing(GAP)
        below.addWidget(self._old_words)
        below.addWidget(self.ends_old)
        self._old.hide()

    def offer_units(self, units: Sequence[tuple[str, str]]) -> None:
        """Offer these units (id, name)."""
        self.form.field("unit").set_choices(units)

    def current_id(self) -> str | None:
        """Return the position chosen."""
        return self.table.current_id()

    def question_of(self, tenure_id: str) -> str:
        """Return what is asked when a position ends."""
        return f"{_where(self._rows[tenure_id])}: ngày công tác cuối cùng?"

    def show_tenures(self, person: Person, counting: str, directory: Directory) -> None:
        """Show a person's positions, the latest first, and go to the one that counts today."""
        self._show_table(shown=True)
        self._rows = {
            tenure.id: _Row(
                tenure.id,
                directory.unit_called(tenure.unit),
                tenure.position,
                tenure.starts_on,
                tenure.ends_on,
                tenure,
            )
            for tenure in reversed(person.tenures)
        }
        self.table.records.refresh()
        self.table.set_ids(list(self._rows))
        chosen = self.table.current_id()
        if self.wanted in self._rows:
            chosen, self.wanted = self.wanted, None
        elif person.id != self._person or chosen not in self._rows:
            chosen = counting
        self._person = person.id
        if chosen and chosen != self.table.current_id():
            self.table.select_ids([chosen])
        self._show_chosen()

    def begin_first(self, unit: str | None) -> None:
        """Show the empty fields of a new person's position."""
        self._show_table(shown=False)
        self._set_editable(editable=True)
        self.form.begin_new({"unit": unit})

    def begin_next(self) -> None:
        """Show the empty fields of a further position, and offer to end the one that is chosen by it."""
        row = self._rows.get(self.table.current_id() or "")
        is_open = row is not None and (row.ends_on is None or row.ends_on > self._today())
        self._leaving = row if is_open else None
        self._is_told = False
        self._old.setVisible(is_open)
        if row is not None:
            self.ends_old.set_value(True)
            self._old_words.setText(f"Vị trí cũ: {_where(row)}")
        self._set_editable(editable=True)
        self.form.begin_new({})
        self.form.focus_first()

    @property
    def leaving(self) -> str:
        """Return the position that ends the day before the new one begins, empty where none does."""
        self._on_unit_edited(self.form.field("unit").value)
        return self._leaving.id if self._leaving is not None and self.ends_old.value else ""

    def end_new(self) -> None:
        """Stop typing a new position, which is saved or given up."""
        self.form.end_new()
        self._leaving = None
        self._old.hide()

    def _show_table(self, *, shown: bool) -> None:
        for widget in (self.table, self.add, self.end):
            widget.setVisible(shown)

    def _show_chosen(self) -> None:
        row = self._rows.get(self.table.current_id() or "")
        self._set_editable(editable=row is not None)
        if row is None:
            self.form.show_values("", {})
            return
        values = {name: getattr(row.tenure, name) for name in self.form.names}
        self.form.show_values(row.id, values)

    def _set_editable(self, *, editable: bool) -> None:
        self.form.setEnabled(editable)
        self.end.setEnabled(editable)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, Any]:
        return {one: self._rows[one] for one in ids if one in self._rows}

    def _on_current_changed(self, _tenure_id: str | None) -> None:
        if not self.form.is_new:
            self.form.flush()
            self._show_chosen()

    def _on_menu_opening(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        menu.addAction(MOVES, self.add_requested.emit)
        menu.addAction(icon("log-out"), "Kết thúc công tác…", self._on_end_clicked).setEnabled(bool(ids))
        menu.addAction(icon("trash-2"), "Xóa vị trí công tác", self._on_delete_triggered).setEnabled(
            bool(ids)
        )

    def _on_ends_old_edited(self, _value: object) -> None:
        self._is_told = True

    def _on_unit_edited(self, unit: object) -> None:
        """Who gets a second position in the unit keeps the first, unless she says otherwise."""
        if self._leaving is not None and not self._is_told:
            self.ends_old.set_value(unit != self._leaving.tenure.unit)

    def _on_delete_triggered(self) -> None:
        self.delete_requested.emit(self.table.selected_ids())

    def _on_end_clicked(self) -> None:
        chosen = self.current_id()
        if chosen:
            self.end_requested.emit(chosen)


def _where(row: _Row) -> str:
    return ", ".join(part for part in (row.position, row.unit) if part)
