# SPDX-License-Identifier: MIT
"""A power cut in the middle of a sentence: the next start offers what was typed."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.office.store import save_unit
from dvcq_desktop.opening import open_database
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from dvcq_desktop.plan.dialogs.extend_dialog import ExtendDialog
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.store import changes
from dvcq_desktop.widgets.drafts import NAME, Draft, keep_left, left_drafts
from dvcq_desktop.widgets.drafts_dialog import DraftsDialog
from tests.windows import doors_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.app import FrontDoor
    from dvcq_desktop.front_drafts import FrontDrafts


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    with open_database(default_database_path(), create=True) as database:
        database.write("Thêm", lambda action: changes.add_task(action, Task("", 2026, "Đối thoại")))
    return tmp_path / "home"


@pytest.fixture
def opened(qapp: QApplication, home: Path, qtbot: QtBot) -> Iterator[Callable[[], FrontDoor]]:
    """Return what starts the program and waits until it has settled."""
    with doors_of(qapp, qtbot) as start:

        def start_at_a_task() -> FrontDoor:
            door = start()
            assert door.window is not None
            screen: Any = door.window.open_room("Kế hoạch")
            qtbot.waitUntil(lambda: len(screen.tasks.table.records.ids) == 1)
            screen.tasks.table.select_ids(screen.tasks.table.records.ids)
            qtbot.waitUntil(lambda: screen.tasks.detail.task is not None)
            return door

        yield start_at_a_task


def field_of(door: FrontDoor) -> Any:
    """Return the field of the task's name, with the cursor in it."""
    assert door.window is not None
    screen: Any = door.window.current_screen
    field = screen.tasks.detail.info.title
    field.setFocus()
    field.selectAll()
    return field


def look(door: FrontDoor) -> None:
    assert door.services._drafts is not None
    door.services._drafts._keeper.look()


def cut_power(door: FrontDoor, home: Path) -> None:
    """Leave on the disk what a power cut would: no goodbye is said."""
    shutil.copy(home / NAME, home / "kept")
    door.stop()
    assert door.window is not None
    door.window.close_at_once()
    shutil.move(home / "kept", home / NAME)


def drafts_of(door: FrontDoor) -> FrontDrafts:
    assert door.services._drafts is not None
    return door.services._drafts


