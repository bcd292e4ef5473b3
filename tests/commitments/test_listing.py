# SPDX-License-Identifier: MIT
"""The orders of a campaign's list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.commitments.listing import ListOrder, in_order, moved_among
from dvcq_desktop.commitments.store import signing
from dvcq_desktop.office import store as office
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Person, PersonKind, Tenure, Unit, UnitKind

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from tests.commitments.conftest import Office

PEOPLE = st.permutations("abcdefgh")


def names(office: Office, order: ListOrder) -> list[str]:
    units = (
        Unit(office.keys["vp"], "Văn phòng", UnitKind.DIVISION),
        Unit(office.keys["vhxh"], "Phòng", UnitKind.DIVISION),
    )
    found = in_order(office.members().values(), Directory(units=units), order)
    return [member.person.full_name.split()[-1] for member in found]


def test_by_unit_the_head_comes_first_and_by_name_the_given_name_decides(a_office: Office) -> None:
    assert names(a_office, ListOrder.UNIT) == ["Huệ", "Mới", "Đạt", "Đi"]
    assert names(a_office, ListOrder.NAME) == ["Đạt", "Đi", "Huệ", "Mới"]
    assert names(a_office, ListOrder.OWN) == names(a_office, ListOrder.UNIT)


def test_in_a_unit_who_leads_stands_before_who_works_there(a_office: Office) -> None:
    def lead(action: Action) -> None:
        for name, position in (
            ("Vũ Thị An", "Chuyên viên"),
            ("Vũ Thị Ba", "Trưởng Ban Xây dựng Đảng"),
            ("Vũ Thị Cúc", "Phó Chủ tịch HĐND"),
            ("Vũ Thị Vân", "Phó Bí thư Đảng ủy"),
        ):
            tenures = (Tenure("", "", a_office.keys["vp"], position),)
            office.save_person(action, Person("", name, kind=PersonKind.CADRE, tenures=tenures))

    a_office.database.write("Thêm người", lead)
    assert names(a_office, ListOrder.UNIT) == ["Huệ", "Vân", "Cúc", "Ba", "An", "Mới", "Đạt", "Đi"]


def test_who_has_no_place_of_their_own_stands_behind(a_office: Office) -> None:
    order = partial(signing.set_order, campaign=a_office.keys["campaign"], people=[a_office.keys["di"]])
    a_office.database.write("Xếp", order)
    assert names(a_office, ListOrder.OWN) == ["Đi", "Huệ", "Mới", "Đạt"]


@given(
    PEOPLE,
    st.sets(st.sampled_from("abcdefgh")),
    st.sets(st.sampled_from("abcdefgh")),
    st.sampled_from([-1, 1]),
)
def test_moving_keeps_everybody_and_the_places_of_who_is_not_shown(
    everybody: list[str], shown: set[str], chosen: set[str], step: int
) -> None:
    after = moved_among(everybody, [one for one in everybody if one in shown], chosen & shown, step)
    assert sorted(after) == sorted(everybody)
    assert [one if one not in shown else "" for one in after] == [
        one if one not in shown else "" for one in everybody
    ]


@given(PEOPLE, st.sampled_from("abcdefgh"))
def test_down_and_up_again_is_where_it_was_but_at_the_end(everybody: list[str], one: str) -> None:
    down = moved_among(everybody, everybody, {one}, 1)
    back = moved_among(down, down, {one}, -1)
    assert back == everybody or everybody[-1] == one
