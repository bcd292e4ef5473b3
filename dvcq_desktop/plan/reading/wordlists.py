# SPDX-License-Identifier: MIT
"""Word's automatic numbers: what stands before a paragraph without being part of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dvcq_desktop.text.numbers import roman

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 9
_MOST_IN_ROMAN = 3999
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class Level:
    """One level of a list: how its numbers look, the text around them, the first number."""

    shape: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass
class WordLists:
    """The lists of a document and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def label(self, number_id: str, depth: int) -> str:
        """Return the next label of a list at a depth, and count it."""
        abstract = self.abstract_of.get(number_id)
        levels = self.levels.get(abstract or "", {})
        level = levels.get(depth)
        if abstract is None or level is None or not 0 <= depth < _DEEPEST:
            return ""
        if level.shape in {"bullet", "none"}:
            return _bullet(level.text) if level.shape == "bullet" else ""
        counts = self._counts.setdefault(abstract, [0] * _DEEPEST)
        self._restart(number_id, counts)
        counts[depth] = counts[depth] + 1 if counts[depth] else level.start
        for deeper in range(depth + 1, _DEEPEST):
            counts[deeper] = 0
        return _PLACE.sub(lambda found: _written(levels, counts, int(found[1]) - 1), level.text)

    def _restart(self, number_id: str, counts: list[int]) -> None:
        if number_id in self._seen:
            return
        self._seen.add(number_id)
        for (owner, depth), start in self.restarts.items():
            if owner == number_id:
                counts[depth] = 0 if start <= 1 else start - 1


def read_lists(root: Element | None) -> WordLists:
    """Read the lists out of the part that declares them."""
    lists = WordLists()
    if root is None:
        return lists
    for abstract in root.iter(f"{W}abstractNum"):
        found = {_whole(level.get(f"{W}ilvl")): _level(level) for level in abstract.iter(f"{W}lvl")}
        lists.levels[abstract.get(f"{W}abstractNumId", "")] = found
    for number in root.iter(f"{W}num"):
        number_id = number.get(f"{W}numId", "")
        lists.abstract_of[number_id] = _value(number, "abstractNumId")
        for override in number.iter(f"{W}lvlOverride"):
            start = override.find(f"{W}startOverride")
            if start is not None:
                lists.restarts[number_id, _whole(override.get(f"{W}ilvl"))] = _whole(start.get(f"{W}val"))
    return lists


def _level(element: Element) -> Level:
    start = _value(element, "start")
    return Level(
        _value(element, "numFmt") or "decimal", _value(element, "lvlText"), _whole(start) if start else 1
    )


def _value(element: Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return child.get(f"{W}val", "") if child is not None else ""


def _whole(value: str | None) -> int:
    return int(value) if value and re.fullmatch(r"\d{1,6}", value) else 0


def _bullet(text: str) -> str:
    return text if text in {"+", "*", "-"} else "-"


def _written(levels: dict[int, Level], counts: list[int], depth: int) -> str:
    level = levels.get(depth, Level())
    number = counts[depth] or level.start
    if level.shape in {"upperRoman", "lowerRoman"} and 1 <= number <= _MOST_IN_ROMAN:
        return roman(number) if level.shape == "upperRoman" else roman(number).lower()
    if level.shape in {"upperLetter", "lowerLetter"} and number >= 1:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if level.shape == "upperLetter" else letter
    return f"{number:02d}" if level.shape == "decimalZero" else str(number)
