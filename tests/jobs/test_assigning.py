# SPDX-License-Identifier: MIT
"""Tasks given and followed: owners and deadlines typed, several rows at once, done, extended, briefed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.jobs.officer import Officer

PLANNING = "Cung cấp thông tin quy hoạch"
TALKS = "Tổ chức hội nghị đối thoại giữa chính quyền với Nhân dân"
MODELS = "Xây dựng mô hình điển hình"


def test_assigning(year: Path, begin: Callable[[], Officer], tmp_path: Path) -> None:
    she = begin()
    she.room("Kế hoạch")
    she.tab_to("Nhiệm vụ")
    type_into_cells(she)
    give_three_at_once(she)
    finish_and_extend(she)
    words = brief(she, tmp_path)
    assert "BÁO CÁO NHANH" in words
    assert "hoàn thành 6" in words
    assert she.kept("select count(*) from issued_document where title like '%giao ban%'") == [(1,)]


def type_into_cells(she: Officer) -> None:
    she.row(PLANNING)
    she.column("Thời hạn")
    she.press("F2")
    she.write("15/12")
    she.press("Return")
    she.see("han 15-12")
    assert kept(she, PLANNING) == ("2026-12-15", None)
    she.row(PLANNING)
    she.column("Phụ trách")
    she.press("F2")
    she.rewrite("Đặng Hữu Toản")
    she.press("Return")
    she.see("giao nguoi phu trach")
    assert kept(she, PLANNING) == ("2026-12-15", "Đặng Hữu Toản")
    she.press("Ctrl+Z")
    assert kept(she, PLANNING) == ("2026-12-15", None)
    she.press("Ctrl+Y")
    assert kept(she, PLANNING) == ("2026-12-15", "Đặng Hữu Toản")


def give_three_at_once(she: Officer) -> None:
    she.row(PLANNING)
    she.press("Shift+Down", 2)
    she.calm()
    she.tab_to("Thời hạn")
    she.write("+3")
    she.press("Tab")
    she.tab_to("Người phụ trách")
    she.write("bui thi ngoc")
    she.press("Tab")
    she.calm()
    she.see("ba nhiem vu mot luc")
    given = she.kept(
        "select full_name from task join person on person.id = owner where deadline = '2026-11-29'"
    )
    assert given == [("Bùi Thị Ngọc Diệp",)] * 3
    she.press("Ctrl+Z", 2)
    assert kept(she, PLANNING) == ("2026-12-15", "Đặng Hữu Toản")


def finish_and_extend(she: Officer) -> None:
    """Finish one task in the list of its states, and give another more time by a letter."""
    she.tab_to("Nhiệm vụ")
    she.row(TALKS)
    she.tab_to("Trạng thái")
    she.press("Down")
    she.calm()
    she.see("xong hom nay")
    sql = "select state, state_on from task where title like ?"
    assert ("done", "2026-11-26") in she.kept(sql, f"{TALKS}%")
    she.tab_to("Nhiệm vụ")
    she.row(MODELS)
    she.press("Ctrl+G")
    she.dialog("Gia hạn")
    she.write("+10")
    she.tab_to("Văn bản cho phép")
    she.write("Thong bao so 99/TB-UBND")
    she.tab_to("Lý do")
    she.write("Cho kinh phi")
    she.see("gia han")
    she.tab_to("Gia hạn")
    she.press("Space")
    she.alone()
    she.see("da gia han")
    granted = she.kept("select new_deadline from task_extension where document like '%99/TB-UBND'")
    assert granted == [("2026-12-06",)]


def brief(she: Officer, folder: Path) -> str:
    she.menu("Kế hoạch", "In báo cáo nhanh giao ban")
    she.dialog("In")
    she.press("Return")
    she.preview()
    she.see("bao cao nhanh")
    return she.save_pdf(folder / "giao-ban.pdf")


def kept(she: Officer, title: str) -> tuple[object, ...]:
    """Return the deadline and the owner of a task."""
    sql = "select deadline, full_name from task left join person on person.id = owner where title like ?"
    return she.kept(sql, f"{title}%")[0]