def test_what_was_typed_is_offered_at_the_next_start(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    QTest.keyClicks(field_of(door), "Moi dan thon Ben Trai")
    look(door)
    cut_power(door, home)
    again = opened()
    assert "“Kế hoạch › Đối thoại › Tên nhiệm vụ” đang gõ dở" in drafts_of(again).bar.text
    drafts_of(again).show()
    (dialog,) = [box for box in QApplication.topLevelWidgets() if isinstance(box, DraftsDialog)]
    dialog.copy_buttons[0].click()
    assert QApplication.clipboard().text() == "Moi dan thon Ben Trai"
    dialog.accept()
    assert left_drafts(home) == []
    assert drafts_of(again).bar.isHidden()


def test_the_offer_stays_until_it_is_answered_and_puts_the_text_back(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    QTest.keyClicks(field_of(door), "Moi dan thon Ben Trai")
    look(door)
    cut_power(door, home)
    again = opened()
    assert again.window is not None
    again.window.message.show_info("Đã thêm 3 đơn vị.")
    assert drafts_of(again).bar.isVisible()
    again.window.open_room("Cơ quan")
    drafts_of(again).reopen()
    qtbot.waitUntil(drafts_of(again).bar.isHidden)
    screen: Any = again.window.current_screen
    assert again.window.room_title == "Kế hoạch"
    assert screen.tasks.detail.info.title.toPlainText() == "Moi dan thon Ben Trai"
    # It is kept anew from there, for the next power cut.
    assert left_drafts(home)[0].text == "Moi dan thon Ben Trai"
    assert again._workbench is not None
    with qtbot.waitSignal(again._workbench.writer.saved):
        screen.tasks.detail.info.title.flush()


def people_of(door: FrontDoor) -> Any:
    assert door.window is not None
    screen: Any = door.window.open_room("Cơ quan")
    return screen.open_page("Cán bộ, công chức")


def begin_person(door: FrontDoor, qtbot: QtBot) -> Any:
    """Type a new person, half of a date and a position."""
    people = people_of(door)
    assert door.window is not None
    qtbot.waitUntil(lambda: not people.window().is_busy)
    people.add_record()
    name = people.form.field("full_name")
    name.setFocus()
    QTest.keyClicks(name, "Le Thi Hoa")
    QTest.keyClicks(people.form.field("birth"), "5/3/19")
    QTest.keyClicks(people.tenures.form.field("position"), "Cong chuc")
    QTest.keyClicks(people.tenures.form.field("starts_on").line, "5/3/20")
    kinds = people.form.field("kind")
    kinds.set_value(kinds.offered[-1])
    return people


def test_all_fields_of_a_new_record_come_back(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    begin_person(door, qtbot)
    look(door)
    cut_power(door, home)
    again = opened()
    assert "“Cơ quan › Cán bộ, công chức › Thêm người” đang gõ dở" in drafts_of(again).bar.text
    (draft,) = left_drafts(home)
    assert "Le Thi Hoa" in draft.text
    drafts_of(again).reopen()
    qtbot.waitUntil(drafts_of(again).bar.isHidden)
    people = people_of(again)
    assert people.is_entering
    assert people.form.field("full_name").value == "Le Thi Hoa"
    assert people.form.field("birth").value == "5/3/19"
    assert people.tenures.form.field("position").value == "Cong chuc"
    assert people.tenures.form.field("starts_on").value == date(2020, 3, 5)
    kinds = people.form.field("kind")
    assert kinds.value == kinds.offered[-1] != kinds.offered[0]
    assert len(left_drafts(home)) == 1


def test_what_is_let_go_can_be_taken_back(opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot) -> None:
    door = opened()
    begin_person(door, qtbot)
    look(door)
    cut_power(door, home)
    again = opened()
    drafts_of(again).drop()
    assert drafts_of(again).bar.isHidden()
    assert left_drafts(home) == []
    drafts_of(again).take_back()
    assert drafts_of(again).bar.isVisible()
    assert len(left_drafts(home)) == 1


def test_a_new_record_on_another_page_and_a_save_elsewhere_lose_nothing(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    begin_person(door, qtbot)
    assert door.window is not None
    door.window.open_room("Kế hoạch")
    assert door._workbench is not None
    with qtbot.waitSignal(door._workbench.writer.saved):
        door._workbench.writer.write("Thêm", lambda action: changes.add_task(action, Task("", 2026, "Hai")))
    look(door)
    assert left_drafts(home)[0].place == "Cơ quan › Cán bộ, công chức › Thêm người"


def test_what_was_typed_in_another_file_is_only_shown(opened: Callable[[], FrontDoor], home: Path) -> None:
    kept = '[{"place": "Cơ quan › Cán bộ", "text": "Hoa", "back": {"file": "/khac.dvcq", "room": "Cơ quan"}}]'
    (home / NAME).write_text(kept, encoding="utf-8")
    door = opened()
    texts = [link.text() for link in drafts_of(door).bar._links]
    assert texts == ["Xem…", "Bỏ"]


def test_a_place_that_is_gone_is_told(opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot) -> None:
    door = opened()
    QTest.keyClicks(field_of(door), "Moi dan")
    look(door)
    assert door._workbench is not None
    held = (home / NAME).read_text(encoding="utf-8").replace("Đối thoại", "Việc đã xóa")
    cut_power(door, home)
    (home / NAME).write_text(held, encoding="utf-8")
    again = opened()
    assert again.window is not None
    drafts_of(again).reopen()
    qtbot.waitUntil(lambda: "Chỗ đã gõ không còn nữa" in again.window.message.text)  # type: ignore[union-attr]  # asserted above
    assert drafts_of(again).bar.isVisible()


def test_of_a_record_the_heading_of_its_form_is_told(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    assert door._workbench is not None
    assert door.window is not None
    unit = Unit("", "Phòng Kinh tế", UnitKind.DIVISION)
    with qtbot.waitSignal(door._workbench.writer.saved):
        door._workbench.writer.write("Thêm đơn vị", lambda action: save_unit(action, unit))
    screen: Any = door.window.open_room("Cơ quan")
    section = screen.open_page("Đơn vị")
    qtbot.waitUntil(lambda: len(section.table.records.ids) == 1)
    section.table.select_ids(section.table.records.ids)
    qtbot.waitUntil(lambda: section.detail.heading.text() == "Phòng Kinh tế")
    field = section.form.field("short_name")
    field.setFocus()
    QTest.keyClicks(field, "KT")
    look(door)
    assert left_drafts(home)[0].place.startswith("Cơ quan › Đơn vị › Phòng Kinh tế › ")


def test_what_is_saved_is_no_draft(opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot) -> None:
    door = opened()
    field = field_of(door)
    QTest.keyClicks(field, "Moi dan")
    look(door)
    assert (home / NAME).exists()
    assert door._workbench is not None
    with qtbot.waitSignal(door._workbench.writer.saved):
        field.flush()
    look(door)
    assert not (home / NAME).exists()


def test_a_window_left_as_it_should_be_leaves_nothing(opened: Callable[[], FrontDoor], home: Path) -> None:
    door = opened()
    QTest.keyClicks(field_of(door), "Moi dan")
    look(door)
    door.stop()
    assert not (home / NAME).exists()


def test_what_is_searched_for_is_no_draft(opened: Callable[[], FrontDoor], home: Path) -> None:
    door = opened()
    assert door.window is not None
    screen: Any = door.window.current_screen
    QTest.keyClicks(screen.tasks.page.search, "Moi dan")
    look(door)
    assert not (home / NAME).exists()


def test_the_name_of_a_file_is_no_draft(opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot) -> None:
    door = opened()
    asked = QFileDialog(door.window, "Chọn kế hoạch")
    asked.setOption(QFileDialog.Option.DontUseNativeDialog)
    with qtbot.waitActive(asked):
        asked.open()
    QTest.keyClicks(asked.findChildren(QLineEdit)[0], "ke hoach")
    look(door)
    assert not (home / NAME).exists()
    asked.close()


def test_drafts_of_two_cuts_are_kept_until_they_are_thrown_away(home: Path) -> None:
    (home / NAME).write_text('[{"place": "A", "text": "một"}]', encoding="utf-8")
    assert left_drafts(home) == [Draft("A", "một")]
    (home / NAME).write_text('[{"place": "B", "text": "hai"}]', encoding="utf-8")
    assert left_drafts(home) == [Draft("B", "hai"), Draft("A", "một")]
    keep_left(home, [])
    assert left_drafts(home) == []


@pytest.mark.parametrize("held", ["", "{", '{"a": 1}', "[1, 2]", "\x00\x01"])
def test_a_damaged_draft_is_no_draft(home: Path, held: str) -> None:
    (home / NAME).write_text(held, encoding="utf-8")
    assert left_drafts(home) == []


def test_a_dialog_is_offered_whole_with_the_day_that_was_typed_and_left(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    assert door.window is not None
    screen: Any = door.window.current_screen
    drafts_of(door)._keeper.begin()
    screen.tasks.work.extend(())
    qtbot.waitUntil(lambda: bool(screen.tasks.findChildren(ExtendDialog)))
    (dialog,) = screen.tasks.findChildren(ExtendDialog)
    qtbot.waitActive(dialog)
    dialog.ui.deadline.setFocus()
    look(door)
    assert not (home / NAME).exists()
    QTest.keyClicks(dialog.ui.deadline.line, "31/12/2026")
    QTest.keyClick(dialog.ui.deadline.line, Qt.Key.Key_Tab)
    look(door)
    assert left_drafts(home)[0].text.splitlines()[0] == "Thời hạn mới: 31/12/2026"
    QTest.keyClicks(dialog.ui.reason, "Cho so lieu")
    look(door)
    cut_power(door, home)
    again = opened()
    assert "“Gia hạn" in drafts_of(again).bar.text
    (whole, *others) = [
        draft for draft in left_drafts(home) if "Lý do" in draft.text or "Lý do" in draft.place
    ]
    assert others == []
    text = whole.text.splitlines()
    assert text[0] == "Thời hạn mới: 31/12/2026"
    assert "Lý do: Cho so lieu" in text


def test_what_was_left_for_another_row_is_kept_too(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    people = begin_person(door, qtbot)
    people._keep_typed()
    people.end_entering()
    people._show_current()
    look(door)
    cut_power(door, home)
    again = opened()
    (draft,) = left_drafts(home)
    assert draft.place == "Cơ quan › Cán bộ, công chức › Thêm người"
    assert "Le Thi Hoa" in draft.text
    drafts_of(again).reopen()
    qtbot.waitUntil(drafts_of(again).bar.isHidden)
    assert people_of(again).form.field("full_name").value == "Le Thi Hoa"


def test_what_is_typed_is_kept_after_a_short_pause_and_reopening_says_to_look(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    keeper = drafts_of(door)._keeper
    keeper._timer.setInterval(1_000_000)
    field = field_of(door)
    QTest.keyClicks(field, "Moi dan")
    qtbot.waitUntil((home / NAME).exists)
    QTest.keyClicks(field, " thon Ben Trai")
    assert keeper._paused.isActive()
    assert keeper._paused.interval() < 500
    qtbot.waitUntil(lambda: "Moi dan thon Ben Trai" in (home / NAME).read_text(encoding="utf-8"))
    cut_power(door, home)
    again = opened()
    assert again.window is not None
    drafts_of(again).reopen()
    qtbot.waitUntil(drafts_of(again).bar.isHidden)
    assert "hãy xem lại" in again.window.message.text
