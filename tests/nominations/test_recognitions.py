# SPDX-License-Identifier: MIT
"""Decisions: drafted by an appraisal, frozen in one action, changed only by a new one that replaces them."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.rooms import Frozen, all_frozen
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.recognitions import Recognition, along_body, full_number, usual_of_body
from dvcq_desktop.nominations.rules import Step
from dvcq_desktop.nominations.store import appraisals, freezing, guarded, models, recognitions, steps
from dvcq_desktop.nominations.terms import Body, Level, Movement, Stage
from dvcq_desktop.office.printing import PrintOrder, print_paper
from dvcq_desktop.office.register import store as register
from dvcq_desktop.rooms import ROOMS
from tests.nominations import decided as tests

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.prints.kinds import DecisionKind
    from tests.nominations.conftest import Season


@pytest.fixture
def settled(a_season: Season) -> Season:
    tests.settle(a_season)
    return a_season


def stages(season: Season, name: str) -> dict[Stage, str]:
    found = season.ask(models.model, season.keys[name])
    return {step.stage: step.document for step in found.steps}


def test_a_draft_names_the_ranked_models_or_those_that_were_proposed(settled: Season) -> None:
    first = tests.read(settled, tests.draft(settled))
    assert [(item.said.name, item.rank, item.total, item.level) for item in first.items] == [
        ("Đường hoa nông thôn mới", 1, 10000, Level.OUTSTANDING),
        ("Camera an ninh", 2, 8900, Level.RECOGNISED),
    ], "the class of the third says not to recognise it"
    tests.propose(settled, a=Level.PROPOSED, c=Level.RECOGNISED)
    second = tests.read(settled, tests.draft(settled))
    assert [(item.said.name, item.level, item.honour, item.award) for item in second.items] == [
        ("Đường hoa nông thôn mới", Level.PROPOSED, "Mô hình “Dân vận khéo” tiêu biểu năm 2026", "Giấy khen"),
        ("Ngày thứ bảy vì dân", Level.RECOGNISED, "Mô hình “Dân vận khéo” năm 2026", ""),
    ]


def test_a_level_brings_its_usual_honour_along_but_not_over_her_own(settled: Season) -> None:
    key = tests.draft(settled)
    a, b = settled.keys["a"], settled.keys["b"]
    settled.write(lambda action: recognitions.change_items(action, key, [b], {"honour": "Điển hình"}))
    levels = {"level": Level.RECOGNISED}
    settled.write(lambda action: recognitions.change_items(action, key, [a], levels))
    levels = {"level": Level.OUTSTANDING}
    settled.write(lambda action: recognitions.change_items(action, key, [a, b], levels))
    items = {item.model: item for item in tests.read(settled, key).items}
    assert items[a].honour == "Mô hình “Dân vận khéo” tiêu biểu năm 2026"
    assert (items[b].honour, items[b].level) == ("Điển hình", Level.OUTSTANDING)


def test_what_has_no_day_or_number_or_models_is_refused_in_a_sentence(settled: Season) -> None:
    key = tests.draft(settled)
    with pytest.raises(UserError, match="chưa có ngày ban hành: hãy ghi ô"):
        tests.freeze(settled, key)
    tests.change(settled, key, issued_on=tests.ISSUED)
    with pytest.raises(UserError, match="chưa có số"):
        tests.freeze(settled, key)
    tests.change(settled, key, number="45", issued_on=date(2026, 12, 1))
    with pytest.raises(UserError, match="01/12/2026 sau hôm nay"):
        tests.freeze(settled, key)
    tests.change(settled, key, issued_on=tests.ISSUED)
    settled.score("c", {"3": None})
    with pytest.raises(UserError, match="“Ngày thứ bảy vì dân” còn 1 tiêu chí chưa có điểm"):
        tests.freeze(settled, key)
    empty = settled.write(
        lambda action: recognitions.draft_empty(action, 2026, Movement.SKILFUL, Body.COMMITTEE)
    )
    tests.change(settled, empty, number="46", issued_on=tests.ISSUED)
    with pytest.raises(UserError, match="chưa có mô hình nào"):
        tests.freeze(settled, empty)
    assert not tests.read(settled, key).is_frozen


def test_freezing_moves_the_models_and_keeps_what_was_said(settled: Season) -> None:
    tests.propose(settled, a=Level.PROPOSED, b=Level.RECOGNISED)
    key = tests.decided(settled)
    cited = "Quyết định số 45/QĐ-UBND ngày 14 tháng 10 năm 2026"
    assert stages(settled, "a") == {
        Stage.APPRAISED: "Biên bản thẩm định ngày 08 tháng 10 năm 2026",
        Stage.RECOGNISED: cited,
        Stage.OUTSTANDING: cited,
        Stage.PROPOSED: cited,
    }
    assert set(stages(settled, "b")) == {Stage.APPRAISED, Stage.RECOGNISED}
    minutes = "Biên bản thẩm định ngày 08 tháng 10 năm 2026"
    assert stages(settled, "c") == {Stage.APPRAISED: minutes}, "it was scored, though it was not chosen"
    settled.write(
        lambda action: models.save_model(
            action, settled.keys["a"], {"name": "Tên khác", "head": "Ai đó"}, today=tests.TODAY
        )
    )
    found = tests.read(settled, key)
    assert found.items[0].said.name == "Đường hoa nông thôn mới"
    held = json.loads(found.items[0].snapshot)
    assert held["scores"] == [
        {"points": {"1": 3000, "2": 3000, "3": 4000, "T": None, "P": None}, "reviewer": "", "total": 10000}
    ]
    assert held["why"][0] == "Hạng 1 với 100 điểm."
    basis = json.loads(found.snapshot)
    assert [each["name"] for each in basis["not_chosen"]] == ["Ngày thứ bảy vì dân"]
    assert basis["not_chosen"][0]["why"]


def test_one_undo_takes_a_freezing_back(settled: Season) -> None:
    key = tests.decided(settled)
    settled.database.undo()
    assert not tests.read(settled, key).is_frozen
    assert stages(settled, "a") == {}


def test_nothing_of_a_frozen_result_can_be_changed(settled: Season) -> None:
    key = tests.decided(settled)
    frozen = "đã chốt theo Quyết định số 45/QĐ-UBND: muốn sửa, lập quyết định mới thay thế"
    a = settled.keys["a"]
    for work in (
        lambda action: recognitions.save_recognition(action, key, {"number": "46"}),
        lambda action: recognitions.change_items(action, key, [a], {"award": "Bằng khen"}),
        lambda action: recognitions.remove_items(action, key, [a]),
        lambda action: recognitions.add_items(action, key, [a]),
        lambda action: recognitions.trash_recognitions(action, [key]),
        lambda action: freezing.freeze(action, key, tests.TODAY),
        lambda action: appraisals.change_appraisal(action, settled.keys["appraisal"], {"chair": "Ai"}),
        lambda action: recognitions.draft_from_appraisal(action, settled.keys["appraisal"]),
    ):
        with pytest.raises(UserError, match=frozen):
            settled.write(work)
    scan = (("qd-45.pdf", b"%PDF-1.4", "application/pdf"),)
    settled.write(lambda action: recognitions.save_recognition(action, key, {}, scan))
    assert [file.name for file in tests.read(settled, key).files] == ["qd-45.pdf"]


def test_a_merge_leaves_frozen_rows_alone(settled: Season) -> None:
    assert not settled.ask(lambda connection: all_frozen(connection, ROOMS.values()))
    key = tests.decided(settled)
    found = settled.ask(lambda connection: all_frozen(connection, ROOMS.values()))
    assert {Frozen("recognition", key), Frozen("appraisal", settled.keys["appraisal"])} <= found
    tables = {each.table for each in found}
    assert tables == {
        "recognition",
        "recognition_item",
        "appraisal",
        "appraisal_model",
        "model_score",
        "scorecard",
        "scorecard_criterion",
        "scorecard_grade",
        "scorecard_cap",
    }


def test_a_new_decision_says_what_it_replaces_and_takes_back_what_it_no_longer_gives(settled: Season) -> None:
    tests.propose(settled, a=Level.OUTSTANDING, b=Level.OUTSTANDING, c=Level.RECOGNISED)
    old = tests.decided(settled)
    new = settled.write(lambda action: recognitions.draft_replacing(action, old))
    b, c = settled.keys["b"], settled.keys["c"]
    settled.write(lambda action: recognitions.change_items(action, new, [b], {"level": Level.RECOGNISED}))
    settled.write(lambda action: recognitions.remove_items(action, new, [c]))
    tests.change(settled, new, number="50", issued_on=date(2026, 11, 2))
    with pytest.raises(UserError, match="Chưa ghi lý do thay"):
        tests.freeze(settled, new)
    tests.change(settled, new, replace_reason="Chấm lại theo kiến nghị")
    tests.freeze(settled, new)
    again = "Quyết định số 50/QĐ-UBND ngày 02 tháng 11 năm 2026"
    assert stages(settled, "a")[Stage.OUTSTANDING] == again
    assert Stage.OUTSTANDING not in stages(settled, "b")
    assert set(stages(settled, "c")) == {Stage.APPRAISED}
    later = settled.ask(recognitions.replaced_by, old)
    assert later.id == new
    with pytest.raises(UserError, match="đã được thay bằng Quyết định số 50/QĐ-UBND"):
        settled.write(lambda action: recognitions.draft_replacing(action, old))
    assert [each.id for each in settled.ask(recognitions.recognitions, 2026)] == [new, old]


def test_models_of_another_year_or_movement_are_not_taken_in(settled: Season) -> None:
    key = settled.write(
        lambda action: recognitions.draft_empty(action, 2026, Movement.SECURITY, Body.COMMITTEE)
    )
    with pytest.raises(UserError, match="Toàn dân bảo vệ an ninh Tổ quốc năm 2026"):
        settled.write(lambda action: recognitions.add_items(action, key, [settled.keys["a"]]))


def test_a_refused_model_cannot_be_recognised(settled: Season) -> None:
    key = tests.draft(settled)
    tests.change(settled, key, number="45", issued_on=tests.ISSUED)
    ended = {"ended": "withdrawn", "end_reason": "Chuyển địa điểm"}
    settled.write(lambda action: action.update("model", settled.keys["b"], ended))
    with pytest.raises(UserError, match="Camera an ninh"):
        tests.freeze(settled, key)
    assert not tests.read(settled, key).is_frozen
    assert not settled.ask(steps.steps_of, settled.keys["a"])


@pytest.mark.parametrize(
    ("body", "number", "symbol", "shown"),
    [
        (Body.COMMITTEE, "45", "", "45/QĐ-UBND"),
        (Body.CHAIR, "05", "QĐ-UBND", "05/QĐ-UBND"),
        (Body.PARTY, "12", "", "12-QĐ/ĐU"),
        (Body.PARTY, "", "", ""),
    ],
)
def test_numbers_are_written_as_each_body_does(body: Body, number: str, symbol: str, shown: str) -> None:
    assert full_number(body, number, symbol) == shown


def test_another_body_brings_its_symbol_and_bases_but_not_over_what_she_wrote() -> None:
    of = {body: usual_of_body(Movement.SKILFUL, 2026, body) for body in Body}
    usual = of[Body.COMMITTEE]
    draft = Recognition("", 2026, body=Body.COMMITTEE, bases=usual["bases"], symbol=usual["symbol"])
    to_party = {"body": Body.PARTY}
    assert along_body(draft, to_party) == of[Body.PARTY]
    assert along_body(draft, {"title": "Tên"}) == along_body(draft, {"body": Body.COMMITTEE}) == {}
    assert along_body(draft, {**to_party, "symbol": "QĐ/ĐU"}) == {"bases": ""}
    empty = Recognition("", 2026, body=Body.PARTY, bases="", symbol="")
    assert along_body(empty, {"body": Body.COMMITTEE}) == of[Body.COMMITTEE]
    own = Recognition("", 2026, body=Body.COMMITTEE, bases="Riêng", symbol="QD/TU")
    assert along_body(own, to_party) == {}


def test_the_number_comes_back_through_the_register(settled: Season) -> None:
    from dvcq_desktop.nominations.prints.kinds import DECISION, SUBMISSION

    key = tests.draft(settled)

    def issue(kind: DecisionKind, number: str, day: date) -> str:
        order = PrintOrder(2026, tests.TODAY)
        read = settled.ask(kind.load, order)
        printed = print_paper(kind, read, order)

        def work(action: Action) -> str:
            paper = register.record_print(action, printed)
            _paper, told = register.number_paper(action, kind, paper, {"number": number, "issued_on": day})
            return told

        told: str = settled.write(work)
        return told

    assert "Tờ trình số 07/TTr-VHXH" in issue(SUBMISSION, "7", date(2026, 10, 12))
    assert "số 45/QĐ-UBND ngày 14/10/2026" in issue(DECISION, "45", tests.ISSUED)
    found = tests.read(settled, key)
    assert (found.proposal_number, found.proposal_on) == ("07", date(2026, 10, 12))
    assert (found.number, found.symbol, found.issued_on) == ("45", "QĐ-UBND", tests.ISSUED)
    tests.freeze(settled, key)
    assert "đã chốt nên không đổi" in issue(DECISION, "99", tests.ISSUED)


def test_a_number_that_may_be_of_two_drafts_is_written_on_none_and_that_is_said(settled: Season) -> None:
    from dvcq_desktop.nominations.prints.kinds import DECISION

    keys = tests.draft(settled), tests.draft(settled)
    order = PrintOrder(2026, tests.TODAY)
    printed = print_paper(DECISION, settled.ask(DECISION.load, order), order)

    def number(action: Action) -> str:
        paper = register.record_print(action, printed)
        values = {"number": "215", "issued_on": tests.ISSUED}
        return register.number_paper(action, DECISION, paper, values)[1]

    told: str = settled.write(number)
    assert told.startswith("Có 2 quyết định cùng tên năm 2026")
    assert "thẻ Công nhận" in told
    assert [tests.read(settled, key).number for key in keys] == ["", ""]


def test_two_drafts_of_one_appraisal_or_one_number_are_not_both_frozen(settled: Season) -> None:
    tests.propose(settled, a=Level.RECOGNISED)
    first, second = tests.draft(settled), tests.draft(settled)
    for key in (first, second):
        tests.change(settled, key, number="45", issued_on=tests.ISSUED)
    tests.freeze(settled, first)
    with pytest.raises(UserError, match="Đã có quyết định số 45"):
        tests.freeze(settled, second)
    tests.change(settled, second, number="46")
    with pytest.raises(UserError, match="Đợt thẩm định này đã chốt theo"):
        tests.freeze(settled, second)


def test_a_decision_is_replaced_once(settled: Season) -> None:
    tests.propose(settled, a=Level.RECOGNISED)
    old = tests.decided(settled)
    drafts = [settled.write(lambda action: recognitions.draft_replacing(action, old)) for _ in range(2)]
    for number, key in zip(("50", "51"), drafts, strict=True):
        tests.change(
            settled, key, number=number, issued_on=date(2026, 11, 2), replace_reason="Chấm lại theo kiến nghị"
        )
    tests.freeze(settled, drafts[0])
    with pytest.raises(UserError, match="Quyết định cũ đã được thay bằng"):
        tests.freeze(settled, drafts[1])


def test_a_rewarded_model_is_told_from_one_that_is_only_proposed(settled: Season) -> None:
    tests.propose(settled, a=Level.REWARDED, b=Level.PROPOSED)
    tests.decided(settled)
    assert list(stages(settled, "a"))[1:] == [Stage.RECOGNISED, Stage.OUTSTANDING, Stage.REWARDED]
    assert list(stages(settled, "b"))[1:] == [Stage.RECOGNISED, Stage.OUTSTANDING, Stage.PROPOSED]
    with pytest.raises(UserError, match="đã chốt theo"):
        settled.write(lambda action: guarded.take_back(action, [settled.keys["a"]], Stage.REWARDED))


def test_a_reward_from_above_comes_after_the_decision_and_can_be_taken_back(settled: Season) -> None:
    tests.propose(settled, a=Level.PROPOSED, b=Level.RECOGNISED)
    tests.decided(settled)
    a = settled.keys["a"]
    step = Step(Stage.REWARDED, date(2026, 11, 2), document="Quyết định số 88 của Chủ tịch UBND thành phố")
    settled.write(lambda action: steps.reach(action, [a], step, today=date(2026, 11, 3)))
    assert settled.ask(models.model, a).stage is Stage.REWARDED
    settled.write(lambda action: guarded.take_back(action, [a], Stage.REWARDED))
    assert settled.ask(models.model, a).stage is Stage.PROPOSED


def test_a_later_reward_leaves_what_the_earlier_decision_gave(settled: Season) -> None:
    tests.propose(settled, a=Level.PROPOSED, b=Level.RECOGNISED)
    tests.decided(settled)
    a, year = settled.keys["a"], 2026
    key = settled.write(
        lambda action: recognitions.draft_empty(action, year, Movement.SKILFUL, Body.COMMITTEE)
    )
    settled.write(lambda action: recognitions.add_items(action, key, [a], Level.REWARDED))
    tests.change(settled, key, number="50", issued_on=tests.ISSUED)
    tests.freeze(settled, key)
    said = stages(settled, "a")
    assert {stage: document.split("/")[0] for stage, document in said.items()} == {
        Stage.APPRAISED: "Biên bản thẩm định ngày 08 tháng 10 năm 2026",
        Stage.RECOGNISED: "Quyết định số 45",
        Stage.OUTSTANDING: "Quyết định số 45",
        Stage.PROPOSED: "Quyết định số 45",
        Stage.REWARDED: "Quyết định số 50",
    }


def test_a_decision_enters_the_register_with_the_number_that_it_bears(settled: Season) -> None:
    from dvcq_desktop.nominations.prints.kinds import DECISION, SUBMISSION

    tests.decided(settled)
    order = PrintOrder(2026, tests.TODAY)
    for kind in (DECISION, SUBMISSION):
        printed = print_paper(kind, settled.ask(kind.load, order), order)
        settled.write(partial(register.record_print, printed=printed))
    found = {paper.kind: paper for paper in settled.ask(register.papers, 2026)}
    decision = found["recognition-decision"]
    assert (decision.full_number, decision.issued_on) == ("45/QĐ-UBND", tests.ISSUED)
    assert decision.signer_name == "Vũ Đình Khang"
    assert found["model-submission"].number == "", "nobody wrote the number of the proposal down"


def test_freezing_keeps_who_signed_for_the_office(settled: Season) -> None:
    found = tests.read(settled, tests.decided(settled))
    assert (found.signer_name, found.signer_title) == ("Vũ Đình Khang", "Phó Chủ tịch")
    assert found.signer_authority.splitlines() == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]
    settled.database.undo()
    assert tests.read(settled, found.id).signer_name == ""
