# SPDX-License-Identifier: MIT
"""The whole way of a staff list into the office: choose or drop a file, read it, decide, write it at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from dvcq_desktop.office import store
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.jobs import Job, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.screen.section import OfficeSection
    from dvcq_desktop.office.screen.staff_dialog import StaffDialog
    from dvcq_desktop.office.staff.applying import Applied, Order
    from dvcq_desktop.office.staff.reading import ListReader
    from dvcq_desktop.office.staff.session import Session

_FILTER = "Bảng tính (*.xlsx *.xlsm *.xls *.ods *.csv);;Mọi tệp (*)"
_FOLDER = "office/staff-folder"
_PASTED = "bảng vừa dán"


class StaffFlow(QObject):
    """Lead one import at a time for the tab of people."""

    def __init__(self, section: OfficeSection) -> None:
        super().__init__(section)
        self._section = section
        self._job: Job | None = None
        self._read: Callable[[Directory, date, Progress], ListReader] | None = None
        self._directory: Directory | None = None
        self._session: Session | None = None
        self._dialog: StaffDialog | None = None

    @property
    def dialog(self) -> StaffDialog | None:
        """Return the dialog that is open."""
        return self._dialog

    def choose_file(self) -> None:
        """Let her choose a file, then read it."""
        kept = str(self._section.workbench.settings.value(_FOLDER, ""))
        dialog = open_dialog(
            self._section.window(), "Chọn bảng tính có danh sách cán bộ", _FILTER, folder=kept
        )
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def read_file(self, path: Path) -> None:
        """Read a file off the GUI thread, then show what it would change."""
        self._begin(partial(_read_file, path))

    def read_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Take a pasted table in the same way."""
        self._begin(partial(_read_rows, rows))

    def _on_file_selected(self, name: str) -> None:
        self._section.workbench.settings.setValue(_FOLDER, str(Path(name).parent))
        self.read_file(Path(name))

    def _begin(self, read: Callable[[Directory, date, Progress], ListReader]) -> None:
        workbench = self._section.workbench
        if self._job in workbench.jobs.running or self._dialog is not None:
            self._section.page.messages.show_info("Đang nhập một danh sách; hãy nhập xong rồi chọn tệp khác.")
            return
        self._section.page.messages.clear()
        self._read = read
        workbench.reader.ask("office/staff", store.directory, self._on_office_read)

    def _on_office_read(self, directory: Directory) -> None:
        self._directory = directory
        self._run(_begun, self._on_read)

    def _run(self, make: Callable[..., Any], done: Callable[..., None]) -> None:
        if self._read is None or self._directory is None:
            return
        workbench = self._section.workbench
        work = partial(make, self._read, self._directory, workbench.today())
        self._job = Job("Đang đọc bảng tính", work)
        workbench.jobs.run(self._job, done, self._on_refused)

    def _on_read(self, session: Session) -> None:
        # The first window does without the whole import.
        from dvcq_desktop.office.screen.staff_dialog import StaffDialog  # noqa: PLC0415 - when it is asked for

        if self._dialog is not None or self._directory is None or self._read is None:
            return
        today = self._section.workbench.today
        self._session = session
        from_file = self._read.func is _read_file if isinstance(self._read, partial) else False
        self._dialog = StaffDialog(self._session, today, self._section.window(), from_file=from_file)
        self._dialog.import_requested.connect(self._on_import_requested)
        self._dialog.again_requested.connect(self._on_again_requested)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    def _on_again_requested(self) -> None:
        if self._job not in self._section.workbench.jobs.running:
            self._run(_read_again, self._on_read_again)

    def _on_read_again(self, reader: ListReader) -> None:
        if self._dialog is not None and self._session is not None:
            self._session.renew(reader)
            self._dialog.show_again()

    def _on_import_requested(self, order: Order) -> None:
        name = f"Nhập danh sách cán bộ: {len(order.proposals)} người"
        work = partial(_apply, order)
        self._section.workbench.writer.write(name, work, self._on_applied, self._on_refused)

    def _on_applied(self, applied: Applied) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._section.go_to(applied.people[0])
        sentence = f"Đã {applied.sentence}."
        self._section.page.messages.show_info(sentence, self._section.workbench.writer.undo_link())

    def _on_refused(self, error: UserError) -> None:
        if self._dialog is not None:
            self._dialog.show_refusal(error)
        else:
            self._section.page.messages.show_error(error.sentence)

    def _on_finished(self) -> None:
        self._dialog = self._session = None


def _begun(
    read: Callable[[Directory, date, Progress], ListReader],
    directory: Directory,
    today: date,
    progress: Progress,
) -> Session:
    """Read a list and hold it against the office; a long one takes seconds."""
    from dvcq_desktop.office.staff.session import Session  # noqa: PLC0415 - start-up time

    return Session(read(directory, today, progress), directory, today)


def _read_again(
    read: Callable[[Directory, date, Progress], ListReader],
    directory: Directory,
    today: date,
    progress: Progress,
) -> ListReader:
    return read(directory, today, progress)


def _apply(order: Order, action: Action) -> Applied:
    from dvcq_desktop.office.staff.applying import apply_list  # noqa: PLC0415 - start-up time

    return apply_list(action, order)


def _read_file(path: Path, directory: Directory, today: date, progress: Progress) -> ListReader:
    from dvcq_desktop.office.staff.reading import ListReader  # noqa: PLC0415 - start-up time
    from dvcq_desktop.sheets.reader import read_file  # noqa: PLC0415 - start-up time

    def tell(done: int, total: int) -> None:
        progress.report(done, total, path.name)

    return ListReader(read_file(path, tell), directory, today, tell)


def _read_rows(
    rows: Sequence[Sequence[str]], directory: Directory, today: date, progress: Progress
) -> ListReader:
    from dvcq_desktop.office.staff.reading import ListReader  # noqa: PLC0415 - start-up time
    from dvcq_desktop.sheets.reader import book_of_rows  # noqa: PLC0415 - start-up time

    progress.report(0, 0, _PASTED)
    return ListReader(book_of_rows(rows, _PASTED), directory, today)
