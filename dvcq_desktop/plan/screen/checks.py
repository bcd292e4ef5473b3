# SPDX-License-Identifier: MIT
"""The page "Kiểm tra": how units were checked, and what they still have to mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dvcq_desktop.plan.followups import Check, Mending, check_remarks, checks_in_order, mending_on
from dvcq_desktop.plan.screen.choices import with_chosen
from dvcq_desktop.plan.screen.section import PlanSection, RowOnDay, YearOfRecords
from dvcq_desktop.plan.store import followups
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.plan.followups import MendingOn

_TONES = {Mending.WAITING: Tone.SOON, Mending.OVERDUE: Tone.OVERDUE, Mending.MENDED: Tone.DONE}


@dataclass(frozen=True)
class CheckRow(RowOnDay):
    """One check as of a day."""

    kept: Check

    @property
    def mending(self) -> MendingOn:
        """Return how far the mending is."""
        return mending_on(self.kept, self.as_of, self.directory.calendar)

    @property
    def state(self) -> Chip:
        """Return how far the mending is, as a chip."""
        found = self.mending
        short = f"Quá hạn {found.days} ngày" if found.state is Mending.OVERDUE else found.label
        return Chip(short, _TONES.get(found.state, Tone.NEUTRAL), found.label)


class CheckSection(PlanSection):
    """Keep the checks of how units carry the plan out."""

    TITLE = "Kiểm tra"
    NOUN = "cuộc kiểm tra"
    TABLE = followups.CHECKS
    EMPTY = "Các cuộc kiểm tra việc thực hiện Kế hoạch ở đơn vị: kết luận và việc phải khắc phục."
    COLUMNS = (
        Column("checked_on", "Ngày", lambda row: row.kept.checked_on, Kind.DATE, width=11, editable=True),
        # What is not hidden stands beside the detail on a screen of 1366.
        Column("unit", "Đơn vị", width=15, tooltip="Đơn vị được kiểm tra"),
        Column("state", "Tình trạng", kind=Kind.CHIP, width=23),
        Column("content", "Nội dung kiểm tra", lambda row: row.kept.content, width=20, editable=True),
        Column(
            "conclusion",
            "Kết luận",
            lambda row: row.kept.conclusion,
            width=20,
            editable=True,
            stretch=True,
        ),
        Column("mend_by", "Hạn khắc phục", lambda row: row.kept.mend_by, Kind.DATE, width=13, editable=True),
        Column(
            "mended_on",
            "Đã khắc phục",
            lambda row: row.kept.mended_on,
            Kind.DATE,
            width=13,
            editable=True,
            hidden=True,
        ),
        Column("team", "Đoàn kiểm tra", lambda row: row.kept.team, width=22, editable=True, hidden=True),
        Column("files", "Tệp", lambda row: len(row.kept.files) or None, Kind.NUMBER, width=4),
    )
    DAY = "checked_on"
    Row = CheckRow
    KEPT = followups.checks
    SAVE = followups.save_check

    def build(self) -> None:
        """Add the fields and filters of checks."""
        today = self.workbench.today
        self.form.add("unit", "Đơn vị được kiểm tra", PickBox(self))
        self.form.add("checked_on", "Ngày kiểm tra", DateEdit(self, today=today))
        self.form.add(
            "team", "Đoàn kiểm tra", LineEdit(self), hint="Ví dụ: Tổ kiểm tra theo QĐ số 45/QĐ-UBND"
        )
        self.form.add("content", "Nội dung kiểm tra", TextArea(self, lines=2))
        self.form.add("conclusion", "Kết luận", TextArea(self, lines=3))
        self.form.add(
            "mend_by",
            "Hạn khắc phục",
            DateEdit(self, today=today),
            hint="Để trống nếu không phải khắc phục; ghi được 15/10, +30",
        )
        self.form.add("mended_on", "Đã khắc phục ngày", DateEdit(self, today=today))
        self.form.add("mended_note", "Kết quả khắc phục", TextArea(self, lines=2))
        self.form.add("note", "Ghi chú", TextArea(self, lines=2))
        self._states = self.page.filters.add_chip("state", "Tình trạng")
        self._units = self.page.filters.add_chip("unit", "Đơn vị")
        self._states.set_choices([(state.value, state.label) for state in Mending])

    def in_order(self, records: Sequence[Check]) -> Sequence[Check]:
        """Return what is to be mended first, then the latest check first."""
        return checks_in_order(records, self.as_of, self.known.directory.calendar)

    def remarks_of(self, record: Check) -> list[str]:
        """Return what is worth a second look in a check."""
        return check_remarks(record)

    def offer(self, known: YearOfRecords) -> None:
        """Offer the units of today, and in the filter those that were checked."""
        look = known.directory
        units = [(unit.id, unit.name) for unit in look.units_on(self.workbench.today())]
        current = self.current()
        chosen = current.kept.unit if current else None
        self.form.field("unit").set_choices(with_chosen(units, chosen, look.unit_name))
        checked = {check.unit for check in known.records}
        self._units.set_choices([(unit.id, unit.called) for unit in look.units if unit.id in checked])

    def show_record(self, record: CheckRow) -> None:
        """Fill the form; a unit that is gone stays shown."""
        self.offer(self.known)
        super().show_record(record)

    def texts_of(self, record: CheckRow) -> tuple[str, ...]:
        """Search everything that is written."""
        kept = record.kept
        written = (kept.team, kept.content, kept.conclusion, kept.mended_note, kept.note)
        return record.unit, self.known.directory.unit_name(kept.unit), record.mending.label, *written

    def accepts(self, record: CheckRow) -> bool:
        """Ask the filters of state and unit."""
        wanted = self.page.filters.values()
        state, unit = record.mending.state.value, record.kept.unit or ""
        return state in wanted.get("state", {state}) and unit in wanted.get("unit", {unit})

    def blank(self) -> dict[str, Any]:
        """Begin with today, and with the team of the check before: one team checks several units."""
        current = self.current()
        return {"checked_on": self.workbench.today(), "team": current.kept.team if current else ""}

    def sort_value(self, record: CheckRow, column: Column) -> object:
        """Sort states by how urgent they are."""
        if column.name == "state":
            found = record.mending
            late = -found.days if found.state is Mending.OVERDUE else found.days
            place = (Mending.OVERDUE, Mending.WAITING, Mending.NOTHING, Mending.MENDED).index(found.state)
            return f"{place} {late + 100_000:06d}"
        return super().sort_value(record, column)

    def counts(self, shown: Sequence[CheckRow]) -> list[str]:
        """Count the checks, and what is still to be mended after them."""
        states = [row.mending.state for row in shown]
        waiting, late = states.count(Mending.WAITING), states.count(Mending.OVERDUE)
        return [
            f"{len(shown)} cuộc kiểm tra",
            f"{waiting} chờ khắc phục" if waiting else "",
            f"{late} quá hạn khắc phục" if late else "",
            f"{states.count(Mending.MENDED)} đã khắc phục",
            self.counted_to,
        ]
