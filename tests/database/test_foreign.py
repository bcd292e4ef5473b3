# SPDX-License-Identifier: MIT
"""A file from outside is hostile until proven: whatever it is, one sentence, and nothing of it is taken."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.errors import (
    AlteredFileError,
    DamagedFileError,
    DatabaseError,
    EmptyFileError,
    FolderGivenError,
    ForeignFileError,
    HalfCopyError,
    MissingFileError,
    NewerFileError,
)
from dvcq_desktop.database.header import HeaderReader
from dvcq_desktop.database.merging import compare_with, prepare_merge
from dvcq_desktop.database.verify import verify
from dvcq_desktop.database.wholeness import settle_mark

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.database import Database

    Pair = tuple[Database, Database]

LONG = os.environ.get("DVCQ_FAULTS") == "long"
STEP, PARTS = (1, 32) if LONG else (293, 1)
"""Every how many bytes one is flipped: the long run (`dev.py faults`) flips each, in parts."""


@pytest.fixture
def copy(pair: Pair, tmp_path: Path) -> Path:
    """Return a whole file with more in it than the first of the pair, which nobody has open."""
    here, there = pair
    there.write(
        "Thêm",
        lambda action: action.insert(
            "task", {"id": "x", "title": "Việc mới", "cost": 5, "scan": action.attach(b"scan" * 20)}
        ),
    )
    there.write("Sửa", lambda action: action.update("task", "t", {"title": "B"}))
    there.close()
    assert not here.is_read_only
    return there.path


def tamper(path: Path, *statements: str) -> None:
    """Change a file by another program, and let its mark say that this is how we left it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("pragma writable_schema=on")
        for statement in statements:
            other.execute(statement)
        other.row_factory = sqlite3.Row
        reader = HeaderReader(path)
        settle_mark(other, reader)
    reader.close()


@pytest.mark.parametrize(
    "statement",
    [
        "create trigger x after insert on unit begin delete from task; end",
        "create view x as select * from task",
        "create table x(a)",
        "create virtual table x using fts5(a)",
        "alter table task add column more text",
        "alter table task add column more text as (title || 'x')",
        "create index x on task(title)",
        "create index x on task(lower(title))",
        "create unique index x on task(title)",
        "create index x on task(title) where cost > 1",
        "drop index task_unit",
        "update sqlite_schema set sql = replace(sql, 'title text not null', 'title text')",
        "update sqlite_schema set sql = replace(sql, 'references unit(id)', '') where name = 'task'",
        "update sqlite_schema set sql = replace(sql, 'cost integer', 'cost integer check(abs(cost))')",
        "update sqlite_schema set sql = replace(sql, 'cost integer', 'cost integer default (random())')",
        "update sqlite_schema set sql = replace(sql, '(''insert'', ''update'')', '(randomblob(9))')",
        "update sqlite_schema set sql = replace(sql, 'cost integer', 'cost integer collate nocase')",
        "update sqlite_schema set sql = replace(sql, ' strict', '') where name = 'task'",
    ],
)
def test_a_file_of_another_shape_or_with_code_in_it_is_refused(
    pair: Pair, copy: Path, statement: str
) -> None:
    tamper(copy, statement)
    with pytest.raises((AlteredFileError, DamagedFileError)):
        prepare_merge(pair[0], copy)


@pytest.mark.parametrize(
    "statement",
    [
        "update entry_value set value = 'C' where value = 'B'",
        "update entry set row = 'y' where row = 'x'",
        "update entry set tbl = 'unit' where row = 'x'",
        "update action set name = 'Khác' where seq = 2",
        "update action set at = '2031-01-01T00:00:00.000Z' where seq = 2",
        "update action set digest = substr(digest, 3) where seq = 2",
        "delete from entry_parent",
        "update blob set data = x'00'",
        "update blob set size = 1",
        "delete from entry_value where entry = 2",
    ],
)
def test_a_journal_that_was_changed_is_refused(pair: Pair, copy: Path, statement: str) -> None:
    tamper(copy, statement)
    before = pair[0].verify()
    with pytest.raises((DamagedFileError, HalfCopyError)):
        prepare_merge(pair[0], copy)
    assert pair[0].verify() == before


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ("'{\"task.title\": 5}'", ""),
        ('\'{"task.title": "a\\ud800"}\'', ""),
        ('\'{"task.title": "a\\u0000"}\'', ""),
        ("'{\"task.cost\": 99999999999999999999999}'", ""),
        ("'{\"task.cost\": 1.5}'", ""),
        ("'{\"task.cost\": true}'", ""),
        ('\'{"unit.name": "x"}\'', ""),
        ("'[1, 2]'", ""),
        ("x'00ff'", ""),
        ("replace(hex(zeroblob(50000)), '0', '[')", ""),
        ("1.5", "task.cost"),
        ("'x'", "task.cost"),
        ("'x'", "task.progress"),
        ("'[1, 2, 3]'", "task.progress"),
    ],
)
def test_a_forged_value_under_a_right_digest_is_refused(
    pair: Pair, copy: Path, value: str, field: str
) -> None:
    forge(
        copy,
        f"update entry_value set value = {value}, field = '{field}' where field = 'task.title'"
        if field
        else f"update entry_value set value = {value} where entry = 2",
    )
    before = pair[0].verify()
    with pytest.raises(DatabaseError):
        prepare_merge(pair[0], copy)
    assert pair[0].verify() == before


