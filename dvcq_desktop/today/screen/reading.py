# SPDX-License-Identifier: MIT
"""What the page of today asks the file, in steps: the tasks at once, the rest when these are painted."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dvcq_desktop.today.rules import Begun, Group, Picture, TasksToday, Waiting

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.today.backups import Second
    from dvcq_desktop.widgets.workbench import Workbench

# Milliseconds from the tasks to the question for everything else: the tasks are painted before it is asked.
_REST_PAUSE = 150


class TodayReading(QObject):
    """Read what waits off the window's thread, and hold it; the code of each step is read there as well.

    `keeps` says whether backups are any matter: they are none of made-up data, or of what is only looked at.
    """

    changed = Signal()

    def __init__(self, workbench: Workbench, parent: QObject, *, keeps: bool) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._keeps = keeps
        self._day = workbench.today()
        self.tasks = TasksToday()
        self._waiting: Waiting | None = None
        self._conflicts: tuple[Group, ...] = ()
        self._conflicts_are_old = True
        self._has_second = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_PAUSE)
        # Signals
        self._rest.timeout.connect(self._ask_rest)
        workbench.writer.saved.connect(self._on_writer_saved)

    def read(self, day: date) -> None:
        """Read everything anew, as of a day."""
        self._day = day
        self._bench.reader.ask("today/tasks", partial(_read_tasks, day), self._on_tasks_read)

    @property
    def is_read(self) -> bool:
        """Tell whether all that waits was read."""
        return self._waiting is not None

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return all that waits, in the order of the list."""
        rest = self._waiting.groups if self._waiting else ()
        return (*self.tasks.groups, *self._conflicts, *rest)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Return how far plan, signing and models are."""
        return (*self.tasks.pictures, *(self._waiting.pictures if self._waiting else ()))

    @property
    def begun(self) -> Begun:
        """Return which of the first steps are done."""
        return self.tasks.begun._replace(second=self._has_second)

    def _ask_rest(self) -> None:
        second = self._second() if self._keeps else None
        if not any(self.begun):
            # There is nothing yet that could be lost.
            second = None
        question = partial(_read_rest, self._day, self._bench.database, second)
        self._bench.reader.ask("today/rest", question, self._on_rest_read)
        if self._conflicts_are_old or self._conflicts:
            self._conflicts_are_old = False
            about = partial(_read_conflicts, self._bench.database)
            self._bench.reader.ask("today/conflicts", about, self._on_conflicts_read)

    def _second(self) -> Second:
        from dvcq_desktop.handover.dialogs.keeping import Memory  # noqa: PLC0415 - see the class
        from dvcq_desktop.today.backups import Second  # noqa: PLC0415 - see the class

        memory = Memory(self._bench.settings, self._bench.database.path)
        self._has_second = memory.second is not None
        return Second(memory.second, memory.second_at(_now()), memory.days)

    def _on_tasks_read(self, found: TasksToday) -> None:
        self.tasks = found
        if self._waiting is None:
            self._rest.start()
        else:
            self._ask_rest()
        self.changed.emit()

    def _on_rest_read(self, found: Waiting) -> None:
        self._waiting = found
        self.changed.emit()

    def _on_conflicts_read(self, found: tuple[Group, ...]) -> None:
        self._conflicts = found
        self.changed.emit()

    def _on_writer_saved(self, _name: str, changed: object) -> None:
        # What she writes herself can only decide; what came from outside tells no rows.
        self._conflicts_are_old |= changed is None


def _read_tasks(today: date, connection: sqlite3.Connection) -> TasksToday:
    # The reader's thread reads the code of it while the window is made.
    from dvcq_desktop.today.store.tasks import read_tasks  # noqa: PLC0415 - see above

    return read_tasks(connection, today)


def _read_rest(
    today: date, database: Database, second: Second | None, connection: sqlite3.Connection
) -> Waiting:
    """Read what all rooms have; their code is read here too, off the window's thread."""
    from dvcq_desktop.today.backups import backup_groups, changed_at, newest_backup  # noqa: PLC0415 - heavy
    from dvcq_desktop.today.store.waiting import read_waiting  # noqa: PLC0415 - see above

    found = read_waiting(connection, today)
    if second is None:
        return found
    path = database.path
    now = _now()
    kept = backup_groups(second, newest_backup(path, now), changed_at(path), now)
    return Waiting((*found.groups, *kept), found.pictures)


def _read_conflicts(database: Database, connection: sqlite3.Connection) -> tuple[Group, ...]:
    from dvcq_desktop.handover.naming import Naming  # noqa: PLC0415 - see above
    from dvcq_desktop.rooms import EVERY_NAME, ROOMS  # noqa: PLC0415 - see above
    from dvcq_desktop.today.store.waiting import read_conflicts  # noqa: PLC0415 - see above

    return read_conflicts(connection, Naming(database.fields, ROOMS, EVERY_NAME))


def _now() -> datetime:
    return datetime.now().astimezone()
