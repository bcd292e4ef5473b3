# SPDX-License-Identifier: MIT
"""Which part of a page a field is about, where its record alone does not tell: a section, a clause, a cell.

A page, pane or table that shows one of several parts in the same fields has `chosen_part()`, the key of the
part and what it is called (blank where a heading says it), and `choose_part(key)`, which goes there now or
as soon as it is read. The tables that all rooms share are known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QAbstractItemView, QWidget

from dvcq_desktop.widgets.cell_typing import choose_cell
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.parts_table import PartsTable
from dvcq_desktop.widgets.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN = "/"


class Chosen(NamedTuple):
    """Say which part `holder`, a kind of widget, shows: its key, and what it is called."""

    holder: str
    key: str
    name: str = ""


def parts_above(field: QWidget) -> list[Chosen]:
    """Return the parts that a field of a page is about, the page's own first."""
    found: list[Chosen] = []
    at = field.parentWidget()
    page: QWidget | None = None
    while at is not None:
        if (chosen := _chosen(at)) is not None:
            found.insert(0, chosen)
        if page is not None:
            break
        page = at if isinstance(at, Page) else None
        at = at.parentWidget()
    return found


def choose_again(screen: QWidget, parts: Sequence[Sequence[str]]) -> bool:
    """Go to these parts (holder and key) of a page; tell whether all of them are shown by now."""
    holders = [screen, *(each for each in screen.findChildren(QWidget) if each.isVisible())]
    for holder, key in parts:
        found = [each for each in holders if _holder(each) == holder]
        for each in found:
            if _key(each) != key:
                _choose(each, key)
        if not any(_key(each) == key for each in found):
            return False
    return True


def _chosen(widget: Any) -> Chosen | None:
    if isinstance(widget, PartsTable | RecordTable):
        return Chosen(_holder(widget), _key(widget), _name(widget))
    if hasattr(widget, "chosen_part"):
        return Chosen(_holder(widget), *widget.chosen_part())
    return None


def _holder(widget: QWidget) -> str:
    """Return what tells a holder from the others of its page."""
    name = widget.accessibleName() if isinstance(widget, QAbstractItemView) else ""
    return name or type(widget).__name__


def _key(widget: Any) -> str:
    if isinstance(widget, PartsTable | RecordTable):
        if widget.state() != QAbstractItemView.State.EditingState:
            return ""
        row = widget.current_key if isinstance(widget, PartsTable) else widget.current_id() or ""
        return f"{row}{_BETWEEN}{_column(widget)}"
    return str(widget.chosen_part()[0]) if hasattr(widget, "chosen_part") else ""


def _choose(widget: Any, key: str) -> None:
    if isinstance(widget, PartsTable | RecordTable):
        row, _slash, column = key.rpartition(_BETWEEN)
        names = [each.name for each in _columns(widget)]
        if isinstance(widget, PartsTable):
            widget.go_to(row, column)
        elif (place := widget.records.row_of(row)) is not None and column in names:
            choose_cell(widget, widget.records.index(place, names.index(column)))
        if (widget.current_key if isinstance(widget, PartsTable) else widget.current_id()) == row:
            widget.edit(widget.currentIndex())
    elif hasattr(widget, "choose_part"):
        widget.choose_part(key)


def _columns(widget: PartsTable | RecordTable) -> Sequence[Any]:
    return widget.parts.columns if isinstance(widget, PartsTable) else widget.records.columns


def _column(widget: PartsTable | RecordTable) -> str:
    place = widget.currentIndex().column()
    return _columns(widget)[place].name if place >= 0 else ""


def _name(widget: PartsTable | RecordTable) -> str:
    place = widget.currentIndex()
    if not place.isValid():
        return ""
    title = str(_columns(widget)[place.column()].title)
    if isinstance(widget, RecordTable):
        return title
    first = str(place.siblingAtColumn(0).data() or "")
    return title if place.column() == 0 else f"{first} › {title}".removeprefix(" › ")
