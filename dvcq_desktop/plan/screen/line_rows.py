# SPDX-License-Identifier: MIT
"""The rows of a group's task, one per unit, and what their cells make of typed text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.standings import line_standing, line_state_on
from dvcq_desktop.plan.table import pick_by_words, standing_chip
from dvcq_desktop.text.dates import parse_date
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.widgets.columns import Chip, Column, Kind

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class LineRow:
    """One unit's part of a task as of a day."""

    line: Line
    task: Task
    directory: Directory
    as_of: date
    against: Against = Against.LAST

    @property
    def unit(self) -> str:
        """Return the unit as it is called."""
        return self.directory.unit_called(self.line.unit)

    @property
    def owner(self) -> str:
        """Return who is responsible in the unit."""
        return self.directory.person_name(self.line.owner)

    @property
    def state(self) -> Chip:
        """Return where the part stands."""
        found = line_standing(self.line, self.task, self.as_of, self.directory.calendar, self.against)
        return standing_chip(found, line_state_on(self.line, self.task, self.as_of))

    @property
    def own_plan(self) -> str:
        """Return the unit's own implementing plan ("05/KH, 12/03/2026, có tệp")."""
        day = f"{self.line.own_plan_on:%d/%m/%Y}" if self.line.own_plan_on else ""
        file = "có tệp" if self.line.own_plan_file else ""
        return ", ".join(part for part in (self.line.own_plan_number, day, file) if part)


COLUMNS = (
    Column("unit", "Đơn vị", width=20, sortable=False),
    Column("state", "Trạng thái", kind=Kind.CHIP, width=22, sortable=False, editable=True),
    Column("on", "Ngày", lambda row: row.line.state.on, Kind.DATE, width=11, sortable=False, editable=True),
    Column("owner", "Người phụ trách", width=17, sortable=False, editable=True),
    Column(
        "deadline",
        "Thời hạn riêng",
        lambda row: row.line.deadline,
        Kind.DATE,
        width=13,
        tooltip="Để trống thì theo thời hạn của nhiệm vụ",
        sortable=False,
        editable=True,
    ),
    Column("result", "Kết quả", lambda row: row.line.result, width=24, sortable=False, editable=True),
    Column("own_plan", "Kế hoạch của đơn vị", width=18, sortable=False),
)


def with_typed(row: LineRow, column: str, typed: str, today: date) -> Line:
    """Return a line with what was typed into one of its cells; raise UserError where it can't be read."""
    words = tidy(typed)
    return _READERS[column](row, words, today)


def _with_state(row: LineRow, words: str, today: date) -> Line:
    key = pick_by_words(words, [(state.value, state.label) for state in TaskState])
    state = TaskState(key) if key else TaskState.NOT_STARTED
    on = None if state.is_open else row.line.state.on or today
    held = row.line.state
    reason, basis = ("", "") if state.is_open else (held.reason, held.basis)
    return row.line._replace(state=StateEntry(state, on, reason, basis))


def _with_day(row: LineRow, words: str, today: date) -> Line:
    on = parse_date(words, today=today) if words else None
    if on is not None and row.line.state.state.is_open:
        return row.line._replace(state=row.line.state._replace(state=TaskState.DONE, on=on))
    if on is None and row.line.state.state is TaskState.DONE:
        raise UserError("Phần việc hoàn thành phải có ngày; muốn bỏ ngày thì đổi trạng thái trước.")
    return row.line._replace(state=row.line.state._replace(on=on))


def _with_owner(row: LineRow, words: str, today: date) -> Line:
    people = row.directory.people_on(today)
    return row.line._replace(owner=pick_by_words(words, [(one.id, one.full_name) for one in people]))


def _with_deadline(row: LineRow, words: str, today: date) -> Line:
    return row.line._replace(deadline=parse_date(words, today=today) if words else None)


def _with_result(row: LineRow, words: str, _today: date) -> Line:
    return row.line._replace(result=words)


_READERS: dict[str, Callable[[LineRow, str, date], Line]] = {
    "state": _with_state,
    "on": _with_day,
    "owner": _with_owner,
    "deadline": _with_deadline,
    "result": _with_result,
}
