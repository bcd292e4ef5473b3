# SPDX-License-Identifier: MIT
"""Lists of units and people pasted from a spreadsheet: what each row becomes, or why it does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.checks import birth_text, parse_birth
from dvcq_desktop.office.rules import PersonKind, Tenure, UnitKind
from dvcq_desktop.office.unit_names import guess_kind, telling_key, with_plain_names
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy
from dvcq_desktop.text.person_names import name_and_aside, proper_name, why_no_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dvcq_desktop.office.directory import Directory

_HEADERS = frozenset({"don vi", "ten don vi", "ten", "ho ten", "ho va ten", "ho, ten", "can bo"})
_COUNTING = frozenset({"tt", "stt", "so tt", "so thu tu"})
# The titles of the columns, in the order that they have where no row of titles says another.
_UNIT_COLUMNS = (
    frozenset({"don vi", "ten don vi", "ten"}),
    frozenset({"ten goi tat", "ten tat", "ten viet tat", "viet tat", "goi tat"}),
    frozenset({"loai", "loai don vi"}),
    frozenset({"ky hieu"}),
)
_PERSON_COLUMNS = (
    frozenset({"ho ten", "ho va ten", "ho, ten", "can bo", "ten"}),
    frozenset({"ngay sinh", "nam sinh", "ngay, thang, nam sinh", "ngay thang nam sinh", "sinh nam"}),
    frozenset({"chuc vu", "chuc danh", "vi tri", "vi tri cong tac", "chuc vu, chuc danh"}),
    frozenset({"don vi", "don vi cong tac", "phong, ban", "phong ban", "co quan, don vi", "noi cong tac"}),
)


@dataclass(frozen=True)
class PastedRow:
    """One row of a pasted list: the record it becomes in words and values, or why it is refused."""

    row: int
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    refusal: str = ""


def pasted_units(rows: Sequence[Sequence[str]], directory: Directory, today: date) -> list[PastedRow]:
    """Return a unit for each row (name, short name, kind, symbol); else its name says its kind."""
    known = {telling_key(unit.name) for unit in directory.units if unit.exists_on(today)}
    seen: dict[str, int] = {}
    found = []
    for row, (name, short, said, symbol) in _rows(rows, _UNIT_COLUMNS, {2: _kind}):
        kind, key = _kind(said) or guess_kind(name), telling_key(name)
        more = (f"gọi tắt {short}" if short else "", f"ký hiệu {symbol}" if symbol else "")
        text = ", ".join(filter(None, (f"{name} ({kind.label})", *more)))
        if refusal := _refusal(name, "tên đơn vị"):
            found.append(PastedRow(row, name or short, refusal=refusal))
        elif key in known:
            found.append(PastedRow(row, name, refusal="đã có trong danh sách đơn vị"))
        elif key in seen:
            found.append(PastedRow(row, name, refusal=f"trùng với dòng {seen[key]}"))
        else:
            seen[key] = row
            values = {"name": name, "short_name": short, "kind": kind}
            found.append(PastedRow(row, text, values | ({"symbol": symbol} if symbol else {})))
    return found


def pasted_people(
    rows: Sequence[Sequence[str]], directory: Directory, today: date, unit: str | None = None
) -> list[PastedRow]:
    """Return a person for each row (name, birth, position, unit); `unit` is whose people are shown.

    A position that belongs to no unit yet is kept in the note.
    """
    known = {(person.full_name.casefold(), person.birth) for person in directory.people}
    named = {telling_key(one.name): one.id for one in directory.units if one.exists_on(today)}
    units = with_plain_names(named)
    seen: dict[tuple[str, str], int] = {}
    found = []
    for row, (said, birth, position, where) in _rows(rows, _PERSON_COLUMNS):
        bare, aside = name_and_aside(said)
        name = proper_name(bare)
        try:
            if refusal := _refusal(name, "họ và tên"):
                raise UserError(refusal)
            if why := why_no_name(name):
                raise UserError(f"không phải là họ và tên ({why})")
            born = parse_birth(birth, today=today)
            key = (name.casefold(), born)
            if key in known:
                raise UserError("đã có người này trong danh sách")
            if key in seen:
                raise UserError(f"trùng với dòng {seen[key]}")
            if where and telling_key(where) not in units:
                raise UserError(f"chưa có đơn vị “{where}”: hãy thêm đơn vị trước")
        except UserError as error:
            found.append(PastedRow(row, said or birth, refusal=error.sentence))
            continue
        seen[key] = row
        owner = units[telling_key(where)] if where else unit
        values: dict[str, Any] = {"full_name": name, "birth": born, "kind": PersonKind.CIVIL_SERVANT}
        told = [name, birth_text(born), position]
        notes = [aside]
        if owner:
            values["tenures"] = (Tenure("", "", owner, position=position),)
            told.append(directory.unit_name(owner))
        elif position:
            notes.insert(0, position)
            told[-1] = f"{position} (vào Ghi chú, vì chưa rõ đơn vị)"
        if note := "; ".join(filter(None, notes)):
            values["note"] = note
        found.append(PastedRow(row, ", ".join(filter(None, told)), values))
    return found


def _kind(said: str) -> UnitKind | None:
    """Return the kind that a cell names as the list shows it ("Thôn" for "Thôn, tổ dân phố"), or None."""
    return next((kind for kind in UnitKind if fold(said) in _words_of(kind)), None)


def _words_of(kind: UnitKind) -> set[str]:
    label = fold(kind.label)
    return {label, *(part.strip() for part in label.split(","))}


def _rows(
    rows: Sequence[Sequence[str]],
    columns: Sequence[frozenset[str]],
    known_by: Mapping[int, Callable[[str], object]] | None = None,
) -> Iterator[tuple[int, list[str]]]:
    """Yield number and cells of the rows that hold something, in the order of the columns.

    A row of titles at the top says which column is which, and what has another title is left out; without one
    they stand in order, but for a column that only counts the rows, and what is `known_by` its values.
    """
    cells = [(place, [tidy(cell) for cell in row]) for place, row in enumerate(rows, start=1)]
    filled = [(place, row) for place, row in cells if any(row)]
    if all(len(row) > 1 and _counts(row[0]) for _place, row in filled):
        filled = [(place, row[1:]) for place, row in filled]
    titled = _titled(filled[0][1], columns) if filled else None
    untitled = _untitled([row for _place, row in filled], len(columns), known_by or {})
    heads = titled is not None or (filled and any(fold(cell) in _HEADERS for cell in filled[0][1][:1]))
    for place, row in filled[1:] if heads else filled:
        yield place, ["" if at is None or at >= len(row) else row[at] for at in titled or untitled]


def _untitled(
    rows: Sequence[Sequence[str]], count: int, known_by: Mapping[int, Callable[[str], object]]
) -> list[int | None]:
    """Return where each column stands without titles: some by what is in them, the others in their order."""
    widest = max((len(row) for row in rows), default=0)
    places: list[int | None] = [None] * count
    for column, known in known_by.items():
        places[column] = next(
            (at for at in range(1, widest) if _all_known([row[at] for row in rows if at < len(row)], known)),
            None,
        )
    rest = iter(at for at in range(widest) if at not in places)
    return [next(rest, None) if column not in known_by else places[column] for column in range(count)]


def _all_known(cells: Sequence[str], known: Callable[[str], object]) -> bool:
    return any(cells) and all(known(cell) for cell in cells if cell)


def _titled(row: Sequence[str], columns: Sequence[frozenset[str]]) -> list[int | None] | None:
    """Return where each column stands by a row of titles, None where it is no such row or has only one."""
    titles = [fold(cell) for cell in row]
    places = [next((at for at, title in enumerate(titles) if title in known), None) for known in columns]
    is_head = places[0] is not None and sum(bool(title) for title in titles) > 1
    return places if is_head else None


def _counts(cell: str) -> bool:
    return cell.rstrip(".").isdigit() or fold(cell) in _COUNTING or not cell


def _refusal(name: str, what: str) -> str:
    if not name:
        return f"chưa có {what}"
    return "dòng tiêu đề" if fold(name) in _HEADERS else ""
