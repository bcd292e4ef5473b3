# SPDX-License-Identifier: MIT
"""How letters name the units that they go to, and the unit through which these answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.rules import Unit

_FEW = 3


def named_in_text(units: Sequence[Unit], together: str) -> str:
    """Return units by name where they are few, else as those that the list names."""
    if len(units) > _FEW:
        return f"{together} có tên trong danh sách"
    names = [unit.name for unit in units]
    return f"{', '.join(names[:-1])} và {names[-1]}" if len(names) > 1 else names[0]


def through(keeper: Unit | None, units: Sequence[Unit]) -> str:
    """Return through whom the units answer the committee, nothing where that is they themselves."""
    return f" (qua {keeper.name})" if keeper is not None and list(units) != [keeper] else ""
