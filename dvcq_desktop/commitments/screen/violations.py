# SPDX-License-Identifier: MIT
"""The page "Vi phạm": which promise was not kept, and what was done about it.

Names stand here and on the person's own sheet only: there is no list of them to be put up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dvcq_desktop.commitments.followups import violation_remarks
from dvcq_desktop.commitments.screen.followed import (
    FollowedRow,
    FollowedSection,
    YearOfFollowups,
    inspection_called,
)
from dvcq_desktop.commitments.store import followups
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.suggest import SuggestEdit
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.commitments.followups import Violation

_MEASURES = (
    "Nhắc nhở, rút kinh nghiệm",
    "Phê bình trước cơ quan",
    "Khiển trách",
    "Cảnh cáo",
    "Chuyển cơ quan có thẩm quyền",
)
_HANDLED, _OPEN = "handled", "open"


@dataclass(frozen=True)
class ViolationRow(FollowedRow):
    """One violation."""

    @property
    def person(self) -> str:
        """Return the person's name."""
        return self.known.directory.person_name(self.kept.person) or "(không còn trong danh sách)"

    @property
    def unit(self) -> str:
        """Return the unit in which the person worked on the day."""
        person = self.known.directory.people_by_id.get(self.kept.person or "")
        tenure = person.tenure_on(self.kept.found_on) if person and self.kept.found_on else None
        tenure = tenure or (person.tenures[-1] if person and person.tenures else None)
        return self.known.directory.unit_called(tenure.unit) if tenure else ""

    @property
    def promise(self) -> str:
        """Return the promise that was not kept."""
        return self.known.promise_of(self.kept.text, self.kept.promise)

    @property
    def handled(self) -> Chip:
        """Return what was done about it, as a chip."""
        if self.kept.measure:
            return Chip("Đã xử lý", Tone.DONE, self.kept.measure)
        return Chip("Chưa xử lý", Tone.SOON)


class ViolationSection(FollowedSection):
    """Keep the violations of the commitments."""

    TITLE = "Vi phạm"
    NOUN = "vi phạm"
    TABLE = followups.VIOLATIONS
    EMPTY = (
        "Các vi phạm cam kết trong năm: ai, việc gì, trái điều nào, đã xử lý thế nào. Mong trang này trống."
    )
    COLUMNS = (
        Column(
            "found_on", "Ngày phát hiện", lambda row: row.kept.found_on, Kind.DATE, width=13, editable=True
        ),
        Column("person", "Người vi phạm", width=18, keep_end=True),
        Column("unit", "Đơn vị", width=14),
        Column("finding", "Hành vi", lambda row: row.kept.finding, width=22, editable=True, stretch=True),
        Column("promise", "Trái điều", width=18),
        Column("handled", "Xử lý", kind=Kind.CHIP, width=12),
        Column("measure", "Hình thức", lambda row: row.kept.measure, width=16, editable=True, hidden=True),
        Column("document", "Văn bản", lambda row: row.kept.document, width=14, editable=True, hidden=True),
        Column("files", "Tệp", lambda row: len(row.kept.files) or None, Kind.NUMBER, width=4),
    )
    Row = ViolationRow
    KEPT = followups.violations
    SAVE = followups.save_violation

    def build(self) -> None:
        """Add the fields and filters of violations."""
        today = self.workbench.today
        self.form.add("person", "Người vi phạm", PickBox(self))
        self.form.add("found_on", "Ngày phát hiện", DateEdit(self, today=today))
        self.form.add(
            "found_by", "Phát hiện qua", LineEdit(self), hint="Kiểm tra, phản ánh của dân, báo chí…"
        )
        self.form.add("inspection", "Cuộc kiểm tra", PickBox(self, none="(không qua kiểm tra)"))
        self.form.add("finding", "Hành vi", TextArea(self, lines=3))
        self.form.add("broken", "Trái điều cam kết", PickBox(self, none="(chưa ghi)"))
        measure = SuggestEdit(self)
        measure.set_suggestions(_MEASURES)
        self.form.add("measure", "Hình thức xử lý", measure)
        self.form.add("document", "Văn bản xử lý", LineEdit(self), hint="Quyết định, thông báo: số, ngày")
        self.form.add("note", "Ghi chú", TextArea(self, lines=2))
        self._states = self.page.filters.add_chip("handled", "Xử lý")
        self._states.set_choices([(_OPEN, "Chưa xử lý"), (_HANDLED, "Đã xử lý")])
        self._units = self.page.filters.add_chip("unit", "Đơn vị")

    def offer(self, known: YearOfFollowups) -> None:
        """Offer the people, the inspections of the year and the promises, those of the year first."""
        look = known.directory
        people = []
        for person in look.people:
            tenure = person.tenure_on(self.workbench.today())
            place = look.unit_called(tenure.unit) if tenure else "đã thôi công tác"
            people.append((person.id, f"{person.full_name} · {place}"))
        self.form.field("person").set_choices(people)
        self.form.field("inspection").set_choices(
            [(one.id, inspection_called(one, look)) for one in known.inspections]
        )
        promises = [
            (f"{text.id}/{number}", f"{number}. {promise}")
            for text in known.texts
            for number, promise in enumerate(text.promises, start=1)
        ]
        self.form.field("broken").set_choices(promises)
        rows = [ViolationRow(record, known) for record in known.records]
        self._units.set_choices([(unit, unit) for unit in dict.fromkeys(row.unit for row in rows) if unit])

    def remarks_of(self, record: Violation) -> list[str]:
        """Return what is worth a second look in a violation."""
        return violation_remarks(record)

    def values_of(self, record: ViolationRow) -> dict[str, Any]:
        """Return what the fields show of a violation."""
        kept = record.kept
        values = {name: getattr(kept, name, None) for name in self.form.names}
        return {**values, "broken": f"{kept.text}/{kept.promise}" if kept.text and kept.promise else None}

    def save_work(self, record_id: str, values: Any) -> Any:
        """Keep which promise of which version was not kept as one."""
        given = dict(values)
        if "broken" in given:
            text, _, number = (given.pop("broken") or "").partition("/")
            given |= {"text": text or None, "promise": int(number) if number else None}
        return super().save_work(record_id, given)

    def texts_of(self, record: ViolationRow) -> tuple[str, ...]:
        """Search everything that is written."""
        kept = record.kept
        written = (kept.finding, kept.measure, kept.document, kept.found_by, kept.note)
        return record.person, record.unit, record.promise, *written

    def accepts(self, record: ViolationRow) -> bool:
        """Ask the filters of unit and of what was done."""
        wanted = self.page.filters.values()
        state = _HANDLED if record.kept.measure else _OPEN
        return state in wanted.get("handled", {state}) and record.unit in wanted.get("unit", {record.unit})

    def blank(self) -> dict[str, Any]:
        """Begin with today."""
        return {"found_on": self.workbench.today()}

    def heading_of(self, record: ViolationRow) -> str:
        """Head the detail with the person and the day."""
        day = record.kept.found_on
        return f"{record.person}, {day:%d/%m/%Y}" if day else record.person

    def counts(self, shown: Sequence[ViolationRow]) -> list[str]:
        """Count the violations, and those that wait for a measure."""
        open_ones = sum(not row.kept.measure for row in shown)
        return [f"{len(shown)} vi phạm", f"{open_ones} chưa xử lý" if open_ones else ""]
