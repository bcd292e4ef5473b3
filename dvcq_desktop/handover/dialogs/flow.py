# SPDX-License-Identifier: MIT
"""Everything the window does with a stick: one object for each open file, made when it is first asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.database.conflicts import conflicts
from dvcq_desktop.database.private import sweep
from dvcq_desktop.database.unmerging import last_merge, undo_merge
from dvcq_desktop.handover.going_back import kept_words
from dvcq_desktop.handover.prints.slip import build_slip
from dvcq_desktop.office.frame import Frame
from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.office.register.dialogs.print_flow import PrintFlow
from dvcq_desktop.office.store import directory
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.jobs import Job, Progress
from dvcq_desktop.widgets.messages import Link

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.unmerging import MergeNote
    from dvcq_desktop.handover.dialogs.conflicts_dialog import ConflictsDialog
    from dvcq_desktop.handover.dialogs.giving import HandOverDialog
    from dvcq_desktop.handover.dialogs.taking_dialog import Taken, TakeOverDialog
    from dvcq_desktop.handover.naming import Naming
    from dvcq_desktop.handover.sending import HandedOver
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.widgets.messages import MessageBar
    from dvcq_desktop.widgets.workbench import Workbench

UNDONE = "Hoàn tác hợp nhất"


class HandoverFlow(QObject):
    """Open the dialogs, and say in the window what came of them; `waiting_changed` counts what to decide."""

    waiting_changed = Signal(int)
    shown = Signal(object)  # the dialog that was opened
    made_up = Signal()  # the file holds made-up data from now on
    view_requested = Signal(object)  # Path of a copy that is only to be looked at

    def __init__(
        self,
        window: QWidget,
        messages: MessageBar,
        workbench: Workbench,
        naming: Naming,
        kinds: Sequence[PrintKind[Any]],
    ) -> None:
        super().__init__(window)
        self._window, self._messages = window, messages
        self._workbench, self._naming = workbench, naming
        self._minutes, self._merge_minutes = kinds
        self._waiting = 0
        self._is_counting = self._counts_again = False
        self._printing: QObject | None = None
        self._office: Directory | None = None
        self._owner: QWidget = window
        # Signals
        workbench.writer.saved.connect(self._on_writer_saved)

    def settle(self) -> None:
        """Clear away what a crash left, and count what waits; silently."""
        work = partial(_settle, self._workbench.database)
        self._workbench.jobs.run(Job("Đang xem lại tệp", work, silent=True), self._on_counted)

    def do(self, step: str) -> None:
        """Do one of the steps that the window's menu offers."""
        steps = {
            "hand-over": self.hand_over,
            "take-over": self.take_over,
            "conflicts": self.show_conflicts,
            "undo-merge": self.undo_merge,
            "minutes": self.print_minutes,
            "merge-minutes": self.print_merge_minutes,
        }
        steps[step]()

    # Handing over

    def hand_over(self) -> None:
        """Ask where to, under which passphrase and between whom; then do it."""
        self._workbench.reader.ask("handover", directory, self._on_directory)

    def _on_directory(self, office: Directory) -> None:
        from dvcq_desktop.handover.dialogs.giving import HandOverDialog  # noqa: PLC0415 - when it is opened

        self._office = office
        today = self._workbench.today()
        people = [_with_position(office, person.id, today) for person in office.people_on(today)]
        dialog: HandOverDialog = HandOverDialog(self._workbench, people, self._window)
        dialog.minutes_requested.connect(partial(self.print_minutes, dialog))
        dialog.slip_requested.connect(partial(self._print_slip, dialog))
        dialog.open()
        self.shown.emit(dialog)

    def print_minutes(self, owner: QWidget | None = None) -> None:
        """Print the minutes of the last hand-over."""
        self._print(self._minutes, owner or self._window)

    def print_merge_minutes(self) -> None:
        """Print the minutes of the last merge."""
        self._print(self._merge_minutes, self._window)

    def _print(self, kind: PrintKind[Any], owner: QWidget) -> None:
        flow = PrintFlow(self._workbench, owner)
        self._printing = flow
        flow.failed.connect(self._messages.show_error)
        flow.shown.connect(self.shown)
        today = self._workbench.today()
        flow.make(kind, PrintOrder(today.year, today))

    def _print_slip(self, owner: QWidget, passphrase: str, done: HandedOver) -> None:
        """Show the slip; it is never entered anywhere."""
        today = self._workbench.today()
        office = Frame(self._office, today).office_name if self._office else ""
        self._owner = owner
        work = partial(_slip, passphrase, done, office)
        self._workbench.jobs.run(Job("Đang tạo phiếu mật khẩu", work), self._on_slip_made)

    def _on_slip_made(self, data: bytes) -> None:
        from dvcq_desktop.widgets.preview import PreviewDialog  # noqa: PLC0415 - when it is shown

        preview: PreviewDialog = PreviewDialog(self._workbench.jobs, data, "Phiếu mật khẩu", self._owner)
        preview.open()
        self.shown.emit(preview)

    # Taking over

    def take_over(self) -> None:
        """Find a copy, compare it, and take it where she wants it."""
        from dvcq_desktop.handover.dialogs.taking_dialog import TakeOverDialog  # noqa: PLC0415 - when opened

        if self._workbench.database.is_read_only:
            self._messages.show_warning("Tệp đang mở chỉ để xem nên không nhận thêm được: hãy mở tệp để ghi.")
            return
        rooms = tuple(self._naming.rooms.values())
        dialog: TakeOverDialog = TakeOverDialog(self._workbench, rooms, self._naming, self._window)
        dialog.taken.connect(self._on_taken)
        dialog.view_requested.connect(self.view_requested)
        dialog.open()
        self.shown.emit(dialog)

    def _on_taken(self, taken: Taken) -> None:
        result = taken.brought.result
        if taken.is_made_up:
            self.made_up.emit()
        # Every screen reads anew, as after an undo.
        self._workbench.writer.saved.emit(f"{taken.verb}: {result.actions} thay đổi", None)
        work = partial(_after_merge, self._workbench.database)
        job = Job("Đang đếm chỗ cần chọn", work, silent=True)
        self._workbench.jobs.run(job, partial(self._tell_taken, taken))

    def _tell_taken(self, taken: Taken, found: tuple[int, MergeNote | None]) -> None:
        (result, kept), (waiting, undoable) = taken.brought, found
        self._on_counted(waiting)
        added = f"thêm {group_digits(result.added)} hồ sơ" * bool(result.added)
        changed = f"sửa {group_digits(result.fields)} mục" * bool(result.fields)
        chosen = f"chọn {taken.chosen} chỗ hai bên ghi khác nhau" * bool(taken.chosen)
        details = ", ".join(part for part in (added, changed, chosen) if part)
        said = f"Đã nhận {group_digits(result.actions)} thay đổi{f', gồm: {details}' if details else ''}."
        if kept is not None:
            said = f"{said} {kept_words(kept)}"
        links = [Link("In biên bản…", self.print_merge_minutes)]
        if undoable is not None:
            # Until the next edit: what is saved next takes the offer away.
            links.insert(0, Link(UNDONE, self.undo_merge, self._workbench.writer.saved))
        if self._waiting:
            links.insert(0, Link(f"Chọn ({self._waiting})…", self.show_conflicts))
        self._messages.show_success(said, *links)

    def undo_merge(self) -> None:
        """Take the last merge back, while nothing was done since."""
        work = partial(_undo, self._workbench.database)
        job = Job("Đang hoàn tác hợp nhất", work, saves=True)
        self._workbench.jobs.run(job, self._on_undone)

    def _on_undone(self, note: MergeNote) -> None:
        self._workbench.writer.saved.emit(UNDONE, None)
        self._messages.show_success(
            f"Đã hoàn tác hợp nhất: {note.result.actions} thay đổi của bản kia không còn trên máy này."
        )
        self._count()

    # Deciding

    def show_conflicts(self) -> None:
        """Show what waits for a decision."""
        from dvcq_desktop.handover.dialogs.conflicts_dialog import (  # noqa: PLC0415 - when it is opened
            ConflictsDialog,
        )

        dialog: ConflictsDialog = ConflictsDialog(self._workbench, self._naming, self._window)
        dialog.open()
        self.shown.emit(dialog)

    def _on_writer_saved(self, _name: str, changed: object) -> None:
        # A decision ends a conflict; what changed in ways that nobody lists may do anything.
        if self._waiting or changed is None:
            self._count()

    def _count(self) -> None:
        """Count anew; one count at a time, or an older one might be told last."""
        if self._is_counting:
            self._counts_again = True
            return
        self._is_counting = True
        work = partial(_count, self._workbench.database)
        job = Job("Đang đếm chỗ cần chọn", work, silent=True)
        self._workbench.jobs.run(job, self._on_recounted, stopped=self._on_count_stopped)

    def _on_recounted(self, waiting: int) -> None:
        self._is_counting = False
        self._on_counted(waiting)
        if self._counts_again:
            self._counts_again = False
            self._count()

    def _on_count_stopped(self, _job: Job) -> None:
        self._is_counting = False

    def _on_counted(self, waiting: int) -> None:
        self._waiting = waiting
        self.waiting_changed.emit(waiting)


