# SPDX-License-Identifier: MIT
"""Where copies say different things that nobody has decided yet: read from the journal alone.

So every copy that holds the same entries lists the same conflicts, and a decision, an ordinary entry, ends
them everywhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.journal import SEEN, WHOLE_ROW
from dvcq_desktop.database.schema import Field, FieldValue, Table, TableKind
from dvcq_desktop.database.shown import Candidate, Candidates, candidates, of_field

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.database.values import Fields


class ConflictKind(StrEnum):
    """Say what met: two values of a field, or a deletion and what was done without knowing of it."""

    VALUES = "values"
    CHANGED = "changed"
    REFERRED = "referred"


@dataclass(frozen=True)
class ConflictingValue:
    """Give one of the values that a field has in different copies, and where it comes from.

    Of a change that met a deletion, `field` is what was changed; it is "" where a whole row was added.
    """

    value: FieldValue
    entry: str
    at: str
    pc: str
    action: str
    field: str


@dataclass(frozen=True)
class Conflict:
    """Name a field that was changed apart in two copies; the first of its values is shown meanwhile.

    Where a deletion met something, the field is the tombstone and its deletion the first value; `child` is
    the row that refers to the deleted one. A frozen one keeps its first value and cannot be decided.
    """

    table: str
    row: str
    field: str
    values: tuple[ConflictingValue, ...]
    kind: ConflictKind = ConflictKind.VALUES
    child: tuple[str, str] | None = None
    is_frozen: bool = False


_SEVERAL = """(
select row, max(field = '' or field is null) as is_whole from (
  select row, field from head group by row, field having count(*) > 1
  union all select row, null from held
) group by row)"""
_MEETING = """
(x.is_whole or exists
  (select 1 from head m where m.row = h.row and m.field = h.field and m.entry <> h.entry))"""
"""Of a row whose insert stands alone only those heads matter that share a field."""
_UNSEEN = f"""
exists (select 1 from entry_parent s where s.entry = d.entry and s.field = '{SEEN}')
and not exists (select 1 from head o join entry_parent s on s.entry = o.entry and s.field = '{SEEN}' and
  s.old = u.entry where o.row = d.row and o.field = d.field)
