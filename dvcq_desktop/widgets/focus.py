# SPDX-License-Identifier: MIT
"""Where the keyboard goes when a room or page is opened: its shortcuts work only with the focus inside."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


def focus_inside(page: QWidget) -> None:
    """Put the focus into a page that has just been opened: where it was, or else into its first table."""
    now = QApplication.focusWidget()
    if not page.isVisible() or (now is not None and (now is page or page.isAncestorOf(now))):
        return
    before = page.focusWidget()
    target = before if before is not None and before.isVisible() else _meant(page) or _first_of(page)
    (target or page).setFocus(Qt.FocusReason.OtherFocusReason)


def _meant(page: QWidget) -> QWidget | None:
    """Return the widget that a page names as the one for the keyboard, where it names any."""
    widget = page
    while (proxy := widget.focusProxy()) is not None:
        widget = proxy
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
