# SPDX-License-Identifier: MIT
"""Files that earlier versions of the program wrote open in this one, with all that they held."""

from __future__ import annotations

import gzip
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.commitments.rules import MemberState
from dvcq_desktop.commitments.store import signing
from dvcq_desktop.commitments.store.campaigns import campaigns
from dvcq_desktop.database.database import Database
from dvcq_desktop.database.redirecting import redirect
from dvcq_desktop.database.tables import MIGRATIONS
from dvcq_desktop.nominations.store import freezing, recognitions
from dvcq_desktop.nominations.store.models import models
from dvcq_desktop.nominations.store.twins import distinct_pairs, set_distinct
from dvcq_desktop.nominations.terms import Level, ModelKind, Movement, Stage
from dvcq_desktop.nominations.twins import twins_of
from dvcq_desktop.office.rules import BUILT_IN_KINDS, PersonKind
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.rules import StateEntry, TaskState
from dvcq_desktop.plan.store import changes, followups, tasks

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action

# A plan of three duties in an office of two villages; one duty done, one dropped with its reason.
FILE_OF_VERSION_1 = Path(__file__).with_name("program-version-1.gz")
# The same, opened in version 2, with a difficulty that a unit brought up.
FILE_OF_VERSION_2 = Path(__file__).with_name("program-version-2.gz")
# The same, opened in version 4, with a police officer and a campaign for cadres and police.
FILE_OF_VERSION_4 = Path(__file__).with_name("program-version-4.gz")
# That, with somebody who moved away from a campaign, which had no day then.
FILE_OF_VERSION_5 = Path(__file__).with_name("program-version-5.gz")
# That, with an illness instead of the move, which holds from a day on; no models yet.
FILE_OF_VERSION_6 = Path(__file__).with_name("program-version-6.gz")
# That, with its first model; no diary yet.
FILE_OF_VERSION_7 = Path(__file__).with_name("program-version-7.gz")
# That, with its first activity; nobody recorded twice is joined yet.
FILE_OF_VERSION_8 = Path(__file__).with_name("program-version-8.gz")
# That, with a second model that looks like the first; nothing says yet that they are two.
FILE_OF_VERSION_9 = Path(__file__).with_name("program-version-9.gz")
# That, with a decision that rewards one of the two and proposes the other: both were written as one stage.
FILE_OF_VERSION_10 = Path(__file__).with_name("program-version-10.gz")


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    place = tmp_path / "cu.dvcq"
    place.write_bytes(gzip.decompress(FILE_OF_VERSION_1.read_bytes()))
    return place


def test_a_file_of_the_first_version_opens_with_everything_in_it(old_file: Path) -> None:
    with Database.open(old_file) as database, closing(database.connect()) as connection:
        found = tasks.tasks_of_year(connection, 2026)
        assert [task.state for task in found] == [
            StateEntry(TaskState.DONE, date(2026, 6, 20)),
            StateEntry(TaskState.DROPPED, date(2026, 5, 4), "Không còn phù hợp"),
            StateEntry(),
        ]
        assert [len(task.lines) for task in found] == [0, 0, 2]
        assert database.verify().is_sound, database.verify().findings


def test_a_file_of_the_second_version_opens_with_everything_in_it(tmp_path: Path) -> None:
    place = tmp_path / "cu.dvcq"
    place.write_bytes(gzip.decompress(FILE_OF_VERSION_2.read_bytes()))
    with Database.open(place) as database, closing(database.connect()) as connection:
        assert len(tasks.tasks_of_year(connection, 2026)) == 3
        assert [found.content for found in followups.difficulties(connection, 2026)] == ["Chưa có kinh phí"]
        assert database.verify().is_sound, database.verify().findings
    assert len(list(tmp_path.glob("cu.v2.*.dvcq"))) == 1


