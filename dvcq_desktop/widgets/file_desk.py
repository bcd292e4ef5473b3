# SPDX-License-Identifier: MIT
"""Files that are kept in the database: opened in the program this PC has for them, or saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.file_names import safe_file_name
from dvcq_desktop.widgets.file_dialogs import save_dialog
from dvcq_desktop.widgets.files import write_whole

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.database import Database


class FileDesk(QObject):
    """Hand out copies of kept files; the copies made for opening go when the desk does."""

    failed = Signal(str)  # a sentence to show
    saved = Signal(str)  # path

    def __init__(self, database: Database, window: QWidget) -> None:
        super().__init__(window)
        self._database = database
        self._window = window
        self._waiting = ""
        self._folder: TemporaryDirectory[str] | None = None

    def open_file(self, sha256: str, name: str) -> None:
        """Open a copy of a kept file."""
        # The same name may be kept with different contents.
        folder = self._copies() / sha256[:12]
        folder.mkdir(exist_ok=True)
        path = folder / _own_name(name)
        if self._write(sha256, path) and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.failed.emit(f"Máy này không có chương trình nào mở được tệp “{name}”; hãy lưu tệp ra.")

    def save_file(self, sha256: str, name: str) -> None:
        """Ask where to save a copy of a kept file."""
        self._waiting = sha256
        dialog = save_dialog(self._window, "Lưu tệp kèm theo", _own_name(name))
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def save_to(self, sha256: str, path: Path) -> None:
        """Save a copy of a kept file there, and say so or why not."""
        if self._write(sha256, path):
            self.saved.emit(str(path))

    def _copies(self) -> Path:
        """Return the folder of the copies made for opening, which goes with the window."""
        if self._folder is None:
            import tempfile  # noqa: PLC0415 - start-up time

            self._folder = tempfile.TemporaryDirectory(prefix="dvcq-", ignore_cleanup_errors=True)
            self._window.destroyed.connect(self._folder.cleanup)
        return Path(self._folder.name)

    def _write(self, sha256: str, path: Path) -> bool:
        try:
            write_whole(path, self._database.blob(sha256))
        except UserError as error:
            self.failed.emit(error.sentence)
            return False
        return True

    def _on_file_selected(self, path: str) -> None:
        self.save_to(self._waiting, Path(path))


def _own_name(name: str) -> str:
    return safe_file_name(Path(name).stem, Path(name).suffix)
