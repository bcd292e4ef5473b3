# SPDX-License-Identifier: MIT
"""The settings of this PC, and the file moved to another folder; imported when that is asked for."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject

from dvcq_desktop.handover.backing_up import make_second
from dvcq_desktop.handover.backups import BackupError
from dvcq_desktop.handover.dialogs.keeping import Memory
from dvcq_desktop.widgets.application import Look
from dvcq_desktop.widgets.jobs import Job, Progress
from dvcq_desktop.widgets.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QSettings

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.widgets.workbench import Workbench

# What a window keeps of its widths, frames and place.
_FRAMES = ("tables", "pages", "window")
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
        """Make the window anew where she was: the same room and page, and this dialog for a field of it."""
        place = _place_of(self._window)
        self._door.open_anew(step)
        window = self._door.window
        if window is None:
            return
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
    try:
        before.rename(aside)
    except OSError:
        return True, f"{told} Không đổi tên được tệp cũ {before}: hãy xóa nó để không ai ghi nhầm vào."
    return True, f"{told} Tệp cũ được giữ lại, đổi tên thành {aside.name}."


def _place_of(window: MainWindow) -> tuple[str, int]:
    """Return the open room, and its open page."""
    tabs: Any = getattr(window.current_screen, "tabs", None)
    return window.room_title, tabs.currentIndex() if tabs is not None else 0


def _go_to(window: MainWindow, place: tuple[str, int]) -> None:
    room, page = place
    tabs: Any = getattr(window.open_room(room), "tabs", None)
    if tabs is not None:
        tabs.setCurrentIndex(page)


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
