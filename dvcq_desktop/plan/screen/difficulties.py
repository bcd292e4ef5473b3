# SPDX-License-Identifier: MIT
"""The page "Vướng mắc": what keeps units from their part, what they propose, who decides, the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dvcq_desktop.plan.followups import (
    Answering,
    Difficulty,
    answering_label,
    answering_on,
    days_waiting,
    deciders,
    difficulties_in_order,
    difficulty_remarks,
)
from dvcq_desktop.plan.screen.choices import with_chosen
from dvcq_desktop.plan.screen.section import PlanSection, RowOnDay, YearOfRecords
from dvcq_desktop.plan.store import followups
from dvcq_desktop.widgets.form import DateEdit, LineEdit, PickBox, TextArea
from dvcq_desktop.widgets.suggest import SuggestEdit
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

# From so many days on it is time to ask again.
_LONG_DAYS = 15


@dataclass(frozen=True)
class DifficultyRow(RowOnDay):
    """One difficulty as of a day."""

    kept: Difficulty

    @property
    def answering(self) -> Answering:
        """Tell whether it was answered."""
        return answering_on(self.kept, self.as_of)

    @property
    def waited(self) -> int:
        """Return for how many days it has been waiting."""
        return days_waiting(self.kept, self.as_of)

    @property
    def state(self) -> Chip:
        """Return whether it was answered, or for how long not, as a chip."""
        long = Tone.OVERDUE if self.waited >= _LONG_DAYS else Tone.SOON
        tone = Tone.DONE if self.answering is Answering.ANSWERED else long
        return Chip(answering_label(self.kept, self.as_of), tone)


class DifficultySection(PlanSection):
    """Keep what units bring up, and the answers."""

    TITLE = "Vướng mắc"
    NOUN = "vướng mắc"
    TABLE = followups.DIFFICULTIES
    EMPTY = (
        "Vướng mắc, kiến nghị của các đơn vị trong khi thực hiện Kế hoạch, và trả lời của cấp có thẩm quyền."
    )
    COLUMNS = (
        Column("raised_on", "Ngày", lambda row: row.kept.raised_on, Kind.DATE, width=11, editable=True),
        # What is not hidden stands beside the detail on a screen of 1366.
        Column("unit", "Đơn vị", width=14),
        Column("state", "Tình trạng", kind=Kind.CHIP, width=26),
        Column("content", "Vướng mắc", lambda row: row.kept.content, width=20, editable=True, stretch=True),
        Column("proposal", "Kiến nghị", lambda row: row.kept.proposal, width=18, editable=True),
        Column(
            "decider",
            "Cấp giải quyết",
            lambda row: row.kept.decider,
            width=17,
            tooltip="Người, cơ quan giải quyết",
            editable=True,
        ),
        Column("task", "Nhiệm vụ", lambda row: row.kept.task_title, width=22, hidden=True),
        Column("answer", "Trả lời", lambda row: row.kept.answer, width=22, editable=True, hidden=True),
        Column(
            "answered_on",
            "Ngày trả lời",
            lambda row: row.kept.answered_on,
            Kind.DATE,
            width=12,
            editable=True,
            hidden=True,
        ),
        Column("files", "Tệp", lambda row: len(row.kept.files) or None, Kind.NUMBER, width=4),
    )
    DAY = "raised_on"
    Row = DifficultyRow
    KEPT = followups.difficulties
    SAVE = followups.save_difficulty

    def build(self) -> None:
        """Add the fields and filters of difficulties."""
        today = self.workbench.today
        self.form.add("unit", "Đơn vị", PickBox(self))
        self.form.add("raised_on", "Ngày phản ánh", DateEdit(self, today=today))
        self.form.add("task", "Nhiệm vụ liên quan", PickBox(self, none="(không gắn với nhiệm vụ nào)"))
        self.form.add("content", "Vướng mắc", TextArea(self, lines=3))
        self.form.add("proposal", "Kiến nghị", TextArea(self, lines=2))
        self.form.add(
            "decider",
            "Cấp giải quyết",
            SuggestEdit(self),
            hint="Người hoặc cơ quan giải quyết; gõ vài chữ hoặc bấm phím mũi tên xuống để chọn",
        )
        self.form.add("answer", "Trả lời", TextArea(self, lines=2))
        self.form.add("answered_on", "Ngày trả lời", DateEdit(self, today=today))
        self.form.add("answer_document", "Văn bản trả lời", LineEdit(self))
        self.form.add("note", "Ghi chú", TextArea(self, lines=2))
        self._states = self.page.filters.add_chip("state", "Tình trạng")
        self._units = self.page.filters.add_chip("unit", "Đơn vị")
        self._deciders = self.page.filters.add_chip("decider", "Cấp giải quyết")
        self._states.set_choices([(state.value, state.label) for state in Answering])

    def in_order(self, records: Sequence[Difficulty]) -> Sequence[Difficulty]:
        """Return what waits for an answer first, the longest first."""
        return difficulties_in_order(records, self.as_of)

    def remarks_of(self, record: Difficulty) -> list[str]:
        """Return what is worth a second look in a difficulty."""
        return difficulty_remarks(record)

    def offer(self, known: YearOfRecords) -> None:
        """Offer units, tasks and deciders, and in the filters those that are used."""
        look, current = known.directory, self.current()
        kept = current.kept if current else Difficulty("", known.year)
        standing = look.units_on(self.workbench.today())
        units = [(unit.id, unit.name) for unit in standing]
        self.form.field("unit").set_choices(with_chosen(units, kept.unit, look.unit_name))
        tasks = with_chosen(list(known.tasks), kept.task, lambda _key: kept.task_title)
        self.form.field("task").set_choices(tasks)
        used = [each.decider for each in known.records]
        self.form.field("decider").set_suggestions(deciders(used, [unit.name for unit in standing]))
        raised = {each.unit for each in known.records}
        self._units.set_choices([(unit.id, unit.called) for unit in look.units if unit.id in raised])
        self._deciders.set_choices([(name, name) for name in dict.fromkeys(used) if name])

    def show_record(self, record: DifficultyRow) -> None:
        """Fill the form; a unit or task that is gone stays shown."""
        self.offer(self.known)
        super().show_record(record)

    def texts_of(self, record: DifficultyRow) -> tuple[str, ...]:
        """Search everything that is written, and the task."""
        kept = record.kept
        written = (kept.content, kept.proposal, kept.decider, kept.answer, kept.answer_document, kept.note)
        unit = self.known.directory.unit_name(kept.unit)
        return record.unit, unit, record.state.text, kept.task_title, *written

    def accepts(self, record: DifficultyRow) -> bool:
        """Ask the filters of state, unit and decider."""
        wanted = self.page.filters.values()
        held = {
            "state": record.answering.value,
            "unit": record.kept.unit or "",
            "decider": record.kept.decider,
        }
        return all(value in wanted.get(name, {value}) for name, value in held.items())

    def blank(self) -> dict[str, Any]:
        """Begin with today."""
        return {"raised_on": self.workbench.today()}

    def sort_value(self, record: DifficultyRow, column: Column) -> object:
        """Sort states by how long they wait, the longest first."""
        if column.name == "state":
            answered = record.answering is Answering.ANSWERED
            return f"{int(answered)} {100_000 - record.waited:06d}"
        return super().sort_value(record, column)

    def counts(self, shown: Sequence[DifficultyRow]) -> list[str]:
        """Count the difficulties, and those that wait for an answer."""
        waiting = [row for row in shown if row.answering is Answering.WAITING]
        long = sum(row.waited >= _LONG_DAYS for row in waiting)
        return [
            f"{len(shown)} vướng mắc",
            f"{len(waiting)} chưa trả lời" if waiting else "",
            f"{long} chờ từ {_LONG_DAYS} ngày trở lên" if long else "",
            self.counted_to,
        ]
