# SPDX-License-Identifier: MIT
"""A day with the diary: ten quick lines, an opinion answered, a cell of the briefings, who still owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.jobs.officer import Officer


def test_diary_day(year: Path, begin: Callable[[], Officer], tmp_path: Path) -> None:
    she = begin()
    she.room("Nhật ký")
    she.press("Ctrl+Shift+N")
    for day in range(1, 11):
        she.write(f"{day}/11 Phat thanh tuyen truyen buoi {day}, {20 + day} nguoi")
        she.press("Return")
    she.calm()
    she.see("muoi dong ghi nhanh")
    told = she.kept("select happened_on, title from activity where title like 'Phat thanh%' order by 1")
    assert len(told) == 10
    assert told[0] == ("2026-11-01", "Phat thanh tuyen truyen buoi 1")

    she.page("Ý kiến của dân")
    she.tab_to("Bảng")
    waiting = she.kept("select content from opinion where answered_on is null order by due_on")
    she.row(str(waiting[0][0]))
    she.see("y kien")
    she.menu("Nhật ký", "Đã trả lời hôm nay")
    she.calm()
    she.see("y kien da tra loi")
    assert len(she.kept("select id from opinion where answered_on is null")) == len(waiting) - 1

    she.page("Quán triệt")
    she.tab_to("Văn bản phải quán triệt theo đơn vị")
    owed = "select count(*) from briefing_line where held_on = '2026-11-26'"
    assert she.kept(owed) == [(0,)]
    she.column("UB MTTQ xã")
    she.press("Space")
    she.calm()
    assert she.kept(owed) == [(1,)]
    she.press("Ctrl+Z")
    she.press("Ctrl+Y")
    she.see("o quan triet")
    assert she.kept(owed) == [(1,)]

    she.menu("Nhật ký", "Danh sách đơn vị còn nợ")
    she.dialog("In")
    she.see("hoi truoc khi in")
    she.press("Return")
    she.preview()
    she.see("danh sach con no")
    words = she.save_pdf(tmp_path / "con-no.pdf")
    she.see("sau khi in")
    assert "DANH SÁCH ĐƠN VỊ CHƯA QUÁN TRIỆT VĂN BẢN NĂM 2026" in words
    assert "Hội Liên hiệp Phụ nữ xã (1)" in words
    assert she.kept("select title from issued_document where title like 'Danh sách đơn vị chưa%'")
