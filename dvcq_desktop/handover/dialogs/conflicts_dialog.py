# SPDX-License-Identifier: MIT
"""The places that still wait for a decision; each choice is saved at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dvcq_desktop.database.conflicts import conflicts
from dvcq_desktop.handover import taking
from dvcq_desktop.handover.conflict_items import items_of
from dvcq_desktop.handover.dialogs.conflicts_pane import ConflictsPane
from dvcq_desktop.handover.taking import Choice
from dvcq_desktop.widgets.fitting import fit_to_screen
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.plain import plain_label

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from dvcq_desktop.database.schema import FieldValue
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.handover.conflict_items import ConflictItem
    from dvcq_desktop.handover.naming import Naming
    from dvcq_desktop.widgets.workbench import Workbench

_SIZE = (900, 520)
_NOTHING = "Không còn chỗ nào cần chọn."


class ConflictsDialog(QDialog):
    """Decide one place after the other."""

    def __init__(self, workbench: Workbench, naming: Naming, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Chỗ cần chọn")
        self._workbench, self._naming = workbench, naming
        # Widgets
        self.messages = MessageBar(self)
        self.words = plain_label(self)
        self.pane = ConflictsPane(self)
        self.close_button = QPushButton("Đóng", self)
        # Assemble
        self.words.setWordWrap(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addWidget(self.messages)
        column.addWidget(self.words)
        column.addWidget(self.pane, 1)
        column.addLayout(row)
        self.resize(*_SIZE)
        fit_to_screen(self)
        # Signals
        self.close_button.clicked.connect(self.accept)
        self.pane.chosen.connect(self._on_chosen)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    def refresh(self) -> None:
        """Read anew what waits."""
        self._workbench.reader.ask("conflicts", partial(_read, self._naming), self._on_read)

    def _on_read(self, items: list[ConflictItem]) -> None:
        self.words.setText(
            f"{len(items)} chỗ hai bản ghi khác nhau. Tạm thời máy nào cũng hiện giá trị thứ nhất;"
            " chọn xong thì lần bàn giao sau máy kia cũng theo."
            if items
            else _NOTHING
        )
        self.pane.set_items(items, sides=False)
        self.pane.setEnabled(bool(items) and not self._workbench.database.is_read_only)
        if items:
            self.pane.list.setFocus()

    def _on_chosen(self, items: Sequence[ConflictItem], values: Sequence[FieldValue]) -> None:
        choices = [Choice(item.conflict, value) for item, value in zip(items, values, strict=True)]
        work = partial(taking.choose, choices=choices, fields=self._workbench.database.fields)
        name = f"{taking.DECIDED}: {len(choices)} chỗ"
        self._workbench.writer.write(name, work, failed=self._on_refused)

    def _on_refused(self, error: UserError) -> None:
        self.messages.show_error(error.sentence)

    def _on_writer_saved(self, _name: str, _changed: object) -> None:
        self.refresh()


def _read(naming: Naming, connection: sqlite3.Connection) -> list[ConflictItem]:
    return items_of(
        naming, connection, conflicts(connection, naming.fields), is_own=taking.written_here(connection)
    )
