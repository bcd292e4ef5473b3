# SPDX-License-Identifier: MIT
"""Find everything: the finders of all rooms and the commands of all menus, and the way to what was chosen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence

from dvcq_desktop.activities.store.finding import FINDERS as ACTIVITIES
from dvcq_desktop.commitments.store.finding import FINDERS as COMMITMENTS
from dvcq_desktop.front_rooms import open_page, open_record
from dvcq_desktop.nominations.store.finding import FINDERS as MODELS
from dvcq_desktop.office.finding.store import FINDERS as OFFICE
from dvcq_desktop.plan.store.finding import FINDERS as PLAN
from dvcq_desktop.reports.store.finding import FINDERS as REPORTS
from dvcq_desktop.search.catalogue import COMMANDS, PAGES, Catalogue
from dvcq_desktop.search.commands import MENU, Command, commands_of_pages, pages_of_rooms, plain
from dvcq_desktop.search.screen.finder_window import FinderWindow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.office.finding.rules import Found
    from dvcq_desktop.widgets.workbench import Workbench

# People first, then what is done all year, then the papers.
FINDERS = (OFFICE[0], *PLAN, *MODELS, *ACTIVITIES, *COMMITMENTS, *REPORTS, *OFFICE[1:])
_RECENT = "find/recent"
_MOST_RECENT = 12
# What these words begin can be left again, as a form, a dialog or a print; other commands change at once the
# rows that are chosen, which nobody saw who comes from another page.
_BEGINNINGS = ("Thêm ", "In ", "Ghi nhanh", "Xem ", "Mở ", "Đọc ", "Hướng dẫn ", "Sao chép ")
# Words that she may look for, each with the command that does it and where it stands.
_ALSO = {
    "Cài đặt…": ("Cỡ chữ…", "Nền tối, nền sáng…", "Chuyển tệp dữ liệu sang thư mục khác…"),
    "Nhận bản từ USB…": ("Mở bản bàn giao từ USB…",),
}
# A page that was just opened reads its rows first; longer than this nobody waits for a command.
_ROUND_MS, _ROUNDS, _CALM_ROUNDS = 30, 100, 30


class FrontFinding(QObject):
    """Show the window of a file's records and commands, and open what is chosen there; the window owns it."""

    def __init__(self, window: MainWindow, workbench: Workbench) -> None:
        super().__init__(window)
        self._window = window
        self._workbench = workbench
        self._finders = {finder.group: finder for finder in FINDERS}
        own = commands_of_menus(window)
        self._own = {command.key: action for command, action in own}
        commands = [command for command, _action in own] + commands_of_pages()
        self._catalogue = Catalogue(FINDERS, [command.found for command in commands], pages_of_rooms())
        self.finder = FinderWindow(workbench.reader, self._catalogue, window)
        # Signals
        self.finder.chosen.connect(self._on_chosen)
        self.finder.key_left.connect(self._on_key_left)
        window.closed.connect(self.finder.hide)
        workbench.writer.saved.connect(self._on_writer_saved)

    def show(self) -> None:
        """Show the window, with what was opened lately."""
        self.finder.begin(self._recent())

    def _recent(self) -> list[tuple[str, str]]:
        kept = str(self._workbench.settings.value(_RECENT, "[]"))
        try:
            return [(str(group), str(key)) for group, key in json.loads(kept)]
        except (TypeError, ValueError):
            # Another version's, or edited by hand.
            return []

    def _on_chosen(self, group: str, record: Found) -> None:
        """Open what was chosen; only its key is kept on this PC, no name."""
        recent = [(group, record.id), *(one for one in self._recent() if one != (group, record.id))]
        self._workbench.settings.setValue(_RECENT, json.dumps(recent[:_MOST_RECENT], ensure_ascii=False))
        if group == PAGES:
            room, page, _command = record.id.split("\t")
            open_page(self._window, room, page)
            return
        if group == COMMANDS:
            self._run(record.id)
            return
        finder = self._finders[group]
        open_record(self._window, finder.room, finder.page, record.id, record.year, record.within)

    def _on_key_left(self, keys: QKeySequence) -> None:
        """Do what a key of the menus does, once the window is gone; the key that opened it begins anew."""
        for action in self._own.values():
            if (
                keys not in action.shortcuts()
                or action.shortcutContext() is Qt.ShortcutContext.WidgetShortcut
            ):
                continue
            if action.isEnabled():
                self.finder.hide()
                self._window.activateWindow()
                action.trigger()
            return

    def _run(self, key: str) -> None:
        if key in self._own:
            self._own[key].trigger()
            return
        room, page, text = key.split("\t")
        before = shown_place(self._window)
        open_page(self._window, room, page)
        if shown_place(self._window) == before or only_begins(text):
            _Waiting(self._window, text).begin()
        else:
            self._window.message.show_info(
                f"Đã mở trang của lệnh “{text}”. Hãy chọn dòng cần làm, rồi chọn lệnh ở bảng chọn {room}."
            )

    def _on_writer_saved(self, _name: str, changed: Iterable[tuple[str, str]] | None) -> None:
        self._catalogue.hear(changed)


class _Waiting(QObject):
    """Run a command of a page once the page has read its rows, so that it finds one selected."""

    def __init__(self, window: MainWindow, text: str) -> None:
        super().__init__(window)
        self._window, self._text = window, text
        self._rounds = 0

    def begin(self) -> None:
        """Look now, and again a little later while the page reads, and while no row is chosen there."""
        self._rounds += 1
        action = None if self._window.is_busy else _called(self._window.current_actions(), self._text)
        if action is not None and action.isEnabled():
            action.trigger()
        elif self._rounds < (_ROUNDS if self._window.is_busy else _CALM_ROUNDS):
            QTimer.singleShot(_ROUND_MS, self, self.begin)
            return
        else:
            self._window.message.show_info(
                f"“{self._text}” chưa dùng được lúc này; hãy chọn dòng cần làm trong bảng rồi chọn lại lệnh."
            )
        self.deleteLater()


def commands_of_menus(window: MainWindow) -> list[tuple[Command, QAction]]:
    """Return the actions of the window's menus, those of the open page aside: these change with it."""
    own = set(window.current_actions())
    found = []
    for head in window.menuBar().actions():
        for action in head.menu().actions():  # type: ignore[attr-defined]  # the stubs have QObject
            if not action.isSeparator() and action.isVisible() and action not in own:
                # What is undone, and how many wait, stands behind the words of the command.
                words = plain(action.text()).partition(":")[0]
                command = Command(
                    MENU,
                    plain(head.text()),
                    words,
                    action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                )
                found.append((command, action))
                place = f"{command.page} › {words.rstrip('…')}"
                found += [(Command(MENU, place, also, command.keys), action) for also in _ALSO.get(words, ())]
    return found


def shown_place(window: MainWindow) -> tuple[str, int]:
    """Return the open room, and the place of its open page under the tabs."""
    tabs: Any = getattr(window.current_screen, "tabs", None)
    return window.room_title, tabs.currentIndex() if tabs is not None else 0


def only_begins(text: str) -> bool:
    """Tell whether a command asks further before it changes anything, or changes nothing."""
    return text.endswith("…") or text.startswith(_BEGINNINGS)


def _called(actions: list[QAction], text: str) -> QAction | None:
    return next((action for action in actions if plain(action.text()) == text), None)
