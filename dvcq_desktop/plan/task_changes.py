# SPDX-License-Identifier: MIT
"""What a later text of a plan means for the tasks: words to renew, duties to add, tasks without a clause.

Deadlines, owners and progress are hers: nothing here touches them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.plan.comparing import ClauseChange, Kind
from dvcq_desktop.plan.plantext import TaskText
from dvcq_desktop.plan.proposals import Proposal, join_all, proposals_of, short_title
from dvcq_desktop.plan.rules import Task, TaskState
from dvcq_desktop.text.wording import forms, holds_words, same_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.plan.plantext import PlanText
    from dvcq_desktop.plan.rules import Clause

# How much of their words two duties share to be one, in one clause and in different ones.
_ALIKE = 0.4
_ALIKE_ELSEWHERE = 0.65


class TaskKind(StrEnum):
    """What a later text asks of a task."""

    REWORDED = "reworded"
    JOINED = "joined"
    NEW = "new"
    GONE = "gone"

    @property
    def label(self) -> str:
        """Return the word that is shown."""
        return {"reworded": "Đổi lời", "joined": "Thêm căn cứ", "new": "Mới", "gone": "Không còn"}[self.value]


class Fate(StrEnum):
    """What becomes of a task whose clause is gone."""

    KEEP = "keep"
    DROP = "drop"

    @property
    def label(self) -> str:
        """Return the choice as it is shown."""
        return {"keep": "Giữ như việc đột xuất", "drop": "Không thực hiện"}[self.value]


@dataclass(frozen=True)
class TaskChange:
    """One thing to do to a task, or one task to add; `after` are the changes of clauses it follows from.

    `old` and `new` are the duty's words in the two texts, `title` the new title where it changes; `clause` is
    the key of the change of the clause that is to be cited. Where `edited`, the task's words are her own.
    """

    key: str
    kind: TaskKind
    after: tuple[str, ...]
    task: Task | None = None
    old: str = ""
    new: str = ""
    title: str = ""
    clause: str = ""
    proposal: Proposal | None = None
    edited: bool = False
    remark: str = ""
    accepted: bool = True
    fate: Fate = Fate.KEEP

    def applied_to(self, task: Task) -> Task:
        """Return the task with the new words; of a task in her own words all of them are replaced."""
        content = self.new if self.edited else _with_lines(task.content, self.old, self.new)
        return replace(task, title=self.title or task.title, content=content)


@dataclass(frozen=True)
class _Duty:
    """A duty of either text: the change of the clause it is cited by, and of the one that holds its words."""

    number: int
    text: TaskText
    cited: ClauseChange | None
    change: ClauseChange | None

    @property
    def key(self) -> str:
        return self.cited.key if self.cited else ""

    @property
    def after(self) -> tuple[str, ...]:
        return (self.change.key,) if self.change else ()


@dataclass(frozen=True)
class _Held:
    """A duty that a task was made of: by its own words, or the likeliest of its clause."""

    duty: _Duty
    edited: bool


def task_changes(
    changes: Sequence[ClauseChange], duties: Sequence[TaskText], text: PlanText, tasks: Sequence[Task]
) -> list[TaskChange]:
    """Return what is proposed for the tasks; `duties` are those of the earlier text, as it was read."""
    return list(_Proposing(changes, duties, text, tasks).proposals())


class _Proposing:
    def __init__(
        self,
        changes: Sequence[ClauseChange],
        duties: Sequence[TaskText],
        text: PlanText,
        tasks: Sequence[Task],
    ) -> None:
        self._text = text
        self._tasks = tasks
        self._changes = {change.key: change for change in changes}
        self._by_old = {change.old.id: change for change in changes if change.old}
        self._old = _duties(duties, [(change.old, change) for change in changes if change.old])
        self._new = _duties(text.tasks, [(change.new, change) for change in changes if change.new])
        self._pairs = _pair_duties(self._old, self._new)
        self._held = {task.id: self._held_by(task) for task in tasks}
        self._later = {new: old for old, new in self._pairs.items()}

    def proposals(self) -> Iterator[TaskChange]:
        """Give everything that is proposed, in the order of the tasks, new ones last."""
        for task in self._tasks:
            yield from self._reworded(task)
            yield from self._gone(task)
        yield from self._added()

    def _held_by(self, task: Task) -> list[_Held]:
        found = []
        for source in task.sources:
            change = self._by_old.get(source.clause or "")
            if change is None:
                continue
            here = [duty for duty in self._old if duty.key == change.key]
            own = [_Held(duty, edited=False) for duty in here if _holds(task, duty.text)]
            words = f"{task.title} {task.content}"
            best = max(here, key=lambda duty: _likeness(words, duty.text), default=None)
            guessed = best is not None and task.state.state is not TaskState.DROPPED
            found += own or ([_Held(best, edited=True)] if best and guessed else [])
        return found

    def _reworded(self, task: Task) -> Iterator[TaskChange]:
        for held in self._held[task.id]:
            place = self._pairs.get(held.duty.number)
            if place is None:
                continue
            before, after = held.duty.text, self._new[place].text
            moves = self._new[place].key != held.duty.key
            differs = not same_words(before.text, after.text)
            if held.edited and (_holds(task, after) or not (differs or moves)):
                continue
            title = _new_title(task, before, after, edited=held.edited and differs)
            if not (differs or title or moves):
                continue
            yield TaskChange(
                key=f"{task.id}/{held.duty.number}",
                kind=TaskKind.REWORDED,
                after=tuple(dict.fromkeys((*held.duty.after, *self._new[place].after))),
                task=task,
                old=task.content if held.edited else before.text,
                new=after.text if differs else task.content if held.edited else before.text,
                title=title,
                clause=self._new[place].key if moves else "",
                edited=held.edited,
                remark=_remark(task, before, after),
                accepted=not (held.edited and differs),
            )

    def _gone(self, task: Task) -> Iterator[TaskChange]:
        """Say that a task has no clause any more: each is gone, or says nothing of its duty."""
        after: list[str] = []
        for source in task.sources:
            change = self._by_old.get(source.clause or "")
            left = self._left(task, change) if change else ()
            if not left:
                return
            after += left
        if after:
            fresh = task.state.state is TaskState.NOT_STARTED and task.begun_on is None
            fate = Fate.DROP if fresh and not task.completions else Fate.KEEP
            yield TaskChange(
                key=f"{task.id}/gone",
                kind=TaskKind.GONE,
                after=tuple(dict.fromkeys(after)),
                task=task,
                fate=fate,
            )

    def _left(self, task: Task, change: ClauseChange) -> tuple[str, ...]:
        """Return the changes by which a clause says nothing of a task's duty any more, none where it does."""
        held = [each for each in self._held[task.id] if each.duty.key == change.key]
        if any(each.duty.number in self._pairs for each in held):
            return ()
        if change.kind is Kind.DROPPED:
            return (change.key,)
        if any(each.edited for each in held):
            return ()
        return tuple(key for each in held for key in each.duty.after)

    def _added(self) -> Iterator[TaskChange]:
        fresh = [
            duty
            for duty in self._new
            if duty.number not in self._later and (duty.change is None or duty.change.kind is not Kind.SAME)
        ]
        proposals = proposals_of(self._text)
        alone: dict[int, _Duty] = {}
        for duty in fresh:
            task = self._stating(duty)
            if task is not None:
                yield from self._joined(duty, task)
            else:
                alone[duty.number] = duty
        rows = {number: row for row, number in enumerate(alone)}
        groups = [[rows[number] for number in group if number in rows] for group in self._text.join_proposals]
        several = [group for group in groups if len(group) > 1]
        for part in join_all([proposals[number] for number in alone], several):
            yield TaskChange(
                key=f"new/{'+'.join(map(str, part.sources))}",
                kind=TaskKind.NEW,
                after=tuple(dict.fromkeys(key for number in part.sources for key in alone[number].after)),
                new=part.content,
                title=part.title,
                proposal=part,
            )

    def _joined(self, duty: _Duty, task: Task) -> Iterator[TaskChange]:
        if any(source.clause and source.clause == duty.key for source in task.sources):
            return
        known = _holds(task, duty.text)
        yield TaskChange(
            key=f"{task.id}/+{duty.number}",
            kind=TaskKind.JOINED,
            after=duty.after,
            task=task,
            new="" if known else duty.text.text,
            clause=duty.key,
            remark=_remark(task, TaskText("", ""), duty.text),
        )

    def _stating(self, duty: _Duty) -> Task | None:
        """Return the task that states a new duty already, by its words or by what the text joins."""
        for task in self._tasks:
            if same_words(task.title, duty.text.title) or _holds(task, duty.text):
                return task
        groups = (group for group in self._text.join_proposals if duty.number in group)
        partners = {self._later.get(place) for group in groups for place in group} - {None}
        for task in self._tasks:
            if any(held.duty.number in partners and not held.edited for held in self._held[task.id]):
                return task
        return None


