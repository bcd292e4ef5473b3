# SPDX-License-Identifier: MIT
"""The actions of the page of a plan's text: on the whole plan, and on the structure of its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from dvcq_desktop.widgets.menus import parted
from dvcq_desktop.widgets.theme import GAP, icon

if TYPE_CHECKING:
    from collections.abc import Mapping


class TextActions(QObject):
    """Make the actions once; the page connects them, its menus and its strip of buttons show them.

    Those on clauses work by their keys while the tree has the focus, and never while a field is typed in.
    """

    def __init__(self, page: QWidget, tree: QWidget) -> None:
        super().__init__(page)
        self._page, self._tree = page, tree
        whole, clause = self._whole, self._clause
        self.new_plan = whole("Lập kế hoạch &mới…", "plus")
        self.next_plan = whole("Lập kế hoạch &năm sau…", "calendar-check")
        self.later_text = whole("Đọ&c bản mới…", "file-up", "Ctrl+Shift+I")
        self.versions = whole("Các bản của &kế hoạch…", "history")
        self.print_plan = whole("&In văn bản kế hoạch…", "printer", "Ctrl+P")
        self.open_file = whole("Mở tệp &gốc", "external-link")
        self.save_file = whole("&Lưu tệp gốc…", "save")
        self.trash_plan = whole("&Bỏ kế hoạch vào thùng rác…", "trash-2")
        self.add = clause("&Thêm mục bên dưới", "plus", "Ins")
        self.add_child = clause("Thêm mục c&on", "split", "Shift+Ins")
        self.up = clause("Ch&uyển lên", "arrow-up", "Alt+Up")
        self.down = clause("Chuyển &xuống", "arrow-down", "Alt+Down")
        self.indent = clause("Thụt &vào", "list-indent-increase", "Alt+Right")
        self.outdent = clause("Thụt &ra", "list-indent-decrease", "Alt+Left")
        self.remove = clause("Xó&a mục", "trash-2", "Del")
        self.renumber = clause("Đánh lại &số mục", "list-ordered")
        # As everywhere Ctrl+N adds, from the fields too.
        anywhere = QShortcut(QKeySequence("Ctrl+N"), page)
        anywhere.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        anywhere.activated.connect(self.add.trigger)
        of_text = (self.new_plan, self.next_plan, self.later_text, self.versions)
        of_files = (self.print_plan, self.open_file, self.save_file)
        self._all = parted(self, of_text, of_files, (self.trash_plan,), self.of_clause)

    @property
    def of_plan(self) -> tuple[QAction, ...]:
        """Return the actions on the whole plan."""
        return (
            self.new_plan,
            self.next_plan,
            self.later_text,
            self.versions,
            self.print_plan,
            self.open_file,
            self.save_file,
            self.trash_plan,
        )

    @property
    def of_clause(self) -> tuple[QAction, ...]:
        """Return the actions on clauses."""
        return (
            self.add,
            self.add_child,
            self.up,
            self.down,
            self.indent,
            self.outdent,
            self.remove,
            self.renumber,
        )

    def all(self) -> list[QAction]:
        """Return the page's menu."""
        return self._all

    def plan_menu(self) -> QMenu:
        """Return the menu of what is done with the whole plan."""
        menu = QMenu(self._page)
        for action in self.of_plan:
            if action is self.trash_plan:
                menu.addSeparator()
            menu.addAction(action)
        return menu

    def strip(self) -> QWidget:
        """Return the buttons below the tree."""
        made = QWidget(self._page)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for action in self.of_clause:
            button = QToolButton(made)
            button.setDefaultAction(action)
            button.setAutoRaise(True)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            name = action.text().replace("&", "")
            button.setToolTip(f"{name} ({keys})" if keys else name)
            button.setAccessibleName(name)
            if action in {self.add, self.renumber}:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button)
        row.addStretch(1)
        return made

    def allow(self, wanted: Mapping[QAction, bool]) -> None:
        """Let actions be chosen, or not."""
        for action, allowed in wanted.items():
            action.setEnabled(allowed)

    def _whole(self, text: str, icon_name: str, keys: str = "") -> QAction:
        return self._make(text, icon_name, keys, self._page)

    def _clause(self, text: str, icon_name: str, keys: str = "") -> QAction:
        return self._make(text, icon_name, keys, self._tree)

    def _make(self, text: str, icon_name: str, keys: str, owner: QWidget) -> QAction:
        action = QAction(icon(icon_name), text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        owner.addAction(action)
        return action
