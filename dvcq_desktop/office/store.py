# SPDX-License-Identifier: MIT
"""Rows of the office to objects and back; all SQL of this room.

Readers take a read-only connection, writers the action in whose transaction they write.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.database.schema import TableKind
from dvcq_desktop.database.tables import ALL
from dvcq_desktop.office.calendar import Calendar, Holiday, HolidayKind
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import (
    BUILT_IN_KINDS,
    OfficeProfile,
    Person,
    PersonKind,
    Signer,
    Tenure,
    Unit,
    UnitGroup,
    UnitKind,
    in_order,
)
from dvcq_desktop.text.dates import day_of, stored_day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from dvcq_desktop.database.actions import Action

_PARTS = {("person", "tenure"), ("unit_group", "unit_group_member"), ("unit", "unit_group_member")}


def directory(connection: sqlite3.Connection) -> Directory:
    """Return the whole office as it is at this moment."""
    return Directory(
        profiles=tuple(profiles(connection)),
        units=tuple(units(connection)),
        groups=tuple(groups(connection)),
        people=tuple(people(connection)),
        signers=tuple(signers(connection)),
        calendar=calendar(connection),
        kinds=tuple(kinds(connection)),
    )


def profiles(connection: sqlite3.Connection) -> list[OfficeProfile]:
    """Return what the office was called through the years, earliest first."""
    rows = connection.execute("select * from office_profile where deleted_at is null order by valid_from, id")
    return [
        OfficeProfile(
            id=row["id"],
            valid_from=date.fromisoformat(row["valid_from"]),
            name=row["name"],
            place=row["place"] or "",
            city=row["city"] or "",
            governing=row["governing"] or "",
            symbol=row["symbol"] or "",
            unit_in_charge=row["unit_in_charge"],
            filing=row["filing"] or "",
        )
        for row in rows.fetchall()
    ]


def units(connection: sqlite3.Connection) -> list[Unit]:
    """Return all units that are not in the trash, also those that exist no more, in their own order."""
    rows = connection.execute(
        "select * from unit where deleted_at is null order by position is null, position, name_order, id"
    )
    return [
        Unit(
            id=row["id"],
            name=row["name"],
            kind=UnitKind(row["kind"]),
            short_name=row["short_name"] or "",
            symbol=row["symbol"] or "",
            valid_from=day_of(row["valid_from"]),
            valid_to=day_of(row["valid_to"]),
            successor=row["successor"],
            position=row["position"] or 0,
            note=row["note"] or "",
        )
        for row in rows.fetchall()
    ]


def groups(connection: sqlite3.Connection) -> list[UnitGroup]:
    """Return the groups of units with their members in order."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(
        "select member.unit_group, member.unit"
        " from unit_group_member member join unit on unit.id = member.unit"
        " where member.deleted_at is null and unit.deleted_at is null"
        " order by member.position, unit.position, unit.name_order, member.id"
    ).fetchall():
        members[row["unit_group"]].append(row["unit"])
    rows = connection.execute("select * from unit_group where deleted_at is null order by name_order, id")
    return [
        UnitGroup(id=row["id"], name=row["name"], members=tuple(members[row["id"]]), note=row["note"] or "")
        for row in rows.fetchall()
    ]


def people(connection: sqlite3.Connection) -> list[Person]:
    """Return all people by given name, with every position each has held."""
    tenures: dict[str, list[Tenure]] = defaultdict(list)
    for row in connection.execute(
        "select * from tenure where deleted_at is null order by starts_on, id"
    ).fetchall():
        tenures[row["person"]].append(_tenure(row))
    known = known_kinds(connection)
    rows = connection.execute("select * from person where deleted_at is null order by name_order, id")
    return [
        Person(
            id=row["id"],
            full_name=row["full_name"],
            birth=row["birth"] or "",
            kind=known.get(row["kind"]) or PersonKind(row["kind"]),
            tenures=tuple(tenures[row["id"]]),
            note=row["note"] or "",
        )
        for row in rows.fetchall()
    ]


def kinds(connection: sqlite3.Connection) -> list[PersonKind]:
    """Return the kinds that are not in the trash in her order, also those that are switched off.

    A built-in kind has a row only once she changed it; until then it is as the program knows it.
    """
    return in_order([*BUILT_IN_KINDS, *_kind_rows(connection, in_trash=False)])


