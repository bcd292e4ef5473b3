# SPDX-License-Identifier: MIT
"""Models that may be one model entered twice: nearly the same name in the same unit and year."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

_NEAR = 0.86
"""Two folded names this alike are pointed out: one word of six changed, or a few letters mistyped."""
_USUAL = re.compile(r"\b(mo hinh|dien hinh|dan van kheo|xay dung|thuc hien)\b")
_SIGNS = re.compile(r"[^a-z0-9]+")


class Named(Protocol):
    """Say what is asked of a model."""

    @property
    def id(self) -> str:
        """Return its key."""

    @property
    def name(self) -> str:
        """Return its name."""

    @property
    def unit(self) -> str | None:
        """Return the key of its unit."""

    @property
    def year(self) -> int:
        """Return its year."""


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """Return what tells a name from others: folded, without signs and the words that most names have."""
    words = _SIGNS.sub(" ", fold(name)).strip()
    return " ".join(_USUAL.sub(" ", words).split()) or words


@lru_cache(maxsize=32768)
def is_near(one: str, other: str) -> bool:
    """Tell whether two names are the same but for tones, case, signs, usual words, or a few letters.

    Numbers tell names apart: "Tổ tự quản số 1" is not "Tổ tự quản số 2".
    """
    first, second = core(one), core(other)
    if first == second:
        return True
    if re.findall(r"\d+", first) != re.findall(r"\d+", second):
        return False
    likeness = SequenceMatcher(None, first, second, autojunk=False)
    # The first two are upper bounds, and quick.
    return all(
        found() >= _NEAR for found in (likeness.real_quick_ratio, likeness.quick_ratio, likeness.ratio)
    )


def twins_of(models: Iterable[Named], apart: Container[frozenset[str]] = ()) -> dict[str, list[str]]:
    """Return for each model those that it may be the same as, by key; models without a unit are left out.

    `apart` are pairs that she looked at and said are two.
    """
    by_place: dict[tuple[int, str], list[Named]] = defaultdict(list)
    for model in models:
        if model.unit and model.name.strip():
            by_place[model.year, model.unit].append(model)
    found: dict[str, list[str]] = defaultdict(list)
    for neighbours in by_place.values():
        for one, other in combinations(neighbours, 2):
            if is_near(one.name, other.name) and frozenset({one.id, other.id}) not in apart:
                found[one.id].append(other.id)
                found[other.id].append(one.id)
    return dict(found)
