# SPDX-License-Identifier: MIT
"""Two records of one person become one, here and in whatever another PC still writes for the other one."""

from __future__ import annotations

import shutil
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.commitments.rules import MemberState
from dvcq_desktop.commitments.store import signing
from dvcq_desktop.database import Database
from dvcq_desktop.database.merging import prepare_merge
from dvcq_desktop.database.redirecting import redirect, standing_for
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.erasing import erase_person, going
from dvcq_desktop.office.joining import join_people, join_rest, rest_of_joined
from dvcq_desktop.office.rules import Person, Tenure, Unit, UnitKind
from dvcq_desktop.office.store import directory, save_person, save_unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.database.actions import Action

DAY = date(2026, 3, 12)


class Office:
    """A file in which Huệ was entered twice."""

    def __init__(self, path: Path, pc: str, *, create: bool = False) -> None:
        self.database = Database.open(path, create=create, replica=Replica(pc, pc))

    def fill(self) -> None:
        self.database.write("Lập", self._fill)

    def _fill(self, action: Action) -> None:
        unit = save_unit(action, Unit("", "Văn phòng", UnitKind.DIVISION)) or ""
        place = Tenure("", "", unit, "Công chức")
        self.one = save_person(action, Person("", "Nguyễn Thị Huệ", tenures=(place,))) or ""
        self.two = save_person(action, Person("", "Nguyễn Thị Hue", note="Trùng", tenures=(place,))) or ""
        self.task = action.insert(
            "task",
            {"year": 2026, "title": "Đối thoại", "owner": self.two, "recurrence": "none", "state": "open"},
        )
        self.campaign = action.insert("campaign", {"year": 2026, "name": "Đợt 1", "subject": "không"})
        action.insert("commitment_text", {"campaign": self.campaign, "title": "Cam kết", "promises": "Một"})
        signing.mark_signed(action, self.campaign, [self.two], DAY)

    def join(self) -> None:
        self.database.write(
            "Gộp",
            partial(
                join_people,
                fields=self.database.fields,
                kept=self.one,
                gone=self.two,
                values={"note": "Chung"},
                settles=(signing.settle_signatures,),
            ),
        )

    def owner(self) -> str:
        return str(
            self.database.read(lambda connection: connection.execute("select owner from task").fetchone()[0])
        )


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "a.dvcq", "a", create=True)
    made.fill()
    yield made
    made.database.close()


def test_everything_of_both_is_the_kept_ones(office: Office) -> None:
    office.join()
    read = office.database.read
    assert office.owner() == office.one
    (person,) = read(directory).people
    assert (person.full_name, person.note, len(person.tenures)) == ("Nguyễn Thị Huệ", "Chung", 1)
    entries = read(lambda connection: signing.entries(connection, office.campaign))
    assert entries.keys() == {office.one}
    assert (entries[office.one].state, entries[office.one].signed_on) == (MemberState.SIGNED, DAY)
    assert office.database.verify().is_sound


def test_a_signature_of_the_other_record_counts_where_the_kept_one_had_not_signed(office: Office) -> None:
    office.database.write(
        "Ghi", lambda action: signing.set_note(action, office.campaign, office.one, "Đi học về")
    )
    office.join()
    entries = office.database.read(lambda connection: signing.entries(connection, office.campaign))
    assert entries[office.one].state is MemberState.SIGNED


def test_a_form_printed_for_the_other_record_is_the_kept_ones(office: Office) -> None:
    before = office.database.read(signing.forms_by_code)
    office.join()
    after = office.database.read(signing.forms_by_code)
    assert before.keys() == after.keys()
    assert {person for _, person, _ in after.values()} == {office.one}


def test_it_is_undone_at_once(office: Office) -> None:
    office.join()
    office.database.undo()
    assert office.owner() == office.two
    assert len(office.database.read(directory).people) == 2


