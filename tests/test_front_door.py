# SPDX-License-Identifier: MIT
"""Opening, leaving and changing the file: nothing typed is lost unsaid, and nothing ends in a traceback."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QToolButton

from dvcq_desktop import app
from dvcq_desktop.__main__ import main as start
from dvcq_desktop.app import FrontDoor
from dvcq_desktop.database.errors import DiskFullError
from dvcq_desktop.front_switching import FrontSwitching
from dvcq_desktop.handover.dialogs.backup_dialog import BackupDialog
from dvcq_desktop.opening import open_database
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.store import changes
from dvcq_desktop.widgets import single_instance
from dvcq_desktop.widgets.jobs import Job
from dvcq_desktop.widgets.single_instance import Answer
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.main_window import MainWindow

YEAR = date.today().year  # noqa: DTZ011 - the year that the window opens


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def door(qapp: QApplication, home: Path, qtbot: QtBot) -> Iterator[FrontDoor]:
    """Open the window on a file with one task."""
    home.mkdir()
    with open_database(default_database_path(), create=True) as database:
        database.write("Thêm", lambda action: changes.add_task(action, Task("", YEAR, "Đối thoại")))
    made = FrontDoor(qapp)
    yield made
    shut(made)


def opened(door: FrontDoor, qtbot: QtBot) -> Any:
    """Return the plan room with its one task shown."""
    assert door.start()
    assert door.window is not None
    screen: Any = door.window.open_room("Kế hoạch")
    room = screen.tasks
    qtbot.waitUntil(lambda: len(room.table.records.ids) == 1)
    room.table.select_ids(room.table.records.ids)
    qtbot.waitUntil(lambda: room.detail.task is not None)
    return room


def window_of(door: FrontDoor) -> MainWindow:
    assert door.window is not None
    return door.window


def asked() -> list[QMessageBox]:
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]


def answer(qtbot: QtBot, verb: str) -> str:
    """Press a button of the question and return what was asked."""
    qtbot.waitUntil(lambda: len(asked()) == 1)
    box = asked()[0]
    sentence = box.text()
    button = next(one for one in box.buttons() if verb in one.text().replace("&", ""))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not asked())
    return sentence


def kept(path: Path, sql: str) -> list[Any]:
    with open_database(path, create=False) as database, closing(database.connect()) as connection:
        return [value for (value,) in connection.execute(sql)]


def type_deadline(room: Any, typed: str) -> None:
    line = room.detail.info.deadline.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, typed)


def test_what_is_half_typed_is_saved_when_the_window_is_closed(door: FrontDoor, qtbot: QtBot) -> None:
    room = opened(door, qtbot)
    room.detail.info.title.setFocus()
    room.detail.info.title.selectAll()
    QTest.keyClicks(room.detail.info.title, "Ten moi")
    room.detail.show_tab("Tiến độ")
    QTest.keyClicks(room.detail.progress.content, "Da lam mot nua")
    with qtbot.waitSignal(window_of(door).closed):
        window_of(door).close()
    assert kept(default_database_path(), "select title from task") == ["Ten moi"]
    assert kept(default_database_path(), "select content from progress_entry") == ["Da lam mot nua"]


def test_progress_with_a_file_is_saved_before_the_window_closes(
    door: FrontDoor, qtbot: QtBot, tmp_path: Path
) -> None:
    room = opened(door, qtbot)
    (tmp_path / "biên bản.txt").write_text("Biên bản", encoding="utf-8")
    room.detail.show_tab("Tiến độ")
    QTest.keyClicks(room.detail.progress.content, "Co minh chung")
    room.detail.progress.add_files([tmp_path / "biên bản.txt"])
    with qtbot.waitSignal(window_of(door).closed):
        window_of(door).close()
    assert kept(default_database_path(), "select name from attachment") == ["biên bản.txt"]


def test_progress_whose_file_was_not_waited_for_can_be_recorded_again(
    door: FrontDoor, qtbot: QtBot, tmp_path: Path
) -> None:
    room = opened(door, qtbot)
    (tmp_path / "biên bản.txt").write_text("Biên bản", encoding="utf-8")
    room.detail.show_tab("Tiến độ")
    tab = room.detail.progress
    QTest.keyClicks(tab.content, "Co minh chung")
    tab.add_files([tmp_path / "biên bản.txt"])
    bench = door._workbench
    assert bench is not None
    go = threading.Event()
    for _ in range(2):
        bench.jobs.run(Job("Đang đọc", lambda _progress: go.wait(5)))
    tab.add()
    assert not tab.add_button.isEnabled()
    bench.jobs.cancel(bench.jobs.running[-1])
    qtbot.waitUntil(tab.add_button.isEnabled)
    assert (tab.content.value, "Đã dừng đọc tệp" in room.page.messages.text) == ("Co minh chung", True)
    go.set()
    with qtbot.waitSignal(bench.writer.saved):
        tab.add()


def test_a_file_that_cannot_be_read_keeps_the_window_open(
    door: FrontDoor, qtbot: QtBot, tmp_path: Path
) -> None:
    room = opened(door, qtbot)
    room.detail.show_tab("Tiến độ")
    QTest.keyClicks(room.detail.progress.content, "Co minh chung")
    room.detail.progress.add_files([tmp_path / "không có.txt"])
    window_of(door).close()
    assert "không có.txt" in answer(qtbot, "Ghi tiếp")
    qtbot.wait(20)
    assert window_of(door).isVisible()
    assert room.detail.progress.content.value == "Co minh chung"


@pytest.mark.parametrize("place", ["task", "progress"])
def test_a_day_that_is_none_is_asked_about_before_the_window_closes(
    door: FrontDoor, qtbot: QtBot, place: str
) -> None:
    room = opened(door, qtbot)
    if place == "task":
        type_deadline(room, "31/2/2026")
    else:
        room.detail.show_tab("Tiến độ")
        QTest.keyClicks(room.detail.progress.content, "Da lam")
        room.detail.progress.day.line.setText("31/2/2026")
    window_of(door).close()
    assert "31/2/2026 không có thật" in answer(qtbot, "Ghi tiếp")
    qtbot.wait(20)
    assert window_of(door).isVisible()
    window_of(door).close()
    with qtbot.waitSignal(window_of(door).closed):
        answer(qtbot, "Bỏ phần vừa ghi")
    assert kept(default_database_path(), "select deadline from task") == [None]


def test_all_rooms_show_the_year_that_was_chosen_in_one(door: FrontDoor, qtbot: QtBot) -> None:
    opened(door, qtbot)
    window = window_of(door)
    plan: Any = window.current_screen
    plan.show_year(2024)
    commitments: Any = window.open_room("Cam kết")
    assert commitments.shown_year == 2024
    window.show_room(window_of(door).room_titles.index("Cơ quan"))
    office: Any = window.current_screen
    assert (office.shown_year, office.holidays.year.year) == (2024, 2024)
    office.holidays._on_year_box_chosen(2025)
    window.open_room("Kế hoạch")
    assert (plan.shown_year, plan.tasks.shown_year) == (2025, 2025)


def test_progress_with_a_day_that_is_none_waits_in_its_task(door: FrontDoor, qtbot: QtBot) -> None:
    room = opened(door, qtbot)
    progress, task = room.detail.progress, room.detail.task
    room.detail.show_tab("Tiến độ")
    QTest.keyClicks(progress.content, "Da lam")
    progress.day.line.setText("31/2/2026")
    room.table.clearSelection()
    qtbot.waitUntil(lambda: room.detail.task is None)
    assert "31/2/2026" in room.page.messages.text
    room.table.select_ids([task.id])
    qtbot.waitUntil(lambda: room.detail.task is not None)
    assert progress.content.value == "Da lam"
    progress.add()
    qtbot.waitUntil(lambda: progress.content.value == "")
    room.table.clearSelection()
    room.table.select_ids([task.id])
    qtbot.waitUntil(lambda: room.detail.task is not None)
    assert progress.content.value == ""


def test_a_new_person_that_is_being_typed_is_asked_about(door: FrontDoor, qtbot: QtBot) -> None:
    assert door.start()
    window_of(door).show_room(window_of(door).room_titles.index("Cơ quan"))
    office: Any = window_of(door).current_screen
    office.tabs.setCurrentWidget(office.people)
    office.people.add_record()
    QTest.keyClicks(office.people.form.field("full_name"), "Nguyen Van A")
    window_of(door).show_room(0)
    window_of(door).close()
    assert "chưa được lưu" in answer(qtbot, "Ghi tiếp")
    assert office.isVisible()
    assert office.people.form.field("full_name").value == "Nguyen Van A"


def test_what_is_half_typed_is_told_in_a_bar_where_the_window_stays(door: FrontDoor, qtbot: QtBot) -> None:
    room = opened(door, qtbot)
    window = window_of(door)
    type_deadline(room, "31/2/2026")
    window.backups_requested.emit()
    qtbot.waitUntil(lambda: "31/2/2026 không có thật" in window.message.text)
    assert not asked()
    assert not window.findChildren(BackupDialog)
    line = room.detail.info.deadline.line
    assert line.text() == "31/2/2026"
    assert room.detail.info.deadline.line is window.focusWidget()
    [go_on] = [one for one in window.message.findChildren(QToolButton) if one.text() == "Vẫn làm tiếp"]
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    [dialog] = window.findChildren(BackupDialog)
    assert (window.message.text, line.text()) == ("", "31/2/2026")
    dialog.reject()
    type_deadline(room, "1/3/2026")
    window.backups_requested.emit()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(BackupDialog)))
    assert window.message.text == ""
    for one in window.findChildren(BackupDialog):
        one.reject()


def test_a_write_that_the_disk_refuses_keeps_the_window_open(
    door: FrontDoor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = opened(door, qtbot)
    bench = door._workbench
    assert bench is not None

    def refuse(_self: object, _name: str, _work: object, _connection: object, **_how: object) -> None:
        raise DiskFullError(default_database_path())

    monkeypatch.setattr(type(bench.database), "_act", refuse)
    room.detail.info.title.setFocus()
    QTest.keyClicks(room.detail.info.title, "Ten moi")
    window_of(door).close()
    assert "đã đầy" in answer(qtbot, "Ghi tiếp")
    qtbot.wait(20)
    assert window_of(door).isVisible()


def test_another_file_is_opened_after_what_is_typed_was_saved(
    door: FrontDoor, qtbot: QtBot, tmp_path: Path
) -> None:
    room = opened(door, qtbot)
    other = tmp_path / "khác.dvcq"
    open_database(other, create=True).close()
    room.detail.info.title.setFocus()
    room.detail.info.title.selectAll()
    QTest.keyClicks(room.detail.info.title, "Ten moi")
    door._on_instance_knocked(str(other))
    qtbot.waitUntil(lambda: window_of(door).windowTitle().startswith("khác.dvcq"))
    assert kept(default_database_path(), "select title from task") == ["Ten moi"]


def test_another_file_waits_for_the_dialog_that_is_open(
    door: FrontDoor, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(door, qtbot)
    other = tmp_path / "khác.dvcq"
    open_database(other, create=True).close()
    dialog = QDialog(window_of(door))
    dialog.open()
    door._on_instance_knocked(str(other))
    assert "khác.dvcq" in window_of(door).message.text
    assert window_of(door).windowTitle().startswith(default_database_path().name)
    dialog.close()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect why the file could not be opened, and give up each time."""
    sentences: list[str] = []

    def give_up(_self: FrontDoor, _path: Path, refusal: UserError) -> None:
        sentences.append(refusal.sentence)

    monkeypatch.setattr(FrontDoor, "_ask_for_another", give_up)
    return sentences


