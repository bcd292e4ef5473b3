# SPDX-License-Identifier: MIT
"""A keystroke in the search box over 100,000 tasks, from the key to the rows, off the GUI thread."""

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Person, Unit, UnitKind
from dvcq_desktop.plan.index import TaskFilter, TaskIndex
from dvcq_desktop.plan.rules import StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.text.folding import fold
from tests.bench.figures import Figure, percentile

ROWS = 100_000
FRAME_MS = 50
TYPED = ("doi thoai thon", "tuyên truyền", "cam ket khong gay phien ha", "nguyen thi", "zzz")
WORDS = [
    *("tổ chức", "đối thoại", "giữa chính quyền", "với Nhân dân", "tuyên truyền", "vận động", "cam kết"),
    *("không gây", "phiền hà", "sách nhiễu", "báo cáo", "quý", "kế hoạch", "thôn", "phòng", "kiểm tra"),
    *("giám sát", "mô hình", "dân vận khéo", "tiếp công dân", "giải quyết", "khiếu nại", "tố cáo", "bầu cử"),
]


def measure() -> Iterator[Figure]:
    index = make_index()
    taken = []
    for words in TYPED:
        for length in range(1, len(words) + 1):
            start = time.perf_counter()
            index.ids(TaskFilter(text=words[:length]))
            taken.append((time.perf_counter() - start) * 1000)
    what = f"a keystroke over {ROWS:,} tasks, 95th percentile of {len(taken)}"
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
