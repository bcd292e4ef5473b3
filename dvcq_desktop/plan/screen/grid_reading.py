# SPDX-License-Identifier: MIT
"""A year's grid kept in memory on the reader's thread: loaded once, filtered and refreshed there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dvcq_desktop.plan.grid import Axes, Grid, GridFilter, GridShow
from dvcq_desktop.plan.store import grids, sharing, tasks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from datetime import date

    from dvcq_desktop.plan.deadlines import Against
    from dvcq_desktop.widgets.reads import Reader
    from dvcq_desktop.widgets.writes import Writer

Rows = frozenset[tuple[str, str]]
_SHARES = frozenset({"task", "task_line"})  # what says which units lack a part


@dataclass(frozen=True)
class Shown:
    """What the page shows of a grid: which tasks and units, what each unit owes, how many cells of a kind."""

    grid: Grid
    axes: Axes
    owed: Counter[str]
    counts: Counter[GridShow]
    years: tuple[int, ...] = ()


class GridReading(QObject):
    """Load a year's grid, keep it as the file is, and find what a filter lets through.

    While nobody looks at the page, what is saved elsewhere only makes the grid old.
    """

    loaded = Signal(object)  # Shown, of a grid read anew
    found = Signal(object)  # Shown

    def __init__(self, reader: Reader, writer: Writer, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._today = today
        self._asked: tuple[int, date, Against] | None = None
        self._chosen = GridFilter()
        self._unread: Rows = frozenset()
        self.is_watched = True
        self.is_old = False
        self.shown: Shown | None = None
        writer.saved.connect(self._on_writer_saved)

    def load(self, year: int, as_of: date, against: Against, chosen: GridFilter) -> None:
        """Read a year anew."""
        self._asked, self._chosen = (year, as_of, against), chosen
        self._unread, self.is_old = frozenset(), False
        for key in ("grid-find", "grid-refresh"):
            self._reader.forget(key)
        question = partial(_load, year, as_of, against, chosen, self._today())
        self._reader.ask("grid-load", question, self._on_loaded)

    def find(self, chosen: GridFilter) -> None:
        """Ask what a filter lets through."""
        self._chosen = chosen
        if self.shown is not None:
            question = partial(_find, self.shown.grid, chosen)
            self._reader.ask("grid-find", question, self._on_found)

    def _load_again(self) -> None:
        if self._asked is not None:
            self.load(*self._asked, self._chosen)

    def _refresh(self) -> None:
        if self.shown is not None and self._unread:
            question = partial(_refresh, self.shown, self._chosen, self._unread, self._today())
            self._reader.ask("grid-refresh", question, self._on_refreshed)

    def _on_loaded(self, shown: Shown) -> None:
        self.shown = shown
        self.loaded.emit(shown)
        # Something may have been saved while the grid was being read.
        self._refresh()

    def _on_found(self, shown: Shown) -> None:
        self.shown = shown
        self.found.emit(shown)

    def _on_writer_saved(self, _name: str, rows: Rows | None) -> None:
        if self._asked is None:
            return
        if not self.is_watched:
            self.is_old = True
        elif rows is None:
            self._load_again()
        else:
            self._unread |= rows
            self._refresh()

    def _on_refreshed(self, answer: tuple[Shown | None, Rows]) -> None:
        shown, rows = answer
        self._unread -= rows
        if shown is None:
            self._load_again()
        else:
            self._on_found(shown)


def _load(
    year: int,
    as_of: date,
    against: Against,
    chosen: GridFilter,
    today: date,
    connection: sqlite3.Connection,
) -> Shown:
    grid = grids.load_grid(connection, year, as_of, against)
    years = sorted({*tasks.years(connection), year}, reverse=True)
    _read_lacking(grid, today, connection)
    return replace(_shown(grid, grid.axes(chosen)), years=tuple(years))


def _find(grid: Grid, chosen: GridFilter, _connection: object) -> Shown:
    return _shown(grid, grid.axes(chosen))


def _refresh(
    shown: Shown, chosen: GridFilter, rows: Rows, today: date, connection: sqlite3.Connection
) -> tuple[Shown | None, Rows]:
    """Read what changed; under a filter of the cells the same rows and columns stay."""
    if not grids.refresh_grid(connection, shown.grid, rows):
        return None, rows
    if _SHARES.intersection(table for table, _row in rows):
        _read_lacking(shown.grid, today, connection)
    axes = shown.grid.kept(shown.axes) if chosen.show else shown.grid.axes(chosen)
    return _shown(shown.grid, axes), rows


def _read_lacking(grid: Grid, today: date, connection: sqlite3.Connection) -> None:
    found = sharing.lacking(connection, grid.directory, today, year=grid.year)
    grid.lacking = {each.task: each.units for each in found}


def _shown(grid: Grid, axes: Axes) -> Shown:
    return Shown(grid, axes, grid.owed_by(axes), grid.counts(axes))
