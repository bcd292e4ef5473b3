# SPDX-License-Identifier: MIT
"""An office with three scored models, and decisions about them, for the tests of decisions and papers."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from dvcq_desktop.nominations.appraisals import OFFICE, Appraisal, Cell, Reviewer
from dvcq_desktop.nominations.scoring import AGREED
from dvcq_desktop.nominations.store import appraisals, freezing, models, recognitions, scorecards, scores
from dvcq_desktop.nominations.terms import Level, Mode, Purpose
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import OfficeProfile, Signer, Unit, UnitKind

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.recognitions import Recognition
    from tests.nominations.conftest import Season

TODAY = date(2026, 11, 25)
HELD = date(2026, 10, 8)
ISSUED = date(2026, 10, 14)
GIVEN = {
    "a": {"1": 3000, "2": 3000, "3": 1000},
    "b": {"1": 2800, "2": 2500, "3": 900},
    "c": {"1": 2000, "2": 1000, "3": 500},
}


def settle(season: Season) -> None:
    """Add the office, whom the models belong to, and everybody's points."""

    def work(action: Action) -> None:
        chief = Unit("", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION, symbol="VHXH")
        season.keys["vhxh"] = office.save_unit(action, chief)
        season.keys["doai"] = office.save_unit(action, Unit("", "Thôn Đoài", UnitKind.VILLAGE))
        name = "Ủy ban nhân dân xã Đại Sơn"
        profile = OfficeProfile("", date(2025, 7, 1), name, "Đại Sơn", unit_in_charge=season.keys["vhxh"])
        office.save_profile(action, profile)
        signer = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
        office.save_signer(action, Signer("", "Vũ Đình Khang", "Phó Chủ tịch", signer))
        head = Signer("", "Lương Thị Hải Vân", "Trưởng phòng", unit=season.keys["vhxh"])
        office.save_signer(action, head)
        for key in "abc":
            values = {"unit": season.keys["doai"], "field": "kinh-te", "head": "Nguyễn Thị Huệ"}
            models.save_model(action, season.keys[key], values, today=TODAY)

    season.write(work)
    season.change(held_on=HELD, chair="Nguyễn Văn Hòa", secretary="Trần Thị Mai", place="trụ sở UBND xã")
    for model, points in GIVEN.items():
        season.score(model, points)


def add_reviewers(season: Season) -> list[str]:
    """Let three score, one of whom recuses from the first model."""
    season.change(mode=Mode.REVIEWERS)
    people = [Reviewer("", "Nguyễn Văn Hòa"), Reviewer("", "Trần Thị Mai"), Reviewer("", "Lê Quang Đạo")]
    keys: list[str] = season.write(
        lambda action: appraisals.set_reviewers(action, season.keys["appraisal"], people)
    )
    for model, points in GIVEN.items():
        for key in keys:
            season.score(model, points, key)
    season.write(
        lambda action: appraisals.set_recusal(
            action, season.keys["appraisal"], keys[2], season.keys["a"], "cùng chi bộ"
        )
    )
    return keys


def propose(season: Season, **levels: Level) -> None:
    """Say at which level the Tổ proposes models."""
    for name, level in levels.items():
        values = {"proposed_level": level.value}
        appraisal, model = season.keys["appraisal"], season.keys[name]
        work = partial(appraisals.change_nominee, appraisal_id=appraisal, model=model, values=values)
        season.write(work)


def draft(season: Season) -> str:
    """Draft a decision by the appraisal."""
    key: str = season.write(
        lambda action: recognitions.draft_from_appraisal(action, season.keys["appraisal"])
    )
    return key


def change(season: Season, key: str, **values: Any) -> None:
    """Change a decision."""
    season.write(lambda action: recognitions.save_recognition(action, key, values))


def freeze(season: Season, key: str) -> str:
    """Freeze a decision."""
    said: str = season.write(lambda action: freezing.freeze(action, key, TODAY))
    return said


def decided(season: Season, number: str = "45") -> str:
    """Draft and freeze a decision with its number and day."""
    key = draft(season)
    change(season, key, number=number, issued_on=ISSUED)
    freeze(season, key)
    return key


def read(season: Season, key: str) -> Recognition:
    """Read a decision."""
    found = season.ask(recognitions.recognition, key)
    assert found is not None
    result: Recognition = found
    return result


def own_score(season: Season, *, by_reviewers: bool = False) -> str:
    """Let the office score itself, by one agreed score or by two people; return the session's key."""
    card = season.ask(scorecards.scorecard, season.keys["office card"])
    mode = Mode.REVIEWERS if by_reviewers else Mode.AGREED
    own = Appraisal("", 2026, "Tự chấm năm 2026", Purpose.OFFICE, mode=mode, scorecard=card.id)
    key: str = season.write(lambda action: appraisals.save_appraisal(action, own))
    holders = [AGREED]
    if by_reviewers:
        people = [Reviewer("", "Nguyễn Văn Hòa"), Reviewer("", "Trần Thị Mai")]
        holders = season.write(lambda action: appraisals.set_reviewers(action, key, people))
    for place, holder in enumerate(holders):
        points = {Cell(OFFICE, holder, each.id): each.maximum - 100 * place for each in card.scored}
        season.write(partial(scores.write_points, appraisal_id=key, points=points))
    return key
