# SPDX-License-Identifier: MIT
"""What cannot be opened is refused in one Vietnamese sentence, and nothing is touched."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from dvcq_desktop.database import errors
from dvcq_desktop.database.connections import connect_writing
from dvcq_desktop.database.schemas import Schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database import Database

    Opener = Callable[..., Database]


@pytest.fixture
def path(tmp_path: Path, open_database: Opener) -> Path:
    """Return a closed file with one unit in it."""
    with open_database() as database:
        database.write("Thêm", lambda action: action.insert("unit", {"id": "u", "name": "Thôn 1"}))
    return tmp_path / "a.sqlite3"


def refused(opener: Opener, kind: type[errors.DatabaseError], path: Path, **options: object) -> None:
    """Check that the file is refused for that reason, for writing and for reading, and stays as it is."""
    before = path.read_bytes() if path.is_file() else None
    listing = sorted(entry.name for entry in path.parent.iterdir() if entry.suffix != ".lock")
    for exclusive in (True, False):
        with pytest.raises(kind) as caught:
            opener(path, exclusive=exclusive, **options)
        assert type(caught.value) is kind
        assert caught.value.sentence.endswith(".")
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(entry.name for entry in path.parent.iterdir() if entry.suffix != ".lock") == listing


def other_program(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_new_file_opens_again(path: Path, open_database: Opener) -> None:
    with open_database(path, create=False) as database:
        assert database.verify().counts["unit"] == 1


def test_a_new_file_has_our_number_and_the_careful_pragmas(path: Path, open_database: Opener) -> None:
    with open_database() as database, closing(database.connect()) as connection:
        assert connection.execute("pragma application_id").fetchone()[0] == 0x44564351
        assert connection.execute("pragma user_version").fetchone()[0] == 1
        assert connection.execute("pragma query_only").fetchone()[0] == 1
    with closing(connect_writing(path)) as connection:
        said = {
            name: connection.execute(f"pragma {name}").fetchone()[0]
            for name in (
                "journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "secure_delete",
                "busy_timeout", "cache_spill", "trusted_schema", "cell_size_check",
            )
        }  # fmt: skip
    assert said == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "busy_timeout": 10_000,
        "cache_spill": 0,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }


def test_all_tables_are_strict(path: Path, open_database: Opener) -> None:
    with open_database() as database, closing(database.connect()) as connection:
        loose = connection.execute(
            "select name from pragma_table_list"
            " where schema = 'main' and not strict and name <> 'sqlite_schema'"
        ).fetchall()
    assert loose == []


def test_a_reading_connection_cannot_write(path: Path, open_database: Opener) -> None:
    with (
        open_database() as database,
        closing(database.connect()) as connection,
        pytest.raises(sqlite3.OperationalError),
    ):
        connection.execute("update unit set name = 'x'")


def test_a_missing_file(tmp_path: Path, open_database: Opener) -> None:
    refused(open_database, errors.MissingFileError, tmp_path / "none.sqlite3", create=False)


def test_a_missing_folder(tmp_path: Path, open_database: Opener) -> None:
    for exclusive in (True, False):
        with pytest.raises(errors.MissingFolderError, match="thư mục"):
            open_database(tmp_path / "none" / "a.sqlite3", exclusive=exclusive)


def test_a_folder(tmp_path: Path, open_database: Opener) -> None:
    (tmp_path / "folder").mkdir()
    refused(open_database, errors.FolderGivenError, tmp_path / "folder")


def test_a_file_without_bytes(tmp_path: Path, open_database: Opener) -> None:
    (tmp_path / "empty.sqlite3").touch()
    refused(open_database, errors.EmptyFileError, tmp_path / "empty.sqlite3")


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"x" * 5000, b"SQLite format 3\0" + b"\0" * 500])
def test_a_file_that_is_no_database(tmp_path: Path, open_database: Opener, content: bytes) -> None:
    (tmp_path / "letter.docx").write_bytes(content)
    refused(open_database, errors.ForeignFileError, tmp_path / "letter.docx")


def test_the_database_of_another_program(tmp_path: Path, open_database: Opener) -> None:
    other_program(tmp_path / "other.sqlite3", "create table task(id)")
    refused(open_database, errors.ForeignFileError, tmp_path / "other.sqlite3")


@pytest.mark.parametrize(
    "statement",
    [
        "create trigger t after update on unit begin select 1; end",
        "create view v as select 1",
        "create virtual table f using fts5(x)",
        "alter table unit add column more text",
        "drop table window",
    ],
)
def test_a_file_to_which_another_program_added_code_or_columns(
    path: Path, open_database: Opener, statement: str
) -> None:
    other_program(path, statement)
    refused(open_database, errors.AlteredFileError, path)


def test_a_damaged_file(path: Path, open_database: Opener) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 2 :] = b"\xff" * (len(content) - 4096 * 2)
    path.write_bytes(content)
    refused(open_database, errors.DamagedFileError, path)


def test_a_file_with_a_damaged_schema(path: Path, open_database: Opener) -> None:
    content = bytearray(path.read_bytes())
    content[200:4096] = b"\xff" * 3896
    path.write_bytes(content)
    refused(open_database, errors.DamagedFileError, path)


def test_a_file_that_only_a_newer_program_can_read(path: Path, open_database: Opener) -> None:
    other_program(path, "pragma user_version = 7", "update file_mark set min_reader = 7")
    refused(open_database, errors.NewerFileError, path)


def test_a_newer_file_that_may_be_read_opens_for_reading_only(path: Path, open_database: Opener) -> None:
    other_program(path, "pragma user_version = 7", "alter table unit add column more text")
    before = path.read_bytes()
    with open_database() as database:
        assert database.is_read_only
        with pytest.raises(errors.ReadOnlyError, match="chỉ xem"):
            database.write("Sửa", lambda action: action.update("unit", "u", {"name": "x"}))
        with closing(database.connect()) as connection:
            assert connection.execute("select name from unit").fetchone()[0] == "Thôn 1"
    assert path.read_bytes() == before


def test_an_older_file_is_not_migrated_by_reading(path: Path, open_database: Opener) -> None:
    schema = Schema((), migrations=(lambda: None,))  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(errors.OlderFileError, match="nâng cấp"):
        open_database(path, exclusive=False, schema=schema)


def test_a_second_program_may_read_but_not_write(path: Path, open_database: Opener) -> None:
    with open_database():
        with pytest.raises(errors.FileInUseError, match=r"máy PC-1, người dùng .+, từ \d\d:\d\d ngày"):
            open_database(pc="PC-2")
        with open_database(exclusive=False) as reader:
            assert reader.verify().is_sound
            with pytest.raises(errors.ReadOnlyError):
                reader.undo()
    with open_database() as database:
        assert not database.is_read_only


def test_a_file_in_wal_mode_goes_back_to_a_mode_that_can_be_copied(path: Path, open_database: Opener) -> None:
    other_program(path, "pragma journal_mode = wal")
    with open_database() as database, closing(database.connect()) as connection:
        assert connection.execute("pragma journal_mode").fetchone()[0] == "delete"


def test_a_read_only_file(path: Path, open_database: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    # The administrator, as whom tests may run, is never refused by the system itself; see tests/faults.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(errors.ReadOnlyPlaceError, match="mở để xem"):
        open_database()


def test_an_unfinished_new_file_is_no_obstacle(tmp_path: Path, open_database: Opener) -> None:
    (tmp_path / "a.sqlite3.new").write_bytes(b"half of a file")
    with open_database() as database:
        assert database.verify().is_sound
    assert not (tmp_path / "a.sqlite3.new").exists()


def test_a_path_with_strange_letters_opens(tmp_path: Path, open_database: Opener) -> None:
    # Windows allows no question mark.
    path = tmp_path / f"Dữ liệu 100% #1{'' if sys.platform == 'win32' else '?'} của xã.sqlite3"
    with open_database(path) as database:
        database.write("Thêm", lambda action: action.insert("unit", {"name": "x"}))
    with open_database(path, create=False) as database:
        assert database.verify().counts["unit"] == 1


def test_closing_twice_does_nothing(open_database: Opener) -> None:
    database = open_database()
    database.close()
    database.close()


def overwritten(path: Path, place: int, data: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[place : place + len(data)] = data
    path.write_bytes(content)


@pytest.mark.parametrize("version", [0, -1, -(2**31)])
def test_a_version_that_never_was_is_refused(path: Path, open_database: Opener, version: int) -> None:
    other_program(path, f"pragma user_version={version}")
    refused(open_database, errors.AlteredFileError, path)


def test_a_newer_file_without_our_tables_is_refused(path: Path, open_database: Opener) -> None:
    other_program(path, "pragma user_version=99", "pragma foreign_keys=off", "drop table task")
    refused(open_database, errors.AlteredFileError, path)


def test_a_file_without_its_mark_is_refused(path: Path, open_database: Opener) -> None:
    other_program(path, "delete from file_mark")
    refused(open_database, errors.DamagedFileError, path)


@pytest.mark.parametrize("letter", ["Thôn", "unit.name"])
def test_bytes_that_are_no_letters_are_damage(path: Path, open_database: Opener, letter: str) -> None:
    place = path.read_bytes().index(letter.encode())
    overwritten(path, place + 1, b"\xc3\xc3")
    refused(open_database, errors.DamagedFileError, path)


def test_a_declaration_with_bytes_that_are_no_letters_is_damage(path: Path, open_database: Opener) -> None:
    place = path.read_bytes().index(b"create table entry(".upper().replace(b"ENTRY", b"entry"))
    overwritten(path, place + 14, b"\xc3")
    refused(open_database, errors.DamagedFileError, path)


def test_verify_tells_of_values_that_are_no_json(path: Path, open_database: Opener) -> None:
    overwritten(path, path.read_bytes().index(b'{"unit.name"'), b"[")
    with open_database(path, exclusive=False, unchecked=True) as database:
        assert not database.verify().is_sound


def test_a_format_that_no_sqlite_knows_is_damage(path: Path, open_database: Opener) -> None:
    overwritten(path, 44, (5).to_bytes(4, "big"))
    refused(open_database, errors.DamagedFileError, path)


def test_a_path_too_long_for_the_system_is_refused(tmp_path: Path, open_database: Opener) -> None:
    for create in (True, False):
        with pytest.raises(errors.UnusablePathError) as caught:
            open_database(tmp_path / ("ệ" * 300), create=create)
        assert len(caught.value.sentence) < 400


def test_damage_met_while_reading_is_told_in_words(path: Path, open_database: Opener) -> None:
    with open_database(path, create=False) as database:
        with pytest.raises(errors.DamagedFileError):
            database.read(lambda connection: connection.execute("select cast(x'c3' as text)").fetchall())
        assert database.explain(ValueError("a bug")) is None
        assert isinstance(database.explain(errors.UnreadableValueError()), errors.DamagedFileError)


def test_a_statement_that_failed_does_not_keep_the_file_open(tmp_path: Path) -> None:
    """Windows deletes no file that is open, and a traceback holds the cursor of what failed."""
    path = tmp_path / "a.sqlite3"
    path.touch()
    connection = connect_writing(path)
    connection.execute("create table t(a unique)")
    connection.execute("insert into t values (1)")
    with pytest.raises(sqlite3.IntegrityError) as failed:
        connection.execute("insert into t values (1)")
    connection.close()
    assert path not in {Path(file.path) for file in psutil.Process().open_files()}
    assert failed.traceback
