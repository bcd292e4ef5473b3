# SPDX-License-Identifier: MIT
"""One person who was entered twice, on one PC or on two, becomes one record again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.redirecting import left_behind, redirect, redirect_rest
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.values import Fields

    Settle = Callable[[Action, str], None]
    """What a room does once more is recorded of a person (key) than before."""

ACTION = "Gộp hai người"
REST = "Chuyển phần còn lại sang người đã gộp"


def join_people(
    action: Action,
    fields: Fields,
    kept: str,
    gone: str,
    values: Mapping[str, object],
    settles: Iterable[Settle] = (),
) -> None:
    """Let one record stand for both, with the values that she chose; raises UserError for one and the same.

    Positions that both had alike are kept once. The window keeps the one of the lesser key, who was entered
    first: two PCs that join the same two then never join them the other way round, which would leave neither.
    """
    if kept == gone:
        raise UserError("Hãy chọn hai người khác nhau để gộp.")
    redirect(action, fields, "person", gone, kept)
    action.update("person", kept, values)
    _settle(action, kept, settles)


def join_rest(action: Action, fields: Fields, settles: Iterable[Settle] = ()) -> int:
    """Let what another PC still wrote for records that went follow; return how many rows did."""
    followed = redirect_rest(action, fields, "person")
    kept = action.execute(
        "select distinct replaced_by from person where replaced_by is not null and deleted_at is not null"
    ).fetchall()
    for (person,) in kept:
        _settle(action, person, settles)
    return followed


def rest_of_joined(connection: sqlite3.Connection, fields: Fields) -> int:
    """Return how many rows are still written for records that went."""
    return left_behind(connection, fields, "person")


def _settle(action: Action, person: str, settles: Iterable[Settle]) -> None:
    kept: list[sqlite3.Row] = []
    rows = action.execute(
        "select * from tenure where person = ? and deleted_at is null"
        " order by (starts_on is null) + (ends_on is null), id",
        (person,),
    ).fetchall()
    for row in rows:
        if any(_says_as_much(other, row) for other in kept):
            action.trash("tenure", row["id"])
        else:
            kept.append(row)
    for settle in settles:
        settle(action, person)


def _says_as_much(one: sqlite3.Row, other: sqlite3.Row) -> bool:
    """Tell whether a position says all that another does: the same place, and the same days or none there."""
    same = (one["unit"], fold(one["position"] or "")) == (other["unit"], fold(other["position"] or ""))
    days = (other["starts_on"], other["ends_on"]) in {(None, None), (one["starts_on"], one["ends_on"])}
    return same and days and bool(one["is_head"]) >= bool(other["is_head"])
