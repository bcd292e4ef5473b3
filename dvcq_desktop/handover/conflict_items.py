# SPDX-License-Identifier: MIT
"""Conflicts in words, ready to be shown: made off the window's thread, where names are looked up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.common_past import value_before
from dvcq_desktop.handover.naming import chosen_value, local_time, may_be_typed
from dvcq_desktop.handover.taking import Place, place_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from dvcq_desktop.database.conflicts import Conflict, ConflictingValue
    from dvcq_desktop.database.schema import FieldValue
    from dvcq_desktop.handover.naming import Naming

MOST = 500
"""How many conflicts one list shows; the rest come when these are decided."""


class Side(NamedTuple):
    """One of the values: whose it is, who wrote it when and in which action, what it says."""

    heading: str
    origin: str
    words: str
    value: FieldValue
    is_here: bool


class ConflictItem(NamedTuple):
    """A conflict as it is listed: kind of record, its name, the field, and the values side by side."""

    conflict: Conflict
    record: str
    field: str
    sides: tuple[Side, ...]
    may_be_typed: bool
    before: str = ""
    """What it said before both, with who wrote it when; "" where there was nothing."""
    whole: str = ""
    """The key of the record that both froze and that is taken from one side as a whole; "" for any other."""

    @property
    def place(self) -> Place:
        """Return what names it."""
        return place_of(self.conflict)


def items_of(
    naming: Naming,
    connection: sqlite3.Connection,
    conflicts: Sequence[Conflict],
    is_here: Callable[[str], bool] | None = None,
    other: str = "Bản trên USB",
    is_own: Callable[[str], bool] | None = None,
) -> list[ConflictItem]:
    """Return conflicts in words; `is_here` tells of an entry whether this file had it before.

    Of a file that was merged already `is_own` tells whether this PC wrote it: two PCs may have one name.
    """
    found = []
    frozen = _frozen_apart(naming, conflicts)
    wholes = {place_of(each): _whole(naming, connection, each, frozen) for each in conflicts}
    # Where this PC's is kept of what freezes a record, it is kept of all; else all can be chosen with it.
    freezing = _freezing(naming)
    kept = {each.row for each in conflicts if each.is_frozen and each.field in freezing}
    for each in conflicts[:MOST]:
        whole = wholes[place_of(each)]
        conflict = replace(each, is_frozen=whole in kept if whole else each.is_frozen)
        kind = naming.table(conflict.table)
        sides = [
            _side(naming, connection, conflict, value, knows, "" if is_here is None else other)
            for value, knows in zip(conflict.values, _knowing(each, is_here or is_own), strict=True)
        ]
        found.append(
            ConflictItem(
                conflict,
                f"{kind} “{naming.record(connection, conflict.table, conflict.row)}”",
                naming.field_of(conflict),
                # This PC's own stands left.
                tuple(sorted(sides, key=lambda side: not side.is_here)),
                not whole and may_be_typed(naming, conflict),
                _before(naming, connection, conflict),
                whole,
            )
        )
    return found


def together(
    items: Sequence[ConflictItem], item: ConflictItem, side: Side
) -> list[tuple[ConflictItem, Side]]:
    """Return what is chosen with one side: of a record that both froze, all that differs of that side.

    Else its figures could stand under the number of the other, which nobody froze.
    """
    chosen = [(item, side)]
    for other in items:
        if not item.whole or other.whole != item.whole or other.place == item.place:
            continue
        same = [each for each in other.sides if each.is_here is side.is_here]
        if len(same) > 1:
            same = [each for each in same if each.heading == side.heading]
        if same:
            chosen.append((other, same[0]))
    return chosen


def _knowing(conflict: Conflict, is_here: Callable[[str], bool] | None) -> list[Callable[[str], bool] | None]:
    """Return what tells of each value whether it is this PC's: what it keeps is, whoever wrote it."""
    if not conflict.is_frozen:
        return [is_here] * len(conflict.values)
    return [_always, *[is_here] * (len(conflict.values) - 1)]


def _always(_entry: str) -> bool:
    return True


def _freezing(naming: Naming) -> set[str]:
    return {field for room in naming.rooms.values() for field in room.freezing}


def _frozen_apart(naming: Naming, conflicts: Sequence[Conflict]) -> set[tuple[str, str]]:
    freezing = _freezing(naming)
    return {(each.table, each.row) for each in conflicts if each.field in freezing}


def _whole(
    naming: Naming, connection: sqlite3.Connection, conflict: Conflict, frozen: set[tuple[str, str]]
) -> str:
    """Return the record frozen in both copies that a conflict is of, or of whose part."""
    if (conflict.table, conflict.row) in frozen:
        return conflict.row
    for column in naming.fields.tables[conflict.table].columns if frozen else ():
        if any(table == column.references for table, _row in frozen):
            query = f"select {column.name} from {conflict.table} where id = ?"  # noqa: S608 - declared names
            found = connection.execute(query, (conflict.row,)).fetchone()
            if found is not None and (column.references, found[0]) in frozen:
                return str(found[0])
    return ""


def _before(naming: Naming, connection: sqlite3.Connection, conflict: Conflict) -> str:
    value = value_before(connection, naming.fields, conflict)
    if value is None:
        return ""
    words = naming.said(connection, conflict, value)
    return f"Trước đó, cả hai bên: {words} (máy {value.pc}, {local_time(value.at)})"


def _side(
    naming: Naming,
    connection: sqlite3.Connection,
    conflict: Conflict,
    value: ConflictingValue,
    is_here: Callable[[str], bool] | None,
    other: str,
) -> Side:
    known = is_here(value.entry) if is_here else False
    heading = f"{'Máy này' if known else other} ({value.pc})" if known or other else f"Máy {value.pc}"
    return Side(
        heading,
        f"{local_time(value.at)} · {value.action}",
        naming.said(connection, conflict, value),
        chosen_value(conflict, value),
        known,
    )
