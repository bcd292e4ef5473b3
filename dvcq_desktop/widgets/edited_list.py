# SPDX-License-Identifier: MIT
"""What is done to rows of records that are there: their cells typed, several at once, thrown away, moved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import parse_date
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.widgets.actions import make_action, needs_rows, on_rows
from dvcq_desktop.widgets.page_writing import PageWriting
from dvcq_desktop.widgets.record_list import RecordList
from dvcq_desktop.widgets.row_steps import add_moves, fill_menu, move, read_history, steps_for_several
from dvcq_desktop.widgets.several_cells import begin_common, common_work
from dvcq_desktop.widgets.table import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.widgets.choices import KindBox
    from dvcq_desktop.widgets.record_detail import Detail
    from dvcq_desktop.widgets.record_form import RecordForm
    from dvcq_desktop.widgets.several import Step


class EditedList(PageWriting, RecordList):
    """Edit the records of a list in its cells and in the form beside it, one or several at once."""

    detail: Detail
    form: RecordForm

    # What the page has

    def add_record(self) -> None:
        """Begin a new record."""
        raise NotImplementedError

    # What is done to rows

    def trash_selected(self) -> None:
        """Put the selected records into the trash."""
        ids = self.table.selected_ids()
        if ids:
            self._on_delete_requested(ids)

    def make_trash(self) -> QAction:
        """Return the action that throws the chosen rows away, which waits until some are chosen."""
        action = make_action(self, f"Xóa {self.thrown}", "trash-2", self.trash_selected)
        none = f"Hãy chọn {self.NOUN} cần xóa trong bảng trước."
        needs_rows(self.table, (action, 1, None, none), refused=self.why_kept)
        return on_rows(action, "Del", self.table)

    def why_kept(self, _ids: Sequence[str]) -> str:
        """Return why records can't be thrown away, "" where they can."""
        return ""

    def type_for_all(self) -> None:
        """Let one cell be typed for all the records that are chosen."""
        columns = {place: self.table.records.columns[place].name for place in self.table.shown_places()}
        picked = self.table.picked_for_several
        lists = {place: self._values_for_all(name) for place, name in columns.items() if name in picked}
        begin_common(self.table, self.NOUN, self.page.messages.show_info, lists)

    def set_cell(self, record_id: str, name: str, text: str) -> bool:
        """Take what was typed into a cell, a date in any usual way."""
        column = next(column for column in self.COLUMNS if column.name == name)
        typed: Any = tidy(text)
        try:
            if column.kind is Kind.DATE:
                typed = parse_date(typed, today=self.workbench.today()) if typed else None
        except UserError as error:
            self._on_write_refused(error)
            return False
        return self._save(record_id, name, typed)

    def along(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return an edit of the record that is shown with what it brings along."""
        return values

    def on_edited(self, result: str) -> None:
        """Hear what the work of an edit returned, once it is saved."""

    def told_of(self, record: Any) -> list[str]:
        """Return what is remarked of the record that is shown."""
        return list(self._remarks.get(record.id, ()))

    def steps_of_several(self) -> list[Step]:
        """Return what can be done to all selected records at once."""
        return steps_for_several(self)

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Add the tab's own actions to the menu of the rows."""
        add_moves(self, menu, ids)

    def add_rare(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Add what is seldom done, below all else."""

    def move_up(self) -> None:
        """Move the selected records up by one place."""
        move(self, -1)

    def move_down(self) -> None:
        """Move the selected records down by one place."""
        move(self, +1)

    def say_trashed(self, sentence: str) -> None:
        """Say what went into the trash, with the way back."""
        self.page.messages.show_info(sentence, self.workbench.writer.undo_link())

    # Private

    def _values_for_all(self, name: str) -> list[tuple[str, Callable[[], object]]]:
        """Return the few values of a column, each with what gives it to all chosen rows."""
        field: KindBox = self.form.field(name)
        current = self.table.current_id() or ""
        return [
            (field.itemText(place), partial(self._save, current, name, value))
            for place, value in enumerate(field.offered)
        ]

    def _save(self, record_id: str, name: str, value: object) -> bool:
        try:
            values = self.along({name: self.parsed(name, value)})
        except UserError as error:
            self._on_write_refused(error)
            return False
        several = self.table.selected_ids()
        if len(several) > 1 and record_id in several:
            works = [self.save_work(one, values) for one in several]
            name_of_all = f"{self.name_of_edit(name)}: {len(several)} {self.NOUN}"
            told = partial(self._on_all_edited, len(several))
            self.write(name_of_all, partial(common_work, works), told, edit=True)
        else:
            self.write(self.name_of_edit(name), self.save_work(record_id, values), self.on_edited, edit=True)
        return True

    def _on_all_edited(self, count: int, told: str) -> None:
        self.page.messages.show_info(
            f"Đã ghi vào cả {count} {self.NOUN} đang chọn.", self.workbench.writer.undo_link()
        )
        self.on_edited(told)

    def _on_common_edit_requested(self, _column: str) -> None:
        self.type_for_all()

    def _on_menu_opening(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        fill_menu(self, menu, ids)

    def _on_form_edited(self, record_id: str, name: str, value: object) -> None:
        self._save(record_id, name, value)

    def _on_delete_requested(self, ids: tuple[str, ...]) -> None:
        self.write(f"Xóa {self.thrown}", self.trash_work(ids), partial(self._on_trashed, ids))

    def _on_trashed(self, ids: tuple[str, ...], count: int) -> None:
        self._trashed = ids
        what = f"{self.THROWN} của {count} {self.NOUN}" if self.THROWN else f"{count} {self.NOUN}"
        self.say_trashed(f"Đã chuyển {what} vào thùng rác.")

    def _on_history_requested(self) -> None:
        record = self.current()
        if record is not None:
            question = partial(read_history, self.workbench.database, self.history_rows(record))
            self.workbench.reader.ask(f"{self.KEY}/history/{self.TABLE}", question, self._on_history_read)

    def _on_history_read(self, entries: list[HistoryEntry]) -> None:
        self.detail.show_history(self.lines_of(entries))
