# SPDX-License-Identifier: MIT
"""Number, day and signer of one paper, asked where the paper was just printed."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.office_number import Ui_OfficeNumber
from dvcq_desktop.office.register import store
from dvcq_desktop.office.register.rules import Issued, parse_number
from dvcq_desktop.office.store import directory
from dvcq_desktop.widgets.dialog_leaving import DialogLeaving
from dvcq_desktop.widgets.form import DateEdit, FormLayout, LineEdit

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.widgets.workbench import Workbench

NUMBER_HINT = "Gõ 12 hoặc 12/UBND-VHXH"


class NumberFlow(QObject):
    """Ask for the number of one paper of a kind and write it; owned by the window that it is asked in."""

    numbered = Signal(object, str)  # Issued, as it is kept now; what else took the number, in a sentence

    def __init__(self, workbench: Workbench, kind: PrintKind[Any], window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._kind = kind
        self._window = window
        self.dialog: NumberDialog | None = None

    def start(self, key: str) -> None:
        """Read the paper, then ask."""
        self._workbench.reader.ask("office/number", partial(_read, key), self._on_read)

    def _on_read(self, read: tuple[Issued | None, Directory]) -> None:
        paper, office = read
        if paper is None:
            return
        self.dialog = NumberDialog(paper, office, self._workbench.today, self._window)
        self.dialog.wanted.connect(self._on_wanted)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _on_wanted(self, key: str, values: dict[str, object]) -> None:
        work = partial(_mark, self._kind, key, values)
        self._workbench.writer.write("Ghi số, ngày văn bản", work, self._on_written, self._on_refused)

    def _on_written(self, written: tuple[Issued, str]) -> None:
        if self.dialog is not None:
            self.dialog.accept()
            self.dialog = None
        self.numbered.emit(*written)

    def _on_refused(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.complain(error.sentence)


class NumberDialog(QDialog):
    """Ask for number, day and signer; the signer of that day is offered."""

    wanted = Signal(str, object)  # id of the paper, the values typed

    def __init__(self, paper: Issued, office: Directory, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        DialogLeaving(self)
        self._paper = paper
        # Widgets
        self._ui = Ui_OfficeNumber()
        self._ui.setupUi(self)
        self.number = LineEdit(self)
        self.day = DateEdit(self, today=today)
        self.signer = LineEdit(self)
        # Assemble
        self._ui.title.setText(paper.title)
        form = FormLayout(self._ui.fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.add_field("Số, ký hiệu", self.number, hint=NUMBER_HINT)
        form.add_field("Ngày ban hành", self.day)
        form.add_field("Người ký", self.signer)
        self.number.setPlaceholderText(f"…/{paper.symbol}" if paper.symbol else NUMBER_HINT)
        self.number.set_value(paper.full_number)
        self.day.set_value(paper.issued_on)
        signer = office.signer(today())
        self.signer.set_value(paper.signer_name or (signer.name if signer else ""))
        self._ui.complaint.hide()
        for first, then in pairwise((self.number, self.day, self.signer, self._ui.saveButton)):
            self.setTabOrder(first, then)
        self.number.setFocus()
        # Signals
        self._ui.saveButton.clicked.connect(self._on_save_clicked)
        self._ui.cancelButton.clicked.connect(self.reject)

    def complain(self, sentence: str) -> None:
        """Say what can't be read, and stay."""
        self._ui.complaint.setText(sentence)
        self._ui.complaint.show()
        self.number.setFocus()

    def _on_save_clicked(self) -> None:
        self.day.flush()
        if not self.day.is_valid:
            self.day.line.setFocus()
            return
        try:
            parse_number(self.number.value, self._paper.symbol)
        except UserError as error:
            self.complain(error.sentence)
            return
        values = {
            "number": self.number.value,
            "issued_on": self.day.value,
            "signer_name": self.signer.value,
        }
        self.wanted.emit(self._paper.id, values)


def _read(key: str, connection: sqlite3.Connection) -> tuple[Issued | None, Directory]:
    return store.paper(connection, key), directory(connection)


def _mark(kind: PrintKind[Any], key: str, values: Mapping[str, object], action: Action) -> tuple[Issued, str]:
    return store.number_paper(action, kind, key, values)
