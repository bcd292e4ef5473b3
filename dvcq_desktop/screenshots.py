# SPDX-License-Identifier: MIT
"""Every screen and dialog as PNG, on made-up data: README's pictures, and how we look at our work."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QTabWidget, QWidget

from dvcq_desktop.resources import resource
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from dvcq_desktop.app import FrontDoor

# The design size, and what is left of it in points when the system draws at 125% and 150%.
SCALES = {"100": ("1", 1366, 768), "125": ("1.25", 1093, 614), "150": ("1.5", 911, 512)}
_PATIENCE_S = 10.0
_EMPTY_YEAR = 2001


def run_in_all_scales(folder: Path) -> int:
    """Take all pictures once per scale, each in a process of its own, for Qt fixes the scale at its start."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (factor, width, height) in SCALES.items():
        code = (
            "import sys; from pathlib import Path; from dvcq_desktop.screenshots import take;"
            "take(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))"
        )
        command = [sys.executable, "-c", code, str(folder.resolve()), name, str(width), str(height)]
        done = subprocess.run(command, check=False, env={**os.environ, "QT_SCALE_FACTOR": factor})  # noqa: S603 - ourselves
        if done.returncode:
            return done.returncode
    return 0


def take(folder: Path, scale: str, width: int, height: int) -> None:
    """Open the demonstration at one size and save each screen and dialog."""
    from dvcq_desktop.app import FrontDoor  # noqa: PLC0415 - the front door imports us
    from dvcq_desktop.widgets.application import make_application  # noqa: PLC0415 - the front door imports us

    application = make_application(["dvcq"])
    with tempfile.TemporaryDirectory() as home:
        door = FrontDoor(application, demo_folder=Path(home))
        if not door.start() or door.window is None:
            raise SystemExit(1)
        # A window that begins larger than the screen begins with all of it.
        door.window.showNormal()
        door.window.resize(width, height)
        _answer_no_file()
        _Album(application, door, folder, scale).take_all()
        door.window.close()
        door.stop()


def _answer_no_file() -> None:
    """Let every question for a file be left: the system's own dialog would wait for a person."""
    for ask in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        setattr(QFileDialog, ask, staticmethod(_no_file))


def _no_file(*_arguments: object, **_named: object) -> tuple[str, str]:
    return "", ""


