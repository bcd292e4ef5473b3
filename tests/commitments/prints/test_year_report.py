# SPDX-License-Identifier: MIT
"""A year's commitments on paper: the figures agree with the records, and no name is on it."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.commitments.prints.kinds import YEAR_REPORT
from dvcq_desktop.commitments.prints.year_report import build
from dvcq_desktop.commitments.store import followups
from dvcq_desktop.documents.blocks import Table
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOrder
from tests.plan.prints.on_paper import pages_of

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Document
    from tests.commitments.conftest import Office

TODAY = date(2026, 11, 20)
EVERYBODY = ("Nguyễn Thị Huệ", "Đặng Văn Đạt", "Lê Văn Mới", "Trần Thị Đi")


def made(a_office: Office, year: int = 2026, as_of: date = TODAY) -> Document:
    with closing(a_office.database.connect()) as connection:
        return build(YEAR_REPORT.load(connection, PrintOrder(year, as_of)))


def follow(a_office: Office) -> None:
    keys = a_office.keys
    write = a_office.database.write
    inspected = {
        "year": 2026, "unit": keys["vp"], "inspected_on": date(2026, 5, 4), "team": "Tổ kiểm tra",
        "content": "Giờ giấc tiếp dân", "conclusion": "Còn để dân chờ", "document": "Thông báo số 12/TB-UBND",
    }  # fmt: skip
    write("Thêm", partial(followups.save_inspection, inspection_id="", values=inspected, today=TODAY))
    for number, (who, day) in enumerate((("hue", date(2026, 5, 4)), ("dat", date(2026, 9, 1))), start=1):
        broken = {
            "year": 2026, "person": keys[who], "found_on": day, "finding": "Hẹn dân nhiều lần",
            "text": keys["text"], "promise": number, "measure": "Nhắc nhở",
        }  # fmt: skip
        write("Thêm", partial(followups.save_violation, violation_id="", values=broken, today=TODAY))


def tables(document: Document) -> list[list[tuple[object, ...]]]:
    return [[row.cells for row in block.rows] for block in document.blocks if isinstance(block, Table)]


def test_the_figures_of_the_year_are_those_of_the_records(a_office: Office) -> None:
    a_office.sign("hue", "dat")
    follow(a_office)
    signed, by_unit, inspected, broken, by_promise, years = tables(made(a_office))
    assert signed == [("1", "Đợt ký năm 2026", "02/02/2026 - 31/03/2026", "3", "2", "66,7%")]
    assert by_unit == [
        ("1", "Văn phòng HĐND&UBND", "1", "1"),
        ("2", "Phòng Văn hóa - Xã hội", "0", "1"),
        ("", "Tổng cộng", "1", "2"),
    ]
    assert [row[1:4] for row in inspected] == [("04/05/2026", "Văn phòng HĐND&UBND", "Giờ giấc tiếp dân")]
    assert [row[1:3] for row in broken] == [
        ("04/05/2026", "Văn phòng HĐND&UBND"),
        ("01/09/2026", "Phòng Văn hóa - Xã hội"),
    ]
    assert [row[1:] for row in by_promise] == [
        ("1. Không gây phiền hà.", "1"),
        ("2. Không sách nhiễu.", "1"),
        ("Tổng cộng", "2"),
    ]
    assert years == [("2026", "3", "2", "66,7%", "1", "2")]


def test_what_came_after_the_day_is_not_in_it(a_office: Office) -> None:
    follow(a_office)
    *_, years = tables(made(a_office, as_of=date(2026, 6, 1)))
    assert years[0][-2:] == ("1", "1")


def test_no_name_of_a_person_is_on_the_paper(a_office: Office) -> None:
    a_office.sign("hue", "dat")
    follow(a_office)
    text = " ".join(page.text for page in pages_of(made(a_office)))
    assert "TỔNG HỢP THỰC HIỆN CAM KẾT" in text
    listed = text.split("NGƯỜI LẬP")[0]
    assert not any(name in listed for name in EVERYBODY)


def test_a_year_without_anything_is_told(a_office: Office) -> None:
    with pytest.raises(UserError, match="Năm 2020 chưa có"):
        made(a_office, 2020)
