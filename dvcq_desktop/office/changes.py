# SPDX-License-Identifier: MIT
"""The changes of the office, each one the work of one action: checked, then written.

A change names only the attributes that a person edited; the rest is read in the same transaction, so that two
quick edits of one record never take each other back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeVar

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import checks, store
from dvcq_desktop.office.calendar import Holiday
from dvcq_desktop.office.rules import OfficeProfile, Person, Signer, Tenure, Unit, UnitGroup, UnitKind
from dvcq_desktop.text.listing import moved

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action

Values = Mapping[str, Any]
"""Values of a record's attributes by their names."""
R = TypeVar("R", OfficeProfile, Unit, UnitGroup, Person, Signer, Holiday)
F = TypeVar("F", OfficeProfile, Unit, UnitGroup, Person, Signer, Holiday, Tenure)


def save_profile(action: Action, profile_id: str, values: Values) -> str:
    """Add (empty id) or change an entry of the office's history."""
    known = store.profiles(action.connection)
    profile = _edited(OfficeProfile, known, profile_id, values)
    checks.check_profile(profile, known)
    return store.save_profile(action, profile)


def save_unit(action: Action, unit_id: str, values: Values) -> str:
    """Add (empty id) a unit at the end of the list, or change one."""
    known = store.units(action.connection)
    if not unit_id:
        values = {"position": _next_position(known), **values}
    unit = _edited(Unit, known, unit_id, values)
    checks.check_unit(unit)
    return store.save_unit(action, unit)


def save_group(action: Action, group_id: str, values: Values) -> str:
    """Add (empty id) or change a group of units."""
    group = _edited(UnitGroup, store.groups(action.connection), group_id, values)
    checks.check_group(group)
    return store.save_group(action, group)


def save_person(action: Action, person_id: str, values: Values) -> str:
    """Add (empty id) or change a person; positions are left alone unless `tenures` are given."""
    person = _edited(Person, store.people(action.connection), person_id, values)
    checks.check_person(person)
    return store.save_person(action, person)


def save_tenure(action: Action, person_id: str, tenure_id: str, values: Values) -> str:
    """Add (empty id) or change one position of a person."""
    person = _found(store.people(action.connection), person_id)
    if tenure_id:
        tenure = _found(person.tenures, tenure_id)._replace(**values)
    else:
        tenure = Tenure(**{"id": "", "person": person_id, "unit": "", **values})
    checks.check_tenure(tenure)
    return store.save_tenure(action, tenure, person_id)


def move_on(action: Action, person_id: str, left: str, values: Values) -> str:
    """Add a position of a person, and end the one that is left for it the day before.

    Raise UserError where it has no first day, or begins no later than the one that is left.
    """
    begins: date | None = values.get("starts_on")
    if begins is None:
        raise UserError(
            "Chưa có ngày bắt đầu vị trí mới: hãy ghi ô “Từ ngày”, hoặc bỏ đánh dấu “Kết thúc vị trí cũ vào"
            " hôm trước”."
        )
    held = _found(_found(store.people(action.connection), person_id).tenures, left)
    if held.ends_on is None or held.ends_on >= begins:
        save_tenure(action, person_id, left, {"ends_on": begins - timedelta(days=1)})
    return save_tenure(action, person_id, "", values)


def save_signer(action: Action, signer_id: str, values: Values) -> str:
    """Add (empty id) a signer at the end of the list, or change one."""
    known = store.signers(action.connection)
    if not signer_id:
        values = {"position": _next_position(known), **values}
    signer = _edited(Signer, known, signer_id, values)
    checks.check_signer(signer)
    return store.save_signer(action, signer)


def save_holiday(action: Action, holiday_id: str, values: Values) -> str:
    """Add (empty id) or change a listed day."""
    known = store.calendar(action.connection).holidays
    holiday = _edited(Holiday, known, holiday_id, values)
    checks.check_holiday(holiday, known)
    return store.save_holiday(action, holiday)


