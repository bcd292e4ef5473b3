# SPDX-License-Identifier: MIT
"""What a field said before it was changed apart in two copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.conflicts import ConflictingValue, ConflictKind

if TYPE_CHECKING:
    import sqlite3

    from dvcq_desktop.database.conflicts import Conflict
    from dvcq_desktop.database.values import Fields

_SHARED_PAST = """
with recursive past(head, entry) as (
  select e.seq, e.seq from json_each(?1) j join entry e on e.id = j.value
  union select past.head, p.old from past join entry_parent p on p.entry = past.entry and p.field = ?2)
select p.entry, e.id, a.at, a.pc, a.name from past p
join entry e on e.seq = p.entry join action a on a.seq = e.action
where p.entry not in (select head from past)
group by p.entry having count(distinct p.head) = ?3
order by p.entry desc limit 1"""


def value_before(
    connection: sqlite3.Connection, fields: Fields, conflict: Conflict
) -> ConflictingValue | None:
    """Return the last value that all sides of a conflict began from, with who wrote it.

    None where there is none: each side added the row by itself, or a deletion met something.
    """
    if conflict.kind is not ConflictKind.VALUES:
        return None
    heads = sorted({value.entry for value in conflict.values})
    listed = "[" + ",".join(f'"{head}"' for head in heads) + "]"
    row = connection.execute(_SHARED_PAST, (listed, conflict.field, len(heads))).fetchone()
    if row is None:
        return None
    number, entry, at, pc, action = row
    value = fields.of_entry(connection, number, conflict.field)
    return ConflictingValue(value, entry, at, pc, action, conflict.field)