def forge(path: Path, statement: str) -> None:
    """Change a file as somebody would who knows how its actions are sealed."""
    from dvcq_desktop.database.digests import renew_digest

    tamper(path, statement)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, suppress(sqlite3.DatabaseError):
        for (number,) in other.execute("select seq from action").fetchall():
            renew_digest(other, number)
    tamper(path)


def test_rows_that_another_program_changed_are_not_taken(pair: Pair, copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as other, other:
        other.execute("update task set cost = 999")
    with prepare_merge(pair[0], copy) as prepared:
        assert prepared.copy.altered
        prepared.apply()
    with closing(pair[0].connect()) as connection:
        assert connection.execute("select max(cost) from task").fetchone()[0] == 5
    assert pair[0].verify().is_sound


def test_other_files_are_refused_each_in_its_words(pair: Pair, copy: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        compare_with(pair[0], tmp_path / "none.sqlite3")
    with pytest.raises(FolderGivenError):
        compare_with(pair[0], tmp_path)
    place = tmp_path / "x.sqlite3"
    for data, error in (
        (b"", EmptyFileError),
        (b"%PDF-1.7" * 99, ForeignFileError),
        (copy.read_bytes()[:-4096], DamagedFileError),
        (copy.read_bytes() + b"\0" * 4096, DamagedFileError),
        (copy.read_bytes()[:18] + b"\2\2" + copy.read_bytes()[20:], AlteredFileError),
    ):
        place.write_bytes(data)
        with pytest.raises(error):
            compare_with(pair[0], place)
    with closing(sqlite3.connect(place := tmp_path / "y.sqlite3")) as other:
        other.execute("create table x(a)")
    with pytest.raises(ForeignFileError):
        compare_with(pair[0], place)


def test_a_file_of_a_newer_program_is_refused(pair: Pair, copy: Path) -> None:
    tamper(copy, "pragma user_version=9")
    with pytest.raises(NewerFileError, match="cập nhật"):
        compare_with(pair[0], copy)


def test_the_copy_is_only_read(pair: Pair, copy: Path) -> None:
    before = copy.read_bytes(), copy.stat().st_mtime_ns, sorted(copy.parent.iterdir())
    with prepare_merge(pair[0], copy) as prepared:
        prepared.apply()
    assert (copy.read_bytes(), copy.stat().st_mtime_ns, sorted(copy.parent.iterdir())) == before


def compact(path: Path) -> bytes:
    """Write a file anew with small pages, so that fewer bytes say the same."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("pragma page_size=512")
        other.execute("vacuum")
    tamper(path)
    return path.read_bytes()


@pytest.mark.parametrize("part", range(PARTS))
def test_no_flipped_byte_is_taken_for_truth(pair: Pair, copy: Path, tmp_path: Path, part: int) -> None:
    whole = compact(copy)
    expected = merged_content(pair[0], copy)
    place = tmp_path / "flipped.sqlite3"
    refused = taken = 0
    for offset in range(part * STEP, len(whole), PARTS * STEP):
        place.write_bytes(whole[:offset] + bytes([whole[offset] ^ (1 << offset % 8)]) + whole[offset + 1 :])
        try:
            assert merged_content(pair[0], place) == expected, offset
            taken += 1
        except DatabaseError:
            refused += 1
    assert refused
    assert taken


def merged_content(here: Database, there: Path) -> tuple[object, ...]:
    """Return what merging would make of our file, and how the comparison says it would come about."""
    with prepare_merge(here, there) as prepared:
        assert prepared.preview is not None
        with prepared.preview.reading() as connection:
            report = verify(connection, here.fields)
            actions = connection.execute(
                "select id, name, at, replica, pc from action order by id"
            ).fetchall()
    assert report.integrity == "ok"
    return report.content_digest, prepared.comparison, [tuple(action) for action in actions]
