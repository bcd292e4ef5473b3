# SPDX-License-Identifier: MIT
"""In whatever order things are done: rows are what heads say, history is complete, undo is exact."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dvcq_desktop.database import Database
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.schema import Column, Field, Table, TableKind
from dvcq_desktop.database.schemas import Schema
from dvcq_desktop.database.values import as_columns

if TYPE_CHECKING:
    from dvcq_desktop.database import Action

KEYS = st.sampled_from("abc")
TEXTS = st.sampled_from([None, "", "x", "Đ"])
ROW = st.fixed_dictionaries(
    {}, optional={"title": TEXTS, "state": TEXTS, "day": TEXTS, "cost": st.none() | st.just(3)}
)
SCHEMA = Schema(
    (
        Table(
            "task",
            TableKind.SHARED,
            (
                Column("title"),
                Column("state"),
                Column("day"),
                Column("cost", "integer"),
                Column("folded", derived=True),
            ),
            (Field("task.progress", ("state", "day")),),
            derive=lambda row: {"folded": str(row["title"]).casefold()},
        ),
    )
)
COLUMNS = ("title", "state", "day", "cost")

Rows = dict[str, tuple[object, ...]]
"""What is not in the trash, by key."""


class Office(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.states: list[Rows] = [{}]
        self.names: list[str] = []
        self.at = 0
        self.open()

    def open(self) -> None:
        self.database = Database.open(
            Path(self.folder.name, "a.sqlite3"), create=True, schema=SCHEMA, replica=Replica("r", "PC-1")
        )

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    def rows(self) -> Rows:
        with closing(self.database.connect()) as connection:
            found = connection.execute(f"select id, {', '.join(COLUMNS)} from task where deleted_at is null")
            return {row[0]: tuple(row)[1:] for row in found}

    @rule(
        edits=st.lists(
            st.tuples(KEYS, st.sampled_from(["set", "trash", "restore"]), ROW), min_size=1, max_size=4
        )
    )
    def act(self, edits: list[tuple[str, str, dict[str, object]]]) -> None:
        name = f"Thao tác {len(self.names)}"

        def work(action: Action) -> bool:
            for key, what, values in edits:
                self.edit(action, key, what, values)
            return bool(action.changed)

        if self.database.write(name, work):
            del self.states[self.at + 1 :], self.names[self.at :]
            self.states.append(self.rows())
            self.names.append(name)
            self.at += 1

    @staticmethod
    def edit(action: Action, key: str, what: str, values: dict[str, object]) -> None:
        held = action.execute("select deleted_at from task where id = ?", (key,)).fetchone()
        if held is None or (held[0] is not None and what == "set"):
            action.insert("task", {"id": key, **values})
        elif what == "set":
            action.update("task", key, values)
        elif what == "trash":
            action.trash("task", key)
        else:
            action.restore("task", key)

    @rule()
    def undo(self) -> None:
        expected = self.names[self.at - 1] if self.at else None
        assert self.database.undo_name() == expected
        assert self.database.undo() == expected
        if not self.at:
            return
        self.at -= 1
        if self.database.redo_name() != expected:
            # Such as a row both added and trashed in one action: nothing was left to take back.
            assert self.states[self.at] == self.states.pop(self.at + 1)
            del self.names[self.at]

    @rule()
    def redo(self) -> None:
        expected = self.names[self.at] if self.at < len(self.names) else None
        assert self.database.redo_name() == expected
        assert self.database.redo() == expected
        self.at = min(len(self.names), self.at + 1)

    @rule()
    def restart(self) -> None:
        self.database.close()
        self.open()

    @rule()
    def rebuild(self) -> None:
        self.database.rebuild_heads()

    @invariant()
    def undo_and_redo_are_exact(self) -> None:
        assert self.rows() == self.states[self.at]

    @invariant()
    def rows_are_what_heads_say(self) -> None:
        report = self.database.verify()
        assert report.is_sound, report.findings

    @invariant()
    def history_tells_every_row(self) -> None:
        with closing(self.database.connect()) as connection:
            for row in connection.execute("select * from task").fetchall():
                told: dict[str, object] = dict.fromkeys((*COLUMNS, "deleted_at"))
                for entry in reversed(self.database.history("task", row["id"])):
                    for change in entry.changes:
                        told |= as_columns(self.database.fields[change.field], change.new)
                assert told == {name: row[name] for name in told}
                assert row["folded"] == str(row["title"]).casefold()


Office.TestCase.settings = settings(
    max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestOffice = Office.TestCase
