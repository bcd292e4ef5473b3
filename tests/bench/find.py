# SPDX-License-Identifier: MIT
"""A keystroke in "Tìm tất cả" over 100,000 records of a file, from the key to the rows."""

import gc
import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop

from dvcq_desktop.database.actions import Action
from dvcq_desktop.database.database import Database
from dvcq_desktop.front_finding import FINDERS
from dvcq_desktop.search.catalogue import Catalogue
from dvcq_desktop.search.commands import commands_of_pages
from dvcq_desktop.search.rules import Group
from dvcq_desktop.widgets.reads import Reader
from tests.bench.figures import Figure, percentile
from tests.bench.search import WORDS

FRAME_MS = 50
TYPED = (
    *("doi thoai thon", "tuyên truyền", "cam ket khong gay phien ha", "nguyen thi an", "zzz", "so 12/ubnd"),
    *("n", "t", "mô hình dân vận khéo", "thon 7"),
)
SHARES = {"task": 30_000, "person": 20_000, "activity": 20_000, "opinion": 15_000, "issued_document": 15_000}
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Hoàng", "Bùi", "Vũ")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Đào", "Hoa", "Huệ", "Lan", "Minh", "Nam", "Thảo", "Trực")


def measure() -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from dvcq_desktop.search.screen.finder_window import rows_of
    from dvcq_desktop.search.screen.rows import RowModel

    application = QApplication.instance() or QApplication([])
    # As in the program: only the window's thread collects garbage (widgets/collecting.py).
    gc.disable()
    with (
        tempfile.TemporaryDirectory() as folder,
        Database.open(Path(folder) / "find.dvcq", create=True) as database,
    ):
        database.write("Ghi", fill)
        catalogue = Catalogue(FINDERS, [command.found for command in commands_of_pages()])
        start = time.perf_counter()
        with closing(database.connect()) as connection:
            catalogue.load(catalogue.begin(), connection)
        loading = 1000 * (time.perf_counter() - start)
        reader = Reader(database.connect)
        model, loop = RowModel(), QEventLoop()
        taken = []

        def show(groups: list[Group]) -> None:
            model.show(rows_of(groups, str))
            for row in range(model.rowCount()):
                model.index(row).data()
            loop.quit()

        for words in TYPED:
            for length in range(1, len(words) + 1):
                start = time.perf_counter()
                reader.ask("search/find", partial(catalogue.find, words[:length], ""), show)
                loop.exec()
                taken.append(1000 * (time.perf_counter() - start))
        reader.shutdown()
    del application
    what = f"a keystroke over {sum(SHARES.values()):,} records of a file, from the key to the rows"
    yield Figure(f"{what}, 95th percentile of {len(taken)}", percentile(taken, 0.95), FRAME_MS, "ms")
    yield Figure("all of it read, once, off the window's thread", loading, 3000, "ms")


def fill(action: Action) -> None:
    chance = random.Random(2026)
    unit = action.insert("unit", {"name": "Thôn 7", "kind": "village"})

    def said(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    for number in range(SHARES["task"]):
        row = {"year": 2026, "title": said(6), "content": said(15), "lead_unit": unit, "position": number}
        action.insert("task", {**row, "recurrence": "once", "state": "not-started"})
    for _ in range(SHARES["person"]):
        name = f"{chance.choice(FAMILIES)} Thị {chance.choice(GIVEN)} {chance.choice(GIVEN)}"
        person = action.insert("person", {"full_name": name, "kind": "cadre", "birth": "1980"})
        action.insert("tenure", {"person": person, "unit": unit, "position": "Công chức"})
    for _ in range(SHARES["activity"]):
        row = {"year": 2026, "kind": "dialogue", "title": said(6), "text": said(12), "unit": unit}
        action.insert("activity", {**row, "happened_on": "2026-05-04"})
    for _ in range(SHARES["opinion"]):
        action.insert("opinion", {"year": 2026, "content": said(10), "answer": said(10), "unit": unit})
    for number in range(SHARES["issued_document"]):
        row = {"year": 2026, "kind": "task-sheets", "title": said(6), "number": str(number)}
        action.insert("issued_document", {**row, "symbol": "UBND-VHXH"})
