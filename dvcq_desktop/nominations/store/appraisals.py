# SPDX-License-Identifier: MIT
"""Read and write appraisals: their models, reviewers and recusals, and everything of one at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.database import kept
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.appraisals import OFFICE, Appraisal, Appraised, Evidence, Nominee, Reviewer
from dvcq_desktop.nominations.ranking import Facts
from dvcq_desktop.nominations.recognitions import full_number
from dvcq_desktop.nominations.scorecard_checks import problems
from dvcq_desktop.nominations.scorecards import Scorecard
from dvcq_desktop.nominations.scoring import AGREED
from dvcq_desktop.nominations.store import scorecards
from dvcq_desktop.nominations.terms import Body, Level, Mode, Movement, Purpose, Stage
from dvcq_desktop.text.dates import day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from dvcq_desktop.database.actions import Action

_GONE = "Đợt thẩm định này vừa bị xóa: hãy khôi phục từ Thùng rác."
_MODELS = (
    "select model.*, (select min(step.reached_on) from model_step step where step.model = model.id"
    f" and step.stage = '{Stage.REGISTERED.value}' and step.deleted_at is null) registered_on"
)
_SAID_OF_IT = ("body", "number", "symbol")
_DECIDED = ", ".join(
    f"{kept.column('recognition', name, 'recognition.snapshot')} {name}" for name in _SAID_OF_IT
)


def appraisals(
    connection: sqlite3.Connection, year: int | None = None, movement: Movement | None = None
) -> list[Appraisal]:
    """Return the appraisals of a year (None for all) and movement, the office's own last."""
    rows = connection.execute(
        "select * from appraisal where deleted_at is null and ? in (year, 0)"
        " and (? in (movement, '') or purpose = 'office')"
        " order by year desc, purpose, movement, held_on nulls last, id",
        (year or 0, movement.value if movement else ""),
    )
    return [_appraisal(row) for row in rows.fetchall()]


def appraisal(connection: sqlite3.Connection, appraisal_id: str) -> Appraisal | None:
    """Return one appraisal, None where there is none, or it is in the trash."""
    row = connection.execute(
        "select * from appraisal where deleted_at is null and id = ?", (appraisal_id,)
    ).fetchone()
    return _appraisal(row) if row else None


def appraisal_years(connection: sqlite3.Connection) -> list[int]:
    """Return the years that have an appraisal, the latest first."""
    rows = connection.execute(
        "select distinct year from appraisal where deleted_at is null order by year desc"
    )
    return [row["year"] for row in rows.fetchall()]


def read_appraisal(connection: sqlite3.Connection, appraisal_id: str) -> Appraised | None:
    """Return everything of an appraisal, with what it adds up to; None where it is gone."""
    found = appraisal(connection, appraisal_id)
    if found is None:
        return None
    points, remarks = _points(connection, found)
    return Appraised(
        appraisal=found,
        scorecard=scorecards.scorecard(connection, found.scorecard) or Scorecard("", "", found.purpose),
        reviewers=tuple(_reviewers(connection, appraisal_id)),
        nominees=tuple(_nominees(connection, appraisal_id)),
        recusals=_recusals(connection, appraisal_id),
        points=points,
        remarks=remarks,
        evidence=_evidence(connection, appraisal_id),
        frozen=frozen_sentence(connection, appraisal_id),
    )


def frozen_sentence(connection: sqlite3.Connection, appraisal_id: str) -> str:
    """Return why an appraisal may not be changed any more, blank where it may."""
    row = connection.execute(
        f"select {_DECIDED} from recognition"
        " where appraisal = ? and state = 'frozen' and deleted_at is null"
        # The one in force, where one replaces another.
        " order by id in (select replaces from recognition where state = 'frozen' and deleted_at is null"
        " and replaces is not null), frozen_at desc",
        (appraisal_id,),
    ).fetchone()
    if row is None:
        return ""
    number = full_number(Body(row["body"]), row["number"] or "", (row["symbol"] or "").lstrip("/"))
    named = f"Quyết định số {number}" if row["number"] else "quyết định chưa có số"
    return f"Kết quả này đã chốt theo {named}: muốn sửa, lập quyết định mới thay thế."


def check_open(connection: sqlite3.Connection, appraisal_id: str) -> Appraisal:
    """Return an appraisal that may be changed; raise UserError where it is gone or frozen."""
    found = appraisal(connection, appraisal_id)
    if found is None:
        raise UserError(_GONE)
    if sentence := frozen_sentence(connection, appraisal_id):
        raise UserError(sentence)
    return found


