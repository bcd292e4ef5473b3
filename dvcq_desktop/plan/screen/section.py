# SPDX-License-Identifier: MIT
"""What the pages of checks and of difficulties share: one year's records, each with its files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.history import record_lines
from dvcq_desktop.plan.rules import PlanState
from dvcq_desktop.plan.store import followups, plans, tasks
from dvcq_desktop.widgets.filed_section import FiledSection
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.widgets.workbench import Workbench

# Another row of these changes what a page shows or offers.
_CONCERNED = frozenset({"attachment", "plan", "plan_clause", "task", "task_source", "unit", "person"})


@dataclass(frozen=True)
class YearOfRecords:
    """What a page shows of one year, with what its fields offer to choose from."""

    year: int
    years: tuple[int, ...] = ()
    records: tuple[Any, ...] = ()
    directory: Directory = field(default_factory=Directory)
    tasks: tuple[tuple[str, str], ...] = ()
    plan: str | None = None


@dataclass(frozen=True)
class RowOnDay:
    """One record as of a day, with the office it is looked up in."""

    kept: Any
    directory: Directory
    as_of: date

    @property
    def id(self) -> str:
        """Return the record's key."""
        return str(self.kept.id)

    @property
    def unit(self) -> str:
        """Return the unit as it is called."""
        return self.directory.unit_called(self.kept.unit)


class PlanSection(FiledSection):
    """Show one year's records of a kind with their files.

    `KEPT` reads them, `SAVE` keeps one, `DAY` names what holds the day of one; `Row` is how it is shown.
    """

    KEY = "plan"
    DAY: ClassVar[str]
    Row: ClassVar[type[RowOnDay]]
    KEPT: ClassVar[Callable[[sqlite3.Connection, int], list[Any]]]

    year_chosen = Signal(int)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.known = YearOfRecords(workbench.today().year)
        self._wanted_year = self.known.year
        self._is_read = False
        self._day: date | None = None
        self._begin_with: Mapping[str, Any] | None = None
        super().__init__(workbench, parent)
        # Widgets
        self.year = YearBox(self.page)
        # Assemble
        self.page.add_chooser(self.year)
        # Signals
        self.year.chosen.connect(self._on_year_box_chosen)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    # What each page says for itself

    def in_order(self, records: Sequence[Any]) -> Sequence[Any]:
        """Return the records in the order they are read in, what is open first."""
        raise NotImplementedError

    def remarks_of(self, record: Any) -> list[str]:
        """Return what is worth a second look in a record."""
        raise NotImplementedError

    def offer(self, known: YearOfRecords) -> None:
        """Give fields and filters the choices of a year."""
        raise NotImplementedError

    # What the room asks

    def show_year(self, year: int) -> None:
        """Show another year; what is being typed is saved first, a new record can be gone on with."""
        if year != self._wanted_year:
            self.put_aside()
        self._wanted_year = year
        self.refresh()

    def show_day(self, day: date | None) -> None:
        """Count to another day, None for today, from the next reading on."""
        self._day = day

    @property
    def as_of(self) -> date:
        """Return the day that late and waiting are counted to."""
        return self._day or self.workbench.today()

    @property
    def counted_to(self) -> str:
        """Return what the line of counts says of a day that is not today's."""
        return f"tính đến ngày {self._day:%d/%m/%Y}" if self._day else ""

    def refresh(self) -> None:
        """Read the year anew."""
        question = partial(_read, type(self).KEPT, self._wanted_year)
        self.workbench.reader.ask(f"{self.KEY}/{self.TABLE}", question, self._on_read)

    def begin_for(self, values: Mapping[str, Any]) -> None:
        """Begin a new record with these values as soon as the year is read."""
        self._begin_with = values
        if self._is_read:
            self._begin_wanted()

    # What the base asks

    def common_values(self) -> dict[str, Any]:
        """Give a new record the year that is shown, and its plan."""
        return {"year": self._wanted_year, "plan": self.known.plan}

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return record_lines(entries, self._name_of)

    def heading_of(self, record: RowOnDay) -> str:
        """Head the detail with the unit and the day."""
        day = getattr(record.kept, self.DAY)
        return f"{record.unit}, {day:%d/%m/%Y}" if day else record.unit

    # Private

    def _on_read(self, known: YearOfRecords) -> None:
        self.known, self._is_read = known, True
        self.year.offer(known.years, known.year)
        self.offer(known)
        rows = [self.Row(record, known.directory, self.as_of) for record in self.in_order(known.records)]
        remarks = {record.id: self.remarks_of(record) for record in known.records}
        self.show_records(rows, {key: sentences for key, sentences in remarks.items() if sentences})
        self._begin_wanted()

    def _begin_wanted(self) -> None:
        if self._begin_with is not None:
            values, self._begin_with = self._begin_with, None
            self._begun = {**self.blank(), **values}
            self.begin(self._begun)

    def _name_of(self, key: str) -> str:
        look = self.known.directory
        return look.unit_name(key) or look.person_name(key) or dict(self.known.tasks).get(key, "")

    def _on_year_box_chosen(self, year: int) -> None:
        self.show_year(year)
        self.year_chosen.emit(year)

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table == self.TABLE or table in _CONCERNED for table, _row in changed):
            self.refresh()


def _read(
    kept: Callable[[sqlite3.Connection, int], list[Any]], year: int, connection: sqlite3.Connection
) -> YearOfRecords:
    years = {year, *tasks.years(connection), *followups.followed_years(connection)}
    found = sorted(plans.plans(connection, year), key=lambda plan: (plan.state is PlanState.DRAFT, plan.id))
    return YearOfRecords(
        year=year,
        years=tuple(sorted(years, reverse=True)),
        records=tuple(kept(connection, year)),
        directory=directory(connection),
        tasks=tuple(followups.task_choices(connection, year)),
        plan=found[0].id if found else None,
    )
