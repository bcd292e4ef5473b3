# SPDX-License-Identifier: MIT
"""Freeze a decision: keep what it says, move its models on, and let nothing change what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.kept import text_of
from dvcq_desktop.database.rooms import Frozen
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations import recognitions as rules
from dvcq_desktop.nominations.printable import unprintable_sentences
from dvcq_desktop.nominations.questions import Known, questions
from dvcq_desktop.nominations.rules import Step
from dvcq_desktop.nominations.signing import signing_of
from dvcq_desktop.nominations.store import appraisals, models, steps
from dvcq_desktop.nominations.store.recognitions import (
    ITEMS,
    TABLE,
    draft_of,
    recognition,
    recognitions,
    save_recognition,
)
from dvcq_desktop.nominations.store.scans import DECISION
from dvcq_desktop.nominations.terms import Body, DecisionState, Stage
from dvcq_desktop.office.register.store import papers
from dvcq_desktop.office.store import directory
from dvcq_desktop.text.dates import decree_date, stored_day
from dvcq_desktop.text.listing import few

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.appraisals import Appraised
    from dvcq_desktop.nominations.questions import Question
    from dvcq_desktop.nominations.recognitions import Item, Recognition


def freeze(action: Action, key: str, today: date) -> str:
    """Freeze a decision: keep what it says, and move its models on; return what was done.

    What a decision replaces is no longer in force: models that the new one does not name, or names at a
    lower level, lose the stages that the old one gave them. Raise UserError where it cannot be frozen.
    """
    draft = _signed(action, draft_of(action.connection, key))
    known = known_of(action.connection, draft, today)
    appraised = known.appraised
    for question in questions(draft, known):
        if question.is_serious:
            raise UserError(question.sentence)
    for place, item in enumerate(draft.items, 1):
        kept = text_of(_said(item, appraised))
        action.update(ITEMS, item.id, {"position": place, "snapshot": kept})
    frozen = {"state": DecisionState.FROZEN.value, "frozen_at": action.now}
    basis = _basis(draft, appraised)
    kept = text_of({"about": rules.about_decision(draft), **basis})
    action.update(TABLE, key, {**frozen, "snapshot": kept})
    old = recognition(action.connection, draft.replaces) if draft.replaces else None
    if old is not None:
        _take_back(action, old, draft, known)
    _move(action, draft, known)
    if old is not None and draft.takes_back:
        return f"Đã chốt {draft.called}: hủy bỏ {old.called}."
    left = [f"“{said['name']}”" for said in basis.get("not_chosen", ())]
    rest = f" Được chấm mà không có trong quyết định: {few(left, 'mô hình')}." if left else ""
    return f"Đã chốt {draft.called}: {len(draft.items)} mô hình được ghi bước công nhận.{rest}"


def questions_of(connection: sqlite3.Connection, key: str, today: date) -> list[Question]:
    """Return what is odd about a draft; raise UserError where it is frozen or gone."""
    draft = draft_of(connection, key)
    return questions(draft, known_of(connection, draft, today))


def freeze_asked(
    action: Action, key: str, today: date, agreed: frozenset[str] | None = None
) -> str | list[Question]:
    """Freeze a decision of which nothing is odd but what she saw and `agreed` to; return what was done.

    Else change nothing and return what is to be asked: asked here, it is what her last keys left.
    """
    found = questions_of(action.connection, key, today)
    if any(each.is_serious or each.sentence not in (agreed or ()) for each in found):
        return found
    return freeze(action, key, today)


def known_of(connection: sqlite3.Connection, draft: Recognition, today: date) -> Known:
    """Return what a draft is held against."""
    appraised = appraisals.read_appraisal(connection, draft.appraisal) if draft.appraisal else None
    return Known(
        today=today,
        models={model.id: model for model in models.models(connection, draft.year)},
        appraised=appraised,
        others=recognitions(connection, draft.year),
        replaced=recognition(connection, draft.replaces) if draft.replaces else None,
        unprintable=unprintable_sentences(draft, appraised),
        registered=[each for each in papers(connection, draft.year) if each.kind == DECISION],
    )


def frozen_rows(connection: sqlite3.Connection) -> Iterator[Frozen]:
    """Yield the rows that nothing may change any more: frozen decisions, and what they rest on."""
    for row in connection.execute(
        f"select id, appraisal from {TABLE} where state = 'frozen' and deleted_at is null"
    ).fetchall():
        yield Frozen(TABLE, row["id"])
        yield from _rows(connection, ITEMS, "recognition = ?", row["id"])
        if row["appraisal"]:
            yield from _frozen_appraisal(connection, row["appraisal"])


# Private


def _signed(action: Action, draft: Recognition) -> Recognition:
    """Keep who signs for the office on the day with a decision that names nobody, for signers change."""
    signer = directory(action.connection).signer(draft.issued_on) if draft.issued_on else None
    if signer is None or draft.signer_name or draft.signer_title or draft.body is Body.PARTY:
        return draft
    name, title, authority, _body = signing_of(signer)
    said = {"signer_name": name, "signer_title": title, "signer_authority": authority}
    save_recognition(action, draft.id, said)
    return draft_of(action.connection, draft.id)


def _frozen_appraisal(connection: sqlite3.Connection, appraisal: str) -> Iterator[Frozen]:
    yield Frozen("appraisal", appraisal)
    for table in ("appraisal_reviewer", "appraisal_model", "model_score", "score_evidence"):
        yield from _rows(connection, table, "appraisal = ?", appraisal)
    where = "reviewer in (select id from appraisal_reviewer where appraisal = ?)"
    yield from _rows(connection, "appraisal_recusal", where, appraisal)
    row = connection.execute("select scorecard from appraisal where id = ?", (appraisal,)).fetchone()
    if row and row["scorecard"]:
        yield Frozen("scorecard", row["scorecard"])
        for table in ("scorecard_criterion", "scorecard_grade", "scorecard_cap"):
            yield from _rows(connection, table, "scorecard = ?", row["scorecard"])


def _rows(connection: sqlite3.Connection, table: str, where: str, key: str) -> list[Frozen]:
    rows = connection.execute(f"select id from {table} where {where} and deleted_at is null", (key,))
    return [Frozen(table, row["id"]) for row in rows.fetchall()]


def _said(item: Item, appraised: Appraised | None) -> dict[str, Any]:
    """Return everything that is printed of a model, as it is on the day of the decision."""
    said: dict[str, Any] = {**item.said._asdict(), "total": item.total, "rank": item.rank}
    if appraised is None or item.model not in appraised.standings:
        return said
    found = appraised.standings[item.model]
    names = {each.id: each.name for each in appraised.reviewers}
    scores = [
        {
            "reviewer": names.get(reviewer, ""),
            "total": card.total,
            "points": {
                leaf.label or leaf.text: card.gained.get(leaf.id) for leaf in appraised.scorecard.leaves
            },
        }
        for reviewer, card in found.cards.items()
    ]
    return {
        **said,
        "total": found.total,
        "grade": found.grade.name if found.grade else "",
        "scores": scores,
        "why": appraised.why(item.model),
        "remark": appraised.nominees_by_id[item.model].remark,
    }


def _basis(draft: Recognition, appraised: Appraised | None) -> dict[str, Any]:
    if appraised is None:
        return {"number": draft.full_number}
    held, card = appraised.appraisal, appraised.scorecard
    return {
        "number": draft.full_number,
        "appraisal": held.name,
        "held_on": stored_day(held.held_on),
        "chair": held.chair,
        "scorecard": card.called,
        "criteria": [[each.label, each.text, card.worth(each.id)] for each in card.criteria],
        "tie": card.tie_sentence,
        "reviewers": [each.name for each in appraised.reviewers],
        "not_chosen": _not_chosen(draft, appraised),
    }


def _not_chosen(draft: Recognition, appraised: Appraised) -> list[dict[str, Any]]:
    """Return the models that were appraised and are not in the list, with why they stand where they do."""
    chosen = {item.model for item in draft.items}
    return [
        {
            "name": appraised.names[place.standing.model],
            "total": place.standing.total,
            "rank": place.rank,
            "why": appraised.why(place.standing.model),
        }
        for place in appraised.ranking.places
        if place.standing.model not in chosen
    ]


def _move(action: Action, draft: Recognition, known: Known) -> None:
    """Write the stages that a decision gives its models, and that they were appraised.

    What an earlier decision in force gave already stays of that one: who is rewarded later was recognised
    before.
    """
    today = known.today
    earlier = [each for each in rules.in_force(known.others, draft) if _is_before(each, draft)]
    _tell_appraised(action, draft, known)
    for item in draft.items:
        for stage in rules.STAGES[item.level]:
            if not any(_gives(each, item.model, stage) for each in earlier):
                steps.reach(action, [item.model], _step_by(draft, stage), today=today)


def _tell_appraised(action: Action, draft: Recognition, known: Known) -> None:
    """Write on the models of a decision, and on those scored but not chosen, that they were appraised."""
    appraised = known.appraised
    held = appraised.appraisal.held_on if appraised else None
    if appraised is None or held is None:
        return
    scored = [model for model, found in appraised.standings.items() if found.is_complete]
    step = Step(Stage.APPRAISED, held, "Tổ thẩm định", f"Biên bản thẩm định {decree_date(held)}")
    for model in dict.fromkeys([*(item.model for item in draft.items), *scored]):
        goes_on = model in known.models and known.models[model].ended is None
        if goes_on and not _has_step(action.connection, model, Stage.APPRAISED):
            steps.reach(action, [model], step, today=known.today)


def _take_back(action: Action, old: Recognition, new: Recognition, known: Known) -> None:
    """Take back the stages that a replaced decision gave and no decision in force gives."""
    given = {item.model: rules.STAGES[item.level] for item in new.items}
    others = rules.in_force(known.others, new)
    for item in old.items:
        for stage in _given_by(action.connection, old, item):
            if stage in given.get(item.model, ()):
                continue
            giver = next((each for each in others if _gives(each, item.model, stage)), None)
            if giver is None:
                steps.take_back(action, [item.model], stage)
            else:
                steps.reach(action, [item.model], _step_by(giver, stage), today=known.today)


def _given_by(connection: sqlite3.Connection, decision: Recognition, item: Item) -> list[Stage]:
    """Return the stages that a decision gave a model; before a reward was a stage, it gave the proposal."""
    said = {step.stage: step.document for step in steps.steps_of(connection, item.model).get(item.model, ())}
    own = rules.STAGES[item.level]
    return [each for each in rules.GIVEN_BY_DECISION if each in own or said.get(each) == decision.cited]


def _is_before(one: Recognition, other: Recognition) -> bool:
    return one.issued_on is None or (other.issued_on is not None and one.issued_on <= other.issued_on)


def _gives(decision: Recognition, model: str, stage: Stage) -> bool:
    return any(item.model == model and stage in rules.STAGES[item.level] for item in decision.items)


def _step_by(decision: Recognition, stage: Stage) -> Step:
    return Step(stage, decision.issued_on, decision.body_name or decision.body.label, decision.cited)


def _has_step(connection: sqlite3.Connection, model: str, stage: Stage) -> bool:
    return any(step.stage is stage for step in steps.steps_of(connection, model).get(model, ()))
