# SPDX-License-Identifier: MIT
"""The whole way of a paper: ask what it is made of, make it off the GUI thread, show it, enter it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from dvcq_desktop.office.printing import BOUGHT_BLANK, EVERYTHING, PrintOption
from dvcq_desktop.office.register.rules import full_number
from dvcq_desktop.office.store import keep_in_charge
from dvcq_desktop.widgets.jobs import Cancelled, Job, Progress
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.workbench import PRINTER_BLANK, PRINTER_SHIFT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.printing import Narrowed, PrintKind, PrintOrder
    from dvcq_desktop.office.register.dialogs.entering import Entering
    from dvcq_desktop.office.register.dialogs.print_dialog import PrintDialog
    from dvcq_desktop.office.register.rules import Issued, Printed
    from dvcq_desktop.widgets.messages import MessageBar
    from dvcq_desktop.widgets.preview import PreviewDialog
    from dvcq_desktop.widgets.workbench import Workbench


class PrintFlow(QObject):
    """Lead one print at a time; owned by the page whose papers it prints, whose `messages` tell of it."""

    failed = Signal(str)  # a sentence to show
    shown = Signal(object)  # PreviewDialog
    entered = Signal(str, object)  # a sentence to show when the preview is gone, and its Link

    def __init__(self, workbench: Workbench, window: QWidget, messages: MessageBar | None = None) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._dialog: PrintDialog | None = None
        self._directory: Directory | None = None
        self._year = 0
        self._record: str | None = None
        self._kind: PrintKind[Any] | None = None
        self._key = ""
        self._order: PrintOrder | None = None
        self._folder = Path()
        self._ordered: tuple[PrintKind[Any], PrintOrder] | None = None
        # Signals
        if messages is not None:
            self.failed.connect(messages.show_error)
            self.entered.connect(messages.show_success)

    def start(
        self,
        kind: PrintKind[Any],
        year: int,
        as_of: date,
        directory: Directory,
        chosen: Collection[PrintOption] = (),
        record: str | None = None,
        people: Sequence[str] = (),
        narrowed: Narrowed = EVERYTHING,
    ) -> None:
        """Ask what the print is made of, where there is something to ask, and make it.

        What is `chosen` on the screen is chosen here from the start.

        `record` is the one record that the paper is made of, where it was chosen on the screen; `people` are
        those selected there; `narrowed` is what of the year is shown there.
        """
        from dvcq_desktop.office.register.dialogs.print_dialog import PrintDialog  # noqa: PLC0415 - start-up time

        self._year, self._directory, self._record = year, directory, record
        shift = self._shift_of_printer() if kind.asks_shift else (0.0, 0.0)
        if kind.asks_shift:
            chosen = {*chosen, *self._blank_of_printer()}
        self._dialog = PrintDialog(kind, directory, as_of, chosen, self._window, people, shift, narrowed)
        self._dialog.accepted.connect(self._on_dialog_accepted)
        self._dialog.finished.connect(self._dialog.deleteLater)
        if self._dialog.asks_anything:
            self._dialog.open()
        else:
            self._dialog.accept()

    def make(self, kind: PrintKind[Any], order: PrintOrder) -> None:
        """Make a paper as it was ordered and show it, or write it as a folder of files."""
        self._kind = kind
        if PrintOption.AS_FOLDER in order.options:
            self._order = order
            self._ask_folder()
            return
        work = partial(_make, self._workbench.database, kind, order)
        self._workbench.jobs.run(Job(f"Đang tạo {kind.title}", work), self._on_made, self._on_failed)

    def _ask_folder(self) -> None:
        from dvcq_desktop.widgets.file_dialogs import folder_dialog  # noqa: PLC0415 - start-up time

        assert self._kind is not None
        dialog = folder_dialog(self._window, f"Chọn nơi đặt thư mục {self._kind.title}")
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.open()

    def _on_folder_selected(self, parent: str) -> None:
        assert self._kind is not None
        assert self._order is not None
        work = partial(_write_folder, self._workbench.database, self._kind, self._order, Path(parent))
        job = Job(f"Đang xuất {self._kind.title}", work, saves=True)
        self._workbench.jobs.run(job, self._on_folder_written, self._on_failed)

    def _on_folder_written(self, written: tuple[Path, str]) -> None:
        self._folder, sentence = written
        self.entered.emit(sentence, Link("Mở thư mục", self._on_open_clicked))

    def _on_open_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _on_dialog_accepted(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None or dialog.day.value is None:
            return
        if dialog.kind.asks_shift:
            for key, field in zip(PRINTER_SHIFT, (dialog.right, dialog.down), strict=True):
                self._workbench.settings.setValue(key, field.value())
            ticked = (each.value for each in BOUGHT_BLANK if dialog.options[each].isChecked())
            self._workbench.settings.setValue(PRINTER_BLANK, ",".join(ticked))
        name = self._directory.unit_name(dialog.unit.value) if self._directory else ""
        order = replace(dialog.order(self._year, name), record=self._record)
        if dialog.chosen_keeper is None:
            self.make(dialog.kind, order)
            return
        # Kept first: the paper is made of what the file holds.
        self._ordered = dialog.kind, order
        work = partial(keep_in_charge, unit=dialog.chosen_keeper, day=order.as_of)
        self._workbench.writer.write("Ghi đơn vị phụ trách", work, self._on_keeper_kept, self._on_failed)

    def _on_keeper_kept(self, _result: object) -> None:
        if self._ordered is not None:
            (kind, order), self._ordered = self._ordered, None
            self.make(kind, order)

    def _shift_of_printer(self) -> tuple[float, float]:
        """Return how far this PC's printer was off the last time that blanks were printed."""
        right, down = (self._workbench.settings.value(key, 0.0, float) for key in PRINTER_SHIFT)
        return float(str(right)), float(str(down))

    def _blank_of_printer(self) -> list[PrintOption]:
        """Return what was printed on bought blanks the last time on this PC."""
        kept = str(self._workbench.settings.value(PRINTER_BLANK, "", str)).split(",")
        return [option for option in BOUGHT_BLANK if option.value in kept]

    def _on_made(self, printed: Printed) -> None:
        from dvcq_desktop.office.register.dialogs.entering import Entering  # noqa: PLC0415 - start-up time
        from dvcq_desktop.widgets.preview import PreviewDialog  # noqa: PLC0415 - start-up time

        assert self._kind is not None
        preview: PreviewDialog = PreviewDialog(self._workbench.jobs, printed.data, printed.name, self._window)
        preview.pane.offer_formats(printed.document)
        preview.pane.offer_parts([(part.name, part.data) for part in printed.parts])
        entering = Entering(self._workbench, self._kind, printed, preview)
        entering.ended.connect(self._on_entering_ended)
        preview.finished.connect(preview.deleteLater)
        preview.open()
        if printed.warning:
            preview.pane.messages.show_warning(printed.warning)
        self.shown.emit(preview)

    def _on_entering_ended(self, entering: Entering) -> None:
        """Say once more what the closed preview said: the paper is in the register."""
        if len(entering.keys) > 1:
            sentence = f"{len(entering.keys)} văn bản đã vào Sổ văn bản, mỗi đơn vị một dòng."
            self.entered.emit(sentence, self._workbench.writer.undo_link())
        elif entering.keys and entering.printed.number:
            number = full_number(entering.printed)
            sentence = f"“{entering.printed.name}” đã vào Sổ văn bản với số {number}."
            self.entered.emit(sentence, self._workbench.writer.undo_link())
        elif entering.keys and not entering.is_numbered:
            self._key = entering.keys[0]
            sentence = f"“{entering.printed.name}” đã vào Sổ văn bản."
            self.entered.emit(sentence, Link("Ghi số, ngày…", self._on_number_clicked))

    def _on_number_clicked(self) -> None:
        from dvcq_desktop.office.register.dialogs.numbering import NumberFlow  # noqa: PLC0415 - start-up time

        assert self._kind is not None
        numbering = NumberFlow(self._workbench, self._kind, self._window)
        numbering.numbered.connect(self._on_numbered)
        numbering.start(self._key)

    def _on_numbered(self, paper: Issued, told: str) -> None:
        if told:
            said = f"Đã ghi số {paper.full_number} vào Sổ văn bản. {told}"
            self.entered.emit(said, self._workbench.writer.undo_link())

    def _on_failed(self, error: UserError) -> None:
        self.failed.emit(error.sentence)


def _make(database: Database, kind: PrintKind[Any], order: PrintOrder, progress: Progress) -> Printed:
    from dvcq_desktop.documents.pdf import Cancelled as Stopped  # noqa: PLC0415 - start-up time
    from dvcq_desktop.office.printing import load_ordered, print_paper  # noqa: PLC0415 - start-up time

    read, meant = database.read(partial(load_ordered, kind, order=order))
    try:
        return print_paper(
            kind,
            read,
            meant,
            cancelled=lambda: progress.cancelled,
            progress=lambda percent: progress.report(percent, 100),
        )
    except Stopped as error:
        raise Cancelled from error


def _write_folder(
    database: Database, kind: PrintKind[Any], order: PrintOrder, parent: Path, progress: Progress
) -> tuple[Path, str]:
    return database.read(lambda connection: kind.write_folder(connection, order, parent, progress.report))
