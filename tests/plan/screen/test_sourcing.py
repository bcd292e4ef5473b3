# SPDX-License-Identifier: MIT
"""Changing where a task comes from, from its link to the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.plan.dialogs.source_dialog import SourceDialog
from dvcq_desktop.plan.rules import Source

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.plan.screen.room import PlanScreen
    from tests.plan.screen.conftest import Small


def test_a_document_becomes_a_tasks_source_in_one_action(
    small: Small, room: PlanScreen, qtbot: QtBot
) -> None:
    page = room.tasks
    page.table.select_ids([small.keys["late"]])
    qtbot.waitUntil(lambda: page.detail.task is not None)
    page.detail.info.sources.linkActivated.emit("edit")
    qtbot.waitUntil(lambda: len(page.findChildren(SourceDialog)) == 1)
    [dialog] = page.findChildren(SourceDialog)
    dialog.sources.append(Source(document_kind="Công văn", number="12/SNV"))
    dialog.accept()
    qtbot.waitUntil(lambda: [each.number for each in small.task("late").sources] == ["12/SNV"])
    assert small.database.undo_name() == "Sửa căn cứ của nhiệm vụ"
    qtbot.waitUntil(lambda: "Công văn số 12/SNV" in page.detail.info.sources.text())


def test_sources_that_are_left_as_they_were_write_nothing(
    small: Small, room: PlanScreen, qtbot: QtBot
) -> None:
    page = room.tasks
    page.table.select_ids([small.keys["late"]])
    qtbot.waitUntil(lambda: page.detail.task is not None)
    before = small.database.undo_name()
    page.detail.info.sources.linkActivated.emit("edit")
    qtbot.waitUntil(lambda: len(page.findChildren(SourceDialog)) == 1)
    [dialog] = page.findChildren(SourceDialog)
    dialog.accept()
    qtbot.waitUntil(lambda: not page.findChildren(SourceDialog))
    assert small.database.undo_name() == before
