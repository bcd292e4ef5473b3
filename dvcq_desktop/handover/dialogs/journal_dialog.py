# SPDX-License-Identifier: MIT
"""The journal of the whole file: every action, found by PC, day, words or record, with what it changed."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QSplitter, QTextBrowser, QWidget

from dvcq_desktop.database.logbook import LoggedAction, Wanted, actions, pcs
from dvcq_desktop.forms.handover_journal import Ui_JournalDialog
from dvcq_desktop.handover.journal import RecordStory, story
from dvcq_desktop.handover.naming import local_time
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.fitting import fitting_size
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.search import SearchBox
from dvcq_desktop.widgets.table import Column, Kind, RecordModel, RecordTable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QUrl

    from dvcq_desktop.database.trash import Name
    from dvcq_desktop.handover.naming import Naming
    from dvcq_desktop.widgets.workbench import Workbench

_COLUMNS = (
    Column("at", "Lúc", lambda action: local_time(action.at), width=17, sortable=False),
    Column("name", "Việc đã làm", width=34, sortable=False, stretch=True),
    Column("records", "Bản ghi", kind=Kind.NUMBER, width=8, sortable=False),
    Column("pc", "Máy", width=14, sortable=False),
)
_ALL_PCS = "Mọi máy"


class JournalDialog(QDialog):
    """Show the actions on the left, and what the current one changed on the right."""

    def __init__(
        self, workbench: Workbench, naming: Naming, names: Mapping[str, Name], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._naming, self._names = workbench, naming, names
        self._rows: dict[str, LoggedAction] = {}
        self._record: tuple[str, str] | None = None
        self._told: list[RecordStory] = []
        # Widgets
        self._ui = Ui_JournalDialog()
        self._ui.setupUi(self)
        self.first = DateEdit(self, today=workbench.today)
        self.last = DateEdit(self, today=workbench.today)
        self.search = SearchBox("Tìm theo việc, tên người, tên bản ghi", self, shortcut=False)
        self.table = RecordTable(RecordModel(_COLUMNS, self._fetch), self)
        self.changes = QTextBrowser(self)
        self._splitter = QSplitter(self)
        # Assemble
        self._build()
        # Signals
        self._ui.pc.activated.connect(self._on_filter_changed)
        self.first.edited.connect(self._on_filter_changed)
        self.last.edited.connect(self._on_filter_changed)
        self.search.search_changed.connect(self._on_filter_changed)
        self.table.current_changed.connect(self._on_current_changed)
        self.changes.anchorClicked.connect(self._on_record_clicked)
        self._ui.allButton.clicked.connect(self._on_all_clicked)
        self._ui.closeButton.clicked.connect(self.reject)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.resize(fitting_size(self))
        workbench.reader.ask("journal pcs", pcs, self._on_pcs_read)
        self.refresh()

    def refresh(self) -> None:
        """Read the actions anew."""
        wanted = Wanted(
            self._ui.pc.currentData() or "",
            self.first.value,
            self.last.value,
            self.search.text(),
            self._record,
        )
        question = partial(_actions, self._naming, self._names, wanted)
        self._bench.reader.ask("journal", question, self._on_actions_read)

    def show_record(self, table: str, row: str, heading: str) -> None:
        """Show only what was done to one record."""
        self._record = (table, row)
        self._ui.recordLabel.setText(f"Chỉ xem: {heading}")
        self._show_record_row(shown=True)
        self.refresh()

    def _build(self) -> None:
        filters = self._ui.filters
        for label, edit in (("Từ ngày:", self.first), ("đến ngày:", self.last)):
            words = plain_label(self)
            words.setText(label)
            edit.setAccessibleName(label.rstrip(":"))
            filters.addWidget(words)
            filters.addWidget(edit)
        filters.addWidget(self.search, 1)
        self._ui.pc.addItem(_ALL_PCS, "")
        self._ui.pc.setAccessibleName("Máy")
        self._splitter.addWidget(self.table)
        self._splitter.addWidget(self.changes)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setChildrenCollapsible(False)
        self._ui.column.insertWidget(2, self._splitter, 1)
        self.table.setAccessibleName("Các việc đã làm")
        self.table.set_empty("Không có việc nào như vậy trong nhật ký.")
        self.table.remember(self._bench.settings, "journal")
        self.changes.setOpenLinks(False)
        self.changes.setAccessibleName("Thay đổi trong việc này")
        self._show_record_row(shown=False)

    def _show_record_row(self, *, shown: bool) -> None:
        self._ui.recordLabel.setVisible(shown)
        self._ui.allButton.setVisible(shown)

    def _fetch(self, ids: Sequence[str]) -> dict[str, LoggedAction]:
        return {key: self._rows[key] for key in ids if key in self._rows}

    def _on_pcs_read(self, found: list[str]) -> None:
        for pc in found:
            self._ui.pc.addItem(pc, pc)

    def _on_actions_read(self, found: list[LoggedAction]) -> None:
        self._rows = {str(action.number): action for action in found}
        self.table.set_ids(list(self._rows))
        self._ui.count.setText(f"{group_digits(len(found))} việc")
        if self.table.current_id() not in self._rows:
            self.table.select_ids(list(self._rows)[:1])
        self._show_changes()

    def _on_current_changed(self, _key: object) -> None:
        self._show_changes()

    def _show_changes(self) -> None:
        key = self.table.current_id()
        if key is None or key not in self._rows:
            self.changes.clear()
            return
        question = partial(_story, self._naming, int(key), self._record, self.search.text())
        self._bench.reader.ask("journal changes", question, self._on_story_read)

    def _on_story_read(self, told: tuple[list[RecordStory], int]) -> None:
        self._told, count = told
        parts = [
            f"<p><b>{escape(record.heading)}</b>{self._link(number)}</p>{_listed(record.lines)}"
            for number, record in enumerate(self._told)
        ]
        if count > len(self._told):
            parts.append(f"<p>và {group_digits(count - len(self._told))} bản ghi khác</p>")
        self.changes.setHtml("".join(parts))

    def _link(self, number: int) -> str:
        return "" if self._record else f' <a href="record:{number}">Lịch sử</a>'

    def _on_record_clicked(self, link: QUrl) -> None:
        record = self._told[int(link.path())]
        self.show_record(record.table, record.row, record.heading.rpartition(": ")[0])

    def _on_all_clicked(self) -> None:
        self._record = None
        self._show_record_row(shown=False)
        self.refresh()

    def _on_filter_changed(self, _value: object) -> None:
        self.refresh()

    def _on_writer_saved(self, _name: str, _changed: object) -> None:
        self.refresh()


def _listed(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>" if lines else ""


def _actions(
    naming: Naming, names: Mapping[str, Name], wanted: Wanted, connection: sqlite3.Connection
) -> list[LoggedAction]:
    return actions(connection, naming.fields, names, wanted)


def _story(
    naming: Naming, number: int, record: tuple[str, str] | None, words: str, connection: sqlite3.Connection
) -> tuple[list[RecordStory], int]:
    return story(connection, naming, number, record=record, words=words)
