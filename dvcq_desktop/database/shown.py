# SPDX-License-Identifier: MIT
"""What the heads of each row's fields say, row after row, and which of several values is shown.

Shown is the value recorded last, by its own clock and then by id: the same in every copy. A merge may hold
another entry in its place where a room calls the row frozen (the table `held`).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.journal import WHOLE_ROW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from dvcq_desktop.database.schema import FieldValue, Table, Value
    from dvcq_desktop.database.values import Fields


class Candidate:
    """Hold one entry whose value a field may show; of several the one of the greatest `rank` is shown."""

    __slots__ = ("_fields", "_said", "entry", "held", "id", "rank")

    def __init__(self, fields: Fields, held: bool, at: str, identity: str, entry: int) -> None:
        self._fields = fields
        self._said: list[tuple[str, Value]] | dict[str, FieldValue] = []
        self.held = held
        self.id = identity
        self.entry = entry
        self.rank = (held, at, identity)

    def add(self, name: str, stored: Value) -> None:
        """Take what the entry holds of a field; it is read when it is asked for."""
        assert isinstance(self._said, list)
        self._said.append((name, stored))

    @property
    def values(self) -> dict[str, FieldValue]:
        """Return all that the entry holds, by the ids of fields of the version that wrote it."""
        if isinstance(self._said, list):
            values: dict[str, FieldValue] = {}
            for name, stored in self._said:
                if name == WHOLE_ROW:
                    values |= self._fields.decode_row(str(stored))
                else:
                    values[name] = self._fields.decode(name, stored)
            self._said = values
        return self._said


Candidates = dict[str, list[Candidate]]
"""By the id of the field under which they are heads, '' for those of the whole row."""

_SAID = """
select h.row, h.field, coalesce(a.at, ''), e.id, e.seq, e.tbl, v.field, v.value
from {heads} join entry e on e.seq = h.entry left join action a on a.seq = e.action
join entry_value v on v.entry = e.seq
order by {first}.row, h.field, e.id"""

_MOVED = "select 1 from head f where f.row = h.row and f.field = h.field and f.entry >= {since}"


def candidates(
    connection: sqlite3.Connection,
    fields: Fields,
    rows: str | None = None,
    since: int = 0,
    only: str = "true",
) -> Iterator[tuple[str, str, Candidates]]:
    """Yield table, row and candidates of all rows, or of those in the table `rows`, in the order of rows.

    With `since` only those fields are told of which an entry of that number or a later one is a head;
    `only` says in SQL which heads h of a row x of `rows` are.
    Raises UnreadableValueError, when a value is asked for, where an entry holds what this program never
    writes.
    """
    held = _held(connection)
    if rows is None:
        query = _SAID.format(heads="head h", first="h")
    else:
        moved = f" and exists ({_MOVED.format(since=since)})" if since else ""
        query = _SAID.format(
            heads=f"{rows} x cross join head h on h.row = x.row and {only}{moved}", first="x"
        )
    for row, group in groupby(connection.execute(query), key=_row):
        found: Candidates = {}
        table = _read(fields, group, found, held=False)
        if row in held:
            _read(fields, held[row], found, held=True)
        yield table, row, found


def _held(connection: sqlite3.Connection) -> dict[str, list[tuple[str, ...]]]:
    said = connection.execute(_SAID.format(heads="held h", first="h")).fetchall()
    return {row: [tuple(record) for record in group] for row, group in groupby(said, key=_row)}


def _read(fields: Fields, records: Iterable[tuple[Any, ...]], found: Candidates, *, held: bool) -> str:
    table, last = "", None
    for _, field, at, identity, entry, table, name, value in records:  # noqa: B007 - the last one is returned
        if (field, entry) != last:
            last = (field, entry)
            candidate = Candidate(fields, held, at, identity, entry)
            found.setdefault(field, []).append(candidate)
        candidate.add(name, value)
    return table


def of_field(found: Candidates, field_id: str) -> list[Candidate]:
    """Return the candidates of one field, the shown one first."""
    own = found.get(field_id)
    if own and len(own) == 1 and own[0].held:
        own = own + found.get(WHOLE_ROW, [])
    chosen = own or found.get(WHOLE_ROW, [])
    return chosen if len(chosen) == 1 else sorted(chosen, key=_order, reverse=True)


def expected(fields: Fields, table: Table, found: Candidates) -> dict[str, FieldValue]:
    """Return what each field of a row shows; a field that no entry tells of is left out."""
    shown = {}
    for field in table.all_fields:
        if chosen := of_field(found, field.id):
            shown[field.id] = fields.of_row(chosen[0].values, field.id)
    return shown


def _order(candidate: Candidate) -> tuple[bool, str, str]:
    return candidate.rank


def _row(record: tuple[str, ...]) -> str:
    return str(record[0])
