# SPDX-License-Identifier: MIT
"""The whole way of a plan into the database: choose a file, read it, look at the proposals, keep them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import store as office_store
from dvcq_desktop.widgets.jobs import Job, Progress

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.dialogs.import_dialog import ImportDialog
    from dvcq_desktop.plan.plantext import PlanText
    from dvcq_desktop.plan.store.importing import Imported, SourceFile
    from dvcq_desktop.widgets.workbench import Workbench

_FILTER = "Kế hoạch (*.docx *.pdf *.txt);;Mọi tệp (*)"
_FOLDER = "plan/import-folder"


class ImportFlow(QObject):
    """Lead one import at a time; owned by the plan room's screen."""

    imported = Signal(int, object)  # the year, Imported
    failed = Signal(str)  # a sentence to show

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._job: Job | None = None
        self._dialog: ImportDialog | None = None
        self._text: PlanText | None = None
        self._source: SourceFile | None = None

    @property
    def dialog(self) -> ImportDialog | None:
        """Return the dialog that is open."""
        return self._dialog

    def choose_file(self) -> None:
        """Let her choose a file, then read it."""
        folder = str(self._workbench.settings.value(_FOLDER, ""))
        name, _ = QFileDialog.getOpenFileName(self._window, "Chọn kế hoạch cần nhập", folder, _FILTER)
        if name:
            self._workbench.settings.setValue(_FOLDER, str(Path(name).parent))
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read a file off the GUI thread, then show what was found."""
        self._read(Job(f"Đang đọc {path.name}", partial(_read_file, path)))

    def paste(self) -> None:
        """Read the text in the clipboard."""
        words = QGuiApplication.clipboard().text()
        self._read(Job("Đang đọc văn bản đã sao chép", partial(_read_text, words)))

    def _read(self, job: Job) -> None:
        if self._job in self._workbench.jobs.running or self._dialog is not None:
            self.failed.emit("Đang nhập một kế hoạch; hãy nhập xong rồi chọn kế hoạch khác.")
            return
        self._job = job
        self._workbench.jobs.run(job, self._on_read, self._on_refused)

    def _on_read(self, found: tuple[PlanText, SourceFile | None]) -> None:
        # The open dialog goes on with its own text.
        if self._dialog is not None:
            return
        self._text, self._source = found
        look = partial(_look_up, self._text, self._workbench.today())
        self._workbench.reader.ask("plan-import", look, self._on_office_read)

    def _on_office_read(self, found: tuple[Directory, UserError | None]) -> None:
        directory, refusal = found
        if refusal is not None:
            self.failed.emit(refusal.sentence)
            return
        # The first window does without the whole import.
        from dvcq_desktop.plan.dialogs.import_dialog import ImportDialog  # noqa: PLC0415
        from dvcq_desktop.plan.office_draft import draft_office  # noqa: PLC0415
        from dvcq_desktop.plan.store import importing  # noqa: PLC0415

        if self._text is None or self._dialog is not None:
            return
        today = self._workbench.today
        year = importing.year_of(self._text, today())
        self._dialog = ImportDialog(
            self._text,
            year=year,
            office=draft_office(self._text, directory, year),
            today=today,
            parent=self._window,
        )
        self._dialog.import_requested.connect(self._on_dialog_import_requested)
        self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.open()

    def _on_dialog_import_requested(self) -> None:
        from dvcq_desktop.plan.store import importing  # noqa: PLC0415 - start-up time

        if self._dialog is None or self._text is None:
            return
        parts = self._dialog.parts
        count = sum(part.accepted for part in parts)
        work = partial(
            importing.import_plan,
            text=self._text,
            parts=parts,
            year=self._dialog.year,
            source=self._source,
            office=self._dialog.office,
        )
        self._workbench.writer.write(
            f"Nhập kế hoạch: {count} nhiệm vụ", work, self._on_imported, self._on_import_refused
        )

    def _on_imported(self, imported: Imported) -> None:
        if self._dialog is not None:
            year = self._dialog.year
            self._dialog.accept()
            self.imported.emit(year, imported)

    def _on_import_refused(self, error: UserError) -> None:
        if self._dialog is not None:
            self._dialog.show_refusal(error)
        else:
            self.failed.emit(error.sentence)

    def _on_dialog_finished(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _on_refused(self, error: UserError) -> None:
        self.failed.emit(error.sentence)


def _look_up(
    text: PlanText, today: date, connection: sqlite3.Connection
) -> tuple[Directory, UserError | None]:
    """Return the office, and why this text need not be looked at: all of its editing would be for nothing."""
    from dvcq_desktop.plan.store import importing  # noqa: PLC0415 - start-up time

    try:
        importing.check_new(connection, text, importing.year_of(text, today))
    except UserError as error:
        return office_store.directory(connection), error
    return office_store.directory(connection), None


def _read_file(path: Path, progress: Progress) -> tuple[PlanText, SourceFile | None]:
    from dvcq_desktop.plan.reader import bytes_of, read_plan_bytes  # noqa: PLC0415 - start-up time
    from dvcq_desktop.plan.store.importing import SourceFile  # noqa: PLC0415 - start-up time

    data = bytes_of(path)
    progress.report(0, 0)
    text = read_plan_bytes(data, path.name)
    progress.report(0, 0)
    return text, SourceFile(path.name, data)


def _read_text(words: str, progress: Progress) -> tuple[PlanText, SourceFile | None]:
    from dvcq_desktop.plan.reader import read_plan_text  # noqa: PLC0415 - start-up time

    text = read_plan_text(words)
    progress.report(0, 0)
    return text, None
