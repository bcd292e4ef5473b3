# SPDX-License-Identifier: MIT
"""Handing over: what lies on the stick is whole and proved, and a failure leaves the earlier copy whole."""

from __future__ import annotations

import hashlib
import io
import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.errors import UserError
from dvcq_desktop.handover import age, sending
from dvcq_desktop.handover.drives import Drive
from dvcq_desktop.handover.manifest import SUFFIX, Manifest, manifests_in, read_manifest
from dvcq_desktop.handover.parts import PartsReader
from dvcq_desktop.handover.sending import UNFINISHED, HandedOver, NoRoomError, StickError, hand_over

if TYPE_CHECKING:
    import os
    from pathlib import Path

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
SECRET = "truong mai khoe lan bien hue"


class GivenUpError(Exception):
    """What the test raises to give up."""


def hand(
    database: Database, stick: Drive, *, minute: int = 0, give_up_at: int = 0, secret: str = SECRET
) -> HandedOver:
    seen = 0

    def report(_done: int, _total: int, _sentence: str) -> None:
        nonlocal seen
        seen += 1
        if seen == give_up_at:
            raise GivenUpError

    return hand_over(
        database,
        stick,
        secret,
        replica="a",
        pc="PC-A",
        now=NOW + timedelta(minutes=minute),
        report=report,
    )


def plain(stick: Drive, manifest: Manifest, secret: str = SECRET) -> bytes:
    source = io.BufferedReader(PartsReader([stick.path / part.name for part in manifest.parts]))
    with source:
        return b"".join(age.decrypt(source, secret)) if manifest.encrypted else source.read()


def names(stick: Drive) -> set[str]:
    return {path.name for path in stick.path.iterdir()}


@pytest.mark.parametrize("secret", [SECRET, ""])
def test_the_copy_on_the_stick_is_the_whole_database(
    database: Database, stick: Drive, tmp_path: Path, secret: str
) -> None:
    handed = hand(database, stick, secret=secret)
    here = database.verify()
    content = plain(stick, handed.manifest, secret)
    assert hashlib.sha256(content).hexdigest() == handed.manifest.plain_sha256
    place = tmp_path / "lại.dvcq"
    place.write_bytes(content)
    with Database.open(place, replica=Replica("b", "PC-B")) as copy:
        there = copy.verify()
    assert there.is_sound
    assert (there.digest, there.content_digest) == (here.digest, here.content_digest)
    assert (handed.manifest.digest, handed.manifest.content_digest) == (here.digest, here.content_digest)
    assert {table: there.counts[table] for table in handed.manifest.counts} == handed.manifest.counts
    assert read_manifest(handed.manifest_path) == handed.manifest


def test_what_belongs_to_this_pc_stays_here(database: Database, stick: Drive, tmp_path: Path) -> None:
    assert database.undo_name() is not None
    place = tmp_path / "lại.dvcq"
    place.write_bytes(plain(stick, hand(database, stick).manifest))
    with Database.open(place, replica=Replica("b", "PC-B")) as copy:
        assert copy.undo_name() is None
    assert database.undo_name() is not None


def test_nothing_of_the_words_can_be_read_on_the_stick(database: Database, stick: Drive) -> None:
    handed = hand(database, stick)
    data = b"".join((stick.path / part.name).read_bytes() for part in handed.manifest.parts)
    assert age.is_encrypted(data)
    assert "Nguyễn Văn".encode() not in data
    assert b"SQLite format 3" not in data


def test_a_second_copy_takes_the_place_of_the_first(database: Database, stick: Drive) -> None:
    first = hand(database, stick)
    second = hand(database, stick, minute=1)
    assert second.removed == (first.manifest.parts[0].name,)
    assert names(stick) == {second.manifest.parts[0].name, f"dân vận{SUFFIX}"}


def test_a_stranger_s_files_on_the_stick_are_left_alone(database: Database, stick: Drive) -> None:
    (stick.path / "ảnh cưới.jpg").write_bytes(b"x")
    hand(database, stick)
    hand(database, stick, minute=1)
    assert "ảnh cưới.jpg" in names(stick)


def test_giving_up_at_any_moment_leaves_the_earlier_copy_whole(database: Database, stick: Drive) -> None:
    first = hand(database, stick)
    before = names(stick)
    moments = 0
    while True:
        try:
            hand(database, stick, minute=1, give_up_at=moments + 1)
        except GivenUpError:
            moments += 1
            assert names(stick) == before
            assert plain(stick, read_manifest(first.manifest_path))
        else:
            break
    assert moments > 5
    assert not list(database.path.parent.glob("dvcq-tam-*"))


