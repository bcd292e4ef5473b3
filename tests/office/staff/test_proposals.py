# SPDX-License-Identifier: MIT
"""A list held against the office: who is new, changed, gone or the same, and what is written of it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import store
from dvcq_desktop.office.rules import Person, PersonKind, Tenure, Unit, UnitKind
from dvcq_desktop.office.staff.applying import Applied, Order, apply_list
from dvcq_desktop.office.staff.matching import same_words
from dvcq_desktop.office.staff.proposals import Proposal, State, propose
from dvcq_desktop.office.staff.units import NONE, key_of, units_of, written_name
from tests.office.staff.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database import Action, Database
    from dvcq_desktop.office.directory import Directory
    from tests.office.staff.conftest import ReadRows, Rows

    Read = Callable[[], Directory]
    Hold = Callable[..., list[Proposal]]

HEADER = ["Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]
CULTURE, MONEY = "Phòng Văn hóa - Xã hội", "Phòng Kinh tế"


@pytest.fixture
def units(database: Database) -> dict[str, str]:
    def work(action: Action) -> dict[str, str]:
        made = [
            Unit("", CULTURE, UnitKind.DIVISION, "Phòng VH-XH"),
            Unit("", MONEY, UnitKind.DIVISION, position=1),
            Unit("", "Công an xã", UnitKind.POLICE, position=2),
        ]
        return {unit.name: store.save_unit(action, unit) for unit in made}

    return database.write("Thêm đơn vị", work)


@pytest.fixture
def employ(database: Database, units: dict[str, str]) -> Callable[..., str]:
    """Let someone be in office already."""

    def employed(name: str, birth: str = "", position: str = "", unit: str = CULTURE, **more: object) -> str:
        tenure = Tenure("", "", units[unit], position, starts_on=date(2025, 7, 1))
        person = Person("", name, birth, tenures=(tenure,))
        work = partial(store.save_person, person=person._replace(**more))  # type: ignore[arg-type]  # names of it
        return database.write("Thêm người", work)

    return employed


@pytest.fixture
def hold(read: Read, read_rows: ReadRows) -> Hold:
    """Hold rows against the office; `chosen` is what she chose for units."""

    def held(rows: Rows, chosen: dict[str, tuple[str, str]] | None = None) -> list[Proposal]:
        office = read()
        listed = read_rows([HEADER, *rows], office=office)
        return list(propose(listed, office, TODAY, units_of(listed, office, TODAY, chosen or {})))

    return held


@pytest.fixture
def take(database: Database, read: Read, read_rows: ReadRows) -> Callable[..., Applied]:
    """Take everything that can be taken, in one action."""

    def taken(rows: Rows, *, left: bool = False, correct: bool = False, since: date = TODAY) -> Applied:
        office = read()
        listed = read_rows([HEADER, *rows], office=office)
        found = units_of(listed, office, TODAY, {})
        chosen = tuple(
            each
            for each in propose(listed, office, TODAY, found)
            if each.taken or (left and each.state is State.LEFT)
        )
        corrections = frozenset(each.key for each in chosen if correct)
        order = Order(chosen, found, since, date(2026, 11, 20), corrections)
        return database.write("Nhập danh sách cán bộ", partial(apply_list, order=order))

    return taken


def _states(proposals: list[Proposal]) -> list[tuple[str, State]]:
    return [(each.name, each.state) for each in proposals]


def test_who_left_comes_back_by_an_old_list_only_when_she_says_so(
    database: Database, units: dict[str, str], hold: Hold
) -> None:
    ended = Tenure("", "", units[CULTURE], "Chuyên viên", ends_on=date(2026, 3, 25))
    person = Person("", "Nguyễn Văn Thử", "1980-03-05", tenures=(ended,))
    database.write("Thêm người", partial(store.save_person, person=person))
    (found,) = hold([["Nguyễn Văn Thử", "05/03/1980", "Chuyên viên", CULTURE]])
    assert (found.state, found.taken) == (State.CHANGED, False)
    assert "đã thôi công tác từ 25/03/2026, nhận là trở lại" in found.what


def test_new_changed_left_and_the_same(employ: Callable[..., str], hold: Hold) -> None:
    employ("Nguyễn Văn Thử", "1980-03-05", "Chuyên viên")
    employ("Trần Thị Mẫu", "1985", "Chuyên viên")
    employ("Lê Văn Ví", "1990", "Chuyên viên")
    found = hold(
        [
            ["Nguyễn Văn Thử", "05/03/1980", "Chuyên viên", "Phòng VH-XH"],
            ["Trần Thị Mẫu", "12/08/1985", "Phó Trưởng phòng", "Phòng Văn hóa- Xã hội xã"],
            ["Phạm Thị Giả", "1991", "Chuyên viên", "Phòng VHXH"],
        ]
    )
    assert _states(found) == [
        ("Nguyễn Văn Thử", State.SAME),
        ("Trần Thị Mẫu", State.CHANGED),
        ("Phạm Thị Giả", State.NEW),
        ("Lê Văn Ví", State.LEFT),
    ]
    assert [change.text for change in found[1].changes] == [
        "ngày sinh: 1985 → 12/08/1985",
        "chức vụ: Chuyên viên → Phó Trưởng phòng",
    ]
    assert [each.taken for each in found] == [False, True, True, False]


def test_who_works_elsewhere_has_not_left(employ: Callable[..., str], hold: Hold) -> None:
    employ("Nguyễn Văn Thử", "1980", unit=MONEY)
    assert _states(hold([["Trần Thị Mẫu", "1985", "", CULTURE]])) == [("Trần Thị Mẫu", State.NEW)]


def test_who_stands_in_a_wrong_row_or_beside_a_new_unit_has_not_left(
    employ: Callable[..., str], hold: Hold
) -> None:
    employ("Nguyễn Văn Thử", "1980")
    employ("Lê Văn Ví", "1990", unit=MONEY)
    found = hold(
        [
            ["Nguyễn Văn Thử", "31/02/1980", "", CULTURE],
            ["Trần Thị Mẫu", "1985", "", CULTURE],
            ["Phạm Thị Giả", "1985", "", "Trạm Y tế"],
        ]
    )
    assert [each.state for each in found] == [State.WRONG, State.NEW, State.NEW]


def test_two_people_of_one_name_are_told_apart_by_birth(employ: Callable[..., str], hold: Hold) -> None:
    older = employ("Nguyễn Văn Thử", "1970-01-01", "Chuyên viên")
    younger = employ("Nguyễn Văn Thử", "1990-01-01", "Chuyên viên")
    found = hold(
        [
            ["Nguyễn Văn Thử", "01/01/1990", "Chuyên viên", CULTURE],
            ["Nguyễn Văn Thử", "01/01/1970", "Chuyên viên", CULTURE],
            ["Nguyễn Văn Thử", "01/01/1980", "Chuyên viên", CULTURE],
        ]
    )
    assert [each.person.id if each.person else None for each in found] == [younger, older, None]
    assert [each.state for each in found] == [State.SAME, State.SAME, State.NEW]


def test_without_a_birth_unit_and_position_tell(employ: Callable[..., str], hold: Hold) -> None:
    here = employ("Nguyễn Văn Thử", "1970", "Chuyên viên", CULTURE)
    there = employ("Nguyễn Văn Thử", "1990", "Trưởng phòng", MONEY)
    found = hold(
        [["Nguyễn Văn Thử", "", "Trưởng phòng", MONEY], ["Nguyễn Văn Thử", "", "Chuyên viên", CULTURE]]
    )
    assert [each.person.id if each.person else None for each in found] == [there, here]


def test_what_stays_unclear_is_not_taken(employ: Callable[..., str], hold: Hold) -> None:
    employ("Nguyễn Văn Thử", "1970", "Chuyên viên", CULTURE)
    employ("Nguyễn Văn Thử", "1990", "Chuyên viên", CULTURE)
    found = hold([["Nguyễn Văn Thử", "", "Chuyên viên", CULTURE]])[0]
    assert (found.state, found.taken) == (State.NEW, False)
    assert "chưa rõ là ai" in found.what


def test_another_birth_in_the_same_place_is_asked_about(employ: Callable[..., str], hold: Hold) -> None:
    employ("Nguyễn Văn Thử", "1970-01-02", "Chuyên viên", CULTURE)
    found = hold([["Nguyễn Văn Thử", "02/01/1971", "Chuyên viên", CULTURE]])[0]
    assert (found.state, found.taken) == (State.CHANGED, False)
    assert "ngày sinh khác" in found.what


def test_tones_may_stand_elsewhere_but_another_tone_is_another_name(
    employ: Callable[..., str], hold: Hold
) -> None:
    employ("Nguyễn Văn Hoà", "1980", "Chuyên viên")
    employ("Nguyễn Văn Hóa", "1970", "Chuyên viên")
    found = hold(
        [["Nguyễn Văn Hòa", "", "Chuyên viên", CULTURE], ["NGUYEN VAN HOA", "1970", "Chuyên viên", CULTURE]]
    )
    assert [each.state for each in found] == [State.SAME, State.SAME]
    assert same_words("Nguyễn Văn Hoà", "nguyễn văn hòa")
    assert not same_words("Hoà", "Hóa")


def test_one_person_twice_in_the_list_is_taken_once(hold: Hold) -> None:
    found = hold(
        [
            ["Nguyễn Văn Thử", "1980", "Chuyên viên", CULTURE],
            ["Nguyễn Văn Thử", "1980", "Chuyên viên", MONEY],
            ["Nguyễn Văn Thử", "1990", "Chuyên viên", CULTURE],
        ]
    )
    assert [each.state for each in found] == [State.NEW, State.WRONG, State.NEW]
    assert found[1].what == "Dòng 3: cùng một người với dòng 2"


def test_unknown_units_are_proposed_or_left_out(hold: Hold, units: dict[str, str]) -> None:
    rows = [["Nguyễn Văn Thử", "1980", "Giám đốc", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"]]
    new = hold(rows)[0]
    assert new.move is not None
    assert (new.move.unit, bool(new.move.new_unit), new.move.is_head) == ("", True, True)
    key = new.move.new_unit
    other = hold(rows, {key: (units[MONEY], "")})[0]
    assert other.move is not None
    assert other.move.unit == units[MONEY]
    none = hold(rows, {key: (NONE, "")})[0]
    assert none.move is None
    assert none.values is not None
    assert none.values["note"] == "Giám đốc"


def test_names_of_new_units_are_written_as_units_are() -> None:
    assert written_name("PHÒNG VĂN HÓA - XÃ HỘI") == "Phòng Văn hóa - Xã hội"
    assert written_name("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG") == "Trung tâm Phục vụ hành chính công"
    assert written_name("Phòng Kinh tế") == "Phòng Kinh tế"
    assert written_name("VĂN PHÒNG HĐND VÀ UBND XÃ") == "Văn phòng HĐND và UBND"
    assert key_of("VĂN PHÒNG HĐND VÀ UBND XÃ") == key_of("Văn phòng HĐND&UBND")
    assert key_of("CÔNG AN XÃ") == key_of("Công an xã")
    assert key_of("THÔN ĐÔNG") != key_of("Thôn Đống")


def test_everything_is_one_action_that_can_be_undone(
    database: Database, read: Read, take: Callable[..., Applied], employ: Callable[..., str]
) -> None:
    employ("Nguyễn Văn Thử", "1980-03-05", "Chuyên viên")
    employ("Lê Văn Ví", "1990", "Chuyên viên")
    before = read()
    done = take(
        [
            ["Nguyễn Văn Thử", "05/03/1980", "Phó Trưởng phòng", MONEY],
            ["Phạm Thị Giả", "1991", "Y sĩ", "Trạm Y tế"],
            ["Đỗ Văn Thí", "1992", "Chuyên viên", CULTURE],
        ],
        left=True,
    )
    assert (done.new, done.changed, done.left, done.units) == (2, 1, 1, 1)
    assert done.sentence == "thêm 2 người, sửa 1 người, kết thúc công tác 1 người, thêm 1 đơn vị"
    after = read()
    people = {person.full_name: person for person in after.people}
    old, new = people["Nguyễn Văn Thử"].tenures
    assert (old.position, old.ends_on) == ("Chuyên viên", date(2026, 11, 23))
    assert (new.position, after.unit_name(new.unit), new.starts_on) == ("Phó Trưởng phòng", MONEY, TODAY)
    assert people["Lê Văn Ví"].tenures[0].ends_on == date(2026, 11, 20)
    assert after.unit_name(people["Phạm Thị Giả"].tenures[0].unit) == "Trạm Y tế"
    assert people["Phạm Thị Giả"].kind is PersonKind.PUBLIC_EMPLOYEE
    database.undo()
    assert read() == before


def test_a_correction_changes_the_position_that_is_there(
    read: Read, take: Callable[..., Applied], employ: Callable[..., str]
) -> None:
    employ("Nguyễn Văn Thử", "1980-03-05", "Chuyên vien")
    take([["Nguyễn Văn Thử", "05/03/1980", "Trưởng phòng", MONEY]], correct=True)
    office = read()
    (only,) = office.people[0].tenures
    assert (only.position, office.unit_name(only.unit), only.ends_on) == ("Trưởng phòng", MONEY, None)
    assert only.starts_on == date(2025, 7, 1)
    assert only.is_head


def test_a_day_before_the_old_position_began_is_refused_and_nothing_is_written(
    read: Read, take: Callable[..., Applied], employ: Callable[..., str]
) -> None:
    employ("Nguyễn Văn Thử", "1980-03-05", "Chuyên viên")
    before = read()
    rows = [["Phạm Thị Giả", "1991", "", MONEY], ["Nguyễn Văn Thử", "05/03/1980", "Trưởng phòng", MONEY]]
    with pytest.raises(UserError, match="phải sau ngày bắt đầu"):
        take(rows, since=date(2025, 7, 1))
    assert read() == before


def test_reading_the_same_list_again_changes_nothing(
    read: Read, take: Callable[..., Applied], hold: Hold, units: dict[str, str]
) -> None:
    rows = [
        ["Nguyễn Văn Thử", "05/03/1980", "Trưởng phòng", CULTURE],
        ["Trần Thị Mẫu", "1985", "Chuyên viên", "Trạm Y tế"],
        ["Lê Văn Ví", "", "Trưởng thôn", "Thôn Đông"],
        ["Lê Văn Ví", "", "Trưởng thôn", "Thôn Đống"],
    ]
    assert take(rows).new == 4
    assert [each.state for each in hold(rows)] == [State.SAME] * 4
    assert len(read().units) == len(units) + 3


def test_the_leadership_comes_before_the_units_that_are_there(
    database: Database, read: Read, take: Callable[..., Applied], units: dict[str, str]
) -> None:
    before = [unit.name for unit in read().units]
    assert len(before) == len(units)
    take(
        [
            ["Đỗ Văn Thí", "1992", "Chuyên viên", "Trạm Y tế"],
            ["Phạm Thị Giả", "1971", "Chủ tịch UBND xã", "Lãnh đạo UBND"],
        ]
    )
    assert [unit.name for unit in read().units] == ["Lãnh đạo UBND", *before, "Trạm Y tế"]
    database.undo()
    assert [unit.name for unit in read().units] == before
