# SPDX-License-Identifier: MIT
"""Which person of the office a row of the list is, and which rows are one person twice."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from dvcq_desktop.office.rules import Person
from dvcq_desktop.office.staff.units import key_of
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.office.staff.lists import ListedPerson

_TONES = "\u0300\u0301\u0303\u0309\u0323"
OTHER_BIRTH = "ngày sinh khác với người cùng tên, cùng vị trí đã có"
SAME_NAME = "trùng tên với người đã có nhưng khác ngày sinh"
UNCLEAR = "có nhiều người cùng tên, chưa rõ là ai: hãy ghi thêm ngày sinh"


@dataclass
class Matches:
    """Rows by their place in the list: the person each is, of which row it is a repetition, and remarks."""

    persons: dict[int, Person] = field(default_factory=dict)
    repeated: dict[int, int] = field(default_factory=dict)
    remarks: dict[int, str] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)


def same_words(one: str, other: str) -> bool:
    """Tell whether two names are the same, whatever case and wherever the tones stand: hòa is hoà."""
    return _spelling(one) == _spelling(other)


def match(
    rows: Sequence[ListedPerson], people: Sequence[Person], units: Mapping[int, str | None], today: date
) -> Matches:
    """Match rows and people of the same name; `units` are the office's units of the rows by their places."""
    found = Matches()
    by_name: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_name[fold(person.full_name)].append(person)
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if not row.problems:
            places[fold(row.name)].append(place)
    for name, own in places.items():
        _mark_repeated(rows, own, found)
        left = [place for place in own if place not in found.repeated]
        if by_name[name]:
            _Group(rows, left, list(by_name[name]), units, today, found).match()
    return found


class _Group:
    """Match the rows and the people of one name, the surest signs first."""

    def __init__(
        self,
        rows: Sequence[ListedPerson],
        places: list[int],
        people: list[Person],
        units: Mapping[int, str | None],
        today: date,
        found: Matches,
    ) -> None:
        self._rows, self._places, self._people = rows, places, people
        self._units, self._today, self._found = units, today, found

    def match(self) -> None:
        """Match by birth; then, where one is missing, by unit and position; then by the name alone."""
        self._take_unique(lambda row, person, _place: row.birth != "" and row.birth == person.birth)
        self._take_unique(
            lambda row, person, _place: (
                same_words(row.name, person.full_name) and _same_year(row.birth, person.birth)
            )
        )
        self._take_unique(self._agrees_in_both)
        self._take_unique(self._agrees_in_one)
        self._take_last()
        for place in self._places:
            if any(self._may_be(self._rows[place], person) for person in self._people):
                self._found.remarks[place] = UNCLEAR
                self._found.doubtful.add(place)
            elif self._people:
                self._found.remarks.setdefault(place, SAME_NAME)

    def _take_unique(self, fits: Callable[[ListedPerson, Person, int], bool]) -> None:
        """Match where only one person fits a row, and only this row fits that person."""
        pairs = [
            (place, person)
            for place in self._places
            for person in self._people
            if fits(self._rows[place], person, place)
        ]
        pairs = self._exact_first(pairs)
        for place, person in pairs:
            rows = sum(other == place for other, _person in pairs)
            persons = sum(other.id == person.id for _place, other in pairs)
            if rows == persons == 1:
                self._take(place, person)

    def _exact_first(self, pairs: list[tuple[int, Person]]) -> list[tuple[int, Person]]:
        """Leave out pairs whose names differ in their tones, where a side has a pair that does not."""
        exact = [
            (place, person) for place, person in pairs if same_words(self._rows[place].name, person.full_name)
        ]
        rows, people = {place for place, _person in exact}, {person.id for _place, person in exact}
        others = [pair for pair in pairs if pair[0] not in rows and pair[1].id not in people]
        return exact + others

    def _take_last(self) -> None:
        """Match the only row and the only person that are left, where nothing speaks against it."""
        if len(self._places) != 1 or len(self._people) != 1:
            return
        place, person = self._places[0], self._people[0]
        row = self._rows[place]
        if self._may_be(row, person):
            self._take(place, person)
        elif same_words(row.name, person.full_name) and self._agreement(place, person) == 2:
            self._take(place, person)
            self._found.remarks[place] = OTHER_BIRTH
            self._found.doubtful.add(place)

    def _take(self, place: int, person: Person) -> None:
        self._found.persons[place] = person
        self._places.remove(place)
        self._people.remove(person)

    def _may_be(self, row: ListedPerson, person: Person) -> bool:
        """Tell whether a birth that is missing lets the two be one."""
        named = same_words(row.name, person.full_name) or row.name.isascii() or person.full_name.isascii()
        return named and not (row.birth and person.birth)

    def _agrees_in_both(self, row: ListedPerson, person: Person, place: int) -> bool:
        return self._may_be(row, person) and self._agreement(place, person) == 2

    def _agrees_in_one(self, row: ListedPerson, person: Person, place: int) -> bool:
        return self._may_be(row, person) and self._agreement(place, person) == 1

    def _agreement(self, place: int, person: Person) -> int:
        """Count what agrees of unit and position, in any position held on the day."""
        row, unit = self._rows[place], self._units.get(place)
        held = [tenure for tenure in person.tenures if tenure.holds_on(self._today)]
        return max(
            (
                (unit is not None and tenure.unit == unit)
                + (row.position != "" and fold(tenure.position) == fold(row.position))
                for tenure in held
            ),
            default=0,
        )


def _mark_repeated(rows: Sequence[ListedPerson], places: Sequence[int], found: Matches) -> None:
    """Mark rows that are a row above once more: the same name, and the same birth or the same place."""
    seen: dict[tuple[object, ...], int] = {}
    for place in places:
        row = rows[place]
        key = (_spelling(row.name), row.birth) if row.birth else (_spelling(row.name), *_place(row))
        if key in seen:
            found.repeated[place] = seen[key]
        else:
            seen[key] = place


def _place(row: ListedPerson) -> tuple[str, str]:
    return key_of(row.unit), fold(row.position)


def _same_year(one: str, other: str) -> bool:
    """Tell whether a year is the year of a whole date."""
    return bool(one and other) and one[:4] == other[:4] and min(len(one), len(other)) == 4


@lru_cache(maxsize=16_384)
def _spelling(name: str) -> tuple[tuple[str, str], ...]:
    """Return each word's letters with their hats, and its tones wherever they stand."""
    words = []
    for word in unicodedata.normalize("NFD", name.casefold()).replace("ð", "đ").split():
        letters = unicodedata.normalize("NFC", "".join(char for char in word if char not in _TONES))
        words.append((letters, "".join(sorted(char for char in word if char in _TONES))))
    return tuple(words)
