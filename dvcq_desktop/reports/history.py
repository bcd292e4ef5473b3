# SPDX-License-Identifier: MIT
"""The history of a record of this room in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.office import record_lines as shared
from dvcq_desktop.office.merging import LABELS as OFFICE
from dvcq_desktop.reports.merging import LABELS as OWN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry

_TOLD = shared.Told(
    OFFICE | OWN,
    # Said by where the history stands, or set by the program.
    frozenset(
        {
            "report.frozen",
            "report.period",
            "report_row.position",
            "report_row.report",
            "report_section.position",
            "report_section.report",
        }
    ),
    (),
)


def record_lines(entries: Sequence[HistoryEntry], name_of: Callable[[str], str]) -> list[HistoryLine]:
    """Write out what happened to the rows of one record; `name_of` turns a key into a name, or ""."""
    return shared.record_lines(entries, name_of, _TOLD)
