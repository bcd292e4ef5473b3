# SPDX-License-Identifier: MIT
"""Words from the data on buttons, tabs and menus."""

from __future__ import annotations


def escaped(words: str) -> str:
    """Return words as a button, tab or menu shows them whole: there "&" alone underlines the next letter."""
    return words.replace("&", "&&")
