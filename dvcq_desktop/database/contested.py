# SPDX-License-Identifier: MIT
"""Whether one record has fields that wait for a decision: asked each time it is shown, by its row alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_DIFFERING = """
select count(*) from (
  select h.field from head h left join entry_value v on v.entry = h.entry and v.field = h.field
  where h.row = ? group by h.field having count(*) > 1 and count(distinct
    case when h.field like '%.deleted_at' then v.value is null else quote(v.value) end) > 1)"""


def contested_words(connection: sqlite3.Connection, row: str) -> tuple[str, str]:
    """Return a record's key and the remark that it shows, "" where nothing of it waits."""
    (count,) = connection.execute(_DIFFERING, (row,)).fetchone()
    if not count:
        return row, ""
    said = f"{count} mục của hồ sơ này hai bản ghi khác nhau, chưa chọn"
    return row, f"{said}; bấm “Chỗ cần chọn” ở thanh dưới."
