# SPDX-License-Identifier: MIT
"""The report of a half year from 5,000 activities: its figures read anew, its 40 pages as PDF and as Word."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from dvcq_desktop.activities.store.activities import save_activity
from dvcq_desktop.activities.terms import BUILT_IN_ASKED
from dvcq_desktop.database.database import Database
from dvcq_desktop.documents.blocks import Appendix, Picture
from dvcq_desktop.documents.docx import render_docx
from dvcq_desktop.documents.pdf import render
from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.store import changes
from dvcq_desktop.reports.figures import figures
from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.reports.prints.kinds import kind_named
from dvcq_desktop.reports.store.indicators import indicators
from dvcq_desktop.reports.store.material import read_material
from tests.bench import bare, peers
from tests.bench.figures import Figure, median_ratio, processor_seconds, seconds
from tests.bench.ten_years import make_office

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.office.directory import Directory

ACTIVITIES = 5_000
TASKS = 230
SHARED = 6  # among how many units a task is shared
TURNS = 5
FIGURES_MS = 100
TIMES_BARE = 2
TIMES_OFFICE = 5
PERIOD = Period(2026, PeriodKind.HALF)
TODAY = date(2026, 6, 20)
_KINDS = ("conference", "outreach", "dialogue", "reception", "petitions", "culture", "front-coordination")


def measure() -> Iterator[Figure]:
    with (
        tempfile.TemporaryDirectory() as name,
        Database.open(Path(name) / "report.dvcq", create=True) as database,
    ):
        units, people = database.write("Cơ quan", make_office)
        database.write("Nhiệm vụ", partial(_plan, units, people))
        database.write("Nhật ký", partial(_keep, units))
        look = database.read(directory)
        with database.reading() as connection:
            counted = [1000 * processor_seconds(partial(_count, connection, look)) for _ in range(TURNS)]
        kind = kind_named("period-report")
        order = PrintOrder(PERIOD.year, TODAY, period="half-1")
        load = partial(database.read, partial(kind.load, order=order))
        whole = min(1000 * processor_seconds(load) for _ in range(TURNS))
        document = kind.build(load())
        told = f"figures of {ACTIVITIES} activities, {TASKS} tasks of {SHARED} units each, read anew"
        yield Figure(told, min(counted), FIGURES_MS, "ms")
        print(f"with words, last year and the period before, off the window's thread: {whole:.0f} ms")
        yield from _pages(document, Path(name))


def _count(connection: sqlite3.Connection, look: Directory) -> None:
    figures(indicators(connection), read_material(connection, look, PERIOD, *PERIOD.days()))


def _pages(document: Document, folder: Path) -> Iterator[Figure]:
    made, (_data, pages) = render(document), bare.render(document)
    pictures = [one for part in document.blocks if isinstance(part, Appendix) for one in part.blocks]
    drawn = sum(isinstance(one, Picture) for one in pictures)
    print(f"the report has {made.pages} pages with {drawn} pictures, the bare document {pages} pages")
    ratio = median_ratio(lambda: render(document), lambda: bare.render(document), TURNS)
    yield Figure("report as .pdf / a bare ReportLab document of its words", ratio, TIMES_BARE)
    if not peers.office():
        print("LibreOffice is not installed: the Word file is not measured against it")
        return
    source = folder / "report.docx"
    program = peers.LibreOffice(folder)
    pairs = []
    for _turn in range(3):
        ours = seconds(lambda: source.write_bytes(render_docx(document)))
        pairs.append((ours, program.convert(source)))
    one, other = (median(side) for side in zip(*pairs, strict=True))
    told = f"report as .docx / LibreOffice converting it ({one:.2f} s against {other:.2f} s)"
    yield Figure(told, median(mine / their for mine, their in pairs), 1 / TIMES_OFFICE)


def _plan(units: list[str], people: list[str], action: Action) -> None:
    for number in range(TASKS):
        done = StateEntry(TaskState.DONE, date(PERIOD.year, 3, 1) + timedelta(number % 60))
        states = (done, StateEntry(TaskState.IN_PROGRESS), StateEntry())
        lines = tuple(
            Line("", "", units[(number + place) % len(units)], people[place], states[(number + place) % 3])
            for place in range(SHARED)
        )
        task = Task(
            "",
            PERIOD.year,
            f"Tuyên truyền, vận động Nhân dân thực hiện nội dung thứ {number} của kế hoạch năm",
            owner=people[number % len(people)],
            lead_unit=units[number % len(units)],
            schedule=Schedule(date(PERIOD.year, 1 + number % 12, 15)),
            product="Báo cáo",
            lines=lines,
        )
        changes.add_task(action, task)


def _keep(units: list[str], action: Action) -> None:
    first, last = PERIOD.days()
    days = (last - first).days
    for number in range(ACTIVITIES):
        kind = _KINDS[number % len(_KINDS)]
        values = {
            "year": 0,
            "kind": kind,
            "happened_on": first + timedelta(number % days),
            "unit": units[number % len(units)],
            "title": f"Hoạt động {number}",
            "counts": dict.fromkeys(BUILT_IN_ASKED[kind][:3], number % 90),
        }
        save_activity(action, "", values, today=TODAY)
