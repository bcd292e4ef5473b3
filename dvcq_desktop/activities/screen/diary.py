# SPDX-License-Identifier: MIT
"""What the pages of the diary share: one year's records with their files, their papers, their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from dvcq_desktop.activities.history import record_lines
from dvcq_desktop.office.printing import EVERYTHING
from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.filed_section import FiledSection
from dvcq_desktop.widgets.menus import parted
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.printing import Narrowed
    from dvcq_desktop.widgets.workbench import Workbench

# Another row of these changes what a page shows or offers.
_CONCERNED = frozenset(
    {
        "activity",
        "activity_count",
        "activity_kind",
        "activity_task",
        "attachment",
        "briefing",
        "briefing_line",
        "kind_measure",
        "measure",
        "opinion",
        "task",
        "unit",
        "unit_group",
        "unit_group_member",
    }
)


class DiarySection(FiledSection):
    """Show one year's records of a kind; `PRINTS` names the papers that list them, with their verbs."""

    KEY = "activities"
    PRINTS: ClassVar[tuple[tuple[str, str], ...]]

    year_chosen = Signal(int)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self._asked_year = workbench.today().year
        self.asked: dict[str, frozenset[str]] = {}
        super().__init__(workbench, parent)
        # Widgets
        self.year = YearBox(self.page)
        self.printing = PrintFlow(workbench, self, self.page.messages)
        # Assemble
        self.page.add_chooser(self.year)
        self.print_menu = QMenu(self)
        self.print_button = self.page.add_action("In…", "printer")
        self.print_button.setToolTip("In… (Ctrl+P)")
        self.print_button.setMenu(self.print_menu)
        self.print_action = make_action(self, "In…", "printer", self.print_button.showMenu, "Ctrl+P")
        self.print_actions = [self._print_action(*paper) for paper in self.PRINTS]
        self.print_menu.addActions(self.print_actions)
        self.page.let_fold(self.print_button)
        # Signals
        self.year.chosen.connect(self._on_year_box_chosen)
        workbench.writer.saved.connect(self._on_writer_saved)

    # What each page says for itself

    def question(self, year: int) -> Callable[[sqlite3.Connection], Any]:
        """Return what reads everything that the page shows of a year."""
        raise NotImplementedError

    def show_read(self, read: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    @property
    def directory(self) -> Directory:
        """Return the office as it was read."""
        raise NotImplementedError

    def name_of(self, key: str) -> str:
        """Return what a record is called in a history, "" for one that the page does not know."""
        look = self.directory
        return look.unit_name(key) or look.group_name(key) or look.person_name(key)

    # What the room asks

    @property
    def shown_year(self) -> int:
        """Return the year that is shown."""
        return self._asked_year

    def show_year(self, year: int) -> None:
        """Show another year; what is being typed can be gone on with."""
        if year != self._asked_year:
            self.put_aside()
        self._asked_year = year
        self.refresh()

    def refresh(self) -> None:
        """Read the year anew."""
        question = self.question(self._asked_year)
        self.workbench.reader.ask(f"{self.KEY}/{self.TABLE}", question, self.show_read)

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return parted(
            self,
            tuple(super().actions_of_page()),
            self.own_actions(),
            (self.print_action, *self.print_actions),
        )

    def own_actions(self) -> tuple[QAction, ...]:
        """Return what the menu offers of this page alone."""
        return ()

    def print_kind(self, name: str) -> None:
        """Ask what a paper is to be made of, and make it."""
        from dvcq_desktop.activities.prints.kinds import kind_named  # noqa: PLC0415 - when something is printed

        self.flush()
        today = self.workbench.today()
        kind, narrowed = kind_named(name), self.narrowed(name)
        self.printing.start(kind, self._asked_year, today, self.directory, narrowed=narrowed)

    def narrowed(self, name: str) -> Narrowed:  # noqa: ARG002 - most pages have no filters that a paper knows
        """Return what of the year the filters leave, where the paper can be of it alone."""
        return EVERYTHING

    # What the base asks

    def show_rows(self) -> None:
        """Search, filter and sort anew; the filters are asked once for all rows."""
        self.asked = self.page.filters.values()
        super().show_rows()

    def common_values(self) -> dict[str, Any]:
        """Give a new record the year that is shown."""
        return {"year": self._asked_year}

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return record_lines(entries, self.name_of)

    def follow_year(self, year: int) -> None:
        """Show the year that a record went to, which is that of its day."""
        if year != self._asked_year:
            self.show_year(year)
            self.year_chosen.emit(year)
            self.page.messages.show_info(f"Mục vừa ghi thuộc năm {year}: đang xem năm {year}.")

    # Private

    def _print_action(self, name: str, verb: str) -> QAction:
        action = make_action(self, verb, "", self._on_print_triggered)
        action.setData(name)
        return action

    def _on_print_triggered(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.print_kind(str(sender.data()))

    def _on_year_box_chosen(self, year: int) -> None:
        self.show_year(year)
        self.year_chosen.emit(year)

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _CONCERNED for table, _row in changed):
            self.refresh()
