# SPDX-License-Identifier: MIT
"""Enter at once what many units sent back of one task: numbers, days, signers, files."""
# ruff: noqa: N802 - the names of a dialog's methods are Qt's

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.plan_returns import Ui_PlanReturns
from dvcq_desktop.plan.dialogs.returns_table import ReturnsModel, ReturnsView
from dvcq_desktop.plan.grid import has_ended
from dvcq_desktop.plan.returns import all_returned, count_there, match_files, rows_of
from dvcq_desktop.plan.screen.line_rows import LineRow
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.questions import ask_first
from dvcq_desktop.widgets.theme import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.rules import Task
    from dvcq_desktop.plan.store.returns import Choice

_HOW = (
    "Gõ như trong Excel (Enter xuống, Tab sang phải, Ctrl+D chép xuống), dán từ Excel (theo tên đơn vị),"
    " thả tệp vào bảng."
)
_ASKS_NONE = " (không yêu cầu kế hoạch riêng)"
_LISTED = 3


class ReturnsDialog(QDialog):
    """Ask what came back; `save_requested` when she is done, then `accept` or `show_refusal`."""

    save_requested = Signal(object)  # list of Returned
    task_chosen = Signal(str)  # the key of another task, to be shown by `show_task`

    def __init__(
        self,
        task: Task,
        directory: Directory,
        today: Callable[[], date],
        parent: QWidget | None = None,
        as_of: date | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._today = today
        self._as_of = as_of or today()
        self._unmatched: list[Path] = []
        self._next = ""
        # Widgets
        self.ui = Ui_PlanReturns()
        self.ui.setupUi(self)
        self.which = KindBox([(task.id, task.title)], self)
        self.which.setAccessibleName("Nhiệm vụ")
        self.which.setSizeAdjustPolicy(KindBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._files = QStringListModel(self)
        # Assemble
        self.ui.question.setText(_HOW)
        self.ui.which.addWidget(self.which, 1)
        self.ui.unmatchedList.setModel(self._files)
        self.ui.filesButton.setIcon(icon("paperclip"))
        self._column = QVBoxLayout(self.ui.table)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._fill(task, directory)
        self.setAcceptDrops(True)
        # Signals
        self.which.edited.connect(self._on_which_edited)
        self.ui.filesButton.clicked.connect(self._on_files_clicked)
        self.ui.assignButton.clicked.connect(self._on_assign_clicked)
        self.ui.forgetButton.clicked.connect(self._on_forget_clicked)
        self.ui.saveButton.clicked.connect(self.save)
        self.ui.cancelButton.clicked.connect(self.reject)
        self._show_unmatched()
        self._on_edited()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Let another task be chosen, those that ask for units' plans first."""
        if choices:
            self.which.offer(
                [(each.task, each.title + ("" if each.asks else _ASKS_NONE)) for each in choices]
            )
            self.which.set_value(self.task.id)

    def show_task(self, task: Task, directory: Directory) -> None:
        """Show the units of another task, what was typed for the one before is gone."""
        self.view.deleteLater()
        self._column.removeWidget(self.view)
        self._unmatched.clear()
        self._fill(task, directory)
        self.which.set_value(task.id)
        self._show_unmatched()
        self._on_edited()

    def _fill(self, task: Task, directory: Directory) -> None:
        self.task, self._directory = task, directory
        rows = rows_of(task, directory, self._today())
        states = [LineRow(row.line, task, directory, self._as_of).state.text for row in rows]
        self.model = ReturnsModel(rows, states, directory, task.year, self._today)
        self.view = ReturnsView(self.model, self._today, self.ui.table)
        self._column.addWidget(self.view)
        self.view.setFocus()
        self.model.refused.connect(self.ui.messages.show_warning)
        self.model.edited.connect(self._on_edited)

    def _on_which_edited(self, task: str) -> None:
        if task == self.task.id:
            return
        if self.model.is_changed or self._unmatched:
            self.which.set_value(self.task.id)
            self._next = task
            question = "Bỏ những gì vừa ghi mà chưa lưu để sang nhiệm vụ khác?"
            ask_first(self, question, "Bỏ phần vừa ghi", self._go_on, stay="Ghi tiếp")
        else:
            self.task_chosen.emit(task)

    def _go_on(self) -> None:
        self.task_chosen.emit(self._next)

    def take_files(self, paths: Sequence[Path], row: int | None = None) -> None:
        """Give one file to a row, several to the units that they name; what is unclear is listed."""
        if len(paths) == 1 and row is not None:
            self.model.set_file(row, paths[0])
            return
        units = [each.unit for each in self.model.rows if not has_ended(each.unit, self._today())]
        meant = match_files([path.name for path in paths], units)
        taken: set[str] = set()
        for path in paths:
            unit = meant[path.name]
            if unit is None or unit in taken:
                if path not in self._unmatched:
                    self._unmatched.append(path)
            else:
                taken.add(unit)
                self.model.set_file(self.model.row_of(unit), path)
        self._show_unmatched()

    def save(self) -> None:
        """Tell what came back, or name the rows that can't be read."""
        self.view.setFocus()
        try:
            found = all_returned(self.model.rows, self._directory, year=self.task.year, today=self._today())
        except UserError as error:
            self.view.go_to_cell(*self.model.first_wrong())
            self.show_refusal(UserError(_shortened(error.sentence)))
            return
        if not found:
            # Where what she typed was refused, that sentence says why there is nothing.
            if not self.ui.messages.text:
                self.ui.messages.show_info("Chưa có gì mới để lưu.")
            return
        self.ui.saveButton.setEnabled(False)
        self.save_requested.emit(found)

    def show_refusal(self, error: UserError) -> None:
        """Say why it was refused; nothing was changed and nothing here is lost."""
        self.ui.saveButton.setEnabled(True)
        self.ui.messages.show_error(error.sentence)

    def reject(self) -> None:
        """Ask before what is typed is lost."""
        if self.model.is_changed or self._unmatched:
            question = "Bỏ những gì vừa ghi mà chưa lưu?"
            ask_first(self, question, "Bỏ phần vừa ghi", self._give_up, stay="Ghi tiếp")
        else:
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them anywhere."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Give one file to the row below it, several to the units that they name."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        at = self.view.viewport().mapFrom(self, event.position().toPoint())
        row = self.view.rowAt(at.y()) if self.view.viewport().rect().contains(at) else -1
        self.take_files([path for path in paths if path.is_file()], row if row >= 0 else None)
        event.acceptProposedAction()

    def _give_up(self) -> None:
        super().reject()

    def _show_unmatched(self) -> None:
        self._files.setStringList([path.name for path in self._unmatched])
        self.ui.unmatched.setVisible(bool(self._unmatched))
        if self._unmatched:
            self.ui.unmatchedList.setCurrentIndex(self._files.index(0, 0))

    def _taken_out(self) -> Path | None:
        place = self.ui.unmatchedList.currentIndex().row()
        if not 0 <= place < len(self._unmatched):
            return None
        return self._unmatched[place]

    def _on_edited(self) -> None:
        self.ui.messages.clear()
        rows = self.model.rows
        waiting = sum(row.file is not None for row in rows)
        there, owing = count_there(rows, self._directory, year=self.task.year, today=self._today())
        parts = [f"{there}/{owing} đơn vị đã có", f"{waiting} tệp sẽ được lưu" if waiting else ""]
        self.ui.counts.setText(" · ".join(part for part in parts if part))

    def _on_files_clicked(self) -> None:
        dialog = open_dialog(self, "Chọn tệp kế hoạch của các đơn vị", several=True)
        dialog.filesSelected.connect(self._on_files_selected)
        dialog.open()

    def _on_files_selected(self, names: list[str]) -> None:
        self.take_files([Path(name) for name in names])

    def _on_assign_clicked(self) -> None:
        path, row = self._taken_out(), self.view.currentIndex().row()
        if path is not None and row >= 0 and self.model.set_file(row, path):
            self._unmatched.remove(path)
            self._show_unmatched()

    def _on_forget_clicked(self) -> None:
        path = self._taken_out()
        if path is not None:
            self._unmatched.remove(path)
            self._show_unmatched()


def _shortened(sentences: str) -> str:
    lines = sentences.split("\n")
    more = f"\n(và {len(lines) - _LISTED} dòng khác)" if len(lines) > _LISTED else ""
    return "\n".join(lines[:_LISTED]) + more
