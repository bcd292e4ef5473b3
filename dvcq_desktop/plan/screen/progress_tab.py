# SPDX-License-Identifier: MIT
"""The progress of one task: entries with their evidence, and the due days of a task that comes back."""

from __future__ import annotations

import mimetypes
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.rules import Progress, Task
from dvcq_desktop.plan.store import changes
from dvcq_desktop.widgets.form import DateEdit, FormLayout, PickBox, TextArea
from dvcq_desktop.widgets.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.store.evidence import Evidence, EvidenceFile

_LARGEST = 100 * 1024 * 1024


class ProgressTab(QWidget):
    """List a task's entries and add one more; tells what to write, and which file to open or save."""

    wanted = Signal(str, object)  # the action's name, work(action)
    refused = Signal(str)
    file_requested = Signal(str, str)  # sha256, name

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._task: Task | None = None
        self._evidence: dict[str, EvidenceFile] = {}
        self._files: list[Path] = []
        # Widgets
        self.day = DateEdit(self, today=today)
        self.percent = QSpinBox(self)
        self.percent.setRange(-5, 100)
        self.percent.setSingleStep(5)
        self.percent.setSpecialValueText("không ghi")
        self.percent.setSuffix(" %")
        self.unit = PickBox(self, none="(cả nhiệm vụ)")
        self.content = TextArea(self, lines=3)
        self.files = QLabel(self)
        self.files.setWordWrap(True)
        self.attach_button = QPushButton("Đính kèm tệp…", self)
        self.add_button = QPushButton("Ghi tiến độ", self)
        self.add_button.setProperty("primary", True)
        self.add_button.setToolTip("Ghi tiến độ (Ctrl+Enter)")
        self.period = QComboBox(self)
        self.period_button = QPushButton("Hoàn thành kỳ này", self)
        self.entries = QTextBrowser(self)
        self.entries.setOpenLinks(False)
        self.entries.setAccessibleName("Các lần ghi tiến độ")
        # Assemble
        self._assemble()
        self.setAcceptDrops(True)
        # Signals
        self.add_button.clicked.connect(self.add)
        self.attach_button.clicked.connect(self._on_attach_clicked)
        self.period_button.clicked.connect(self._on_period_clicked)
        self.entries.anchorClicked.connect(self._on_entries_anchor_clicked)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.add)

    def show_task(self, task: Task | None, directory: Directory) -> None:
        """Begin a new entry for a task; what was typed for the same task stays."""
        same = task is not None and self._task is not None and task.id == self._task.id
        self._task = task
        self.setEnabled(task is not None)
        units = [(line.id, directory.unit_called(line.unit)) for line in (task.lines if task else ())]
        self.unit.set_choices(units)
        self._form.setRowVisible(self.unit, bool(units))
        self._show_periods()
        if not same:
            self._begin()
            self.entries.clear()

    def show_evidence(self, evidence: Sequence[Evidence], directory: Directory) -> None:
        """List the entries, the latest first, with links to their files."""
        self._evidence = {file.id: file for one in evidence for file in one.files}
        self.entries.setHtml(
            "".join(_entry(one, directory) for one in evidence) or "<p>Chưa ghi lần nào.</p>"
        )

    def add(self) -> None:
        """Record what is typed, with the files chosen."""
        if self._task is None:
            return
        self.day.flush()
        if not self.day.is_valid:
            return
        percent = self.percent.value() if self.percent.value() >= 0 else None
        entry = Progress(
            id="",
            task=self._task.id,
            line=self.unit.value,
            unit=None,
            entered_on=self.day.value or self._today(),
            percent=percent,
            content=self.content.value,
        )
        try:
            files = [_read(path) for path in self._files]
        except UserError as error:
            self.refused.emit(error.sentence)
            return
        if not entry.content and percent is None and not files:
            self.refused.emit("Hãy ghi nội dung đã làm, phần trăm hoàn thành, hoặc đính kèm tệp.")
            return
        self.wanted.emit("Ghi tiến độ", partial(_record, entry=entry, files=files))
        self._begin()

    @property
    def has_typed(self) -> bool:
        """Tell whether something is typed that was not recorded yet."""
        return bool(self.content.value or self._files or self.percent.value() >= 0)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Choose files to be kept with the entry."""
        self._files.extend(path for path in paths if path not in self._files)
        self.files.setText("Kèm: " + ", ".join(path.name for path in self._files))
        self.files.setVisible(bool(self._files))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files that are dragged here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the files that were dropped."""
        self.add_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _assemble(self) -> None:
        self._form = FormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.add_field("Ngày", self.day)
        self._form.add_field("Tỷ lệ", self.percent)
        self._form.add_field("Đơn vị", self.unit)
        self._form.add_field("Nội dung đã làm", self.content)
        self._form.add_wide(self.files)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.attach_button)
        buttons.addStretch(1)
        buttons.addWidget(self.add_button)
        self._periods = QWidget(self)
        row = QHBoxLayout(self._periods)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel("Kỳ đến hạn:", self._periods))
        row.addWidget(self.period, 1)
        row.addWidget(self.period_button)
        self.period.setAccessibleName("Kỳ đến hạn")
        column = QVBoxLayout(self)
        column.setSpacing(SPACE)
        column.addWidget(self._periods)
        column.addLayout(self._form)
        column.addLayout(buttons)
        column.addWidget(self.entries, 1)

    def _begin(self) -> None:
        self.day.set_value(self._today())
        self.percent.setValue(self.percent.minimum())
        self.unit.set_value(None)
        self.content.set_value("")
        self._files = []
        self.files.hide()

    def _show_periods(self) -> None:
        task = self._task
        comes_back = task is not None and task.schedule.comes_back
        self._periods.setVisible(comes_back)
        self.period.clear()
        if task is None or not comes_back:
            return
        met = {one.due_on for one in task.completions if one.line is None}
        for day in task.schedule.occurrences(task.year):
            if day not in met:
                self.period.addItem(f"{day:%d/%m/%Y}", day)
        self.period_button.setEnabled(self.period.count() > 0)

    def _on_period_clicked(self) -> None:
        due_on = self.period.currentData()
        if self._task is None or due_on is None:
            return
        done_on = self.day.value or self._today()
        work = partial(changes.complete_period, task=self._task.id, due_on=due_on, done_on=done_on)
        self.wanted.emit("Hoàn thành một kỳ", work)

    def _on_attach_clicked(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Chọn tệp minh chứng")
        self.add_files([Path(name) for name in names])

    def _on_entries_anchor_clicked(self, url: QUrl) -> None:
        kind, _, key = url.toString().partition(":")
        if kind == "file-of-entry" and key in self._evidence:
            self.file_requested.emit(self._evidence[key].sha256, self._evidence[key].name)
        elif kind == "trash-entry":
            self.wanted.emit("Bỏ một lần ghi tiến độ", partial(changes.trash_progress, entry=key))


def _record(action: Action, entry: Progress, files: Sequence[tuple[str, bytes, str]]) -> str:
    key = changes.record_progress(action, entry, has_files=bool(files))
    for name, data, media_type in files:
        changes.attach(action, "progress_entry", key, name, data, media_type)
    return key


def _read(path: Path) -> tuple[str, bytes, str]:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(f"Tệp “{path.name}” lớn hơn 100 MB; hãy nén hoặc chia nhỏ rồi đính kèm lại.")
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"Không đọc được tệp “{path.name}” ({error.strerror}); hãy chọn lại.") from error
    return path.name, data, mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def _entry(one: Evidence, directory: Directory) -> str:
    entry = one.progress
    day = f"{entry.entered_on:%d/%m/%Y}" if entry.entered_on else ""
    head = " · ".join(
        part
        for part in (
            f"<b>{day}</b>",
            f"{entry.percent}%" if entry.percent is not None else "",
            escape(directory.unit_called(entry.unit)),
        )
        if part
    )
    files = "".join(
        f'<br>Tệp: <a href="file-of-entry:{file.id}">{escape(file.name)}</a>' for file in one.files
    )
    words = escape(entry.content).replace("\n", "<br>")
    return f'<p>{head} · <a href="trash-entry:{entry.id}">Bỏ</a><br>{words}{files}</p><hr>'
