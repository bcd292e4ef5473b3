# SPDX-License-Identifier: MIT
"""What every screen is given by the front door."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.widgets.jobs import JobRunner
    from dvcq_desktop.widgets.reads import Reader
    from dvcq_desktop.widgets.writes import Writer

# Where the settings keep how far this PC's printer is off, in mm: to the right, downwards.
PRINTER_SHIFT = ("print/shift-right", "print/shift-down")
# What is printed on the blanks that were bought: names of print options with commas between.
PRINTER_BLANK = "print/blank"
# Where they keep that she looked at the office's name, which a plan proposes; of each file by itself.
OFFICE_SEEN = "office/seen"


class Workbench(NamedTuple):
    """The open file and the ways to read, write and work on it; owned by the main window.

    `settings` keeps this PC's widths, splitters and how it prints on blanks, nothing else; `today` is
    handed in so that a demonstration and a test can choose the day.
    """

    database: Database
    writer: Writer
    reader: Reader
    jobs: JobRunner
    settings: QSettings
    today: Callable[[], date] = date.today

    def key_of_file(self, name: str) -> str:
        """Return the name under which the settings keep something of the open file only."""
        from hashlib import sha256  # noqa: PLC0415 - start-up time

        path = str(self.database.path.absolute())
        return f"{name}-{sha256(path.encode()).hexdigest()[:12]}"
