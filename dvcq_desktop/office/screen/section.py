# SPDX-License-Identifier: MIT
"""What all tabs of the office share: they show the office as it was just read, and write it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.history import history_lines
from dvcq_desktop.office.screen import works
from dvcq_desktop.office.screen.turnover_flow import TurnoverFlow
from dvcq_desktop.text.normal import shortened
from dvcq_desktop.widgets.section import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QMenu, QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry, Remarks
    from dvcq_desktop.office.pasting import PastedRow
    from dvcq_desktop.office.turnover import Turnover
    from dvcq_desktop.widgets.workbench import Workbench

_LONGEST = 60
LAST_DAY = "Ngày cuối cùng, tính cả ngày đó"


class OfficeSection(Section):
    """Show, add, edit and delete one kind of record of the office."""

    KEY = "office"
    SAVE: ClassVar[works.Save]
    PASTES: ClassVar[str] = ""  # the columns of a list that can be pasted, empty where none can

    year_chosen = Signal(int)  # of a tab that shows one year

    def __init__(
        self, workbench: Workbench, parent: QWidget | None = None, turnovers: Sequence[Turnover] = ()
    ) -> None:
        self.directory = Directory()
        super().__init__(workbench, parent)
        self.turnover = TurnoverFlow(self, turnovers)
        if self.PASTES:
            self.paste_action = QAction(f"Dán danh sách {self.NOUN} từ Excel (Ctrl+V)", self)
            self.paste_action.setToolTip(f"Theo dòng tiêu đề; không có thì theo thứ tự: {self.PASTES}")
            self.paste_action.triggered.connect(self.paste)

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

    def show_year(self, year: int) -> None:
        """Show another year, where the tab shows one; what it is today and ever was, others show."""

    def actions_of_section(self) -> list[QAction]:
        """Offer to paste a list, where one can be."""
        return [self.paste_action] if self.PASTES else []

    def rare_actions(self) -> list[QAction]:
        """Return what is seldom done here: it stands last in the room's menu."""
        return []

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer to paste a list, where one can be."""
        super().add_to_menu(menu, ids)
        if self.PASTES:
            menu.addAction(self.paste_action)

    def pasted(self, rows: Sequence[Sequence[str]]) -> Sequence[PastedRow]:
        """Return what the rows of a pasted list become."""
        raise NotImplementedError

    def paste(self) -> None:
        """Show what the list on the clipboard would add, and add it in one action when she agrees."""
        if not self.PASTES:
            super().paste()
            return
        from dvcq_desktop.office.screen.paste_dialog import PasteDialog  # noqa: PLC0415 - start-up time
        from dvcq_desktop.widgets.clipboard import pasted_rows  # noqa: PLC0415 - start-up time

        self.page.messages.clear()
        copied = pasted_rows(QGuiApplication.clipboard().text())
        rows = self.pasted(copied)
        if not rows:
            how = f"Hãy chép các dòng ({self.PASTES}) trong Excel hoặc Word rồi bấm Ctrl+V ở đây."
            self.page.messages.show_info(f"Chưa có danh sách nào để dán. {how}")
            return
        is_lone = sum(bool(cell) for row in copied for cell in row) == 1
        if is_lone and rows[0].refusal:
            self.page.messages.show_warning(
                f"Nội dung đã sao chép là “{shortened(rows[0].text, _LONGEST)}”: {rows[0].refusal},"
                f" nên không thêm {self.NOUN} nào."
            )
            return
        dialog = PasteDialog(self.NOUN, rows, self.PASTES, self, is_lone=is_lone)
        dialog.chosen.connect(self._on_pasted_chosen)
        dialog.open()

    def _on_pasted_chosen(self, records: Sequence[Mapping[str, Any]]) -> None:
        work = partial(works.add_all, type(self).SAVE, records)
        self.write(f"Thêm {len(records)} {self.NOUN} từ danh sách", work, self._on_pasted)

    def _on_pasted(self, ids: Sequence[str]) -> None:
        self.go_to(ids[0])
        sentence = f"Đã thêm {len(ids)} {self.NOUN}."
        self.page.messages.show_info(sentence, self.workbench.writer.undo_link())

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Add or change a record by this tab's own function."""
        return partial(works.save, type(self).SAVE, record_id, values)

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put records into the trash unless something else needs them."""
        return partial(works.trash, self.TABLE, ids)

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return history_lines(entries, self.directory)
