# SPDX-License-Identifier: MIT
"""A scan's way from the disk onto its paper: chosen or dropped, read off the GUI thread, kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.errors import UserError, reason_of
from dvcq_desktop.office.register import store
from dvcq_desktop.office.register.rules import ScanKind, check_scan
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.jobs import Job, Progress

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.widgets.workbench import Workbench

_FILTER = "Bản quét (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"
_LARGEST = 100 * 1024 * 1024

Scan = tuple[str, str, bytes]
"""The paper's key, the file's name and its content."""


class ScanFlow(QObject):
    """Bring one scan at a time onto a paper."""

    attached = Signal(str)  # name of the file
    failed = Signal(object)  # UserError

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._waiting = ""

    def choose(self, key: str) -> None:
        """Ask for the file of a paper's scan."""
        self._waiting = key
        dialog = open_dialog(self._window, "Gắn bản quét của văn bản đã ký", _FILTER)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def attach(self, key: str, path: Path) -> None:
        """Read a file and keep it as the scan of a paper."""
        job = Job("Đang đọc bản quét", partial(_read, key, path))
        self._workbench.jobs.run(job, self._on_read, self.failed.emit)

    def _on_file_selected(self, path: str) -> None:
        self.attach(self._waiting, Path(path))

    def _on_read(self, scan: Scan) -> None:
        work = partial(_attach, scan)
        self._workbench.writer.write("Gắn bản quét", work, self.attached.emit, self.failed.emit)


def _read(key: str, path: Path, progress: Progress) -> Scan:
    """Read a scan, and open it where it is a PDF: a broken one is no proof of anything."""
    from dvcq_desktop.widgets.pdf_pages import PdfPages  # noqa: PLC0415 - start-up time

    progress.report(0, 1, path.name)
    try:
        if path.is_dir():
            raise UserError(f"“{path.name}” là một thư mục; hãy chọn tệp quét ở bên trong.")
        if path.stat().st_size > _LARGEST:
            raise UserError(f"Tệp “{path.name}” lớn hơn 100 MB; hãy quét lại với độ phân giải thấp hơn.")
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"Không đọc được tệp “{path.name}” ({reason_of(error)}); hãy chọn lại.") from error
    if check_scan(path.name, data) is ScanKind.PDF:
        PdfPages(data).close()
    return key, path.name, data


def _attach(scan: Scan, action: Action) -> str:
    key, name, data = scan
    store.attach_scan(action, key, name, data)
    return name
