# SPDX-License-Identifier: MIT
"""The actions of the page of the tasks: on the year's plans, on the chosen tasks, and its papers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from dvcq_desktop.plan.rules import PlanState
from dvcq_desktop.widgets.actions import needs_rows, on_rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.plan.screen.task_page import TaskPage


class TaskActions(QObject):
    """Make the actions once, and take their steps; the page's menus and buttons show them."""

    def __init__(self, page: TaskPage) -> None:
        super().__init__(page)
        self._page = page
        add = page.add
        self.import_plan = add("&Nhập kế hoạch…", self._on_import_triggered, "Ctrl+I", "file-input")
        self.paste_plan = add("Nhập từ văn bản đã sao ché&p", self._on_paste_triggered)
        self.later_plan = add(
            "Đọ&c bản mới của kế hoạch…", self._on_later_triggered, "Ctrl+Shift+I", "file-up"
        )
        self.versions = add("Các bản của &kế hoạch…", self._on_versions_triggered, None, "history")
        self.next_plan = add("Lập kế hoạch năm &sau…", self._on_next_plan_triggered, None, "calendar-check")
        self.new = add("&Thêm nhiệm vụ", self._on_new_triggered, "Ctrl+N", "plus")
        self.extend = add("&Gia hạn…", self._on_extend_triggered, "Ctrl+G", "clock")
        self.difficulty = add("Ghi &vướng mắc…", self._on_difficulty_triggered, None, "circle-question-mark")
        self.trash = add("&Bỏ vào thùng rác", self._on_trash_triggered, None, "trash-2")
        on_rows(self.trash, "Del", page.table)
        self.print = add("&In…", page.show_print_menu, "Ctrl+P", "printer")
        first = "Hãy chọn nhiệm vụ trong bảng trước."
        needs_rows(
            page.table,
            (self.trash, 1, None, first),
            (self.extend, 1, None, first),
            (self.difficulty, 1, 1, "Hãy chọn một nhiệm vụ trong bảng trước."),
        )

    @cached_property
    def papers(self) -> list[QAction]:
        """Return an action for each kind of paper."""
        from dvcq_desktop.plan.prints.kinds import KINDS  # noqa: PLC0415 - see TaskPage

        page = self._page
        actions = [page.add_print(kind.name, kind.title) for kind in (*KINDS, *page.more_kinds())]
        apart = page.add("Xuất tệp cho từng đơn vị…", page.work.export_apart, None, "folder-open")
        return [*actions, apart]

    @cached_property
    def all(self) -> list[QAction]:
        """Return the page's menu: of plans, of tasks, of papers."""
        from dvcq_desktop.widgets.menus import parted  # noqa: PLC0415 - see TaskPage

        plans = (self.import_plan, self.paste_plan, self.later_plan, self.versions, self.next_plan)
        return parted(self._page, plans, self._of_tasks, (self.print, *self.papers))

    @property
    def _of_tasks(self) -> tuple[QAction, ...]:
        return (self.new, self.extend, self.difficulty, self.trash)

    def fill_rows_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Fill the menu of the chosen tasks."""
        menu.addActions(self._of_tasks)
        menu.addSeparator()
        for title in ("Tiến độ", "Đơn vị", "Lịch sử"):
            action = menu.addAction(f"Xem {title.lower()}", self._on_tab_triggered)
            action.setData(title)
            action.setEnabled(len(ids) == 1)
        menu.addSeparator()
        menu.addActions(self.papers)
        self._page.draw_signs()

    def fill_print_menu(self) -> None:
        """Fill the menu of the papers when it is opened first."""
        menu = self._page.print_menu
        if menu.isEmpty():
            menu.addActions(self.papers)
            self._page.draw_signs()

    def _on_import_triggered(self) -> None:
        self._page.work.texts.importing.choose_file()

    def _on_paste_triggered(self) -> None:
        self._page.work.texts.importing.paste()

    def _on_later_triggered(self) -> None:
        self._page.detail.flush()
        self._page.work.texts.importing.choose_later_file()

    def _on_versions_triggered(self) -> None:
        self._page.work.texts.show_versions(self._page.shown_year)

    def _on_next_plan_triggered(self) -> None:
        page, year = self._page, self._page.reading.year
        plans = year.plans if year else ()
        if plans:
            page.detail.flush()
            signed = (plan.id for plan in plans if plan.state is not PlanState.DRAFT)
            page.next_plan_requested.emit(next(signed, plans[0].id))
        else:
            page.refuse("Năm này chưa có kế hoạch nào; hãy nhập kế hoạch trước.")

    def _on_new_triggered(self) -> None:
        year = self._page.reading.year
        if year is not None and len(year.plans) > 1:
            self._page.work.ask_plan()
        else:
            self._page.work.add_task()

    def _on_extend_triggered(self) -> None:
        self._page.detail.flush()
        self._page.work.extend(())

    def _on_difficulty_triggered(self) -> None:
        page = self._page
        for row in page.rows(page.table.selected_ids()).values():
            page.difficulty_requested.emit(row.entry.task.id, row.entry.task.lead_unit or "")

    def _on_trash_triggered(self) -> None:
        self._page.work.trash(self._page.table.selected_ids())

    def _on_tab_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._page.detail.show_tab(action.data())
