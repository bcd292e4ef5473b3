# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import Addressees, Heading, Letterhead, Paragraph, Signature, Table
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.prints import unit_sheet

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.plan.prints.request import PrintRequest


def sheet(request: PrintRequest, unit: str) -> tuple[Block, ...]:
    return unit_sheet.build(replace(request, unit=unit)).blocks


def given(request: PrintRequest, unit: str) -> dict[str, list[str]]:
    """Return the titles of a sheet's tasks under its headings."""
    found: dict[str, list[str]] = {}
    heading = ""
    for block in sheet(request, unit):
        if isinstance(block, Heading):
            heading = str(block.text)
        if isinstance(block, Table):
            found[heading] = [str(row.cells[1]) for row in block.rows]
    return found


def rows(request: PrintRequest, unit: str) -> list[list[str]]:
    tables = [block for block in sheet(request, unit) if isinstance(block, Table)]
    return [[str(cell) for cell in row.cells] for table in tables for row in table.rows]


def words(request: PrintRequest, unit: str) -> str:
    return " ".join(str(block.text) for block in sheet(request, unit) if isinstance(block, Paragraph))


def test_a_unit_gets_what_it_leads(sample: PrintRequest) -> None:
    assert given(sample, "vhxh") == {
        "Nhiệm vụ chủ trì thực hiện": [
            "Hội nghị quán triệt (II.1)\nPhối hợp: Văn phòng HĐND&UBND; Ủy ban MTTQ Việt Nam xã",
            "Tổ chức đối thoại (II.4, III.5)\nPhối hợp: Văn phòng HĐND&UBND",
        ]
    }


def test_a_unit_of_a_group_gets_its_own_part(sample: PrintRequest) -> None:
    assert list(given(sample, "t2")) == ["Nhiệm vụ thực hiện theo phần việc của đơn vị"]
    assert given(sample, "t2") == given(sample, "t10")


def test_the_part_of_a_unit_has_its_own_owner_deadline_and_plan(sample: PrintRequest) -> None:
    group = sample.tasks[2]
    issued = group.lines[0]._replace(
        deadline=date(2026, 5, 8),
        own_plan_number="05/KH-T2",
        own_plan_on=date(2026, 3, 9),
        own_plan_signer="Bùi Văn Tư",
    )
    request = replace(sample, tasks=(replace(group, lines=(issued, group.lines[1])),))
    (row,) = rows(request, "t2")
    assert row[2:] == [
        "Bùi Văn Tư",
        "08/05/2026",
        "…………\n(Kế hoạch của đơn vị: số 05/KH-T2 ngày 09/03/2026, Bùi Văn Tư ký)",
    ]
    (other,) = rows(request, "t10")
    assert other[2:] == ["…………", "18/06/2026", "…………"]
    before = replace(request, as_of=date(2026, 3, 8))
    assert rows(before, "t2")[0][4] == "…………"


def test_a_unit_that_only_helps_is_told_where(sample: PrintRequest) -> None:
    assert given(sample, "mt") == {"Nhiệm vụ phối hợp thực hiện": ["Hội nghị quán triệt (II.1)"]}


def test_own_units_are_ordered_and_others_are_asked(sample: PrintRequest) -> None:
    assert "yêu cầu Văn phòng HĐND&UBND" in words(sample, "vp")
    assert "đề nghị Ủy ban MTTQ Việt Nam xã" in words(sample, "mt")
    assert "yêu cầu" not in words(sample, "mt").lower()


def test_the_unit_in_charge_is_not_sent_to_itself(sample: PrintRequest) -> None:
    assert "(qua Phòng Văn hóa - Xã hội)" in words(sample, "vp")
    assert "(qua" not in words(sample, "vhxh")


def test_without_a_unit_every_unit_with_tasks_gets_a_sheet_of_its_own(sample: PrintRequest) -> None:
    blocks = unit_sheet.build(sample).blocks
    named = [block.names for block in blocks if isinstance(block, Addressees)]
    assert named == [(unit.name,) for unit in sample.directory.units]
    assert sum(isinstance(block, Letterhead) for block in blocks) == len(named)


def test_a_sheet_goes_to_the_unit_and_into_the_file(sample: PrintRequest) -> None:
    signature = sheet(sample, "vp")[-1]
    assert isinstance(signature, Signature)
    assert signature.recipients == ("Như trên;", "Lưu: VT, VHXH.")
    assert signature.name == "Vũ Đình Khang"


def test_a_unit_without_tasks_has_no_sheet(sample: PrintRequest) -> None:
    with pytest.raises(UserError, match="Chưa có nhiệm vụ nào"):
        unit_sheet.build(replace(sample, tasks=(), unit="vp"))
