# SPDX-License-Identifier: MIT
"""Models "Dân vận khéo": their registration and stages, how they were scored, and what was decided.

Points are integers in hundredths, money is integer đồng, land integer square metres.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.schema import Column, Field, Table, TableKind
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.order import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvcq_desktop.database.schema import Value


def _derive_model(row: Mapping[str, Value]) -> dict[str, Value]:
    said = (str(row[name] or "") for name in ("name", "head", "place"))
    return {"search": fold(" ".join(said)), "name_order": sort_key(str(row["name"]))}


MODEL_FIELD = Table(
    "model_field",
    TableKind.SHARED,
    (
        Column("name", null=False),
        Column("position", "integer"),
        Column("enabled", "integer"),
    ),
)

MODEL = Table(
    "model",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("movement", null=False),
        Column("name", null=False),
        Column("kind", null=False),
        Column("field"),
        Column("unit", references="unit"),
        Column("head"),
        Column("place"),
        Column("concerned"),
        Column("people", "integer"),
        Column("situation"),
        Column("aims"),
        Column("content"),
        Column("lead"),
        Column("coordination"),
        Column("participants"),
        Column("resources"),
        Column("money", "integer"),
        Column("labour_days", "integer"),
        Column("land", "integer"),
        Column("starts_on"),
        Column("ends_on"),
        Column("assess_on"),
        Column("products"),
        Column("sustainability"),
        Column("previous", references="model"),
        Column("ended"),
        Column("ended_on"),
        Column("end_reason"),
        Column("position", "integer"),
        Column("note"),
        Column("search", derived=True),
        Column("name_order", derived=True),
    ),
    fields=(
        Field("model.time", ("starts_on", "ends_on", "assess_on")),
        Field("model.end", ("ended", "ended_on", "end_reason")),
    ),
    indexes=(("year",),),
    derive=_derive_model,
    derived_from=("name", "head", "place"),
    erasing_keeps=("year", "movement", "kind"),
)

MODEL_STEP = Table(
    "model_step",
    TableKind.SHARED,
    (
        Column("model", null=False, references="model"),
        Column("stage", null=False),
        Column("reached_on"),
        Column("done_by"),
        Column("document"),
        Column("note"),
    ),
    fields=(Field("model_step.reached", ("reached_on", "done_by", "document")),),
    erasing_keeps=("stage",),
)

MODEL_MILESTONE = Table(
    "model_milestone",
    TableKind.SHARED,
    (
        Column("model", null=False, references="model"),
        Column("position", "integer"),
        Column("due_on"),
        Column("content", null=False),
        Column("done_on"),
        Column("progress"),
    ),
    fields=(Field("model_milestone.met", ("done_on", "progress")),),
)

MODEL_RESULT = Table(
    "model_result",
    TableKind.SHARED,
    (
        Column("model", null=False, references="model"),
        Column("position", "integer"),
        Column("name", null=False),
        Column("amount"),
        Column("unit_name"),
    ),
    fields=(Field("model_result.amount", ("amount", "unit_name")),),
)

MODEL_REPLICATION = Table(
    "model_replication",
    TableKind.SHARED,
    (
        Column("model", null=False, references="model"),
        Column("unit", references="unit"),
        Column("place"),
        Column("since"),
        Column("result"),
        Column("note"),
    ),
    fields=(Field("model_replication.place", ("unit", "place")),),
)

# Two models that look like one and are not: `one` is the lesser key, so that two PCs write the same row.
MODEL_DISTINCT = Table(
    "model_distinct",
    TableKind.SHARED,
    (
        Column("one", null=False, references="model"),
        Column("other", null=False, references="model"),
    ),
)

SCORECARD = Table(
    "scorecard",
    TableKind.SHARED,
    (
        Column("name", null=False),
        Column("purpose", null=False),
        Column("position", "integer"),
        Column("replaces", references="scorecard"),
        Column("tie_rule"),
        Column("spread_limit", "integer"),
        Column("bonus_most", "integer"),
        Column("penalty_most", "integer"),
        Column("note"),
    ),
    erasing_keeps=("purpose",),
)

SCORECARD_CRITERION = Table(
    "scorecard_criterion",
    TableKind.SHARED,
    (
        Column("scorecard", null=False, references="scorecard"),
        Column("parent", references="scorecard_criterion"),
        Column("position", "integer"),
        Column("label"),
        Column("text", null=False),
        Column("kind", null=False),
        Column("weight", "integer"),
        Column("maximum", "integer"),
        Column("not_zero", "integer"),
        Column("evidence_hint"),
    ),
    fields=(Field("scorecard_criterion.scoring", ("kind", "weight", "maximum", "not_zero")),),
    erasing_keeps=("kind",),
)

SCORECARD_GRADE = Table(
    "scorecard_grade",
    TableKind.SHARED,
    (
        Column("scorecard", null=False, references="scorecard"),
        Column("position", "integer"),
        Column("name", null=False),
        Column("least", "integer"),
        Column("not_zero", "integer"),
    ),
    fields=(Field("scorecard_grade.asks", ("least", "not_zero")),),
)

SCORECARD_CAP = Table(
    "scorecard_cap",
    TableKind.SHARED,
    (
        Column("scorecard", null=False, references="scorecard"),
        Column("position", "integer"),
        Column("name", null=False),
        Column("best_grade", references="scorecard_grade"),
    ),
)

APPRAISAL = Table(
    "appraisal",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("movement"),
        Column("purpose", null=False),
        Column("name", null=False),
        Column("scorecard", references="scorecard"),
        Column("mode", null=False),
        Column("held_on"),
        Column("place"),
        Column("chair"),
        Column("secretary"),
        Column("members_present"),
        Column("opinions"),
        Column("conclusion"),
        Column("cap", references="scorecard_cap"),
        Column("note"),
    ),
    indexes=(("year", "purpose"),),
    erasing_keeps=("year", "purpose", "mode"),
)

APPRAISAL_REVIEWER = Table(
    "appraisal_reviewer",
    TableKind.SHARED,
    (
        Column("appraisal", null=False, references="appraisal"),
        Column("position", "integer"),
        Column("name", null=False),
        Column("title"),
    ),
)

APPRAISAL_MODEL = Table(
    "appraisal_model",
    TableKind.SHARED,
    (
        Column("appraisal", null=False, references="appraisal"),
        Column("model", null=False, references="model"),
        Column("remark"),
        Column("tie_rank", "integer"),
        Column("proposed_level"),
    ),
)

APPRAISAL_RECUSAL = Table(
    "appraisal_recusal",
    TableKind.SHARED,
    (
        Column("reviewer", null=False, references="appraisal_reviewer"),
        Column("model", null=False, references="model"),
        Column("reason"),
    ),
)

MODEL_SCORE = Table(
    "model_score",
    TableKind.SHARED,
    (
        Column("appraisal", null=False, references="appraisal"),
        Column("model", references="model"),
        Column("reviewer", references="appraisal_reviewer"),
        Column("criterion", null=False, references="scorecard_criterion"),
        Column("points", "integer"),
        Column("remark"),
    ),
    fields=(Field("model_score.given", ("points", "remark")),),
)

SCORE_EVIDENCE = Table(
    "score_evidence",
    TableKind.SHARED,
    (
        Column("appraisal", null=False, references="appraisal"),
        Column("model", references="model"),
        Column("criterion", null=False, references="scorecard_criterion"),
        Column("attachment", references="attachment"),
        Column("text"),
        Column("note"),
    ),
)

RECOGNITION = Table(
    "recognition",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("movement", null=False),
        Column("body", null=False),
        Column("state", null=False),
        Column("appraisal", references="appraisal"),
        Column("number"),
        Column("symbol"),
        Column("issued_on"),
        Column("signer_authority"),
        Column("signer_title"),
        Column("signer_name"),
        Column("bases"),
        Column("proposal_number"),
        Column("proposal_on"),
        Column("body_name"),
        Column("replaces", references="recognition"),
        Column("replace_reason"),
        Column("frozen_at"),
        Column("snapshot"),
        Column("note"),
    ),
    fields=(
        Field(
            "recognition.issued",
            ("number", "symbol", "issued_on", "signer_authority", "signer_title", "signer_name"),
        ),
        Field("recognition.proposal", ("proposal_number", "proposal_on")),
        Field("recognition.state", ("state", "frozen_at", "snapshot")),
    ),
    indexes=(("year", "movement"),),
    erasing_keeps=("year", "movement", "body", "state"),
)

RECOGNITION_ITEM = Table(
    "recognition_item",
    TableKind.SHARED,
    (
        Column("recognition", null=False, references="recognition"),
        Column("model", null=False, references="model"),
        Column("position", "integer"),
        Column("level", null=False),
        Column("honour"),
        Column("award"),
        Column("total", "integer"),
        Column("rank", "integer"),
        Column("snapshot"),
    ),
    fields=(Field("recognition_item.level", ("level", "honour", "award")),),
    erasing_keeps=("level",),
)

TABLES = (
    MODEL_FIELD,
    MODEL,
    MODEL_STEP,
    MODEL_MILESTONE,
    MODEL_RESULT,
    MODEL_REPLICATION,
    MODEL_DISTINCT,
    SCORECARD,
    SCORECARD_CRITERION,
    SCORECARD_GRADE,
    SCORECARD_CAP,
    APPRAISAL,
    APPRAISAL_REVIEWER,
    APPRAISAL_MODEL,
    APPRAISAL_RECUSAL,
    MODEL_SCORE,
    SCORE_EVIDENCE,
    RECOGNITION,
    RECOGNITION_ITEM,
)
