# SPDX-License-Identifier: MIT
"""The kinds of papers of this room, as the command line and the window know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.handover.prints import merge_minutes, minutes
from dvcq_desktop.handover.prints.merge_minutes import MergeKind, build_merge_minutes
from dvcq_desktop.handover.prints.minutes import MinutesKind, build_minutes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvcq_desktop.handover.prints.minutes import OpenTasks

MINUTES, MERGE_MINUTES = "handover-minutes", "merge-minutes"


def minutes_kinds(
    open_tasks: OpenTasks, tables: Mapping[str, tuple[str, str]]
) -> tuple[MinutesKind, MergeKind]:
    """Return the kinds of papers; `tables` gives the room and the name of each table, in their order."""
    return (
        MinutesKind(
            MINUTES,
            minutes.TITLE,
            needs_unit=False,
            build=build_minutes,
            is_of_year=False,
            open_tasks=open_tasks,
            tables=tables,
        ),
        MergeKind(
            MERGE_MINUTES, merge_minutes.TITLE, needs_unit=False, build=build_merge_minutes, is_of_year=False
        ),
    )
