# SPDX-License-Identifier: MIT
"""What the diary's papers are made of: one year's records as of a day, of one unit or of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.activities.briefings import BriefingRow, row_of
from dvcq_desktop.activities.rules import Activity, Opinion
from dvcq_desktop.activities.store import activities, briefings, opinions
from dvcq_desktop.activities.store.lists import Lists, lists
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.printing import EVERYTHING, Narrowed, PrintKind
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from dvcq_desktop.office.printing import PrintOrder
    from dvcq_desktop.office.register.rules import Issued


@dataclass(frozen=True)
class DiaryRequest:
    """What a paper shows: what happened in a year by a day, the first one first."""

    year: int
    as_of: date
    directory: Directory = field(default_factory=Directory)
    lists: Lists = field(default_factory=Lists)
    activities: tuple[Activity, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    briefings: tuple[BriefingRow, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    unit: str | None = None
    wanted: Narrowed = EVERYTHING


class DiaryKind(PrintKind[DiaryRequest]):
    """A paper of the diary."""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> DiaryRequest:
        """Read the year; what happened after the day is left out."""
        from dvcq_desktop.office.store import directory  # noqa: PLC0415 - start-up time

        look = directory(connection)
        known = lists(connection)
        wanted = order.narrowed._replace(sorts=tuple(kind_of(known, name) for name in order.narrowed.sorts))
        done = activities.activities(connection, order.year)[::-1]
        said = reversed(opinions.opinions(connection, order.year))
        told = briefings.briefings(connection, order.year)
        return DiaryRequest(
            order.year,
            order.as_of,
            look,
            known,
            tuple(
                each
                for each in done
                if _by(each.happened_on, order) and _of(each.unit, order) and _among(each, wanted)
            ),
            tuple(each for each in said if _by(each.raised_on, order) and _of(each.unit, order)),
            tuple(row_of(each, look, order.as_of) for each in told if _by(each.issued_on, order)),
            {each.id: f"{each.title} ({each.days})" for each in done},
            order.unit,
            wanted,
        )

    def source(self, read: DiaryRequest) -> str:
        """Say what of the year is shown, so that the register tells it and the paper can be made again."""
        kinds = ", ".join(read.lists.kind_label(kind) for kind in read.wanted.sorts)
        months = ", ".join(str(month) for month in sorted(read.wanted.months))
        said = (f"{_KINDS}{kinds}" if kinds else "", f"{_MONTHS}{months}" if months else "")
        return "; ".join(part for part in said if part)

    def orders_like(self, connection: sqlite3.Connection, paper: Issued) -> Iterable[PrintOrder]:
        """Return the order with the kinds and months that the register tells."""
        sorts: list[str] = []
        months: list[int] = []
        for part in paper.made_from.split("; "):
            if part.startswith(_KINDS):
                rest = part
                for kind in sorted(lists(connection).kinds, key=lambda each: -len(each.label)):
                    if kind.label in rest:
                        rest = rest.replace(kind.label, "")
                        sorts.append(kind.id)
                sorts.sort(key=lambda key: part.index(lists(connection).kind_label(key)))
            elif part.startswith(_MONTHS):
                months += [
                    int(month) for month in part.removeprefix(_MONTHS).split(", ") if month.isdecimal()
                ]
        narrowed = Narrowed(tuple(sorts), tuple(months))
        return [replace(usual, narrowed=narrowed) for usual in super().orders_like(connection, paper)]


_KINDS, _MONTHS = "Loại: ", "tháng "


def kind_of(known: Lists, name: str) -> str:
    """Return the key of the kind that is named by it, or as it is shown; raise UserError for none."""
    found = [each.id for each in known.kinds if name == each.id or fold(name) == fold(each.label)]
    if not found:
        names = "; ".join(each.label for each in known.kinds if each.enabled)
        raise UserError(f"Không có loại hoạt động “{name}”. Các loại: {names}.")
    return found[0]


def _among(activity: Activity, wanted: Narrowed) -> bool:
    if wanted.sorts and activity.kind not in wanted.sorts:
        return False
    day = activity.happened_on
    return not wanted.months or (day is not None and day.month in wanted.months)


def _by(day: date | None, order: PrintOrder) -> bool:
    return day is None or day <= order.as_of


def _of(unit: str | None, order: PrintOrder) -> bool:
    return order.unit in {None, unit}