def test_a_bug_while_opening_is_told_and_another_file_can_be_chosen(
    door: FrontDoor, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_path: Path, *, create: bool, **_how: object) -> None:
        raise RuntimeError(create)

    monkeypatch.setattr(app, "open_database", break_down)
    assert not door.start()
    assert "RuntimeError" in told[0]
    assert told[0].endswith(".")


def test_a_home_that_cannot_be_made_is_told(
    qapp: QApplication, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tệp").touch()
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "tệp" / "nhà"))
    assert not FrontDoor(qapp).start()
    assert len(told) == 1


def test_a_last_file_that_no_system_takes_is_forgotten(door: FrontDoor, qtbot: QtBot) -> None:
    door._settings.setValue("file/last", "ệ" * 300)
    opened(door, qtbot)
    assert window_of(door).windowTitle().startswith(default_database_path().name)


def test_an_icon_that_is_clicked_twice_opens_one_window(home: Path) -> None:
    # The first window goes when the second start has knocked, however long that takes.
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from dvcq_desktop.app import FrontDoor\n"
        "from dvcq_desktop.widgets.application import make_application\n"
        "class Door(FrontDoor):\n"
        "    def _on_instance_knocked(self, file):\n"
        "        super()._on_instance_knocked(file)\n"
        "        QTimer.singleShot(0, self.window.close)\n"
        "door = Door(make_application(['x']))\n"
        "QTimer.singleShot(50000, lambda: door.window.close())\n"
        "status = door.run(None)\n"
        "print('handed over' if door.window is None else 'had the window', status)\n"
    )
    starts = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(2)]
    said = sorted(start.communicate(timeout=60)[0].decode().strip() for start in starts)
    assert said == ["had the window 0", "handed over 0"]


