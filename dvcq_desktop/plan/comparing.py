# SPDX-License-Identifier: MIT
"""Two texts of one plan held against each other: which clauses are new, reworded, moved or gone.

Clauses are matched by what they say and where they stand. White space, Unicode form and the placement of
tones are no change.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from dvcq_desktop.plan.rules import Clause
from dvcq_desktop.text.wording import Marks, forms, in_both_orders, marks, same_words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from dvcq_desktop.plan.plantext import PlanText, Section

# How much of their words two clauses share to be taken for one: anywhere, at the same place, under the same
# title. Of unrelated clauses of one plan a tenth share more than a third, hardly any more than a half.
_ALIKE = 0.6
_ALIKE_AT_PLACE = 0.4
_ALIKE_TITLED = 0.1
_SURELY = 0.75
# What place and title add where several could be meant.
_HOME = 0.2
# Words in more clauses than these find no partners: they stand everywhere.
_RARE = 12


class Kind(StrEnum):
    """What became of a clause, or of a line of the head."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    DROPPED = "dropped"
    SAME = "same"

    @property
    def label(self) -> str:
        """Return the word that is shown."""
        return {
            "new": "Mới",
            "changed": "Đổi",
            "moved": "Chuyển",
            "dropped": "Bỏ",
            "same": "Giữ nguyên",
        }[self.value]


@dataclass(frozen=True)
class ClauseChange:
    """One clause of either text or of both; what is reworded may be `moved` as well."""

    kind: Kind
    old: Clause | None = None
    new: Clause | None = None
    moved: bool = False

    @property
    def key(self) -> str:
        """Return what tells this change from the others."""
        clause = self.old or self.new
        return clause.id if clause else ""

    @cached_property
    def title(self) -> Marks:
        """Return which words of the title differ."""
        return marks(self.old.title if self.old else "", self.new.title if self.new else "")

    @cached_property
    def text(self) -> Marks:
        """Return which words of the text differ."""
        return marks(self.old.text if self.old else "", self.new.text if self.new else "")


def clauses_of(text: PlanText, mark: str = "+") -> list[Clause]:
    """Return the clauses of a text that was read, as a plan keeps them; their keys begin with the mark."""
    found: list[Clause] = []
    waiting: list[tuple[Section, str | None]] = [(section, None) for section in reversed(text.sections)]
    while waiting:
        section, parent = waiting.pop()
        key = f"{mark}{len(found) + 1}"
        found.append(
            Clause(key, parent, section.label, section.path, section.title, section.text, len(found) + 1)
        )
        waiting.extend((child, key) for child in reversed(section.children))
    return found


def compare(old: Sequence[Clause], new: Sequence[Clause]) -> list[ClauseChange]:
    """Return what became of every clause, in the later text's order, what is gone where it stood.

    Both are in the order of their texts, parents before children; no key is in both.
    """
    pairs = _Matching(old, new).pairs()
    moved = _moved(old, new, pairs)
    changes = {clause.id: _change(clause, pairs.get(clause.id), moved=clause.id in moved) for clause in new}
    return _in_reading_order(old, new, changes, pairs)


# Title and text of each clause in the form in which they are compared.
_Worded = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


