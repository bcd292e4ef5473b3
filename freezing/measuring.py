# SPDX-License-Identifier: MIT
"""The frozen program against a bare frozen window: how much larger, how much slower to start."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from dvcq_desktop.places import DATABASE_NAME, HOME_VARIABLE
from freezing.__main__ import FOLDER, NO_SCREEN, ROOT, SUFFIX, freeze, megabytes, put_in, size_of
from tests.bench.start_up import BARE, OURS, run

_TURNS = 7
# By the same means as ours; see build.spec.
_MEANS = ["--optimize", "2", *(["--strip"] if sys.platform == "linux" else [])]
_PROMISED_MORE = 60 * 2**20
_PROMISED_ZIP = 70 * 2**20
_PROMISED_RATIO = 1.5


def compare() -> None:
    """Freeze both with a beginning that ends once the window is painted, and print every figure."""
    place = ROOT / "build" / "measured"
    place.mkdir(parents=True, exist_ok=True)
    (place / "bare.py").write_text(BARE, encoding="utf-8")
    (place / "ours.py").write_text(OURS, encoding="utf-8")
    freeze(
        place / "bare.py",
        "--windowed",
        "--name",
        "bare",
        "--specpath",
        str(place),
        *_MEANS,
        dist=place / "dist",
    )
    freeze(ROOT / "build.spec", script=place / "ours.py", dist=place / "dist")
    bare, ours = place / "dist" / "bare", place / "dist" / "DVCQ"
    more = size_of(FOLDER) - size_of(bare)
    print(f"folder / bare window's: {megabytes(size_of(FOLDER))} / {megabytes(size_of(bare))}", end="")
    print(f" = {megabytes(more)} more (promised: {megabytes(_PROMISED_MORE)})")
    print(f"zip: {megabytes(_zipped(FOLDER, place))} (promised: {megabytes(_PROMISED_ZIP)})")
    for cold in (True, False):
        _compare_starts(ours / f"DVCQ{SUFFIX}", bare / f"bare{SUFFIX}", cold=cold)


def _zipped(folder: Path, place: Path) -> int:
    target = place / "measured.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        put_in(packed, folder)
    return target.stat().st_size


def _compare_starts(ours: Path, bare: Path, *, cold: bool) -> None:
    if cold and not hasattr(os, "posix_fadvise"):
        print("cold start: not measured here; this system cannot be told to forget files")
        return
    with tempfile.TemporaryDirectory() as folder:
        closed, home = Path(folder) / "closed", Path(folder) / "home"
        closed.mkdir()
        make = [str(FOLDER / f"dvcq-cli{SUFFIX}"), "demo", "--database", str(closed / DATABASE_NAME)]
        subprocess.run(make, check=True, capture_output=True)
        environment = {**os.environ, **NO_SCREEN, HOME_VARIABLE: str(home)}
        pairs = []
        for _ in range(_TURNS):
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(closed, home)
            pair = []
            for program in (ours, bare):
                if cold:
                    _forget(program.parent)
                pair.append(run([str(program)], environment)[0])
            pairs.append(pair)
    ratio = statistics.median(one / other for one, other in pairs)
    ours_s, bare_s = (statistics.median(times) for times in zip(*pairs, strict=True))
    told = "cold" if cold else "warm"
    print(f"{told} start / bare window's: {ours_s:.2f} s / {bare_s:.2f} s = {ratio:.2f} ", end="")
    print(f"(promised: {_PROMISED_RATIO})")


def _forget(folder: Path) -> None:
    """Let the system forget what it keeps of a folder's files, as after the PC was switched on."""
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            number = os.open(file, os.O_RDONLY)
            try:
                os.fsync(number)
                os.posix_fadvise(number, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(number)
