# SPDX-License-Identifier: MIT
"""Searching, sorting, moving and naming the few hundred records of an office, in memory."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.order import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

R = TypeVar("R")


def matches(search: str, *texts: str) -> bool:
    """Tell whether every word searched for is in the texts, tones and case aside."""
    hay = fold(" ".join(texts))
    return all(word in hay for word in fold(search).split())


def ordered(records: Iterable[R], value: Callable[[R], object], *, descending: bool = False) -> list[R]:
    """Sort by a value in Vietnamese order; equal ones stay as they were, empty ones come last."""
    keyed = [(record, _key(value(record))) for record in records]
    filled = [pair for pair in keyed if pair[1] is not None]
    empty = [record for record, key in keyed if key is None]
    filled.sort(key=lambda pair: pair[1] or "", reverse=descending)
    return [record for record, _ in filled] + empty


def moved(ids: Sequence[str], chosen: Collection[str], step: int) -> list[str]:
    """Move the chosen ones up (step -1) or down (+1) by one place, keeping their own order.

    Those that stand at the end already stay there, and so do chosen ones that touch them.
    """
    line = list(ids if step < 0 else reversed(ids))
    for place in range(1, len(line)):
        if line[place] in chosen and line[place - 1] not in chosen:
            line[place - 1], line[place] = line[place], line[place - 1]
    return line if step < 0 else line[::-1]


def few(names: Sequence[str], rest: str, most: int = 3, *, between: str = ", ") -> str:
    """Name the first of many ("Thôn A, Thôn B, Thôn C và 2 đơn vị khác"); `rest` is what the others are."""
    shown = between.join(names[:most])
    left = len(names) - most
    return f"{shown} và {left} {rest} khác" if left > 0 else shown


def _key(value: object) -> str | None:
    """Return a text whose order is the value's."""
    match value:
        case None | "":
            return None
        case bool():
            return str(int(value))
        case int():
            return f"{value:020d}"
        case date():
            return value.isoformat()
    return sort_key(str(value))
