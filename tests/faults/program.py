# SPDX-License-Identifier: MIT
"""A program that writes without end, to be killed at any moment: `python program.py FILE`.

It prints the number of each action once it is on disk.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.database import Database
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.schema import Column, Table, TableKind
from dvcq_desktop.database.schemas import Schema

if TYPE_CHECKING:
    from dvcq_desktop.database import Action

SCHEMA = Schema(
    (
        Table(
            "task",
            TableKind.SHARED,
            (Column("title", null=False), Column("number", "integer"), Column("folded", derived=True)),
            derive=lambda row: {"folded": str(row["title"]).casefold()},
        ),
    )
)
ROWS = 60
"""Rows that each action changes: every one of them to the action's number."""


def write(action: Action, number: int) -> None:
    """Set every row to one number and add one, so that half of an action would show."""
    for row in range(ROWS):
        key = f"t{row:03}"
        if action.execute("select 1 from task where id = ?", (key,)).fetchone():
            action.update("task", key, {"number": number, "title": f"Việc {number}"})
        else:
            action.insert("task", {"id": key, "title": "Việc", "number": number})
    action.insert("task", {"title": "Thêm " * (number % 50), "number": -number})


def main(path: Path) -> None:
    """Write until killed."""
    with Database.open(path, create=True, schema=SCHEMA, replica=Replica("r", "PC-1")) as database:
        (last,) = database.connect().execute("select coalesce(max(number), 0) from task").fetchone()
        for number in count(last + 1):
            database.write("Ghi", lambda action, n=number: write(action, n))  # type: ignore[misc]  # mypy infers no lambda with a default
            print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
