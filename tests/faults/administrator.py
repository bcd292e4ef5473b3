# SPDX-License-Identifier: MIT
"""Mount and unmount small disks, where this user may; for Windows programs under Wine by a helper on Linux.

`python -m tests.faults.administrator FOLDER PREFIX/dosdevices` is that helper: it does what tests ask for in
FOLDER, and gives and takes the letters of drives. They are told of it by DVCQ_ADMINISTRATOR=Z:/.../FOLDER,
and their own place must lie on Z: too (--basetemp).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

_ASKED = os.environ.get("DVCQ_ADMINISTRATOR")
_LONGEST_S = 20


def administer(*words: str) -> bool:
    """Run mount, umount or, under Wine, letter or no-letter; return whether it was done."""
    if sys.platform == "win32":
        return _ASKED is not None and _asked(Path(_ASKED), words)
    if words[0] not in {"mount", "umount"} or os.geteuid() != 0:
        return False
    return not subprocess.run(words, check=False, capture_output=True).returncode


def must_administer(*words: str) -> None:
    """Do what a test cannot go on without."""
    assert administer(*words), words


def free(place: Path) -> int:
    """Return how many bytes a disk has left."""
    return shutil.disk_usage(place).free


def fill(place: Path, left: int) -> None:
    """Leave a disk some bytes of room."""
    (place / "đầy").unlink(missing_ok=True)
    (place / "đầy").write_bytes(bytes(max(0, free(place) - left)))


def _asked(folder: Path, words: tuple[str, ...]) -> bool:
    note = folder / uuid4().hex
    note.write_text(json.dumps(words), encoding="utf-8")
    note.rename(note.with_suffix(".ask"))
    done = note.with_suffix(".done")
    until = time.monotonic() + _LONGEST_S
    while not done.exists():
        assert time.monotonic() < until, "the helper on Linux does not answer"
        time.sleep(0.01)
    return done.read_text(encoding="utf-8") == "True"


def serve(folder: Path, letters: Path) -> None:
    """Do what is asked for until killed; nothing but that."""
    while True:
        for note in folder.glob("*.ask"):
            words = [
                word.removeprefix("Z:").replace("\\", "/")
                for word in json.loads(note.read_text(encoding="utf-8"))
            ]
            answer = note.with_suffix(".part")
            answer.write_text(str(_letter(letters, *words) or administer(*words)), encoding="utf-8")
            note.unlink()
            answer.rename(note.with_suffix(".done"))
        time.sleep(0.01)


def _letter(letters: Path, what: str, letter: str, place: str = "", *_: str) -> bool:
    if what == "letter":
        (letters / letter).symlink_to(place)
    elif what == "no-letter":
        (letters / letter).unlink(missing_ok=True)
    return what in {"letter", "no-letter"}


if __name__ == "__main__":
    serve(Path(sys.argv[1]), Path(sys.argv[2]))
