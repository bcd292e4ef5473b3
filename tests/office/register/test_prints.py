# SPDX-License-Identifier: MIT
from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import SignaturePair, Table, Title
from dvcq_desktop.errors import UserError
from dvcq_desktop.office import prints
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.printing import PrintOrder, print_paper
from dvcq_desktop.office.prints import REGISTER, RegisterRequest
from dvcq_desktop.office.register import store
from dvcq_desktop.office.register.rules import Issued
from dvcq_desktop.office.rules import OfficeProfile, Signer, Unit, UnitKind
from tests.plan.prints.on_paper import pages_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database import Database

DAY = date(2026, 11, 24)
LATER = date(2099, 1, 1)
LETTER = Issued(
    "a",
    2026,
    "reminder-letter",
    "Công văn đôn đốc thực hiện nhiệm vụ công tác dân vận chính quyền năm 2026",
    made_on=date(2026, 10, 12),
    number="203",
    symbol="UBND-VHXH",
    issued_on=date(2026, 10, 15),
    signer_name="Vũ Đình Khang",
    scan="sha",
    note="Đã gửi.",
)


@pytest.fixture
def office() -> Directory:
    keeper = Unit("vhxh", "Phòng Văn hóa - Xã hội", UnitKind.DIVISION, symbol="VHXH")
    since = date(2025, 7, 1)
    profile = OfficeProfile("o", since, "Ủy ban nhân dân xã Đại Sơn", "Đại Sơn", unit_in_charge="vhxh")
    return Directory(
        profiles=(profile,),
        units=(keeper,),
        signers=(Signer("s", "Lương Thị Hải Vân", "Trưởng phòng", unit="vhxh"),),
    )


def test_a_paper_is_a_row_with_all_that_came_back(office: Directory) -> None:
    document = prints.build(RegisterRequest(2026, DAY, office, (LETTER, replace(LETTER, scan=None, note=""))))
    assert document.landscape
    (title,) = [block for block in document.blocks if isinstance(block, Title)]
    assert title == Title("SỔ VĂN BẢN ĐÃ IN NĂM 2026", "Tính đến ngày 24 tháng 11 năm 2026")
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.rows[0].cells == (
        "1",
        "12/10/2026",
        LETTER.title,
        "",
        "203/UBND-VHXH",
        "15/10/2026",
        "Vũ Đình Khang",
        "Có",
        "Đã gửi.",
    )
    assert table.rows[1].cells[-2:] == ("", "")


def test_it_is_signed_by_who_made_it_and_by_the_head(office: Directory) -> None:
    document = prints.build(RegisterRequest(2026, DAY, office, (LETTER,)))
    (signed,) = [block for block in document.blocks if isinstance(block, SignaturePair)]
    assert signed.left.title == "NGƯỜI LẬP"
    assert (signed.right.title, signed.right.name) == ("TRƯỞNG PHÒNG", "Lương Thị Hải Vân")


def test_on_paper_it_lies_across_and_repeats_its_header(office: Directory) -> None:
    pages = pages_of(prints.build(RegisterRequest(2026, DAY, office, (LETTER,) * 40)))
    assert len(pages) > 2
    assert {page.size for page in pages} == {(297, 210)}
    assert all("Số, ký hiệu" in page.text for page in pages)
    assert all(page.left >= 29 and page.right <= 297 - 14 and page.bottom <= 210 - 19 for page in pages)
    assert "SỔ VĂN BẢN ĐÃ IN NĂM 2026" in pages[0].text


def test_a_year_without_papers_is_refused_with_a_sentence(office: Directory) -> None:
    with pytest.raises(UserError, match="năm 2026 chưa có văn bản nào"):
        prints.build(RegisterRequest(2026, DAY, office))


def test_it_lists_the_first_print_first_and_leaves_its_own_prints_out(
    database: Database, enter: Callable[..., str]
) -> None:
    first, second = enter("Bảng thứ nhất"), enter("Bảng thứ hai")
    order = PrintOrder(2026, LATER)
    for _ in range(2):
        with closing(database.connect()) as connection:
            read = REGISTER.load(connection, order)
            listed = [paper.id for paper in store.papers(connection, 2026)]
        printed = print_paper(REGISTER, read, order)
        database.write("Ghi vào Sổ văn bản", partial(store.record_print, printed=printed))
        assert [paper.id for paper in read.papers] == [
            key for key in reversed(listed) if key in {first, second}
        ]
    with closing(database.connect()) as connection:
        # Printed twice, it was the same paper.
        assert len(store.papers(connection, 2026)) == 3


def test_what_was_printed_after_the_day_is_not_in_it(database: Database, enter: Callable[..., str]) -> None:
    enter("Bảng thứ nhất")
    with closing(database.connect()) as connection:
        assert REGISTER.load(connection, PrintOrder(2026, date(2020, 1, 1))).papers == ()
