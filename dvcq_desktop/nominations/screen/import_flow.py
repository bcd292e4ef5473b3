# SPDX-License-Identifier: MIT
"""The way of a list of registrations into the register: choose or drop a file, read it, decide, write it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.drops import FileDrops
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.jobs import Job, Progress

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.nominations.dialogs.import_dialog import ImportDialog, Read
    from dvcq_desktop.nominations.importing.applying import Applied
    from dvcq_desktop.nominations.importing.proposals import Known, Proposal
    from dvcq_desktop.nominations.screen.models_page import ModelSection
    from dvcq_desktop.sheets.book import Book

_FILTER = "Bảng tính (*.xlsx *.xlsm *.xls *.ods *.csv);;Mọi tệp (*)"
_FOLDER = "nominations/import-folder"
_FEWEST_CELLS = 2  # fewer are no list: a name alone is typed into the form
ORDER = "tên mô hình, đơn vị (thôn), loại, lĩnh vực, người đứng đầu"
_NO_ROWS = (
    f"Chưa có danh sách nào để dán. Hãy chép các dòng ({ORDER}), có dòng tiêu đề càng tốt, trong Excel"
    " hoặc Word rồi bấm Ctrl+V ở đây."
)


class ImportFlow(QObject):
    """Lead one import at a time for the page of models."""

    def __init__(self, page: ModelSection) -> None:
        super().__init__(page)
        self._page = page
        self._job: Job | None = None
        self._year = 0
        self.dialog: ImportDialog | None = None
        self.actions = [
            make_action(page, "Nhập đăng ký từ bảng tính…", "file-input", self.choose_file, "Ctrl+Shift+I"),
            make_action(page, "Dán đăng ký từ Excel", "clipboard-list", self.paste),
        ]
        self.actions[1].setToolTip(f"Theo dòng tiêu đề; không có thì theo thứ tự: {ORDER} (Ctrl+V trên bảng)")
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
        self._begin(partial(_book_of_file, path))

    def paste(self) -> None:
        """Show what the rows on the clipboard would add, as those of a file."""
        from dvcq_desktop.widgets.clipboard import pasted_rows  # noqa: PLC0415 - start-up time

        rows = pasted_rows(QGuiApplication.clipboard().text())
        if sum(bool(cell) for row in rows for cell in row) < _FEWEST_CELLS:
            self._page.page.messages.show_info(_NO_ROWS)
            return
        self._begin(partial(_book_of_rows, rows))

    def _begin(self, find: Callable[[date, Progress], Book]) -> None:
        jobs = self._page.workbench.jobs
        if self._job in jobs.running or self.dialog is not None:
            self._page.page.messages.show_info("Đang nhập một danh sách; hãy nhập xong rồi chọn tệp khác.")
            return
        self._page.page.messages.clear()
        bench = self._page.workbench
        today = bench.today()
        year = self._page.known.year or today.year
        self._job = Job("Đang đọc bảng tính", partial(_read, find, bench.database, year, today))
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


def _read(
    find: Callable[[date, Progress], Book], database: Database, year: int, today: date, progress: Progress
) -> Read:
    from dvcq_desktop.nominations.dialogs.import_dialog import Read as Made  # noqa: PLC0415 - start-up time

    return Made(find(today, progress), database.read(partial(_known, year, today)))


def _book_of_file(path: Path, _today: date, progress: Progress) -> Book:
    from dvcq_desktop.sheets.reader import read_file  # noqa: PLC0415 - start-up time

    return read_file(path, progress.report)


def _book_of_rows(rows: Sequence[Sequence[str]], today: date, _progress: Progress) -> Book:
    from dvcq_desktop.nominations.importing.pasting import pasted_book  # noqa: PLC0415 - start-up time

    return pasted_book(rows, today)


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
