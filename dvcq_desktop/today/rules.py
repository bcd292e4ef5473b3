# SPDX-License-Identifier: MIT
"""What waits for her, as the page of today lists it: groups of lines, each of which opens its place."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

FEW = 5
"""How many lines of a group are shown; the rest is a line of its own, which opens the place of all."""

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


class Urgency(StrEnum):
    """How a group or a line is toned; the words beside it say the same."""

    OVERDUE = "overdue"
    SOON = "soon"
    WAITING = "accent"


class Place(NamedTuple):
    """Where a line leads: a room, a page under its tabs, a record there in a year, a choice of its filter.

    `step` is one of the window's own instead of a room: "conflicts", "backups".
    """

    room: str = ""
    page: str = ""
    key: str = ""
    year: int = 0
    show: str = ""
    step: str = ""


class Line(NamedTuple):
    """One thing that waits: what it is, and how it stands in a few words."""

    text: str
    note: str = ""
    place: Place = Place()
    urgency: Urgency = Urgency.WAITING


class Group(NamedTuple):
    """Things of one kind that wait: how many, the first of them, and the place of all."""

    title: str
    total: int
    lines: tuple[Line, ...]
    place: Place
    urgency: Urgency = Urgency.WAITING

    @property
    def heading(self) -> str:
        """Return the group's name with its count."""
        return f"{self.title} ({self.total})"

    @property
    def hidden(self) -> int:
        """Return how many have no line."""
        return self.total - len(self.lines)


class Part(NamedTuple):
    """One part of a picture: how many stand so, in words, and in which tone they are drawn."""

    name: str
    amount: int
    tone: str


class Picture(NamedTuple):
    """How far something is: a bar of parts, with every figure in words below it."""

    title: str
    parts: tuple[Part, ...]
    words: str
    place: Place

    @property
    def total(self) -> int:
        """Return the sum of the parts."""
        return sum(part.amount for part in self.parts)


def grouped(
    title: str, lines: Sequence[Line], place: Place, urgency: Urgency = Urgency.WAITING
) -> tuple[Group, ...]:
    """Return the group of these lines with the first few of them, nothing where there is none."""
    return (Group(title, len(lines), tuple(lines[:FEW]), place, urgency),) if lines else ()


def day_words(day: date) -> str:
    """Return a day as the page's head has it: "Thứ Năm, 26/11/2026"."""
    return f"{_WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def left_words(due: date, today: date) -> tuple[str, Urgency]:
    """Return how a due day stands on a day, and its tone."""
    days = (due - today).days
    if days < 0:
        return f"Quá hạn {-days} ngày", Urgency.OVERDUE
    return (f"Còn {days} ngày" if days else "Hạn hôm nay"), Urgency.SOON
