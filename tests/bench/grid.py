# SPDX-License-Identifier: MIT
"""A year of 300 duties of 40 units as a grid: read, filtered, and scrolled by a page in a real view."""

import gc
import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from dvcq_desktop.database.database import Database
from dvcq_desktop.plan.grid import Axes, Grid, GridFilter, GridShow
from dvcq_desktop.plan.store.grids import load_grid
from tests.bench.figures import Figure, percentile, seconds
from tests.bench.ten_years import TODAY, give_tasks, make_office

TURNS = 12
FRAME_MS = 50
# What a page of a smooth scroll may take: 30 pictures a second.
SCROLL_MS = 33
FILTERS = (
    GridFilter("tuyen truyen"),
    GridFilter(show=frozenset({GridShow.OWED})),
    GridFilter(show=frozenset({GridShow.OVERDUE})),
)


def measure() -> Iterator[Figure]:
    # As in the program: only the window's thread collects garbage (widgets/collecting.py).
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        with Database.open(Path(folder) / "grid.dvcq", create=True) as database:
            units, people = database.write("Lập cơ quan", make_office)
            database.write("Giao việc", partial(give_tasks, TODAY.year, units, people))
            with closing(database.connect()) as connection:
                load = partial(load_grid, connection, TODAY.year, TODAY)
                reading = [1000 * seconds(load) for _ in range(TURNS)]
                grid = load()
        filtering = [1000 * seconds(partial(shown, grid, each)) for each in FILTERS for _ in range(TURNS)]
        yield Figure("a grid of 300 x 40 read, p95", percentile(reading, 0.95), FRAME_MS, "ms")
        yield Figure("a filter of it, p95", percentile(filtering, 0.95), FRAME_MS, "ms")
        yield Figure(
            "a page of it scrolled and drawn, p95", percentile(scrolled(grid), 0.95), SCROLL_MS, "ms"
        )


def shown(grid: Grid, chosen: GridFilter) -> Axes:
    axes = grid.axes(chosen)
    grid.owed_by(axes)
    grid.counts(axes)
    return axes


def scrolled(grid: Grid) -> list[float]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from dvcq_desktop.plan.screen.grid_model import GridModel
    from dvcq_desktop.plan.screen.grid_view import GridView

    application = QApplication.instance() or QApplication([])
    model = GridModel(lambda: TODAY)
    view = GridView(model)
    view.resize(1240, 540)
    axes = grid.axes()
    model.show_grid(grid, axes, grid.owed_by(axes))
    view.show()
    application.processEvents()
    taken = []
    for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
        for place in range(0, bar.maximum(), bar.pageStep()):
            bar.setValue(place)
            taken.append(1000 * seconds(view.grab))
    view.close()
    return taken
