# SPDX-License-Identifier: MIT
"""Two records of one thing, such as a person whom two PCs entered apart, become one.

The one that goes is put into the trash and names the one that stays in `replaced_by`; whatever referred to it
refers to the kept one from now on. That is an ordinary action: it is undone, and merged, like any other. What
another PC still writes for the one that went follows when `redirect_rest` is next called there or here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.journal import ERASED_AT
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.database.schema import TableKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.schema import Table
    from dvcq_desktop.database.values import Fields

REPLACED_BY = "replaced_by"


def redirect(action: Action, fields: Fields, table: str, gone: str, kept: str) -> int:
    """Let `kept` stand for `gone` everywhere, and return how many other rows followed.

    A row that stands for a fact about `gone` becomes the same fact about `kept`; where that is recorded
    already, it stays as it is and the other goes into the trash. Raises KeyError where either is not there.
    """
    action.update(table, gone, {REPLACED_BY: kept})
    action.trash(table, gone)
    return _follow(action, fields, table, gone, kept)


def redirect_rest(action: Action, fields: Fields, table: str) -> int:
    """Let what came in later for records that went follow too; return how many rows did.

    Where two PCs joined the same two the other way round, both went: the one made first comes back.
    """
    for kept in _chased(action.connection, table):
        action.restore(table, kept)
        action.update(table, kept, {REPLACED_BY: None})
    standing = standing_for(action.connection, table)
    return sum(_follow(action, fields, table, gone, kept) for gone, kept in standing.items() if gone != kept)


def left_behind(connection: sqlite3.Connection, fields: Fields, table: str) -> int:
    """Return how many rows still refer to a record that went."""
    gone = [one for one, kept in standing_for(connection, table).items() if one != kept]
    return len(_chased(connection, table)) + sum(
        len(_referring(connection, other, column, one))
        for one in gone
        for other, column in _references(fields, table)
    )


def standing_for(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """Return for every record, those in the trash included, the one that stands for it: mostly itself."""
    rows = connection.execute(f"select id, {REPLACED_BY}, deleted_at from {table}").fetchall()
    following = {row: after for row, after, deleted in rows if after is not None and deleted is not None}
    return {row: _last(row, following) for row, _after, _deleted in rows}


def _chased(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return of each ring of records that stand for each other the one that was made first."""
    rows = connection.execute(
        f"select id, {REPLACED_BY} from {table} where {REPLACED_BY} is not null and deleted_at is not null"
        f" and deleted_at <> '{ERASED_AT}'"
    ).fetchall()
    following = {str(row[0]): str(row[1]) for row in rows}
    found = set()
    for row, after in following.items():
        ring, at = [row], after
        while at in following and at not in ring:
            ring.append(at)
            at = following[at]
        if at == row:
            found.add(min(ring))
    return sorted(found)


def _last(row: str, following: dict[str, str]) -> str:
    # Two PCs may have joined the same two the other way round: then each stands for itself.
    seen = [row]
    while (after := following.get(seen[-1])) is not None:
        if after in seen:
            return row
        seen.append(after)
    return seen[-1]


def _follow(action: Action, fields: Fields, table: str, gone: str, kept: str) -> int:
    followed = 0
    for other, column in _references(fields, table):
        for row in _referring(action.connection, other, column, gone):
            _refer(action, other, column, row, kept)
            followed += 1
    return followed


def _refer(action: Action, table: Table, column: str, row: str, kept: str) -> None:
    if column not in table.natural:
        action.update(table.name, row, {column: kept})
        return
    cursor = action.execute(f"select * from {table.name} where id = ?", (row,))
    names = [column.name for column in table.columns if not column.derived]
    held = dict(zip((said[0] for said in cursor.description), tuple(cursor.fetchone()), strict=True))
    said = {name: held[name] for name in names} | {column: kept}
    key = derived_id(table.name, *(str(said[name]) for name in table.natural))
    action.trash(table.name, row)
    there = action.execute(f"select deleted_at from {table.name} where id = ?", (key,)).fetchone()
    if there is None or there[0] is not None:
        action.insert(table.name, {"id": key, **said})


def _references(fields: Fields, table: str) -> Iterator[tuple[Table, str]]:
    for other in fields.tables.values():
        if other.kind is TableKind.SHARED:
            for column in other.columns:
                if column.references == table and not (other.name == table and column.name == REPLACED_BY):
                    yield other, column.name


def _referring(connection: sqlite3.Connection, table: Table, column: str, row: str) -> list[str]:
    found = connection.execute(
        f"select id from {table.name} where {column} = ? and deleted_at is null order by id", (row,)
    )
    return [key for (key,) in found.fetchall()]
