# SPDX-License-Identifier: MIT
"""What can be done to the chosen rows of a page of records: its menu, its buttons, and their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from dvcq_desktop.widgets.several_cells import has_common
from dvcq_desktop.widgets.theme import icon

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.widgets.edited_list import EditedList
    from dvcq_desktop.widgets.several import Step


def steps_for_several(section: EditedList) -> list[Step]:
    """Return what can be done to all selected records at once."""
    steps: list[Step] = []
    if has_common(section.table):
        steps.append(("Ghi chung một cột (F2)", icon("pencil"), section.type_for_all))
    if section.ENDS:
        steps.append((f"{section.ENDS}…", icon("log-out"), section.end_selected))
    if section.MOVES:
        steps += [("Chuyển lên", None, section.move_up), ("Chuyển xuống", None, section.move_down)]
    copy: Step = ("Sao chép các dòng", icon("copy"), section.table.copy_selection)
    return [*steps, copy, (f"Xóa {section.thrown}", icon("trash-2"), section.trash_selected)]


def fill_menu(section: EditedList, menu: QMenu, ids: Sequence[str]) -> None:
    """Fill the menu of the rows, what is the page's own between adding and deleting."""
    if section.ADDS:
        add = menu.addAction(icon("plus"), f"Thêm {section.NOUN}", section.add_record)
        add.setShortcut(QKeySequence("Ctrl+N"))
    section.add_to_menu(menu, tuple(ids))
    delete = menu.addAction(icon("trash-2"), f"Xóa {section.thrown}", section.trash_selected)
    delete.setShortcut(QKeySequence("Del"))
    delete.setEnabled(bool(ids) and not section.why_kept(ids))
    section.add_rare(menu, tuple(ids))


def add_moves(section: EditedList, menu: QMenu, ids: Sequence[str]) -> None:
    """Add ending and moving to the menu, where records end or have an order."""
    if section.ENDS:
        menu.addAction(icon("log-out"), f"{section.ENDS}…", section.end_selected).setEnabled(bool(ids))
    if section.MOVES:
        for verb, keys, step in (
            ("Chuyển lên", "Alt+Up", section.move_up),
            ("Chuyển xuống", "Alt+Down", section.move_down),
        ):
            moving = menu.addAction(verb, step)
            moving.setShortcut(QKeySequence(keys))
            moving.setEnabled(bool(ids))


def move(section: EditedList, step: int) -> None:
    """Move the selected records by one place, while the rows stand in their own order."""
    if not section.MOVES or not section.table.selected_ids():
        return
    if section.table.sort_order() not in {None, ("position", False)}:
        section.page.messages.show_info("Bấm vào tiêu đề cột TT để xếp theo thứ tự, rồi chuyển lên, xuống.")
        return
    section.move_selected(step)


def read_history(
    database: Database, rows: Sequence[tuple[str, str]], _connection: sqlite3.Connection
) -> list[HistoryEntry]:
    """Return what happened to several rows (table, id), on the reader's thread."""
    return [entry for table, row in rows for entry in database.history(table, row)]
