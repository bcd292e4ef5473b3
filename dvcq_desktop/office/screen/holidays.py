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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def _state(holiday: Holiday) -> Chip:
    if not holiday.enabled:
        return Chip("Không áp dụng")
    return Chip("Làm bù", Tone.SOON) if holiday.kind is HolidayKind.WORKED else Chip("Nghỉ", Tone.DONE)


class HolidaySection(OfficeSection):
    """Keep the days that differ from the plain week; deadlines follow them."""

    TITLE = "Ngày nghỉ"
    NOUN = "ngày nghỉ"
    TABLE = "holiday"
    EMPTY = "Ngày lễ, ngày nghỉ hoán đổi và ngày làm bù được khai ở đây; thời hạn công việc tính theo đó."
    COLUMNS = (
        Column("day", "Ngày", kind=Kind.DATE, width=11, editable=True),
        Column("weekday", "Thứ", lambda holiday: _WEEKDAYS[holiday.day.weekday()], width=10, sortable=False),
        Column("name", "Tên", width=40, editable=True),
        Column("state", "Áp dụng", _state, kind=Kind.CHIP, width=16),
    )
    SAVE = changes.save_holiday

    def build(self) -> None:
        """Add the fields, the filter by year, and what fills a year."""
        self.form.add("day", "Ngày", DateEdit(self, today=self.workbench.today))
        self.form.add("name", "Tên", LineEdit(self))
        self.form.add("kind", "Loại", KindBox([(kind, kind.label) for kind in HolidayKind], self))
        self.form.add("enabled", "Áp dụng", Tick("Tính vào lịch làm việc", self))
        self.page.filters.show()
        self._years = self.page.filters.add_chip("year", "Năm")
        self.fill = self.page.add_action("Điền ngày nghỉ năm…", "calendar")
        self.fill.clicked.connect(self.open_fill)
        self._fill_action = QAction(icon("calendar"), "Điền ngày nghỉ năm…", self)
        self._fill_action.triggered.connect(self.open_fill)

    def actions_of_section(self) -> list[QAction]:
        """Offer to fill a year."""
        return [self._fill_action]

    def records_of(self, directory: Directory) -> Sequence[Holiday]:
        """Return the listed days in their order."""
        return directory.calendar.holidays

    def offer(self, directory: Directory) -> None:
        """Offer the years that have listed days."""
        years = sorted({holiday.day.year for holiday in directory.calendar.holidays})
        self._years.set_choices([(str(year), str(year)) for year in years])

    def texts_of(self, record: Holiday) -> tuple[str, ...]:
        """Search days and names."""
        return record.name, short_date(record.day), _WEEKDAYS[record.day.weekday()]

    def accepts(self, record: Holiday) -> bool:
        """Ask the filter of years."""
        year = str(record.day.year)
        return year in self.page.filters.values().get("year", {year})

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
        dialog = FillDialog(self.directory.calendar.holidays, self.workbench.today().year + 1, self)
        dialog.days_chosen.connect(self._on_days_chosen)
        dialog.open()

    def _switch(self, *, enabled: bool) -> None:
        work = partial(_switch, self.table.selected_ids(), enabled)
        self.write("Áp dụng ngày nghỉ" if enabled else "Không áp dụng ngày nghỉ", work)

    def _on_days_chosen(self, year: int, days: Sequence[Holiday]) -> None:
        self.page.search.clear()
        self.page.filters.clear()
        self.write(f"Điền ngày nghỉ năm {year}", partial(_fill, days), self._on_filled)

    def _on_filled(self, count: int) -> None:
        self.page.messages.show_success(f"Đã thêm {count} ngày vào danh sách.")


def _switch(ids: Sequence[str], enabled: bool, action: Action) -> None:
    changes.switch_holidays(action, ids, enabled=enabled)


def _fill(days: Sequence[Holiday], action: Action) -> int:
    store.save_holidays(action, days)
    return len(days)
