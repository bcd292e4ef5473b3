# SPDX-License-Identifier: MIT
"""What is typed into a cell of the grid of documents and units, and who still owes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.activities.briefings import (
    Briefing,
    Line,
    cell_text,
    examined_briefing,
    owed_by_unit,
    read_cell,
    row_of,
    typed_text,
)
from dvcq_desktop.activities.terms import LineState
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Unit, UnitGroup, UnitKind

TODAY = date(2026, 6, 20)
MARCH = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("15/3", Line(held_on=MARCH)),
        ("15/3 120", Line(held_on=MARCH, people=120)),
        ("15-3; 1.250 người", Line(held_on=MARCH, people=1250)),
        ("15/03/2026 120 họp thôn", Line(held_on=MARCH, people=120, form="họp thôn")),
        ("120", Line(held_on=TODAY, people=120)),
        ("x", Line(held_on=TODAY)),
        ("x 40", Line(held_on=TODAY, people=40)),
        ("hôm qua", Line(held_on=TODAY - timedelta(days=1))),
        ("Miễn", Line(LineState.EXCUSED)),
        ("", None),
        ("-", None),
    ],
)
def test_a_cell_is_read_as_people_write_it(typed: str, line: Line | None) -> None:
    assert read_cell(typed, TODAY) == line


def test_a_number_alone_keeps_the_day_known_already_and_a_day_alone_the_people() -> None:
    known = Line(held_on=MARCH, people=10, form="họp", note="ghi")
    assert read_cell("25", TODAY, known) == Line(held_on=MARCH, people=25, form="họp", note="ghi")
    assert read_cell("1/4", TODAY, known) == Line(held_on=date(2026, 4, 1), people=10, form="họp", note="ghi")


@pytest.mark.parametrize("typed", ["21/6", "31/2", "abc", "5/3 nhiều"])
def test_what_means_nothing_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(UserError):
        read_cell(typed, TODAY)


@given(
    st.dates(date(2020, 1, 1), TODAY),
    st.none() | st.integers(0, 99999),
    st.sampled_from(["", "họp thôn", "lồng ghép sinh hoạt"]),
)
def test_what_is_copied_is_read_back(day: date, people: int | None, form: str) -> None:
    line = Line(held_on=day, people=people, form=form if people is not None else "")
    assert read_cell(typed_text(line), TODAY) == line


def test_a_cell_shows_the_year_only_where_it_is_another_one() -> None:
    assert cell_text(Line(held_on=MARCH, people=12), 2026) == "15/03 · 12"
    assert cell_text(Line(held_on=MARCH), 2027) == "15/03/26"
    assert cell_text(Line(LineState.EXCUSED), 2026) == "miễn"
    assert cell_text(None, 2026) == ""


OFFICE = Directory(
    units=(
        Unit("a", "Phòng A", UnitKind.DIVISION),
        Unit("t1", "Thôn Đông", UnitKind.VILLAGE),
        Unit("t2", "Thôn Đoài", UnitKind.VILLAGE, valid_to=date(2026, 1, 1)),
    ),
    groups=(UnitGroup("g", "Các thôn", ("t1",)),),
)


def test_units_of_the_group_or_all_that_work_owe_until_they_are_told_or_let_off() -> None:
    everyone = row_of(Briefing("b", 2026, title="Chỉ thị"), OFFICE, TODAY)
    assert (everyone.units, everyone.owing, everyone.total) == (("a", "t1"), ("a", "t1"), 2)
    lines = {"a": Line(LineState.EXCUSED), "t1": Line(held_on=MARCH, people=30), "t2": Line(held_on=MARCH)}
    told = row_of(Briefing("b", 2026, title="Chỉ thị", lines=lines), OFFICE, TODAY)
    assert (told.held, told.owing, told.total, told.people) == (("t1", "t2"), (), 2, 30)


def test_a_unit_told_later_owes_on_an_earlier_day_and_is_overdue_then() -> None:
    briefing = Briefing("b", 2026, unit_group="g", due_on=date(2026, 3, 1), lines={"t1": Line(held_on=MARCH)})
    before = row_of(briefing, OFFICE, date(2026, 3, 10))
    assert (before.owing, before.is_overdue) == (("t1",), True)
    assert not row_of(briefing, OFFICE, TODAY).is_overdue
    assert [(unit.id, [each.id for each in owed]) for unit, owed in owed_by_unit([before], OFFICE)] == [
        ("t1", ["b"])
    ]


def test_a_document_needs_a_name_and_a_day_after_its_own() -> None:
    with pytest.raises(UserError, match="Chưa có tên"):
        examined_briefing(Briefing("", 2026, title=" "))
    with pytest.raises(UserError, match="trước ngày ban hành"):
        examined_briefing(
            Briefing("", 2026, title="Chỉ thị", issued_on=MARCH, due_on=MARCH - timedelta(days=1))
        )
