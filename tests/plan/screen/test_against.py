# SPDX-License-Identifier: MIT
"""Counting late by the first deadline or by the last, as she chooses."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dvcq_desktop.office.printing import PrintOption
from dvcq_desktop.office.register.dialogs.print_dialog import PrintDialog
from dvcq_desktop.plan.deadlines import Against
from dvcq_desktop.plan.rules import Extension
from dvcq_desktop.plan.screen.room import PlanScreen
from dvcq_desktop.plan.store import changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.widgets.table import RecordTable
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.plan.screen.conftest import Small

    Shown = Callable[[RecordTable, str], list[str]]

MAY, AUGUST, GRANTED = date(2026, 5, 29), date(2026, 8, 31), date(2026, 6, 8)


def extended(small: Small) -> None:
    granted = Extension("", small.keys["late"], None, MAY, AUGUST, "15/UBND", "Chờ số liệu", GRANTED)
    small.database.write("Gia hạn nhiệm vụ", partial(changes.extend, extension=granted))


def test_late_follows_the_deadline_she_counts_by_and_her_choice_is_kept(
    small: Small, room: PlanScreen, workbench: Workbench, shown: Shown, qtbot: QtBot
) -> None:
    page = room.tasks
    extended(small)
    room.refresh()
    qtbot.waitUntil(lambda: shown(page.table, "state")[0] == "Chưa thực hiện")
    qtbot.waitUntil(lambda: "quá hạn" not in page.page.counts.text())
    against = page.head.against_box
    against.setFocus()
    QTest.keyClick(against, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: shown(page.table, "state")[0] == "Quá hạn 17 ngày")
    qtbot.waitUntil(lambda: "quá hạn 1 nhiệm vụ" in page.page.counts.text())
    again = PlanScreen(workbench)
    qtbot.addWidget(again)
    assert again.tasks.head.against is Against.FIRST
    qtbot.waitUntil(lambda: len(again.tasks.table.records.ids) == len(small.keys))


def test_the_print_begins_with_what_the_screen_counts_by(room: PlanScreen, qtbot: QtBot) -> None:
    page = room.tasks
    page.head.against_box.set_value(Against.FIRST)
    for name in ("progress-table", "reminders"):
        next(action for action in page.actions_.papers if action.data() == name).trigger()
        [dialog] = room.findChildren(PrintDialog)
        assert dialog.options[PrintOption.FIRST_DEADLINE].isChecked()
        dialog.reject()
        qtbot.waitUntil(lambda: not room.findChildren(PrintDialog))


def test_a_day_before_the_extension_shows_the_deadline_that_held_then(
    small: Small, room: PlanScreen, shown: Shown, qtbot: QtBot
) -> None:
    page = room.tasks
    extended(small)
    day = page.head.as_of
    day.line.setFocus()
    day.line.selectAll()
    QTest.keyClicks(day.line, "5/6/2026")
    QTest.keyClick(day.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page.table, "state")[0] == "Quá hạn 7 ngày")
    assert shown(page.table, "deadline")[0].startswith("29/05 · gia hạn 31/08")
