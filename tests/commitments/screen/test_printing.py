# SPDX-License-Identifier: MIT
"""The papers of a campaign from the room's menu: ordered, looked at, saved, entered into the register."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dvcq_desktop.commitments.prints.kinds import KINDS
from dvcq_desktop.office.printing import Sorting
from dvcq_desktop.office.register import store as register
from dvcq_desktop.office.register.dialogs.print_dialog import PrintDialog
from dvcq_desktop.widgets.preview import PreviewDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.commitments.screen import CommitmentsScreen
    from tests.commitments.conftest import Office


def asked(room: CommitmentsScreen, kind: str) -> PrintDialog:
    next(action for action in room.list.head.print_actions if action.data() == kind).trigger()
    [dialog] = room.findChildren(PrintDialog)
    return dialog


def previewed(room: CommitmentsScreen, dialog: PrintDialog, qtbot: QtBot) -> PreviewDialog:
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(room.findChildren(PreviewDialog)))
    [preview] = room.findChildren(PreviewDialog)
    qtbot.waitUntil(lambda: preview.pane.view.page_count > 0)
    return preview


def test_the_menu_offers_every_paper_of_the_room(room: CommitmentsScreen) -> None:
    assert [action.data() for action in room.list.head.print_actions] == [kind.name for kind in KINDS]


def test_the_papers_of_a_campaign_are_printed_from_the_page_of_the_campaigns_too(
    a_office: Office, room: CommitmentsScreen, qtbot: QtBot
) -> None:
    page: Any = room.open_page("Đợt ký")
    qtbot.waitUntil(lambda: page.current() is not None)
    assert page.papers.show_menu.shortcut().toString() == "Ctrl+P"
    titles = [action.text() for action in page.actions_of_page()]
    assert [title for title in titles if title.startswith("In ")] == [
        action.text() for action in room.list.head.print_actions
    ]
    next(action for action in page.papers.actions if action.data() == "commitment-forms").trigger()
    [dialog] = room.findChildren(PrintDialog)
    preview = previewed(room, dialog, qtbot)
    assert preview.pane.view.page_count == 6
    preview.close()


def test_without_a_campaign_the_page_says_what_is_lacking(room: CommitmentsScreen, qtbot: QtBot) -> None:
    page: Any = room.open_page("Đợt ký")
    page.table.select_ids([])
    page.page.search.setText("không có đợt nào như thế")
    qtbot.waitUntil(lambda: page.current() is None)
    page.papers.actions[0].trigger()
    assert "Chưa chọn đợt ký nào để in" in page.page.messages.text


def test_forms_are_looked_at_and_hold_the_text_once_they_are_saved(
    a_office: Office, room: CommitmentsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    preview = previewed(room, asked(room, "commitment-forms"), qtbot)
    assert preview.pane.view.page_count == 6
    assert a_office.texts()[0].printed_on is None
    preview.pane.save_to(tmp_path / "cam kết.pdf")
    qtbot.waitUntil(lambda: a_office.texts()[0].printed_on is not None)
    with closing(a_office.database.connect()) as connection:
        [paper] = register.papers(connection, 2026)
    assert (paper.kind, paper.pages) == ("commitment-forms", 6)
    preview.close()


def test_copies_order_and_unsigned_people_are_asked_for(
    a_office: Office, room: CommitmentsScreen, qtbot: QtBot
) -> None:
    a_office.sign("hue")
    dialog = asked(room, "commitment-forms")
    assert not dialog.copies.isHidden()
    assert not dialog.chosen.isChecked()
    dialog.copies.set_value(1)
    dialog.sorting.set_value(Sorting.NAME)
    [only] = dialog.options.values()
    only.setChecked(True)
    preview = previewed(room, dialog, qtbot)
    assert preview.pane.view.page_count == 2
    preview.close()


def test_the_sheet_is_of_the_selected_person(room: CommitmentsScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(room.list.table.selected_ids()))
    dialog = asked(room, "person-sheet")
    assert dialog.sorting.isHidden()
    assert dialog.copies.isHidden()
    assert dialog.chosen.isChecked()
    assert "đang chọn" in dialog.chosen.text()
    preview = previewed(room, dialog, qtbot)
    assert preview.pane.view.page_count == 1
    preview.close()


def test_ctrl_p_works_on_the_tab_that_ctrl_page_up_just_opened(room: CommitmentsScreen, qtbot: QtBot) -> None:
    room.tabs.setCurrentIndex(1)
    qtbot.waitActive(room)
    room.tabs.tabBar().setFocus()
    QTest.keyClick(room.tabs.tabBar(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert room.page is room.list
    assert room.tabs.tabBar().hasFocus()
    menu = room.list.head.papers.menu
    QTest.keyClick(room.tabs.tabBar(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(menu.isVisible)
    assert len(menu.actions()) == len(KINDS)
    menu.close()
