# SPDX-License-Identifier: MIT
from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from dvcq_desktop.documents.blocks import Heading, Paragraph, SignaturePair, Span, Table, Title
from dvcq_desktop.documents.pdf import render_pdf
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.plan.prints import unit_plans
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule

if TYPE_CHECKING:
    from dvcq_desktop.plan.prints.request import PrintRequest

DUE = date(2026, 6, 12)


@pytest.fixture
def asked(sample: PrintRequest) -> PrintRequest:
    """Return a year in which two units have issued their plan, one late, and two have not."""
    late = StateEntry(TaskState.DONE, date(2026, 6, 15))
    lines = (
        Line("l1", "plans", "vp", "minh", own_plan_number="03/KH-VP", own_plan_on=date(2026, 6, 9)),
        Line("l2", "plans", "vhxh", "lan", late_cause="Chờ số liệu.", proposal="Lùi đến 20/6."),
        Line("l3", "plans", "t2", "tu", late, own_plan_on=DUE.replace(day=15), own_plan_signer="Bùi Văn Tư"),
        Line("l4", "plans", "t10"),
        Line("l5", "plans", "mt", state=StateEntry(TaskState.DROPPED, date(2026, 2, 2), "Có kế hoạch riêng")),
    )
    task = Task("plans", 2026, "Ban hành kế hoạch triển khai", schedule=Schedule(DUE), lines=lines)
    return replace(sample, tasks=(*sample.tasks, task))


def tables(request: PrintRequest) -> dict[str, list[list[object]]]:
    found: dict[str, list[list[object]]] = {}
    heading = ""
    for block in unit_plans.build(request).blocks:
        if isinstance(block, Heading):
            heading = str(block.text)
        if isinstance(block, Table):
            found[heading] = [list(row.cells) for row in block.rows]
    return found


def test_who_has_not_issued_a_plan_stands_first_with_the_days_overdue(asked: PrintRequest) -> None:
    found = tables(asked)
    assert list(found) == ["CHƯA BAN HÀNH (2 đơn vị)", "ĐÃ BAN HÀNH (2 đơn vị)"]
    assert found["CHƯA BAN HÀNH (2 đơn vị)"] == [
        ["Phòng chuyên môn (1)"],
        [
            "1",
            "Phòng Văn hóa - Xã hội",
            "Hà Thị Lan",
            "12/06/2026",
            (Span("3", bold=True),),
            "Nguyên nhân: Chờ số liệu.\nĐề xuất: Lùi đến 20/6.",
        ],
        ["Thôn, tổ dân phố (1)"],
        ["2", "Thôn Mười", "…………", "12/06/2026", (Span("3", bold=True),), "Nguyên nhân: …………"],
    ]


def test_who_has_issued_one_is_listed_with_number_day_and_signer(asked: PrintRequest) -> None:
    rows = tables(asked)["ĐÃ BAN HÀNH (2 đơn vị)"]
    assert rows[1] == ["1", "Văn phòng HĐND&UBND", "03/KH-VP", "09/06/2026", "…………", "Trước hạn"]
    assert rows[3] == ["2", "Thôn Hai", "…………", "15/06/2026", "Bùi Văn Tư", "Quá hạn 3 ngày"]


def test_the_list_says_how_many_of_each_duty(asked: PrintRequest) -> None:
    said = [block.text for block in unit_plans.build(asked).blocks if isinstance(block, Paragraph)]
    sentence = "2/4 đơn vị đã ban hành, còn 2 đơn vị chưa ban hành, trong đó 2 đơn vị quá hạn."
    assert said == [f"- Ban hành kế hoạch triển khai: {sentence}"]


def test_it_speaks_of_the_day_asked_for(asked: PrintRequest) -> None:
    early = replace(asked, as_of=date(2026, 6, 10))
    assert list(tables(early)) == ["CHƯA BAN HÀNH (3 đơn vị)", "ĐÃ BAN HÀNH (1 đơn vị)"]
    assert all(row[4] == "" for row in tables(early)["CHƯA BAN HÀNH (3 đơn vị)"] if len(row) > 1)


def test_one_unit_gets_its_own_part(asked: PrintRequest) -> None:
    assert list(tables(replace(asked, unit="t2"))) == ["ĐÃ BAN HÀNH (1 đơn vị)"]
    with pytest.raises(UserError, match="Ủy ban MTTQ Việt Nam xã không phải ban hành"):
        unit_plans.build(replace(asked, unit="mt"))


def test_a_year_without_such_a_duty_is_refused_in_one_sentence(sample: PrintRequest) -> None:
    with pytest.raises(UserError, match="Chưa có nhiệm vụ nào yêu cầu từng đơn vị"):
        unit_plans.build(sample)


def test_a_unit_that_owes_two_plans_is_told_which(asked: PrintRequest) -> None:
    other = replace(asked.tasks[-1], id="more", title="Kế hoạch triển khai cam kết", lines=())
    lines = (Line("m1", "more", "vhxh"),)
    found = tables(replace(asked, tasks=(*asked.tasks, replace(other, lines=lines))))
    names = [row[1] for row in found["CHƯA BAN HÀNH (3 đơn vị)"] if len(row) > 1]
    assert names == [
        "Phòng Văn hóa - Xã hội\n(Ban hành kế hoạch triển khai)",
        "Phòng Văn hóa - Xã hội\n(Kế hoạch triển khai cam kết)",
        "Thôn Mười",
    ]


def test_it_is_signed_by_who_made_it_and_the_head(asked: PrintRequest) -> None:
    blocks = unit_plans.build(asked).blocks
    signature = blocks[-1]
    assert isinstance(signature, SignaturePair)
    assert signature.left.title == "NGƯỜI LẬP"
    assert signature.right.title == "TRƯỞNG PHÒNG"
    title = next(block for block in blocks if isinstance(block, Title))
    assert "Tính đến ngày 15 tháng 6 năm 2026" in title.abstract


def test_all_of_it_is_on_paper_within_the_margins(asked: PrintRequest) -> None:
    villages = tuple(
        asked.directory.units[3]._replace(id=f"v{n}", name=f"Thôn Tân Lập {n}", kind=UnitKind.VILLAGE)
        for n in range(1, 61)
    )
    lines = tuple(Line(f"v{n}", "plans", f"v{n}") for n in range(1, 61))
    office = replace(asked.directory, units=(*asked.directory.units, *villages))
    task = replace(asked.tasks[-1], lines=(*asked.tasks[-1].lines, *lines))
    request = replace(asked, directory=office, tasks=(task,))
    with closing(pypdfium2.PdfDocument(render_pdf(unit_plans.build(request)))) as document:
        pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
        assert all(page.get_width() < page.get_height() for page in document)
    assert len(pages) >= 3
    assert all("STT Đơn vị" in page for page in pages)
    assert all(f"Thôn Tân Lập {n}" in " ".join(pages) for n in range(1, 61))
    assert "NGƯỜI LẬP" in pages[-1]
