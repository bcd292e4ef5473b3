# SPDX-License-Identifier: MIT
"""Backups: whole, cheap, and found again when the day comes."""

from __future__ import annotations

import gzip
import os
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dvcq_desktop.database.connections import connect_reading
from dvcq_desktop.database.database import Database
from dvcq_desktop.database.erasing import erase
from dvcq_desktop.database.errors import DatabaseError
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.restoring import prepare_restore
from dvcq_desktop.handover.backing_up import back_up, own_folder
from dvcq_desktop.handover.backups import KEPT_APART, STORE, Backup, BackupError, BackupFolder, Occasion

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


@pytest.fixture
def folder(database: Database, tmp_path: Path) -> BackupFolder:
    return BackupFolder(tmp_path / "Sao lưu", database.path.stem)


def made(folder: BackupFolder, database: Database, **later: float) -> Backup:
    backup = folder.make(database, NOW + timedelta(**later))
    assert backup is not None
    return backup


def change(database: Database, content: bytes = b"") -> None:
    database.write(
        "Đính kèm",
        lambda action: action.insert(
            "attachment",
            {
                "owner_table": "unit",
                "owner_id": "x",
                "name": "a",
                "file": action.attach(content or os.urandom(50)),
            },
        ),
    )


def add_village(database: Database) -> None:
    database.write("Thêm", lambda action: action.insert("unit", {"name": "Thôn 1", "kind": "village"}))


def stored(folder: BackupFolder) -> set[str]:
    return {path.name for path in (folder.folder / STORE).glob("*/*")}


def test_a_backup_restores_to_the_same_database(
    database: Database, folder: BackupFolder, tmp_path: Path
) -> None:
    backup = made(folder, database)
    here = database.verify()
    change(database)
    target = tmp_path / "khôi phục.dvcq"
    folder.restore(backup, target)
    with Database.open(target, replica=Replica("a", "PC-A")) as restored:
        there = restored.verify()
        (sha256,) = restored.read(lambda c: c.execute("select sha256 from blob").fetchone())
        assert restored.blob(sha256) == bytes(200_000)
        assert restored.undo_name() == "Lập cơ quan"
    assert there.is_sound
    assert (there.digest, there.content_digest) == (here.digest, here.content_digest)


def test_with_nothing_changed_no_backup_is_made(database: Database, folder: BackupFolder) -> None:
    made(folder, database)
    assert folder.make(database, NOW + timedelta(hours=1)) is None
    change(database)
    assert folder.make(database, NOW + timedelta(hours=2)) is not None
    assert len(folder.backups()) == 2


def test_scans_cost_their_size_only_once(database: Database, folder: BackupFolder) -> None:
    for hours in range(4):
        change(database)
        made(folder, database, hours=hours)
    assert len(stored(folder)) == 5
    without_scans = database.path.stat().st_size - 200_000
    assert all(backup.size <= without_scans for backup in folder.backups())
    whole = sum(path.stat().st_size for path in (folder.folder / STORE).glob("*/*"))
    assert whole == 200_000 + 4 * 50


def test_scans_that_no_backup_needs_are_removed_with_the_last_one(
    database: Database, folder: BackupFolder
) -> None:
    database.write("Khác", lambda action: action.attach(b"only for a while"), undoable=False)
    add_village(database)
    made(folder, database)
    assert len(stored(folder)) == 2
    database.clean_attachments()
    add_village(database)
    made(folder, database, hours=1)
    assert len(stored(folder)) == 2
    add_village(database)
    made(folder, database, days=90)
    assert [backup.made_at for backup in folder.backups()] == [
        NOW + timedelta(days=90),
        NOW + timedelta(hours=1),
    ]
    assert len(stored(folder)) == 1


