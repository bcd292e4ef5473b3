# SPDX-License-Identifier: MIT
"""What is asked before a decision is frozen, what forbids it, and prints that never die for a letter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.grades import level_of_grade
from dvcq_desktop.nominations.prints.kinds import CERTIFICATES, DECISION, MINUTES, SCORE_SUMMARY, SUBMISSION
from dvcq_desktop.nominations.rules import Step
from dvcq_desktop.nominations.store import appraisals, freezing, models, recognitions, steps
from dvcq_desktop.nominations.terms import Body, Level, Movement, Stage
from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.office.register.rules import Printed
from dvcq_desktop.office.register.store import record_print
from tests.nominations import decided as tests

if TYPE_CHECKING:
    from dvcq_desktop.nominations.questions import Question
    from tests.nominations.conftest import Season

SMILE = "Đường hoa 😀"


@pytest.fixture
def settled(a_season: Season) -> Season:
    tests.settle(a_season)
    return a_season


def asked(season: Season, key: str) -> list[Question]:
    found: list[Question] = season.ask(freezing.questions_of, key, tests.TODAY)
    return found


def doubts(season: Season, key: str) -> list[str]:
    return [each.sentence for each in asked(season, key) if not each.is_serious]


def forbidden(season: Season, key: str) -> list[str]:
    return [each.sentence for each in asked(season, key) if each.is_serious]


def ready(season: Season, number: str = "45") -> str:
    key = tests.draft(season)
    tests.change(season, key, number=number, issued_on=tests.ISSUED)
    tests.change(season, key, proposal_number="12", proposal_on=date(2026, 10, 12))
    return key


def test_a_proposal_without_number_or_day_is_told(settled: Season) -> None:
    key = ready(settled)
    tests.change(settled, key, proposal_number="")
    assert doubts(settled, key) == ["Chưa ghi đủ số, ngày Tờ trình: quyết định sẽ in chỗ để trống."]


def test_a_day_that_the_register_has_otherwise_is_told(settled: Season) -> None:
    key = ready(settled)
    printed = Printed(
        kind="recognition-decision",
        title="Quyết định công nhận",
        name="Quyết định",
        year=2026,
        as_of=tests.ISSUED,
        data=b"%PDF-1.4",
        pages=1,
        symbol="QĐ-UBND",
        number="45",
        issued_on=date(2026, 10, 15),
    )
    settled.write(lambda action: record_print(action, printed))
    said = "Sổ văn bản ghi số 45/QĐ-UBND ngày 15/10/2026, khác ngày 14/10/2026 ở đây"
    assert doubts(settled, key) == [f"{said}: hãy sửa một trong hai cho khớp."]
    tests.change(settled, key, issued_on=date(2026, 10, 15))
    assert doubts(settled, key) == []


def test_the_symbol_of_another_body_is_told(settled: Season) -> None:
    key = ready(settled)
    tests.change(settled, key, body=Body.PARTY, symbol="QĐ-UBND")
    said = "Ký hiệu “QĐ-UBND” không phải của Đảng ủy, thường là “QĐ/ĐU”: hãy xem lại ô Ký hiệu."
    assert said in doubts(settled, key)
    tests.change(settled, key, symbol="QĐ/TU")
    assert not any("Ký hiệu" in each for each in doubts(settled, key)), "what she wrote is hers"


def step(season: Season, name: str, stage: Stage, day: date) -> None:
    season.write(lambda action: steps.reach(action, [season.keys[name]], Step(stage, day), today=tests.TODAY))


def test_nothing_is_asked_of_a_decision_that_is_whole(settled: Season) -> None:
    key = ready(settled)
    assert asked(settled, key) == []
    result = settled.write(lambda action: freezing.freeze_asked(action, key, tests.TODAY))
    assert result == (
        "Đã chốt Quyết định số 45/QĐ-UBND: 2 mô hình được ghi bước công nhận."
        " Được chấm mà không có trong quyết định: “Ngày thứ bảy vì dân”."
    )


def test_every_reason_is_listed_what_forbids_first(settled: Season) -> None:
    key = tests.draft(settled)
    tests.change(settled, key, proposal_number="12", proposal_on=date(2026, 10, 1))
    found = asked(settled, key)
    assert [each.is_serious for each in found] == [True, True, False]
    assert "chưa có ngày" in found[0].sentence
    assert "chưa có số" in found[1].sentence
    assert found[2].sentence == "Tờ trình ngày 01/10/2026 trước ngày họp thẩm định 08/10/2026."


def test_models_that_were_never_appraised_are_told(settled: Season) -> None:
    key = settled.write(
        lambda action: recognitions.draft_empty(action, 2026, Movement.SKILFUL, Body.COMMITTEE)
    )
    both = [settled.keys["a"], settled.keys["b"]]
    settled.write(lambda action: recognitions.add_items(action, key, both))
    tests.change(settled, key, number="45", issued_on=tests.ISSUED)
    said = "Chưa qua bước Thẩm định, không có điểm: “Đường hoa nông thôn mới”; “Camera an ninh”."
    assert said in doubts(settled, key)
    step(settled, "a", Stage.APPRAISED, tests.HELD)
    assert "Chưa qua bước Thẩm định, không có điểm: “Camera an ninh”." in doubts(settled, key)
    other = ready(settled)
    settled.write(
        lambda action: appraisals.set_models(action, settled.keys["appraisal"], [settled.keys["b"]])
    )
    assert "Không được chấm ở “Thẩm định năm 2026”: “Đường hoa nông thôn mới”." in doubts(settled, other)
    settled.change(held_on=None)
    assert any("chưa ghi ngày họp" in said for said in doubts(settled, other))


def test_days_in_the_wrong_order_are_told(settled: Season) -> None:
    key = ready(settled)
    tests.change(settled, key, issued_on=date(2026, 10, 1))
    assert forbidden(settled, key) == [
        (
            "Quyết định ban hành ngày 01/10/2026, trước ngày họp thẩm định 08/10/2026:"
            " hãy sửa một trong hai ngày, rồi chốt."
        )
    ]
    tests.change(settled, key, issued_on=tests.ISSUED, proposal_on=date(2026, 10, 20))
    step(settled, "a", Stage.REGISTERED, date(2026, 10, 9))
    step(settled, "b", Stage.REGISTERED, date(2026, 3, 9))
    step(settled, "b", Stage.SURVEYED, date(2026, 2, 9))
    assert doubts(settled, key) == [
        "Tờ trình ngày 20/10/2026 sau ngày ban hành quyết định 14/10/2026.",
        "Đăng ký ngày 09/10/2026 sau ngày thẩm định 08/10/2026: “Đường hoa nông thôn mới”.",
        "Kiểm tra, khảo sát ngày 09/02/2026 trước đăng ký ngày 09/03/2026: “Camera an ninh”.",
    ]


def test_models_of_no_unit_no_honour_or_a_lower_class_are_told(settled: Season) -> None:
    key = ready(settled)
    a, b, c = (settled.keys[name] for name in "abc")
    settled.write(lambda action: models.save_model(action, a, {"unit": None}, today=tests.TODAY))
    settled.write(lambda action: recognitions.add_items(action, key, [c]))
    levels = {"level": Level.PROPOSED, "honour": "", "award": ""}
    settled.write(lambda action: recognitions.change_items(action, key, [b], levels))
    assert doubts(settled, key) == [
        "Chưa ghi thôn, đơn vị: “Đường hoa nông thôn mới”; danh sách và giấy chứng nhận để trống chỗ này.",
        "Chưa ghi danh hiệu: “Camera an ninh”.",
        "Chưa ghi hình thức khen thưởng: “Camera an ninh”.",
        "“Camera an ninh” xếp loại “Tốt” mà quyết định ghi mức đề nghị khen thưởng.",
        "“Ngày thứ bảy vì dân” xếp loại “Chưa đạt” mà quyết định ghi mức công nhận.",
    ]


def test_models_that_another_decision_of_the_year_names_are_told(settled: Season) -> None:
    first = tests.decided(settled)
    key = settled.write(
        lambda action: recognitions.draft_empty(action, 2026, Movement.SKILFUL, Body.COMMITTEE)
    )
    settled.write(lambda action: recognitions.add_items(action, key, [settled.keys["a"]]))
    tests.change(settled, key, number="46", issued_on=tests.ISSUED)
    twice = [said for said in doubts(settled, key) if "đã có trong" in said]
    assert twice == [
        (
            "“Đường hoa nông thôn mới” đã có trong Quyết định số 45/QĐ-UBND (tiêu biểu); nay ghi lại mức"
            " công nhận mà không thay quyết định ấy."
        )
    ]
    replacing = settled.write(lambda action: recognitions.draft_replacing(action, first))
    assert not [said for said in doubts(settled, replacing) if "đã có trong" in said]


def test_a_model_that_ended_or_is_in_the_trash_forbids(settled: Season) -> None:
    key = ready(settled)
    ended = {"ended": "withdrawn", "end_reason": "Chuyển địa điểm"}
    settled.write(lambda action: action.update("model", settled.keys["b"], ended))
    settled.write(lambda action: action.trash("model", settled.keys["a"]))
    said = forbidden(settled, key)
    assert any("“Camera an ninh” đã ghi rút đăng ký" in each for each in said)
    assert any("“Đường hoa nông thôn mới” đang ở thùng rác" in each for each in said)


def test_what_she_did_not_see_is_asked_again(settled: Season) -> None:
    key = ready(settled)
    settled.write(lambda action: recognitions.change_items(action, key, [settled.keys["a"]], {"honour": ""}))
    seen = frozenset(doubts(settled, key))
    tests.change(settled, key, proposal_on=date(2026, 10, 20))
    again = settled.write(lambda action: freezing.freeze_asked(action, key, tests.TODAY, seen))
    assert [each.sentence for each in again if each.sentence not in seen] == [
        "Tờ trình ngày 20/10/2026 sau ngày ban hành quyết định 14/10/2026."
    ]
    seen = frozenset(doubts(settled, key))
    done = settled.write(lambda action: freezing.freeze_asked(action, key, tests.TODAY, seen))
    assert str(done).startswith("Đã chốt")


def test_a_letter_that_no_print_can_draw_is_refused_by_model_and_letter(settled: Season) -> None:
    key = ready(settled)
    a = settled.keys["a"]
    settled.write(lambda action: models.save_model(action, a, {"name": SMILE}, today=tests.TODAY))
    settled.change(conclusion="Nhất trí 漢")
    assert forbidden(settled, key) == [
        (
            "Mô hình “Đường hoa 😀”: tên có ký tự “😀” (U+1F600) mà phông chữ in không có: hãy thay ký tự này"
            " ở thẻ Mô hình, rồi chốt."
        ),
        (
            "Đợt “Thẩm định năm 2026”: kết luận có ký tự “漢” (U+6F22) mà phông chữ in không có: hãy thay ký"
            " tự này ở thẻ Chấm điểm, rồi chốt."
        ),
    ]
    with pytest.raises(UserError, match="U\\+1F600"):
        tests.freeze(settled, key)


def test_a_frozen_decision_with_such_a_letter_still_prints(settled: Season, frozen_so: str) -> None:
    del frozen_so
    order = PrintOrder(2026, tests.TODAY)
    for kind in (DECISION, SUBMISSION, CERTIFICATES):
        assert kind.make(settled.ask(kind.load, order)).pages
    for of_session in (MINUTES, SCORE_SUMMARY):
        assert of_session.make(settled.ask(of_session.load, order)).pages
    made = DECISION.build(settled.ask(DECISION.load, order))
    assert "Đường hoa □" in repr(made)


@pytest.fixture
def frozen_so(settled: Season, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a decision frozen by a program that did not look at letters yet."""
    a = settled.keys["a"]
    settled.write(lambda action: models.save_model(action, a, {"name": SMILE}, today=tests.TODAY))
    settled.change(conclusion="Nhất trí 漢")
    settled.write(
        lambda action: appraisals.change_nominee(action, settled.keys["appraisal"], a, {"remark": "Tốt 漢"})
    )
    with monkeypatch.context() as patched:
        patched.setattr(freezing, "unprintable_sentences", lambda _draft, _appraised: ())
        return tests.decided(settled)