def test_a_first_window_that_hangs_is_told_in_a_sentence(
    door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    answers = [Answer.SILENT, Answer.SILENT, Answer.HEARD]
    monkeypatch.setattr(single_instance, "wake_the_first", lambda *_given: answers.pop(0))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    # "Thử lại", then "Đóng"
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[len(said) - 1])
    assert single_instance.is_handed_over(door._lock, str(door._home), None)
    assert len(said) == 2
    assert "đang mở sẵn nhưng chưa trả lời" in said[0]
    assert door.window is None


def test_a_file_that_another_program_holds_can_be_looked_at(
    door: FrontDoor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_database(default_database_path(), create=False):
        said: list[str] = []
        monkeypatch.setattr(QMessageBox, "exec", lambda box: _choose("Mở để xem", said, box))
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.defaultButton())
        room = opened(door, qtbot)
    assert "đang được mở để ghi" in said[0]
    window = window_of(door)
    assert window.windowTitle().endswith("CHỈ XEM")
    assert "Bản chỉ xem" in window.status.saved.text()
    assert not window.menus.undo.isEnabled()
    room.actions_.new.trigger()
    qtbot.waitUntil(lambda: "bản chỉ xem" in room.page.messages.text)
    assert window.status.saved.text().startswith("Bản chỉ xem")
    assert kept(default_database_path(), "select title from task") == ["Đối thoại"]


