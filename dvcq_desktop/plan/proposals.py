# SPDX-License-Identifier: MIT
"""The tasks that a plan's text proposes, as she accepts, edits, splits and joins them before any is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.schedule import Recurrence, Schedule, read_recurrence
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from dvcq_desktop.plan.plantext import PlanText, TaskText

TITLE_LENGTH = 160


@dataclass(frozen=True)
class Proposal:
    """One proposed task; `units` are the names of a group's parts where each of them owes it.

    `lines` are the first and last lines, from 1, of the places in the plan's text that state it.
    """

    title: str
    content: str = ""
    clauses: tuple[str, ...] = ()
    lead: str = ""
    coordinating: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    schedule: Schedule = Schedule()
    deadline_text: str = ""
    product: str = ""
    accepted: bool = True
    lines: tuple[tuple[int, int], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return every unit or group that is named."""
        lead = (self.lead,) if self.lead else ()
        return (*lead, *self.coordinating, *self.units)


def proposals_of(plan: PlanText) -> list[Proposal]:
    """Return one proposal for each duty that was read, in the order of the text."""
    return [_proposal(task) for task in plan.tasks]


def joined_proposals(plan: PlanText) -> list[Proposal]:
    """Return the proposals with those joined that state the same duty in several clauses."""
    found: list[Proposal | None] = list(proposals_of(plan))
    for first, *others in separate_joins(plan.join_proposals):
        found[first] = join([part for place in (first, *others) if (part := found[place]) is not None])
        for place in others:
            found[place] = None
    return [part for part in found if part is not None]


def separate_joins(groups: Iterable[Collection[int]]) -> list[tuple[int, ...]]:
    """Return the groups that can all be joined at once: a task that one group took is in no later one.

    A clause may state two duties; joining along it would make one task of all that share a part with it.
    """
    taken: set[int] = set()
    found = []
    for group in groups:
        free = sorted(set(group) - taken)
        if len(free) == len(group):
            found.append(tuple(free))
            taken.update(free)
    return found


def open_joins(groups: Iterable[Iterable[Proposal]], parts: Sequence[Proposal]) -> list[tuple[int, ...]]:
    """Return the rows that still state one duty apart, of groups of proposals as they were at first.

    A proposal is known again by its lines of the text, whatever was joined, split or written meanwhile.
    """
    found = []
    for group in groups:
        lines = {place for part in group for place in part.lines}
        rows = tuple(row for row, part in enumerate(parts) if lines.intersection(part.lines))
        if len(rows) > 1:
            found.append(rows)
    return found


def join(parts: Sequence[Proposal]) -> Proposal:
    """Make one proposal of several: the first one's title, everyone's clauses, units and words, each once.

    The units that lead in other clauses coordinate the joined task: a task has one lead unit.
    """
    if not parts:
        raise UserError("Hãy chọn ít nhất một nhiệm vụ để gộp.")
    assigned = next((part for part in parts if part.lead), parts[0])
    others = [part.lead for part in parts if part.lead and part.lead != assigned.lead]
    named = [name for part in parts for name in part.coordinating]
    return replace(
        parts[0],
        content=_each_once("\n".join(part.content for part in parts).split("\n")),
        clauses=tuple(dict.fromkeys(clause for part in parts for clause in part.clauses)),
        lead=assigned.lead,
        coordinating=tuple(name for name in dict.fromkeys([*others, *named]) if name != assigned.lead),
        units=tuple(dict.fromkeys(unit for part in parts for unit in part.units)),
        schedule=next((part.schedule for part in parts if part.schedule.is_set), Schedule()),
        deadline_text=next((part.deadline_text for part in parts if part.deadline_text), ""),
        product=next((part.product for part in parts if part.product), ""),
        accepted=any(part.accepted for part in parts),
        lines=tuple(dict.fromkeys(place for part in parts for place in part.lines)),
    )


def split(part: Proposal, at: int) -> tuple[Proposal, Proposal]:
    """Cut a proposal's content in two at a place in its text; the second gets a title from its own words.

    Raise UserError where one of the two would be empty.
    """
    before, after = part.content[:at].strip(), part.content[at:].strip(" ;,.\n\t-+")
    if not before or not after:
        raise UserError("Hãy đặt con trỏ vào chỗ cần tách, giữa nội dung của nhiệm vụ.")
    title = short_title(after)
    return replace(part, content=before), replace(part, content=after, title=title)


def short_title(text: str, limit: int = TITLE_LENGTH) -> str:
    """Return the beginning of a duty as its title: whole clauses where they fit, whole words in any case."""
    line = tidy(text).strip(" -+•;,.")
    for mark in (". ", "; "):
        line = line.split(mark)[0] if len(line) > limit and 0 < line.find(mark) <= limit else line
    if len(line) > limit:
        shorter = line[:limit]
        comma = shorter.rfind(",")
        line = shorter[:comma] if comma > limit // 2 else shorter.rsplit(" ", 1)[0]
    line = line.strip(" ;,.:")
    return line[:1].upper() + line[1:]


def check(part: Proposal) -> None:
    """Raise UserError unless a proposal can become a task."""
    if not part.title.strip():
        clauses = f" ({', '.join(part.clauses)})" if part.clauses else ""
        raise UserError(f"Có nhiệm vụ chưa có tên{clauses}; hãy ghi tên hoặc bỏ chọn nhiệm vụ đó.")


def _proposal(task: TaskText) -> Proposal:
    return Proposal(
        title=task.title,
        content=task.text,
        clauses=tuple(task.clauses),
        lead=task.lead or "",
        coordinating=tuple(task.coordinating),
        units=tuple(task.units),
        schedule=_schedule(task.deadline, task.deadline_text),
        deadline_text=task.deadline_text,
        product=task.product,
        lines=(task.lines,) if task.lines[0] else (),
    )


def _schedule(deadline: date | None, words: str) -> Schedule:
    return Schedule(deadline, read_recurrence(words) or Recurrence.ONCE)


def _each_once(lines: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys(line for line in lines if line.strip()))
