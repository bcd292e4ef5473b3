# SPDX-License-Identifier: MIT
"""Read and write scorecards; one that was used is never changed: an edit makes the next version."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.keys import new_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.scorecards import (
    Cap,
    Criterion,
    Grade,
    Scorecard,
    TieStep,
    added_up,
    in_reading_order,
    tie_steps,
)
from dvcq_desktop.nominations.terms import CriterionKind, Purpose

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dvcq_desktop.database.actions import Action

_MARKED = re.compile(r" \((?:bản sao|bản nhập)(?: \d+)?\)$")
_GONE = "Thang điểm này vừa bị xóa: hãy khôi phục từ Thùng rác."
_USED = (
    "select distinct appraisal.scorecard from appraisal"
    " join model_score score on score.appraisal = appraisal.id"
    " where score.points is not null and score.deleted_at is null"
)


def scorecards(connection: sqlite3.Connection, purpose: Purpose | None = None) -> list[Scorecard]:
    """Return the scorecards, of one purpose or of both, by name, the newest version of each name first."""
    rows = connection.execute(
        "select * from scorecard where deleted_at is null and ? in (purpose, '')"
        " order by purpose, name, position desc, id desc",
        (purpose.value if purpose else "",),
    )
    return _scorecards(connection, rows.fetchall())


def scorecard(connection: sqlite3.Connection, scorecard_id: str | None) -> Scorecard | None:
    """Return one scorecard, also one in the trash: what was scored by it can still be read."""
    rows = connection.execute("select * from scorecard where id = ?", (scorecard_id or "",)).fetchall()
    return next(iter(_scorecards(connection, rows)), None)


def used(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the keys of the scorecards by which somebody was scored: they are never changed."""
    return frozenset(row[0] for row in connection.execute(_USED).fetchall() if row[0])


def add_scorecard(action: Action, card: Scorecard, mark: str = "bản sao") -> str:
    """Keep a scorecard under keys of its own, as from a suggestion; return its key.

    Where another has its name, the name gets the mark: versions of one scorecard are told by their name.
    """
    name = _free_name(action.connection, card, mark)
    return _insert(action, replace(card, id="", name=name, version=1, replaces=None))


def import_scorecard(action: Action, card: Scorecard) -> tuple[str, str]:
    """Keep a scorecard of a file; return its key, and the name that it is kept under."""
    key = add_scorecard(action, card, "bản nhập")
    return key, _present(action.connection, key).name


def copy_scorecard(action: Action, scorecard_id: str) -> str:
    """Keep a copy under another name; return its key."""
    return add_scorecard(action, _present(action.connection, scorecard_id))


def new_version(action: Action, scorecard_id: str) -> str:
    """Make the next version of a scorecard, the same so far; return its key."""
    card = _present(action.connection, scorecard_id)
    rows = action.execute(
        "select max(position) from scorecard where name = ? and purpose = ?", (card.name, card.purpose.value)
    )
    last = rows.fetchone()[0] or card.version
    return _insert(action, replace(card, id="", version=last + 1, replaces=scorecard_id))


def edit_scorecard(action: Action, scorecard_id: str, change: Callable[[Scorecard], Scorecard]) -> str:
    """Change a scorecard that nobody was scored by yet; return its key.

    It may be unfinished meanwhile: `scorecard_checks.problems` says what keeps it from being used. Raise
    UserError where it was used.
    """
    card = _present(action.connection, scorecard_id)
    if scorecard_id in used(action.connection):
        raise UserError(
            f"Thang điểm “{card.called}” đã dùng để chấm điểm nên giữ nguyên: hãy bấm “Sửa thành lần mới”."
        )
    changed = added_up(change(card))
    if changed != card:
        _write(action, card, changed)
    return scorecard_id


def trash_scorecard(action: Action, scorecard_id: str) -> None:
    """Put a scorecard into the trash; raise UserError where an appraisal goes by it."""
    row = action.execute(
        "select name from appraisal where scorecard = ? and deleted_at is null limit 1", (scorecard_id,)
    ).fetchone()
    if row is not None:
        raise UserError(f"Thang điểm này đang dùng cho “{row['name']}” nên không xóa được.")
    action.trash("scorecard", scorecard_id)


# Private


def _present(connection: sqlite3.Connection, scorecard_id: str) -> Scorecard:
    rows = connection.execute(
        "select * from scorecard where id = ? and deleted_at is null", (scorecard_id,)
    ).fetchall()
    if not rows:
        raise UserError(_GONE)
    return _scorecards(connection, rows)[0]


def _free_name(connection: sqlite3.Connection, card: Scorecard, mark: str) -> str:
    """Return the name of a scorecard, marked and counted up where another of its purpose has it."""
    rows = connection.execute(
        "select name from scorecard where purpose = ? and deleted_at is null", (card.purpose.value,)
    )
    taken = {row["name"] for row in rows.fetchall()}
    if card.name not in taken:
        return card.name
    bare = _MARKED.sub("", card.name)
    names = chain([f"{bare} ({mark})"], (f"{bare} ({mark} {number})" for number in count(2)))
    return next(name for name in names if name not in taken)


