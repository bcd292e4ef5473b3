# SPDX-License-Identifier: MIT
"""The whole way of a plan into the database: choose a file, read it, look at the proposals, keep them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from dvcq_desktop.plan.dialogs.read_over_flow import ReadOverFlow
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.jobs import Job, Progress

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.plan.dialogs.import_dialog import ImportDialog
    from dvcq_desktop.plan.plantext import PlanText
    from dvcq_desktop.plan.store.importing import Imported, SourceFile
    from dvcq_desktop.plan.store.looking_up import Looked
    from dvcq_desktop.widgets.workbench import Workbench

_FILTER = "Kế hoạch, văn bản (*.docx *.pdf *.txt);;Mọi tệp (*)"
_FOLDER = "plan/import-folder"


@dataclass(frozen=True)
class Later:
    """She says that the text is a later text: of one plan, or of any of its year."""

    plan: str | None = None


class ImportFlow(QObject):
    """Lead one import at a time; owned by the plan room's screen."""

    imported = Signal(int, object)  # the year, Imported
    updated = Signal(object)  # Updated: a later text was read over a plan
    failed = Signal(str)  # a sentence to show

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._job: Job | None = None
        self._dialog: ImportDialog | None = None
        self._text: PlanText | None = None
        self._source: SourceFile | None = None
        self._looked: Looked | None = None
        self._later: Later | None = None
        self.reading_over = ReadOverFlow(workbench, window)
        self.reading_over.updated.connect(self.updated)
        self.reading_over.failed.connect(self.failed)
        self.reading_over.other_requested.connect(self._open_dialog)

    @property
    def dialog(self) -> ImportDialog | None:
        """Return the dialog that is open."""
        return self._dialog

    def choose_file(self) -> None:
        """Let her choose a file, then read it."""
        self._choose("Chọn kế hoạch cần nhập", None)

    def choose_later_file(self, plan: str | None = None) -> None:
        """Let her choose a file with a later text, of one plan or of any that is there, then read it."""
        self._choose("Chọn bản mới của kế hoạch", Later(plan))

    def _choose(self, title: str, later: Later | None) -> None:
        self._later = later
        dialog = open_dialog(
            self._window, title, _FILTER, folder=str(self._workbench.settings.value(_FOLDER, ""))
        )
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        self._workbench.settings.setValue(_FOLDER, str(Path(name).parent))
        self.read_file(Path(name), later=self._later)

    def read_file(self, path: Path, *, later: Later | None = None) -> None:
        """Read a file off the GUI thread, then show what was found; `later` says it is a later text."""
        self._read(Job(f"Đang đọc {path.name}", partial(_read_file, path)), later=later)

    def paste(self, later: Later | None = None) -> None:
        """Read the text in the clipboard; `later` says it is a later text."""
        words = QGuiApplication.clipboard().text()
        self._read(Job("Đang đọc văn bản đã sao chép", partial(_read_text, words)), later=later)

    def _read(self, job: Job, *, later: Later | None = None) -> None:
        if self._job in self._workbench.jobs.running or self._is_open:
            self.failed.emit("Đang nhập một kế hoạch; hãy nhập xong rồi chọn kế hoạch khác.")
            return
        self._job, self._later = job, later
        self._workbench.jobs.run(job, self._on_read, self._on_refused)

    def _on_read(self, found: tuple[PlanText, SourceFile | None]) -> None:
        # The open dialog goes on with its own text.
        if self._is_open:
            return
        self._text, self._source = found
        look = partial(_look_up, self._text, self._workbench.today(), self._later)
        self._workbench.reader.ask("plan-import", look, self._on_office_read)

    @property
    def _is_open(self) -> bool:
        return self._dialog is not None or self.reading_over.dialog is not None

    def _on_office_read(self, found: Looked) -> None:
        self._looked = found
        if found.refusal is not None:
            self.failed.emit(found.refusal.sentence)
        elif found.seen is not None and not self._is_open:
            self.reading_over.start(found.seen, found.cited, self._source)
        else:
            self._open_dialog()

    def _open_dialog(self) -> None:
        # The first window does without the whole import.
        from dvcq_desktop.plan.dialogs.import_dialog import ImportDialog  # noqa: PLC0415 - when it is asked for
        from dvcq_desktop.plan.office_draft import draft_office  # noqa: PLC0415 - when it is asked for
        from dvcq_desktop.plan.store import importing  # noqa: PLC0415 - when it is asked for

        if self._text is None or self._looked is None or self._is_open:
            return
        today = self._workbench.today
        year = importing.year_of(self._text, today())
        self._dialog = ImportDialog(
            self._text,
            year=year,
            office=draft_office(self._text, self._looked.directory, year),
            outside=self._looked.outside,
            today=today,
            parent=self._window,
        )
        self._dialog.import_requested.connect(self._on_dialog_import_requested)
        self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.open()

    def _on_dialog_import_requested(self) -> None:
        from dvcq_desktop.plan.store import documents, importing  # noqa: PLC0415 - start-up time

        if self._dialog is None or self._text is None:
            return
        parts = self._dialog.parts
        count = sum(part.accepted for part in parts)
        document = self._dialog.document
        if document is not None:
            given = partial(
                documents.import_document,
                document=document,
                parts=parts,
                year=self._dialog.year,
                source=self._source,
            )
            name = f"Nhập từ văn bản giao việc: {count} nhiệm vụ"
            self._workbench.writer.write(name, given, self._on_imported, self._on_import_refused)
            return
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


def _look_up(text: PlanText, today: date, later: Later | None, connection: sqlite3.Connection) -> Looked:
    from dvcq_desktop.plan.store.looking_up import look_up  # noqa: PLC0415 - start-up time

    return look_up(connection, text, today, is_later=later is not None, plan=later.plan if later else None)


def _read_file(path: Path, progress: Progress) -> tuple[PlanText, SourceFile | None]:
    from dvcq_desktop.plan.reader import bytes_of, read_any_bytes  # noqa: PLC0415 - start-up time
    from dvcq_desktop.plan.store.importing import SourceFile  # noqa: PLC0415 - start-up time

    data = bytes_of(path)
    progress.report(0, 0)
    text = read_any_bytes(data, path.name)
    progress.report(0, 0)
    return text, SourceFile(path.name, data)


def _read_text(words: str, progress: Progress) -> tuple[PlanText, SourceFile | None]:
    from dvcq_desktop.plan.reader import read_any_text  # noqa: PLC0415 - start-up time

    text = read_any_text(words)
    progress.report(0, 0)
    return text, None
