# SPDX-License-Identifier: MIT
"""The words of two texts compared: what differs, whatever white space, Unicode form or tone placement.

"Hoà", "hòa" and their decomposed forms are one word here, and so are the kinds of dashes and of quotes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
# Old and new placement of the tone where a syllable ends in oa, oe or uy; "quý" has one only.
_OPEN_END = re.compile(r"(?:(?<=[oO])([àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])|(?<=(?<![qQ])[uU])([ỳýỷỹỵỲÝỶỸỴ]))$")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SIGNS = {**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛ʼ′", "'")}
# Below this many words on either side difflib is quick without looking for words that stand once.
_FEW = 40
# Above it difflib may leave out the words that stand everywhere.
_MANY = 2000
# Signs alone between two changes belong to them: marks with such holes are hard to read.
_SIGNS_BETWEEN = 1


@dataclass(frozen=True)
class Marks:
    """What differs between two texts: places in the earlier and in the later one."""

    old: tuple[Span, ...] = ()
    new: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.old or self.new)


def forms(text: str) -> tuple[str, ...]:
    """Return the words and signs of a text in the form in which all ways of writing one are equal."""
    return tuple([_FORMS[token] for token in _TOKEN.findall(_composed(text))])


def same_words(old: str, new: str) -> bool:
    """Tell whether two texts say the same but for white space, Unicode form and tone placement."""
    return old == new or forms(old) == forms(new)


def holds_words(text: Sequence[str], part: Sequence[str]) -> bool:
    """Tell whether words stand in a text one behind the other; both are `forms`."""
    if not part:
        return True
    size, first = len(part), part[0]
    wanted = tuple(part)
    return any(
        text[start] == first and tuple(text[start : start + size]) == wanted
        for start in range(len(text) - size + 1)
    )


def marks(old: str, new: str) -> Marks:
    """Return the places of the words that differ; both texts are counted in their composed form (NFC)."""
    if old == new:
        return Marks()
    left, right = list(_places(old)), list(_places(new))
    whole = (0, len(left), 0, len(right))
    ops = _joined(_changes([form for form, _ in left], [form for form, _ in right], whole), left)
    return Marks(
        tuple((left[a][1][0], left[b - 1][1][1]) for a, b, _, _ in ops if a < b),
        tuple((right[c][1][0], right[d - 1][1][1]) for _, _, c, d in ops if c < d),
    )


_Op = tuple[int, int, int, int]
_Placed = tuple[str, Span]


class _FormTable(dict[str, str]):
    """Work out each word's form when it is first met."""

    def __missing__(self, token: str) -> str:
        form = self[token] = _SIGNS.get(token) or _form(token)
        return form


def _form(word: str) -> str:
    word = word.translate(_ETH)
    found = _OPEN_END.search(word)
    if found is None:
        return word
    plain, tone = _without_tone(found[0])
    before = found.start() - 1
    return unicodedata.normalize("NFC", f"{word[:before]}{word[before]}{tone}{plain}")


def _without_tone(letter: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", letter)
    tone = next(part for part in parts if part in _TONES)
    return unicodedata.normalize("NFC", parts.replace(tone, "")), tone


_ETH = str.maketrans("Ðð", "Đđ")
_FORMS = _FormTable()


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _places(text: str) -> Iterator[_Placed]:
    for found in _TOKEN.finditer(_composed(text)):
        yield _FORMS[found[0]], found.span()


def _changes(old: Sequence[str], new: Sequence[str], where: _Op) -> Iterator[_Op]:
    """Give the stretches that differ between two places, in order."""
    a, b, c, d = where
    while a < b and c < d and old[a] == new[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
    if a == b or c == d:
        if a < b or c < d:
            yield a, b, c, d
        return
    anchors = _anchors(old, new, (a, b, c, d)) if min(b - a, d - c) > _FEW else []
    if not anchors:
        yield from _by_difflib(old, new, (a, b, c, d))
        return
    for x, y in [*anchors, (b, d)]:
        yield from _changes(old, new, (a, x, c, y))
        a, c = x + 1, y + 1


def _anchors(old: Sequence[str], new: Sequence[str], where: _Op) -> list[tuple[int, int]]:
    """Return the places of the words that stand once on either side, as many as keep their order."""
    a, b, c, d = where
    left = _single(old, a, b)
    right = _single(new, c, d)
    return in_both_orders([(place, right[word]) for word, place in left.items() if word in right])


def _single(words: Sequence[str], start: int, end: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for place in range(start, end):
        found[words[place]] = -1 if words[place] in found else place
    return {word: place for word, place in found.items() if place >= 0}


def in_both_orders(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most pairs that go up on both sides; the first places go up already."""
    ends: list[int] = []
    chains: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(chains[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            chains.append(number)
        else:
            ends[length], chains[length] = place, number
    found = []
    number = chains[-1] if chains else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _by_difflib(old: Sequence[str], new: Sequence[str], where: _Op) -> Iterator[_Op]:
    a, b, c, d = where
    matcher = SequenceMatcher(None, old[a:b], new[c:d], autojunk=max(b - a, d - c) > _MANY)
    for tag, e, f, g, h in matcher.get_opcodes():
        if tag != "equal":
            yield a + e, a + f, c + g, c + h


def _joined(changes: Iterable[_Op], words: Sequence[_Placed]) -> list[_Op]:
    """Put changes together that only a sign keeps apart."""
    found: list[_Op] = []
    for change in changes:
        last = found[-1] if found else None
        if last and change[0] - last[1] <= _SIGNS_BETWEEN and not _has_word(words[last[1] : change[0]]):
            found[-1] = (last[0], change[1], last[2], change[3])
        else:
            found.append(change)
    return found


def _has_word(words: Sequence[_Placed]) -> bool:
    return any(form[0].isalnum() for form, _ in words)
