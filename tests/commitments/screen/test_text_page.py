# SPDX-License-Identifier: MIT
"""The page "Nội dung cam kết" in the real window: words that somebody holds in hand stay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.commitments.screen.text_page import TextSection
from dvcq_desktop.commitments.store import texts
from tests.commitments.screen.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.commitments.screen import CommitmentsScreen
    from dvcq_desktop.widgets.table import RecordTable
    from tests.commitments.conftest import Office

    Shown = Callable[[RecordTable, str], list[str]]


@pytest.fixture
def page(room: CommitmentsScreen, qtbot: QtBot) -> TextSection:
    made = room.open_page("Nội dung cam kết")
    assert isinstance(made, TextSection)
    qtbot.waitUntil(lambda: bool(made.table.records.ids))
    return made


def edit(page: TextSection, promises: str) -> None:
    page.primary.click()
    page.form.field("promises").setPlainText(promises)
    page.submit()


def test_the_words_are_shown_as_on_the_form(page: TextSection) -> None:
    words = page.shown.toPlainText()
    assert words.startswith("BẢN CAM KẾT\nKhông gây phiền hà, sách nhiễu nhân dân năm 2026")
    assert "2. Không sách nhiễu." in words
    assert page.shown.isVisible()
    assert not page.form.isVisible()


def test_a_draft_is_edited_in_place(page: TextSection, a_office: Office, qtbot: QtBot) -> None:
    page.primary.click()
    assert page.detail.heading.text() == "Sửa bản lần 1"
    page.form.field("promises").setPlainText("1. Điều một.\n- Điều hai.\n\n3) Điều ba.")
    assert page.numbered.text() == "1. Điều một.\n2. Điều hai.\n3. Điều ba."
    page.submit()
    qtbot.waitUntil(lambda: a_office.texts()[0].promises == ("Điều một.", "Điều hai.", "Điều ba."))
    qtbot.waitUntil(lambda: "3. Điều ba." in page.shown.toPlainText())
    assert len(a_office.texts()) == 1


@pytest.mark.parametrize("how", ["signed", "printed"])
def test_words_in_use_become_the_next_version_and_it_is_said(
    page: TextSection, a_office: Office, qtbot: QtBot, how: str, shown: Shown
) -> None:
    if how == "signed":
        a_office.sign("hue")
    else:
        work = partial(texts.mark_printed, text_id=a_office.keys["text"], day=TODAY)
        a_office.database.write("In", work)
    page.refresh()
    qtbot.waitUntil(lambda: shown(page.table, "state") == ["Đang dùng"])
    page.primary.click()
    assert page.detail.heading.text() == "Sửa thành lần 2: lần 1 đã in hoặc đã có người ký nên giữ nguyên"
    assert page.detail.save.text() == "Lưu thành lần 2"
    page.form.field("promises").setPlainText("Không gây phiền hà.\nKhông vòi vĩnh.")
    page.submit()
    qtbot.waitUntil(lambda: shown(page.table, "version") == ["2", "1"])
    assert page.page.messages.text == "Đã ghi thành lần 2; lần 1 giữ nguyên vì đã in hoặc đã có người ký."
    assert shown(page.table, "state") == ["Dự thảo", "Bản trước"]
    compared = page.compared.toPlainText()
    assert "Không sách nhiễu." in compared
    assert "Không vòi vĩnh." in compared
    assert "Không gây phiền hà." not in compared


def test_the_same_words_make_no_version(page: TextSection, a_office: Office, qtbot: QtBot) -> None:
    a_office.sign("hue")
    page.refresh()
    qtbot.waitUntil(lambda: page.reading.texts[0].signatures == 1)
    page.primary.click()
    assert page.leave() == ""
    page.submit()
    qtbot.waitUntil(lambda: not page.is_entering)
    assert len(a_office.texts()) == 1


def test_who_signed_which_version(page: TextSection, a_office: Office, qtbot: QtBot) -> None:
    a_office.sign("hue", "dat")
    page.refresh()
    qtbot.waitUntil(lambda: "2 người đã ký bản này" in page.signed.toPlainText())
    assert "Nguyễn Thị Huệ, ngày 05/03/2026" in page.signed.toPlainText()


def test_two_chosen_versions_are_compared(page: TextSection, a_office: Office, qtbot: QtBot) -> None:
    a_office.sign("hue")
    page.refresh()
    qtbot.waitUntil(lambda: page.reading.texts[0].signatures == 1)
    edit(page, "Không gây phiền hà, sách nhiễu.")
    qtbot.waitUntil(lambda: len(page.table.records.ids) == 2)
    page.table.select_ids(page.table.records.ids)
    assert page.detail.heading.text() == "So sánh lần 1 với lần 2"
    assert page.detail.tabs.tabText(page.detail.tabs.currentIndex()) == "So sánh"


def test_a_text_without_promises_is_refused_and_what_was_typed_stays(page: TextSection, qtbot: QtBot) -> None:
    edit(page, "")
    qtbot.waitUntil(lambda: "chưa có điều nào" in page.page.messages.text)
    assert page.is_entering
    assert "chưa được lưu" in page.leave()
    page.detail.cancel.click()
    assert page.shown.isVisible()


def test_a_signed_version_cannot_be_thrown_away(page: TextSection, a_office: Office, qtbot: QtBot) -> None:
    a_office.sign("hue")
    page.trash_selected()
    qtbot.waitUntil(lambda: "đã có 1 người ký" in page.page.messages.text)
    assert len(a_office.texts()) == 1


def test_suggested_words_are_offered(page: TextSection, a_office: Office, qtbot: QtBot) -> None:
    page.template_menu.actions()[1].trigger()
    assert "thôn" in page.form.field("promises").toPlainText()
    assert page.has_typed
    page.submit()
    qtbot.waitUntil(lambda: len(a_office.texts()[0].promises) == 5)


def test_without_words_the_page_offers_to_write_them(
    page: TextSection, a_office: Office, room: CommitmentsScreen, qtbot: QtBot
) -> None:
    a_office.database.write("Bỏ", partial(texts.trash_text, text_id=a_office.keys["text"]))
    page.refresh()
    qtbot.waitUntil(lambda: not page.table.records.ids)
    assert page.table.cover.texts[1] == "Soạn nội dung…"
    room.open_page("Danh sách ký")
    qtbot.waitUntil(lambda: not room.list.reading.texts)
    room.list.table.select_ids([a_office.keys["hue"]])
    room.list.head.sign.trigger()
    assert "chưa có nội dung cam kết" in room.list.page.messages.text
    room.list._on_text_wanted()
    qtbot.waitUntil(lambda: page.is_entering)
    assert "tự nguyện cam kết" in page.form.field("opening").value
    page.end_entering()
