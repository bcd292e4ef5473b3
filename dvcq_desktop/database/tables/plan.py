# SPDX-License-Identifier: MIT
"""Plans with their clauses, and tasks with their sources, lines per unit, dates and progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.schema import Column, Field, Table, TableKind
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.order import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvcq_desktop.database.schema import Value


def _derive_task(row: Mapping[str, Value]) -> dict[str, Value]:
    words = f"{row['title']} {row['content'] or ''} {row['product'] or ''}"
    return {"search": fold(words), "title_order": sort_key(str(row["title"]))}


def _derive_check(row: Mapping[str, Value]) -> dict[str, Value]:
    return {"search": fold(" ".join(str(row[name] or "") for name in ("team", "content", "conclusion")))}


def _derive_difficulty(row: Mapping[str, Value]) -> dict[str, Value]:
    words = ("content", "proposal", "decider", "answer")
    return {"search": fold(" ".join(str(row[name] or "") for name in words))}


PLAN = Table(
    "plan",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("kind"),
        Column("state", null=False),
        Column("abstract"),
        Column("number"),
        Column("symbol"),
        Column("issued_on"),
        Column("date_text"),
        Column("place"),
        Column("signer_authority"),
        Column("signer_title"),
        Column("signer_name"),
        Column("full_text"),
        Column("file", blob=True),
        Column("file_name"),
        Column("replaces", references="plan"),
        Column("note"),
        Column("preamble"),
        Column("closing"),
        Column("drafted_from", references="plan"),
    ),
    fields=(
        Field(
            "plan.issued",
            ("number", "symbol", "issued_on", "date_text", "signer_authority", "signer_title", "signer_name"),
        ),
        Field("plan.source", ("full_text", "file", "file_name")),
    ),
    indexes=(("year",),),
)

# What a plan said before a later text was read over it: the draft before the signed one, and so on.
PLAN_VERSION = Table(
    "plan_version",
    TableKind.SHARED,
    (
        Column("plan", null=False, references="plan"),
        Column("position", "integer"),
        Column("state", null=False),
        Column("number"),
        Column("symbol"),
        Column("issued_on"),
        Column("date_text"),
        Column("abstract"),
        Column("full_text"),
        Column("file", blob=True),
        Column("file_name"),
        Column("replaced_on"),
    ),
    fields=(
        Field("plan_version.issued", ("number", "symbol", "issued_on", "date_text")),
        Field("plan_version.source", ("full_text", "file", "file_name")),
    ),
)

PLAN_BASIS = Table(
    "plan_basis",
    TableKind.SHARED,
    (
        Column("plan", null=False, references="plan"),
        Column("position", "integer"),
        Column("text"),
        Column("kind"),
        Column("number"),
        Column("issued_on"),
        Column("body"),
    ),
)

PLAN_CLAUSE = Table(
    "plan_clause",
    TableKind.SHARED,
    (
        Column("plan", null=False, references="plan"),
        Column("parent", references="plan_clause"),
        Column("position", "integer"),
        Column("label"),
        Column("path"),
        Column("title"),
        Column("text"),
    ),
)

PLAN_RECIPIENT = Table(
    "plan_recipient",
    TableKind.SHARED,
    (
        Column("plan", null=False, references="plan"),
        Column("position", "integer"),
        Column("text"),
    ),
)

PLAN_REMARK = Table(
    "plan_remark",
    TableKind.SHARED,
    (
        Column("plan", null=False, references="plan"),
        Column("position", "integer"),
        Column("place"),
        Column("quote"),
        Column("sentence"),
        Column("settled", "integer"),
    ),
)

TASK = Table(
    "task",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("plan", references="plan"),
        Column("position", "integer"),
        Column("title", null=False),
        Column("content"),
        Column("product"),
        Column("lead_unit", references="unit"),
        Column("unit_group", references="unit_group"),
        Column("owner", references="person"),
        Column("director", references="person"),
        Column("deadline"),
        Column("recurrence", null=False),
        Column("state", null=False),
        Column("state_on"),
        Column("state_reason"),
        Column("result"),
        Column("late_cause"),
        Column("proposal"),
        Column("note"),
        Column("state_basis"),
        Column("previous", references="task"),
        Column("carried", "integer"),
        Column("own_plans", "integer"),
        Column("search", derived=True),
        Column("title_order", derived=True),
    ),
    fields=(
        Field("task.schedule", ("deadline", "recurrence")),
        Field("task.state", ("state", "state_on", "state_reason", "state_basis")),
        Field("task.previous", ("previous", "carried")),
    ),
    indexes=(("year", "position"),),
    derive=_derive_task,
    derived_from=("title", "content", "product"),
)

TASK_SOURCE = Table(
    "task_source",
    TableKind.SHARED,
    (
        Column("task", null=False, references="task"),
        Column("position", "integer"),
        Column("clause", references="plan_clause"),
        Column("document_kind"),
        Column("number"),
        Column("issued_on"),
        Column("body"),
        Column("abstract"),
        Column("deadline"),
    ),
    fields=(Field("task_source.document", ("document_kind", "number", "issued_on", "body", "abstract")),),
)

TASK_COORDINATOR = Table(
    "task_coordinator",
    TableKind.SHARED,
    (
        Column("task", null=False, references="task"),
        Column("unit", null=False, references="unit"),
        Column("position", "integer"),
    ),
)

TASK_LINE = Table(
    "task_line",
    TableKind.SHARED,
    (
        Column("task", null=False, references="task"),
        Column("unit", null=False, references="unit"),
        Column("position", "integer"),
        Column("owner", references="person"),
        Column("state", null=False),
        Column("state_on"),
        Column("state_reason"),
        Column("deadline"),
        Column("result"),
        Column("note"),
        Column("own_plan_number"),
        Column("own_plan_on"),
        Column("own_plan_signer"),
        Column("own_plan_file", blob=True),
        Column("own_plan_file_name"),
        Column("state_basis"),
        Column("late_cause"),
        Column("proposal"),
    ),
    fields=(
        Field("task_line.state", ("state", "state_on", "state_reason", "state_basis")),
        Field("task_line.own_plan", ("own_plan_number", "own_plan_on", "own_plan_signer")),
    ),
)

TASK_EXTENSION = Table(
    "task_extension",
    TableKind.SHARED,
    (
        Column("task", null=False, references="task"),
        Column("line", references="task_line"),
        Column("old_deadline"),
        Column("new_deadline"),
        Column("document"),
        Column("reason"),
        Column("granted_on"),
    ),
    fields=(
        Field("task_extension.grant", ("old_deadline", "new_deadline", "document", "reason", "granted_on")),
    ),
)

TASK_COMPLETION = Table(
    "task_completion",
    TableKind.SHARED,
    (
        Column("task", null=False, references="task"),
        Column("line", references="task_line"),
        Column("due_on", null=False),
        Column("done_on"),
        Column("note"),
    ),
    fields=(Field("task_completion.met", ("done_on", "note")),),
)

PROGRESS_ENTRY = Table(
    "progress_entry",
    TableKind.SHARED,
    (
        Column("task", null=False, references="task"),
        Column("line", references="task_line"),
        Column("entered_on"),
        Column("percent", "integer"),
        Column("content"),
    ),
)

# A check of how units carry the plan out ("kiểm tra, giám sát"), and what had to be mended after it.
PLAN_CHECK = Table(
    "plan_check",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("plan", references="plan"),
        Column("unit", references="unit"),
        Column("checked_on"),
        Column("team"),
        Column("content"),
        Column("conclusion"),
        Column("mend_by"),
        Column("mended_on"),
        Column("mended_note"),
        Column("note"),
        Column("search", derived=True),
    ),
    fields=(
        Field("plan_check.found", ("conclusion", "mend_by")),
        Field("plan_check.mended", ("mended_on", "mended_note")),
    ),
    indexes=(("year", "checked_on"),),
    derive=_derive_check,
    derived_from=("team", "content", "conclusion"),
)

# What keeps a unit from doing its part, what it proposes, who decides and what the answer was.
DIFFICULTY = Table(
    "difficulty",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("plan", references="plan"),
        Column("unit", references="unit"),
        Column("task", references="task"),
        Column("raised_on"),
        Column("content", null=False),
        Column("proposal"),
        Column("decider"),
        Column("answer"),
        Column("answered_on"),
        Column("answer_document"),
        Column("note"),
        Column("search", derived=True),
    ),
    fields=(Field("difficulty.answer", ("answer", "answered_on", "answer_document")),),
    indexes=(("year", "raised_on"),),
    derive=_derive_difficulty,
    derived_from=("content", "proposal", "decider", "answer"),
)

TABLES = (
    PLAN,
    PLAN_VERSION,
    PLAN_BASIS,
    PLAN_CLAUSE,
    PLAN_RECIPIENT,
    PLAN_REMARK,
    TASK,
    TASK_SOURCE,
    TASK_COORDINATOR,
    TASK_LINE,
    TASK_EXTENSION,
    TASK_COMPLETION,
    PROGRESS_ENTRY,
    PLAN_CHECK,
    DIFFICULTY,
)
