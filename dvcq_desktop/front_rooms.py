# SPDX-License-Identifier: MIT
"""The rooms of the window, in their order; a screen is made, and its code read, when first opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from dvcq_desktop.widgets.room_bar import Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.today.rules import Place
    from dvcq_desktop.widgets.workbench import Workbench


def make_rooms(
    bench: Workbench,
    take_over: Callable[[], object],
    erase: Callable[[str], object],
    *,
    is_sample: bool = False,
) -> list[Room]:
    """Return the rooms; `take_over` begins to take what another PC holds, for an empty file.

    Made-up data (`is_sample`) needs no first steps and no backups. `erase` asks whether the person of that
    key is to be erased for good.
    """
    return [
        Room("Hôm nay", "calendar-check", partial(_today_screen, bench, take_over, is_sample)),
        Room("Kế hoạch", "clipboard-list", partial(_plan_screen, bench, take_over)),
        Room("Cam kết", "signature", partial(_commitments_screen, bench)),
        Room("Dân vận khéo", "award", partial(_nominations_screen, bench)),
        Room("Nhật ký", "notebook-pen", partial(_activities_screen, bench)),
        Room("Báo cáo", "file-text", partial(_reports_screen, bench)),
        Room("Cơ quan", "landmark", partial(_office_screen, bench, erase)),
    ]


def _today_screen(
    bench: Workbench, take_over: Callable[[], object], is_sample: bool, parent: QWidget
) -> QWidget:
    from dvcq_desktop.today.screen import TodayScreen  # noqa: PLC0415 - when the room is opened

    screen = TodayScreen(bench, parent, is_sample=is_sample)
    screen.place_requested.connect(partial(_open_place, screen))
    screen.copy_requested.connect(take_over)
    screen.sample_requested.connect(partial(_ask_for_sample, screen))
    return screen


def _ask_for_sample(screen: QWidget) -> None:
    window: Any = screen.window()
    window.sample_requested.emit()


def _open_place(screen: QWidget, place: Place) -> None:
    """Go from a line of today to where it is dealt with."""
    window: Any = screen.window()
    if place.step == "backups":
        window.backups_requested.emit()
    elif place.step == "second-place":
        window.second_place_requested.emit()
    elif place.step:
        window.stick_requested.emit(place.step)
    elif place.room in window.room_titles:
        room: Any = window.open_room(place.room)
        if place.year and hasattr(room, "show_year"):
            room.show_year(place.year)
        page: Any = room.open_page(place.page) if place.page else room
        if place.act:
            _begin(page, place.act)
        elif place.show:
            _focus_rows(page)
            page.page.search.clear()
            page.page.filters.set_values(place.choices)
        elif place.key:
            _focus_rows(page)
            _go_to(page, place.key)


def _begin(page: Any, act: str) -> None:
    begun = getattr(page, act)
    (begun.trigger if hasattr(begun, "trigger") else begun)()


def _go_to(page: Any, key: str) -> None:
    # A page without a way to its records is a mistake: with whoever was chosen there before she would go on.
    if hasattr(page, "show_task"):
        page.show_task(key)
    else:
        page.go_to(key)


def _plan_screen(bench: Workbench, take_over: Callable[[], object], parent: QWidget) -> QWidget:
    from dvcq_desktop.plan.screen import PlanScreen  # noqa: PLC0415 - when the room is opened

    screen = PlanScreen(bench, parent)
    screen.copy_requested.connect(take_over)
    screen.tasks.more_kinds = _evidence_kinds
    return screen


def _evidence_kinds() -> tuple[PrintKind[Any], ...]:
    from dvcq_desktop.reports.evidence.prints import KIND  # noqa: PLC0415 - when the menu is opened

    return (KIND,)


def _commitments_screen(bench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.commitments.screen import CommitmentsScreen  # noqa: PLC0415 - when the room is opened

    return CommitmentsScreen(bench, parent)


def _nominations_screen(bench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.nominations.screen import NominationsScreen  # noqa: PLC0415 - when the room is opened

    screen = NominationsScreen(bench, parent)
    screen.more_kinds = _scored_kinds
    return screen


def _scored_kinds() -> tuple[PrintKind[Any], ...]:
    from dvcq_desktop.reports.evidence.prints import SCORED_KIND  # noqa: PLC0415 - when the menu is opened

    return (SCORED_KIND,)


def _activities_screen(bench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.activities.screen import ActivitiesScreen  # noqa: PLC0415 - when the room is opened
    from dvcq_desktop.rooms import tasks_of_year  # noqa: PLC0415 - when the room is opened

    return ActivitiesScreen(bench, parent, tasks=tasks_of_year)


def _reports_screen(bench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.reports.screen import ReportsScreen  # noqa: PLC0415 - when the room is opened

    screen = ReportsScreen(bench, parent)
    screen.record_requested.connect(partial(_open_record, screen))
    return screen


def _open_record(screen: QWidget, table: str, key: str, year: int) -> None:
    """Go from a figure to one of its records, in the room where it is kept."""
    open_record(screen.window(), *_PLACES.get(table, ("", "")), key, year)


def open_record(
    window: Any, title: str, page_title: str, key: str, year: int | None, within: str = ""
) -> None:
    """Go to a record in the room and on the page where it is kept, of its year where it has one.

    `within` is the key of what it is shown in, as the plan of a clause or the campaign itself.
    """
    if title not in window.room_titles:
        return
    page = open_page(window, title, page_title, year)
    if within and year is not None and hasattr(page, "show_plan"):
        page.show_plan(year, within, key)
    elif within and hasattr(page, "show_campaign"):
        page.show_campaign(within, year)
    else:
        _go_to(page, key)


def open_page(window: Any, title: str, page_title: str, year: int | None = None) -> Any:
    """Open a page of a room, at a year where one is asked for, and return it."""
    room = window.open_room(title)
    if year is not None and hasattr(room, "show_year"):
        room.show_year(year)
    page: Any = room.open_page(page_title) if page_title else room
    _focus_rows(page)
    return page


def _focus_rows(page: Any) -> None:
    """Give the keyboard to the rows of a page: they are what she came for, not the search box above them."""
    for name in ("table", "tree", "view"):
        if (rows := getattr(page, name, None)) is not None and hasattr(rows, "setFocus"):
            rows.setFocus()
            break


# Where a record of a table is kept: the room, and the page under its tabs.
_PLACES = {
    "activity": ("Nhật ký", "Hoạt động"),
    "opinion": ("Nhật ký", "Ý kiến của dân"),
    "briefing": ("Nhật ký", "Quán triệt"),
    "task": ("Kế hoạch", "Nhiệm vụ"),
    "difficulty": ("Kế hoạch", "Vướng mắc"),
    "person": ("Cam kết", "Danh sách ký"),
    "duty_inspection": ("Cam kết", "Kiểm tra công vụ"),
    "violation": ("Cam kết", "Vi phạm"),
    "model": ("Dân vận khéo", "Mô hình"),
    "unit_return": ("Báo cáo", "Số liệu đơn vị nộp"),
    "indicator_value": ("Báo cáo", "Chỉ tiêu"),
}


def _office_screen(bench: Workbench, erase: Callable[[str], object], parent: QWidget) -> QWidget:
    from dvcq_desktop.commitments.store.signing import settle_signatures  # noqa: PLC0415 - when the room is opened
    from dvcq_desktop.kinds import KINDS  # noqa: PLC0415 - when the room is opened
    from dvcq_desktop.office.screen import OfficeScreen  # noqa: PLC0415 - when the room is opened
    from dvcq_desktop.office.signing_turnover import TURNOVER as SIGNING  # noqa: PLC0415 - when the room is opened
    from dvcq_desktop.plan.store.sharing import WIDENING  # noqa: PLC0415 - when the room is opened
    from dvcq_desktop.plan.store.turnover import TURNOVER as PLAN  # noqa: PLC0415 - when the room is opened

    screen = OfficeScreen(
        bench,
        parent,
        turnovers=(PLAN, SIGNING),
        kinds=KINDS,
        widenings=(WIDENING,),
        settles=(settle_signatures,),
    )
    screen.erase_requested.connect(erase)
    return screen
