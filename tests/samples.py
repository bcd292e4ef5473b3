# SPDX-License-Identifier: MIT
"""The demonstration as tests need it: made once for each day, and copied to where a test wants it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from dvcq_desktop.demo import fill
from dvcq_desktop.opening import open_database

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


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
