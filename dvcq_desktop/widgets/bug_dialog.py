# SPDX-License-Identifier: MIT
"""What may be handed on of a bug: shown page by page as it would be saved, then saved as one zip."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.bug_dialog import Ui_BugDialog
from dvcq_desktop.widgets.file_dialogs import save_dialog
from dvcq_desktop.widgets.files import write_whole
from dvcq_desktop.widgets.messages import MessageBar

# A zip without a moment in it is the same for the same facts.
_MOMENT = (2026, 1, 1, 0, 0, 0)


class Fact(NamedTuple):
    """Hold one page: its title, the name of its file in the zip, and its text."""

    title: str
    name: str
    text: str


class BugDialog(QDialog):
    """Show the facts as they would be saved, so that nobody sends what they have not seen."""

    def __init__(self, sentence: str, facts: tuple[Fact, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: list[Fact] = []
        self._ui = Ui_BugDialog()
        self._ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ui.sentence.setText(sentence)
        for fact in facts:
            self.add(fact)
        self.messages = MessageBar(self)
        self._ui.column.insertWidget(0, self.messages)
        # Signals
        self._ui.save.clicked.connect(self._on_save_clicked)

    @property
    def texts(self) -> dict[str, str]:
        """Return what each page shows, by the name of its file."""
        pages = (self._ui.pages.widget(place) for place in range(self._ui.pages.count()))
        return {
            fact.name: page.toPlainText()
            for fact, page in zip(self._facts, pages, strict=True)
            if isinstance(page, QPlainTextEdit)
        }

    def add(self, fact: Fact) -> None:
        """Show one more page."""
        page = QPlainTextEdit(fact.text, self)
        page.setReadOnly(True)
        page.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        page.setAccessibleName(fact.title)
        self._facts.append(fact)
        self._ui.pages.addTab(page, fact.title)

    def save_to(self, path: Path) -> None:
        """Save all pages there as one zip, and say so or why not."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for fact in self._facts:
                archive.writestr(zipfile.ZipInfo(fact.name, _MOMENT), fact.text)
        try:
            write_whole(path, packed.getvalue())
        except UserError as error:
            self.messages.show_error(error.sentence)
        else:
            self.messages.show_success(f"Đã lưu thông tin lỗi vào “{path.name}”.")

    def _on_save_clicked(self) -> None:
        kinds = "Tệp nén (*.zip)"
        dialog = save_dialog(self, "Lưu thông tin lỗi", "Thông tin lỗi DVCQ.zip", kinds, "zip")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, path: str) -> None:
        self.save_to(Path(path))
