# SPDX-License-Identifier: MIT
"""What a merge asks of each room: it knows the journal, and nothing of tasks, people and signatures."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from dvcq_desktop.database.labels import Labels


class Frozen(NamedTuple):
    """Name a row that a merge must leave as it is, or just one of its fields."""

    table: str
    row: str
    field: str | None = None


def _nothing_frozen(_connection: sqlite3.Connection) -> Iterable[Frozen]:
    return ()


def _no_remarks(_connection: sqlite3.Connection) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class MergingRoom:
    """Hold what a room declares in its `merging.py`.

    `frozen` finds the rows that nothing may change any more, such as those of a signed decision; `check` says
    in Vietnamese what the room's own rules find odd, for example two people of one name and birthday. Both
    are asked of either copy and of the merged one, through connections that they only read from. `freezing`
    are the fields that freeze a record: one that two copies froze apart is chosen whole, with its parts.
    """

    labels: Labels
    frozen: Callable[[sqlite3.Connection], Iterable[Frozen]] = _nothing_frozen
    check: Callable[[sqlite3.Connection], Iterable[str]] = _no_remarks
    freezing: frozenset[str] = frozenset()


def all_labels(rooms: Iterable[MergingRoom]) -> Labels:
    """Return the names of all rooms together."""
    labels = Labels({}, {})
    for room in rooms:
        labels |= room.labels
    return labels


def all_frozen(connection: sqlite3.Connection, rooms: Iterable[MergingRoom]) -> set[Frozen]:
    """Return all that the rooms call frozen; they read rows by the names of columns."""
    with _by_names(connection):
        return {frozen for room in rooms for frozen in room.frozen(connection)}


def all_remarks(connection: sqlite3.Connection, rooms: Iterable[MergingRoom]) -> list[str]:
    """Return what the rooms remark, each sentence once; they read rows by the names of columns."""
    with _by_names(connection):
        return list(dict.fromkeys(sentence for room in rooms for sentence in room.check(connection)))


@contextmanager
def _by_names(connection: sqlite3.Connection) -> Iterator[None]:
    before, connection.row_factory = connection.row_factory, sqlite3.Row
    try:
        yield
    finally:
        connection.row_factory = before
