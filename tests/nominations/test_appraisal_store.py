# SPDX-License-Identifier: MIT
"""Appraisals in the file: points, reviewers, recusals, evidence, and what a decision freezes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.appraisals import OFFICE, Appraisal, Cell, Reviewer, warnings
from dvcq_desktop.nominations.live import LiveScores
from dvcq_desktop.nominations.scoring import AGREED
from dvcq_desktop.nominations.store import appraisals, scorecards, scores
from dvcq_desktop.nominations.terms import Mode, Movement, Purpose

if TYPE_CHECKING:
    from tests.nominations.conftest import Season

FULL = {"1": 3000, "2": 3000, "3": 1000}


def _reviewers(season: Season, *names: str) -> list[str]:
    season.change(mode=Mode.REVIEWERS)
    wanted = [Reviewer("", name) for name in names]
    keys: list[str] = season.write(
        partial(appraisals.set_reviewers, appraisal_id=season.keys["appraisal"], wanted=wanted)
    )
    return keys


def test_one_agreed_score_ranks_and_explains(a_season: Season) -> None:
    a_season.score("a", FULL | {"1": 2000})
    a_season.score("b", FULL)
    found = a_season.read()
    a, b, c = (a_season.keys[each] for each in "abc")
    assert [(each.standing.model, each.rank) for each in found.ranking.places] == [(b, 1), (a, 2), (c, None)]
    assert found.why(a) == [
        "Hạng 2 với 90 điểm, tạm tính vì chưa chấm xong.",
        "Các tiêu chí cộng lại được 90 điểm.",
        "Xếp loại “Tốt”: từ 85 điểm trở lên, không có tiêu chí 0 điểm.",
        "“Camera an ninh” hơn “Đường hoa nông thôn mới” 10 điểm (100 so với 90).",
        "Hơn ở tiêu chí 1 (30 so với 20).",
    ]
    assert found.lacking == ["“Ngày thứ bảy vì dân” còn 3 tiêu chí chưa có điểm."]


def test_points_that_cannot_be_are_refused_and_none_of_them_is_written(a_season: Season) -> None:
    with pytest.raises(UserError, match="“Camera an ninh”, tiêu chí 3 cho nhiều nhất 10 điểm"):
        a_season.score("b", {"1": 3000, "3": 1100})
    assert a_season.read().points == {}
    with pytest.raises(UserError, match="không còn trong đợt thẩm định"):
        a_season.score("khác", FULL)
    with pytest.raises(UserError, match="không còn trong thang điểm"):
        a_season.score("a", {"I": 100})
    with pytest.raises(UserError, match="Thành viên này không còn"):
        a_season.score("a", FULL, reviewer="ai đó")


def test_three_reviewers_of_whom_one_recused(a_season: Season) -> None:
    one, two, three = _reviewers(a_season, "Bà Huệ", "Ông Đạt", "Ông Mới")
    appraisal = a_season.keys["appraisal"]
    a_season.score("a", FULL, one)
    a_season.score("a", FULL | {"1": 2000}, two)
    a_season.score("a", FULL | {"1": 0}, three)
    recuse = partial(appraisals.set_recusal, appraisal_id=appraisal, reviewer=three, model=a_season.keys["a"])
    a_season.write(partial(recuse, reason="là trưởng thôn"))
    found = a_season.read()
    standing = found.standings[a_season.keys["a"]]
    assert standing.total == 9500
    assert standing.spread == 1000
    why = found.why(a_season.keys["a"])
    assert "Trung bình cộng của 2 phiếu (100; 90) là 95 điểm." in why
    assert why[-1] == "Ông Mới không tham gia chấm: là trưởng thôn."
    with pytest.raises(UserError, match="không tham gia chấm mô hình này"):
        a_season.score("a", FULL, three)
    a_season.write(partial(recuse, reason=None))
    assert a_season.read().standings[a_season.keys["a"]].total == 8667, "the points were kept"
    a_season.write(partial(recuse, reason=""))
    assert a_season.read().standings[a_season.keys["a"]].total == 9500
    assert a_season.read().lacking[0] == (
        "“Camera an ninh”: Bà Huệ còn 3 tiêu chí; Ông Đạt còn 3 tiêu chí;"
        " Ông Mới còn 3 tiêu chí chưa có điểm."
    )


def test_a_reviewer_who_leaves_takes_their_points_along(a_season: Season) -> None:
    one, two = _reviewers(a_season, "Bà Huệ", "Ông Đạt")
    a_season.score("a", FULL, one)
    a_season.score("a", FULL | {"1": 0}, two)
    keep = [Reviewer(one, "Bà Nguyễn Thị Huệ", "Phó Chủ tịch")]
    appraisal = a_season.keys["appraisal"]
    a_season.write(partial(appraisals.set_reviewers, appraisal_id=appraisal, wanted=keep))
    found = a_season.read()
    assert found.reviewers == tuple(keep)
    assert found.standings[a_season.keys["a"]].total == 10000
    a_season.database.undo()
    assert a_season.read().standings[a_season.keys["a"]].total == 8500
    nameless = partial(appraisals.set_reviewers, appraisal_id=appraisal, wanted=[Reviewer("", " ")])
    with pytest.raises(UserError, match="chưa ghi họ tên"):
        a_season.write(nameless)


def test_going_back_to_one_agreed_score_finds_it_again(a_season: Season) -> None:
    a_season.score("a", FULL)
    _reviewers(a_season, "Bà Huệ")
    assert a_season.read().standings[a_season.keys["a"]].total is None
    a_season.change(mode=Mode.AGREED)
    assert a_season.read().standings[a_season.keys["a"]].total == 10000


def test_a_frozen_appraisal_refuses_every_change_in_one_sentence(a_season: Season) -> None:
    a_season.score("a", FULL)
    a_season.freeze()
    appraisal, model = a_season.keys["appraisal"], a_season.keys["a"]
    said = "Kết quả này đã chốt theo Quyết định số 45/QĐ-UBND: muốn sửa, lập quyết định mới thay thế."
    assert a_season.read().frozen == said
    cell = a_season.cell("a", "1")
    for work in (
        partial(scores.write_points, appraisal_id=appraisal, points={cell: 100}),
        partial(scores.write_remark, appraisal_id=appraisal, cell=cell, remark="Tốt"),
        partial(scores.add_evidence, appraisal_id=appraisal, model=model, criterion=cell.criterion, text="x"),
        partial(scores.trash_evidence, appraisal_id=appraisal, ids=[]),
        partial(appraisals.change_appraisal, appraisal_id=appraisal, values={"name": "Khác"}),
        partial(appraisals.set_models, appraisal_id=appraisal, models=[]),
        partial(appraisals.change_nominee, appraisal_id=appraisal, model=model, values={"remark": "Tốt"}),
        partial(appraisals.set_reviewers, appraisal_id=appraisal, wanted=[]),
        partial(appraisals.set_recusal, appraisal_id=appraisal, reviewer="r", model=model, reason=""),
        partial(appraisals.trash_appraisal, appraisal_id=appraisal),
    ):
        with pytest.raises(UserError) as caught:
            a_season.write(work)
        assert caught.value.sentence == said


def test_another_scorecard_only_before_there_are_points_and_only_a_usable_one(a_season: Season) -> None:
    other = a_season.write(partial(scorecards.copy_scorecard, scorecard_id=a_season.keys["card"]))
    a_season.change(scorecard=other)
    with pytest.raises(UserError, match="không dùng cho việc này"):
        a_season.change(scorecard=a_season.keys["office card"])
    spoil = partial(replace, name="Hỏng", criteria=())
    card = a_season.keys["card"]
    a_season.write(partial(scorecards.edit_scorecard, scorecard_id=card, change=spoil))
    with pytest.raises(UserError, match="“Hỏng” chưa dùng được: Thang điểm chưa có tiêu chí"):
        a_season.change(scorecard=card)
    a_season.score("a", FULL)
    with pytest.raises(UserError, match="đã có điểm theo thang điểm"):
        a_season.change(scorecard=None)


def test_models_come_and_go_and_bring_their_points_back(a_season: Season) -> None:
    a_season.score("a", FULL)
    set_models = partial(appraisals.set_models, appraisal_id=a_season.keys["appraisal"])
    a_season.write(partial(set_models, models=[a_season.keys["b"]]))
    assert a_season.read().models == (a_season.keys["b"],)
    a_season.write(partial(set_models, models=[a_season.keys["a"], a_season.keys["b"]]))
    assert a_season.read().standings[a_season.keys["a"]].total == 10000


def test_candidates_are_the_years_models_that_were_not_refused(a_season: Season) -> None:
    a_season.write(partial(_refuse, model=a_season.keys["b"]))
    found = a_season.ask(appraisals.candidates, 2026, Movement.SKILFUL)
    assert [each.name for each in found] == ["Đường hoa nông thôn mới", "Ngày thứ bảy vì dân"]
    assert [each.facts.money for each in found] == [1_000_000, 3_000_000]
    assert found[0].facts.registered_on == date(2026, 2, 3)
    assert a_season.ask(appraisals.candidates, 2026, Movement.SECURITY) == []


def _refuse(action: object, model: str) -> None:
    from dvcq_desktop.database.actions import Action

    assert isinstance(action, Action)
    action.update("model", model, {"ended": "refused", "ended_on": "2026-05-01"})
    first = action.execute("select id from model where position = 1").fetchone()["id"]
    action.insert("model_step", {"model": first, "stage": "dang-ky", "reached_on": "2026-02-03"})


def test_evidence_and_remarks_belong_to_a_score(a_season: Season) -> None:
    a_season.score("a", {"1": 2000})
    appraisal, cell = a_season.keys["appraisal"], a_season.cell("a", "1")
    a_season.write(partial(scores.write_remark, appraisal_id=appraisal, cell=cell, remark="Cách làm mới"))
    add = partial(scores.add_evidence, appraisal_id=appraisal, model=cell.model, criterion=cell.criterion)
    key = a_season.write(partial(add, text="Biên bản họp thôn ngày 05/3"))
    found = a_season.read()
    assert found.remarks == {cell: "Cách làm mới"}
    assert found.points[cell.model, AGREED] == {cell.criterion: 2000}, "a remark leaves the points alone"
    assert [each.text for each in found.evidence[cell.model, cell.criterion]] == [
        "Biên bản họp thôn ngày 05/3"
    ]
    a_season.write(partial(scores.trash_evidence, appraisal_id=appraisal, ids=[key]))
    assert a_season.read().evidence == {}
    with pytest.raises(UserError, match="minh chứng là gì"):
        a_season.write(partial(add, text=" "))


def test_the_board_orders_those_that_nothing_tells_apart(a_season: Season) -> None:
    a_season.score("a", FULL)
    a_season.score("b", FULL)
    decide = partial(appraisals.change_nominee, appraisal_id=a_season.keys["appraisal"])
    a_season.write(partial(decide, model=a_season.keys["b"], values={"tie_rank": 1}))
    found = a_season.read()
    assert [each.standing.model for each in found.ranking.places[:2]] == [
        a_season.keys["b"],
        a_season.keys["a"],
    ]
    assert [each.rank for each in found.ranking.places[:2]] == [1, 2]


def test_the_office_scores_itself_by_the_same_machinery(a_season: Season) -> None:
    card = a_season.ask(scorecards.scorecard, a_season.keys["office card"])
    own = Appraisal("", 2026, "Tự chấm năm 2026", Purpose.OFFICE, scorecard=card.id)
    key = a_season.write(partial(appraisals.save_appraisal, changed=own))
    points = {Cell(OFFICE, AGREED, each.id): each.maximum for each in card.scored}
    a_season.write(partial(scores.write_points, appraisal_id=key, points=points))
    change = partial(appraisals.change_appraisal, appraisal_id=key)
    a_season.write(partial(change, values={"cap": card.caps[0].id}))
    found = a_season.ask(appraisals.read_appraisal, key)
    assert found.standings[OFFICE].total == 10000
    assert found.standings[OFFICE].grade.name == "Tốt"
    assert found.why(OFFICE)[-1] == "Theo điểm là “Xuất sắc”, bị khống chế ở “Tốt” vì khiển trách."
    assert found.lacking == []
    listed = a_season.ask(appraisals.appraisals, 2026)
    assert [each.name for each in listed] == ["Thẩm định năm 2026", "Tự chấm năm 2026"]
    assert a_season.ask(appraisals.appraisal_years) == [2026]


def test_an_appraisal_needs_a_name_and_comes_back_from_the_trash(a_season: Season) -> None:
    with pytest.raises(UserError, match="chưa có tên"):
        a_season.change(name=" ")
    a_season.score("a", FULL)
    appraisal = a_season.keys["appraisal"]
    a_season.write(partial(appraisals.trash_appraisal, appraisal_id=appraisal))
    assert a_season.ask(appraisals.read_appraisal, appraisal) is None
    with pytest.raises(UserError, match="Thùng rác"):
        a_season.change(name="Khác")
    a_season.database.undo()
    assert a_season.read().standings[a_season.keys["a"]].total == 10000


def test_reviewers_far_apart_are_named(a_season: Season) -> None:
    edit = partial(scorecards.edit_scorecard, scorecard_id=a_season.keys["card"])
    a_season.write(partial(edit, change=partial(replace, spread_limit=500)))
    one, two = _reviewers(a_season, "Bà Huệ", "Ông Đạt")
    a_season.score("a", FULL, one)
    a_season.score("a", FULL | {"1": 2000}, two)
    found = a_season.read()
    assert [each[:26] for each in warnings(found, list(found.standings.values()))] == [
        "“Đường hoa nông thôn mới”:"
    ]


def test_what_is_typed_ranks_at_once_and_is_taken_back(a_season: Season) -> None:
    a_season.score("a", FULL | {"1": 2000})
    a_season.score("b", FULL | {"1": 1000})
    live = LiveScores(a_season.read())
    b = a_season.keys["b"]
    cell = a_season.cell("b", "1")
    live.preview(cell, 300)
    assert live.standings[b].total == 7300
    live.preview(cell, 3000)
    assert live.ranking.places[0].standing.model == b
    assert "Hạng 1" in live.why(b)[0]
    live.end_preview()
    assert live.standings[b].total == 8000
    assert live.ranking.places[0].standing.model == a_season.keys["a"]
    live.put({cell: None, a_season.cell("c", "1"): 100})
    assert live.points(cell) is None
    assert live.standings[a_season.keys["c"]].total == 100
    again = LiveScores(a_season.read(), {cell: 2500})
    assert again.standings[b].total == 9500
    assert again.points(cell) == 2500
