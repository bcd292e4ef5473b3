# SPDX-License-Identifier: MIT
"""What a staff list would change in the office, row by row, to be ticked before anything is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.office.checks import birth_text
from dvcq_desktop.office.rules import Person, PersonKind, Tenure, UnitKind
from dvcq_desktop.office.staff.lists import ListedPerson
from dvcq_desktop.office.staff.matching import Matches, match, same_words
from dvcq_desktop.office.staff.units import NEW, NONE, ListedUnit, key_of
from dvcq_desktop.sheets.header import plain
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.staff.kinds import ListedKind
    from dvcq_desktop.office.staff.lists import StaffList


class State(StrEnum):
    """What a row is in comparison with the office."""

    WRONG = "wrong"
    NEW = "new"
    CHANGED = "changed"
    LEFT = "left"
    SAME = "same"

    @property
    def label(self) -> str:
        """Return the state as it is shown."""
        return _LABELS[self]


_LABELS = {
    State.WRONG: "Dòng sai",
    State.NEW: "Thêm mới",
    State.CHANGED: "Thay đổi",
    State.LEFT: "Không còn trong danh sách",
    State.SAME: "Không đổi",
}
_HEADS = re.compile(
    r"(truong (phong|ban|thon|tram|cong an|xom|ban quan ly)|chanh van phong|giam doc|hieu truong"
    r"|chi huy truong|chu tich|bi thu( dang uy| chi bo| chi doan)?$|to truong to dan pho|truong ban).*"
)
_LEADERS = re.compile(r"(pho )?(chu tich|bi thu).*")
_KINDS_BY_UNIT = {
    UnitKind.SERVICE: PersonKind.PUBLIC_EMPLOYEE,
    UnitKind.VILLAGE: PersonKind.PART_TIME,
    UnitKind.FRONT_COMMITTEE: PersonKind.PART_TIME,
    UnitKind.POLICE: PersonKind.POLICE,
    UnitKind.MILITARY: PersonKind.MILITARY,
}


@dataclass(frozen=True)
class Change:
    """One thing that would change, in words."""

    what: str
    old: str
    new: str

    @property
    def text(self) -> str:
        """Return it as one short sentence."""
        return f"{self.what}: {self.old or '(trống)'} → {self.new or '(trống)'}"


@dataclass(frozen=True)
class Move:
    """Another unit or position: `old` is the position that ends, None where none is held.

    `unit` is a unit of the office, or the key of a new one of the list; `fills` where only a gap is filled.
    """

    old: Tenure | None
    unit: str
    new_unit: str
    position: str
    is_head: bool = False
    fills: bool = False


@dataclass(frozen=True)
class Proposal:
    """One row: who it is, what would change, and whether it is taken unless she says otherwise."""

    key: str
    state: State
    name: str
    listed: ListedPerson | None = None
    person: Person | None = None
    values: Mapping[str, object] | None = None
    move: Move | None = None
    changes: tuple[Change, ...] = ()
    remarks: tuple[str, ...] = ()
    taken: bool = False

    @property
    def can_be_taken(self) -> bool:
        """Tell whether there is anything to take."""
        return self.state in {State.NEW, State.CHANGED, State.LEFT}

    @property
    def where(self) -> str:
        """Return where the row stands in the list."""
        return self.listed.where if self.listed else ""

    @property
    def what(self) -> str:
        """Return in words what would change, or what is wrong."""
        if self.state is State.WRONG and self.listed:
            return "; ".join((*self.listed.problems, *self.remarks))
        return "; ".join((*(change.text for change in self.changes), *self.remarks))


def propose(
    listed: StaffList,
    directory: Directory,
    today: date,
    units: Sequence[ListedUnit],
    kinds: Sequence[ListedKind] = (),
) -> tuple[Proposal, ...]:
    """Hold the list against the office: first its rows in their order, then who is not in it any more."""
    return _Proposer(listed, directory, today, units, kinds).run()


class _Proposer:
    def __init__(
        self,
        listed: StaffList,
        directory: Directory,
        today: date,
        units: Sequence[ListedUnit],
        kinds: Sequence[ListedKind],
    ) -> None:
        self._rows = listed.people
        self._office = directory
        self._today = today
        self._units = {unit.key: unit for unit in units}
        self._kinds = {kind.key: kind.kind(directory) for kind in kinds}
        self._heads = {
            tenure.unit
            for person in directory.people
            for tenure in person.tenures
            if tenure.is_head and tenure.holds_on(today)
        }

    def run(self) -> tuple[Proposal, ...]:
        places = {place: self._unit_of(row)[0] or None for place, row in enumerate(self._rows)}
        matches = match(self._rows, self._office.people, places, self._today)
        made = [self._of_row(place, row, matches) for place, row in enumerate(self._rows)]
        # A row that is wrong elsewhere still names who is there.
        named = {fold(row.name) for row in self._rows if row.problems}
        present = {person.id for person in matches.persons.values()}
        present |= {person.id for person in self._office.people if fold(person.full_name) in named}
        return (*made, *self._left(present, self._covered()))

    def _unit_of(self, row: ListedPerson) -> tuple[str, str]:
        """Return the office's unit of a row, or the key of a new one; empty texts where there is neither."""
        unit = self._units.get(key_of(row.unit)) if row.unit else None
        if unit is None or unit.chosen == NONE:
            return "", ""
        return ("", unit.key) if unit.chosen == NEW else (unit.chosen, "")

    def _kind_of(self, row: ListedPerson) -> PersonKind | None:
        """Return the kind that the list says, or that she said for its words."""
        return row.kind or self._kinds.get(plain(row.kind_text))

    def _unit_name(self, unit: str, new_unit: str) -> str:
        return self._units[new_unit].new_name if new_unit else self._office.unit_called(unit)

    def _of_row(self, place: int, row: ListedPerson, matches: Matches) -> Proposal:
        key = f"{row.sheet}!{row.row}"
        unknown = "" if self._kind_of(row) or not row.kind_text else f"không rõ đối tượng '{row.kind_text}'"
        remarks = (*row.remarks, *filter(None, [unknown, matches.remarks.get(place, "")]))
        if row.problems:
            return Proposal(key, State.WRONG, row.name, row, remarks=remarks)
        if place in matches.repeated:
            other = self._rows[matches.repeated[place]]
            told = f"{row.where}: cùng một người với {in_sentence(other.where)}"
            return Proposal(key, State.WRONG, row.name, row, remarks=(told,))
        person = matches.persons.get(place)
        doubtful = place in matches.doubtful
        if person is None:
            return self._new(key, row, remarks, taken=not doubtful)
        return self._known(key, row, person, remarks, taken=not doubtful)

    def _new(self, key: str, row: ListedPerson, remarks: tuple[str, ...], *, taken: bool) -> Proposal:
        unit, new_unit = self._unit_of(row)
        said = self._kind_of(row)
        kind = said or self._guessed_kind(row, unit, new_unit)
        values: dict[str, object] = {
            "full_name": row.name,
            "birth": row.birth,
            "kind": kind,
            "note": row.note,
        }
        move = None
        if unit or new_unit:
            move = Move(None, unit, new_unit, row.position, self._heads_unit(row.position, unit or new_unit))
        elif row.position:
            values["note"] = "; ".join(filter(None, (row.position, row.note)))
            remarks = (*remarks, "chưa rõ đơn vị, chức vụ ghi vào Ghi chú")
        if said is None:
            remarks = (*remarks, f"đối tượng đoán là {kind.label}")
        return Proposal(key, State.NEW, row.name, row, None, values, move, (), remarks, taken)

    def _known(
        self, key: str, row: ListedPerson, person: Person, remarks: tuple[str, ...], *, taken: bool
    ) -> Proposal:
        values: dict[str, object] = {}
        changes: list[Change] = []
        if not same_words(row.name, person.full_name) and not row.name.isascii():
            values["full_name"] = row.name
            changes.append(Change("họ tên", person.full_name, row.name))
        if row.birth and row.birth != person.birth and not _is_year_of(row.birth, person.birth):
            values["birth"] = row.birth
            changes.append(Change("ngày sinh", birth_text(person.birth), birth_text(row.birth)))
        kind = self._kind_of(row)
        if kind and kind != person.kind:
            values["kind"] = kind
            changes.append(Change("đối tượng", person.kind.label, kind.label))
        if row.note and not person.note:
            values["note"] = row.note
            changes.append(Change("ghi chú", "", row.note))
        move = self._move(row, person)
        if move:
            changes += self._told_move(move)
        if move and move.old is None and (ended := [each.ends_on for each in person.tenures if each.ends_on]):
            # An old list still names who left since: taking that up again is for her to say.
            remarks = (f"đã thôi công tác từ {max(ended):%d/%m/%Y}, nhận là trở lại", *remarks)
            taken = False
        state = State.CHANGED if values or move else State.SAME
        return Proposal(
            key, state, person.full_name, row, person, values, move, tuple(changes), remarks,
            taken and state is State.CHANGED,
        )  # fmt: skip

    def _move(self, row: ListedPerson, person: Person) -> Move | None:
        unit, new_unit = self._unit_of(row)
        held = [
            tenure for tenure in person.tenures if tenure.ends_on is None or tenure.ends_on >= self._today
        ]
        for tenure in held:
            same_unit = not new_unit and unit in {"", tenure.unit}
            if same_unit and fold(row.position) in {"", fold(tenure.position)}:
                return None
        old = person.tenure_on(self._today) or (held[0] if held else None)
        if old is None:
            if not unit and not new_unit:
                return None
            return Move(None, unit, new_unit, row.position, self._heads_unit(row.position, unit or new_unit))
        if not unit and not new_unit:
            unit = old.unit
        if not row.position and unit == old.unit:
            return None
        stays = unit == old.unit
        position = row.position or old.position
        is_head = old.is_head if stays and not row.position else self._heads_unit(position, unit or new_unit)
        if stays and old.is_head and _HEADS.fullmatch(fold(position)):
            is_head = True
        return Move(old, unit, new_unit, position, is_head, fills=stays and not old.position)

    def _told_move(self, move: Move) -> list[Change]:
        told = []
        old_unit = self._office.unit_called(move.old.unit) if move.old else ""
        new_unit = self._unit_name(move.unit, move.new_unit)
        if old_unit != new_unit:
            told.append(Change("đơn vị", old_unit, new_unit))
        old_position = move.old.position if move.old else ""
        if fold(old_position) != fold(move.position):
            told.append(Change("chức vụ", old_position, move.position))
        return told

    def _heads_unit(self, position: str, unit: str) -> bool:
        """Guess from the position whether a person heads the unit, where nobody does yet."""
        if unit in self._heads or not _HEADS.fullmatch(fold(position)):
            return False
        self._heads.add(unit)
        return True

    def _guessed_kind(self, row: ListedPerson, unit: str, new_unit: str) -> PersonKind:
        known = self._office.units_by_id.get(unit)
        unit_kind = known.kind if known else self._units[new_unit].unit.kind if new_unit else UnitKind.OTHER
        leads = _LEADERS.fullmatch(fold(row.position)) is not None
        usual = PersonKind.CADRE if leads else PersonKind.CIVIL_SERVANT
        guessed = _KINDS_BY_UNIT.get(unit_kind, usual)
        return next((kind for kind in self._office.kinds if kind == guessed), guessed)

    def _covered(self) -> set[str] | None:
        """Return the units that the list is about, None where it names none: then it is about all."""
        found = set()
        for row in self._rows:
            unit, new_unit = self._unit_of(row)
            if not unit and not new_unit and not row.problems:
                return None
            found.add(unit)
        return found

    def _left(self, present: set[str], covered: set[str] | None) -> list[Proposal]:
        """Return who works in a unit of the list without standing in it; never taken unless she ticks it."""
        found = []
        for person in self._office.people_on(self._today):
            tenure = person.tenure_on(self._today)
            if person.id in present or tenure is None or (covered is not None and tenure.unit not in covered):
                continue
            where = ", ".join(filter(None, (tenure.position, self._office.unit_called(tenure.unit))))
            change = Change("công tác", where, "thôi công tác")
            found.append(
                Proposal(person.id, State.LEFT, person.full_name, None, person, None, None, (change,))
            )
        return found


def _is_year_of(listed: str, known: str) -> bool:
    """Tell whether the list has only the year of a date that is known better."""
    return len(listed) == len("1985") and known.startswith(listed)