def known_kinds(connection: sqlite3.Connection) -> dict[str, PersonKind]:
    """Return every kind by its key, those in the trash too: somebody may still be of one after a merge."""
    trashed = [kind for kind in _kind_rows(connection, in_trash=True) if not kind.is_built_in]
    return {kind.id: kind for kind in (*trashed, *kinds(connection))}


def signers(connection: sqlite3.Connection) -> list[Signer]:
    """Return all signers in the order she gave them."""
    rows = connection.execute("select * from signer where deleted_at is null order by position, id")
    return [
        Signer(
            id=row["id"],
            name=row["name"],
            title=row["title"] or "",
            authority=tuple((row["authority"] or "").splitlines()),
            starts_on=day_of(row["starts_on"]),
            ends_on=day_of(row["ends_on"]),
            position=row["position"] or 0,
            unit=row["unit"],
        )
        for row in rows.fetchall()
    ]


def calendar(connection: sqlite3.Connection) -> Calendar:
    """Return the office's calendar with all listed days, enabled or not."""
    rows = connection.execute("select * from holiday where deleted_at is null order by day, id")
    return Calendar(
        tuple(
            Holiday(
                id=row["id"],
                day=date.fromisoformat(row["day"]),
                name=row["name"] or "",
                kind=HolidayKind(row["kind"]),
                enabled=bool(row["enabled"]),
            )
            for row in rows.fetchall()
        )
    )


def save_profile(action: Action, profile: OfficeProfile) -> str:
    """Add or change one entry of the office's history; an empty `id` adds. Return its id."""
    return _save(
        action,
        "office_profile",
        profile.id,
        {
            "valid_from": profile.valid_from.isoformat(),
            "name": profile.name,
            "place": profile.place or None,
            "city": profile.city or None,
            "governing": profile.governing or None,
            "symbol": profile.symbol or None,
            "unit_in_charge": profile.unit_in_charge,
            "filing": profile.filing or None,
        },
    )


def keep_in_charge(action: Action, unit: str, day: date) -> None:
    """Record which unit is in charge in the entry of the office that holds on a day, where it has one."""
    profile = directory(action.connection).profile(day)
    if profile is not None:
        save_profile(action, profile._replace(unit_in_charge=unit))


def save_unit(action: Action, unit: Unit) -> str:
    """Add or change a unit; an empty `id` adds. Return its id."""
    return _save(
        action,
        "unit",
        unit.id,
        {
            "name": unit.name,
            "short_name": unit.short_name or None,
            "symbol": unit.symbol or None,
            "kind": unit.kind.value,
            "valid_from": stored_day(unit.valid_from),
            "valid_to": stored_day(unit.valid_to),
            "successor": unit.successor,
            "position": unit.position,
            "note": unit.note or None,
        },
    )


def save_group(action: Action, group: UnitGroup) -> str:
    """Add or change a group and its members; an empty `id` adds. Return its id."""
    values = {"name": group.name, "note": group.note or None}
    group_id = _save(action, "unit_group", group.id, values)
    kept = {}
    for position, unit in enumerate(group.members):
        member = derived_id("unit_group_member", group_id, unit)
        kept[member] = {"unit_group": group_id, "unit": unit, "position": position}
    present = action.connection.execute(
        "select id from unit_group_member where unit_group = ? and deleted_at is null", (group_id,)
    ).fetchall()
    for row in present:
        if row["id"] not in kept:
            action.trash("unit_group_member", row["id"])
    here = {row["id"] for row in present}
    for member, fields in kept.items():
        if member in here:
            action.update("unit_group_member", member, fields)
        else:
            action.insert("unit_group_member", {"id": member, **fields})
    return group_id


def save_person(action: Action, person: Person) -> str:
    """Add or change a person and exactly the positions given with them; an empty `id` adds. Return the id."""
    person_id = _save(
        action,
        "person",
        person.id,
        {
            "full_name": person.full_name,
            "birth": person.birth or None,
            "kind": person.kind.id,
            "note": person.note or None,
        },
    )
    given = {save_tenure(action, tenure, person_id) for tenure in person.tenures}
    for row in action.connection.execute(
        "select id from tenure where person = ? and deleted_at is null", (person_id,)
    ).fetchall():
        if row["id"] not in given:
            action.trash("tenure", row["id"])
    return person_id


