# SPDX-License-Identifier: MIT
"""The first day: from an empty file over plan, staff and campaign to the first list on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.jobs.officer import Officer

PLAN = Path(__file__).parents[1] / "data" / "plans" / "ke-hoach-dan-van-dai-son-2026-da-ky.txt"
STAFF = (
    ("Nguyễn Thị Huệ", "05/03/1980", "Chánh Văn phòng", "Văn phòng HĐND&UBND"),
    ("Đặng Văn Đạt", "1985", "Chuyên viên", "Văn phòng HĐND&UBND"),
    ("Trần Thị Mẫu", "12/09/1990", "Trưởng phòng", "Phòng Văn hóa - Xã hội"),
)


def test_first_run(home: Path, begin: Callable[[], Officer], tmp_path: Path) -> None:
    she = begin()
    she.see("huong dan bat dau")
    she.tab_to("Mở bản bàn giao từ USB…")
    she.tab_to("Nhập kế hoạch…")
    she.press("Space")
    she.file(PLAN)
    she.dialog()
    she.see("ke hoach da doc")
    she.tab_to("Nhập 43 nhiệm vụ")
    she.press("Space")
    she.alone()
    she.see("ke hoach da nhap")
    assert she.kept("select number, state from plan") == [("15", "signed")]
    assert she.kept("select count(*) from task") == [(43,)]

    take_staff(she, tmp_path)
    open_campaign(she)
    words = sign_and_print(she, tmp_path)
    for name, *_ in STAFF:
        assert name in words


def take_staff(she: Officer, folder: Path) -> None:
    path = folder / "can-bo.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(("Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"))
    for row in STAFF:
        sheet.append(row)
    book.save(path)
    she.room("Cơ quan")
    she.see("co quan")
    she.page("Cán bộ, công chức")
    she.press("Ctrl+Shift+I")
    she.file(path)
    she.dialog()
    she.see("danh sach da doc")
    she.press("Ctrl+Return")
    she.alone()
    she.see("can bo da nhap")
    assert she.kept("select count(*) from person") == [(len(STAFF),)]


def open_campaign(she: Officer) -> None:
    she.room("Cam kết")
    she.see("cam ket trong")
    she.page("Đợt ký")
    she.press("Ctrl+N")
    she.see("dot ky moi")
    she.press("Ctrl+S")
    she.calm()
    she.see("dot ky da luu")
    assert she.kept("select year from campaign") == [(2026,)]


def sign_and_print(she: Officer, folder: Path) -> str:
    she.page("Danh sách ký")
    she.tab_to("Bảng")
    she.press("Ctrl+A")
    she.press("F6")
    she.dialog()
    she.see("da ky ngay nao")
    she.press("Return")
    she.alone()
    she.see("da ky")
    assert she.kept("select count(*) from campaign_member where state = 'signed'") == [(len(STAFF),)]
    she.menu("Cam kết", "In danh sách đã ký cam kết")
    she.dialog("In")
    she.press("Return")
    she.preview()
    she.see("danh sach da ky tren giay")
    return she.save_pdf(folder / "da-ky.pdf")
