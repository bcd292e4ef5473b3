# SPDX-License-Identifier: MIT
"""Saving one task, journal included, against one raw row committed in the same journal mode."""

import itertools
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dvcq_desktop.database.connections import connect_writing
from dvcq_desktop.database.database import Database
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.store import changes
from tests.bench.figures import Figure, median_ratio

TURNS = 200
TASKS = 300


def measure() -> Iterator[Figure]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Database.open(Path(folder) / "a.dvcq", create=True) as database,
    ):
        ids = database.write(
            "Điền",
            lambda action: [changes.add_task(action, Task("", 2026, f"Việc {n}")) for n in range(TASKS)],
        )
        raw = raw_copy(Path(folder) / "raw.sqlite3", ids)
        numbers = itertools.count()
        products = (f"Báo cáo {number}" for number in itertools.count())

        def save_ours() -> None:
            task = ids[next(numbers) % TASKS]
            database.write("Sửa", lambda action: changes.set_product(action, [task], next(products)))

        def save_raw() -> None:
            raw.execute("begin immediate")
            raw.execute(
                "update task set product = ? where id = ?", (next(products), ids[next(numbers) % TASKS])
            )
            raw.execute("commit")

        yield Figure("saving one task / one raw row", median_ratio(save_ours, save_raw, TURNS), 2)
        raw.close()


def raw_copy(path: Path, ids: list[str]) -> sqlite3.Connection:
    path.touch()
    connection = connect_writing(path)
    connection.execute(
        "create table task (id text primary key, title text, content text, product text) strict"
    )
    connection.execute("begin")
    connection.executemany("insert into task values (?, 'Việc', 'Nội dung', '')", [(key,) for key in ids])
    connection.execute("commit")
    return connection
