# SPDX-License-Identifier: MIT
"""A state with its day, its reason and what that rests on, told only when they go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.rules import StateEntry, TaskState, check_state
from dvcq_desktop.widgets.form import DateEdit, FormLayout, LineEdit
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QWheelEvent


class StateEdit(QWidget):
    """Edit a StateEntry; a done task gets today unless another day is typed, a dropped one needs a reason."""

    edited = Signal(object)  # StateEntry

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._value: StateEntry | None = StateEntry()
        # Widgets
        self.state = _StateBox(self)
        for state in TaskState:
            self.state.addItem(state.label, state.value)
        self.state.setPlaceholderText("(giữ nguyên)")
        self.state.setAccessibleName("Trạng thái")
        self.day = DateEdit(self, today=today)
        self.day.setAccessibleName("Ngày đạt trạng thái")
        self.reason = LineEdit(self)
        self.basis = LineEdit(self)
        self.basis.setPlaceholderText("Văn bản, ý kiến chỉ đạo")
        self._hint = plain_label(self)
        self._hint.setProperty("wrong", True)
        self._hint.setWordWrap(True)
        self._hint.hide()
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.state)
        self._why = FormLayout()
        self._why.setContentsMargins(0, 0, 0, 0)
        self._why.setVerticalSpacing(GAP)
        self._why.add_field("Ngày", self.day)
        self._why.add_field("Lý do", self.reason)
        self._why.add_field("Căn cứ", self.basis)
        column.addLayout(self._why)
        column.addWidget(self._hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.state)
        # Signals
        self.state.activated.connect(self._on_state_activated)
        self.day.edited.connect(self._on_part_edited)
        self.reason.edited.connect(self._on_part_edited)
        self.basis.edited.connect(self._on_part_edited)
        self._show_parts()

    @property
    def value(self) -> StateEntry | None:
        """Return the last state that was whole, None where none was chosen."""
        return self._value

    @property
    def complaint(self) -> str:
        """Return what is still missing or cannot be read, empty where nothing is."""
        return self.day.complaint or ("" if self._hint.isHidden() else self._hint.text())

    def set_value(self, entry: StateEntry | None) -> None:
        """Fill the fields without telling; None chooses no state."""
        self._value = entry
        self.state.setCurrentIndex(-1 if entry is None else list(TaskState).index(entry.state))
        self.day.set_value(entry.on if entry else None)
        self.reason.set_value(entry.reason if entry else "")
        self.basis.set_value(entry.basis if entry else "")
        self._hint.hide()
        self._show_parts()

    def flush(self) -> None:
        """Tell now what is typed but was not left yet."""
        self.day.flush()
        self.reason.flush()
        self.basis.flush()

    def _chosen(self) -> TaskState | None:
        chosen = self.state.currentData()
        return None if chosen is None else TaskState(chosen)

    def _show_parts(self) -> None:
        state = self._chosen()
        self._why.setRowVisible(self.day, state is not None and not state.is_open)
        for field in (self.reason, self.basis):
            self._why.setRowVisible(field, state is TaskState.DROPPED or bool(field.value))

    def _on_state_activated(self) -> None:
        state = self._chosen()
        if state is None or state.is_open:
            self.day.set_value(None)
        elif self.day.value is None:
            self.day.set_value(self._today())
        self._show_parts()
        if state is TaskState.DROPPED:
            self.reason.setFocus()
        self._on_part_edited()

    def _on_part_edited(self) -> None:
        state = self._chosen()
        if state is None:
            return
        entry = StateEntry(state, self.day.value, self.reason.value, self.basis.value)
        try:
            check_state(entry)
        except UserError as error:
            self._hint.setText(error.sentence)
            self._hint.show()
            return
        self._hint.hide()
        if entry != self._value:
            self._value = entry
            self.edited.emit(entry)


class _StateBox(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page: scrolling a form must not change what it holds."""
        event.ignore()
