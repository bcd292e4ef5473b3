# SPDX-License-Identifier: MIT
"""Records with the files that are kept with them, whichever room they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from dvcq_desktop.database.actions import Action

ReadFiles = Sequence[tuple[str, bytes, str]]
"""Name, content and media type of files that are to be kept."""

_GONE = "Mục này vừa bị xóa nên không sửa được: hãy khôi phục từ Thùng rác."


class KeptFile(NamedTuple):
    """One file kept with a record; `sha256` is the key of its content, `size` its bytes."""

    id: str
    name: str
    sha256: str
    size: int


def files_of(connection: sqlite3.Connection, table: str) -> dict[str, tuple[KeptFile, ...]]:
    """Return the files of a table's records by the records' ids, in the order they were kept."""
    rows = connection.execute(
        "select * from attachment where owner_table = ? and deleted_at is null order by id", (table,)
    )
    return kept_files(rows.fetchall())


def files_of_record(connection: sqlite3.Connection, table: str, row_id: str) -> tuple[KeptFile, ...]:
    """Return the files of one record, in the order they were kept."""
    rows = connection.execute(
        "select * from attachment where owner_table = ? and owner_id = ? and deleted_at is null order by id",
        (table, row_id),
    )
    return kept_files(rows.fetchall()).get(row_id, ())


def kept_files(rows: Iterable[sqlite3.Row]) -> dict[str, tuple[KeptFile, ...]]:
    """Return rows of `attachment` as files, by the ids of the records that they are kept with."""
    found: dict[str, list[KeptFile]] = defaultdict(list)
    for row in rows:
        found[row["owner_id"]].append(KeptFile(row["id"], row["name"] or "", row["file"], row["size"] or 0))
    return {owner: tuple(files) for owner, files in found.items()}


def held_row(action: Action, table: str, row_id: str) -> sqlite3.Row:
    """Return the row of a record that is to be changed; raises UserError where it is in the trash."""
    row: sqlite3.Row | None = action.connection.execute(
        f"select * from {table} where id = ? and deleted_at is null", (row_id,)
    ).fetchone()
    if row is None:
        raise UserError(_GONE)
    return row


def save_with_files(
    action: Action, table: str, row_id: str, columns: Mapping[str, object], files: ReadFiles
) -> str:
    """Add (empty id) or change a record, keep files with it, and return its id."""
    if row_id:
        action.update(table, row_id, columns)
    else:
        row_id = action.insert(table, columns)
    keep_files(action, table, row_id, files)
    return row_id


def keep_files(action: Action, table: str, row_id: str, files: ReadFiles) -> None:
    """Keep files with a record."""
    for name, data, media_type in files:
        attach(action, table, row_id, name, data, media_type)


def attach(action: Action, table: str, row_id: str, name: str, data: bytes, media_type: str) -> str:
    """Keep a file with a record ("progress_entry", "task", "plan"); the same bytes are stored once."""
    values = {
        "owner_table": table,
        "owner_id": row_id,
        "name": name,
        "media_type": media_type,
        "size": len(data),
        "file": action.attach(data),
    }
    return action.insert("attachment", values)


def trash_records(action: Action, table: str, ids: Sequence[str]) -> int:
    """Put records into the trash and return how many."""
    for row_id in ids:
        action.trash(table, row_id)
    return len(ids)


def trash_file(action: Action, attachment: str) -> None:
    """Put a file that is kept with a record into the trash."""
    action.trash("attachment", attachment)
