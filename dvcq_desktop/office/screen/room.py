# SPDX-License-Identifier: MIT
"""The office room: its tabs, its menu, and the one reading of the office that all tabs share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.database.tables import office as tables
from dvcq_desktop.office import store
from dvcq_desktop.office.prints import KINDS
from dvcq_desktop.office.remarks import remarks_on
from dvcq_desktop.office.screen.group_offer import GroupOffer
from dvcq_desktop.office.screen.groups import GroupSection
from dvcq_desktop.office.screen.holidays import HolidaySection
from dvcq_desktop.office.screen.kinds import KindSection
from dvcq_desktop.office.screen.people import PeopleSection
from dvcq_desktop.office.screen.profile import ProfileSection
from dvcq_desktop.office.screen.register import RegisterSection
from dvcq_desktop.office.screen.signers import SignerSection
from dvcq_desktop.office.screen.units import UnitSection
from dvcq_desktop.widgets.actions import allow, make_action, on_rows
from dvcq_desktop.widgets.tabs import PageTabs
from dvcq_desktop.widgets.theme import SPACE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from dvcq_desktop.database.records import Remarks
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.joining import Settle
    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.office.screen.section import OfficeSection
    from dvcq_desktop.office.turnover import Turnover
    from dvcq_desktop.office.widening import Widening
    from dvcq_desktop.widgets.workbench import Workbench

_TABLES = {table.name for table in tables.TABLES}


class OfficeScreen(QWidget):
    """Let the office be edited; every change is one action that can be undone.

    `turnovers` are what the other rooms know of people and units that leave, `kinds` the papers of all rooms,
    `widenings` what the other rooms give to units that come into a group, `settles` what they do once two
    records of a person are one.
    """

    erase_requested = Signal(str)  # the key of a person who is to be erased for good

    TITLE: ClassVar[str] = "Cơ quan"
    ICON: ClassVar[str] = "landmark"

    def __init__(
        self,
        workbench: Workbench,
        parent: QWidget | None = None,
        *,
        turnovers: Sequence[Turnover] = (),
        kinds: Sequence[PrintKind[Any]] = KINDS,
        widenings: Sequence[Widening] = (),
        settles: Sequence[Settle] = (),
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._year = workbench.today().year
        # Widgets
        self.profile = ProfileSection(workbench, self)
        self.units = UnitSection(workbench, self, turnovers)
        self.groups = GroupSection(workbench, self)
        self.people = PeopleSection(workbench, self, turnovers)
        self.people.settles = settles
        self.kinds = KindSection(workbench, self)
        self.signers = SignerSection(workbench, self)
        self.holidays = HolidaySection(workbench, self)
        self.register = RegisterSection(workbench, self, kinds=kinds)
        self.offer = GroupOffer(self, workbench, widenings)
        self.tabs = PageTabs(self)
        self.tabs.setAccessibleName("Các phần của cơ quan")
        # Assemble
        for section in self.sections:
            self.tabs.addTab(section, section.TITLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.addWidget(self.tabs)
        self._build_actions()
        self._restore_tab()
        # Signals
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.people.erase_requested.connect(self.erase_requested)
        for section in self.sections:
            section.year_chosen.connect(self.show_year)
            section.table.selection_changed.connect(self._show_possible)
        workbench.writer.saved.connect(self._on_writer_saved)
        self._on_tab_changed(self.tabs.currentIndex())
        self.refresh()

    @property
    def sections(self) -> tuple[OfficeSection, ...]:
        """Return the tabs in their order."""
        return (
            self.profile,
            self.units,
            self.groups,
            self.people,
            self.kinds,
            self.signers,
            self.holidays,
            self.register,
        )

    @property
    def section(self) -> OfficeSection:
        """Return the tab that is shown."""
        return self.sections[self.tabs.currentIndex()]

    @property
    def shown_year(self) -> int:
        """Return the year that the tabs of one year show."""
        return self._year

    def show_year(self, year: int) -> None:
        """Show another year in every tab that shows one."""
        if year != self._year:
            self._year = year
            for section in self.sections:
                section.show_year(year)

    def open_page(self, title: str) -> OfficeSection:
        """Open a tab by its title, reading the office anew for what is to be shown there."""
        for place, section in enumerate(self.sections):
            if title == section.TITLE:
                self.tabs.setCurrentIndex(place)
        self.refresh()
        return self.section

    def actions_of_room(self) -> list[QAction]:
        """Return the room's menu; its actions do what they mean in the tab that is shown."""
        own = self.section.actions_of_section()
        rare = self.section.rare_actions()
        return [*own, self._add, self._end, self._up, self._down, self._trash, *rare]

    def refresh(self) -> None:
        """Read the office anew."""
        self._workbench.reader.ask("office/directory", _read, self._on_directory_read)

    def leave(self) -> str:
        """Save what is being edited; return what is to be said of what cannot be saved."""
        return self.tabs.leave()

    def focus_search(self) -> None:
        """Put the cursor into the search box of the tab that is shown."""
        self.section.page.search.take_focus()

    def _build_actions(self) -> None:
        self._add = make_action(self, "Thêm", "plus", self._on_add_triggered, "Ctrl+N")
        self._end = make_action(self, "Kết thúc…", "log-out", self._on_end_triggered)
        self._up = make_action(self, "Chuyển lên", "", self._on_up_triggered, "Alt+Up")
        self._down = make_action(self, "Chuyển xuống", "", self._on_down_triggered, "Alt+Down")
        self._trash = make_action(self, "Xóa", "trash-2", self._on_trash_triggered)
        on_rows(self._trash, "Del", *(section.table for section in self.sections))

    def _restore_tab(self) -> None:
        kept = str(self._workbench.settings.value("office/tab", "0"))
        if kept.isdigit() and int(kept) < self.tabs.count():
            self.tabs.setCurrentIndex(int(kept))

    def _on_tab_changed(self, place: int) -> None:
        section = self.section
        self._workbench.settings.setValue("office/tab", str(place))
        self._add.setText(f"Thêm {section.NOUN}")
        self._trash.setText(f"Xóa {section.thrown}")
        self._add.setEnabled(section.ADDS)
        self._end.setText(f"{section.ENDS or 'Kết thúc'}…")
        self._show_possible()

    def _show_possible(self) -> None:
        """Offer only what can be done to the rows that are chosen, and say what is missing."""
        section = self.section
        chosen = bool(section.table.selected_ids())
        first = f"Hãy chọn {section.NOUN} trong bảng trước."
        never = "Trang này không có việc đó."
        allow(self._trash, chosen, first)
        allow(self._end, bool(section.ENDS) and chosen, first if section.ENDS else never)
        for step in (self._up, self._down):
            fixed = "Thứ tự ở trang này không xếp bằng tay."
            allow(step, section.MOVES and chosen, first if section.MOVES else fixed)

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _TABLES for table, _row in changed):
            self.refresh()

    def _on_directory_read(self, read: tuple[Directory, Remarks]) -> None:
        for section in self.sections:
            section.show_directory(*read)
        self._show_possible()
        self.offer.see(read[0])

    def _on_add_triggered(self) -> None:
        self.section.add_record()

    def _on_end_triggered(self) -> None:
        self.section.end_selected()

    def _on_up_triggered(self) -> None:
        self.section.move_up()

    def _on_down_triggered(self) -> None:
        self.section.move_down()

    def _on_trash_triggered(self) -> None:
        self.section.trash_selected()


def _read(connection: sqlite3.Connection) -> tuple[Directory, Remarks]:
    directory = store.directory(connection)
    return directory, remarks_on(directory)
