# SPDX-License-Identifier: MIT
"""Where the program keeps its file, its settings and its log; the window and the command line ask here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HOME_VARIABLE = "DVCQ_HOME"
DATABASE_NAME = "dvcq.dvcq"
BACKUPS = "sao-luu"
# Beside the frozen program: where this folder is, everything is kept in it.
PORTABLE_FOLDER = "du-lieu"


def home() -> Path:
    """Return the folder of everything, which may not be there yet.

    `DVCQ_HOME` names another one; a portable copy has its own beside itself.
    """
    if chosen := os.environ.get(HOME_VARIABLE):
        return Path(chosen).expanduser().absolute()
    if beside := portable_home():
        return beside
    from platformdirs import user_data_path  # noqa: PLC0415 - the command line's help does without it

    return user_data_path("DVCQ", appauthor=False)


def portable_home() -> Path | None:
    """Return the folder beside a portable copy, which writes nowhere else; None for any other program."""
    beside = Path(sys.executable).parent / PORTABLE_FOLDER
    return beside if getattr(sys, "frozen", False) and beside.is_dir() else None


def default_database_path() -> Path:
    """Return the database that is opened where none is named."""
    return home() / DATABASE_NAME


def remembered(path: Path) -> str:
    """Return how a path is written into the settings: what lies in `home` moves with it to another drive."""
    try:
        return str(path.absolute().relative_to(home()))
    except ValueError:
        return str(path)


def recalled(text: str) -> Path:
    """Return the path that was remembered so."""
    return home() / text


def settings_path() -> Path:
    """Return the file of this PC's window settings (sizes, splitters, the last file opened)."""
    return home() / "settings.ini"


def log_path() -> Path:
    """Return the file that errors are logged to."""
    return home() / "dvcq.log"


def backup_folder(database: Path) -> Path:
    """Return the folder in which backups of a database are kept on this PC: beside it."""
    return database.absolute().parent / BACKUPS
