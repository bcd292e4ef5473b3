# SPDX-License-Identifier: MIT
"""The page of today: read when it is seen, the tasks first, the rest once these stand on the screen."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from dvcq_desktop.today.rules import Group, day_words
from dvcq_desktop.today.screen.todo_list import TodoList
from dvcq_desktop.widgets.theme import MARGIN, SPACE

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.today.store.tasks import TasksToday
    from dvcq_desktop.widgets.workbench import Workbench

# Several writes in a row are read once.
_WRITTEN_PAUSE = 250
_DAY_CHECKED_MS = 60_000
_CALM = "Hôm nay không có việc nào đến hạn, quá hạn hay chờ xử lý."
_READING = "Đang đọc…"


class TodayScreen(QWidget):
    """Show what waits for her; every line opens its place.

    What is not of the first picture is imported and made after it: the rest of the list, the pictures of
    progress, the guide of the first steps.
    """

    TITLE: ClassVar[str] = "Hôm nay"
    ICON: ClassVar[str] = "calendar-check"

    place_requested = Signal(object)  # Place
    sample_requested = Signal()  # to look around with made-up data
    copy_requested = Signal()  # to take over what another PC holds

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._day: date | None = None
        self._tasks: TasksToday | None = None
        # Widgets
        self.title = QLabel(self)
        self.title.setProperty("heading", True)
        self.list = TodoList(self)
        self.calm = QLabel(_READING, self)
        self.calm.setWordWrap(True)
        self.calm.setTextFormat(Qt.TextFormat.PlainText)
        self.calm.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget(self)
        self._written = QTimer(self, singleShot=True, interval=_WRITTEN_PAUSE)
        self._day_check = QTimer(self, interval=_DAY_CHECKED_MS)
        # Assemble
        self._assemble()
        # Signals
        self.list.place_requested.connect(self.place_requested)
        self._written.timeout.connect(self._refresh_if_seen)
        self._day_check.timeout.connect(self._refresh_if_seen)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()
        self._day_check.start()

    # What the frame asks

    def actions_of_room(self) -> list[QAction]:
        """Return the room's own menu."""
        return self._menu

    def refresh(self) -> None:
        """Read everything anew."""
        self._day = today = self._bench.today()
        self.title.setText(f"{self.TITLE} · {day_words(today)}")
        self._bench.reader.ask("today/tasks", partial(_read_tasks, today), self._on_tasks_read)

    def leave(self) -> str:
        """Have nothing to save."""
        return ""

    def focus_search(self) -> None:
        """Go to the list: typing there goes to the line that begins so."""
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew what was written, or which day came, while another room was open."""
        super().showEvent(event)
        if self._day is None or self._day != self._bench.today():
            self.refresh()

    # Made at first use

    @cached_property
    def _menu(self) -> list[QAction]:
        again = QAction("Đọc &lại việc hôm nay", self)
        again.triggered.connect(self.refresh)
        return [again]

    def _assemble(self) -> None:
        self.pages.addWidget(self.calm)
        self.pages.addWidget(self.list)
        self._side = QVBoxLayout()
        self._side.setSpacing(SPACE)
        body = QHBoxLayout()
        body.setSpacing(MARGIN)
        body.addWidget(self.pages, 1)
        body.addLayout(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.title)
        column.addLayout(body, 1)
        self.setFocusProxy(self.list)
        self.setAccessibleName(self.TITLE)

    # Reading

    def _on_tasks_read(self, found: TasksToday) -> None:
        self._tasks = found
        self._show_list()

    def _on_writer_saved(self, _name: str, _changed: object) -> None:
        if self.isVisible():
            self._written.start()
        else:
            self._day = None

    def _refresh_if_seen(self) -> None:
        if self.sender() is self._day_check and self._day == self._bench.today():
            return
        if self.isVisible():
            self.refresh()
        else:
            self._day = None

    # Showing

    @property
    def is_read(self) -> bool:
        """Tell whether all that waits was read."""
        return self._tasks is not None

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return all that waits, in the order of the list."""
        return self._tasks.groups if self._tasks else ()

    def _show_list(self) -> None:
        self.list.show_groups(self.groups)
        if self.groups:
            self.pages.setCurrentWidget(self.list)
        else:
            ahead = self._tasks.ahead if self._tasks else ""
            self.calm.setText(f"{_CALM}\n\n{ahead}".strip())
            self.pages.setCurrentWidget(self.calm)


def _read_tasks(today: date, connection: sqlite3.Connection) -> TasksToday:
    # The reader's thread reads the code of it while the window is made.
    from dvcq_desktop.today.store.tasks import read_tasks  # noqa: PLC0415 - see above

    return read_tasks(connection, today)
