# SPDX-License-Identifier: MIT
"""The tab "Cơ quan": what the office is called, and was called before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import changes
from dvcq_desktop.office.rules import OfficeProfile
from dvcq_desktop.office.screen.section import LAST_DAY, OfficeSection
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone
from dvcq_desktop.widgets.workbench import OFFICE_SEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from dvcq_desktop.office.directory import Directory


_CURRENT, _PAST, _FUTURE = "Đang áp dụng", "Trước đây", "Sắp áp dụng"


@dataclass(frozen=True)
class Period:
    """An entry of the office's history as the table shows it; `ends_on` is the day before the next begins."""

    id: str
    valid_from: date
    ends_on: date | None
    name: str
    place: str
    city: str
    state: str
    profile: OfficeProfile


def _state(period: Period) -> Chip:
    return Chip(period.state, Tone.DONE if period.state == _CURRENT else Tone.NEUTRAL)


class ProfileSection(OfficeSection):
    """Keep the office's name and places from a day on; an earlier entry stays for old documents."""

    TITLE = "Cơ quan"
    NOUN = "giai đoạn"
    TABLE = "office_profile"
    EMPTY = (
        "Tên cơ quan, địa danh và ký hiệu in trên mọi văn bản được khai ở đây."
        " Khi tên thay đổi, thêm giai đoạn mới: văn bản cũ in lại vẫn như trước."
    )
    COLUMNS = (
        Column("valid_from", "Từ ngày", kind=Kind.DATE, width=11),
        Column("ends_on", "Đến ngày", kind=Kind.DATE, width=11, tooltip=LAST_DAY),
        Column("name", "Tên cơ quan", width=27, editable=True),
        Column("place", "Địa danh", width=9, editable=True),
        Column("city", "Tỉnh, thành phố", width=20, editable=True),
        Column("state", "Tình trạng", _state, kind=Kind.CHIP, width=19, sortable=False),
    )
    SAVE = changes.save_profile

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Remember that she looked at the office's name, a step of the guide."""
        super().showEvent(event)
        self._remember_seen()

    def show_record(self, record: Any) -> None:
        """Fill the form; what comes while she looks is seen too."""
        super().show_record(record)
        if self.isVisible():
            self._remember_seen()

    def _remember_seen(self) -> None:
        key = self.workbench.key_of_file(OFFICE_SEEN)
        if self.current() is not None and not self.workbench.settings.contains(key):
            self.workbench.settings.setValue(key, True)

    def build(self) -> None:
        """Add the fields of an entry."""
        self.form.add("valid_from", "Áp dụng từ ngày", DateEdit(self, today=self.workbench.today))
        self.form.add("name", "Tên cơ quan", LineEdit(self), hint="Ví dụ: Ủy ban nhân dân xã Đại Sơn")
        self.form.add("place", "Địa danh", LineEdit(self), hint="Ghi trước ngày tháng, ví dụ: Đại Sơn")
        self.form.add("city", "Tỉnh, thành phố", LineEdit(self))
        self.form.add(
            "governing",
            "Cơ quan chủ quản",
            LineEdit(self),
            hint="Để trống với UBND xã: từ 01/7/2025 không ghi dòng này",
        )
        self.form.add("symbol", "Ký hiệu", LineEdit(self), hint="Phần sau trong số văn bản, ví dụ UBND")
        self.form.add("unit_in_charge", "Đơn vị phụ trách", PickBox(self, none="(chưa chọn)"))
        self.form.add("filing", "Nơi lưu", LineEdit(self), hint="Sau “Lưu:”, ví dụ VT, VHXH")

    def records_of(self, directory: Directory) -> Sequence[Period]:
        """Return the entries, the latest first."""
        today = self.workbench.today()
        current = directory.profile(today)
        ends = [profile.valid_from - timedelta(days=1) for profile in directory.profiles[1:]]
        periods = [
            Period(
                profile.id,
                profile.valid_from,
                end,
                profile.name,
                profile.place,
                profile.city,
                _CURRENT if profile == current else _PAST if profile.valid_from <= today else _FUTURE,
                profile,
            )
            for profile, end in zip(directory.profiles, [*ends, None], strict=False)
        ]
        return periods[::-1]

    def values_of(self, record: Period) -> dict[str, Any]:
        """Show the entry itself."""
        return {name: getattr(record.profile, name) for name in self.form.names}

    def offer(self, directory: Directory) -> None:
        """Offer the units that may be in charge."""
        units = directory.units_on(self.workbench.today())
        self.form.field("unit_in_charge").set_choices([(unit.id, unit.name) for unit in units])

    def texts_of(self, record: Period) -> tuple[str, ...]:
        """Search names and places."""
        return record.name, record.place, record.city

    def first_row(self) -> str:
        """Go to the entry that holds today."""
        current = self.directory.profile(self.workbench.today())
        return current.id if current else super().first_row()

    def blank(self) -> dict[str, Any]:
        """Begin a new period with all that stays the same."""
        today = self.workbench.today()
        profile = self.directory.profile(today)
        if profile is None:
            return {"valid_from": today.replace(month=1, day=1), "symbol": "UBND", "filing": "VT"}
        kept = {name: getattr(profile, name) for name in self.form.names}
        return {**kept, "valid_from": None}

    def parsed(self, name: str, value: Any) -> Any:
        """Refuse an entry without its first day."""
        if name == "valid_from" and value is None:
            raise UserError("Chưa có ngày bắt đầu áp dụng: hãy nhập ngày, ví dụ 01/07/2025.")
        return value

    def heading_of(self, record: Period) -> str:
        """Head the detail with the first day."""
        return f"{record.name}, từ ngày {short_date(record.valid_from)}"

    def counts(self, shown: Sequence[Period]) -> list[str]:
        """Count the entries."""
        return [f"{len(shown)} giai đoạn"]
