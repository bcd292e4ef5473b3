# SPDX-License-Identifier: MIT
"""The page "Kiểm tra công vụ": which unit was inspected when, by whom, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dvcq_desktop.commitments.screen.followed import FollowedRow, FollowedSection, YearOfFollowups
from dvcq_desktop.commitments.store import followups
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.table import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class InspectionRow(FollowedRow):
    """One inspection."""

    @property
    def unit(self) -> str:
        """Return the unit as it is called."""
        return self.known.directory.unit_called(self.kept.unit)


class InspectionSection(FollowedSection):
    """Keep the inspections of how duties are done."""

    TITLE = "Kiểm tra công vụ"
    NOUN = "cuộc kiểm tra"
    TABLE = followups.INSPECTIONS
    EMPTY = "Các cuộc kiểm tra công vụ trong năm: ngày, đơn vị được kiểm tra, ai kiểm tra, kết luận, văn bản."
    COLUMNS = (
        Column("inspected_on", "Ngày", lambda row: row.kept.inspected_on, Kind.DATE, width=11, editable=True),
        Column("unit", "Đơn vị", width=16, tooltip="Đơn vị được kiểm tra"),
        Column("team", "Người kiểm tra", lambda row: row.kept.team, width=18, editable=True),
        Column("content", "Nội dung", lambda row: row.kept.content, width=20, editable=True),
        Column(
            "conclusion",
            "Kết luận",
            lambda row: row.kept.conclusion,
            width=22,
            editable=True,
            stretch=True,
        ),
        Column("document", "Văn bản", lambda row: row.kept.document, width=14, editable=True),
        Column("files", "Tệp", lambda row: len(row.kept.files) or None, Kind.NUMBER, width=4),
    )
    Row = InspectionRow
    KEPT = followups.inspections
    SAVE = followups.save_inspection

    def build(self) -> None:
        """Add the fields and the filter of inspections."""
        today = self.workbench.today
        self.form.add("unit", "Đơn vị được kiểm tra", PickBox(self))
        self.form.add("inspected_on", "Ngày kiểm tra", DateEdit(self, today=today))
        self.form.add("team", "Người kiểm tra", LineEdit(self), hint="Đoàn, tổ hoặc người kiểm tra")
        self.form.add("content", "Nội dung kiểm tra", TextArea(self, lines=2))
        self.form.add("conclusion", "Kết luận", TextArea(self, lines=3))
        self.form.add("document", "Văn bản", LineEdit(self), hint="Biên bản, thông báo kết luận: số, ngày")
        self.form.add("note", "Ghi chú", TextArea(self, lines=2))
        self._units = self.page.filters.add_chip("unit", "Đơn vị")

    def offer(self, known: YearOfFollowups) -> None:
        """Offer the units, and in the filter those that were inspected."""
        look = known.directory
        self.form.field("unit").set_choices([(unit.id, unit.name) for unit in look.units])
        inspected = {record.unit for record in known.records}
        self._units.set_choices([(unit.id, unit.called) for unit in look.units if unit.id in inspected])

    def texts_of(self, record: InspectionRow) -> tuple[str, ...]:
        """Search everything that is written."""
        kept = record.kept
        return record.unit, kept.team, kept.content, kept.conclusion, kept.document, kept.note

    def accepts(self, record: InspectionRow) -> bool:
        """Ask the filter of units."""
        unit = record.kept.unit or ""
        return unit in self.page.filters.values().get("unit", {unit})

    def blank(self) -> dict[str, Any]:
        """Begin with today, and with the team of the inspection before: one team inspects several units."""
        current = self.current()
        return {"inspected_on": self.workbench.today(), "team": current.kept.team if current else ""}

    def heading_of(self, record: InspectionRow) -> str:
        """Head the detail with the unit and the day."""
        day = record.kept.inspected_on
        return f"{record.unit}, {day:%d/%m/%Y}" if day else record.unit

    def counts(self, shown: Sequence[InspectionRow]) -> list[str]:
        """Count the inspections and the units."""
        units = len({row.kept.unit for row in shown})
        return [f"{len(shown)} cuộc kiểm tra", f"{units} đơn vị" if shown else ""]
