# SPDX-License-Identifier: MIT
"""All that can be found in one file: read when it is first asked for, and again where something changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.search.rules import Finding, Group, Shelf

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from dvcq_desktop.office.finding.rules import Finder, Found

COMMANDS = "Lệnh"
PAGES = "Trang"
RECENT = "Mở gần đây"
_MOST_RENEWED = 2_000

# Which tables are to be read: some of their rows, or None for all.
Stale = dict[str, frozenset[str] | None]


class Hit(NamedTuple):
    """One of what was found, with the name of its group."""

    group: str
    record: Found


class Catalogue:
    """Hold the shelves. They are read and searched on the reader's thread alone, in the order of questions.

    `hear`, `begin` and `loaded` belong to the window's thread.
    """

    def __init__(
        self, finders: Sequence[Finder], commands: Sequence[Found], pages: Sequence[Found] = ()
    ) -> None:
        self.finders = {finder.group: finder for finder in finders}
        # First among equals: a page holds all that is called like it.
        self._shelves = {PAGES: Shelf()}
        self._shelves[PAGES].put(pages)
        self._shelves.update((finder.group, Shelf(is_named=finder.is_named)) for finder in finders)
        self._shelves[COMMANDS] = Shelf()
        self._shelves[COMMANDS].put(commands)
        self._finding = Finding(tuple(self._shelves.items()))
        self._waiting: Stale = dict.fromkeys(self.finders)
        self._begun: Stale = {}

    def hear(self, changed: Iterable[tuple[str, str]] | None) -> None:
        """Note what was written: pairs of table and row, or None where anything may have changed."""
        if changed is None:
            self._waiting = dict.fromkeys(self.finders)
            return
        rows: dict[str, set[str]] = {}
        for table, row in changed:
            rows.setdefault(table, set()).add(row)
        for group, finder in self.finders.items():
            if not finder.also.isdisjoint(rows) or len(rows.get(finder.table, ())) > _MOST_RENEWED:
                self._waiting[group] = None
            elif finder.table in rows:
                self._waiting[group] = _joined(self._waiting, group, frozenset(rows[finder.table]))

    def begin(self) -> Stale:
        """Return what is to be read now; it stays so until `loaded` tells that it was."""
        for group, keys in self._waiting.items():
            self._begun[group] = keys if keys is None else _joined(self._begun, group, keys)
        self._waiting = {}
        return dict(self._begun)

    def loaded(self) -> None:
        """Hear that what was begun is read."""
        self._begun = {}

    def load(self, stale: Mapping[str, frozenset[str] | None], connection: sqlite3.Connection) -> None:
        """Read what is stale."""
        for group, keys in stale.items():
            records = self.finders[group].read(connection, keys)
            if keys is None:
                self._shelves[group].put(records)
            else:
                self._shelves[group].renew(keys, records)

    def find(self, typed: str, only: str, _connection: object) -> list[Group]:
        """Return what is found for the words typed, in one group alone where that is named."""
        return self._finding.find(typed, only)

    def recent(self, keys: Sequence[tuple[str, str]], _connection: object) -> list[Hit]:
        """Return those of what was opened lately that are still there."""
        found = ((group, self._shelves[group].get(key)) for group, key in keys if group in self._shelves)
        return [Hit(group, record) for group, record in found if record is not None]


def _joined(stale: Stale, group: str, keys: frozenset[str]) -> frozenset[str] | None:
    known = stale.get(group, frozenset())
    return None if known is None else known | keys