def test_a_damaged_backup_is_found_when_it_is_proved(database: Database, folder: BackupFolder) -> None:
    backup = made(folder, database)
    folder.prove(backup)
    data = backup.path.read_bytes()
    backup.path.write_bytes(data[: len(data) // 2])
    with pytest.raises(BackupError, match="không còn nguyên vẹn"):
        folder.prove(backup)
    backup.path.write_bytes(data)
    (scan,) = (folder.folder / STORE).glob("*/*")
    scan.write_bytes(bytes(199_999) + b"x")
    with pytest.raises(BackupError, match="không còn nguyên vẹn"):
        folder.prove(backup)
    scan.unlink()
    with pytest.raises(BackupError, match="thiếu một tệp"):
        folder.prove(backup)


def test_a_restore_that_fails_leaves_nothing(
    database: Database, folder: BackupFolder, tmp_path: Path
) -> None:
    backup = made(folder, database)
    (scan,) = (folder.folder / STORE).glob("*/*")
    scan.unlink()
    target = tmp_path / "khôi phục.dvcq"
    with pytest.raises((BackupError, DatabaseError)):
        folder.restore(backup, target)
    assert not target.exists()


def test_giving_up_leaves_no_half_of_a_backup(database: Database, folder: BackupFolder) -> None:
    def give_up() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder.make(database, NOW, give_up)
    assert folder.backups() == []
    assert [path.name for path in folder.folder.iterdir()] == [STORE]


def test_what_a_killed_backup_left_is_no_backup_and_goes(database: Database, folder: BackupFolder) -> None:
    folder.folder.mkdir()
    half = folder.folder / f"{database.path.stem}-20260101-000000.dvcq.dang-luu"
    half.write_bytes(b"half")
    assert folder.backups() == []
    made(folder, database)
    assert not half.exists()


def test_two_backups_of_one_second_are_two(database: Database, folder: BackupFolder) -> None:
    made(folder, database)
    change(database)
    made(folder, database)
    assert len(folder.backups()) == 2


def test_a_folder_that_cannot_be_written_is_told(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BackupError, match="Không ghi được vào thư mục sao lưu"):
        BackupFolder(tmp_path / "file", database.path.stem).make(database, NOW)


def test_backups_of_another_database_in_the_folder_are_left_alone(
    database: Database, folder: BackupFolder, tmp_path: Path
) -> None:
    made(folder, database)
    other = BackupFolder(folder.folder, "khác")
    assert other.backups() == []
    with Database.open(tmp_path / "khác.dvcq", create=True, replica=Replica("b", "PC-B")) as second:
        change(second, b"the other's")
        made(other, second)
    change(database)
    made(folder, database, days=90)
    assert len(other.backups()) == 1
    assert len(stored(folder)) == 3


def test_a_backup_from_before_the_program_was_renewed_is_whole(tmp_path: Path) -> None:
    folder = BackupFolder(tmp_path, "a")
    older = Path(__file__).parents[1] / "database" / "program-version-2.gz"
    (tmp_path / "a-20250101-090000.dvcq").write_bytes(gzip.decompress(older.read_bytes()))
    (backup,) = folder.backups()
    with closing(connect_reading(backup.path)) as connection:
        for sha256, data in connection.execute("select sha256, data from blob"):
            place = tmp_path / STORE / sha256[:2] / sha256
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    folder.prove(backup)
    backup.path.write_bytes(backup.path.read_bytes()[:-5000])
    with pytest.raises(BackupError, match="không còn nguyên vẹn"):
        folder.prove(backup)


def test_a_backup_from_a_day_that_is_still_to_come_hides_no_later_one(
    database: Database, folder: BackupFolder
) -> None:
    ahead = made(folder, database, days=4000)
    assert folder.make(database, NOW) is None
    add_village(database)
    latest = made(folder, database)
    assert folder.make(database, NOW + timedelta(hours=1)) is None
    assert folder.holding(database, NOW + timedelta(hours=1)) == latest
    assert folder.backups()[0] == ahead


def test_one_from_before_a_merge_is_kept_for_a_month_and_thinned_like_others_then(
    database: Database, folder: BackupFolder
) -> None:
    kept = folder.make(database, NOW, occasion=Occasion.MERGE)
    assert kept
    assert kept.path.name.endswith("-truoc-hop-nhat.dvcq")
    folder.prove(kept)
    for hours in range(1, 24 * 40, 24):
        change(database)
        made(folder, database, hours=hours)
        is_apart = timedelta(hours=hours) < KEPT_APART
        assert (kept.path in {backup.path for backup in folder.backups()}) == is_apart or not is_apart
    assert kept.path not in {backup.path for backup in folder.backups()}


def test_one_from_before_a_merge_takes_no_other_s_place(database: Database, folder: BackupFolder) -> None:
    first = made(folder, database)
    change(database)
    apart = folder.make(database, NOW + timedelta(hours=1), occasion=Occasion.MERGE)
    change(database)
    made(folder, database, days=10)
    assert {first.path, apart and apart.path} < {backup.path for backup in folder.backups()}
    found = next(backup for backup in folder.backups() if backup.occasion)
    assert found.is_kept_apart(NOW)
    assert found.is_kept_apart(NOW - timedelta(days=400))


def test_where_nothing_changed_the_newest_becomes_the_one_from_before(
    database: Database, folder: BackupFolder
) -> None:
    made(folder, database)
    kept = folder.make(database, NOW + timedelta(days=1), occasion=Occasion.RESTORE)
    assert kept
    assert [backup.path for backup in folder.backups()] == [kept.path]
    assert folder.backups()[0].occasion is Occasion.RESTORE
    folder.prove(kept)
    assert folder.make(database, NOW + timedelta(days=2)) is None


def test_copies_from_before_an_erasure_go_also_where_a_round_was_interrupted(
    database: Database, folder: BackupFolder
) -> None:
    add_village(database)
    (row,) = database.read(lambda connection: connection.execute("select id from person limit 1").fetchone())
    old = database.path.with_name("dân vận.v8.2026-11-25.dvcq")
    other = database.path.with_name("dân vận.v8 chép tay.dvcq")
    for copy in (old, other):
        database.copy_to(copy)
    place = own_folder(database.path)
    before = place.make(database, NOW)
    assert before is not None
    kept = before.path.read_bytes()
    database.write("Xóa", lambda action: erase(action, database.fields, [("person", row)]), undoable=False)
    back_up(database, None, NOW + timedelta(hours=1))
    assert (old.exists(), other.exists(), before.path.exists()) == (False, True, False)
    before.path.write_bytes(kept)
    back_up(database, None, NOW + timedelta(hours=2))
    assert [backup.made_at for backup in place.backups()] == [NOW + timedelta(hours=1)]


def test_a_state_that_was_gone_back_to_is_no_copy_of_the_one_before(
    database: Database, folder: BackupFolder, tmp_path: Path
) -> None:
    database.copy_to(tmp_path / "cũ.dvcq")
    add_village(database)
    (row,) = database.read(lambda connection: connection.execute("select id from person limit 1").fetchone())
    database.write("Xóa", lambda action: erase(action, database.fields, [("person", row)]), undoable=False)
    assert folder.make(database, NOW) is not None
    with prepare_restore(database, tmp_path / "cũ.dvcq") as prepared:
        prepared.apply()
    assert folder.make(database, NOW + timedelta(hours=1)) is not None
