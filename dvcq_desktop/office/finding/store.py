# SPDX-License-Identifier: MIT
"""What of the office can be found: its people, units, groups, and the papers of the register."""

from __future__ import annotations

from dvcq_desktop.office.finding.rules import Finder

_ROOM = "Cơ quan"

PEOPLE = Finder(
    "person",
    "Cán bộ, công chức",
    "users",
    _ROOM,
    "Cán bộ, công chức",
    "select person.id, null, person.full_name,"
    # Of distinct values SQLite joins by a bare comma, which stands inside them as well.
    " coalesce((select rtrim(replace(group_concat(distinct"
    "     coalesce(nullif(tenure.position, '') || ', ', '') || unit.name || char(31)),"
    "     char(31) || ',', '; '), char(31))"
    "   from tenure join unit on unit.id = tenure.unit"
    "   where tenure.person = person.id and tenure.deleted_at is null and tenure.ends_on is null), '')"
    " || coalesce(' · sinh ' || substr(person.birth, 1, 4), ''), person.name_folded, ''"
    " from person where person.deleted_at is null and person.replaced_by is null",
    "person.name_order",
    frozenset({"tenure", "unit"}),
    is_named=True,
)
UNITS = Finder(
    "unit",
    "Đơn vị",
    "building-2",
    _ROOM,
    "Đơn vị",
    "select unit.id, null, unit.name,"
    " case when unit.valid_to is null then coalesce(unit.short_name, '') else 'đã kết thúc' end,"
    " unit.name_folded, '' from unit where unit.deleted_at is null",
    "unit.position, unit.name_order",
    is_named=True,
)
GROUPS = Finder(
    "unit_group",
    "Nhóm đơn vị",
    "building-2",
    _ROOM,
    "Nhóm đơn vị",
    "select unit_group.id, null, unit_group.name, coalesce(unit_group.note, ''), unit_group.name_folded, ''"
    " from unit_group where unit_group.deleted_at is null",
    "unit_group.name_order",
    is_named=True,
)
PAPERS = Finder(
    "issued_document",
    "Sổ văn bản",
    "file-text",
    _ROOM,
    "Sổ văn bản",
    "select issued_document.id, issued_document.year, coalesce(issued_document.title, ''),"
    " coalesce(issued_document.number || coalesce('/' || issued_document.symbol, ''), 'chưa có số')"
    " || coalesce(' · ' || unit.name, '') || ' · ' || issued_document.year,"
    " coalesce(issued_document.signer_name, '') || ' ' || coalesce(issued_document.note, ''), ''"
    " from issued_document left join unit on unit.id = issued_document.unit"
    " where issued_document.deleted_at is null",
    "issued_document.made_at desc",
    frozenset({"unit"}),
)
FINDERS = (PEOPLE, UNITS, GROUPS, PAPERS)
