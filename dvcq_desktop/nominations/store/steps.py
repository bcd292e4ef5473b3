# SPDX-License-Identifier: MIT
"""Read and write the steps of models: a stage reached is one row, the same on every PC."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dvcq_desktop.database.filed import held_row
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.rules import Step, check_step
from dvcq_desktop.nominations.terms import End, Stage
from dvcq_desktop.text.dates import day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action

STEPS = "model_step"
# Files of version 10 and before knew no stage of a reward: their decisions wrote that of the proposal.
_REWARDED_BEFORE = (
    f"select step.model, '{Stage.REWARDED.value}' stage, reached_on, done_by, document, step.note"
    f" from {STEPS} step join recognition_item item on item.model = step.model and item.level = 'rewarded'"
    " and item.deleted_at is null join recognition on recognition.id = item.recognition"
    " and recognition.state = 'frozen' and recognition.deleted_at is null"
    f" where step.stage = '{Stage.PROPOSED.value}' and step.deleted_at is null"
    f" and not exists (select 1 from {STEPS} own where own.model = step.model"
    f" and own.stage = '{Stage.REWARDED.value}')"
    " and not exists (select 1 from recognition later where later.replaces = recognition.id"
    " and later.state = 'frozen' and later.deleted_at is null)"
    " and (:model is null or step.model = :model) group by step.model"
)
_SAID = ("reached_on", "done_by", "document", "note")


def step_id(model: str, stage: Stage) -> str:
    """Return the key of the row that says a model reached a stage."""
    return derived_id(STEPS, model, stage.value)


def steps_of(connection: sqlite3.Connection, model: str | None = None) -> dict[str, tuple[Step, ...]]:
    """Return the steps of one or all models by the models' keys, in the order of the stages."""
    found: dict[str, list[Step]] = defaultdict(list)
    own = f"select * from {STEPS} where deleted_at is null and (:model is null or model = :model)"
    for asked in (own, _REWARDED_BEFORE):
        for row in connection.execute(asked, {"model": model}).fetchall():
            found[row["model"]].append(_step(row))
    return {key: tuple(sorted(steps, key=lambda step: step.stage.rank)) for key, steps in found.items()}


def reached_in_year(connection: sqlite3.Connection, year: int) -> list[tuple[bool, frozenset[Stage]]]:
    """Return for each model of a year whether it goes on, and the stages that it reached."""
    rows = connection.execute(
        f"select model.ended, group_concat({STEPS}.stage) stages from model"
        f" left join {STEPS} on {STEPS}.model = model.id and {STEPS}.deleted_at is null"
        " where model.year = ? and model.deleted_at is null group by model.id",
        (year,),
    )
    return [
        (row["ended"] is None, frozenset(Stage(stage) for stage in (row["stages"] or "").split(",") if stage))
        for row in rows.fetchall()
    ]


def reach(action: Action, models: Iterable[str], step: Step, *, today: date) -> int:
    """Record that models reached a stage, with what is said of it; return how many.

    What a step already says stays where nothing new is said. Raises UserError where the day is to come, or
    a model was refused or withdrawn.
    """
    check_step(step, today)
    chosen = list(models)
    given = tuple(name for name in _SAID if getattr(step, name))
    for model in chosen:
        row = held_row(action, "model", model)
        if row["ended"]:
            raise UserError(
                f"“{row['name']}” đã ghi {End(row['ended']).label.lower()} nên không chuyển bước được: hãy"
                " cho tiếp tục trước."
            )
        write_step(action, model, step, only=given)
    return len(chosen)


def change_step(action: Action, model: str, step: Step, *, today: date) -> None:
    """Replace what is said of a stage that a model reached; raises UserError where the day is to come."""
    check_step(step, today)
    write_step(action, model, step, only=_SAID)


def take_back(action: Action, models: Iterable[str], stage: Stage) -> int:
    """Take a step back from models that have it, except the registration; return from how many."""
    if stage is Stage.REGISTERED:
        raise UserError("Bước Đăng ký có ở mọi mô hình nên không bỏ được: hãy xóa mô hình nếu ghi nhầm.")
    taken = 0
    for model in models:
        key = step_id(model, stage)
        row = action.execute(f"select deleted_at from {STEPS} where id = ?", (key,)).fetchone()
        if row is not None and row["deleted_at"] is None:
            action.trash(STEPS, key)
            taken += 1
    return taken


def write_step(action: Action, model: str, step: Step, *, only: Sequence[str]) -> None:
    """Write the named attributes of a step, the rest as it is."""
    said = {
        "reached_on": stored_day(step.reached_on),
        "done_by": step.done_by or None,
        "document": step.document or None,
        "note": step.note or None,
    }
    values = {name: said[name] for name in only}
    key = step_id(model, step.stage)
    row = action.execute(f"select deleted_at from {STEPS} where id = ?", (key,)).fetchone()
    if row is None or row["deleted_at"]:
        natural = {"id": key, "model": model, "stage": step.stage.value}
        action.insert(STEPS, {**natural, **values})
    elif values:
        action.update(STEPS, key, values)


def name_of(connection: sqlite3.Connection, step_key: str) -> str:
    """Return what names a step: the model, and the stage it reached."""
    row = connection.execute(
        f"select model.name, step.stage from {STEPS} step join model on model.id = step.model"
        " where step.id = ?",
        (step_key,),
    ).fetchone()
    return f"{row['name']}: {Stage(row['stage']).label}"


def _step(row: sqlite3.Row) -> Step:
    return Step(
        Stage(row["stage"]),
        day_of(row["reached_on"]),
        row["done_by"] or "",
        row["document"] or "",
        row["note"] or "",
    )
