# SPDX-License-Identifier: MIT
"""What a print is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.register.rules import Issued
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.followups import Check, Difficulty
from dvcq_desktop.plan.rules import Plan, Progress, Task

if TYPE_CHECKING:
    from dvcq_desktop.office.rules import OfficeProfile, Unit


@dataclass(frozen=True)
class PrintRequest:
    """Everything a print of the plan room shows, read at one moment (`plan.store.printing.load_request`).

    `tasks` carry their lines. `progress` is the last entry made by `as_of` under the key of each task
    (of its lines too) and of each line, `percents` the last percentage by then of the task as a whole and of
    each line. `checks` and `difficulties` are all of the year. `unit` narrows a print to one unit; `per_unit`
    repeats a group's task for each of its units; `against` says which deadline late is counted by. A plan's
    own text is that of the first plan, with its assignment table where it is `with_table`. `issued` are the
    year's papers of the register. A reminder letter speaks of what is overdue, and due soon where it is
    `with_soon`; of the units' own plans (`own_plans`); or of one task (`record`); it asks for an answer
    `reply_by` a day.
    """

    year: int
    as_of: date
    directory: Directory = field(default_factory=Directory)
    plans: tuple[Plan, ...] = ()
    tasks: tuple[Task, ...] = ()
    progress: Mapping[str, Progress] = field(default_factory=dict)
    percents: Mapping[str, int] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    unit: str | None = None
    per_unit: bool = False
    against: Against = Against.LAST
    with_table: bool = False
    issued: tuple[Issued, ...] = ()
    with_soon: bool = False
    own_plans: bool = False
    record: str | None = None
    reply_by: date | None = None

    @property
    def plan(self) -> Plan | None:
        """Return the year's plan: the one the papers are attached to and cite."""
        return self.plans[0] if self.plans else None

    @property
    def profile(self) -> OfficeProfile | None:
        """Return what the office is called on the day of the print."""
        return self.directory.profile(self.as_of)

    @property
    def unit_in_charge(self) -> Unit | None:
        """Return the unit that keeps the plan and signs its lists."""
        return self.directory.unit_in_charge(self.as_of)
