# SPDX-License-Identifier: MIT
"""The counts of an activity: a number for each measure that its kind asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from dvcq_desktop.widgets.fields import MoneyEdit
from dvcq_desktop.widgets.form import FormLayout
from dvcq_desktop.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.activities.terms import Measure


class CountEdit(MoneyEdit):
    """Edit a whole number, grouped by dots."""

    def __init__(self, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(measure.unit_name)
        self.setAccessibleName(measure.titled)
        self.setToolTip(measure.titled)


class CountsField(QWidget):
    """Hold the numbers of one activity by measure; which ones are asked follows its kind.

    A number that is there is shown also where the kind no longer asks for it, so that none hides.
    """

    edited = Signal(object)  # dict of amounts by measure

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: dict[str, int] = {}
        self._asked: tuple[Measure, ...] = ()
        self._known: dict[str, Measure] = {}
        self._shown: tuple[Measure, ...] = ()
        self._before: QWidget | None = None
        self.edits: dict[str, CountEdit] = {}
        # Widgets
        self._nothing = plain_label(self)
        self._nothing.setText("Loại này không có số liệu nào.")
        self._nothing.setProperty("muted", True)
        # Assemble
        self._form = FormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.add_wide(self._nothing)

    @property
    def value(self) -> dict[str, int]:
        """Return the amounts as they stand."""
        read = {key: edit.value for key, edit in self.edits.items()}
        return {key: amount for key, amount in read.items() if amount is not None}

    def set_value(self, amounts: Mapping[str, int] | None) -> None:
        """Show these amounts without telling."""
        self._value = dict(amounts or {})
        self._lay_out()
        for key, edit in self.edits.items():
            edit.set_value(self._value.get(key))

    def ask(self, asked: Sequence[Measure], known: Sequence[Measure]) -> None:
        """Ask for these measures; `known` names those of numbers that are there anyway."""
        self._asked = tuple(asked)
        self._known = {measure.id: measure for measure in known}
        typed = self.value
        self._lay_out()
        for key, edit in self.edits.items():
            if edit.value is None and key in typed:
                edit.set_value(typed[key])

    def come_after(self, widget: QWidget) -> None:
        """Let the key Tab reach the numbers after a widget, however often they change."""
        self._before = widget
        self._chain()

    def flush(self) -> None:
        """Tell now what was changed."""
        for edit in self.edits.values():
            edit.flush()

    def _lay_out(self) -> None:
        held = {**self._value, **self.value}
        more = [
            self._known[key] for key in held if key in self._known and self._known[key] not in self._asked
        ]
        wanted = (*self._asked, *sorted(more, key=lambda measure: measure.position))
        if wanted == self._shown:
            return
        kept = self.value
        while self._form.rowCount() > 1:
            self._form.removeRow(1)
        self._shown, self.edits = wanted, {}
        for measure in wanted:
            edit = CountEdit(measure, self)
            edit.set_value(kept.get(measure.id, self._value.get(measure.id)))
            edit.edited.connect(self._on_edited)
            self.edits[measure.id] = edit
            self._form.add_field(measure.label, edit)
        self._nothing.setVisible(not wanted)
        self._chain()

    def _chain(self) -> None:
        before = self._before
        for edit in self.edits.values():
            if before is not None:
                QWidget.setTabOrder(before, edit)
            before = edit

    def _on_edited(self, _amount: object) -> None:
        if self.value != self._value:
            self._value = self.value
            self.edited.emit(self._value)
