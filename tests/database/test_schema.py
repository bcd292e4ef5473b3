# SPDX-License-Identifier: MIT
"""A declaration that the journal could not keep is refused where it is written."""

from __future__ import annotations

import pytest

from dvcq_desktop.database.schema import Column, Field, Table, TableKind
from dvcq_desktop.database.schemas import Schema, current_schema


def shared(*columns: Column, fields: tuple[Field, ...] = ()) -> Table:
    return Table("task", TableKind.SHARED, columns, fields)


def test_a_shared_table_gets_its_key_and_its_tombstone() -> None:
    assert [column.name for column in shared(Column("title")).all_columns] == ["id", "title", "deleted_at"]


def test_a_column_in_no_declared_field_becomes_its_own_field() -> None:
    table = shared(Column("title"), Column("a"), Column("b"), fields=(Field("task.together", ("a", "b")),))
    assert [field.id for field in table.all_fields] == ["task.together", "task.title", "task.deleted_at"]


def test_a_derived_column_is_in_no_field() -> None:
    table = shared(Column("title"), Column("title_folded", derived=True))
    assert [field.id for field in table.all_fields] == ["task.title", "task.deleted_at"]


@pytest.mark.parametrize("kind", ["real", "blob"])
def test_a_journalled_column_is_exact(kind: str) -> None:
    with pytest.raises(ValueError, match="text or integer"):
        shared(Column("x", kind))  # type: ignore[arg-type]  # wrong on purpose


def test_a_column_is_in_one_field_only() -> None:
    with pytest.raises(ValueError, match="twice: a"):
        shared(Column("a"), Column("b"), fields=(Field("task.x", ("a",)), Field("task.y", ("a", "b"))))


def test_a_field_names_columns_that_exist() -> None:
    with pytest.raises(KeyError):
        shared(Column("a"), fields=(Field("task.x", ("b",)),))


def test_a_derived_column_cannot_be_in_a_field() -> None:
    with pytest.raises(ValueError, match="cannot be in a declared field"):
        shared(Column("a", derived=True), fields=(Field("task.x", ("a",)),))


def test_only_a_shared_table_has_fields() -> None:
    with pytest.raises(ValueError, match="only a shared table"):
        Table("count", TableKind.DERIVED, (Column("a"),), (Field("count.a", ("a",)),))


@pytest.mark.parametrize("name", ["Task", "task list", "1st", ""])
def test_names_are_plain_ascii(name: str) -> None:
    with pytest.raises(ValueError, match="not a table name"):
        Table(name, TableKind.LOCAL, (Column("a"),))


def test_a_reference_leads_to_a_shared_table() -> None:
    with pytest.raises(ValueError, match="no shared table"):
        Schema((shared(Column("unit", references="unit")),))


def test_two_tables_never_share_a_field_id() -> None:
    other = Table("unit", TableKind.SHARED, (Column("a"),), (Field("task.title", ("a",)),))
    with pytest.raises(ValueError, match=r"task\.title"):
        Schema((shared(Column("title")), other))


def test_a_field_split_from_another_says_how_to_compute_it() -> None:
    with pytest.raises(ValueError, match="rule of upgrading"):
        shared(Column("given"), fields=(Field("task.given", ("given",), heir_of="task.name"),))


def test_the_tables_of_the_program_go_together() -> None:
    assert {"task", "unit", "setting"} <= {table.name for table in current_schema().tables}


def test_every_derived_column_of_the_program_is_derived_by_its_table() -> None:
    for table in current_schema().tables:
        derived = {column.name for column in table.columns if column.derived}
        assert not derived or table.derive is not None, table.name


def test_derived_columns_of_the_program_follow_from_the_columns_that_are_named() -> None:
    for table in current_schema().tables:
        if table.derive is not None:
            assert table.derived_from, table.name
            assert table.derive(dict.fromkeys(table.derived_from, "a")), table.name
            assert table.derive(dict.fromkeys(table.derived_from, "")), table.name
