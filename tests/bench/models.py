# SPDX-License-Identifier: MIT
"""2,000 models of ten years in the real page: filtered and searched at each key, scrolled by pages."""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.database.actions import Action
from dvcq_desktop.database.database import Database
from dvcq_desktop.nominations.fields import BUILT_IN_FIELDS
from dvcq_desktop.nominations.rules import Step
from dvcq_desktop.nominations.store import models, steps
from dvcq_desktop.nominations.terms import ModelKind, Movement, Stage
from tests.bench.figures import Figure, percentile, seconds
from tests.bench.ten_years import make_office

if TYPE_CHECKING:
    from dvcq_desktop.nominations.screen.models_page import ModelSection

YEARS = range(2017, 2027)
MODELS = 200
TODAY = date(2026, 11, 25)
TURNS = 4
# A frame of 60 a second.
FRAME_MS = 16.7
# What a page may take to be read anew off the window's thread, while the window goes on.
READ_MS = 1000
_NAMES = ("Đường hoa kiểu mẫu", "Camera an ninh", "Nhà sạch vườn đẹp", "Tổ tự quản", "Hiến đất mở đường")
_SEARCHES = ("d", "du", "duo", "duong", "duong hoa", "camera 7", "van 12 thon", "khong co")


def measure() -> Iterator[Figure]:
    # As in the program: only the window's thread collects garbage (widgets/collecting.py).
    gc.disable()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder, made(Path(folder) / "models.dvcq") as database:
        reading = [1000 * seconds(partial(database.read, _read_all)) for _ in range(TURNS)]
        with opened(database, Path(folder)) as page:
            filtering = [taken for _ in range(TURNS) for taken in filtered(page)]
            scrolling = list(scrolled(page))
    count = MODELS * len(YEARS)
    yield Figure(f"{count} models of ten years read, off the window's thread", max(reading), READ_MS, "ms")
    yield Figure(
        "a filter or a key of the search, and drawn, p95", percentile(filtering, 0.95), FRAME_MS, "ms"
    )
    yield Figure("a page scrolled and drawn, p95", percentile(scrolling, 0.95), FRAME_MS, "ms")


def filtered(page: "ModelSection") -> Iterator[float]:
    """Give the milliseconds of each filter, each stage and each key of a search, a model's form beside it."""
    everything: dict[str, frozenset[str]] = {}
    unit = page.known.directory.units[3].id
    for chosen in (
        {"movement": frozenset({Movement.SECURITY.value})},
        everything,
        {"field": frozenset({BUILT_IN_FIELDS[0].id}), "kind": frozenset({ModelKind.COLLECTIVE.value})},
        {"unit": frozenset({unit})},
        {"lacking": frozenset({"lacking"})},
        everything,
    ):
        yield drawn(page, partial(page.page.filters.set_values, chosen))
    for stage in (Stage.RECOGNISED.value, ""):
        yield drawn(page, partial(page.stages.choose, stage))
    for text in (*_SEARCHES, ""):
        page.page.search.setText(text)
        yield drawn(page, page.show_rows)


def scrolled(page: "ModelSection") -> Iterator[float]:
    """Give the milliseconds of each page of the table, from top to bottom."""
    bar = page.table.verticalScrollBar()
    for place in range(0, bar.maximum(), bar.pageStep()):
        yield drawn(page, partial(bar.setValue, place))


def drawn(page: "ModelSection", step: Callable[[], object]) -> float:
    from PySide6.QtWidgets import QApplication

    if not page.table.selected_ids():
        page.table.select_ids(page.table.records.ids[:1])
    QApplication.processEvents()

    def whole() -> None:
        step()
        page.table.viewport().repaint()

    taken = 1000 * seconds(whole)
    QApplication.processEvents()
    return taken


class opened:  # noqa: N801 - used as a context
    """The page with all years."""

    def __init__(self, database: Database, folder: Path) -> None:
        from PySide6.QtCore import QSettings
        from PySide6.QtWidgets import QApplication

        from dvcq_desktop.widgets.jobs import JobRunner
        from dvcq_desktop.widgets.reads import Reader
        from dvcq_desktop.widgets.workbench import Workbench
        from dvcq_desktop.widgets.writes import Writer

        self._application = QApplication.instance() or QApplication([])
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        writer, reader = Writer(database), Reader(database.connect)
        self._bench = Workbench(database, writer, reader, JobRunner(), settings, lambda: TODAY)

    def __enter__(self) -> "ModelSection":
        from dvcq_desktop.nominations.screen.models_page import ModelSection

        self._page = page = ModelSection(self._bench)
        page.show_year(0)
        page.resize(1366, 700)
        page.show()
        while len(page.known.models) < MODELS * len(YEARS):
            self._application.processEvents()
        return page

    def __exit__(self, *_error: object) -> None:
        self._page.close()
        self._bench.reader.shutdown()
        self._bench.writer.shutdown()
        self._bench.jobs.shutdown()


def made(path: Path) -> Database:
    database = Database.open(path, create=True)
    units, _people = database.write("Lập cơ quan", make_office)
    for year in YEARS:
        database.write(f"Đăng ký năm {year}", partial(register, year, units))
    return database


def register(year: int, units: list[str], action: Action) -> None:
    stages = list(Stage)
    for at in range(MODELS):
        values = {
            "year": year,
            "name": f"{_NAMES[at % len(_NAMES)]} thôn {at % 40} số {at}",
            "movement": list(Movement)[at % 7 == 0],
            "kind": list(ModelKind)[at % 5 == 0],
            "field": BUILT_IN_FIELDS[at % len(BUILT_IN_FIELDS)].id,
            "unit": units[at % len(units)],
            "head": f"Nguyễn Văn {at}",
            "content": "Vận động nhân dân cùng làm, công khai, bàn bạc, chia đoạn tự quản." * 4,
            "situation": "Đường làng còn bẩn, nhiều hộ chưa tham gia." * 3,
            "money": 1_000_000 * at,
            "registered_on": date(year, 2, 20),
        }
        key = models.save_model(action, "", values, today=TODAY)
        for stage in stages[1 : 1 + at % len(stages)]:
            steps.reach(action, [key], Step(stage, date(year, 6, 1)), today=TODAY)


def _read_all(connection: object) -> object:
    import sqlite3

    from dvcq_desktop.nominations.screen.reading import read_year

    assert isinstance(connection, sqlite3.Connection)
    return read_year(0, TODAY, connection)
