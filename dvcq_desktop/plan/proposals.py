# SPDX-License-Identifier: MIT
"""The tasks that a plan's text proposes, as she accepts, edits, splits and joins them before any is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.unit_names import tidied_name
from dvcq_desktop.plan.reading import titles
from dvcq_desktop.plan.schedule import Recurrence, Schedule, read_recurrence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from dvcq_desktop.plan.plantext import PlanText, TaskText

# A title is made by one rule, of what is read and of what she cuts or marks in the text.
short_title = titles.short_title


@dataclass(frozen=True)
class Proposal:
    """One proposed task; `units` are the names of a group's parts where each of them owes it.

    `lines` are the first and last lines, from 1, of the places in the plan's text that state it, `sources`
    the places, from 0, of the duties among those that were read. What `is_shared` names what several other
    clauses state apart ("đối thoại, xử lý đơn thư"): it may be joined with each of them.
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
    sources: tuple[int, ...] = ()
    is_shared: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return every unit or group that is named."""
        lead = (self.lead,) if self.lead else ()
        return (*lead, *self.coordinating, *self.units)


def proposals_of(plan: PlanText) -> list[Proposal]:
    """Return one proposal for each duty that was read, in the order of the text."""
    count = Counter(place for group in plan.join_proposals for place in group)
    return [
        replace(_proposal(task), sources=(place,), is_shared=count[place] > 1)
        for place, task in enumerate(plan.tasks)
    ]


def joined_proposals(plan: PlanText) -> list[Proposal]:
    """Return the proposals with those joined that state the same duty in several clauses."""
    return join_all(proposals_of(plan), [sorted(group) for group in plan.join_proposals])


def join_all(
    parts: Sequence[Proposal], groups: Iterable[Sequence[int]], kept: Collection[int] = ()
) -> list[Proposal]:
    """Join the rows of each group into one, where the first of them stood.

    A row in several groups goes into each of them: its clause is counted for all, and nothing chains two
    duties into one. What is `kept` stays as it is besides.
    """
    found: dict[int, list[Proposal]] = {}
    gone: set[int] = set()
    for rows in map(sorted, groups):
        found.setdefault(rows[0], []).append(join([parts[row] for row in rows]))
        gone.update(rows)
    for row, part in enumerate(parts):
        if row not in gone or row in kept:
            found.setdefault(row, []).append(part)
    return [part for row in sorted(found) for part in found[row]]


def open_joins(groups: Iterable[Collection[int]], parts: Sequence[Proposal]) -> list[tuple[int, ...]]:
    """Return the rows that still state one duty apart, of groups of duties as they were read.

    A proposal is known again by the duties it was made of, whatever was split or written meanwhile; what
    was joined with other duties is left alone.
    """
    found = []
    made = [frozenset(part.sources) for part in parts]
    for group in map(frozenset, groups):
        rows = tuple(row for row, sources in enumerate(made) if sources and sources <= group)
        if len({made[row] for row in rows}) > 1 and not any(group <= sources for sources in made):
            found.append(rows)
    return found


def join(parts: Sequence[Proposal]) -> Proposal:
    """Make one proposal of several: the first one's title, everyone's clauses, units and words, each once.

    What is shared with other tasks gives no title where another part has its own. The units that lead in
    other clauses coordinate the joined task: a task has one lead unit.
    """
    if not parts:
        raise UserError("Hãy chọn ít nhất một nhiệm vụ để gộp.")
    named = next((part for part in parts if not part.is_shared), parts[0])
    assigned = next((part for part in parts if part.lead), parts[0])
    others = [part.lead for part in parts if part.lead and part.lead != assigned.lead]
    helpers = [name for part in parts for name in part.coordinating]
    return replace(
        named,
        content=_each_once("\n".join(part.content for part in parts).split("\n")),
        clauses=tuple(dict.fromkeys(clause for part in parts for clause in part.clauses)),
        lead=assigned.lead,
        coordinating=tuple(name for name in dict.fromkeys([*others, *helpers]) if name != assigned.lead),
        units=tuple(dict.fromkeys(unit for part in parts for unit in part.units)),
        schedule=next((part.schedule for part in parts if part.schedule.is_set), Schedule()),
        deadline_text=next((part.deadline_text for part in parts if part.deadline_text), ""),
        product=next((part.product for part in parts if part.product), ""),
        accepted=any(part.accepted for part in parts),
        lines=tuple(dict.fromkeys(place for part in parts for place in part.lines)),
        sources=tuple(dict.fromkeys(place for part in parts for place in part.sources)),
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
        lead=tidied_name(task.lead),
        coordinating=tuple(tidied_name(name) for name in task.coordinating),
        units=tuple(tidied_name(name) for name in task.units),
        schedule=_schedule(task.deadline, task.deadline_text),
        deadline_text=task.deadline_text,
        product=task.product,
        lines=(task.lines,) if task.lines[0] else (),
    )


def _schedule(deadline: date | None, words: str) -> Schedule:
    return Schedule(deadline, read_recurrence(words) or Recurrence.ONCE)


def _each_once(lines: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys(line for line in lines if line.strip()))
