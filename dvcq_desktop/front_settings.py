# SPDX-License-Identifier: MIT
"""The settings of this PC, and the file moved to another folder; imported when that is asked for."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer

from dvcq_desktop.handover.backing_up import make_second, own_folder
from dvcq_desktop.handover.backups import BackupError
from dvcq_desktop.handover.dialogs.keeping import Memory
from dvcq_desktop.widgets.application import Look
from dvcq_desktop.widgets.jobs import Job, Progress
from dvcq_desktop.widgets.settings_dialog import SettingsDialog
from dvcq_desktop.widgets.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtCore import QSettings

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.widgets.workbench import Workbench

# What a window keeps of its widths, frames and place.
_FRAMES = ("tables", "pages", "window")
# A page that was just opened reads its rows first; longer than this nobody waits for them.
_ROUND_MS, _ROUNDS = 30, 100
_WORN_LATER = (
    "Cỡ chữ và màu nền vừa chọn đã được ghi nhớ, sẽ áp dụng khi mở lại chương trình; phần đang nhập vẫn còn"
    " nguyên."
)


class Door(Protocol):
    """Say what is asked of the front door."""

    @property
    def window(self) -> MainWindow | None:
        """Return the window that is open."""

    def start(self, file: Path | None = None) -> bool:
        """Open a file, asking for another where it cannot be."""

    def open_file(self, path: Path) -> UserError | None:
        """Open a file in a new window; return why not, where it cannot be."""

    def open_anew(self, step: Callable[[], object]) -> None:
        """Make the window anew, with a step to take while there is none."""

    def close_window(self) -> None:
        """Close the file and its window, and open nothing instead."""


class FrontSettings(QObject):
    """Show the settings of a window's PC, and do what they ask."""

    def __init__(self, window: MainWindow, workbench: Workbench, door: Door, *, movable: bool) -> None:
        super().__init__(window)
        self._door = door
        self._window = window
        self._workbench = workbench
        self._movable = movable
        self._dialog: SettingsDialog | None = None

    def show(self) -> None:
        """Show the dialog."""
        bench = self._workbench
        dialog = SettingsDialog(bench.settings, bench.database.path, self._window, movable=self._movable)
        self._dialog = dialog
        dialog.look_chosen.connect(self._on_look_chosen)
        dialog.reset_requested.connect(self._on_reset_requested)
        dialog.move_requested.connect(self._on_move_requested)
        dialog.backups_requested.connect(self._window.backups_requested)
        dialog.report_requested.connect(self._window.report_requested)
        dialog.open()

    def _on_look_chosen(self, look: Look) -> None:
        if self._door.window is not self._window:
            # The dialog of the window before, which is on its way out.
            return
        field = "letters" if look.larger != Look.kept(self._workbench.settings).larger else "colours"
        look.keep(self._workbench.settings)
        self._flush(partial(self._open_anew, _nothing, field), _WORN_LATER)

    def _on_reset_requested(self) -> None:
        self._flush(self._reset, "Hãy lưu hoặc bỏ phần đó rồi đặt lại.")

    def _reset(self) -> None:
        assert self._dialog is not None
        self._dialog.accept()
        self._open_anew(partial(_forget, self._workbench.settings), "")

    def _flush(self, then: Callable[[], object], advice: str) -> None:
        """Do what needs all to be saved; where something cannot be, say so with this advice, and leave it."""
        if self._window.flush(then, partial(self._tell, advice)):
            then()

    def _tell(self, advice: str, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.messages.show_warning(f"{sentence} {advice}")

    def _open_anew(self, step: Callable[[], object], field: str) -> None:
        """Make the window anew where she was: the same rows of the same page, and this dialog for a field."""
        place, said = _place_of(self._window), self._window.status.said_of_saving
        self._door.open_anew(step)
        window = self._door.window
        if window is None:
            return
        window.status.say_of_saving(said)
        _go_to(window, place)
        if field:
            window.settings_requested.emit()
            for dialog in window.findChildren(SettingsDialog):
                getattr(dialog, field).setFocus()

    def _on_move_requested(self, folder: Path) -> None:
        path = self._workbench.database.path
        target = folder / path.name
        if refusal := _refusal(path, target):
            assert self._dialog is not None
            self._dialog.messages.show_error(refusal)
            return
        self._flush(partial(self._copy, target), "Hãy lưu hoặc bỏ phần đó rồi chuyển tệp.")

    def _copy(self, target: Path) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._window.hold()
        work = partial(_copy_whole, self._workbench.database, target)
        self._workbench.jobs.run(
            Job("Đang chuyển tệp dữ liệu", work, saves=True), self._on_copied, self._on_refused
        )

    def _on_copied(self, target: Path) -> None:
        now = datetime.now().astimezone()
        kept, renewed = (
            Memory(self._workbench.settings, path) for path in (self._workbench.database.path, target)
        )
        if kept.second is not None:
            renewed.choose_second(kept.second, now)
            renewed.remind_after(kept.days)
            # A place that is not there now is asked for by the reminder.
            with suppress(BackupError):
                make_second(kept.second, target)
        before = self._workbench.database.path
        self._door.close_window()
        opened, told = settle_move(before, target, self._door.open_file)
        if opened and self._door.window:
            self._door.window.message.show_success(told)
        elif self._door.start(before) and self._door.window:
            self._door.window.message.show_error(told)

    def _on_refused(self, error: UserError) -> None:
        self._window.let_go()
        self._window.message.show_error(error.sentence)


def settle_move(
    before: Path, target: Path, open_file: Callable[[Path], UserError | None]
) -> tuple[bool, str]:
    """Open the copy in the new folder and put the old file aside; return whether, and what is to be told.

    `open_file` returns why a file cannot be opened. The old file is renamed, never removed: the copy has just
    been read whole, but it is hers to throw away.
    """
    if refusal := open_file(target):
        return False, f"Chưa chuyển được tệp dữ liệu; chương trình vẫn dùng tệp cũ. {refusal.sentence}"
    now = datetime.now().astimezone()
    aside = before.with_name(f"{before.stem} (đã chuyển {now:%Y-%m-%d %H.%M.%S}){before.suffix}")
    told = f"Dữ liệu nay nằm ở {target}; từ nay chương trình mở tệp này."
    kept = own_folder(before).folder
    # The list of backups is of the file where it is now.
    opens = "mở bằng nút “Khôi phục từ tệp khác…” của Sao lưu và khôi phục"
    earlier = f" Các bản sao lưu trước đó vẫn ở {kept}, {opens}." if kept.is_dir() else ""
    try:
        before.rename(aside)
    except OSError:
        refused = f" Không đổi tên được tệp cũ {before}: hãy xóa nó để không ai ghi nhầm vào."
        return True, f"{told}{refused}{earlier}"
    return True, f"{told} Tệp cũ được giữ lại, đổi tên thành {aside.name}.{earlier}"


class _Place(NamedTuple):
    """Where she is in a window: a room of a year, the page under its tabs, and the rows chosen there."""

    room: str
    year: int
    page: int
    chosen: tuple[str, ...]


def _place_of(window: MainWindow) -> _Place:
    screen: Any = window.current_screen
    tabs: Any = getattr(screen, "tabs", None)
    table = _table_of(screen)
    return _Place(
        window.room_title,
        getattr(screen, "shown_year", 0),
        tabs.currentIndex() if tabs is not None else 0,
        table.selected_ids() if table is not None else (),
    )


def _go_to(window: MainWindow, place: _Place) -> None:
    screen: Any = window.open_room(place.room)
    if place.year and place.year != getattr(screen, "shown_year", place.year):
        screen.show_year(place.year)
    tabs: Any = getattr(screen, "tabs", None)
    if tabs is not None:
        tabs.setCurrentIndex(place.page)
    table = _table_of(screen)
    if place.chosen and table is not None:
        _Choosing(window, table, place.chosen)


def _table_of(screen: Any) -> RecordTable | None:
    """Return the table of the open page of a room, None where it has none."""
    tabs: Any = getattr(screen, "tabs", None)
    table = getattr(tabs.currentWidget() if tabs is not None else screen, "table", None)
    return table if isinstance(table, RecordTable) else None


class _Choosing(QObject):
    """Choose rows of a table as soon as they are read."""

    def __init__(self, window: MainWindow, table: RecordTable, chosen: Sequence[str]) -> None:
        super().__init__(window)
        self._window, self._table, self._chosen = window, table, tuple(chosen)
        self._rounds = 0
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start(_ROUND_MS)

    def _on_beat(self) -> None:
        self._rounds += 1
        there = tuple(one for one in self._chosen if self._table.records.row_of(one) is not None)
        if there and not self._window.is_busy:
            self._table.select_ids(there)
        elif self._rounds < _ROUNDS:
            return
        self._beat.stop()
        self.deleteLater()


def _refusal(path: Path, target: Path) -> str:
    """Return why the file cannot go there, empty where it can."""
    with suppress(OSError):
        if target.parent.resolve() == path.parent.resolve():
            return "Tệp dữ liệu đang ở chính thư mục này; hãy chọn thư mục khác."
        if target.exists():
            return (
                f"Trong thư mục này đã có tệp {target.name}; hãy chọn thư mục khác, để không ghi đè lên nó."
            )
    return ""


def _copy_whole(database: Database, target: Path, _progress: Progress) -> Path:
    database.copy_to(target)
    return target


def _nothing() -> None:
    return None


def _forget(settings: QSettings) -> None:
    for group in _FRAMES:
        settings.remove(group)