and not exists (select 1 from head o join entry_parent s on s.entry = u.entry and s.field = '{SEEN}' and
  s.old = o.entry where o.row = d.row and o.field = d.field)"""


def conflicts(connection: sqlite3.Connection, fields: Fields) -> list[Conflict]:
    """Return what is undecided: fields with several heads of different values, and deletions that met more.

    NULL counts as a value; rows that were erased for good have no conflicts.
    """
    erased = {
        (table, row) for table, row in connection.execute("select table_name, row_id from erasure").fetchall()
    }
    found = list(_of_values(connection, fields))
    shared = [table for table in fields.tables.values() if table.kind is TableKind.SHARED]
    # Asking what a deletion met takes longer than seeing that nothing of a table is deleted.
    deleted = {table.name for table in shared if _has_deleted(connection, table)}
    for table in shared:
        if table.name in deleted:
            found += _changed_though_deleted(connection, fields, table)
        for column in table.columns:
            if column.references in deleted:
                found += _referring_to_deleted(connection, fields, table, column.name, column.references)
    return sorted(
        (conflict for conflict in found if (conflict.table, conflict.row) not in erased),
        key=lambda conflict: (conflict.table, conflict.row, conflict.field, conflict.child or ("", "")),
    )


def differ(field: Field, values: Sequence[FieldValue]) -> bool:
    """Tell whether values of a field are more than one; two deletions are the same, whenever they were."""
    if field.columns == ("deleted_at",):
        return len({value is None for value in values}) > 1
    return any(value != values[0] for value in values)


def differing(fields: Fields, table: Table, found: Candidates) -> Iterator[tuple[str, list[Candidate]]]:
    """Yield the fields of a row whose candidates differ, with them, the shown one first."""
    for field in table.all_fields:
        chosen = of_field(found, field.id)
        if len(chosen) < 2:
            continue
        if differ(field, [fields.of_row(candidate.values, field.id) for candidate in chosen]):
            yield field.id, chosen


def _of_values(connection: sqlite3.Connection, fields: Fields) -> Iterator[Conflict]:
    waiting: list[tuple[str, str, str, bool, dict[int, FieldValue]]] = []
    for name, row, found in candidates(connection, fields, _SEVERAL, only=_MEETING):
        if name not in fields.tables:
            continue
        for field_id, chosen in differing(fields, fields.tables[name], found):
            said = {candidate.entry: fields.of_row(candidate.values, field_id) for candidate in chosen}
            waiting.append((name, row, field_id, chosen[0].held, said))
    about = _about(connection, [entry for *_, said in waiting for entry in said])
    for name, row, field_id, held, said in waiting:
        values = tuple(_value(about, value, entry, field_id) for entry, value in said.items())
        yield Conflict(name, row, field_id, values, is_frozen=held)


def _has_deleted(connection: sqlite3.Connection, table: Table) -> bool:
    found = connection.execute(f"select 1 from {table.name} where deleted_at is not null limit 1").fetchone()
    return found is not None


def _changed_though_deleted(
    connection: sqlite3.Connection, fields: Fields, table: Table
) -> Iterator[Conflict]:
    tombstone = f"{table.name}.deleted_at"
    found: dict[str, _Met] = {}
    for row, deletion, deleted_at, field, entry in connection.execute(
        f"select t.id, d.entry, dv.value, u.field, u.entry from {table.name} t"
        " join head d on d.row = t.id and d.field = ?1"
        " join entry_value dv on dv.entry = d.entry and dv.field = ?1 and dv.value is not null"
        " join head u on u.row = t.id and u.field <> ?1 and u.entry <> d.entry"
        f" where t.deleted_at is not null and {_UNSEEN}",
        (tombstone,),
    ):
        value = None if field == WHOLE_ROW else fields.of_entry(connection, entry, field)
        met = found.setdefault(row, _Met(set(), set()))
        met.deletions.add((deleted_at, deletion, tombstone))
        met.changes.add((value, entry, field))
    for row, met in found.items():
        yield Conflict(table.name, row, tombstone, met.values(connection), ConflictKind.CHANGED)


def _referring_to_deleted(
    connection: sqlite3.Connection, fields: Fields, child: Table, column: str, parent: str
) -> Iterator[Conflict]:
    tombstone, field = f"{parent}.deleted_at", child.field_of(column).id
    found: dict[tuple[str, str], _Met] = {}
    for row, deletion, deleted_at, key, entry in connection.execute(
        f"select t.id, d.entry, dv.value, c.id, u.entry from {parent} t"
        " join head d on d.row = t.id and d.field = ?1"
        " join entry_value dv on dv.entry = d.entry and dv.field = ?1 and dv.value is not null"
        f" join {child.name} c on c.{column} = t.id and c.deleted_at is null"
        " join head u on u.row = c.id and u.field ="
        "  case when exists (select 1 from head x where x.row = c.id and x.field = ?2) then ?2 else '' end"
        f" where t.deleted_at is not null and {_UNSEEN}",
        (tombstone, field),
    ):
        met = found.setdefault((row, key), _Met(set(), set()))
        met.deletions.add((deleted_at, deletion, tombstone))
        met.changes.add((fields.of_entry(connection, entry, field), entry, field))
    for (row, key), met in found.items():
        yield Conflict(
            parent, row, tombstone, met.values(connection), ConflictKind.REFERRED, (child.name, key)
        )


class _Met(NamedTuple):
    """Hold the deletions of a row and what they met, each as value, entry and field."""

    deletions: set[tuple[FieldValue, int, str]]
    changes: set[tuple[FieldValue, int, str]]

    def values(self, connection: sqlite3.Connection) -> tuple[ConflictingValue, ...]:
        """Return the latest deletion and all it met, in the same order in every copy."""
        deletions, changes = (
            sorted(
                _values(connection, list(said)), key=lambda one: (one.at, one.entry, one.field), reverse=True
            )
            for said in self
        )
        return (deletions[0], *changes)


def _values(
    connection: sqlite3.Connection, said: Sequence[tuple[FieldValue, int, str]]
) -> tuple[ConflictingValue, ...]:
    about = _about(connection, [number for _, number, _ in said])
    return tuple(_value(about, *one) for one in said)


def _value(
    about: dict[int, tuple[str, str, str, str]], value: FieldValue, number: int, field: str
) -> ConflictingValue:
    return ConflictingValue(value, *about[number], field)


def _about(connection: sqlite3.Connection, entries: Sequence[int]) -> dict[int, tuple[str, str, str, str]]:
    """Return id, time, PC and action of entries by their numbers."""
    found = connection.execute(
        "select e.seq, e.id, a.at, a.pc, a.name from json_each(?) j"
        " join entry e on e.seq = j.value join action a on a.seq = e.action",
        (json.dumps(entries),),
    )
    return {number: (entry, at, pc, name) for number, entry, at, pc, name in found}
