# SPDX-License-Identifier: MIT
"""A walk through every screen and dialog of the demonstration: for pictures, and to measure each text."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QTabWidget, QWidget

from dvcq_desktop.resources import resource
from dvcq_desktop.search.commands import Command, plain
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.widgets.page_view import PageView

# What only a file of her own offers.
_OUTSIDE_DEMONSTRATION = (Command("Hôm nay", "", "Hướng dẫn bắt đầu", ""),)
_PATIENCE_S = 60.0
_EMPTY_YEAR = 2001
# What came back is drawn in a round of its own, and may ask again.
_CALM_ROUNDS = 3
_ROUND_MS = 2


def answer_no_file() -> None:
    """Let every question for a file be left: the system's own dialog would wait for a person."""
    for ask in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        setattr(QFileDialog, ask, staticmethod(_no_file))


def _no_file(*_arguments: object, **_named: object) -> tuple[str, str]:
    return "", ""


class Walk:
    """Walk through the rooms of the demonstration as a person would, and show what is seen to `see`."""

    def __init__(self, application: QApplication, window: MainWindow, see: Callable[[str, QWidget], None]):
        self._application = application
        self._window = window
        self._see = see
        self._triggered: list[QAction] = []

    def walk(self) -> None:
        """See every room with each of its pages and their dialogs, then what only the tasks have."""
        for number, title in enumerate(self._window.room_titles):
            self._window.show_room(number)
            self._settle()
            self._see(title, self._window)
            self._pages_of(title)
        self._window.open_room("Kế hoạch")
        self._settle()
        self._several_rows()
        self._parts_of_tasks()
        self._find_everything()
        self._help()
        self._dialogs_of_window()
        self._import_dialog()
        self._read_over_dialog()
        self._papers()

    def walk_pages(self) -> None:
        """See every page and the form of a new record there: all there is where nothing stands yet."""
        for number, title in enumerate(self._window.room_titles):
            self._window.show_room(number)
            self._settle()
            self._see(title, self._window)
            for pages in self._tabs_in(self._window.current_screen)[:1]:
                for place in range(pages.count()):
                    pages.setCurrentIndex(place)
                    self._settle()
                    self._see(f"{title} - {pages.tabText(place)}", self._window)
                    self._new_record(f"{title} - {pages.tabText(place)}")

    def _new_record(self, title: str) -> None:
        """See the form of a new record of the page that is shown, where it has one, and give it up."""
        from dvcq_desktop.widgets.section import Section  # noqa: PLC0415 - start-up time

        for section in self._window.current_screen.findChildren(Section):
            # Some pages ask in a menu first.
            begins = type(section).add_record is Section.add_record
            if begins and section.isVisible() and section.primary.isVisible():
                section.add_record()
                self._settle()
                self._see(f"{title} - thêm mới", self._window)
                section.detail.cancel.click()
                self._settle()

    def commands(self) -> list[Command]:
        """Return the commands of every page of every room, as its menu holds them."""
        found = []
        for number, title in enumerate(self._window.room_titles):
            self._window.show_room(number)
            self._settle()
            pages = next(iter(self._tabs_in(self._window.current_screen)), None)
            for place in range(pages.count() if pages else 1):
                if pages:
                    pages.setCurrentIndex(place)
                    self._settle()
                page = pages.tabText(place) if pages else ""
                found += [
                    Command(
                        title,
                        page,
                        plain(action.text()),
                        action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                    )
                    for action in self._window.current_actions()
                    if not action.isSeparator()
                ]
        return [*_OUTSIDE_DEMONSTRATION, *found]

    def _select_first_row(self) -> None:
        for table in self._window.current_screen.findChildren(RecordTable):
            if table.isVisible() and table.records.ids:
                table.select_ids(table.records.ids[:1])
                self._settle()
                return

    def _several_rows(self) -> None:
        for table in self._window.current_screen.findChildren(RecordTable):
            if table.isVisible():
                table.select_ids(table.records.ids[:4])
                self._settle()
                self._see("Kế hoạch - nhiều nhiệm vụ", self._window)
                return

    def _pages_of(self, room: str) -> None:
        """See each page of a room with its first row, the tabs of that row's detail, and its dialogs."""
        tabbed = self._tabs_in(self._window.current_screen)
        if not tabbed:
            return
        pages = tabbed[0]
        for place in range(pages.count()):
            pages.setCurrentIndex(place)
            self._settle()
            title = f"{room} - {pages.tabText(place)}"
            self._select_first_row()
            self._see(title, self._window)
            page = pages.currentWidget()
            for tabs in self._tabs_in(page) if page is not None else []:
                for tab in range(1, tabs.count()):
                    if tabs.isTabVisible(tab):
                        tabs.setCurrentIndex(tab)
                        self._settle()
                        self._see(f"{title} - {tabs.tabText(tab).partition(' (')[0]}", self._window)
                tabs.setCurrentIndex(0)
            self._dialogs_of_page(title)
        pages.setCurrentIndex(0)
        self._settle()

    def _tabs_in(self, widget: QWidget) -> list[QTabWidget]:
        return [tabs for tabs in widget.findChildren(QTabWidget) if tabs.isVisible()]

    def _dialogs_of_page(self, title: str) -> None:
        """Open what each action of the page asks; those that ask for a file or print have their own way."""
        for action in self._window.current_actions():
            verb = action.text().replace("&", "")
            if action in self._triggered:
                continue
            if verb.endswith("…") and action.isEnabled() and not verb.startswith(("In ", "In…", "Nhập")):
                self._triggered.append(action)
                self._dialog(f"{title} - {verb.removesuffix('…')}", action.trigger)

    def _dialog(self, title: str, opening: Callable[[], object]) -> None:
        """See the dialog that something opens, and leave it."""
        opening()
        self._settle()
        opened = [
            one for one in self._application.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()
        ]
        for dialog in opened:
            self._fit(dialog)
            if not isinstance(dialog, QFileDialog):
                self._see(title, dialog)
            dialog.reject()
        self._settle()

    def _parts_of_tasks(self) -> None:
        """See what the page of the tasks shows only when asked: chart, filter, group, sources, bars."""
        from dvcq_desktop.plan.screen.room import PlanScreen  # noqa: PLC0415 - the front door's way

        screen = self._window.current_screen
        assert isinstance(screen, PlanScreen)
        page, year = screen.tasks, screen.shown_year
        group = next(key for key, entry in page.reading.year.tasks.entries.items() if entry.task.lines)  # type: ignore[union-attr]  # it is read by now
        page.table.select_ids([group])
        self._settle()
        page.detail.show_tab("Đơn vị")
        self._settle()
        self._see("Nhiệm vụ - nhóm đơn vị", self._window)
        self._dialog("Sửa căn cứ", page.detail.info.sources_requested.emit)
        page.detail.show_tab("Thông tin")
        page.chart.toggle.setChecked(True)
        self._settle()
        self._see("Nhiệm vụ - tiến độ theo đơn vị", self._window)
        page.chart.toggle.setChecked(False)
        chip = page.head.chips["units"]
        chip.click()
        self._settle()
        popup = self._application.activePopupWidget()
        if popup is not None:
            self._see("Nhiệm vụ - bộ lọc", popup)
            popup.close()
        page.page.messages.show_error("Ổ đĩa đã đầy nên thay đổi vừa rồi chưa được lưu; hãy xóa bớt tệp.")
        self._settle()
        self._see("Nhiệm vụ - báo lỗi", self._window)
        page.page.messages.clear()
        page.page.search.setText("không có việc nào như thế")
        self._settle()
        self._see("Nhiệm vụ - không tìm thấy", self._window)
        page.page.search.clear()
        screen.show_year(_EMPTY_YEAR)
        self._settle()
        self._see("Nhiệm vụ - trang trống", self._window)
        screen.show_year(year)
        self._settle()

    def _find_everything(self) -> None:
        from dvcq_desktop.search.screen.finder_window import FinderWindow  # noqa: PLC0415 - as below

        self._window.find_requested.emit()
        finder = self._window.findChild(FinderWindow)
        assert finder is not None
        self._settle()
        finder.box.setText("ban giao")
        self._settle()
        self._see("Tìm tất cả", finder)
        finder.hide()

    def _help(self) -> None:
        from dvcq_desktop.guide.screen.help_window import HelpWindow  # noqa: PLC0415 - as below

        self._window.help_requested.emit()
        self._settle()
        for shown in self._application.topLevelWidgets():
            if isinstance(shown, HelpWindow) and shown.isVisible():
                self._see("Hướng dẫn", shown)
                shown.search.setText("in")
                shown.search.search_now()
                self._see("Hướng dẫn - tìm", shown)
                shown.close()

    def _dialogs_of_window(self) -> None:
        self._dialog("Thùng rác", self._window.trash_requested.emit)
        for step, title in (("hand-over", "Bàn giao qua USB"), ("take-over", "Nhận bản từ USB")):
            self._dialog(title, partial(self._window.stick_requested.emit, step))
        self._dialog("Nhật ký thao tác", self._window.journal_requested.emit)
        self._dialog("Sao lưu và khôi phục", self._window.backups_requested.emit)
        self._dialog("Cài đặt", self._window.settings_requested.emit)
        self._dialog("Lỗi chương trình", self._window.report_requested.emit)

    def _import_dialog(self) -> None:
        from dvcq_desktop.plan.dialogs.import_flow import ImportFlow  # noqa: PLC0415 - the front door's way

        flow = self._window.findChild(ImportFlow)
        assert flow is not None
        # The year's own plan is there already and would be refused.
        words = resource("demo", "ke-hoach-2026.txt").read_text(encoding="utf-8")
        self._application.clipboard().setText(words.replace("2026", "2027"))
        flow.paste()
        self._wait_for(lambda: flow.dialog is not None)
        dialog = flow.dialog
        assert dialog is not None
        self._fit(dialog)
        self._see("Nhập kế hoạch", dialog)
        for tabs in dialog.findChildren(QTabWidget):
            for place in range(1, tabs.count()):
                tabs.setCurrentIndex(place)
                self._settle()
                self._see(f"Nhập kế hoạch - {tabs.tabText(place)}", dialog)
        dialog.reject()
        self._settle()

    def _read_over_dialog(self) -> None:
        """See what a later text changes of the year's plan: its signed text with a few other words."""
        from dvcq_desktop.plan.dialogs.import_flow import ImportFlow, Later  # noqa: PLC0415 - as above

        flow = self._window.findChild(ImportFlow)
        assert flow is not None
        words = resource("demo", "ke-hoach-2026-da-ky.txt").read_text(encoding="utf-8")
        for old, new in (("15/KH-UBND", "98/KH-UBND"), ("31/3/2026", "30/4/2026"), ("học tập", "học")):
            words = words.replace(old, new)
        self._application.clipboard().setText(words)
        flow.paste(Later())
        self._wait_for(lambda: flow.reading_over.dialog is not None)
        dialog = flow.reading_over.dialog
        assert dialog is not None
        self._fit(dialog)
        dialog.ui.changes.selectRow(2)
        self._settle()
        self._see("Đọc bản mới của kế hoạch", dialog)
        dialog.ui.tabs.setCurrentIndex(1)
        self._settle()
        self._see("Đọc bản mới của kế hoạch - Nhiệm vụ", dialog)
        dialog.reject()
        self._settle()

    def _papers(self) -> None:
        from dvcq_desktop.office.register.dialogs.print_dialog import PrintDialog  # noqa: PLC0415 - heavy
        from dvcq_desktop.widgets.page_view import PageView  # noqa: PLC0415 - heavy
        from dvcq_desktop.widgets.preview import PreviewDialog  # noqa: PLC0415 - heavy

        for action in self._window.current_actions():
            title = action.text().replace("&", "").removesuffix("…")
            if not title.startswith("In "):
                continue
            action.trigger()
            self._settle()
            asked = self._window.findChildren(PrintDialog)[-1]
            self._see(title, asked)
            # What an earlier paper said is not what this one says.
            for bar in self._window.current_screen.findChildren(MessageBar):
                bar.clear()
            asked.accept()
            self._wait_for(lambda: bool(self._window.findChildren(PreviewDialog)) or self._has_message())
            if self._has_message():
                # Nothing to print of this kind, and the page says so.
                continue
            dialog = self._window.findChildren(PreviewDialog)[-1]
            self._fit(dialog)
            (pages,) = dialog.findChildren(PageView)
            self._wait_for(partial(_is_drawn, pages))
            self._see(f"Xem trước - {title}", dialog)
            dialog.close()
            self._wait_for(lambda: not self._window.findChildren(PreviewDialog))

    def _has_message(self) -> bool:
        bars = self._window.current_screen.findChildren(MessageBar)
        return any(bar.isVisible() for bar in bars)

    def _fit(self, dialog: QDialog) -> None:
        dialog.resize(min(dialog.width(), self._window.width()), min(dialog.height(), self._window.height()))
        self._settle()

    def _settle(self) -> None:
        """Let questions to the database and pages of a preview come back."""
        self._wait_for(self._is_calm)

    def _is_calm(self) -> bool:
        return not self._window.is_busy and getattr(self._window.current_screen, "is_read", True)

    def _wait_for(self, found: Callable[[], bool]) -> None:
        """Let the window work until something is found, and until what it does then is drawn."""
        loop = QEventLoop()
        rounds = _Rounds(found, loop)
        beat = QTimer()
        beat.timeout.connect(rounds.look)
        beat.start(_ROUND_MS)
        loop.exec()
        beat.stop()
        if rounds.lasted_too_long:
            raise TimeoutError


def _is_drawn(pages: PageView) -> bool:
    return bool(pages.drawn_pages)


class _Rounds:
    """Leave a loop once something was found in several rounds in a row, or never will be."""

    def __init__(self, found: Callable[[], bool], loop: QEventLoop) -> None:
        self._found = found
        self._loop = loop
        self._end = time.monotonic() + _PATIENCE_S
        self._calm = 0

    @property
    def lasted_too_long(self) -> bool:
        return self._calm < _CALM_ROUNDS

    def look(self) -> None:
        self._calm = self._calm + 1 if self._found() else 0
        if self._calm >= _CALM_ROUNDS or time.monotonic() > self._end:
            self._loop.quit()