def test_the_menu_opens_a_file_to_look_at_and_to_write_again(
    door: FrontDoor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(door, qtbot)
    monkeypatch.setattr(FrontSwitching, "_choose_file", lambda _switching, _title: default_database_path())
    window_of(door).view_requested.emit()
    qtbot.waitUntil(lambda: window_of(door).windowTitle().endswith("CHỈ XEM"))
    window_of(door).open_requested.emit()
    qtbot.waitUntil(lambda: not window_of(door).windowTitle().endswith("CHỈ XEM"))


def test_what_a_new_file_begins_with_cannot_be_undone(home: Path) -> None:
    home.mkdir()
    with open_database(default_database_path(), create=True) as database:
        assert database.undo_name() is None


def _choose(verb: str, said: list[str], box: QMessageBox) -> int:
    said.append(box.text())
    button = next(one for one in box.buttons() if verb in one.text().replace("&", ""))
    assert isinstance(button, QPushButton)
    box.setDefaultButton(button)
    return 0


def test_the_command_of_the_window_explains_itself_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        start(["--help"])
    said = capsys.readouterr().out
    assert "Cách dùng: dvcq-desktop" in said
    assert "usage" not in said
    assert "show" not in said


def test_a_record_of_a_figure_is_opened_in_the_room_where_it_is_kept(door: FrontDoor, qtbot: QtBot) -> None:
    [task] = opened(door, qtbot).table.records.ids
    window: Any = door.window
    window.show_room(window.room_titles.index("Báo cáo"))
    window.current_screen.record_requested.emit("task", task, YEAR)
    assert window.current_screen.TITLE == "Kế hoạch"
    tasks = window.current_screen.tasks
    qtbot.waitUntil(lambda: tasks.table.current_id() == task)
    window.show_room(window.room_titles.index("Báo cáo"))
    window.current_screen.record_requested.emit("violation", "gone", YEAR)
    assert window.current_screen.page.TITLE == "Vi phạm"
