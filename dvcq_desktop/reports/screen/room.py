# SPDX-License-Identifier: MIT
"""The room of the reports: its pages under tabs, all of the same year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dvcq_desktop.reports.screen.report_page import ReportSection
from dvcq_desktop.widgets.tabs import YearPage, YearRoom

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.widgets.workbench import Workbench


class ReportsScreen(YearRoom[YearPage]):
    """Hold the pages of the room, the reports first; all show the same year."""

    TITLE = "Báo cáo"
    ICON = "file-text"
    TABS = "Các phần của báo cáo"

    record_requested = Signal(str, str, int)  # table, record, the year to look for it in

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        # Widgets
        self.reports = ReportSection(workbench, self)
        # Assemble
        self.build(workbench, self.reports.TITLE, self.reports, _PAGES)
        self.reports.table.setFocus()

    def connect_page(self, page: YearPage) -> None:
        """Follow the year that a page chooses, and go where it asks to."""
        super().connect_page(page)
        if hasattr(page, "page_requested"):
            page.page_requested.connect(self.open_page)
        if hasattr(page, "record_requested"):
            page.record_requested.connect(self.record_requested)


def _indicators(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.reports.screen.indicator_page import IndicatorSection  # noqa: PLC0415 - see _PAGES

    return IndicatorSection(workbench, parent)


def _returns(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.reports.screen.return_page import ReturnSection  # noqa: PLC0415 - see _PAGES

    return ReturnSection(workbench, parent)


def _templates(workbench: Workbench, parent: QWidget) -> QWidget:
    from dvcq_desktop.reports.screen.template_page import TemplateSection  # noqa: PLC0415 - see _PAGES

    return TemplateSection(workbench, parent)


# The pages beside the reports: their titles and what makes them, imported when they are opened.
_PAGES: tuple[tuple[str, Callable[[Workbench, QWidget], QWidget]], ...] = (
    ("Chỉ tiêu", _indicators),
    ("Số liệu đơn vị nộp", _returns),
    ("Đề cương", _templates),
)
