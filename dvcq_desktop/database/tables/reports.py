# SPDX-License-Identifier: MIT
"""Period reports: their indicators, what units return for them, the outlines, and the reports themselves.

A period is written as "m01" to "m12", "q1" to "q4", "h1", "h2", "n9" or "year". Amounts are integers. An
indicator is named by its key without being referred to, as kinds and measures of the diary are.
"""

from __future__ import annotations

from dvcq_desktop.database.schema import Column, Field, Table, TableKind

INDICATOR = Table(
    "indicator",
    TableKind.SHARED,
    (
        Column("position", "integer"),
        Column("group_name"),
        Column("name", null=False),
        Column("unit_name"),
        Column("format"),
        Column("rule"),
        Column("source"),
        Column("plan_target"),
        Column("enabled", "integer"),
        Column("note"),
    ),
    fields=(Field("indicator.counting", ("rule", "source")),),
)

# Where one unit's share of an indicator comes from: counted, returned or typed, one of them.
INDICATOR_SOURCE = Table(
    "indicator_source",
    TableKind.SHARED,
    (
        Column("indicator", null=False),
        Column("unit", null=False, references="unit"),
        Column("source", null=False),
    ),
    indexes=(("indicator",),),
)

INDICATOR_VALUE = Table(
    "indicator_value",
    TableKind.SHARED,
    (
        Column("indicator", null=False),
        Column("unit", references="unit"),
        Column("year", "integer", null=False),
        Column("period", null=False),
        Column("amount", "integer"),
        Column("source_document"),
        Column("note"),
    ),
    fields=(Field("indicator_value.typed", ("amount", "source_document")),),
    indexes=(("year", "period"),),
)

UNIT_RETURN = Table(
    "unit_return",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("period", null=False),
        Column("unit", null=False, references="unit"),
        Column("due_on"),
        Column("received_on"),
        Column("note"),
    ),
    indexes=(("year", "period"),),
)

RETURN_VALUE = Table(
    "return_value",
    TableKind.SHARED,
    (
        Column("unit_return", null=False, references="unit_return"),
        Column("indicator", null=False),
        Column("amount", "integer"),
        Column("remark"),
    ),
    indexes=(("indicator",),),
)

RETURN_TASK = Table(
    "return_task",
    TableKind.SHARED,
    (
        Column("unit_return", null=False, references="unit_return"),
        Column("task", null=False, references="task"),
        Column("result"),
        Column("state"),
    ),
    fields=(Field("return_task.told", ("result", "state")),),
)

REPORT_TEMPLATE = Table(
    "report_template",
    TableKind.SHARED,
    (
        Column("position", "integer"),
        Column("name", null=False),
        Column("period_kind", null=False),
        Column("recipient"),
        Column("to_text"),
        Column("due_day", "integer"),
        Column("cut_day", "integer"),
        Column("unit", references="unit"),
        Column("enabled", "integer"),
        Column("note"),
    ),
    fields=(Field("report_template.days", ("due_day", "cut_day")),),
)

REPORT_TEMPLATE_SECTION = Table(
    "report_template_section",
    TableKind.SHARED,
    (
        Column("template", null=False, references="report_template"),
        Column("parent", references="report_template_section"),
        Column("position", "integer"),
        Column("label"),
        Column("heading"),
        Column("source"),
        Column("text"),
    ),
    fields=(
        Field("report_template_section.place", ("parent", "position")),
        Field("report_template_section.heading", ("label", "heading")),
    ),
)

REPORT = Table(
    "report",
    TableKind.SHARED,
    (
        Column("year", "integer", null=False),
        Column("period_kind", null=False),
        Column("period_number", "integer"),
        Column("outline", references="report_template"),
        Column("starts_on"),
        Column("ends_on"),
        Column("state", null=False),
        Column("title"),
        Column("number"),
        Column("symbol"),
        Column("issued_on"),
        Column("signer_authority"),
        Column("signer_title"),
        Column("signer_name"),
        Column("frozen_at"),
        Column("figures"),
        Column("note"),
    ),
    fields=(
        Field("report.period", ("year", "period_kind", "period_number")),
        Field("report.time", ("starts_on", "ends_on")),
        Field(
            "report.issued",
            ("number", "symbol", "issued_on", "signer_authority", "signer_title", "signer_name"),
        ),
        Field("report.frozen", ("state", "frozen_at", "figures")),
    ),
    indexes=(("year",),),
)

REPORT_SECTION = Table(
    "report_section",
    TableKind.SHARED,
    (
        Column("report", null=False, references="report"),
        Column("position", "integer"),
        Column("level", "integer"),
        Column("label"),
        Column("heading"),
        Column("text"),
        Column("sources"),
        Column("edited", "integer"),
    ),
    fields=(
        Field("report_section.heading", ("level", "label", "heading")),
        Field("report_section.text", ("text", "sources", "edited")),
    ),
)

REPORT_ROW = Table(
    "report_row",
    TableKind.SHARED,
    (
        Column("report", null=False, references="report"),
        Column("appendix", null=False),
        Column("position", "integer"),
        Column("cells"),
    ),
)

TABLES = (
    INDICATOR,
    INDICATOR_SOURCE,
    INDICATOR_VALUE,
    UNIT_RETURN,
    RETURN_VALUE,
    RETURN_TASK,
    REPORT_TEMPLATE,
    REPORT_TEMPLATE_SECTION,
    REPORT,
    REPORT_SECTION,
    REPORT_ROW,
)
