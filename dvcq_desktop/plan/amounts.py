# SPDX-License-Identifier: MIT
"""How many duties there are, said in the same words on the screen and on every paper.

A duty is counted once; a group's duty has a part for each unit that owes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.plan.index import Show

if TYPE_CHECKING:
    from dvcq_desktop.plan.loading import Counted

PARTS = "phần việc của đơn vị"


def amount(tasks: int, parts: int, *, padded: bool = False) -> str:
    """Return how many tasks, and how many parts of units they are where that is more.

    "36 nhiệm vụ (61 phần việc của đơn vị)"; `padded` writes "01 nhiệm vụ", as letters do.
    """
    width = "02d" if padded else "d"
    said = f"{tasks:{width}} nhiệm vụ"
    return f"{said} ({parts:{width}} {PARTS})" if parts > tasks else said


def counted_words(counted: Counted) -> list[str]:
    """Return the parts of the line of counts under the tasks."""
    found, counts = counted.found, counted.counts
    asked = found.units or counted.by_unit.keys()
    late = sum(parts["overdue"] for unit, parts in counted.by_unit.items() if unit in asked)
    shown = str(len(found.ids)) if len(found.ids) == found.total else f"{len(found.ids)}/{found.total}"
    return [
        f"{shown} nhiệm vụ",
        f"quá hạn {amount(counts[Show.OVERDUE], late)}" if counts[Show.OVERDUE] else "",
        f"{counts[Show.SOON]} sắp đến hạn" if counts[Show.SOON] else "",
        f"{counts[Show.DONE]} hoàn thành",
        f"{counts[Show.UNCLEAR]} chưa đủ 4 rõ" if counts[Show.UNCLEAR] else "",
    ]
