# SPDX-License-Identifier: MIT
"""What the window says below its rooms: what was saved last, what waits for a choice, jobs, backup, file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QToolButton

from dvcq_desktop.widgets.job_bar import JobBar
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import Tone, icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from dvcq_desktop.widgets.workbench import Workbench

_READ_ONLY = "Bản chỉ xem: không ghi thay đổi nào vào tệp"


class StatusLine(QObject):
    """Fill the status bar of a window, and follow what is written."""

    waiting_clicked = Signal()

    def __init__(self, window: QMainWindow, workbench: Workbench, file_name: str) -> None:
        super().__init__(window)
        self._said = _READ_ONLY if workbench.database.is_read_only else "Chưa có thay đổi nào"
        # Widgets
        self.saved = plain_label(window)
        self.saved.setText(self._said)
        self.backup = plain_label(window)
        self._file = plain_label(window)
        self._file.setText(file_name)
        self.waiting = QToolButton(window)
        self.waiting.setAutoRaise(True)
        self._jobs = JobBar(workbench.jobs, window)
        # Assemble
        bar = window.statusBar()
        bar.addWidget(self.saved)
        bar.addWidget(self.waiting)
        bar.addPermanentWidget(self._jobs)
        bar.addPermanentWidget(self.backup)
        bar.addPermanentWidget(self._file)
        self.waiting.hide()
        self.backup.hide()
        # Signals
        self.waiting.clicked.connect(self._on_waiting_clicked)
        workbench.writer.saved.connect(self._on_writer_saved)
        workbench.writer.busy_changed.connect(self._on_writer_busy_changed)

    @property
    def said_of_saving(self) -> str:
        """Return what is said of the last save."""
        return self._said

    def say_of_saving(self, words: str) -> None:
        """Say of the last save what another window said of it."""
        self._said = words
        self.saved.setText(words)

    def show_waiting(self, count: int) -> None:
        """Say how many places wait for a decision after a merge."""
        self.waiting.setText(f"Chỗ cần chọn ({count})")
        self.waiting.setIcon(icon("triangle-alert", Tone.SOON))
        self.waiting.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.waiting.setToolTip("Chỗ hai bản ghi khác nhau, chưa chọn")
        self.waiting.setVisible(count > 0)

    def show_backup(self, words: str) -> None:
        """Say quietly when the last backup was made."""
        self.backup.setText(words)
        self.backup.show()

    def _on_waiting_clicked(self) -> None:
        self.waiting_clicked.emit()

    def _on_writer_saved(self, name: str, _changed: object) -> None:
        self.say_of_saving(f"Đã lưu {datetime.now():%H:%M} · {name}")  # noqa: DTZ005 - the clock on the wall

    def _on_writer_busy_changed(self, busy: bool) -> None:
        self.saved.setText("Đang lưu…" if busy else self._said)
