# SPDX-License-Identifier: MIT
"""What the window may do to models: not what a frozen decision says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.filed import trash_records
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.recognitions import GIVEN_BY_DECISION, STAGES, frozen_sentence, in_force
from dvcq_desktop.nominations.store import models, steps
from dvcq_desktop.nominations.store.recognitions import recognitions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.terms import End, Stage


def trash_models(action: Action, ids: Sequence[str]) -> int:
    """Put models into the trash; raises UserError where a frozen decision names one."""
    _refuse_decided(action.connection, ids)
    return trash_records(action, models.MODELS, ids)


def take_back(action: Action, ids: Sequence[str], stage: Stage) -> int:
    """Take a step back from models; raises UserError where a frozen decision gave it."""
    if stage in GIVEN_BY_DECISION:
        _refuse_decided(action.connection, ids, stage)
    return steps.take_back(action, ids, stage)


def end_models(
    action: Action, ids: Sequence[str], ended: End | None, day: date | None, reason: str, *, today: date
) -> int:
    """Refuse or withdraw models, or let them go on; raises UserError where a frozen decision names one."""
    if ended is not None:
        _refuse_decided(action.connection, ids)
    return models.end_models(action, ids, ended, day, reason, today=today)


def _refuse_decided(connection: sqlite3.Connection, ids: Iterable[str], stage: Stage | None = None) -> None:
    """Refuse where a decision in force names a model, or (`stage`) gives it that stage."""
    named = set(ids)
    for decision in in_force(recognitions(connection)):
        for item in decision.items:
            if item.model in named and (stage is None or stage in STAGES[item.level]):
                name = connection.execute("select name from model where id = ?", (item.model,)).fetchone()
                raise UserError(f"“{name['name']}”: {frozen_sentence(decision)}")
