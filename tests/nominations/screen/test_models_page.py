# SPDX-License-Identifier: MIT
"""The page "Mô hình" in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def test_another_year_shows_its_models(room: NominationsScreen, qtbot: QtBot, shown: Shown) -> None:
    room.show_year(2025)
    qtbot.waitUntil(lambda: shown(room.models.table, "name") == ["Ngày thứ bảy vì dân"])


def test_the_list_of_fields_is_edited(room: NominationsScreen, qtbot: QtBot, shown: Shown) -> None:
    page = room.open_page("Lĩnh vực")
    qtbot.waitUntil(lambda: len(shown(page.table, "label")) == 4)  # type: ignore[attr-defined]  # a FieldSection
