# SPDX-License-Identifier: MIT
"""Files that many tests begin with, made once and copied: an empty one, and the demonstration of a day."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from dvcq_desktop.database import Database
from dvcq_desktop.demo import fill
from dvcq_desktop.opening import open_database

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


class EmptyFile:
    """Make an empty file once: to copy and open it takes a third of the time that it takes to make one."""

    def __init__(self, folder: Path) -> None:
        self._made = folder / "empty.dvcq"

    def copy(self, path: Path) -> Path:
        """Put an empty file at a path; return that path."""
        if not self._made.exists():
            Database.open(self._made, create=True).close()
        shutil.copy(self._made, path)
        return path


class Samples:
    """Make the demonstration once for each day that is asked for, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def copy(self, day: date, path: Path) -> Path:
        """Put the demonstration, as it is on a day, at a path; return that path."""
        made = self._folder / f"{day}.dvcq"
        if not made.exists():
            with open_database(made, create=True) as database:
                fill(database, day)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(made, path)
        return path
