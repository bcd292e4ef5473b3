# SPDX-License-Identifier: MIT
"""The trash of the whole file: look, choose, take back."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.database.trash import NamedRow, named_trash, restore_rows
from dvcq_desktop.forms.trash_dialog import Ui_TrashDialog
from dvcq_desktop.widgets.table import Column, RecordModel, RecordTable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.database.trash import Name, Restore
    from dvcq_desktop.database.values import Fields
    from dvcq_desktop.widgets.workbench import Workbench


class TrashDialog(QDialog):
    """List the trashed records of some tables.

    `labels` says what a record of a table is called, `names` what names it, `ways` how those of some tables
    come back where more comes with them. `erase_requested` asks to erase a person for good.
    """

    erase_requested = Signal(str)  # the person's key

    def __init__(
        self,
        workbench: Workbench,
        labels: Mapping[str, str],
        names: Mapping[str, Name],
        ways: Mapping[str, Restore],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._names, self._ways = names, ways
        self._rows: dict[str, NamedRow] = {}
        columns = (
            Column("table", "Loại", lambda row: labels[row.table], width=18, sortable=False),
            Column("name", "Tên", width=48, sortable=False),
            Column("deleted_at", "Bỏ vào lúc", lambda row: _local(row.deleted_at), width=18, sortable=False),
            Column("action", "Khi làm việc", width=28, sortable=False),
        )
        # Widgets
        self._ui = Ui_TrashDialog()
        self._ui.setupUi(self)
        self.table = RecordTable(RecordModel(columns, self._fetch), self)
        # Assemble
        self._ui.column.insertWidget(1, self.table)
        self.table.setAccessibleName("Thùng rác")
        self.table.set_empty("Thùng rác trống.")
        self.table.remember(workbench.settings, "trash")
        # Signals
        self._ui.closeButton.clicked.connect(self.reject)
        self._ui.restoreButton.clicked.connect(self._on_restore_clicked)
        self._ui.eraseButton.clicked.connect(self._on_erase_clicked)
        self.table.open_requested.connect(self._on_restore_clicked)
        self.table.selection_changed.connect(self._on_selection_changed)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    def refresh(self) -> None:
        """Read the trash anew."""
        fields = self._workbench.database.fields
        self._workbench.reader.ask("trash", partial(_read, fields, self._names), self._on_read)

    def _fetch(self, ids: Sequence[str]) -> dict[str, NamedRow]:
        return {key: self._rows[key] for key in ids if key in self._rows}

    def _on_read(self, rows: list[NamedRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self.table.set_ids(list(self._rows))
        self._on_selection_changed()

    def _on_selection_changed(self, _ids: object = None) -> None:
        chosen = self._chosen()
        self._ui.restoreButton.setEnabled(bool(chosen))
        self._ui.eraseButton.setEnabled([row.table for row in chosen] == ["person"])

    def _on_restore_clicked(self, _checked: object = None) -> None:
        if chosen := self._chosen():
            work = partial(restore_rows, rows=chosen, ways=self._ways)
            self._workbench.writer.write(f"Khôi phục: {len(chosen)} mục", work)

    def _on_erase_clicked(self) -> None:
        if chosen := self._chosen():
            self.erase_requested.emit(chosen[0].id)

    def _on_writer_saved(self, _name: str, _changed: object) -> None:
        self.refresh()

    def _chosen(self) -> list[NamedRow]:
        return [self._rows[key] for key in self.table.selected_ids() if key in self._rows]


def _read(fields: Fields, names: Mapping[str, Name], connection: sqlite3.Connection) -> list[NamedRow]:
    return named_trash(connection, fields, names)


def _local(at: str) -> str:
    return f"{datetime.fromisoformat(at).astimezone():%d/%m/%Y %H:%M}"
