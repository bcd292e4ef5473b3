# SPDX-License-Identifier: MIT
"""The first window has only what it shows: a start that grows is seen here, by counting, on any machine."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from dvcq_desktop.places import DATABASE_NAME, HOME_VARIABLE
from tests.bench.start_up import OURS, ROOT

# As many of our modules as the first window needs today. Each costs about a thousandth of the start; before
# this number is raised, see whether what is new cannot be imported when it is first used.
MOST_MODULES = 92
# Windows asks of a path whether it is one of its devices' names.
OF_WINDOWS = {"dvcq_desktop.text.file_names"}
# What only later steps need: their libraries, flows, dialogs and boxes, and the pages behind the tabs.
LATER = {
    "PySide6.QtNetwork",
    "cryptography",
    "docx",
    "hashlib",
    "html",
    "lxml",
    "openpyxl",
    "platform",
    "psutil",
    "platformdirs",
    "pypdfium2",
    "python_calamine",
    "reportlab",
    "sqlite_utils",
    "dvcq_desktop.database.migrations",
    "dvcq_desktop.commitments",
    "dvcq_desktop.database.merging",
    "dvcq_desktop.database.records",
    "dvcq_desktop.database.verify",
    "dvcq_desktop.documents",
    "dvcq_desktop.forms",
    "dvcq_desktop.front_files",
    "dvcq_desktop.front_finding",
    "dvcq_desktop.front_guide",
    "dvcq_desktop.front_menu",
    "dvcq_desktop.guide",
    "dvcq_desktop.handover",
    "dvcq_desktop.office.printing",
    "dvcq_desktop.office.register",
    "dvcq_desktop.office.screen",
    "dvcq_desktop.office.staff",
    "dvcq_desktop.plan.dialogs",
    "dvcq_desktop.plan.extending",
    "dvcq_desktop.plan.prints",
    "dvcq_desktop.plan.reading",
    "dvcq_desktop.plan.screen",
    "dvcq_desktop.plan.store.changes",
    "dvcq_desktop.search",
    "dvcq_desktop.sheets",
    "dvcq_desktop.widgets.calendar_popup",
    "dvcq_desktop.widgets.page",
    "dvcq_desktop.widgets.table",
    "dvcq_desktop.widgets.charts",
    "dvcq_desktop.widgets.filter_list",
    "dvcq_desktop.widgets.front_boxes",
    "dvcq_desktop.widgets.leaving",
    "dvcq_desktop.widgets.pick",
    "dvcq_desktop.widgets.questions",
}

# What the front door brings a moment after the window may not come first, however slow the machine is.
UNSETTLED = "from dvcq_desktop import app\napp._SETTLED_AFTER_MS = 10**9\nmain()"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the modules that are there when the list of what waits today is painted."""
    home = tmp_path_factory.mktemp("home")
    make = [sys.executable, "-m", "dvcq_desktop.cli", "demo", "--database", str(home / DATABASE_NAME)]
    subprocess.run(make, check=True, capture_output=True, cwd=ROOT)
    told = OURS.replace("os._exit(0)", "print(*sys.modules, flush=True)\n    os._exit(0)")
    told = "import sys\n" + told.replace("main()", UNSETTLED)
    done = subprocess.run(
        [sys.executable, "-c", told],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", HOME_VARIABLE: str(home)},
        timeout=120,
    )
    return set(done.stdout.split())


def test_the_first_window_imports_nothing_that_it_does_not_show(loaded: set[str]) -> None:
    assert sorted(loaded & LATER) == []


def test_what_waits_is_still_called_so() -> None:
    for name in LATER:
        if name.startswith("dvcq_desktop."):
            path = ROOT.joinpath(*name.split("."))
            assert path.is_dir() or path.with_suffix(".py").is_file(), name


def test_the_first_window_needs_no_more_modules_than_it_did(loaded: set[str]) -> None:
    ours = sorted(name for name in loaded - OF_WINDOWS if name.split(".")[0] == "dvcq_desktop")
    assert "dvcq_desktop.today.screen.todo_list" in ours
    assert len(ours) <= MOST_MODULES, ours
