# SPDX-License-Identifier: MIT
"""The stick in the real window: PC A hands over, PC B works too, the stick comes back, nothing is lost."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget, QToolButton

from dvcq_desktop.app import FrontDoor
from dvcq_desktop.database import Database
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.settings import mark_sample
from dvcq_desktop.database.unmerging import last_merge
from dvcq_desktop.handover import store
from dvcq_desktop.handover.dialogs import giving, offer_list
from dvcq_desktop.handover.dialogs.conflicts_dialog import ConflictsDialog
from dvcq_desktop.handover.dialogs.giving import HandOverDialog
from dvcq_desktop.handover.dialogs.taking_dialog import TakeOverDialog
from dvcq_desktop.office import store as office
from dvcq_desktop.office.register import store as register
from dvcq_desktop.office.register.rules import Printed
from dvcq_desktop.office.rules import Person, Unit, UnitKind
from dvcq_desktop.opening import open_database
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from dvcq_desktop.plan.screen import PlanScreen
from dvcq_desktop.widgets.menus import letter_of
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.handover.drives import Drive
    from dvcq_desktop.widgets.preview import PreviewDialog

LEFT = Qt.MouseButton.LeftButton
NAMES = ("Nguyễn Thị Lan", "Trần Văn Bình")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stick: Drive) -> Path:
    """Make the file of PC A, and let one stick be plugged in."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    for module in (giving, offer_list):
        monkeypatch.setattr(module, "removable_drives", lambda: [stick])
    path = default_database_path()
    path.parent.mkdir()
    open_database(path, create=True).close()
    for name in NAMES:
        edit(path, "PC-A", "Thêm cán bộ", lambda action, n=name: office.save_person(action, Person("", n)))
    return path


@pytest.fixture
def there(here: Path, tmp_path: Path) -> Path:
    """Copy the live file to PC B in Explorer."""
    path = tmp_path / "Máy B" / "dvcq.dvcq"
    path.parent.mkdir()
    shutil.copy(here, path)
    return path


@pytest.fixture
def door(qapp: QApplication, here: Path) -> Iterator[FrontDoor]:
    made = FrontDoor(qapp)
    yield made
    shut(made)


def edit(path: Path, pc: str, name: str, work: Any) -> None:
    with Database.open(path, replica=Replica(pc, pc)) as database:
        database.write(name, work)


def note(path: Path, pc: str, number: int, text: str) -> None:
    def work(action: Any) -> None:
        (key,) = action.execute("select id from person where full_name = ?", (NAMES[number],)).fetchone()
        action.update("person", key, {"note": text})

    edit(path, pc, "Sửa ghi chú", work)


def notes(door: FrontDoor) -> list[str | None]:
    assert door.window
    database = door.window._workbench.database
    return [
        value
        for (value,) in database.read(
            lambda connection: connection.execute("select note from person order by full_name").fetchall()
        )
    ]


def opened(door: FrontDoor, qtbot: QtBot, what: str) -> Any:
    """Open one of the dialogs by its menu's signal and return it."""
    if door.window is None:
        assert door.start()
    assert door.window
    with qtbot.waitSignal(door.handover.shown, timeout=5000) as shown:
        door.window.menus.stick[what].trigger()
    assert shown.args
    return shown.args[0]


def compared(door: FrontDoor, qtbot: QtBot, path: Path) -> TakeOverDialog:
    dialog = opened(door, qtbot, "take-over")
    assert isinstance(dialog, TakeOverDialog)
    dialog.pick(path)
    QTest.mouseClick(dialog.compare, LEFT)
    qtbot.waitUntil(lambda: dialog.prepared is not None, timeout=10_000)
    return dialog


def take(door: FrontDoor, qtbot: QtBot, dialog: TakeOverDialog) -> str:
    QTest.mouseClick(dialog.take, LEFT)
    assert door.window
    bar = door.window.message
    qtbot.waitUntil(lambda: bar.text.startswith("Đã nhận"), timeout=10_000)
    return bar.text


