# SPDX-License-Identifier: MIT
"""A kind of record that can be found, and one that was: what a room hands over for "Tìm tất cả"."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

_NEXT = " · "


class Found(NamedTuple):
    """A record: where it is kept, what it is called, what tells it from others of the name, and its words.

    `words` are more that it is found by, folded; `within` is the key of what it is shown in, as a clause's
    plan; `year` None is that of no year.
    """

    id: str
    year: int | None
    title: str
    detail: str = ""
    words: str = ""
    within: str = ""


class Finder(NamedTuple):
    """One kind of record: how its group is called, where it opens, and what reads it.

    `room` and `page` are titles as the window shows them. `rows` selects the columns of `Found` of what is
    not in the trash, in the order in which equals are shown, and ends in its conditions. `also` names the
    other tables that the rows show something of. What `is_named` is called by the last words of its name.
    """

    table: str
    group: str
    icon: str
    room: str
    page: str
    rows: str
    order: str
    also: frozenset[str] = frozenset()
    is_named: bool = False

    def read(self, connection: sqlite3.Connection, keys: Iterable[str] | None = None) -> list[Found]:
        """Return all records, or those of these keys that are still there."""
        if keys is None:
            return [_found(row) for row in connection.execute(f"{self.rows} order by {self.order}")]
        chosen = f"{self.rows} and {self.table}.id in (select value from json_each(?))"  # noqa: S608 - constants
        return [_found(row) for row in connection.execute(chosen, (json.dumps(list(keys)),))]


def _found(row: Sequence[Any]) -> Found:
    """Return a record; where the first thing that tells it from others is lacking, the next begins."""
    found = Found._make(row)
    return found._replace(detail=found.detail.removeprefix(_NEXT)) if found.detail[:3] == _NEXT else found
