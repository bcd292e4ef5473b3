# SPDX-License-Identifier: MIT
"""The reports' kinds of papers, as the command line, the window and the register know them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.reports.prints.request import ReportKind, ReportRequest
from dvcq_desktop.reports.prints.returns_owed import OwedKind
from dvcq_desktop.reports.prints.returns_owed import build as build_owed
from dvcq_desktop.reports.prints.returns_reminder import NAME, ReminderKind
from dvcq_desktop.reports.prints.returns_reminder import build as _reminder

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.office.printing import PrintKind


def _period_report(request: ReportRequest) -> Document:
    # The blocks are imported when a paper is made.
    from dvcq_desktop.reports.prints import period_report  # noqa: PLC0415 - when it is printed

    return period_report.build(request)


def _figures_appendix(request: ReportRequest) -> Document:
    from dvcq_desktop.reports.prints import period_report  # noqa: PLC0415 - see above

    return period_report.build_figures(request)


KINDS: tuple[PrintKind[Any], ...] = (
    ReportKind("period-report", "Báo cáo định kỳ", needs_unit=False, build=_period_report, needs_day=False),
    ReportKind(
        "figures-appendix", "Phụ lục số liệu", needs_unit=False, build=_figures_appendix, needs_day=False
    ),
    OwedKind("returns-owed", "Danh sách đơn vị nộp báo cáo", needs_unit=False, build=build_owed),
    ReminderKind(NAME, "Công văn đôn đốc nộp báo cáo", needs_unit=False, build=_reminder),
)


def kind_named(name: str) -> PrintKind[Any]:
    """Return the kind with a command-line name; raise KeyError where there is none."""
    return {kind.name: kind for kind in KINDS}[name]
