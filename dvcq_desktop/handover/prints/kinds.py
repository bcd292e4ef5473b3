# SPDX-License-Identifier: MIT
"""The kinds of papers of this room, as the command line and the window know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.handover.prints import merge_minutes, minutes
from dvcq_desktop.handover.prints.merge_minutes import MergeKind, build_merge_minutes
from dvcq_desktop.handover.prints.minutes import MINUTES, MinutesKind, build_minutes
from dvcq_desktop.office.printing import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvcq_desktop.handover.prints.minutes import OpenTasks

MERGE_MINUTES = "merge-minutes"


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
            # The hand-over itself entered them, in the copy too; another entry would part the copies.
            entry=Entry.ELSEWHERE,
            open_tasks=open_tasks,
            tables=tables,
        ),
        MergeKind(
            MERGE_MINUTES,
            merge_minutes.TITLE,
            needs_unit=False,
            build=build_merge_minutes,
            is_of_year=False,
            # It is the edit that ends the undoing of the merge.
            entry=Entry.BY_WISH,
            entry_words="Biên bản này chưa vào Sổ văn bản; ghi vào Sổ thì thôi hoàn tác hợp nhất được.",
        ),
    )
