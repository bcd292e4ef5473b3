# SPDX-License-Identifier: MIT
"""A later text beside the plan that is there: every change taken or refused, the tasks it concerns."""
# ruff: noqa: N802 - the names of a dialog's methods are Qt's

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QTableView, QWidget

from dvcq_desktop.forms.plan_read_over import Ui_PlanReadOver
from dvcq_desktop.plan.comparing import Kind
from dvcq_desktop.plan.dialogs.read_over_rows import (
    Sides,
    change_rows,
    sides_of_change,
    sides_of_task,
    task_rows,
)
from dvcq_desktop.plan.dialogs.tick_table import TickModel, show_ticks
from dvcq_desktop.plan.read_over import decided
from dvcq_desktop.plan.rules import PlanState
from dvcq_desktop.plan.task_changes import Fate, TaskKind
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving
from dvcq_desktop.widgets.fitting import fit_to_screen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QCloseEvent

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.plan.comparing import ClauseChange
    from dvcq_desktop.plan.head_changes import HeadChange
    from dvcq_desktop.plan.read_over import ReadOver
    from dvcq_desktop.plan.task_changes import TaskChange

_CHANGES = ("Chỗ", "Thay đổi", "Nội dung", "Nhiệm vụ liên quan")
_TASKS = ("Nhiệm vụ", "Thay đổi", "Sẽ làm")