@pytest.mark.parametrize(
    ("grade", "level"),
    [
        ("Đề nghị tiêu biểu", Level.OUTSTANDING),
        ("Xuất sắc", Level.OUTSTANDING),
        ("Đề nghị khen thưởng", Level.PROPOSED),
        ("Đề nghị công nhận", Level.RECOGNISED),
        ("Tốt", Level.RECOGNISED),
        ("Chưa đề nghị công nhận", None),
        ("Không đạt", None),
        ("Không tiêu biểu", None),
    ],
)
def test_the_class_of_a_scorecard_says_the_level(grade: str, level: Level | None) -> None:
    assert level_of_grade(grade) is level


def test_who_was_scored_and_proposed_and_is_in_no_decision_is_named(settled: Season) -> None:
    tests.propose(settled, b=Level.RECOGNISED)
    key = ready(settled)
    assert not any("mà không có trong quyết định" in said for said in doubts(settled, key))
    settled.write(lambda action: recognitions.remove_items(action, key, [settled.keys["b"]]))
    (said,) = [each for each in doubts(settled, key) if "mà không có trong quyết định" in each]
    assert said == ("Được chấm, đề nghị mà không có trong quyết định: “Camera an ninh” (89 điểm, công nhận).")
    ended = {"ended": "withdrawn", "end_reason": "Chuyển địa điểm"}
    settled.write(lambda action: action.update("model", settled.keys["b"], ended))
    assert not any("mà không có trong quyết định" in said for said in doubts(settled, key)), (
        "it was withdrawn"
    )
