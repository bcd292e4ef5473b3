# SPDX-License-Identifier: MIT
"""What of the reports can be found: the reports, and the indicators that she keeps herself."""

from __future__ import annotations

from dvcq_desktop.office.finding.rules import Finder

_ROOM = "Báo cáo"

FINDERS = (
    Finder(
        "report",
        "Báo cáo",
        "file-text",
        _ROOM,
        "Báo cáo",
        "select report.id, report.year, coalesce(nullif(report.title, ''), 'Báo cáo'),"
        " coalesce(nullif(report.number, '') || ' · ', '') || report.year, '', ''"
        " from report where report.deleted_at is null",
        "report.year desc, report.ends_on desc",
    ),
    Finder(
        "indicator",
        "Chỉ tiêu báo cáo",
        "chart-column",
        _ROOM,
        "Chỉ tiêu",
        "select indicator.id, null, indicator.name, coalesce(indicator.group_name, ''), '', ''"
        " from indicator where indicator.deleted_at is null",
        "indicator.position",
    ),
)