class ReadOverDialog(QDialog):
    """Show what a later text changes; asks to update the plan, or to take the text as another plan."""

    update_requested = Signal()
    other_requested = Signal()

    def __init__(
        self, seen: ReadOver, cited: Mapping[str, Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        DialogLeaving(self)
        self._seen = seen
        self._cited = cited
        self._changes: dict[str, HeadChange | ClauseChange] = {each.key: each for each in seen.head}
        self._changes |= {each.key: each for each in seen.clauses}
        # Widgets
        self.ui = Ui_PlanReadOver()
        self.ui.setupUi(self)
        self.changes = TickModel(_CHANGES, self)
        self.tasks = TickModel(_TASKS, self)
        # Assemble
        show_ticks(self.ui.changes, self.changes, (22, 19, 78))
        show_ticks(self.ui.tasks, self.tasks, (84, 19))
        self.ui.splitter.setSizes([330, 270])
        self._spaces = [self._space(view) for view in (self.ui.changes, self.ui.tasks)]
        self._show_rows()
        # Signals
        ui = self.ui
        self.changes.ticked.connect(self._on_change_ticked)
        self.tasks.ticked.connect(self._on_task_ticked)
        ui.changes.selectionModel().currentRowChanged.connect(self._on_current_changed)
        ui.tasks.selectionModel().currentRowChanged.connect(self._on_current_changed)
        ui.tabs.currentChanged.connect(self._show_sides)
        ui.dropFate.clicked.connect(self._on_fate_clicked)
        ui.keepFate.clicked.connect(self._on_fate_clicked)
        ui.allButton.clicked.connect(self._on_all_clicked)
        ui.noneButton.clicked.connect(self._on_none_clicked)
        ui.whole.toggled.connect(self._show_rows)
        ui.otherButton.clicked.connect(self.other_requested)
        ui.cancelButton.clicked.connect(self.reject)
        ui.updateButton.clicked.connect(self._on_update_clicked)
        fit_to_screen(self)
        for view in (ui.tasks, ui.changes):
            view.selectRow(0)
        ui.changes.setFocus()
        self._show_sides()

    @property
    def seen(self) -> ReadOver:
        """Return what she decided."""
        return self._seen

    def show_refusal(self, error: UserError) -> None:
        """Say why the plan was not updated; nothing was changed and nothing here is lost."""
        self.ui.updateButton.setEnabled(True)
        self.ui.messages.show_error(error.sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close as by Cancel."""
        super().closeEvent(event)
        self.reject()

    def _space(self, view: QTableView) -> QShortcut:
        """Let the space bar change the mark of the current row, whichever cell of it is current."""
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Space), view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._on_space_pressed)
        return shortcut

    def _show_rows(self) -> None:
        seen, ui = self._seen, self.ui
        self.changes.show_rows(list(change_rows(seen, self._cited, whole=ui.whole.isChecked())))
        self.tasks.show_rows(list(task_rows(seen)))
        ui.title.setText(_title(seen))
        counted = len(seen.head) + sum(change.kind is not Kind.SAME for change in seen.clauses)
        ui.tabs.setTabText(0, f"Văn bản ({counted})")
        ui.tabs.setTabText(1, f"Nhiệm vụ ({len(seen.taken_tasks)}/{len(seen.tasks)})")
        self._show_sides()

    def _show_sides(self) -> None:
        ui = self.ui
        task = self._current_task()
        change = self._changes.get(self._current_key())
        sides = sides_of_task(task) if task else sides_of_change(change) if change else Sides()
        ui.old.setHtml(sides.old or "<p><i>(không có)</i></p>")
        ui.new_.setHtml(sides.new or "<p><i>(không có)</i></p>")
        ui.remark.setText(sides.remark)
        gone = task is not None and task.kind is TaskKind.GONE and task.task is not None
        asks = gone and task is not None and task.task is not None and task.task.state.state.is_open
        for button, fate in ((ui.dropFate, Fate.DROP), (ui.keepFate, Fate.KEEP)):
            button.setVisible(asks)
            button.setChecked(task is not None and task.fate is fate)

    def _current_key(self) -> str:
        on_tasks = self.ui.tabs.currentWidget() is self.ui.tasksTab
        view, model = (self.ui.tasks, self.tasks) if on_tasks else (self.ui.changes, self.changes)
        row = view.currentIndex().row()
        return model.rows[row].key if 0 <= row < len(model.rows) else ""

    def _current_task(self) -> TaskChange | None:
        if self.ui.tabs.currentWidget() is not self.ui.tasksTab:
            return None
        key = self._current_key()
        return next((change for change in self._seen.tasks if change.key == key), None)

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_sides()

    def _on_space_pressed(self) -> None:
        view = self.focusWidget()
        model = self.tasks if view is self.ui.tasks else self.changes
        assert isinstance(view, QTableView)
        row = view.currentIndex().row()
        if not 0 <= row < len(model.rows):
            return
        task = self._current_task()
        if task is not None and task.kind is TaskKind.GONE:
            self._set_fate(task, Fate.KEEP if task.fate is Fate.DROP else Fate.DROP)
        elif model.rows[row].taken is not None:
            model.ticked.emit(model.rows[row].key, not model.rows[row].taken)

    def _on_change_ticked(self, key: str, taken: bool) -> None:
        refused = self._seen.refused - {key} if taken else self._seen.refused | {key}
        self._seen = decided(self._seen, refused, self._seen.tasks)
        self._show_rows()

    def _on_task_ticked(self, key: str, taken: bool) -> None:
        self._replace(
            [replace(each, accepted=taken) if each.key == key else each for each in self._seen.tasks]
        )

    def _on_fate_clicked(self) -> None:
        task = self._current_task()
        if task is not None:
            self._set_fate(task, Fate.DROP if self.ui.dropFate.isChecked() else Fate.KEEP)

    def _set_fate(self, task: TaskChange, fate: Fate) -> None:
        self._replace(
            [replace(each, fate=fate) if each.key == task.key else each for each in self._seen.tasks]
        )

    def _replace(self, tasks: Sequence[TaskChange]) -> None:
        self._seen = decided(self._seen, self._seen.refused, tasks)
        self._show_rows()

    def _on_all_clicked(self) -> None:
        self._take_all(taken=True)

    def _on_none_clicked(self) -> None:
        self._take_all(taken=False)

    def _take_all(self, *, taken: bool) -> None:
        """Take or refuse everything on the tab that is open."""
        if self.ui.tabs.currentWidget() is self.ui.tasksTab:
            self._replace([replace(each, accepted=taken) for each in self._seen.tasks])
            return
        differing = {row.key for row in self.changes.rows if row.taken is not None}
        self._seen = decided(self._seen, frozenset() if taken else differing, self._seen.tasks)
        self._show_rows()

    def _on_update_clicked(self) -> None:
        self.ui.updateButton.setEnabled(False)
        self.update_requested.emit()


def _title(seen: ReadOver) -> str:
    plan = seen.plan
    before, after = plan.state.label, seen.state.label
    becomes = before if plan.state is seen.state else f"{before} → {after}"
    counts = seen.counts
    counted = [
        f"{counts[kind]} {kind.label.lower()}"
        for kind in (Kind.NEW, Kind.CHANGED, Kind.DROPPED, Kind.MOVED)
        if counts[kind]
    ]
    signed = " Bản mới chưa có đủ số và ngày." if seen.state is PlanState.DRAFT else ""
    return (
        f"<b>{escape(plan.cited)}</b> {escape(plan.abstract)}<br>"
        f"Tình trạng: {becomes}.{signed} Các mục: {', '.join(counted) or 'không đổi'},"
        f" {counts[Kind.SAME]} giữ nguyên."
    )
