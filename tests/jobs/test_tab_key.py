# SPDX-License-Identifier: MIT
"""Tab goes round each page of the window, past everything that takes keys; Ctrl+Tab turns the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from dvcq_desktop.nominations.screen.score_view import ScoreView
from dvcq_desktop.widgets.tabs import PageTabs
from tests.jobs.officer import Officer, shown_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MOST = 120
# Tab goes from cell to cell of its sheet, as in Excel; the test below gets out of it.
_OWN_TAB = {"Chấm điểm"}


def taking_keys(she: Officer) -> set[QWidget]:
    return {
        one
        for one in she.window.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and not one.isWindow() and one.focusProxy() is None
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(one, QScrollArea)
    }


def walked(she: Officer, key: str) -> set[QWidget]:
    """Return where a key leads until it is where it began."""
    start = QApplication.focusWidget()
    found: set[QWidget] = set()
    for _ in range(_MOST):
        she.press(key)
        focused = QApplication.focusWidget()
        assert focused is not None
        found.add(focused)
        if focused is start:
            break
    return found


def test_tab_key(year: Path, begin: Callable[[], Officer]) -> None:
    she = begin()
    missed = {}
    for room in she.window.room_titles[1:]:
        she.room(room)
        [pages, *_] = she.window.current_screen.findChildren(PageTabs)
        for place in range(pages.count()):
            she.page(pages.tabText(place))
            if pages.tabText(place) in _OWN_TAB:
                continue
            for key in ("Tab", "Shift+Tab"):
                left = taking_keys(she) - walked(she, key)
                missed[f"{room}, {pages.tabText(place)}, {key}"] = sorted(shown_name(one) for one in left)
    wrong = [f"{page}: {', '.join(left)}" for page, left in missed.items() if left]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("key", ["Escape", "Tab", "Shift+Tab"])
def test_the_keyboard_gets_out_of_the_sheet_of_scores(
    year: Path, begin: Callable[[], Officer], key: str
) -> None:
    she = begin()
    she.room("Dân vận khéo")
    she.page("Chấm điểm")
    sheet = QApplication.focusWidget()
    assert isinstance(sheet, ScoreView)
    she.press("Ctrl+Home" if key == "Shift+Tab" else "Ctrl+End")
    if key == "Escape":
        # In the midst of the sheet too.
        she.press("Ctrl+Home")
    she.press(key)
    assert QApplication.focusWidget() is not sheet
    she.press("Tab" if key == "Shift+Tab" else "Shift+Tab")
    assert QApplication.focusWidget() is sheet
