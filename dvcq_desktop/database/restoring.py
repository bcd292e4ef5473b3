# SPDX-License-Identifier: MIT
"""Going back to an earlier state: prove the copy, show what would be lost, bring it into the file at once.

The copy comes into the open file by SQLite's backup, in one transaction: a crash at any moment leaves the
file as it was or as the copy is. Where a file cannot be opened any more, it is put aside, never over.
"""

from __future__ import annotations

import glob
import sqlite3
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

from dvcq_desktop.database.comparing import Comparison, Relation, compare
from dvcq_desktop.database.connections import connect_reading, connect_writing
from dvcq_desktop.database.erased_since import carry_erasures
from dvcq_desktop.database.errors import (
    CutOffFileError,
    DamagedFileError,
    DatabaseError,
    DiskError,
    DiskFullError,
    EmptyFileError,
    ForeignFileError,
    HalfCopyError,
    MissingFileError,
    ReadOnlyError,
    ReadOnlyPlaceError,
    UncertainDiskError,
    in_words,
)
from dvcq_desktop.database.foreign import Progress, check_rows, examine
from dvcq_desktop.database.locks import FileLock
from dvcq_desktop.database.private import private_folder
from dvcq_desktop.database.replica import name_of_pc
from dvcq_desktop.database.schemas import current_schema
from dvcq_desktop.database.settings import is_view_only
from dvcq_desktop.database.slim import list_of_blobs, refill
from dvcq_desktop.database.values import Fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.schemas import Schema

MOST_SHOWN = 500
"""How many of the actions that would be lost are listed."""
BEYOND_OPENING = (
    MissingFileError,
    EmptyFileError,
    DamagedFileError,
    HalfCopyError,
    CutOffFileError,
    ForeignFileError,
)
"""Why a file cannot be opened, where a whole copy in its place is the help."""


class SameFileError(DatabaseError):
    """Say that the copy chosen is the file itself."""

    def __init__(self) -> None:
        super().__init__("Đây chính là tệp đang mở: hãy chọn một bản sao lưu hoặc bản sao khác.")


class OutdatedRestoreError(DatabaseError):
    """Say that the file was written after the preview was made."""

    def __init__(self) -> None:
        super().__init__(
            "Dữ liệu đã được sửa sau khi xem trước nên chưa khôi phục; hãy mở lại bản sao lưu để xem trước."
        )


class ViewOnlyCopyError(DatabaseError):
    """Say that a copy was given out to be looked at only; the file would become one too."""

    def __init__(self) -> None:
        super().__init__(
            "Đây là bản chỉ xem, không dùng để khôi phục: hãy chọn bản sao lưu hoặc bản bàn giao khác."
        )


class LostAction(NamedTuple):
    """Name an action that the copy does not have: when (UTC), where, what, and to how many records."""

    id: str
    at: str
    pc: str
    name: str
    records: int


@dataclass(frozen=True)
class RestorePreview:
    """Say what going back would mean: `lost` are the latest of `comparison.here.actions` actions."""

    comparison: Comparison
    lost: tuple[LostAction, ...]

    @property
    def changes_anything(self) -> bool:
        """Tell whether the copy is another state at all."""
        return self.comparison.relation is not Relation.SAME