class _Album:
    """Walk through the rooms as a person would and save what is seen."""

    def __init__(self, application: QApplication, door: FrontDoor, folder: Path, scale: str) -> None:
        assert door.window is not None
        self._application = application
        self._window = door.window
        self._folder = folder
        self._scale = scale
        self._triggered: list[QAction] = []

    def take_all(self) -> None:
        """Save every room with each of its pages and their dialogs, then what only the tasks have."""
        for number, title in enumerate(self._window.room_titles):
            self._window.show_room(number)
            self._settle()
            self._save(title, self._window)
            self._pages_of(title)
        self._window.show_room(0)
        self._several_rows()
        self._parts_of_tasks()
        self._dialogs_of_window()
        self._import_dialog()
        self._read_over_dialog()
        self._papers()

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
                self._save("Kế hoạch - nhiều nhiệm vụ", self._window)
                return

    def _pages_of(self, room: str) -> None:
        """Save each page of a room with its first row, the tabs of that row's detail, and its dialogs."""
        pages = self._tabs_in(self._window.current_screen)[0]
        for place in range(pages.count()):
            pages.setCurrentIndex(place)
            self._settle()
            title = f"{room} - {pages.tabText(place)}"
            self._select_first_row()
            self._save(title, self._window)
            page = pages.currentWidget()
            for tabs in self._tabs_in(page) if page is not None else []:
                for tab in range(1, tabs.count()):
                    if tabs.isTabVisible(tab):
                        tabs.setCurrentIndex(tab)
                        self._settle()
                        self._save(f"{title} - {tabs.tabText(tab).partition(' (')[0]}", self._window)
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
        """Save the dialog that something opens, and leave it."""
        opening()
        self._settle()
        opened = [
            one for one in self._application.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()
        ]
        for dialog in opened:
            self._fit(dialog)
            if not isinstance(dialog, QFileDialog):
                self._save(title, dialog)
            dialog.reject()
        self._settle()

    def _parts_of_tasks(self) -> None:
        """Save what the page of the tasks shows only when asked: chart, filter, group, sources, bars."""
        from dvcq_desktop.plan.screen.room import PlanScreen  # noqa: PLC0415 - the front door's way

        screen = self._window.current_screen
        assert isinstance(screen, PlanScreen)
        page, year = screen.tasks, screen.shown_year
        group = next(key for key, entry in page.reading.year.tasks.entries.items() if entry.task.lines)  # type: ignore[union-attr]  # it is read by now
        page.table.select_ids([group])
        self._settle()
        page.detail.show_tab("Đơn vị")
        self._settle()
        self._save("Nhiệm vụ - nhóm đơn vị", self._window)
        self._dialog("Sửa căn cứ", page.detail.info.sources_requested.emit)
        page.detail.show_tab("Thông tin")
        page.chart.toggle.setChecked(True)
        self._settle()
        self._save("Nhiệm vụ - tiến độ theo đơn vị", self._window)
        page.chart.toggle.setChecked(False)
        chip = page.head.chips["units"]
        chip.click()
        self._settle()
        popup = self._application.activePopupWidget()
        if popup is not None:
            self._save("Nhiệm vụ - bộ lọc", popup)
            popup.close()
        page.page.messages.show_error("Ổ đĩa đã đầy nên thay đổi vừa rồi chưa được lưu; hãy xóa bớt tệp.")
        self._settle()
        self._save("Nhiệm vụ - báo lỗi", self._window)
        page.page.messages.clear()
        page.page.search.setText("không có việc nào như thế")
        self._settle()
        self._save("Nhiệm vụ - không tìm thấy", self._window)
        page.page.search.clear()
        screen.show_year(_EMPTY_YEAR)
        self._settle()
        self._save("Nhiệm vụ - trang trống", self._window)
        screen.show_year(year)
        self._settle()

    def _dialogs_of_window(self) -> None:
        from dvcq_desktop.widgets.bug_dialog import BugDialog  # noqa: PLC0415 - the front door's way
        from dvcq_desktop.widgets.errors_hook import BugReport  # noqa: PLC0415 - as above

        self._dialog("Thùng rác", self._window.trash_requested.emit)
        for step, title in (("hand-over", "Bàn giao qua USB"), ("take-over", "Nhận bản từ USB")):
            self._dialog(title, partial(self._window.stick_requested.emit, step))
        self._dialog("Nhật ký thao tác", self._window.journal_requested.emit)
        self._dialog("Sao lưu và khôi phục", self._window.backups_requested.emit)
        report = BugReport("ValueError", ("plan/table.py:120 state",), ("DVCQ Desktop", "Python 3.11"))
        self._dialog("Lỗi chương trình", BugDialog(report, self._window).open)

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
        self._save("Nhập kế hoạch", dialog)
        for tabs in dialog.findChildren(QTabWidget):
            for place in range(1, tabs.count()):
                tabs.setCurrentIndex(place)
                self._settle()
                self._save(f"Nhập kế hoạch - {tabs.tabText(place)}", dialog)
        dialog.reject()
        self._settle()

    def _read_over_dialog(self) -> None:
        """Save what a later text changes of the year's plan: its signed text with a few other words."""
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
        self._save("Đọc bản mới của kế hoạch", dialog)
        dialog.ui.tabs.setCurrentIndex(1)
        self._settle()
        self._save("Đọc bản mới của kế hoạch - Nhiệm vụ", dialog)
        dialog.reject()
        self._settle()

    def _papers(self) -> None:
        from dvcq_desktop.office.register.dialogs.print_dialog import PrintDialog  # noqa: PLC0415 - heavy
        from dvcq_desktop.widgets.preview import PreviewDialog  # noqa: PLC0415 - heavy

        for action in self._window.current_actions():
            title = action.text().replace("&", "").removesuffix("…")
            if not title.startswith("In "):
                continue
            action.trigger()
            self._settle()
            asked = self._window.findChildren(PrintDialog)[-1]
            self._save(title, asked)
            asked.accept()
            self._wait_for(lambda: bool(self._window.findChildren(PreviewDialog)) or self._has_message())
            if self._has_message():
                # Nothing to print of this kind, and the page says so.
                continue
            dialog = self._window.findChildren(PreviewDialog)[-1]
            self._fit(dialog)
            self._save(f"Xem trước - {title}", dialog)
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
        loop = QEventLoop()
        QTimer.singleShot(500, loop.quit)
        loop.exec()

    def _wait_for(self, found: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE_S
        while not found():
            if time.monotonic() > end:
                raise TimeoutError
            self._settle()

    def _save(self, title: str, widget: QWidget) -> None:
        name = "".join(letter if letter.isalnum() else "-" for letter in title)
        while "--" in name:
            name = name.replace("--", "-")
        path = self._folder / f"{self._scale}-{name.strip('-')}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"cannot write {path}")
        print(path.name, flush=True)
