# SPDX-License-Identifier: MIT
"""The demonstration's register: papers printed through the year, and the numbers they came back with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from dvcq_desktop.demo.duties import Written
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOption, PrintOrder, kind_called, load_ordered, print_paper
from dvcq_desktop.office.register import store
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.prints.kinds import KINDS
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.demo.days import Days

_PRINTED_AT = time(9, 15)


@dataclass(frozen=True)
class Paper:
    """One paper as the data file writes it down."""

    kind: str
    on: Written
    unit: str = ""
    options: tuple[str, ...] = ()
    number: str = ""
    issued: Written = ""
    scan: str = ""
    note: str = ""


def make_papers(action: Action, days: Days, year: int) -> int:
    """Print the year's papers on their days and write what came back; return how many there are.

    A paper that has nothing to say on its day is left out.
    """
    return sum(_make(action, Paper(**written), days, year) for written in _written())


def _written() -> list[dict[str, Any]]:
    text = resource("demo", "papers.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["papers"])


def _make(action: Action, paper: Paper, days: Days, year: int) -> bool:
    kind = kind_called(paper.kind, KINDS)
    assert kind is not None
    day = days.day(paper.on)
    unit = next((unit for unit in directory(action.connection).units if unit.name == paper.unit), None)
    order = PrintOrder(
        year,
        day,
        unit.id if unit else None,
        frozenset(PrintOption(option) for option in paper.options),
        paper.unit,
    )
    try:
        printed = print_paper(kind, *load_ordered(kind, action.connection, order))
    except UserError:
        return False
    moment = datetime.combine(day, _PRINTED_AT).astimezone(UTC).isoformat(timespec="milliseconds")
    key = store.record_print(action, printed, moment.replace("+00:00", "Z"))
    if paper.number:
        _number(action, key, paper, days)
    if paper.note:
        store.write_note(action, key, paper.note)
    if paper.scan:
        store.attach_scan(action, key, paper.scan, printed.data)
    return True


def _number(action: Action, key: str, paper: Paper, days: Days) -> None:
    day = days.day(paper.issued)
    signer = directory(action.connection).signer(day)
    edited = {"number": paper.number, "issued_on": day, "signer_name": signer.name if signer else ""}
    store.mark_issued(action, key, edited)
