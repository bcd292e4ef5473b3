# SPDX-License-Identifier: MIT
"""The sheets that ReportLab draws on, the same bytes each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    from dvcq_desktop.documents.fonts import Faces


def new_canvas(
    target: BytesIO, faces: Faces, size: tuple[float, float] | None = None, *, compressed: bool = True
) -> Canvas:
    """Return an empty canvas, its pages in points; A4 where no size is given.

    Its pages begin with a face of ours: ReportLab's own begin with Helvetica, which no file of ours holds.
    """
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - start-up time

    return Canvas(
        target,
        pagesize=size,
        pageCompression=int(compressed),
        invariant=1,
        lang="vi",
        initialFontName=faces.regular.name,  # type: ignore[arg-type]  # its stub takes it for a number
    )
