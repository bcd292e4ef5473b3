# SPDX-License-Identifier: MIT
"""One byte of a file is flipped, each in turn: never a traceback, and never another truth than it was.

What a copy from outside is when a byte of it is flipped, `tests/database/test_foreign.py` asks.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.database.digests import content_digest
from dvcq_desktop.database.errors import DatabaseError
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.schema import Column, Table, TableKind
from dvcq_desktop.database.schemas import Schema
from dvcq_desktop.errors import UserError
from dvcq_desktop.handover import age, receiving
from dvcq_desktop.handover.drives import Drive
from dvcq_desktop.handover.manifest import read_manifest
from dvcq_desktop.handover.receiving import offer_of, offers_in
from dvcq_desktop.handover.sending import hand_over
from tests.database.test_foreign import tamper
from tests.faults.failing_program import quiet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.database import Action

LONG = os.environ.get("DVCQ_FAULTS") == "long"
PARTS = 8 if LONG else 1
BIT = int(os.environ.get("DVCQ_BIT") or 0)
"""Which bit of the first byte is flipped, the next one of the next."""
SECRET = "truong mai khoe lan"
HERE = Replica("r", "PC-1")
SCHEMA = Schema(
    (
        Table(
            "task",
            TableKind.SHARED,
            (
                Column("title", null=False),
                Column("number", "integer"),
                Column("scan", blob=True),
                Column("folded", derived=True),
            ),
            derive=lambda row: {"folded": str(row["title"]).casefold()},
        ),
    )
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a small file with two actions and an attached file, in small pages, as another PC may bring it."""
    made = tmp_path / "a.dvcq"
    with Database.open(made, create=True, schema=SCHEMA, replica=HERE) as database:
        database.write("Thêm", _add)
        database.write("Sửa", lambda action: action.update("task", "t0", {"title": "Việc khác"}))
    with closing(sqlite3.connect(made, isolation_level=None)) as other:
        other.execute("pragma page_size=512")
        other.execute("vacuum")
    tamper(made)
    return made


def _add(action: Action) -> None:
    for number in range(3):
        action.insert("task", {"id": f"t{number}", "title": f"Việc {number}", "number": number})
    action.update("task", "t1", {"scan": action.attach(b"scan" * 50)})


def flipped(whole: bytes, part: int, step: int) -> Iterator[tuple[int, bytes]]:
    """Yield a file with one bit of one byte flipped, for each byte of a part of it."""
    step = PARTS if LONG else step
    for offset in range(part, len(whole), step):
        yield (
            offset,
            whole[:offset] + bytes([whole[offset] ^ (1 << (offset + BIT) % 8)]) + whole[offset + 1 :],
        )


def shown(database: Database) -> tuple[str, list[bytes]]:
    """Return what the rooms would read of a file: its rows and its attached files."""
    with database.reading() as connection:
        digest = content_digest(connection, database.fields.tables.values())
        files = connection.execute("select scan from task where scan is not null").fetchall()
    return digest, [database.blob(sha256) for (sha256,) in files]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_flipped_byte_of_the_file_is_refused_or_shows_the_same(
    path: Path, tmp_path: Path, part: int
) -> None:
    place = tmp_path / "b.dvcq"
    with Database.open(path, schema=SCHEMA, replica=HERE) as database:
        before, report = shown(database), database.verify()
    whole, refused, same = path.read_bytes(), 0, 0
    for offset, bytes_of_it in flipped(whole, part, 97):
        place.write_bytes(bytes_of_it)
        for name in (f"{place.name}.lock", f"{place.name}-journal"):
            place.with_name(name).unlink(missing_ok=True)
        try:
            with Database.open(place, schema=SCHEMA, replica=HERE) as database:
                assert shown(database) == before, offset
                now = database.verify()
                assert now == report or not now.is_sound, offset
            same += 1
        except DatabaseError:
            refused += 1
    assert refused
    assert same


@pytest.fixture
def stick(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Hand the file over, sealed."""
    monkeypatch.setattr(age, "WORK_FACTOR", 2)
    folder = tmp_path / "usb"
    folder.mkdir()
    with Database.open(path, schema=SCHEMA, replica=HERE) as database:
        drive = Drive(folder, 1 << 30, 1 << 30, "vfat")
        now = datetime(2026, 11, 25, tzinfo=UTC)
        hand_over(database, drive, SECRET, replica="r", pc="PC-1", now=now, report=quiet)
    return folder


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("announced", [True, False])
def test_a_flipped_byte_of_a_sealed_copy_is_refused(
    stick: Path, tmp_path: Path, part: int, announced: bool
) -> None:
    (sealed,) = stick.glob("*.age")
    if not announced:
        next(stick.glob("*.json")).unlink()
    target = tmp_path / "plain.dvcq"
    receiving.unseal(offer_of(sealed), SECRET, target, quiet)
    whole = sealed.read_bytes()
    for offset, bytes_of_it in flipped(whole, part, 331):
        sealed.write_bytes(bytes_of_it)
        try:
            receiving.unseal(offer_of(sealed), SECRET, target, quiet)
        except UserError:
            continue
        # What does not say any more that it is sealed is taken for a database, and is none.
        assert not age.is_encrypted(bytes_of_it[:32]), offset
        with pytest.raises(DatabaseError):
            Database.open(target, schema=SCHEMA, exclusive=False)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_flipped_byte_of_a_manifest_is_refused_or_says_the_same(stick: Path, part: int) -> None:
    (place,) = stick.glob("*.json")
    said, whole = read_manifest(place), place.read_bytes()
    for offset, bytes_of_it in flipped(whole, part, 13):
        place.write_bytes(bytes_of_it)
        try:
            assert offer_of(place).manifest == said, offset
        except UserError:
            (found,) = offers_in(stick)
            assert found.manifest is None, offset
