# SPDX-License-Identifier: MIT
"""Checks of how units carry the plan out, and what keeps units from it: what is still open of either."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.database.filed import KeptFile
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import check_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dvcq_desktop.office.calendar import Calendar

# Who usually decides, before the units of the office itself.
_DECIDERS = ("Chủ tịch UBND xã", "Phó Chủ tịch UBND xã", "UBND xã", "Đảng ủy xã", "HĐND xã")


class Mending(StrEnum):
    """What a check asks for and how far that is."""

    NOTHING = "nothing"
    WAITING = "waiting"
    OVERDUE = "overdue"
    MENDED = "mended"

    @property
    def label(self) -> str:
        """Return the state as the filter offers it."""
        return {
            "nothing": "Không phải khắc phục",
            "waiting": "Chờ khắc phục",
            "overdue": "Quá hạn khắc phục",
            "mended": "Đã khắc phục",
        }[self.value]

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to be mended."""
        return self in {Mending.WAITING, Mending.OVERDUE}


class Answering(StrEnum):
    """Whether a difficulty was answered."""

    WAITING = "waiting"
    ANSWERED = "answered"

    @property
    def label(self) -> str:
        """Return the state as the filter offers it."""
        return {"waiting": "Chưa trả lời", "answered": "Đã trả lời"}[self.value]


@dataclass(frozen=True)
class Check:
    """One check of a unit: who checked what, what was found, what had to be mended by when, and was."""

    id: str
    year: int
    plan: str | None = None
    unit: str | None = None
    checked_on: date | None = None
    team: str = ""
    content: str = ""
    conclusion: str = ""
    mend_by: date | None = None
    mended_on: date | None = None
    mended_note: str = ""
    note: str = ""
    files: tuple[KeptFile, ...] = ()


@dataclass(frozen=True)
class Difficulty:
    """What a unit brings up: about which task, what it proposes, who decides and what the answer was."""

    id: str
    year: int
    plan: str | None = None
    unit: str | None = None
    task: str | None = None
    raised_on: date | None = None
    content: str = ""
    proposal: str = ""
    decider: str = ""
    answer: str = ""
    answered_on: date | None = None
    answer_document: str = ""
    note: str = ""
    task_title: str = ""
    files: tuple[KeptFile, ...] = ()


@dataclass(frozen=True)
class MendingOn:
    """How far the mending is on a day: `days` late where it is overdue, else days left."""

    state: Mending
    days: int = 0

    @property
    def label(self) -> str:
        """Return the state in the words of the screen and the paper."""
        return f"{self.state.label} {self.days} ngày" if self.state is Mending.OVERDUE else self.state.label


def mending_on(check: Check, as_of: date, calendar: Calendar) -> MendingOn:
    """Return how far the mending after a check is on a day; what happened later does not count yet."""
    if check.mended_on is not None and check.mended_on <= as_of:
        return MendingOn(Mending.MENDED)
    if check.mend_by is None:
        return MendingOn(Mending.WAITING if check.mended_on else Mending.NOTHING)
    left = (calendar.due_day(check.mend_by) - as_of).days
    return MendingOn(Mending.OVERDUE, -left) if left < 0 else MendingOn(Mending.WAITING, left)


def answering_on(difficulty: Difficulty, as_of: date) -> Answering:
    """Tell whether a difficulty was answered by a day."""
    answered = difficulty.answered_on is not None and difficulty.answered_on <= as_of
    return Answering.ANSWERED if answered else Answering.WAITING


def days_waiting(difficulty: Difficulty, as_of: date) -> int:
    """Return for how many days a difficulty had been waiting on a day."""
    return max(0, (as_of - difficulty.raised_on).days) if difficulty.raised_on else 0


def answering_label(difficulty: Difficulty, as_of: date) -> str:
    """Return in the words of the screen and the paper whether, or for how long not, it was answered."""
    state = answering_on(difficulty, as_of)
    if state is Answering.ANSWERED:
        return state.label
    return f"{state.label} {days_waiting(difficulty, as_of)} ngày"


def open_difficulties(difficulties: Iterable[Difficulty], as_of: date) -> list[Difficulty]:
    """Return what had been raised by a day and was not answered yet, what waited longest first."""
    found = [
        each
        for each in difficulties
        if answering_on(each, as_of) is Answering.WAITING
        if each.raised_on is None or each.raised_on <= as_of
    ]
    return sorted(found, key=lambda each: (each.raised_on or date.max, each.id))


def checks_in_order(checks: Iterable[Check], as_of: date, calendar: Calendar) -> list[Check]:
    """Return the checks that wait for mending first, the latest of them first; then the last made first."""

    def place(check: Check) -> tuple[int, int, int, str]:
        found = mending_on(check, as_of, calendar)
        urgency = -found.days if found.state is Mending.OVERDUE else found.days
        made = -(check.checked_on or date.min).toordinal()
        return (0, urgency, made, check.id) if found.state.is_open else (1, 0, made, check.id)

    return sorted(checks, key=place)


