# SPDX-License-Identifier: MIT
"""What the pages of inspections and of violations share: one year's records, each with its files."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal

from dvcq_desktop.commitments.followups import Inspection
from dvcq_desktop.commitments.history import record_lines
from dvcq_desktop.commitments.rules import CommitmentText
from dvcq_desktop.commitments.store import campaigns, followups, texts
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.store import directory
from dvcq_desktop.widgets.filed_section import FiledSection
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.widgets.workbench import Workbench

# Another row of these changes what a page shows or offers.
_CONCERNED = frozenset(
    {
        "attachment",
        "campaign",
        "commitment_text",
        "duty_inspection",
        "person",
        "person_kind",
        "tenure",
        "unit",
        "violation",
    }
)

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class YearOfFollowups:
    """What a page shows of one year, with what its fields offer to choose from."""

    year: int
    years: tuple[int, ...] = ()
    records: tuple[Any, ...] = ()
    directory: Directory = field(default_factory=Directory)
    inspections: tuple[Inspection, ...] = ()
    texts: tuple[CommitmentText, ...] = ()

    def promise_of(self, text_id: str | None, number: int | None) -> str:
        """Return a promise as it is read ("Điều 3. Không ..."), empty where none is named."""
        text = next((one for one in self.texts if one.id == text_id), None)
        if text is None or number is None or number > len(text.promises):
            return f"Điều {number}" if number else ""
        return f"Điều {number}. {text.promises[number - 1]}"


@dataclass(frozen=True)
class FollowedRow:
    """One record with the year it is looked up in."""

    kept: Any
    known: YearOfFollowups

    @property
    def id(self) -> str:
        """Return the record's key."""
        return str(self.kept.id)


class FollowedSection(FiledSection):
    """Show one year's records of a kind; `KEPT` reads them, `Row` is how one is shown."""

    KEY = "commitments"
    Row: ClassVar[type[FollowedRow]]
    KEPT: ClassVar[Callable[[sqlite3.Connection, int], list[Any]]]

    campaign_chosen = Signal(str, int)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.known = YearOfFollowups(workbench.today().year)
        self._asked_year = self.known.year
        super().__init__(workbench, parent)
        self.year = YearBox(self.page)
        self.page.add_chooser(self.year)
        self.year.chosen.connect(self._on_year_box_chosen)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    # What each page says for itself

    def offer(self, known: YearOfFollowups) -> None:
        """Give fields and filters the choices of a year."""
        raise NotImplementedError

    def remarks_of(self, record: Any) -> list[str]:  # noqa: ARG002 - a page with remarks asks the record
        """Return what is worth a second look in a record."""
        return []

    # What the room asks

    def show_campaign(self, _campaign: str, year: int) -> None:
        """Show the year of a campaign; what is being typed can be gone on with."""
        year = year or self.workbench.today().year
        if year != self._asked_year:
            self.put_aside()
        self._asked_year = year
        self.refresh()

    def refresh(self) -> None:
        """Read the year anew."""
        question = partial(_read, type(self).KEPT, self._asked_year)
        self.workbench.reader.ask(f"{self.KEY}/{self.TABLE}", question, self._on_read)

    # What the base asks

    def common_values(self) -> dict[str, Any]:
        """Give a new record the year that is shown."""
        return {"year": self._asked_year}

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return record_lines(entries, self._name_of)

    # Private

    def _on_read(self, known: YearOfFollowups) -> None:
        self.known = known
        self.year.offer(known.years, known.year)
        self.offer(known)
        remarks = {record.id: self.remarks_of(record) for record in known.records}
        rows = [self.Row(record, known) for record in known.records]
        self.show_records(rows, {key: found for key, found in remarks.items() if found})

    def _name_of(self, key: str) -> str:
        look = self.known.directory
        inspection = next((one for one in self.known.inspections if one.id == key), None)
        if inspection is not None:
            return inspection_called(inspection, look)
        text = next((one for one in self.known.texts if one.id == key), None)
        return f"nội dung lần {text.version}" if text else look.unit_name(key) or look.person_name(key)

    def _on_year_box_chosen(self, year: int) -> None:
        self.show_campaign("", year)
        self.campaign_chosen.emit("", year)

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _CONCERNED for table, _row in changed):
            self.refresh()


def inspection_called(inspection: Inspection, directory: Directory) -> str:
    """Return how an inspection is called in a list: the day and the unit."""
    unit = directory.unit_called(inspection.unit)
    return f"{inspection.inspected_on:%d/%m/%Y}, {unit}" if inspection.inspected_on else unit


def _read(
    kept: Callable[[sqlite3.Connection, int], list[Any]], year: int, connection: sqlite3.Connection
) -> YearOfFollowups:
    years = {year, *campaigns.campaign_years(connection), *followups.followed_years(connection)}
    words = [
        text
        for campaign in campaigns.campaigns(connection)
        if campaign.year <= year
        for text in reversed(texts.texts(connection, campaign.id))
    ]
    return YearOfFollowups(
        year=year,
        years=tuple(sorted(years, reverse=True)),
        records=tuple(kept(connection, year)),
        directory=directory(connection),
        inspections=tuple(followups.inspections(connection, year)),
        texts=tuple(words),
    )
