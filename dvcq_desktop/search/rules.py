# SPDX-License-Identifier: MIT
"""What is found for the words typed: on shelves of folded texts, the best first, as many as are shown."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dvcq_desktop.office.finding.rules import Found

# A text, its title, both folded with a space before them so that each word begins with one, and the record;
# the title without the signs beside its words.
_Entry = tuple[str, str, "Found"]
# Signs between words, and at the end: "Văn hóa - Xã hội" is typed as "van hoa xa hoi".
_BETWEEN = re.compile(r"\W*\s\W*|\W+$")

FEW = 5
"""How many of a group are shown beside other groups."""
MANY = 200
"""How many of a group are shown alone."""


class Group(NamedTuple):
    """What was found on one shelf: the best of it, how well that fits (0 best), and how many there are."""

    name: str
    hits: tuple[Found, ...]
    rank: int
    total: int


class Shelf:
    """Hold the records of one kind in their order; one that `is_named` is called by its last words too."""

    def __init__(self, *, is_named: bool = False) -> None:
        self._ranks = (_called if is_named else _whole, *_RANKS)
        self._entries: dict[str, _Entry] = {}
        self._narrowed: tuple[list[str], list[_Entry]] = ([], [])

    def put(self, records: Iterable[Found]) -> None:
        """Hold these records instead of all others."""
        self._entries = {record.id: _entry(record) for record in records}
        self._forget()

    def renew(self, keys: Iterable[str], records: Iterable[Found]) -> None:
        """Hold some records as they are now, where `records` lacks one, no longer; new ones come last."""
        fresh = {record.id: _entry(record) for record in records}
        for key in keys:
            if key not in fresh:
                self._entries.pop(key, None)
        self._entries.update(fresh)
        self._forget()

    def get(self, key: str) -> Found | None:
        """Return a record by its key."""
        entry = self._entries.get(key)
        return entry[2] if entry else None

    def find(self, words: list[str], most: int) -> tuple[tuple[Found, ...], int, int]:
        """Return the best records that hold all words, how well the first fits, and how many there are.

        The title is what was typed; it begins with it; it holds it as it was typed; words of the title begin
        with the words typed; the title holds them; they stand somewhere in the record.
        """
        held = self._holding(words)
        hits: list[_Entry] = []
        best = len(self._ranks)
        for rank, fitting in enumerate(self._ranks):
            if len(hits) == most or len(hits) == len(held):
                break
            taken = {entry[2].id for entry in hits}
            more = (entry for entry in fitting(held, words) if entry[2].id not in taken)
            for entry in islice(more, most - len(hits)):
                best = min(best, rank)
                hits.append(entry)
        return tuple(entry[2] for entry in hits), best, len(held)

    def _holding(self, words: list[str]) -> list[_Entry]:
        """Return what holds all words; one more letter only narrows what was found before it."""
        before, held = self._narrowed
        if not before or not all(any(known in word for word in words) for known in before):
            before, held = [], list(self._entries.values())
        for word in sorted(set(words) - set(before), key=len, reverse=True):
            held = [entry for entry in held if word in entry[0]]
        self._narrowed = (words, held)
        return held

    def _forget(self) -> None:
        self._narrowed = ([], [])


class Finding:
    """Find on several shelves, each with the name of its group, in the order of equals."""

    def __init__(self, shelves: Sequence[tuple[str, Shelf]]) -> None:
        self._shelves = tuple(shelves)

    def find(self, typed: str, only: str = "") -> list[Group]:
        """Return the groups in which something was found, the one with the best record first."""
        folded = fold(typed)
        # What was typed of signs alone is looked for as it stands.
        words = _BETWEEN.sub(" ", f" {folded}").split() or folded.split()
        if not words:
            return []
        found = []
        for name, shelf in self._shelves:
            if only in ("", name):
                hits, rank, total = shelf.find(words, MANY if only else FEW)
                if hits:
                    found.append(Group(name, hits, rank, total))
        return sorted(found, key=lambda group: group.rank)


def _entry(record: Found) -> _Entry:
    title = f" {fold(record.title)}"
    words = record.words
    plain = f" {_BETWEEN.sub(' ', title).strip()}"
    # What tables keep for their own search often begins with the title.
    rest = words[len(title) - 1 :] if words.startswith(title[1:]) else f" {words}"
    return f"{title}{rest} {_fold_detail(record.detail)}", plain, record


@lru_cache(maxsize=4096)
def _fold_detail(detail: str) -> str:
    return fold(detail)


def _whole(held: Iterable[_Entry], words: list[str]) -> Iterable[_Entry]:
    phrase = _phrase(words)
    return (entry for entry in held if entry[1] == phrase)


def _called(held: Iterable[_Entry], words: list[str]) -> Iterable[_Entry]:
    """Return what is called so: "Đông" is Hoàng Văn Đông, "Văn hóa - Xã hội" the room of that name."""
    phrase = _phrase(words)
    return (entry for entry in held if entry[1].endswith(phrase))


def _phrase(words: list[str]) -> str:
    return f" {_BETWEEN.sub(' ', ' '.join(words)).strip()}"


def _begun(held: Iterable[_Entry], words: list[str]) -> Iterable[_Entry]:
    phrase = _phrase(words)
    return (entry for entry in held if entry[1].startswith(phrase))


def _phrased(held: Iterable[_Entry], words: list[str]) -> Iterable[_Entry]:
    return _having(held, _phrase(words)) if len(words) > 1 else ()


def _words_begun(held: Iterable[_Entry], words: list[str]) -> Iterable[_Entry]:
    return _titled(held, [f" {word}" for word in words])


def _titled(held: Iterable[_Entry], parts: list[str]) -> Iterable[_Entry]:
    """Return what has all these parts in its title, asked for one part after the other: that is quick."""
    for part in parts:
        held = _having(held, part)
    return held


def _having(held: Iterable[_Entry], part: str) -> Iterator[_Entry]:
    return (entry for entry in held if part in entry[1])


def _anywhere(held: Iterable[_Entry], _words: list[str]) -> Iterable[_Entry]:
    return held


_RANKS: tuple[Callable[[Iterable[_Entry], list[str]], Iterable[_Entry]], ...] = (
    _begun,
    _phrased,
    _words_begun,
    _titled,
    _anywhere,
)
