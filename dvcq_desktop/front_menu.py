# SPDX-License-Identifier: MIT
"""What the window's menu asks of the open file as a whole; imported when it is asked for the first time."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dvcq_desktop.commitments.store.signing import settle_signatures
from dvcq_desktop.database.rooms import all_labels
from dvcq_desktop.handover.naming import Naming
from dvcq_desktop.office.erasing import LEFT, erase_left, left_of_erased
from dvcq_desktop.office.joining import REST, join_rest, rest_of_joined
from dvcq_desktop.rooms import EVERY_NAME, NAMES, ROOMS, WAYS
from dvcq_desktop.widgets.front_boxes import ask_place
from dvcq_desktop.widgets.jobs import Job, Progress
from dvcq_desktop.widgets.trash_dialog import TrashDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.erasing import Row
    from dvcq_desktop.database.verify import VerifyReport
    from dvcq_desktop.front_guide import FrontGuide
    from dvcq_desktop.handover.dialogs.flow import HandoverFlow
    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.widgets.workbench import Workbench


class FrontMenu(QObject):
    """Do one thing to the file of a window; the window owns it, for jobs tell it when they are done.

    `renew` makes the backups anew.
    """

    def __init__(self, window: MainWindow, workbench: Workbench, renew: Callable[[], object]) -> None:
        super().__init__(window)
        self._renew = renew
        self._window = window
        self._workbench = workbench

    def save_copy(self) -> None:
        """Ask where a copy of the file is to stand, and make it."""
        suggested = f"dvcq-{date.today():%Y-%m-%d}.dvcq"  # noqa: DTZ011 - the day on her wall
        if path := ask_place(self._window, "Lưu bản sao", suggested):
            work = partial(_copy, self._workbench.database, path)
            self._workbench.jobs.run(Job("Đang lưu bản sao", work, saves=True), self._on_copied)

    def show_trash(self) -> None:
        """Show the trash of all rooms."""
        labels = all_labels(ROOMS.values()).tables
        dialog = TrashDialog(self._workbench, labels, NAMES, WAYS, self._window)
        dialog.erase_requested.connect(self.erase)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def erase(self, person: str) -> None:
        """Ask whether a person is to be erased for good."""
        from dvcq_desktop.front_erasing import FrontErasing  # noqa: PLC0415 - seldom

        FrontErasing(self._window, self._workbench, self._renew).ask(person)

    def follow_joined(self) -> None:
        """Let what another PC still wrote for people who were joined follow to the ones that stayed."""
        if not self._workbench.database.is_read_only:
            question = partial(rest_of_joined, fields=self._workbench.database.fields)
            self._workbench.reader.ask("office/joined", question, self._on_rest_counted)
            left = partial(left_of_erased, fields=self._workbench.database.fields)
            self._workbench.reader.ask("office/left", left, self._on_left_found)

    def show_journal(self) -> None:
        """Show all actions of the file."""
        from dvcq_desktop.database.labels import Labels  # noqa: PLC0415 - when asked for
        from dvcq_desktop.handover.dialogs.journal_dialog import JournalDialog  # noqa: PLC0415 - when asked for
        from dvcq_desktop.kinds import KINDS  # noqa: PLC0415 - when asked for

        naming = Naming(self._workbench.database.fields, ROOMS, EVERY_NAME)
        titles = {kind.name: kind.title for kind in KINDS}
        naming.labels |= Labels({}, {}, {"issued_document.kind": titles})
        dialog = JournalDialog(self._workbench, naming, NAMES, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def find(self) -> None:
        """Show the window in which everything is found; it remembers what was read until the file is left."""
        from dvcq_desktop.front_finding import FrontFinding  # noqa: PLC0415 - when asked for

        finding = self._window.findChild(FrontFinding) or FrontFinding(self._window, self._workbench)
        finding.show()

    def help(self) -> None:
        """Show the help of the place she is in."""
        self._guide().show()

    def print_guide(self) -> None:
        """Make the guide, and show it as it will be printed."""
        self._guide().print_guide()

    def _guide(self) -> FrontGuide:
        from dvcq_desktop.front_guide import FrontGuide  # noqa: PLC0415 - when asked for

        return self._window.findChild(FrontGuide) or FrontGuide(self._window, self._workbench)

    def verify(self) -> None:
        """Look through the whole file, and say what is found."""
        work = partial(_verify, self._workbench.database)
        self._workbench.jobs.run(Job("Đang kiểm tra dữ liệu", work), self._on_verified)

    def _on_left_found(self, left: list[Row]) -> None:
        if left:
            work = partial(erase_left, self._workbench.database.fields)
            self._workbench.writer.write(LEFT, work, self._on_left_erased, undoable=False)

    def _on_left_erased(self, _result: None) -> None:
        # Blanking leaves no entries by which the rooms would know what changed.
        self._workbench.writer.saved.emit(LEFT, None)
        self._renew()

    def _on_rest_counted(self, count: int) -> None:
        if count:
            work = partial(join_rest, fields=self._workbench.database.fields, settles=(settle_signatures,))
            self._workbench.writer.write(REST, work)

    def _on_copied(self, path: Path) -> None:
        self._window.message.show_success(f"Đã lưu bản sao vào {path}.")

    def _on_verified(self, report: VerifyReport) -> None:
        if report.findings:
            self._window.message.show_error(" ".join(str(finding) for finding in report.findings))
        else:
            rows = sum(report.counts.values())
            self._window.message.show_success(f"Dữ liệu nguyên vẹn: đã kiểm tra {rows} dòng, không có lỗi.")


def make_handover(window: MainWindow, workbench: Workbench) -> HandoverFlow:
    """Return what hands the file of a window over and takes copies into it; the window owns it."""
    from dvcq_desktop.handover.dialogs.flow import HandoverFlow  # noqa: PLC0415 - the trash does without
    from dvcq_desktop.handover.naming import Naming  # noqa: PLC0415 - the trash does without
    from dvcq_desktop.kinds import HANDOVER_KINDS  # noqa: PLC0415 - the trash does without

    naming = Naming(workbench.database.fields, ROOMS, EVERY_NAME)
    flow = HandoverFlow(window, window.message, workbench, naming, HANDOVER_KINDS)
    flow.made_up.connect(window.show_as_made_up)
    flow.waiting_changed.connect(window.show_waiting)
    return flow


def _copy(database: Database, path: Path, _progress: Progress) -> Path:
    database.copy_to(path)
    return path


def _verify(database: Database, _progress: Progress) -> VerifyReport:
    return database.verify()
