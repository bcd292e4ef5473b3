# SPDX-License-Identifier: MIT
"""Which thôn registered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dvcq_desktop.nominations.rules import Model
from dvcq_desktop.nominations.terms import End
from dvcq_desktop.nominations.villages import villages_of
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Unit, UnitKind

TODAY = date(2026, 9, 10)
EAST = Unit("dong", "Thôn Đông", UnitKind.VILLAGE)
WEST = Unit("doai", "Thôn Đoài", UnitKind.VILLAGE)
OLD = Unit("cu", "Thôn Cũ", UnitKind.VILLAGE, valid_to=date(2026, 6, 30), successor="dong")
POLICE = Unit("ca", "Công an xã", UnitKind.POLICE)
LOOK = Directory(units=(EAST, WEST, OLD, POLICE))


def names(units: tuple[Unit, ...]) -> list[str]:
    return [unit.name for unit in units]


def test_the_thon_that_registered_are_told_from_the_others() -> None:
    models = [Model("1", 2026, "Đường hoa", unit="doai"), Model("2", 2026, "Camera", unit="ca")]
    found = villages_of(models, LOOK, 2026, TODAY)
    assert (names(found.registered), names(found.missing)) == (["Thôn Đoài"], ["Thôn Đông"])
    assert found.sentence == "1/2 thôn đã đăng ký"


def test_a_model_that_was_withdrawn_counts_no_more_one_not_recognised_does() -> None:
    model = Model("1", 2026, "Đường hoa", unit="doai")
    assert not villages_of([replace(model, ended=End.WITHDRAWN)], LOOK, 2026, TODAY).registered
    assert villages_of([replace(model, ended=End.REFUSED)], LOOK, 2026, TODAY).registered


def test_what_a_thon_registered_counts_for_the_one_that_it_became_part_of() -> None:
    found = villages_of([Model("1", 2026, "Đường hoa", unit="cu")], LOOK, 2026, TODAY)
    assert names(found.registered) == ["Thôn Đông"]


def test_a_year_gone_knows_the_thon_of_its_last_day() -> None:
    found = villages_of([Model("1", 2025, "Đường hoa", unit="cu")], LOOK, 2025, TODAY)
    assert names(found.registered) == ["Thôn Cũ"]
    assert found.total == 3


def test_an_office_without_thon_says_nothing() -> None:
    assert villages_of([], Directory(), 2026, TODAY).sentence == ""
