# SPDX-License-Identifier: MIT
"""The page "Bản quét" by keyboard in the real window: a stack comes in, each page takes one key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dvcq_desktop.commitments.rules import MemberState
from dvcq_desktop.commitments.scanned import PageState, Presence
from dvcq_desktop.commitments.screen.scans_page import ScansPage
from tests.commitments.papers import worn
from tests.commitments.test_scanning import forms, signed, stack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.commitments.screen import CommitmentsScreen
    from dvcq_desktop.widgets.table import RecordTable
    from tests.commitments.conftest import Office

    Shown = Callable[[RecordTable, str], list[str]]

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
HUE, DAT = "Nguyễn Thị Huệ", "Đặng Văn Đạt"


@pytest.fixture
def page(room: CommitmentsScreen, qtbot: QtBot) -> ScansPage:
    made = room.open_page(ScansPage.TITLE)
    assert isinstance(made, ScansPage)
    qtbot.waitUntil(lambda: bool(made.campaign_id))
    return made


def take(page: ScansPage, qtbot: QtBot, *paths: Path) -> None:
    with qtbot.waitSignal(page.stack.finished, timeout=20_000):
        page.take(paths)
    qtbot.waitUntil(lambda: not page.workbench.writer.busy)
    settle(page, qtbot)


def settle(page: ScansPage, qtbot: QtBot) -> None:
    """Wait until the page shows what is in the file."""
    qtbot.waitUntil(lambda: not page.workbench.writer.busy)
    answered: list[object] = []
    page.workbench.reader.ask("test", lambda _connection: None, answered.append)
    qtbot.waitUntil(lambda: bool(answered))


def press(page: ScansPage, qtbot: QtBot, key: Qt.Key) -> None:
    QTest.keyClick(page.table, key)
    settle(page, qtbot)


@pytest.fixture
def a_stack(a_office: Office, tmp_path: Path) -> Path:
    hue, dat = forms(a_office, "hue", "dat")
    blank = Image.new("L", hue.size, 255)
    return stack(tmp_path / "chồng.pdf", [worn(dat, 1, stains=0), signed(a_office, hue), blank])


def test_an_empty_page_says_what_belongs_there(page: ScansPage) -> None:
    assert page.table.records.ids == []
    assert page.take_button.isEnabled()
    assert page.day.value == date(2026, 3, 20)


def test_a_stack_is_confirmed_with_one_key_a_page(
    page: ScansPage, a_office: Office, a_stack: Path, qtbot: QtBot, shown: Shown
) -> None:
    take(page, qtbot, a_stack)
    assert page.page.messages.text.startswith("Đã nhận 3 trang, 1 trang cần kiểm tra.")
    assert shown(page.table, "who") == [DAT, HUE, "(chưa rõ của ai)"]
    assert shown(page.table, "signature") == ["Không thấy?", "Có chữ ký?", ""]
    assert page.page.counts.text().startswith("3 trang · 1 cần kiểm tra · 2 chờ xác nhận chữ ký")
    for _ in range(3):
        press(page, qtbot, KEY.Key_Return)
    assert shown(page.table, "signature") == ["Không thấy", "Có chữ ký", ""]
    assert shown(page.table, "state") == ["Đã xếp", "Đã xếp", "Bỏ qua"]
    members = a_office.members()
    assert members[HUE].entry.signed_on == date(2026, 3, 20)
    assert members[DAT].state is MemberState.UNSIGNED
    page.workbench.writer.undo()
    page.workbench.writer.undo()
    settle(page, qtbot)
    assert a_office.members()[HUE].state is MemberState.UNSIGNED
    assert shown(page.table, "signature") == ["Không thấy", "Có chữ ký?", ""]


def test_a_page_scanned_twice_says_so_in_its_column(
    page: ScansPage, a_office: Office, tmp_path: Path, qtbot: QtBot, shown: Shown
) -> None:
    (hue,) = forms(a_office, "hue")
    take(page, qtbot, stack(tmp_path / "a.pdf", [worn(hue, 1), worn(hue, 2)]))
    assert shown(page.table, "part") == ["1/1 ×2"] * 2


def test_a_second_stack_goes_on_at_its_first_page(
    page: ScansPage, a_office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    hue, dat = forms(a_office, "hue", "dat")
    take(page, qtbot, stack(tmp_path / "a.pdf", [signed(a_office, hue)]))
    press(page, qtbot, KEY.Key_Return)
    first = page.table.current_id()
    take(page, qtbot, stack(tmp_path / "b.pdf", [worn(dat, 1, stains=0)]))
    settle(page, qtbot)
    assert page.table.current_id() != first
    assert page.pane.heading.text() == f"{DAT} · trang 1/1"


def test_pages_of_different_proposals_are_not_confirmed_at_once(
    page: ScansPage, a_office: Office, a_stack: Path, qtbot: QtBot
) -> None:
    take(page, qtbot, a_stack)
    page.table.select_ids(page.table.records.ids)
    press(page, qtbot, KEY.Key_Return)
    assert "bấm tiêu đề cột “Chữ ký”" in page.page.messages.text
    assert a_office.members()[HUE].state is MemberState.UNSIGNED


def test_keys_decide_against_the_proposal(
    page: ScansPage, a_office: Office, a_stack: Path, qtbot: QtBot, shown: Shown
) -> None:
    take(page, qtbot, a_stack)
    page.day.set_value(date(2026, 3, 11))
    press(page, qtbot, KEY.Key_C)
    press(page, qtbot, KEY.Key_K)
    assert a_office.members()[DAT].entry.signed_on == date(2026, 3, 11)
    assert a_office.members()[HUE].state is MemberState.UNSIGNED
    assert page.table.current_id() == page.table.records.ids[2]
    press(page, qtbot, KEY.Key_C)
    assert "chưa biết của ai" in page.page.messages.text


def test_the_picture_and_the_signature_stand_beside_the_list(
    page: ScansPage, a_stack: Path, qtbot: QtBot
) -> None:
    take(page, qtbot, a_stack)
    page.table.select_ids([page.table.records.ids[1]])
    qtbot.waitUntil(lambda: not page.pane.crop.isHidden() and bool(page.pane.view.scene().items()))
    assert page.pane.heading.text() == f"{HUE} · trang 1/1"
    fitted = page.pane.view.zoom
    QTest.keyClick(page.table, KEY.Key_Plus, CTRL)
    assert page.pane.view.zoom > fitted
    QTest.keyClick(page.table, KEY.Key_0, CTRL)
    assert page.pane.view.zoom == pytest.approx(fitted)
    press(page, qtbot, KEY.Key_X)
    qtbot.waitUntil(page.pane.crop.isHidden)
    assert page._rows[page.table.records.ids[1]].page.turned == 90


def test_a_page_is_given_to_a_person_by_hand(
    page: ScansPage, a_office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    bare = forms(a_office, "hue")[0].crop((260, 260, 1400, 2000))
    take(page, qtbot, stack(tmp_path / "a.pdf", [bare]))
    (key,) = page.table.records.ids
    assert page._rows[key].page.state is PageState.CHECK
    QTest.keyClick(page.table, KEY.Key_G)
    line = page.pane.person.lineEdit()
    assert line
    QTest.keyClicks(line, "dang van dat")
    QTest.keyClick(line, KEY.Key_Return)
    settle(page, qtbot)
    settle(page, qtbot)
    assert page._rows[key].person == DAT
    assert page._rows[key].is_waiting
    press(page, qtbot, KEY.Key_C)
    assert a_office.members()[DAT].state is MemberState.SIGNED


def test_the_same_file_again_adds_nothing_and_says_so(page: ScansPage, a_stack: Path, qtbot: QtBot) -> None:
    take(page, qtbot, a_stack)
    take(page, qtbot, a_stack)
    assert page.page.messages.text == "Không có trang nào mới, 3 trang đã có từ trước."
    assert len(page.table.records.ids) == 3


def test_a_bad_file_is_named_and_the_others_are_taken(
    page: ScansPage, a_stack: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    empty = tmp_path / "rỗng.pdf"
    empty.write_bytes(b"")
    take(page, qtbot, empty, a_stack)
    assert page.page.messages.text.startswith("Đã nhận 3 trang")
    assert "Tệp rỗng.pdf rỗng" in page.page.messages.text


def test_cancelling_keeps_what_was_read(
    page: ScansPage, a_office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    hue = forms(a_office, "hue")[0]
    path = stack(tmp_path / "a.pdf", [worn(hue, seed) for seed in range(12)])

    def cancel(_kept: object) -> None:
        for job in page.workbench.jobs.running:
            page.workbench.jobs.cancel(job)

    page.stack.page_kept.connect(cancel)
    with qtbot.waitSignal(page.stack.finished, timeout=20_000) as ended:
        page.take((path,))
    taken = ended.args[0]
    assert taken.stopped
    assert 0 < len(taken.new) < 12
    settle(page, qtbot)
    assert page.page.messages.text.startswith("Đã dừng. Đã nhận")
    assert len(page.table.records.ids) == len(taken.new)


def test_a_whole_stack_is_taken_out_again(page: ScansPage, a_stack: Path, qtbot: QtBot) -> None:
    take(page, qtbot, a_stack)
    (button,) = page.page.messages._links
    button.click()
    settle(page, qtbot)
    assert page.table.records.ids == []
    page.workbench.writer.undo()
    settle(page, qtbot)
    assert len(page.table.records.ids) == 3


def test_filters_and_search_find_pages(page: ScansPage, a_stack: Path, qtbot: QtBot, shown: Shown) -> None:
    take(page, qtbot, a_stack)
    page.page.filters.set_values({"state": frozenset({PageState.CHECK.value})})
    assert shown(page.table, "state") == ["Trang trắng"]
    page.page.filters.set_values({"signature": frozenset({"waiting"})})
    assert len(page.table.records.ids) == 2
    page.page.filters.clear()
    page.page.search.setText("nguyen thi hue")
    qtbot.waitUntil(lambda: len(page.table.records.ids) == 1)


def test_files_are_dropped_on_the_page(page: ScansPage, a_stack: Path, qtbot: QtBot) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(a_stack))])
    at, buttons, keyboard = QPointF(40, 40), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(page.stack.finished, timeout=20_000):
        for moment in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            event = QDropEvent(at, Qt.DropAction.CopyAction, dragged, buttons, keyboard, moment)
            QApplication.sendEvent(page, event)
            assert event.isAccepted()
    settle(page, qtbot)
    assert len(page.table.records.ids) == 3


def test_several_pages_are_confirmed_at_once(
    page: ScansPage, a_office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    hue, dat = forms(a_office, "hue", "dat")
    take(page, qtbot, stack(tmp_path / "a.pdf", [signed(a_office, hue, 1), signed(a_office, dat, 2)]))
    page.table.selectAll()
    press(page, qtbot, KEY.Key_Return)
    assert {a_office.members()[name].state for name in (HUE, DAT)} == {MemberState.SIGNED}
    assert {row.page.decided for row in page._rows.values()} == {Presence.SIGNED}


def test_no_day_ahead_is_recorded(page: ScansPage, a_office: Office, a_stack: Path, qtbot: QtBot) -> None:
    take(page, qtbot, a_stack)
    page.day.set_value(date(2026, 3, 21))
    press(page, qtbot, KEY.Key_C)
    assert "21/03/2026 sau hôm nay" in page.page.messages.text
    assert a_office.members()[DAT].state is MemberState.UNSIGNED
