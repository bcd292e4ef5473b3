# SPDX-License-Identifier: MIT
"""What records of every room may have: files that belong to them."""

from __future__ import annotations

from dvcq_desktop.database.schema import Column, Field, Table, TableKind

ATTACHMENT = Table(
    "attachment",
    TableKind.SHARED,
    (
        Column("owner_table", null=False),
        Column("owner_id", null=False),
        Column("name"),
        Column("media_type"),
        Column("size", "integer"),
        Column("file", blob=True),
        Column("note"),
    ),
    fields=(Field("attachment.content", ("name", "media_type", "size", "file")),),
    indexes=(("owner_table", "owner_id"),),
    erasing_keeps=(
        "owner_table",
        "owner_id",
    ),
)

TABLES = (ATTACHMENT,)
