# SPDX-License-Identifier: MIT
"""Write what belongs to one model: milestones, results in figures, places of replication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.filed import held_row
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.recognitions import GIVEN_BY_DECISION
from dvcq_desktop.nominations.rules import Step
from dvcq_desktop.nominations.store.steps import steps_of, write_step
from dvcq_desktop.nominations.terms import Stage
from dvcq_desktop.text.dates import check_done, day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action

MILESTONES, RESULTS, REPLICATIONS = "model_milestone", "model_result", "model_replication"
_RECOGNISED = frozenset(GIVEN_BY_DECISION)
_FIRST = {
    MILESTONES: ("content", "Chưa có nội dung của mốc: hãy ghi việc phải xong."),
    RESULTS: ("name", "Chưa có tên chỉ tiêu: hãy ghi kết quả gì, ví dụ “Đường bê tông”."),
}


def save_part(
    action: Action, table: str, model: str, part_id: str, values: Mapping[str, Any], *, today: date
) -> str:
    """Add (empty id) or change a part of a model; raises UserError where it says nothing."""
    given = {name: _stored(value) for name, value in values.items()}
    known: dict[str, Any] = dict(held_row(action, table, part_id)) if part_id else {}
    check_part(table, {**known, **given}, today)
    if part_id:
        action.update(table, part_id, given)
        return part_id
    if table != REPLICATIONS:
        row = action.execute(
            f"select coalesce(max(position), 0) + 1 from {table} where model = ? and deleted_at is null",
            (model,),
        ).fetchone()
        given["position"] = row[0]
    return action.insert(table, {"model": model, **given})


def add_place(action: Action, model: str, values: Mapping[str, Any], *, today: date) -> bool:
    """Record one more place where a model was taken up; tell whether that made it a replicated one.

    A model that goes on and was recognised reaches that stage on the day given, else today.
    """
    save_part(action, REPLICATIONS, model, "", values, today=today)
    reached = {step.stage for step in steps_of(action.connection, model).get(model, ())}
    if Stage.REPLICATED in reached or not reached & _RECOGNISED or held_row(action, "model", model)["ended"]:
        return False
    since = values.get("since") or today
    step = Step(Stage.REPLICATED, min(since, today))
    write_step(action, model, step, only=("reached_on",))
    return True


def replicate(action: Action, model: str, units: Sequence[str], since: date | None, *, today: date) -> None:
    """Record in which units a model was taken up; those recorded already stay as they are."""
    rows = action.execute(
        f"select unit from {REPLICATIONS} where model = ? and deleted_at is null", (model,)
    ).fetchall()
    there = {row["unit"] for row in rows}
    for unit in units:
        if unit not in there:
            save_part(action, REPLICATIONS, model, "", {"unit": unit, "since": since}, today=today)


def name_of(connection: sqlite3.Connection, place_id: str) -> str:
    """Return what names a place of replication: the model, and where it was taken up."""
    row = connection.execute(
        f"select model.name, coalesce(unit.name, place.place) as place from {REPLICATIONS} place"
        " join model on model.id = place.model left join unit on unit.id = place.unit where place.id = ?",
        (place_id,),
    ).fetchone()
    return f"{row['name']}: {row['place']}"


def trash_parts(action: Action, table: str, ids: Sequence[str]) -> int:
    """Put parts of a model into the trash and return how many."""
    for part_id in ids:
        action.trash(table, part_id)
    return len(ids)


def _stored(value: Any) -> Any:
    return stored_day(value) if hasattr(value, "isoformat") else value or None


def check_part(table: str, values: Mapping[str, Any], today: date) -> None:
    """Raise UserError where what a part says is not enough, or lies ahead."""
    said = {name: _stored(value) for name, value in values.items()}
    if table in _FIRST:
        name, sentence = _FIRST[table]
        if not said.get(name):
            raise UserError(sentence)
    elif not said.get("unit") and not said.get("place"):
        raise UserError("Chưa có nơi nhân rộng: hãy chọn thôn, đơn vị hoặc ghi địa điểm.")
    done = said.get("done_on")
    check_done(day_of(done) if done else None, today, "Ngày xong")
