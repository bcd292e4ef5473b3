# SPDX-License-Identifier: MIT
"""Mark every page of a finished PDF as made of sample data: a line above and below its words."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.binding import same_each_time
from dvcq_desktop.documents.canvases import new_canvas
from dvcq_desktop.documents.decree30 import PRACTICE, Style
from dvcq_desktop.documents.fonts import CUTTING, faces
from dvcq_desktop.documents.pdfium import PDFIUM
from dvcq_desktop.documents.pen import Pen
from dvcq_desktop.documents.texts import set_fixed

if TYPE_CHECKING:
    from collections.abc import Callable

# Outside the frame of a certificate, inside what printers reach.
_STYLE = Style(9, 8, 10, PRACTICE, bold=True)
_FROM_EDGE = 4.2 * decree30.MM
_CAPITALS = 0.91
"""Where a capital with its mark begins above the baseline, as a share of the size."""


def stamped(data: bytes, words: str, cancelled: Callable[[], bool] | None = None) -> bytes:
    """Return a PDF with the words on each of its pages: the same file gives the same bytes.

    Any thread may call it; a yes of `cancelled` raises Cancelled.
    """
    import pypdfium2  # noqa: PLC0415 - start-up time

    from dvcq_desktop.documents.pdf import Cancelled  # noqa: PLC0415 - the renderer uses this module

    stamps: dict[tuple[float, float], Any] = {}
    made = io.BytesIO()
    with PDFIUM:
        whole = pypdfium2.PdfDocument(data)
        try:
            for number in range(len(whole)):
                if cancelled is not None and cancelled():
                    raise Cancelled
                page = whole[number]
                left, bottom, right, top = page.get_bbox()
                size = (right - left, top - bottom)
                if size not in stamps:
                    stamps[size] = _stamp(whole, words, size)
                shown = stamps[size].as_pageobject()
                shown.set_matrix(pypdfium2.PdfMatrix().translate(left, bottom))
                page.insert_obj(shown)
                page.gen_content()
                page.close()
            whole.save(made)
        finally:
            for stamp in stamps.values():
                stamp.close()
            whole.close()
    return same_each_time(made.getvalue())


def _stamp(whole: Any, words: str, size: tuple[float, float]) -> Any:  # pypdfium2 has no types
    """Return the words, at the page's upper and lower edge, as something that many pages show."""
    import pypdfium2  # noqa: PLC0415 - start-up time

    source = pypdfium2.PdfDocument(_sheet(words, size))
    try:
        return source.page_as_xobject(0, whole)
    finally:
        source.close()


def _sheet(words: str, size: tuple[float, float]) -> bytes:
    width, height = size
    target = io.BytesIO()
    canvas = new_canvas(target, faces(), size)
    pen = Pen(canvas, height)
    text = set_fixed(words, _STYLE, faces(), width, "center")
    text.draw(pen, 0, _FROM_EDGE)
    text.draw(pen, 0, height - _FROM_EDGE - _CAPITALS * _STYLE.size)
    canvas.showPage()
    with CUTTING:
        canvas.save()
    return target.getvalue()
