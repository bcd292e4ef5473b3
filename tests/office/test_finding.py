# SPDX-License-Identifier: MIT
"""What tells people apart where they are found: positions, birth, one of them or none."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.office import changes
from dvcq_desktop.office.finding.store import PEOPLE
from dvcq_desktop.office.rules import Tenure, UnitKind

if TYPE_CHECKING:
    from dvcq_desktop.database import Action, Database


def test_positions_are_told_apart_and_no_sign_stands_before_nothing(database: Database) -> None:
    def work(action: Action) -> None:
        units = [
            changes.save_unit(action, "", {"name": name, "kind": UnitKind.DIVISION})
            for name in ("Phòng Kinh tế", "Văn phòng")
        ]
        held = tuple(Tenure("", "", unit, "Chuyên viên", starts_on=date(2025, 7, 1)) for unit in units)
        changes.save_person(action, "", {"full_name": "Hoàng Minh Đức", "birth": "1985", "tenures": held})
        changes.save_person(action, "", {"full_name": "Lê Văn An", "birth": "1990", "tenures": ()})

    database.write("Ghi", work)
    with closing(database.connect()) as connection:
        found = {each.title: each.detail for each in PEOPLE.read(connection)}
    assert set(found["Hoàng Minh Đức"].removesuffix(" · sinh 1985").split("; ")) == {
        "Chuyên viên, Phòng Kinh tế",
        "Chuyên viên, Văn phòng",
    }
    assert found["Lê Văn An"] == "sinh 1990"
