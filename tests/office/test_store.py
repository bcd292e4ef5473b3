# SPDX-License-Identifier: MIT
"""The changes of the office on a real file: kept, checked, undone."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.errors import UserError
from dvcq_desktop.office import changes, store
from dvcq_desktop.office.calendar import HolidayKind
from dvcq_desktop.office.rules import PersonKind, Tenure, UnitKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.office.directory import Directory


def _do(database: Database, change: Callable[..., str], *args: object, **values: object) -> str:
    return database.write("Sửa cơ quan", partial(_changed, change, args, values))


def _changed(change: Callable[..., str], args: tuple[object, ...], values: object, action: object) -> str:
    return change(action, *args, values)


def _office(database: Database) -> Directory:
    with closing(database.connect()) as connection:
        return store.directory(connection)


def _unit(database: Database, name: str, **values: object) -> str:
    return _do(database, changes.save_unit, "", name=name, **{"kind": UnitKind.DIVISION, **values})


def test_everything_is_found_again_after_the_file_is_opened_again(database: Database) -> None:
    path = database.path
    unit = _unit(database, "Phòng Văn hóa - Xã hội", short_name="Phòng VH-XH", symbol="VHXH")
    _do(database, changes.save_profile, "", valid_from=date(2025, 7, 1), name="UBND xã", place="Đại Sơn")
    _do(database, changes.save_group, "", name="Các phòng", members=(unit,))
    tenure = Tenure("", "", unit, "Trưởng phòng", True, date(2025, 7, 1))
    values = {"full_name": "Nguyễn Thị Huệ", "birth": "1985", "kind": PersonKind.CIVIL_SERVANT}
    _do(database, changes.save_person, "", tenures=(tenure,), **values)
    _do(database, changes.save_signer, "", name="Lê An", title="CHỦ TỊCH", authority=("TM. ỦY BAN NHÂN DÂN",))
    _do(database, changes.save_holiday, "", day=date(2026, 9, 2), name="Quốc khánh", kind=HolidayKind.OFF)
    before = _office(database)
    database.close()
    with Database.open(path) as again:
        assert _office(again) == before
    assert [person.full_name for person in before.people_on(date(2026, 1, 1), unit)] == ["Nguyễn Thị Huệ"]
    assert before.signers[0].authority == ("TM. ỦY BAN NHÂN DÂN",)
    assert before.groups[0].members == (unit,)


def test_a_change_writes_only_what_was_edited(database: Database) -> None:
    unit = _unit(database, "Văn phòng", symbol="VP")
    _do(database, changes.save_unit, unit, short_name="VP HĐND&UBND")
    _do(database, changes.save_unit, unit, name="Văn phòng HĐND&UBND")
    found = _office(database).units[0]
    assert (found.name, found.short_name, found.symbol) == ("Văn phòng HĐND&UBND", "VP HĐND&UBND", "VP")


def test_each_change_is_undone_by_itself(database: Database) -> None:
    unit = _unit(database, "Văn phòng")
    _do(database, changes.save_unit, unit, name="Văn phòng mới")
    database.undo()
    assert _office(database).units[0].name == "Văn phòng"
    database.undo()
    assert _office(database).units == ()
    database.redo()
    assert _office(database).units[0].name == "Văn phòng"


def test_a_refused_change_leaves_nothing_behind(database: Database) -> None:
    unit = _unit(database, "Văn phòng", valid_from=date(2025, 7, 1))
    with pytest.raises(UserError, match="không được trước ngày bắt đầu"):
        _do(database, changes.save_unit, unit, valid_to=date(2025, 6, 30))
    assert _office(database).units[0].valid_to is None


def test_new_units_stand_at_the_end_and_move_by_one_place(database: Database) -> None:
    ids = [_unit(database, name) for name in ("Thôn 3", "Thôn 1", "Thôn 2")]
    database.write("Đổi thứ tự", lambda action: changes.move_units(action, [ids[2]], -1))
    assert [unit.name for unit in _office(database).units] == ["Thôn 3", "Thôn 2", "Thôn 1"]
    database.undo()
    assert [unit.name for unit in _office(database).units] == ["Thôn 3", "Thôn 1", "Thôn 2"]


def test_a_unit_ends_with_a_successor(database: Database) -> None:
    old, new = _unit(database, "Phòng cũ"), _unit(database, "Phòng mới")
    database.write("Kết thúc", lambda action: changes.end_unit(action, [old], date(2026, 6, 30), new))
    office = _office(database)
    assert [unit.name for unit in office.units_on(date(2026, 7, 1))] == ["Phòng mới"]
    assert office.units_by_id[old].successor == new


def test_a_unit_in_use_is_not_deleted_but_says_what_to_do(database: Database) -> None:
    unit = _unit(database, "Văn phòng")
    _do(database, changes.save_person, "", full_name="Lê An", tenures=(Tenure("", "", unit),))
    with pytest.raises(UserError, match="Kết thúc hoạt động"):
        database.write("Xóa đơn vị", lambda action: changes.trash(action, "unit", [unit]))
    person = _office(database).people[0].id
    database.write("Xóa người", lambda action: changes.trash(action, "person", [person]))
    database.write("Xóa đơn vị", lambda action: changes.trash(action, "unit", [unit]))
    assert _office(database).units == ()


def test_ending_a_persons_work_ends_every_open_position(database: Database) -> None:
    unit = _unit(database, "Văn phòng")
    past = Tenure("", "", unit, "Văn thư", False, date(2020, 1, 1), date(2024, 12, 31))
    now = Tenure("", "", unit, "Chánh Văn phòng", True, date(2025, 1, 1))
    person = _do(database, changes.save_person, "", full_name="Lê An", tenures=(past, now))
    last = date(2026, 3, 31)
    database.write("Kết thúc công tác", lambda action: changes.end_tenures(action, [person], last))
    assert [tenure.ends_on for tenure in _office(database).people[0].tenures] == [date(2024, 12, 31), last]


def test_work_cannot_end_before_it_began(database: Database) -> None:
    unit = _unit(database, "Văn phòng")
    tenure = Tenure("", "", unit, starts_on=date(2025, 1, 1))
    person = _do(database, changes.save_person, "", full_name="Lê An", tenures=(tenure,))
    with pytest.raises(UserError, match="Ngày kết thúc công tác"):
        database.write("Kết thúc", lambda action: changes.end_tenures(action, [person], date(2024, 12, 31)))


def test_a_second_position_is_added_beside_the_first(database: Database) -> None:
    unit = _unit(database, "Văn phòng")
    person = _do(database, changes.save_person, "", full_name="Lê An")
    for position in ("Văn thư", "Thủ quỹ"):
        _do(database, changes.save_tenure, person, "", unit=unit, position=position)
    assert {tenure.position for tenure in _office(database).people[0].tenures} == {"Văn thư", "Thủ quỹ"}


def test_people_are_listed_by_given_name(database: Database) -> None:
    for name in ("Trần Văn Bình", "Nguyễn Thị Ánh", "Lê Văn An", "Đặng Văn An"):
        _do(database, changes.save_person, "", full_name=name)
    names = [person.full_name for person in _office(database).people]
    assert names == ["Đặng Văn An", "Lê Văn An", "Nguyễn Thị Ánh", "Trần Văn Bình"]


def test_a_group_loses_and_gains_members_in_order(database: Database) -> None:
    units = [_unit(database, f"Thôn {number}") for number in (1, 2, 3)]
    group = _do(database, changes.save_group, "", name="Các thôn", members=tuple(units[:2]))
    _do(database, changes.save_group, group, members=(units[2], units[0]))
    assert _office(database).groups[0].members == (units[2], units[0])
    database.undo()
    assert _office(database).groups[0].members == tuple(units[:2])


def test_listed_days_are_switched_off_and_on_together(database: Database) -> None:
    ids = [
        _do(database, changes.save_holiday, "", day=date(2026, 9, day), name="Quốc khánh") for day in (1, 2)
    ]
    database.write("Tắt", lambda action: changes.switch_holidays(action, ids, enabled=False))
    assert [day.enabled for day in _office(database).calendar.holidays] == [False, False]


def test_a_day_in_the_trash_comes_back_when_it_is_listed_again(database: Database) -> None:
    day = date(2026, 9, 2)
    first = _do(database, changes.save_holiday, "", day=day, name="Quốc khánh")
    database.write("Xóa", lambda action: changes.trash(action, "holiday", [first]))
    again = _do(database, changes.save_holiday, "", day=day, name="Quốc khánh 2/9")
    assert (again, _office(database).calendar.holidays[0].name) == (first, "Quốc khánh 2/9")


def test_what_is_edited_while_it_is_deleted_is_refused(database: Database) -> None:
    with pytest.raises(UserError, match="Thùng rác"):
        _do(database, changes.save_unit, "gone", name="Văn phòng")


def test_names_are_kept_as_nfc(database: Database) -> None:
    _unit(database, unicodedata.normalize("NFD", "Phòng Văn hóa"))
    assert _office(database).units[0].name == "Phòng Văn hóa"
