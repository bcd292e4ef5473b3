# SPDX-License-Identifier: MIT
"""Every page opens in its rows; one key goes from the search box to them, and one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QApplication

from dvcq_desktop.widgets.search import SearchBox
from dvcq_desktop.widgets.tabs import PageTabs
from tests.jobs.officer import Officer, shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# No page was scanned in the year of the demonstration: there is no row to go to.
_NO_ROWS = {"Bản quét"}
# All its rows fit its window: there is nothing to search for.
_NO_SEARCH = {"Thang điểm"}


def pages_of(she: Officer) -> Iterator[str]:
    """Open every page of every room but the first, which is a list of its own."""
    for room in she.window.room_titles[1:]:
        she.room(room)
        [pages, *_] = she.window.current_screen.findChildren(PageTabs)
        for place in range(pages.count()):
            she.page(pages.tabText(place))
            yield pages.tabText(place)


def is_in_a_row() -> bool:
    focused = QApplication.focusWidget()
    return isinstance(focused, QAbstractItemView) and focused.currentIndex().isValid()


def test_every_page_opens_in_its_rows_and_one_key_goes_there_from_the_search_box(
    year: Path, begin: Callable[[], Officer]
) -> None:
    she = begin()
    wrong = {}
    for page in pages_of(she):
        focused = QApplication.focusWidget()
        if not isinstance(focused, QAbstractItemView):
            wrong[page] = f"mở ra ở {shown_name(focused) if focused else 'không đâu'}"
        if page in _NO_SEARCH | _NO_ROWS:
            continue
        for key in ("Down", "Return"):
            she.press("Ctrl+F")
            assert isinstance(QApplication.focusWidget(), SearchBox), page
            she.press(key)
            if not is_in_a_row():
                wrong[f"{page}, {key}"] = "không tới hàng nào"
    assert wrong == {}


def test_where_nothing_is_found_the_search_box_keeps_the_keyboard(
    year: Path, begin: Callable[[], Officer]
) -> None:
    she = begin()
    she.room("Cơ quan")
    she.page("Đơn vị")
    she.press("Ctrl+F")
    she.write("zzz")
    she.press("Return")
    assert isinstance(QApplication.focusWidget(), SearchBox)
