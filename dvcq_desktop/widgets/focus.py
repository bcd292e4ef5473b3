# SPDX-License-Identifier: MIT
"""Where the keyboard goes when a room or page is opened: its shortcuts work only with the focus inside."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

_LEADS_TO = "leads_to"


def lead_to(page: QWidget, widget: QWidget) -> None:
    """Name the widget of a page that gets the focus when the page is opened.

    It is no focus proxy of the page: Tab would stop at the page on its way, and go to that widget again and
    again past everything that comes between.
    """
    setattr(page, _LEADS_TO, widget)


def focus_inside(page: QWidget, *, anew: bool = False) -> None:
    """Put the focus into a page that has just been opened: where it was, or else into its first table.

    `anew` goes to the table in any case: where she has not been yet, Qt itself takes the first field.
    """
    now = QApplication.focusWidget()
    if not page.isVisible() or (holds(page, now) and not anew):
        return
    before = None if anew else page.focusWidget()
    target = before if before is not None and before.isVisible() else _meant(page) or _first_of(page)
    (target or page).setFocus(Qt.FocusReason.OtherFocusReason)


def holds(widget: QWidget | None, other: QWidget | None) -> bool:
    """Tell whether a widget is another one, or has it inside."""
    if widget is None or other is None:
        return False
    return widget is other or widget.isAncestorOf(other)


def led_to(page: QWidget) -> QWidget:
    """Return the widget that a page names as the one for the keyboard, itself where it names none."""
    widget = page
    while (inner := getattr(widget, _LEADS_TO, None) or widget.focusProxy()) is not None:
        widget = inner
    return widget


def back_to_rows(focused: QWidget | None) -> bool:
    """Leave a search box or a detail for the rows of its page; not a new record, nor the rows themselves.

    A page is what has `has_in_rows` and `return_to_rows`.
    """
    from dvcq_desktop.widgets.undoing import is_entering  # noqa: PLC0415 - start-up time

    page: Any = focused
    while page is not None and not hasattr(page, "return_to_rows"):
        page = page.parentWidget()
    if page is None or focused is None or is_entering(focused) or page.has_in_rows(focused):
        return False
    return bool(page.return_to_rows())


def _meant(page: QWidget) -> QWidget | None:
    widget = led_to(page)
    return widget if _takes_keys(widget) else None


def _first_of(page: QWidget) -> QWidget | None:
    # Every widget that is found has to be told to Python first: look at few of them.
    for kind in (QAbstractItemView, QWidget):
        for widget in page.findChildren(kind):
            if _takes_keys(widget):
                return widget
    return None


def _takes_keys(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled() and not widget.isWindow()
