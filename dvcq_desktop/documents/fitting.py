# SPDX-License-Identifier: MIT
"""How many pages a document takes, and which of its papers end a page earlier when they are set small."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.documents.blocks import Appendix, Bases, Heading, Letterhead, Paragraph, Table
from dvcq_desktop.documents.fonts import faces
from dvcq_desktop.documents.papers import Layout
from dvcq_desktop.documents.setting import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dvcq_desktop.documents.blocks import Block, Document

_MOST_PAGES = 3
"""A paper of more pages is read as a long one: a page less is not worth smaller letters."""
_LETTERS_OF_A_PAGE, _ROWS_OF_A_PAGE = 3500, 60


def pages_of(document: Document, checked: Callable[[], None] | None = None) -> int:
    """Return how many pages a document takes, without drawing it; `checked` may raise to stop."""
    papers = Layout(document, faces(bundled=False), checked or _never).papers()
    return sum(len(paper.pages()) or 1 for paper in papers)


def fitted(document: Document, checked: Callable[[], None] | None = None) -> Document:
    """Return the document with those papers and appendices set small that so take a page less.

    Each of them begins with a letterhead, or is an appendix. The sizes stay within the decree; long papers
    are left as they are. `checked` may raise to stop.
    """
    made: list[Block] = []
    for paper in _papers(document.blocks):
        head, *others = paper
        small = _small(head)
        if small is not None and not _is_long((head, *others)):
            pages = pages_of(replace(document, blocks=(head, *others)), checked)
            is_few = 1 < pages <= _MOST_PAGES
            if is_few and pages_of(replace(document, blocks=(small, *others)), checked) < pages:
                head = small
        made += (head, *others)
    return replace(document, blocks=tuple(made))


def _papers(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield the blocks of each paper, each appendix by itself."""
    held: list[Block] = []
    for block in blocks:
        if held and isinstance(block, Letterhead | Appendix):
            yield held
            held = []
        held.append(block)
        if isinstance(block, Appendix):
            yield held
            held = []
    if held:
        yield held


def _small(head: Block) -> Block | None:
    return replace(head, tight=True) if isinstance(head, Letterhead | Appendix) else None


def _is_long(blocks: Iterable[Block]) -> bool:
    """Tell at a glance that a paper takes more pages than are to be counted."""
    letters, rows = 0, 0
    for block in blocks:
        if isinstance(block, Appendix) and _is_long(block.blocks):
            return True
        if isinstance(block, Table):
            rows += len(block.rows)
        elif isinstance(block, Paragraph | Heading):
            letters += len(plain(block.text))
        elif isinstance(block, Bases):
            letters += sum(map(len, block.lines))
    return letters > _MOST_PAGES * _LETTERS_OF_A_PAGE or rows > _MOST_PAGES * _ROWS_OF_A_PAGE


def _never() -> None:
    """Nobody cancels what takes a moment."""
