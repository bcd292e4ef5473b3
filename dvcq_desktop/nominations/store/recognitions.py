# SPDX-License-Identifier: MIT
"""Read and write decisions on recognition: drafts, their lists, and what replaces what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.filed import files_of, save_with_files
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations import recognitions as rules
from dvcq_desktop.nominations.grades import proposed_level
from dvcq_desktop.nominations.recognitions import Item, Listed, Recognition
from dvcq_desktop.nominations.store import appraisals, fields
from dvcq_desktop.nominations.store.steps import steps_of
from dvcq_desktop.nominations.terms import Body, DecisionState, Level, ModelKind, Movement
from dvcq_desktop.text.dates import day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.filed import ReadFiles
    from dvcq_desktop.nominations.appraisals import Appraised

TABLE, ITEMS = "recognition", "recognition_item"
Values = Mapping[str, Any]
"""What became of some attributes of a decision."""

_GONE = "Quyết định này vừa bị xóa: hãy khôi phục từ Thùng rác."
_TEXTS = (*rules.KEPT_TEXTS, "note")
_ITEM_TEXTS = ("honour", "award")


def recognitions(connection: sqlite3.Connection, year: int | None = None) -> list[Recognition]:
    """Return the decisions of a year (None for all), the latest first, drafts before them."""
    rows = connection.execute(
        f"select * from {TABLE} where deleted_at is null and ? in (year, 0)"
        " order by year desc, state, iif(state = 'frozen', issued_on, '') desc, id desc",
        (year or 0,),
    ).fetchall()
    return _recognitions(connection, rows)


def recognition(connection: sqlite3.Connection, key: str | None) -> Recognition | None:
    """Return one decision, None where there is none, or it is in the trash."""
    rows = connection.execute(f"select * from {TABLE} where deleted_at is null and id = ?", (key,)).fetchall()
    return next(iter(_recognitions(connection, rows)), None)


def left_over(connection: sqlite3.Connection, decisions: Iterable[Recognition]) -> list[str]:
    """Say which models still have a stage that a decision, frozen apart on two PCs, does not give them."""
    in_force = {each.id: each for each in rules.in_force(decisions)}
    given = {
        (item.model, stage)
        for each in in_force.values()
        for item in each.items
        for stage in rules.STAGES[item.level]
    }
    reached = {model: {step.stage for step in found} for model, found in steps_of(connection).items()}
    # What the other PC froze of it: a line that is no more in the list was kept with it as well.
    rows = connection.execute(
        f"select item.recognition, item.level, item.model, model.name from {ITEMS} item"
        " join model on model.id = item.model"
        " where item.snapshot is not null and model.deleted_at is null order by item.position, item.id"
    )
    return [
        rules.left_over_sentence(in_force[row["recognition"]], row["name"], left)
        for row in rows.fetchall()
        if row["recognition"] in in_force
        and (
            left := [
                stage
                for stage in rules.STAGES[Level(row["level"])]
                if (row["model"], stage) not in given and stage in reached.get(row["model"], ())
            ]
        )
    ]


def recognition_years(connection: sqlite3.Connection) -> list[int]:
    """Return the years that have a decision, the latest first."""
    rows = connection.execute(
        f"select distinct year from {TABLE} where deleted_at is null order by year desc"
    )
    return [row["year"] for row in rows.fetchall()]


def replaced_by(connection: sqlite3.Connection, key: str) -> Recognition | None:
    """Return the frozen decision that replaces one, None where it is in force."""
    row = connection.execute(
        f"select id from {TABLE} where replaces = ? and state = 'frozen' and deleted_at is null", (key,)
    ).fetchone()
    return recognition(connection, row["id"]) if row else None


def save_recognition(action: Action, key: str, values: Values, files: ReadFiles = ()) -> str:
    """Add (empty key) or change a draft, and keep files with it; return its key.

    A scan may be kept with a frozen one too. Raise UserError where a frozen one would say something else.
    """
    if not key:
        made = replace(Recognition("", values["year"]), **values)
        return save_with_files(action, TABLE, "", _columns(made), files)
    known = _known(action.connection, key)
    changed = replace(known, **values, **rules.along_body(known, values))
    if known.is_frozen and changed != known:
        raise UserError(rules.frozen_sentence(known))
    if known.items and (changed.movement, changed.year) != (known.movement, known.year):
        raise UserError(
            "Danh sách của quyết định đã có mô hình nên không đổi phong trào, năm được:"
            " hãy lập quyết định khác."
        )
    return save_with_files(action, TABLE, key, {} if known.is_frozen else _columns(changed), files)


def save_on_page(action: Action, key: str, values: Values, *, today: date, files: ReadFiles = ()) -> str:
    """Save as the pages of records ask for it; a day to come is refused only by freezing."""
    del today
    return save_recognition(action, key, values, files)


def draft_from_appraisal(action: Action, appraisal_id: str, body: Body = Body.COMMITTEE) -> str:
    """Draft a decision by an appraisal: the models as ranked, at the levels that the Tổ proposed.

    Where it proposed nothing, the class of the scorecard says the level. Return the draft's key.
    """
    found = appraisals.read_appraisal(action.connection, appraisal_id)
    if found is None:
        raise UserError("Đợt thẩm định này vừa bị xóa: hãy khôi phục từ Thùng rác.")
    if found.is_office:
        raise UserError("Đợt này là tự chấm điểm của cơ quan nên không có mô hình để công nhận.")
    if found.frozen:
        raise UserError(found.frozen)
    items = ranked_items(found)
    if not items:
        raise UserError(
            f"“{found.appraisal.name}” chưa có mô hình nào được xếp hạng, đạt loại được công nhận hoặc được"
            " Tổ thẩm định đề nghị: hãy chấm điểm trước."
        )
    held = found.appraisal
    values = {"year": held.year, "movement": held.movement, "body": body, "appraisal": held.id}
    key = save_recognition(action, "", {**values, **rules.usual_of_body(held.movement, held.year, body)})
    _insert_items(action, key, items)
    return key


def draft_empty(action: Action, year: int, movement: Movement, body: Body) -> str:
    """Draft a decision whose list is still to be filled; return its key."""
    values = {"year": year, "movement": movement, "body": body}
    return save_recognition(action, "", {**values, **rules.usual_of_body(movement, year, body)})


def draft_replacing(action: Action, key: str) -> str:
    """Draft a decision that replaces a frozen one, with its list to begin with; return the draft's key."""
    old = _known(action.connection, key)
    if not old.is_frozen:
        raise UserError("Quyết định này còn là dự thảo: hãy sửa thẳng vào dự thảo.")
    later = replaced_by(action.connection, key)
    if later is not None:
        raise UserError(
            f"{old.called} đã được thay bằng {later.called}: hãy lập quyết định thay thế quyết định sau."
        )
    draft = rules.replacing(old)
    made = save_with_files(action, TABLE, "", _columns(draft), ())
    _insert_items(action, made, draft.items)
    return made


