# SPDX-License-Identifier: MIT
"""The order of Tab in dialogs: their buttons at the bottom come last, whatever was put above them later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def put_buttons_last(dialog: QWidget) -> None:
    """Let Tab come to the buttons at the bottom of a dialog after everything above them.

    Tab follows the order in which widgets are made, and what a form only holds a place for is made last.
    """
    buttons = _bottom_row(dialog)
    ring = [one for one in focus_chain(dialog) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    above = [one for one in ring if one not in buttons]
    seen = [one for one in above if one.isVisible()]
    if not seen or len(above) == len(ring):
        return
    first = ring.index(min(seen, key=lambda one: _place(one, dialog)))
    ring = [*ring[first:], *ring[:first]]
    row = [one for one in ring if one in buttons]
    above = [one for one in ring if one not in buttons]
    if ring == [*above, *row]:
        return
    last = above[-1]
    for button in row:
        QWidget.setTabOrder(last, button)
        last = button


def _place(widget: QWidget, dialog: QWidget) -> tuple[int, int]:
    """Return where a widget begins, from above and then from the left."""
    at = widget.mapTo(dialog, QPoint())
    return at.y(), at.x()


def _bottom_row(dialog: QWidget) -> set[QWidget]:
    layout = dialog.layout()
    places = range(layout.count() if layout is not None else 0)
    for place in reversed(places):
        item = layout.itemAt(place) if layout is not None else None
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if widget is not None and not isinstance(widget, QPushButton):
            inner = widget.layout()
        found: set[QWidget] = {widget} if isinstance(widget, QPushButton) else set(_widgets_in(inner))
        if any(isinstance(one, QPushButton) and one.isVisibleTo(dialog) for one in found):
            return found
    return set()


def _widgets_in(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is not None and (widget := item.widget()) is not None:
            yield widget
        elif item is not None:
            yield from _widgets_in(item.layout())


def focus_chain(dialog: QWidget) -> list[QWidget]:
    """Return all widgets of a dialog in the order in which Tab looks at them.

    PySide makes what `nextInFocusChain` returns a child of the widget that was asked. So the chain is never
    followed back to the dialog: it would belong to a button of its own, and be collected with its slots.
    """
    found: list[QWidget] = []
    at: QWidget | None = dialog
    for _each in _inside(dialog):
        at = at.nextInFocusChain() if at is not None else None
        if at is not None:
            found.append(at)
    # What is found below the dialog is the dialog's again, and no more another child's.
    _inside(dialog)
    return found


def _inside(dialog: QWidget) -> list[QWidget]:
    return [each for each in dialog.findChildren(QWidget) if each.window() is dialog]
