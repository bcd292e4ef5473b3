# SPDX-License-Identifier: MIT
"""A second start finds the first window."""

import pytest
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets import single_instance
from dvcq_desktop.widgets.single_instance import Answer, SingleInstance


def test_the_first_start_finds_nobody(qtbot: QtBot) -> None:
    assert SingleInstance("test-nobody").knock() is Answer.NOBODY


def test_a_second_start_tells_the_first_which_file_to_open(qtbot: QtBot) -> None:
    first = SingleInstance("test-file")
    assert first.listen()
    with qtbot.waitSignal(first.knocked) as told:
        assert SingleInstance("test-file").knock("/dữ liệu/xã.dvcq") is Answer.HEARD
    assert told.args == ["/dữ liệu/xã.dvcq"]
    first.close()


def test_another_scope_is_another_program(qtbot: QtBot) -> None:
    first = SingleInstance("test-one")
    assert first.listen()
    assert SingleInstance("test-other").knock() is Answer.NOBODY
    first.close()


def test_after_closing_nobody_answers(qtbot: QtBot) -> None:
    first = SingleInstance("test-closed")
    assert first.listen()
    first.close()
    assert SingleInstance("test-closed").knock() is Answer.NOBODY


def test_a_window_that_hangs_is_there_and_silent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance, "_ANSWERED_WITHIN_MS", 50)
    asked = SingleInstance("test-hangs")
    # The system takes the knock; nobody reads it.
    hanging = QLocalServer()
    assert hanging.listen(asked._name)
    assert asked.knock() is Answer.SILENT
    hanging.close()
