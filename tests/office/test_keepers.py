# SPDX-License-Identifier: MIT
"""Which unit is likely in charge where the office says none."""

from __future__ import annotations

from datetime import date

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.keepers import lacks_keeper, proposed_keeper
from dvcq_desktop.office.rules import OfficeProfile, Unit, UnitKind

TODAY = date(2026, 11, 25)
CULTURE = Unit("vhxh", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION)
ECONOMY = Unit("kt", "Phòng Kinh tế", UnitKind.DIVISION)
VILLAGE = Unit("doai", "Thôn Văn hóa Xã hội", UnitKind.VILLAGE)
PROFILE = OfficeProfile("p", date(2025, 7, 1), "Ủy ban nhân dân xã Đại Sơn", "Đại Sơn")


def test_the_division_of_culture_or_the_only_one_is_proposed() -> None:
    assert proposed_keeper(Directory(units=(ECONOMY, VILLAGE, CULTURE)), TODAY) == CULTURE
    assert proposed_keeper(Directory(units=(ECONOMY, VILLAGE)), TODAY) == ECONOMY
    other = Unit("dt", "Phòng Hạ tầng", UnitKind.DIVISION)
    assert proposed_keeper(Directory(units=(ECONOMY, other)), TODAY) is None
    assert proposed_keeper(Directory(units=(VILLAGE,)), TODAY) is None


def test_it_is_asked_only_where_the_office_has_an_entry_without_one() -> None:
    assert lacks_keeper(Directory(profiles=(PROFILE,), units=(CULTURE,)), TODAY)
    assert not lacks_keeper(Directory(units=(CULTURE,)), TODAY), "there is no entry to keep it in"
    assert not lacks_keeper(Directory(profiles=(PROFILE,)), TODAY), "there is none to choose"
    kept = PROFILE._replace(unit_in_charge="vhxh")
    assert not lacks_keeper(Directory(profiles=(kept,), units=(CULTURE,)), TODAY)
