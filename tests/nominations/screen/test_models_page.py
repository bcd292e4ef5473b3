# SPDX-License-Identifier: MIT
"""The page "Mô hình" in the real window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from dvcq_desktop.nominations.dialogs.continue_dialog import ContinueDialog
from dvcq_desktop.nominations.dialogs.step_dialog import EndDialog, StepDialog
from dvcq_desktop.nominations.rules import Step, missing
from dvcq_desktop.nominations.screen.fields_page import FieldSection
from dvcq_desktop.nominations.store import steps
from dvcq_desktop.nominations.terms import End, Stage
from tests.nominations.register import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.nominations.screen import NominationsScreen
    from dvcq_desktop.widgets.table import RecordTable
    from tests.nominations.register import Register

    Shown = Callable[[RecordTable, str], list[str]]


def test_a_model_is_registered_and_stands_in_the_table(
    room: NominationsScreen, a_register: Register, qtbot: QtBot, shown: Shown
) -> None:
    page = room.models
    page.primary.click()
    page.form.field("name").set_value("Nhà sạch vườn đẹp")
    page.form.field("unit").set_value(a_register.keys["dong"])
    page.submit()
    qtbot.waitUntil(lambda: len(a_register.models()) == 3)
    qtbot.waitUntil(lambda: shown(page.table, "name")[-1] == "Nhà sạch vườn đẹp")
    made = a_register.models()[-1]
    assert (made.registered_on, made.position, made.year) == (TODAY, 3, 2026)
    assert shown(page.table, "stage") == ["Đăng ký"] * 3
    assert page.page.counts.text().startswith("3 mô hình")


def test_a_model_without_a_name_is_refused_in_a_sentence(room: NominationsScreen, qtbot: QtBot) -> None:
    page = room.models
    page.primary.click()
    page.submit()
    qtbot.waitUntil(lambda: "Chưa có tên mô hình" in page.page.messages.text)


def test_all_years_are_searched_together(room: NominationsScreen, qtbot: QtBot, shown: Shown) -> None:
    page = room.models
    page.year.setCurrentIndex(page.year.count() - 1)
    page.year.activated.emit(page.year.currentIndex())
    qtbot.waitUntil(lambda: shown(page.table, "year") == ["2026", "2026", "2025"])
    page.page.search.setText("thu bay le van")
    qtbot.waitUntil(lambda: shown(page.table, "name") == ["Ngày thứ bảy vì dân"])
    assert room.shown_year == 2026


def test_all_years_stay_shown_while_another_page_is_looked_at(
    room: NominationsScreen, qtbot: QtBot, shown: Shown
) -> None:
    page = room.models
    page.year.setCurrentIndex(page.year.count() - 1)
    page.year.activated.emit(page.year.currentIndex())
    qtbot.waitUntil(lambda: len(shown(page.table, "year")) == 3)
    room.open_page("Lĩnh vực")
    room.open_page(page.TITLE)
    qtbot.waitUntil(lambda: page.year.year == 0)
    assert shown(page.table, "year") == ["2026", "2026", "2025"]
    room.show_year(2025)
    qtbot.waitUntil(lambda: shown(page.table, "year") == ["2025"])


def test_the_thon_that_registered_are_counted(
    room: NominationsScreen, a_register: Register, qtbot: QtBot
) -> None:
    assert "2/2 thôn đã đăng ký" in room.models.page.counts.text()
    a_register.change("cam", unit=None)
    room.refresh()
    qtbot.waitUntil(lambda: "1/2 thôn đã đăng ký" in room.models.page.counts.text())


def test_nearly_equal_names_of_one_unit_are_pointed_out_and_found(
    room: NominationsScreen, a_register: Register, qtbot: QtBot, shown: Shown
) -> None:
    page = room.models
    a_register.change("cam", name="Mô hình đường Hoa", unit=a_register.keys["doai"])
    room.refresh()
    qtbot.waitUntil(lambda: shown(page.table, "lacking") == ["Trùng?"] * 2)
    choose(room, a_register.keys["hoa"])
    qtbot.waitUntil(lambda: "Có thể trùng với mô hình “Mô hình đường Hoa”" in page.detail.remarks.text())
    page.page.filters.set_values({"lacking": frozenset({"twin"})})
    assert len(page.table.records.ids) == 2
    page.page.filters.set_values({"lacking": frozenset({"complete"})})
    assert not page.table.records.ids


def test_two_models_that_look_like_one_are_said_to_be_two(
    room: NominationsScreen, a_register: Register, qtbot: QtBot, shown: Shown
) -> None:
    page = room.models
    a_register.change("cam", name="Mô hình đường Hoa", unit=a_register.keys["doai"])
    room.refresh()
    qtbot.waitUntil(lambda: shown(page.table, "lacking") == ["Trùng?"] * 2)
    choose(room, a_register.keys["hoa"])
    qtbot.waitUntil(lambda: "“Không trùng”" in page.detail.remarks.text())
    next(each for each in page.actions_of_page() if each.text() == "Không trùng").trigger()
    qtbot.waitUntil(lambda: "Trùng?" not in shown(page.table, "lacking"))
    assert "Đã ghi không trùng: 1 cặp mô hình." in page.page.messages.text
    assert "Có thể trùng" not in page.detail.remarks.text()
    a_register.database.undo()
    room.refresh()
    qtbot.waitUntil(lambda: shown(page.table, "lacking") == ["Trùng?"] * 2)
    page.work.set_apart()
    qtbot.waitUntil(lambda: "Trùng?" not in shown(page.table, "lacking"))
    page.work.set_near()
    qtbot.waitUntil(lambda: shown(page.table, "lacking") == ["Trùng?"] * 2)


def test_another_year_shows_its_models(room: NominationsScreen, qtbot: QtBot, shown: Shown) -> None:
    room.show_year(2025)
    qtbot.waitUntil(lambda: shown(room.models.table, "name") == ["Ngày thứ bảy vì dân"])


def test_the_list_of_fields_is_edited(room: NominationsScreen, qtbot: QtBot, shown: Shown) -> None:
    page = room.open_page("Lĩnh vực")
    qtbot.waitUntil(lambda: len(shown(page.table, "label")) == 4)  # type: ignore[attr-defined]  # a FieldSection


def choose(room: NominationsScreen, *models: str) -> None:
    room.models.table.select_ids(models)


def moving(room: NominationsScreen) -> StepDialog:
    room.models.move_button.click()
    dialog = room.models.work.dialog
    assert isinstance(dialog, StepDialog)
    return dialog


def test_several_models_are_moved_at_once_and_only_asked_what_the_stage_needs(
    room: NominationsScreen, a_register: Register, qtbot: QtBot, shown: Shown
) -> None:
    choose(room, a_register.keys["hoa"], a_register.keys["cam"])
    dialog = moving(room)
    assert dialog.field("stage").value is Stage.STARTED
    assert not dialog.field("document").isVisible()
    dialog.field("stage").set_value(Stage.SURVEYED)
    dialog.field("stage").edited.emit(Stage.SURVEYED)
    assert dialog.field("document").isVisible()
    dialog.field("done_by").set_value("Đoàn khảo sát")
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: shown(room.models.table, "stage") == ["Khảo sát"] * 2)
    step = a_register.model("cam").step(Stage.SURVEYED)
    assert step == Step(Stage.SURVEYED, TODAY, "Đoàn khảo sát")
    assert "chưa có văn bản" in " ".join(missing(a_register.model("cam")))
    assert "Đã chuyển sang bước Kiểm tra, khảo sát: 2 mô hình." in room.models.page.messages.text
    room.models.workbench.writer.undo()
    qtbot.waitUntil(lambda: shown(room.models.table, "stage") == ["Đăng ký"] * 2)


def test_a_day_to_come_is_refused_in_the_dialog(room: NominationsScreen, a_register: Register) -> None:
    choose(room, a_register.keys["hoa"])
    dialog = moving(room)
    dialog.field("reached_on").set_value(date(2026, 12, 1))
    dialog.ui.saveButton.click()
    assert "sau hôm nay" in dialog.ui.wrong.text()
    dialog.reject()


def test_a_model_is_replicated_in_two_villages(
    room: NominationsScreen, a_register: Register, qtbot: QtBot
) -> None:
    choose(room, a_register.keys["hoa"])
    dialog = moving(room)
    dialog.field("stage").set_value(Stage.REPLICATED)
    dialog.field("stage").edited.emit(Stage.REPLICATED)
    dialog.field("units").set_value([a_register.keys["doai"], a_register.keys["dong"]])
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: a_register.model("hoa").has(Stage.REPLICATED))
    places = {place.unit for place in a_register.model("hoa").replications}
    assert places == {a_register.keys["doai"], a_register.keys["dong"]}


def test_a_withdrawn_model_keeps_its_reason_and_can_go_on(
    room: NominationsScreen, a_register: Register, qtbot: QtBot, shown: Shown
) -> None:
    page = room.models
    choose(room, a_register.keys["cam"])
    page.work.withdraw()
    dialog = page.work.dialog
    assert isinstance(dialog, EndDialog)
    dialog.ui.saveButton.click()
    assert "Chưa có lý do" in dialog.ui.wrong.text()
    dialog.field("reason").set_value("Đơn vị xin rút")
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: shown(page.table, "stage") == ["Đăng ký", "Rút đăng ký"])
    assert a_register.model("cam").end_reason == "Đơn vị xin rút"
    page.stages.button(End.WITHDRAWN.value).click()
    assert shown(page.table, "name") == ["Camera an ninh"]
    choose(room, a_register.keys["cam"])
    assert "Rút đăng ký ngày" in page.detail.remarks.text()
    assert "Đơn vị xin rút" in page.detail.remarks.text()
    offered = {action.text(): action.isEnabled() for action in page.actions_of_page()}
    assert offered["Cho tiếp tục"]
    assert not offered["Chuyển bước…"]
    assert not offered["Bỏ bước hiện tại"]
    page.work.go_on()
    qtbot.waitUntil(lambda: a_register.model("cam").goes_on)
    qtbot.waitUntil(lambda: page.stages.button(End.WITHDRAWN.value).text() == "Rút đăng ký 0")
    # The stage that was shown is empty now: all are shown, the model among them.
    assert page.stages.chosen == ""
    qtbot.waitUntil(lambda: shown(page.table, "name") == ["Đường hoa", "Camera an ninh"])
    choose(room, a_register.keys["cam"])
    assert page._step.isEnabled()


def test_the_stages_count_and_filter(room: NominationsScreen, a_register: Register, qtbot: QtBot) -> None:
    page = room.models
    step = Step(Stage.RECOGNISED, TODAY)
    a_register.write(lambda action: steps.reach(action, [a_register.keys["hoa"]], step, today=TODAY))
    room.refresh()
    qtbot.waitUntil(lambda: page.stages.button(Stage.RECOGNISED.value).text() == "Công nhận 1")
    assert page.stages.button(Stage.REGISTERED.value).text() == "Đăng ký 1"
    assert "2 mô hình đã có bước này" in page.stages.button(Stage.REGISTERED.value).toolTip()
    assert "1 được công nhận" in page.page.counts.text()
    page.stages.button(Stage.RECOGNISED.value).click()
    assert list(page.table.records.ids) == [a_register.keys["hoa"]]
    page.stages.button(Stage.RECOGNISED.value).click()
    assert len(page.table.records.ids) == 2


def test_a_model_of_last_year_goes_on(
    room: NominationsScreen, a_register: Register, qtbot: QtBot, shown: Shown
) -> None:
    page = room.models
    page.work.ask_continue()
    dialog = page.work.dialog
    assert isinstance(dialog, ContinueDialog)
    dialog.ui.saveButton.click()
    assert "Chưa chọn mô hình" in dialog.ui.wrong.text()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: shown(page.table, "name")[-1] == "Ngày thứ bảy vì dân")
    made = a_register.models()[-1]
    assert (made.previous, made.head, made.registered_on) == (a_register.keys["cu"], "Lê Văn Bảy", TODAY)
    page.work.ask_continue()
    assert "không còn mô hình nào" in page.page.messages.text


def test_the_history_names_the_stages(room: NominationsScreen, a_register: Register, qtbot: QtBot) -> None:
    step = Step(Stage.SURVEYED, TODAY, "Đoàn khảo sát")
    a_register.write(lambda action: steps.reach(action, [a_register.keys["hoa"]], step, today=TODAY))
    choose(room, a_register.keys["hoa"])
    detail = room.models.detail
    detail.tabs.setCurrentIndex(detail.tabs.count() - 1)
    qtbot.waitUntil(lambda: "Bước Kiểm tra, khảo sát" in detail.history_text)


def test_a_model_is_saved_before_the_room_is_left(room: NominationsScreen, a_register: Register) -> None:
    page = room.models
    choose(room, a_register.keys["hoa"])
    page.form.field("head").setText("Lê Thị Hoa")
    assert room.leave() == ""
    page.primary.click()
    page.form.field("name").set_value("Dở dang")
    assert "đang nhập chưa được lưu" in room.leave()


def test_models_are_put_in_the_order_of_the_register(
    room: NominationsScreen, a_register: Register, qtbot: QtBot, shown: Shown
) -> None:
    choose(room, a_register.keys["cam"])
    room.models.move_up()
    qtbot.waitUntil(lambda: shown(room.models.table, "name") == ["Camera an ninh", "Đường hoa"])
    assert [model.position for model in a_register.models()] == [1, 2]


def test_a_field_is_added_switched_off_and_offered_no_more(
    room: NominationsScreen, qtbot: QtBot, shown: Shown
) -> None:
    page = room.open_page("Lĩnh vực")
    assert isinstance(page, FieldSection)
    qtbot.waitUntil(lambda: len(shown(page.table, "label")) == 4)
    page.primary.click()
    page.form.field("label").set_value("Cải cách hành chính")
    page.submit()
    qtbot.waitUntil(lambda: shown(page.table, "label")[-1] == "Cải cách hành chính")
    page.move_up()
    qtbot.waitUntil(lambda: shown(page.table, "label")[-2] == "Cải cách hành chính")
    page.switch_off()
    qtbot.waitUntil(lambda: shown(page.table, "state")[-2] == "Đã tắt")
    qtbot.waitUntil(
        lambda: not any(f.label == "Cải cách hành chính" and f.enabled for f in room.models.known.fields)
    )
    page.trash_selected()
    qtbot.waitUntil(lambda: len(shown(page.table, "label")) == 4)


def test_a_built_in_field_is_not_deleted(room: NominationsScreen, qtbot: QtBot, shown: Shown) -> None:
    page = room.open_page("Lĩnh vực")
    assert isinstance(page, FieldSection)
    qtbot.waitUntil(lambda: len(shown(page.table, "label")) == 4)
    page.table.select_ids(["kinh-te"])
    page.trash_selected()
    qtbot.waitUntil(lambda: "có sẵn trong chương trình" in page.page.messages.text)
