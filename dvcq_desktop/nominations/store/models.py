# SPDX-License-Identifier: MIT
"""Read and write models with their steps, milestones, results, places of replication and files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.filed import files_of, held_row, save_with_files
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.rules import (
    Milestone,
    Model,
    Replication,
    Result,
    Step,
    check_end,
    check_step,
    continued,
    examined,
)
from dvcq_desktop.nominations.store import steps
from dvcq_desktop.nominations.terms import End, ModelKind, Movement, Stage
from dvcq_desktop.text.dates import day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.filed import ReadFiles

MODELS = "model"
Values = Mapping[str, Any]
"""What became of some attributes of a model; `registered_on` is the day of its first step."""

_TEXTS = (
    "head",
    "place",
    "concerned",
    "situation",
    "aims",
    "content",
    "lead",
    "coordination",
    "participants",
    "resources",
    "products",
    "sustainability",
    "note",
)
_NUMBERS = ("people", "money", "labour_days", "land", "position")
_DAYS = ("starts_on", "ends_on", "assess_on", "ended_on")
_KEYS = ("field", "unit", "previous")


def models(connection: sqlite3.Connection, year: int | None = None) -> list[Model]:
    """Return the models of a year, or of all years, the latest year first, in the register's order."""
    rows = connection.execute(
        f"select * from {MODELS} where deleted_at is null and ? in (year, 0)"
        " order by year desc, position is null, position, id",
        (year or 0,),
    ).fetchall()
    return _models(connection, rows)


def model(connection: sqlite3.Connection, model_id: str) -> Model | None:
    """Return one model, None where there is none, or it is in the trash."""
    rows = connection.execute(
        f"select * from {MODELS} where deleted_at is null and id = ?", (model_id,)
    ).fetchall()
    return next(iter(_models(connection, rows)), None)


def model_years(connection: sqlite3.Connection) -> list[int]:
    """Return the years that have a model, the latest first."""
    rows = connection.execute(
        f"select distinct year from {MODELS} where deleted_at is null order by year desc"
    )
    return [row["year"] for row in rows.fetchall()]


def save_model(action: Action, model_id: str, values: Values, *, today: date, files: ReadFiles = ()) -> str:
    """Add (empty id) or change a model and keep files with it; raises UserError where it cannot be."""
    known = _model(held_row(action, MODELS, model_id)) if model_id else Model("", values["year"])
    own = {name: value for name, value in values.items() if name != "registered_on"}
    changed = examined(replace(known, **own))
    check_end(changed.ended, changed.end_reason, changed.ended_on, today)
    if model_id and changed.year != known.year:
        _check_move(action, known, changed.year)
        changed = replace(changed, position=_next_position(action, changed.year))
    if not model_id and changed.position is None:
        changed = replace(changed, position=_next_position(action, changed.year))
    saved = save_with_files(action, MODELS, model_id, _columns(changed), files)
    if "registered_on" in values or not model_id:
        first = Step(Stage.REGISTERED, values.get("registered_on"))
        check_step(first, today)
        steps.write_step(action, saved, first, only=("reached_on",))
    return saved


def end_models(
    action: Action, ids: Iterable[str], ended: End | None, day: date | None, reason: str, *, today: date
) -> int:
    """Refuse or withdraw models with the reason, or let them go on again (None); return how many."""
    said = {"ended": ended, "ended_on": day if ended else None, "end_reason": reason if ended else ""}
    chosen = list(ids)
    for model_id in chosen:
        save_model(action, model_id, said, today=today)
    return len(chosen)


def continue_models(action: Action, ids: Iterable[str], year: int, day: date) -> list[str]:
    """Register models of an earlier year again, as their continuation; return the new ones' ids."""
    made = []
    for model_id in ids:
        old = _model(held_row(action, MODELS, model_id))
        new = continued(old, year)
        values = {name: getattr(new, name) for name in Model.__dataclass_fields__ if name != "id"}
        made.append(save_model(action, "", {**values, "registered_on": day}, today=day))
    return made


