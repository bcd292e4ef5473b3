# SPDX-License-Identifier: MIT
"""An office of two thôn with two models of this year and one of the last, for the tests of the register."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.database import Database
from dvcq_desktop.nominations.store import models
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Unit, UnitKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.rules import Model

TODAY = date(2026, 9, 10)
REGISTERED = date(2026, 3, 2)


@dataclass
class Register:
    """A file with models, and short names for the keys in it."""

    database: Database
    keys: dict[str, str]

    def write(self, work: Callable[[Action], Any]) -> Any:
        """Run one action."""
        return self.database.write("Việc thử", work)

    def models(self, year: int | None = 2026) -> list[Model]:
        """Read the models of a year."""
        with closing(self.database.connect()) as connection:
            return models.models(connection, year)

    def model(self, name: str) -> Model:
        """Read one model by its short name."""
        with closing(self.database.connect()) as connection:
            found = models.model(connection, self.keys[name])
        assert found is not None
        return found

    def change(self, name: str, /, **values: Any) -> None:
        """Change one model."""
        self.write(lambda action: models.save_model(action, self.keys[name], values, today=TODAY))


def make_register(database: Database) -> Register:
    """Fill a new file."""
    return Register(database, database.write("Lập sổ", _save))


def _save(action: Action) -> dict[str, str]:
    keys = {
        "doai": office.save_unit(action, Unit("", "Thôn Đoài", UnitKind.VILLAGE, position=1)),
        "dong": office.save_unit(action, Unit("", "Thôn Đông", UnitKind.VILLAGE, position=2)),
    }
    given: dict[str, dict[str, Any]] = {
        "hoa": {"year": 2026, "name": "Đường hoa", "unit": keys["doai"], "field": "kinh-te"},
        "cam": {"year": 2026, "name": "Camera an ninh", "unit": keys["dong"]},
        "cu": {"year": 2025, "name": "Ngày thứ bảy vì dân", "unit": keys["doai"], "head": "Lê Văn Bảy"},
    }
    for name, values in given.items():
        day = REGISTERED.replace(year=values["year"])
        keys[name] = models.save_model(action, "", {**values, "registered_on": day}, today=TODAY)
    return keys
