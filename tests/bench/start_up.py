# SPDX-License-Identifier: MIT
"""From process start to the first painted, usable window, against a bare window with an empty table."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from dvcq_desktop.places import DATABASE_NAME, HOME_VARIABLE
from tests.bench.figures import Figure

ROOT = Path(__file__).parents[2]
TURNS = 9
# Seconds after which a program that paints nothing is given up.
LONGEST = 60

BARE = """
import ctypes, os
for constant in (None, True, False):
    ctypes.c_ssize_t.from_address(id(constant)).value += 1 << 60
from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Painted(QTableView):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, leave)
def leave():
    os._exit(0)
application = QApplication([])
window = QMainWindow()
table = Painted()
table.setModel(QStandardItemModel(0, 10, table))
window.setCentralWidget(table)
window.resize(1366, 720)
window.show()
application.exec()
"""

# The program as a double click starts it, told when the list of what waits today is painted.
OURS = """
import os
from dvcq_desktop.__main__ import main
from dvcq_desktop.today.screen.todo_list import TodoList
from PySide6.QtCore import QTimer
def paint(todo, event):
    super(TodoList, todo).paintEvent(event)
    if todo.rows:
        QTimer.singleShot(0, leave)
def leave():
    os._exit(0)
TodoList.paintEvent = paint
main()
"""


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        closed, home = Path(folder) / "closed", Path(folder) / "home"
        closed.mkdir()
        make = [sys.executable, "-m", "dvcq_desktop.cli", "demo", "--database", str(closed / DATABASE_NAME)]
        subprocess.run(make, check=True, capture_output=True, cwd=ROOT)
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", HOME_VARIABLE: str(home)}
        # An installed program has its compiled files.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        ours, theirs = [sys.executable, "-c", OURS], [sys.executable, "-c", BARE]
        pairs = []
        for _ in range(TURNS + 1):
            # As a window that was closed leaves it: the one measured ends when it is painted.
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(closed, home)
            pairs.append((run(ours, environment), run(theirs, environment)))
    del pairs[0]
    times = statistics.median(one[0] / other[0] for one, other in pairs)
    memory = statistics.median(one[1] / other[1] for one, other in pairs)
    yield Figure("start to first usable window / bare window", times, 2)
    yield Figure("its peak memory / bare window's", memory, 1.6)


def run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return the seconds a process took and its peak memory."""
    start = time.perf_counter()
    child = subprocess.Popen(command, env=environment, cwd=ROOT)
    hung = threading.Timer(LONGEST, child.kill)
    hung.start()
    _, status, usage = os.wait4(child.pid, 0)
    taken = time.perf_counter() - start
    hung.cancel()
    if status:
        raise RuntimeError(f"exit status {status} of {command[:3]}")
    return taken, usage.ru_maxrss
