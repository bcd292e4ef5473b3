# SPDX-License-Identifier: MIT
"""What a proven copy has and ours lacks, read into a fresh file of ours: a merge takes it from there.

Only entries are taken, never rows, for rows follow from entries. Every value is looked at on the way.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

from dvcq_desktop.database.connections import connect_writing
from dvcq_desktop.database.digests import broken_actions
from dvcq_desktop.database.errors import UnreadableValueError
from dvcq_desktop.database.journal import SEEN, WHOLE_ROW
from dvcq_desktop.database.rooms import MergingRoom, all_frozen
from dvcq_desktop.database.schema import FieldValue, TableKind
from dvcq_desktop.database.shown import candidates, of_field

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dvcq_desktop.database.schema import Value
    from dvcq_desktop.database.values import Fields

_TABLES = """
create table action(
  number integer primary key, id text, name text, at text, replica text, pc text, entries integer, digest text
);
create table entry(
  number integer primary key, id text, action integer, tbl text, row text, op text, version integer
);
create table entry_value(entry integer, field text, value any) strict;
create table entry_parent(entry integer, field text, old_number integer, old_id text);
create table blob(sha256 text primary key, size integer, data blob);
create table frozen(tbl text, row text, field text, entry text)"""

_NUMBERED = """
create temp table taken_action(seq integer primary key, number integer);
insert into taken_action select seq, row_number() over (order by seq) from temp.lacking;
create temp table taken(seq integer primary key, number integer);
insert into taken select e.seq, row_number() over (order by e.seq)
from temp.lacking l join main.entry e on e.action = l.seq"""

_ACTIONS = """
select t.number, a.id, a.name, a.at, a.replica, a.pc, a.entries, a.digest
from temp.taken_action t join main.action a on a.seq = t.seq order by t.number"""
_ENTRIES = """
select t.number, e.id, n.number, e.tbl, e.row, e.op, e.version
from temp.taken t join main.entry e on e.seq = t.seq join temp.taken_action n on n.seq = e.action
order by t.number"""
_VALUES = """
select t.number, v.field, v.value, e.tbl, e.op
from temp.taken t join main.entry e on e.seq = t.seq join main.entry_value v on v.entry = t.seq
order by t.number, v.field"""
_PARENTS = """
select t.number, p.field, o.number, case when o.number is null then e.id end
from temp.taken t join main.entry_parent p on p.entry = t.seq join main.entry e on e.seq = p.old
left join temp.taken o on o.seq = p.old order by t.number, p.field, p.old"""

# An entry supersedes only what came before it, in the same row; what it merely saw may be of any row.
_STRANGE = f"""
select 1 from temp.taken t join main.entry e on e.seq = t.seq
where e.op = 'insert' and (select group_concat(field) from main.entry_value where entry = e.seq) is not ''
union all
select 1 from temp.taken t join main.entry e on e.seq = t.seq
where not exists (select 1 from main.entry_value where entry = e.seq)
union all
select 1 from temp.taken t join main.entry_parent p on p.entry = t.seq
join main.entry e on e.seq = t.seq join main.entry o on o.seq = p.old
where p.old >= p.entry or (p.field <> '{SEEN}' and (o.row <> e.row or o.tbl <> e.tbl))
limit 1"""

_GREATEST = (1 << 63) - 1


def gather(
    place: Path, there: sqlite3.Connection, fields: Fields, rooms: Iterable[MergingRoom], kept: set[str]
) -> None:
    """Make the file `place` from what `comparing.compare` found lacking here.

    `kept` are the attached files that we have. Raises sqlite3.DatabaseError where the copy says
    what no program of ours writes.
    """
    for statement in _NUMBERED.split(";"):
        there.execute(statement)
    sealed = next(broken_actions(there, "select seq from temp.lacking"), None) is None
    if not sealed or there.execute(_STRANGE).fetchone() is not None:
        raise UnreadableValueError("an entry that no program of ours writes")
    place.touch()
    with closing(connect_scratch(place)) as ours:
        for statement in _TABLES.split(";"):
            ours.execute(statement)
        ours.execute("begin")
        _fill(ours, "action", 8, there.execute(_ACTIONS))
        _fill(ours, "entry", 7, _checked_entries(there, fields))
        _fill(ours, "entry_value", 3, _checked_values(there, fields))
        _fill(ours, "entry_parent", 4, there.execute(_PARENTS))
        _fill(ours, "blob", 3, _files(there, fields, kept))
        _fill(ours, "frozen", 4, _frozen(there, fields, rooms))
        ours.execute("commit")


def connect_scratch(path: Path) -> sqlite3.Connection:
    """Open a file for writing that is thrown away afterwards: nothing waits for the disk."""
    connection = connect_writing(path)
    for pragma in (
        "journal_mode=off",
        "synchronous=off",
        "cache_spill=on",
        "temp_store=file",
        "secure_delete=off",
        "cell_size_check=off",
        "mmap_size=1000000000",
    ):
        connection.execute(f"pragma {pragma}").fetchall()
    connection.row_factory = None
    return connection


def _fill(ours: sqlite3.Connection, table: str, columns: int, rows: Iterable[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * columns)
    ours.executemany(f"insert into {table} values ({marks})", map(tuple, rows))


def _checked_entries(there: sqlite3.Connection, fields: Fields) -> Iterator[tuple[object, ...]]:
    shared = {table.name for table in fields.tables.values() if table.kind is TableKind.SHARED}
    for record in there.execute(_ENTRIES):
        if record[3] not in shared:
            raise UnreadableValueError(f"an entry of no table of ours: {record[3]}")
        yield record


def _checked_values(there: sqlite3.Connection, fields: Fields) -> Iterator[tuple[object, ...]]:
    texts = {
        (table.name, field.id): [table.column(name).type == "text" for name in field.columns]
        for table in fields.tables.values()
        for field in table.all_fields
    }
    for number, field, value, table, op in there.execute(_VALUES):
        if op == "insert":
            for name, said in fields.decode_row(value).items():
                _check_value(fields, texts, table, name, said)
        elif field == WHOLE_ROW:
            raise UnreadableValueError("a change of a whole row")
        else:
            _check_value(fields, texts, table, field, fields.decode(field, value))
        yield number, field, value


def _check_value(
    fields: Fields, texts: dict[tuple[str, str], list[bool]], table: str, field_id: str, value: FieldValue
) -> None:
    parts = value if isinstance(value, tuple) else (value,)
    for part in parts:
        _check_part(part)
    # Fields of older versions are known to this program only by the rules that upgrade them.
    if field_id not in fields:
        return
    expected = texts.get((table, field_id), [])
    if len(parts) != len(expected):
        raise UnreadableValueError(f"a value of another shape: {field_id}")
    for is_text, part in zip(expected, parts, strict=True):
        if part is not None and isinstance(part, str) != is_text:
            raise UnreadableValueError(f"a value of another type: {field_id}")


def _check_part(part: Value) -> None:
    if part is None:
        return
    if isinstance(part, str):
        part.encode()
        if "\0" not in part:
            return
    elif type(part) is int and -_GREATEST <= part <= _GREATEST:
        return
    raise UnreadableValueError("a value of no kind that the journal holds")


def _files(there: sqlite3.Connection, fields: Fields, kept: set[str]) -> Iterator[tuple[object, ...]]:
    """Yield the attached files that what is taken may show and that we lack, each with its true digest."""
    there.execute("create temp table changed(row text primary key) without rowid")
    there.executemany(
        "insert or ignore into temp.changed"
        " select e.row from temp.taken t join main.entry e on e.seq = t.seq and e.tbl = ?",
        [(table.name,) for table in fields.tables.values() if any(column.blob for column in table.columns)],
    )
    for sha256 in sorted(files_of_heads(there, fields, "temp.changed") - kept):
        found = there.execute("select size, data from blob where sha256 = ?", (sha256,)).fetchone()
        if found is None:
            continue
        size, data = found
        if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
            raise UnreadableValueError("an attached file that is not what it was")
        yield sha256, size, data


def _frozen(
    there: sqlite3.Connection, fields: Fields, rooms: Iterable[MergingRoom]
) -> Iterator[tuple[object, ...]]:
    """Yield which entries are shown in the fields of the rows that are frozen there."""
    frozen = all_frozen(there, rooms)
    if not frozen:
        return
    there.execute("create temp table frozen(row text primary key) without rowid")
    there.executemany("insert or ignore into temp.frozen values (?)", [(row,) for _, row, _ in frozen])
    for table, row, found in candidates(there, fields, "temp.frozen"):
        for field in fields.tables[table].all_fields:
            if {(table, row, None), (table, row, field.id)} & frozen and (
                chosen := of_field(found, field.id)
            ):
                yield table, row, field.id, chosen[0].id


def files_of_heads(connection: sqlite3.Connection, fields: Fields, rows: str | None = None) -> set[str]:
    """Return the attached files that rows show or might show, of all rows or of those in a table."""
    holding = {
        (table.name, field.id): [index for index, name in enumerate(field.columns) if table.column(name).blob]
        for table in fields.tables.values()
        for field in table.all_fields
        if any(table.column(name).blob for name in field.columns)
    }
    tables = {table for table, _ in holding}
    found: set[str] = set()
    for table, _, heads in candidates(connection, fields, rows):
        if table not in tables:
            continue
        for (holder, field_id), places in holding.items():
            if holder == table:
                for candidate in of_field(heads, field_id):
                    value = fields.of_row(candidate.values, field_id)
                    parts = value if isinstance(value, tuple) else (value,)
                    found |= {str(parts[place]) for place in places if parts[place] is not None}
    return found
