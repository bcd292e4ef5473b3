# SPDX-License-Identifier: MIT
"""The demonstration's duties as its data files write them down."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.plan.proposals import Proposal
from dvcq_desktop.plan.rules import Source, Task
from dvcq_desktop.plan.schedule import Recurrence, Schedule
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from dvcq_desktop.demo.days import Days
    from dvcq_desktop.demo.office import Keys

Written = str | date


@dataclass(frozen=True)
class Duty:
    """One duty and what became of it; the comments at the top of the data file say how to read it."""

    title: str
    clauses: list[str] = field(default_factory=list)
    lead: str = ""
    group: str = ""
    coordinating: list[str] = field(default_factory=list)
    owner: str = ""
    director: str = ""
    deadline: Written = ""
    recurrence: str = Recurrence.ONCE.value
    product: str = ""
    state: str = ""
    done: int | None = None
    dropped: Written = ""
    reason: str = ""
    basis: str = ""
    result: str = ""
    cause: str = ""
    proposal: str = ""
    missed: int | None = None
    progress: list[tuple[str, int, str]] = field(default_factory=list)
    file: str = ""
    lines_owned: int = 0
    lines_done: int = 0
    lines_done_at: Written = ""
    lines_doing: int = 0
    line_result: str = ""
    line_cause: str = ""
    line_proposal: str = ""
    line_extended_to: Written = ""
    line_extension: str = ""
    line_extension_reason: str = ""
    line_dropped: Written = ""
    line_reason: str = ""
    line_basis: str = ""
    own_plans: bool = False
    extended_from: Written = ""
    extension: str = ""
    extension_reason: str = ""
    source: dict[str, str] = field(default_factory=dict)
    since_signed: bool = False

    def schedule(self, days: Days) -> Schedule:
        """Return the deadline before any extension, and the recurrence."""
        written = self.extended_from or self.deadline
        return Schedule(days.day(written) if written else None, Recurrence(self.recurrence))

    def as_proposal(self, keys: Keys, days: Days) -> Proposal:
        """Return the duty as she would have accepted it from the plan's text."""
        return Proposal(
            title=self.title,
            clauses=tuple(self.clauses),
            lead=keys.names[self.lead] if self.lead else self.group,
            coordinating=tuple(keys.names[key] for key in self.coordinating),
            schedule=self.schedule(days),
            product=self.product,
        )

    def as_task(self, year: int, keys: Keys, days: Days) -> Task:
        """Return a duty that came from no plan."""
        return Task(
            id="",
            year=year,
            title=self.title,
            product=self.product,
            lead_unit=keys.units[self.lead],
            schedule=self.schedule(days),
            coordinating=tuple(keys.units[key] for key in self.coordinating),
            sources=(self._document(days),) if self.source else (),
        )

    def _document(self, days: Days) -> Source:
        return Source(
            document_kind=self.source["kind"],
            number=self.source["number"],
            issued_on=days.day(self.source["on"]),
            body=self.source["body"],
        )


def read_duties(year: int) -> tuple[Duty, ...]:
    """Return the duties of one year in the order of the file."""
    text = resource("demo", f"tasks-{year}.toml").read_text(encoding="utf-8")
    return tuple(Duty(**written) for written in tomllib.loads(text)["tasks"])
