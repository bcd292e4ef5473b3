# SPDX-License-Identifier: MIT
"""A paper as a Word file: found again or built, asked where to, written off the GUI thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.documents.formats import Format, named, render_as
from dvcq_desktop.documents.pdf import Cancelled as Stopped
from dvcq_desktop.office.register.remaking import document_of
from dvcq_desktop.text.file_names import safe_file_name
from dvcq_desktop.widgets.file_dialogs import save_dialog
from dvcq_desktop.widgets.files import write_whole
from dvcq_desktop.widgets.jobs import Cancelled, Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.printing import PrintKind, PrintOrder
    from dvcq_desktop.office.register.rules import Issued
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.workbench import Workbench


class WordFlow(QObject):
    """Lead one file at a time; owned by the page that offers it."""

    failed = Signal(str)  # a sentence to show
    saved = Signal(str)  # path

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._name = ""
        self._document: Document | None = None

    def start(self, kind: PrintKind[Any] | None, paper: Issued) -> None:
        """Find what a paper of the register was made of, then ask where its Word file goes."""
        name = Path(paper.file_name or paper.title).stem
        self.ask(name, partial(_find, self._workbench.database, kind, paper))

    def order(self, kind: PrintKind[Any], order: PrintOrder, name: str) -> None:
        """Build a paper as it is ordered, then ask where its Word file goes."""
        self.ask(name, partial(_build, self._workbench.database, kind, order))

    def ask(self, name: str, find: Callable[[Progress], Document]) -> None:
        """Find a document off the window's thread, then ask where its Word file goes."""
        self._name = safe_file_name(name, Format.DOCX.suffix)
        job = Job("Đang lập nội dung văn bản", find)
        self._workbench.jobs.run(job, self._on_found, self._on_failed)

    def save_to(self, path: str) -> None:
        """Write the file there, with the ending of a Word file."""
        assert self._document is not None
        _format, target = named(Path(path), Format.DOCX, ())
        if target != Path(path) and target.exists():
            # The question before asked about another name.
            self.failed.emit(f"Đã có tệp “{target.name}”: hãy lưu lại với tên khác.")
            return
        job = Job("Đang lưu Word", partial(_write, self._document, target), saves=True)
        self._workbench.jobs.run(job, self._on_written, self._on_failed)

    def _on_found(self, document: Document) -> None:
        self._document = document
        kinds = f"{Format.DOCX.label} (*{Format.DOCX.suffix})"
        dialog = save_dialog(self._window, "Lưu Word", self._name, kinds, Format.DOCX.value)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def _on_written(self, path: Path) -> None:
        self.saved.emit(str(path))

    def _on_failed(self, error: UserError) -> None:
        self.failed.emit(error.sentence)


def _find(database: Database, kind: PrintKind[Any] | None, paper: Issued, progress: Progress) -> Document:
    try:
        return document_of(database, kind, paper, lambda: progress.cancelled)
    except Stopped as error:
        raise Cancelled from error


def _build(database: Database, kind: PrintKind[Any], order: PrintOrder, _progress: Progress) -> Document:
    from dvcq_desktop.office.printing import build_document, load_ordered  # noqa: PLC0415 - start-up time

    return build_document(kind, *database.read(partial(load_ordered, kind, order=order)))


def _write(document: Document, path: Path, progress: Progress) -> Path:
    try:
        data = render_as(document, Format.DOCX, cancelled=lambda: progress.cancelled)
    except Stopped as error:
        raise Cancelled from error
    write_whole(path, data)
    return path
