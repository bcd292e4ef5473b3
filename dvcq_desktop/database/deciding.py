# SPDX-License-Identifier: MIT
"""Deciding a conflict: an ordinary entry that supersedes all that is said of the field, whatever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.errors import DatabaseError
from dvcq_desktop.database.journal import confirm
from dvcq_desktop.database.values import Fields, as_columns

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.schema import FieldValue


class FrozenError(DatabaseError):
    """Say that a record may no longer change."""

    def __init__(self) -> None:
        super().__init__(
            "Hồ sơ này đã được chốt nên giữ nguyên số liệu ở máy này; muốn sửa thì lập hồ sơ mới thay thế."
        )


def decide(
    action: Action,
    fields: Fields,
    table: str,
    row: str,
    field_id: str,
    value: FieldValue,
    *,
    is_frozen: bool = False,
) -> None:
    """Give a field of a row this value and let that supersede every other, also where it is shown already.

    Any value will do, not only one of those in conflict. Of a tombstone, None takes the row out of the
    trash, and any other value leaves it there for good. Raises FrozenError for a row that is frozen, and
    KeyError where there is no such row or field.
    """
    if is_frozen:
        raise FrozenError
    columns = dict(as_columns(fields[field_id], value))
    if "deleted_at" in columns and value is not None:
        columns["deleted_at"] = action.now
    (before,) = action.execute("select max(seq) from entry").fetchone()
    action.update(table, row, columns)
    written = action.execute(
        "select 1 from head where row = ? and field = ? and entry > ?", (row, field_id, before)
    ).fetchone()
    if written is None:
        confirm(action.connection, fields.tables, table, row, field_id)
