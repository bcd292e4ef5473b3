# SPDX-License-Identifier: MIT
"""The diary: what was done when, counted by measures; documents made known to units; the people's opinions.

Amounts are integers, money in đồng, land in square metres. Kinds and measures are named by their keys
without being referred to: those that are built in have a row only once she changed them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.schema import Column, Field, Table, TableKind
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvcq_desktop.database.schema import Value


def _folded(row: Mapping[str, Value], *names: str) -> dict[str, Value]:
    return {"search": fold(" ".join(str(row[name] or "") for name in names))}


_ACTIVITY_WORDS = ("title", "text", "place", "channel", "document", "note")
_BRIEFING_WORDS = ("title", "number", "body", "note")
_OPINION_WORDS = ("content", "field", "answer", "document", "note")


def _derive_activity(row: Mapping[str, Value]) -> dict[str, Value]:
    return _folded(row, *_ACTIVITY_WORDS)


def _derive_briefing(row: Mapping[str, Value]) -> dict[str, Value]:
    return _folded(row, *_BRIEFING_WORDS)


def _derive_opinion(row: Mapping[str, Value]) -> dict[str, Value]:
    return _folded(row, *_OPINION_WORDS)


ACTIVITY_KIND = Table(
    "activity_kind",
    TableKind.SHARED,
    (
        Column("name", null=False),
        Column("position", "integer"),
        Column("enabled", "integer"),
    ),
)

MEASURE = Table(
    "measure",
    TableKind.SHARED,
    (
        Column("name", null=False),
        Column("unit_name"),
        Column("position", "integer"),
        Column("enabled", "integer"),
    ),
)

# Which measures the line of a kind asks for; a row switches one on, or a built-in one off.
KIND_MEASURE = Table(
    "kind_measure",
    TableKind.SHARED,
    (
        Column("kind", null=False),
        Column("measure", null=False),
        Column("position", "integer"),
        Column("enabled", "integer"),
    ),
    fields=(Field("kind_measure.asked", ("position", "enabled")),),
    indexes=(("kind",),),
)

ACTIVITY = Table(
    "activity",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("kind", null=False),
        Column("happened_on"),
        Column("ends_on"),
        Column("place"),
        Column("unit", references="unit"),
        Column("title", null=False),
        Column("text"),
        Column("channel"),
        Column("document"),
        Column("times", "integer"),
        Column("note"),
        Column("search", derived=True),
    ),
    fields=(Field("activity.time", ("happened_on", "ends_on")),),
    indexes=(("year", "happened_on"),),
    derive=_derive_activity,
    derived_from=_ACTIVITY_WORDS,
)

ACTIVITY_TASK = Table(
    "activity_task",
    TableKind.SHARED,
    (
        Column("activity", null=False, references="activity"),
        Column("task", null=False, references="task"),
    ),
)

ACTIVITY_COUNT = Table(
    "activity_count",
    TableKind.SHARED,
    (
        Column("activity", null=False, references="activity"),
        Column("measure", null=False),
        Column("amount", "integer"),
    ),
    indexes=(("measure",),),
)

# A document that units are to be told of; no group: all units that work.
BRIEFING = Table(
    "briefing",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("position", "integer"),
        Column("title", null=False),
        Column("number"),
        Column("issued_on"),
        Column("body"),
        Column("unit_group", references="unit_group"),
        Column("due_on"),
        Column("note"),
        Column("search", derived=True),
    ),
    fields=(Field("briefing.document", ("number", "issued_on", "body")),),
    indexes=(("year",),),
    derive=_derive_briefing,
    derived_from=_BRIEFING_WORDS,
)

BRIEFING_LINE = Table(
    "briefing_line",
    TableKind.SHARED,
    (
        Column("briefing", null=False, references="briefing"),
        Column("unit", null=False, references="unit"),
        Column("state", null=False),
        Column("held_on"),
        Column("people", "integer"),
        Column("form"),
        Column("note"),
    ),
    fields=(Field("briefing_line.held", ("state", "held_on", "people")),),
)

OPINION = Table(
    "opinion",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("activity", references="activity"),
        Column("position", "integer"),
        Column("raised_on"),
        Column("content", null=False),
        Column("field"),
        Column("unit", references="unit"),
        Column("due_on"),
        Column("answered_on"),
        Column("answer"),
        Column("document"),
        Column("note"),
        Column("search", derived=True),
    ),
    fields=(
        Field("opinion.asked", ("unit", "due_on")),
        Field("opinion.answer", ("answered_on", "answer", "document")),
    ),
    indexes=(("year", "raised_on"),),
    derive=_derive_opinion,
    derived_from=_OPINION_WORDS,
)

TABLES = (
    ACTIVITY_KIND,
    MEASURE,
    KIND_MEASURE,
    ACTIVITY,
    ACTIVITY_TASK,
    ACTIVITY_COUNT,
    BRIEFING,
    BRIEFING_LINE,
    OPINION,
)
