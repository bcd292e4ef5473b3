# SPDX-License-Identifier: MIT
"""Keep what units send back: their own plans with the files, one at a time or many at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.office import store as office_store
from dvcq_desktop.plan.store import changes
from dvcq_desktop.plan.store.grids import check_unit

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.rules import Line


def keep_line(action: Action, line: Line, file: tuple[str, bytes] | None, today: date) -> str:
    """Write one unit's part, with the file (name, content) of its own plan where one was chosen.

    Raise UserError where the unit is no more, or its state lacks a reason or a day.
    """
    check_unit(office_store.directory(action.connection), line.unit, today)
    return changes.save_line(action, _with_file(action, line, file))


def attach_own_plan(action: Action, line: Line, name: str, data: bytes) -> str:
    """Keep the file of a unit's own plan with its part."""
    return changes.save_line(action, _with_file(action, line, (name, data)))


def _with_file(action: Action, line: Line, file: tuple[str, bytes] | None) -> Line:
    if file is None:
        return line
    name, data = file
    return replace(line, own_plan_file=action.attach(data), own_plan_file_name=name)