def link(door: FrontDoor, text: str) -> QToolButton:
    assert door.window
    return next(
        button for button in door.window.message.findChildren(QToolButton) if button.text().startswith(text)
    )


def test_a_hand_over_is_led_to_its_papers(door: FrontDoor, stick: Drive, qtbot: QtBot) -> None:
    dialog = opened(door, qtbot, "hand-over")
    assert isinstance(dialog, HandOverDialog)
    qtbot.waitUntil(dialog.start.isEnabled)
    first = dialog.secret.text()
    QTest.mouseClick(dialog.again, LEFT)
    assert dialog.secret.text() != first
    QTest.keyClicks(dialog.giver, "Nguyen Thi Lan")
    QTest.mouseClick(dialog.start, LEFT)
    qtbot.waitUntil(lambda: dialog.handed_over is not None, timeout=10_000)
    assert len(list(stick.path.glob("*.dvcq.age"))) == 1
    assert dialog.secret.text() in dialog.done_secret.text()
    for button, pages in ((dialog.minutes, 2), (dialog.slip, 1)):
        with qtbot.waitSignal(door.handover.shown, timeout=10_000) as shown:
            QTest.mouseClick(button, LEFT)
        assert shown.args
        preview: PreviewDialog = shown.args[0]
        qtbot.waitUntil(lambda p=preview: p.pane.view.page_count > 0)  # type: ignore[misc]  # mypy infers no lambda with a default
        assert preview.pane.view.page_count == pages
        preview.close()
    dialog.close()


def test_all_of_the_proposed_passphrase_is_seen_whatever_is_told_above(
    door: FrontDoor, stick: Drive, qtbot: QtBot
) -> None:
    dialog = opened(door, qtbot, "hand-over")
    qtbot.waitUntil(dialog.start.isEnabled)
    label = dialog.secret
    assert label.height() <= 3 * label.fontMetrics().lineSpacing(), "no more room than its lines need"
    dialog.secret.setText("nghieng khuyen thuong chuong truong phuong giuong")
    dialog.own.click()
    QTest.mouseClick(dialog.start, LEFT)
    assert "ít nhất" in dialog.messages.text
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert label.heightForWidth(label.width()) > label.fontMetrics().lineSpacing(), "two lines are at stake"
    dialog.close()


def test_who_gave_and_took_is_proposed_again_on_this_pc(door: FrontDoor, stick: Drive, qtbot: QtBot) -> None:
    dialog = opened(door, qtbot, "hand-over")
    assert (dialog.giver.text(), dialog.taker.text()) == ("", "")
    qtbot.waitUntil(dialog.start.isEnabled)
    dialog.none.click()
    dialog.giver.setText("Nguyễn Thị Lan, Phó Chánh Văn phòng")
    dialog.taker.setText("Trần Văn Bình")
    QTest.mouseClick(dialog.start, LEFT)
    qtbot.waitUntil(lambda: dialog.handed_over is not None, timeout=10_000)
    dialog.close()
    again = opened(door, qtbot, "hand-over")
    assert again.giver.text() == "Nguyễn Thị Lan, Phó Chánh Văn phòng"
    assert again.taker.text() == "Trần Văn Bình"
    again.close()


def used(qtbot: QtBot, preview: PreviewDialog) -> None:
    """Let a paper leave its preview, and close it."""
    qtbot.waitUntil(lambda: preview.pane.view.page_count > 0)
    preview.pane.used.emit()
    preview.close()


