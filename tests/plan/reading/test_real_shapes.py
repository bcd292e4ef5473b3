# SPDX-License-Identifier: MIT
from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.plan.reader import read_plan, read_plan_text

if TYPE_CHECKING:
    from dvcq_desktop.plan.plantext import PlanText, TaskText

FOLDER = Path(__file__).parents[2] / "data/plans"


def plan_of(name: str) -> PlanText:
    return read_plan(FOLDER / f"{name}.txt")


def task_in(plan: PlanText, clause: str) -> TaskText:
    return next(task for task in plan.tasks if clause in task.clauses)


def titles(plan: PlanText) -> list[str]:
    return [part.title for top in plan.sections for part in top.walk() if part.title]


def joined(plan: PlanText) -> list[list[str]]:
    return [sorted(plan.tasks[i].clauses[0] for i in places) for places in plan.join_proposals]


def remarked(plan: PlanText, words: str) -> bool:
    return any(words in remark.sentence for remark in plan.remarks)


@pytest.mark.parametrize(
    ("name", "number", "symbol", "place", "day"),
    [
        ("tinh-web-gay-dong", "38", "KH-UBND", "Hà Sơn", date(2025, 2, 7)),
        ("xa-cong-chuc-truoc-2025", "17", "KH-UBND", "Thượng Lâm", date(2024, 2, 6)),
        ("huyen-quyet-dinh-dieu", "512", "QĐ-UBND", "Hà Quang", date(2024, 2, 20)),
        ("xa-danh-so-thuong", "09", "KH-UBND", "Ia Drăng", date(2026, 1, 30)),
        ("xa-go-sai-nhieu-cho", "25", "KH-UBND", "Ea Tul", date(2026, 3, 15)),
        ("so-noi-vu", "1045", "KH-SNV", "Tân Hòa", date(2026, 4, 3)),
        ("ban-chi-dao-quy-che-dan-chu", "05", "KH/BCĐ", "Minh Tân", date(2026, 2, 25)),
        ("phuong-phan-a-b-kem-bieu", "", "KH-UBND", "Cái Răng", None),
    ],
)
def test_letterheads(name: str, number: str, symbol: str, place: str, day: date | None) -> None:
    plan = plan_of(name)
    assert (plan.number, plan.symbol, plan.place, plan.date) == (number, symbol, place, day)


@pytest.mark.parametrize(
    ("name", "title", "signer"),
    [
        ("tinh-web-gay-dong", "PHÓ CHỦ TỊCH", "Lò Văn Phương"),
        ("xa-danh-so-thuong", "CHỦ TỊCH", "Rơ Châm H’Yéo"),
        ("xa-go-sai-nhieu-cho", "P.CHỦ TỊCH", "Y Bhiông Niê"),
        ("xa-ky-chu-thuong", "Chủ tịch", "Lô Văn Thao"),
        (
            "ban-chi-dao-quy-che-dan-chu",
            "TRƯỞNG BAN, PHÓ BÍ THƯ ĐẢNG ỦY, CHỦ TỊCH UBND XÃ",
            "Phạm Quốc Toản",
        ),
    ],
)
def test_signers(name: str, title: str, signer: str) -> None:
    plan = plan_of(name)
    assert (plan.signer.title, plan.signer.name, plan.unplaced) == (title, signer, ())


def test_a_name_of_two_bodies_and_years_over_two_lines_belong_to_their_basis() -> None:
    plan = plan_of("tinh-web-gay-dong")
    assert [(basis.number, basis.body) for basis in plan.bases][1:] == [
        ("02-QCPH/UBND-BDVTU", "Ban Dân vận Tỉnh ủy với Ủy ban nhân dân tỉnh"),
        ("88-CTr/BCSĐ-BDVTU", "Ban cán sự đảng Ủy ban nhân dân tỉnh và Ban Dân vận Tỉnh ủy"),
        ("640/QĐ-UBND", "Ủy ban nhân dân tỉnh"),
    ]
    assert plan.preamble.startswith("Ủy ban nhân dân tỉnh ban hành Kế hoạch")


def test_a_symbol_of_another_kind_is_remarked() -> None:
    assert remarked(plan_of("tinh-web-gay-dong"), "“TT” không phải của chỉ thị (CT)")


def test_a_plan_behind_a_decision_stands_on_the_decision_s_bases() -> None:
    plan = plan_of("huyen-quyet-dinh-dieu")
    assert [(basis.kind, basis.number) for basis in plan.bases][:3] == [
        ("Luật", ""),
        ("Luật", ""),
        ("Kế hoạch", "33/KH-UBND"),
    ]


def test_circumstances_named_among_the_bases_are_none() -> None:
    plan = plan_of("xa-la-ma-khong-cham")
    assert [basis.kind for basis in plan.bases] == ["Kế hoạch", "Nghị quyết"]
    assert plan.preamble.startswith("Căn cứ tình hình thực tế địa phương")


