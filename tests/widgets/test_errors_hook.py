# SPDX-License-Identifier: MIT
"""Bugs: taken from every thread, shown on the GUI's, reported without a name of anybody."""

import logging
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.bug_dialog import BugDialog, Fact
from dvcq_desktop.widgets.errors_hook import BugHook, make_report, start_log


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


def test_the_facts_are_saved_as_they_are_shown(qtbot: QtBot, tmp_path: Path) -> None:
    facts = (
        Fact("Lỗi", "loi.txt", make_report(an_error()).as_text()),
        Fact("Nhật ký", "nhat-ky.txt", "một\n"),
    )
    dialog = BugDialog("Có lỗi.", facts)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.add(Fact("Tệp", "tep.txt", "hai\n"))
    target = tmp_path / "lỗi.zip"
    dialog.save_to(target)
    with zipfile.ZipFile(target) as archive:
        saved = {name: archive.read(name).decode() for name in archive.namelist()}
    assert saved == dialog.texts
    assert list(saved) == ["loi.txt", "nhat-ky.txt", "tep.txt"]
    assert dialog.messages.text == "Đã lưu thông tin lỗi vào “lỗi.zip”."
    dialog.close()


def test_the_log_says_where_and_names_nobody(tmp_path: Path) -> None:
    log = tmp_path / "dvcq.log"
    before = list(logging.getLogger().handlers)
    start_log(log)
    (handler,) = (one for one in logging.getLogger().handlers if one not in before)
    try:
        logging.getLogger("dvcq_desktop.widgets.errors_hook").error("Bug", exc_info=an_error())
        logging.getLogger("some.library").warning("cannot read Nguyễn Thị Huệ.pdf")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    written = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert "broken" in written
    assert "some.library" in written
    assert "Huệ" not in written
    assert "Trần Phú" not in written
    assert str(Path(__file__).parent) not in written
