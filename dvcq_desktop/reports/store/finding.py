# SPDX-License-Identifier: MIT
"""What of the reports can be found: the reports, and the indicators that she keeps herself."""

from __future__ import annotations

from dvcq_desktop.database.kept import ABOUT
from dvcq_desktop.office.finding.rules import Finder

_ROOM = "Báo cáo"


def _called(column: str) -> str:
    """Return a column of a report in SQL; of a frozen one as what it keeps says, which begins with that."""
    kept = (
        f"substr(report.figures, {len(ABOUT) + 1}, instr(report.figures, '}},\"figures\":') - {len(ABOUT)})"
    )
    return (
        f"case when report.state = 'frozen' and report.figures like '{ABOUT}%'"
        f" then json_extract({kept}, '$.{column}') else report.{column} end"
    )


FINDERS = (
    Finder(
        "report",
        "Báo cáo",
        "file-text",
        _ROOM,
        "Báo cáo",
        f"select report.id, report.year, coalesce(nullif({_called('title')}, ''), 'Báo cáo'),"
        f" coalesce(nullif({_called('number')}, '') || ' · ', '') || report.year, '', ''"
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
