# SPDX-License-Identifier: MIT
"""A file of an older version becomes one of this version: after a backup, the same on every PC."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.errors import DatabaseError
from dvcq_desktop.database.merging import compare_with, prepare_merge
from dvcq_desktop.database.schema import Column, Field, FieldValue, Table, TableKind
from dvcq_desktop.database.schemas import Migration, Schema

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlite_utils

    from dvcq_desktop.database import Database

    Opener = Callable[..., Database]

# Made by version 1 of the schema below: two people, one of them renamed since, one in the trash.
OLD_FILE = Path(__file__).with_name("version-1.sqlite3")

UNIT = Table("unit", TableKind.SHARED, (Column("name", null=False),))
OLD = Schema(
    (
        UNIT,
        Table(
            "person",
            TableKind.SHARED,
            (Column("name", null=False), Column("unit", references="unit"), Column("age")),
        ),
    )
)


def _family(name: FieldValue) -> FieldValue:
    return str(name).partition(" ")[0]


def _given(name: FieldValue) -> FieldValue:
    return str(name).rpartition(" ")[2]


NEW_PERSON = Table(
    "person",
    TableKind.SHARED,
    (
        Column("family", null=False),
        Column("given", null=False),
        Column("unit", references="unit"),
        Column("age_text"),
        Column("kind", null=False),
    ),
    fields=(
        Field("person.family", ("family",), heir_of="person.name", upgrade=_family),
        Field("person.given", ("given",), heir_of="person.name", upgrade=_given),
        Field("person.age", ("age_text",)),
        Field("person.kind", ("kind",), initial="official"),
    ),
)


def split_names(db: sqlite_utils.Database) -> None:
    db.table("person").add_column("family", str)
    db.table("person").add_column("given", str)
    for row in list(db.table("person").rows):
        db.table("person").update(row["id"], {"family": _family(row["name"]), "given": _given(row["name"])})


def tidy_people(db: sqlite_utils.Database) -> None:
    db.table("person").add_column("kind", str, not_null_default="official")
    db.table("person").transform(
        drop={"name"}, rename={"age": "age_text"}, not_null={"family", "given", "kind"}, drop_foreign_keys=()
    )


NEW = Schema(
    (UNIT, NEW_PERSON),
    migrations=(Migration("split names", split_names), Migration("tidy people", tidy_people)),
)


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD_FILE, tmp_path / "a.sqlite3"))


def people(database: Database) -> list[tuple[object, ...]]:
    with closing(database.connect()) as connection:
        rows = connection.execute("select id, family, given, age_text, kind from person order by id")
        return [tuple(row) for row in rows]


def test_rows_are_carried_over(old_file: Path, open_database: Opener) -> None:
    with open_database(schema=NEW) as database:
        assert people(database) == [
            ("p1", "Nguyễn", "Huệ", "41", "official"),
            ("p2", "Trần", "Bình", None, "official"),
        ]
        assert [row.id for row in database.trash_list()] == ["p2"]


def test_the_migrated_file_is_sound_and_strict_and_keeps_its_references(
    old_file: Path, open_database: Opener
) -> None:
    with open_database(schema=NEW) as database:
        assert database.verify().is_sound, database.verify().findings
        with closing(database.connect()) as connection:
            (sql,) = connection.execute("select sql from sqlite_schema where name = 'person'").fetchone()
            (version,) = connection.execute("pragma user_version").fetchone()
        assert sql.upper().rstrip().endswith("STRICT")
        assert "REFERENCES" in sql.upper()
        assert version == 3


def test_no_entry_is_written(old_file: Path, open_database: Opener) -> None:
    with closing(sqlite3.connect(old_file)) as connection:
        before = connection.execute("select id from entry order by id").fetchall()
    with open_database(schema=NEW) as database, closing(database.connect()) as connection:
        after = [tuple(row) for row in connection.execute("select id from entry order by id")]
    assert after == before


def test_two_pcs_that_migrate_apart_stay_equal(tmp_path: Path, old_file: Path, open_database: Opener) -> None:
    shutil.copy(old_file, tmp_path / "b.sqlite3")
    with (
        open_database(schema=NEW) as one,
        open_database(tmp_path / "b.sqlite3", pc="PC-2", schema=NEW) as other,
    ):
        first, second = one.verify(), other.verify()
    assert (first.digest, first.content_digest) == (second.digest, second.content_digest)


def test_a_backup_of_the_old_file_lies_beside_it(old_file: Path, open_database: Opener) -> None:
    with closing(sqlite3.connect(old_file)) as connection:
        before = list(connection.iterdump())
    with open_database(schema=NEW) as database:
        backup = database.backup
    assert backup is not None
    assert backup.parent == old_file.parent
    assert ".v1." in backup.name
    with closing(sqlite3.connect(backup)) as connection:
        after = list(connection.iterdump())
    marks = [line for line in before if "file_mark" in line and "INSERT" in line]
    assert [line for line in before if line not in marks] == [
        line for line in after if not ("file_mark" in line and "INSERT" in line)
    ]
    with open_database(backup, schema=NEW) as database:
        assert database.verify().is_sound


def test_the_second_opening_migrates_nothing(old_file: Path, open_database: Opener) -> None:
    open_database(schema=NEW).close()
    with open_database(schema=NEW) as database:
        assert database.backup is None
    assert len(list(old_file.parent.glob("*.v1.*.sqlite3"))) == 1


def test_the_journal_goes_on_where_it_was(old_file: Path, open_database: Opener) -> None:
    with open_database(schema=NEW) as database:
        database.write("Sửa", lambda action: action.update("person", "p1", {"given": "Huê"}))
        (change,) = database.history("person", "p1")[0].changes
        assert (change.field, change.old, change.new) == ("person.given", "Huệ", "Huê")
        assert database.verify().is_sound
        assert database.undo() == "Sửa"
        assert people(database)[0][2] == "Huệ"
        assert database.undo() is None


def test_history_still_tells_what_the_old_field_was(old_file: Path, open_database: Opener) -> None:
    with open_database(schema=NEW) as database:
        changes = [change for entry in database.history("person", "p1") for change in entry.changes]
    assert ("person.name", "Nguyễn Thị Hue", "Nguyễn Thị Huệ") in [
        (change.field, change.old, change.new) for change in changes
    ]


@pytest.mark.parametrize("failing", [0, 1])
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    old_file: Path, open_database: Opener, failing: int
) -> None:
    def fail(_db: sqlite_utils.Database) -> None:
        raise ZeroDivisionError

    migrations = [Migration("split names", split_names), Migration("tidy people", tidy_people)]
    migrations[failing] = Migration("fail", fail)
    before = old_file.read_bytes()
    with pytest.raises(ZeroDivisionError):
        open_database(schema=Schema((UNIT, NEW_PERSON), migrations=tuple(migrations)))
    assert old_file.read_bytes() == before
    assert not list(old_file.parent.glob("*.migrating*"))
    with open_database(schema=NEW) as database:
        assert database.verify().is_sound


def test_a_migration_that_leads_elsewhere_than_declared_is_a_bug(
    old_file: Path, open_database: Opener
) -> None:
    with pytest.raises(RuntimeError, match="declared"):
        open_database(schema=Schema((UNIT, NEW_PERSON), migrations=(Migration("split", split_names),)))


def test_a_file_made_by_this_version_needs_no_migration(tmp_path: Path, open_database: Opener) -> None:
    with open_database(schema=NEW) as database:
        assert database.backup is None
        with closing(database.connect()) as connection:
            assert connection.execute("pragma user_version").fetchone()[0] == 3


def test_opening_without_a_migration_does_not_import_sqlite_utils(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from dvcq_desktop.database import Database;"
        f"Database.open(Path({str(tmp_path / 'x.sqlite3')!r}), create=True).close();"
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_copies_of_two_versions_are_merged(tmp_path: Path, open_database: Opener) -> None:
    """The older one is migrated on a copy first; what it says of an older field is said of its heirs."""
    older = tmp_path / "b.sqlite3"
    with open_database(schema=OLD) as database:
        database.write("Thêm", lambda action: action.insert("person", {"id": "p1", "name": "Trần Lan"}))
        database.write("Thêm", lambda action: action.insert("person", {"id": "p2", "name": "Lê Mai"}))
    shutil.copy(database.path, older)
    with open_database(older, schema=OLD, pc="PC-2") as there:
        there.write("Sửa", lambda action: action.update("person", "p1", {"name": "Trần Hoa", "age": "40"}))
        there.write("Sửa", lambda action: action.update("person", "p2", {"name": "Lý Mai"}))
    before = older.read_bytes()
    with open_database(schema=NEW) as here:
        here.write("Sửa", lambda action: action.update("person", "p1", {"given": "Liên", "kind": "x"}))
        with prepare_merge(here, older) as prepared:
            assert prepared.copy.version == 1
            prepared.apply()
        assert here.verify().is_sound, here.verify().findings
        with closing(here.connect()) as connection:
            rows = connection.execute("select family, age_text, kind from person order by id").fetchall()
        assert [tuple(row) for row in rows] == [("Trần", "40", "x"), ("Lý", None, "official")]
        (conflict,) = here.conflicts()
        assert (conflict.row, conflict.field) == ("p1", "person.given")
        assert {value.value for value in conflict.values} == {"Liên", "Hoa"}
        assert older.read_bytes() == before
        with (
            open_database(older, schema=NEW, pc="PC-2") as there,
            prepare_merge(there, here.path) as prepared,
        ):
            prepared.apply()
            assert there.verify().digest == here.verify().digest
            assert there.verify().content_digest == here.verify().content_digest
            assert there.conflicts() == here.conflicts()


def test_an_old_file_that_is_not_what_its_version_made_is_refused(
    old_file: Path, open_database: Opener
) -> None:
    with open_database(old_file.with_name("new.sqlite3"), schema=NEW) as here:
        with closing(sqlite3.connect(old_file)) as other, other:
            other.execute("alter table person drop column name")
        with pytest.raises(DatabaseError, match=r"cấu trúc|hỏng"):
            compare_with(here, old_file)
