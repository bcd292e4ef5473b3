# SPDX-License-Identifier: MIT
"""A mistake: rows deleted, taken back, one fetched from the trash, and the backup of the morning restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.places import default_database_path
from dvcq_desktop.widgets.messages import MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.jobs.officer import Officer

TITLE = "Tuyên truyền nâng cao nhận thức"


def test_mistake(year: Path, begin: Callable[[], Officer]) -> None:
    she = begin()
    before = tasks(she)
    back_up(she)

    she.room("Kế hoạch")
    she.tab_to("Nhiệm vụ")
    she.row(TITLE)
    she.press("Shift+Down", 2)
    she.press("Del")
    she.see("ba nhiem vu vao thung rac")
    assert tasks(she) == before - 3
    she.press("Ctrl+Z")
    assert tasks(she) == before
    she.press("Ctrl+Y")
    assert tasks(she) == before - 3

    she.menu("Sửa", "Thùng rác")
    she.dialog("Thùng rác")
    she.row(TITLE)
    she.see("thung rac")
    she.tab_to("Khôi phục")
    she.press("Space")
    she.calm()
    she.see("da khoi phuc tu thung rac")
    she.press("Escape")
    she.alone()
    assert tasks(she) == before - 2

    restore(she)
    assert tasks(she) == before
    assert she.kept("select count(*) from task where title like ?", f"{TITLE}%") == [(1,)]


def back_up(she: Officer) -> None:
    """Make the backup of the morning."""
    she.menu("Tệp", "Sao lưu và khôi phục")
    she.dialog()
    she.tab_to("Sao lưu ngay")
    she.press("Space")
    folder = default_database_path().parent / "sao-luu"
    she.until(lambda: any(folder.rglob("*.*")))
    she.until(lambda: "Đang sao lưu" not in said(she))
    she.see("da sao luu")
    she.press("Escape")
    she.alone()


def restore(she: Officer) -> None:
    """Go back to it; what was done since is named first."""
    she.menu("Tệp", "Sao lưu và khôi phục")
    she.dialog()
    she.tab_to("Các bản sao lưu")
    she.press("Down")
    she.see("cac ban sao luu")
    she.tab_to("Khôi phục bản này…")
    she.press("Space")
    she.dialog("Khôi phục")
    she.see("nhung viec se khong con")
    she.tab_to("Khôi phục")
    she.press("Space")
    she.alone()
    she.see("da khoi phuc")


def said(she: Officer) -> str:
    """Return what the bar of the dialog says."""
    return " ".join(bar.text for bar in she.dialog().findChildren(MessageBar) if bar.isVisible())


def tasks(she: Officer) -> int:
    [(count,)] = she.kept("select count(*) from task where deleted_at is null")
    assert isinstance(count, int)
    return count
