# SPDX-License-Identifier: MIT
"""Sentences of a report with the records they come from; what was written down twice is told once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

_DAYS_APART = 3
_ALIKE = 0.7
_LONG = 40  # letters from which the same words of two tasks are no chance
_WHOLE = 12  # letters from which words that stand in others' are taken for the same
_WORD = re.compile(r"\w+")
_FILLERS = frozenset(
    fold("đã được đang có tổ chức thực hiện tiến hành tại ở của và cho về với các những").split()
)


class Said(NamedTuple):
    """A sentence and its records (table, id).

    `core` are the words compared with others', where the sentence has more around them. An entry of progress,
    a result and an activity have their `day`; an activity says `where` it was, with its days.
    """

    text: str
    sources: tuple[tuple[str, str], ...] = ()
    core: str = ""
    day: date | None = None
    where: str = ""

    @property
    def is_entry(self) -> bool:
        """Tell whether it was written down of a task, as its progress or its result."""
        return any(table in {"progress_entry", "task"} for table, _key in self.sources)

    @property
    def is_activity(self) -> bool:
        """Tell whether it is one activity of the diary."""
        return bool(self.where) and any(table == "activity" for table, _key in self.sources)

    @property
    def key(self) -> str:
        """Return what makes two sentences the same."""
        return fold(bare(self.core or self.text))

    def with_sources(self, other: Said) -> Said:
        """Return the sentence with another one's records too."""
        return self._replace(sources=sources((self, other)))


def sources(said: Iterable[Said]) -> tuple[tuple[str, str], ...]:
    """Return the records of sentences, each once."""
    return tuple(dict.fromkeys(source for each in said for source in each.sources))


def unique(said: Iterable[Said]) -> list[Said]:
    """Return what was said once, the same words with the records of all who said them."""
    kept: dict[str, Said] = {}
    for each in said:
        key = fold(each.text)
        known = kept.get(key)
        kept[key] = each if known is None else known.with_sources(each)
    return list(kept.values())


def told_once(said: Iterable[Said]) -> list[Said]:
    """Return the sentences of one task without those that another one holds already.

    An entry of progress that tells of an activity of the diary is told as that activity; where it knows more,
    it gets the activity's day and place. No figure is left out.
    """
    kept: list[Said] = []
    for each in unique(said):
        for place, other in enumerate(kept):
            joined = _joined(other, each)
            if joined is not None:
                kept[place] = joined
                break
        else:
            kept.append(each)
    return kept


class Told:
    """What a report has told already: the same is not told again of the next task."""

    def __init__(self) -> None:
        self._known: dict[object, str] = {}

    def rest(self, title: str, said: Sequence[Said]) -> list[Said]:
        """Return what was not told yet; where that is nothing, where it was told."""
        kept: list[Said] = []
        again: list[Said] = []
        place = ""
        for each in said:
            key: object = each.sources if each.is_activity else each.key
            if not each.is_activity and len(each.key) < _LONG:
                kept.append(each)
            elif key in self._known:
                again.append(each)
                place = place or self._known[key]
            else:
                self._known[key] = title
                kept.append(each)
        if again and not kept:
            return [Said(f"Như đã nêu ở “{bare(place)}”.", sources(again))]
        return [kept[0]._replace(sources=sources((kept[0], *again))), *kept[1:]] if again else kept


def bare(text: str) -> str:
    """Return words in one line without the mark at their end."""
    return " ".join(text.split()).rstrip(" .;:")


def ended(text: str) -> str:
    """Return words in one line as a sentence."""
    said = " ".join(text.split()).rstrip(" ;:")
    return said if not said or said[-1] in ".!?…" else f"{said}."


def _joined(first: Said, second: Said) -> Said | None:
    """Return the one sentence that tells what two tell, None where they tell different things."""
    for one, other in ((first, second), (second, first)):
        if not one.is_activity and not other.is_activity and _holds(other.key, one.key):
            return other.with_sources(one)
    entry, activity = (first, second) if first.is_entry else (second, first)
    if not (entry.is_entry and activity.is_activity) or not _is_near(entry.day, activity.day):
        return None
    written, noted = _words(entry.key), _words(activity.key)
    all_of_it = _words(fold(activity.text))
    if _share(written, all_of_it) >= _ALIKE and _numbers(written) <= _numbers(all_of_it):
        return activity.with_sources(entry)
    counted = _numbers(_words(fold(activity.text.replace(activity.where, ""))))
    if _share(noted, written) >= _ALIKE and counted <= _numbers(written):
        more = Said(f"{bare(entry.text)} ({activity.where}).", entry.sources, entry.core, entry.day)
        return more.with_sources(activity)
    return None


def _is_near(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= _DAYS_APART


def _holds(text: str, words: str) -> bool:
    whole = " ".join(_WORD.findall(text))
    part = " ".join(_WORD.findall(words))
    return whole == part or (len(part) >= _WHOLE and f" {part} " in f" {whole} ")


def _words(folded: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded)) - _FILLERS


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.lstrip("0") for word in words if word.isdecimal())


def _share(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / len(words) if words else 0.0
