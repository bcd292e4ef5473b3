# SPDX-License-Identifier: MIT
"""Where the program keeps its file, its settings and its log; the window and the command line ask here."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "DVCQ_HOME"
DATABASE_NAME = "dvcq.dvcq"
BACKUPS = "sao-luu"


def home() -> Path:
    """Return the folder of everything, which may not be there yet.

    `DVCQ_HOME` names another one: for a copy on a USB stick, and for tests.
    """
    if chosen := os.environ.get(HOME_VARIABLE):
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path  # noqa: PLC0415 - the command line's help does without it

    return user_data_path("DVCQ", appauthor=False)


def default_database_path() -> Path:
    """Return the database that is opened where none is named."""
    return home() / DATABASE_NAME


def settings_path() -> Path:
    """Return the file of this PC's window settings (sizes, splitters, the last file opened)."""
    return home() / "settings.ini"


def log_path() -> Path:
    """Return the file that errors are logged to."""
    return home() / "dvcq.log"


def backup_folder(database: Path) -> Path:
    """Return the folder in which backups of a database are kept on this PC: beside it."""
    return database.absolute().parent / BACKUPS
