# SPDX-License-Identifier: MIT
"""An open database file: the one object through which everything else reads and writes it.

What a first window does not ask for (histories, copies, checks) is imported when it is asked for.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING, Self, TypeVar

from dvcq_desktop.database import undo as undoing
from dvcq_desktop.database.actions import Action, perform
from dvcq_desktop.database.connections import connect_reading
from dvcq_desktop.database.errors import DatabaseError, ReadOnlyError, in_words
from dvcq_desktop.database.opened import OpenedFile, open_file
from dvcq_desktop.database.replica import Replica, load_replica, name_of_pc
from dvcq_desktop.database.schemas import Schema, current_schema
from dvcq_desktop.database.settings import Setting, Settings, check_settings
from dvcq_desktop.database.values import Fields
from dvcq_desktop.database.wholeness import renew_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from dvcq_desktop.database import records
    from dvcq_desktop.database.conflicts import Conflict
    from dvcq_desktop.database.undo import UndoList
    from dvcq_desktop.database.verify import VerifyReport
    from dvcq_desktop.database.writer import Writer

T = TypeVar("T")
AnySettings = tuple[Setting[str] | Setting[int] | Setting[bool], ...]


class Database:
    """Keep one file open: one writing connection on its own thread, reading connections for whoever asks.

    Open it by `Database.open` and close it, or use it as a context manager.
    """

    def __init__(
        self, path: Path, schema: Schema, replica: Replica | None, settings: AnySettings, opened: OpenedFile
    ) -> None:
        self.path = path
        self.schema = schema
        self.fields = Fields(schema.tables)
        self.settings = Settings(settings, self.connect, self.write)
        self._given_replica = replica
        self._opened = opened

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = False,
        exclusive: bool = True,
        unchecked: bool = False,
        schema: Schema | None = None,
        replica: Replica | None = None,
        settings: AnySettings = (),
    ) -> Database:
        """Open a file for writing, making it first where `create` says so and there is none.

        Not `exclusive` opens it for reading only, also while another program writes. A file of an older
        version is migrated, after a backup beside it; one of a newer version may open for reading only.
        `unchecked` opens for reading even what is not whole, so that `verify` can tell. Raises a
        DatabaseError and changes nothing where the file cannot be opened.
        """
        check_settings(settings)
        schema = schema or current_schema()
        pc = replica.pc if replica else name_of_pc()
        opened = open_file(path, schema, pc, create=create, exclusive=exclusive, unchecked=unchecked)
        return cls(path, schema, replica, settings, opened)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_read_only(self) -> bool:
        """Tell whether writing is refused: opened so, or of a newer version."""
        return self._opened.writer is None

    @property
    def backup(self) -> Path | None:
        """Return the copy that was made before the file was migrated at this opening, if it was."""
        return self._opened.backup

    def get_ready(self) -> None:
        """Let the write thread make the journal's triggers before the first action asks for them."""
        if self._opened.writer is not None:
            self._opened.writer.get_ready()

    def close(self) -> None:
        """Finish what waits to be written and let go of the file; closing twice does nothing."""
        self._opened.close()

    def connect(self) -> sqlite3.Connection:
        """Return a new connection that only reads, in autocommit, for the calling thread, which closes it.

        Fetch all rows of a page at once: a half-read cursor keeps the writer waiting.
        """
        try:
            return connect_reading(self.path)
        except sqlite3.Error as error:
            raise in_words(error, self.path) or error from error

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that only reads for a while; raises the fitting DatabaseError."""
        try:
            with closing(self.connect()) as connection:
                yield connection
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise in_words(error, self.path) or error from error

    def read(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return what `question` finds through a connection of its own; raises the fitting DatabaseError."""
        with self.reading() as connection:
            return question(connection)

    def explain(self, error: BaseException) -> DatabaseError | None:
        """Return the sentence for what went wrong while reading, None where it is a bug."""
        return in_words(error, self.path) if isinstance(error, sqlite3.Error | UnicodeDecodeError) else None

    def submit(self, name: str, work: Callable[[Action], T], *, undoable: bool = True) -> Future[T]:
        """Queue one action: one transaction on the write thread, on disk when the Future is done.

        `name` is what she did, in Vietnamese, without names of people. An exception in `work` leaves
        nothing behind and reaches the caller through the Future. Raises ReadOnlyError.
        """
        return self._writer().submit(partial(self._act, name, work, undoable=undoable))

    def write(self, name: str, work: Callable[[Action], T], *, undoable: bool = True) -> T:
        """Do the same and wait for it; not to be called on the window's thread.

        What is not `undoable` belongs to the file itself: Ctrl+Z passes it by.
        """
        return self._writer().run(partial(self._act, name, work, undoable=undoable))

    def undo(self) -> str | None:
        """Take back the last action and return its name, None when there is none; raises UndoError."""
        return self._writer().run(partial(self._take_back, "undo"))

    def redo(self) -> str | None:
        """Do again what was last undone and return its name, None when there is none; raises UndoError."""
        return self._writer().run(partial(self._take_back, "redo"))

    def undo_name(self) -> str | None:
        """Return the name of the action that `undo` would take back."""
        return self._name_on_top("undo")

    def redo_name(self) -> str | None:
        """Return the name of the action that `redo` would do again."""
        return self._name_on_top("redo")

    def history(self, table: str, row_id: str) -> list[records.HistoryEntry]:
        """Return all that happened to one record, the latest first."""
        from dvcq_desktop.database import records  # noqa: PLC0415 - see the head of the file

        return self.read(lambda connection: records.history(connection, self.fields, table, row_id))

    def trash_list(self) -> list[records.TrashedRow]:
        """Return what is in the trash, the latest first."""
        from dvcq_desktop.database import records  # noqa: PLC0415 - see the head of the file

        return self.read(lambda connection: records.trash_list(connection, self.fields))

    def conflicts(self) -> list[Conflict]:
        """Return what copies say differently and nobody has decided yet."""
        from dvcq_desktop.database.conflicts import conflicts  # noqa: PLC0415 - see the head of the file

        return self.read(lambda connection: conflicts(connection, self.fields))

    def blob(self, sha256: str) -> bytes:
        """Return the content of an attached file."""
        from dvcq_desktop.database import attachments  # noqa: PLC0415 - see the head of the file

        return self.read(lambda connection: attachments.read_blob(connection, sha256))

    def clean_attachments(self) -> int:
        """Remove attached files that nothing needs any more ("Dọn dẹp"), and return the bytes so freed."""
        from dvcq_desktop.database import attachments  # noqa: PLC0415 - see the head of the file

        return self.maintain(lambda connection: attachments.clean_attachments(connection, self.fields))

    def rebuild_heads(self) -> None:
        """Make the table of heads anew from the entries."""
        from dvcq_desktop.database.heads import rebuild_heads  # noqa: PLC0415 - see the head of the file

        self.maintain(lambda connection: rebuild_heads(connection, self.fields))

    def verify(self) -> VerifyReport:
        """Examine the whole file, through a connection that only reads."""
        from dvcq_desktop.database.verify import verify  # noqa: PLC0415 - see the head of the file

        return self.read(lambda connection: verify(connection, self.fields))

    def copy_to(self, target: Path) -> None:
        """Write a whole copy of the file, read it again, and only then put it in the target's place."""
        from dvcq_desktop.database.copies import check_copy, copy_file  # noqa: PLC0415 - see the head of the file

        self.read(lambda connection: copy_file(connection, target))
        check_copy(target, self.fields)

    def bring_back(self, place: Path, check: Callable[[sqlite3.Connection], None]) -> None:
        """Give the file the content of a proven copy, at once or not at all; see `restoring`.

        `check` is asked first, on the write thread, and may raise.
        """
        from dvcq_desktop.database.restoring import replace_content  # noqa: PLC0415 - see the head of the file

        def job(connection: sqlite3.Connection) -> None:
            check(connection)
            header = self._opened.header.read()
            assert header is not None
            replace_content(connection, place, header.counter, self.path)

        self._writer().run_alone(job)

    @cached_property
    def _replica(self) -> Replica:
        """Return who writes here; looked up at the first action, which names it."""
        return self._given_replica or load_replica()

    def maintain(self, work: Callable[[sqlite3.Connection], T], *, copy: Path | None = None) -> T:
        """Do what is no action of hers in one transaction on the write thread; raises ReadOnlyError.

        A file given is attached as `copy` meanwhile, to be read from.
        """

        def job(connection: sqlite3.Connection) -> T:
            result = work(connection)
            renew_mark(connection, self._opened.header)
            return result

        with self._attached(copy):
            return self._writer().run(job)

    @contextmanager
    def _attached(self, copy: Path | None) -> Iterator[None]:
        if copy is None:
            yield
            return
        writer, place = self._writer(), str(copy.absolute())
        writer.run_alone(lambda connection: connection.execute("attach ? as copy", (place,)).fetchall())
        try:
            yield
        finally:
            writer.run_alone(lambda connection: connection.execute("detach copy").fetchall())

    def _writer(self) -> Writer:
        if self._opened.writer is None:
            raise ReadOnlyError(self.path)
        return self._opened.writer

    def _act(
        self, name: str, work: Callable[[Action], T], connection: sqlite3.Connection, *, undoable: bool
    ) -> T:
        result, action = perform(connection, self.fields.tables, self._replica, name, work)
        if action.number is not None and undoable:
            undoing.push_edit(connection, action.number, name)
        if action.has_written:
            renew_mark(connection, self._opened.header)
        return result

    def _take_back(self, which: UndoList, connection: sqlite3.Connection) -> str | None:
        step = undoing.top(connection, which)
        if step is None:
            return None
        number, name = step
        title = f"{'Hoàn tác' if which == 'undo' else 'Làm lại'}: {name}"

        def work(action: Action) -> None:
            undoing.take_back(action, self.fields, number, name)

        _, action = perform(connection, self.fields.tables, self._replica, title, work)
        undoing.move_step(connection, which, action.number, name)
        renew_mark(connection, self._opened.header)
        return name

    def _name_on_top(self, which: UndoList) -> str | None:
        step = self.read(lambda connection: undoing.top(connection, which))
        return step[1] if step else None
