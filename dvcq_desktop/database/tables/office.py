# SPDX-License-Identifier: MIT
"""The office: what it is called, its units, groups, people, signers, days off and issued documents.

Everything has its first and last day, for an old document reprints as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.schema import Column, Field, Table, TableKind
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.order import name_key, sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dvcq_desktop.database.schema import Value


def _derive_unit(row: Mapping[str, Value]) -> dict[str, Value]:
    name = str(row["name"])
    return {"name_folded": fold(f"{name} {row['short_name'] or ''}"), "name_order": sort_key(name)}


def _derive_group(row: Mapping[str, Value]) -> dict[str, Value]:
    name = str(row["name"])
    return {"name_folded": fold(name), "name_order": sort_key(name)}


def _derive_person(row: Mapping[str, Value]) -> dict[str, Value]:
    name = str(row["full_name"])
    return {"name_folded": fold(name), "name_order": name_key(name)}


UNIT = Table(
    "unit",
    TableKind.SHARED,
    (
        Column("name", null=False),
        Column("short_name"),
        Column("symbol"),
        Column("kind", null=False),
        Column("valid_from"),
        Column("valid_to"),
        Column("successor", references="unit"),
        Column("position", "integer"),
        Column("note"),
        Column("name_folded", derived=True),
        Column("name_order", derived=True),
    ),
    fields=(
        Field("unit.called", ("name", "short_name")),
        Field("unit.validity", ("valid_from", "valid_to", "successor")),
    ),
    derive=_derive_unit,
    derived_from=("name", "short_name"),
)

OFFICE_PROFILE = Table(
    "office_profile",
    TableKind.SHARED,
    (
        Column("valid_from", null=False),
        Column("name", null=False),
        Column("place"),
        Column("city"),
        Column("governing"),
        Column("symbol"),
        Column("unit_in_charge", references="unit"),
        Column("filing"),
    ),
)

UNIT_GROUP = Table(
    "unit_group",
    TableKind.SHARED,
    (
        Column("name", null=False),
        Column("note"),
        Column("name_folded", derived=True),
        Column("name_order", derived=True),
    ),
    derive=_derive_group,
    derived_from=("name",),
)

UNIT_GROUP_MEMBER = Table(
    "unit_group_member",
    TableKind.SHARED,
    (
        Column("unit_group", null=False, references="unit_group"),
        Column("unit", null=False, references="unit"),
        Column("position", "integer"),
    ),
)

PERSON = Table(
    "person",
    TableKind.SHARED,
    (
        Column("full_name", null=False),
        Column("birth"),
        Column("kind", null=False),
        Column("note"),
        Column("replaced_by", references="person"),
        Column("name_folded", derived=True),
        Column("name_order", derived=True),
    ),
    indexes=(("name_order",),),
    derive=_derive_person,
    derived_from=("full_name",),
    erasing_keeps=("kind",),
)

PERSON_KIND = Table(
    "person_kind",
    TableKind.SHARED,
    (
        Column("name", null=False),
        Column("position", "integer"),
        Column("enabled", "integer"),
    ),
)

TENURE = Table(
    "tenure",
    TableKind.SHARED,
    (
        Column("person", null=False, references="person"),
        Column("unit", null=False, references="unit"),
        Column("position"),
        Column("is_head", "integer"),
        Column("starts_on"),
        Column("ends_on"),
    ),
    fields=(
        Field("tenure.place", ("unit", "position", "is_head")),
        Field("tenure.time", ("starts_on", "ends_on")),
    ),
    belongs_to="person",
)

SIGNER = Table(
    "signer",
    TableKind.SHARED,
    (
        Column("name", null=False),
        Column("title"),
        Column("authority"),
        Column("starts_on"),
        Column("ends_on"),
        Column("position", "integer"),
        Column("unit", references="unit"),
    ),
    fields=(
        Field("signer.office", ("title", "authority")),
        Field("signer.time", ("starts_on", "ends_on")),
    ),
)

HOLIDAY = Table(
    "holiday",
    TableKind.SHARED,
    (
        Column("day", null=False),
        Column("name"),
        Column("kind", null=False),
        Column("enabled", "integer"),
    ),
    indexes=(("day",),),
)

ISSUED_DOCUMENT = Table(
    "issued_document",
    TableKind.SHARED,
    (
        Column("year", "integer"),
        Column("kind", null=False),
        Column("title"),
        Column("made_at"),
        Column("made_from"),
        Column("as_of"),
        Column("unit", references="unit"),
        Column("file", blob=True),
        Column("number"),
        Column("symbol"),
        Column("issued_on"),
        Column("signer_name"),
        Column("scan", blob=True),
        Column("note"),
        Column("file_name"),
        Column("scan_name"),
        Column("pages", "integer"),
    ),
    fields=(Field("issued_document.issued", ("number", "symbol", "issued_on", "signer_name")),),
    indexes=(("year", "kind"),),
)

TABLES = (
    UNIT,
    OFFICE_PROFILE,
    UNIT_GROUP,
    UNIT_GROUP_MEMBER,
    PERSON,
    PERSON_KIND,
    TENURE,
    SIGNER,
    HOLIDAY,
    ISSUED_DOCUMENT,
)
