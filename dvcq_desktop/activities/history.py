# SPDX-License-Identifier: MIT
"""The history of a record of this room in words, with its counts, linked tasks and units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.activities.merging import LABELS as OWN
from dvcq_desktop.office import record_lines as shared
from dvcq_desktop.office.merging import LABELS as OFFICE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry

# What tells one row of a record from another of its table: the measure, the task, the unit.
_NAMING = ("activity_count.measure", "activity_task.task", "briefing_line.unit", "kind_measure.measure")
_TOLD = shared.Told(
    OFFICE | OWN,
    # Said by where the history stands, or set by the program.
    frozenset(
        {
            *_NAMING,
            "activity.year",
            "activity_count.activity",
            "activity_task.activity",
            "briefing.position",
            "briefing.year",
            "briefing_line.briefing",
            "kind_measure.kind",
            "opinion.position",
            "opinion.year",
        }
    ),
    _NAMING,
)


def record_lines(entries: Sequence[HistoryEntry], name_of: Callable[[str], str]) -> list[HistoryLine]:
    """Write out what happened to the rows of one record; `name_of` turns a key into a name, or ""."""
    return shared.record_lines(entries, name_of, _TOLD)