def test_the_kinds_of_people_of_the_fourth_version_are_the_built_in_ones(tmp_path: Path) -> None:
    place = tmp_path / "cu.dvcq"
    place.write_bytes(gzip.decompress(FILE_OF_VERSION_4.read_bytes()))
    with Database.open(place) as database, closing(database.connect()) as connection:
        office = directory(connection)
        assert {person.full_name: person.kind.label for person in office.people}["Lê An"] == "Công an"
        assert campaigns(connection)[0].kinds == (PersonKind.CADRE, PersonKind.POLICE)
        assert office.kinds == BUILT_IN_KINDS
        assert database.verify().is_sound, database.verify().findings


def test_a_file_of_the_fifth_version_says_of_a_state_that_it_held_from_the_beginning(tmp_path: Path) -> None:
    place = tmp_path / "cu.dvcq"
    place.write_bytes(gzip.decompress(FILE_OF_VERSION_5.read_bytes()))
    with Database.open(place) as database, closing(database.connect()) as connection:
        [entry] = signing.entries(connection, campaigns(connection)[0].id).values()
        assert (entry.as_of(date.min), entry.reason, entry.since) == (MemberState.MOVED, "Điều động", None)
        assert database.verify().is_sound, database.verify().findings


def test_a_file_of_the_sixth_version_takes_its_first_model(tmp_path: Path) -> None:
    place = tmp_path / "cu.dvcq"
    place.write_bytes(gzip.decompress(FILE_OF_VERSION_6.read_bytes()))
    with Database.open(place) as database:
        with closing(database.connect()) as connection:
            [entry] = signing.entries(connection, campaigns(connection)[0].id).values()
            assert (entry.state, entry.since) == (MemberState.EXCUSED, date(2026, 9, 1))
            assert not connection.execute("select 1 from model").fetchall()
        first = {
            "year": 2026,
            "movement": Movement.SKILFUL,
            "kind": ModelKind.COLLECTIVE,
            "name": "Đường hoa",
        }
        database.write("Đăng ký", lambda action: action.insert("model", first))
        assert database.verify().is_sound, database.verify().findings


def test_a_file_of_the_seventh_version_takes_its_first_activity_and_report(tmp_path: Path) -> None:
    place = tmp_path / "cu.dvcq"
    place.write_bytes(gzip.decompress(FILE_OF_VERSION_7.read_bytes()))
    with Database.open(place) as database:
        with closing(database.connect()) as connection:
            assert [row["name"] for row in connection.execute("select name from model")] == ["Đường hoa"]
            assert not connection.execute("select 1 from activity").fetchall()
        talk = {"year": 2026, "kind": "dialogue", "title": "Đối thoại", "happened_on": "2026-06-01"}
        half = {"year": 2026, "period_kind": "half", "period_number": 1, "state": "draft"}
        database.write("Thêm hoạt động", lambda action: action.insert("activity", talk))
        database.write("Lập báo cáo", lambda action: action.insert("report", half))
        assert database.verify().is_sound, database.verify().findings


def test_a_file_of_the_eighth_version_lets_two_records_of_a_person_be_one(tmp_path: Path) -> None:
    place = tmp_path / "cu.dvcq"
    place.write_bytes(gzip.decompress(FILE_OF_VERSION_8.read_bytes()))
    with Database.open(place) as database:
        with closing(database.connect()) as connection:
            one, other = (row["id"] for row in connection.execute("select id from person order by id"))
        database.write("Gộp", lambda action: redirect(action, database.fields, "person", other, one))
        with closing(database.connect()) as connection:
            stated = connection.execute("select person from campaign_member where deleted_at is null")
            assert [row["person"] for row in stated] == [one]
        database.undo()
        assert database.verify().is_sound, database.verify().findings


