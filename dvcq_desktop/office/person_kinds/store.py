# SPDX-License-Identifier: MIT
"""Write the list of kinds, and count who is of one; `office.store` reads it with the whole office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.journal import ERASED_AT
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.rules import PersonKind


def write_kind(action: Action, kind: PersonKind) -> str:
    """Add (empty key) or change a kind; return its key.

    A new one has the key of its name, so that two copies that add the same kind add one.
    """
    values = {"name": kind.label, "position": kind.position, "enabled": int(kind.enabled)}
    key = kind.id or derived_id("person_kind", fold(kind.label))
    row = action.execute("select deleted_at from person_kind where id = ?", (key,)).fetchone()
    is_there = row is not None and row["deleted_at"] is None
    if kind.id and is_there:
        action.update("person_kind", key, values)
        return key
    if is_there or (row is not None and row["deleted_at"] == ERASED_AT):
        # The kind that had this name is called otherwise by now, or was erased.
        return action.insert("person_kind", values)
    return action.insert("person_kind", {"id": key, **values})


def kind_uses(connection: sqlite3.Connection, key: str) -> int:
    """Count the people of a kind, and the campaigns that ask for it."""
    row = connection.execute(
        "select (select count(*) from person where kind = :key and deleted_at is null)"
        " + (select count(*) from campaign where deleted_at is null"
        " and instr(char(10) || kinds || char(10), char(10) || :key || char(10)))",
        {"key": key},
    ).fetchone()
    return int(row[0])
