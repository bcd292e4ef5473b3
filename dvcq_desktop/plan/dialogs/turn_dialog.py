# SPDX-License-Identifier: MIT
"""Next year's plan out of this one's: from which plan, for which year, and what becomes of each task."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QWidget

from dvcq_desktop.forms.plan_turn import Ui_PlanTurn
from dvcq_desktop.plan.dialogs.turn_table import DUE, REASON, STATE, TASK, UNIT, WAY, TurnModel, WayDelegate
from dvcq_desktop.plan.year_turn import Way
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.row_height import RowDelegate

if TYPE_CHECKING:
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.plan.store.year_turn import TurnYear

# What the window's own frame takes.
_FRAME = QSize(16, 48)
_LETTERS = 68
_WIDTHS = {WAY: 23, REASON: 24, UNIT: 21, STATE: 18, DUE: 14}


class TurnDialog(QDialog):
    """Choose; `plan_wanted` asks for another plan's tasks, `draft_requested` for the draft."""

    plan_wanted = Signal(str)
    draft_requested = Signal()
    open_requested = Signal(int, str)  # year and key of the plan that was drafted already

    def __init__(self, read: TurnYear, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogLeaving(self)
        self._read = read
        self._existing = ""
        # Widgets
        self.ui = Ui_PlanTurn()
        self.ui.setupUi(self)
        self.model = TurnModel(self)
        self._rows = RowDelegate(self)
        self._ways = WayDelegate(self)
        # Assemble
        self.resize(self.size().boundedTo(self.screen().availableSize() - _FRAME))
        self._build_tasks()
        for plan in read.plans:
            # The list drops as wide as the dialog, and its box cuts without a sign what is wider.
            words = shorten(f"{plan.year} · {plan.cited}: {plan.abstract}", _LETTERS, placeholder="…")
            self.ui.plan.addItem(words, plan.id)
            last = self.ui.plan.count() - 1
            self.ui.plan.setItemData(last, plain_tooltip(plan.abstract), Qt.ItemDataRole.ToolTipRole)
        self.ui.plan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._explain_plan(self.ui.plan.currentText())
        self.ui.messages.hide()
        self.show_plan(read)
        # Signals
        ui = self.ui
        ui.plan.activated.connect(self._on_plan_activated)
        ui.plan.currentTextChanged.connect(self._explain_plan)
        ui.year.valueChanged.connect(self._on_year_changed)
        for button, step in (
            (ui.copyButton, self._on_copy_clicked),
            (ui.carryButton, self._on_carry_clicked),
            (ui.bothButton, self._on_both_clicked),
            (ui.leaveButton, self._on_leave_clicked),
        ):
            button.clicked.connect(step)
        ui.cancelButton.clicked.connect(self.reject)
        ui.draftButton.clicked.connect(self._on_draft_clicked)
        # Enter edits a cell; a whole year is not drafted by a key that was meant for one.
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            shortcut.activated.connect(ui.draftButton.click)
        self.model.edited.connect(self._count)

    def _explain_plan(self, words: str) -> None:
        self.ui.plan.setToolTip(plain_tooltip(words))

    @property
    def plan(self) -> str:
        """Return the plan to draft from."""
        return str(self.ui.plan.currentData())

    @property
    def year(self) -> int:
        """Return the year to draft for."""
        return self.ui.year.value()

    def show_plan(self, read: TurnYear) -> None:
        """Show another plan's tasks; the year moves on with it."""
        self._read = read
        self.ui.plan.setCurrentIndex(self.ui.plan.findData(read.plan.id))
        self.ui.year.setMinimum(read.plan.year + 1)
        self.ui.year.setValue(read.plan.year + 1)
        self.model.show_choices(read.choices, read.directory)
        for row in range(self.model.rowCount()):
            self.ui.tasks.setFirstColumnSpanned(row, QModelIndex(), True)
        self.ui.tasks.expandAll()
        self.ui.tasks.setCurrentIndex(self.model.index(0, 0))
        self.ui.tasks.setFocus()
        self._on_year_changed()

    def show_refusal(self, error: UserError) -> None:
        """Say why nothing was drafted; nothing chosen here is lost."""
        self.ui.messages.show_error(error.sentence)
        self._count()

    def _build_tasks(self) -> None:
        tasks = self.ui.tasks
        tasks.setModel(self.model)
        tasks.setItemDelegate(self._rows)
        tasks.setItemDelegateForColumn(WAY, self._ways)
        tasks.setRootIsDecorated(False)
        tasks.setItemsExpandable(False)
        header = tasks.header()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        letter = tasks.fontMetrics().averageCharWidth()
        for column, letters in _WIDTHS.items():
            header.resizeSection(column, letter * letters)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TASK, QHeaderView.ResizeMode.Stretch)

    def _choose(self, way: Way) -> None:
        rows = self.ui.tasks.selectionModel().selectedRows()
        if rows:
            self.model.choose(rows, way)
        else:
            self.ui.messages.show_info("Hãy chọn một hay nhiều dòng nhiệm vụ trước.")

    def _count(self) -> None:
        made = self.model.made
        self.ui.draftButton.setText(f"Lập dự thảo với {made} nhiệm vụ" if made else "Lập dự thảo")
        self.ui.draftButton.setEnabled(not self._existing)

    def _on_year_changed(self, _year: int = 0) -> None:
        self._existing = self._read.drafted.get(self.year, "")
        if self._existing:
            self.ui.messages.show_warning(
                f"Đã có dự thảo năm {self.year} lập từ kế hoạch này; mở dự thảo đó, hoặc bỏ nó rồi lập lại.",
                Link("Mở dự thảo", self._on_open_clicked),
            )
        else:
            self.ui.messages.clear()
        self._count()

    def _on_plan_activated(self, _place: int) -> None:
        if self.plan != self._read.plan.id:
            self.plan_wanted.emit(self.plan)

    def _on_open_clicked(self) -> None:
        self.open_requested.emit(self.year, self._existing)
        self.reject()

    def _on_copy_clicked(self) -> None:
        self._choose(Way.COPY)

    def _on_carry_clicked(self) -> None:
        self._choose(Way.CARRY)

    def _on_both_clicked(self) -> None:
        self._choose(Way.BOTH)

    def _on_leave_clicked(self) -> None:
        self._choose(Way.LEAVE)

    def _on_draft_clicked(self) -> None:
        # What stands in an open editor counts.
        self.ui.tasks.setFocus()
        self.ui.draftButton.setEnabled(False)
        self.draft_requested.emit()
