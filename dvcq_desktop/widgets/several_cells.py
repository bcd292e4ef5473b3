# SPDX-License-Identifier: MIT
"""One cell typed for all the rows that are chosen: F2 opens it, and what is typed is one action."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.widgets.columns import Column
    from dvcq_desktop.widgets.table import RecordTable

# What tells one record from another is never typed for several: names, contents, numbers.
_OWN = frozenset(
    {"name", "full_name", "short_name", "label", "title", "content", "number", "symbol", "birth", "day"}
)


def common_columns(table: RecordTable) -> dict[int, Column]:
    """Return the columns shown, by their places, that may be typed for several rows at once."""
    return {
        place: column
        for place in table.shown_places()
        if (column := table.records.columns[place]).editable and column.name not in _OWN
    }


def has_common(table: RecordTable) -> bool:
    """Tell whether something can be typed, or picked of a list, for several rows at once."""
    shown = {table.records.columns[place].name for place in table.shown_places()}
    return bool(common_columns(table)) or bool(shown & table.picked_for_several)


def begin_common(
    table: RecordTable,
    noun: str,
    tell: Callable[[str], object],
    lists: Mapping[int, Sequence[tuple[str, Callable[[], object]]]] = MappingProxyType({}),
) -> None:
    """Open the cell that is to be typed for all chosen rows: the current one, or the one she picks.

    `lists` holds, by their places, columns of which one value is picked: its words, and what gives it to all.
    """
    columns, here = common_columns(table), table.currentIndex().column()
    known = sorted({*columns, *lists})
    if not known:
        tell(
            f"Đang chọn {len(table.selected_ids())} {noun}: ở đây không có cột nào ghi chung được cho"
            " nhiều dòng. Enter: mở dòng có con trỏ; các việc chung ở phần bên cạnh."
        )
        return
    only = here if here in known else known[0] if len(known) == 1 else None
    if only in columns:
        table.type_into(only)
    elif only is not None:
        _offer(table, lists[only])
    else:
        titles = {place: f"Ghi chung cột {table.records.columns[place].title}" for place in known}
        _offer(
            table,
            [
                (titles[place], partial(table.type_into, place))
                if place in columns
                else (f"{titles[place]}…", partial(_offer, table, lists[place]))
                for place in known
            ],
        )


def _offer(table: RecordTable, steps: Sequence[tuple[str, Callable[[], object]]]) -> None:
    """Pop a menu up below the cell under the cursor."""
    menu = QMenu(table)
    menu.setAccessibleName("Ghi chung một cột")
    menu.aboutToHide.connect(menu.deleteLater)
    for words, step in steps:
        menu.addAction(words, step)
    menu.setActiveAction(menu.actions()[0])
    menu.popup(table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).bottomLeft()))


def common_work(works: Sequence[Callable[[Action], Any]], action: Action) -> Any:
    """Do the same to each of several records in one action; return the last that one of them has to tell."""
    told = [work(action) for work in works]
    return next(filter(None, reversed(told)), None)
