# SPDX-License-Identifier: MIT
"""The day on which the demonstration's plan came back signed, and was read over its draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.plan.read_over import decided
from dvcq_desktop.plan.store import reading_over
from dvcq_desktop.plan.store.importing import SourceFile
from dvcq_desktop.plan.task_changes import TaskKind
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.plan.proposals import Proposal
    from dvcq_desktop.plan.read_over import ReadOver

_CAME_BACK = date(2026, 1, 21)


def read_signed(action: Action, plan: str, fresh: Sequence[Proposal]) -> tuple[str, ...]:
    """Read the signed text over the draft; `fresh` are the tasks that she makes of what is new in it."""
    from dvcq_desktop.plan.reader import read_plan_bytes  # noqa: PLC0415 - reads documents, slow to import

    path = resource("demo", "ke-hoach-2026-da-ky.txt")
    source = SourceFile(path.name, path.read_bytes())
    seen = reading_over.look(action.connection, plan, read_plan_bytes(source.data, source.name))
    made = reading_over.read_text_over(action, _decided(seen, fresh), source=source, today=_CAME_BACK)
    return made.new_tasks


def _decided(seen: ReadOver, fresh: Sequence[Proposal]) -> ReadOver:
    known = [change for change in seen.tasks if change.kind is not TaskKind.NEW]
    first = next(change for change in seen.tasks if change.kind is TaskKind.NEW)
    added = [replace(first, key=f"{first.key}/{n}", proposal=part) for n, part in enumerate(fresh)]
    return decided(seen, seen.refused, [*known, *added])