def set_order(action: Action, ids: Sequence[str]) -> None:
    """Give the models of a year their order in the register."""
    for position, model_id in enumerate(ids, start=1):
        if held_row(action, MODELS, model_id)["position"] != position:
            action.update(MODELS, model_id, {"position": position})


def _next_position(action: Action, year: int) -> int:
    row = action.execute(
        f"select coalesce(max(position), 0) + 1 from {MODELS} where year = ? and deleted_at is null", (year,)
    ).fetchone()
    return int(row[0])


def _check_move(action: Action, known: Model, year: int) -> None:
    """Raise UserError where a model was scored or decided on in its year."""
    held = action.execute(
        "select exists(select 1 from appraisal_model where model = :model and deleted_at is null)"
        " or exists(select 1 from recognition_item where model = :model and deleted_at is null)",
        {"model": known.id},
    ).fetchone()
    if held[0]:
        raise UserError(
            f"“{known.name}” đã được chấm điểm hoặc ghi vào quyết định của năm {known.year} nên không chuyển"
            f" sang năm {year} được: hãy bỏ khỏi phiên thẩm định, quyết định trước, hoặc đăng ký tiếp sang"
            f" năm {year}."
        )


def _columns(one: Model) -> dict[str, object]:
    return {
        "year": one.year,
        "movement": one.movement.value,
        "name": one.name,
        "kind": one.kind.value,
        "ended": one.ended.value if one.ended else None,
        "end_reason": one.end_reason or None,
        **{name: getattr(one, name) or None for name in (*_TEXTS, *_KEYS)},
        **{name: getattr(one, name) for name in _NUMBERS},
        **{name: stored_day(getattr(one, name)) for name in _DAYS},
    }


def _model(row: sqlite3.Row) -> Model:
    said: dict[str, Any] = {
        **{name: row[name] or "" for name in _TEXTS},
        **{name: row[name] for name in (*_NUMBERS, *_KEYS)},
        **{name: day_of(row[name]) for name in _DAYS},
    }
    return Model(
        id=row["id"],
        year=row["year"],
        movement=Movement(row["movement"]),
        name=row["name"],
        kind=ModelKind(row["kind"]),
        ended=End(row["ended"]) if row["ended"] else None,
        end_reason=row["end_reason"] or "",
        **said,
    )


def _models(connection: sqlite3.Connection, rows: list[sqlite3.Row]) -> list[Model]:
    one = rows[0]["id"] if len(rows) == 1 else None
    reached = steps.steps_of(connection, one)
    milestones = _parts(connection, "model_milestone", "due_on is null, due_on, position, id", one)
    results = _parts(connection, "model_result", "position, id", one)
    places = _parts(connection, "model_replication", "since is null, since, id", one)
    files = files_of(connection, MODELS)
    return [
        replace(
            _model(row),
            steps=reached.get(row["id"], ()),
            milestones=tuple(map(_milestone, milestones.get(row["id"], ()))),
            results=tuple(map(_result, results.get(row["id"], ()))),
            replications=tuple(map(_replication, places.get(row["id"], ()))),
            files=files.get(row["id"], ()),
        )
        for row in rows
    ]


def _parts(
    connection: sqlite3.Connection, table: str, order: str, one: str | None
) -> dict[str, list[sqlite3.Row]]:
    found: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(
        f"select * from {table} where deleted_at is null and (? is null or model = ?) order by {order}",
        (one, one),
    ).fetchall():
        found[row["model"]].append(row)
    return found


def _milestone(row: sqlite3.Row) -> Milestone:
    return Milestone(
        row["id"], day_of(row["due_on"]), row["content"], day_of(row["done_on"]), row["progress"] or ""
    )


def _result(row: sqlite3.Row) -> Result:
    return Result(row["id"], row["name"], row["amount"] or "", row["unit_name"] or "")


def _replication(row: sqlite3.Row) -> Replication:
    return Replication(
        row["id"],
        row["unit"],
        row["place"] or "",
        day_of(row["since"]),
        row["result"] or "",
        row["note"] or "",
    )