def test_bases_below_the_word_and_joined_by_and() -> None:
    assert [basis.kind for basis in plan_of("phuong-can-cu-gach").bases] == [
        "Luật",
        "Nghị định",
        "Hướng dẫn",
        "Chương trình công tác",
        "Tờ trình",
    ]
    assert [basis.number for basis in plan_of("ban-chi-dao-giao-tung-nguoi").bases] == [
        "211/QĐ-UBND",
        "87/SNV-XDCQ",
        "14-TB/ĐU",
    ]


@pytest.mark.parametrize(
    ("name", "clause", "lead", "deadline"),
    [
        ("xa-bang-cach-tab", "II.I.2", "Văn phòng HĐND và UBND", "Quý III/2026"),
        ("xa-bang-cach-tab", "II.II.1", "Trung tâm Phục vụ hành chính công", "Thường xuyên"),
        ("phuong-bang-moi-o-mot-dong", "II.2", "Phòng Văn hóa - Xã hội", "Trước 28/02/2026"),
        ("xa-bang-ke-luoi", "II.1", "Văn phòng HĐND và UBND", "31/3/2026"),
    ],
)
def test_tables_in_plain_texts(name: str, clause: str, lead: str, deadline: str) -> None:
    plan = plan_of(name)
    task = task_in(plan, clause)
    assert (task.lead, task.deadline_text, bool(task.coordinating)) == (lead, deadline, True)
    assert [top.label for top in plan.sections] == ["I", "II", "III"]
    assert plan.asides == ()


def test_a_table_of_columns_of_spaces() -> None:
    text = """KẾ HOẠCH
Năm 2026

I. NHIỆM VỤ
STT           Nhiệm vụ Đơn vị chủ        Đơn vị       Thời gian     Sản phẩm
                       trì               phối hợp     thực hiện
1          Tổ chức     Văn phòng         Ủy ban       Tháng 6       Thông báo
           đối thoại   HĐND và           MTTQ                       kết luận
           định kỳ với UBND              phường
           Nhân dân
2          Kiểm tra    Phòng Văn         Công an      Hằng quý      Báo cáo
           công vụ đột hóa - Xã          phường
           xuất        hội
II. TỔ CHỨC THỰC HIỆN
1. Công an phường: Giữ gìn an ninh trật tự.
"""
    first, second, third = read_plan_text(text).tasks
    assert first.title == "Tổ chức đối thoại định kỳ với Nhân dân"
    assert (first.lead, first.coordinating) == ("Văn phòng HĐND và UBND", ("Ủy ban MTTQ phường",))
    assert (second.title, second.lead) == ("Kiểm tra công vụ đột xuất", "Phòng Văn hóa - Xã hội")
    assert (third.lead, third.clauses) == ("Công an phường", ("II.1",))


def test_a_table_in_an_appendix_gives_tasks_and_slogans_behind_it_none() -> None:
    plan = plan_of("xa-phu-luc-cach-tab")
    rows = [task for task in plan.tasks if task.clauses[0].startswith("Phụ lục")]
    assert [task.lead for task in rows][2:] == ["Phòng Kinh tế", "Công an xã"]
    assert rows[3].coordinating == rows[2].coordinating == ("Ủy ban MTTQ Việt Nam xã", "các ấp")
    assert not any("gần dân" in task.text for task in plan.tasks)


def test_empty_cells_that_a_copied_page_lost_leave_the_times_in_place() -> None:
    text = "KẾ HOẠCH\nNăm 2026\n\nI. NHIỆM VỤ\nTT\nNội dung\nChủ trì\nPhối hợp\nThời gian\n"
    plan = read_plan_text(
        f"{text}1\nHội nghị\nPhòng Kinh tế\nTháng 5/2026\n2\nTập huấn\nCông an xã\nQuý III\n"
    )
    assert [(task.lead, task.coordinating, task.deadline_text) for task in plan.tasks] == [
        ("Phòng Kinh tế", (), "Tháng 5/2026"),
        ("Công an xã", (), "Quý III"),
    ]


@pytest.mark.parametrize(
    ("name", "clause", "units"),
    [
        (
            "tinh-web-gay-dong",
            "III.1",
            ("Thủ trưởng các sở, ban, ngành", "Chủ tịch Ủy ban nhân dân các huyện, thành phố"),
        ),
        (
            "tinh-web-gay-dong",
            "III.4",
            ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị - xã hội tỉnh"),
        ),
        ("so-noi-vu", "IV.3", ("Ủy ban nhân dân các xã, phường được kiểm tra",)),
        ("ban-chi-dao-quy-che-dan-chu", "III.3", ("Các đơn vị được kiểm tra",)),
        ("xa-danh-so-thuong", "3.d", ("Trưởng các thôn, làng", "già làng", "người có uy tín")),
        ("xa-cong-chuc-truoc-2025", "III.4", ("Công chức Địa chính - Xây dựng", "Tài chính - Kế toán")),
    ],
)
def test_groups_of_units(name: str, clause: str, units: tuple[str, ...]) -> None:
    assert task_in(plan_of(name), clause).units == units


