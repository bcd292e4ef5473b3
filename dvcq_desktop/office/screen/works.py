# SPDX-License-Identifier: MIT
"""What the tabs ask of the database: bound to their arguments on the GUI thread, run on the database's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dvcq_desktop.database.actions import Action
from dvcq_desktop.office import changes
from dvcq_desktop.office.person_kinds import changes as kind_changes

if TYPE_CHECKING:
    from datetime import date

Save = Callable[[Action, str, changes.Values], str]
"""Adds (empty id) or changes a record by the values of its attributes, and returns its id."""


def save(save_record: Save, record_id: str, values: changes.Values, action: Action) -> str:
    """Add or change a record of the tab."""
    return save_record(action, record_id, values)


def add_all(save_record: Save, records: Sequence[changes.Values], action: Action) -> list[str]:
    """Add several records and return their ids."""
    return [save_record(action, "", values) for values in records]


def trash(table: str, ids: Sequence[str], action: Action) -> int:
    """Put records into the trash and return how many."""
    changes.trash(action, table, ids)
    return len(ids)


def save_tenure(person_id: str, tenure_id: str, values: changes.Values, action: Action) -> str:
    """Add or change one position of a person."""
    return changes.save_tenure(action, person_id, tenure_id, values)


def move_on(person_id: str, tenure_id: str, values: changes.Values, action: Action) -> str:
    """End one position of a person the day before a new one begins."""
    return changes.move_on(action, person_id, tenure_id, values)


def end_tenures(person_ids: Sequence[str], last_day: date, action: Action) -> None:
    """End the work of people on their last day."""
    changes.end_tenures(action, person_ids, last_day)


def end_units(unit_ids: Sequence[str], last_day: date, successor: str | None, action: Action) -> None:
    """End units on their last day."""
    changes.end_unit(action, unit_ids, last_day, successor)


def move_units(ids: Sequence[str], step: int, action: Action) -> None:
    """Move units by one place."""
    changes.move_units(action, ids, step)


def move_signers(ids: Sequence[str], step: int, action: Action) -> None:
    """Move signers by one place."""
    changes.move_signers(action, ids, step)


def move_kinds(ids: Sequence[str], step: int, action: Action) -> None:
    """Move kinds of people by one place."""
    kind_changes.move_kinds(action, ids, step)


def trash_kinds(ids: Sequence[str], action: Action) -> int:
    """Put kinds of people into the trash and return how many."""
    return kind_changes.trash_kinds(action, ids)
