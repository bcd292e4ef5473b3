# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import Appendix, Signature, Table
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.prints import assignment
from dvcq_desktop.plan.prints.words import BLANK

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Row
    from dvcq_desktop.plan.prints.request import PrintRequest
    from dvcq_desktop.plan.rules import Plan


def appendix_of(request: PrintRequest) -> Appendix:
    (appendix,) = assignment.build(request).blocks
    assert isinstance(appendix, Appendix)
    return appendix


def tasks_in(request: PrintRequest) -> list[tuple[object, ...]]:
    table = appendix_of(request).blocks[0]
    assert isinstance(table, Table)
    return [row.cells for row in table.rows if row.kind == "normal"]


def row_of(request: PrintRequest, title: str) -> tuple[object, ...]:
    return next(cells for cells in tasks_in(request) if str(cells[1]).startswith(title))


def test_it_is_a_landscape_appendix_of_the_plan(sample: PrintRequest) -> None:
    appendix = appendix_of(sample)
    assert appendix.landscape
    assert appendix.title == (
        "BẢNG PHÂN CÔNG NHIỆM VỤ THỰC HIỆN KẾ HOẠCH CÔNG TÁC DÂN VẬN CHÍNH QUYỀN NĂM 2026"
    )


def test_number_and_day_of_a_draft_stay_room_for_a_pen(sample: PrintRequest) -> None:
    assert appendix_of(sample).attached_to == (
        f"Kèm theo Kế hoạch số {BLANK}/KH-UBND ngày …… tháng 01 năm 2026 của UBND xã Đại Sơn"
    )


def test_a_signed_plan_is_cited_with_number_and_day(sample: PrintRequest, signed: Plan) -> None:
    request = replace(sample, plans=(signed,))
    assert appendix_of(request).attached_to == (
        "Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 01 năm 2026 của UBND xã Đại Sơn"
    )


def test_a_row_names_who_does_what_by_when(sample: PrintRequest) -> None:
    assert row_of(sample, "Hội nghị quán triệt") == (
        "1",
        "Hội nghị quán triệt (II.1)",
        "Phòng Văn hóa - Xã hội",
        "Văn phòng HĐND&UBND; Ủy ban MTTQ Việt Nam xã",
        "Hà Thị Lan",
        "20/03/2026",
        "Hội nghị",
    )


def test_what_is_missing_is_a_dotted_space(sample: PrintRequest) -> None:
    assert row_of(sample, "Việc chưa giao ai")[2:] == (BLANK, "", BLANK, BLANK, BLANK)


def test_a_moved_deadline_shows_the_first_one(sample: PrintRequest) -> None:
    assert row_of(sample, "Tổ chức đối thoại")[5] == "12/06/2026\n(gia hạn từ 29/05/2026)"


def test_a_groups_task_is_one_row_with_the_count_of_its_units(sample: PrintRequest) -> None:
    rows = [cells for cells in tasks_in(sample) if "Mô hình" in str(cells[1])]
    assert [cells[2] for cells in rows] == ["Các thôn (2 đơn vị)"]
    assert rows[0][4] == "1/2 đơn vị đã phân công"


def test_per_unit_a_groups_task_is_a_row_for_each_of_its_units(sample: PrintRequest) -> None:
    rows = [cells for cells in tasks_in(replace(sample, per_unit=True)) if "Mô hình" in str(cells[1])]
    assert [(cells[2], cells[4]) for cells in rows] == [("Thôn Hai", "Bùi Văn Tư"), ("Thôn Mười", BLANK)]


def test_one_unit_sees_what_it_leads_and_what_it_owes(sample: PrintRequest) -> None:
    assert [cells[2] for cells in tasks_in(replace(sample, unit="t10"))] == ["Thôn Mười"]
    assert len(tasks_in(replace(sample, unit="vp"))) == 2


def test_rows_are_numbered_through_all_headings(sample: PrintRequest) -> None:
    assert [cells[0] for cells in tasks_in(sample)] == ["1", "2", "3", "4", "5", "6"]


def test_every_row_has_a_cell_for_every_column(sample: PrintRequest) -> None:
    table = appendix_of(sample).blocks[0]
    assert isinstance(table, Table)
    rows: list[Row] = [row for row in table.rows if row.kind == "normal"]
    assert {len(row.cells) for row in rows} == {len(table.columns)}


def test_it_is_signed_by_who_signs_the_plan(sample: PrintRequest) -> None:
    assert appendix_of(sample).blocks[-1] == Signature(
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Trần Thị Mơ"
    )


def test_without_a_plan_the_offices_signer_signs(sample: PrintRequest) -> None:
    signature = appendix_of(replace(sample, plans=())).blocks[-1]
    assert isinstance(signature, Signature)
    assert (signature.title, signature.name) == ("CHỦ TỊCH", "Vũ Đình Khang")


def test_a_unit_without_tasks_has_nothing_to_print(sample: PrintRequest) -> None:
    with pytest.raises(UserError, match="Chưa có nhiệm vụ nào"):
        assignment.build(replace(sample, tasks=sample.tasks[:1], unit="t10"))


def test_another_kind_of_plan_gives_the_table_its_own_name(sample: PrintRequest, plan: Plan) -> None:
    other = plan._replace(kind="CHƯƠNG TRÌNH", abstract="Phối hợp công tác\nnăm 2026")
    assert appendix_of(replace(sample, plans=(other,))).title == (
        "BẢNG PHÂN CÔNG NHIỆM VỤ THỰC HIỆN CHƯƠNG TRÌNH PHỐI HỢP CÔNG TÁC NĂM 2026"
    )
