# SPDX-License-Identifier: MIT
"""What pages of records share: beside the rows the detail, where one is edited or a new one begun."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.cell_typing import finish_typing
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.edited_list import EditedList
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.half_typed import begun_forms, fill_begun_forms, half_typed
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.record_detail import Detail
from dvcq_desktop.widgets.record_form import RecordForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from dvcq_desktop.database.records import Remarks
    from dvcq_desktop.widgets.half_typed import HalfTyped
    from dvcq_desktop.widgets.typed_ahead import TypedAhead
    from dvcq_desktop.widgets.workbench import Workbench


class Section(EditedList):
    """Show, add, edit and delete one kind of record; each page says which as `RecordKind` asks."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._wanted: str | None = None
        self._quiet = False
        self._begun: Mapping[str, Any] = {}
        self.half_typed: list[HalfTyped] = []
        self._trashed: tuple[str, ...] = ()
        self._refusal = self._told_wrong = ""
        self._shown_choice: object = None
        self._is_adding = self._adds_next = False
        # Widgets
        self.detail = Detail(self)
        self.form = RecordForm(self, one_column=self.ONE_COLUMN)
        # Assemble
        self.build()
        self.detail.add(self.form)
        self.build_below()
        self.primary = self.page.set_primary(f"Thêm {self.NOUN}")
        self.primary.setVisible(self.ADDS)
        self.page.set_table(self.table_side())
        self.page.set_detail(self.detail)
        self.page.remember(workbench.settings, f"{self.KEY}/{self.TABLE}")
        self.table.remember(workbench.settings, f"{self.KEY}/{self.TABLE}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        lead_to(self, self.table)
        self._connect()
        for one, next_one in pairwise([*self.tab_chain(), self.detail.cancel, self.detail.save]):
            QWidget.setTabOrder(one, next_one)

    # What the room asks

    def show_records(self, records: Sequence[Any], remarks: Remarks) -> None:
        """Show the records as they were just read; keeps what is being typed, whatever rows come or go."""
        self._remarks = remarks
        self._records = {record.id: record for record in records}
        self.table.records.refresh()
        was_chosen = bool(self.table.selected_ids())
        self.show_rows()
        self._quiet = self.form.is_new
        self._stay_or_go(was_chosen=was_chosen)
        self._quiet = False
        if not self.is_entering:
            self._show_current()

    def _stay_or_go(self, *, was_chosen: bool) -> None:
        """Go to the record that is wanted, or else stay at one."""
        current = self.table.current_id()
        if self.is_entering and not self.form.is_new:
            # What is being typed is a part of the record that is chosen.
            self._wanted = None
        elif self._wanted and self._wanted in self._records:
            wanted, self._wanted = self._wanted, None
            if self.table.records.row_of(wanted) is None:
                self.page.search.clear()
                self.page.filters.clear()
            self.table.select_ids([wanted])
        elif self._trashed and not self.is_entering and all(one in self._records for one in self._trashed):
            # They came back: what was done to them is chosen to be done again, or something else instead.
            came, self._trashed = self._trashed, ()
            self.table.select_ids(came)
        elif current is None and self.table.records.ids and not self.form.is_new:
            self.table.select_ids([self.first_row()])
        elif was_chosen and not self.table.selected_ids() and current:
            # What was chosen is filtered away by what was just recorded: its neighbour is shown, and chosen.
            self.table.select_ids([current])

    def go_to(self, record_id: str) -> None:
        """Select a record, past search and filters: now, or as soon as it is read."""
        self._wanted = record_id
        if not self.is_entering:
            self._stay_or_go(was_chosen=False)

    def show_rows(self) -> None:
        """Search, filter and sort anew; a new record that is being typed stays, whichever row goes."""
        was_quiet, self._quiet = self._quiet, self._quiet or self.form.is_new
        super().show_rows()
        self._quiet = was_quiet

    def add_record(self) -> None:
        """Begin a new record; one that is being typed is saved first, or kept where it can't be."""
        if not self.ADDS:
            return
        if self.has_typed:
            self._adds_next = True
            self.ahead.hold()
            self.submit()
            return
        if self.half_typed:
            self._resume()
            self.page.messages.show_info(
                f"Đây là phần {self.NOUN} đã nhập dở lúc trước.", Link("Nhập mới", self._on_blank_clicked)
            )
        else:
            self._begin_blank()
        self.ahead.give()

    @cached_property
    def ahead(self) -> TypedAhead:
        """Return what holds the keys while a record is being made."""
        from dvcq_desktop.widgets.typed_ahead import TypedAhead  # noqa: PLC0415 - start-up time

        return TypedAhead(self)

    def _begin_blank(self) -> None:
        self._begun = self.blank()
        self.begin(self._begun)

    def begin_anew(self, *, whole: bool) -> bool:
        """Begin a new record for what was typed before a power cut; False where one is being typed now.

        Where it is not the `whole` record, it is a new part of the one that is shown.
        """
        if self.has_typed or not whole or not self.ADDS:
            return False
        self._begin_blank()
        return self.is_entering

    def begin(self, values: Mapping[str, Any]) -> None:
        """Show the form of a new record with these values."""
        self.page.messages.clear()
        self.page.make_room()
        self.detail.show_new(f"Thêm {self.NOUN}", f"Lưu {self.NOUN}")
        self.form.begin_new(values)
        self.form.focus_first()

    @property
    def is_entering(self) -> bool:
        """Tell whether something new is being typed."""
        return self.form.is_new

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a new record with Esc; what is typed in it is kept, and she may go on with it."""
        if event.key() != Qt.Key.Key_Escape or not self.is_entering:
            super().keyPressEvent(event)
        elif self.has_typed and not self._is_adding:
            self._keep_typed()
            self.end_entering()
            self._show_current()
            self.table.setFocus()
        elif self.has_typed or any(form.holds_typing for form in begun_forms(self.page)):
            super().keyPressEvent(event)
        else:
            self._on_cancel_requested()

    # Private

    def _connect(self) -> None:
        self.table.types_for_several = True
        fields = ((name, self.form.field(name)) for name in self.form.names)
        self.table.picked_for_several = frozenset(
            name for name, field in fields if isinstance(field, KindBox)
        )
        self.primary.clicked.connect(self.add_record)
        self.connect_rows()
        self.table.empty_action_requested.connect(self.add_record)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.selection_changed.connect(self._on_selection_changed)
        if self.ADDS:
            self.table.add_requested.connect(self.add_record)
        self.table.delete_requested.connect(self._on_delete_requested)
        self.table.open_requested.connect(self._on_open_requested)
        self.table.edit_requested.connect(self._on_open_requested)
        self.table.common_edit_requested.connect(self._on_common_edit_requested)
        self.table.menu_opening.connect(self._on_menu_opening)
        self.form.edited.connect(self._on_form_edited)
        self.form.finished.connect(self.on_form_finished)
        self.form.mended.connect(self._on_mended)
        self.detail.submit_requested.connect(self.submit)
        self.detail.keep_requested.connect(self.flush)
        self.detail.cancel_requested.connect(self._on_cancel_requested)
        self.detail.history_requested.connect(self._on_history_requested)

    def submit(self) -> None:
        """Save the new record that stands in the detail, once however often it is asked."""
        if self._is_adding:
            return
        try:
            values = {name: self.parsed(name, value) for name, value in self.form.values().items()}
            values = self.completed(values)
        except UserError as error:
            self._on_write_refused(error)
            return
        self._is_adding = True
        self.write(f"Thêm {self.NOUN}", self.save_work("", values), self._on_added)

    def on_form_finished(self) -> None:
        """Save the new record when Enter is pressed in its last field."""
        self.submit()

    def completed(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the values of a new record with what stands outside of its form; raises UserError."""
        return values

    def _show_current(self) -> None:
        chosen = self.table.selected_ids()
        if len(chosen) > 1:
            self.detail.show_several(f"{len(chosen)} {self.NOUN} đang chọn", self.steps_of_several())
            return
        record = self.current()
        if record is None:
            self.detail.show_nothing()
            return
        self.detail.show_record(self.heading_of(record), self.told_of(record))
        self.show_record(record)
        self._ask_contested(record.id)

    def _ask_contested(self, key: str) -> None:
        """Say of the record that is shown where a merge left a choice."""
        from dvcq_desktop.database.contested import contested_words  # noqa: PLC0415 - start-up time

        question = partial(contested_words, row=key)
        self.workbench.reader.ask(f"contested/{self.TABLE}", question, self._on_contested_read)

    def _on_contested_read(self, read: tuple[str, str]) -> None:
        key, words = read
        record = self.current()
        if words and record is not None and record.id == key:
            self.detail.show_record(self.heading_of(record), [*self.told_of(record), words])

    def show_record(self, record: Any) -> None:
        """Fill the forms with a record."""
        self.form.show_values(record.id, self.values_of(record))

    def _on_added(self, record_id: str) -> None:
        self._wanted = record_id
        next_one = self.blank() if self._adds_next else None
        self.end_entering()
        if next_one is not None:
            self._begun = next_one
            self.begin(next_one)
            self.ahead.give()
        else:
            self.table.setFocus()

    def end_entering(self) -> None:
        """Leave the new record, which is saved or given up."""
        self._is_adding = self._adds_next = False
        self.form.end_new()
        self.page.end_room()

    def _on_current_changed(self, _record_id: str | None) -> None:
        if self._quiet:
            return
        if self.is_entering:
            self._keep_typed()
        if not self.form.is_new:
            self.flush()
        self.end_entering()
        self._shown_choice = self._choice()
        self._show_current()

    def _on_selection_changed(self, _ids: tuple[str, ...]) -> None:
        # Of a row that is both current and chosen anew the table tells twice.
        if not self._quiet and not self.is_entering and self._choice() != self._shown_choice:
            self._shown_choice = self._choice()
            self._show_current()

    def _choice(self) -> tuple[str | None, tuple[str, ...] | int]:
        """Return the current row, and which rows are chosen where they are several."""
        chosen = self.table.selected_ids()
        return self.table.current_id(), chosen if len(chosen) > 1 else len(chosen)

    def flush(self) -> None:
        """Save what is being edited, as before another record is shown; say what cannot be saved."""
        self.form.flush()
        if self.complaint:
            self._told_wrong = f"Chưa lưu được: {self.complaint}"
            self.page.messages.show_warning(self._told_wrong)

    def _on_mended(self) -> None:
        """Take back what was told of a field that can be read again."""
        if self._told_wrong and not self.complaint and self.page.messages.text == self._told_wrong:
            self.page.messages.clear()

    @property
    def complaint(self) -> str:
        """Return why what is being edited cannot be saved, empty where it can."""
        return self.form.complaint

    @property
    def has_typed(self) -> bool:
        """Tell whether a new record holds more than what it began with."""
        typed = self.form.typed().items()
        return self.form.is_new and any(value and value != self._begun.get(name) for name, value in typed)

    def leave(self) -> str:
        """Save what is being edited; return what is to be said of what cannot be saved."""
        self._refusal = ""
        # Some fields save when the focus leaves them; what they refuse is listened for from here on.
        if focused := self.focusWidget():
            focused.clearFocus()
        finish_typing(self.table)
        if self._refusal:
            return f"Chưa lưu được: {self._refusal}"
        if self._is_adding and self.workbench.writer.busy:
            # It is on its way into the file, and who leaves waits for that.
            return ""
        if self.has_typed or self._resume():
            return f"Phần {self.NOUN} đang nhập chưa được lưu."
        if self.is_entering or self.current() is None:
            return ""
        self.flush()
        return f"Chưa lưu được: {self.complaint}" if self.complaint else ""

    def put_aside(self) -> None:
        """Save what is being edited, and keep a new record half typed, as before another year is shown."""
        self.flush()
        if self.is_entering:
            self._keep_typed()
            self.end_entering()

    def _keep_typed(self) -> None:
        if self.has_typed:
            self.half_typed.append(half_typed(self.page, self.form.record_id, whole=self.form.is_new))
            self.page.messages.show_warning(
                f"Phần {self.NOUN} đang nhập chưa được lưu.", Link("Nhập tiếp", self._on_resume_clicked)
            )

    def _resume(self) -> bool:
        """Show again what was left half typed last; False where nothing was, or its record is gone."""
        while self.half_typed and not self.has_typed:
            kept = self.half_typed.pop()
            if not kept.whole:
                self.table.select_ids([kept.record])
            if (kept.whole or self.table.current_id() == kept.record) and self.begin_anew(whole=kept.whole):
                fill_begun_forms(self.page, kept.forms)
                return True
        return False

    def _on_resume_clicked(self) -> None:
        self._resume()

    def _on_blank_clicked(self) -> None:
        self._keep_typed()
        self.page.messages.clear()
        self._begin_blank()

    def _on_open_requested(self, _record_id: str) -> None:
        self.detail.tabs.setCurrentIndex(0)
        self.form.focus_first()

    def _on_cancel_requested(self) -> None:
        # What was wrong with the record that is given up is no matter any more.
        self.page.messages.clear()
        self.end_entering()
        self._show_current()
        self.table.setFocus()

    def _on_write_refused(self, error: UserError) -> None:
        self._refusal = error.sentence
        self.ahead.drop()
        self._is_adding = self._adds_next = False
        self.page.messages.show_error(error.sentence)
        if not self.is_entering:
            self.forget_edits()
            self._show_current()

    def forget_edits(self) -> None:
        """Show again what the file holds, after a refused edit."""
        self.form.forget()
