# SPDX-License-Identifier: MIT
"""The shape of a file: every column, key and index of its tables, as SQLite itself describes them.

The text of the statements that made them differs after migrations; this does not.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from dvcq_desktop.database.ddl import OWN_SHAPES, create_all

if TYPE_CHECKING:
    from dvcq_desktop.database.schemas import Schema

Shape = dict[str, frozenset[tuple[object, ...]]]

_COLUMNS = """
select m.name, 'column', c.name, lower(c.type), c."notnull", c.pk, c.hidden
from sqlite_schema m join pragma_table_xinfo(m.name) c where m.type = 'table'"""
_KEYS = """
select m.name, 'key', k."from", k."table", k."to", k.on_update, k.on_delete, k.match
from sqlite_schema m join pragma_foreign_key_list(m.name) k where m.type = 'table'"""
_INDEXES = """
select m.name, 'index', i."unique", i.origin, i.partial, group_concat(
  coalesce(x.name, '') || ' ' || (x.cid < 0) || ' ' || x."desc" || ' ' || x.coll || ' ' || x.key)
from sqlite_schema m join pragma_index_list(m.name) i join pragma_index_xinfo(i.name) x
where m.type = 'table' group by m.name, i.name"""
_KINDS = "select name, 'table', type, wr, strict from pragma_table_list where schema = 'main'"
_DEFAULTS = """
select distinct c.dflt_value from sqlite_schema m join pragma_table_xinfo(m.name) c
where m.type = 'table' and c.dflt_value is not null"""

_CONSTANT = re.compile(r"'[^']*'|[+-]?\d+|null", re.IGNORECASE)
_CODE = re.compile(r"\b(check|collate|generated|as|default\s*\()\b", re.IGNORECASE)


def shape_of(connection: sqlite3.Connection) -> Shape:
    """Return what SQLite says of each table, SQLite's own aside."""
    found: dict[str, set[tuple[object, ...]]] = {}
    for query in (_COLUMNS, _KEYS, _INDEXES, _KINDS):
        for name, *said in connection.execute(query):
            if not str(name).startswith("sqlite_"):
                found.setdefault(str(name), set()).add(tuple(said))
    return {name: frozenset(said) for name, said in found.items()}


def declared_shape(schema: Schema) -> tuple[Shape, dict[str, str]]:
    """Return the shape of a new file, and the statements that make the journal's own tables."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        create_all(connection, schema)
        return shape_of(connection), _own_statements(connection)


def holds_code(connection: sqlite3.Connection) -> bool:
    """Tell whether a file brings anything that SQLite would run: triggers, views, expressions.

    Checks of values are allowed only in the journal's own tables, whose statements are always the same.
    """
    for kind, name, sql in connection.execute("select type, tbl_name, sql from sqlite_schema"):
        if kind not in ("table", "index") or (sql is not None and "virtual" in str(sql).lower()):
            return True
        if name not in OWN_SHAPES and sql is not None and _CODE.search(str(sql)):
            return True
    defaults = connection.execute(_DEFAULTS).fetchall()
    return any(not _CONSTANT.fullmatch(str(default)) for (default,) in defaults)


def has_shape(connection: sqlite3.Connection, schema: Schema) -> bool:
    """Tell whether a file has exactly the declared tables, keys and indexes, and our own tables as we do."""
    shape, statements = declared_shape(schema)
    return shape_of(connection) == shape and _own_statements(connection) == statements


def _own_statements(connection: sqlite3.Connection) -> dict[str, str]:
    return {
        str(name): " ".join(str(sql).split())
        for name, sql in connection.execute(
            "select name, sql from sqlite_schema where type = 'table' and sql is not null"
        )
        if name in OWN_SHAPES
    }
