# SPDX-License-Identifier: MIT
"""The frame around the rooms."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dvcq_desktop.database.actions import Action
from dvcq_desktop.database.database import Database
from dvcq_desktop.database.errors import DiskFullError
from dvcq_desktop.errors import UserError
from dvcq_desktop.main_window import MainWindow
from dvcq_desktop.office import store
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.widgets.jobs import JobRunner
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.reads import Reader
from dvcq_desktop.widgets.room_bar import Room
from dvcq_desktop.widgets.search import SearchBox
from dvcq_desktop.widgets.workbench import Workbench
from dvcq_desktop.widgets.writes import Writer

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk(QWidget):
    """A room with a search box and one action of its own."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.search = SearchBox("Tìm", self)
        self.button = QPushButton("Thêm", self)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.button)
        self.refreshed = 0
        self.unsaved = ""
        self.own = QAction(f"Việc của {title}", self)

    def actions_of_room(self) -> list[QAction]:
        return [self.own]

    def refresh(self) -> None:
        self.refreshed += 1

    def focus_search(self) -> None:
        self.search.setFocus()

    def leave(self) -> str:
        return self.unsaved


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Workbench]:
    with Database.open(tmp_path / "a.dvcq", create=True) as database:
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        made = Workbench(database, Writer(database), Reader(database.connect), JobRunner(), settings)
        yield made
        made.jobs.shutdown()
        made.reader.shutdown()
        made.writer.shutdown()


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def window(bench: Workbench, qtbot: QtBot, opened: list[str]) -> Iterator[MainWindow]:
    def make(title: str) -> Desk:
        opened.append(title)
        return Desk(title)

    rooms = [
        Room("Kế hoạch", "clipboard-list", lambda _parent: make("Kế hoạch")),
        Room("Cơ quan", "landmark", lambda _parent: make("Cơ quan")),
    ]
    made = MainWindow(bench, rooms, "a.dvcq", demo=False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def add_unit(bench: Workbench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.writer.saved):
        unit = Unit("", "Văn phòng", UnitKind.DIVISION)
        bench.writer.write("Thêm đơn vị", lambda action: store.save_unit(action, unit))


def test_a_room_is_made_when_it_is_opened_for_the_first_time(window: MainWindow, opened: list[str]) -> None:
    assert opened == ["Kế hoạch"]
    window.show_room(1)
    window.show_room(0)
    window.show_room(1)
    assert opened == ["Kế hoạch", "Cơ quan"]


def test_alt_and_a_number_opens_a_room(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.room_titles.index("Cơ quan") == 1
    assert window._stack.currentIndex() == 1


def test_the_rooms_own_menu_follows_the_room(window: MainWindow) -> None:
    window.show_room(1)
    assert window.menus.room.title() == "&Cơ quan"
    window.menus.room.aboutToShow.emit()
    assert [action.text() for action in window.menus.room.actions()] == ["&Việc của Cơ quan"]


def test_what_was_saved_and_when_stands_below(window: MainWindow, bench: Workbench, qtbot: QtBot) -> None:
    add_unit(bench, qtbot)
    assert window.status.saved.text().startswith("Đã lưu ")
    assert window.status.saved.text().endswith("Thêm đơn vị")


def test_the_menu_names_what_would_be_undone(window: MainWindow, bench: Workbench, qtbot: QtBot) -> None:
    add_unit(bench, qtbot)
    window.menus.name_steps()
    assert window.menus.undo.text() == "&Hoàn tác: Thêm đơn vị"
    with qtbot.waitSignal(bench.writer.saved):
        window.menus.undo.trigger()
    window.menus.name_steps()
    assert window.menus.redo.text() == "&Làm lại: Thêm đơn vị"


def test_the_open_menu_names_what_is_saved_while_it_is_open(
    window: MainWindow, bench: Workbench, qtbot: QtBot
) -> None:
    menu = window.menus.undo.associatedObjects()[0]
    assert isinstance(menu, QMenu)
    menu.popup(window.mapToGlobal(window.rect().center()))
    add_unit(bench, qtbot)
    assert window.menus.undo.text() == "&Hoàn tác: Thêm đơn vị"
    menu.close()


def test_f5_reads_the_open_room_anew(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.current_screen.refreshed == 1  # type: ignore[attr-defined]  # a Desk


def test_f11_gives_the_detail_of_the_open_page_all_the_room(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.message.text == "Trang này không có phần chi tiết để phóng to."
    page = Page("Đơn vị", window.current_screen)
    page.set_table(QWidget())
    page.set_detail(QWidget())
    page.show()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert page.is_enlarged
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not page.is_enlarged


def test_a_narrow_window_folds_the_names_of_the_rooms(window: MainWindow) -> None:
    button = window._nav._buttons.button(0)
    assert isinstance(button, QToolButton)
    window.resize(1366, 700)
    assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    window.resize(911, 512)
    assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert button.accessibleName() == "Kế hoạch"


def test_a_refused_write_is_told_at_the_top(window: MainWindow, bench: Workbench) -> None:
    bench.writer.refused.emit("Ổ đĩa đã đầy.")
    assert window.message.text == "Ổ đĩa đã đầy."


def refuse(_action: object) -> None:
    raise UserError("Nhiệm vụ này đã bị xóa.")


def test_a_refused_write_leaves_what_was_saved_last_below(
    window: MainWindow, bench: Workbench, qtbot: QtBot
) -> None:
    add_unit(bench, qtbot)
    with qtbot.waitSignal(bench.writer.refused):
        bench.writer.write("Sửa nhiệm vụ", refuse)
        assert window.status.saved.text() == "Đang lưu…"
    assert window.status.saved.text().endswith("Thêm đơn vị")


def test_what_waits_for_a_write_is_told_of_its_refusal_though_the_cell_typed_in_is_gone(
    window: MainWindow, bench: Workbench, qtbot: QtBot
) -> None:
    def refuse(_action: object) -> None:
        raise UserError("Ổ đĩa đã đầy.")

    cell = QLineEdit(window)
    cell.show()
    cell.setFocus()
    done: list[str] = []
    bench.writer.write("Sửa đơn vị", refuse, failed=lambda _error: None)
    window.save_first(partial(done.append, "sao lưu"))
    shiboken6.delete(cell)
    qtbot.waitUntil(lambda: "Ổ đĩa đã đầy." in window.message.text)
    assert done == []
    window.message._links[0].click()
    assert done == ["sao lưu"]


def test_an_edit_that_is_refused_is_not_called_saved(
    window: MainWindow, bench: Workbench, qtbot: QtBot
) -> None:
    def refuse(_action: object) -> None:
        raise UserError("Ngày kết thúc ở trước ngày bắt đầu.")

    refused: list[UserError] = []
    bench.writer.write("Sửa đơn vị", refuse, failed=refused.append, edit=True)
    qtbot.waitUntil(lambda: bool(refused))
    assert window.message.text == ""


def test_what_the_disk_did_not_take_is_written_before_the_file_is_left(
    window: MainWindow, bench: Workbench, qtbot: QtBot
) -> None:
    tries: list[str] = []
    left: list[str] = []

    def work(action: Action) -> None:
        tries.append("Văn phòng")
        if len(tries) == 1:
            raise DiskFullError(bench.database.path)
        store.save_unit(action, Unit("", "Văn phòng", UnitKind.DIVISION))

    bench.writer.write("Thêm đơn vị", work, failed=lambda _error: None, edit=True)
    qtbot.waitUntil(lambda: "vẫn được giữ" in window.message.text)
    assert not window.leave(partial(left.append, "closed"))
    qtbot.waitUntil(lambda: bool(left))
    assert len(tries) == 2
    assert window.message.text == "Đã lưu các chỗ sửa mà lúc trước ổ đĩa chưa ghi được."


def test_ctrl_f_goes_to_the_search_of_the_open_room(window: MainWindow) -> None:
    """A search box that claimed the key as well made it mean nothing at all."""
    window.activateWindow()
    desk = window.current_screen
    assert isinstance(desk, Desk)
    desk.button.setFocus()
    QTest.keyClick(desk.button, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert desk.search.hasFocus()


def test_the_open_room_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    for room in (0, 1, 0):
        window.show_room(room)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert window.current_screen.isAncestorOf(focused)


def test_redo_goes_by_both_keys_that_other_programs_have(
    window: MainWindow, bench: Workbench, qtbot: QtBot
) -> None:
    add_unit(bench, qtbot)
    for key, modifiers in ((Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)):
        with qtbot.waitSignal(bench.writer.saved):
            window.menus.undo.trigger()
        with qtbot.waitSignal(bench.writer.saved) as saved:
            QTest.keyClick(window, key, modifiers)
        assert saved.args[0] == "Làm lại: Thêm đơn vị"
