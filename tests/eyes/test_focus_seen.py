# SPDX-License-Identifier: MIT
"""What has the keyboard is seen on every page and dialog: pictures with and without it, in light and dark."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from dvcq_desktop.screenshots import SCALES
from dvcq_desktop.walking import Walk
from dvcq_desktop.widgets.in_sight import InSight
from dvcq_desktop.widgets.theme import apply_theme
from tests.widgets.test_theme import contrast
from tests.windows import watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.app import FrontDoor

# A pixel tells something from this contrast with what it was before; a frame has as many as its sides.
_SEEN_FROM = 2
_ENOUGH = 200
_LEAST_KINDS = 30


@pytest.fixture
def sight(qapp: QApplication) -> Iterator[InSight]:
    with watching(qapp, InSight(qapp, qapp)) as made:
        yield made
    made._leave()


@pytest.mark.usefixtures("sight")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_what_has_the_keyboard_is_seen(door: FrontDoor, qapp: QApplication, dark: bool) -> None:
    told: dict[tuple[object, ...], str] = {}

    def see(title: str, window: QWidget) -> None:
        before = qapp.focusWidget()
        for widget in window.findChildren(QWidget):
            if takes_keys(widget) and (kind := kind_of(widget)) not in told:
                widget.window().activateWindow()
                changed = changed_by_focus(widget)
                if changed is not None:
                    enough = min(widget.width() + widget.height(), _ENOUGH)
                    told[kind] = "" if changed >= enough else f"[{title}] {kind}: {changed} < {enough}"
        if before is not None:
            before.setFocus()

    assert door.start()
    assert door.window is not None
    apply_theme(qapp, dark=dark)
    try:
        door.window.showNormal()
        door.window.resize(*SCALES["100"][1:])
        walk = Walk(qapp, door.window, see)
        # Dialogs hold what pages do: in the other colours the pages show each kind.
        if dark:
            walk.walk_pages()
        else:
            walk.walk()
    finally:
        apply_theme(qapp)
    assert len(told) > _LEAST_KINDS
    assert [one for one in told.values() if one] == []


def takes_keys(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    shown = widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()
    return by_tab and shown and widget.focusProxy() is None and not widget.isWindow()


def kind_of(widget: QWidget) -> tuple[object, ...]:
    """Return by what two widgets look alike."""
    marks = (name for name in ("link", "room", "primary", "on") if widget.property(name))
    return type(widget).__name__, *marks, bool(getattr(widget, "isChecked", bool)())


def changed_by_focus(widget: QWidget) -> int | None:
    """Return how many pixels look otherwise while it has the keyboard, None where it cannot get it now."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    widget.clearFocus()
    without = picture(widget)
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return sum(differences(without, picture(widget))) if widget.hasFocus() else None


def picture(widget: QWidget) -> QImage:
    window = widget.window()
    return window.grab(QRect(widget.mapTo(window, QPoint()), widget.size())).toImage()


def differences(one: QImage, other: QImage) -> Iterator[bool]:
    for before, now in zip(pixels(one), pixels(other), strict=True):
        if before != now:
            yield tells(before, now)


def pixels(image: QImage) -> memoryview:
    """Return the colours of an image, a number each: pixel by pixel, Qt would be asked a million times."""
    return memoryview(bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())).cast("I")


@cache
def tells(before: int, now: int) -> bool:
    return contrast(QColor(before).name(), QColor(now).name()) >= _SEEN_FROM
