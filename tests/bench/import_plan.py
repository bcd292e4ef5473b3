# SPDX-License-Identifier: MIT
"""`dvcq import-plan` of the real plan against starting Python and importing the same modules."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dvcq_desktop.database.database import Database
from tests.bench.figures import Figure, median_ratio

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "resources" / "demo" / "ke-hoach-2026.txt"
TURNS = 7
MODULES = (
    "dvcq_desktop.cli",
    "dvcq_desktop.cli.importing",
    "dvcq_desktop.plan.reader",
    "dvcq_desktop.plan.proposals",
    "dvcq_desktop.plan.other_document",
    "dvcq_desktop.plan.office_draft",
    "dvcq_desktop.plan.store.importing",
    "dvcq_desktop.database.database",
    "dvcq_desktop.opening",
    "dvcq_desktop.plan.reading.layouts",
    "dvcq_desktop.plan.reading.requests",
    "dvcq_desktop.plan.reading.spacedtables",
    "getpass",
    "hashlib",
    "platform",
    "platformdirs",
    "uuid",
)


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.dvcq"
        Database.open(empty, create=True).close()

        def ours() -> None:
            database = Path(folder) / "a.dvcq"
            shutil.copy(empty, database)
            run("-m", "dvcq_desktop.cli", "import-plan", str(PLAN), "--database", str(database))

        def theirs() -> None:
            run("-c", f"import {', '.join(MODULES)}")

        yield Figure("import-plan / Python with its imports", median_ratio(ours, theirs, TURNS), 1.5)


def run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT)
