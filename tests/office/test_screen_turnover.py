# SPDX-License-Identifier: MIT
"""Somebody leaves, a village is merged, in the real window: what is open is listed, shared out and moved."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dvcq_desktop.office import changes, store
from dvcq_desktop.office.rules import Signer, UnitKind
from dvcq_desktop.office.screen import OfficeScreen
from dvcq_desktop.office.signing_turnover import TURNOVER as SIGNING
from dvcq_desktop.plan.rules import Line, Task, TaskState
from dvcq_desktop.plan.schedule import Schedule
from dvcq_desktop.plan.store import changes as plan_changes
from dvcq_desktop.plan.store import tasks
from dvcq_desktop.plan.store.turnover import TURNOVER
from dvcq_desktop.widgets.letters import give_dialog_letters
from dvcq_desktop.widgets.tab_order import put_buttons_last

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database import Action, Database
    from dvcq_desktop.office.screen.turnover_dialog import TurnoverDialog
    from dvcq_desktop.widgets.workbench import Workbench

DUE = Schedule(date(2026, 12, 1))


def _fill(action: Action) -> dict[str, str]:
    keys = {
        name: changes.save_unit(action, "", {"name": name, "kind": UnitKind.VILLAGE})
        for name in ("Thôn Đông", "Thôn Tây")
    }
    for name in ("Nguyễn Thị Huệ", "Đặng Văn Đạt", "Trần Văn Bình"):
        keys[name] = changes.save_person(action, "", {"full_name": name})
        values = {"unit": keys["Thôn Đông"], "position": "Công chức", "starts_on": date(2025, 7, 1)}
        changes.save_tenure(action, keys[name], "", values)
    hue, west = keys["Nguyễn Thị Huệ"], keys["Thôn Tây"]
    plan_changes.add_task(action, Task("", 2026, "Việc một", owner=hue, lead_unit=west, schedule=DUE))
    plan_changes.add_task(action, Task("", 2026, "Việc hai", director=hue, lines=(Line("", "", west, hue),)))
    store.save_signer(action, Signer("", "Nguyễn Thị Huệ", "Phó Chủ tịch"))
    return keys


@pytest.fixture
def keys(database: Database) -> dict[str, str]:
    return database.write("Lập cơ quan", _fill)


@pytest.fixture
def room(workbench: Workbench, keys: dict[str, str], qtbot: QtBot) -> OfficeScreen:
    made = OfficeScreen(workbench, turnovers=(TURNOVER, SIGNING))
    qtbot.addWidget(made)
    made.resize(1200, 680)
    made.show()
    qtbot.waitUntil(lambda: len(made.people.directory.people) == 3)
    return made


def _people_dialog(room: OfficeScreen, person: str, qtbot: QtBot) -> TurnoverDialog:
    room.tabs.setCurrentWidget(room.people)
    room.people.table.select_ids([person])
    room.people.end_selected()
    qtbot.waitUntil(lambda: room.people.turnover.dialog is not None)
    dialog = room.people.turnover.dialog
    assert dialog is not None
    return dialog


def _column(dialog: TurnoverDialog, name: str) -> list[str]:
    assert dialog.table is not None
    records = dialog.table.records
    place = records.column_of(name)
    assert place is not None
    return [str(records.index(row, place).data()) for row in range(records.rowCount())]


def _year(database: Database) -> dict[str, Task]:
    with closing(database.connect()) as connection:
        return {task.title: task for task in tasks.tasks_of_year(connection, 2026)}


def test_all_that_is_open_in_her_name_is_listed_and_moved_at_once(
    room: OfficeScreen, keys: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    dialog = _people_dialog(room, keys["Nguyễn Thị Huệ"], qtbot)
    assert _column(dialog, "title") == ["Việc một", "Việc hai", "Việc hai (Thôn Tây)", "Phó Chủ tịch"]
    QTest.keyClicks(dialog.ui.taker, "dang van dat")
    QTest.keyClick(dialog.ui.taker, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter takes the name and does not end anything yet"
    assert _column(dialog, "taker")[0].startswith("Đặng Văn Đạt")
    dialog.ui.day.line.setText("20/11/2026")
    QTest.mouseClick(dialog.ui.end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "bàn giao 4 việc" in room.people.page.messages.text)
    found = _year(database)
    dat = keys["Đặng Văn Đạt"]
    assert (found["Việc một"].owner, found["Việc hai"].director, found["Việc hai"].lines[0].owner) == (
        dat,
        dat,
        dat,
    )
    with closing(database.connect()) as connection:
        assert store.signers(connection)[0].ends_on == date(2026, 11, 20)


def test_tab_goes_down_to_the_table_and_each_label_has_a_letter_of_its_own(
    room: OfficeScreen, keys: dict[str, str], qtbot: QtBot
) -> None:
    dialog = _people_dialog(room, keys["Nguyễn Thị Huệ"], qtbot)
    qtbot.waitUntil(dialog.isActiveWindow)
    give_dialog_letters(dialog)
    put_buttons_last(dialog)
    dialog.ui.taker.setFocus()
    QTest.keyClick(dialog.ui.taker, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.table
    QTest.keyClick(dialog.ui.taker, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert dialog.ui.taker.hasFocus()
    QTest.keyClick(dialog.ui.taker, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert dialog.ui.day.line.hasFocus()
    dialog.reject()


def test_a_name_that_is_nobodys_ends_nothing(room: OfficeScreen, keys: dict[str, str], qtbot: QtBot) -> None:
    dialog = _people_dialog(room, keys["Nguyễn Thị Huệ"], qtbot)
    dialog.ui.taker.setCurrentText("quang huy")
    with qtbot.assertNotEmitted(dialog.end_requested):
        QTest.mouseClick(dialog.ui.end, Qt.MouseButton.LeftButton)
    assert "Không có mục nào khớp" in dialog.ui.taker.complaint
    dialog.reject()


def test_it_is_shared_out_among_several(
    room: OfficeScreen, keys: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    dialog = _people_dialog(room, keys["Nguyễn Thị Huệ"], qtbot)
    assert dialog.table is not None
    dialog.ui.taker.edited.emit(keys["Đặng Văn Đạt"])
    dialog.table.select_ids(dialog.table.records.ids[1:3])
    dialog.ui.taker.edited.emit(keys["Trần Văn Bình"])
    dialog.ui.day.line.setText("20/11/2026")
    QTest.mouseClick(dialog.ui.end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "bàn giao" in room.people.page.messages.text)
    found = _year(database)
    assert found["Việc một"].owner == keys["Đặng Văn Đạt"]
    assert found["Việc hai"].director == keys["Trần Văn Bình"]


def test_an_end_before_the_beginning_stays_in_the_dialog(
    room: OfficeScreen, keys: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    dialog = _people_dialog(room, keys["Nguyễn Thị Huệ"], qtbot)
    dialog.ui.day.line.setText("1/1/2020")
    QTest.mouseClick(dialog.ui.end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "không được trước ngày bắt đầu (01/07/2025)" in dialog.ui.messages.text)
    assert dialog.isVisible()
    assert dialog.ui.end.isEnabled()
    assert _year(database)["Việc một"].owner == keys["Nguyễn Thị Huệ"]
    QTest.mouseClick(dialog.ui.cancel, Qt.MouseButton.LeftButton)


def test_a_merged_village_passes_its_work_and_its_people_on(
    room: OfficeScreen, keys: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    west, east = keys["Thôn Tây"], keys["Thôn Đông"]
    room.tabs.setCurrentWidget(room.units)
    room.units.table.select_ids([west])
    room.units.end_selected()
    qtbot.waitUntil(lambda: room.units.turnover.dialog is not None)
    dialog = room.units.turnover.dialog
    assert dialog is not None
    assert _column(dialog, "role") == ["Đơn vị chủ trì", "Phần việc của đơn vị"]
    dialog.ui.taker.set_value(east)
    dialog.ui.taker.edited.emit(east)
    dialog.ui.day.line.setText("20/11/2026")
    QTest.mouseClick(dialog.ui.end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "chuyển tiếp 2 việc" in room.units.page.messages.text)
    found = _year(database)
    assert found["Việc một"].lead_unit == east
    states = {line.unit: line.state.state for line in found["Việc hai"].lines}
    assert states == {west: TaskState.DROPPED, east: TaskState.NOT_STARTED}


def test_who_has_nothing_open_just_leaves(
    room: OfficeScreen, keys: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    dialog = _people_dialog(room, keys["Trần Văn Bình"], qtbot)
    assert dialog.table is None
    assert dialog.ui.sentence.text() == "Không có việc nào đang mở cần bàn giao."
    dialog.ui.day.line.setText("20/11/2026")
    QTest.mouseClick(dialog.ui.end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "bàn giao 0 việc" in room.people.page.messages.text)


def test_undo_brings_everything_back(
    room: OfficeScreen, keys: dict[str, str], database: Database, workbench: Workbench, qtbot: QtBot
) -> None:
    work = partial(_leave_all, keys["Nguyễn Thị Huệ"])
    database.write("Kết thúc công tác, bàn giao việc", work)
    assert _year(database)["Việc một"].owner is None
    workbench.writer.undo()
    qtbot.waitUntil(lambda: _year(database)["Việc một"].owner == keys["Nguyễn Thị Huệ"])


def _leave_all(person: str, action: Action) -> int:
    from dvcq_desktop.office.turnover import leave

    return leave(action, [person], date(2026, 11, 20), {}, [TURNOVER])
