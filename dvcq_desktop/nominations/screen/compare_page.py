# SPDX-License-Identifier: MIT
"""The page "So sánh các năm": a year beside another, each number with its models one click away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dvcq_desktop.nominations.comparing import By, Comparison, Line, compared
from dvcq_desktop.nominations.screen.compare_side import CompareSide
from dvcq_desktop.nominations.screen.compare_table import CompareTable
from dvcq_desktop.nominations.screen.papers import Papers, Wanted
from dvcq_desktop.nominations.store.fields import model_fields
from dvcq_desktop.nominations.store.models import models
from dvcq_desktop.nominations.terms import Movement
from dvcq_desktop.office.store import directory
from dvcq_desktop.text.folding import fold
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.empty import EmptyPage
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from PySide6.QtGui import QAction

    from dvcq_desktop.widgets.workbench import Workbench

# Another row of these changes what the page shows.
_CONCERNED = frozenset({"model", "model_field", "model_step", "unit"})
_EMPTY = "Hai năm này chưa có mô hình nào để so sánh: hãy chọn năm khác, hoặc đăng ký ở thẻ Mô hình."


class ComparePage(QWidget):
    """Show two years side by side."""

    TITLE = "So sánh các năm"

    year_chosen = Signal(int)
    models_requested = Signal(int, object, str)  # year, keys, what to call them

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self._year = workbench.today().year
        self._other: int | None = None  # None: the year before
        self.read = Comparison(self._year, self._year - 1)
        # Widgets
        self.page = Page(self.TITLE, self, search_hint="Tìm lĩnh vực, đơn vị", shares=(66, 34))
        self.year = YearBox(self.page, today=workbench.today)
        self._against = QLabel("so với", self.page)
        self.other = YearBox(self.page, today=workbench.today)
        self.other.setAccessibleName("So với năm")
        self.table = CompareTable(self)
        self.side = CompareSide(self)
        self.cover = EmptyPage(self.page)
        self.copy_button = self.page.add_action("Sao chép sang Excel", "copy")
        self.papers = Papers(self, workbench, self.page, ("model-summary",), self._wanted_paper)
        self._actions = [
            make_action(self, "Sao chép bảng sang Excel", "copy", self.copy_table),
            make_action(self, "Sao chép thôn chưa đăng ký", "copy", self.side.copy_villages),
        ]
        # Assemble
        self._build()
        # Signals
        self.year.chosen.connect(self._on_year_chosen)
        self.other.chosen.connect(self._on_other_chosen)
        self.copy_button.clicked.connect(self.copy_table)
        self.page.search.search_changed.connect(self._on_search_changed)
        self.page.filters.changed.connect(self.show_lines)
        self.table.models_requested.connect(self.models_requested)
        self.side.models_requested.connect(self.models_requested)
        self.side.copied.connect(self.page.messages.show_success)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    def _build(self) -> None:
        self.page.title.hide()
        for chooser in (self.year, self._against, self.other):
            self.page.add_chooser(chooser)
        self.page.let_fold(self.copy_button)
        movements = self.page.filters.add_chip("movement", "Phong trào")
        movements.set_choices([(each.value, each.label) for each in Movement])
        by = self.page.filters.add_chip("by", "Xem theo")
        by.set_choices([(each.value, each.label) for each in By if each is not By.TOTAL])
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(self._actions)
        self.page.set_table(self.table)
        self.page.set_detail(self.side)
        self.page.remember(self.workbench.settings, "nominations/compare")
        self.cover.set_texts(_EMPTY)
        self.page.set_cover(self.cover)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        lead_to(self, self.table)

    # What the room asks

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return [*self._actions, self.papers.show_menu, *self.papers.actions]

    def show_year(self, year: int) -> None:
        """Show another year beside the one before it, or beside the one that was chosen."""
        if year and year != self._year:
            self._year = year
            if self._other == year:
                self._other = None
        self.refresh()

    def refresh(self) -> None:
        """Read both years anew."""
        other = self._year - 1 if self._other is None else self._other
        question = partial(_read, (self._year, other), self.workbench.today())
        self.workbench.reader.ask("nominations/compare", question, self._on_read)

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.take_focus()

    def leave(self) -> str:
        """Say nothing: nothing is typed here that is kept."""
        return ""

    # What is done

    def copy_table(self) -> None:
        """Put the table, as it is shown, on the clipboard."""
        self.table.copy_all()
        self.page.messages.show_success("Đã sao chép bảng: hãy dán vào Excel hoặc Word (Ctrl+V).")

    def show_lines(self) -> None:
        """Show the lines that are searched for; heads stay where a line below them does."""
        asked = self.page.filters.values()
        words = fold(self.page.search.text()).split()
        kept: list[Line] = []
        for line in reversed(self.read.lines):
            if line.movement.value not in asked.get("movement", {line.movement.value}):
                continue
            is_head = line.by is By.TOTAL or line.counted is None
            if line.by is not By.TOTAL and line.by.value not in asked.get("by", {line.by.value}):
                continue
            if is_head:
                wanted = line.by is By.TOTAL or bool(kept and kept[-1].by is line.by and kept[-1].counted)
            else:
                wanted = all(word in fold(line.label) for word in words)
            if wanted:
                kept.append(line)
        self.table.lines.show_lines(self.read, kept[::-1])

    # Private

    def _wanted_paper(self) -> Wanted:
        return Wanted(self._year)

    def _on_read(self, read: Comparison) -> None:
        self.read = read
        others = [year for year in read.years if year != read.year]
        self.year.offer(read.years, read.year)
        self.other.offer([*others, read.year - 1], read.other)
        self.page.show_cover(shown=not read.lines)
        self.side.show_comparison(read)
        self.show_lines()
        totals = [line for line in read.lines if line.by is By.TOTAL and line.counted]
        here = sum(len(line.counted.here) for line in totals if line.counted)
        there = sum(len(line.counted.other) for line in totals if line.counted)
        self.page.set_counts(
            [
                f"Năm {read.year}: {here} mô hình",
                f"năm {read.other}: {there} mô hình",
                f"{len(read.continued)} mô hình tiếp tục",
                read.villages.sentence,
            ]
        )

    def _on_year_chosen(self, year: int) -> None:
        self.show_year(year)
        self.year_chosen.emit(year)

    def _on_other_chosen(self, year: int) -> None:
        self._other = year if year != self._year - 1 else None
        self.refresh()

    def _on_search_changed(self, _text: str) -> None:
        self.show_lines()

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if self.isVisible() and (changed is None or any(table in _CONCERNED for table, _row in changed)):
            self.refresh()


def _read(years: tuple[int, int], today: date, connection: sqlite3.Connection) -> Comparison:
    return compared(
        models(connection), model_fields(connection, trashed=True), directory(connection), years, today
    )
