# SPDX-License-Identifier: MIT
"""The menus of the window: each action with its key; what they ask is told by the window's own signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence

from dvcq_desktop.widgets.menus import give_letters
from dvcq_desktop.widgets.words import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.widgets.workbench import Workbench

_STICK_STEPS = {
    "hand-over": "Bàn &giao qua USB…",
    "take-over": "&Nhận bản từ USB…",
    "conflicts": "Chỗ &cần chọn…",
    "undo-merge": "Hoàn tác hợ&p nhất",
    "minutes": "&In biên bản bàn giao…",
    "merge-minutes": "In &biên bản hợp nhất…",
}


FIELD_KEYS = (
    ("&Sửa ô đang chọn", "F2"),
    ("Lư&u phần đang gõ", "Ctrl+S"),
    ("Sao ché&p", "Ctrl+C"),
    ("&Dán", "Ctrl+V"),
    ("Chọ&n tất cả", "Ctrl+A"),
)


class MainMenu(QObject):
    """Fill the bar of a window; `stick` holds the steps of a hand-over, `room` the open page's own menu."""

    def __init__(self, window: MainWindow, workbench: Workbench, room_titles: Sequence[str]) -> None:
        super().__init__(window)
        self._window = window
        self._workbench = workbench
        self.stick: dict[str, QAction] = {}
        bar = window.menuBar()
        self._fill_file(bar.addMenu("&Tệp"))
        self._fill_edit(bar.addMenu("&Sửa"))
        self._fill_view(bar.addMenu("&Xem"), room_titles)
        self.room = bar.addMenu("")
        # Each page of a room has a menu of its own.
        # What cannot be used now says why.
        self.room.setToolTipsVisible(True)
        self.room.aboutToShow.connect(self._fill_room)
        self._fill_tools(bar.addMenu("Côn&g cụ"))
        self._fill_help(bar.addMenu("Trợ giú&p"))

    def _fill_file(self, menu: QMenu) -> None:
        self._add(menu, "&Mở tệp khác…", self._window.open_requested.emit, "Ctrl+O")
        self._add(menu, "Mở để &xem…", self._window.view_requested.emit)
        self._add(menu, "&Tạo tệp mới…", self._window.create_requested.emit)
        self._add(menu, "&Lưu bản sao…", self._window.copy_requested.emit, "Ctrl+Shift+S")
        self._add(menu, "&Sao lưu và khôi phục…", self._window.backups_requested.emit)
        menu.addSeparator()
        for step, text in _STICK_STEPS.items():
            action = self._add(menu, text, self._on_stick_triggered)
            action.setData(step)
            self.stick[step] = action
        menu.aboutToShow.connect(self._on_file_menu_about_to_show)
        menu.addSeparator()
        self._add(menu, "T&hoát", self._window.close, "Ctrl+Q")

    def _fill_edit(self, menu: QMenu) -> None:
        self.undo = self._add(menu, "&Hoàn tác", self._workbench.writer.undo, QKeySequence.StandardKey.Undo)
        self.redo = self._add(menu, "&Làm lại", self._workbench.writer.redo, "Ctrl+Y")
        # Other programs of hers know it under this key.
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addSeparator()
        for text, keys in FIELD_KEYS:
            action = self._add(menu, text, self._on_key_triggered, keys)
            # What has the keyboard takes the key itself: here it is told, and can be chosen.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        menu.addSeparator()
        self._add(menu, "&Tìm trong trang", self._window.find_in_page, QKeySequence.StandardKey.Find)
        self._add(menu, "Tìm tất &cả…", self._window.find_requested.emit, "Ctrl+K")
        self._add(menu, "Thùng &rác…", self._window.trash_requested.emit)
        self._add(menu, "Nhật &ký thao tác…", self._window.journal_requested.emit)
        menu.aboutToShow.connect(self.name_steps)
        self._edit = menu
        # Opening the menu leaves the field, whose edit is saved a moment after.
        self._workbench.writer.saved.connect(self._on_writer_saved)
        for action in (self.undo, self.redo):
            action.setEnabled(not self._workbench.database.is_read_only)

    def _fill_view(self, menu: QMenu, room_titles: Sequence[str]) -> None:
        group = QActionGroup(self)
        for index, title in enumerate(room_titles):
            action = self._add(menu, title, self._on_room_triggered, f"Alt+{index + 1}")
            action.setData(index)
            group.addAction(action)
        menu.addSeparator()
        self._add(menu, "&Phóng to phần chi tiết", self._window.toggle_enlarged, "F11")
        self._add(menu, "Đọc &lại dữ liệu", self._window.read_again, "F5")

    def _fill_tools(self, menu: QMenu) -> None:
        self._add(menu, "&Kiểm tra dữ liệu", self._window.verify_requested.emit)
        self._add(menu, "&Lưu thông tin lỗi…", self._window.report_requested.emit)
        menu.addSeparator()
        self._add(menu, "&Cài đặt…", self._window.settings_requested.emit, "Ctrl+,")

    def _fill_help(self, menu: QMenu) -> None:
        self._add(menu, "&Hướng dẫn trang này", self._window.help_requested.emit, "F1")
        self._add(menu, "&In sách hướng dẫn…", self._window.guide_requested.emit)
        self.sample = self._add(menu, "&Xem thử với dữ liệu mẫu", self._window.sample_requested.emit)
        self.own_data = self._add(menu, "&Về dữ liệu của mình", self._window.sample_left.emit)
        self.own_data.setVisible(False)
        self._add(menu, "&Giới thiệu chương trình", self._window.about_requested.emit)

    def _add(
        self,
        menu: QMenu,
        text: str,
        slot: Callable[[], object],
        shortcut: str | QKeySequence.StandardKey | None = None,
    ) -> QAction:
        action = QAction(text, self)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    def _fill_room(self) -> None:
        self.room.clear()
        actions = self._window.current_actions()
        give_letters(actions)
        self.room.addActions(actions)

    def _on_room_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.show_room(action.data())

    def _on_key_triggered(self) -> None:
        """Give what has the keyboard on the open page the key of the action."""
        action, target = self.sender(), self._window.current_screen.focusWidget()
        if isinstance(action, QAction) and target is not None:
            pressed = action.shortcut()[0]  # type: ignore[index]  # the stubs know no index
            key, held = pressed.key(), pressed.keyboardModifiers()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(target, QKeyEvent(kind, key, held))

    def _on_stick_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.stick_requested.emit(action.data())

    def _on_file_menu_about_to_show(self) -> None:
        from dvcq_desktop.database.unmerging import last_merge  # noqa: PLC0415 - start-up time

        database = self._workbench.database
        self.stick["undo-merge"].setEnabled(
            not database.is_read_only and database.read(last_merge) is not None
        )

    def _on_writer_saved(self) -> None:
        if self._edit.isVisible():
            self.name_steps()

    def name_steps(self) -> None:
        """Say in the menu what would be undone and done again."""
        undo, redo = self._workbench.writer.undo_name(), self._workbench.writer.redo_name()
        self.undo.setText(f"&Hoàn tác: {escaped(undo)}" if undo else "&Hoàn tác")
        self.redo.setText(f"&Làm lại: {escaped(redo)}" if redo else "&Làm lại")
