# SPDX-License-Identifier: MIT
"""A plan's way from a file through the dialog into the database."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dvcq_desktop.database.database import Database
from dvcq_desktop.plan.dialogs.import_flow import ImportFlow
from dvcq_desktop.plan.store import plans, tasks
from dvcq_desktop.resources import resource
from dvcq_desktop.widgets.jobs import JobRunner
from dvcq_desktop.widgets.reads import Reader
from dvcq_desktop.widgets.workbench import Workbench
from dvcq_desktop.widgets.writes import Writer

PLAN = resource("demo", "ke-hoach-2026.txt")


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, database: Database) -> Iterator[Workbench]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = Workbench(
        database,
        Writer(database),
        Reader(database.connect),
        JobRunner(),
        settings,
        today=lambda: date(2026, 1, 5),
    )
    yield made
    made.jobs.shutdown()
    made.reader.shutdown()
    made.writer.shutdown()


@pytest.fixture
def flow(bench: Workbench, qtbot: QtBot) -> ImportFlow:
    window = QWidget()
    qtbot.addWidget(window)
    return ImportFlow(bench, window)


def read(flow: ImportFlow, qtbot: QtBot, path: Path) -> None:
    flow.read_file(path)
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.isVisible())


def test_a_file_is_read_looked_at_and_kept(flow: ImportFlow, bench: Workbench, qtbot: QtBot) -> None:
    read(flow, qtbot, PLAN)
    assert flow.dialog is not None
    assert flow.dialog.year == 2026
    with qtbot.waitSignal(flow.imported) as told:
        QTest.mouseClick(flow.dialog._ui.importButton, Qt.MouseButton.LeftButton)
    year, imported = told.args
    with closing(bench.database.connect()) as connection:
        assert len(tasks.tasks_of_year(connection, year)) == len(imported.tasks) > 0
        kept = plans.plan(connection, imported.plan)
    assert kept is not None
    assert kept.file_name == PLAN.name
    assert bench.database.undo_name() == f"Nhập kế hoạch: {len(imported.tasks)} nhiệm vụ"


def test_leaving_the_dialog_keeps_nothing(flow: ImportFlow, bench: Workbench, qtbot: QtBot) -> None:
    read(flow, qtbot, PLAN)
    assert flow.dialog is not None
    QTest.keyClick(flow.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: flow.dialog is None)
    with closing(bench.database.connect()) as connection:
        assert plans.plans(connection) == []


def test_a_file_that_is_no_plan_is_told_in_one_sentence(
    flow: ImportFlow, qtbot: QtBot, tmp_path: Path
) -> None:
    empty = tmp_path / "trống.txt"
    empty.touch()
    with qtbot.waitSignal(flow.failed) as told:
        flow.read_file(empty)
    assert "trống" in told.args[0]
    assert flow.dialog is None


def test_a_second_plan_waits_until_the_first_is_decided(
    flow: ImportFlow, bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "khác.txt"
    other.write_text(PLAN.read_text(encoding="utf-8").replace("2026", "2027"), encoding="utf-8")
    flow.read_file(PLAN)
    with qtbot.waitSignal(flow.failed) as told:
        flow.read_file(other)
    assert "nhập xong" in told.args[0]
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.isVisible())
    with qtbot.waitSignal(flow.failed):
        flow.read_file(other)
    dialog = flow.dialog
    assert dialog is not None
    with qtbot.waitSignal(flow.imported):
        QTest.mouseClick(dialog._ui.importButton, Qt.MouseButton.LeftButton)
    with closing(bench.database.connect()) as connection:
        assert [plan.year for plan in plans.plans(connection)] == [2026]


def test_a_reading_that_is_stopped_opens_no_dialog(flow: ImportFlow, bench: Workbench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.jobs.job_cancelled):
        flow.read_file(PLAN)
        bench.jobs.cancel(bench.jobs.running[0])
    qtbot.wait(50)
    assert flow.dialog is None
    read(flow, qtbot, PLAN)
    assert flow.dialog is not None
    flow.dialog.reject()
    qtbot.waitUntil(lambda: flow.dialog is None)


def test_copied_text_is_read_as_well(flow: ImportFlow, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(PLAN.read_text(encoding="utf-8"))
    flow.paste()
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.isVisible())
    assert flow.dialog is not None
    assert len(flow.dialog.parts) > 10
    flow.dialog.reject()
    qtbot.waitUntil(lambda: flow.dialog is None)


def test_a_text_that_is_there_already_is_refused_before_any_editing(
    flow: ImportFlow, bench: Workbench, qtbot: QtBot
) -> None:
    read(flow, qtbot, PLAN)
    assert flow.dialog is not None
    with qtbot.waitSignal(flow.imported):
        QTest.mouseClick(flow.dialog._ui.importButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: flow.dialog is None)
    with qtbot.waitSignal(flow.failed) as told:
        flow.read_file(PLAN)
    assert "đã có trong tệp, ở năm 2026" in told.args[0]
    assert flow.dialog is None
