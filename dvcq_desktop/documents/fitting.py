# SPDX-License-Identifier: MIT
"""How many pages a document takes, for papers that must keep to a number of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents.fonts import faces
from dvcq_desktop.documents.papers import Layout

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Document


def pages_of(document: Document) -> int:
    """Return how many pages a document takes, without drawing it."""
    papers = Layout(document, faces(bundled=False), _never).papers()
    return sum(len(paper.pages()) or 1 for paper in papers)


def _never() -> None:
    """Nobody cancels what takes a moment."""
