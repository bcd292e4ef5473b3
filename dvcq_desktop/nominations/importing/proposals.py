# SPDX-License-Identifier: MIT
"""What a list of registrations would add to a year: row by row, with remarks, before anything is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.nominations.importing.columns import MOVEMENT, NAME, NOTE, REGISTERED
from dvcq_desktop.nominations.importing.reading import ListedModel
from dvcq_desktop.nominations.importing.stating import day_remarks
from dvcq_desktop.nominations.importing.unknown_units import NEW, name_of, unit_of
from dvcq_desktop.nominations.rules import Model
from dvcq_desktop.nominations.terms import ModelKind, Movement
from dvcq_desktop.nominations.twins import core, is_near
from dvcq_desktop.office.unit_names import read_plainly, telling_key, units_by_name
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dvcq_desktop.nominations.fields import ModelField
    from dvcq_desktop.nominations.importing.reading import ModelList
    from dvcq_desktop.office.directory import Directory


_SIGNS = re.compile(r"[^\w]+|_")


class State(StrEnum):
    """Say how a row of the list stands to what is recorded."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    NEAR = "near"

    @property
    def label(self) -> str:
        """Return it as it is read."""
        return {"new": "Mới", "same": "Đã có", "changed": "Bổ sung", "near": "Gần giống"}[self.value]


@dataclass(frozen=True)
class Proposal:
    """A row with what it would write; `known` is the model it completes or is nearly the same as."""

    listed: ListedModel
    state: State
    values: Mapping[str, Any]
    known: Model | None
    remarks: tuple[str, ...]
    unit: str | None = None
    new_unit: str = ""
    """The name of a unit that is added to the office with it."""

    @property
    def key(self) -> str:
        """Return what tells the row from the others."""
        return str(self.listed.row)

    @property
    def lacks_day(self) -> bool:
        """Tell whether it would be registered without a day."""
        return self.state in {State.NEW, State.NEAR} and self.values.get(REGISTERED) is None

    @property
    def is_usual(self) -> bool:
        """Tell whether it is taken unless she says otherwise."""
        return self.state in {State.NEW, State.CHANGED}


class Known(NamedTuple):
    """What a list is held against: the year, its models, the fields of work, units, today."""

    year: int
    models: Sequence[Model]
    fields: Sequence[ModelField]
    directory: Directory
    today: date
    unit: str | None = None
    """The unit of rows that name none, such as of a list that one thôn sent."""
    day: date | None = None
    """The day of registration of rows that state none."""
    units: Mapping[str, str] = {}
    """What she said of units that the office does not have, by what tells their names apart."""


def propose(listed: ModelList, known: Known) -> tuple[Proposal, ...]:
    """Return a proposal for each row; nothing typed in a cell is lost without a remark."""
    units = units_by_name(known.directory, known.today)
    fields = {_bare(field.label): field for field in known.fields}
    made: list[Proposal] = []
    for row in listed.models:
        made.append(_proposal(row, known, units, fields, made))
    return tuple(made)


def _proposal(
    row: ListedModel,
    known: Known,
    units: Mapping[str, str],
    fields: Mapping[str, ModelField],
    before: Sequence[Proposal],
) -> Proposal:
    remarks = list(row.problems)
    kept = list(row.kept)
    values = dict(row.values)
    values |= _terms(values, remarks)
    unit, new_unit, unknown = _unit(row, known, units)
    remarks += _unit_remark(row, known, unit, new_unit)
    if unknown:
        _put_unknown(unknown, values, kept, remarks)
    values["unit"] = unit
    _put_field(row, fields, values, kept, remarks)
    _mend_days(values, kept, remarks, known.today)
    if kept:
        values[NOTE] = "\n".join(filter(None, (values.get(NOTE, ""), *kept)))
    remarks += day_remarks(values, known.year)
    for earlier in before:
        if _place(earlier) == (unit, telling_key(new_unit or unknown)) and is_near(
            earlier.listed.values[NAME], values[NAME]
        ):
            remarks.append(f"gần giống dòng {earlier.listed.row + 1} của danh sách")
            return Proposal(row, State.NEAR, _dated(values, known), None, tuple(remarks), unit, new_unit)
    same, near = _found(values, known, names_no_unit=not row.unit)
    if new_unit:
        same = near = None
    if same is not None:
        news = _news(same, values)
        state = State.CHANGED if news else State.SAME
        return Proposal(row, state, news, same, tuple(remarks), unit)
    if near is not None:
        remarks.append(f"gần giống mô hình đã có “{near.name}”")
        return Proposal(row, State.NEAR, _dated(values, known), near, tuple(remarks), unit)
    if (earlier_one := _gone_on_with(values, known)) is not None:
        values["previous"] = earlier_one.id
        remarks.append(f"cùng tên, cùng đơn vị với mô hình năm {earlier_one.year} nên ghi là tiếp tục")
    return Proposal(row, State.NEW, _dated(values, known), None, tuple(remarks), unit, new_unit)


def _gone_on_with(values: Mapping[str, Any], known: Known) -> Model | None:
    """Return the model of an earlier year, of the same unit and name, that a new row goes on with."""
    taken = {model.previous for model in known.models if model.year == known.year}
    earlier = [
        model
        for model in known.models
        if model.year < known.year
        and values["unit"]
        and model.unit == values["unit"]
        and model.movement is values[MOVEMENT]
        and model.id not in taken
        and core(model.name) == core(values[NAME])
    ]
    return max(earlier, key=lambda model: model.year, default=None)


def _place(proposal: Proposal) -> tuple[str | None, str]:
    """Return which unit a row is of, also where the office has no such unit."""
    named = (proposal.new_unit or proposal.listed.unit) if proposal.unit is None else ""
    return proposal.unit, telling_key(named)


