# SPDX-License-Identifier: MIT
"""The one write thread: order, patience with other programs, and what is left when a commit fails."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.connections import connect_writing
from dvcq_desktop.database.errors import BusyError, DiskFullError
from dvcq_desktop.database.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dvcq_desktop.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table t(x text) strict")
    return path


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    """Return a writer that gives others only a moment."""
    writer = Writer(path, lambda: connect_writing(path, busy_milliseconds=20), unprepared)
    yield writer
    writer.close()


def add(text: str) -> Callable[[sqlite3.Connection], object]:
    return lambda connection: connection.execute("insert into t values (?)", (text,)).fetchall()


def texts(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [text for (text,) in connection.execute("select x from t order by rowid")]


def unprepared(_connection: sqlite3.Connection) -> None:
    """Leave the connection as it is."""


def test_the_first_transaction_finds_the_connection_prepared_once(path: Path) -> None:
    prepared: list[sqlite3.Connection] = []
    writer = Writer(path, lambda: connect_writing(path), prepared.append)
    assert not prepared
    writer.get_ready()
    assert writer.run(lambda connection: prepared == [connection])
    writer.run(add("b"))
    writer.close()
    assert len(prepared) == 1


def test_what_preparing_raises_the_first_transaction_raises(path: Path) -> None:
    def fail(_connection: sqlite3.Connection) -> None:
        raise LookupError("no triggers")

    writer = Writer(path, lambda: connect_writing(path), fail)
    with pytest.raises(LookupError, match="no triggers"):
        writer.run(add("b"))
    writer.close()
    assert texts(path) == []


def test_jobs_run_one_after_another_in_their_order(writer: Writer, path: Path) -> None:
    futures = [writer.submit(add(str(number))) for number in range(20)]
    for future in futures:
        future.result()
    assert texts(path) == [str(number) for number in range(20)]


def test_all_jobs_run_on_the_same_thread_which_is_not_the_callers(writer: Writer) -> None:
    threads = {writer.run(lambda _: threading.current_thread()) for _ in range(3)}
    assert len(threads) == 1
    assert threading.current_thread() not in threads


def test_closing_finishes_what_waits(path: Path) -> None:
    writer = Writer(path, lambda: connect_writing(path), unprepared)
    for number in range(20):
        writer.submit(add(str(number)))
    writer.close()
    assert len(texts(path)) == 20


def test_a_program_that_writes_for_ever_is_reported_in_a_sentence(writer: Writer, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(BusyError, match="chưa được lưu"):
            writer.run(add("x"))
        other.execute("rollback")
    writer.run(add("y"))
    assert texts(path) == ["y"]


def test_a_reader_that_never_finishes_is_reported_and_nothing_is_written(writer: Writer, path: Path) -> None:
    writer.run(add("x"))
    writer.run(add("y"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        half_read = other.execute("select x from t")
        half_read.fetchone()
        with pytest.raises(BusyError):
            writer.run(add("z"))
    assert texts(path) == ["x", "y"]


def test_a_writer_waits_for_a_reader_that_finishes(path: Path) -> None:
    writer = Writer(path, lambda: connect_writing(path), unprepared)
    writer.run(add("x"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin")
        other.execute("select x from t").fetchall()
        future = writer.submit(add("y"))
        assert not future.done()
        other.execute("rollback")
        future.result()
    writer.close()
    assert texts(path) == ["x", "y"]


def test_a_failed_opening_leaves_no_thread(path: Path) -> None:
    def fail() -> sqlite3.Connection:
        raise ZeroDivisionError

    before = threading.active_count()
    with pytest.raises(ZeroDivisionError):
        Writer(path, fail, unprepared)
    assert threading.active_count() == before


def test_a_full_disk_is_told_and_leaves_everything_as_it_was(database: Database) -> None:
    database.write("Thêm", lambda action: action.insert("unit", {"id": "u", "name": "Thôn 1"}))
    writer = database._opened.writer
    assert writer is not None
    writer._pool.submit(
        lambda: writer._connection.execute(
            f"pragma max_page_count = {writer._connection.execute('pragma page_count').fetchone()[0]}"
        ).fetchall()
    ).result()
    before = database.verify()
    with pytest.raises(DiskFullError, match="đã đầy"):
        database.write("Đính kèm", lambda action: action.attach(b"x" * 1_000_000))
    assert database.verify() == before
    database.write("Sửa", lambda action: action.update("unit", "u", {"name": "Thôn 2"}))
    assert database.verify().is_sound


def test_what_the_preparation_raises_reaches_the_first_transaction(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    path.touch()

    def break_down(_connection: sqlite3.Connection) -> None:
        raise ZeroDivisionError

    writer = Writer(path, lambda: connect_writing(path), break_down)
    with pytest.raises(ZeroDivisionError):
        writer.run(lambda connection: connection.execute("create table t (a text)"))
    writer.close()
