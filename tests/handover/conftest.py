# SPDX-License-Identifier: MIT
"""A small database and a stick to hand it over on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.handover import age
from dvcq_desktop.handover.drives import Drive
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Person, Unit, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.database.actions import Action


@pytest.fixture(autouse=True)
def _cheap_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 2)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    folder = tmp_path / "Máy A"
    folder.mkdir()
    with Database.open(folder / "dân vận.dvcq", create=True, replica=Replica("a", "PC-A")) as opened:
        opened.write("Lập cơ quan", _save_office)
        yield opened


@pytest.fixture
def stick(tmp_path: Path) -> Drive:
    folder = tmp_path / "USB của chị Lan"
    folder.mkdir()
    return Drive(folder, 1 << 30, 1 << 30, "vfat")


def _save_office(action: Action) -> None:
    unit = office.save_unit(action, Unit("", "Văn phòng HĐND&UBND", UnitKind.DIVISION))
    assert unit
    for number in range(40):
        office.save_person(action, Person("", f"Nguyễn Văn {number}"))
    action.insert(
        "attachment",
        {"owner_table": "unit", "owner_id": unit, "name": "a.bin", "file": action.attach(bytes(200_000))},
    )