def difficulties_in_order(difficulties: Iterable[Difficulty], as_of: date) -> list[Difficulty]:
    """Return what waits for an answer first, the longest first; then what was answered last."""

    def place(each: Difficulty) -> tuple[bool, int, str]:
        answered = answering_on(each, as_of) is Answering.ANSWERED
        day = -(each.answered_on or date.min).toordinal() if answered else _ordinal(each.raised_on)
        return answered, day, each.id

    return sorted(difficulties, key=place)


def examined_check(check: Check, today: date) -> Check:
    """Return a check that may be kept; raise UserError where it lacks something or its days contradict."""
    if check.checked_on is None:
        raise UserError("Chưa có ngày kiểm tra: hãy nhập ngày, ví dụ 15/06/2026.")
    if check.unit is None:
        raise UserError("Chưa có đơn vị được kiểm tra: hãy chọn đơn vị.")
    if not check.content.strip():
        raise UserError("Chưa có nội dung kiểm tra: hãy ghi đã kiểm tra việc gì.")
    _not_before(check.mend_by, check.checked_on, "Hạn khắc phục", "ngày kiểm tra")
    _not_before(check.mended_on, check.checked_on, "Ngày khắc phục", "ngày kiểm tra")
    _not_after_today(check.mended_on, today, "Ngày khắc phục")
    return check


def examined_difficulty(difficulty: Difficulty, today: date) -> Difficulty:
    """Return a difficulty that may be kept; raise UserError where something lacks or its days contradict."""
    if difficulty.unit is None:
        raise UserError("Chưa có đơn vị có vướng mắc: hãy chọn đơn vị.")
    if difficulty.raised_on is None:
        raise UserError("Chưa có ngày phản ánh: hãy nhập ngày, ví dụ 15/06/2026.")
    if not difficulty.content.strip():
        raise UserError("Chưa có nội dung vướng mắc: hãy ghi đơn vị vướng ở việc gì.")
    _not_before(difficulty.answered_on, difficulty.raised_on, "Ngày trả lời", "ngày phản ánh")
    _not_after_today(difficulty.answered_on, today, "Ngày trả lời")
    return difficulty


def mended_today(check: Check, today: date) -> Check:
    """Return a check with a result that came without its day as mended today."""
    needs_day = bool(check.mended_note) and check.mended_on is None
    return replace(check, mended_on=today) if needs_day else check


def answered_today(difficulty: Difficulty, today: date) -> Difficulty:
    """Return a difficulty with an answer that came without its day as answered today."""
    answered = bool(difficulty.answer or difficulty.answer_document)
    needs_day = answered and difficulty.answered_on is None
    return replace(difficulty, answered_on=today) if needs_day else difficulty


def check_remarks(check: Check) -> list[str]:
    """Return sentences about what is allowed in a check but worth a second look."""
    found = []
    if check.checked_on is not None and check.checked_on.year != check.year:
        found.append(f"Ngày kiểm tra {check.checked_on:%d/%m/%Y} không thuộc năm {check.year}.")
    if check.mend_by is not None and not check.conclusion:
        found.append("Có hạn khắc phục nhưng chưa ghi kết luận.")
    if check.mended_on is not None and not check.mended_note:
        found.append("Đã khắc phục nhưng chưa ghi kết quả.")
    return found


def difficulty_remarks(difficulty: Difficulty) -> list[str]:
    """Return sentences about what is allowed in a difficulty but worth a second look."""
    found = []
    if difficulty.raised_on is not None and difficulty.raised_on.year != difficulty.year:
        found.append(f"Ngày phản ánh {difficulty.raised_on:%d/%m/%Y} không thuộc năm {difficulty.year}.")
    if not difficulty.decider and difficulty.answered_on is None:
        found.append("Chưa ghi người, cơ quan giải quyết.")
    if difficulty.answered_on is not None and not (difficulty.answer or difficulty.answer_document):
        found.append("Đã trả lời nhưng chưa ghi nội dung hoặc văn bản trả lời.")
    return found


def deciders(used: Iterable[str], units: Sequence[str]) -> list[str]:
    """Return whom to suggest as deciding: who did before, who usually does, the office's units."""
    return list(dict.fromkeys(name for name in (*used, *_DECIDERS, *units) if name))


def _ordinal(day: date | None) -> int:
    return (day or date.max).toordinal()


def _not_before(later: date | None, earlier: date, what: str, of: str) -> None:
    if later is not None and later < earlier:
        raise UserError(f"{what} {later:%d/%m/%Y} ở trước {of} {earlier:%d/%m/%Y}; hãy ghi lại ngày.")


def _not_after_today(day: date | None, today: date, what: str) -> None:
    check_meant(day, today, what)
    if day is not None and day > today:
        raise UserError(f"{what} {day:%d/%m/%Y} ở sau hôm nay; hãy ghi ngày đã có thật hoặc để trống.")
