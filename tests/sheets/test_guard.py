# SPDX-License-Identifier: MIT
"""Files that would take all memory are refused before they are laid out, and the guard is what does it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dvcq_desktop.sheets.reader import read_file

pytestmark = pytest.mark.skipif(
    sys.platform not in {"linux", "win32"}, reason="nothing tells the peak of a process on this system"
)

PROGRAM = Path(__file__).with_name("bombs.py")
_MOST_GUARDED = 130  # megabytes of the whole process, Python and calamine included
_LEAST_BARE = 250


def _run(kind: str, how: str, file: Path) -> tuple[str, int]:
    command = [sys.executable, str(PROGRAM), kind, how, str(file)]
    done = subprocess.run(command, capture_output=True, check=True)
    *sentence, peak = done.stdout.decode().splitlines()
    return " ".join(sentence), int(peak)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("zip", "quá lớn khi giải nén"),
        ("corner", "ở quá xa (XFD1000)"),
        ("shared", "quá nhiều chữ"),
        ("entities", "không an toàn"),
    ],
)
def test_a_bomb_is_refused_and_without_the_guard_memory_grows(kind: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    _run(kind, "make", file)
    assert file.stat().st_size < 2 * 1024 * 1024
    sentence, guarded = _run(kind, "guarded", file)
    _nothing, bare = _run(kind, "bare", file)
    assert reason in sentence
    assert guarded < _MOST_GUARDED
    assert bare > _LEAST_BARE


def test_a_size_that_an_xls_only_claims_ends_the_process_without_the_guard(tmp_path: Path) -> None:
    file = tmp_path / "x.xls"
    _run("claim", "make", file)
    assert len(read_file(file).sheets) == 2
    sentence, guarded = _run("claim", "guarded", file)
    assert sentence == ""
    assert guarded < _MOST_GUARDED
    command = [sys.executable, str(PROGRAM), "claim", "bare", str(file)]
    bare = subprocess.run(command, capture_output=True, check=False)
    assert bare.returncode != 0
    assert b"memory allocation" in bare.stderr
