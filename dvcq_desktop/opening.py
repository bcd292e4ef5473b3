# SPDX-License-Identifier: MIT
"""How the window and the command line open her file, or make it with what an office begins with."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.database.database import Database
from dvcq_desktop.database.settings import is_view_only
from dvcq_desktop.errors import UserError, reason_of
from dvcq_desktop.places import backup_folder, default_database_path, recalled

if TYPE_CHECKING:
    from pathlib import Path


def open_database(path: Path, *, create: bool, read_only: bool = False) -> Database:
    """Open a file; `create` makes it where there is none, with the days off of this year and the next.

    `read_only` opens what is there to be looked at, also while another program writes.
    The folder is made only for the usual file. Raise UserError where the file cannot be opened or made.
    """
    if read_only:
        return Database.open(path, exclusive=False)
    try:
        is_new = create and not path.exists()
    except OSError:
        # Opening it says why.
        is_new = False
    if is_new and path == default_database_path():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"Không tạo được thư mục {path.parent} ({reason_of(error)}); hãy chọn nơi khác."
            ) from error
    database = Database.open(path, create=create)
    if is_new:
        from dvcq_desktop.database.fresh import CREATED  # noqa: PLC0415 - a new file is rare
        from dvcq_desktop.office import defaults  # noqa: PLC0415 - a new file is rare

        year = date.today().year  # noqa: DTZ011 - the day on her wall
        database.write(CREATED, partial(defaults.seed, years=(year, year + 1)), undoable=False)
    elif _is_view_only(database):
        database.close()
        return Database.open(path, exclusive=False)
    return database


def usual_file(last: object) -> Path:
    """Return the file to begin with: the last one, as the settings remember it, where it is still there."""
    # A drive that is gone or a name that no system takes is no file.
    with suppress(OSError, ValueError):
        if isinstance(last, str) and last and recalled(last).exists():
            return recalled(last)
    return default_database_path()


def is_lost(path: Path) -> bool:
    """Tell whether a file is gone that was there: a new one in its place would look as if all were lost."""
    # What cannot be asked is told by opening it.
    with suppress(OSError):
        if not path.exists() and backup_folder(path).is_dir():
            from dvcq_desktop.handover.backing_up import own_folder  # noqa: PLC0415 - start-up time

            return bool(own_folder(path).backups())
    return False


def _is_view_only(database: Database) -> bool:
    """Tell whether a file is a copy that was handed over to be looked at only."""
    if database.is_read_only:
        return False
    return database.read(is_view_only)
