# SPDX-License-Identifier: MIT
"""Each write of a piece of work fails in turn: what is said of it is what became of it, and nothing is half.

The calls themselves fail, SQLite's as well as ours, by a small library that is preloaded; where there is no
compiler, these are left out.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONG = os.environ.get("DVCQ_FAULTS") == "long"
COMPILER = shutil.which("cc") if sys.platform == "linux" else None
TRIES = 6
"""How many of the writes fail in the short run, spread over all of them."""
WRITES = {"edit": 101, "back_up": 208, "merge": 539, "restore": 936, "hand_over": 433}
"""About how many writes each piece of work takes."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile what lets the calls fail."""
    if COMPILER is None:
        pytest.skip("there is no compiler")
    made = tmp_path_factory.mktemp("disk") / "failing_disk.so"
    source = Path(__file__).with_name("failing_disk.c")
    subprocess.run([COMPILER, "-shared", "-fPIC", "-O2", "-o", made, source, "-ldl"], check=True)
    return made


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC], ids=["broken", "full"])
@pytest.mark.parametrize("work", WRITES)
def test_each_write_that_fails_is_told_and_leaves_nothing_half(
    library: Path, tmp_path: Path, work: str, error: int, lasting: bool
) -> None:
    if not LONG and lasting == (error == errno.EIO):
        pytest.skip("only in the long run")
    step = 1 if LONG else WRITES[work] // TRIES
    words = ["-m", "tests.faults.failing_program", str(tmp_path), work, "", str(error), str(int(lasting))]
    done = subprocess.run(
        [sys.executable, *words, str(step)],
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(library), "DVCQ_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    said = json.loads(done.stdout)
    assert said["wrong"] == []
    assert said["refused"] >= 2
    assert said.keys() <= {"writes", "done", "refused", "wrong"}


@pytest.mark.parametrize("work", ["hand_over"])
def test_each_write_that_fails_on_the_stick_alone_is_told(library: Path, tmp_path: Path, work: str) -> None:
    words = ["-m", "tests.faults.failing_program", str(tmp_path), work, "usb", str(errno.EIO), "1", "1"]
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(library), "DVCQ_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=True,
    )
    said = json.loads(done.stdout)
    assert said["wrong"] == []
    assert said["refused"] >= 3
