# SPDX-License-Identifier: MIT
"""The list of kinds of people: added, renamed, put in order, switched off, and never lost while in use."""

from __future__ import annotations

import shutil
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from dvcq_desktop.commitments.rules import Campaign
from dvcq_desktop.commitments.store.campaigns import campaigns, save_campaign
from dvcq_desktop.database import Database
from dvcq_desktop.database.merging import prepare_merge
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.errors import UserError
from dvcq_desktop.office import changes as office_changes
from dvcq_desktop.office import store
from dvcq_desktop.office.history import history_lines
from dvcq_desktop.office.person_kinds import changes
from dvcq_desktop.office.remarks import remarks_on
from dvcq_desktop.office.rules import BUILT_IN_KINDS, PersonKind, in_order

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.office.directory import Directory

    Read = Callable[[], Directory]


def _save(database: Database, key: str, **values: Any) -> str:
    return str(database.write("Sửa đối tượng", partial(_saved, key, values)))


def _saved(key: str, values: dict[str, Any], action: Any) -> str:
    return changes.save_kind(action, key, values)


def _person(database: Database, name: str, kind: PersonKind) -> str:
    values = {"full_name": name, "kind": kind}
    return str(database.write("Thêm người", lambda action: office_changes.save_person(action, "", values)))


def _labels(read: Read) -> list[str]:
    return [kind.label for kind in read().kinds]


def test_a_new_file_knows_the_seven_kinds_in_their_order(read: Read) -> None:
    assert read().kinds == BUILT_IN_KINDS
    assert _labels(read)[:2] == ["Cán bộ", "Công chức"]
    assert [kind.position for kind in read().kinds] == list(range(1, 8))


def test_a_kind_is_the_same_whatever_it_is_called() -> None:
    renamed = PersonKind("cadre", "Cán bộ chuyên trách", 3)
    assert renamed == PersonKind.CADRE
    assert in_order([PersonKind.CADRE, PersonKind.POLICE, renamed]) == [renamed, PersonKind.POLICE]
    assert in_order([PersonKind.CADRE, renamed])[0].label == "Cán bộ chuyên trách"


def test_an_own_kind_comes_last_and_people_can_be_of_it(database: Database, read: Read) -> None:
    key = _save(database, "", label="Cộng tác viên")
    _person(database, "Lê An", read().kinds[-1])
    assert _labels(read)[-1] == "Cộng tác viên"
    assert (read().people[0].kind.id, read().people[0].kind.label) == (key, "Cộng tác viên")


def test_a_renamed_kind_is_so_called_everywhere_and_back_again_by_undo(
    database: Database, read: Read
) -> None:
    person = _person(database, "Lê An", PersonKind.CADRE)
    scope = Campaign("", 2026, "Đợt", kinds=(PersonKind.CADRE,))
    database.write("Thêm đợt", lambda action: save_campaign(action, scope))
    _save(database, "cadre", label="Cán bộ chuyên trách")
    with closing(database.connect()) as connection:
        assert campaigns(connection)[0].kinds[0].label == "Cán bộ chuyên trách"
    assert read().people[0].kind.label == "Cán bộ chuyên trách"
    told = history_lines(database.history("person", person), read())
    assert "Đối tượng: Cán bộ chuyên trách" in told[0].changes
    database.undo()
    assert read().people[0].kind.label == _labels(read)[0] == "Cán bộ"
    _save(database, "cadre", label="Cán bộ xã")
    assert _labels(read)[0] == "Cán bộ xã"


def test_kinds_are_moved_by_one_place(database: Database, read: Read) -> None:
    database.write("Chuyển", lambda action: changes.move_kinds(action, ["police"], -1))
    assert [kind.id for kind in read().kinds][4:] == ["police", "part-time", "military"]
    assert [kind.position for kind in read().kinds] == list(range(1, 8))


