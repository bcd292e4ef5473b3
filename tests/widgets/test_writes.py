# SPDX-License-Identifier: MIT
"""Writes as screens see them: done elsewhere, told here, undone by one key."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.writes import Writer

T = TypeVar("T")


class Action:
    """Stand for the database's action."""

    def __init__(self) -> None:
        self.changed: frozenset[tuple[str, str]] = frozenset()

    def update(self, table: str, one: str) -> None:
        self.changed |= {(table, one)}


class FakeDatabase:
    """Stand for the database: one write thread, and names to undo."""

    def __init__(self) -> None:
        self.thread = ThreadPoolExecutor(max_workers=1)
        self.names = ["Sửa nhiệm vụ"]
        self.read_only = False

    def submit(self, name: str, work: Callable[[Any], T], *, undoable: bool = True) -> Future[T]:
        if self.read_only:
            raise UserError("Tệp này chỉ xem được.")
        return self.thread.submit(work, Action())

    def undo(self) -> str | None:
        if not self.names:
            raise UserError("Không còn gì để hoàn tác.")
        return self.names.pop()

    def redo(self) -> str | None:
        return None

    def undo_name(self) -> str | None:
        return self.names[-1] if self.names else None

    def redo_name(self) -> str | None:
        return None


@pytest.fixture
def database() -> Iterator[FakeDatabase]:
    made = FakeDatabase()
    yield made
    made.thread.shutdown()


@pytest.fixture
def writer(qtbot: QtBot, database: FakeDatabase) -> Iterator[Writer]:
    made = Writer(database)
    yield made
    made.shutdown()


def rename(action: Action) -> str:
    action.update("task", "t1")
    return "t1"


def test_a_write_tells_what_changed_and_gives_its_result(qtbot: QtBot, writer: Writer) -> None:
    results: list[object] = []

    def take(result: str) -> None:
        results.extend([result, QThread.isMainThread()])

    with qtbot.waitSignal(writer.saved) as saved:
        writer.write("Sửa nhiệm vụ", rename, take)
        assert writer.busy
    assert saved.args == ["Sửa nhiệm vụ", frozenset({("task", "t1")})]
    assert results == ["t1", True]
    assert not writer.busy


def test_a_write_that_changed_nothing_is_not_called_saved(qtbot: QtBot, writer: Writer) -> None:
    with (
        qtbot.assertNotEmitted(writer.saved),
        qtbot.waitSignal(writer.busy_changed, check_params_cb=is_false),
    ):
        writer.write("Sửa nhiệm vụ", lambda action: None)


def is_false(busy: bool) -> bool:
    return busy is False


def refuse(action: Action) -> None:
    raise UserError("Nhiệm vụ này đã bị xóa.")


def test_a_refused_write_says_why(qtbot: QtBot, writer: Writer) -> None:
    with qtbot.waitSignal(writer.refused) as refused:
        writer.write("Sửa nhiệm vụ", refuse)
    assert refused.args == ["Nhiệm vụ này đã bị xóa."]


def test_a_screen_may_take_the_refusal_itself(qtbot: QtBot, writer: Writer) -> None:
    errors: list[UserError] = []
    with qtbot.assertNotEmitted(writer.refused):
        writer.write("Sửa nhiệm vụ", refuse, failed=errors.append)
        qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].sentence == "Nhiệm vụ này đã bị xóa."


