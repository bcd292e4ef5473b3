# SPDX-License-Identifier: MIT
"""The settings of a PC: larger letters, dark, a search in the page, and the file moved to another folder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from dvcq_desktop.widgets.theme import DARK, colours

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.jobs.officer import Officer


def test_settings(year: Path, begin: Callable[[], Officer], tmp_path: Path) -> None:
    she = begin()
    before = QApplication.font().pointSizeF()
    she.press("Ctrl+,")
    she.dialog("Cài đặt")
    she.see("cai dat")
    she.tab_to("Cỡ chữ")
    she.press("Down")
    she.until(lambda: QApplication.font().pointSizeF() == before + 1)
    # The new window has the dialog before it, with the keyboard where it was.
    she.dialog("Cài đặt")
    she.see("chu lon hon")
    she.tab_to("Màu nền")
    she.press("Down")
    she.until(lambda: colours() == DARK)
    she.dialog("Cài đặt")
    she.press("Esc")
    she.alone()
    she.room("Kế hoạch")
    she.press("Ctrl+F")
    she.write("doi thoai")
    she.until(partial(shows_one_task, she))
    she.see("tim trong trang")
    folder = tmp_path / "O dia D"
    folder.mkdir()
    she.press("Ctrl+,")
    she.dialog("Cài đặt")
    she.see("cai dat nen toi")
    she.tab_to("Chuyển sang thư mục khác…")
    she.press("Space")
    she.file(folder)
    she.until(lambda: "Dữ liệu nay nằm ở" in she.window.message.text)
    she.alone()
    she.see("da chuyen")
    assert not year.exists()
    tasks = she.kept("select count(*) from task")
    she.go_home()
    again = begin()
    again.see("mo lai")
    assert again.window._workbench.database.path == folder / "dvcq.dvcq"
    assert again.kept("select count(*) from task") == tasks


def shows_one_task(she: Officer) -> bool:
    plan: Any = she.window.current_screen
    return len(plan.tasks.table.records.ids) == 1
