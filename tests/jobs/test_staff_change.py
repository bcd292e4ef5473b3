# SPDX-License-Identifier: MIT
"""A change of staff in the middle of the year: one leaves, her tasks go to another, a new one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.jobs.officer import Officer


LEAVING = "Nguyễn Thị Thúy Lan"
COMING = "Nguyễn Thị Mới"
HANDED = "Kiểm tra công vụ"


def test_staff_change(year: Path, begin: Callable[[], Officer], tmp_path: Path) -> None:
    she = begin()
    she.room("Cơ quan")
    she.page("Cán bộ, công chức")
    she.press("Ctrl+F")
    she.write("thuy lan")
    she.tab_to("Bảng")
    she.row(LEAVING)
    she.see("tim nguoi")
    assert open_tasks(she, LEAVING) == 2
    she.menu("Cơ quan", "Kết thúc công tác")
    she.dialog()
    she.see("ket thuc cong tac")
    she.rewrite("30/11")
    she.tab_to("Người nhận việc")
    she.write("trinh cong sang")
    she.press("Tab")
    she.see("nguoi nhan viec")
    she.tab_to("Kết thúc công tác")
    she.press("Space")
    she.alone()
    she.see("da ban giao")
    assert open_tasks(she, LEAVING) == 0
    she.press("Ctrl+N")
    she.see("nguoi moi")
    she.write(COMING)
    she.tab_to("Đơn vị")
    she.write("van phong hdnd")
    she.press("Tab")
    she.write("Chuyen vien")
    she.tab_to("Từ ngày")
    she.write("hom nay")
    she.press("Ctrl+S")
    she.calm()
    she.see("nguoi moi da luu")
    new = "select position, starts_on from tenure join person on person.id = person where full_name = ?"
    assert she.kept(new, COMING) == [("Chuyen vien", "2026-11-26")]

    she.room("Kế hoạch")
    she.tab_to("Nhiệm vụ")
    she.row(HANDED)
    she.column("Phụ trách")
    she.press("F2")
    she.rewrite(COMING)
    she.press("Return")
    she.calm()
    she.see("giao cho nguoi moi")
    assert open_tasks(she, COMING) == 1

    she.room("Cam kết")
    she.tab_to("Bảng")
    she.row(COMING)
    she.press("F6")
    she.dialog()
    she.press("Return")
    she.alone()
    she.see("nguoi moi da ky")
    signed = "select full_name from campaign_member join person on person.id = person where state = 'signed'"
    assert (COMING,) in she.kept(signed)
    she.menu("Cam kết", "In danh sách đã ký cam kết")
    she.dialog("In")
    she.press("Return")
    words = she.save_pdf(tmp_path / "da-ky.pdf")
    assert COMING in words
    # Who signed before she left has signed.
    assert LEAVING in words


def open_tasks(she: Officer, name: str) -> object:
    sql = "select count(*) from task join person on person.id = owner where full_name = ?"
    return she.kept(sql, name)[0][0]
