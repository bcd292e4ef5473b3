# SPDX-License-Identifier: MIT
"""The columns of the task table, and what its cells make of typed text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.deadlines import comes_back, first_deadline
from dvcq_desktop.plan.rules import TaskState, unclear_words
from dvcq_desktop.plan.schedule import Recurrence
from dvcq_desktop.plan.standings import DONE, Timing
from dvcq_desktop.text.folding import fold
from dvcq_desktop.widgets.columns import Bar, Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.index import Entry
    from dvcq_desktop.plan.standings import Standing

# What a chip says shortly of what is done; the whole sentence stands where one points at it.
_SHORT = {
    Timing.DONE: "Xong",
    Timing.DONE_EARLY: "Xong trước hạn",
    Timing.DONE_ON_TIME: "Xong đúng hạn",
    Timing.DONE_LATE: "Xong trễ {days} ngày",
}
_TONES = {
    Timing.OVERDUE: Tone.OVERDUE,
    Timing.SOON: Tone.SOON,
    Timing.DONE: Tone.DONE,
    Timing.DONE_EARLY: Tone.DONE,
    Timing.DONE_ON_TIME: Tone.DONE,
    Timing.DONE_LATE: Tone.SOON,
}


class TaskRow(NamedTuple):
    """One row: a task as of the chosen day, with the office it is looked up in."""

    entry: Entry
    directory: Directory
    plans: Mapping[str, str]

    @property
    def plan(self) -> str:
        """Return which plan the task belongs to, shortly."""
        return self.plans.get(self.entry.task.plan or "", "")

    @property
    def unit(self) -> str:
        """Return who leads, or of a group how many units have done their part."""
        task = self.entry.task
        if task.lines:
            name = self.directory.group_name(task.group) or self.directory.unit_called(task.lead_unit)
            counted = "{}/{} đơn vị".format(*self._units_done)
            return f"{counted} · {name}" if name else counted
        return self.directory.unit_called(task.lead_unit) or self.directory.group_name(task.group)

    @property
    def owner(self) -> str:
        """Return the owner's name, or of a group how many of its units have one."""
        owner, (owned, total) = self.entry.task.owner, self.entry.owned
        if owner or not total:
            return self.directory.person_name(owner)
        return f"{owned}/{total} người" if owned else ""

    @property
    def deadline(self) -> str:
        """Return the day that counts, with what moved it, how often it comes back, why the office rests.

        Beside any of these a day of the task's own year goes without the year.
        """
        schedule, due = self.entry.task.schedule, self.entry.due
        if due is None:
            return "" if schedule.recurrence is Recurrence.ONCE else schedule.recurrence.label
        more = self._beside(due)
        short = more and due.year == self.entry.task.year
        return f"{due:%d/%m}{more}" if short else f"{due:%d/%m/%Y}{more}"

    @property
    def whole_deadline(self) -> str:
        """Return the deadline with its year."""
        due = self.entry.due
        return self.deadline if due is None else f"{due:%d/%m/%Y}{self._beside(due)}"

    @property
    def progress(self) -> Bar | None:
        """Return how far the task is: units done of a group, else the share that is done."""
        if self.entry.task.lines:
            return Bar(*self._units_done)
        percent = self.entry.percent
        if percent < 0:
            return None
        return Bar(percent, tone=Tone.DONE if self.entry.standing.timing in DONE else Tone.ACCENT)

    @property
    def state(self) -> Chip:
        """Return where the task stands: late and soon before what was said of it."""
        return standing_chip(self.entry.standing, self.entry.state)

    @property
    def missing(self) -> str:
        """Return what is not clear yet."""
        return unclear_words(self.entry.missing)

    def _beside(self, due: date) -> str:
        every = _EVERY.get(self.entry.task.schedule.recurrence)
        rest = self.directory.calendar.name_of(due)
        return self._moved(due) + (f" · {every}" if every else "") + (f" ({rest})" if rest else "")

    def _moved(self, due: date) -> str:
        """Return the first deadline of what was given more time; where that one counts, the last."""
        task = self.entry.task
        first, last = first_deadline(task), task.schedule.deadline
        if comes_back(task) or not first or not last or first == last:
            return ""
        return f" · gia hạn {last:%d/%m}" if due == first else f" · đầu {first:%d/%m}"

    @property
    def _units_done(self) -> tuple[int, int]:
        parts = [part for _unit, part in self.entry.parts if part != "dropped"]
        return parts.count("done"), len(parts)


def standing_chip(standing: Standing, state: TaskState) -> Chip:
    """Return a standing as a short chip; where nothing is due the state's own word says more."""
    if standing.timing in {Timing.ON_TRACK, Timing.NO_DEADLINE, Timing.CONTINUOUS}:
        begun = state is TaskState.IN_PROGRESS
        return Chip(state.label, Tone.ACCENT if begun else Tone.NEUTRAL, f"{state.label} · {standing.label}")
    short = _SHORT.get(standing.timing, standing.label).format(days=standing.days)
    return Chip(short, _TONES.get(standing.timing, Tone.NEUTRAL), standing.label)


def pick_by_words(words: str, choices: Iterable[tuple[str, str]]) -> str | None:
    """Return the key of the one choice that typed words mean, None for no words.

    Raise UserError where they mean none, or several.
    """
    wanted = fold(words)
    if not wanted:
        return None
    named = [(key, fold(name), name) for key, name in choices]
    found = [part for part in named if part[1] == wanted] or [part for part in named if wanted in part[1]]
    if len(found) == 1:
        return found[0][0]
    if not found:
        raise UserError(f"Không có tên nào khớp với “{words}”; hãy ghi lại hoặc chọn trong khung bên cạnh.")
    several = ", ".join(name for _key, _folded, name in found[:3])
    raise UserError(f"“{words}” khớp với nhiều tên ({several}…); hãy ghi rõ hơn.")


_NUMBERS = "Thứ tự trong danh sách; bảng in ra được đánh số lại theo các mục của kế hoạch"

COLUMNS = (
    # Those that are shown stand beside the detail on a screen of 1366, with some forty letters of the name.
    Column("position", "TT", lambda row: row.entry.task.position, Kind.NUMBER, width=3, tooltip=_NUMBERS),
    Column("title", "Nhiệm vụ", lambda row: row.entry.task.title, width=40, stretch=True),
    Column("unit", "Đơn vị", width=12, editable=True, tooltip="Đơn vị chủ trì"),
    Column("owner", "Phụ trách", width=13, editable=True, keep_end=True, tooltip="Người phụ trách"),
    Column(
        "deadline",
        "Thời hạn",
        width=15,
        editable=True,
        tooltip="Ghi 15/10, +30, cuối quý…",
        whole=lambda row: row.whole_deadline,
    ),
    Column("state", "Trạng thái", kind=Kind.CHIP, width=23),
    Column("percent", "Tiến độ", lambda row: row.progress, Kind.BAR, width=10),
    Column("plan", "Kế hoạch", width=14, hidden=True, tooltip="Kế hoạch mà nhiệm vụ thuộc về"),
    Column("source", "Căn cứ", lambda row: row.entry.task.source_labels, width=9, hidden=True),
    Column("missing", "Còn thiếu", width=26, hidden=True),
    Column("product", "Sản phẩm", lambda row: row.entry.task.product, width=22, editable=True, hidden=True),
)
_EVERY = {Recurrence.MONTHLY: "tháng", Recurrence.QUARTERLY: "quý", Recurrence.HALF_YEARLY: "6 tháng"}
