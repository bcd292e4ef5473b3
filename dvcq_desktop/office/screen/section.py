# SPDX-License-Identifier: MIT
"""What all tabs of the office share: they show the office as it was just read, and write it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.history import history_lines
from dvcq_desktop.office.screen import works
from dvcq_desktop.office.screen.turnover_flow import TurnoverFlow
from dvcq_desktop.widgets.section import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.office.remarks import Remarks
    from dvcq_desktop.office.turnover import Turnover
    from dvcq_desktop.widgets.workbench import Workbench

LAST_DAY = "Ngày cuối cùng, tính cả ngày đó"


class OfficeSection(Section):
    """Show, add, edit and delete one kind of record of the office."""

    KEY = "office"
    SAVE: ClassVar[works.Save]

    def __init__(
        self, workbench: Workbench, parent: QWidget | None = None, turnovers: Sequence[Turnover] = ()
    ) -> None:
        self.directory = Directory()
        super().__init__(workbench, parent)
        self.turnover = TurnoverFlow(self, turnovers)

    def records_of(self, directory: Directory) -> Sequence[Any]:
        """Return the records in their own order."""
        raise NotImplementedError

    def offer(self, directory: Directory) -> None:
        """Give fields and filters the choices that the office offers."""

    def show_directory(self, directory: Directory, remarks: Remarks) -> None:
        """Show the office as it was just read; keeps what is being typed."""
        self.directory = directory
        self.offer(directory)
        self.show_records(self.records_of(directory), remarks)

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Add or change a record by this tab's own function."""
        return partial(works.save, type(self).SAVE, record_id, values)

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put records into the trash unless something else needs them."""
        return partial(works.trash, self.TABLE, ids)

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return history_lines(entries, self.directory)
