# SPDX-License-Identifier: MIT
"""What the columns of a table of records are, and how their values read."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.text.numbers import group_digits
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable


class Kind(Enum):
    """Say how the values of a column are shown."""

    TEXT = auto()
    NUMBER = auto()  # int, grouped by dots, right-aligned
    DATE = auto()  # datetime.date as dd/MM/yyyy
    CHIP = auto()  # Chip
    BAR = auto()  # Bar


class Chip(NamedTuple):
    """Hold a state in words with the tone that colours it: Chip("Quá hạn 3 ngày", Tone.OVERDUE).

    `whole` says in full, where one points at it, what `text` says shortly.
    """

    text: str
    tone: Tone = Tone.NEUTRAL
    whole: str = ""


def in_use(is_used: bool) -> Chip:
    """Return whether what is kept is offered and counted still."""
    return Chip("Dùng", Tone.DONE) if is_used else Chip("Không dùng", Tone.NEUTRAL)


class Bar(NamedTuple):
    """Hold a progress: `done` of `total`; `text` stands beside the bar, "7/12" when it is not given."""

    done: int
    total: int = 100
    tone: Tone = Tone.ACCENT
    text: str = ""

    @property
    def label(self) -> str:
        """Return the number shown beside the bar."""
        if self.text:
            return self.text
        return f"{self.done}%" if self.total == 100 else f"{self.done}/{self.total}"


class Column(NamedTuple):
    """Declare one column: `value` takes a record to the raw value, by default its attribute `name`.

    `width` counts average characters, so that it follows the font. `text` replaces the kind's own way of
    writing a value. A hidden column can be shown from the header's menu. `editable` lets F2 and typing open
    an editor, whose text goes to the model's `set_value`. The `stretch` column takes the room that is left,
    and has at least its `width`; by default it is the widest one of text. Values whose end tells as much as
    their beginning, such as names, `keep_end` where they are cut. `whole` says in full, where one points at
    it, what the cell says shortly.
    """

    name: str
    title: str
    value: Callable[[Any], object] | None = None
    kind: Kind = Kind.TEXT
    width: int = 16
    tooltip: str = ""
    text: Callable[[Any], str] | None = None
    hidden: bool = False
    sortable: bool = True
    editable: bool = False
    stretch: bool = False
    keep_end: bool = False
    whole: Callable[[Any], str] | None = None

    def value_of(self, record: object) -> object:
        """Return a record's raw value in this column."""
        return self.value(record) if self.value else getattr(record, self.name)

    def whole_text_of(self, record: object) -> str:
        """Return a record's value in full, for where one points at it."""
        if self.whole:
            return self.whole(record)
        value = self.value_of(record)
        return value.whole if isinstance(value, Chip) and value.whole else self.text_of(record)

    def text_of(self, record: object) -> str:
        """Return a record's value as it is read on the screen and copied."""
        value = self.value_of(record)
        if value is None:
            return ""
        return self.text(value) if self.text else _written(value)


def _written(value: object) -> str:
    match value:
        case Chip():
            return value.text
        case Bar():
            return value.label
        case bool():
            return "Có" if value else ""
        case int():
            return group_digits(value)
        case date():
            return f"{value:%d/%m/%Y}"
    return str(value)