class _Matching:
    """Find the earlier clause of each later one, the surest pairs first."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause]) -> None:
        self._old = {clause.id: clause for clause in old}
        self._new = {clause.id: clause for clause in new}
        self._places = _places(old) | _places(new)
        self._found: dict[str, str] = {}
        self._taken: set[str] = set()

    def pairs(self) -> dict[str, Clause]:
        """Return the earlier clause by the later one's key."""
        self._pair_by(lambda clause: (self._places[clause.id], clause.title, clause.text))
        self._pair_by(_said)
        words = {clause.id: (forms(clause.title), forms(clause.text)) for clause in self._left()}
        self._pair_by(lambda clause: (self._places[clause.id], *words[clause.id]))
        self._pair_by(lambda clause: words[clause.id] if any(words[clause.id]) else None)
        counted = {key: Counter(_words(parts)) for key, parts in words.items()}
        self._pair_at_home(counted)
        self._pair_alike(words, counted)
        self._pair_by_children()
        return {new: self._old[old] for new, old in self._found.items()}

    def _left(self) -> Iterator[Clause]:
        yield from (clause for clause in self._old.values() if clause.id not in self._taken)
        yield from (clause for clause in self._new.values() if clause.id not in self._found)

    def _pair(self, old: str, new: str) -> None:
        self._found[new] = old
        self._taken.add(old)

    def _pair_by(self, key_of: Callable[[Clause], Hashable]) -> None:
        """Pair what has the same key, the first with the first; None is no key."""
        waiting: dict[Hashable, list[str]] = defaultdict(list)
        for clause in reversed(self._old.values()):
            if clause.id not in self._taken:
                waiting[key_of(clause)].append(clause.id)
        waiting.pop(None, None)
        for clause in self._new.values():
            if clause.id not in self._found and (held := waiting.get(key_of(clause))):
                self._pair(held.pop(), clause.id)

    def _pair_at_home(self, counted: dict[str, Counter[str]]) -> None:
        """Pair what stands alone at its place and hardly changed; most changes are of this kind."""
        beside: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for clause in self._left():
            beside[self._places[clause.id]][clause.id in self._new].append(clause.id)
        for old, new in beside.values():
            if len(old) == len(new) == 1 and _share(counted[old[0]], counted[new[0]]) >= _SURELY:
                self._pair(old[0], new[0])

    def _pair_alike(self, words: _Worded, counted: dict[str, Counter[str]]) -> None:
        """Pair what shares most of its words, the most alike first."""
        scored = []
        for old, new in self._candidates(words, counted):
            share = _share(counted[old], counted[new])
            home = self._home(old, new, words)
            if share >= home:
                scored.append((share + _HOME * (home < _ALIKE), old, new))
        for _, old, new in sorted(scored, key=lambda pair: -pair[0]):
            if old not in self._taken and new not in self._found:
                self._pair(old, new)

    def _candidates(self, words: _Worded, counted: dict[str, Counter[str]]) -> Iterable[tuple[str, str]]:
        """Return pairs worth a look: at one place, under one title, or sharing a word that few have."""
        sides: dict[Hashable, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for clause in self._left():
            side = clause.id in self._new
            sides["place", self._places[clause.id]][side].append(clause.id)
            if words[clause.id][0]:
                sides["title", words[clause.id][0]][side].append(clause.id)
            for word in counted[clause.id]:
                sides[word][side].append(clause.id)
        return dict.fromkeys(
            (old, new)
            for key, (left, right) in sides.items()
            if isinstance(key, tuple) or max(len(left), len(right)) <= _RARE
            for old in left
            for new in right
        )

    def _home(self, old: str, new: str, words: _Worded) -> float:
        """Return how much two clauses must share, by where they stand and what they are called."""
        if words[old][0] and words[old][0] == words[new][0]:
            return _ALIKE_TITLED
        return _ALIKE_AT_PLACE if self._places[old] == self._places[new] else _ALIKE

    def _pair_by_children(self) -> None:
        """Pair headings that were worded anew by what stands under them, the innermost first."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for clause in reversed(self._new.values()):
            if clause.id not in self._found and votes[clause.id]:
                [(best, _)] = votes[clause.id].most_common(1)
                if best not in self._taken:
                    self._pair(best, clause.id)
            held = self._old.get(self._found.get(clause.id, ""))
            if clause.parent and held and held.parent and held.parent not in self._taken:
                votes[clause.parent][held.parent] += 1


def _places(clauses: Sequence[Clause]) -> dict[str, str]:
    """Return where each clause stands: its path, of bullets that of the clause above and their label."""
    found: dict[str, str] = {}
    for clause in clauses:
        above = found.get(clause.parent or "", "")
        found[clause.id] = clause.path or f"{above}/{clause.label}"
    return found


def _said(clause: Clause) -> Hashable:
    return (clause.title, clause.text) if clause.title or clause.text else None


def _words(parts: tuple[tuple[str, ...], tuple[str, ...]]) -> Iterator[str]:
    for part in parts:
        yield from (word.lower() for word in part if word[0].isalnum())


def _share(old: Counter[str], new: Counter[str]) -> float:
    total = old.total() + new.total()
    if not total:
        return 1.0
    few, many = (old, new) if len(old) < len(new) else (new, old)
    return 2 * sum(min(count, many[word]) for word, count in few.items() if word in many) / total


def _moved(old: Sequence[Clause], new: Sequence[Clause], pairs: dict[str, Clause]) -> set[str]:
    """Return the later clauses that are numbered anew, stand under another clause or in another order."""
    order = {clause.id: place for place, clause in enumerate(old)}
    found: set[str] = set()
    beside: dict[str | None, list[Clause]] = defaultdict(list)
    for clause in new:
        held = pairs.get(clause.id)
        if held is None:
            continue
        above = pairs.get(clause.parent) if clause.parent else None
        # Under a clause that is new nothing stands where it stood.
        below_new = clause.parent is not None and above is None
        if clause.label != held.label or below_new or (above.id if above else None) != held.parent:
            found.add(clause.id)
        else:
            beside[clause.parent].append(clause)
    for siblings in beside.values():
        places = [(place, order[pairs[clause.id].id]) for place, clause in enumerate(siblings)]
        kept = {place for place, _ in in_both_orders(places)}
        found.update(clause.id for place, clause in enumerate(siblings) if place not in kept)
    return found


def _change(clause: Clause, held: Clause | None, *, moved: bool) -> ClauseChange:
    if held is None:
        return ClauseChange(Kind.NEW, None, clause)
    if not (same_words(held.title, clause.title) and same_words(held.text, clause.text)):
        return ClauseChange(Kind.CHANGED, held, clause, moved=moved)
    return ClauseChange(Kind.MOVED if moved else Kind.SAME, held, clause, moved=moved)


def _in_reading_order(
    old: Sequence[Clause], new: Sequence[Clause], changes: dict[str, ClauseChange], pairs: dict[str, Clause]
) -> list[ClauseChange]:
    """Put what is gone behind what it stood behind."""
    later = {held.id: key for key, held in pairs.items()}
    behind: dict[str, list[ClauseChange]] = defaultdict(list)
    last = ""
    for clause in old:
        if clause.id in later:
            last = later[clause.id]
        else:
            behind[last].append(ClauseChange(Kind.DROPPED, clause))
    found = list(behind[""])
    for clause in new:
        found += [changes[clause.id], *behind[clause.id]]
    return found
