# SPDX-License-Identifier: MIT
"""Comparing this file with a copy, and merging the copy into it: prove, rehearse, show, then bring in.

The copy is proven (`foreign`) and what it has more is read into a file of ours (`bundle`). The merge is
rehearsed on a copy of our file, where foreign keys, rows against journal and the rooms' rules are checked
and the preview is noted. Only when she agrees is what it changed written into our file itself (`bringing`),
in one transaction on the write thread: after a crash at any moment it is there as a whole or not at all.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from dvcq_desktop.database.bringing import bring, note_touched
from dvcq_desktop.database.bundle import connect_scratch, gather
from dvcq_desktop.database.comparing import Comparison, compare
from dvcq_desktop.database.conflicts import Conflict, conflicts
from dvcq_desktop.database.differences import differences
from dvcq_desktop.database.errors import DamagedFileError, DatabaseError, DiskFullError, ReadOnlyError
from dvcq_desktop.database.foreign import ForeignCopy, Progress, check_rows, examine
from dvcq_desktop.database.fresh import is_fresh
from dvcq_desktop.database.journal import unrecorded, utc_now
from dvcq_desktop.database.merge import Merged, merge_into
from dvcq_desktop.database.previews import Notes, Preview, PreviewKind
from dvcq_desktop.database.private import private_folder, sweep
from dvcq_desktop.database.rooms import MergingRoom, all_remarks
from dvcq_desktop.database.settings import is_sample, mark_sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.database.database import Database

_SAMPLE = 2000
"""How many of the rows that a merge wrote are read again and compared with the journal."""


class OutdatedPreviewError(DatabaseError):
    """Say that the file was written after the preview was made."""

    def __init__(self) -> None:
        super().__init__(
            "Dữ liệu trên máy này đã được sửa sau khi xem trước nên chưa hợp nhất; hãy so sánh lại hai bản."
        )


class MadeUpCopyError(DatabaseError):
    """Say that made-up data does not come among hers."""

    def __init__(self) -> None:
        super().__init__(
            "Bản này là DỮ LIỆU MẪU (bịa ra để xem thử) nên không nhận vào dữ liệu thật của máy này;"
            " máy này giữ nguyên. Muốn xem thử thì bấm Trợ giúp, Xem thử với dữ liệu mẫu."
        )


class MadeUpFileError(DatabaseError):
    """Say that hers does not come among made-up data."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp đang mở là DỮ LIỆU MẪU nên không nhận dữ liệu thật vào được: hãy về tệp dữ liệu của mình"
            " (hoặc Tệp, Tạo tệp mới) rồi nhận lại."
        )


class _State(NamedTuple):
    """Say at which moment of our file a preview was made."""

    counter: int
    action: int


@dataclass(frozen=True)
class MergeResult:
    """Count what a merge brought: actions, rows added, fields taken, conflicts left to decide."""

    actions: int
    added: int
    fields: int
    conflicts: int


def compare_with(database: Database, path: Path, progress: Progress | None = None) -> Comparison:
    """Return how a copy stands to this file, which may be open for reading only; raises DatabaseError."""
    with _folder(database, "compare") as folder:
        copy = examine(path, folder, database.schema, progress)
        with copy.reading() as there, database.reading() as here:
            # The file stays open for reading only; the tables made are temporary.
            here.execute("pragma query_only=off")
            check_rows(copy, there, database.fields)
            return compare(here, there)


