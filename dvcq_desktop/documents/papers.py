# SPDX-License-Identifier: MIT
"""Divide a document into papers: runs of pages with one orientation and page numbers of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import (
    Addressees,
    Appendix,
    Bases,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Photos,
    Picture,
    Signature,
    SignaturePair,
    Table,
    Title,
)
from dvcq_desktop.documents.bodies import (
    addressee_strips,
    appendix_strips,
    bases_strips,
    heading_strips,
    paragraph_strips,
    title_strips,
)
from dvcq_desktop.documents.decree30 import TIGHT, USUAL
from dvcq_desktop.documents.letterheads import letterhead_strip
from dvcq_desktop.documents.photos import photo_strips
from dvcq_desktop.documents.signatures import pair_strip, signature_strips
from dvcq_desktop.documents.strips import Placed, Strip, paginate, tie_to_next
from dvcq_desktop.documents.tables import table_strips

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dvcq_desktop.documents.blocks import Block, Document
    from dvcq_desktop.documents.fonts import Faces


@dataclass(slots=True)
class Paper:
    """A run of pages; `flows` holds what stands between two page breaks."""

    landscape: bool
    flows: list[list[Strip]] = field(default_factory=lambda: [[]])

    @property
    def page_size(self) -> tuple[float, float]:
        """Return width and height of the page in points."""
        short, long = decree30.PAGE_SHORT.value, decree30.PAGE_LONG.value
        return (long, short) if self.landscape else (short, long)

    @property
    def text_size(self) -> tuple[float, float]:
        """Return width and height of what lies within the margins."""
        width, height = self.page_size
        return (
            width - decree30.MARGIN_LEFT.value - decree30.MARGIN_RIGHT.value,
            height - decree30.MARGIN_TOP.value - decree30.MARGIN_BOTTOM.value,
        )

    @property
    def empty(self) -> bool:
        """Tell whether nothing stands on it yet."""
        return not any(self.flows)

    def pages(self) -> list[list[Placed]]:
        """Lay the strips on pages."""
        return [page for flow in self.flows if flow for page in paginate(flow, self.text_size[1])]


class Layout:
    """Lays a document out; `checked` is called between steps and may raise to stop the work."""

    def __init__(self, document: Document, faces: Faces, checked: Callable[[], None]) -> None:
        self._faces = faces
        self._checked = checked
        self._landscape = document.landscape
        self._titled = False
        self._setting = USUAL
        self._papers = [Paper(document.landscape)]
        self._add(document.blocks)

    def papers(self) -> list[Paper]:
        """Return the papers in order; one empty page where the document says nothing."""
        return [paper for paper in self._papers if not paper.empty] or self._papers[:1]

    def _add(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._checked()
            self._add_block(block)

    def _add_block(self, block: Block) -> None:
        if isinstance(block, Appendix):
            self._add_appendix(block)
        elif isinstance(block, PageBreak):
            self._papers[-1].flows.append([])
        elif isinstance(block, Letterhead):
            if not self._papers[-1].empty:
                self._papers.append(Paper(self._papers[-1].landscape))
            self._setting = TIGHT if block.tight else USUAL
            self._flow.append(letterhead_strip(block, self._faces, self._width))
        elif isinstance(block, Signature | SignaturePair):
            self._add_signature(block)
        else:
            if isinstance(block, Paragraph) and block.note:
                tie_to_next(self._flow, self._papers[-1].text_size[1])
            self._flow += self._body(block)

    def _add_appendix(self, appendix: Appendix) -> None:
        self._papers.append(Paper(appendix.landscape))
        self._flow += appendix_strips(appendix, self._faces, self._width)
        self._titled = True
        before, self._setting = self._setting, TIGHT if appendix.tight else USUAL
        self._add(appendix.blocks)
        self._setting = before
        self._papers.append(Paper(self._landscape))

    def _add_signature(self, block: Signature | SignaturePair) -> None:
        height = self._papers[-1].text_size[1]
        tie_to_next(self._flow, height)
        if isinstance(block, Signature):
            self._flow += signature_strips(block, self._faces, self._width, height, self._setting)
        else:
            self._flow.append(pair_strip(block, self._faces, self._width, self._setting))

    def _body(
        self, block: Title | Addressees | Bases | Heading | Paragraph | Table | Picture | Photos
    ) -> list[Strip]:
        faces, width, setting = self._faces, self._width, self._setting
        match block:
            case Title():
                self._titled = True
                return title_strips(block, faces, width, setting)
            case Addressees():
                return addressee_strips(block, faces, width, setting)
            case Bases():
                return bases_strips(block, faces, width, setting)
            case Heading():
                return heading_strips(block, faces, width, int(self._titled), setting)
            case Paragraph():
                return paragraph_strips(block, faces, width, setting)
            case Photos():
                return photo_strips(block, faces, width)
            case Picture():
                from dvcq_desktop.documents.pictures.printing import picture_strips  # noqa: PLC0415 - seldom

                return picture_strips(block, faces, width)
            case Table():
                return table_strips(
                    block, faces, width, self._papers[-1].text_size[1], self._checked, setting
                )

    @property
    def _flow(self) -> list[Strip]:
        return self._papers[-1].flows[-1]

    @_flow.setter
    def _flow(self, strips: list[Strip]) -> None:
        self._papers[-1].flows[-1] = strips

    @property
    def _width(self) -> float:
        return self._papers[-1].text_size[0]
