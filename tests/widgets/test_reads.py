# SPDX-License-Identifier: MIT
"""Questions off the GUI thread: only the newest of each kind is answered."""

import sqlite3
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.reads import Reader


class Connection:
    """Stand for a read-only connection."""

    def __init__(self) -> None:
        self.thread = threading.current_thread()
        self.closed_on: threading.Thread | None = None

    def close(self) -> None:
        self.closed_on = threading.current_thread()


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    made = Reader(Connection)
    yield made
    made.shutdown()


def test_a_question_is_answered_on_the_gui_thread(qtbot: QtBot, reader: Reader) -> None:
    answers: list[object] = []

    def take(thread: threading.Thread) -> None:
        answers.extend([thread, QThread.isMainThread()])

    reader.ask("tasks", lambda connection: connection.thread, take)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[0] is not threading.main_thread()
    assert answers[1] is True


def test_while_one_types_only_the_last_question_is_answered(qtbot: QtBot, reader: Reader) -> None:
    begun, go = threading.Event(), threading.Event()
    asked: list[str] = []
    answers: list[str] = []

    def search(text: str) -> str:
        asked.append(text)
        begun.set()
        go.wait(5)
        return text

    reader.ask("search", lambda connection: search("d"), answers.append)
    assert begun.wait(5)
    reader.ask("search", lambda connection: search("đố"), answers.append)
    reader.ask("search", lambda connection: search("đối"), answers.append)
    go.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["đối"]
    assert asked == ["d", "đối"]


def test_questions_of_other_kinds_are_all_answered(qtbot: QtBot, reader: Reader) -> None:
    answers: list[int] = []
    for number in range(5):
        reader.ask(f"kind {number}", lambda connection, number=number: number, answers.append)  # type: ignore[misc]  # mypy cannot type a default of a lambda
    qtbot.waitUntil(lambda: len(answers) == 5)
    assert sorted(answers) == [0, 1, 2, 3, 4]


def test_a_forgotten_question_is_not_answered(qtbot: QtBot, reader: Reader) -> None:
    answers: list[int] = []
    go = threading.Event()
    reader.ask("one", lambda connection: go.wait(5), answers.append)
    reader.forget("one")
    reader.ask("two", lambda connection: 2, answers.append)
    go.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [2]


def test_a_known_error_is_told_as_its_sentence(qtbot: QtBot, reader: Reader) -> None:
    def refuse(connection: Connection) -> None:
        raise UserError("Ổ đĩa không đọc được.")

    with qtbot.waitSignal(reader.refused) as refused:
        reader.ask("tasks", refuse, print)
    assert refused.args == ["Ổ đĩa không đọc được."]


def test_what_the_disk_did_is_told_as_its_sentence(qtbot: QtBot) -> None:
    def explain(error: BaseException) -> UserError | None:
        return UserError("Ổ đĩa báo lỗi.") if isinstance(error, sqlite3.Error) else None

    reader = Reader(lambda: sqlite3.connect(":memory:"), explain=explain)
    with qtbot.waitSignal(reader.refused) as refused:
        reader.ask(
            "tasks", lambda connection: connection.execute("select cast(x'c3' as text)").fetchall(), print
        )
    assert refused.args == ["Ổ đĩa báo lỗi."]
    with qtbot.capture_exceptions() as caught:
        reader.ask("tasks", lambda connection: 1 / 0, print)
        qtbot.waitUntil(lambda: bool(caught))
    reader.shutdown()


def test_a_bug_in_a_question_reaches_the_hook(qtbot: QtBot, reader: Reader) -> None:
    with qtbot.capture_exceptions() as caught:
        reader.ask("tasks", lambda connection: 1 / 0, print)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_a_long_query_is_interrupted_by_the_next(qtbot: QtBot) -> None:
    reader = Reader(lambda: sqlite3.connect(":memory:"))
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    begun = threading.Event()
    answers: list[object] = []

    def search(connection: sqlite3.Connection) -> object:
        begun.set()
        return connection.execute(endless).fetchone()

    reader.ask("search", search, answers.append)
    assert begun.wait(5)
    reader.ask("search", lambda connection: "xong", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["xong"]
    reader.shutdown()


def test_the_connection_is_closed_where_it_was_opened(qtbot: QtBot) -> None:
    opened: list[Connection] = []

    def connect() -> Connection:
        opened.append(Connection())
        return opened[0]

    reader = Reader(connect)
    answers: list[int] = []
    reader.ask("one", lambda connection: 1, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    reader.shutdown()
    assert opened[0].closed_on is opened[0].thread
    reader.ask("two", lambda connection: 2, answers.append)
    assert answers == [1]
