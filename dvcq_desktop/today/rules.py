# SPDX-License-Identifier: MIT
"""What waits for her, as the page of today lists it: groups of lines, each of which opens its place."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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
    """Where a line leads: a room, a page under its tabs, a record there in a year.

    `show` chooses in the page's filters ("show=overdue", "state=overdue,waiting;standing=counted"), `act` is
    what the page then begins: the name of an action or a method of its own. `step` is one of the window's
    own instead of a room: "conflicts", "backups", "second-place".
    """

    room: str = ""
    page: str = ""
    key: str = ""
    year: int = 0
    show: str = ""
    act: str = ""
    step: str = ""

    @property
    def choices(self) -> dict[str, frozenset[str]]:
        """Return what `show` chooses, by the names of the page's filters."""
        named = (choice.partition("=") for choice in self.show.split(";") if choice)
        return {name: frozenset(values.split(",")) for name, _sign, values in named}


class Line(NamedTuple):
    """One thing that waits: what it is, how it stands in a few words, and whose it is."""

    text: str
    note: str = ""
    place: Place = Place()
    urgency: Urgency = Urgency.WAITING
    who: str = ""


class Group(NamedTuple):
    """Things of one kind that wait: how many, the first of them, and the place of all."""

    title: str
    total: int
    lines: tuple[Line, ...]
    place: Place
    urgency: Urgency = Urgency.WAITING
    noun: str = "việc"

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
    """How far something is: a bar of parts, with every figure in words below it.

    `left_out` says what is no part of it.
    """

    title: str
    parts: tuple[Part, ...]
    words: str
    place: Place
    left_out: str = ""

    @property
    def total(self) -> int:
        """Return the sum of the parts."""
        return sum(part.amount for part in self.parts)


class Begun(NamedTuple):
    """What of the first steps a file already holds, in their order, and whether it has a second backup."""

    plan: bool = False
    office: bool = False
    staff: bool = False
    campaign: bool = False
    second: bool = False


class TasksToday(NamedTuple):
    """What the page shows first; `ahead` is the sentence of what is due next where nothing is due now."""

    begun: Begun = Begun()
    groups: tuple[Group, ...] = ()
    pictures: tuple[Picture, ...] = ()
    ahead: str = ""


class Waiting(NamedTuple):
    """Everything that waits beside the tasks, and the pictures of campaign and models."""

    groups: tuple[Group, ...] = ()
    pictures: tuple[Picture, ...] = ()


class Step(NamedTuple):
    """One of the first steps: what it is, why, the verb on its button, where it is done, whether it is."""

    title: str
    words: str
    verb: str
    place: Place
    is_done: bool


def first_steps(begun: Begun) -> tuple[Step, ...]:
    """Return the first steps, each ticked by what the file holds."""
    return tuple(Step(*said, place, done) for (said, place), done in zip(_STEPS, begun, strict=True))


def next_step(steps: Sequence[Step]) -> Step | None:
    """Return the first step that is still to be done."""
    return next((step for step in steps if not step.is_done), None)


_STEPS = (
    (
        (
            "Nhập kế hoạch dân vận của năm",
            "Từ tệp Word, PDF hoặc văn bản: nhiệm vụ, căn cứ và tên cơ quan được đề nghị để bạn xem lại.",
            "Nhập kế hoạch…",
        ),
        Place("Kế hoạch", "Nhiệm vụ", act="import_action"),
    ),
    (
        (
            "Xem lại tên cơ quan",
            "Tên, địa danh, ký hiệu in trên mọi văn bản; đã đọc kế hoạch thì có sẵn.",
            "Mở trang Cơ quan",
        ),
        Place("Cơ quan", "Cơ quan"),
    ),
    (
        (
            "Nhập danh sách cán bộ, công chức",
            "Từ bảng tính có sẵn, để giao việc và ký cam kết.",
            "Nhập danh sách…",
        ),
        Place("Cơ quan", "Cán bộ, công chức", act="import_action"),
    ),
    (
        (
            "Lập đợt ký cam kết",
            "Ai phải ký, từ ngày nào đến ngày nào; sau đó in bản cam kết và danh sách.",
            "Lập đợt ký",
        ),
        Place("Cam kết", "Đợt ký", act="begin_new"),
    ),
    (
        (
            "Chọn nơi sao lưu thứ hai",
            "USB hoặc ổ khác: hỏng máy này thì dữ liệu vẫn còn.",
            "Chọn nơi sao lưu…",
        ),
        Place(step="second-place"),
    ),
)


def grouped(
    title: str,
    lines: Sequence[Line],
    place: Place,
    urgency: Urgency = Urgency.WAITING,
    noun: str = "việc",
) -> tuple[Group, ...]:
    """Return the group of these lines with the first few of them, nothing where there is none."""
    return (Group(title, len(lines), tuple(lines[:FEW]), place, urgency, noun),) if lines else ()


def worst(lines: Iterable[Line]) -> Urgency:
    """Return how a group of lines stands that are due soon, or overdue by now."""
    return Urgency.OVERDUE if any(line.urgency is Urgency.OVERDUE for line in lines) else Urgency.SOON


def day_words(day: date) -> str:
    """Return a day as the page's head has it: "Thứ Năm, 26/11/2026"."""
    return f"{_WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


def left_words(due: date, today: date) -> tuple[str, Urgency]:
    """Return how a due day stands on a day, and its tone."""
    days = (due - today).days
    if days < 0:
        return f"Quá hạn {-days} ngày", Urgency.OVERDUE
    return (f"Còn {days} ngày" if days else "Hạn hôm nay"), Urgency.SOON
