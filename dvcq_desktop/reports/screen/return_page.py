# SPDX-License-Identifier: MIT
"""The page "Số liệu đơn vị nộp": who owes what of a period, what came back, blank sheets to send out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from dvcq_desktop.activities.quick import read_amount
from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.history import record_lines
from dvcq_desktop.reports.periods import Period, period_ended, periods_of
from dvcq_desktop.reports.returns import TABLE, Standing, UnitReturn, return_key
from dvcq_desktop.reports.screen.return_work import ReturnWork
from dvcq_desktop.reports.store import reports
from dvcq_desktop.reports.store import returns as store
from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.filed_section import FiledSection
from dvcq_desktop.widgets.form import DateEdit, TextArea
from dvcq_desktop.widgets.parts_model import PartColumn, PartKind, PartRow
from dvcq_desktop.widgets.parts_table import PartsTable
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.widgets.read_files import ReadFile
    from dvcq_desktop.widgets.workbench import Workbench

_TONES = {
    Standing.ON_TIME: Tone.DONE,
    Standing.LATE: Tone.SOON,
    Standing.INCOMPLETE: Tone.SOON,
    Standing.OVERDUE: Tone.OVERDUE,
    Standing.WAITING: Tone.NEUTRAL,
    Standing.NOT_ASKED: Tone.NEUTRAL,
}
_AMOUNTS = (
    PartColumn("name", "Chỉ tiêu"),
    PartColumn(
        "amount", "Số liệu", PartKind.FIGURE, 14, tip="Chỉ sửa được chỉ tiêu lấy từ báo cáo của đơn vị"
    ),
    PartColumn("unit", "Đơn vị tính", width=13),
)
_TASKS = (
    PartColumn("title", "Nhiệm vụ"),
    PartColumn("result", "Kết quả đơn vị báo", width=30),
    PartColumn("state", "Tình trạng", width=16),
)


@dataclass(frozen=True)
class ReturnRow:
    """What one unit owes of a period, as of a day."""

    kept: UnitReturn
    name: str
    today: date
    asked: int

    @property
    def id(self) -> str:
        """Return the key, which is the same before anything came."""
        return self.kept.id

    @property
    def state(self) -> Chip:
        """Return where it stands."""
        standing = self.kept.standing(self.today)
        return Chip(self.kept.standing_words(self.today), _TONES[standing])

    @property
    def count(self) -> str:
        """Return how many of the indicators asked for came."""
        return f"{self.asked - len(self.kept.lacking)}/{self.asked}" if self.asked else ""


class ReturnSection(FiledSection):
    """Follow what units owe of a period; take in what they send."""

    KEY = "reports"
    TITLE = "Số liệu đơn vị nộp"
    NOUN = "đơn vị"
    THROWN = "số liệu đã nộp"
    TABLE = TABLE
    EMPTY = (
        "Chưa đơn vị nào phải nộp số liệu của kỳ này: đơn vị có nhiệm vụ trong kế hoạch, hoặc có chỉ tiêu lấy"
        " từ báo cáo của đơn vị (thẻ Chỉ tiêu, Nguồn), thì phải nộp."
    )
    ADDS = False
    COLUMNS = (
        Column("name", "Đơn vị", width=20, stretch=True),
        Column("due_on", "Hạn", lambda row: row.kept.due_on, Kind.DATE, width=11),
        Column(
            "received_on", "Ngày nhận", lambda row: row.kept.received_on, Kind.DATE, width=11, editable=True
        ),
        Column("state", "Tình trạng", kind=Kind.CHIP, width=24),
        Column("count", "Chỉ tiêu", width=8),
        Column("files", "Tệp", lambda row: len(row.kept.files) or None, Kind.NUMBER, width=4),
    )

    year_chosen = Signal(int)
    page_requested = Signal(str)  # another page of the room

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self._period = period_ended(workbench.today())
        self.known = store.PeriodOfReturns(self._period)
        self._years: list[int] = []
        super().__init__(workbench, parent)
        self.work = ReturnWork(self)
        # Widgets
        self.year = YearBox(self.page)
        self.period = KindBox([(self._period.code, self._period.short)], self)
        self.period.setAccessibleName("Kỳ báo cáo")
        self.take_button = self.page.add_action("Nhận tệp đơn vị gửi…", "file-input")
        self.send_button = self.page.add_action("Xuất tệp cho từng đơn vị…", "upload")
        # Assemble
        self.page.add_chooser(self.year)
        self.page.add_chooser(QLabel("Kỳ", self))
        self.page.add_chooser(self.period)
        self.page.let_fold(self.send_button, self.take_button)
        self._take = make_action(self, "Nhận tệp đơn vị gửi…", "file-input", self.work.choose_files)
        self._send = make_action(self, "Xuất tệp cho từng đơn vị…", "upload", self.work.choose_folder)
        self._today = make_action(self, "Đã nộp hôm nay", "check", self.mark_today)
        self._ask = make_action(self, "Yêu cầu các đơn vị nộp kỳ này", "calendar-check", self.work.ask)
        self._remind = make_action(self, "In công văn đôn đốc nộp báo cáo", "bell", self.work.remind)
        self._print = make_action(
            self, "In danh sách đơn vị nộp báo cáo", "printer", self.work.print, "Ctrl+P"
        )
        # Signals
        self.year.chosen.connect(self._on_year_box_chosen)
        self.period.edited.connect(self._on_period_edited)
        self.take_button.clicked.connect(self.work.choose_files)
        self.send_button.clicked.connect(self.work.choose_folder)
        workbench.writer.saved.connect(self._on_writer_saved)
        self._offer_periods()
        self.refresh()

    # What the room asks

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return [self._take, self._today, self._send, self._ask, self._print, self._remind]

    def show_year(self, year: int) -> None:
        """Show the same period of another year."""
        if year != self._period.year:
            self.flush()
            self._period = self._period._replace(year=year)
            self._offer_periods()
        self.refresh()

    def refresh(self) -> None:
        """Read the period anew."""
        question = partial(_read, self._period)
        self.workbench.reader.ask(f"{self.KEY}/{self.TABLE}", question, self._on_read)

    def go_to(self, key: str) -> None:
        """Select a unit's return, in its own period."""
        self._wanted = key
        self._turn_to(key)
        self.refresh()

    def mark_today(self) -> None:
        """Note that the chosen units returned theirs today."""
        self.flush()
        units = [row.kept.unit for row in self.selected()]
        if units:
            work = partial(_receive, self._period, units, self.workbench.today())
            self.write(f"Ghi {len(units)} đơn vị đã nộp số liệu", work)

    # What the base asks

    def build(self) -> None:
        """Add the fields of a return, and what came on tabs of their own."""
        today = self.workbench.today
        self.form.add("received_on", "Ngày nhận", DateEdit(self, today=today))
        self.form.add("due_on", "Hạn nộp", DateEdit(self, today=today))
        self.form.add("note", "Ghi chú", TextArea(self, lines=2))
        self.amounts = PartsTable("Số liệu đơn vị nộp", _AMOUNTS, self)
        self.tasks = PartsTable("Kết quả nhiệm vụ đơn vị báo", _TASKS, self)
        states = self.page.filters.add_chip("standing", "Tình trạng")
        states.set_choices([(each.value, each.label) for each in Standing])

    def build_below(self) -> None:
        """Put figures and tasks beside the fields."""
        super().build_below()
        self.detail.add_tab(self.amounts, "Số liệu")
        self.detail.add_tab(self.tasks, "Nhiệm vụ")
        self.amounts.parts.edited.connect(self._on_amount_edited)

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Change a return."""
        unit = self._records[record_id].kept.unit
        today = self.workbench.today()
        return partial(store.save_return, period=self._period, unit=unit, values=dict(values), today=today)

    def show_record(self, record: ReturnRow) -> None:
        """Show what a unit was asked for and what came."""
        super().show_record(record)
        asked = self.known.asked.get(record.kept.unit)
        own = asked.indicators if asked else ()
        amounts = record.kept.amounts
        rows = [
            PartRow(
                each.id,
                {
                    "name": each.name,
                    "unit": each.unit_name,
                    "amount": group_digits(amounts[each.id]) if each.id in amounts else "",
                },
                frozenset({"name", "unit"}),
                warned={"amount": "chưa có"} if record.kept.received_on and each.id not in amounts else {},
            )
            for each in own
        ]
        self.amounts.parts.show_rows(rows, locked=False)
        told = record.kept.tasks
        listed = [
            PartRow(key, {"title": title, **(told[key]._asdict() if key in told else {})})
            for key, title in (asked.tasks if asked else ())
        ]
        self.tasks.parts.show_rows(listed, locked=True)

    def heading_of(self, record: ReturnRow) -> str:
        """Head the detail with the unit and the period."""
        return f"{self.known.directory.unit_called(record.kept.unit)} · {self._period.short}"

    def texts_of(self, record: ReturnRow) -> tuple[str, ...]:
        """Search names and notes."""
        return record.name, record.kept.note

    def accepts(self, record: ReturnRow) -> bool:
        """Ask the filter of standings."""
        held = record.kept.standing(record.today).value
        return held in self.page.filters.values().get("standing", {held})

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return record_lines(entries, self.known.directory.unit_name)

    def counts(self, shown: Sequence[ReturnRow]) -> list[str]:
        """Count who returned and who owes."""
        came = sum(row.kept.received_on is not None for row in shown)
        standings = Counter(row.kept.standing(row.today) for row in shown)
        late, part = standings[Standing.OVERDUE], standings[Standing.INCOMPLETE]
        return [
            f"{len(shown)} đơn vị",
            f"{came} đã nộp" if self.known.is_asked else "chưa yêu cầu nộp kỳ này",
            f"{part} nộp thiếu" if part else "",
            f"{late} quá hạn" if late else "",
        ]

    def add_to_menu(self, menu: Any, ids: tuple[str, ...]) -> None:
        """Offer to note that they came, nothing to delete."""
        del ids
        menu.addActions([self._today, self._take, self._send])

    # Private

    def _on_files_read(self, read: tuple[str, list[ReadFile]]) -> None:
        # What a unit owes has no row before anything of it is kept.
        key, files = read
        unit = self._records[key].kept.unit
        work = partial(store.save_return, period=self._period, unit=unit, values={}, files=tuple(files))
        self.write(f"Đính kèm: {len(files)} tệp", work)

    def _on_read(self, read: tuple[store.PeriodOfReturns, list[int]]) -> None:
        self.known, self._years = read
        if self._wanted and self._turn_to(self._wanted):
            self.refresh()
            return
        self.year.offer(self._years, self._period.year)
        look, today = self.known.directory, self.workbench.today()
        rows = []
        for each in self.known.returns:
            asked = self.known.asked.get(each.unit)
            count = len(asked.indicators) if asked else 0
            rows.append(ReturnRow(each, look.unit_name(each.unit), today, count))
        self.show_records(rows, {})

    def _turn_to(self, key: str) -> bool:
        """Turn to the period of a return; tell whether it is another one, False before units are known."""
        before = self._period
        for period in periods_of(self._period.year):
            for unit in self.known.directory.units:
                if return_key(period, unit.id) == key:
                    self._period = period
        self._offer_periods()
        return self._period != before

    def _offer_periods(self) -> None:
        self.period.offer([(each.code, each.short) for each in periods_of(self._period.year)])
        self.period.set_value(self._period.code)

    def _on_period_edited(self, code: object) -> None:
        self.flush()
        found = {each.code: each for each in periods_of(self._period.year)}
        self._period, self._wanted = found[str(code)], None
        self.refresh()

    def _on_amount_edited(self, indicator: str, _name: str, typed: object) -> None:
        record = self.current()
        if record is None:
            return
        try:
            amount = read_amount(str(typed)) if str(typed).strip() else None
        except UserError as error:
            self.page.messages.show_error(error.sentence)
            return
        work = partial(
            store.save_amount,
            period=self._period,
            unit=record.kept.unit,
            indicator=indicator,
            amount=amount,
        )
        self.write("Sửa số liệu đơn vị nộp", work)

    def _on_year_box_chosen(self, year: int) -> None:
        self.show_year(year)
        self.year_chosen.emit(year)

    def _on_writer_saved(self, _name: str, _changed: object) -> None:
        if self.isVisible():
            self.refresh()


def _read(period: Period, connection: sqlite3.Connection) -> tuple[store.PeriodOfReturns, list[int]]:
    return store.read_period(connection, period), reports.years(connection)


def _receive(period: Period, units: Sequence[str], today: date, action: Action) -> None:
    for unit in units:
        store.save_return(action, period, unit, {"received_on": today})
