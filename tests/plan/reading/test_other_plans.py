# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.plan.reader import read_plan, read_plan_text
from dvcq_desktop.plan.reading.source import words_of

if TYPE_CHECKING:
    from dvcq_desktop.plan.plantext import PlanText, TaskText

FOLDER = Path(__file__).parents[2] / "data/plans"
ALL = sorted(path.name for path in FOLDER.glob("*.txt"))


def plan_of(name: str) -> PlanText:
    return read_plan(FOLDER / f"{name}.txt")


def task_in(plan: PlanText, clause: str) -> TaskText:
    return next(task for task in plan.tasks if clause in task.clauses)


def remarked(plan: PlanText, words: str) -> bool:
    return any(words in remark.sentence for remark in plan.remarks)


def paths(plan: PlanText) -> list[str]:
    return [part.path for top in plan.sections for part in top.walk() if part.path]


@pytest.mark.parametrize("name", ALL)
def test_no_word_of_a_plan_is_lost_or_doubled(name: str) -> None:
    plan = read_plan(FOLDER / name)
    source = (FOLDER / name).read_text(encoding="utf-8")
    assert Counter(words_of(plan.kept_text())) == Counter(words_of(source))
    assert words_of(plan.whole_text()) == words_of(source)


@pytest.mark.parametrize("name", ALL)
def test_every_plan_has_tasks_with_titles_and_becomes_json(name: str) -> None:
    plan = read_plan(FOLDER / name)
    assert plan.tasks
    assert all(task.title and task.clauses for task in plan.tasks)
    assert json.loads(json.dumps(plan.as_json(), ensure_ascii=False))["symbol"] == plan.symbol
    assert len(paths(plan)) == len(set(paths(plan)))


@pytest.mark.parametrize("name", ALL)
def test_sections_point_at_their_own_lines(name: str) -> None:
    plan = read_plan(FOLDER / name)
    lines = plan.whole_text().split("\n")
    for top in plan.sections:
        for part in top.walk():
            first, last = part.lines
            there = " ".join(lines[first - 1 : last])
            assert not part.title or words_of(part.title)[0] in words_of(there)


@pytest.mark.parametrize(
    ("name", "number", "symbol", "place", "day"),
    [
        ("tinh-cat-dong-van-ban-luat", "47", "KH-UBND", "Lam Giang", date(2025, 1, 16)),
        ("xa-hai-cot-mot-dong", "12", "KH-UBND", "Bình Khê", date(2026, 1, 5)),
        ("phuong-phan-thu-nhat", "88", "KH-UBND", "Hoà An", date(2026, 3, 12)),
        ("xa-markdown", "07", "KH-UBND", "Tân Lập", date(2026, 1, 20)),
        ("xa-so-la-ma-lap", "", "KH-UBND", "Yên Phú", None),
        ("dang-uy-ban-chi-dao", "15", "KH/BCĐ", "Tân Phong", date(2025, 12, 4)),
        ("khong-tieu-de-web", "767", "KH-UBND", "Cao Sơn", date(2026, 3, 19)),
        ("dat-tieu-de-duoi-dong", "05", "KH-UBND", "Vạn Phúc", date(2026, 1, 8)),
        ("huyen-cap-cu-gach-cong", "31", "KH-NV", "Đông Hà", date(2024, 2, 2)),
        ("xa-chu-to-hop-nfd", "19", "KH-UBND", "Hòa Bình", date(2026, 2, 11)),
        ("xa-ngat-dong-hep", "", "KH-UBND", "An Lạc", None),
    ],
)
def test_letterheads_of_many_shapes_are_read(
    name: str, number: str, symbol: str, place: str, day: date | None
) -> None:
    plan = plan_of(name)
    assert (plan.number, plan.symbol, plan.place, plan.date) == (number, symbol, place, day)


