# SPDX-License-Identifier: MIT
"""A file with a small office, for the tests of the diary."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dvcq_desktop.activities.store import activities, briefings, opinions
from dvcq_desktop.database import Database
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import OfficeProfile, Unit, UnitGroup, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.activities.briefings import Briefing
    from dvcq_desktop.activities.rules import Activity, Opinion
    from tests.samples import EmptyFile

TODAY = date(2026, 6, 20)


@dataclass
class Diary:
    """A file and what is asked of it."""

    database: Database
    units: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)

    def write(self, work: Any, *given: Any, **named: Any) -> Any:
        """Run one function of a store as an action."""
        return self.database.write("Việc thử", lambda action: work(action, *given, **named))

    def ask(self, question: Any, *given: Any) -> Any:
        """Ask a store."""
        with closing(self.database.connect()) as connection:
            return question(connection, *given)

    def add(self, title: str = "Hội nghị", **values: Any) -> str:
        """Add an activity of today."""
        given = {"year": 2026, "happened_on": TODAY, "title": title, **values}
        return str(self.write(activities.save_activity, "", given, today=TODAY))

    def say(self, content: str = "Đường ngập", **values: Any) -> str:
        """Add an opinion of today."""
        given = {"year": 2026, "raised_on": TODAY, "content": content, **values}
        return str(self.write(opinions.save_opinion, "", given, today=TODAY))

    def tell(self, title: str = "Chỉ thị 15", **values: Any) -> str:
        """Add a document that is to be made known."""
        given = {"year": 2026, "title": title, **values}
        return str(self.write(briefings.save_briefing, "", given, today=TODAY))

    def activities(self, year: int = 2026) -> list[Activity]:
        """Return the activities of a year."""
        return list(self.ask(activities.activities, year))

    def opinions(self, year: int = 2026) -> list[Opinion]:
        """Return the opinions of a year."""
        return list(self.ask(opinions.opinions, year))

    def briefings(self, year: int = 2026) -> list[Briefing]:
        """Return the documents of a year."""
        return list(self.ask(briefings.briefings, year))


@pytest.fixture
def diary(tmp_path: Path, empty_file: EmptyFile) -> Iterator[Diary]:
    with Database.open(empty_file.copy(tmp_path / "nhat-ky.dvcq")) as database:
        made = Diary(database)
        names = {"vh": "Phòng Văn hóa - Xã hội", "t1": "Thôn Đông", "t2": "Thôn Đoài"}
        for key, name in names.items():
            kind = UnitKind.VILLAGE if key.startswith("t") else UnitKind.DIVISION
            made.units[key] = made.write(office.save_unit, Unit("", name, kind, valid_from=date(2025, 7, 1)))
        villages = UnitGroup("", "Các thôn", (made.units["t1"], made.units["t2"]))
        made.groups["villages"] = made.write(office.save_group, villages)
        profile = OfficeProfile("", date(2025, 7, 1), "Ủy ban nhân dân xã Đại Sơn", "Đại Sơn")
        made.write(office.save_profile, profile._replace(unit_in_charge=made.units["vh"]))
        yield made
