# SPDX-License-Identifier: MIT
"""Scorecards as files, and the suggested ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.scorecard_checks import problems
from dvcq_desktop.nominations.scorecards import Cap, Criterion, TieRule, TieStep, in_reading_order
from dvcq_desktop.nominations.templates import read_template, templates, write_template
from dvcq_desktop.nominations.terms import Purpose
from tests.nominations.cards import scorecards, simple_card

HEAD = 'dinh_dang = "thang-diem-1"\nten = "Thử"\n'
ONE = '[[tieu_chi]]\nky_hieu = "1"\nnoi_dung = "Việc khó"\ntoi_da = 100\n'


def test_the_suggested_scorecards_can_be_used_and_say_what_they_are() -> None:
    model, office = templates()
    assert problems(model) == problems(office) == []
    assert "mẫu gợi ý" in model.name
    assert office.purpose is Purpose.OFFICE
    assert [office.worth(each.id) for each in office.criteria if each.id in office.groups] == [1000, 9000]
    assert (office.bonus_most, office.penalty_most) == (300, 300)
    least = [(each.name, each.least, each.not_zero) for each in office.grades]
    assert least[0] == ("Hoàn thành xuất sắc nhiệm vụ", 9500, True)
    assert [each[1] for each in least] == [9500, 8500, 7500, 0]
    caps = {each.name: office.grades[int(each.best_grade) - 1].name for each in office.caps}
    assert caps == {"Khiển trách": "Hoàn thành tốt nhiệm vụ", "Cảnh cáo": "Hoàn thành nhiệm vụ"}


@given(scorecards(), st.text(min_size=1, max_size=30))
def test_what_is_written_is_read_as_the_same(card: object, name: str) -> None:
    assert isinstance(card, type(simple_card()))
    given_name = " ".join(name.replace("\r", " ").split()) or "x"
    written = write_template(replace(card, name=given_name, note=name.strip()))
    found = read_template(written)
    assert found.name == given_name
    assert write_template(found) == written
    assert [each.worth for each in found.criteria] == [each.worth for each in card.criteria]


def test_groups_ties_and_caps_come_back() -> None:
    card = simple_card(tie_rule=(TieStep(criterion="II"), TieStep(TieRule.MONEY)))
    found = read_template(write_template(card))
    assert [each.label for each in found.criteria] == ["I", "1", "2", "II", "3", "T", "P"]
    assert found.by_id[found.tie_rule[0].criterion].label == "II"
    assert found.by_id["2"].parent == "1"
    assert [cap.name for cap in found.caps] == ["Khiển trách"]


def test_labels_that_are_blank_or_doubled_are_told_apart_in_the_file() -> None:
    criteria = (
        Criterion("g", "Nhóm"),
        Criterion("x", "Một", "1", "g", maximum=4000),
        Criterion("y", "Hai", "1", "g", maximum=6000),
    )
    found = read_template(write_template(replace(simple_card(), criteria=criteria)))
    assert [each.parent for each in found.criteria] == [None, "1", "1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "không phải là thang điểm"),
        ("<html>", "dòng 1"),
        (HEAD, "chưa có tiêu chí"),
        (HEAD + ONE.replace("100", "95"), "cộng lại là 95, phải là 100: còn thiếu 5"),
        (HEAD + ONE.replace("100", "105,5"), "không đọc được"),
        (HEAD + ONE.replace("100", '"105,5"'), "cộng lại là 105,5, phải là 100: thừa 5,5"),
        (HEAD + ONE.replace("100", "-5"), "số âm"),
        (HEAD + ONE.replace("toi_da", "diem"), "mục “diem” không hiểu được"),
        (HEAD + ONE.replace("noi_dung", "loai"), "phải là một trong: diem, thuong, tru"),
        (HEAD + ONE + 'thuoc = "IX"\n', "phía trên không có tiêu chí nào ký hiệu như vậy"),
        (HEAD + ONE + ONE, "đã dùng ở phía trên"),
        (HEAD + 'bang_diem = ["may-man"]\n' + ONE, "“may-man” không hiểu được"),
        (HEAD + "bang_diem = 3\n" + ONE, "phải là một danh sách"),
        (HEAD + "tieu_chi = 3\n", r"\[\[tieu_chi\]\]"),
        (HEAD.replace('"Thử"', "7") + ONE, "phải là chữ trong ngoặc kép"),
        (HEAD + ONE + "khong_de_0 = 1\n", "true hoặc false"),
        (HEAD + ONE + '[[khong_che]]\nten = "Khiển trách"\ncao_nhat = "Tốt"\n', "“Tốt” không có trong tệp"),
        (HEAD + "chenh_lech = [1]\n" + ONE, "phải là số điểm"),
        (HEAD + ONE + '[[xep_loai]]\nten = "Đạt"\ntu_diem = 50\n', "phải bắt đầu từ 0 điểm"),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as caught:
        read_template(text.encode())
    assert "\n" not in caught.value.sentence


def test_files_that_are_no_text_or_too_large_are_refused() -> None:
    with pytest.raises(UserError, match="UTF-8"):
        read_template(b"\xff\xd8\xff\xe0")
    with pytest.raises(UserError, match="quá lớn"):
        read_template(b"#" * (2 << 20))


def test_a_file_of_notepad_is_read() -> None:
    text = (HEAD + ONE).replace("\n", "\r\n")
    assert read_template(b"\xef\xbb\xbf" + text.encode()).scored[0].maximum == 10000


def test_what_keeps_a_scorecard_from_use_is_said_each_by_itself() -> None:
    criteria = list(simple_card().criteria)
    criteria[0] = criteria[0]._replace(maximum=5000)
    criteria[4] = criteria[4]._replace(text=" ", maximum=None, weight=None)
    found = problems(simple_card(name="", criteria=tuple(criteria), caps=(Cap("k", "Cảnh cáo", "z"),)))
    assert found == [
        "Thang điểm chưa có tên.",
        "Tiêu chí I ghi 50 điểm nhưng các tiêu chí con cộng lại là 60: hãy sửa cho khớp.",
        "Tiêu chí 3 chưa có nội dung.",
        "Tiêu chí 3 chưa có điểm tối đa: hãy ghi số lớn hơn 0.",
        "Điểm tối đa (trọng số) của các tiêu chí cộng lại là 60, phải là 100: còn thiếu 40.",
        "Mức khống chế “Cảnh cáo” chưa có xếp loại cao nhất còn được: hãy chọn.",
    ]


def test_criteria_stand_after_their_groups() -> None:
    given_order = (Criterion("b", "", parent="a"), Criterion("a", ""), Criterion("c", "", parent="gone"))
    assert [each.id for each in in_reading_order(given_order)] == ["a", "b", "c"]
