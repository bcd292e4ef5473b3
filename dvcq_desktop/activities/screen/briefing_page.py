# SPDX-License-Identifier: MIT
"""The page "Quán triệt": which document was made known in which unit, when, to how many; who still owes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from dvcq_desktop.activities.briefings import Briefing, BriefingRow, Line, read_cell, row_of
from dvcq_desktop.activities.screen.briefing_grid import BriefingGrid, BriefingModel, Key
from dvcq_desktop.activities.screen.diary import DiarySection
from dvcq_desktop.activities.store import activities
from dvcq_desktop.activities.store import briefings as store
from dvcq_desktop.activities.terms import LineState
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory
from dvcq_desktop.sheets.placing import Ground, placed
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.actions import make_action, on_rows
from dvcq_desktop.widgets.cell_typing import finish_typing
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.suggest import SuggestEdit
from dvcq_desktop.widgets.table import Column, Kind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.sheets.placing import Block
    from dvcq_desktop.widgets.workbench import Workbench

_OWED, _OVERDUE = "owed", "overdue"
_OWED_AGAIN = "Ghi lại là còn nợ"
_KEYS = "Gõ “15/3 120” (ngày, số người); phím cách: hôm nay; “miễn”: không phải làm; Delete: còn nợ"


@dataclass(frozen=True)
class BriefingYear:
    """The documents of a year with their units, and the office."""

    year: int
    years: tuple[int, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    directory: Directory = field(default_factory=Directory)


@dataclass(frozen=True)
class ShownBriefing:
    """A document as the page shows it."""

    kept: Briefing
    row: BriefingRow

    @property
    def id(self) -> str:
        """Return the document's key."""
        return self.kept.id


