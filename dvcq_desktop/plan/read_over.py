# SPDX-License-Identifier: MIT
"""A later text read over the plan that is there: what it changes, and what she takes of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dvcq_desktop.plan.applying import applied
from dvcq_desktop.plan.comparing import ClauseChange, Kind, clauses_of, compare
from dvcq_desktop.plan.head_changes import HeadChange, HeadField, compare_heads
from dvcq_desktop.plan.plantext import PlanText
from dvcq_desktop.plan.rules import Clause, Plan, PlanState
from dvcq_desktop.plan.task_changes import TaskChange, TaskKind, task_changes
from dvcq_desktop.text.wording import forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dvcq_desktop.plan.plantext import TaskText
    from dvcq_desktop.plan.rules import Task

# How alike two texts are to be taken for texts of one plan: unasked, and where she says so. Of unrelated
# plans of communes, short ones, the most alike share a third; a signed text shares nine tenths of its draft.
LATER_TEXT = 0.45
ASKED_FOR = 0.25
_PHRASE = 3


@dataclass(frozen=True)
class ReadOver:
    """What a later text changes of a plan, and what of it is taken: all but the keys in `refused`."""

    plan: Plan
    text: PlanText
    head: tuple[HeadChange, ...]
    clauses: tuple[ClauseChange, ...]
    tasks: tuple[TaskChange, ...]
    refused: frozenset[str] = frozenset()

    @property
    def is_same(self) -> bool:
        """Tell whether the text says nothing that the plan does not say."""
        return not self.head and all(change.kind is Kind.SAME for change in self.clauses)

    def takes(self, key: str) -> bool:
        """Tell whether a change is taken."""
        return key not in self.refused

    @property
    def counts(self) -> Counter[Kind]:
        """Count the clauses that change, as far as the changes are taken."""
        return Counter(change.kind for change in self.clauses if self.takes(change.key))

    @property
    def result(self) -> list[Clause]:
        """Return the clauses that the plan is to have."""
        return applied(self.clauses, self.refused)

    @property
    def taken_tasks(self) -> list[TaskChange]:
        """Return what is to be done to tasks: what she takes, of clauses whose changes she takes."""
        return [each for each in self.tasks if each.accepted and self.concerns(each)]

    def concerns(self, change: TaskChange) -> bool:
        """Tell whether a task's change still follows from the changes that are taken."""
        if change.kind is TaskKind.GONE:
            return all(self.takes(key) for key in change.after)
        return not change.after or any(self.takes(key) for key in change.after)

    @property
    def state(self) -> PlanState:
        """Return what the plan becomes: signed with its number and day, amended when it was signed before."""
        if self.plan.state is not PlanState.DRAFT:
            return PlanState.AMENDED
        taken = {change.field for change in self.head if self.takes(change.key) and change.new}
        number = self.text.number if HeadField.NUMBER in taken else self.plan.number
        day = self.text.date if HeadField.DATE in taken else self.plan.issued_on
        return PlanState.SIGNED if number and day else PlanState.DRAFT


def read_over(plan: Plan, text: PlanText, duties: Sequence[TaskText], tasks: Sequence[Task]) -> ReadOver:
    """Hold a later text against a plan with its tasks; `duties` are those its present text was read to state.

    All is taken but what the text is silent about: the reader may have missed it.
    """
    head = compare_heads(plan, text)
    clauses = compare(plan.clauses, clauses_of(text))
    return ReadOver(
        plan=plan,
        text=text,
        head=tuple(head),
        clauses=tuple(clauses),
        tasks=tuple(task_changes(clauses, duties, text, tasks)),
        refused=frozenset(change.key for change in head if not change.is_taken_unasked),
    )


def decided(seen: ReadOver, refused: Iterable[str], tasks: Iterable[TaskChange]) -> ReadOver:
    """Return what she decided: the keys of what she refuses, and the tasks' changes as she left them."""
    return replace(seen, refused=frozenset(refused), tasks=tuple(tasks))


def likeness(plan: Plan, text: PlanText) -> float:
    """Return from 0 to 1 how much of their phrases a plan and a text share."""
    here, there = _phrases(plan.clauses), _phrases(clauses_of(text))
    total = len(here) + len(there)
    return 2 * len(here & there) / total if total else 0.0


def _phrases(clauses: Iterable[Clause]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for clause in clauses:
        words = [word.lower() for word in forms(f"{clause.title}\n{clause.text}") if word[0].isalnum()]
        found.update(zip(*(words[start:] for start in range(_PHRASE)), strict=False))
    return found
