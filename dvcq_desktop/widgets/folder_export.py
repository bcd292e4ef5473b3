# SPDX-License-Identifier: MIT
"""Several files into a folder: asked for, made and written off the GUI thread, nothing replaced unasked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from dvcq_desktop.documents.folder import beside_those, distinct, save_all, there_already
from dvcq_desktop.widgets.file_dialogs import folder_dialog
from dvcq_desktop.widgets.jobs import Job
from dvcq_desktop.widgets.messages import Link

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.widgets.jobs import JobRunner, Progress
    from dvcq_desktop.widgets.messages import MessageBar

Files = tuple[tuple[str, bytes], ...]


class HasFiles(Protocol):
    """What was made: at least the files, by name."""

    @property
    def files(self) -> Files:
        """Return the files."""


class FolderExport(QObject):
    """Lead one export at a time; what it says stands in the bar of the page or window that it belongs to."""

    saved = Signal(object)  # what was made

    def __init__(self, jobs: JobRunner, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._messages = messages
        self._window = window
        self._title = ""
        self._told = ""
        self._make: Callable[[Progress], HasFiles] | None = None
        self._made: HasFiles | None = None
        self._files: Files = ()
        self._folder = Path()

    def start(self, title: str, make: Callable[[Progress], HasFiles], told: str = "") -> None:
        """Ask for the folder; `title` says what is put there, `told` how the files are named."""
        self._title, self._make, self._told = title, make, told
        self.ask_folder()

    def ask_folder(self) -> None:
        """Ask for the folder, or for another one."""
        dialog = folder_dialog(self._window, f"Chọn thư mục để xuất {self._title}")
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.open()

    def make_in(self, folder: Path) -> None:
        """Make the files, and put them there where nothing is in their way."""
        assert self._make is not None
        self._folder = folder
        self._messages.clear()
        self._jobs.run(Job(f"Đang tạo {self._title}", self._make, saves=True), self._on_made, self._on_failed)

    def _on_folder_selected(self, folder: str) -> None:
        self.make_in(Path(folder))

    def _on_made(self, made: HasFiles) -> None:
        self._made = made
        names = distinct(name for name, _data in made.files)
        self._files = tuple(zip(names, (data for _name, data in made.files), strict=True))
        there = there_already(self._folder, names)
        if not there:
            self._save(self._files)
            return
        self._messages.show_warning(
            f"{len(there)} trong {len(names)} tệp đã có trong “{self._folder.name}”; chưa ghi tệp nào.",
            Link("Thay các tệp đó", self._on_replace_clicked),
            Link("Giữ cả hai, đánh số tệp mới", self._on_number_clicked),
            Link("Chọn thư mục khác…", self.ask_folder),
        )

    def _on_replace_clicked(self) -> None:
        if self._made:
            self._save(self._files)

    def _on_number_clicked(self) -> None:
        if self._made:
            names = beside_those(self._folder, [name for name, _data in self._files])
            data = [data for _name, data in self._files]
            self._save(tuple(zip(names, data, strict=True)))

    def _save(self, files: Files) -> None:
        self._messages.clear()
        job = Job(f"Đang ghi {self._title}", partial(_save, self._folder, files), saves=True)
        self._jobs.run(job, self._on_saved, self._on_failed)

    def _on_saved(self, count: int) -> None:
        made, self._made, self._files = self._made, None, ()
        told = f" {self._told}" if self._told else ""
        self._messages.show_success(
            f"Đã xuất {count} tệp vào “{self._folder.name}”.{told}", Link("Mở thư mục", self._on_open_clicked)
        )
        if made is not None:
            self.saved.emit(made)

    def _on_failed(self, error: UserError) -> None:
        self._messages.show_error(error.sentence, Link("Chọn thư mục khác…", self.ask_folder))

    def _on_open_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _save(folder: Path, files: Files, progress: Progress) -> int:
    save_all(folder, files, lambda place: progress.report(place, len(files)))
    return len(files)
