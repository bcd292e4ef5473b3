# SPDX-License-Identifier: MIT
"""Attached files, kept in the database by their SHA-256."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from dvcq_desktop.database.errors import DatabaseError
from dvcq_desktop.database.journal import WHOLE_ROW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from dvcq_desktop.database.schema import FieldValue, Value
    from dvcq_desktop.database.values import Fields


class MissingAttachmentError(DatabaseError):
    """Say that a file is no longer kept."""

    def __init__(self) -> None:
        super().__init__("Tệp đính kèm này không còn trong dữ liệu vì đã được dọn dẹp.")


class DamagedAttachmentError(DatabaseError):
    """Say that a kept file is not what was attached."""

    def __init__(self) -> None:
        super().__init__("Tệp đính kèm này bị hỏng; hãy đính kèm lại từ bản gốc.")


def read_blob(connection: sqlite3.Connection, sha256: str) -> bytes:
    """Return an attached file's content; raises MissingAttachmentError or DamagedAttachmentError."""
    found = connection.execute("select data from blob where sha256 = ?", (sha256,)).fetchone()
    if found is None:
        raise MissingAttachmentError
    data = bytes(found[0])
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DamagedAttachmentError
    return data


def clean_attachments(connection: sqlite3.Connection, fields: Fields, only: set[str] | None = None) -> int:
    """Remove the files that nothing needs, all or `only` some, and return the bytes so freed.

    Needed is what a row holds (in the trash too), what a head says (one side of a conflict), and what an
    action that can be undone or redone set or replaced.
    """
    if only is not None and not _among(connection, only):
        return 0
    holding = _fields_with_files(fields)
    needed = set(_in_rows(connection, fields))
    needed |= _in_heads(connection, fields, holding) | _in_steps(connection, fields, holding)
    unneeded = [
        (sha256, size)
        for sha256, size in connection.execute("select sha256, size from blob").fetchall()
        if sha256 not in needed and (only is None or sha256 in only)
    ]
    connection.executemany("delete from blob where sha256 = ?", [(sha256,) for sha256, _ in unneeded])
    return sum(size for _, size in unneeded)


def _among(connection: sqlite3.Connection, only: set[str]) -> bool:
    return any(connection.execute("select 1 from blob where sha256 = ?", (key,)).fetchone() for key in only)


def _fields_with_files(fields: Fields) -> set[str]:
    # With the fields of older versions that became them.
    today = {
        field.id
        for table in fields.tables.values()
        for field in table.all_fields
        if any(table.column(name).blob for name in field.columns)
    }
    return today | {older for older, heir in fields.lineage() if heir in today}


def _in_rows(connection: sqlite3.Connection, fields: Fields) -> Iterator[str]:
    for table in fields.tables.values():
        for column in table.columns:
            if column.blob:
                for (sha256,) in connection.execute(
                    f"select distinct {column.name} from {table.name} where {column.name} is not null"
                ):
                    yield sha256


def _in_heads(connection: sqlite3.Connection, fields: Fields, holding: set[str]) -> set[str]:
    heads = connection.execute(
        "select h.row, h.field, v.field, v.value from head h join entry_value v on v.entry = h.entry"
    ).fetchall()
    edited = {(row, field) for row, field, _, _ in heads}
    found: set[str] = set()
    for row, field, name, stored in heads:
        for holder, value in _held(fields, name, stored).items():
            # An insert stays head only of the fields that were not edited since.
            is_head = field == holder or (field == WHOLE_ROW and (row, holder) not in edited)
            if holder in holding and is_head:
                found.update(_texts(value))
    return found


def _in_steps(connection: sqlite3.Connection, fields: Fields, holding: set[str]) -> set[str]:
    found: set[str] = set()
    # What a step set, in whichever field, and what it superseded in just the field that it set.
    for field, name, stored in connection.execute("""
        with step(entry) as (select e.seq from entry e join undo_step s on s.action = e.action)
        select null, v.field, v.value from entry_value v join step s on s.entry = v.entry
        union all select p.field, v.field, v.value
        from entry_parent p join step s on s.entry = p.entry join entry_value v on v.entry = p.old"""):
        for holder, value in _held(fields, name, stored).items():
            if holder in holding and field in (None, holder):
                found.update(_texts(value))
    return found


def _held(fields: Fields, name: str, stored: Value) -> dict[str, FieldValue]:
    return fields.decode_row(str(stored)) if name == WHOLE_ROW else {name: fields.decode(name, stored)}


def _texts(value: FieldValue) -> Iterator[str]:
    for part in value if isinstance(value, tuple) else (value,):
        if isinstance(part, str):
            yield part
