# SPDX-License-Identifier: MIT
"""The page of today over ten years of tasks and 40,000 records of other rooms: the tasks, then the rest."""

import gc
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from dvcq_desktop.database.actions import Action
from dvcq_desktop.database.database import Database
from dvcq_desktop.handover.naming import Naming
from dvcq_desktop.rooms import EVERY_NAME, ROOMS
from dvcq_desktop.today.store.tasks import read_tasks
from dvcq_desktop.today.store.waiting import read_conflicts, read_waiting
from tests.bench.figures import Figure, percentile, seconds
from tests.bench.ten_years import TODAY, made

OTHERS = 20_000
WAITING = 500
TURNS = 20
# What an answer may take to seem to come at once, off the window's thread.
AT_ONCE_MS = 100


def measure() -> Iterator[Figure]:
    # As in the program: only the window's thread collects garbage (widgets/collecting.py).
    gc.disable()
    with tempfile.TemporaryDirectory() as folder, made(Path(folder) / "today.dvcq") as database:
        database.write("Ghi", fill)
        naming = Naming(database.fields, ROOMS, EVERY_NAME)
        first = measured(database, lambda connection: read_tasks(connection, TODAY))
        rest = measured(database, lambda connection: read_waiting(connection, TODAY))
        merged = measured(database, lambda connection: read_conflicts(connection, naming))
    yield Figure("the tasks of today among 163,000 records, p95", first, AT_ONCE_MS, "ms")
    yield Figure("what waits in the other rooms among them, p95", rest, AT_ONCE_MS, "ms")
    yield Figure("choices after a merge, asked when one was, p95", merged, 3 * AT_ONCE_MS, "ms")


def measured(database: Database, read: Callable[[sqlite3.Connection], object]) -> float:
    with closing(database.connect()) as connection:
        return percentile([1000 * seconds(partial(read, connection)) for _ in range(TURNS)], 0.95)


def fill(action: Action) -> None:
    """Add opinions and papers of the same ten years, some of which wait."""
    for number in range(OTHERS):
        year = 2017 + number % 10
        is_open = number < WAITING
        opinion = {"year": year, "content": f"Ý kiến {number}", "raised_on": f"{year}-03-01"}
        action.insert("opinion", opinion | ({} if is_open else {"answered_on": f"{year}-04-01"}))
        paper = {"year": year, "kind": "assignment", "title": f"Văn bản {number}", "symbol": "UBND-VHXH"}
        made_at = {"made_at": f"{year}-03-01T01:00:00+00:00"}
        action.insert("issued_document", paper | made_at | ({} if is_open else {"number": str(number)}))
