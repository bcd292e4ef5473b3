# SPDX-License-Identifier: MIT
"""Two copies side by side: each is the set of its actions, so neither a clock nor a counter is trusted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


class Relation(StrEnum):
    """Say how the other copy stands to this one."""

    SAME = "same"
    OLDER = "older"
    NEWER = "newer"
    FORKED = "forked"


_WORDS = {
    Relation.SAME: "giống nhau",
    Relation.OLDER: "cũ hơn",
    Relation.NEWER: "mới hơn",
    Relation.FORKED: "rẽ nhánh",
}


@dataclass(frozen=True)
class TableCount:
    """Count what one side did in one table: rows added, rows changed, and fields changed in them."""

    added: int
    changed: int
    fields: int


@dataclass(frozen=True)
class Side:
    """Count what one copy has that the other lacks; `tables` by the names of tables."""

    actions: int = 0
    tables: dict[str, TableCount] = field(default_factory=dict)

    @property
    def fields(self) -> int:
        """Return how many fields of rows that were there already it changed."""
        return sum(count.fields for count in self.tables.values())

    @property
    def added(self) -> int:
        """Return how many rows it added."""
        return sum(count.added for count in self.tables.values())


@dataclass(frozen=True)
class Comparison:
    """Say how another copy stands to this one, and what each has that the other lacks.

    `since` is when (UTC, by the clock of whoever did it) the last action was done that both have; None
    where they have nothing in common and are files of two different beginnings.
    """

    relation: Relation
    since: str | None
    here: Side
    there: Side

    @property
    def word(self) -> str:
        """Return the relation in Vietnamese."""
        return _WORDS[self.relation]

    @property
    def sentence(self) -> str:
        """Return the comparison as one Vietnamese sentence."""
        if self.relation is Relation.SAME:
            return "Hai bản giống nhau."
        if self.relation is Relation.OLDER:
            return f"Bản kia cũ hơn: máy này có thêm {self.here.actions} thay đổi."
        if self.relation is Relation.NEWER:
            return f"Bản kia mới hơn: có thêm {self.there.actions} thay đổi."
        counts = f"máy này {self.here.actions} thay đổi, bản kia {self.there.actions}"
        if self.since is None:
            return f"Hai tệp được lập riêng, không chung thay đổi nào: {counts}."
        day = datetime.fromisoformat(self.since).astimezone()
        return f"Hai bản đã được sửa riêng từ ngày {day:%d/%m/%Y}: {counts}."


def compare(here: sqlite3.Connection, there: sqlite3.Connection) -> Comparison:
    """Compare two copies through connections that may make temporary tables.

    On each is left `temp.lacking`: the numbers of its actions that the other lacks.
    """
    for one in (here, there):
        for name in ("known", "lacking"):
            one.execute(f"drop table if exists temp.{name}")
        one.execute("create temp table known(id text primary key) without rowid")
        one.execute("create temp table lacking(seq integer primary key)")
    for one, other in ((here, there), (there, here)):
        ids = other.execute("select id from action order by id")
        one.executemany("insert into temp.known values (?)", map(tuple, ids))
    for one in (here, there):
        one.execute(
            "insert into temp.lacking select seq from main.action where id not in (select id from temp.known)"
        )
    ours, theirs = _side(here), _side(there)
    if ours.actions and theirs.actions:
        relation = Relation.FORKED
    elif theirs.actions:
        relation = Relation.NEWER
    else:
        relation = Relation.OLDER if ours.actions else Relation.SAME
    return Comparison(relation, _since(here), ours, theirs)


def _since(connection: sqlite3.Connection) -> str | None:
    found = connection.execute(
        "select at from main.action where seq not in (select seq from temp.lacking) order by seq desc limit 1"
    ).fetchone()
    return str(found[0]) if found else None


def _side(connection: sqlite3.Connection) -> Side:
    (actions,) = connection.execute("select count(*) from temp.lacking").fetchone()
    rows = connection.execute(
        "select tbl, sum(added), sum(not added), sum(fields)"
        " from (select e.tbl, max(e.op = 'insert') as added,"
        " count(distinct case when e.op = 'update' then v.field end) as fields"
        " from temp.lacking l join main.entry e on e.action = l.seq"
        " left join main.entry_value v on v.entry = e.seq group by e.tbl, e.row) group by tbl"
    ).fetchall()
    return Side(actions, {table: TableCount(*counts) for table, *counts in rows})
