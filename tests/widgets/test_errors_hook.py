# SPDX-License-Identifier: MIT
"""Bugs: taken from every thread, shown on the GUI's, reported without a name of anybody."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.bug_dialog import BugDialog
from dvcq_desktop.widgets.errors_hook import BugHook, make_report


@pytest.fixture
def hook(qtbot: QtBot) -> Iterator[BugHook]:
    made = BugHook()
    made.install()
    yield made
    made.uninstall()


def broken() -> None:
    raise KeyError("Nguyễn Thị Huệ")


def an_error() -> BaseException:
    try:
        try:
            broken()
        except KeyError as error:
            raise ValueError("12 đường Trần Phú") from error
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_says_where_and_names_nobody() -> None:
    text = make_report(an_error()).as_text()
    assert "ValueError" in text
    assert "KeyError" in text
    assert "broken" in text
    assert "Python" in text
    assert "Huệ" not in text
    assert "Trần Phú" not in text
    assert str(Path.home()) not in text
    assert str(Path(__file__).parent) not in text


def test_a_circle_of_causes_ends() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert make_report(one).frames == ("builtins.ValueError", "builtins.KeyError")


def test_a_bug_of_a_thread_is_told_on_the_gui_thread(
    qtbot: QtBot, hook: BugHook, caplog: pytest.LogCaptureFixture
) -> None:
    thread = threading.Thread(target=broken)
    with caplog.at_level(logging.CRITICAL), qtbot.waitSignal(hook.bug_found) as found:
        thread.start()
    thread.join()
    assert found.args[0].kind == "KeyError"


def test_a_bug_of_the_gui_thread_is_logged_and_told(
    qtbot: QtBot, hook: BugHook, caplog: pytest.LogCaptureFixture
) -> None:
    error = an_error()
    with qtbot.waitSignal(hook.bug_found):
        sys.excepthook(type(error), error, error.__traceback__)
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_a_bug_in_handling_a_bug_does_not_go_round_for_ever(
    qtbot: QtBot, hook: BugHook, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            taken.append(record.getMessage())
            hook.take(ValueError())

    logger = logging.getLogger("dvcq_desktop.widgets.errors_hook")
    handler = Handler()
    logger.addHandler(handler)
    try:
        hook.take(an_error())
    finally:
        logger.removeHandler(handler)
    assert taken == ["Bug"]


def test_uninstalling_brings_the_hooks_from_before_back() -> None:
    before = sys.excepthook
    hook = BugHook()
    hook.install()
    assert sys.excepthook != before
    hook.uninstall()
    assert sys.excepthook is before


def test_the_report_is_saved_as_it_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    report = make_report(an_error())
    dialog = BugDialog(report)
    qtbot.addWidget(dialog)
    dialog.open()
    target = tmp_path / "lỗi.txt"
    dialog.save_to(target)
    assert target.read_text(encoding="utf-8") == dialog._ui.report.toPlainText() == report.as_text()
    assert dialog.messages.text == "Đã lưu thông tin lỗi vào “lỗi.txt”."
    dialog.close()
