# SPDX-License-Identifier: MIT
"""The figures of a draft, recomputed from 5,000 activities of its period, and its words with them."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.activities.store.activities import save_activity
from dvcq_desktop.activities.terms import BUILT_IN_ASKED
from dvcq_desktop.database.database import Database
from dvcq_desktop.office.store import directory
from dvcq_desktop.reports.figures import figures
from dvcq_desktop.reports.periods import Period, PeriodKind
from dvcq_desktop.reports.store import reports
from dvcq_desktop.reports.store.indicators import indicators
from tests.bench.figures import Figure, seconds
from tests.bench.ten_years import give_tasks, make_office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.database.actions import Action

ACTIVITIES = 5_000
TURNS = 5
FIGURES_MS = 100
PERIOD = Period(2026, PeriodKind.HALF)
_KINDS = ("conference", "outreach", "dialogue", "reception", "petitions", "culture", "front-coordination")


def measure() -> Iterator[Figure]:
    first, last = PERIOD.days()
    with (
        tempfile.TemporaryDirectory() as folder,
        Database.open(Path(folder) / "report.dvcq", create=True) as database,
    ):
        units, people = database.write("Cơ quan", make_office)
        database.write("Nhiệm vụ", partial(give_tasks, PERIOD.year, units, people))
        database.write("Nhật ký", partial(_keep, units))
        look = database.read(directory)
        basis = database.read(lambda connection: reports.read_basis(connection, look, PERIOD, first, last))
        wanted = database.read(indicators)
        counting = min(1000 * seconds(partial(figures, wanted, basis.material)) for _ in range(TURNS))
        fresh = reports.unsaved(PERIOD)
        draft = partial(database.read, lambda connection: reports.content(connection, fresh))
        whole = min(1000 * seconds(draft) for _ in range(TURNS))
    print(f"the whole draft, read anew with its words, off the window's thread: {whole:.0f} ms")
    yield Figure(f"a draft's figures from {ACTIVITIES} activities", counting, FIGURES_MS, "ms")


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
        save_activity(action, "", values, today=date(2026, 6, 20))