def test_what_is_switched_off_is_offered_to_nobody_but_who_is_of_it(database: Database, read: Read) -> None:
    database.write("Tắt", lambda action: changes.switch_kinds(action, ["military"], enabled=False))
    assert PersonKind.MILITARY in read().kinds
    assert PersonKind.MILITARY not in read().kinds_for()
    assert PersonKind.MILITARY in read().kinds_for(PersonKind.MILITARY)


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("", {"label": ""}, "Chưa có tên đối tượng"),
        ("", {"label": "can bo"}, "Đã có đối tượng"),
        ("police", {"label": "Quân sự"}, "Đã có đối tượng"),
        ("gone", {"label": "Ai đó"}, "vừa bị xóa"),
    ],
)
def test_what_cannot_be_is_refused(database: Database, key: str, values: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError, match=said):
        _save(database, key, **values)


def test_one_kind_stays_on(database: Database) -> None:
    keys = [kind.id for kind in BUILT_IN_KINDS]
    with pytest.raises(UserError, match="cuối cùng"):
        database.write("Tắt", lambda action: changes.switch_kinds(action, keys, enabled=False))


def test_a_kind_in_use_or_built_in_is_not_deleted(database: Database, read: Read) -> None:
    key = _save(database, "", label="Cộng tác viên")
    own = read().kinds[-1]
    scope = Campaign("", 2026, "Đợt", kinds=(PersonKind.CADRE, own))
    campaign = database.write("Thêm đợt", lambda action: save_campaign(action, scope))
    with pytest.raises(UserError, match="1 chỗ"):
        database.write("Xóa", lambda action: changes.trash_kinds(action, [key]))
    with pytest.raises(UserError, match="có sẵn"):
        database.write("Xóa", lambda action: changes.trash_kinds(action, ["cadre"]))
    database.write("Xóa đợt", lambda action: action.trash("campaign", campaign))
    database.write("Xóa", lambda action: changes.trash_kinds(action, [key]))
    assert own not in read().kinds
    assert _save(database, "", label="cộng tác viên") == key


def test_a_name_that_was_given_up_makes_another_kind(database: Database, read: Read) -> None:
    first = _save(database, "", label="Cộng tác viên")
    _save(database, first, label="Tình nguyện viên")
    assert _save(database, "", label="Cộng tác viên") != first
    assert _labels(read)[-2:] == ["Tình nguyện viên", "Cộng tác viên"]


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Database, Database]:
    first, second = tmp_path / "a.dvcq", tmp_path / "b.dvcq"
    Database.open(first, create=True).close()
    shutil.copy(first, second)
    one = Database.open(first, replica=Replica("1", "PC-1"))
    return one, Database.open(second, replica=Replica("2", "PC-2"))


def _merged(here: Database, there: Database) -> Directory:
    with prepare_merge(here, there.path) as prepared:
        prepared.apply()
    with closing(here.connect()) as connection:
        return store.directory(connection)


def test_two_copies_that_add_the_same_kind_have_one(copies: tuple[Database, Database]) -> None:
    here, there = copies
    assert _save(here, "", label="Cộng tác viên") == _save(there, "", label="Cộng tác viên")
    office = _merged(here, there)
    assert len(office.kinds) == len(BUILT_IN_KINDS) + 1
    here.close()
    there.close()


def test_two_kinds_that_came_to_one_name_are_remarked_on(copies: tuple[Database, Database]) -> None:
    here, there = copies
    _save(here, "police", label="Lực lượng vũ trang")
    _save(there, "military", label="Lực lượng vũ trang")
    remarks = remarks_on(_merged(here, there))
    assert remarks.keys() == {"police", "military"}
    here.close()
    there.close()


def test_who_is_of_a_kind_that_the_other_copy_deleted_keeps_it(copies: tuple[Database, Database]) -> None:
    here, there = copies
    key = _save(here, "", label="Cộng tác viên")
    _merged(there, here)
    there.write("Xóa", lambda action: changes.trash_kinds(action, [key]))
    person = _person(here, "Lê An", PersonKind(key))
    office = _merged(here, there)
    assert office.people[0].kind.label == "Cộng tác viên"
    assert "thùng rác" in " ".join(remarks_on(office)[person])
    here.close()
    there.close()