def _duties(texts: Sequence[TaskText], clauses: Sequence[tuple[Clause, ClauseChange]]) -> list[_Duty]:
    by_path: dict[str, tuple[Clause, ClauseChange]] = {}
    below: dict[str | None, list[tuple[Clause, ClauseChange]]] = defaultdict(list)
    for clause, change in clauses:
        below[clause.parent].append((clause, change))
        if clause.path:
            by_path.setdefault(clause.path, (clause, change))
    found = []
    for number, text in enumerate(texts):
        cited = next((by_path[path] for path in text.clauses if path in by_path), None)
        holding = _holding(text, cited, below) if cited else None
        found.append(_Duty(number, text, cited[1] if cited else None, holding))
    return found


def _holding(
    duty: TaskText,
    cited: tuple[Clause, ClauseChange],
    below: dict[str | None, list[tuple[Clause, ClauseChange]]],
) -> ClauseChange:
    """Return the change of the clause that says a duty: the cited one, or a bullet below it."""
    wanted = forms(duty.text.split("\n")[0])
    waiting = [cited]
    while waiting:
        clause, holding = waiting.pop()
        if holds_words(forms(clause.text), wanted) or forms(clause.title) == wanted:
            return holding
        waiting += reversed(below[clause.id])
    return cited[1]


