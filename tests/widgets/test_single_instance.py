# SPDX-License-Identifier: MIT
"""A second start finds the first window."""

from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.single_instance import SingleInstance


def test_the_first_start_finds_nobody(qtbot: QtBot) -> None:
    assert not SingleInstance("test-nobody").knock()


def test_a_second_start_tells_the_first_which_file_to_open(qtbot: QtBot) -> None:
    first = SingleInstance("test-file")
    assert first.listen()
    with qtbot.waitSignal(first.knocked) as told:
        assert SingleInstance("test-file").knock("/dữ liệu/xã.dvcq")
    assert told.args == ["/dữ liệu/xã.dvcq"]
    first.close()


def test_another_scope_is_another_program(qtbot: QtBot) -> None:
    first = SingleInstance("test-one")
    assert first.listen()
    assert not SingleInstance("test-other").knock()
    first.close()


def test_after_closing_nobody_answers(qtbot: QtBot) -> None:
    first = SingleInstance("test-closed")
    assert first.listen()
    first.close()
    assert not SingleInstance("test-closed").knock()