def test_a_bug_in_a_write_reaches_the_hook(qtbot: QtBot, writer: Writer) -> None:
    with qtbot.capture_exceptions() as caught:
        writer.write("Sửa nhiệm vụ", lambda action: 1 / 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_a_screen_hears_of_a_bug_in_its_write_and_need_not_wait(qtbot: QtBot, writer: Writer) -> None:
    errors: list[UserError] = []
    with qtbot.capture_exceptions() as caught:
        writer.write("Sửa nhiệm vụ", lambda action: 1 / 0, failed=errors.append, edit=True)
        qtbot.waitUntil(lambda: bool(caught))
    assert [error.sentence for error in errors] == ["Chưa lưu được: chương trình gặp lỗi ngoài dự kiến."]
    assert not writer.busy


class FullDiskError(UserError):
    """Stand for what the database raises where the disk is full."""

    may_pass = True


def naming(disk: dict[str, bool], told: list[str], name: str) -> Callable[[Action], str]:
    def work(action: Action) -> str:
        if disk["full"]:
            raise FullDiskError("Ổ đĩa đã đầy.")
        told.append(name)
        return rename(action)

    return work


def test_edits_that_a_full_disk_refused_are_written_before_what_comes_next(
    qtbot: QtBot, writer: Writer
) -> None:
    disk, told, errors, owed = {"full": True}, list[str](), list[UserError](), list[int]()
    writer.owed_changed.connect(owed.append)
    for name in ("một", "hai"):
        writer.write(name, naming(disk, told, name), failed=errors.append, edit=True)
    writer.write("mới", naming(disk, told, "mới"), failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 3 and not writer.busy)
    assert owed[-1] == 2
    disk["full"] = False
    writer.write("ba", naming(disk, told, "ba"), edit=True)
    qtbot.waitUntil(lambda: not writer.busy)
    assert told == ["một", "hai", "ba"]
    assert owed[-1] == 0


def test_an_owed_edit_that_fails_again_is_told_once_and_stays_owed(qtbot: QtBot, writer: Writer) -> None:
    disk, told, errors, unsaved = {"full": True}, list[str](), list[UserError](), list[str]()
    writer.write("một", naming(disk, told, "một"), failed=errors.append, edit=True)
    qtbot.waitUntil(lambda: bool(errors))
    writer.not_saved.connect(unsaved.append)
    writer.try_again()
    qtbot.waitUntil(lambda: bool(unsaved) and not writer.busy)
    assert len(errors) == 1
    disk["full"] = False
    writer.try_again()
    qtbot.waitUntil(lambda: told == ["một"] and not writer.busy)


def test_an_edit_is_never_written_before_an_older_one_that_is_owed(qtbot: QtBot, writer: Writer) -> None:
    """The file was held for a moment only: the old text came last, and took the new one away."""
    told: list[str] = []
    held = iter([True, False, True, False])

    def old(action: Action) -> str:
        if next(held):
            raise FullDiskError("Tệp đang bị giữ.")
        told.append("cũ")
        return rename(action)

    def new(action: Action) -> str:
        told.append("mới")
        return rename(action)

    owed: list[int] = []
    writer.owed_changed.connect(owed.append)
    for _time in range(2):
        writer.write("Sửa nội dung", old, failed=ignore, edit=True)
        writer.write("Sửa nội dung", new, failed=ignore, edit=True)
        qtbot.waitUntil(lambda: not writer.busy)
        assert told == []
        assert owed[-1] == 2
        writer.try_again()
        qtbot.waitUntil(lambda: not writer.busy)
        assert told == ["cũ", "mới"]
        told.clear()


def test_edits_typed_while_others_are_still_refused_keep_their_order(qtbot: QtBot, writer: Writer) -> None:
    disk, told, owed, goes_on = {"full": True}, list[str](), list[int](), threading.Event()
    writer.owed_changed.connect(owed.append)

    def last_long(_action: Action) -> None:
        goes_on.wait(5)

    writer.write("một", naming(disk, told, "một"), failed=ignore, edit=True)
    writer.write("In danh sách", last_long)
    writer.write("hai", naming(disk, told, "hai"), failed=ignore, edit=True)
    qtbot.waitUntil(lambda: owed == [1])
    disk["full"] = False
    writer.write("ba", naming(disk, told, "ba"), failed=ignore, edit=True)
    goes_on.set()
    qtbot.waitUntil(lambda: not writer.busy)
    writer.try_again()
    qtbot.waitUntil(lambda: not writer.busy)
    assert told == ["một", "hai", "ba"]


def ignore(_error: UserError) -> None:
    pass


def test_an_owed_edit_of_what_is_gone_meanwhile_is_told_and_owed_no_more(
    qtbot: QtBot, writer: Writer
) -> None:
    ends: list[UserError] = [FullDiskError("Ổ đĩa đã đầy."), UserError("Nhiệm vụ này đã bị xóa.")]
    errors: list[UserError] = []
    owed: list[int] = []
    writer.owed_changed.connect(owed.append)
    writer.owed_saved.connect(partial(owed.append, -1))

    def fail(_action: Action) -> None:
        raise ends.pop(0)

    writer.write("một", fail, failed=errors.append, edit=True)
    qtbot.waitUntil(lambda: len(errors) == 1)
    writer.try_again()
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert [error.sentence for error in errors] == ["Ổ đĩa đã đầy.", "Nhiệm vụ này đã bị xóa."]
    assert owed == [1, 0]


def test_a_screen_that_is_gone_hears_of_nothing(qtbot: QtBot, writer: Writer) -> None:
    class Screen(QObject):
        def hear(self, *words: object) -> None:
            told.append(words)

    told: list[object] = []
    screen = Screen()
    writer.write("Sửa nhiệm vụ", rename, partial(screen.hear, "một"))
    shiboken6.delete(screen)
    qtbot.waitUntil(lambda: not writer.busy)
    assert told == []


def test_undoing_names_what_was_undone(qtbot: QtBot, writer: Writer) -> None:
    assert writer.undo_name() == "Sửa nhiệm vụ"
    with qtbot.waitSignal(writer.saved) as saved:
        writer.undo()
    assert saved.args == ["Hoàn tác: Sửa nhiệm vụ", None]
    with qtbot.waitSignal(writer.refused) as refused:
        writer.undo()
    assert refused.args == ["Không còn gì để hoàn tác."]


def test_the_offer_to_undo_is_of_its_own_action_only(qtbot: QtBot, writer: Writer) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    with qtbot.waitSignal(writer.saved):
        writer.write(
            "Nhập kế hoạch", rename, lambda _result: bar.show_success("Đã nhập.", writer.undo_link())
        )
    assert bar.text == "Đã nhập."
    writer.write("Giao người phụ trách", rename)
    bar._links[0].click()  # what waits would be undone in its place
    qtbot.waitUntil(lambda: bar.text == "")
    assert writer.undo_name() == "Sửa nhiệm vụ"


def test_a_file_that_is_only_read_says_so(qtbot: QtBot, writer: Writer, database: FakeDatabase) -> None:
    database.read_only = True
    with qtbot.waitSignal(writer.refused) as refused:
        writer.write("Sửa nhiệm vụ", rename)
    assert refused.args == ["Tệp này chỉ xem được."]
    assert not writer.busy
