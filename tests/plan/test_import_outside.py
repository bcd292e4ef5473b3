# SPDX-License-Identifier: MIT
"""A letter of another body read into tasks, through the real dialog."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dvcq_desktop.office import store as office_store
from dvcq_desktop.office.rules import OfficeProfile
from dvcq_desktop.plan.dialogs.import_flow import ImportFlow
from dvcq_desktop.plan.store import plans, tasks
from dvcq_desktop.plan.store.evidence import task_files
from dvcq_desktop.widgets.jobs import JobRunner
from dvcq_desktop.widgets.reads import Reader
from dvcq_desktop.widgets.workbench import Workbench
from dvcq_desktop.widgets.writes import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.plan.dialogs.import_dialog import ImportDialog
    from dvcq_desktop.plan.rules import Task

FOLDER = Path(__file__).parents[1] / "data"
LETTER = FOLDER / "documents" / "cong-van-so-noi-vu.txt"
PLAN = FOLDER / "plans" / "ke-hoach-dan-van-dai-son-2026.txt"


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, database: Database) -> Iterator[Workbench]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = Workbench(
        database,
        Writer(database),
        Reader(database.connect),
        JobRunner(),
        settings,
        today=lambda: date(2026, 5, 8),
    )
    profile = OfficeProfile("", date(2026, 1, 1), "Ủy ban nhân dân xã Đại Sơn", "Đại Sơn")
    database.write("Lập cơ quan", lambda action: office_store.save_profile(action, profile))
    yield made
    made.jobs.shutdown()
    made.reader.shutdown()
    made.writer.shutdown()


@pytest.fixture
def flow(bench: Workbench, qtbot: QtBot) -> ImportFlow:
    window = QWidget()
    qtbot.addWidget(window)
    return ImportFlow(bench, window)


def opened(flow: ImportFlow, path: Path, qtbot: QtBot) -> ImportDialog:
    flow.read_file(path)
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.isVisible())
    assert flow.dialog is not None
    return flow.dialog


def taken(flow: ImportFlow, dialog: ImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(flow.imported):
        QTest.mouseClick(dialog._ui.importButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: flow.dialog is None)


def year(bench: Workbench) -> list[Task]:
    with bench.database.reading() as connection:
        assert plans.plans(connection) == []
        return tasks.tasks_of_year(connection, 2026)


def left(flow: ImportFlow, dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.reject()
    qtbot.waitUntil(lambda: flow.dialog is None)


def test_a_letter_is_taken_as_what_it_is(flow: ImportFlow, bench: Workbench, qtbot: QtBot) -> None:
    dialog = opened(flow, LETTER, qtbot)
    ui = dialog._ui
    assert ui.outside.isChecked()
    assert "Công văn số 1245/SNV-XDCQ ngày 06/05/2026" in ui.title.text()
    assert ui.tabs.isTabVisible(ui.tabs.indexOf(ui.documentTab))
    assert not ui.tabs.isTabVisible(ui.tabs.indexOf(ui.planTab))
    assert not ui.joinAllButton.isVisible()
    assert ui.importButton.text() == "Nhập 4 nhiệm vụ"
    taken(flow, dialog, qtbot)
    found = year(bench)
    assert {task.source_labels for task in found} == {"Công văn số 1245/SNV-XDCQ ngày 06/05/2026"}
    assert bench.database.undo_name() == "Nhập từ văn bản giao việc: 4 nhiệm vụ"
    with bench.database.reading() as connection:
        [file] = task_files(connection, found[0].id)
    assert file.name == LETTER.name
    assert bench.database.blob(file.sha256) == LETTER.read_bytes()


def test_what_was_read_of_the_document_can_be_mended(
    flow: ImportFlow, bench: Workbench, qtbot: QtBot
) -> None:
    dialog = opened(flow, LETTER, qtbot)
    form = dialog._document
    form.number.set_value("1246/SNV-XDCQ")
    QTest.keyClicks(form.deadline.line, "25/6")
    taken(flow, dialog, qtbot)
    found = year(bench)
    assert {task.sources[0].number for task in found} == {"1246/SNV-XDCQ"}
    assert found[1].schedule.deadline == date(2026, 6, 25)
    assert found[0].schedule.deadline == date(2026, 6, 15)


def test_a_document_without_number_and_abstract_is_asked_for_them(flow: ImportFlow, qtbot: QtBot) -> None:
    dialog = opened(flow, LETTER, qtbot)
    for field in (dialog._document.number, dialog._document.abstract):
        field.set_value("")
    QTest.mouseClick(dialog._ui.importButton, Qt.MouseButton.LeftButton)
    assert "loại và số, hoặc trích yếu" in dialog._ui.messages.text
    assert dialog._ui.tabs.currentWidget() is dialog._ui.documentTab
    assert dialog._ui.importButton.isEnabled()
    left(flow, dialog, qtbot)


def test_a_plan_can_be_taken_as_a_document_and_the_other_way_round(flow: ImportFlow, qtbot: QtBot) -> None:
    dialog = opened(flow, PLAN, qtbot)
    ui = dialog._ui
    assert ui.ownPlan.isChecked()
    assert dialog.document is None
    assert ui.joinAllButton.isVisible()
    QTest.mouseClick(ui.outside, Qt.MouseButton.LeftButton)
    assert dialog.document is not None
    assert dialog.document.kind == "Kế hoạch"
    assert not ui.joinAllButton.isVisible()
    assert dialog.office is None
    QTest.mouseClick(ui.ownPlan, Qt.MouseButton.LeftButton)
    assert dialog.document is None
    assert ui.joinAllButton.isVisible()
    left(flow, dialog, qtbot)


def test_what_she_edited_stays_when_she_says_what_the_text_is(flow: ImportFlow, qtbot: QtBot) -> None:
    dialog = opened(flow, LETTER, qtbot)
    dialog._ui.table.setFocus()
    QTest.keyClick(dialog._ui.table, Qt.Key.Key_Space)
    QTest.mouseClick(dialog._ui.ownPlan, Qt.MouseButton.LeftButton)
    assert [part.accepted for part in dialog.parts] == [False, True, True, True]
    left(flow, dialog, qtbot)


def test_the_same_letter_again_is_told_in_the_dialog(flow: ImportFlow, qtbot: QtBot) -> None:
    taken(flow, opened(flow, LETTER, qtbot), qtbot)
    dialog = opened(flow, LETTER, qtbot)
    QTest.mouseClick(dialog._ui.importButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "đã được nhận ở năm 2026" in dialog._ui.messages.text)
    left(flow, dialog, qtbot)