def test_a_group_of_nouns_ends_where_the_sentence_goes_on() -> None:
    [_, second] = [task for task in plan_of("xa-danh-so-thuong").tasks if task.clauses == ("3.b",)]
    assert second.coordinating == ("các thôn, làng",)


def test_a_person_leads_where_a_person_is_named() -> None:
    task = task_in(plan_of("ban-chi-dao-giao-tung-nguoi"), "III.1")
    assert task.lead == "Đồng chí Trần Văn Quyết - Chủ tịch UBND xã, Trưởng Ban Chỉ đạo"
    assert task_in(plan_of("ban-chi-dao-giao-tung-nguoi"), "III.5").lead == "Phòng Kinh tế"


def test_a_heading_of_a_quarter_is_the_time_of_the_duties_below() -> None:
    plan = plan_of("ban-chi-dao-giao-tung-nguoi")
    assert task_in(plan, "II.2.1").deadline_text == "Quý II/2026"
    assert task_in(plan, "II.1.1").deadline == date(2026, 3, 25)
    assert "6 tháng cuối năm" in titles(plan)


def test_headings_that_end_with_little_words_are_headings() -> None:
    plan = plan_of("phuong-phan-a-b-kem-bieu")
    assert {"Kết quả đạt được", "Tuyên truyền trên nền tảng số"} <= set(titles(plan))
    goals = plan.sections[1].children[0]
    assert [child.label for child in goals.children] == ["1", "2"]
    assert goals.children[0].text.startswith("100% cán bộ")


def test_a_heading_with_nothing_but_its_attributes_is_the_duty() -> None:
    text = "KẾ HOẠCH\nNăm 2026\n\nI. NHIỆM VỤ\n"
    duty = "1. Hội thi dân vận khéo\nĐơn vị chủ trì: Phòng Kinh tế. Thời gian: Tháng 5/2026.\n"
    told = "2. Các cơ quan, đơn vị, địa phương: đăng ký mô hình.\n"
    first, second = read_plan_text(text + duty + told).tasks
    assert (first.title, first.lead, first.deadline_text) == (
        "Hội thi dân vận khéo",
        "Phòng Kinh tế",
        "Tháng 5/2026",
    )
    assert (second.title, second.units) == ("Đăng ký mô hình", ("Các cơ quan, đơn vị, địa phương",))


def test_an_office_that_carries_out_another_body_s_plan_opens_with_its_own_name() -> None:
    plan = plan_of("van-phong-thuc-hien-ke-hoach-khac")
    assert plan.abstract.startswith("Thực hiện Kế hoạch số 55/KH-UBND")
    assert plan.preamble.startswith("Văn phòng UBND tỉnh ban hành Kế hoạch")
    assert task_in(plan, "II.2").product == "Quyết định phê duyệt quy trình"


def test_the_order_of_a_meeting_is_no_duty() -> None:
    plan = plan_of("xa-doi-thoai")
    assert [task.clauses[0] for task in plan.tasks] == ["IV.1", "IV.1", "IV.2", "IV.3", "IV.4"]


def test_what_says_whom_and_when_is_no_duty() -> None:
    plan = plan_of("phuong-can-cu-gach")
    assert not any(task.text.startswith(("Đối tượng", "Thời gian")) for task in plan.tasks)
    assert not any("kèm theo" in task.text for task in plan_of("so-noi-vu").tasks)


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("xa-la-ma-khong-cham", ["II.3", "III.1"]),
        ("phuong-can-cu-gach", ["II.1.3", "IV.2", "IV.3"]),
        ("phuong-can-cu-gach", ["II.3", "IV.1"]),
        ("xa-cong-chuc-truoc-2025", ["II.2", "III.2"]),
        ("xa-cong-chuc-truoc-2025", ["II.4", "III.2"]),
        ("phuong-phan-a-b-kem-bieu", ["B.II.3.1", "C.III.1"]),
        ("xa-danh-so-thuong", ["2.d", "3.a"]),
        ("huyen-quyet-dinh-dieu", ["II.1", "III.3"]),
    ],
)
def test_duties_that_stand_twice_are_proposed_to_be_joined(name: str, places: list[str]) -> None:
    assert places in joined(plan_of(name))


def test_words_of_every_plan_join_nothing() -> None:
    for path in FOLDER.glob("*.txt"):
        assert not {"trước ngày", "công khai", "duy trì"} & {
            words.lower() for words in read_plan(path).join_words
        }


def test_a_deputy_director_signs_without_a_remark() -> None:
    assert not remarked(plan_of("so-noi-vu"), "không có dòng TM.")