def switch_holidays(action: Action, ids: Sequence[str], *, enabled: bool) -> None:
    """Let several listed days count, or not."""
    for holiday in store.calendar(action.connection).holidays:
        if holiday.id in ids:
            store.save_holiday(action, holiday._replace(enabled=enabled))


def end_unit(action: Action, unit_ids: Sequence[str], last_day: date, successor: str | None) -> None:
    """End units on their last day; who still works there stays, as a remark."""
    for unit_id in unit_ids:
        values: dict[str, Any] = {"valid_to": last_day}
        if successor:
            values["successor"] = successor
        save_unit(action, unit_id, values)


def end_tenures(action: Action, person_ids: Sequence[str], last_day: date) -> None:
    """End every position that these people still hold, on their last day in office."""
    for person in store.people(action.connection):
        if person.id not in person_ids:
            continue
        for tenure in person.tenures:
            if tenure.ends_on is None or tenure.ends_on > last_day:
                save_tenure(action, person.id, tenure.id, {"ends_on": last_day})


def move_units(action: Action, ids: Sequence[str], step: int) -> None:
    """Move units up (-1) or down (+1) by one place in the office's own order."""
    units = {unit.id: unit for unit in store.units(action.connection)}
    for position, unit_id in enumerate(moved(list(units), ids, step), start=1):
        store.save_unit(action, units[unit_id]._replace(position=position))


def put_leaders_first(action: Action, made: Collection[str]) -> None:
    """Put the leadership among units that were just made before all others: lists by unit begin with it."""
    units = store.units(action.connection)
    new = [unit for unit in units if unit.id in made and unit.kind is UnitKind.LEADERSHIP]
    others = [unit for unit in units if unit not in new]
    leading = len(list(takewhile(lambda unit: unit.kind is UnitKind.LEADERSHIP, others)))
    for position, unit in enumerate([*others[:leading], *new, *others[leading:]] if new else (), start=1):
        if unit.position != position:
            store.save_unit(action, unit._replace(position=position))


def move_signers(action: Action, ids: Sequence[str], step: int) -> None:
    """Move signers up (-1) or down (+1) by one place."""
    signers = {signer.id: signer for signer in store.signers(action.connection)}
    for position, signer_id in enumerate(moved(list(signers), ids, step), start=1):
        store.save_signer(action, signers[signer_id]._replace(position=position))


def trash(action: Action, table: str, ids: Sequence[str]) -> None:
    """Put records into the trash; raises UserError where something else still needs one of them."""
    for row_id in ids:
        uses = store.uses(action.connection, table, row_id)
        if uses:
            raise UserError(_in_use(table, store.name_of(action.connection, table, row_id), uses))
        store.trash(action, table, row_id)


def _in_use(table: str, name: str, uses: int) -> str:
    if table == "unit":
        return (
            f"“{name}” đang được dùng ở {uses} chỗ (người, nhiệm vụ, người ký…) nên không xóa được;"
            " nếu đơn vị không còn hoạt động, hãy chọn “Kết thúc hoạt động”."
        )
    if table == "person":
        return (
            f"{name} đang được ghi ở {uses} chỗ (nhiệm vụ, theo dõi…) nên không xóa được;"
            " nếu đã nghỉ hoặc chuyển đi, hãy chọn “Kết thúc công tác”."
        )
    return f"“{name}” đang được dùng ở {uses} chỗ nên không xóa được: hãy bỏ ở các chỗ đó trước."


def _edited(make: Callable[..., R], known: Sequence[R], record_id: str, values: Values) -> R:
    if not record_id:
        return make(id="", **values)
    return _found(known, record_id)._replace(**values)


def _found(known: Sequence[F], record_id: str) -> F:
    for record in known:
        if record.id == record_id:
            return record
    raise UserError("Mục này vừa bị xóa nên không sửa được: hãy khôi phục từ Thùng rác.")


def _next_position(known: Sequence[Unit] | Sequence[Signer]) -> int:
    return max((record.position for record in known), default=0) + 1
