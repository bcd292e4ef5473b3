# SPDX-License-Identifier: MIT
"""Backups of the database in one folder: many slim copies, and each attached file once beside them.

A backup is `<name>-20261125-093000.dvcq` in the folder; what its attached files hold lies in `tep/`, by their
SHA-256, shared by all backups. It is read again before it counts. One that was made just before the file
changed as a whole says so in its name, and is kept for a month whatever else is thinned out.
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
import threading
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dvcq_desktop.database.connections import connect_reading
from dvcq_desktop.database.errors import (
    DamagedFileError,
    DatabaseError,
    DiskError,
    DiskFullError,
    OlderFileError,
    ReadOnlyPlaceError,
)
from dvcq_desktop.database.slim import Blob, last_action, list_of_blobs, refill, slim_copy
from dvcq_desktop.errors import UserError, is_full
from dvcq_desktop.handover.thinning import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dvcq_desktop.database.database import Database

STORE = "tep"
_NEW = ".dang-luu"
_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(?P<stem>.+)-(?P<stamp>\d{8}-\d{6})(?:-(?P<occasion>truoc-[a-z-]+))?\.dvcq")
KEPT_APART = timedelta(days=30)
"""How long a backup from before a merge or a restore stays, whatever the thinning of the others."""
_MAKING = threading.Lock()
"""Held while one is made: the backup of every half hour may come while another is asked for."""


class Occasion(StrEnum):
    """What a backup was made just before; the value ends its name."""

    MERGE = "truoc-hop-nhat"
    RESTORE = "truoc-khoi-phuc"

    @property
    def words(self) -> str:
        """Return it as it is read."""
        return {"truoc-hop-nhat": "trước khi hợp nhất", "truoc-khoi-phuc": "trước khi khôi phục"}[self.value]


@dataclass(frozen=True)
class Backup:
    """One backup: where it lies, when it was made (local time), and how many bytes it takes by itself."""

    path: Path
    made_at: datetime
    size: int
    occasion: Occasion | None = None

    def is_kept_apart(self, now: datetime) -> bool:
        """Tell whether it stays whatever the thinning of the others; from a time to come it does."""
        return self.occasion is not None and now - self.made_at < KEPT_APART


class BackupError(UserError):
    """Say why a backup could not be made or read; the database itself is untouched."""


def latest_of(backups: Iterable[Backup], now: datetime) -> Backup | None:
    """Return the first of these, the newest first, that is not of the future: a clock was ahead once."""
    return next((backup for backup in backups if backup.made_at <= now), None)


class BackupFolder:
    """Keep backups of one database in one folder, which is made when the first one is."""

    def __init__(self, folder: Path, stem: str) -> None:
        self.folder = folder
        self._stem = stem

    def backups(self) -> list[Backup]:
        """Return the backups that are there, the newest first."""
        found = []
        with suppress(OSError):
            for path in self.folder.glob(f"{glob.escape(self._stem)}-*.dvcq"):
                named = _NAME.fullmatch(path.name)
                if named and named["stem"] == self._stem:
                    with suppress(ValueError):
                        made_at = datetime.strptime(named["stamp"], _STAMP).astimezone()
                        occasion = Occasion(named["occasion"]) if named["occasion"] else None
                        found.append(Backup(path, made_at, path.stat().st_size, occasion))
        return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)

    def holding(self, database: Database, now: datetime) -> Backup | None:
        """Return the backup that holds all that was done: it ends with the same action; None without one.

        Where a clock was ahead once, the newest by its name may not be the latest.
        """
        backups = self.backups()
        latest = latest_of(backups, now)
        for backup in dict.fromkeys(filter(None, (latest, *backups[:1]))):
            # Whatever is wrong with it, it is none to rely on.
            with suppress(Exception), closing(connect_reading(backup.path)) as connection:
                if last_action(connection) == database.read(last_action):
                    return backup
        return None

    def make(
        self,
        database: Database,
        now: datetime,
        tick: Callable[[], None] = lambda: None,
        *,
        anew: bool = False,
        occasion: Occasion | None = None,
    ) -> Backup | None:
        """Make a backup and thin out the earlier ones; None where nothing changed since the newest.

        `tick` is called now and then and may raise to give up. `anew` makes one even so, and reads again
        whether attached files are still whole there. With an `occasion` there is always one: where nothing
        changed, the newest becomes it. Raises BackupError or DatabaseError; then no half of a backup is left.
        """
        with _MAKING:
            holding = None if anew else self.holding(database, now)
            if holding is None:
                return self._make(database, now, tick, occasion, anew=anew)
            # Who was interrupted in the middle of it last time may have left some.
            self._drop_unerased(holding.path)
            return self._set_apart(holding, now, occasion) if occasion else None

    def _set_apart(self, backup: Backup, now: datetime, occasion: Occasion) -> Backup:
        """Let a backup that holds all of this moment be the one from before what comes now."""
        try:
            place = self._free_place(now, occasion)
            backup.path.replace(place)
        except OSError as error:
            raise BackupError(_sentence(error, self.folder)) from error
        return Backup(place, now, backup.size, occasion)

    def _make(
        self,
        database: Database,
        now: datetime,
        tick: Callable[[], None],
        occasion: Occasion | None,
        *,
        anew: bool,
    ) -> Backup:
        try:
            (self.folder / STORE).mkdir(parents=True, exist_ok=True)
            self._clear_unfinished()
            place = self._free_place(now, occasion)
            unfinished = place.with_name(f"{place.name}{_NEW}")
            try:
                has = self._has_whole if anew else self._has
                slim_copy(database.path, unfinished, has, lambda sha256, data: self._keep(sha256, data, tick))
                _bring_to_disk(unfinished)
                unfinished.replace(place)
            except OSError as error:
                # Asked before there is room again.
                raise BackupError(_sentence(error, self.folder)) from error
            finally:
                unfinished.unlink(missing_ok=True)
        except DiskFullError as error:
            raise BackupError(_FULL_FOLDER.format(folder=self.folder)) from error
        except (DiskError, ReadOnlyPlaceError) as error:
            raise BackupError(_NOT_WRITABLE.format(folder=self.folder)) from error
        except OSError as error:
            raise BackupError(_sentence(error, self.folder)) from error
        self._drop_unerased(place)
        self.thin(now)
        return Backup(place, now, place.stat().st_size, occasion)

    def thin(self, now: datetime) -> int:
        """Remove the backups that are not kept, and attached files that none needs; return how many."""
        found = [backup for backup in self.backups() if not backup.is_kept_apart(now)]
        keep = kept([backup.made_at for backup in found], now)
        gone = [backup for backup in found if backup.made_at not in keep]
        for backup in gone:
            with suppress(OSError):
                backup.path.unlink()
        if gone:
            self._clear_store()
        return len(gone)

    def _drop_unerased(self, newest: Path) -> None:
        """Remove the backups from before a person was erased for good: they still hold what was to go."""
        erased = erasures_in(newest)
        if not erased:
            return
        old = [backup for backup in self.backups() if not erased <= erasures_in(backup.path)]
        for backup in old:
            with suppress(OSError):
                backup.path.unlink()
        if old:
            self._clear_store()

    def restore(self, backup: Backup, target: Path) -> None:
        """Write the whole database as it was to `target`, which must not exist.

        Raises BackupError where an attached file is missing or damaged; then `target` is not there.
        """
        try:
            target.write_bytes(backup.path.read_bytes())
            refill(target, self.content)
        except (OSError, DatabaseError) as error:
            target.unlink(missing_ok=True)
            if isinstance(error, BackupError):
                raise
            raise BackupError(_not_whole(backup)) from error
        except BaseException:
            target.unlink(missing_ok=True)
            raise

    def prove(self, backup: Backup, tick: Callable[[], None] = lambda: None) -> None:
        """Read a backup and its attached files through; raises BackupError where something is not whole."""
        try:
            blobs = self._prove_rows(backup)
        except DatabaseError as error:
            raise BackupError(_not_whole(backup)) from error
        for sha256, size in blobs:
            tick()
            data = self.content(sha256)
            if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
                raise BackupError(_not_whole(backup))

    def content(self, sha256: str) -> bytes:
        """Return an attached file as it is kept beside the backups; raises BackupError."""
        try:
            return self._place(sha256).read_bytes()
        except OSError as error:
            raise BackupError(
                f"Trong thư mục sao lưu {self.folder} thiếu một tệp đính kèm ({sha256[:12]}…):"
                " hãy dùng nơi sao lưu khác."
            ) from error

    def _prove_rows(self, backup: Backup) -> list[Blob]:
        from dvcq_desktop.database.database import Database as Opened  # noqa: PLC0415 - once a month

        try:
            with Opened.open(backup.path, exclusive=False) as opened:
                if not opened.verify().is_sound:
                    raise DamagedFileError(backup.path)
                return opened.read(list_of_blobs)
        except OlderFileError:
            return _prove_older(backup)

    def _free_place(self, now: datetime, occasion: Occasion | None) -> Path:
        end = f"-{occasion}.dvcq" if occasion else ".dvcq"
        while (place := self.folder / f"{self._stem}-{now.strftime(_STAMP)}{end}").exists():
            now += timedelta(seconds=1)
        return place

    def _has(self, sha256: str, size: int) -> bool:
        try:
            return self._place(sha256).stat().st_size == size
        except FileNotFoundError:
            return False

    def _has_whole(self, sha256: str, size: int) -> bool:
        return self._has(sha256, size) and _digest(self._place(sha256)) == sha256

    def _keep(self, sha256: str, data: bytes, tick: Callable[[], None]) -> None:
        tick()
        place = self._place(sha256)
        place.parent.mkdir(exist_ok=True)
        unfinished = place.with_name(f"{place.name}{_NEW}")
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)

    def _place(self, sha256: str) -> Path:
        return self.folder / STORE / sha256[:2] / sha256

    def _clear_unfinished(self) -> None:
        for path in self.folder.glob(f"*{_NEW}"):
            path.unlink(missing_ok=True)

    def _clear_store(self) -> None:
        """Remove the attached files that no backup in the folder needs, whichever database it is of."""
        needed: set[str] = set()
        for path in self.folder.glob("*.dvcq"):
            try:
                with closing(connect_reading(path)) as connection:
                    needed.update(sha256 for sha256, _ in list_of_blobs(connection))
            except Exception:  # noqa: BLE001 - who cannot be asked may need them all
                return
        with suppress(OSError):
            for path in (self.folder / STORE).glob("*/*"):
                if path.name not in needed:
                    path.unlink(missing_ok=True)


def _prove_older(backup: Backup) -> list[Blob]:
    """Prove a backup from before the program was renewed, on a copy of it."""
    from dvcq_desktop.database.foreign import check_rows, examine  # noqa: PLC0415 - seldom
    from dvcq_desktop.database.schemas import current_schema  # noqa: PLC0415 - seldom
    from dvcq_desktop.database.values import Fields  # noqa: PLC0415 - seldom

    schema = current_schema()
    with TemporaryDirectory() as folder:
        copy = examine(backup.path, Path(folder), schema)
        with copy.reading() as there:
            check_rows(copy, there, Fields(schema.tables))
            return list_of_blobs(there)


def erasures_in(path: Path) -> set[str]:
    """Return the keys of what a file says was erased for good."""
    # A backup that cannot be asked, or is older than erasing, tells of none.
    with suppress(Exception), closing(connect_reading(path)) as connection:
        return {row for (row,) in connection.execute("select id from erasure where deleted_at is null")}
    return set()


def _bring_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _not_whole(backup: Backup) -> str:
    return (
        f"Bản sao lưu {backup.path.name} không còn nguyên vẹn: hãy sao lưu lại ngay và dùng bản khác"
        " khi cần khôi phục."
    )


_FULL_FOLDER = "Ổ đĩa chứa thư mục sao lưu {folder} đã đầy nên chưa sao lưu được: hãy giải phóng chỗ trống."
_NOT_WRITABLE = (
    "Không ghi được vào thư mục sao lưu {folder}: hãy kiểm tra ổ đĩa hoặc USB, hoặc chọn thư mục khác."
)


def _sentence(error: OSError, folder: Path) -> str:
    return (_FULL_FOLDER if is_full(error, folder) else _NOT_WRITABLE).format(folder=folder)
