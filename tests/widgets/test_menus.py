# SPDX-License-Identifier: MIT
"""Each action of a menu has a letter of its own."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from dvcq_desktop.widgets.menus import give_letters


def lettered(*texts: str) -> list[str]:
    actions = [QAction(text) for text in texts]
    give_letters(actions)
    return [action.text() for action in actions]


def test_the_first_letter_of_a_word_that_is_free_is_taken(qapp: QApplication) -> None:
    assert lettered("&In…", "In bảng", "Thêm", "Xóa") == ["&In…", "In &bảng", "&Thêm", "&Xóa"]


def test_a_letter_that_two_have_stays_with_the_first(qapp: QApplication) -> None:
    assert lettered("&Thêm", "&Trả lời") == ["&Thêm", "Trả &lời"]


def test_an_ampersand_of_the_words_is_no_letter(qapp: QApplication) -> None:
    assert lettered("VP HĐND&&UBND") == ["&VP HĐND&&UBND"]


def test_where_every_letter_is_taken_there_is_none(qapp: QApplication) -> None:
    assert lettered("&An", "&Na", "An") == ["&An", "&Na", "An"]
