# SPDX-License-Identifier: MIT
"""The frame: rooms on the left, the open room beside them, menus above, what was saved below."""
# ruff: noqa: N802 - the names of a window's methods are Qt's

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.main_menu import MainMenu
from dvcq_desktop.widgets.fitting import fit_to_screen
from dvcq_desktop.widgets.focus import focus_inside
from dvcq_desktop.widgets.messages import Link, MessageBar
from dvcq_desktop.widgets.room_bar import RoomBar, share_year
from dvcq_desktop.widgets.status_line import StatusLine
from dvcq_desktop.widgets.theme import icon, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent

    from dvcq_desktop.widgets.jobs import Job
    from dvcq_desktop.widgets.leaving import Leaving
    from dvcq_desktop.widgets.room_bar import Room, RoomScreen
    from dvcq_desktop.widgets.sample_strip import SampleStrip
    from dvcq_desktop.widgets.workbench import Workbench

_OWED = "chỗ vừa sửa chưa lưu được vẫn được giữ, và tự lưu khi ổ đĩa ghi được."
_LEAST_HEIGHT = 400
# Below this width the names of the rooms fold to icons (LOOK: 1093 is 1366 at 125%).
_NARROW = 1100


class MainWindow(QMainWindow):
    """Hold the rooms of one open file; `file_requested` and the like are answered by the front door."""

    open_requested = Signal()
    view_requested = Signal()
    create_requested = Signal()
    copy_requested = Signal()
    verify_requested = Signal()
    trash_requested = Signal()
    journal_requested = Signal()
    find_requested = Signal()
    help_requested = Signal()
    guide_requested = Signal()
    backups_requested = Signal()
    second_place_requested = Signal()  # to choose where backups go besides this PC
    report_requested = Signal()
    about_requested = Signal()
    settings_requested = Signal()
    sample_requested = Signal()  # to look around with made-up data
    sample_left = Signal()  # to go back to her own file
    stick_requested = Signal(str)  # a step of `HandoverFlow`
    closed = Signal()

    def __init__(self, workbench: Workbench, rooms: Sequence[Room], file_name: str, *, demo: bool) -> None:
        super().__init__()
        self._workbench = workbench
        self._rooms = list(rooms)
        # Widgets
        self._message = MessageBar(self)
        self._stack = QStackedWidget(self)
        self._nav = RoomBar(self._rooms, self)
        self._is_read_only = workbench.database.is_read_only
        self.strip: SampleStrip | None = None
        self.status = StatusLine(self, workbench, file_name)
        self._leaving: Leaving | None = None
        self._may_close = False
        self._farewell: Callable[[Callable[[], object]], bool] = _nothing_left
        # Assemble
        self.setWindowTitle(f"{file_name} · DVCQ Desktop" + (" · CHỈ XEM" if self._is_read_only else ""))
        self.setWindowIcon(icon("landmark"))
        self._build_centre()
        # A bar takes its room from the page: it never makes the window higher than a small screen.
        self.setMinimumHeight(scaled(_LEAST_HEIGHT))
        self.menus = MainMenu(self, workbench, self.room_titles)
        if demo:
            self.show_as_made_up()
        # Signals
        self._nav.chosen.connect(self.show_room)
        self.status.waiting_clicked.connect(self._on_status_waiting_clicked)
        workbench.writer.refused.connect(self._message.show_error)
        workbench.writer.owed_changed.connect(self._on_writer_owed_changed)
        workbench.writer.owed_saved.connect(self._on_writer_owed_saved)
        workbench.reader.refused.connect(self._message.show_error)
        workbench.jobs.job_failed.connect(self._on_job_failed)
        self._restore()
        self.show_room(0)

    def show_as_made_up(self) -> None:
        """Say above everything that the data is made up."""
        if self.strip is None:
            from dvcq_desktop.widgets.sample_strip import SampleStrip  # noqa: PLC0415 - seldom shown

            self.strip = SampleStrip(self)
            self.strip.left.connect(self.sample_left)
            self._column.insertWidget(0, self.strip)
            self.menus.sample.setVisible(False)
            name, _dot, rest = self.windowTitle().partition(" · DVCQ Desktop")
            self.setWindowTitle(f"{name} · DVCQ Desktop · DỮ LIỆU MẪU{rest}")

    @property
    def message(self) -> MessageBar:
        """Return the bar for what concerns the whole program."""
        return self._message

    @property
    def rooms(self) -> tuple[Room, ...]:
        """Return the rooms in order."""
        return tuple(self._rooms)

    @property
    def room_titles(self) -> tuple[str, ...]:
        """Return the names of the rooms in order."""
        return tuple(room.title for room in self._rooms)

    @property
    def current_screen(self) -> QWidget:
        """Return the screen of the open room."""
        screen = self._stack.currentWidget()
        assert screen is not None
        return screen

    @property
    def room_title(self) -> str:
        """Return the name of the open room."""
        return next(room.title for room in self._rooms if room.screen is self._stack.currentWidget())

    @property
    def is_busy(self) -> bool:
        """Tell whether an answer, a write or a job is still to come."""
        bench = self._workbench
        return bench.reader.busy or bench.writer.busy or bool(bench.jobs.running)

    def current_actions(self) -> list[QAction]:
        """Return the open room's own actions."""
        return self._current().actions_of_room()

    def show_room(self, index: int) -> None:
        """Open a room, making its screen at first use."""
        before = self._stack.currentWidget()
        screen = self._rooms[index].open(self._stack)
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        is_new = screen.focusWidget() is None
        self._stack.setCurrentWidget(screen)
        share_year(before, screen)
        self._nav.mark(index)
        self.menus.room.setTitle(f"&{self._rooms[index].title}")
        focus_inside(screen, anew=is_new)

    def open_room(self, title: str) -> QWidget:
        """Open a room by its name, and return its screen."""
        self.show_room(self.room_titles.index(title))
        return self.current_screen

    def showEvent(self, event: QShowEvent) -> None:
        """Let the open room have the keyboard from the start."""
        super().showEvent(event)
        focus_inside(self.current_screen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the names of the rooms to icons where the window is narrow."""
        super().resizeEvent(event)
        self._nav.fold(self.width() < _NARROW)

    def offer_way_back(self) -> None:
        """Let her leave made-up data that goes with the program; it is not handed over, nor added to."""
        if self.strip is not None:
            self.strip.offer_way_back()
            self.menus.own_data.setVisible(True)
        for step in ("hand-over", "take-over"):
            self.menus.stick[step].setEnabled(False)

    def keep_above(self, bar: QWidget) -> None:
        """Keep a bar above the open room, whichever it is, until the bar goes by itself."""
        self._column.insertWidget(self._column.indexOf(self._stack), bar)

    def set_farewell(self, farewell: Callable[[Callable[[], object]], bool]) -> None:
        """Let something be done once all is saved, before the file is left, such as a backup.

        It returns True where there is nothing to do, else it calls what it is given, whatever happens.
        """
        self._farewell = farewell

    def show_waiting(self, count: int) -> None:
        """Say below, and in the menu, how many places wait for a decision after a merge."""
        self.status.show_waiting(count)
        self.menus.stick["conflicts"].setText(f"Chỗ &cần chọn ({count})…" if count else "Chỗ &cần chọn…")

    def flush(self, then: Callable[[], object], told: Callable[[str], object] | None = None) -> bool:
        """Return True where all that was typed is saved; else `then` is called once it is or may go.

        With `told` nothing is asked where something cannot be saved: it hears of that instead.
        """
        if self._leaving is None:
            from dvcq_desktop.widgets.leaving import Leaving  # noqa: PLC0415 - start-up time

            bench = self._workbench
            self._leaving = Leaving(bench.writer, bench.jobs, self._leave_rooms, self)
            self._leaving.waiting.connect(self._on_leaving_waiting)
            self._leaving.asked.connect(self._on_leaving_asked)
        return self._leaving.leave(then, told)

    def save_first(self, then: Callable[[], object]) -> None:
        """Do what wants all to be saved; where something cannot be, a bar says so and offers to go on."""
        if self.flush(then, partial(self._say_unsaved, then, self.focusWidget())):
            then()

    def leave(self, then: Callable[[], object]) -> bool:
        """Return True where the file may be left; else `then` is called once it may."""
        return self.flush(partial(self._say_farewell, then)) and self._farewell(then)

    def hold(self) -> None:
        """Take no more typing: the file is about to be left."""
        self._stack.setEnabled(False)
        self.menuBar().setEnabled(False)

    def let_go(self) -> None:
        """Take typing again: the file stays."""
        self._stack.setEnabled(True)
        self.menuBar().setEnabled(True)

    def close_at_once(self) -> None:
        """Close after all was saved or given up."""
        self._may_close = True
        self.close()

    def drop_rooms(self) -> None:
        """Let the rooms of a closed window be gone at once: another look would dress them all anew."""
        for room in self._rooms:
            screen, room.screen = room.screen, None
            if screen is not None:
                shiboken6.delete(screen)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being edited first; then remember the window, and say goodbye."""
        if not self._may_close and not self.leave(self.close_at_once):
            event.ignore()
            return
        self._workbench.settings.setValue("window/geometry", self.saveGeometry())
        self._workbench.settings.setValue("window/room", self._stack.currentIndex())
        super().closeEvent(event)
        self.closed.emit()

    def _say_farewell(self, then: Callable[[], object]) -> None:
        if self._farewell(then):
            then()

    def _say_unsaved(self, then: Callable[[], object], typed_in: QWidget | None, sentence: str) -> None:
        self._message.show_warning(
            f"{sentence} Hãy ghi xong hoặc bỏ phần đó rồi làm lại; làm tiếp ngay thì phần đó vẫn nằm trong ô,"
            " chưa có trong tệp.",
            Link("Vẫn làm tiếp", partial(self._go_on, then)),
        )
        # The editor of a cell is gone once its text was refused.
        if typed_in is not None and shiboken6.isValid(typed_in) and typed_in.isVisible():
            typed_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, then: Callable[[], object]) -> None:
        """Save what can be by now, and go on without the rest."""
        self._message.clear()
        if self.flush(then, partial(_without_rest, then)):
            then()

    def _leave_rooms(self) -> str:
        said = []
        for place, room in enumerate(self._rooms):
            if room.screen is None:
                continue
            screen: RoomScreen = room.screen  # type: ignore[assignment]  # see `_current`
            if sentence := screen.leave():
                said.append(sentence)
                self.show_room(place)
        return " ".join(said)

    def _on_leaving_asked(self) -> None:
        self._message.clear()

    def _on_leaving_waiting(self) -> None:
        self._message.show_info("Đang lưu; cửa sổ sẽ tự đóng khi lưu xong.")

    def _current(self) -> RoomScreen:
        return self._stack.currentWidget()  # type: ignore[return-value]  # rooms make screens of this shape

    def _build_centre(self) -> None:
        centre = QWidget(self)
        self._column = column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        # Below the rows, which must not move under her mouse when something is told.
        column.addWidget(self._message)
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._nav)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)

    def _restore(self) -> None:
        geometry = self._workbench.settings.value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1366, 720)
            if fit_to_screen(self):
                # Where there is no room to spare, all of it is hers.
                self.setWindowState(Qt.WindowState.WindowMaximized)
        elif not self.isMaximized():
            fit_to_screen(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key that nothing inside had a use for."""
        from dvcq_desktop.window_keys import take_key  # noqa: PLC0415 - start-up time

        if not take_key(self, event):
            super().keyPressEvent(event)

    def leave_room(self) -> str:
        """Save what is typed in the open room; return what is to be said of what cannot be saved."""
        return self._current().leave()

    def find_in_page(self) -> None:
        """Put the cursor into the search box of the open page."""
        self._current().focus_search()

    def toggle_enlarged(self) -> None:
        """Give the detail of the open page the room of its rows too, or give it back."""
        from dvcq_desktop.widgets.page import Page  # noqa: PLC0415 - start-up time

        pages = [page for page in self._stack.findChildren(Page) if page.can_enlarge]
        for page in pages:
            page.toggle_enlarged()
        if not pages:
            self._message.show_info("Trang này không có phần chi tiết để phóng to.")

    def read_again(self) -> None:
        """Read the open page anew."""
        self._current().refresh()

    def _on_status_waiting_clicked(self) -> None:
        self.stick_requested.emit("conflicts")

    def _on_writer_owed_changed(self, count: int) -> None:
        if count:
            self._message.show_warning(f"{count} {_OWED}", Link("Lưu ngay", self._workbench.writer.try_again))
        elif self._message.text.endswith(_OWED):
            self._message.clear()

    def _on_writer_owed_saved(self) -> None:
        self._message.show_success("Đã lưu các chỗ sửa mà lúc trước ổ đĩa chưa ghi được.")

    def _on_job_failed(self, _job: Job, sentence: str) -> None:
        self._message.show_error(sentence)


def _without_rest(then: Callable[[], object], _sentence: str) -> None:
    then()


def _nothing_left(_then: Callable[[], object]) -> bool:
    return True
