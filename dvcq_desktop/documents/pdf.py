# SPDX-License-Identifier: MIT
"""Render a document as PDF: the same document and fonts give the same bytes, on every run."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.canvases import new_canvas
from dvcq_desktop.documents.fonts import CUTTING, faces
from dvcq_desktop.documents.papers import Layout, Paper
from dvcq_desktop.documents.pen import Pen
from dvcq_desktop.documents.saving import save
from dvcq_desktop.documents.setting import clean
from dvcq_desktop.documents.texts import set_fixed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.strips import Bookmark, Placed

_CREATOR = "DVCQ Desktop"
_LAID_OUT = 50


class Cancelled(Exception):  # noqa: N818 - no error: someone pressed Cancel
    """Say that the work was stopped because its `cancelled` answered yes."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """Hold a PDF file and how many pages it has."""

    data: bytes
    pages: int


def render_pdf(
    document: Document,
    *,
    bundled_fonts: bool = False,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """Return the document as a PDF file, as `render` does."""
    return render(document, bundled_fonts=bundled_fonts, cancelled=cancelled, progress=progress).data


def render(
    document: Document,
    *,
    bundled_fonts: bool = False,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Rendered:
    """Return the document as a PDF file, and the number of its pages.

    Any thread may call it. `progress` gets percents; `cancelled` is asked often, and a yes raises Cancelled.
    Raise MissingGlyph (a UserError) where a text holds a character that the font cannot draw.
    """

    def checked() -> None:
        if cancelled is not None and cancelled():
            raise Cancelled

    def report(percent: int) -> None:
        if progress is not None:
            progress(percent)

    report(0)
    chosen = faces(bundled=bundled_fonts)
    papers = Layout(document, chosen, checked).papers()
    report(_LAID_OUT)
    return _Printer(document, chosen, checked, report).print(papers)


def write_pdf(
    document: Document,
    path: Path,
    *,
    bundled_fonts: bool = False,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Render the document into a file; where it cannot, raise UserError and leave an earlier file alone."""
    data = render_pdf(document, bundled_fonts=bundled_fonts, cancelled=cancelled, progress=progress)
    save(data, path)


class _Printer:
    """Draws laid-out papers on a canvas."""

    def __init__(
        self, document: Document, faces: Faces, checked: Callable[[], None], report: Callable[[int], None]
    ) -> None:
        self._faces = faces
        self._checked = checked
        self._report = report
        self._target = BytesIO()
        self._canvas = _canvas(document, faces, self._target)
        self._marks = 0

    def print(self, papers: list[Paper]) -> Rendered:
        laid = [(paper, paper.pages() or [[]]) for paper in papers]
        total = sum(len(pages) for _paper, pages in laid)
        drawn = 0
        for paper, pages in laid:
            for number, page in enumerate(pages, 1):
                self._checked()
                self._page(paper, page, number)
                drawn += 1
                self._report(_LAID_OUT + (99 - _LAID_OUT) * drawn // total)
        with CUTTING:
            self._canvas.save()
        self._report(100)
        return Rendered(self._target.getvalue(), total)

    def _page(self, paper: Paper, page: list[Placed], number: int) -> None:
        width, height = paper.page_size
        self._canvas.setPageSize((width, height))
        pen = Pen(self._canvas, height)
        left, top = decree30.MARGIN_LEFT.value, decree30.MARGIN_TOP.value
        if number > 1:
            self._number(pen, number, left, paper.text_size[0])
        for placed in page:
            if placed.strip.bookmark:
                self._mark(placed.strip.bookmark, height - top - placed.top)
            placed.strip.draw(pen, left, top + placed.top)
        self._canvas.showPage()

    def _number(self, pen: Pen, number: int, left: float, width: float) -> None:
        style = decree30.PAGE_NUMBER
        text = set_fixed(str(number), style, self._faces, width, "center")
        text.draw(pen, left, decree30.PAGE_NUMBER_DROP.value - style.size)

    def _mark(self, bookmark: Bookmark, y: float) -> None:
        self._marks += 1
        key = f"mark-{self._marks}"
        self._canvas.bookmarkHorizontal(key, 0, y)
        self._canvas.addOutlineEntry(bookmark.title, key, bookmark.level)


def _canvas(document: Document, faces: Faces, target: BytesIO) -> Canvas:
    canvas = new_canvas(target, faces)
    canvas.setTitle(clean(document.title))
    canvas.setAuthor(clean(document.author))
    canvas.setSubject("")
    canvas.setCreator(_CREATOR)
    if document.keywords:
        canvas.setKeywords(clean(", ".join(document.keywords)))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
