# SPDX-License-Identifier: MIT
"""The room of the models "Dân vận khéo": its pages under tabs, all of the same year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.nominations.screen.models_page import ModelSection
from dvcq_desktop.widgets.tabs import YearPage, YearRoom

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.widgets.workbench import Workbench


class NominationsScreen(YearRoom[YearPage]):
    """Hold the pages of the room, the table of models first; all show the same year.

    A page may have a signal `page_requested(str)`, with the title of another page to go to, and
    `record_requested(str, str)`, with the title and the key of a record there (`go_to`), and
    `models_requested(int, object, str)`, with the models of a year to show and what to call them; and a
    method `offer_papers(kinds)`, where papers of other rooms belong among its own.
    """

    TITLE = "Dân vận khéo"
    ICON = "award"
    TABS = "Các phần của việc xét mô hình"

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._apart: int | None = None
        self.more_kinds: Callable[[], Sequence[PrintKind[Any]]] = tuple  # papers of other rooms about scores
        # Widgets
        self.models = ModelSection(workbench, self)
        # Assemble
        self.build(workbench, self.models.TITLE, self.models, _PAGES)
        # Where the keyboard goes when the room is opened: else Qt gives it to the search box.
        self.models.table.setFocus()

    def show_year(self, year: int) -> None:
        """Show another year."""
        self._apart = None
        super().show_year(year)

    def connect_page(self, page: YearPage) -> None:
        """Follow the year that a page chooses, and go where it asks to."""
        super().connect_page(page)
        if hasattr(page, "page_requested"):
            page.page_requested.connect(self.open_page)
        if hasattr(page, "models_requested"):
            page.models_requested.connect(self._on_models_requested)
        if hasattr(page, "record_requested"):
            page.record_requested.connect(self._on_record_requested)
        if hasattr(page, "offer_papers"):
            page.offer_papers(self._more_papers)

    def show_shared(self) -> None:
        """Show the year; the models stay at all years, or at the year of those that were asked for."""
        is_apart = self._apart is not None and self.tabs.currentWidget() is self.models
        self.page.show_year(self._apart if is_apart and self._apart is not None else self._year)

    def _more_papers(self) -> Sequence[PrintKind[Any]]:
        return self.more_kinds()

    def _on_year_chosen(self, year: int) -> None:
        # Of all years only the models can be shown.
        self._year, self._apart = year or self._year, None if year else 0

    def _on_models_requested(self, year: int, ids: tuple[str, ...], label: str) -> None:
        self._apart = year
        self.open_page(self.models.TITLE)
        self.models.show_group(year, ids, label)

    def _on_record_requested(self, title: str, key: str) -> None:
        page: Any = self.open_page(title)
        page.go_to(key)


def _scoring(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.nominations.screen.scoring_page import ScoringPage  # noqa: PLC0415 - see _PAGES

    return ScoringPage(workbench, parent)


def _decisions(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.nominations.screen.decisions_page import DecisionSection  # noqa: PLC0415 - see _PAGES

    return DecisionSection(workbench, parent)


def _comparison(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.nominations.screen.compare_page import ComparePage  # noqa: PLC0415 - see _PAGES

    return ComparePage(workbench, parent)


def _scorecards(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.nominations.screen.scorecard_page import ScorecardPage  # noqa: PLC0415 - see _PAGES

    return ScorecardPage(workbench, parent)


def _fields(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.nominations.screen.fields_page import FieldSection  # noqa: PLC0415 - see _PAGES

    return FieldSection(workbench, parent)


# The pages beside the models: their titles and what makes them, imported when they are opened.
_PAGES: tuple[tuple[str, Callable[[Workbench, QWidget], QWidget]], ...] = (
    ("Chấm điểm", _scoring),
    ("Công nhận", _decisions),
    ("So sánh các năm", _comparison),
    ("Thang điểm", _scorecards),
    ("Lĩnh vực", _fields),
)