def save_appraisal(action: Action, changed: Appraisal) -> str:
    """Add (empty id) or change an appraisal; return its key.

    Raise UserError where it is frozen, where its scorecard cannot be used, or is another one than that by
    which points were given.
    """
    if not changed.name.strip():
        raise UserError("Đợt thẩm định chưa có tên: hãy ghi tên, như “Thẩm định mô hình năm 2026”.")
    known = check_open(action.connection, changed.id) if changed.id else None
    if changed.scorecard != (known.scorecard if known else None):
        if known is not None and _has_points(action.connection, known.id):
            raise UserError(
                "Đợt này đã có điểm theo thang điểm đang dùng nên không đổi thang điểm được:"
                " hãy lập đợt thẩm định mới."
            )
        _check_scorecard(action.connection, changed)
        # What keeps the grade down is one of the scorecard's own.
        changed = replace(changed, cap=None)
    values = _values(changed)
    if known is None:
        return action.insert("appraisal", values)
    action.update("appraisal", known.id, values)
    return known.id


def change_appraisal(action: Action, appraisal_id: str, values: Mapping[str, Any]) -> str:
    """Change some attributes of an appraisal, the rest as the file holds it; return its key."""
    return save_appraisal(action, replace(check_open(action.connection, appraisal_id), **values))


def trash_appraisal(action: Action, appraisal_id: str) -> None:
    """Put an appraisal into the trash; its points come back with it."""
    check_open(action.connection, appraisal_id)
    action.trash("appraisal", appraisal_id)


def candidates(connection: sqlite3.Connection, year: int, movement: Movement) -> list[Nominee]:
    """Return the models of a year that can be appraised: those that were not refused or withdrawn."""
    rows = connection.execute(
        f"{_MODELS} from model where model.deleted_at is null and model.ended is null and model.year = ?"
        " and model.movement = ? order by model.position nulls last, model.name_order, model.id",
        (year, movement.value),
    )
    return [_nominee(row) for row in rows.fetchall()]


def set_models(action: Action, appraisal_id: str, models: Iterable[str]) -> None:
    """Say which models an appraisal is of; the points of one that leaves come back with it."""
    check_open(action.connection, appraisal_id)
    rows = action.execute(
        "select id from appraisal_model where appraisal = ? and deleted_at is null", (appraisal_id,)
    )
    here = {row["id"] for row in rows.fetchall()}
    wanted = {derived_id("appraisal_model", appraisal_id, model): model for model in models}
    for gone in sorted(here - wanted.keys()):
        action.trash("appraisal_model", gone)
    for key, model in wanted.items():
        if key not in here:
            action.insert("appraisal_model", {"id": key, "appraisal": appraisal_id, "model": model})


def change_nominee(action: Action, appraisal_id: str, model: str, values: Mapping[str, object]) -> None:
    """Change what the Tổ said of a model: its `remark`, `tie_rank` or `proposed_level`."""
    check_open(action.connection, appraisal_id)
    action.update("appraisal_model", derived_id("appraisal_model", appraisal_id, model), values)


def set_reviewers(action: Action, appraisal_id: str, wanted: Sequence[Reviewer]) -> list[str]:
    """Say who fills cards, in this order, those without a key anew; return their keys.

    The points of one who leaves are kept, and come back with them from the trash.
    """
    check_open(action.connection, appraisal_id)
    if any(not each.name.strip() for each in wanted):
        raise UserError("Có thành viên chưa ghi họ tên: hãy ghi, hoặc xóa dòng đó.")
    gone = {each.id for each in _reviewers(action.connection, appraisal_id)}
    keys = []
    for place, each in enumerate(wanted, 1):
        values = {"position": place, "name": each.name, "title": each.title or None}
        if each.id in gone:
            gone.remove(each.id)
            action.update("appraisal_reviewer", each.id, values)
            keys.append(each.id)
        else:
            keys.append(action.insert("appraisal_reviewer", {"appraisal": appraisal_id, **values}))
    for key in sorted(gone):
        action.trash("appraisal_reviewer", key)
    return keys


def set_recusal(action: Action, appraisal_id: str, reviewer: str, model: str, reason: str | None) -> None:
    """Record that a reviewer does not score a model, and why; None takes it back. Points stay, uncounted."""
    check_open(action.connection, appraisal_id)
    key = derived_id("appraisal_recusal", reviewer, model)
    row = action.execute("select deleted_at from appraisal_recusal where id = ?", (key,)).fetchone()
    if reason is None:
        if row is not None:
            action.trash("appraisal_recusal", key)
    elif row is not None and row["deleted_at"] is None:
        action.update("appraisal_recusal", key, {"reason": reason or None})
    else:
        values = {"id": key, "reviewer": reviewer, "model": model, "reason": reason or None}
        action.insert("appraisal_recusal", values)


# Private


def _check_scorecard(connection: sqlite3.Connection, changed: Appraisal) -> None:
    card = scorecards.scorecard(connection, changed.scorecard)
    if card is None:
        return
    if card.purpose is not changed.purpose:
        raise UserError(f"Thang điểm “{card.called}” không dùng cho việc này: hãy chọn thang điểm khác.")
    if found := problems(card):
        raise UserError(f"Thang điểm “{card.called}” chưa dùng được: {found[0]}")


