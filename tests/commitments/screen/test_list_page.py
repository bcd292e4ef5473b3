# SPDX-License-Identifier: MIT
"""The page "Danh sách ký" by keyboard and mouse in the real window."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from dvcq_desktop.commitments.dialogs.page_dialog import PageDialog
from dvcq_desktop.commitments.listing import ListOrder
from dvcq_desktop.commitments.rules import MemberEntry, MemberState
from dvcq_desktop.commitments.screen.list_page import SigningList
from dvcq_desktop.commitments.store import campaigns, signing
from dvcq_desktop.widgets.cell_typing import open_line
from dvcq_desktop.widgets.header import RecordHeader
from tests.commitments.screen.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.commitments.dialogs.state_dialog import StateDialog
    from dvcq_desktop.commitments.screen import CommitmentsScreen
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.widgets.messages import Link
    from dvcq_desktop.widgets.table import RecordTable
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.commitments.conftest import Office

    Shown = Callable[[RecordTable, str], list[str]]

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
HUE, MOI, DAT, DI = "Nguyễn Thị Huệ", "Lê Văn Mới", "Đặng Văn Đạt", "Trần Thị Đi"


@pytest.fixture
def page(room: CommitmentsScreen) -> SigningList:
    return room.list


def choose(page: SigningList, office: Office, *names: str) -> None:
    page.table.select_ids([office.keys[name] for name in names])


def dialog_of(page: SigningList) -> StateDialog:
    dialog = page.work.dialog
    assert dialog is not None
    return dialog


def state_of(page: SigningList, office: Office, name: str) -> MemberState:
    return page.entry_of(office.keys[name]).state


def undo(page: SigningList) -> Link:
    assert "Hoàn tác" in [button.text() for button in page.page.messages._links]
    return page.workbench.writer.undo_link()


def test_the_people_in_scope_stand_by_unit_with_their_counts(page: SigningList, shown: Shown) -> None:
    assert shown(page.table, "full_name") == [HUE, MOI, DAT, DI]
    assert shown(page.table, "standing") == ["", "Mới đến", "", "Đã đi · không tính"]
    assert page.page.counts.text() == "0/3 đã ký (0%) · 3 chưa ký · 1 không tính"


def test_who_is_led_to_is_chosen_whoever_was_before(
    page: SigningList, a_office: Office, qtbot: QtBot
) -> None:
    choose(page, a_office, "hue")
    page.page.filters.set_values({"state": frozenset({"signed"})})
    page.go_to(a_office.keys["dat"])
    qtbot.waitUntil(lambda: page.table.selected_ids() == (a_office.keys["dat"],))


def test_the_room_that_is_left_goes_to_the_units_not_to_short_names(page: SigningList) -> None:
    header = page.table.horizontalHeader()
    names = [column.name for column in page.COLUMNS]
    before = header.sectionSize(names.index("full_name"))
    page.table.resize(page.table.width() + 300, page.table.height())
    assert isinstance(header, RecordHeader)
    header.fit(header.length() + 300)
    assert header.sectionSize(names.index("full_name")) == before
    assert header.sectionSize(names.index("unit")) > 300


def test_several_people_sign_on_one_day_and_it_can_be_taken_back(
    page: SigningList, a_office: Office, qtbot: QtBot
) -> None:
    choose(page, a_office, "hue", "dat")
    page.head.sign.trigger()
    dialog = dialog_of(page)
    assert dialog.day.value == TODAY
    assert HUE in dialog.ui.who.text()
    dialog.day.set_value(date(2026, 3, 5))
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: state_of(page, a_office, "hue") is MemberState.SIGNED)
    assert page.page.counts.text().startswith("2/3 đã ký (66,7%)")
    assert page.page.messages.text == "Đã ghi đã ký ngày 05/03/2026: 2 người."
    undo(page).step()
    qtbot.waitUntil(lambda: state_of(page, a_office, "hue") is MemberState.UNSIGNED)
    assert page.page.counts.text().startswith("0/3")


def test_the_day_used_last_is_offered_again_and_no_day_ahead_is_taken(
    page: SigningList, a_office: Office, qtbot: QtBot
) -> None:
    choose(page, a_office, "hue")
    page.head.sign.trigger()
    dialog_of(page).day.set_value(date(2026, 3, 5))
    dialog_of(page).ui.saveButton.click()
    qtbot.waitUntil(lambda: state_of(page, a_office, "hue") is MemberState.SIGNED)
    choose(page, a_office, "dat")
    page.head.sign.trigger()
    dialog = dialog_of(page)
    assert dialog.day.value == date(2026, 3, 5)
    dialog.day.set_value(date(2026, 3, 21))
    dialog.ui.saveButton.click()
    assert "sau hôm nay" in dialog.ui.wrong.text()
    assert dialog.isVisible()
    dialog.reject()


def test_what_would_be_written_over_is_said_before(page: SigningList, a_office: Office, qtbot: QtBot) -> None:
    a_office.sign("hue")
    page.refresh()
    qtbot.waitUntil(lambda: state_of(page, a_office, "hue") is MemberState.SIGNED)
    said = {MemberState.SIGNED: "1 người đã ký sẽ ghi lại ngày ký", MemberState.EXCUSED: "sẽ bỏ chữ ký"}
    for state, words in said.items():
        choose(page, a_office, "hue", "dat")
        page.work.ask(state)
        assert words in dialog_of(page).ui.who.text()
        dialog_of(page).reject()
    choose(page, a_office, "dat", "moi")
    page.work.ask(MemberState.SIGNED)
    assert "Trong đó" not in dialog_of(page).ui.who.text()
    dialog_of(page).reject()


def test_who_has_a_reason_needs_one(page: SigningList, a_office: Office, qtbot: QtBot) -> None:
    choose(page, a_office, "dat")
    page.head.excuse.trigger()
    dialog = dialog_of(page)
    dialog.ui.saveButton.click()
    assert "Chưa có lý do" in dialog.ui.wrong.text()
    dialog.reason.setText("Nghỉ thai sản")
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: state_of(page, a_office, "dat") is MemberState.EXCUSED)
    assert "1 chưa ký có lý do" in page.page.counts.text()


@pytest.mark.parametrize(("action", "state"), [("refuse", MemberState.REFUSED), ("moved", MemberState.MOVED)])
def test_refusing_and_moving_away_are_recorded_and_taken_back(
    page: SigningList, a_office: Office, qtbot: QtBot, action: str, state: MemberState
) -> None:
    choose(page, a_office, "dat")
    getattr(page.head, action).trigger()
    dialog_of(page).ui.saveButton.click()
    qtbot.waitUntil(lambda: state_of(page, a_office, "dat") is state)
    page.head.unsigned.trigger()
    qtbot.waitUntil(lambda: state_of(page, a_office, "dat") is MemberState.UNSIGNED)


def test_people_are_counted_or_not_as_she_says(page: SigningList, a_office: Office, qtbot: QtBot) -> None:
    choose(page, a_office, "di", "moi")
    page.head.exclude.trigger()
    qtbot.waitUntil(lambda: page.page.counts.text().startswith("0/2"))
    page.head.by_rule.trigger()
    qtbot.waitUntil(lambda: page.page.counts.text().startswith("0/3"))
    page.head.include.trigger()
    qtbot.waitUntil(lambda: page.page.counts.text().startswith("0/4"))


def test_table_counts_and_pictures_are_of_the_same_day(
    page: SigningList, a_office: Office, qtbot: QtBot, shown: Shown
) -> None:
    a_office.sign("hue", day=date(2026, 3, 5))
    a_office.sign("dat", day=date(2026, 3, 10))
    page.refresh()
    qtbot.waitUntil(lambda: page.page.counts.text().startswith("2/3"))
    page.head.as_of.set_value(date(2026, 3, 5))
    page.head.as_of.edited.emit(date(2026, 3, 5))
    assert page.page.counts.text().startswith("1/3 đã ký (33,3%)")
    assert page.page.counts.text().endswith("tính đến ngày 05/03/2026")
    by_name = dict(zip(shown(page.table, "full_name"), shown(page.table, "state"), strict=True))
    assert (by_name[HUE], by_name[DAT]) == ("Đã ký", "Chưa ký")
    assert dict(zip(shown(page.table, "full_name"), shown(page.table, "signed_on"), strict=True))[DAT] == ""
    assert sum(line.counts[0] for line in page.progress.bars._lines) == 1
    assert page.progress.days.count_on(date(2026, 3, 31)) == 1


def test_a_click_into_a_units_bar_shows_its_people(page: SigningList, shown: Shown) -> None:
    bars = page.progress.bars
    y = bars._row(1).center().y()
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars._row(1).center())
    assert y > 0
    assert shown(page.table, "full_name") == [DAT, DI]
    assert page.page.counts.text().endswith("đang hiện 2")


def test_space_chooses_row_after_row(page: SigningList, a_office: Office) -> None:
    page.table.select_ids([a_office.keys["hue"]])
    page.table.setFocus()
    QTest.keyClick(page.table, KEY.Key_Space)
    QTest.keyClick(page.table, KEY.Key_Down, CTRL)
    QTest.keyClick(page.table, KEY.Key_Space)
    assert page.table.selected_ids() == (a_office.keys["hue"], a_office.keys["dat"])
    assert page.detail.several.heading.text() == "2 người đang chọn"
    assert "Đã ký…" in [button.text() for button in page.detail.several.buttons]
    QTest.keyClick(page.table, KEY.Key_Up, CTRL)
    QTest.keyClick(page.table, KEY.Key_Space)
    assert page.table.selected_ids() == (a_office.keys["hue"],)


def test_the_three_orders_of_the_list(
    page: SigningList, a_office: Office, qtbot: QtBot, shown: Shown
) -> None:
    page.head.order.setCurrentIndex(2)
    page.head.order.activated.emit(2)
    assert shown(page.table, "full_name") == [DAT, DI, HUE, MOI]
    page.head.order.setCurrentIndex(0)
    page.head.order.activated.emit(0)
    assert shown(page.table, "position") == ["1", "2", "3", "4"]
    choose(page, a_office, "dat")
    page.table.setFocus()
    QTest.keyClick(page.table, KEY.Key_Up, ALT)
    qtbot.waitUntil(lambda: shown(page.table, "full_name") == [HUE, DAT, MOI, DI])


def test_who_leaves_the_filter_leaves_the_next_one_chosen(
    page: SigningList, a_office: Office, qtbot: QtBot, shown: Shown
) -> None:
    page.page.filters.set_values({"state": frozenset({"unsigned"})})
    choose(page, a_office, "moi")
    page.head.sign.trigger()
    dialog_of(page).ui.saveButton.click()
    qtbot.waitUntil(lambda: shown(page.table, "full_name") == [HUE, DAT, DI])
    (chosen,) = page.table.selected_ids()
    assert chosen == page.table.current_id()
    assert page.detail.heading.text() == page._records[chosen].full_name


def test_filters_of_state_kind_and_standing(
    page: SigningList, a_office: Office, qtbot: QtBot, shown: Shown
) -> None:
    a_office.sign("hue")
    page.refresh()
    qtbot.waitUntil(lambda: page.page.counts.text().startswith("1/3"))
    filters = page.page.filters
    filters.set_values({"state": frozenset({"signed"})})
    assert shown(page.table, "full_name") == [HUE]
    filters.set_values({"standing": frozenset({"joined", "left"})})
    assert shown(page.table, "full_name") == [MOI, DI]
    filters.set_values({"standing": frozenset({"not-counted"})})
    assert shown(page.table, "full_name") == [DI]
    filters.clear()
    page.page.search.setText("chanh van phong")
    qtbot.waitUntil(lambda: shown(page.table, "full_name") == [HUE])


def test_a_day_typed_into_the_table_is_a_signature_and_an_empty_one_takes_it_back(
    page: SigningList, a_office: Office, qtbot: QtBot
) -> None:
    row = page.table.records.row_of(a_office.keys["hue"])
    place = page.table.records.column_of("signed_on")
    assert row is not None
    assert place is not None
    index = page.table.records.index(row, place)
    assert page.table.records.setData(index, "5/3")
    qtbot.waitUntil(lambda: page.entry_of(a_office.keys["hue"]).signed_on == date(2026, 3, 5))
    assert not page.table.records.setData(index, "31/12/2026")
    assert "sau hôm nay" in page.page.messages.text
    assert page.table.records.setData(index, "")
    qtbot.waitUntil(lambda: state_of(page, a_office, "hue") is MemberState.UNSIGNED)


def test_a_reason_typed_into_the_table_excuses_but_takes_no_signature_away(
    page: SigningList, a_office: Office, qtbot: QtBot
) -> None:
    place = page.table.records.column_of("reason")
    row = page.table.records.row_of(a_office.keys["dat"])
    assert place is not None
    assert row is not None
    index = page.table.records.index(row, place)
    assert page.table.records.setData(index, "Nghỉ thai sản")
    qtbot.waitUntil(lambda: state_of(page, a_office, "dat") is MemberState.EXCUSED)
    a_office.sign("dat")
    page.refresh()
    qtbot.waitUntil(lambda: state_of(page, a_office, "dat") is MemberState.SIGNED)
    page.table.records.setData(index, "Đi học")
    qtbot.waitUntil(lambda: "đã ghi đã ký" in page.page.messages.text)
    assert state_of(page, a_office, "dat") is MemberState.SIGNED


def test_the_detail_tells_state_note_and_history(page: SigningList, a_office: Office, qtbot: QtBot) -> None:
    a_office.sign("hue")
    page.refresh()
    qtbot.waitUntil(lambda: state_of(page, a_office, "hue") is MemberState.SIGNED)
    choose(page, a_office, "hue")
    assert "Đã ký ngày 05/03/2026" in page.person.summary.text()
    page.form.field("note").setPlainText("Ký tại hội nghị")
    page.form.field("note").flush()
    qtbot.waitUntil(lambda: page.entry_of(a_office.keys["hue"]).note == "Ký tại hội nghị")
    page.detail.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "Ký tại hội nghị" in page.detail.history_text)
    assert "Tình trạng, ngày ký, lý do: Đã ký, 05/03/2026" in page.detail.history_text
    qtbot.waitUntil(lambda: "Đợt ký năm 2026" in page.person.years.toPlainText())


def test_who_stands_out_of_scope_is_not_listed_until_recorded(
    page: SigningList, a_office: Office, qtbot: QtBot, shown: Shown
) -> None:
    assert "Phạm Văn Thôn" not in shown(page.table, "full_name")
    refused = partial(
        signing.set_state,
        campaign=a_office.keys["campaign"],
        people=[a_office.keys["thon"]],
        entry=MemberEntry(MemberState.REFUSED),
    )
    a_office.database.write("Ghi", refused)
    page.refresh()
    qtbot.waitUntil(lambda: "Phạm Văn Thôn" in shown(page.table, "full_name"))
    assert "Ngoài phạm vi · không tính" in shown(page.table, "standing")


def test_delete_says_how_somebody_leaves_the_list(page: SigningList, a_office: Office) -> None:
    choose(page, a_office, "hue")
    page.table.setFocus()
    QTest.keyClick(page.table, KEY.Key_Delete)
    assert "không xóa từng người ở đây" in page.page.messages.text


def test_a_year_without_a_campaign_says_so(page: SigningList, a_office: Office, qtbot: QtBot) -> None:
    trash = partial(campaigns.trash_campaigns, ids=[a_office.keys["campaign"]])
    a_office.database.write("Xóa đợt ký", trash)
    page.refresh()
    qtbot.waitUntil(lambda: not page.campaign_id)
    assert page.table.cover.texts[0].startswith("Chưa có đợt ký nào.")
    assert page.table.cover.texts[1] == "Đợt ký mới…"
    assert not page.head.sign_button.isEnabled()


def picture(folder: Path) -> bytes:
    """Return a small white page as PNG."""
    image = QImage(80, 113, QImage.Format.Format_Grayscale8)
    image.fill(255)
    path = folder / "trang.png"
    assert image.save(str(path))
    return path.read_bytes()


def test_scanned_pages_stand_small_in_the_detail_and_are_opened_in_full(
    page: SigningList, a_office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    def keep(action: Action) -> None:
        for number, data in enumerate((picture(tmp_path), b"no picture"), start=1):
            page_of = {
                "campaign": a_office.keys["campaign"],
                "person": a_office.keys["hue"],
                "state": "filed",
            }
            seen = {"image": action.attach(data), "page": number, "pages": 2, "presence": "signed"}
            action.insert("scan_page", {**page_of, **seen, "scanned_at": "2026-03-06T02:00:00+00:00"})

    a_office.database.write("Nhận bản quét", keep)
    page.refresh()
    qtbot.waitUntil(lambda: page.reading.scans.get(a_office.keys["hue"]) == 2)
    choose(page, a_office, "hue")
    strip = page.person.pages
    qtbot.waitUntil(lambda: len(strip.buttons) == 2 and not strip.buttons[0].icon().isNull())
    assert strip.buttons[0].text() == "Trang 1/2\nCó chữ ký?"
    assert strip.buttons[0].toolTip() == "quét ngày 06/03/2026"
    qtbot.waitUntil(lambda: "không mở được ảnh" in strip.buttons[1].text())
    strip.buttons[1].click()
    assert page.findChild(PageDialog) is None
    strip.buttons[0].click()
    dialog = page.findChild(PageDialog)
    assert dialog is not None
    assert dialog.shown.pixmap().width() > 80
    dialog.reject()
    choose(page, a_office, "dat")
    qtbot.waitUntil(lambda: strip.heading.text() == "Bản quét: chưa có")
    assert not strip.buttons
    a_office.sign("dat")
    page.refresh()
    qtbot.waitUntil(lambda: state_of(page, a_office, "dat") is MemberState.SIGNED)
    page.page.filters.set_values({"scans": frozenset({"missing"})})
    assert page.table.records.ids == [a_office.keys["dat"]]
    page.page.filters.set_values({"scans": frozenset({"scanned"})})
    assert page.table.records.ids == [a_office.keys["hue"]]


def test_a_signature_outside_of_the_campaigns_days_is_remarked(
    page: SigningList, a_office: Office, qtbot: QtBot
) -> None:
    a_office.sign("hue", day=date(2026, 1, 5))
    page.refresh()
    qtbot.waitUntil(lambda: page.page.counts.text().endswith("1 mục cần lưu ý (tìm “lưu ý”)"))
    page.page.search.setText("luu y")
    page.page.search.search_now()
    qtbot.waitUntil(lambda: len(page.table.records.ids) == 1)
    assert page.page.counts.text().endswith("1 mục cần lưu ý")
    choose(page, a_office, "hue")
    assert page.detail.remarks.text() == "Lưu ý: Ngày ký trước ngày bắt đầu của đợt (02/02/2026)."


def test_the_order_kept_from_last_time_is_the_one_that_is_named(
    page: SigningList, workbench: Workbench, qtbot: QtBot
) -> None:
    page.head.order_chosen.emit(ListOrder.NAME)
    page.table._header.keep()
    again = SigningList(workbench)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: bool(again.campaign_id))
    assert again.head.order.value is ListOrder.NAME


def test_the_pictures_fold_on_a_low_page_unless_she_opens_them(
    page: SigningList, room: CommitmentsScreen, qtbot: QtBot
) -> None:
    assert page.progress.bars.isVisible()
    room.resize(1093, 520)
    qtbot.waitUntil(lambda: not page.progress.bars.isVisible())
    page.progress.toggle.click()
    assert page.progress.bars.isVisible()
    room.resize(1366, 740)
    room.resize(1093, 520)
    qtbot.waitUntil(page.progress.bars.isVisible)


def test_a_cell_that_cannot_be_read_is_told_when_the_room_is_left(
    room: CommitmentsScreen, page: SigningList
) -> None:
    column = page.table.records.column_of("signed_on")
    assert column is not None
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.records.index(0, column))
    QTest.keyClick(page.table, KEY.Key_F2)
    line = open_line(page.table)
    assert line is not None
    QTest.keyClicks(line, "31/2/2026")
    assert "Ngày 31/2/2026 không có thật" in room.leave()
    assert room.leave() == ""
