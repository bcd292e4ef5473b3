# SPDX-License-Identifier: MIT
"""The frame of this room's small dialogs: who it is about, fields, what is wrong, and the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.nominations_ask import Ui_NominationsAsk
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving
from dvcq_desktop.widgets.form import FormLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEAST_LETTERS = 68


class AskDialog(QDialog):
    """Ask for a few values; `answered` carries what `answer` made of them."""

    answered = Signal(object)

    def __init__(self, title: str, verb: str, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        DialogLeaving(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fields: dict[str, Any] = {}
        # Widgets
        self.ui = Ui_NominationsAsk()
        self.ui.setupUi(self)
        self.setWindowTitle(title)
        self.ui.who.setText(who)
        self.ui.who.setVisible(bool(who))
        self.ui.saveButton.setText(verb)
        self.ui.wrong.hide()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LEAST_LETTERS)
        self.form = FormLayout(self.ui.fields)
        self.form.setContentsMargins(0, 0, 0, 0)
        # Signals
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.saveButton.clicked.connect(self._on_save_clicked)

    def add(self, name: str, title: str, field: Any, value: object = None, *, hint: str = "") -> Any:
        """Add a field that shows a value, and return it."""
        field.set_value(value)
        self._fields[name] = field
        self.form.add_field(title, field, hint=hint)
        if len(self._fields) == 1:
            # The buttons were made first: the cursor would begin there, and what is pasted would be lost.
            field.setFocus()
        return field

    def field(self, name: str) -> Any:
        """Return a field."""
        return self._fields[name]

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field with its label."""
        self.form.setRowVisible(self._fields[name], shown)

    def answer(self, values: Mapping[str, Any]) -> Any:
        """Return what the values say; raises UserError where they cannot be."""
        return dict(values)

    def _on_save_clicked(self) -> None:
        try:
            for field in self._fields.values():
                field.flush()
                if complaint := getattr(field, "complaint", ""):
                    raise UserError(complaint)
            answer = self.answer({name: field.value for name, field in self._fields.items()})
        except UserError as error:
            self.ui.wrong.setText(error.sentence)
            self.ui.wrong.show()
            return
        self.answered.emit(answer)
        self.accept()
