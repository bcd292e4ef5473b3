# SPDX-License-Identifier: MIT
"""How letters name the units that they go to, and the unit through which these answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.text.normal import in_sentence

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


def said_in_turn(opening: str, asked: Sequence[str]) -> list[str]:
    """Return what a letter asks for as its last paragraphs: in one sentence, or numbered under an opening."""
    if len(asked) == 1:
        return [f"{opening} {in_sentence(asked[0])}./."]
    numbered = [f"{number}. {text}." for number, text in enumerate(asked, 1)]
    return [f"{opening} có ý kiến như sau:", *numbered[:-1], f"{numbered[-1]}/."]


def through(keeper: Unit | None, units: Sequence[Unit]) -> str:
    """Return through whom the units answer the committee, nothing where that is they themselves."""
    return f" (qua {keeper.name})" if keeper is not None and list(units) != [keeper] else ""
