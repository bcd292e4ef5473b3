# SPDX-License-Identifier: MIT
"""Scorecards in the file: kept, edited, versioned."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations import scorecard_edits as edits
from dvcq_desktop.nominations.scorecard_checks import problems
from dvcq_desktop.nominations.scorecards import Criterion, Scorecard, TieRule, TieStep
from dvcq_desktop.nominations.store import scorecards
from dvcq_desktop.nominations.templates import templates, write_template
from dvcq_desktop.nominations.terms import CriterionKind, Purpose

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.nominations.conftest import Season

FULL = {"1": 3000, "2": 3000, "3": 1000}


def _card(season: Season, key: str = "card") -> Scorecard:
    found = season.ask(scorecards.scorecard, season.keys.get(key, key))
    assert isinstance(found, Scorecard)
    return found


def _edit(season: Season, change: Callable[[Scorecard], Scorecard]) -> None:
    season.write(partial(scorecards.edit_scorecard, scorecard_id=season.keys["card"], change=change))


def _id(season: Season, label: str) -> str:
    return next(each.id for each in _card(season).criteria if each.label == label)


def test_a_suggested_scorecard_is_kept_whole(a_season: Season) -> None:
    for card in templates():
        key = a_season.write(partial(scorecards.add_scorecard, card=card))
        assert write_template(_card(a_season, key)) == write_template(card)


def test_an_edit_changes_one_field_and_can_be_undone(a_season: Season) -> None:
    before = _card(a_season)
    _edit(a_season, partial(edits.with_criterion, criterion=_id(a_season, "1"), maximum=2500))
    assert problems(_card(a_season)) == [
        "Điểm tối đa (trọng số) của các tiêu chí cộng lại là 95, phải là 100: còn thiếu 5."
    ]
    a_season.database.undo()
    assert _card(a_season) == before


def test_criteria_are_added_moved_grouped_and_taken_out(a_season: Season) -> None:
    def labels() -> list[tuple[str, int]]:
        card = _card(a_season)
        return [(each.label, card.depth(each)) for each in card.criteria]

    new = Criterion("new", "Bền vững", "4", maximum=500)
    _edit(a_season, partial(edits.with_new, new=new, after=_id(a_season, "II")))
    assert labels()[3:6] == [("II", 0), ("3", 1), ("4", 0)]
    _edit(a_season, partial(edits.indented, criterion=_id(a_season, "4")))
    assert labels()[3:6] == [("II", 0), ("3", 1), ("4", 1)]
    _edit(a_season, partial(edits.moved, criterion=_id(a_season, "II"), step=-1))
    assert [label for label, _depth in labels()][:6] == ["II", "3", "4", "I", "1", "2"]
    _edit(a_season, partial(edits.outdented, criterion=_id(a_season, "3")))
    assert labels()[:3] == [("II", 0), ("4", 1), ("3", 0)]
    _edit(a_season, partial(edits.without, gone=[_id(a_season, "II")]))
    assert [label for label, _depth in labels()] == ["3", "I", "1", "2", "T", "P"]


def test_moving_past_the_end_and_grouping_under_nothing_are_harmless(a_season: Season) -> None:
    before = _card(a_season)
    _edit(a_season, partial(edits.moved, criterion=_id(a_season, "I"), step=-1))
    assert _card(a_season) == before
    with pytest.raises(UserError, match="Phía trên không có"):
        _edit(a_season, partial(edits.indented, criterion=_id(a_season, "I")))
    with pytest.raises(UserError, match="không nằm trong nhóm"):
        _edit(a_season, partial(edits.outdented, criterion=_id(a_season, "I")))


def test_a_criterion_that_becomes_a_group_has_no_points_of_its_own(a_season: Season) -> None:
    _edit(a_season, partial(edits.indented, criterion=_id(a_season, "2")))
    group = _card(a_season).by_id[_id(a_season, "1")]
    assert (group.maximum, group.weight, group.not_zero) == (None, None, False)
    _edit(a_season, partial(edits.with_criterion, criterion=group.id, kind=CriterionKind.BONUS))
    assert _card(a_season).by_id[_id(a_season, "2")].kind is CriterionKind.BONUS


def _with_stated_groups(season: Season) -> str:
    """Keep the scorecard with groups that state their points, as the suggested ones do; return its key."""
    card = _card(season)
    stated = {"I": 6000, "II": 4000}
    criteria = tuple(each._replace(maximum=stated.get(each.label, each.maximum)) for each in card.criteria)
    key: str = season.write(partial(scorecards.add_scorecard, card=replace(card, criteria=criteria)))
    return key


def test_points_moved_between_groups_leave_the_scorecard_usable(a_season: Season) -> None:
    key = _with_stated_groups(a_season)
    ids = {each.label: each.id for each in _card(a_season, key).criteria}
    for change in (
        partial(edits.with_criterion, criterion=ids["2"], maximum=2200),
        partial(edits.with_criterion, criterion=ids["3"], weight=4800),
    ):
        a_season.write(partial(scorecards.edit_scorecard, scorecard_id=key, change=change))
    card = _card(a_season, key)
    assert [card.by_id[ids[label]].maximum for label in ("I", "II")] == [5200, 4800]
    assert problems(card) == []
    stored = "select maximum from scorecard_criterion where id = ?"
    rows = a_season.ask(lambda connection: connection.execute(stored, (ids["II"],)).fetchall())
    assert [row["maximum"] for row in rows] == [4800], "in the same action as the criterion itself"
    a_season.database.undo()
    assert _card(a_season, key).by_id[ids["II"]].maximum == 4000


def test_a_group_that_an_older_file_left_behind_is_added_up_when_it_is_read(a_season: Season) -> None:
    key = _with_stated_groups(a_season)
    group = next(each.id for each in _card(a_season, key).criteria if each.label == "II")
    a_season.write(lambda action: action.update("scorecard_criterion", group, {"maximum": 4100}))
    assert problems(_card(a_season, key)) == []


def test_the_rule_for_ties_forgets_what_is_taken_out(a_season: Season) -> None:
    steps = (TieStep(criterion=_id(a_season, "3")), TieStep(TieRule.MONEY))
    _edit(a_season, partial(replace, tie_rule=steps))
    assert _card(a_season).tie_rule == steps
    _edit(a_season, partial(edits.without, gone=[_id(a_season, "II")]))
    assert _card(a_season).tie_rule == (TieStep(TieRule.MONEY),)


def test_a_used_scorecard_stays_and_its_next_version_stands_alone(a_season: Season) -> None:
    a_season.score("a", FULL)
    before = _card(a_season)
    with pytest.raises(UserError, match="Sửa thành lần mới"):
        _edit(a_season, partial(replace, name="Khác"))
    key = a_season.write(partial(scorecards.new_version, scorecard_id=a_season.keys["card"]))
    new = _card(a_season, key)
    assert (new.version, new.replaces) == (2, before.id)
    assert write_template(new) == write_template(before)
    assert not {each.id for each in new.criteria} & {each.id for each in before.criteria}
    assert new.caps[0].best_grade in {each.id for each in new.grades}
    a_season.write(partial(scorecards.edit_scorecard, scorecard_id=key, change=partial(replace, name="Mới")))
    assert _card(a_season) == before
    assert [each.name for each in a_season.ask(scorecards.scorecards, Purpose.MODEL)] == [
        "Mới",
        "Thang điểm thử",
    ]


def test_points_taken_away_leave_the_scorecard_free_again(a_season: Season) -> None:
    a_season.score("a", FULL)
    assert a_season.keys["card"] in a_season.ask(scorecards.used)
    a_season.score("a", dict.fromkeys(FULL))
    assert a_season.keys["card"] not in a_season.ask(scorecards.used)


def test_a_scorecard_that_an_appraisal_goes_by_is_not_deleted(a_season: Season) -> None:
    with pytest.raises(UserError, match="đang dùng cho “Thẩm định năm 2026”"):
        a_season.write(partial(scorecards.trash_scorecard, scorecard_id=a_season.keys["card"]))
    a_season.write(partial(scorecards.trash_scorecard, scorecard_id=a_season.keys["office card"]))
    with pytest.raises(UserError, match="Thùng rác"):
        a_season.write(partial(scorecards.new_version, scorecard_id=a_season.keys["office card"]))


def test_a_copy_has_a_name_of_its_own(a_season: Season) -> None:
    key = a_season.write(partial(scorecards.copy_scorecard, scorecard_id=a_season.keys["card"]))
    assert _card(a_season, key).name == "Thang điểm thử (bản sao)"
    key = a_season.write(partial(scorecards.copy_scorecard, scorecard_id=key))
    assert _card(a_season, key).name == "Thang điểm thử (bản sao 2)"


def test_what_a_file_holds_is_kept_under_a_name_of_its_own(a_season: Season) -> None:
    card = _card(a_season, "card")
    names = [a_season.write(partial(scorecards.import_scorecard, card=card))[1] for _ in range(2)]
    assert names == ["Thang điểm thử (bản nhập)", "Thang điểm thử (bản nhập 2)"]
    other = replace(card, name="Của xã bên")
    assert a_season.write(partial(scorecards.import_scorecard, card=other))[1] == "Của xã bên"
