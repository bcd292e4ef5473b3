# SPDX-License-Identifier: MIT
"""What the pages of checks and of difficulties share: one year's records, each with its files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.history import record_lines
from dvcq_desktop.plan.rules import PlanState
from dvcq_desktop.plan.store import followups, plans, tasks
from dvcq_desktop.widgets.attachments import AttachmentList
from dvcq_desktop.widgets.file_desk import FileDesk
from dvcq_desktop.widgets.jobs import Job
from dvcq_desktop.widgets.read_files import ReadFile, read_files
from dvcq_desktop.widgets.section import Section
from dvcq_desktop.widgets.theme import icon
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.actions import Action
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


class PlanSection(Section):
    """Show one year's records of a kind with their files.

    `KEPT` reads them, `SAVE` keeps one, `DAY` names what holds the day of one; `Row` is how it is shown.
    """

    KEY = "plan"
    DAY: ClassVar[str]
    Row: ClassVar[type[RowOnDay]]
    KEPT: ClassVar[Callable[[sqlite3.Connection, int], list[Any]]]
    SAVE: ClassVar[Callable[..., str]]

    year_chosen = Signal(int)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.known = YearOfRecords(workbench.today().year)
        self._wanted_year = self.known.year
        self._is_read = False
        self._day: date | None = None
        self._begin_with: Mapping[str, Any] | None = None
        self._read_files: tuple[ReadFile, ...] = ()
        super().__init__(workbench, parent)
        # Widgets
        self.year = YearBox(self.page)
        self.desk = FileDesk(workbench.database, self)
        # Assemble
        self.page.add_chooser(self.year)
        self.setFocusProxy(self.table)
        self._add = self._action(f"Thêm {self.NOUN}", "plus", self.add_record, "Ctrl+N")
        self._trash = self._action(f"Xóa {self.NOUN}", "trash-2", self.trash_selected)
        # Signals
        self.year.chosen.connect(self._on_year_box_chosen)
        self.files.add_requested.connect(self._on_files_add_requested)
        self.files.remove_requested.connect(self._on_files_remove_requested)
        self.files.open_requested.connect(self.desk.open_file)
        self.files.save_requested.connect(self.desk.save_file)
        self.desk.failed.connect(self.page.messages.show_error)
        self.desk.saved.connect(self._on_file_saved)
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

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return [self._add, self._trash]

    def show_year(self, year: int) -> None:
        """Show another year; what is being typed is saved first, a new record can be gone on with."""
        if year != self._wanted_year:
            self.flush()
            if self.is_entering:
                self._keep_typed()
                self.end_entering()
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

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.take_focus()

    def begin_for(self, values: Mapping[str, Any]) -> None:
        """Begin a new record with these values as soon as the year is read."""
        self._begin_with = values
        if self._is_read:
            self._begin_wanted()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Save what is being edited when another page is opened."""
        super().hideEvent(event)
        self.flush()

    # What the base asks

    def build_below(self) -> None:
        """Add the files below the form."""
        self.files = AttachmentList(self)
        self.detail.add(self.files)

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Add or change a record of the year that is shown."""
        year = {"year": self._wanted_year, "plan": self.known.plan}
        given = dict(values) if record_id else {**year, **values}
        files = () if record_id else self._read_files
        return partial(_save, type(self).SAVE, record_id, given, self.workbench.today(), files)

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put records into the trash."""
        return partial(followups.trash_records, table=self.TABLE, ids=tuple(ids))

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return record_lines(entries, self._name_of)

    def values_of(self, record: Any) -> dict[str, Any]:
        """Return what the fields show of a record."""
        return {name: getattr(record.kept, name) for name in self.form.names}

    def history_rows(self, record: Any) -> list[tuple[str, str]]:
        """Return the record's own row and those of its files."""
        return [(self.TABLE, record.id), *(("attachment", file.id) for file in record.kept.files)]

    def show_record(self, record: Any) -> None:
        """Fill the form, and list the files."""
        super().show_record(record)
        self.files.show_files(record.kept.files)
        self.files.setEnabled(True)

    def heading_of(self, record: RowOnDay) -> str:
        """Head the detail with the unit and the day."""
        day = getattr(record.kept, self.DAY)
        return f"{record.unit}, {day:%d/%m/%Y}" if day else record.unit

    def begin(self, values: Mapping[str, Any]) -> None:
        """Show the form of a new record; files may be chosen for it."""
        self.files.begin_new()
        self.files.setEnabled(True)
        super().begin(values)

    def end_entering(self) -> None:
        """Leave the new record; its files wait until it is read, lest another one gets them."""
        if self.is_entering:
            self.files.setEnabled(False)
            self.files.show_files(())
        super().end_entering()

    @property
    def has_typed(self) -> bool:
        """Count the files chosen for a new record too."""
        return super().has_typed or (self.form.is_new and bool(self.files.waiting))

    def submit(self) -> None:
        """Save the new record with the files that wait for it, read off the GUI thread."""
        if not self.files.waiting:
            super().submit()
            return
        job = Job("Đang đọc tệp đính kèm", partial(read_files, self.files.waiting))
        self.workbench.jobs.run(job, self._on_new_files_read, self._on_write_refused)

    # Private

    def _action(self, text: str, icon_name: str, step: Callable[[], None], keys: str = "") -> QAction:
        action = QAction(icon(icon_name), text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(step)
        self.addAction(action)
        return action

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

    def _on_new_files_read(self, files: list[ReadFile]) -> None:
        if self.is_entering:
            self._read_files = tuple(files)
            super().submit()
            self._read_files = ()

    def _on_files_add_requested(self, paths: tuple[Path, ...]) -> None:
        record = self.current()
        if record is not None:
            job = Job("Đang đọc tệp đính kèm", partial(_read_for, record.id, paths))
            self.workbench.jobs.run(job, self._on_files_read, self._on_write_refused)

    def _on_files_read(self, read: tuple[str, list[ReadFile]]) -> None:
        key, files = read
        work = partial(followups.keep_files, table=self.TABLE, row_id=key, files=files)
        self.write(f"Đính kèm: {len(files)} tệp", work)

    def _on_files_remove_requested(self, key: str) -> None:
        self.write("Bỏ tệp đính kèm", partial(followups.trash_file, attachment=key), self._on_file_removed)

    def _on_file_removed(self, _answer: object) -> None:
        self.say_trashed("Đã chuyển tệp vào thùng rác.")

    def _on_file_saved(self, path: str) -> None:
        self.page.messages.show_success(f"Đã lưu tệp vào {path}.")


def _save(
    save: Callable[..., str],
    record_id: str,
    values: Mapping[str, Any],
    today: date,
    files: Sequence[ReadFile],
    action: Action,
) -> str:
    return save(action, record_id, values, today=today, files=files)


def _read_for(record_id: str, paths: Sequence[Path], progress: Any) -> tuple[str, list[ReadFile]]:
    """Read files for a record; another one may be shown when they are there."""
    return record_id, read_files(paths, progress)


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
