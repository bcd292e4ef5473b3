# SPDX-License-Identifier: MIT
"""A later text looked at and taken with keys and mouse, in real dialogs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dvcq_desktop.plan.dialogs.import_flow import ImportFlow, Later
from dvcq_desktop.plan.proposals import joined_proposals
from dvcq_desktop.plan.reader import read_plan
from dvcq_desktop.plan.rules import PlanState, TaskState
from dvcq_desktop.plan.screen.plan_texts import PlanTexts
from dvcq_desktop.plan.store import importing, plans, tasks
from dvcq_desktop.plan.task_changes import Fate, TaskKind
from dvcq_desktop.widgets.file_desk import FileDesk
from dvcq_desktop.widgets.jobs import JobRunner
from dvcq_desktop.widgets.reads import Reader
from dvcq_desktop.widgets.workbench import Workbench
from dvcq_desktop.widgets.writes import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.plan.dialogs.read_over_dialog import ReadOverDialog
    from dvcq_desktop.plan.rules import Plan, Task

FOLDER = Path(__file__).parents[1] / "data" / "plans"
DRAFT = FOLDER / "ke-hoach-dan-van-dai-son-2026.txt"
SIGNED = FOLDER / "ke-hoach-dan-van-dai-son-2026-da-ky.txt"
OTHER = FOLDER / "xa-ngay-dan-van.txt"


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, database: Database) -> Iterator[Workbench]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = Workbench(
        database,
        Writer(database),
        Reader(database.connect),
        JobRunner(),
        settings,
        today=lambda: date(2026, 1, 21),
    )
    text = read_plan(DRAFT)
    database.write(
        "Nhập kế hoạch",
        lambda action: importing.import_plan(action, text, joined_proposals(text), year=2026),
    )
    yield made
    made.jobs.shutdown()
    made.reader.shutdown()
    made.writer.shutdown()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def flow(bench: Workbench, window: QWidget) -> ImportFlow:
    return ImportFlow(bench, window)


@pytest.fixture
def dialog(flow: ImportFlow, qtbot: QtBot) -> Iterator[ReadOverDialog]:
    flow.read_file(SIGNED)
    qtbot.waitUntil(lambda: flow.reading_over.dialog is not None)
    made = flow.reading_over.dialog
    assert made is not None
    qtbot.waitExposed(made)
    yield made
    if flow.reading_over.dialog is not None:
        flow.reading_over.dialog.close()


def plan_of(bench: Workbench) -> Plan:
    with bench.database.reading() as connection:
        [listed] = plans.plans(connection, 2026)
        found = plans.plan(connection, listed.id)
    assert found is not None
    return found


def year(bench: Workbench) -> list[Task]:
    with bench.database.reading() as connection:
        return tasks.tasks_of_year(connection, 2026)


def row_of(dialog: ReadOverDialog, start: str) -> int:
    rows = dialog.tasks.rows if dialog.ui.tabs.currentIndex() else dialog.changes.rows
    return next(place for place, row in enumerate(rows) if row.first.startswith(start))


def press_update(dialog: ReadOverDialog, flow: ImportFlow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(flow.updated):
        QTest.mouseClick(dialog.ui.updateButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: flow.reading_over.dialog is None)


def test_a_later_text_opens_what_it_changes(dialog: ReadOverDialog) -> None:
    shown = [(row.first, row.chip.text) for row in dialog.changes.rows]
    assert shown == [
        ("Số, ký hiệu", "Đổi"),
        ("Ngày ban hành", "Đổi"),
        ("Nơi nhận", "Đổi"),
        ("III.1, ý 1", "Bỏ"),
        ("III.1, ý 1", "Đổi"),
        ("III.2", "Đổi"),
        ("III.4", "Mới"),
        ("III.4 → III.5", "Đổi, chuyển"),
        ("III.5 → III.6", "Chuyển"),
        ("III.6 → III.7", "Chuyển"),
    ]
    assert all(row.taken for row in dialog.changes.rows)
    assert "Dự thảo → Đã ký" in dialog.ui.title.text()
    assert "1 mới, 3 đổi, 1 bỏ, 2 chuyển" in dialog.ui.title.text()
    assert "Thực hiện cam kết không gây phiền hà" in dialog.changes.rows[5].rest[1]


def test_the_words_that_differ_are_underlined_and_struck_through(dialog: ReadOverDialog) -> None:
    dialog.ui.changes.selectRow(row_of(dialog, "III.2"))
    new = dialog.ui.new_.toHtml()
    assert "underline" in new
    assert "hoàn thành trước ngày 31/3/2026" in dialog.ui.new_.toPlainText()
    assert "31/3/2026" not in dialog.ui.old.toPlainText()
    dialog.ui.changes.selectRow(row_of(dialog, "Số, ký hiệu"))
    assert "line-through" in dialog.ui.old.toHtml()


def test_enter_takes_everything(
    dialog: ReadOverDialog, flow: ImportFlow, bench: Workbench, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(flow.updated) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert told.args[0].clauses_told == "1 mục mới, 3 mục đổi, 1 mục bỏ, 2 mục chuyển chỗ"
    plan = plan_of(bench)
    assert (plan.state, plan.file_name) == (PlanState.SIGNED, SIGNED.name)
    assert len(year(bench)) == 39
    assert bench.database.undo_name() == "Đọc bản mới của kế hoạch năm 2026"


def test_space_refuses_a_change_and_its_task_stays(
    dialog: ReadOverDialog, flow: ImportFlow, bench: Workbench, qtbot: QtBot
) -> None:
    table = dialog.ui.changes
    table.setFocus()
    table.setCurrentIndex(dialog.changes.index(row_of(dialog, "III.2"), 2))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert dialog.changes.rows[5].taken is False
    idle = [row.first for row in dialog.tasks.rows if row.idle]
    assert idle == ["Thực hiện cam kết không gây phiền hà, sách nhiễu nhân dân"]
    press_update(dialog, flow, qtbot)
    assert not any("31/3/2026" in task.content for task in year(bench))
    assert not any("31/3/2026" in clause.text for clause in plan_of(bench).clauses)


def test_a_click_on_the_mark_refuses_a_new_task(
    dialog: ReadOverDialog, flow: ImportFlow, bench: Workbench, qtbot: QtBot
) -> None:
    dialog.ui.tabs.setCurrentIndex(1)
    index = dialog.tasks.index(row_of(dialog, "Tham mưu bố trí kinh phí"), 0)
    assert dialog.tasks.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert dialog.ui.tabs.tabText(1) == "Nhiệm vụ (5/6)"
    press_update(dialog, flow, qtbot)
    assert len(year(bench)) == 38


def test_a_task_without_its_clause_asks_what_becomes_of_it(
    dialog: ReadOverDialog, flow: ImportFlow, bench: Workbench, qtbot: QtBot
) -> None:
    ui = dialog.ui
    ui.tabs.setCurrentIndex(1)
    ui.tasks.selectRow(row_of(dialog, "Hướng dẫn, theo dõi"))
    assert ui.dropFate.isVisible()
    assert ui.dropFate.isChecked()
    QTest.mouseClick(ui.keepFate, Qt.MouseButton.LeftButton)
    [gone] = [each for each in dialog.seen.tasks if each.kind is TaskKind.GONE]
    assert gone.fate is Fate.KEEP
    assert dialog.tasks.rows[row_of(dialog, "Hướng dẫn, theo dõi")].rest == ("Giữ như việc đột xuất",)
    press_update(dialog, flow, qtbot)
    [kept] = [task for task in year(bench) if task.title.startswith("Hướng dẫn, theo dõi")]
    assert (kept.plan, kept.state.state) == (None, TaskState.NOT_STARTED)


def test_unchanged_clauses_are_shown_when_asked_for(dialog: ReadOverDialog) -> None:
    before = len(dialog.changes.rows)
    dialog.ui.whole.click()
    assert len(dialog.changes.rows) == before + 17
    assert [row.taken for row in dialog.changes.rows if row.chip.text == "Giữ nguyên"] == [None] * 17


def test_nothing_and_then_everything_is_taken(dialog: ReadOverDialog) -> None:
    QTest.mouseClick(dialog.ui.noneButton, Qt.MouseButton.LeftButton)
    assert not any(row.taken for row in dialog.changes.rows)
    assert "Bản mới chưa có đủ số và ngày" in dialog.ui.title.text()
    assert dialog.ui.tabs.tabText(1) == "Nhiệm vụ (0/6)"
    QTest.mouseClick(dialog.ui.allButton, Qt.MouseButton.LeftButton)
    assert all(row.taken for row in dialog.changes.rows)


def test_it_can_be_taken_as_another_plan(dialog: ReadOverDialog, flow: ImportFlow, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.ui.otherButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: flow.dialog is not None and flow.dialog.isVisible())
    assert flow.reading_over.dialog is None
    assert flow.dialog is not None
    assert len(flow.dialog.parts) > 10
    flow.dialog.reject()
    qtbot.waitUntil(lambda: flow.dialog is None)


def test_leaving_the_dialog_changes_nothing(
    dialog: ReadOverDialog, flow: ImportFlow, bench: Workbench, qtbot: QtBot
) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: flow.reading_over.dialog is None)
    assert plan_of(bench).state is PlanState.DRAFT


def test_a_plan_changed_meanwhile_is_told_in_the_dialog(
    dialog: ReadOverDialog, bench: Workbench, qtbot: QtBot
) -> None:
    from dvcq_desktop.plan.store import plan_changes

    plan = plan_of(bench).id
    bench.database.write("Sửa", lambda action: plan_changes.save_plan(action, plan, {"note": "Đã xem"}))
    QTest.mouseClick(dialog.ui.updateButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "vừa được sửa ở chỗ khác" in dialog.ui.messages.text)
    assert dialog.ui.updateButton.isEnabled()


def test_another_plan_is_told_in_one_sentence_where_a_later_text_was_wanted(
    flow: ImportFlow, bench: Workbench, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(flow.failed) as told:
        flow.read_file(OTHER, later=Later())
    assert "một kế hoạch khác" in told.args[0] or "chưa có kế hoạch nào" in told.args[0]
    with qtbot.waitSignal(flow.failed) as told:
        flow.read_file(OTHER, later=Later(plan_of(bench).id))
    assert "không phải bản mới" in told.args[0]
    assert flow.reading_over.dialog is None
    assert flow.dialog is None


def test_the_same_text_again_is_told_in_one_sentence(flow: ImportFlow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(flow.failed) as told:
        flow.read_file(DRAFT, later=Later())
    assert "đã có trong tệp" in told.args[0]


def test_earlier_texts_can_be_looked_at_with_what_was_changed(
    dialog: ReadOverDialog, flow: ImportFlow, bench: Workbench, window: QWidget, qtbot: QtBot
) -> None:
    from dvcq_desktop.plan.dialogs.versions_dialog import VersionsDialog

    press_update(dialog, flow, qtbot)
    texts = PlanTexts(bench, FileDesk(bench.database, window), window)
    texts.show_versions(2026)
    qtbot.waitUntil(lambda: window.findChild(VersionsDialog) is not None)
    shown = window.findChild(VersionsDialog)
    assert isinstance(shown, VersionsDialog)
    listed = [shown.ui.list.model().index(row, 0).data() for row in range(2)]
    assert listed == [
        "Kế hoạch số 15/KH-UBND ngày 20/01/2026\nBản đang dùng (đã ký)",
        "Dự thảo\nDùng đến ngày 21/01/2026",
    ]
    assert shown.ui.openButton.isEnabled()
    QTest.keyClick(shown.ui.list, Qt.Key.Key_Down)
    assert "line-through" in shown.ui.text.toHtml()
    assert "VHXX" in shown.ui.text.toPlainText()
    shown.ui.marked.click()
    assert "line-through" not in shown.ui.text.toHtml()
    assert not shown.ui.openButton.isEnabled()
    shown.reject()


def test_a_year_without_a_plan_has_no_texts(bench: Workbench, window: QWidget, qtbot: QtBot) -> None:
    texts = PlanTexts(bench, FileDesk(bench.database, window), window)
    with qtbot.waitSignal(texts.failed) as told:
        texts.show_versions(2031)
    assert "chưa có kế hoạch nào" in told.args[0]