def add_items(action: Action, key: str, models: Sequence[str], level: Level = Level.RECOGNISED) -> int:
    """Put models into the list of a draft; return how many were not there yet."""
    draft = draft_of(action.connection, key)
    here = {item.model for item in draft.items}
    found = _places(action.connection, draft.appraisal)
    new = [
        _item(model, level, draft.movement, draft.year, *found.get(model, (None, None)))
        for model in models
        if model not in here
    ]
    for model in (item.model for item in new):
        row = action.execute("select * from model where id = ? and deleted_at is null", (model,)).fetchone()
        if row is None or (row["year"], row["movement"]) != (draft.year, draft.movement.value):
            raise UserError(
                f"Quyết định này là của phong trào {draft.movement.label} năm {draft.year}:"
                " hãy chỉ thêm mô hình của phong trào và năm ấy."
            )
    _insert_items(action, key, new, first=len(draft.items) + 1)
    return len(new)


def change_items(action: Action, key: str, models: Iterable[str], values: Mapping[str, Any]) -> int:
    """Change the `level`, `honour` or `award` of models in a draft; return how many.

    A level brings the usual title of honour and reward along where she wrote no others.
    """
    draft = draft_of(action.connection, key)
    by_model = {item.model: item for item in draft.items}
    changed = 0
    for model in models:
        item = by_model[model]
        given = dict(values)
        if "level" in given:
            _follow_level(draft, item, given)
        level = given.pop("level", item.level)
        columns = {"level": level.value, **{name: value or None for name, value in given.items()}}
        action.update(ITEMS, item.id, columns)
        changed += 1
    return changed


def remove_items(action: Action, key: str, models: Iterable[str]) -> int:
    """Take models off the list of a draft; return how many."""
    wanted = set(models)
    gone = [item for item in draft_of(action.connection, key).items if item.model in wanted]
    for item in gone:
        action.trash(ITEMS, item.id)
    return len(gone)


def trash_recognitions(action: Action, keys: Iterable[str]) -> int:
    """Put drafts into the trash; raise UserError for a frozen one."""
    chosen = list(keys)
    for key in chosen:
        draft_of(action.connection, key)
        action.trash(TABLE, key)
    return len(chosen)


def draft_of(connection: sqlite3.Connection, key: str) -> Recognition:
    """Return a decision that may still be changed; raise UserError where it is frozen or gone."""
    found = _known(connection, key)
    if found.is_frozen:
        raise UserError(rules.frozen_sentence(found))
    return found


