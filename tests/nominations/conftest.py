# SPDX-License-Identifier: MIT
"""A file with three models, a scorecard and an appraisal, for the tests of how models are scored."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.nominations.appraisals import Appraisal, Appraised, Cell
from dvcq_desktop.nominations.scoring import AGREED
from dvcq_desktop.nominations.store import appraisals, scorecards, scores
from dvcq_desktop.nominations.terms import Movement, Purpose
from tests.nominations.cards import simple_card

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from dvcq_desktop.database.actions import Action
    from tests.samples import EmptyFile

NAMES = {"a": "Đường hoa nông thôn mới", "b": "Camera an ninh", "c": "Ngày thứ bảy vì dân"}


@dataclass
class Season:
    """A file with an appraisal, and short names for the keys in it."""

    database: Database
    keys: dict[str, str]

    def write(self, work: Callable[[Action], Any]) -> Any:
        """Run one action."""
        return self.database.write("Việc thử", work)

    def ask(self, question: Callable[..., Any], *args: Any) -> Any:
        """Ask a store."""
        with closing(self.database.connect()) as connection:
            return question(connection, *args)

    def read(self) -> Appraised:
        """Read the appraisal."""
        found = self.ask(appraisals.read_appraisal, self.keys["appraisal"])
        assert isinstance(found, Appraised)
        return found

    def criterion(self, label: str) -> str:
        """Return the key of a criterion of the appraisal's scorecard."""
        return next(each.id for each in self.read().scorecard.criteria if each.label == label)

    def cell(self, model: str, label: str, reviewer: str = AGREED) -> Cell:
        """Return a cell by short names."""
        return Cell(self.keys.get(model, model), reviewer, self.criterion(label))

    def score(self, model: str, points: Mapping[str, int | None], reviewer: str = AGREED) -> None:
        """Give points by the labels of the criteria."""
        cells = {self.cell(model, label, reviewer): given for label, given in points.items()}
        self.write(lambda action: scores.write_points(action, self.keys["appraisal"], cells))

    def change(self, **values: Any) -> None:
        """Change the appraisal."""
        self.write(lambda action: appraisals.change_appraisal(action, self.keys["appraisal"], values))

    def freeze(self) -> None:
        """Let a decision rest on the appraisal."""
        values = {"year": 2026, "movement": "dan-van-kheo", "body": "ubnd", "state": "frozen"}
        decided = {**values, "appraisal": self.keys["appraisal"], "number": "45", "symbol": "/QĐ-UBND"}
        self.write(lambda action: action.insert("recognition", decided))


@pytest.fixture
def a_season(tmp_path: Path, empty_file: EmptyFile) -> Iterator[Season]:
    with Database.open(empty_file.copy(tmp_path / "mo-hinh.dvcq")) as database:
        yield Season(database, database.write("Lập đợt thẩm định", _save))


def _save(action: Action) -> dict[str, str]:
    keys = {
        name: action.insert(
            "model",
            {"year": 2026, "movement": Movement.SKILFUL.value, "name": title, "kind": "collective"}
            | {"position": place, "money": place * 1_000_000},
        )
        for place, (name, title) in enumerate(NAMES.items(), 1)
    }
    keys["card"] = scorecards.add_scorecard(action, simple_card())
    keys["office card"] = scorecards.add_scorecard(action, replace(simple_card(), purpose=Purpose.OFFICE))
    keys["appraisal"] = appraisals.save_appraisal(
        action, Appraisal("", 2026, "Thẩm định năm 2026", scorecard=keys["card"])
    )
    appraisals.set_models(action, keys["appraisal"], [keys[name] for name in NAMES])
    return keys
