# SPDX-License-Identifier: MIT
"""At 100%, 125% and 150% every text of the demonstration is whole and Vietnamese, every control named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.screenshots import SCALES
from dvcq_desktop.walking import Walk
from dvcq_desktop.widgets.letters import _texts_in, give_dialog_letters
from dvcq_desktop.widgets.menus import letter_of
from dvcq_desktop.widgets.tab_order import put_buttons_last
from dvcq_desktop.widgets.tabs import PageTabs
from tests.eyes.measuring import clashes, findings, mute, tab_jumps

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.app import FrontDoor

# A walk sees more than this; fewer would be a walk that passed doors by.
_LEAST_SEEN = 120
_LEAST_PAGES = 30
_LEAST_DIALOGS = 40


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_off_foreign_without_a_name_or_a_letter(
    door: FrontDoor, qapp: QApplication, scale: str
) -> None:
    seen: dict[str, list[str]] = {}
    dialogs: list[str] = []

    def see(title: str, widget: QWidget) -> None:
        seen[title] = findings(widget)
        if isinstance(widget, QDialog) and not isinstance(widget, QFileDialog):
            dialogs.append(title)
            # As when it gets the focus, which no window has on a screen that is none.
            put_buttons_last(widget)
            seen[title] += [*without_letter(widget), *tab_jumps(widget)]

    assert door.start()
    assert door.window is not None
    door.window.showNormal()
    door.window.resize(*SCALES[scale][1:])
    Walk(qapp, door.window, see).walk()
    assert len(seen) >= _LEAST_SEEN
    assert len(dialogs) > _LEAST_DIALOGS
    wrong = [f"[{title}] {one}" for title, found in seen.items() for one in found]
    assert not wrong, "\n".join(wrong)


def without_letter(dialog: QDialog) -> list[str]:
    """Return what has no letter of its own for Alt: buttons and tabs need one, labels may go without."""
    give_dialog_letters(dialog)
    named = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.buddy()]
    texts = [*(text for text, _put in _texts_in(dialog)), *filter(letter_of, named)]
    letters = [letter_of(text) for text in texts]
    return [
        f"không có chữ cái riêng: {text}"
        for text, letter in zip(texts, letters, strict=True)
        if not letter or letters.count(letter) > 1
    ]


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_off_in_an_empty_file(empty_door: FrontDoor, qapp: QApplication, scale: str) -> None:
    seen: dict[str, list[str]] = {}
    assert empty_door.start()
    assert empty_door.window is not None
    empty_door.window.showNormal()
    empty_door.window.resize(*SCALES[scale][1:])
    Walk(qapp, empty_door.window, lambda title, widget: seen.update({title: findings(widget)})).walk_pages()
    assert len(seen) >= _LEAST_PAGES
    wrong = [f"[{title}] {one}" for title, found in seen.items() for one in found]
    assert not wrong, "\n".join(wrong)


def test_no_letter_and_no_key_means_two_things_and_no_bar_makes_the_window_higher(
    door: FrontDoor, qtbot: QtBot
) -> None:
    assert door.start()
    window = door.window
    assert window is not None
    seen: dict[str, list[str]] = {}
    wide, high = SCALES["150"][1:]
    window.showNormal()
    window.resize(wide, high)

    def look(title: str) -> None:
        window.menus.room.aboutToShow.emit()
        actions = window.current_actions()
        seen[title] = [*clashes(window, actions), *mute(actions)]
        window.message.show_info("Đã hoàn tác “Sửa nhiệm vụ: tên”.")
        QApplication.sendPostedEvents()
        if window.height() > high:
            seen[title].append(f"cửa sổ cao {window.height()} trên màn hình {high}")

    for number, title in enumerate(window.room_titles):
        window.show_room(number)
        qtbot.waitUntil(lambda: not window.is_busy)
        look(title)
        for pages in window.current_screen.findChildren(PageTabs)[:1]:
            for place in range(pages.count()):
                pages.setCurrentIndex(place)
                qtbot.waitUntil(lambda: not window.is_busy)
                look(f"{title} - {pages.tabText(place)}")
    assert len(seen) >= _LEAST_PAGES
    assert {title: found for title, found in seen.items() if found} == {}


def shown(qtbot: QtBot, *widgets: QWidget, width: int) -> list[str]:
    """Return what is found in a row of widgets that is given only so much room."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    for widget in widgets:
        row.addWidget(widget)
    window.show()
    window.resize(width, 60)
    QApplication.sendPostedEvents()
    return findings(window)


def test_two_labels_with_one_letter_and_a_table_after_the_buttons_are_found(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    for title in ("&Ngày cuối cùng:", "Người &nhận việc:"):
        label, line = QLabel(title), QLineEdit()
        label.setBuddy(line)
        column.addWidget(label)
        column.addWidget(line)
    column.addWidget(QPushButton("Kết thúc"))
    late = QLineEdit()
    late.setAccessibleName("Việc đang mở")
    column.insertWidget(4, late)
    dialog.show()
    assert tab_jumps(dialog) == ["Tab đến sau nút: Việc đang mở"]
    put_buttons_last(dialog)
    assert tab_jumps(dialog) == []
    assert without_letter(dialog) == []
    letters = [letter_of(label.text()) for label in dialog.findChildren(QLabel)]
    assert letters[0] == "n"
    assert letters[1] not in {"", "n"}


def test_a_label_and_a_button_with_too_little_room_are_found(qtbot: QtBot) -> None:
    button = QPushButton("Thêm một nhiệm vụ mới")
    button.setMaximumWidth(40)
    found = shown(qtbot, QLabel("Kế hoạch công tác dân vận chính quyền của xã"), button, width=120)
    assert any(one.startswith("chữ bị cắt: Kế hoạch công tác") for one in found)
    assert any(one.startswith("nút bị cắt: Thêm một nhiệm vụ mới") for one in found)


def test_a_word_of_another_tongue_is_found(qtbot: QtBot) -> None:
    found = shown(qtbot, QLabel("Đã lưu file"), QLabel("Đã nghiêng ngả, tệp PDF"), width=600)
    assert found == ["không phải tiếng Việt: file trong “Đã lưu file”"]


def test_a_field_without_a_name_is_found(qtbot: QtBot) -> None:
    named, nameless = QLineEdit(), QLineEdit()
    named.setAccessibleName("Họ tên")
    found = shown(qtbot, named, nameless, width=600)
    assert len(found) == 1
    assert found[0].startswith("không có tên đọc: QLineEdit")