def ranked_items(found: Appraised) -> list[Item]:
    """Return the models that an appraisal says to recognise, as ranked, at the levels it says."""
    held = found.appraisal
    items = []
    for place in found.ranking.places:
        model, total = place.standing.model, place.standing.total
        level = proposed_level(found, model)
        if level is not None:
            items.append(_item(model, level, held.movement, held.year, total, place.rank))
    return items


# Private


def _known(connection: sqlite3.Connection, key: str) -> Recognition:
    found = recognition(connection, key)
    if found is None:
        raise UserError(_GONE)
    return found


def _item(
    model: str, level: Level, movement: Movement, year: int, total: int | None, rank: int | None
) -> Item:
    honour = rules.usual_honour(movement, level, year)
    return Item("", model, level, honour, rules.usual_award(level), total, rank)


def _places(
    connection: sqlite3.Connection, appraisal: str | None
) -> dict[str, tuple[int | None, int | None]]:
    found = appraisals.read_appraisal(connection, appraisal) if appraisal else None
    if found is None:
        return {}
    return {each.standing.model: (each.standing.total, each.rank) for each in found.ranking.places}


def _follow_level(draft: Recognition, item: Item, given: dict[str, Any]) -> None:
    level = given["level"]
    usual = rules.usual_honour(draft.movement, item.level, draft.year)
    if "honour" not in given and item.honour in {"", usual}:
        given["honour"] = rules.usual_honour(draft.movement, level, draft.year)
    if "award" not in given and item.award in {"", rules.usual_award(item.level)}:
        given["award"] = rules.usual_award(level)


def _insert_items(action: Action, key: str, items: Sequence[Item], first: int = 1) -> None:
    for place, item in enumerate(items, first):
        action.insert(
            ITEMS,
            {
                "id": derived_id(ITEMS, key, item.model),
                "recognition": key,
                "model": item.model,
                "position": place,
                "level": item.level.value,
                "honour": item.honour or None,
                "award": item.award or None,
                "total": item.total,
                "rank": item.rank,
            },
        )


def _columns(one: Recognition) -> dict[str, object]:
    return {
        "year": one.year,
        "movement": one.movement.value,
        "body": one.body.value,
        "state": one.state.value,
        "appraisal": one.appraisal,
        "replaces": one.replaces,
        "issued_on": stored_day(one.issued_on),
        "proposal_on": stored_day(one.proposal_on),
        **{name: getattr(one, name) or None for name in _TEXTS},
    }


def _recognitions(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> list[Recognition]:
    one = rows[0]["id"] if len(rows) == 1 else None
    items = _items(connection, one)
    files = files_of(connection, TABLE)
    found = [
        Recognition(
            id=row["id"],
            year=row["year"],
            movement=Movement(row["movement"]),
            body=Body(row["body"]),
            state=DecisionState(row["state"]),
            appraisal=row["appraisal"],
            issued_on=day_of(row["issued_on"]),
            proposal_on=day_of(row["proposal_on"]),
            replaces=row["replaces"],
            frozen_at=row["frozen_at"] or "",
            snapshot=row["snapshot"] or "",
            items=tuple(items.get(row["id"], ())),
            files=files.get(row["id"], ()),
            **{name: row[name] or "" for name in _TEXTS},
        )
        for row in rows
    ]
    return [rules.as_frozen(each) for each in found]


def _items(connection: sqlite3.Connection, one: str | None) -> dict[str, list[Item]]:
    named = {field.id: field.label for field in fields.model_fields(connection, trashed=True)}
    found: dict[str, list[Item]] = defaultdict(list)
    for row in connection.execute(
        "select item.*, model.name, model.kind, model.field, model.head, model.place, unit.name unit_name"
        f" from {ITEMS} item join model on model.id = item.model left join unit on unit.id = model.unit"
        " where item.deleted_at is null and (? is null or item.recognition = ?)"
        " order by item.position, item.id",
        (one, one),
    ).fetchall():
        snapshot = row["snapshot"] or ""
        found[row["recognition"]].append(
            Item(
                row["id"],
                row["model"],
                Level(row["level"]),
                **{name: row[name] or "" for name in _ITEM_TEXTS},
                total=row["total"],
                rank=row["rank"],
                said=rules.listed_from(snapshot) if snapshot else _listed(row, named),
                snapshot=snapshot,
            )
        )
    return found


def _listed(row: sqlite3.Row, named: Mapping[str, str]) -> Listed:
    return Listed(
        row["name"],
        row["unit_name"] or "",
        named.get(row["field"] or "", ""),
        ModelKind(row["kind"]).label,
        row["head"] or "",
        row["place"] or "",
    )
