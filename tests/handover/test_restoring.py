# SPDX-License-Identifier: MIT
"""Going back to a backup: shown first, done at once, and never without a way back."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.database.errors import DamagedFileError, DatabaseError, FileInUseError
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.restoring import (
    OutdatedRestoreError,
    SameFileError,
    prepare_restore,
    restore_over,
)
from dvcq_desktop.handover.backups import STORE, BackupError, BackupFolder

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
HERE = Replica("a", "PC-A")


@pytest.fixture
def folder(database: Database, tmp_path: Path) -> BackupFolder:
    return BackupFolder(tmp_path / "Sao lưu", database.path.stem)


def add_village(database: Database, name: str = "Thôn 1") -> None:
    database.write("Thêm thôn", lambda action: action.insert("unit", {"name": name, "kind": "village"}))


def villages(database: Database) -> list[str]:
    return database.read(
        lambda c: [name for (name,) in c.execute("select name from unit where kind = 'village' order by 1")]
    )


def test_what_would_be_lost_is_told_before_and_gone_after(database: Database, folder: BackupFolder) -> None:
    backup = folder.make(database, NOW)
    assert backup
    before = database.verify()
    add_village(database)
    add_village(database, "Thôn 2")
    with prepare_restore(database, backup.path, folder.content) as prepared:
        preview = prepared.preview
        assert preview.changes_anything
        assert preview.comparison.here.actions == 2
        assert preview.comparison.there.actions == 0
        assert [lost.name for lost in preview.lost] == ["Thêm thôn", "Thêm thôn"]
        assert {lost.records for lost in preview.lost} == {1}
        assert villages(database) == ["Thôn 1", "Thôn 2"]
        prepared.apply()
    assert villages(database) == []
    assert database.verify() == before
    (sha256,) = database.read(lambda c: c.execute("select sha256 from blob").fetchone())
    assert database.blob(sha256) == bytes(200_000)


def test_the_file_goes_on_after_going_back(database: Database, folder: BackupFolder) -> None:
    backup = folder.make(database, NOW)
    assert backup
    add_village(database)
    with prepare_restore(database, backup.path, folder.content) as prepared:
        prepared.apply()
    add_village(database, "Thôn 3")
    assert villages(database) == ["Thôn 3"]
    assert database.undo() == "Thêm thôn"
    assert database.redo() == "Thêm thôn"
    assert database.undo() == "Thêm thôn"
    assert database.undo() == "Lập cơ quan"
    path = database.path
    database.close()
    with Database.open(path, replica=HERE) as opened:
        assert opened.verify().is_sound
        assert opened.redo() == "Lập cơ quan"


def test_what_was_lost_comes_back_from_the_backup_made_before(
    database: Database, folder: BackupFolder
) -> None:
    old = folder.make(database, NOW)
    add_village(database)
    kept = folder.make(database, NOW + timedelta(hours=1))
    assert old
    assert kept
    for backup in (old, kept):
        with prepare_restore(database, backup.path, folder.content) as prepared:
            prepared.apply()
    assert villages(database) == ["Thôn 1"]


def test_an_equal_copy_changes_nothing(database: Database, folder: BackupFolder, tmp_path: Path) -> None:
    whole = tmp_path / "bản sao.dvcq"
    database.copy_to(whole)
    with prepare_restore(database, whole) as prepared:
        assert not prepared.preview.changes_anything


def test_a_copy_with_more_in_it_says_so(database: Database, tmp_path: Path) -> None:
    whole = tmp_path / "bản sao.dvcq"
    database.copy_to(whole)
    with Database.open(whole, replica=Replica("b", "PC-B")) as other:
        add_village(other, "Thôn của máy B")
    add_village(database)
    with prepare_restore(database, whole) as prepared:
        assert prepared.preview.comparison.there.actions == 1
        prepared.apply()
    assert villages(database) == ["Thôn của máy B"]


def test_work_done_after_the_preview_is_not_lost(database: Database, folder: BackupFolder) -> None:
    backup = folder.make(database, NOW)
    assert backup
    add_village(database)
    with prepare_restore(database, backup.path, folder.content) as prepared:
        add_village(database, "Thôn 2")
        with pytest.raises(OutdatedRestoreError):
            prepared.apply()
    assert villages(database) == ["Thôn 1", "Thôn 2"]


def test_a_backup_that_lacks_a_file_is_refused_before_anything_changes(
    database: Database, folder: BackupFolder
) -> None:
    backup = folder.make(database, NOW)
    assert backup
    add_village(database)
    shutil.rmtree(folder.folder / STORE)
    with pytest.raises(BackupError, match="thiếu một tệp"):
        prepare_restore(database, backup.path, folder.content)
    with pytest.raises(DamagedFileError):
        prepare_restore(database, backup.path)
    assert villages(database) == ["Thôn 1"]
    assert [path.name for path in database.path.parent.iterdir() if "restore" in path.name] == []


def test_the_file_itself_is_no_copy(database: Database) -> None:
    with pytest.raises(SameFileError):
        prepare_restore(database, database.path)
    add_village(database)
    with pytest.raises(FileInUseError):
        Database.open(database.path, replica=HERE)


def test_a_damaged_file_is_put_aside(database: Database, folder: BackupFolder) -> None:
    backup = folder.make(database, NOW)
    assert backup
    path = database.path
    with pytest.raises(FileInUseError):
        restore_over(path, backup.path, NOW, folder.content)
    database.close()
    path.write_bytes(b"x" * 5000)
    aside = restore_over(path, backup.path, NOW, folder.content)
    assert aside
    assert aside.read_bytes() == b"x" * 5000
    with Database.open(path, replica=HERE) as opened:
        assert opened.verify().is_sound
        assert villages(opened) == []


def test_a_copy_that_is_not_whole_replaces_nothing(database: Database, tmp_path: Path) -> None:
    broken = tmp_path / "hỏng.dvcq"
    database.copy_to(broken)
    data = bytearray(broken.read_bytes())
    data[5000:9000] = bytes(4000)
    broken.write_bytes(data)
    path = database.path
    with pytest.raises(DatabaseError):
        prepare_restore(database, broken)
    database.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseError):
        restore_over(path, broken, NOW)
    assert path.read_bytes() == before
