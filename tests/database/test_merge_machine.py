# SPDX-License-Identifier: MIT
"""Whatever four PCs type, delete, undo, copy, merge and erase: they converge, and nothing is lost."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from dvcq_desktop.database import Database
from dvcq_desktop.database.comparing import Relation
from dvcq_desktop.database.conflicts import Conflict, ConflictKind
from dvcq_desktop.database.deciding import decide
from dvcq_desktop.database.erasing import erase
from dvcq_desktop.database.errors import ErasedError, UndoError
from dvcq_desktop.database.merging import compare_with, prepare_merge
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.schema import Column, Field, FieldValue, Table, TableKind
from dvcq_desktop.database.schemas import Schema
from dvcq_desktop.database.unmerging import last_merge, undo_merge

if TYPE_CHECKING:
    from dvcq_desktop.database import Action

PCS = 4
LONG = os.environ.get("DVCQ_FAULTS") == "long"
SCHEMA = Schema(
    (
        Table("unit", TableKind.SHARED, (Column("name", null=False),)),
        Table(
            "task",
            TableKind.SHARED,
            (
                Column("title", null=False),
                Column("state"),
                Column("day"),
                Column("cost", "integer"),
                Column("unit", references="unit"),
                Column("scan", blob=True),
                Column("folded", derived=True),
            ),
            (Field("task.progress", ("state", "day")),),
            derive=lambda row: {"folded": str(row["title"]).casefold()},
        ),
    )
)
UNITS, TASKS = ("u1", "u2"), ("t1", "t2", "t3")
PC = st.integers(0, PCS - 1)
TEXTS = st.sampled_from([None, "", "x", "Đ"])
CHANGE = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["", "x", "Đ"]),
        "state": TEXTS,
        "day": TEXTS,
        "cost": st.none() | st.integers(0, 3),
        "unit": st.none() | st.sampled_from(UNITS),
        "scan": st.none() | st.sampled_from([b"1", b"2"]),
    },
)
YEARS = st.sampled_from(["1999", "2025", "2026", "2026", "2044"])


class Content(NamedTuple):
    entries: str
    rows: str
    conflicts: list[Conflict]


class Offices(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.numbers = itertools.count()
        self.said: dict[str, tuple[str, str, object]] = {}
        """What every entry ever written said, by its id: row, field, value."""
        self.held: list[set[str]] = [set() for _ in range(PCS)]
        """The ids of the entries that each PC must have."""
        self.before: dict[int, set[str]] = {}
        """What a PC had before its last merge."""
        self.decided: list[tuple[str, str, str, frozenset[str]]] = []
        """Row, field, the entry that decided, and the entries that it decided between."""
        self.clock = "2026"
        first = self.open(self.place())
        first.write("Thêm", lambda action: action.insert("unit", {"id": "u1", "name": "Thôn 1"}))
        first.close()
        self.pcs = []
        for _ in range(PCS):
            path = self.place()
            shutil.copy(first.path, path)
            self.pcs.append(self.open(path))
        for pc in range(PCS):
            self.note(pc)

    def place(self) -> Path:
        return Path(self.folder.name) / f"{next(self.numbers)}.sqlite3"

    def open(self, path: Path) -> Database:
        name = f"PC-{path.stem}"
        return Database.open(path, create=True, schema=SCHEMA, replica=Replica(name, name))

    def teardown(self) -> None:
        if not hasattr(self, "pcs"):
            return
        try:
            self.check_laws()
            self.check_convergence()
        finally:
            for database in self.pcs:
                database.close()
            self.folder.cleanup()

    def write(self, pc: int, name: str, work: object, *, undoable: bool = True) -> None:
        stamp = f"{self.clock}-01-01T00:00:00.{next(self.numbers) % 1000:03}Z"
        with (
            suppress(ErasedError),
            mock.patch("dvcq_desktop.database.actions.utc_now", return_value=stamp),
        ):
            self.pcs[pc].write(name, work, undoable=undoable)  # type: ignore[arg-type]  # works give whatever they give
        self.note(pc)

    def note(self, pc: int) -> None:
        """Remember what this PC has written; all that it had before must still be there."""
        found = entries(self.pcs[pc])
        assert self.held[pc] <= found.keys()
        self.held[pc] = set(found)
        for entry, said in found.items():
            self.said.setdefault(entry, said)

    @rule(year=YEARS)
    def set_clock(self, year: str) -> None:
        self.clock = year

    @rule(pc=PC, row=st.sampled_from(TASKS), change=CHANGE)
    def change_task(self, pc: int, row: str, change: dict[str, object]) -> None:
        def work(action: Action) -> None:
            values = dict(change)
            if isinstance(values.get("scan"), bytes):
                values["scan"] = action.attach(values["scan"])  # type: ignore[arg-type]  # it holds bytes
            if values.get("unit") and not exists(action, "unit", str(values["unit"])):
                action.insert("unit", {"id": values["unit"], "name": "Thôn"})
            if exists(action, "task", row):
                action.update("task", row, values)
            else:
                action.insert("task", {"id": row, "title": "Việc", **values})

        self.write(pc, "Sửa", work)

    @rule(pc=PC, table=st.sampled_from(["unit", "task"]), number=st.integers(0, 2), back=st.booleans())
    def delete_or_restore(self, pc: int, table: str, number: int, back: bool) -> None:
        row = (UNITS if table == "unit" else TASKS)[number % (2 if table == "unit" else 3)]

        def work(action: Action) -> None:
            if exists(action, table, row):
                (action.restore if back else action.trash)(table, row)

        self.write(pc, "Xóa", work)

    @rule(pc=PC, again=st.booleans())
    def undo(self, pc: int, again: bool) -> None:
        try:
            (self.pcs[pc].redo if again else self.pcs[pc].undo)()
        except UndoError:
            return
        self.note(pc)

    @rule(source=PC, place=PC)
    def copy_in_explorer(self, source: int, place: int) -> None:
        if source == place:
            return
        self.pcs[place].close()
        path = self.place()
        shutil.copy(self.pcs[source].path, path)
        self.pcs[place] = self.open(path)
        self.held[place] = set(self.held[source])
        self.before.pop(place, None)
        if source in self.before:
            self.before[place] = set(self.before[source])

    @rule(here=PC, there=PC)
    def merge(self, here: int, there: int) -> None:
        if here == there:
            return
        before = set(self.held[here])
        with prepare_merge(self.pcs[here], self.pcs[there].path) as prepared:
            promised = prepared.preview.conflicts if prepared.preview else ()
            known = {key(conflict) for conflict in self.pcs[here].conflicts()}
            result = prepared.apply()
        if not result.actions:
            return
        self.before[here] = before
        self.held[here] |= self.held[there]
        self.note(here)
        found = {key(conflict) for conflict in self.pcs[here].conflicts()}
        assert found - known == {key(conflict) for conflict in promised}
        assert self.pcs[here].verify().is_sound, self.pcs[here].verify().findings

    @rule(pc=PC)
    def undo_the_merge(self, pc: int) -> None:
        if self.pcs[pc].read(last_merge) is None:
            return
        undo_merge(self.pcs[pc])
        found = set(entries(self.pcs[pc]))
        # An erasure that the merge brought stays; all else is as it was.
        assert found >= self.before[pc]
        assert {self.said[entry][2] for entry in found - self.before[pc]} <= {"erasure"}
        self.held[pc] = found
        assert self.pcs[pc].verify().is_sound, self.pcs[pc].verify().findings

    @rule(pc=PC, choice=st.integers(0, 5), other=st.booleans())
    def decide_a_conflict(self, pc: int, choice: int, other: bool) -> None:
        found = self.pcs[pc].conflicts()
        if not found:
            return
        conflict = found[choice % len(found)]
        value: FieldValue = conflict.values[-1 if other else 0].value
        if conflict.kind is not ConflictKind.VALUES:
            value = None if other else "bỏ"
        fields = self.pcs[pc].fields
        before = set(self.held[pc])
        self.write(
            pc,
            "Chọn",
            lambda action: decide(action, fields, conflict.table, conflict.row, conflict.field, value),
        )
        (decision,) = self.held[pc] - before
        assert key(conflict) not in {key(one) for one in self.pcs[pc].conflicts()}
        if conflict.kind is ConflictKind.VALUES:
            between = frozenset(one.entry for one in conflict.values)
            self.decided.append((conflict.row, conflict.field, decision, between))

    @rule(pc=PC, row=st.sampled_from(TASKS), really=st.integers(0, 3))
    def erase_for_good(self, pc: int, row: str, really: int) -> None:
        if really:
            return
        fields = self.pcs[pc].fields

        def work(action: Action) -> None:
            if exists(action, "task", row):
                erase(action, fields, [("task", row)])

        self.write(pc, "Xóa vĩnh viễn", work, undoable=False)

    def check_laws(self) -> None:
        """Check on copies that it does not matter who merges whom, in what order, or how often."""
        one, two, three = range(3)
        assert self.content(self.merged(one, two)) == self.content(self.merged(two, one))
        left = self.merged_files(self.merged(one, two), self.pcs[three].path)
        right = self.merged_files(self.merged(two, three), self.pcs[one].path)
        assert self.content(left) == self.content(right)
        with self.open(left) as database:
            assert compare_with(database, left).relation is Relation.SAME
            assert compare_with(database, self.pcs[two].path).relation in (Relation.SAME, Relation.OLDER)

    def merged(self, here: int, there: int) -> Path:
        return self.merged_files(self.pcs[here].path, self.pcs[there].path)

    def merged_files(self, here: Path, there: Path) -> Path:
        path = self.place()
        shutil.copy(here, path)
        with self.open(path) as database, prepare_merge(database, there) as prepared:
            prepared.apply()
        return path

    def content(self, path: Path) -> Content:
        with self.open(path) as database:
            report = database.verify()
            assert report.is_sound, report.findings
            return Content(report.digest, report.content_digest, database.conflicts())

    def check_convergence(self) -> None:
        for here, there in [*itertools.permutations(range(PCS), 2), *itertools.permutations(range(PCS), 2)]:
            self.merge(here, there)
        contents = [self.content_of(database) for database in self.pcs]
        for content in contents:
            assert content == contents[0]
        everything = entries(self.pcs[0])
        assert everything.keys() == set().union(*self.held)
        erased = self.erased(self.pcs[0])
        for entry, said in everything.items():
            if said[0] not in erased:
                assert said == self.said[entry]
        for conflict in contents[0].conflicts:
            for row, field, decision, between in self.decided:
                if (conflict.row, conflict.field) == (row, field) and decision in everything:
                    assert not between & {value.entry for value in conflict.values}
        for row in erased:
            with closing(self.pcs[0].connect()) as connection:
                found = connection.execute(
                    "select title, cost, folded from task where id = ?", (row,)
                ).fetchone()
            assert found is None or tuple(found) == ("", None, "")

    def content_of(self, database: Database) -> Content:
        report = database.verify()
        assert report.is_sound, report.findings
        return Content(report.digest, report.content_digest, database.conflicts())

    def erased(self, database: Database) -> set[str]:
        with closing(database.connect()) as connection:
            return {row for (row,) in connection.execute("select row_id from erasure")}


def entries(database: Database) -> dict[str, tuple[str, str, object]]:
    """Return what each entry says, by its id; of an erasure that it is one."""
    with closing(database.connect()) as connection:
        return {
            entry: (row, fields, "erasure" if table == "erasure" else values)
            for entry, table, row, fields, values in connection.execute(
                "select e.id, e.tbl, e.row, group_concat(v.field), group_concat(quote(v.value))"
                " from entry e join (select * from entry_value order by entry, field) v on v.entry = e.seq"
                " group by e.seq"
            )
        }


def exists(action: Action, table: str, row: str) -> bool:
    return action.execute(f"select 1 from {table} where id = ?", (row,)).fetchone() is not None


def key(conflict: Conflict) -> tuple[object, ...]:
    return conflict.table, conflict.row, conflict.field, conflict.child


TestOffices = Offices.TestCase
TestOffices.settings = settings(
    max_examples=120 if LONG else 12,
    stateful_step_count=40 if LONG else 20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
