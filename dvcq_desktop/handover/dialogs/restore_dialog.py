# SPDX-License-Identifier: MIT
"""What going back to a copy would lose, shown before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.forms.handover_restore import Ui_RestoreDialog
from dvcq_desktop.handover.naming import local_time
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.table import Column, Kind, RecordModel, RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSettings

    from dvcq_desktop.database.restoring import LostAction, RestorePreview

_COLUMNS = (
    Column("at", "Lúc", lambda lost: local_time(lost.at), width=17, sortable=False),
    Column("name", "Việc đã làm", width=40, sortable=False, stretch=True),
    Column("pc", "Máy", width=16, sortable=False),
    Column("records", "Bản ghi", kind=Kind.NUMBER, width=9, sortable=False),
)


class RestoreDialog(QDialog):
    """Tell in a sentence what would be lost, list it, and ask; accepted where she wants it."""

    def __init__(
        self, sentence: str, preview: RestorePreview, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lost = {lost.id: lost for lost in preview.lost}
        # Widgets
        self._ui = Ui_RestoreDialog()
        self._ui.setupUi(self)
        self.table = RecordTable(RecordModel(_COLUMNS, self._fetch), self)
        # Assemble
        self._ui.column.insertWidget(2, self.table)
        self._ui.sentence.setText(sentence)
        count, shown = preview.comparison.here.actions, len(preview.lost)
        part = f" ({group_digits(shown)} việc mới nhất)" if shown < count else ""
        self._ui.listLabel.setText(f"Những việc sẽ không còn{part}:")
        self.table.setAccessibleName("Những việc sẽ không còn")
        self.table.set_ids(list(self._lost))
        self.table.remember(settings, "restore")
        for widget in (self._ui.listLabel, self.table):
            widget.setVisible(bool(self._lost))
        self._ui.keptLabel.setVisible(preview.changes_anything)
        self._ui.restoreButton.setEnabled(preview.changes_anything)
        if not self._lost:
            self.adjustSize()
        # Signals
        self._ui.cancelButton.clicked.connect(self.reject)
        self._ui.restoreButton.clicked.connect(self.accept)

    @property
    def sentence(self) -> str:
        """Return what is said."""
        return self._ui.sentence.text()

    def _fetch(self, ids: Sequence[str]) -> dict[str, LostAction]:
        return {key: self._lost[key] for key in ids if key in self._lost}