def _insert(action: Action, card: Scorecard) -> str:
    new = action.insert("scorecard", _head(replace(card, tie_rule=())))
    _write(action, Scorecard(new, card.name), replace(_renamed(card), id=new))
    return new


def _renamed(card: Scorecard) -> Scorecard:
    """Give the parts of a scorecard keys of their own."""
    keys = defaultdict[str, str](new_id)
    return replace(
        card,
        criteria=tuple(
            each._replace(id=keys[f"c{each.id}"], parent=keys[f"c{each.parent}"] if each.parent else None)
            for each in card.criteria
        ),
        grades=tuple(each._replace(id=keys[f"g{each.id}"]) for each in card.grades),
        caps=tuple(
            each._replace(id=new_id(), best_grade=keys[f"g{each.best_grade}"] if each.best_grade else "")
            for each in card.caps
        ),
        tie_rule=tuple(
            step if step.rule else TieStep(criterion=keys[f"c{step.criterion}"]) for step in card.tie_rule
        ),
    )


def _write(action: Action, before: Scorecard, after: Scorecard) -> None:
    """Write the parts of a scorecard, each under its key: what is new, what changed, what is gone."""
    parts: Sequence[tuple[str, Iterable[Any], Iterable[Any], Callable[[int, Any], Mapping[str, object]]]] = (
        ("scorecard_criterion", before.criteria, after.criteria, _criterion_values),
        ("scorecard_grade", before.grades, after.grades, _grade_values),
        ("scorecard_cap", before.caps, after.caps, _cap_values),
    )
    for table, old, new, values in parts:
        known = {each.id for each in old}
        for place, each in enumerate(new, 1):
            if each.id in known:
                known.remove(each.id)
                action.update(table, each.id, values(place, each))
            else:
                action.insert(table, {"id": each.id, "scorecard": after.id, **values(place, each)})
        for gone in known:
            action.trash(table, gone)
    action.update("scorecard", after.id, _head(after))


def _head(card: Scorecard) -> dict[str, object]:
    return {
        "name": card.name,
        "purpose": card.purpose.value,
        "position": card.version,
        "replaces": card.replaces,
        "tie_rule": "\n".join(step.code for step in card.tie_rule) or None,
        "spread_limit": card.spread_limit,
        "bonus_most": card.bonus_most,
        "penalty_most": card.penalty_most,
        "note": card.note or None,
    }


def _criterion_values(place: int, each: Criterion) -> dict[str, object]:
    return {
        "parent": each.parent,
        "position": place,
        "label": each.label or None,
        "text": each.text,
        "kind": each.kind.value,
        "weight": each.weight,
        "maximum": each.maximum,
        "not_zero": int(each.not_zero),
        "evidence_hint": each.evidence_hint or None,
    }


def _grade_values(place: int, each: Grade) -> dict[str, object]:
    return {"position": place, "name": each.name, "least": each.least, "not_zero": int(each.not_zero)}


def _cap_values(place: int, each: Cap) -> dict[str, object]:
    return {"position": place, "name": each.name, "best_grade": each.best_grade or None}


def _scorecards(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> list[Scorecard]:
    keys = [row["id"] for row in rows]
    criteria, grades, caps = (
        _parts(connection, table, keys)
        for table in ("scorecard_criterion", "scorecard_grade", "scorecard_cap")
    )
    found = [
        Scorecard(
            id=row["id"],
            name=row["name"],
            purpose=Purpose(row["purpose"]),
            version=row["position"] or 1,
            replaces=row["replaces"],
            criteria=in_reading_order([_criterion(each) for each in criteria[row["id"]]]),
            grades=tuple(
                Grade(each["id"], each["name"], each["least"] or 0, bool(each["not_zero"]))
                for each in grades[row["id"]]
            ),
            caps=tuple(Cap(each["id"], each["name"], each["best_grade"] or "") for each in caps[row["id"]]),
            tie_rule=tie_steps(row["tie_rule"]),
            spread_limit=row["spread_limit"],
            bonus_most=row["bonus_most"],
            penalty_most=row["penalty_most"],
            note=row["note"] or "",
        )
        for row in rows
    ]
    # A file of before may hold a group whose points no longer are those of its criteria.
    return [added_up(card) for card in found]


def _parts(
    connection: sqlite3.Connection, table: str, keys: Sequence[str]
) -> defaultdict[str, list[sqlite3.Row]]:
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(
        f"select * from {table} where deleted_at is null and scorecard in ({marks}) order by position, id",
        keys,
    )
    found = defaultdict[str, list[Any]](list)
    for row in rows.fetchall():
        found[row["scorecard"]].append(row)
    return found


def _criterion(row: sqlite3.Row) -> Criterion:
    return Criterion(
        id=row["id"],
        text=row["text"],
        label=row["label"] or "",
        parent=row["parent"],
        kind=CriterionKind(row["kind"]),
        weight=row["weight"],
        maximum=row["maximum"],
        not_zero=bool(row["not_zero"]),
        evidence_hint=row["evidence_hint"] or "",
    )
