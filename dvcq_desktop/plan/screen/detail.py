# SPDX-License-Identifier: MIT
"""The detail beside the task table: one task in tabs, or what can be given to several at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan.rules import missing_clarity
from dvcq_desktop.plan.screen.bulk_pane import BulkPane
from dvcq_desktop.plan.screen.history_tab import HistoryTab
from dvcq_desktop.plan.screen.info_tab import InfoTab
from dvcq_desktop.plan.screen.lines_tab import LinesTab
from dvcq_desktop.plan.screen.progress_tab import ProgressTab
from dvcq_desktop.plan.store import changes, tasks
from dvcq_desktop.plan.store.evidence import Evidence, evidence
from dvcq_desktop.widgets.empty import EmptyPage

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.plan.rules import Task
    from dvcq_desktop.widgets.workbench import Workbench


class Detail(QStackedWidget):
    """Follow the table's selection; `wanted` carries a write, `refused` a sentence to show."""

    wanted = Signal(str, object)  # the action's name, work(action)
    refused = Signal(str)
    file_requested = Signal(str, str)  # sha256, name
    sources_requested = Signal(object)  # Task

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._directory = Directory()
        self._as_of = workbench.today()
        self._task: Task | None = None
        self._ids: tuple[str, ...] = ()
        # Widgets
        self.empty = EmptyPage(self)
        self.empty.set_texts("Chọn một nhiệm vụ để xem và sửa.", "")
        self.tabs = QTabWidget(self)
        self.info = InfoTab(workbench.today, self)
        self.lines = LinesTab(workbench.today, self)
        self.progress = ProgressTab(workbench.today, self)
        self.history = HistoryTab(workbench, self)
        self.bulk = BulkPane(workbench.today, self)
        # Assemble
        self.tabs.addTab(self.info, "Thông tin")
        self.tabs.addTab(self.lines, "Đơn vị")
        self.tabs.addTab(self.progress, "Tiến độ")
        self.tabs.addTab(self.history, "Lịch sử")
        for page in (self.empty, self.tabs, self.bulk):
            self.addWidget(page)
        # Signals
        self.info.edited.connect(self._on_info_edited)
        self.info.sources_requested.connect(self._on_info_sources_requested)
        for part in (self.lines, self.progress, self.bulk):
            part.wanted.connect(self.wanted)
        self.lines.refused.connect(self.refused)
        self.progress.refused.connect(self.refused)
        self.progress.file_requested.connect(self.file_requested)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)

    @property
    def task(self) -> Task | None:
        """Return the task that is shown."""
        return self._task

    def show_tasks(self, ids: tuple[str, ...], directory: Directory, as_of: date) -> None:
        """Show the one task, or what several can be given; what was typed is saved first."""
        if ids != self._ids:
            self.flush()
        self._ids, self._directory, self._as_of = ids, directory, as_of
        if len(ids) == 1:
            self._workbench.reader.ask("plan-detail", partial(_read, ids[0]), self._on_read)
            return
        self._workbench.reader.forget("plan-detail")
        self._task = None
        if ids:
            self.bulk.show_tasks(ids, directory)
            self.setCurrentWidget(self.bulk)
        else:
            self.setCurrentWidget(self.empty)

    def flush(self) -> None:
        """Save what is typed but was not left yet."""
        if self.currentWidget() is self.tabs:
            self.info.flush()
            self.lines.flush()
            if self.progress.has_typed:
                self.progress.add()
        elif self.currentWidget() is self.bulk:
            self.bulk.flush()

    def show_tab(self, name: str) -> None:
        """Open a tab by its title."""
        for place in range(self.tabs.count()):
            if self.tabs.tabText(place).startswith(name):
                self.tabs.setCurrentIndex(place)

    def _on_read(self, found: tuple[Task | None, list[Evidence]]) -> None:
        task, entries = found
        if task is None:
            self._task = None
            self.setCurrentWidget(self.empty)
            return
        if self._is_typing(task):
            return
        self._task = task
        missing = ", ".join(clarity.label for clarity in missing_clarity(task))
        self.info.show_task(task, self._directory, missing)
        self.lines.show_task(task, self._directory, self._as_of)
        self.progress.show_task(task, self._directory)
        self.progress.show_evidence(entries, self._directory)
        done = f" ({task.tally.done}/{task.tally.total})" if task.tally.total else ""
        self.tabs.setTabText(1, f"Đơn vị{done}")
        self.tabs.setTabText(2, f"Tiến độ ({len(entries)})" if entries else "Tiến độ")
        self.setCurrentWidget(self.tabs)
        self._on_tabs_current_changed(self.tabs.currentIndex())

    def _is_typing(self, task: Task) -> bool:
        """Tell whether the same task is being edited right now: filling it anew would lose the typing."""
        return self._task is not None and self._task.id == task.id and not self.info.is_valid

    def _on_tabs_current_changed(self, _place: int) -> None:
        if self.tabs.currentWidget() is self.history:
            self.history.show_task(self._task.id if self._task else None, self._directory)

    def _on_info_edited(self, task: Task, what: str) -> None:
        self._task = replace(task, lines=self._task.lines if self._task else ())
        self.wanted.emit(f"Sửa nhiệm vụ: {what}", partial(changes.save_task, task=task))

    def _on_info_sources_requested(self) -> None:
        if self._task is not None:
            self.info.flush()
            self.sources_requested.emit(self._task)


def _read(task: str, connection: sqlite3.Connection) -> tuple[Task | None, list[Evidence]]:
    found = tasks.whole_tasks(connection, [task])
    return (found[0] if found else None), evidence(connection, task)
