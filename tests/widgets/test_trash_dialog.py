# SPDX-License-Identifier: MIT
"""What went into the trash can be seen by name and taken back."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dvcq_desktop.database.database import Database
from dvcq_desktop.office import store
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.widgets.jobs import JobRunner
from dvcq_desktop.widgets.reads import Reader
from dvcq_desktop.widgets.trash_dialog import TrashDialog
from dvcq_desktop.widgets.workbench import Workbench
from dvcq_desktop.widgets.writes import Writer


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Workbench]:
    with Database.open(tmp_path / "a.dvcq", create=True) as database:
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        made = Workbench(database, Writer(database), Reader(database.connect), JobRunner(), settings)
        yield made
        made.jobs.shutdown()
        made.reader.shutdown()
        made.writer.shutdown()


def trashed_unit(bench: Workbench, name: str) -> str:
    unit = Unit("", name, UnitKind.VILLAGE)
    key = bench.database.write("Thêm đơn vị", lambda action: store.save_unit(action, unit))
    bench.database.write("Bỏ đơn vị", lambda action: store.trash(action, "unit", key))
    return key


def opened(bench: Workbench, qtbot: QtBot) -> TrashDialog:
    dialog = TrashDialog(bench, {"unit": "Đơn vị"}, {"unit": "name"}, {})
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_a_trashed_record_is_listed_by_its_name_and_taken_back(bench: Workbench, qtbot: QtBot) -> None:
    key = trashed_unit(bench, "Thôn Đoài")
    dialog = opened(bench, qtbot)
    qtbot.waitUntil(lambda: list(dialog.table.records.ids) == [key])
    assert dialog.table.records.index(0, 1).data() == "Thôn Đoài"
    dialog.table.selectAll()
    QTest.mouseClick(dialog._ui.restoreButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.table.records.ids)
    with closing(bench.database.connect()) as connection:
        assert [unit.name for unit in store.units(connection)] == ["Thôn Đoài"]
    dialog.close()


def test_nothing_can_be_restored_while_nothing_is_chosen(bench: Workbench, qtbot: QtBot) -> None:
    trashed_unit(bench, "Thôn Đông")
    dialog = opened(bench, qtbot)
    qtbot.waitUntil(lambda: len(dialog.table.records.ids) == 1)
    dialog.table.clearSelection()
    assert not dialog._ui.restoreButton.isEnabled()
    dialog.close()
