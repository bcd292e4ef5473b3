# SPDX-License-Identifier: MIT
"""How many duties there are, said in the same words on the screen and on every paper.

A duty is counted once; a group's duty has a part for each unit that owes it.
"""

from __future__ import annotations

PARTS = "phần việc của đơn vị"


def amount(tasks: int, parts: int, *, padded: bool = False) -> str:
    """Return how many tasks, and how many parts of units they are where that is more.

    "36 nhiệm vụ (61 phần việc của đơn vị)"; `padded` writes "01 nhiệm vụ", as letters do.
    """
    width = "02d" if padded else "d"
    said = f"{tasks:{width}} nhiệm vụ"
    return f"{said} ({parts:{width}} {PARTS})" if parts > tasks else said