def save_tenure(action: Action, tenure: Tenure, person_id: str) -> str:
    """Add or change one position of a person; an empty `id` adds. Return its id."""
    return _save(
        action,
        "tenure",
        tenure.id,
        {
            "person": person_id,
            "unit": tenure.unit,
            "position": tenure.position or None,
            "is_head": int(tenure.is_head),
            "starts_on": stored_day(tenure.starts_on),
            "ends_on": stored_day(tenure.ends_on),
        },
    )


def save_signer(action: Action, signer: Signer) -> str:
    """Add or change a signer; an empty `id` adds. Return its id."""
    return _save(
        action,
        "signer",
        signer.id,
        {
            "name": signer.name,
            "title": signer.title or None,
            "authority": "\n".join(signer.authority) or None,
            "starts_on": stored_day(signer.starts_on),
            "ends_on": stored_day(signer.ends_on),
            "position": signer.position,
            "unit": signer.unit,
        },
    )


def save_holiday(action: Action, holiday: Holiday) -> str:
    """Add or change a listed day; an empty `id` adds it under the day's own key. Return its id."""
    values = {
        "day": holiday.day.isoformat(),
        "name": holiday.name or None,
        "kind": holiday.kind.value,
        "enabled": int(holiday.enabled),
    }
    if holiday.id:
        action.update("holiday", holiday.id, values)
        return holiday.id
    key = derived_id("holiday", holiday.day.isoformat())
    known = action.connection.execute(
        "select 1 from holiday where id = ? and deleted_at is null", (key,)
    ).fetchone()
    if known:
        action.update("holiday", key, values)
        return key
    return action.insert("holiday", {"id": key, **values})


def save_holidays(action: Action, holidays: Iterable[Holiday]) -> None:
    """Add or change several listed days."""
    for holiday in holidays:
        save_holiday(action, holiday)


def trash(action: Action, table: str, row_id: str) -> None:
    """Put a record of this room into the trash."""
    action.trash(table, row_id)


def uses(connection: sqlite3.Connection, table: str, row_id: str) -> int:
    """Count the live records of every room that name this one, but its own parts.

    A person's positions and a group's members are parts: they go and come back with it. A position also
    stops counting for its unit when the person is in the trash.
    """
    return sum(
        _count_uses(connection, other.name, column.name, row_id)
        for other in ALL
        for column in other.columns
        if other.kind is TableKind.SHARED and column.references == table and (table, other.name) not in _PARTS
    )


def name_of(connection: sqlite3.Connection, table: str, row_id: str) -> str:
    """Return what a record is called on the screen."""
    column = "full_name" if table == "person" else "name"
    return str(connection.execute(f"select {column} from {table} where id = ?", (row_id,)).fetchone()[0])


def _count_uses(connection: sqlite3.Connection, table: str, column: str, row_id: str) -> int:
    living = " and person in (select id from person where deleted_at is null)" if table == "tenure" else ""
    question = f"select count(*) from {table} where {column} = ? and deleted_at is null{living}"
    return int(connection.execute(question, (row_id,)).fetchone()[0])


def _kind_rows(connection: sqlite3.Connection, *, in_trash: bool) -> list[PersonKind]:
    rows = connection.execute("select * from person_kind where (deleted_at is not null) = ?", (in_trash,))
    return [
        PersonKind(row["id"], row["name"] or "", row["position"] or 0, enabled=bool(row["enabled"]))
        for row in rows.fetchall()
    ]


def _save(action: Action, table: str, row_id: str, values: Mapping[str, object]) -> str:
    if not row_id:
        return action.insert(table, values)
    action.update(table, row_id, values)
    return row_id


def _tenure(row: sqlite3.Row) -> Tenure:
    return Tenure(
        id=row["id"],
        person=row["person"],
        unit=row["unit"],
        position=row["position"] or "",
        is_head=bool(row["is_head"]),
        starts_on=day_of(row["starts_on"]),
        ends_on=day_of(row["ends_on"]),
    )
