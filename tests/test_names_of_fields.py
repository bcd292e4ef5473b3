# SPDX-License-Identifier: MIT
"""Every field of every table has a Vietnamese name, and no name is for nothing."""

from __future__ import annotations

import unicodedata
from itertools import combinations

import pytest

from dvcq_desktop.activities.merging import LABELS as ACTIVITIES
from dvcq_desktop.commitments.merging import LABELS as COMMITMENTS
from dvcq_desktop.database.labels import TRASH, Labels
from dvcq_desktop.database.schema import TableKind
from dvcq_desktop.database.tables import ALL, office
from dvcq_desktop.database.tables import activities as activity_tables
from dvcq_desktop.database.tables import commitments as commitment_tables
from dvcq_desktop.database.tables import nominations as nomination_tables
from dvcq_desktop.database.tables import plan as plan_tables
from dvcq_desktop.database.tables import reports as report_tables
from dvcq_desktop.nominations.merging import LABELS as NOMINATIONS
from dvcq_desktop.office.merging import LABELS as OFFICE
from dvcq_desktop.plan.merging import LABELS as PLAN
from dvcq_desktop.reports.merging import LABELS as REPORTS

ROOMS = (OFFICE, PLAN, COMMITMENTS, NOMINATIONS, ACTIVITIES, REPORTS)
EVERY_ROOM = OFFICE | PLAN | COMMITMENTS | NOMINATIONS | ACTIVITIES | REPORTS
SHARED = [table for table in ALL if table.kind is TableKind.SHARED]
FIELDS = {field.id: field for table in SHARED for field in table.all_fields}


def test_every_shared_table_has_a_name_and_no_name_is_for_another() -> None:
    assert set(EVERY_ROOM.tables) == {table.name for table in SHARED}


def test_every_field_has_a_name_and_no_name_is_for_another() -> None:
    named = {field for field in FIELDS if not field.endswith(f".{TRASH}")}
    assert set(EVERY_ROOM.fields) == named


def test_values_are_only_named_for_fields_that_exist() -> None:
    assert set(EVERY_ROOM.values) <= set(FIELDS)


@pytest.mark.parametrize(
    ("labels", "tables"),
    [
        (OFFICE, office.TABLES),
        (PLAN, plan_tables.TABLES),
        (COMMITMENTS, commitment_tables.TABLES),
        (NOMINATIONS, nomination_tables.TABLES),
        (ACTIVITIES, activity_tables.TABLES),
        (REPORTS, report_tables.TABLES),
    ],
)
def test_each_room_names_its_own_tables(labels: Labels, tables: tuple[object, ...]) -> None:
    own = {getattr(table, "name", "") for table in tables}
    assert own <= set(labels.tables)


def test_no_room_renames_what_another_has_named() -> None:
    for one, other in combinations(ROOMS, 2):
        assert one.fields.keys().isdisjoint(other.fields)
        assert one.tables.keys().isdisjoint(other.tables)


def test_names_are_composed_vietnamese_without_a_stray_key() -> None:
    names = [*EVERY_ROOM.tables.values(), *EVERY_ROOM.fields.values()]
    assert all(name == unicodedata.normalize("NFC", name).strip() for name in names)
    assert not any("_" in name or "." in name for name in names)
    assert all(name[0].isupper() for name in names)
