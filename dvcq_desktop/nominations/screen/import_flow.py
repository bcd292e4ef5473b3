# SPDX-License-Identifier: MIT
"""The way of a list of registrations into the register: choose or drop a file, read it, decide, write it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dvcq_desktop.widgets.drops import FileDrops
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.jobs import Job, Progress

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.nominations.dialogs.import_dialog import ImportDialog, Read
    from dvcq_desktop.nominations.importing.applying import Applied
    from dvcq_desktop.nominations.importing.proposals import Known, Proposal
    from dvcq_desktop.nominations.screen.models_page import ModelSection

_FILTER = "Bảng tính (*.xlsx *.xlsm *.xls *.ods *.csv);;Mọi tệp (*)"
_FOLDER = "nominations/import-folder"


class ImportFlow(QObject):
    """Lead one import at a time for the page of models."""

    def __init__(self, page: ModelSection) -> None:
        super().__init__(page)
        self._page = page
        self._job: Job | None = None
        self._year = 0
        self.dialog: ImportDialog | None = None
        self.drops = FileDrops(page)
        self.drops.dropped.connect(self.read_file)

    def choose_file(self) -> None:
        """Let her choose a file, then read it."""
        kept = str(self._page.workbench.settings.value(_FOLDER, ""))
        dialog = open_dialog(self._page.window(), "Chọn bảng tính có đăng ký mô hình", _FILTER, folder=kept)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def read_file(self, path: Path) -> None:
        """Read a file off the window's thread, then show what it would add."""
        jobs = self._page.workbench.jobs
        if self._job in jobs.running or self.dialog is not None:
            self._page.page.messages.show_info("Đang nhập một danh sách; hãy nhập xong rồi chọn tệp khác.")
            return
        self._page.page.messages.clear()
        bench = self._page.workbench
        today = bench.today()
        year = self._page.known.year or today.year
        self._job = Job("Đang đọc bảng tính", partial(_read, path, bench.database, year, today))
        jobs.run(self._job, self._on_read, self._on_refused)

    def _on_file_selected(self, name: str) -> None:
        self._page.workbench.settings.setValue(_FOLDER, str(Path(name).parent))
        self.read_file(Path(name))

    def _on_read(self, read: Read) -> None:
        from dvcq_desktop.nominations.dialogs.import_dialog import ImportDialog  # noqa: PLC0415 - then

        self.dialog = ImportDialog(read, self._page.window())
        self.dialog.import_requested.connect(self._on_import_requested)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_import_requested(self, taken: tuple[Proposal, ...]) -> None:
        if self.dialog is not None:
            self._year = self.dialog.chosen_year
        name = f"Nhập đăng ký mô hình: {len(taken)} mô hình"
        work = partial(_apply, taken, self._year, self._page.workbench.today())
        self._page.workbench.writer.write(name, work, self._on_applied, self._on_refused)

    def _on_applied(self, applied: Applied) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        if applied.models:
            if self._page.known.year not in (0, self._year):
                self._page.choose_year(self._year)
            self._page.go_to(applied.models[0])
        sentence = f"Đã {applied.sentence} năm {self._year}."
        self._page.page.messages.show_success(sentence, self._page.workbench.writer.undo_link())

    def _on_refused(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.show_refusal(error)
        else:
            self._page.page.messages.show_error(error.sentence)

    def _on_finished(self) -> None:
        self.dialog = None


def _read(path: Path, database: Database, year: int, today: date, progress: Progress) -> Read:
    from dvcq_desktop.nominations.dialogs.import_dialog import Read as Made  # noqa: PLC0415 - start-up time
    from dvcq_desktop.sheets.reader import read_file  # noqa: PLC0415 - start-up time

    book = read_file(path, progress.report)
    return Made(book, database.read(partial(_known, year, today)))


def _known(year: int, today: date, connection: sqlite3.Connection) -> Known:
    """Read the models of all years: the list may be of another one than is shown."""
    from dvcq_desktop.nominations.importing.proposals import Known as Made  # noqa: PLC0415 - start-up time
    from dvcq_desktop.nominations.store.fields import model_fields  # noqa: PLC0415 - start-up time
    from dvcq_desktop.nominations.store.models import models  # noqa: PLC0415 - start-up time
    from dvcq_desktop.office.store import directory  # noqa: PLC0415 - start-up time

    fields = [field for field in model_fields(connection) if field.enabled]
    return Made(year, models(connection), fields, directory(connection), today)


def _apply(taken: tuple[Proposal, ...], year: int, today: date, action: Action) -> Applied:
    from dvcq_desktop.nominations.importing.applying import apply_models  # noqa: PLC0415 - start-up time

    return apply_models(action, taken, year, today)
