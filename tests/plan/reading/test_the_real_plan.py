# SPDX-License-Identifier: MIT
from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.plan.reader import read_plan, read_plan_text
from dvcq_desktop.plan.reading.source import words_of

if TYPE_CHECKING:
    from dvcq_desktop.plan.plantext import PlanText, Section, TaskText

PLAN = Path(__file__).parents[2] / "data/plans/ke-hoach-dan-van-dai-son-2026.txt"


@pytest.fixture(scope="module")
def plan() -> PlanText:
    return read_plan(PLAN)


def section(plan: PlanText, path: str) -> Section:
    return next(part for top in plan.sections for part in top.walk() if part.path == path)


def tasks_of(plan: PlanText, clause: str) -> list[TaskText]:
    return [task for task in plan.tasks if clause in task.clauses]


def test_the_letterhead_gives_symbol_place_month_and_year_but_no_number_and_no_day(plan: PlanText) -> None:
    assert (plan.kind, plan.number, plan.symbol, plan.place) == ("KẾ HOẠCH", "", "UBND-VHXH", "Đại Sơn")
    assert (plan.date, plan.date_text, plan.year, plan.month) == (None, "ngày tháng 01 năm 2026", 2026, 1)


def test_the_abstract_of_two_lines_becomes_one(plan: PlanText) -> None:
    assert plan.abstract == (
        "Triển khai thực hiện công tác dân vận chính quyền năm 2026 trên địa bàn xã Đại Sơn"
    )


def test_four_bases_come_out_of_one_paragraph(plan: PlanText) -> None:
    assert [(basis.kind, basis.number, basis.date, basis.body) for basis in plan.bases] == [
        ("Luật", "", date(2023, 7, 1), "Quốc hội"),
        ("Nghị định", "59/2023/NĐ-CP", date(2023, 8, 14), "Chính phủ"),
        ("Chỉ thị", "33/CT-TTg", date(2021, 11, 26), "Thủ tướng Chính phủ"),
        ("Quyết định", "3177/QĐ-UBND", date(2025, 8, 6), "UBND thành phố Hải Phòng"),
    ]


def test_the_three_sections_have_four_seven_and_six_clauses(plan: PlanText) -> None:
    assert [(part.label, part.title, len(part.children)) for part in plan.sections] == [
        ("I", "MỤC ĐÍCH YÊU CẦU", 4),
        ("II", "NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM", 7),
        ("III", "TỔ CHỨC THỰC HIỆN", 6),
    ]


def test_sentences_cut_by_page_breaks_are_whole_again(plan: PlanText) -> None:
    assert "rõ thời hạn; thường xuyên kiểm tra" in section(plan, "I.4").text
    assert "Tiếp tục nâng cao chất lượng cải cách hành chính" in section(plan, "II.3").text
    assert "tăng cường công tác kiểm tra công vụ" in section(plan, "II.5").text


def test_lines_of_a_section_point_into_the_whole_text(plan: PlanText) -> None:
    first, last = section(plan, "I.4").lines
    lines = plan.whole_text().split("\n")[first - 1 : last]
    assert lines[0].startswith("4. Nội dung thực hiện")
    assert lines[-1].startswith("hạn; thường xuyên kiểm tra")


def test_every_duty_of_section_two_and_three_is_proposed(plan: PlanText) -> None:
    count = Counter(task.clauses[0] for task in plan.tasks)
    assert count == {
        "II.1": 1,
        "II.2": 3,
        "II.3": 5,
        "II.4": 2,
        "II.5": 6,
        "II.6": 2,
        "II.7": 3,
        "III.1": 7,
        "III.2": 3,
        "III.3": 2,
        "III.4": 2,
        "III.5": 3,
        "III.6": 3,
    }


def test_clauses_of_one_unit_name_it_as_lead(plan: PlanText) -> None:
    assert {task.lead for task in tasks_of(plan, "III.1")} == {"Phòng Văn hóa- Xã hội xã"}
    assert {task.lead for task in tasks_of(plan, "III.2")} == {"Văn phòng HĐND&UBND xã"}
    assert tasks_of(plan, "III.1")[6].coordinating == ("MTTQ Việt Nam xã", "các đoàn thể", "các thôn")


def test_clauses_of_several_units_name_each_of_them(plan: PlanText) -> None:
    assert tasks_of(plan, "III.4")[0].units == ("Các phòng, ban, đơn vị",)
    assert tasks_of(plan, "III.5")[0].units == (
        "Các thôn",
        "Ban công tác Mặt trận",
        "đoàn thể chính trị- xã hội",
    )
    assert tasks_of(plan, "III.6")[0].units == ("Công an xã", "Ban Chỉ huy Quân sự xã")
    assert tasks_of(plan, "III.6")[0].coordinating == ("các phòng, ban",)


def test_no_deadline_and_no_product_is_made_up(plan: PlanText) -> None:
    assert all(not (task.deadline or task.deadline_text or task.product) for task in plan.tasks)


def test_duties_stated_twice_are_proposed_to_be_joined(plan: PlanText) -> None:
    joined = [{(plan.tasks[place].clauses[0]) for place in places} for places in plan.join_proposals]
    assert {"II.5", "III.2"} in joined
    assert {"II.4", "III.1", "III.5"} in joined
    assert {"II.4", "III.2"} in joined


def test_recipients_and_signer(plan: PlanText) -> None:
    assert len(plan.recipients) == 10
    assert plan.recipients[-1] == "Lưu: VT, VHXX"
    assert plan.signer.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert (plan.signer.title, plan.signer.name) == ("PHÓ CHỦ TỊCH", "Nguyễn Thị Minh Huệ")


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("UBND-VHXH", "công văn"),
        ("UBND-VHXH", "Chưa có số"),
        ("ngày tháng 01 năm 2026", "Chưa có ngày"),
        ("Luật Thực hiện dân chủ ở cơ sở", "10/11/2022"),
        ("3177/QĐ-UBND", "trước năm 2026"),
        ("16/KH-UBND", "trước năm 2026"),
        ("VHXX", "gõ nhầm"),
    ],
)
def test_doubtful_places_are_remarked(plan: PlanText, quote: str, words: str) -> None:
    assert any(quote in remark.quote and words in remark.sentence for remark in plan.remarks)


def test_nothing_is_unplaced_and_no_word_is_lost(plan: PlanText) -> None:
    assert plan.unplaced == ()
    assert Counter(words_of(plan.kept_text())) == Counter(words_of(PLAN.read_text(encoding="utf-8")))


@pytest.mark.parametrize("width", [60, 75, 95])
def test_the_same_tasks_are_read_when_a_program_wraps_the_lines(plan: PlanText, width: int) -> None:
    lines = plan.whole_text().split("\n")
    wrapped = read_plan_text("\n".join(fill(line, width, break_on_hyphens=False) for line in lines))
    assert [task.as_json() for task in wrapped.tasks] == [task.as_json() for task in plan.tasks]
    assert wrapped.bases == plan.bases