def _pair_duties(old: Sequence[_Duty], new: Sequence[_Duty]) -> dict[int, int]:
    """Return the later duty of each earlier one: word by word first, then the likeliest."""
    found: dict[int, int] = {}
    free = {duty.number for duty in new}
    said = {duty.number: (forms(duty.text.title), forms(duty.text.text)) for duty in new}
    for same_clause in (True, False):
        for duty in old:
            wanted = (forms(duty.text.title), forms(duty.text.text))
            place = next(
                (
                    other.number
                    for other in new
                    if other.number in free
                    and said[other.number] == wanted
                    and (not same_clause or other.key == duty.key)
                ),
                None,
            )
            if duty.number not in found and place is not None:
                found[duty.number] = place
                free.discard(place)
    scored = []
    for duty in old:
        words = f"{duty.text.title} {duty.text.text}"
        for other in new:
            if duty.number in found or other.number not in free:
                continue
            share = _likeness(words, other.text)
            if share >= (_ALIKE if duty.key == other.key else _ALIKE_ELSEWHERE):
                scored.append((share + (duty.key == other.key), duty.number, other.number))
    for _, one, other_number in sorted(scored, key=lambda pair: -pair[0]):
        if one not in found and other_number in free:
            found[one] = other_number
            free.discard(other_number)
    return found


def _likeness(words: str, duty: TaskText) -> float:
    left = Counter(word.lower() for word in forms(words) if word[0].isalnum())
    right = Counter(word.lower() for word in forms(f"{duty.title} {duty.text}") if word[0].isalnum())
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def _holds(task: Task, duty: TaskText) -> bool:
    """Tell whether a task has a duty's words as they were read, among others or alone."""
    lines = {forms(line) for line in task.content.split("\n")}
    wanted = [forms(line) for line in duty.text.split("\n") if line.strip()]
    return bool(wanted) and all(line in lines for line in wanted)


def _new_title(task: Task, before: TaskText, after: TaskText, *, edited: bool) -> str:
    """Return the later text's title where the task has the earlier one's, or is to be reworded whole."""
    if same_words(task.title, after.title):
        return ""
    known = (before.title, short_title(before.text))
    return after.title if edited or any(same_words(task.title, title) for title in known) else ""


def _remark(task: Task, before: TaskText, after: TaskText) -> str:
    """Say what stays hers to decide: another deadline in the later text, a task that was closed."""
    said = []
    if after.deadline_text and not same_words(before.deadline_text, after.deadline_text):
        held = task.schedule.label or "chưa có"
        said.append(
            f"Bản mới ghi thời hạn “{after.deadline_text}”; thời hạn của nhiệm vụ ({held}) không tự đổi."
        )
    if not task.state.state.is_open:
        said.append(f"Nhiệm vụ đang ghi “{task.state.state.label}”; hãy xem lại trạng thái.")
    return " ".join(said)


def _with_lines(content: str, old: str, new: str) -> str:
    """Put the new lines in the place of the old ones, where they stand."""
    if same_words(content, old):
        return new
    going = {forms(line) for line in old.split("\n") if line.strip()}
    found: list[str] = []
    for line in content.split("\n"):
        if forms(line) not in going:
            found.append(line)
        elif new not in found:
            found.append(new)
    if new and new not in found:
        found.append(new)
    return "\n".join(dict.fromkeys(line for line in found if line.strip()))
