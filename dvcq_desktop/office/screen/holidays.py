# SPDX-License-Identifier: MIT
"""The tab "Ngày nghỉ"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import changes, store
from dvcq_desktop.office.calendar import Holiday, HolidayKind
from dvcq_desktop.office.dialogs import FillDialog
from dvcq_desktop.office.screen.section import OfficeSection
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.widgets.choices import KindBox, Tick
from dvcq_desktop.widgets.form import DateEdit, LineEdit
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone, icon
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QMenu, QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.records import Remarks
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.widgets.workbench import Workbench

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def _state(holiday: Holiday) -> Chip:
    if not holiday.enabled:
        return Chip("Không áp dụng")
    return Chip("Làm bù", Tone.SOON) if holiday.kind is HolidayKind.WORKED else Chip("Nghỉ", Tone.DONE)


class HolidaySection(OfficeSection):
    """Keep the days of a year that differ from the plain week; deadlines follow them."""

    TITLE = "Ngày nghỉ"
    NOUN = "ngày nghỉ"
    TABLE = "holiday"
    EMPTY = "Ngày lễ, ngày nghỉ hoán đổi và ngày làm bù được khai ở đây; thời hạn công việc tính theo đó."
    COLUMNS = (
        Column("day", "Ngày", kind=Kind.DATE, width=11, editable=True),
        Column("weekday", "Thứ", lambda holiday: _WEEKDAYS[holiday.day.weekday()], width=10, sortable=False),
        Column("name", "Tên", width=40, editable=True),
        Column("state", "Áp dụng", _state, kind=Kind.CHIP, width=21),
    )
    SAVE = changes.save_holiday

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self._year = workbench.today().year
        super().__init__(workbench, parent)

    def build(self) -> None:
        """Add the fields, the year, and what fills it."""
        self.form.add("day", "Ngày", DateEdit(self, today=self.workbench.today))
        self.form.add("name", "Tên", LineEdit(self))
        self.form.add("kind", "Loại", KindBox([(kind, kind.label) for kind in HolidayKind], self))
        self.form.add("enabled", "Áp dụng", Tick("Tính vào lịch làm việc", self))
        self.year = YearBox(self)
        self.year.chosen.connect(self._on_year_box_chosen)
        self.page.add_chooser(self.year)
        self.fill = self.page.add_action("Điền ngày nghỉ năm…", "calendar")
        self.fill.clicked.connect(self.open_fill)
        self._fill_action = QAction(icon("calendar"), "Điền ngày nghỉ năm…", self)
        self._fill_action.triggered.connect(self.open_fill)

    def actions_of_section(self) -> list[QAction]:
        """Offer to fill a year."""
        return [self._fill_action]

    def records_of(self, directory: Directory) -> Sequence[Holiday]:
        """Return the listed days of the year in their order."""
        return [holiday for holiday in directory.calendar.holidays if holiday.day.year == self._year]

    def offer(self, directory: Directory) -> None:
        """Offer this year and the next, and those that have listed days."""
        listed = {holiday.day.year for holiday in directory.calendar.holidays}
        today = self.workbench.today()
        self.year.offer([*listed, today.year, today.year + 1], self._year)

    def show_directory(self, directory: Directory, remarks: Remarks) -> None:
        """Go to the year of a day that was just added, or moved to another year."""
        wanted = next((each for each in directory.calendar.holidays if each.id == self._wanted), None)
        if wanted is not None and wanted.day.year != self._year:
            self._year = wanted.day.year
            self.year_chosen.emit(self._year)
        super().show_directory(directory, remarks)

    def show_year(self, year: int) -> None:
        """Show the days of another year; what is being typed is saved first, or kept."""
        if year == self._year:
            return
        self.put_aside()
        self._year = year
        self.show_directory(self.directory, self._remarks)

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Save a day; one that moves to another year is followed there."""
        day = values.get("day")
        if record_id and day is not None and day.year != self._year:
            self._wanted = record_id
        return super().save_work(record_id, values)

    def texts_of(self, record: Holiday) -> tuple[str, ...]:
        """Search days and names."""
        return record.name, short_date(record.day), _WEEKDAYS[record.day.weekday()]

    def blank(self) -> dict[str, Any]:
        """Begin with a day off that counts."""
        return {"kind": HolidayKind.OFF, "enabled": True}

    def parsed(self, name: str, value: Any) -> Any:
        """Refuse a holiday without a day."""
        if name == "day" and value is None:
            raise UserError("Chưa có ngày: hãy nhập ngày, ví dụ 02/09/2026.")
        return value

    def heading_of(self, record: Holiday) -> str:
        """Head the detail with the day."""
        return f"{_WEEKDAYS[record.day.weekday()]}, {short_date(record.day)}"

    def counts(self, shown: Sequence[Holiday]) -> list[str]:
        """Count the days off, the days worked instead, and those that do not count."""
        off = sum(day.enabled and day.kind is HolidayKind.OFF for day in shown)
        worked = sum(day.enabled and day.kind is HolidayKind.WORKED for day in shown)
        return [f"{off} ngày nghỉ", f"{worked} ngày làm bù", f"{len(shown) - off - worked} không áp dụng"]

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer to let the selected days count, or not."""
        menu.addAction(icon("check"), "Áp dụng", self.switch_on).setEnabled(bool(ids))
        menu.addAction(icon("ban"), "Không áp dụng", self.switch_off).setEnabled(bool(ids))

    def switch_on(self) -> None:
        """Let the selected days count."""
        self._switch(enabled=True)

    def switch_off(self) -> None:
        """Let the selected days not count."""
        self._switch(enabled=False)

    def open_fill(self) -> None:
        """Ask which year to fill, showing what would be added."""
        year = self._year + 1 if self._records else self._year
        dialog = FillDialog(self.directory.calendar.holidays, year, self)
        dialog.days_chosen.connect(self._on_days_chosen)
        dialog.open()

    def _on_year_box_chosen(self, year: int) -> None:
        self.show_year(year)
        self.year_chosen.emit(year)

    def _switch(self, *, enabled: bool) -> None:
        work = partial(_switch, self.table.selected_ids(), enabled)
        self.write("Áp dụng ngày nghỉ" if enabled else "Không áp dụng ngày nghỉ", work)

    def _on_days_chosen(self, year: int, days: Sequence[Holiday]) -> None:
        self.page.search.clear()
        self._on_year_box_chosen(year)
        self.write(f"Điền ngày nghỉ năm {year}", partial(_fill, days), self._on_filled)

    def _on_filled(self, count: int) -> None:
        self.page.messages.show_success(f"Đã thêm {count} ngày vào danh sách.")


def _switch(ids: Sequence[str], enabled: bool, action: Action) -> None:
    changes.switch_holidays(action, ids, enabled=enabled)


def _fill(days: Sequence[Holiday], action: Action) -> int:
    store.save_holidays(action, days)
    return len(days)
