# SPDX-License-Identifier: MIT
"""A person who asks for it is gone for good: from the file, its history and its backups."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dvcq_desktop.app import FrontDoor
from dvcq_desktop.database import Database
from dvcq_desktop.database.merging import prepare_merge
from dvcq_desktop.database.redirecting import redirect
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.handover.backing_up import own_folder
from dvcq_desktop.handover.dialogs.verdict import prepare
from dvcq_desktop.handover.naming import Naming
from dvcq_desktop.handover.receiving import offer_of
from dvcq_desktop.office.erasing import erase_left, erase_person, going, left_of_erased
from dvcq_desktop.office.rules import Person, Tenure, Unit, UnitKind
from dvcq_desktop.office.screen.erase_dialog import EraseDialog
from dvcq_desktop.office.store import save_person, save_unit
from dvcq_desktop.opening import open_database
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from dvcq_desktop.rooms import NAMES, ROOMS
from dvcq_desktop.widgets.jobs import Progress
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action

NAME = "Nguyễn Thị Huệ"
SCAN = b"%PDF scan of her commitment alone"
LIST = b"%PDF scan of a list that others are on too"
YESTERDAY = datetime.now(UTC).astimezone() - timedelta(days=1)


class Made(NamedTuple):
    """A file with a person, what is kept of her, and a backup of yesterday."""

    path: Path
    person: str


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    path = default_database_path()
    path.parent.mkdir()
    with open_database(path, create=True) as database:
        person = database.write("Thêm", _fill)
        own_folder(path).make(database, YESTERDAY)
    return Made(path, person)


def _fill(action: Action) -> str:
    unit = save_unit(action, Unit("", "Văn phòng", UnitKind.DIVISION))
    person = save_person(
        action, Person("", NAME, note="Chuyển từ xã bên", tenures=(Tenure("", "", unit, "Công chức"),))
    )
    other = save_person(action, Person("", "Trần Văn Bình"))
    campaign = action.insert("campaign", {"year": 2026, "name": "Đợt 1", "subject": "không gây phiền hà"})
    for who, image in ((person, SCAN), (person, LIST), (other, LIST)):
        blob = action.attach(image)
        action.insert("scan_page", {"image": blob, "campaign": campaign, "person": who, "state": "filed"})
    action.insert("violation", {"year": 2026, "person": person, "finding": f"{NAME} hẹn dân nhiều lần"})
    action.insert("duty_inspection", {"year": 2026, "content": f"Kiểm tra một cửa, có {NAME}"})
    return str(person)


@pytest.fixture
def door(qapp: QApplication, made: Made) -> Iterator[FrontDoor]:
    opened = FrontDoor(qapp)
    assert opened.start()
    yield opened
    shut(opened)


def _holding(folder: Path, words: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and words in path.read_bytes()]


def _asked(door: FrontDoor, qtbot: QtBot, person: str) -> EraseDialog:
    assert door.window
    door.services.menu.erase(person)
    qtbot.waitUntil(lambda: bool(door.window and door.window.findChildren(EraseDialog)))
    return door.window.findChildren(EraseDialog)[0]


def test_nothing_of_a_person_is_left_in_file_history_and_backups(
    door: FrontDoor, made: Made, qtbot: QtBot
) -> None:
    home = made.path.parent
    assert len(_holding(home, NAME.encode())) >= 2
    dialog = _asked(door, qtbot, made.person)
    assert not dialog.ui.eraseButton.isEnabled()
    QTest.keyClicks(dialog.ui.typed, "nguyen thi hue")
    QTest.mouseClick(dialog.ui.eraseButton, Qt.MouseButton.LeftButton)
    folder = own_folder(made.path)
    qtbot.waitUntil(lambda: [b.made_at > YESTERDAY for b in folder.backups()] == [True], timeout=10_000)
    # What an inspection says of her was typed by the officer, who was told of it.
    assert door.window
    database = door.window._workbench.database
    assert _count(database, "select count(*) from person where full_name <> ''") == 1
    assert _count(database, "select count(*) from violation where finding <> ''") == 0
    database.write("Sửa", _say_nothing_of_her)
    door.stop()
    assert _holding(home, SCAN) == []
    assert _holding(home, "Chuyển từ xã bên".encode()) == []
    assert _holding(home, LIST) != []


def _say_nothing_of_her(action: Action) -> None:
    (row,) = action.execute("select id from duty_inspection").fetchone()
    action.update("duty_inspection", row, {"content": "Kiểm tra một cửa"})


def _count(database: Database, query: str) -> int:
    return int(database.read(lambda connection: connection.execute(query).fetchone()[0]))


def test_what_goes_and_what_stays_is_said_first(door: FrontDoor, made: Made, qtbot: QtBot) -> None:
    dialog = _asked(door, qtbot, made.person)
    assert "2 trang quét" in dialog.ui.going.text()
    assert "1 vi phạm cam kết" in dialog.ui.going.text()
    assert "1 tệp quét còn thuộc về người hoặc mục khác" in dialog.ui.staying.text()
    assert "1 kiểm tra công vụ" in dialog.ui.staying.text()
    QTest.keyClicks(dialog.ui.typed, "nguyen thi")
    assert not dialog.ui.eraseButton.isEnabled()
    dialog.reject()
    assert door.window
    assert _count(door.window._workbench.database, "select count(*) from person where full_name <> ''") == 2


def test_erasing_cannot_be_undone_and_is_not_offered_twice(door: FrontDoor, made: Made) -> None:
    assert door.window
    database = door.window._workbench.database
    before = database.undo_name()
    database.write("Xóa", partial(erase_person, database.fields, made.person), undoable=False)
    assert database.undo_name() in (None, before)
    with pytest.raises(Exception, match="đã được xóa vĩnh viễn"):
        database.read(partial(going, fields=database.fields, person=made.person))


def test_an_erasure_that_comes_from_another_pc_is_said_before_it_is_taken(made: Made, tmp_path: Path) -> None:
    copy = tmp_path / "Máy B.dvcq"
    shutil.copy(made.path, copy)
    with Database.open(copy, replica=Replica("b", "B")) as there:
        there.write("Xóa", partial(erase_person, there.fields, made.person), undoable=False)
    with Database.open(made.path, replica=Replica("a", "A")) as here:
        naming = Naming(here.fields, ROOMS, NAMES)
        rooms = tuple(ROOMS.values())
        prepared = prepare(here, offer_of(copy), "", rooms, naming, Progress(lambda _step: None))
        assert "Bản này xóa vĩnh viễn 1 hồ sơ" in prepared.explanation
        assert "sao lưu cũ của máy này" in prepared.explanation
        prepared.close()


def test_what_another_pc_still_writes_for_an_erased_person_goes_too(made: Made, tmp_path: Path) -> None:
    copy = tmp_path / "Máy B.dvcq"
    shutil.copy(made.path, copy)
    with Database.open(made.path, replica=Replica("a", "A")) as here:
        here.write("Xóa", partial(erase_person, here.fields, made.person), undoable=False)
    said = {"year": 2026, "person": made.person, "finding": "Viết sau khi đã xóa"}
    with Database.open(copy, replica=Replica("b", "B")) as there:
        twin = there.write("Thêm", lambda action: save_person(action, Person("", "Nguyễn Thị Huệ Hai")))
        there.write("Ghi", lambda action: action.insert("violation", said))
        there.write("Gộp", lambda action: redirect(action, there.fields, "person", str(twin), made.person))
    with Database.open(made.path, replica=Replica("a", "A")) as here:
        with prepare_merge(here, copy, tuple(ROOMS.values())) as merge:
            merge.apply()
        left = here.read(partial(left_of_erased, fields=here.fields))
        assert {table for table, _ in left} >= {"violation", "person"}
        here.write("Xóa nốt", partial(erase_left, here.fields), undoable=False)
        assert here.read(partial(left_of_erased, fields=here.fields)) == []
        assert here.verify().is_sound, here.verify().findings
    data = made.path.read_bytes()
    assert "Viết sau khi đã xóa".encode() not in data
    assert "Nguyễn Thị Huệ Hai".encode() not in data
