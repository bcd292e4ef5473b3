# SPDX-License-Identifier: MIT
"""A keystroke in the search box over 100,000 tasks, from the key to the rows, off the GUI thread."""

import random
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QEventLoop

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Person, Unit, UnitKind
from dvcq_desktop.plan.index import TaskFilter, TaskIndex
from dvcq_desktop.plan.loading import Counted, Found, Year, count, find
from dvcq_desktop.plan.rules import StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.table import COLUMNS, TaskRow
from dvcq_desktop.text.folding import fold
from dvcq_desktop.widgets.model import RecordModel
from dvcq_desktop.widgets.reads import Reader
from tests.bench.figures import Figure, percentile

ROWS = 100_000
FRAME_MS = 50
TYPED = ("doi thoai thon", "tuyên truyền", "cam ket khong gay phien ha", "nguyen thi", "zzz")
WORDS = [
    *("tổ chức", "đối thoại", "giữa chính quyền", "với Nhân dân", "tuyên truyền", "vận động", "cam kết"),
    *("không gây", "phiền hà", "sách nhiễu", "báo cáo", "quý", "kế hoạch", "thôn", "phòng", "kiểm tra"),
    *("giám sát", "mô hình", "dân vận khéo", "tiếp công dân", "giải quyết", "khiếu nại", "tố cáo", "bầu cử"),
]


SHOWN_ROWS = 24


class Window:
    """Ask as the page of the tasks does, and fetch the rows that a screen shows."""

    def __init__(self, index: TaskIndex) -> None:
        self.year = Year(2026, (2026,), (), index.directory, index)
        self.reader = Reader(_Nothing)
        self.model = RecordModel(COLUMNS, self._fetch)
        self._loop = QEventLoop()
        self._start = self._taken = 0.0

    def type(self, words: str) -> float:
        """Return the milliseconds from a key to the cells of the rows; the counts come in the pause."""
        self._start = time.perf_counter()
        self.reader.ask("plan-find", partial(_find, self.year, TaskFilter(text=words)), self._on_found)
        self._loop.exec()
        return self._taken

    def _on_found(self, found: Found) -> None:
        self.model.set_ids(found.ids)
        for row in range(min(SHOWN_ROWS, self.model.rowCount())):
            for column in range(self.model.columnCount()):
                self.model.index(row, column).data()
        self._taken = (time.perf_counter() - self._start) * 1000
        self.reader.ask("plan-count", partial(_count, self.year, found), self._on_counted)

    def _on_counted(self, _counted: Counted) -> None:
        self._loop.quit()

    def _fetch(self, ids: Sequence[str]) -> dict[str, TaskRow]:
        entries = self.year.tasks.entries
        return {key: TaskRow(entries[key], self.year.directory, {}) for key in ids}


class _Nothing:
    """Stand for the connection: a keystroke asks the year in memory only."""

    def close(self) -> None:
        """Do nothing."""


def _find(year: Year, chosen: TaskFilter, _connection: object) -> Found:
    return find(year, chosen, "position", descending=False)


def _count(year: Year, found: Found, _connection: object) -> Counted:
    return count(year, found)


def measure() -> Iterator[Figure]:
    application = QCoreApplication.instance() or QCoreApplication([])
    window = Window(make_index())
    taken = [window.type(words[:length]) for words in TYPED for length in range(1, len(words) + 1)]
    window.reader.shutdown()
    del application
    what = f"a keystroke over {ROWS:,} tasks, from the key to the rows, 95th percentile of {len(taken)}"
    yield Figure(what, percentile(taken, 0.95), FRAME_MS, "ms")


def make_index() -> TaskIndex:
    chance = random.Random(2026)
    units = tuple(Unit(f"u{n}", f"Thôn {n}", UnitKind.VILLAGE) for n in range(40))
    people = tuple(Person(f"p{n}", f"Nguyễn Thị Số {n}") for n in range(60))
    index = TaskIndex(date(2026, 6, 15), Directory(units=units, people=people))
    tasks = [
        Task(
            f"t{n:06d}",
            2026,
            " ".join(chance.choices(WORDS, k=6)),
            content=" ".join(chance.choices(WORDS, k=15)),
            lead_unit=chance.choice(units).id,
            owner=chance.choice(people).id,
            schedule=Schedule(date(2026, 1, 1) + timedelta(days=chance.randrange(365))),
            state=StateEntry(chance.choice(list(TaskState)), date(2026, 5, 1), "lý do"),
            position=n,
        )
        for n in range(ROWS)
    ]
    index.put(tasks, {task.id: fold(f"{task.title} {task.content}") for task in tasks})
    return index
