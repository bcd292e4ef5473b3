# SPDX-License-Identifier: MIT
"""Lists of units and people pasted from a spreadsheet: what each row becomes, or why it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.checks import birth_text, parse_birth
from dvcq_desktop.office.rules import PersonKind, Tenure
from dvcq_desktop.office.unit_names import guess_kind, telling_key
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dvcq_desktop.office.directory import Directory

_HEADERS = frozenset({"don vi", "ten don vi", "ten", "ho ten", "ho va ten", "ho, ten", "can bo"})
_COUNTING = frozenset({"tt", "stt", "so tt", "so thu tu"})
_UNIT_CELLS, _PERSON_CELLS = 2, 4


@dataclass(frozen=True)
class PastedRow:
    """One row of a pasted list: the record it becomes in words and values, or why it is refused."""

    row: int
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    refusal: str = ""


def pasted_units(rows: Sequence[Sequence[str]], directory: Directory, today: date) -> list[PastedRow]:
    """Return a unit for each row (name, short name), its kind by its name."""
    known = {telling_key(unit.name) for unit in directory.units if unit.exists_on(today)}
    seen: dict[str, int] = {}
    found = []
    for row, cells in _rows(rows, _UNIT_CELLS):
        name, short = cells
        kind, key = guess_kind(name), telling_key(name)
        text = f"{name} ({kind.label})"
        if refusal := _refusal(name, "tên đơn vị"):
            found.append(PastedRow(row, name or short, refusal=refusal))
        elif key in known:
            found.append(PastedRow(row, name, refusal="đã có trong danh sách đơn vị"))
        elif key in seen:
            found.append(PastedRow(row, name, refusal=f"trùng với dòng {seen[key]}"))
        else:
            seen[key] = row
            found.append(PastedRow(row, text, {"name": name, "short_name": short, "kind": kind}))
    return found


def pasted_people(
    rows: Sequence[Sequence[str]], directory: Directory, today: date, unit: str | None = None
) -> list[PastedRow]:
    """Return a person for each row (name, birth, position, unit); `unit` is whose people are shown.

    A position that belongs to no unit yet is kept in the note.
    """
    known = {(person.full_name.casefold(), person.birth) for person in directory.people}
    units = {telling_key(one.name): one.id for one in directory.units if one.exists_on(today)}
    seen: dict[tuple[str, str], int] = {}
    found = []
    for row, (name, birth, position, where) in _rows(rows, _PERSON_CELLS):
        try:
            if refusal := _refusal(name, "họ và tên"):
                raise UserError(refusal)
            born = parse_birth(birth, today=today)
            key = (name.casefold(), born)
            if key in known:
                raise UserError("đã có người này trong danh sách")
            if key in seen:
                raise UserError(f"trùng với dòng {seen[key]}")
            if where and telling_key(where) not in units:
                raise UserError(f"chưa có đơn vị “{where}”: hãy thêm đơn vị trước")
        except UserError as error:
            found.append(PastedRow(row, name or birth, refusal=error.sentence))
            continue
        seen[key] = row
        owner = units[telling_key(where)] if where else unit
        values: dict[str, Any] = {"full_name": name, "birth": born, "kind": PersonKind.CIVIL_SERVANT}
        told = [name, birth_text(born), position]
        if owner:
            values["tenures"] = (Tenure("", "", owner, position=position),)
            told.append(directory.unit_name(owner))
        elif position:
            values["note"] = position
            told[-1] = f"{position} (vào Ghi chú, vì chưa rõ đơn vị)"
        found.append(PastedRow(row, ", ".join(filter(None, told)), values))
    return found


def _rows(rows: Sequence[Sequence[str]], width: int) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of the rows that hold something, without a column that only counts them."""
    cells = [(place, [tidy(cell) for cell in row]) for place, row in enumerate(rows, start=1)]
    filled = [(place, row) for place, row in cells if any(row)]
    if all(len(row) > 1 and _counts(row[0]) for _place, row in filled):
        filled = [(place, row[1:]) for place, row in filled]
    for place, row in filled:
        yield place, [*row, *[""] * width][:width]


def _counts(cell: str) -> bool:
    return cell.rstrip(".").isdigit() or fold(cell) in _COUNTING or not cell


def _refusal(name: str, what: str) -> str:
    if not name:
        return f"chưa có {what}"
    return "dòng tiêu đề" if fold(name) in _HEADERS else ""
