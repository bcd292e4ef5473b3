# SPDX-License-Identifier: MIT
"""Decisions in force that say the same thing twice, as when two PCs froze one each. No I/O."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.recognitions import in_force, rises
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.listing import few

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dvcq_desktop.nominations.recognitions import Item, Recognition

_MOST_NAMES = 6
_WHAT_TO_DO = (
    "hãy lập quyết định thay thế một trong hai; để trống danh sách thì quyết định mới chỉ hủy bỏ quyết định"
    " ấy"
)


class Double(NamedTuple):
    """Two decisions, by their keys, and what they say twice."""

    one: str
    other: str
    sentence: str


def doubles(decisions: Iterable[Recognition]) -> list[Double]:
    """Return the pairs of frozen decisions, neither replaced, of which one says what the other did."""
    by_year: dict[int, list[Recognition]] = defaultdict(list)
    for each in sorted(in_force(decisions), key=_when):
        by_year[each.year].append(each)
    return [
        Double(one.id, other.id, sentence)
        for year in sorted(by_year)
        for one, other in combinations(by_year[year], 2)
        for sentence in _said_twice(one, other)
    ]


# Private


def _said_twice(one: Recognition, other: Recognition) -> Iterator[str]:
    both = f"{_named(one)} và {_named(other)}"
    if one.number and one.full_number == other.full_number and one.body is other.body:
        yield f"Năm {one.year} có hai quyết định cùng số {one.full_number}: hãy xem lại số ghi ở đó."
    if one.replaces and one.replaces == other.replaces:
        yield f"{both} cùng thay thế một quyết định: {_WHAT_TO_DO}."
    mended = one.replaces or other.replaces
    if one.appraisal and one.appraisal == other.appraisal and not mended:
        yield f"{both} cùng chốt kết quả của một đợt thẩm định: {_WHAT_TO_DO}."
        return
    before = {item.model: item for item in one.items}
    twice = [item for item in other.items if item.model in before and not rises(item, before[item.model])]
    if twice:
        yield f"{both} cùng công nhận {_names(twice)}: {_WHAT_TO_DO}."


def _named(decision: Recognition) -> str:
    day = f" ngày {short_date(decision.issued_on)}" if decision.issued_on else ""
    return f"{decision.called}{day}"


def _names(items: list[Item]) -> str:
    return few([f"“{item.said.name}”" for item in items], "mô hình", _MOST_NAMES)


def _when(decision: Recognition) -> tuple[date, str]:
    return decision.issued_on or date.max, decision.id