@pytest.mark.parametrize(
    ("name", "authority", "title", "signer"),
    [
        (
            "tinh-cat-dong-van-ban-luat",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
            "PHÓ CHỦ TỊCH",
            "Trần Quang Vịnh",
        ),
        ("xa-hai-cot-mot-dong", ("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH", "Lê Văn Đạt"),
        ("phuong-phan-thu-nhat", ("TM. UỶ BAN NHÂN DÂN",), "CHỦ TỊCH", "Phạm Thị Hồng Hạnh"),
        ("xa-so-la-ma-lap", (), "CHỦ TỊCH", "Nguyễn Văn Bảy"),
        ("dang-uy-ban-chi-dao", ("T/M BAN CHỈ ĐẠO",), "TRƯỞNG BAN", "Đỗ Minh Tâm"),
        ("xa-ngat-dong-hep", ("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Nguyễn Hữu Phước"),
        ("xa-chu-to-hop-nfd", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Bùi Đức Hòa"),
        ("xa-dong-chay-lien", ("T.M UỶ BAN NHÂN DÂN", "K/T CHỦ TỊCH"), "P. CHỦ TỊCH", "Vũ Đình Khôi"),
        ("huyen-cap-cu-gach-cong", (), "TRƯỞNG PHÒNG", "Võ Thị Ánh Tuyết"),
    ],
)
def test_signatures_of_many_shapes_are_read(
    name: str, authority: tuple[str, ...], title: str, signer: str
) -> None:
    read = plan_of(name).signer
    assert (read.authority, read.title, read.name) == (authority, title, signer)


@pytest.mark.parametrize(
    ("name", "recipients"),
    [
        ("xa-hai-cot-mot-dong", ("Đảng ủy xã", "TT HĐND xã", "Các phòng chuyên môn", "Các thôn", "Lưu: VT")),
        ("xa-so-la-ma-lap", ("Đảng ủy", "Các thôn trong xã và các đoàn thể", "Lưu VP")),
        ("dat-tieu-de-duoi-dong", ("Như trên", "Thường trực Đảng ủy, HĐND xã", "Lưu: VT, VHXH")),
        ("ubnd-bang-sau-chu-ky", ("UB MTTQ xã", "Các phòng, ban", "Lưu: VT")),
        (
            "phuong-phan-thu-nhat",
            ("UBND thành phố (b/c)", "Đảng uỷ phường", "Các tổ dân phố", "Lưu: VT, VHXH"),
        ),
    ],
)
def test_recipients_on_one_line_wrapped_or_without_marks(name: str, recipients: tuple[str, ...]) -> None:
    assert plan_of(name).recipients == recipients


def test_the_own_opening_is_cut_off_the_last_basis() -> None:
    plan = plan_of("tinh-cat-dong-van-ban-luat")
    assert [basis.number for basis in plan.bases] == ["33/CT-TTg", "268-QĐ/TU", "05-CTrPH/BDVTU-BCSĐ"]
    assert plan.preamble.startswith("Ủy ban nhân dân tỉnh ban hành Kế hoạch")


def test_bases_after_a_comma_are_told_apart_but_not_inside_brackets() -> None:
    plan = plan_of("xa-mot-doan-nhieu-can-cu")
    assert [(basis.kind, basis.number, basis.body) for basis in plan.bases] == [
        ("Luật", "", "Quốc hội"),
        ("Luật", "", "Quốc hội"),
        ("Nghị định", "59/2023/NĐ-CP", "Chính phủ"),
        ("Công văn", "18/UBND-NC", "UBND tỉnh"),
    ]


def test_lines_of_attributes_belong_to_the_duty_above_them() -> None:
    task = task_in(plan_of("tinh-cat-dong-van-ban-luat"), "II.1.b")
    assert (task.lead, task.product) == ("Sở Tư pháp", "Tài liệu hỏi đáp")
    assert (task.deadline, task.deadline_text) == (date(2025, 6, 30), "Hoàn thành trước ngày 30/6/2025")


def test_a_unit_whose_name_holds_commas_is_one_unit() -> None:
    task = task_in(plan_of("tinh-cat-dong-van-ban-luat"), "II.1.a")
    assert task.lead == "Sở Văn hóa, Thể thao và Du lịch"
    assert task.coordinating == ("Sở Nội vụ", "Ủy ban nhân dân các xã, phường")


def test_units_as_plain_paragraphs_lead_their_duties() -> None:
    plan = plan_of("xa-hai-cot-mot-dong")
    leads = [task.lead for task in plan.tasks if task.clauses == ("III",)]
    assert leads == [*["Phòng Văn hóa - Xã hội"] * 2, "Phòng Kinh tế", "Công an xã", ""]
    assert plan.tasks[-1].units == ("Trưởng các thôn",)


def test_a_duty_given_in_words_names_lead_and_helpers() -> None:
    task = task_in(plan_of("xa-hai-cot-mot-dong"), "II.2")
    assert task.lead == "Văn phòng HĐND và UBND"
    assert task.coordinating == ("Ủy ban MTTQ Việt Nam xã", "các thôn")


@pytest.mark.parametrize("name", ["xa-markdown", "xa-so-la-ma-lap", "ubnd-bang-sau-chu-ky"])
def test_rows_of_a_table_of_duties_become_tasks(name: str) -> None:
    rows = [task for task in plan_of(name).tasks if task.deadline_text and (task.lead or task.units)]
    assert len(rows) >= 2
    assert any(task.coordinating for task in rows)


def test_a_table_s_whole_date_is_a_deadline_and_a_quarter_only_its_words() -> None:
    plan = plan_of("xa-markdown")
    assert task_in(plan, "II.1").deadline == date(2026, 4, 30)
    assert (task_in(plan, "II.3").deadline, task_in(plan, "II.3").deadline_text) == (None, "Quý III/2026")


def test_slogans_and_blank_forms_are_kept_but_give_no_tasks() -> None:
    plan = plan_of("xa-so-la-ma-lap")
    titles = [part.title for part in plan.sections]
    assert "KHẨU HIỆU TUYÊN TRUYỀN" in titles
    assert "MẪU PHIẾU ĐĂNG KÝ" in titles
    assert not any("Nhiệt liệt" in task.text or "Tên mô hình" in task.text for task in plan.tasks)


@pytest.mark.parametrize("words", ["“III” được dùng hai lần", "“1” nhảy sang “3”", "“3.2” được dùng hai lần"])
def test_doubled_and_skipped_numbers_are_remarked(words: str) -> None:
    assert remarked(plan_of("xa-so-la-ma-lap"), words)


def test_numbers_that_begin_again_inside_a_clause_are_nested() -> None:
    plan = plan_of("xa-so-la-ma-lap")
    assert [path for path in paths(plan) if path.startswith("I.")] == [
        "I.1",
        "I.1.1",
        "I.1.2",
        "I.2",
        "I.2.1",
        "I.2.2",
    ]


def test_letters_d_and_e_are_in_vietnamese_order() -> None:
    text = "KẾ HOẠCH\nNăm 2026\n\nI. NỘI DUNG\n1. Việc chung\n"
    letters = "".join(f"{letter}) Làm việc số {place}.\n" for place, letter in enumerate("abcdđe"))
    assert not remarked(read_plan_text(text + letters), "Số thứ tự")


def test_parts_and_capital_letters_are_the_outer_levels() -> None:
    plan = plan_of("phuong-phan-thu-nhat")
    assert [part.label for part in plan.sections] == ["Phần thứ nhất", "Phần thứ hai"]
    assert [part.label for part in plan.sections[1].children] == ["A", "B", "C"]
    assert not any("54 mô hình" in task.text or "100%" in task.text for task in plan.tasks)


def test_a_heading_over_two_lines_and_cut_sentences_are_whole() -> None:
    plan = plan_of("xa-ngat-dong-hep")
    assert plan.sections[1].title.endswith("NÂNG CAO CHẤT LƯỢNG CÔNG TÁC DÂN VẬN")
    assert "Quyết định số 23- QĐ/TW" in plan.sections[1].children[0].text
    assert "phát triển kinh tế - xã hội, giữ vững" in plan.sections[0].children[0].text


def test_page_numbers_are_put_aside_not_lost() -> None:
    assert plan_of("xa-ngat-dong-hep").asides == ("2", "3")


def test_a_symbol_of_a_plan_and_a_whole_date_are_not_remarked() -> None:
    assert plan_of("tinh-cat-dong-van-ban-luat").remarks == ()


def test_a_document_of_another_kind_is_read_and_said_to_be_one() -> None:
    plan = plan_of("chuong-trinh-khong-phai-ke-hoach")
    assert plan.kind == "CHƯƠNG TRÌNH PHỐI HỢP"
    assert remarked(plan, "không phải kế hoạch")
    assert remarked(plan, "hai bên cùng ký")


def test_a_missing_title_line_is_remarked_and_the_kind_taken_from_the_symbol() -> None:
    plan = plan_of("khong-tieu-de-web")
    assert (plan.kind, plan.abstract[:9]) == ("KẾ HOẠCH", "TRIỂN KHA")
    assert remarked(plan, "suy từ ký hiệu")


def test_headings_without_numbers_name_the_clauses() -> None:
    plan = plan_of("dat-tieu-de-duoi-dong")
    assert task_in(plan, "Nhiệm vụ trọng tâm.1").lead == "Văn phòng HĐND và UBND"
    assert task_in(plan, "Tổ chức thực hiện").lead == "Phòng Văn hóa - Xã hội"


def test_a_plan_behind_a_decision_takes_number_and_signer_from_it() -> None:
    plan = plan_of("quyet-dinh-kem-ke-hoach")
    assert (plan.kind, plan.abstract, plan.number) == ("KẾ HOẠCH", "Công tác dân vận năm 2026", "45")
    assert plan.signer.name == "Lê Văn Tám"
    assert [task.clauses for task in plan.tasks] == [("II.1",), ("II.2",), ("III.1",)]
    assert remarked(plan, "kèm theo quyết định")


def test_when_and_where_of_an_event_are_no_duties_of_their_own() -> None:
    plan = plan_of("xa-ngay-dan-van")
    event = task_in(plan, "II.2")
    assert (event.title, event.deadline) == ("Tọa đàm", date(2026, 10, 14))
    assert not any("Hội trường UBND xã" in task.text for task in plan.tasks)
