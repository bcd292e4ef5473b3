# SPDX-License-Identifier: MIT
"""The kinds of people, by keyboard and mouse in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dvcq_desktop.office import changes as office_changes
from dvcq_desktop.office.rules import BUILT_IN_KINDS, PersonKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database import Database
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.screen import OfficeScreen
    from dvcq_desktop.widgets.workbench import Workbench

    Read = Callable[[], Directory]

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kinds(screen: OfficeScreen, qtbot: QtBot) -> OfficeScreen:
    screen.tabs.setCurrentWidget(screen.kinds)
    qtbot.waitUntil(lambda: len(_shown(screen)) == len(BUILT_IN_KINDS))
    return screen


def _shown(screen: OfficeScreen) -> list[str]:
    records = screen.kinds.table.records
    place = records.column_of("label")
    assert place is not None
    return [str(records.index(row, place).data()) for row in range(records.rowCount())]


def _choices(screen: OfficeScreen) -> list[str]:
    box = screen.people.form.field("kind")
    return [box.itemText(place) for place in range(box.count())]


def _type(screen: OfficeScreen, name: str) -> None:
    QTest.keyClick(screen.kinds.table, KEY.Key_N, CONTROL)
    field = screen.kinds.form.field("label")
    QTest.keyClicks(field, name)
    QTest.keyClick(field, KEY.Key_S, CONTROL)


def test_a_kind_is_typed_offered_for_people_and_undone(
    kinds: OfficeScreen, workbench: Workbench, qtbot: QtBot
) -> None:
    _type(kinds, "Cong tac vien")
    qtbot.waitUntil(lambda: _shown(kinds)[-1] == "Cong tac vien")
    assert _choices(kinds)[-1] == "Cong tac vien"
    workbench.writer.undo()
    qtbot.waitUntil(lambda: _choices(kinds)[-1] == "Quân sự")


def test_a_kind_is_renamed_moved_and_switched_off(kinds: OfficeScreen, read: Read, qtbot: QtBot) -> None:
    page = kinds.kinds
    page.table.select_ids(["police"])
    field = page.form.field("label")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Cong an xa")
    QTest.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: "Cong an xa" in _shown(kinds))
    page.table.setFocus()
    QTest.keyClick(page.table, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: _shown(kinds).index("Cong an xa") == 4)
    page.switch_off()
    qtbot.waitUntil(lambda: "Cong an xa" not in _choices(kinds))
    assert len(read().kinds) == len(BUILT_IN_KINDS)


def test_who_is_of_a_kind_that_is_switched_off_is_shown_with_it(
    kinds: OfficeScreen, database: Database, qtbot: QtBot
) -> None:
    values = {"full_name": "Lê An", "kind": PersonKind.MILITARY}
    person = database.write("Thêm người", lambda action: office_changes.save_person(action, "", values))
    kinds.kinds.table.select_ids(["military"])
    kinds.kinds.switch_off()
    qtbot.waitUntil(lambda: kinds.people.table.current_id() == person)
    qtbot.waitUntil(lambda: not kinds.kinds.directory.kinds[-1].enabled)
    kinds.tabs.setCurrentWidget(kinds.people)
    assert kinds.people.form.field("kind").currentText() == "Quân sự"
    kinds.people.add_record()
    assert "Quân sự" not in _choices(kinds)
    assert kinds.people.form.field("kind").currentText() == "Công chức"


def test_a_built_in_kind_is_not_deleted_and_says_why(kinds: OfficeScreen, qtbot: QtBot) -> None:
    kinds.kinds.table.select_ids(["cadre"])
    QTest.keyClick(kinds.kinds.table, KEY.Key_Delete)
    qtbot.waitUntil(lambda: "hãy tắt" in kinds.kinds.page.messages.text)
    assert _shown(kinds)[0] == "Cán bộ"
