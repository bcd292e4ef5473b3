# SPDX-License-Identifier: MIT
"""One task in tabs: its fields, its units, its progress, its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.screen.history_tab import HistoryTab
from dvcq_desktop.plan.screen.info_tab import InfoTab
from dvcq_desktop.plan.screen.lines_tab import LinesTab
from dvcq_desktop.plan.screen.progress_tab import ProgressTab
from dvcq_desktop.plan.screen.scrolled import scrolled
from dvcq_desktop.plan.screen.task_files import TaskFiles
from dvcq_desktop.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.filed import KeptFile
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.rules import Task
    from dvcq_desktop.plan.store.evidence import Evidence
    from dvcq_desktop.widgets.workbench import Workbench


class TaskTabs(Tabs):
    """Show and edit one task; the tabs' own signals are passed on."""

    edited = Signal(object, str)  # Task, the field's name
    wanted = Signal(str, object)  # the action's name, work(action)
    edit_wanted = Signal(str, object)  # the same, of a field that does not keep what was typed
    refused = Signal(str)
    open_requested = Signal(str, str)  # sha256, name
    save_requested = Signal(str, str)  # sha256, name
    sources_requested = Signal()
    difficulty_requested = Signal(str)  # the unit's key
    extension_requested = Signal(object)  # tuple of the keys of lines; empty for the whole task
    extension_trashed = Signal(str)  # the extension's key
    returns_requested = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._directory: Directory | None = None
        # Widgets
        self.info = InfoTab(workbench.today, self)
        self.files = TaskFiles(workbench, self)
        self.lines = LinesTab(workbench, self)
        self.progress = ProgressTab(workbench, self)
        self.history = HistoryTab(workbench, self)
        # Assemble
        self.info.add_below(self.files)
        self.addTab(scrolled(self.info), "Thông tin")
        self.addTab(scrolled(self.lines), "Đơn vị")
        self.addTab(scrolled(self.progress), "Tiến độ")
        self.addTab(self.history, "Lịch sử")
        # Signals
        self.info.edited.connect(self.edited)
        self.info.sources_requested.connect(self.sources_requested)
        self.info.extension_requested.connect(self._on_info_extension_requested)
        self.info.extension_trashed.connect(self.extension_trashed)
        self.lines.difficulty_requested.connect(self.difficulty_requested)
        self.lines.extension_requested.connect(self.extension_requested)
        self.lines.extension_trashed.connect(self.extension_trashed)
        self.lines.returns_requested.connect(self.returns_requested)
        self.lines.wanted.connect(self.wanted)
        self.lines.edit_wanted.connect(self.edit_wanted)
        self.progress.wanted.connect(self.wanted)
        self.info.refused.connect(self.refused)
        self.lines.refused.connect(self.refused)
        self.progress.refused.connect(self.refused)
        self.files.wanted.connect(self.wanted)
        self.files.refused.connect(self.refused)
        self.info.sources.open_requested.connect(self.open_requested)
        for tab in (self.lines, self.progress, self.files):
            tab.open_requested.connect(self.open_requested)
            tab.save_requested.connect(self.save_requested)
        self.currentChanged.connect(self._on_current_changed)

    def show_task(
        self,
        task: Task | None,
        evidence: Sequence[Evidence],
        directory: Directory,
        as_of: date,
        against: Against = Against.LAST,
        files: Sequence[KeptFile] = (),
    ) -> None:
        """Fill every tab; None empties them."""
        self._task, self._directory = task, directory
        self.info.show_task(task, directory)
        self.info.sources.show_files(files)
        self.files.show_task(task.id if task else "", files)
        self.lines.show_task(task, directory, as_of, against)
        self.progress.show_task(task, directory)
        self.progress.show_evidence(evidence, directory)
        if task is None:
            return
        done = f" ({task.tally.done}/{task.tally.total})" if task.tally.total else ""
        self.setTabText(1, f"Đơn vị{done}")
        self.setTabText(2, f"Tiến độ ({len(evidence)})" if evidence else "Tiến độ")
        self._on_current_changed(self.currentIndex())

    def show_tab(self, title: str) -> None:
        """Open a tab by how its title begins."""
        for place in range(self.count()):
            if self.tabText(place).startswith(title):
                self.setCurrentIndex(place)

    def flush(self) -> None:
        """Save what is typed but was not left yet."""
        self.info.flush()
        self.lines.flush()
        self.progress.flush()

    def _on_info_extension_requested(self) -> None:
        self.info.flush()
        self.extension_requested.emit(())

    def _on_current_changed(self, _place: int) -> None:
        if self.currentWidget() is self.history and self._directory is not None:
            self.history.show_task(self._task.id if self._task else None, self._directory)