class PreparedRestore:
    """Hold a copy that was proven whole; `close` it, or use it as a context manager."""

    def __init__(self, database: Database, place: Path, preview: RestorePreview, files: ExitStack) -> None:
        self.preview = preview
        self._database = database
        self._place = place
        self._files = files

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Throw the proven copy away."""
        self._files.close()

    def apply(self) -> None:
        """Give the file the content of the copy; not on the window's thread.

        Raises OutdatedRestoreError where the file was written since; what raises has changed nothing.
        Whoever reads the file afterwards must read everything anew.
        """
        self._database.bring_back(self._place, self._is_as_shown)

    def _is_as_shown(self, connection: sqlite3.Connection) -> None:
        (count,) = connection.execute("select count(*) from action").fetchone()
        with closing(connect_reading(self._place)) as copy:
            (there,) = copy.execute("select count(*) from action").fetchone()
        sides = self.preview.comparison
        if count - sides.here.actions != there - sides.there.actions:
            raise OutdatedRestoreError


def prepare_restore(
    database: Database,
    path: Path,
    content: Callable[[str], bytes] | None = None,
    progress: Progress | None = None,
) -> PreparedRestore:
    """Prove a copy and compare it with the file, on a thread that may take its time; nothing is changed.

    Who was erased for good since the copy was made is erased in it too. `content` finds the attached files of
    a copy that holds only their names. `progress` may raise to stop.
    Raises the fitting DatabaseError, or what `content` raises.
    """
    if database.is_read_only:
        raise ReadOnlyError(database.path)
    if path.exists() and path.samefile(database.path):
        raise SameFileError
    with ExitStack() as files:
        folder = files.enter_context(_folder(database.path))
        place = _proven(path, folder, database.schema, content, progress)
        database.read(lambda connection: carry_erasures(connection, place, database.fields))
        with closing(connect_reading(place)) as there, database.reading() as here:
            for one in (here, there):
                # Both stay open for reading only; the tables made are temporary.
                one.execute("pragma query_only=off")
            comparison = compare(here, there)
            preview = RestorePreview(comparison, tuple(_lost(here)))
        prepared = PreparedRestore(database, place, preview, files)
        prepared._files = files.pop_all()
    return prepared


def restore_over(
    path: Path,
    copy: Path,
    now: datetime,
    content: Callable[[str], bytes] | None = None,
    schema: Schema | None = None,
) -> Path | None:
    """Put a whole copy in the place of a file that cannot be opened, and return where that file now lies.

    None where there was none. Raises the fitting DatabaseError, FileInUseError where another program has it;
    then nothing is changed.
    """
    if not path.parent.is_dir():
        raise MissingFileError(path)
    lock = FileLock(path, name_of_pc())
    try:
        with _folder(path) as folder:
            place = _proven(copy, folder, schema or current_schema(), content, None)
            aside = _put_aside(path, now)
            place.replace(path)
            return aside
    except OSError as error:
        raise ReadOnlyPlaceError(path) from error
    finally:
        lock.release(None)


def replace_content(connection: sqlite3.Connection, place: Path, counter: int, path: Path) -> None:
    """Give an open file the content of a proven copy, in one transaction of its own.

    `counter` is what the file's header says: the mark in the copy is set to what it will say then.
    """
    try:
        with closing(connect_writing(place)) as copy:
            copy.execute("begin immediate")
            copy.execute("update file_mark set counter = ?", (counter + 1,))
            copy.execute("commit")
            copy.backup(connection)
    except sqlite3.Error as error:
        told = in_words(error, path)
        # SQLite's backup does not say whether it failed before or after all was there.
        raise (UncertainDiskError(path) if isinstance(told, DiskError) else told or error) from error


def _proven(
    path: Path,
    folder: Path,
    schema: Schema,
    content: Callable[[str], bytes] | None,
    progress: Progress | None,
) -> Path:
    """Return a whole copy of ours, of this program's version, whose attached files are all there."""
    copy = examine(path, folder, schema, progress)
    with copy.reading() as there:
        check_rows(copy, there, Fields(schema.tables))
        if is_view_only(there):
            raise ViewOnlyCopyError
        lacks = there.execute("select 1 from blob where length(data) <> size limit 1").fetchone()
        blobs = list_of_blobs(there) if lacks else []
    if not blobs:
        return copy.place
    if content is None:
        raise DamagedFileError(path)
    refill(copy.place, content)
    return copy.place


def _lost(here: sqlite3.Connection) -> Iterator[LostAction]:
    for identity, at, pc, name, records in here.execute(
        "select a.id, a.at, a.pc, a.name,"
        " (select count(distinct e.row) from main.entry e where e.action = a.seq)"
        " from temp.lacking l join main.action a on a.seq = l.seq order by a.seq desc limit ?",
        (MOST_SHOWN,),
    ):
        yield LostAction(identity, at, pc, name, records)


def put_aside(path: Path) -> list[Path]:
    """Return the files that were put aside because they could not be opened."""
    return sorted(path.parent.glob(f"{glob.escape(path.stem)}-hong-*{glob.escape(path.suffix)}"))


def _put_aside(path: Path, now: datetime) -> Path | None:
    """Rename a file with the journal that belongs to it: one cannot be read without the other."""
    if not path.exists():
        return None
    aside = path.with_name(f"{path.stem}-hong-{now:%Y%m%d-%H%M%S}{path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}-hong-{now:%Y%m%d-%H%M%S}-{number}{path.suffix}")
    journal = path.with_name(f"{path.name}-journal")
    path.rename(aside)
    if journal.exists():
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    return aside


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    """Make a folder that only this user reads, on the disk of the file; remove it at the end."""
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(private_folder(path.parent, f".{path.name}.restore-"))
        except OSError as error:
            raise DiskFullError(path) from error
        yield folder
