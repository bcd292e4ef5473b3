# SPDX-License-Identifier: MIT
"""Texts with the words marked that differ: gone ones struck through, new ones underlined."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dvcq_desktop.widgets.theme import Tone, shades

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.text.wording import Span


def marked_old(text: str, spans: Sequence[Span]) -> str:
    """Return a text as HTML with what is gone struck through."""
    return _marked(text, spans, Tone.OVERDUE, "line-through")


def marked_new(text: str, spans: Sequence[Span]) -> str:
    """Return a text as HTML with what is new underlined."""
    return _marked(text, spans, Tone.DONE, "underline")


def _marked(text: str, spans: Sequence[Span], tone: Tone, line: str) -> str:
    ink = shades(tone)
    style = f"background-color:{ink.paper}; color:{ink.ink}; text-decoration:{line};"
    found, last = [], 0
    for start, end in spans:
        found += [escape(text[last:start]), f'<span style="{style}">{escape(text[start:end])}</span>']
        last = end
    return "".join([*found, escape(text[last:])]).replace("\n", "<br>")
