# SPDX-License-Identifier: MIT
"""An officer at the keyboard: she presses keys, looks where the cursor is, waits until the window is calm.

Nothing here clicks or reaches into a screen to act: what cannot be done by a key cannot be done in a job.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QTabWidget,
    QTreeView,
    QWidget,
)

from dvcq_desktop.widgets.preview import PreviewDialog
from dvcq_desktop.widgets.tabs import PageTabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.app import FrontDoor
    from dvcq_desktop.main_window import MainWindow

PICTURES = "DVCQ_JOB_PICTURES"
SIZE = "DVCQ_JOB_SIZE"
_PATIENCE_MS = 20_000
# As in `walking`: what came back is drawn in a round of its own, and may ask again.
_CALM_ROUNDS = 3
_MOST_TABS = 80
_MOST_ROWS = 400


class Officer:
    """Drive the window that a front door has open, by keys alone; `job` names its pictures."""

    def __init__(self, door: FrontDoor, qtbot: QtBot, job: str) -> None:
        self.door = door
        self.qtbot = qtbot
        self.job = job
        self._steps = 0

    @property
    def window(self) -> MainWindow:
        """Return the window that is open."""
        assert self.door.window is not None
        return self.door.window

    # Keys

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or shortcut, as "Ctrl+N", where the keyboard is."""
        pressed = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs know no index
        key, held = pressed.key(), pressed.keyboardModifiers()
        if key is Qt.Key.Key_Tab and held & Qt.KeyboardModifier.ShiftModifier:
            key = Qt.Key.Key_Backtab  # as every keyboard says it
        for _ in range(times):
            keyboard, popup = self._keyboard(), QApplication.activePopupWidget()
            QTest.keyPress(keyboard, key, held)
            if QApplication.activePopupWidget() is popup:
                # Else the key is let go in the menu that it opened.
                QTest.keyRelease(keyboard, key, held)
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type a text; Qt's test types ASCII only, so that Vietnamese is pasted."""
        if text.isascii():
            QTest.keyClicks(self._keyboard(), text)
            QApplication.processEvents()
        else:
            QGuiApplication.clipboard().setText(text)
            self.press("Ctrl+V")

    def rewrite(self, text: str) -> None:
        """Type over all that stands in the field."""
        self.press("Ctrl+A")
        self.write(text)

    def paste(self, text: str) -> None:
        """Paste what another program copied."""
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def tab_to(self, name: str, key: str = "Tab") -> QWidget:
        """Press Tab until the cursor is in the field or on the button of that name; it must be on the way."""
        passed: list[str] = []
        for _ in range(_MOST_TABS):
            names = self.names_of_focus()
            if name in names:
                focused = QApplication.focusWidget()
                assert focused is not None
                return focused
            passed.append("/".join(names) or type(QApplication.focusWidget()).__name__)
            self.press(key)
        raise AssertionError(f"“{name}” is not reached by {key}; passed: {passed}")

    def fill(self, fields: dict[str, str]) -> None:
        """Type into fields by their names, on the way of Tab."""
        for name, text in fields.items():
            self.tab_to(name)
            self.rewrite(text)

    def names_of_focus(self) -> list[str]:
        """Return what the widget with the cursor is called, and what holds it where that is a field."""
        widget, names = QApplication.focusWidget(), []
        for _ in range(3):
            if widget is None or widget.isWindow():
                break
            words = plain(widget.text()) if isinstance(widget, QAbstractButton) else ""
            names.append(widget.accessibleName() or words)
            widget = widget.parentWidget()
        return [name for name in names if name]

    # Places

    def room(self, title: str) -> None:
        """Open a room by Alt and its number."""
        self.press(f"Alt+{self.window.room_titles.index(title) + 1}")
        assert self.window.room_title == title
        self.calm()

    def page(self, title: str) -> None:
        """Open a page of the room by Ctrl+Tab."""
        pages = self.window.current_screen.findChildren(PageTabs)[0]
        self._turn(pages, title)

    def pane(self, title: str) -> None:
        """Open a tab of the record that is shown, from the tab bar and by arrows."""
        focused = QApplication.focusWidget()
        bars = [
            tabs
            for tabs in self._scope().findChildren(QTabWidget)
            if tabs.isVisible() and not isinstance(tabs, PageTabs)
            if any(title in tabs.tabText(place) for place in range(tabs.count()))
        ]
        assert bars, f"no tab “{title}”"
        for key in ("Tab", "Shift+Tab"):
            for _ in range(_MOST_TABS):
                if QApplication.focusWidget() is bars[0].tabBar():
                    break
                self.press(key)
        assert QApplication.focusWidget() is bars[0].tabBar(), f"the tabs with “{title}” are not reached"
        assert focused is not None
        for key in ("Left", "Right"):
            for _ in range(bars[0].count()):
                if title in bars[0].tabText(bars[0].currentIndex()):
                    break
                self.press(key)
        assert title in bars[0].tabText(bars[0].currentIndex())
        self.calm()

    def row(self, text: str) -> None:
        """Go down a table or tree until the row that holds a text."""
        view = self._view()
        model = view.model()
        self.press("Home" if isinstance(view, QTreeView) else "Ctrl+Home")
        for _ in range(_MOST_ROWS):
            current = view.currentIndex()
            cells = [current.siblingAtColumn(column) for column in range(model.columnCount(current.parent()))]
            if any(text in str(cell.data()) for cell in cells if cell.data() is not None):
                self.calm()
                return
            self.press("Down")
            if view.currentIndex() == current:
                break
        raise AssertionError(f"no row with “{text}”")

    def column(self, title: str) -> None:
        """Go to a column of the row by the arrows."""
        view = self._view()
        for key in ("Left", "Right"):
            for _ in range(view.model().columnCount()):
                head = view.model().headerData(view.currentIndex().column(), Qt.Orientation.Horizontal)
                if title in str(head):
                    return
                self.press(key)
        raise AssertionError(f"no column “{title}” is reached")

    def menu(self, title: str, action: str) -> None:
        """Open a menu of the window by Alt and its letter, and choose an action by the arrows."""
        bar = self.window.menuBar()
        menu = next(one for one in bar.actions() if plain(one.text()) == title)
        letter = re.search(r"&(\w)", menu.text())
        assert letter, f"the menu “{title}” has no letter"
        self.press(f"Alt+{letter[1]}")
        self.choose(action)

    def choose(self, action: str) -> None:
        """Choose from the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        for _ in range(len(menu.actions()) + 1):
            active = menu.activeAction()
            if active is not None and action in plain(active.text()):
                break
            self.press("Down")
        else:
            named = [plain(one.text()) for one in menu.actions()]
            raise AssertionError(f"“{action}” is not chosen in {named}")
        self.press("Return")

    # The file

    def kept(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Return what the open file holds, once all is written."""
        self.calm()
        database = self.window._workbench.database
        return [tuple(row) for row in database.read(lambda it: it.execute(sql, values).fetchall())]

    # Waiting

    def calm(self) -> None:
        """Wait until answers, writes and jobs have come."""
        rounds = [0]

        def is_calm() -> bool:
            rounds[0] = 0 if self.window.is_busy else rounds[0] + 1
            return rounds[0] >= _CALM_ROUNDS

        self.qtbot.waitUntil(is_calm, timeout=_PATIENCE_MS)

    def until(self, found: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(found()), timeout=_PATIENCE_MS)

    def dialog(self, title: str = "") -> QDialog:
        """Wait for a dialog with the keyboard in it, and return it."""

        def shown() -> QWidget | None:
            top = QApplication.activeModalWidget()
            return top if isinstance(top, QDialog) and title in top.windowTitle() else None

        self.until(shown)
        self.calm()
        made = shown()
        assert isinstance(made, QDialog)
        return made

    def alone(self) -> None:
        """Wait until every dialog is gone."""
        self.until(lambda: QApplication.activeModalWidget() is None)
        self.calm()

    def file(self, path: Path) -> None:
        """Answer a question for a file or a folder by typing where it is."""
        self.dialog()
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QFileDialog), asked
        self.rewrite(str(path))
        self.press("Return")
        self.until(lambda: QApplication.activeModalWidget() is not asked)
        self.calm()

    def go_home(self) -> None:
        """Close the window with Ctrl+Q, and wait until the file is left."""
        self.press("Ctrl+Q")
        self.until(lambda: not self.window.isVisible())

    # Papers

    def preview(self) -> PreviewDialog:
        """Wait for a paper that is looked at."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), PreviewDialog))
        made = QApplication.activeModalWidget()
        assert isinstance(made, PreviewDialog)
        self.until(lambda: made.pane.view.drawn_pages)
        self.calm()
        return made

    def save_pdf(self, path: Path) -> str:
        """Save the paper that is looked at with Ctrl+S, leave it with Esc, and return its words."""
        self.preview()
        self.press("Ctrl+S")
        self.file(path)
        self.until(path.exists)
        self.press("Escape")
        self.alone()
        return words_of(path)

    # Pictures

    def see(self, step: str) -> None:
        """Save what is on the screen, where a folder for it is named."""
        self._steps += 1
        folder = os.environ.get(PICTURES)
        if not folder:
            return
        QApplication.processEvents()
        picture = self.window.grab()
        painter = QPainter(picture)
        origin = self.window.mapToGlobal(QPoint(0, 0))
        above = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self.window]
        for widget in sorted(above, key=lambda one: (isinstance(one, QMenu), _depth(one))):
            painter.drawPixmap(widget.mapToGlobal(QPoint(0, 0)) - origin, widget.grab())
        painter.end()
        Path(folder).mkdir(parents=True, exist_ok=True)
        assert picture.save(str(Path(folder) / f"{self.job}-{self._steps:02d}-{step}.png"))

    def _turn(self, tabs: QTabWidget, title: str) -> None:
        for _ in range(tabs.count()):
            if tabs.tabText(tabs.currentIndex()) == title:
                break
            self.press("Ctrl+Tab")
        assert tabs.tabText(tabs.currentIndex()) == title, f"the page “{title}” is not reached by Ctrl+Tab"
        self.calm()

    def _view(self) -> QAbstractItemView:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QAbstractItemView), f"the cursor is in {self.names_of_focus()}: {focused}"
        return focused

    def _scope(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    def _keyboard(self) -> QWidget:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        top = modal or self.window
        if not top.isActiveWindow():
            # A window manager gives the keyboard back after a popup; the screen of the tests has none.
            top.activateWindow()
            QApplication.processEvents()
        focused = QApplication.focusWidget()
        return focused if focused is not None and focused.window() is top else top


def plain(text: str) -> str:
    """Return a text of a button without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def words_of(path: Path) -> str:
    """Return the words of a PDF, its lines joined."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    finally:
        document.close()


def _depth(widget: QWidget) -> int:
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent.window())


def shown_name(widget: QWidget) -> str:
    """Return what a widget is, for a sentence about it."""
    words = plain(widget.text()) if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or words}"