def test_a_file_of_the_ninth_version_lets_models_that_look_like_one_be_two(tmp_path: Path) -> None:
    place = tmp_path / "cu.dvcq"
    place.write_bytes(gzip.decompress(FILE_OF_VERSION_9.read_bytes()))
    with Database.open(place) as database:
        found = database.read(models)
        assert sorted(model.name for model in found) == ["Đường hoa", "Đường hoà"]
        assert len(twins_of(found)) == 2
        pair = frozenset(model.id for model in found)
        database.write("Không trùng", lambda action: set_distinct(action, [pair]))
        assert twins_of(found, database.read(distinct_pairs)) == {}
        database.undo()
        assert database.read(distinct_pairs) == frozenset()
        assert database.verify().is_sound, database.verify().findings


def test_a_file_of_the_tenth_version_tells_the_rewarded_model_from_the_proposed_one(tmp_path: Path) -> None:
    place = tmp_path / "cu.dvcq"
    place.write_bytes(gzip.decompress(FILE_OF_VERSION_10.read_bytes()))
    with Database.open(place) as database:
        found = {model.name: model for model in database.read(models)}
        rewarded, proposed = found["Đường hoà"], found["Đường hoa"]
        assert (rewarded.stage, proposed.stage) == (Stage.REWARDED, Stage.PROPOSED)
        step = rewarded.step(Stage.REWARDED)
        assert step is not None
        assert step.document == "Quyết định số 45/QĐ-UBND ngày 14 tháng 10 năm 2026"
        database.write("Bỏ", lambda action: _replace_by_recognition(action, rewarded.id))
        again = {model.name: model for model in database.read(models)}
        assert {each.stage for each in again["Đường hoà"].steps} == {Stage.REGISTERED, Stage.RECOGNISED}
        assert database.verify().is_sound, database.verify().findings


def _replace_by_recognition(action: Action, model: str) -> None:
    """Replace the decision of the file by one that only recognises a model."""
    [old] = recognitions.recognitions(action.connection, 2026)
    key = recognitions.draft_replacing(action, old.id)
    recognitions.change_items(action, key, [model], {"level": Level.RECOGNISED})
    issued = {"number": "46", "issued_on": date(2026, 10, 20), "replace_reason": "Ghi nhầm mức"}
    recognitions.save_recognition(action, key, issued)
    freezing.freeze(action, key, date(2026, 11, 1))


def test_it_is_copied_before_it_is_changed(old_file: Path) -> None:
    with Database.open(old_file):
        pass
    assert len(list(old_file.parent.glob("cu.v1.*.dvcq"))) == 1


def test_what_the_first_version_said_of_a_state_is_still_one_field(old_file: Path) -> None:
    with Database.open(old_file) as database:
        with closing(database.connect()) as connection:
            dropped = tasks.tasks_of_year(connection, 2026)[1]
        database.write("Đổi", lambda action: changes.set_state(action, [dropped.id], StateEntry()))
        newest = database.history("task", dropped.id)[0]
        assert newest.changes[0].old == ("dropped", "2026-05-04", "Không còn phù hợp", None)
        assert database.conflicts() == []


def test_a_file_made_anew_has_the_shape_of_a_migrated_one(old_file: Path, tmp_path: Path) -> None:
    with Database.open(old_file), Database.open(tmp_path / "moi.dvcq", create=True):
        pass
    shapes = []
    for place in (old_file, tmp_path / "moi.dvcq"):
        with Database.open(place) as database, closing(database.connect()) as connection:
            names = [
                name
                for (name,) in connection.execute(
                    "select name from sqlite_schema where type = 'table' order by name"
                )
            ]
            shapes.append(
                {
                    name: (
                        {tuple(row)[1:4] for row in connection.execute(f"pragma table_info({name})")},
                        {tuple(row)[2:5] for row in connection.execute(f"pragma foreign_key_list({name})")},
                        {
                            tuple(part[2] for part in connection.execute(f"pragma index_info({row[1]})"))
                            for row in connection.execute(f"pragma index_list({name})").fetchall()
                        },
                    )
                    for name in names
                }
            )
    assert shapes[0] == shapes[1]


def test_every_version_has_a_name_of_its_own() -> None:
    names = [migration.name for migration in MIGRATIONS]
    assert len(set(names)) == len(names)