def leftovers(path: Path) -> tuple[tuple[Path, str], ...]:
    """Return where plain copies on their way lie, beside a file."""
    return (path.parent, "dvcq-tam-"), (path.parent, f".{path.name}.merge-")


def _settle(database: Database, progress: Progress) -> int:
    if not database.is_read_only:
        for place in leftovers(database.path):
            sweep(*place)
    return _count(database, progress)


def _count(database: Database, _progress: Progress) -> int:
    def question(connection: sqlite3.Connection) -> int:
        return len([each for each in conflicts(connection, database.fields) if not each.is_frozen])

    return database.read(question)


def _after_merge(database: Database, progress: Progress) -> tuple[int, MergeNote | None]:
    return _count(database, progress), database.read(last_merge)


def _undo(database: Database, _progress: Progress) -> MergeNote:
    return undo_merge(database)


def _slip(passphrase: str, done: HandedOver, office: str, _progress: Progress) -> bytes:
    from datetime import datetime  # noqa: PLC0415 - when it is asked for

    from dvcq_desktop.documents.pdf import render_pdf  # noqa: PLC0415 - brings ReportLab

    made_at = datetime.fromisoformat(done.manifest.made_at).astimezone()
    names = [part.name for part in done.manifest.parts]
    return render_pdf(build_slip(passphrase, names, made_at, office))


def _with_position(office: Directory, person_id: str, today: Any) -> str:
    """Return a person's name and position, as minutes write it."""
    person = office.people_by_id[person_id]
    tenure = next((tenure for tenure in person.tenures if tenure.holds_on(today)), None)
    return f"{person.full_name}, {tenure.position}" if tenure and tenure.position else person.full_name