def _dated(values: dict[str, Any], known: Known) -> dict[str, Any]:
    """Return the values of a new model with the day of registration that holds for the whole list."""
    if values.get(REGISTERED) is None and known.day is not None:
        values[REGISTERED] = known.day
    return values


def _mend_days(values: dict[str, Any], kept: list[str], remarks: list[str], today: date) -> None:
    """Put days that cannot be kept into the note: one row would stop the whole list."""
    registered, start, end = (values.get(key) for key in (REGISTERED, "starts_on", "ends_on"))
    if registered and registered > today:
        del values[REGISTERED]
        kept.append(f"Ngày đăng ký: {short_date(registered)}")
        remarks.append(f"ngày đăng ký {short_date(registered)} sau hôm nay, giữ trong ghi chú")
    if start and end and end < start:
        del values["ends_on"]
        kept.append(f"Kết thúc: {short_date(end)}")
        remarks.append(
            f"ngày kết thúc {short_date(end)} trước ngày bắt đầu {short_date(start)}, giữ trong ghi chú"
        )


def _unit(row: ListedModel, known: Known, units: Mapping[str, str]) -> tuple[str | None, str, str]:
    """Return the unit of a row, the name of a unit to be added, and that of one that stays words."""
    if not row.unit:
        return known.unit, "", ""
    unit = unit_of(row.unit, units, known.units)
    if unit == NEW:
        return None, name_of(row.unit, known.units), ""
    return unit, "", row.unit if unit is None else ""


def _unit_remark(row: ListedModel, known: Known, unit: str | None, new_unit: str) -> Iterator[str]:
    """Say which unit a row was taken for where that is not as it is written, or that one is added."""
    if new_unit:
        yield f"thêm đơn vị “{new_unit}” vào Cơ quan"
    elif unit and read_plainly(row.unit, taken := known.directory.unit_name(unit)):
        yield f"đơn vị “{row.unit}” viết không dấu, hiểu là “{taken}”"


def _put_unknown(unknown: str, values: dict[str, Any], kept: list[str], remarks: list[str]) -> None:
    if not values.get("place"):
        values["place"] = unknown
    elif fold(unknown) not in fold(values["place"]):
        kept.append(f"Đơn vị: {unknown}")
    remarks.append(f"đơn vị “{unknown}” chưa có trong Cơ quan nên giữ tên ở địa điểm, ghi chú")


def _put_field(
    row: ListedModel,
    fields: Mapping[str, ModelField],
    values: dict[str, Any],
    kept: list[str],
    remarks: list[str],
) -> None:
    if not row.field:
        return
    if (found := _field(row.field, fields)) is not None:
        values["field"] = found
        return
    kept.append(f"Lĩnh vực: {row.field}")
    remarks.append(f"lĩnh vực “{row.field}” chưa có trong danh mục nên giữ trong ghi chú")


def _terms(values: Mapping[str, Any], remarks: list[str]) -> dict[str, Any]:
    """Turn kind and movement into settled words; what is neither is said and takes the usual one."""
    kind, movement = fold(values.get("kind", "")), fold(values.get(MOVEMENT, ""))
    said: dict[str, Any] = {"kind": ModelKind.COLLECTIVE, MOVEMENT: Movement.SKILFUL}
    if "ca nhan" in kind or kind == "cn":
        said["kind"] = ModelKind.INDIVIDUAL
    elif kind and "tap the" not in kind and kind != "tt":
        remarks.append(f"loại “{values['kind']}” không rõ, coi là tập thể")
    if "an ninh" in movement:
        said[MOVEMENT] = Movement.SECURITY
    elif movement and "dan van" not in movement:
        remarks.append(f"phong trào “{values[MOVEMENT]}” không rõ, coi là Dân vận khéo")
    return said


def _field(text: str, fields: Mapping[str, ModelField]) -> str | None:
    """Return the field that a text names, or is a part of; `fields` are by their bare labels."""
    told = _bare(text)
    if told in fields:
        return fields[told].id
    # "Văn hóa" is one half of "Văn hóa - xã hội", and nobody else's.
    near = {
        field.id
        for label, field in fields.items()
        if told in map(_bare, fold(field.label).split(" - ")) or (label and label in told)
    }
    return near.pop() if len(near) == 1 else None


def _bare(text: str) -> str:
    """Return the words alone: "Văn hóa - xã hội", "Văn hóa và xã hội" and "Văn hóa xã hội" are one."""
    return " ".join(word for word in _SIGNS.sub(" ", fold(text)).split() if word != "va")


def _found(
    values: Mapping[str, Any], known: Known, *, names_no_unit: bool
) -> tuple[Model | None, Model | None]:
    """Return the model of the year that a row is, and the one that it is nearly.

    A row that names no unit may be any unit's; one of a unit that the office does not know is nobody's.
    """
    near = None
    for model in known.models:
        if model.year != known.year or model.movement is not values[MOVEMENT]:
            continue
        if model.unit not in (values["unit"], None) and not (names_no_unit and values["unit"] is None):
            continue
        if model.unit is None and _is_elsewhere(model, values):
            continue
        if core(model.name) == core(values[NAME]):
            return model, None
        if near is None and is_near(model.name, values[NAME]):
            near = model
    return None, near


def _is_elsewhere(model: Model, values: Mapping[str, Any]) -> bool:
    """Tell whether two models without a unit are of places that have other names."""
    place = values.get("place", "")
    return values["unit"] is None and bool(model.place and place) and fold(model.place) != fold(place)


def _news(model: Model, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a row says that the model lacks; what she typed is never written over."""
    return {
        key: value
        for key, value in values.items()
        if key not in {NAME, "kind", MOVEMENT}
        and value not in (None, "")
        and getattr(model, key, None) in (None, "")
    }
