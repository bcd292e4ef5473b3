# SPDX-License-Identifier: MIT
"""Attached files, kept in the database by their SHA-256."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from dvcq_desktop.database.errors import DatabaseError
from dvcq_desktop.database.journal import WHOLE_ROW
from dvcq_desktop.database.schema import TableKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from dvcq_desktop.database.schema import FieldValue
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


def clean_attachments(connection: sqlite3.Connection, fields: Fields) -> int:
    """Remove the files that nothing needs, and return the bytes so freed.

    Needed is what a row holds (in the trash too), what a head says (one side of a conflict), and what an
    action that can be undone or redone set or replaced.
    """
    needed = set(_in_rows(connection, fields)) | set(_in_entries(connection, fields))
    unneeded = [
        (sha256, size)
        for sha256, size in connection.execute("select sha256, size from blob").fetchall()
        if sha256 not in needed
    ]
    connection.executemany("delete from blob where sha256 = ?", [(sha256,) for sha256, _ in unneeded])
    return sum(size for _, size in unneeded)


def _in_rows(connection: sqlite3.Connection, fields: Fields) -> Iterator[str]:
    for table in fields.tables.values():
        for column in table.columns:
            if column.blob:
                for (sha256,) in connection.execute(
                    f"select distinct {column.name} from {table.name} where {column.name} is not null"
                ):
                    yield sha256


def _in_entries(connection: sqlite3.Connection, fields: Fields) -> Iterator[str]:
    holding = {
        field.id
        for table in fields.tables.values()
        if table.kind is TableKind.SHARED
        for field in table.all_fields
        if any(table.column(name).blob for name in field.columns)
    }
    rows = connection.execute("""
        with undoable(entry) as (select e.seq from entry e join undo_step s on s.action = e.action),
        needed(entry) as (
          select entry from head union select entry from undoable
          union select p.old from entry_parent p join undoable u on u.entry = p.entry)
        select v.field, v.value
        from entry_value v join needed n on n.entry = v.entry where v.value is not null""")
    for field, stored in rows:
        held = fields.decode_row(stored) if field == WHOLE_ROW else {field: fields.decode(field, stored)}
        for name, value in held.items():
            if name in holding or name not in fields:
                yield from _texts(value)


def _texts(value: FieldValue) -> Iterator[str]:
    for part in value if isinstance(value, tuple) else (value,):
        if isinstance(part, str):
            yield part
