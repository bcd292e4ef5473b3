# SPDX-License-Identifier: MIT
"""The demonstration's appraisals: one decided in each year, and one of this year that is being scored."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.demo.days import Days
from dvcq_desktop.nominations.appraisals import Appraisal, Cell, Reviewer
from dvcq_desktop.nominations.recognitions import GIVEN_BY_DECISION
from dvcq_desktop.nominations.scoring import AGREED
from dvcq_desktop.nominations.store import appraisals, freezing, models, recognitions, scorecards, scores
from dvcq_desktop.nominations.templates import templates
from dvcq_desktop.nominations.terms import Level, Mode, Movement, Purpose, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.rules import Model
    from dvcq_desktop.nominations.scorecards import Scorecard

_TEAM = (
    Reviewer("", "Vũ Đình Khang", "Phó Chủ tịch UBND xã, Tổ trưởng"),
    Reviewer("", "Lương Thị Hải Vân", "Trưởng phòng Văn hóa - Xã hội"),
    Reviewer("", "Đặng Thị Thơm", "Phó Chủ tịch Ủy ban MTTQ xã"),
)
_LEVELS = {
    Stage.RECOGNISED: Level.RECOGNISED,
    Stage.OUTSTANDING: Level.OUTSTANDING,
    Stage.PROPOSED: Level.PROPOSED,
    # The reward came later, from above.
    Stage.REWARDED: Level.PROPOSED,
}
_OPINIONS = "Thống nhất chấm theo minh chứng trong hồ sơ.\nĐề nghị bổ sung ảnh trước và sau khi làm."
_NUMBERS = {2025: "214", 2026: "187"}


def decide(action: Action, today: date) -> int:
    """Score and decide as far as the models came by a day; return how many decisions were made."""
    template = next(each for each in templates() if each.purpose is Purpose.MODEL)
    card = scorecards.add_scorecard(action, template)
    made = 0
    for year, number in _NUMBERS.items():
        days = Days(today if year == today.year else date(year, 12, 20), year)
        held = [
            model
            for model in models.models(action.connection, year)
            if model.movement is Movement.SKILFUL and model.goes_on and model.has(Stage.APPRAISED)
        ]
        chosen = [model for model in held if model.has(Stage.RECOGNISED)]
        if chosen:
            _decide(action, card, chosen, days, number)
            made += 1
        if open_ones := [model for model in held if not model.has(Stage.RECOGNISED)]:
            _score_apart(action, card, open_ones, days)
    return made


def _decide(action: Action, card: str, chosen: Sequence[Model], days: Days, number: str) -> None:
    """Score models by agreement, and freeze what was decided of them."""
    appraisal = _appraisal(action, card, chosen[0].year, "Thẩm định mô hình", Mode.AGREED, days)
    appraisals.set_models(action, appraisal, [model.id for model in chosen])
    found = scorecards.scorecard(action.connection, card)
    assert found is not None
    points = dict(_points(found, chosen, AGREED, 0))
    scores.write_points(action, appraisal, points)
    for model in chosen:
        furthest = [stage for stage in GIVEN_BY_DECISION if model.has(stage)][-1]
        level = {"proposed_level": _LEVELS[furthest].value}
        appraisals.change_nominee(action, appraisal, model.id, level)
    draft = recognitions.draft_from_appraisal(action, appraisal)
    issued = {"number": number, "issued_on": days.day("88%"), "proposal_number": "15"}
    recognitions.save_recognition(action, draft, {**issued, "proposal_on": days.day("86%")})
    freezing.freeze(action, draft, days.today)


def _score_apart(action: Action, card: str, held: Sequence[Model], days: Days) -> None:
    """Let three people score the models of a second session; the last of them is not through yet."""
    appraisal = _appraisal(action, card, held[0].year, "Thẩm định đợt 2", Mode.REVIEWERS, days)
    appraisals.set_models(action, appraisal, [model.id for model in held])
    keys = appraisals.set_reviewers(action, appraisal, _TEAM)
    appraisals.set_recusal(action, appraisal, keys[1], held[0].id, "là người hướng dẫn mô hình")
    found = scorecards.scorecard(action.connection, card)
    assert found is not None
    for place, key in enumerate(keys):
        scored = held if place < len(keys) - 1 else held[:-1]
        scored = scored[1:] if place == 1 else scored
        scores.write_points(action, appraisal, dict(_points(found, scored, key, place)))
    recognitions.draft_from_appraisal(action, appraisal)


def _appraisal(action: Action, card: str, year: int, name: str, mode: Mode, days: Days) -> str:
    return appraisals.save_appraisal(
        action,
        Appraisal(
            "",
            year,
            f"{name} năm {year}",
            scorecard=card,
            mode=mode,
            held_on=days.day("82%" if mode is Mode.AGREED else "92%"),
            place="phòng họp số 2, trụ sở UBND xã Đại Sơn",
            chair=_TEAM[0].name,
            secretary=_TEAM[1].name,
            members_present="\n".join(f"{each.name}, {each.title}" for each in _TEAM),
            opinions=_OPINIONS,
        ),
    )


def _points(card: Scorecard, held: Sequence[Model], reviewer: str, shift: int) -> Iterator[tuple[Cell, int]]:
    """Yield points that differ from model to model: the first ones are the better ones."""
    for place, model in enumerate(held):
        for number, leaf in enumerate(card.scored):
            missing = 50 * ((place * (number % 3) + number + shift) % 6)
            yield Cell(model.id, reviewer, leaf.id), max((leaf.maximum or 0) - missing, 100)