def _has_points(connection: sqlite3.Connection, appraisal_id: str) -> bool:
    return (
        connection.execute(
            "select 1 from model_score"
            " where appraisal = ? and points is not null and deleted_at is null limit 1",
            (appraisal_id,),
        ).fetchone()
        is not None
    )


def _values(changed: Appraisal) -> dict[str, object]:
    return {
        "year": changed.year,
        "movement": changed.movement.value if changed.purpose is Purpose.MODEL else None,
        "purpose": changed.purpose.value,
        "name": changed.name,
        "scorecard": changed.scorecard,
        "mode": changed.mode.value,
        "held_on": stored_day(changed.held_on),
        "place": changed.place or None,
        "chair": changed.chair or None,
        "secretary": changed.secretary or None,
        "members_present": changed.members_present or None,
        "opinions": changed.opinions or None,
        "conclusion": changed.conclusion or None,
        "cap": changed.cap,
        "note": changed.note or None,
    }


def _appraisal(row: sqlite3.Row) -> Appraisal:
    return Appraisal(
        id=row["id"],
        year=row["year"],
        name=row["name"],
        purpose=Purpose(row["purpose"]),
        movement=Movement(row["movement"] or Movement.SKILFUL.value),
        scorecard=row["scorecard"],
        mode=Mode(row["mode"]),
        held_on=day_of(row["held_on"]),
        cap=row["cap"],
        **{name: row[name] or "" for name in _TEXTS},
    )


_TEXTS = ("place", "chair", "secretary", "members_present", "opinions", "conclusion", "note")


def _reviewers(connection: sqlite3.Connection, appraisal_id: str) -> list[Reviewer]:
    rows = connection.execute(
        "select * from appraisal_reviewer where appraisal = ? and deleted_at is null order by position, id",
        (appraisal_id,),
    )
    return [Reviewer(row["id"], row["name"], row["title"] or "") for row in rows.fetchall()]


def _nominees(connection: sqlite3.Connection, appraisal_id: str) -> list[Nominee]:
    rows = connection.execute(
        f"{_MODELS}, part.remark, part.tie_rank, part.proposed_level from appraisal_model part"
        " join model on model.id = part.model where part.appraisal = ? and part.deleted_at is null"
        " and model.deleted_at is null order by model.position nulls last, model.name_order, model.id",
        (appraisal_id,),
    )
    return [
        _nominee(row, row["tie_rank"])._replace(
            remark=row["remark"] or "",
            proposed_level=Level(row["proposed_level"]) if row["proposed_level"] else None,
        )
        for row in rows.fetchall()
    ]


def _nominee(row: sqlite3.Row, tie_rank: int | None = None) -> Nominee:
    return Nominee(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        field=row["field"] or "",
        unit=row["unit"],
        head=row["head"] or "",
        place=row["place"] or "",
        facts=Facts(
            money=row["money"] or 0,
            people=row["people"] or 0,
            labour=row["labour_days"] or 0,
            land=row["land"] or 0,
            registered_on=day_of(row["registered_on"]),
            decided=tie_rank,
        ),
    )


def _recusals(connection: sqlite3.Connection, appraisal_id: str) -> dict[tuple[str, str], str]:
    rows = connection.execute(
        "select recusal.* from appraisal_recusal recusal join appraisal_reviewer reviewer"
        " on reviewer.id = recusal.reviewer where reviewer.appraisal = ? and recusal.deleted_at is null",
        (appraisal_id,),
    )
    return {(row["reviewer"], row["model"]): row["reason"] or "" for row in rows.fetchall()}


def _points(
    connection: sqlite3.Connection, found: Appraisal
) -> tuple[dict[tuple[str, str], dict[str, int]], dict[tuple[str, str, str], str]]:
    rows = connection.execute(
        "select model, reviewer, criterion, points, remark from model_score"
        " where appraisal = ? and deleted_at is null",
        (found.id,),
    )
    points = defaultdict[tuple[str, str], dict[str, int]](dict)
    remarks = {}
    for row in rows.fetchall():
        model, reviewer = row["model"] or OFFICE, row["reviewer"] or AGREED
        if row["points"] is not None:
            points[model, reviewer][row["criterion"]] = row["points"]
        if row["remark"]:
            remarks[model, reviewer, row["criterion"]] = row["remark"]
    return dict(points), remarks


def _evidence(
    connection: sqlite3.Connection, appraisal_id: str
) -> dict[tuple[str, str], tuple[Evidence, ...]]:
    rows = connection.execute(
        "select proof.*, file.name from score_evidence proof"
        " left join attachment file on file.id = proof.attachment and file.deleted_at is null"
        " where proof.appraisal = ? and proof.deleted_at is null order by proof.id",
        (appraisal_id,),
    )
    found = defaultdict[tuple[str, str], tuple[Evidence, ...]](tuple)
    for row in rows.fetchall():
        one = Evidence(row["id"], row["text"] or row["name"] or "", row["attachment"], row["note"] or "")
        found[row["model"] or OFFICE, row["criterion"]] += (one,)
    return dict(found)
