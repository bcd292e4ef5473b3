# SPDX-License-Identifier: MIT
"""Files for each unit: asked for, made off the GUI thread, put into a folder, entered in the register."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from dvcq_desktop.documents.folder import beside_those, save_all, there_already
from dvcq_desktop.documents.pdf import Cancelled as Stopped
from dvcq_desktop.office.printing import PrintOption, PrintOrder
from dvcq_desktop.office.register import store
from dvcq_desktop.plan import unit_files
from dvcq_desktop.plan.dialogs.unit_files_dialog import UnitFilesDialog
from dvcq_desktop.widgets.file_dialogs import folder_dialog
from dvcq_desktop.widgets.jobs import Cancelled, Job
from dvcq_desktop.widgets.messages import Link

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.documents.formats import Format
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.unit_files import UnitFiles
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.messages import MessageBar
    from dvcq_desktop.widgets.workbench import Workbench


class UnitFilesFlow(QObject):
    """Lead one export at a time; what it says stands in the page's bar."""

    def __init__(self, workbench: Workbench, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._messages = messages
        self._window = window
        self._dialog: UnitFilesDialog | None = None
        self._order: PrintOrder | None = None
        self._kinds: Sequence[str] = ()
        self._wanted: Format | None = None
        self._made: UnitFiles | None = None
        self._folder = Path()

    def start(self, year: int, as_of: date, directory: Directory) -> UnitFilesDialog:
        """Ask which papers, then for the folder."""
        self._order = PrintOrder(year, as_of)
        unit = next((unit.name for unit in directory.units_on(as_of)), "Văn phòng")
        self._dialog = UnitFilesDialog(year, unit, self._window)
        self._dialog.accepted.connect(self._on_accepted)
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.open()
        return self._dialog

    def make_in(self, folder: Path) -> None:
        """Make the files, and put them there where nothing is in their way."""
        assert self._order is not None
        assert self._wanted is not None
        self._folder = folder
        self._messages.clear()
        work = partial(_make, self._workbench.database, self._order, self._kinds, self._wanted)
        job = Job("Đang tạo tệp cho từng đơn vị", work)
        self._workbench.jobs.run(job, self._on_made, self._on_failed)

    def _on_accepted(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None or self._order is None:
            return
        with_soon = dialog.letters.isChecked() and dialog.soon.isChecked()
        options = frozenset({PrintOption.WITH_SOON} if with_soon else ())
        self._order = PrintOrder(self._order.year, self._order.as_of, options=options)
        self._kinds, self._wanted = dialog.kinds(), dialog.wanted()
        self._ask_folder()

    def _ask_folder(self) -> None:
        dialog = folder_dialog(self._window, "Chọn thư mục để xuất tệp cho từng đơn vị")
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.open()

    def _on_folder_selected(self, folder: str) -> None:
        self.make_in(Path(folder))

    def _on_made(self, made: UnitFiles) -> None:
        self._made = made
        there = there_already(self._folder, [name for name, _data in made.files])
        if not there:
            self._save(made.files)
            return
        self._messages.show_warning(
            f"{len(there)} trong {len(made.files)} tệp đã có trong “{self._folder.name}”; chưa ghi tệp nào.",
            Link("Thay các tệp đó", self._on_replace_clicked),
            Link("Giữ cả hai, đánh số tệp mới", self._on_number_clicked),
            Link("Chọn thư mục khác…", self._ask_folder),
        )

    def _on_replace_clicked(self) -> None:
        if self._made:
            self._save(self._made.files)

    def _on_number_clicked(self) -> None:
        if self._made:
            names = beside_those(self._folder, [name for name, _data in self._made.files])
            data = [data for _name, data in self._made.files]
            self._save(tuple(zip(names, data, strict=True)))

    def _save(self, files: tuple[tuple[str, bytes], ...]) -> None:
        self._messages.clear()
        job = Job("Đang ghi tệp cho từng đơn vị", partial(_save, self._folder, files), saves=True)
        self._workbench.jobs.run(job, self._on_saved, self._on_failed)

    def _on_saved(self, count: int) -> None:
        made, self._made = self._made, None
        self._messages.show_success(
            f"Đã xuất {count} tệp vào “{self._folder.name}”.", Link("Mở thư mục", self._on_open_clicked)
        )
        if made is not None and self._order is not None:
            name = f"Ghi vào Sổ văn bản: tệp cho từng đơn vị {self._order.year}"
            self._workbench.writer.write(name, partial(_record, made), self._on_recorded, self._on_refused)

    def _on_recorded(self, count: int) -> None:
        self._messages.add(f"{count} văn bản đã vào Sổ văn bản, mỗi đơn vị một dòng.")

    def _on_refused(self, error: UserError) -> None:
        self._messages.add(f"Chưa ghi được vào Sổ văn bản: {error.sentence}")

    def _on_failed(self, error: UserError) -> None:
        self._messages.show_error(error.sentence, Link("Chọn thư mục khác…", self._ask_folder))

    def _on_open_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _make(
    database: Database, order: PrintOrder, kinds: Sequence[str], wanted: Format, progress: Progress
) -> UnitFiles:
    read = database.read(partial(unit_files.load, order=order))
    try:
        return unit_files.make(read, order, kinds, wanted, progress.report, lambda: progress.cancelled)
    except Stopped as error:
        raise Cancelled from error


def _save(folder: Path, files: tuple[tuple[str, bytes], ...], progress: Progress) -> int:
    save_all(folder, files, lambda place: progress.report(place, len(files)))
    return len(files)


def _record(made: UnitFiles, action: Action) -> int:
    return sum(len(store.record_papers(action, paper)) for paper in made.papers)
