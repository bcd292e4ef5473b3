# SPDX-License-Identifier: MIT
"""Say what erasing a person for good takes and leaves, and have it confirmed by typing the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.forms.office_erase import Ui_OfficeErase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvcq_desktop.office.erasing import Going


class EraseDialog(QDialog):
    """`erase_confirmed` carries the key of the person whose name was typed."""

    erase_confirmed = Signal(str)

    def __init__(self, going: Going, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._going = going
        # Widgets
        self.ui = Ui_OfficeErase()
        self.ui.setupUi(self)
        self.ui.going.setText(going.going_words(labels))
        self.ui.staying.setText(going.staying_words(labels))
        self.ui.warning.setText("Việc này không hoàn tác được.")
        self.ui.ask.setText(f"Để xác nhận, gõ họ và tên: {going.name}")
        self.ui.typed.setAccessibleName("Họ và tên để xác nhận")
        self.ui.typed.setFocus()
        # Signals
        self.ui.typed.textChanged.connect(self._on_typed)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.eraseButton.clicked.connect(self._on_erase_clicked)

    def _on_typed(self, text: str) -> None:
        self.ui.eraseButton.setEnabled(self._going.is_confirmed_by(text))

    def _on_erase_clicked(self) -> None:
        self.erase_confirmed.emit(self._going.person)
        self.accept()
