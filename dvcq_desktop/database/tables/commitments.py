# SPDX-License-Identifier: MIT
"""Campaigns: the texts that are signed, who must sign, who did, the scanned pages, and what followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.schema import Column, Field, Table, TableKind
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvcq_desktop.database.schema import Value


def _derive_inspection(row: Mapping[str, Value]) -> dict[str, Value]:
    return {"search": fold(" ".join(str(row[name] or "") for name in ("team", "content", "conclusion")))}


def _derive_violation(row: Mapping[str, Value]) -> dict[str, Value]:
    return {"search": fold(" ".join(str(row[name] or "") for name in ("finding", "measure", "document")))}


CAMPAIGN = Table(
    "campaign",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("name", null=False),
        Column("subject", null=False),
        Column("kinds"),
        Column("joiners"),
        Column("leavers"),
        Column("starts_on"),
        Column("ends_on"),
        Column("unit_in_charge", references="unit"),
        Column("copies", "integer"),
        Column("top_confirmer"),
        Column("note"),
    ),
    fields=(
        Field("campaign.counting", ("joiners", "leavers")),
        Field("campaign.time", ("starts_on", "ends_on")),
    ),
    indexes=(("year",),),
)

CAMPAIGN_UNIT = Table(
    "campaign_unit",
    TableKind.SHARED,
    (
        Column("campaign", null=False, references="campaign"),
        Column("unit", null=False, references="unit"),
    ),
)

COMMITMENT_TEXT = Table(
    "commitment_text",
    TableKind.SHARED,
    (
        Column("campaign", null=False, references="campaign"),
        Column("position", "integer"),
        Column("title", null=False),
        Column("bases"),
        Column("opening"),
        Column("promises", null=False),
        Column("closing"),
        Column("printed_on"),
        Column("note"),
    ),
)

CAMPAIGN_MEMBER = Table(
    "campaign_member",
    TableKind.SHARED,
    (
        Column("campaign", null=False, references="campaign"),
        Column("person", null=False, references="person"),
        Column("state", null=False),
        Column("signed_on"),
        Column("text", references="commitment_text"),
        Column("reason"),
        Column("included", "integer"),
        Column("position", "integer"),
        Column("note"),
        Column("since"),
    ),
    fields=(Field("campaign_member.state", ("state", "signed_on", "text", "reason", "since")),),
    erasing_keeps=("state",),
    belongs_to="person",
    natural=("campaign", "person"),
)

SIGNATURE = Table(
    "signature",
    TableKind.SHARED,
    (
        Column("campaign", null=False, references="campaign"),
        Column("person", null=False, references="person"),
        Column("text_hash", null=False),
        Column("text", null=False, references="commitment_text"),
        Column("signed_on"),
    ),
    erasing_keeps=("text_hash",),
    belongs_to="person",
    natural=("campaign", "person", "text_hash"),
)

SCAN_PAGE = Table(
    "scan_page",
    TableKind.SHARED,
    (
        Column("image", null=False, blob=True),
        Column("campaign", references="campaign"),
        Column("person", references="person"),
        Column("text", references="commitment_text"),
        Column("code"),
        Column("page", "integer"),
        Column("pages", "integer"),
        Column("state", null=False),
        Column("reason"),
        Column("presence"),
        Column("decided"),
        Column("turned", "integer"),
        Column("source_name"),
        Column("source_page", "integer"),
        Column("scanned_at"),
        Column("note"),
    ),
    fields=(
        Field("scan_page.place", ("campaign", "person", "text", "page", "pages", "state", "reason")),
        Field("scan_page.source", ("source_name", "source_page", "scanned_at")),
    ),
    indexes=(("code",),),
    erasing_keeps=("state",),
    belongs_to="person",
)

DUTY_INSPECTION = Table(
    "duty_inspection",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("unit", references="unit"),
        Column("inspected_on"),
        Column("team"),
        Column("content"),
        Column("conclusion"),
        Column("document"),
        Column("note"),
        Column("search", derived=True),
    ),
    indexes=(("year", "inspected_on"),),
    derive=_derive_inspection,
    derived_from=("team", "content", "conclusion"),
)

VIOLATION = Table(
    "violation",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("person", null=False, references="person"),
        Column("inspection", references="duty_inspection"),
        Column("text", references="commitment_text"),
        Column("promise", "integer"),
        Column("found_on"),
        Column("found_by"),
        Column("finding", null=False),
        Column("measure"),
        Column("document"),
        Column("note"),
        Column("search", derived=True),
    ),
    fields=(
        Field("violation.promise", ("text", "promise")),
        Field("violation.found", ("found_on", "found_by")),
        Field("violation.measure", ("measure", "document")),
    ),
    indexes=(("year", "found_on"),),
    derive=_derive_violation,
    derived_from=("finding", "measure", "document"),
    erasing_keeps=("year",),
    belongs_to="person",
)

TABLES = (
    CAMPAIGN,
    CAMPAIGN_UNIT,
    COMMITMENT_TEXT,
    CAMPAIGN_MEMBER,
    SIGNATURE,
    SCAN_PAGE,
    DUTY_INSPECTION,
    VIOLATION,
)
