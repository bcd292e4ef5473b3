# SPDX-License-Identifier: MIT
"""Where backups go: a folder beside the database, and a second place that may not always be there.

The second place is a folder of another disk or a stick. It counts as there only where our own folder is in
it: another stick under the same letter gets nothing that it was not meant to get.
"""

from __future__ import annotations

import glob
import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.database.migrations import is_backup_of
from dvcq_desktop.database.replica import name_of_pc
from dvcq_desktop.errors import UserError
from dvcq_desktop.handover.backups import Backup, BackupError, BackupFolder, erasures_in
from dvcq_desktop.handover.drives import removable_drives
from dvcq_desktop.places import BACKUPS, backup_folder, default_database_path
from dvcq_desktop.text.file_names import safe_file_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from dvcq_desktop.database.database import Database


@dataclass(frozen=True)
class Made:
    """Say what a round of backups did: when each place was last up to date, and what went wrong there."""

    own: Backup | None = None
    second: Backup | None = None
    second_reached: bool = False
    own_refusal: str = ""
    second_refusal: str = ""


def own_folder(database: Path) -> BackupFolder:
    """Return the folder of backups beside a database."""
    return BackupFolder(backup_folder(database), database.stem)


def second_folder(chosen: Path, database: Path) -> Path:
    """Return our own folder in the second place, where other PCs may keep theirs."""
    name = f"{BACKUPS} {name_of_pc()}"
    if database.absolute() != default_database_path():
        name += f" {hashlib.sha256(str(database.absolute()).encode()).hexdigest()[:4]}"
    return chosen / safe_file_name(name, "")


def find_second(chosen: Path, database: Path) -> BackupFolder | None:
    """Return the second place where it is there: also under another letter than last time."""
    folder = second_folder(chosen, database)
    candidates = [folder]
    with suppress(ValueError, OSError):
        for drive in removable_drives():
            candidates += [drive.path / part for part in _below(folder)]
    for candidate in candidates:
        with suppress(OSError):
            if candidate.is_dir():
                return BackupFolder(candidate, database.stem)
    return None


def make_second(chosen: Path, database: Path) -> BackupFolder:
    """Make our folder in a place that was chosen just now; raises BackupError where that cannot be."""
    folder = second_folder(chosen, database)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise BackupError(
            f"Không ghi được vào {chosen}: hãy cắm lại USB, bỏ khóa ghi hoặc chọn nơi khác."
        ) from error
    return BackupFolder(folder, database.stem)


def back_up(
    database: Database,
    second: Path | None,
    now: datetime,
    tick: Callable[[], None] = lambda: None,
    *,
    anew: bool = False,
) -> Made:
    """Make a backup in each place that is there, where something changed; what fails is told, not raised.

    Only what `tick` raises to give up is passed on.
    """
    own, own_refusal = _make(own_folder(database.path), database, now, tick, anew=anew)
    _drop_unerased_versions(database.path)
    found = find_second(second, database.path) if second is not None else None
    if found is None:
        return Made(own, own_refusal=own_refusal)
    other, refusal = _make(found, database, now, tick, anew=anew)
    return Made(own, other, not refusal, own_refusal, refusal)


def _drop_unerased_versions(path: Path) -> None:
    """Remove the copies from before the program was renewed, where they hold who was erased since."""
    erased = erasures_in(path)
    if not erased:
        return
    with suppress(OSError):
        for copy in path.parent.glob(f"{glob.escape(path.stem)}.v*{glob.escape(path.suffix)}"):
            if is_backup_of(copy, path) and not erased <= erasures_in(copy):
                copy.unlink(missing_ok=True)


def all_backups(database: Path, second: Path | None) -> list[tuple[BackupFolder, Backup]]:
    """Return the backups of all places that are there, the newest first."""
    folders = [own_folder(database)]
    if second is not None and (found := find_second(second, database)) is not None:
        folders.append(found)
    listed = [(folder, backup) for folder in folders for backup in folder.backups()]
    return sorted(listed, key=lambda one: one[1].made_at, reverse=True)


def prove_newest(
    database: Path, second: Path | None, tick: Callable[[], None] = lambda: None
) -> dict[Path, str]:
    """Read the newest backup of each place through; return what is wrong with it, "" where nothing is."""
    found: dict[Path, str] = {}
    seen = set()
    for folder, backup in all_backups(database, second):
        if folder.folder not in seen:
            seen.add(folder.folder)
            found[backup.path] = prove(folder, backup, tick)
    return found


def prove(folder: BackupFolder, backup: Backup, tick: Callable[[], None] = lambda: None) -> str:
    """Return what is wrong with a backup, "" where it is whole."""
    try:
        folder.prove(backup, tick)
    except UserError as error:
        return error.sentence
    return ""


def _make(
    folder: BackupFolder, database: Database, now: datetime, tick: Callable[[], None], *, anew: bool
) -> tuple[Backup | None, str]:
    try:
        return folder.make(database, now, tick, anew=anew), ""
    except UserError as error:
        return None, error.sentence


def _below(folder: Path) -> list[Path]:
    """Return what may lie below the top of a drive of a folder whose drive has another name now."""
    parts = folder.parts[1:]
    return [Path(*parts[start:]) for start in range(len(parts))]