def test_a_stick_that_reads_back_something_else_is_found_out(
    database: Database, stick: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = hand(database, stick)
    before = names(stick)
    prove = sending._prove

    def flip_then_prove(parts: list[tuple[Path, object]], *rest: object) -> None:
        data = bytearray(parts[0][0].read_bytes())
        data[len(data) // 2] ^= 1
        parts[0][0].write_bytes(data)
        prove(parts, *rest)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(sending, "_prove", flip_then_prove)
    for secret in (SECRET, ""):
        with pytest.raises(StickError, match="hỏng"):
            hand(database, stick, minute=1, secret=secret)
        assert names(stick) == before
        assert plain(stick, read_manifest(first.manifest_path))


@pytest.mark.parametrize("secret", [SECRET, ""])
def test_a_copy_that_one_file_cannot_hold_is_written_in_numbered_parts(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setattr("dvcq_desktop.handover.drives._LARGEST_ON_FAT32", 100_000)
    folder = tmp_path / "usb"
    folder.mkdir()
    stick = Drive(folder, 1 << 30, 1 << 30, "vfat")
    handed = hand(database, stick, secret=secret)
    assert len(handed.manifest.parts) > 2
    assert [part.name[-4:] for part in handed.manifest.parts[:2]] == [".001", ".002"]
    assert all(part.size <= 100_000 for part in handed.manifest.parts)
    assert hashlib.sha256(plain(stick, handed.manifest, secret)).hexdigest() == handed.manifest.plain_sha256


def test_a_stick_without_room_is_told_before_anything_is_written(
    database: Database, stick: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(stick.path)._replace(free=1000)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(NoRoomError, match="chỉ còn trống 1 KB mà bản bàn giao cần"):
        hand(database, stick)
    assert not names(stick)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left"), "đã đầy"),
        (OSError(30, "Read-only"), "khóa ghi"),
        (OSError(5, "I/O error"), "báo lỗi"),
        (FileNotFoundError(2, "gone"), "rút ra"),
    ],
)
def test_what_the_stick_says_comes_as_one_sentence(
    database: Database, stick: Drive, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    def fail(_: int) -> None:
        raise error

    monkeypatch.setattr("dvcq_desktop.handover.parts.os.fsync", fail)
    with pytest.raises(UserError, match=said):
        hand(database, stick)
    assert not names(stick)


def test_a_stick_that_cannot_even_be_looked_at_is_gone(
    database: Database, stick: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = type(stick.path).stat
    is_gone = False

    def stat(path: Path, **options: bool) -> os.stat_result:
        if is_gone and path == stick.path:
            raise OSError(5, "Input/output error")
        return real(path, **options)

    def fail(_: int) -> None:
        nonlocal is_gone
        is_gone = True
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(type(stick.path), "stat", stat)
    monkeypatch.setattr("dvcq_desktop.handover.parts.os.fsync", fail)
    with pytest.raises(StickError, match="rút ra"):
        hand(database, stick)


def test_a_stick_that_was_formatted_with_the_number_0_is_there(
    database: Database, stick: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "_disk_of", lambda _folder: 0)
    assert hand(database, stick).manifest_path.exists()


def test_what_a_killed_hand_over_left_is_cleared_away(database: Database, stick: Drive) -> None:
    (stick.path / f"dân vận-20260101-000000.dvcq.age{UNFINISHED}").write_bytes(b"half")
    left = database.path.parent / "dvcq-tam-abc"
    left.mkdir()
    (left / "khoa").touch()
    hand(database, stick)
    assert not any(name.endswith(UNFINISHED) for name in names(stick))
    assert not list(database.path.parent.glob("dvcq-tam-*"))


def from_other_pc(database: Database, stick: Drive, *, minute: int, taken: frozenset[str]) -> HandedOver:
    return hand_over(
        database,
        stick,
        SECRET,
        replica="b",
        pc="PC-B",
        now=NOW + timedelta(minutes=minute),
        report=lambda *_: None,
        taken=taken,
    )


def test_a_copy_of_another_pc_that_was_not_taken_over_stays_on_the_stick(
    database: Database, stick: Drive
) -> None:
    first = hand(database, stick)
    second = from_other_pc(database, stick, minute=1, taken=frozenset())
    assert second.removed == ()
    assert [manifest.pc for manifest in second.kept] == ["PC-A"]
    found = {read_manifest(path).pc for path in manifests_in(stick.path)}
    assert found == {"PC-A", "PC-B"}
    assert plain(stick, first.manifest) == plain(stick, second.manifest)
    again = from_other_pc(database, stick, minute=2, taken=frozenset())
    assert again.removed == (second.manifest.parts[0].name,)
    assert [manifest.pc for manifest in again.kept] == ["PC-A"]


def test_a_copy_that_was_taken_over_gives_way(database: Database, stick: Drive) -> None:
    first = hand(database, stick)
    second = from_other_pc(database, stick, minute=1, taken=frozenset([first.manifest.digest]))
    assert second.removed == (first.manifest.parts[0].name,)
    assert second.kept == ()
    assert len(manifests_in(stick.path)) == 1