def test_after_the_minutes_were_printed_the_copy_that_comes_back_is_one_button(
    door: FrontDoor, stick: Drive, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(door, qtbot, "hand-over")
    qtbot.waitUntil(dialog.start.isEnabled)
    dialog.none.click()
    QTest.mouseClick(dialog.start, LEFT)
    qtbot.waitUntil(lambda: dialog.handed_over is not None, timeout=10_000)
    for _ in range(2):
        with qtbot.waitSignal(door.handover.shown, timeout=10_000) as shown:
            QTest.mouseClick(dialog.minutes, LEFT)
        assert shown.args
        used(qtbot, shown.args[0])
    dialog.close()
    (copy,) = stick.path.glob("*.dvcq")
    back = tmp_path / "Máy B" / "dvcq.dvcq"
    back.parent.mkdir()
    shutil.copy(copy, back)
    note(back, "PC-B", 0, "Ở B")
    taking = compared(door, qtbot, back)
    assert taking.sentence.text() == "Bản kia mới hơn: có thêm 1 thay đổi."
    assert taking.take.text() == "Nhận bản này"
    taking.close()


def test_printing_the_minutes_of_a_merge_does_not_end_its_undoing(
    door: FrontDoor, here: Path, there: Path, qtbot: QtBot
) -> None:
    take(door, qtbot, forked(door, here, there, qtbot))
    with qtbot.waitSignal(door.handover.shown, timeout=10_000) as shown:
        QTest.mouseClick(link(door, "In biên bản"), LEFT)
    assert shown.args
    preview: PreviewDialog = shown.args[0]
    qtbot.waitUntil(lambda: preview.pane.view.page_count > 0)
    preview.pane.used.emit()
    assert "chưa vào Sổ văn bản" in preview.pane.messages.text
    assert door.window
    database = door.window._workbench.database
    assert database.read(last_merge)
    preview.close()
    QTest.mouseClick(link(door, "Hoàn tác hợp nhất"), LEFT)
    qtbot.waitUntil(lambda: notes(door) == ["Ở A 0", "Ở A 1"], timeout=10_000)


def test_the_minutes_of_a_merge_enter_the_register_where_she_wishes_it(
    door: FrontDoor, here: Path, there: Path, qtbot: QtBot
) -> None:
    take(door, qtbot, forked(door, here, there, qtbot))
    with qtbot.waitSignal(door.handover.shown, timeout=10_000) as shown:
        QTest.mouseClick(link(door, "In biên bản"), LEFT)
    assert shown.args
    preview: PreviewDialog = shown.args[0]
    qtbot.waitUntil(lambda: preview.pane.view.page_count > 0)
    preview.pane.used.emit()
    enter = next(
        button
        for button in preview.pane.messages.findChildren(QToolButton)
        if button.text() == "Ghi vào Sổ văn bản"
    )
    QTest.mouseClick(enter, LEFT)
    qtbot.waitUntil(lambda: "đã được ghi vào Sổ văn bản" in preview.pane.messages.text, timeout=10_000)
    assert door.window
    assert door.window._workbench.database.read(last_merge) is None
    preview.close()


def test_without_a_passphrase_and_with_one_of_her_own(door: FrontDoor, stick: Drive, qtbot: QtBot) -> None:
    dialog = opened(door, qtbot, "hand-over")
    qtbot.waitUntil(dialog.start.isEnabled)
    dialog.own.click()
    QTest.keyClicks(dialog.typed, "ngan")
    QTest.mouseClick(dialog.start, LEFT)
    assert "ít nhất 8 ký tự" in dialog.messages.text
    assert dialog.warning.isHidden()
    dialog.none.click()
    assert not dialog.warning.isHidden()
    QTest.mouseClick(dialog.start, LEFT)
    qtbot.waitUntil(lambda: dialog.handed_over is not None, timeout=10_000)
    assert len(list(stick.path.glob("*.dvcq"))) == 1
    assert dialog.slip.isHidden()
    dialog.close()


def test_a_hand_over_is_stopped_and_the_stick_is_as_it_was(
    door: FrontDoor, stick: Drive, qtbot: QtBot
) -> None:
    dialog = opened(door, qtbot, "hand-over")
    qtbot.waitUntil(dialog.start.isEnabled)
    QTest.mouseClick(dialog.start, LEFT)
    dialog.reject()
    qtbot.waitUntil(lambda: bool(dialog.messages.text), timeout=10_000)
    assert "chưa bàn giao gì" in dialog.messages.text
    assert not list(stick.path.iterdir())
    dialog.close()


def test_a_newer_copy_is_one_button(door: FrontDoor, there: Path, qtbot: QtBot) -> None:
    note(there, "PC-B", 0, "Ở B")
    dialog = compared(door, qtbot, there)
    assert dialog.sentence.text() == "Bản kia mới hơn: có thêm 1 thay đổi."
    assert dialog.take.text() == "Nhận bản này"
    assert not dialog.tabs.isTabVisible(0)
    assert not dialog.tabs.isTabVisible(2)
    assert take(door, qtbot, dialog).startswith("Đã nhận 1 thay đổi")
    assert notes(door) == ["Ở B", None]


def test_what_was_only_printed_here_leaves_a_newer_copy_one_button(
    door: FrontDoor, here: Path, there: Path, qtbot: QtBot
) -> None:
    paper = Printed("person-list", "Danh sách", "Danh sách", 2026, date(2026, 11, 25), b"%PDF-", 1)
    edit(here, "PC-A", "Ghi vào Sổ văn bản", lambda action: register.record_print(action, paper))
    note(there, "PC-B", 0, "Ở B")
    dialog = compared(door, qtbot, there)
    assert dialog.sentence.text() == "Bản kia mới hơn: có thêm 1 thay đổi; máy này chỉ in 1 văn bản."
    assert "vẫn ở Sổ văn bản" in dialog.explanation.text()
    assert dialog.take.text() == "Nhận bản này"
    take(door, qtbot, dialog)
    assert notes(door) == ["Ở B", None]
    assert door.window
    assert len(door.window._workbench.database.read(lambda c: register.papers(c, 2026))) == 1


def test_looking_at_all_pages_and_closing_writes_nothing(door: FrontDoor, here: Path, there: Path) -> None:
    assert door.start()
    assert door.window
    window = door.window
    for number in range(len(window.room_titles)):
        window.show_room(number)
        for tabs in window.current_screen.findChildren(QTabWidget):
            for tab in range(tabs.count()):
                tabs.setCurrentIndex(tab)
                QApplication.processEvents()
    assert window.flush(lambda: None)
    door.stop()
    window.close_at_once()
    door._window = None
    with Database.open(here, exclusive=False) as one, Database.open(there, exclusive=False) as other:
        assert one.verify().digest == other.verify().digest


def test_an_older_and_an_equal_copy_can_not_be_taken(
    door: FrontDoor, here: Path, there: Path, qtbot: QtBot
) -> None:
    dialog = compared(door, qtbot, there)
    assert dialog.sentence.text() == "Hai bản giống nhau."
    assert dialog.take.isHidden()
    dialog.close()
    door.stop()
    assert door.window
    door.window.close_at_once()
    door._window = None
    note(here, "PC-A", 0, "Ở A")
    dialog = compared(door, qtbot, there)
    assert dialog.sentence.text().startswith("Bản kia cũ hơn: máy này có thêm 1 thay đổi")
    assert dialog.take.isHidden()
    dialog.close()
    assert notes(door) == ["Ở A", None]


def forked(door: FrontDoor, here: Path, there: Path, qtbot: QtBot) -> TakeOverDialog:
    for number in range(2):
        note(here, "PC-A", number, f"Ở A {number}")
        note(there, "PC-B", number, f"Ở B {number}")
    edit(there, "PC-B", "Thêm", lambda action: office.save_person(action, Person("", "Vũ Văn Yên")))
    return compared(door, qtbot, there)


def test_a_fork_is_shown_merged_and_undone(door: FrontDoor, here: Path, there: Path, qtbot: QtBot) -> None:
    dialog = forked(door, here, there, qtbot)
    assert dialog.sentence.text().endswith(
        "máy này 2 thay đổi, bản kia 3; có 2 chỗ hai bên ghi khác nhau, cần chọn."
    )
    assert dialog.take.text() == "Hợp nhất, chọn sau 2 chỗ"
    assert [card.words.text() for card in dialog.conflicts.cards] == ["Ở A 0", "Ở B 0"]
    assert dialog.conflicts.before.text().startswith("Trước đó, cả hai bên: (trống) (máy PC-A,")
    QTest.keyClick(dialog.conflicts.list, Qt.Key.Key_2)
    assert dialog.take.text() == "Hợp nhất, chọn sau 1 chỗ"
    assert dialog.conflicts.cards[0].words.text() == "Ở A 1"
    said = take(door, qtbot, dialog)
    assert "Dữ liệu ngay trước đó ở bản sao lưu lúc" in said
    assert "giữ 30 ngày" in said
    assert len(list((here.parent / "sao-luu").glob("*-truoc-hop-nhat.dvcq"))) == 1
    assert notes(door)[0] == "Ở B 0"
    assert door.window
    assert door.window.status.waiting.text() == "Chỗ cần chọn (1)"
    undo = link(door, "Hoàn tác hợp nhất")
    with qtbot.waitSignal(door.window._workbench.writer.saved, timeout=10_000):
        QTest.mouseClick(undo, LEFT)
    assert notes(door) == ["Ở A 0", "Ở A 1"]
    qtbot.waitUntil(door.window.status.waiting.isHidden)
    assert door.window._workbench.database.verify().is_sound


def test_a_fork_shows_what_both_sides_did_by_room(
    door: FrontDoor, here: Path, there: Path, qtbot: QtBot
) -> None:
    dialog = forked(door, here, there, qtbot)
    assert dialog.tabs.isTabVisible(2)
    tree = dialog.sides

    def row(item: Any) -> list[str]:
        return [item.text(column) for column in range(3)]

    tops = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
    assert [row(top) for top in tops] == [["Tất cả", "2 thay đổi", "3 thay đổi"], ["Cơ quan", "", ""]]
    office_room: Any = tops[1]
    assert row(office_room.child(0)) == ["Người", "sửa 2", "thêm 1, sửa 2"]
    assert tree.headerItem().text(2) == "Bản kia đã làm"
    dialog.close()


def test_the_minutes_of_a_merge_follow_the_order_of_the_rooms(
    door: FrontDoor, here: Path, there: Path, qtbot: QtBot
) -> None:
    kind = next(iter(UnitKind))
    edit(there, "PC-B", "Thêm", lambda action: office.save_unit(action, Unit("", "Thôn Hạ", kind)))
    take(door, qtbot, forked(door, here, there, qtbot))
    assert door.window
    kept = door.window._workbench.database.read(store.merged)
    assert kept
    assert [each.table for each in kept.tables] == ["Đơn vị", "Người"]


def test_what_is_left_is_decided_later_also_in_words_of_her_own(
    door: FrontDoor, here: Path, there: Path, qtbot: QtBot
) -> None:
    take(door, qtbot, forked(door, here, there, qtbot))
    assert door.window
    window = door.window
    assert window.status.waiting.text() == "Chỗ cần chọn (2)"
    today: Any = window.open_room("Hôm nay")
    told = "Chỗ cần chọn sau hợp nhất (2)"
    qtbot.waitUntil(lambda: told in [group.heading for group in today.reading.groups], timeout=10_000)
    dialog = opened(door, qtbot, "conflicts")
    assert isinstance(dialog, ConflictsDialog)
    qtbot.waitUntil(lambda: dialog.pane.list.count() == 2)
    heard = {card.words.text() for card in dialog.pane.cards}
    assert heard == {"Ở A 0", "Ở B 0"}
    QTest.keyClicks(dialog.pane.typed, "Ca hai")
    # What is typed stays while she looks elsewhere, and Enter takes it.
    for row in (1, 0):
        dialog.pane.list.setCurrentRow(row)
        assert dialog.pane.typed.text() == ("" if row else "Ca hai")
    assert dialog.pane._said.text().startswith("Chữ gõ ở Ghi khác chưa được dùng")
    assert [letter_of(card.button.text()) for card in dialog.pane.cards] == ["1", "2"]
    QTest.keyClick(dialog.pane.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.pane.list.count() == 1, timeout=10_000)
    QTest.keyClick(dialog.pane.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: dialog.pane.list.count() == 0, timeout=10_000)
    assert "Không còn chỗ nào" in dialog.words.text()
    dialog.close()
    qtbot.waitUntil(window.status.waiting.isHidden)
    qtbot.waitUntil(
        lambda: not any("hợp nhất" in group.title for group in today.reading.groups), timeout=10_000
    )
    assert notes(door)[0] == "Ca hai"


def test_a_record_says_itself_that_it_waits(door: FrontDoor, here: Path, there: Path, qtbot: QtBot) -> None:
    take(door, qtbot, forked(door, here, there, qtbot))
    assert door.window
    window = door.window
    window.show_room(window.room_titles.index("Cơ quan"))
    screen: Any = window.current_screen
    people = screen.people
    screen.tabs.setCurrentWidget(people)
    qtbot.waitUntil(lambda: len(people.table.records.ids) == 3)
    key = next(key for key, row in people._records.items() if row.person.full_name == NAMES[0])
    people.table.select_ids([key])
    qtbot.waitUntil(lambda: "hai bản ghi khác nhau" in people.detail.remarks.text())
    dialog = opened(door, qtbot, "conflicts")
    qtbot.waitUntil(lambda: dialog.pane.list.count() == 2)
    dialog.pane.chosen.emit(dialog.pane._items, [item.sides[0].value for item in dialog.pane._items])
    qtbot.waitUntil(lambda: dialog.pane.list.count() == 0, timeout=10_000)
    dialog.close()
    qtbot.waitUntil(lambda: "hai bản ghi khác nhau" not in people.detail.remarks.text())


def test_a_fresh_window_takes_a_copy_as_its_own(
    door: FrontDoor, here: Path, there: Path, qtbot: QtBot
) -> None:
    here.unlink()
    dialog = compared(door, qtbot, there)
    assert dialog.sentence.text().startswith("Máy này chưa có dữ liệu.")
    assert dialog.take.text() == "Nhận bản này"
    take(door, qtbot, dialog)
    assert door.window
    with Database.open(there, exclusive=False) as other:
        assert door.window._workbench.database.verify().digest == other.verify().digest


def test_made_up_data_that_a_fresh_window_takes_is_marked_there_at_once(
    door: FrontDoor, here: Path, there: Path, qtbot: QtBot
) -> None:
    here.unlink()
    with Database.open(there) as database:
        database.maintain(mark_sample)
    dialog = compared(door, qtbot, there)
    assert "Bản này là DỮ LIỆU MẪU" in dialog.explanation.text()
    assert door.window
    assert door.window.strip is None
    take(door, qtbot, dialog)
    assert door.window.strip is not None
    assert door.window.strip.isVisible()
    assert "DỮ LIỆU MẪU" in door.window.windowTitle()


def test_a_wrong_passphrase_is_told_and_typed_again(door: FrontDoor, stick: Drive, qtbot: QtBot) -> None:
    giver = opened(door, qtbot, "hand-over")
    qtbot.waitUntil(giver.start.isEnabled)
    QTest.mouseClick(giver.start, LEFT)
    qtbot.waitUntil(lambda: giver.handed_over is not None, timeout=10_000)
    secret = giver.secret.text()
    giver.close()
    dialog = opened(door, qtbot, "take-over")
    qtbot.waitUntil(dialog.compare.isEnabled)
    QTest.mouseClick(dialog.compare, LEFT)
    assert "có mật khẩu" in dialog.messages.text
    QTest.keyClicks(dialog.secret, "sai")
    QTest.mouseClick(dialog.compare, LEFT)
    qtbot.waitUntil(lambda: "không đúng" in dialog.messages.text, timeout=10_000)
    dialog.secret.selectAll()
    QTest.keyClicks(dialog.secret, secret)
    QTest.mouseClick(dialog.compare, LEFT)
    qtbot.waitUntil(lambda: dialog.prepared is not None, timeout=10_000)
    assert dialog.sentence.text() == "Hai bản giống nhau."
    dialog.close()


def test_a_copy_to_look_at_is_opened_and_not_taken(
    door: FrontDoor, here: Path, stick: Drive, qtbot: QtBot
) -> None:
    giver = opened(door, qtbot, "hand-over")
    qtbot.waitUntil(giver.start.isEnabled)
    giver.view_only.click()
    QTest.mouseClick(giver.start, LEFT)
    qtbot.waitUntil(lambda: giver.handed_over is not None, timeout=10_000)
    secret = giver.secret.text()
    giver.close()
    dialog = opened(door, qtbot, "take-over")
    qtbot.waitUntil(dialog.compare.isEnabled)
    assert dialog.compare.text() == "Mở để xem"
    QTest.keyClicks(dialog.secret, secret)
    QTest.mouseClick(dialog.compare, LEFT)
    qtbot.waitUntil(
        lambda: door.window is not None and "CHỈ XEM" in door.window.windowTitle(), timeout=10_000
    )
    assert notes(door) == [None, None]
    assert (here.parent / "ban-chi-xem.dvcq").exists()


def test_the_preview_goes_down_to_the_field(door: FrontDoor, here: Path, there: Path, qtbot: QtBot) -> None:
    dialog = forked(door, here, there, qtbot)
    room = dialog.preview.topLevelItem(0)
    assert room is not None
    assert room.text(0) == "Cơ quan"
    kind: Any = room.child(0)
    assert kind.text(0) == "Người: thêm 1 hồ sơ, 2 chỗ ghi khác nhau"
    kind.setExpanded(True)
    records = {kind.child(row).text(0): kind.child(row) for row in range(kind.childCount())}
    assert "Vũ Văn Yên: thêm mới" in records
    changed: Any = records[f"{NAMES[0]}: 1 chỗ ghi khác nhau"]
    changed.setExpanded(True)
    field = changed.child(0)
    assert [field.text(column) for column in range(4)] == [
        "Ghi chú (ghi khác nhau)",
        "Ở A 0",
        "Ở B 0",
        "chờ chọn",
    ]
    QTest.keyClick(dialog.conflicts.list, Qt.Key.Key_2)
    assert field.text(3) == "Ở B 0"
    QTest.keyClick(dialog.conflicts.list, Qt.Key.Key_1)
    other: Any = records[f"{NAMES[1]}: 1 chỗ ghi khác nhau"]
    other.setExpanded(True)
    assert other.child(0).text(3) == "Ở A 1"
    dialog.close()


def test_nothing_is_merged_where_the_state_before_cannot_be_kept(
    door: FrontDoor, here: Path, there: Path, qtbot: QtBot
) -> None:
    dialog = forked(door, here, there, qtbot)
    (here.parent / "sao-luu").write_text("một tệp, không phải thư mục", encoding="utf-8")
    QTest.mouseClick(dialog.take, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.messages.text), timeout=10_000)
    assert dialog.messages.text.startswith("Không ghi được vào thư mục sao lưu")
    assert notes(door) == ["Ở A 0", "Ở A 1"]
    dialog.close()


def test_an_empty_file_offers_to_take_what_another_pc_holds(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "new"))
    new = FrontDoor(qapp)
    assert new.start()
    assert new.window
    screen = new.window.open_room("Kế hoạch")
    assert isinstance(screen, PlanScreen)
    empty = screen.tasks.table.cover.page
    qtbot.waitUntil(empty.other.isVisible)
    with qtbot.waitSignal(new.handover.shown, timeout=5000) as shown:
        QTest.mouseClick(empty.other, LEFT)
    assert isinstance(shown.args[0], TakeOverDialog)
    shown.args[0].close()
    new.stop()
    new.window.close_at_once()
    new.window.deleteLater()
    new.deleteLater()
