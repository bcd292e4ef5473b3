# SPDX-License-Identifier: MIT
"""An open database and a small office, for the tests of the plan room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Person, Unit, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.database.actions import Action
    from tests.samples import EmptyFile


@pytest.fixture
def database(tmp_path: Path, empty_file: EmptyFile) -> Iterator[Database]:
    with Database.open(empty_file.copy(tmp_path / "plan.dvcq")) as opened:
        yield opened


@pytest.fixture
def keys(database: Database) -> dict[str, str]:
    """Keep two units, two villages and two people, and return their keys by short names."""
    return database.write("Lập cơ quan", _save_office)


def _save_office(action: Action) -> dict[str, str]:
    units = {
        "vp": Unit("", "Văn phòng HĐND&UBND", UnitKind.DIVISION, position=1),
        "vhxh": Unit("", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION, position=2),
        "t2": Unit("", "Thôn 2", UnitKind.VILLAGE, position=3),
        "t10": Unit("", "Thôn 10", UnitKind.VILLAGE, position=4),
    }
    people = {"hue": Person("", "Nguyễn Thị Huệ"), "dat": Person("", "Đặng Văn Đạt")}
    return {name: office.save_unit(action, unit) for name, unit in units.items()} | {
        name: office.save_person(action, person) for name, person in people.items()
    }
