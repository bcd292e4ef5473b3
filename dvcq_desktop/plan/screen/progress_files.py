# SPDX-License-Identifier: MIT
"""A progress entry with the files that are to be kept with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database import filed
from dvcq_desktop.plan.rules import StateEntry, TaskState
from dvcq_desktop.plan.store import changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.rules import Progress as Entry
    from dvcq_desktop.widgets.read_files import ReadFile


def record(action: Action, entry: Entry, files: Sequence[ReadFile], *, finishes: bool = False) -> str:
    """Add or change a progress entry and keep files with it; return the entry's key.

    One that `finishes` its task makes it done on the day of the entry.
    """
    key = changes.record_progress(action, entry, has_files=bool(files))
    for name, data, media_type in files:
        filed.attach(action, "progress_entry", key, name, data, media_type)
    if finishes:
        changes.set_state(action, [entry.task], StateEntry(TaskState.DONE, entry.entered_on))
    return key