class BriefingSection(DiarySection):
    """Keep the documents that are made known, in a grid with the units."""

    TITLE = "Quán triệt"
    NOUN = "văn bản"
    TABLE = store.BRIEFINGS
    EMPTY = (
        "Các văn bản phải quán triệt trong năm: mỗi văn bản một dòng, mỗi đơn vị một cột;"
        " ô trống là đơn vị còn nợ."
    )
    ONE_COLUMN = True
    SHARES = (7, 3)
    COLUMNS = (Column("title", "Văn bản", lambda row: row.kept.title, Kind.TEXT, width=30, stretch=True),)
    SAVE = store.save_briefing
    PRINTS = (
        ("briefing-table", "Bảng theo dõi quán triệt…"),
        ("briefing-owed", "Danh sách đơn vị còn nợ (để nhắc)…"),
    )

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.known = BriefingYear(workbench.today().year)
        self._complaint = ""
        self._is_filling = False
        super().__init__(workbench, parent)
        lead_to(self, self.grid)
        # Assemble
        self._today = make_action(self, "Đã quán triệt hôm nay", "check", self.mark_today)
        self._excuse = make_action(self, "Không phải thực hiện", "ban", self.mark_excused)
        self._clear = make_action(self, "Xóa ô (còn nợ)", "", self.clear_cells)
        # Here the rows are seen as a grid, where Del empties cells.
        self._trash.setShortcut(QKeySequence())
        on_rows(self._clear, "Del", self.grid)
        # Signals
        self.grid.today_requested.connect(self.mark_today)
        self.grid.clear_requested.connect(self.clear_cells)
        self.grid.paste_requested.connect(self._on_paste_requested)
        self.grid.document_changed.connect(self._on_document_changed)
        self.grid.menu_opening.connect(self._on_grid_menu_opening)
        self.grid.open_requested.connect(self._on_grid_open_requested)
        self.model.typed.connect(self._on_typed)
        self.refresh()

    @property
    def directory(self) -> Directory:
        """Return the office as it was read."""
        return self.known.directory

    # What the room asks

    def own_actions(self) -> tuple[QAction, ...]:
        """Offer what fills the chosen cells."""
        return self._today, self._excuse, self._clear

    def leave(self) -> str:
        """Record what is being typed into a cell; say what cannot be."""
        self._complaint = ""
        finish_typing(self.grid)
        return f"Chưa ghi được: {self._complaint}" if self._complaint else super().leave()

    # Filling the grid

    def mark_today(self) -> None:
        """Record the chosen cells as told today."""
        self._type(self.grid.selected_keys(), "x", "Đã quán triệt")

    def mark_excused(self) -> None:
        """Let the units of the chosen cells off."""
        self._type(self.grid.selected_keys(), "miễn", LineState.EXCUSED.label)

    def clear_cells(self) -> None:
        """Empty the chosen cells: the units owe the documents again."""
        self._type(self.grid.selected_keys(), "", _OWED_AGAIN)

    def _type(self, keys: Sequence[Key], text: str, verb: str) -> None:
        self._record([(key, text) for key in keys if self._is_in_scope(key)], verb)

    def _record(self, texts: Sequence[tuple[Key, str]], verb: str = "Ghi quán triệt") -> None:
        """Write what was typed for cells, all of it or nothing; say how many were emptied, with the way back.

        A whole row may be chosen by its head, and Del then takes more than is seen.
        """
        today = self.workbench.today()
        cells: list[tuple[str, str, Line | None]] = []
        for key, text in texts:
            try:
                line = read_cell(text, today, self.model.line(key))
            except UserError as error:
                named = f"{self.directory.unit_called(key[1])}: " if len(texts) > 1 else ""
                self._complaint = f"{named}{error.sentence}"
                self.page.messages.show_warning(self._complaint)
                return
            if line != self.model.line(key):
                cells.append((*key, line))
        if cells:
            self._is_filling = True
            name = f"{verb}: {len(cells)} đơn vị"
            told = partial(self._on_emptied, len(cells)) if verb == _OWED_AGAIN else None
            self.write(name, partial(store.put_lines, cells=tuple(cells)), told)

    def _on_emptied(self, count: int, _written: object) -> None:
        self.page.messages.show_info(
            f"Đã ghi lại {count} đơn vị là còn nợ.", self.workbench.writer.undo_link()
        )

    def _is_in_scope(self, key: Key) -> bool:
        row = next((row for row in self.model.rows if row.id == key[0]), None)
        return row is not None and key[1] in row.units

    def _on_typed(self, index: QModelIndex, text: str) -> None:
        """Record what was typed in all the selected cells, as in one of them."""
        key = self.model.key_of(index)
        chosen = self.grid.selected_keys()
        keys = [each for each in chosen if self._is_in_scope(each)] if key in chosen else [key]
        self._record([(each, text) for each in keys])

    def _on_paste_requested(self, block: Block) -> None:
        rows = {fold(row.briefing.title): row.id for row in self.model.rows}
        look = self.directory
        columns = {fold(look.unit_name(unit)): unit for unit in self.model.units}
        columns |= {fold(look.unit_called(unit)): unit for unit in self.model.units}
        ground = Ground([row.id for row in self.model.rows], self.model.units, rows, columns)
        try:
            found = placed(block, ground, self.grid.selected_keys())
        except UserError as error:
            self.page.messages.show_warning(error.sentence)
            return
        outside = [each for each in found if not self._is_in_scope((each.row, each.column))]
        if outside:
            name = look.unit_called(outside[0].column)
            self.page.messages.show_warning(f"{name} không phải quán triệt văn bản này; chưa dán ô nào.")
            return
        self._record([((each.row, each.column), each.text) for each in found], "Dán quán triệt")

    # What the base asks

    def build(self) -> None:
        """Add the fields and filters of documents, and the grid."""
        self.model = BriefingModel()
        self.grid = BriefingGrid(self.model)
        today, form = self.workbench.today, self.form
        form.add("title", "Văn bản", TextArea(self, lines=2), hint="Tên hoặc trích yếu")
        form.add("number", "Số, ký hiệu", LineEdit(self))
        form.add("issued_on", "Ngày ban hành", DateEdit(self, today=today))
        form.add("body", "Cơ quan", SuggestEdit(self), hint="Cơ quan ban hành")
        form.add("unit_group", "Nhóm đơn vị", PickBox(self, none="(mọi đơn vị)"))
        form.add("due_on", "Hạn", DateEdit(self, today=today), hint="Hạn quán triệt xong")
        form.add("note", "Ghi chú", TextArea(self, lines=2))
        filters = self.page.filters
        self._states = filters.add_chip("state", "Tình trạng")
        self._states.set_choices([(_OWED, "Còn nợ"), (_OVERDUE, "Quá hạn")])
        self._units = filters.add_chip("unit", "Đơn vị")
        filters.changed.connect(self._on_filters_changed)

    def table_side(self) -> QWidget:
        """Show the grid; the table only says what belongs here while there is nothing."""
        self._side = QStackedWidget(self)
        self._side.addWidget(self.table)
        self._side.addWidget(self.grid)
        return self._side

    def question(self, year: int) -> Callable[[sqlite3.Connection], BriefingYear]:
        """Read the documents of a year."""
        return partial(_read, year)

    def show_read(self, read: BriefingYear) -> None:
        """Show a year."""
        self.known = read
        look, today = read.directory, self.workbench.today()
        self.year.offer(read.years, read.year)
        self.form.field("unit_group").set_choices([(group.id, group.name) for group in look.groups])
        self.form.field("body").set_suggestions(
            dict.fromkeys(each.body for each in read.briefings if each.body)
        )
        shown = [ShownBriefing(each, row_of(each, look, today)) for each in read.briefings]
        asked = {unit for each in shown for unit in each.row.units}
        self._units.set_choices([(unit.id, unit.called) for unit in look.units if unit.id in asked])
        self.show_records(shown, {})
        self._is_filling = False

    def show_rows(self) -> None:
        """Show in the grid what search and filters let through; while she fills it nothing is taken away."""
        super().show_rows()
        ids = self.table.records.ids
        rows = [self._records[one].row for one in ids]
        chosen = self.asked
        units = [unit for unit in self._units_of(rows) if unit in chosen.get("unit", {unit})]
        if chosen.get("state"):
            owing = {unit for row in rows for unit in row.owing}
            units = [
                unit for unit in units if unit in owing or (self._is_filling and unit in self.model.units)
            ]
        self.model.show_rows(rows, units, self.directory)
        if rows and self.grid.current_key() is None:
            # Before it is shown: a view that gets the focus goes to its first cell by itself.
            self.grid.go_to(self.first_row())
        self._side.setCurrentWidget(self.grid if rows and units else self.table)

    def first_row(self) -> str:
        """Begin with the first document that a unit still owes."""
        ids = self.table.records.ids
        return next((one for one in ids if self._records[one].row.owing), ids[0])

    def accepts(self, record: ShownBriefing) -> bool:
        """Ask the filter of what is owed, by the units that are chosen."""
        chosen = self.asked
        states, units = chosen.get("state"), chosen.get("unit")
        if self._is_filling and any(row.id == record.id for row in self.model.rows):
            return True
        owing = [unit for unit in record.row.owing if units is None or unit in units]
        if not states:
            return units is None or any(unit in units for unit in record.row.units)
        return bool(owing) and (_OWED in states or record.row.is_overdue)

    def texts_of(self, record: ShownBriefing) -> tuple[str, ...]:
        """Search what is written of the document."""
        kept = record.kept
        return kept.title, kept.number, kept.body, kept.note

    def parsed(self, name: str, value: Any) -> Any:
        """Keep a title as one line."""
        return " ".join(str(value).split()) if name == "title" else value

    def heading_of(self, record: ShownBriefing) -> str:
        """Head the detail with how many units were told."""
        row = record.row
        return f"{len(row.held)}/{row.total} đơn vị, {f'nợ {len(row.owing)}' if row.owing else 'đủ'}"

    def history_rows(self, record: ShownBriefing) -> list[tuple[str, str]]:
        """Tell of the units too."""
        return [*super().history_rows(record), *store.line_keys(record.kept)]

    def counts(self, shown: Sequence[ShownBriefing]) -> list[str]:
        """Count the documents, the units that owe, and the people who were told."""
        owing = {unit for each in shown for unit in each.row.owing}
        overdue = sum(each.row.is_overdue for each in shown)
        people = sum(each.row.people for each in shown)
        return [
            f"{len(shown)} văn bản",
            f"{len(owing)} đơn vị còn nợ" if owing else "",
            f"{overdue} văn bản quá hạn" if overdue else "",
            f"{group_digits(people)} lượt người" if people else "",
            _KEYS if shown else "",
        ]

    # Private

    def _units_of(self, rows: Sequence[BriefingRow]) -> list[str]:
        wanted = {unit for row in rows for unit in row.units}
        return [unit.id for unit in self.directory.units if unit.id in wanted]

    def _on_filters_changed(self) -> None:
        self._is_filling = False

    def _on_document_changed(self, document: str) -> None:
        if self.table.current_id() != document or self.table.selected_ids() != (document,):
            self.table.select_ids([document])

    def _on_grid_open_requested(self) -> None:
        self.detail.tabs.setCurrentIndex(0)
        self.form.focus_first()

    def _on_grid_menu_opening(self, menu: QMenu) -> None:
        menu.addActions([self._today, self._excuse, self._clear])
        menu.addSeparator()
        menu.addAction(self._trash)

    def _on_current_changed(self, record_id: str | None) -> None:
        super()._on_current_changed(record_id)
        key = self.grid.current_key()
        if record_id is not None and (key is None or key[0] != record_id):
            self.grid.go_to(record_id)


def _read(year: int, connection: sqlite3.Connection) -> BriefingYear:
    return BriefingYear(
        year=year,
        years=tuple(activities.years(connection)),
        briefings=tuple(store.briefings(connection, year)),
        directory=directory(connection),
    )