def test_what_another_pc_wrote_for_the_other_record_follows(office: Office, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "a.dvcq", tmp_path / "b.dvcq")
    there = Database.open(tmp_path / "b.dvcq", replica=Replica("b", "b"))
    there.write(
        "Giao",
        lambda action: action.insert(
            "task",
            {"year": 2026, "title": "Ở B", "owner": office.two, "recurrence": "none", "state": "open"},
        ),
    )
    there.close()
    office.join()
    with prepare_merge(office.database, tmp_path / "b.dvcq") as merge:
        merge.apply()
    left = partial(rest_of_joined, fields=office.database.fields)
    assert office.database.read(left) == 1
    office.database.write("Chuyển", partial(join_rest, fields=office.database.fields))
    assert office.database.read(left) == 0
    owners = office.database.read(
        lambda connection: {row[0] for row in connection.execute("select owner from task")}
    )
    assert owners == {office.one}
    assert office.database.conflicts() == []


def test_two_pcs_that_join_the_other_way_round_lose_nobody(office: Office) -> None:
    fields = office.database.fields
    office.database.write("Gộp", lambda action: redirect(action, fields, "person", office.two, office.one))

    def as_it_came_from_there(action: Action) -> None:
        action.update("person", office.one, {"replaced_by": office.two})
        action.trash("person", office.one)

    office.database.write("Gộp", as_it_came_from_there)
    standing = office.database.read(lambda connection: standing_for(connection, "person"))
    assert standing == {office.one: office.one, office.two: office.two}
    left = partial(rest_of_joined, fields=fields)
    assert office.database.read(left) == 1
    office.database.write("Chuyển", partial(join_rest, fields=fields))
    assert office.database.read(left) == 0
    # Both were made in one moment, so that chance says which id is the lesser.
    first = min(office.one, office.two)
    assert [person.id for person in office.database.read(directory).people] == [first]
    assert office.owner() == first


def test_one_record_is_not_joined_with_itself(office: Office) -> None:
    with pytest.raises(UserError, match="hai người khác nhau"):
        office.database.write(
            "Gộp",
            partial(join_people, fields=office.database.fields, kept=office.one, gone=office.one, values={}),
        )


def test_who_is_erased_goes_with_the_records_that_were_joined(office: Office, tmp_path: Path) -> None:
    database = office.database
    database.write("Sửa", lambda action: action.update("person", office.two, {"full_name": "Nguyễn Huệ"}))
    note = [("handover/last", '{"giver": "Nguyễn Thị Hue, Công chức"}')]
    database.maintain(
        lambda connection: connection.executemany(
            "insert into local_setting(name, value) values (?, ?)", note
        ).fetchall()
    )
    office.join()
    found = database.read(partial(going, fields=database.fields, person=office.one))
    assert "1 hồ sơ đã gộp" in found.going_words({})
    assert "đếm không còn người này" in found.staying_words({})
    database.write("Xóa", partial(erase_person, database.fields, office.one), undoable=False)
    assert database.verify().is_sound
    assert database.read(lambda connection: signing.entries(connection, office.campaign)) == {}
    database.close()
    data = (tmp_path / "a.dvcq").read_bytes()
    for name in ("Nguyễn Thị Huệ", "Nguyễn Thị Hue", "Nguyễn Huệ", "nguyen thi hue", "Trùng", "Công chức"):
        assert name.encode() not in data, name


def test_two_pcs_that_join_the_same_two_have_one_person_and_nothing_to_decide(
    office: Office, tmp_path: Path
) -> None:
    shutil.copy(tmp_path / "a.dvcq", tmp_path / "b.dvcq")
    there = Database.open(tmp_path / "b.dvcq", replica=Replica("b", "b"))
    work = partial(
        join_people,
        fields=there.fields,
        kept=office.one,
        gone=office.two,
        values={"note": "Chung"},
        settles=(signing.settle_signatures,),
    )
    there.write("Gộp", work)
    there.close()
    office.join()
    with prepare_merge(office.database, tmp_path / "b.dvcq") as merge:
        merge.apply()
    (person,) = office.database.read(directory).people
    assert (person.note, len(person.tenures)) == ("Chung", 1)
    assert office.database.conflicts() == []
    assert office.database.verify().is_sound
