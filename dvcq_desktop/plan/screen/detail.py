# SPDX-License-Identifier: MIT
"""The detail beside the task table: one task in tabs, or what can be given to several at once."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.store import tasks
from dvcq_desktop.widgets.empty import EmptyPage
from dvcq_desktop.widgets.writes import REDONE, UNDONE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.database.filed import KeptFile
    from dvcq_desktop.plan.rules import Plan, Task
    from dvcq_desktop.plan.screen.bulk_pane import BulkPane
    from dvcq_desktop.plan.screen.info_tab import InfoTab
    from dvcq_desktop.plan.screen.lines_tab import LinesTab
    from dvcq_desktop.plan.screen.progress_tab import ProgressTab
    from dvcq_desktop.plan.screen.task_tabs import TaskTabs
    from dvcq_desktop.plan.store.evidence import Evidence
    from dvcq_desktop.widgets.workbench import Workbench


class _Whole(NamedTuple):
    task: Task | None = None
    evidence: Sequence[Evidence] = ()
    files: Sequence[KeptFile] = ()
    plans: Sequence[Plan] = ()


class Detail(QStackedWidget):
    """Follow the table's selection; `wanted` and `edit_wanted` carry a write, `refused` a sentence to show.

    The pages are made when something is selected for the first time: the first window shows none of them.
    """

    wanted = Signal(str, object)  # the action's name, work(action)
    edit_wanted = Signal(str, object)  # the same, of a field that does not keep what was typed
    refused = Signal(str)
    open_requested = Signal(str, str)  # sha256, name
    save_requested = Signal(str, str)  # sha256, name
    sources_requested = Signal(object)  # Task
    difficulty_requested = Signal(str, str)  # the task's key, the unit's
    extension_requested = Signal(object)  # tuple of Subject; empty for the tasks that are selected
    returns_requested = Signal(str)  # a task's key
    extension_trashed = Signal(str, str)  # the task's key, the extension's
    title_focused = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._directory = Directory()
        self._as_of = workbench.today()
        self._against = Against.LAST
        self._task: Task | None = None
        self._ids: tuple[str, ...] = ()
        self._title_wanted = ""
        self.empty = EmptyPage(self)
        self.empty.set_texts("Chọn một nhiệm vụ để xem và sửa.", "")
        self.addWidget(self.empty)

    @cached_property
    def tabs(self) -> TaskTabs:
        """Return the pages of one task."""
        from dvcq_desktop.plan.screen.task_tabs import TaskTabs  # noqa: PLC0415 - see the class

        made = TaskTabs(self._workbench, self)
        made.edited.connect(self._on_tabs_edited)
        made.wanted.connect(self.wanted)
        made.edit_wanted.connect(self.edit_wanted)
        made.refused.connect(self.refused)
        made.open_requested.connect(self.open_requested)
        made.save_requested.connect(self.save_requested)
        made.sources_requested.connect(self._on_tabs_sources_requested)
        made.difficulty_requested.connect(self._on_tabs_difficulty_requested)
        made.extension_requested.connect(self._on_tabs_extension_requested)
        made.returns_requested.connect(self._on_tabs_returns_requested)
        made.extension_trashed.connect(self._on_tabs_extension_trashed)
        self.addWidget(made)
        return made

    @cached_property
    def bulk(self) -> BulkPane:
        """Return the page of what several tasks can be given."""
        from dvcq_desktop.plan.screen.bulk_pane import BulkPane  # noqa: PLC0415 - see the class

        made = BulkPane(self._workbench.today, self)
        made.wanted.connect(self.wanted)
        made.edit_wanted.connect(self.edit_wanted)
        made.extension_requested.connect(self._on_bulk_extension_requested)
        made.refused.connect(self.refused)
        self._workbench.writer.saved.connect(self._on_writer_saved)
        return made

    @property
    def info(self) -> InfoTab:
        """Return the tab of a task's own fields."""
        return self.tabs.info

    @property
    def lines(self) -> LinesTab:
        """Return the tab of a task's units."""
        return self.tabs.lines

    @property
    def progress(self) -> ProgressTab:
        """Return the tab of a task's progress."""
        return self.tabs.progress

    @property
    def task(self) -> Task | None:
        """Return the task that is shown."""
        return self._task

    @property
    def has_keyboard(self) -> bool:
        """Tell whether one of the fields has the focus."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def show_tasks(
        self, ids: tuple[str, ...], directory: Directory, as_of: date, against: Against = Against.LAST
    ) -> None:
        """Show the one task, or what several can be given; what was typed is saved first."""
        if ids != self._ids:
            self.flush()
            if self._title_wanted not in ids:
                self._title_wanted = ""  # she went on to another task before this one was read
        self._ids, self._directory, self._as_of, self._against = ids, directory, as_of, against
        if len(ids) == 1:
            self._workbench.reader.ask("plan-detail", partial(_read, ids[0]), self._on_read)
            return
        self._workbench.reader.forget("plan-detail")
        self._show_task(_Whole())
        if ids:
            self.bulk.show_tasks(ids, directory)
            self.setCurrentWidget(self._bulk_page)

    def flush(self) -> None:
        """Save what is typed but was not left yet."""
        if self.currentWidget() is self.empty:
            return
        if self.currentWidget() is self.__dict__.get("tabs"):
            self.tabs.flush()
        else:
            self.bulk.flush()

    def show_tab(self, title: str) -> None:
        """Open a tab by how its title begins."""
        self.tabs.show_tab(title)

    def focus_title(self, task: str) -> None:
        """Put the cursor into the title of a task, as soon as it is read."""
        self.show_tab("Thông tin")
        self._title_wanted = task
        if self._task is not None and self._task.id == task:
            self._title_wanted = ""
            self.info.focus_title()
            self.title_focused.emit()

    def focus_common(self, column: str) -> None:
        """Put the cursor into the field that gives all chosen tasks what stands in a column."""
        self.bulk.focus_field(column)

    def minimumSizeHint(self) -> QSize:
        """Let the pages scroll inside, under their tabs."""
        return QSize(0, 0)

    @cached_property
    def _bulk_page(self) -> QScrollArea:
        from dvcq_desktop.plan.screen.scrolled import scrolled  # noqa: PLC0415 - see the class

        made = scrolled(self.bulk)
        self.addWidget(made)
        return made

    def _on_read(self, whole: _Whole) -> None:
        self._show_task(whole)
        if self._title_wanted and whole.task is not None and whole.task.id == self._title_wanted:
            # An answer about the task before may still come in between: its title is not the one to type in.
            self.focus_title(self._title_wanted)

    def _show_task(self, whole: _Whole) -> None:
        self._task = whole.task
        if whole.task is not None or "tabs" in self.__dict__:
            if whole.task is not None:
                # Where the task is gone none is offered: one that comes back by "Làm lại" keeps its plan.
                self.tabs.info.offer_plans([(plan.id, plan.heading) for plan in whole.plans])
            self.tabs.show_task(
                whole.task, whole.evidence, self._directory, self._as_of, self._against, whole.files
            )
        self.setCurrentWidget(self.empty if whole.task is None else self.tabs)
        if whole.task is not None:
            from dvcq_desktop.database.contested import contested_words  # noqa: PLC0415 - see the class

            question = partial(contested_words, row=whole.task.id)
            self._workbench.reader.ask("plan-contested", question, self._on_contested)

    def _on_contested(self, read: tuple[str, str]) -> None:
        key, words = read
        if words and self._task is not None and self._task.id == key:
            self.info.show_contested(words)

    def _on_tabs_edited(self, task: Task, what: str) -> None:
        from dvcq_desktop.plan.store import changes  # noqa: PLC0415 - see the class

        self._task = replace(task, lines=self._task.lines if self._task else ())
        self.edit_wanted.emit(f"Sửa nhiệm vụ: {what}", partial(changes.save_task, task=task))

    def _on_tabs_sources_requested(self) -> None:
        if self._task is not None:
            self.info.flush()
            self.sources_requested.emit(self._task)

    def _on_tabs_returns_requested(self) -> None:
        if self._task is not None:
            self.returns_requested.emit(self._task.id)

    def _on_tabs_difficulty_requested(self, unit: str) -> None:
        if self._task is not None:
            self.difficulty_requested.emit(self._task.id, unit)

    def _on_tabs_extension_requested(self, lines: tuple[str, ...]) -> None:
        from dvcq_desktop.plan.extending import Subject  # noqa: PLC0415 - see the class

        task = self._task
        if task is None:
            return
        parts = [
            Subject(task, line, self._directory.unit_called(line.unit))
            for line in task.lines
            if line.id in lines
        ]
        self.extension_requested.emit(tuple(parts) if lines else (Subject(task),))

    def _on_tabs_extension_trashed(self, extension: str) -> None:
        if self._task is not None:
            self.extension_trashed.emit(self._task.id, extension)

    def _on_writer_saved(self, name: str) -> None:
        if name.startswith((UNDONE, REDONE)):
            self.bulk.forget()

    def _on_bulk_extension_requested(self) -> None:
        self.extension_requested.emit(())


def _read(task: str, connection: sqlite3.Connection) -> _Whole:
    from dvcq_desktop.plan.store import plans  # noqa: PLC0415 - see the class
    from dvcq_desktop.plan.store.evidence import evidence, task_files  # noqa: PLC0415 - see the class

    found = next(iter(tasks.whole_tasks(connection, [task])), None)
    if found is None:
        return _Whole()
    listed = plans.plans(connection, found.year)
    return _Whole(found, evidence(connection, task), task_files(connection, task), listed)
