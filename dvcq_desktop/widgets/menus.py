# SPDX-License-Identifier: MIT
"""Menus whose actions stand in groups, each with a letter of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

_SIGN = re.compile("(?<!&)&(?=[^&])")


def parted(owner: QObject, *groups: Sequence[QAction]) -> list[QAction]:
    """Return groups of actions with a line between each two; ask once, the lines are new actions."""
    found: list[QAction] = []
    for group in groups:
        if found and group:
            gap = QAction(owner)
            gap.setSeparator(True)
            found.append(gap)
        found += group
    return found


def give_letters(actions: Sequence[QAction]) -> None:
    """Give each action of a menu a letter of its own for Alt, the first of a word where one is free."""
    taken: set[str] = set()
    lacking = []
    for action in actions:
        letter = letter_of(action.text())
        if letter and letter not in taken:
            taken.add(letter)
        elif not action.isSeparator():
            lacking.append(action)
    for action in lacking:
        action.setText(with_letter(action.text(), taken))


def with_letter(text: str, taken: set[str]) -> str:
    """Return a text with the sign before a letter that is free, taken from then on; without where none is."""
    text = _SIGN.sub("", text)
    heads = [found.start() for found in re.finditer(r"\b[A-Za-z]", text)]
    places = [*heads, *(place for place, sign in enumerate(text) if sign.isascii() and sign.isalpha())]
    place = next((place for place in places if text[place].lower() not in taken), None)
    if place is None:
        return text
    taken.add(text[place].lower())
    return f"{text[:place]}&{text[place:]}"


def letter_of(text: str) -> str:
    """Return the letter of a text for Alt, empty where it has none."""
    found = _SIGN.search(text)
    return text[found.end()].lower() if found else ""
