# SPDX-License-Identifier: MIT
"""From process start to the first painted, usable window, against a bare window with an empty table."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure

ROOT = Path(__file__).parents[2]
TURNS = 9

BARE = """
import ctypes, sys
for constant in (None, True, False):
    ctypes.c_ssize_t.from_address(id(constant)).value += 1 << 60
from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
application = QApplication([])
window = QMainWindow()
table = QTableView()
table.setModel(QStandardItemModel(0, 10, table))
window.setCentralWidget(table)
window.resize(1366, 720)
class Painted(QTableView):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, application.quit)
painted = Painted()
painted.setModel(QStandardItemModel(0, 10, painted))
window.setCentralWidget(painted)
window.show()
application.exec()
import os; os._exit(0)
"""

OURS = """
import os, sys
from pathlib import Path
import dvcq_desktop.__main__
from dvcq_desktop.app import FrontDoor, make_application
from PySide6.QtCore import QEvent, QObject, QTimer
application = make_application(["dvcq"])
door = FrontDoor(application)
assert door.start(Path(sys.argv[1]))
table = door.window.current_screen.tasks.table
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and table.records.ids:
            QTimer.singleShot(0, application.quit)
        return False
painted = Painted()
table.viewport().installEventFilter(painted)
QTimer.singleShot(20_000, lambda: os._exit(3))
application.exec()
os._exit(0)
"""


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.dvcq"
        make = [sys.executable, "-m", "dvcq_desktop.cli", "demo", "--database", str(database)]
        subprocess.run(make, check=True, capture_output=True, cwd=ROOT)
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DVCQ_HOME": folder}
        # An installed program has its compiled files.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        ours, theirs = [sys.executable, "-c", OURS, str(database)], [sys.executable, "-c", BARE]
        for file in (database, database.with_name(f"{database.name}.lock")):
            shutil.copy2(file, file.with_name(f"kept-{file.name}"))
        run(ours, environment), run(theirs, environment)
        pairs = []
        for _ in range(TURNS):
            restore(database)
            pairs.append((run(ours, environment), run(theirs, environment)))
    times = statistics.median(one[0] / other[0] for one, other in pairs)
    memory = statistics.median(one[1] / other[1] for one, other in pairs)
    yield Figure("start to first usable window / bare window", times, 2)
    yield Figure("its peak memory / bare window's", memory, 1.6)


def restore(database: Path) -> None:
    """Leave the file as a window that was closed leaves it: the one measured is killed when it is painted."""
    for kept in database.parent.glob("kept-*"):
        shutil.copy2(kept, database.parent / kept.name.removeprefix("kept-"))


def run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return the seconds a process took and its peak memory."""
    start = time.perf_counter()
    child = subprocess.Popen(command, env=environment, cwd=ROOT)
    _, status, usage = os.wait4(child.pid, 0)
    taken = time.perf_counter() - start
    if status:
        raise RuntimeError(f"exit status {status} of {command[:3]}")
    return taken, usage.ru_maxrss