class PreparedMerge:
    """Hold a merge that was rehearsed; `close` it, or use it as a context manager.

    `preview` is None where the copy has nothing that this file lacks.
    """

    def __init__(
        self,
        database: Database,
        copy: ForeignCopy,
        rooms: Sequence[MergingRoom],
        comparison: Comparison,
        files: ExitStack,
    ) -> None:
        self.comparison = comparison
        self.preview: Preview | None = None
        self.copy = copy
        self._database = database
        self._rooms = rooms
        self._files = files
        self._state = _State(0, 0)
        self._bundle = copy.place.with_name("bundle.sqlite3")
        self._work = copy.place.with_name("work.sqlite3")
        self._merged: Merged | None = None
        self.is_made_up = False
        """Whether the file becomes one of made-up data by it, as the copy is."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def sentence(self) -> str:
        """Return what she is told first: the comparison, and how many places await a decision."""
        count = len(self.preview.conflicts) if self.preview is not None else 0
        if not count:
            return self.comparison.sentence
        return f"{self.comparison.sentence[:-1]}; có {count} chỗ hai bên ghi khác nhau, cần chọn."

    def close(self) -> None:
        """Throw away all copies."""
        self._files.close()

    def apply(self) -> MergeResult:
        """Do the merge in the file itself; not on the window's thread.

        Raises OutdatedPreviewError where the file was written since, and changes nothing when it raises.
        """
        if self.preview is None:
            return MergeResult(0, 0, 0, 0)
        database, merged = self._database, self._merged
        assert merged is not None
        counts = self.preview.counts()
        result = MergeResult(
            self.comparison.there.actions,
            counts[PreviewKind.NEW],
            counts[PreviewKind.TAKEN],
            len(self.preview.conflicts),
        )

        def work(connection: sqlite3.Connection) -> None:
            if _state(connection) != self._state:
                raise OutdatedPreviewError
            with (
                closing(connect_scratch(self._bundle)) as bundle,
                unrecorded(connection),
            ):
                bring(connection, bundle, database.fields, merged)
            if self.is_made_up:
                mark_sample(connection)
            connection.execute(
                "insert or replace into merge_note"
                "(one, first_action, last_action, first_entry, held, at, said) values (1, ?, ?, ?, ?, ?, ?)",
                (*merged.taken, merged.held, utc_now(), json.dumps(asdict(result))),
            )

        database.maintain(work, copy=self._work)
        return result

    def _rehearse(self, here: sqlite3.Connection, there: sqlite3.Connection) -> None:
        fields = self._database.fields
        kept = {sha256 for (sha256,) in here.execute("select sha256 from blob")}
        gather(self._bundle, there, fields, self._rooms, kept)
        self._state = _state(here)
        before = {_key(conflict) for conflict in conflicts(here, fields)}
        remarked = set(all_remarks(here, self._rooms))
        (first,) = here.execute("select 1 + coalesce(max(seq), 0) from entry").fetchone()
        here.execute("attach ? as bundle", (str(self._bundle),))
        # All of them are looked at when the merge is done.
        here.execute("pragma foreign_keys=off")
        here.execute("begin immediate")
        notes = Notes(here, first)
        merged = merge_into(here, fields, self._rooms, notes.tell)
        notes.flush()
        notes.add_kept()
        notes.add_erased(merged.erased)
        self._check(here)
        note_touched(here)
        here.execute("commit")
        self._merged = merged
        after = tuple(conflict for conflict in conflicts(here, fields) if _key(conflict) not in before)
        remarks = tuple(remark for remark in all_remarks(here, self._rooms) if remark not in remarked)
        self.preview = Preview(self._work, fields, after, remarks)

    def _check(self, here: sqlite3.Connection) -> None:
        if here.execute("pragma foreign_key_check").fetchone() is not None:
            raise DamagedFileError(self.copy.path)
        here.execute("create temp table sample(row text primary key) without rowid")
        here.execute(
            "insert into temp.sample select row from (select row, row_number() over () as number,"
            " count(*) over () as total from temp.touched) where number % (1 + total / ?) = 0",
            (_SAMPLE,),
        )
        if next(differences(here, self._database.fields, "temp.sample"), None) is not None:
            raise RuntimeError("a merge that does not show what its own journal says")


def prepare_merge(
    database: Database, path: Path, rooms: Sequence[MergingRoom] = (), progress: Progress | None = None
) -> PreparedMerge:
    """Compare a copy with this file and rehearse the merge, on a thread that may take its time.

    Nothing of the file or the copy changes. `progress` may raise to stop. Raises the fitting DatabaseError.
    """
    if database.is_read_only:
        raise ReadOnlyError(database.path)
    remove_leftovers(database)
    with ExitStack() as files:
        folder = files.enter_context(_folder(database, "merge"))
        copy = examine(path, folder, database.schema, progress)
        work = folder / "work.sqlite3"
        work.touch()
        with copy.reading() as there, _own_disk(database.path), closing(connect_scratch(work)) as here:
            database.read(lambda connection: connection.backup(here))
            comparison = compare(here, there)
            prepared = PreparedMerge(database, copy, rooms, comparison, files)
            prepared.is_made_up = _becomes_made_up(here, there)
            if comparison.there.actions:
                prepared._rehearse(here, there)
            else:
                check_rows(copy, there, database.fields)
        prepared._files = files.pop_all()
    return prepared


def _becomes_made_up(here: sqlite3.Connection, there: sqlite3.Connection) -> bool:
    """Tell whether a file gets the copy's mark of made-up data; raise DatabaseError where it would mix."""
    if is_sample(here) == is_sample(there):
        return False
    if is_sample(here):
        raise MadeUpFileError
    if not is_fresh(here):
        raise MadeUpCopyError
    return True


def remove_leftovers(database: Database) -> None:
    """Remove the copies that a merge left beside the file which was killed; only who writes may say so."""
    if not database.is_read_only:
        sweep(database.path.parent, f".{database.path.name}.merge-")


def _key(conflict: Conflict) -> tuple[object, ...]:
    return conflict.table, conflict.row, conflict.field, conflict.child


def _state(connection: sqlite3.Connection) -> _State:
    (counter,) = connection.execute("select counter from file_mark").fetchone()
    (action,) = connection.execute("select coalesce(max(seq), 0) from action").fetchone()
    return _State(counter, action)


@contextmanager
def _own_disk(path: Path) -> Iterator[None]:
    """Tell of our own disk when it is full: the copy's is only read."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            raise DiskFullError(path) from error
        raise


@contextmanager
def _folder(database: Database, what: str) -> Iterator[Path]:
    """Make a folder that only this user reads, beside the file where that can be; remove it at the end."""
    prefix = f".{database.path.name}.{what}-"
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(private_folder(database.path.parent, prefix))
        except OSError:
            try:
                folder = stack.enter_context(private_folder(Path(tempfile.gettempdir()), prefix))
            except OSError as error:
                raise DiskFullError(database.path) from error
        yield folder
