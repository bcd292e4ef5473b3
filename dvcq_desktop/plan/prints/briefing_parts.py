# SPDX-License-Identifier: MIT
"""What may stand on the weekly page, in order of urgency, and how much of it there is room for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.plan.followups import Difficulty, days_waiting, open_difficulties
from dvcq_desktop.plan.prints import words
from dvcq_desktop.plan.prints.reminders import WITHOUT_UNIT, Reminder, reminders
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.standings import Standing, Timing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.plan.prints.request import PrintRequest

# From so many units on, one task that all of them owe is one thing of the page.
_TOGETHER = 3
# Where not all fits, each part gets this many in turn, before the first one gets the room that is left.
_LEAST = 3
# How many letters are left of a proposal, and of a task that one is about.
_LINE, _ABOUT = 72, 50
_OPEN = frozenset({Timing.OVERDUE, Timing.SOON, Timing.ON_TRACK, Timing.NO_DEADLINE, Timing.CONTINUOUS})


@dataclass(frozen=True)
class Item:
    """One thing of the page: a task of one unit, or of several units that owe it together."""

    task: Task
    parts: tuple[Reminder, ...]

    @property
    def due(self) -> date:
        """Return the first day that one of its units had to keep."""
        return min((part.due for part in self.parts if part.due), default=date.max)

    @property
    def standing(self) -> Standing:
        """Return where the most urgent of its units stands."""
        return max((part.standing for part in self.parts), key=_lateness)

    @property
    def unit(self) -> str:
        """Return the one unit's key, empty for several units."""
        return self.parts[0].unit if len(self.parts) == 1 else ""

    @property
    def cause(self) -> str:
        """Return why it is late, as the first unit that says so has it, or the task."""
        return next((cause for part in self.parts if (cause := words.cause(part.task, part.line))), "")


@dataclass(frozen=True)
class Proposal:
    """What somebody proposes: who, what, and what it is about."""

    who: str
    what: str
    about: str = ""

    @property
    def whole(self) -> str:
        """Return everything about it."""
        return f"{self.who}: {_stop(self.what)}" + (f" ({self.about})" if self.about else "")

    @property
    def brief(self) -> str:
        """Return it in one line."""
        return cut(f"{self.who}: {_tidy(self.what)}", _LINE)


@dataclass(frozen=True)
class Room:
    """How many overdue things, things due next and proposals there is room for; `short` cuts their texts."""

    taken: tuple[int, ...]
    short: bool = True


def items(request: PrintRequest) -> tuple[list[Item], list[Item]]:
    """Return what is overdue, the longest first, and what is due next, the earliest first."""
    found = reminders(request)
    overdue = _joined([each for each in found if each.is_overdue])
    due = _joined([each for each in found if not each.is_overdue])
    overdue.sort(key=lambda item: (-item.standing.days, item.task.position))
    due.sort(key=lambda item: (item.due, item.task.position))
    return overdue, due


def proposals(request: PrintRequest) -> list[Proposal]:
    """Return what is proposed: about what is overdue first, then what units brought up, then the rest."""
    of_tasks = _proposed(request)
    raised = [
        _raised(request, each)
        for each in open_difficulties(request.difficulties, request.as_of)
        if request.unit in {None, each.unit}
    ]
    late = [made for is_late, made in of_tasks if is_late]
    return [*late, *raised, *(made for is_late, made in of_tasks if not is_late)]


def fitted(wanted: Sequence[int], fits: Callable[[Room], bool]) -> Room:
    """Return the room for as many of the wanted things as fit.

    All with their whole texts, else all with cut ones; else each part its first few in turn, and then the
    parts one after another as much as they want.
    """
    for room in (Room(tuple(wanted), short=False), Room(tuple(wanted))):
        if fits(room):
            return room
    taken, full = [0] * len(wanted), set[int]()
    turns = [*range(len(wanted))] * _LEAST
    turns += [place for place, want in enumerate(wanted) for _ in range(want)]
    for place in turns:
        if place in full or taken[place] == wanted[place]:
            continue
        taken[place] += 1
        if not fits(Room(tuple(taken))):
            taken[place] -= 1
            full.add(place)
    return Room(tuple(taken))


def cut(text: str, longest: int) -> str:
    """Return a text of at most so many letters, cut between two words."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0].rstrip(' ,;.:')}…"


def _joined(found: Sequence[Reminder]) -> list[Item]:
    """Return one thing for each reminder, and one for a task that many units owe."""
    by_task: dict[str, list[Reminder]] = {}
    for each in found:
        by_task.setdefault(each.task.id, []).append(each)
    made = []
    for parts in by_task.values():
        together = [tuple(parts)] if len(parts) >= _TOGETHER else [(part,) for part in parts]
        made += [Item(group[0].task, group) for group in together]
    return made


def _proposed(request: PrintRequest) -> list[tuple[bool, Proposal]]:
    """Return the proposals about tasks and units' parts that are open, and whether they are overdue."""
    found: list[tuple[bool, Proposal]] = []
    for task in request.tasks:
        about = cut(task.title, _ABOUT)
        for line in task.lines:
            stand = words.task_standing(request, task, line)
            if line.proposal and stand.timing in _OPEN and request.unit in {None, line.unit}:
                unit = request.directory.unit_called(line.unit)
                found.append((stand.timing is Timing.OVERDUE, Proposal(unit, line.proposal, about)))
        stand = words.task_standing(request, task)
        if task.proposal and stand.timing in _OPEN and request.unit in {None, task.lead_unit}:
            unit = request.directory.unit_called(task.lead_unit) or WITHOUT_UNIT
            found.append((stand.timing is Timing.OVERDUE, Proposal(unit, task.proposal, about)))
    return found


def _raised(request: PrintRequest, difficulty: Difficulty) -> Proposal:
    unit = request.directory.unit_called(difficulty.unit)
    waited = f"chờ trả lời {days_waiting(difficulty, request.as_of)} ngày"
    about = "; ".join(part for part in (difficulty.decider, waited) if part)
    if not difficulty.proposal:
        return Proposal(unit, difficulty.content, about)
    return Proposal(unit, difficulty.proposal, f"{_tidy(difficulty.content).rstrip('.')}; {about}")


def _lateness(found: Standing) -> tuple[bool, int]:
    late = found.timing is Timing.OVERDUE
    return late, found.days if late else -found.days


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _stop(text: str) -> str:
    tidy = _tidy(text)
    return tidy if not tidy or tidy[-1] in ".!?…" else f"{tidy}."
