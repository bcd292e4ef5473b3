# SPDX-License-Identifier: MIT
"""The detail beside the task table: one task in tabs, or what can be given to several at once."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.screen.tabs import Tabs
from dvcq_desktop.plan.dialogs.extend_dialog import ExtendDialog
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

    from dvcq_desktop.plan.rules import Extension, Task
    from dvcq_desktop.widgets.workbench import Workbench


class _Whole(NamedTuple):
    task: Task | None
    evidence: list[Evidence]
    extensions: list[Extension]


class Detail(QStackedWidget):
    """Follow the table's selection; `wanted` carries a write, `refused` a sentence to show."""

    wanted = Signal(str, object)  # the action's name, work(action)
    refused = Signal(str)
    open_requested = Signal(str, str)  # sha256, name
    save_requested = Signal(str, str)  # sha256, name
    sources_requested = Signal(object)  # Task

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._directory = Directory()
        self._as_of = workbench.today()
        self._task: Task | None = None
        self._ids: tuple[str, ...] = ()
        self._title_wanted = False
        # Widgets
        self.empty = EmptyPage(self)
        self.empty.set_texts("Chọn một nhiệm vụ để xem và sửa.", "")
        self.tabs = Tabs(self)
        self.info = InfoTab(workbench.today, self)
        self.lines = LinesTab(workbench.today, self)
        self.progress = ProgressTab(workbench, self)
        self.history = HistoryTab(workbench, self)
        self.bulk = BulkPane(workbench.today, self)
        # Assemble
        self.tabs.addTab(_scrolled(self.info), "Thông tin")
        self.tabs.addTab(_scrolled(self.lines), "Đơn vị")
        self.tabs.addTab(_scrolled(self.progress), "Tiến độ")
        self.tabs.addTab(self.history, "Lịch sử")
        self._bulk_page = _scrolled(self.bulk)
        for page in (self.empty, self.tabs, self._bulk_page):
            self.addWidget(page)
        # Signals
        self.info.edited.connect(self._on_info_edited)
        self.info.sources_requested.connect(self._on_info_sources_requested)
        self.info.extension_requested.connect(self._on_info_extension_requested)
        self.lines.wanted.connect(self.wanted)
        self.progress.wanted.connect(self.wanted)
        self.bulk.wanted.connect(self.wanted)
        self.info.refused.connect(self.refused)
        self.lines.refused.connect(self.refused)
        self.progress.refused.connect(self.refused)
        self.progress.open_requested.connect(self.open_requested)
        self.progress.save_requested.connect(self.save_requested)
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
        self._show_task(_Whole(None, [], []))
        if ids:
            self.bulk.show_tasks(ids, directory)
            self.setCurrentWidget(self._bulk_page)

    def flush(self) -> None:
        """Save what is typed but was not left yet."""
        if self.currentWidget() is self.tabs:
            self.info.flush()
            self.lines.flush()
            self.progress.flush()
        elif self.currentWidget() is self._bulk_page:
            self.bulk.flush()

    def show_tab(self, title: str) -> None:
        """Open a tab by how its title begins."""
        for place in range(self.tabs.count()):
            if self.tabs.tabText(place).startswith(title):
                self.tabs.setCurrentIndex(place)

    def focus_title(self, *, next_task: bool = False) -> None:
        """Put the cursor into the title, of the task shown next where it is still being read."""
        self.show_tab("Thông tin")
        self._title_wanted = next_task
        if not next_task:
            self.info.focus_title()

    def minimumSizeHint(self) -> QSize:
        """Let the pages scroll inside, under their tabs."""
        return QSize(0, 0)

    def _on_read(self, whole: _Whole) -> None:
        self._show_task(whole)
        if self._title_wanted and whole.task is not None:
            self.focus_title()

    def _show_task(self, whole: _Whole) -> None:
        task, entries, extensions = whole
        self._task = task
        self.info.show_task(task, self._directory, extensions)
        self.lines.show_task(task, self._directory, self._as_of)
        self.progress.show_task(task, self._directory)
        self.progress.show_evidence(entries, self._directory)
        if task is None:
            self.setCurrentWidget(self.empty)
            return
        done = f" ({task.tally.done}/{task.tally.total})" if task.tally.total else ""
        self.tabs.setTabText(1, f"Đơn vị{done}")
        self.tabs.setTabText(2, f"Tiến độ ({len(entries)})" if entries else "Tiến độ")
        self.setCurrentWidget(self.tabs)
        self._on_tabs_current_changed(self.tabs.currentIndex())

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

    def _on_info_extension_requested(self) -> None:
        if self._task is None:
            return
        self.info.flush()
        dialog = ExtendDialog(self._task, self._workbench.today, self)
        dialog.extension_chosen.connect(self._on_extension_chosen)
        dialog.open()

    def _on_extension_chosen(self, extension: Extension) -> None:
        self.wanted.emit("Gia hạn nhiệm vụ", partial(changes.extend, extension=extension))


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area


def _read(task: str, connection: sqlite3.Connection) -> _Whole:
    found = tasks.whole_tasks(connection, [task])
    return _Whole(found[0] if found else None, evidence(connection, task), tasks.extensions(connection, task))
