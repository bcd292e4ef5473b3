# SPDX-License-Identifier: MIT
"""With several rows chosen F2 types for all of them, and Enter opens the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from dvcq_desktop.plan.screen.room import PlanScreen
from dvcq_desktop.widgets.section import Section

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.jobs.officer import Officer


def section_of(she: Officer) -> Section:
    [shown] = [one for one in she.window.findChildren(Section) if one.isVisible()]
    return shown


def is_in(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


def test_the_cell_under_the_cursor_is_typed_for_all_chosen_rows(
    year: Path, begin: Callable[[], Officer]
) -> None:
    she = begin()
    she.room("Nhật ký")
    page = section_of(she)
    she.press("Ctrl+Home")
    she.press("Shift+Down", 2)
    chosen = page.table.selected_ids()
    assert len(chosen) == 3
    she.press("F2")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    she.rewrite("3/3/2026")
    she.see("go-ngay")
    she.press("Return")
    she.calm()
    marks = ",".join("?" * 3)
    days = she.kept(f"select happened_on from activity where id in ({marks})", *chosen)
    assert {day for (day,) in days} == {"2026-03-03"}
    assert "Đã ghi vào cả 3 hoạt động đang chọn." in page.page.messages.text
    she.see("da-ghi")
    she.press("Ctrl+Z")
    days = she.kept(f"select happened_on from activity where id in ({marks})", *chosen)
    assert {day for (day,) in days} != {"2026-03-03"}


def test_of_several_columns_she_picks_one(year: Path, begin: Callable[[], Officer]) -> None:
    she = begin()
    she.room("Nhật ký")
    she.page("Ý kiến của dân")
    page = section_of(she)
    she.press("Ctrl+Home")
    she.press("Shift+Down")
    # Ctrl moves the cursor along the row, and the rows stay chosen.
    she.press("Ctrl+Right")
    chosen = page.table.selected_ids()
    assert len(chosen) == 2
    she.press("F2")
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    she.see("chon-cot")
    she.choose("Ghi chung cột Hạn")
    she.rewrite("30/12/2026")
    she.press("Return")
    days = she.kept("select due_on from opinion where id in (?, ?)", *chosen)
    assert days == [("2026-12-30",), ("2026-12-30",)]


def test_the_kind_of_several_units_is_picked_from_its_list(year: Path, begin: Callable[[], Officer]) -> None:
    she = begin()
    she.room("Cơ quan")
    she.page("Đơn vị")
    page = section_of(she)
    she.press("Ctrl+Home")
    she.press("Shift+Down")
    chosen = page.table.selected_ids()
    assert len(chosen) == 2
    she.press("F2")
    she.see("chon-cot-don-vi")
    she.choose("Ghi chung cột Loại…")
    she.choose("Thôn, tổ dân phố")
    she.calm()
    assert she.kept("select kind from unit where id in (?, ?)", *chosen) == [("village",), ("village",)]
    assert "Đã ghi vào cả 2 đơn vị đang chọn." in page.page.messages.text


def test_where_nothing_is_common_a_sentence_says_what_can_be_done(
    year: Path, begin: Callable[[], Officer]
) -> None:
    she = begin()
    she.room("Cơ quan")
    she.page("Nhóm đơn vị")
    page = section_of(she)
    she.press("Ctrl+Home")
    she.press("Shift+Down")
    she.press("F2")
    assert "không có cột nào ghi chung" in page.page.messages.text
    assert len(page.table.selected_ids()) == 2
    she.press("Return")
    she.calm()
    assert len(page.table.selected_ids()) == 1
    assert is_in(page.form)


def test_several_tasks_are_given_an_owner_and_one_is_opened(year: Path, begin: Callable[[], Officer]) -> None:
    she = begin()
    she.room("Kế hoạch")
    screen = she.window.current_screen
    assert isinstance(screen, PlanScreen)
    she.until(screen.tasks.table.current_id)
    she.press("Ctrl+Home")
    she.press("Shift+Down", 2)
    she.press("F2")
    assert is_in(screen.tasks.detail.bulk.owner)
    she.see("giao-chung")
    she.room("Hôm nay")
    she.room("Kế hoạch")
    screen.tasks.table.setFocus()
    she.press("Return")
    she.until(lambda: is_in(screen.tasks.detail.info))
    assert len(screen.tasks.table.selected_ids()) == 1
