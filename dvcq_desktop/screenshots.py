# SPDX-License-Identifier: MIT
"""Every screen and dialog as PNG, on made-up data: README's pictures, and how we look at our work."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# The design size, and what is left of it in points when the system draws at 125% and 150%.
SCALES = {"100": ("1", 1366, 768), "125": ("1.25", 1093, 614), "150": ("1.5", 911, 512)}


def run_in_all_scales(folder: Path) -> int:
    """Take all pictures once per scale, each in a process of its own, for Qt fixes the scale at its start."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (factor, width, height) in SCALES.items():
        code = (
            "import sys; from pathlib import Path; from dvcq_desktop.screenshots import take;"
            "take(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))"
        )
        command = [sys.executable, "-c", code, str(folder.resolve()), name, str(width), str(height)]
        done = subprocess.run(command, check=False, env={**os.environ, "QT_SCALE_FACTOR": factor})  # noqa: S603 - ourselves
        if done.returncode:
            return done.returncode
    return 0


def take(folder: Path, scale: str, width: int, height: int) -> None:
    """Open the demonstration at one size and save each screen and dialog."""
    from dvcq_desktop.app import FrontDoor  # noqa: PLC0415 - the front door imports us
    from dvcq_desktop.walking import Walk, answer_no_file  # noqa: PLC0415 - the front door imports us
    from dvcq_desktop.widgets.application import make_application  # noqa: PLC0415 - the front door imports us

    application = make_application(["dvcq"])
    with tempfile.TemporaryDirectory() as home:
        door = FrontDoor(application, demo_folder=Path(home))
        if not door.start() or door.window is None:
            raise SystemExit(1)
        # A window that begins larger than the screen begins with all of it.
        door.window.showNormal()
        door.window.resize(width, height)
        answer_no_file()
        Walk(application, door.window, partial(_save, folder, scale)).walk()
        door.window.close()
        door.stop()


def _save(folder: Path, scale: str, title: str, widget: QWidget) -> None:
    name = "".join(letter if letter.isalnum() else "-" for letter in title)
    while "--" in name:
        name = name.replace("--", "-")
    path = folder / f"{scale}-{name.strip('-')}.png"
    if not widget.grab().save(str(path)):
        raise OSError(f"cannot write {path}")
    print(path.name, flush=True)
