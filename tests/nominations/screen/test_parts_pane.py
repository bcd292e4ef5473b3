# SPDX-License-Identifier: MIT
"""The tab "Thực hiện" and the photos of a model in the real window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from dvcq_desktop.nominations.rules import Step
from dvcq_desktop.nominations.store import steps
from dvcq_desktop.nominations.terms import Stage
from tests.nominations.register import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.nominations.screen import NominationsScreen
    from dvcq_desktop.nominations.screen.parts_pane import PartsPane
    from dvcq_desktop.widgets.table import RecordTable
    from tests.nominations.register import Register

    Shown = Callable[[RecordTable, str], list[str]]


@pytest.fixture
def pane(room: NominationsScreen, a_register: Register) -> PartsPane:
    room.models.table.select_ids([a_register.keys["hoa"]])
    room.models.detail.tabs.setCurrentWidget(room.models.parts)
    return room.models.parts


def test_a_milestone_is_added_and_met(
    pane: PartsPane, a_register: Register, qtbot: QtBot, shown: Shown
) -> None:
    pane.milestones.add.click()
    dialog = pane.milestones.dialog
    assert dialog is not None
    dialog.field("content").set_value("Tổng kết")
    dialog.field("due_on").set_value(date(2026, 9, 30))
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: shown(pane.milestones.table, "content") == ["Tổng kết"])
    model = pane.milestones.table.records
    place = model.column_of("done_on")
    assert place is not None
    model.setData(model.index(0, place), "05/09/2026")
    qtbot.waitUntil(lambda: a_register.model("hoa").milestones[0].done_on == date(2026, 9, 5))
    pane.milestones.table.select_ids(model.ids)
    pane.milestones._trash_selected()
    qtbot.waitUntil(lambda: not a_register.model("hoa").milestones)


def test_a_part_that_says_nothing_is_refused_in_its_dialog_and_what_was_typed_stays(pane: PartsPane) -> None:
    pane.places.ask_new()
    dialog = pane.places.dialog
    assert dialog is not None
    dialog.field("result").set_value("12 hộ làm theo")
    dialog.ui.saveButton.click()
    assert dialog.isVisible()
    assert "Chưa có nơi nhân rộng" in dialog.ui.wrong.text()
    assert dialog.field("result").value == "12 hộ làm theo"
    dialog.reject()


def test_a_place_makes_a_recognised_model_a_replicated_one_in_one_step(
    pane: PartsPane, room: NominationsScreen, a_register: Register, qtbot: QtBot
) -> None:
    reach(a_register, Stage.RECOGNISED)
    pane.places.ask_new()
    dialog = pane.places.dialog
    assert dialog is not None
    dialog.field("unit").set_value(a_register.keys["dong"])
    dialog.field("since").set_value(date(2026, 8, 20))
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: a_register.model("hoa").has(Stage.REPLICATED))
    step = a_register.model("hoa").step(Stage.REPLICATED)
    assert step is not None
    assert step.reached_on == date(2026, 8, 20)
    qtbot.waitUntil(lambda: "chuyển sang bước Nhân rộng" in room.models.page.messages.text)
    room.models.workbench.writer.undo()
    qtbot.waitUntil(lambda: not a_register.model("hoa").replications)
    assert not a_register.model("hoa").has(Stage.REPLICATED)


def test_a_place_of_a_model_that_was_not_recognised_moves_nothing(
    pane: PartsPane, a_register: Register, qtbot: QtBot
) -> None:
    pane.places.ask_new()
    dialog = pane.places.dialog
    assert dialog is not None
    dialog.field("place").set_value("Xã bên")
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: bool(a_register.model("hoa").replications))
    assert not a_register.model("hoa").has(Stage.REPLICATED)


def reach(register: Register, stage: Stage) -> None:
    step = Step(stage, date(2026, 8, 1))
    register.write(lambda action: steps.reach(action, [register.keys["hoa"]], step, today=TODAY))


def test_a_result_keeps_its_amount_as_it_was_typed(
    pane: PartsPane, a_register: Register, qtbot: QtBot
) -> None:
    pane.results.ask_new()
    dialog = pane.results.dialog
    assert dialog is not None
    for name, text in (("name", "Đường bê tông"), ("amount", "1,20"), ("unit_name", "km")):
        dialog.field(name).set_value(text)
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: bool(a_register.model("hoa").results))
    assert a_register.model("hoa").results[0].amount == "1,20"


def test_a_step_is_corrected_in_its_cell_and_taken_back(
    pane: PartsPane, room: NominationsScreen, a_register: Register, qtbot: QtBot, shown: Shown
) -> None:
    keys = [a_register.keys["hoa"]]
    step = Step(Stage.SURVEYED, TODAY)
    a_register.write(lambda action: steps.reach(action, keys, step, today=TODAY))
    room.refresh()
    table = pane.steps.table
    qtbot.waitUntil(lambda: shown(table, "stage") == ["Đăng ký", "Khảo sát"])
    place = table.records.column_of("document")
    assert place is not None
    table.records.setData(table.records.index(1, place), "Biên bản số 02")
    qtbot.waitUntil(lambda: a_register.model("hoa").steps[1].document == "Biên bản số 02")
    pane.steps.trash_requested.emit(steps.STEPS, (Stage.SURVEYED.value,))
    qtbot.waitUntil(lambda: a_register.model("hoa").stage is Stage.REGISTERED)
    pane.steps.trash_requested.emit(steps.STEPS, (Stage.REGISTERED.value,))
    qtbot.waitUntil(lambda: "không bỏ được" in room.models.page.messages.text)


def test_a_photo_is_kept_smaller_and_shown(
    room: NominationsScreen, a_register: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    page = room.models
    page.table.select_ids([a_register.keys["hoa"]])
    photo = tmp_path / "Ra quân.jpg"
    Image.new("RGB", (4000, 2000), "green").save(photo)
    page.files.add_files([photo])
    qtbot.waitUntil(lambda: page.shelf.shelf.count() == 1)
    [kept] = a_register.model("hoa").files
    assert (kept.name, kept.size < photo.stat().st_size) == ("Ra quân.jpg", True)
    qtbot.waitUntil(lambda: kept.sha256 in page.shelf._pictures)
    assert page.shelf._pictures[kept.sha256].width() > page.shelf._pictures[kept.sha256].height()


def test_a_photo_that_is_none_is_refused_and_nothing_is_lost(
    room: NominationsScreen, a_register: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    page = room.models
    photo = tmp_path / "virus.jpg"
    photo.write_bytes(b"MZ")
    page.primary.click()
    page.form.field("name").set_value("Nhà sạch")
    page.files.add_files([photo])
    page.submit()
    qtbot.waitUntil(lambda: "không phải là ảnh" in page.page.messages.text)
    assert page.is_entering
    assert page.form.field("name").value == "Nhà sạch"
    assert len(a_register.models()) == 2
