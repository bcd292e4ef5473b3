# SPDX-License-Identifier: MIT
"""The journal of the whole file: every action, filtered, with its changes in Vietnamese."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtTest import QTest

from dvcq_desktop.database.database import Database
from dvcq_desktop.database.logbook import Wanted, actions, pcs
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.handover.dialogs.journal_dialog import JournalDialog
from dvcq_desktop.handover.naming import Naming
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Person, Unit, UnitKind
from dvcq_desktop.rooms import NAMES, ROOMS
from dvcq_desktop.widgets.jobs import JobRunner
from dvcq_desktop.widgets.reads import Reader
from dvcq_desktop.widgets.workbench import Workbench
from dvcq_desktop.widgets.writes import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a file in which two PCs worked."""
    place = tmp_path / "a.dvcq"
    with Database.open(place, create=True, replica=Replica("a", "PC-A")) as database:
        unit = Unit("", "Thôn Đông", UnitKind.VILLAGE)
        key = database.write("Thêm đơn vị", lambda action: office.save_unit(action, unit))
        database.write("Thêm người", lambda action: office.save_person(action, Person("", "Lò Thị Én")))
    with Database.open(place, replica=Replica("b", "PC-B")) as database:
        database.write("Sửa đơn vị", lambda action: action.update("unit", key, {"name": "Thôn Đông Hải"}))
        database.write("Bỏ đơn vị", lambda action: office.trash(action, "unit", key))
    return place


@pytest.fixture
def bench(path: Path, qtbot: QtBot, tmp_path: Path) -> Iterator[Workbench]:
    with Database.open(path, replica=Replica("b", "PC-B")) as database:
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        made = Workbench(database, Writer(database), Reader(database.connect), JobRunner(), settings)
        yield made
        made.jobs.shutdown()
        made.reader.shutdown()
        made.writer.shutdown()


@pytest.fixture
def dialog(bench: Workbench, qtbot: QtBot) -> Iterator[JournalDialog]:
    naming = Naming(bench.database.fields, ROOMS, NAMES)
    made = JournalDialog(bench, naming, NAMES)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: len(made.table.records.ids) == 4)
    yield made
    made.close()


def shown(dialog: JournalDialog) -> list[str]:
    records = dialog.table.records
    return [str(records.index(row, 1).data()) for row in range(len(records.ids))]


def told(dialog: JournalDialog) -> list[str]:
    return dialog.changes.toPlainText().replace(" Lịch sử", "").splitlines()


def test_all_actions_are_there_the_latest_first_with_their_changes(
    dialog: JournalDialog, qtbot: QtBot
) -> None:
    assert shown(dialog) == ["Bỏ đơn vị", "Sửa đơn vị", "Thêm người", "Thêm đơn vị"]
    qtbot.waitUntil(lambda: told(dialog) == ["Đơn vị “Thôn Đông Hải”: bỏ vào thùng rác"])
    dialog.table.select_ids([dialog.table.records.ids[1]])
    qtbot.waitUntil(
        lambda: told(dialog) == ["Đơn vị “Thôn Đông Hải”: sửa", "Tên đơn vị: Thôn Đông → Thôn Đông Hải"]
    )
    dialog.table.select_ids([dialog.table.records.ids[3]])
    qtbot.waitUntil(lambda: told(dialog)[:1] == ["Đơn vị “Thôn Đông Hải”: thêm mới"])
    assert "Tên đơn vị: Thôn Đông" in told(dialog)
    assert "Loại: Thôn, bản, tổ dân phố" in told(dialog) or any("Thôn" in line for line in told(dialog)[1:])


def test_by_pc_day_and_words(dialog: JournalDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog._ui.pc.count() == 3)
    dialog._ui.pc.setCurrentIndex(2)
    dialog._ui.pc.activated.emit(2)
    qtbot.waitUntil(lambda: shown(dialog) == ["Bỏ đơn vị", "Sửa đơn vị"])
    dialog._ui.pc.setCurrentIndex(0)
    dialog._ui.pc.activated.emit(0)
    QTest.keyClicks(dialog.search, "lo thi en")
    qtbot.waitUntil(lambda: shown(dialog) == ["Thêm người"])
    dialog.search.clear()
    qtbot.waitUntil(lambda: len(shown(dialog)) == 4)
    QTest.keyClicks(dialog.last.line, "1/1/2020")
    dialog.last.flush()
    qtbot.waitUntil(lambda: shown(dialog) == [])


def test_one_records_own_history(dialog: JournalDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(told(dialog)) == 1)
    dialog.changes.anchorClicked.emit(QUrl("record:0"))
    qtbot.waitUntil(lambda: shown(dialog) == ["Bỏ đơn vị", "Sửa đơn vị", "Thêm đơn vị"])
    assert dialog._ui.recordLabel.text() == "Chỉ xem: Đơn vị “Thôn Đông Hải”"
    QTest.mouseClick(dialog._ui.allButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shown(dialog)) == 4)


def test_what_is_done_meanwhile_appears(dialog: JournalDialog, bench: Workbench, qtbot: QtBot) -> None:
    bench.writer.write("Thêm người", lambda action: office.save_person(action, Person("", "Vàng A Páo")))
    qtbot.waitUntil(lambda: len(shown(dialog)) == 5)


def test_undo_after_a_restart_is_an_action_too(path: Path) -> None:
    with Database.open(path, replica=Replica("b", "PC-B")) as database:
        assert database.undo() == "Bỏ đơn vị"
    with Database.open(path, replica=Replica("b", "PC-B")) as database:
        assert database.undo() == "Sửa đơn vị"
        assert database.redo() == "Sửa đơn vị"
        found = database.read(lambda c: actions(c, database.fields, NAMES, Wanted()))
        assert [action.name for action in found][:3] == [
            "Làm lại: Sửa đơn vị",
            "Hoàn tác: Sửa đơn vị",
            "Hoàn tác: Bỏ đơn vị",
        ]
        assert database.read(pcs) == ["PC-A", "PC-B"]


def test_days_are_those_of_the_clock_on_the_wall(path: Path) -> None:
    with Database.open(path, exclusive=False) as database:

        def found(first: date | None, last: date | None) -> int:
            wanted = Wanted(first=first, last=last)
            return len(database.read(lambda c: actions(c, database.fields, NAMES, wanted)))

        today = datetime.now(UTC).astimezone().date()
        assert found(today - timedelta(days=1), today) == 4
        assert found(today + timedelta(days=1), None) == 0
        assert found(None, today - timedelta(days=2)) == 0
