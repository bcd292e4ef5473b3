# SPDX-License-Identifier: MIT
"""Units entered after the plan: into their group, and the group's open tasks to them, in one step."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from dvcq_desktop.office import changes as office_changes
from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.office.screen import OfficeScreen
from dvcq_desktop.office.screen.paste_dialog import PasteDialog
from dvcq_desktop.plan.rules import StateEntry, Task, TaskState
from dvcq_desktop.plan.store import changes, tasks
from dvcq_desktop.plan.store.sharing import WIDENING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database import Database
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.widgets.workbench import Workbench

DONE = StateEntry(TaskState.DONE, date(2026, 3, 2))


@pytest.fixture
def keys(database: Database) -> dict[str, str]:
    """Give a task to the one village there is, and one that it has done; and one of last year."""

    def keep(action: Action) -> dict[str, str]:
        made = {"t1": office_changes.save_unit(action, "", {"name": "Thôn 1", "kind": UnitKind.VILLAGE})}
        made["g"] = office_changes.save_group(action, "", {"name": "Các thôn", "members": (made["t1"],)})
        task = Task("", 2026, "Ra mắt mô hình", group=made["g"])
        for name, one in (("open", task), ("done", task), ("old", replace(task, year=2025))):
            made[name] = changes.add_task(action, one)
            lines = changes.add_lines(action, made[name], [made["t1"]])
            if name == "done":
                changes.set_line_state(action, lines, DONE)
        return made

    return database.write("Nhập kế hoạch", keep)


@pytest.fixture
def office(
    workbench: Workbench, keys: dict[str, str], read: Callable[[], Directory], qtbot: QtBot
) -> OfficeScreen:
    made = OfficeScreen(workbench, widenings=(WIDENING,))
    qtbot.addWidget(made)
    made.resize(1200, 680)
    made.show()
    made.tabs.setCurrentWidget(made.units)
    qtbot.waitUntil(lambda: made.units.table.records.rowCount() == 1)
    return made


def _units_of(database: Database, task: str) -> int:
    with closing(database.connect()) as connection:
        return len(tasks.whole_tasks(connection, [task])[0].lines)


def _says(office: OfficeScreen, beginning: str) -> bool:
    return office.section.page.messages.text.startswith(beginning)


def _take(office: OfficeScreen, verb: str) -> None:
    buttons = office.section.page.messages.findChildren(QToolButton)
    [button] = [button for button in buttons if button.text() == verb]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_pasted_villages_are_offered_their_group_and_its_open_tasks(
    office: OfficeScreen,
    database: Database,
    keys: dict[str, str],
    read: Callable[[], Directory],
    qtbot: QtBot,
) -> None:
    QGuiApplication.clipboard().setText("Thôn 2\r\nThôn 3\r\nCông an xã\r\n")
    QTest.keyClick(office.units.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    [dialog] = office.units.findChildren(PasteDialog)
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    bar = office.units.page.messages
    said = "2 đơn vị mới chưa có trong nhóm “Các thôn”, có 1 nhiệm vụ chưa xong."
    qtbot.waitUntil(lambda: said in bar.text)
    assert "Đã thêm 3 đơn vị" in bar.text
    _take(office, "Đưa vào nhóm và giao 1 nhiệm vụ")
    qtbot.waitUntil(lambda: bar.text == "Đã đưa đơn vị vào nhóm và giao 1 nhiệm vụ của nhóm.")
    assert len(read().groups[0].members) == 3
    assert [_units_of(database, keys[name]) for name in ("open", "done", "old")] == [3, 1, 1]
    office.units.workbench.writer.undo()
    qtbot.waitUntil(lambda: len(read().groups[0].members) == 1)
    assert _units_of(database, keys["open"]) == 1


def test_units_added_one_by_one_are_offered_together(
    office: OfficeScreen, database: Database, qtbot: QtBot
) -> None:
    bar = office.units.page.messages
    for name, count in (("Thôn 2", 1), ("Thôn 3", 2)):
        values = {"name": name, "kind": UnitKind.VILLAGE}
        office.units.write("Thêm đơn vị", office.units.save_work("", values))
        qtbot.waitUntil(partial(_says, office, f"{count} đơn vị mới"))
    office.units.workbench.writer.undo()
    office.units.workbench.writer.undo()
    qtbot.waitUntil(lambda: bar.text == "")


def test_a_group_that_gets_a_member_offers_it_the_open_tasks(
    office: OfficeScreen, database: Database, keys: dict[str, str], qtbot: QtBot
) -> None:
    other = database.write(
        "Thêm",
        lambda action: office_changes.save_unit(action, "", {"name": "Khu Bắc", "kind": UnitKind.OTHER}),
    )
    office.refresh()
    qtbot.waitUntil(lambda: office.units.table.records.rowCount() == 2)
    office.tabs.setCurrentWidget(office.groups)
    bar = office.groups.page.messages
    work = office.groups.save_work(keys["g"], {"members": (keys["t1"], other)})
    office.groups.write("Sửa nhóm", work)
    said = "Nhóm “Các thôn” có thêm 1 đơn vị; 1 nhiệm vụ chưa xong của nhóm chưa giao cho đơn vị mới."
    qtbot.waitUntil(lambda: bar.text == said)
    _take(office, "Giao 1 nhiệm vụ")
    qtbot.waitUntil(lambda: bar.text == "Đã giao cho đơn vị mới 1 nhiệm vụ của nhóm.")
    assert _units_of(database, keys["open"]) == 2
    assert database.undo_name() == "Giao nhiệm vụ của nhóm cho đơn vị mới"


def test_an_empty_group_takes_the_units_of_its_kind(
    office: OfficeScreen,
    database: Database,
    keys: dict[str, str],
    read: Callable[[], Directory],
    qtbot: QtBot,
) -> None:
    database.write(
        "Bỏ", lambda action: office_changes.save_group(action, keys["g"], {"members": (), "name": "Các thôn"})
    )
    office.refresh()
    bar = office.units.page.messages
    values = {"name": "Thôn 2", "kind": UnitKind.VILLAGE}
    office.units.write("Thêm đơn vị", office.units.save_work("", values))
    qtbot.waitUntil(lambda: bar.text.startswith("1 đơn vị mới chưa có trong nhóm “Các thôn”"))
    _take(office, "Đưa vào nhóm và giao 1 nhiệm vụ")
    qtbot.waitUntil(lambda: len(read().groups[0].members) == 1)
