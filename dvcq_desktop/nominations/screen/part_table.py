# SPDX-License-Identifier: MIT
"""A short table of what belongs to one model: steps, milestones, figures, places; edited in its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.dialogs.asking import AskDialog
from dvcq_desktop.text.dates import parse_date
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.table import Column, Kind, RecordModel, RecordTable
from dvcq_desktop.widgets.theme import GAP, MARGIN, icon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

_LEAST_ROWS, _MOST_ROWS = 2, 8


class PartField(NamedTuple):
    """A field of the dialog in which a part is added or changed."""

    name: str
    title: str
    make: Callable[[QWidget], Any]
    hint: str = ""


class PartKind(NamedTuple):
    """Say of one kind of part where it is kept, what it is called, and what it shows."""

    table: str
    title: str
    noun: str
    empty: str
    columns: tuple[Column, ...]
    fields: tuple[PartField, ...]
    adds: bool = True
    check: Callable[[str, Mapping[str, Any], date], None] | None = None  # raises UserError


class PartDialog(AskDialog):
    """Ask for a part; stays open, with what is wrong, until it can be kept."""

    def __init__(self, title: str, check: Callable[[Mapping[str, Any]], None], parent: QWidget) -> None:
        super().__init__(title, "Lưu", "", parent)
        self._check = check

    def answer(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values; raises UserError where they are not enough."""
        self._check(values)
        return dict(values)


class PartTable(QWidget):
    """Show one kind of part under a heading; every change is told, the page writes it."""

    save_requested = Signal(str, str, object)  # table, key (empty for a new part), values
    trash_requested = Signal(str, object)  # table, tuple of keys
    refused = Signal(str)  # a sentence

    def __init__(self, kind: PartKind, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._today = today
        self._rows: dict[str, Any] = {}
        self.dialog: AskDialog | None = None
        # Widgets
        self.heading = plain_label(self)
        self.heading.setText(kind.title)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.table = RecordTable(RecordModel(kind.columns, self._fetch, set_value=self._set_cell))
        self.table.setAccessibleName(kind.title)
        self.table.set_empty(kind.empty)
        self.add = QPushButton(icon("plus"), f"Thêm {kind.noun}", self)
        self.add.setVisible(kind.adds)
        # Assemble
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.table)
        self._fit()
        # Signals
        self.add.clicked.connect(self.ask_new)
        self.table.delete_requested.connect(self._on_delete_requested)
        self.table.open_requested.connect(self.ask_change)
        self.table.edit_requested.connect(self.ask_change)
        self.table.menu_opening.connect(self._on_menu_opening)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show the parts of a model, each with an `id`."""
        self._rows = {row.id: row for row in rows}
        self.table.records.refresh()
        self.table.set_ids(list(self._rows))
        self._fit()

    def ask_new(self) -> None:
        """Ask for a new part."""
        self._ask("", f"Thêm {self.kind.noun}", {})

    def ask_change(self, key: str) -> None:
        """Ask what becomes of a part."""
        row = self._rows[key]
        self._ask(
            key, f"Sửa {self.kind.noun}", {each.name: getattr(row, each.name) for each in self.kind.fields}
        )

    def _ask(self, key: str, title: str, values: Mapping[str, Any]) -> None:
        dialog = PartDialog(title, self._examine, self)
        for field in self.kind.fields:
            dialog.add(field.name, field.title, field.make(dialog), values.get(field.name), hint=field.hint)
        dialog.setProperty("part", key)
        dialog.answered.connect(self._on_dialog_answered)
        self.dialog = dialog
        dialog.open()

    def _examine(self, values: Mapping[str, Any]) -> None:
        if self.kind.check is not None:
            self.kind.check(self.kind.table, values, self._today())

    def _on_dialog_answered(self, values: dict[str, Any]) -> None:
        key = str(self.sender().property("part"))
        self.save_requested.emit(self.kind.table, key, values)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, Any]:
        return {one: self._rows[one] for one in ids if one in self._rows}

    def _set_cell(self, key: str, name: str, text: str) -> bool:
        column = next(column for column in self.kind.columns if column.name == name)
        typed: Any = tidy(text)
        try:
            if column.kind is Kind.DATE:
                typed = parse_date(typed, today=self._today()) if typed else None
        except UserError as error:
            self.refused.emit(error.sentence)
            return False
        self.save_requested.emit(self.kind.table, key, {name: typed})
        return True

    def _fit(self) -> None:
        shown = min(max(len(self._rows), _LEAST_ROWS), _MOST_ROWS) + 1
        self.table.setFixedHeight(self.table.verticalHeader().defaultSectionSize() * shown + 2 * GAP)

    def _on_delete_requested(self, keys: tuple[str, ...]) -> None:
        self.trash_requested.emit(self.kind.table, keys)

    def _on_menu_opening(self, menu: QMenu, keys: tuple[str, ...]) -> None:
        if self.kind.adds:
            menu.addAction(icon("plus"), f"Thêm {self.kind.noun}", self.ask_new)
        if len(keys) == 1:
            menu.addAction(icon("pencil"), f"Sửa {self.kind.noun}…", self._ask_current)
        delete = menu.addAction(icon("trash-2"), f"Xóa {self.kind.noun}", self._trash_selected)
        delete.setEnabled(bool(keys))

    def _ask_current(self) -> None:
        if key := self.table.current_id():
            self.ask_change(key)

    def _trash_selected(self) -> None:
        if keys := self.table.selected_ids():
            self.trash_requested.emit(self.kind.table, keys)
