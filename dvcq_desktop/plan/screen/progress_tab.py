# SPDX-License-Identifier: MIT
"""The progress of one task: a new entry with its evidence, due days that come back, what was recorded."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.plan.rules import Progress, Task
from dvcq_desktop.plan.screen.progress_files import record
from dvcq_desktop.plan.screen.progress_list import ProgressList
from dvcq_desktop.plan.store import changes
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.form import DateEdit, FormLayout, PickBox, TextArea
from dvcq_desktop.widgets.jobs import Job
from dvcq_desktop.widgets.read_files import ReadFile, read_files
from dvcq_desktop.widgets.theme import MARGIN, SPACE, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.store.evidence import Evidence
    from dvcq_desktop.widgets.workbench import Workbench

_NOTHING = "Hãy ghi nội dung đã làm, phần trăm hoàn thành, hoặc đính kèm tệp."
_STOPPED = "Đã dừng đọc tệp, tiến độ chưa được ghi. Bấm Ghi tiến độ để ghi lại."
_LEAST_LINES = 9
_WHOLE = 100


@dataclass(frozen=True)
class _Draft:
    """What is typed of an entry, with the files that are to go with it."""

    entry: Progress
    files: tuple[Path, ...]
    finishes: bool = False


class ProgressTab(QWidget):
    """Record progress; what could not be recorded waits in the form of its own task."""

    wanted = Signal(str, object)  # the action's name, work(action)
    refused = Signal(str)
    open_requested = Signal(str, str)  # sha256, name
    save_requested = Signal(str, str)  # sha256, name

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._task: Task | None = None
        self._entry = ""
        self._files: tuple[Path, ...] = ()
        self._sending: _Draft | None = None
        self._drafts: dict[str, _Draft] = {}
        # Widgets
        self.day = DateEdit(self, today=workbench.today)
        self.percent = QSpinBox(self)
        self.percent.setRange(-1, 100)
        self.percent.setSpecialValueText("không ghi")
        self.percent.setSuffix(" %")
        self.percent.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.finished = QCheckBox("Nhiệm vụ hoàn thành ngày này", self)
        self.unit = PickBox(self, none="(cả nhiệm vụ)")
        self.content = TextArea(self, lines=3)
        self.files = QLabel(self)
        self.attach_button = QPushButton(icon("paperclip"), "Đính kèm tệp…", self)
        self.attach_button.setToolTip("Cũng có thể kéo tệp thả vào đây")
        self.cancel_button = QPushButton("Thôi", self)
        self.add_button = QPushButton("Ghi tiến độ", self)
        self.period = QComboBox(self)
        self.period_button = QPushButton("Hoàn thành kỳ", self)
        self.entries = ProgressList(self)
        # Assemble
        self._dress()
        self._assemble()
        # Signals
        self.add_button.clicked.connect(self.add)
        self.cancel_button.clicked.connect(self._begin)
        self.percent.valueChanged.connect(self._on_percent_changed)
        self.attach_button.clicked.connect(self._on_attach_clicked)
        self.files.linkActivated.connect(self._on_files_link_activated)
        self.period_button.clicked.connect(self._on_period_clicked)
        self.entries.edit_requested.connect(self._on_edit_requested)
        self.entries.trash_requested.connect(self._on_trash_requested)
        self.entries.open_requested.connect(self.open_requested)
        self.entries.save_requested.connect(self.save_requested)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.add)

    def show_task(self, task: Task | None, directory: Directory) -> None:
        """Begin an entry for a task; what is typed for the same task stays."""
        same = task is not None and self._task is not None and task.id == self._task.id
        if not same:
            self.flush()
        self._task = task
        self.setEnabled(task is not None)
        units = [(line.id, directory.unit_called(line.unit)) for line in (task.lines if task else ())]
        self.unit.set_choices(units)
        self._form.setRowVisible(self.unit, bool(units))
        self._show_finished()
        self._show_periods()
        if not same:
            self._begin()
            if task is not None and (draft := self._drafts.pop(task.id, None)):
                self._show_draft(draft)

    def show_evidence(self, evidence: Sequence[Evidence], directory: Directory) -> None:
        """List what was recorded."""
        self.entries.show_evidence(evidence, directory)

    @property
    def has_typed(self) -> bool:
        """Tell whether something is typed that was not recorded yet."""
        return self._sending is None and bool(
            self._entry or self.content.value or self._files or self.percent.value() >= 0
        )

    def flush(self) -> None:
        """Record what is typed but was not recorded yet."""
        if self._task is None or not self.has_typed:
            return
        self.day.flush()
        if self.day.is_valid:
            self.add()
            return
        # It waits for her in this task, with the last day that could be read.
        self._drafts[self._task.id] = self._typed(self._task)
        self.refused.emit(f"Chưa ghi được tiến độ: {self.day.complaint}")

    def add(self) -> None:
        """Record what is typed, with the files chosen."""
        draft = self._draft()
        if draft is None or self._sending is not None:
            return
        if not draft.entry.content and draft.entry.percent is None and not draft.files and not self._entry:
            self.refused.emit(_NOTHING)
            return
        self._sending = draft
        self._drafts.pop(draft.entry.task, None)
        self.add_button.setEnabled(False)
        if draft.files:
            job = Job("Đang đọc tệp đính kèm", partial(read_files, draft.files), saves=True)
            self._workbench.jobs.run(job, self._on_files_read, self._on_refused, self._on_stopped)
        else:
            self._on_files_read([])

    def add_files(self, paths: Sequence[Path]) -> None:
        """Choose files to be kept with the entry."""
        self._files = tuple(dict.fromkeys((*self._files, *paths)))
        names = ", ".join(escape(path.name) for path in self._files)
        self.files.setText(f'Kèm: {names} · <a href="none">Bỏ tệp</a>')
        self.files.setVisible(bool(self._files))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Choose the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.add_files([path for path in paths if path.is_file()])
        event.acceptProposedAction()

    # Private

    def _dress(self) -> None:
        self.add_button.setProperty("primary", True)
        self.add_button.setToolTip("Ghi tiến độ (Ctrl+Enter)")
        self.files.setWordWrap(True)
        self.files.setTextFormat(Qt.TextFormat.RichText)
        self.entries.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_LINES)
        self.setAcceptDrops(True)
        # Else the text would take a dropped file as its address.
        self.content.setAcceptDrops(False)

    def _assemble(self) -> None:
        self._form = FormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.add_field("Ngày", self.day)
        self._form.add_field("Tỷ lệ", self.percent)
        self._form.add_wide(self.finished)
        self._form.add_field("Đơn vị", self.unit)
        self._form.add_field("Nội dung đã làm", self.content)
        self._form.add_wide(self.files)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.attach_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.add_button)
        self._periods = QWidget(self)
        row = QHBoxLayout(self._periods)
        row.setContentsMargins(0, 0, 0, 0)
        self._period_label = QLabel("Kỳ đến hạn:", self._periods)
        self._period_label.setBuddy(self.period)
        row.addWidget(self._period_label)
        row.addWidget(self.period, 1)
        row.addWidget(self.period_button)
        self.period.setAccessibleName("Kỳ đến hạn")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addWidget(self._periods)
        column.addLayout(self._form)
        column.addLayout(buttons)
        column.addWidget(self.entries, 1)

    def _begin(self) -> None:
        """Empty the form."""
        self._entry = ""
        self.day.set_value(self._workbench.today())
        self.percent.setValue(self.percent.minimum())
        self.unit.set_value(None)
        self.content.set_value("")
        self._files = ()
        self.files.hide()
        self._show_verbs()

    def _show_draft(self, draft: _Draft) -> None:
        entry = draft.entry
        self._entry = entry.id
        self.day.set_value(entry.entered_on)
        self.percent.setValue(self.percent.minimum() if entry.percent is None else entry.percent)
        self.unit.set_value(entry.line)
        self.content.set_value(entry.content)
        self.finished.setChecked(draft.finishes)
        self._files = ()
        self.files.hide()
        if draft.files:
            self.add_files(draft.files)
        self._show_verbs()

    @property
    def _can_finish(self) -> bool:
        """Tell whether what is typed may finish the task: all of it is done, once and by one unit."""
        task = self._task
        return (
            task is not None
            and self.percent.value() == _WHOLE
            and task.state.state.is_open
            and not task.lines
            and not task.schedule.comes_back
        )

    def _on_percent_changed(self, percent: int) -> None:
        self.finished.setChecked(percent == _WHOLE)
        self._show_finished()

    def _show_finished(self) -> None:
        self._form.setRowVisible(self.finished, self._can_finish)

    def _show_verbs(self) -> None:
        self.add_button.setText("Lưu thay đổi" if self._entry else "Ghi tiến độ")
        self.cancel_button.setVisible(bool(self._entry))

    def _draft(self) -> _Draft | None:
        """Return what is typed, None where it can't be read."""
        self.day.flush()
        self.unit.flush()
        if self._task is None or not self.day.is_valid:
            return None
        return self._typed(self._task)

    def _typed(self, task: Task) -> _Draft:
        percent = self.percent.value() if self.percent.value() >= 0 else None
        entry = Progress(
            id=self._entry,
            task=task.id,
            line=self.unit.value,
            unit=None,
            entered_on=self.day.value or self._workbench.today(),
            percent=percent,
            content=self.content.value,
        )
        return _Draft(entry, self._files, self._can_finish and self.finished.isChecked())

    def _show_periods(self) -> None:
        task = self._task
        comes_back = task is not None and task.schedule.comes_back
        self._periods.setVisible(comes_back)
        self.period.clear()
        if task is None or not comes_back:
            return
        met = {one.due_on for one in task.completions if one.line is None}
        days = task.schedule.occurrences(task.year)
        for day in days:
            if day not in met:
                self.period.addItem(f"{day:%d/%m/%Y}", day)
        self._period_label.setText(f"Đã xong {len(met.intersection(days))}/{len(days)} kỳ. Kỳ đến hạn:")
        self.period_button.setEnabled(self.period.count() > 0)
        self.period_button.setToolTip("Ghi kỳ này là hoàn thành vào ngày ghi ở dưới")

    def _on_files_read(self, files: list[ReadFile]) -> None:
        if self._sending is None:
            return
        name = "Sửa tiến độ" if self._sending.entry.id else "Ghi tiến độ"
        work = partial(record, entry=self._sending.entry, files=files, finishes=self._sending.finishes)
        self._workbench.writer.write(name, work, self._on_recorded, self._on_refused)

    def _on_recorded(self, _key: str) -> None:
        sent, self._sending = self._sending, None
        self.add_button.setEnabled(True)
        if sent is not None and sent == self._draft():
            self._begin()

    def _on_refused(self, error: UserError) -> None:
        self._keep_sent()
        self.refused.emit(error.sentence)

    def _on_stopped(self, _job: Job) -> None:
        self._keep_sent()
        self.refused.emit(_STOPPED)

    def _keep_sent(self) -> None:
        """Let what was not recorded be recorded again, in its own task."""
        sent, self._sending = self._sending, None
        self.add_button.setEnabled(True)
        if sent is not None and (self._task is None or self._task.id != sent.entry.task):
            self._drafts[sent.entry.task] = sent

    def _on_period_clicked(self) -> None:
        due_on = self.period.currentData()
        self.day.flush()
        if self._task is None or due_on is None or not self.day.is_valid:
            return
        done_on = self.day.value or self._workbench.today()
        work = partial(changes.complete_period, task=self._task.id, due_on=due_on, done_on=done_on)
        self.wanted.emit(f"Hoàn thành kỳ {due_on:%d/%m/%Y}", work)

    def _on_attach_clicked(self) -> None:
        dialog = open_dialog(self, "Chọn tệp minh chứng", several=True)
        dialog.filesSelected.connect(self._on_files_selected)
        dialog.open()

    def _on_files_selected(self, names: list[str]) -> None:
        self.add_files([Path(name) for name in names])

    def _on_files_link_activated(self, _link: str) -> None:
        self._files = ()
        self.files.hide()

    def _on_edit_requested(self, entry: Progress) -> None:
        self.flush()
        self._show_draft(_Draft(entry, ()))
        self.content.setFocus()

    def _on_trash_requested(self, key: str) -> None:
        if key == self._entry:
            self._begin()
        self.wanted.emit("Bỏ một lần ghi tiến độ", partial(changes.trash_progress, entry=key))
