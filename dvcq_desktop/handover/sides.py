# SPDX-License-Identifier: MIT
"""What each of two copies has that the other lacks, counted by room and kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.handover.naming import OTHER
from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    from dvcq_desktop.database.comparing import Comparison, TableCount
    from dvcq_desktop.handover.naming import Naming

NOTHING = "không đổi"


class Kind(NamedTuple):
    """Say of one kind of record what each side did, in words."""

    room: str
    name: str
    here: str
    there: str


def by_kind(comparison: Comparison, naming: Naming) -> list[Kind]:
    """Return the kinds of records that a side changed, in the order of the rooms."""
    tables = dict.fromkeys((*comparison.here.tables, *comparison.there.tables))
    titles = (*naming.rooms, OTHER)
    ordered = sorted(tables, key=lambda table: (titles.index(naming.room(table)), naming.table(table)))
    return [
        Kind(
            naming.room(table),
            naming.table(table),
            _words(comparison.here.tables.get(table)),
            _words(comparison.there.tables.get(table)),
        )
        for table in ordered
    ]


def _words(count: TableCount | None) -> str:
    if count is None:
        return NOTHING
    said = (("thêm", count.added), ("sửa", count.changed))
    return ", ".join(f"{verb} {group_digits(number)}" for verb, number in said if number) or NOTHING
