# SPDX-License-Identifier: MIT
"""A year with two plans: which one a task belongs to is seen, filtered by, chosen; its files are at hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from dvcq_desktop.database import filed
from dvcq_desktop.plan.rules import Plan, PlanState, Source
from dvcq_desktop.plan.store import changes, plan_changes, tasks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.plan.screen.room import PlanScreen
    from dvcq_desktop.widgets.table import RecordTable
    from tests.plan.screen.conftest import Small


@pytest.fixture
def two(small: Small) -> dict[str, str]:
    """Keep two plans, and give a task to each; two tasks stay without one."""
    signed = Plan(
        "", 2026, state=PlanState.SIGNED, number="15", symbol="KH-UBND", issued_on=date(2026, 1, 20)
    )
    draft = Plan("", 2026, abstract="Phong trào thi đua “Dân vận khéo”")

    def keep(action: Action) -> dict[str, str]:
        made = {
            "signed": plan_changes.new_plan(action, signed, headings=False),
            "draft": plan_changes.new_plan(action, draft, headings=False),
        }
        action.update("task", small.keys["late"], {"plan": made["signed"]})
        action.update("task", small.keys["later"], {"plan": made["draft"]})
        return made

    return small.database.write("Lập kế hoạch", keep)


@pytest.fixture
def page(two: dict[str, str], room: PlanScreen, qtbot: QtBot) -> PlanScreen:
    qtbot.waitUntil(lambda: room.tasks.reading.year is not None)
    return room


def test_the_column_says_which_plan_a_task_belongs_to(
    page: PlanScreen, shown: Callable[[RecordTable, str], list[str]]
) -> None:
    assert not page.tasks.table.isColumnHidden(page.tasks.table.records.column_of("plan") or 0)
    assert sorted(shown(page.tasks.table, "plan")) == [
        "",
        "",
        "15/KH-UBND",
        "Dự thảo: Phong trào thi đua “Dân vận khéo”",
    ]


def test_a_filter_shows_the_tasks_of_one_plan(
    page: PlanScreen, two: dict[str, str], small: Small, qtbot: QtBot
) -> None:
    filters = page.tasks.page.filters
    filters.set_values({"plans": frozenset({two["signed"]})})
    qtbot.waitUntil(lambda: list(page.tasks.table.records.ids) == [small.keys["late"]])
    filters.set_values({"plans": frozenset({""})})
    qtbot.waitUntil(lambda: len(page.tasks.table.records.ids) == 2)


def test_a_new_task_asks_which_plan_it_belongs_to(
    page: PlanScreen, two: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    page.tasks.actions_.new.trigger()
    menus = [each for each in page.tasks.findChildren(QMenu) if each.isVisible()]
    [asked] = menus
    assert [action.text() for action in asked.actions()] == [
        "Thuộc Kế hoạch số 15/KH-UBND ngày 20/01/2026",
        "Thuộc Kế hoạch Phong trào thi đua “Dân vận khéo”",
        "Không thuộc kế hoạch nào (việc đột xuất)",
    ]
    QTest.keyClick(asked, Qt.Key.Key_Down)
    QTest.keyClick(asked, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.tasks.table.records.ids) == 5)
    with database.reading() as connection:
        added = tasks.tasks_of_year(connection, 2026)[-1]
    assert added.plan == two["draft"]


def test_where_one_plan_is_filtered_by_the_new_task_is_its(
    page: PlanScreen, two: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    page.tasks.page.filters.set_values({"plans": frozenset({two["draft"]})})
    page.tasks.actions_.new.trigger()
    qtbot.waitUntil(lambda: len(page.tasks.table.records.ids) == 5)
    with database.reading() as connection:
        assert tasks.tasks_of_year(connection, 2026)[-1].plan == two["draft"]


def test_one_plan_is_asked_for_nowhere(room: PlanScreen) -> None:
    table = room.tasks.table
    assert table.isColumnHidden(table.records.column_of("plan") or 0)
    assert not room.tasks.head.chips["plans"].isVisible()


def test_a_task_is_given_to_another_plan_in_its_form(
    page: PlanScreen, two: dict[str, str], small: Small, qtbot: QtBot
) -> None:
    page.tasks.table.select_ids([small.keys["open"]])
    qtbot.waitUntil(lambda: page.tasks.detail.task is not None)
    plan = page.tasks.detail.info.plan
    plan.set_value(two["signed"])
    plan.edited.emit(two["signed"])
    qtbot.waitUntil(lambda: small.task("open").plan == two["signed"])


def test_the_document_of_a_task_and_its_deadline_are_at_hand(
    room: PlanScreen, small: Small, database: Database, qtbot: QtBot
) -> None:
    source = Source(
        document_kind="Công văn", number="12/SNV", issued_on=date(2026, 5, 4), deadline=date(2026, 5, 20)
    )

    def give(action: Action) -> None:
        changes.set_sources(action, small.keys["late"], [source])
        filed.attach(action, "task", small.keys["late"], "cong van.pdf", b"%PDF-1.4", "application/pdf")

    database.write("Giao việc", give)
    room.tasks.refresh()
    room.tasks.table.select_ids([small.keys["late"]])
    qtbot.waitUntil(lambda: room.tasks.detail.task is not None)
    info = room.tasks.detail.info
    said = info.sources.text()
    assert "Công văn số 12/SNV ngày 04/05/2026" in said
    assert "Mở cong van.pdf" in said
    assert "Cấp trên giao hạn 20/05/2026; thời hạn của nhiệm vụ muộn hơn" in said
    assert "cong van.pdf" in room.tasks.detail.tabs.files.listed.text()
    key = next(iter(info.sources._files))
    with qtbot.waitSignal(room.tasks.detail.open_requested) as told:
        info.sources.linkActivated.emit(key)
    assert told.args == [key, "cong van.pdf"]


def test_a_file_is_added_to_a_task_and_removed(
    room: PlanScreen, small: Small, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "giay moi.txt"
    path.write_text("Giấy mời", encoding="utf-8")
    room.tasks.table.select_ids([small.keys["late"]])
    qtbot.waitUntil(lambda: room.tasks.detail.task is not None)
    files = room.tasks.detail.tabs.files
    files.add_files([path])
    qtbot.waitUntil(lambda: "giay moi.txt" in files.listed.text())
    files.remove_requested.emit(next(iter(files._files)))
    qtbot.waitUntil(lambda: "giay moi.txt" not in files.listed.text())
