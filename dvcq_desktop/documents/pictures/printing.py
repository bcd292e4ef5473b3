# SPDX-License-Identifier: MIT
"""A drawing on a page of the PDF, and as a picture of points for programs that know no shapes."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.canvases import new_canvas
from dvcq_desktop.documents.pdfium import PDFIUM
from dvcq_desktop.documents.pen import Pen
from dvcq_desktop.documents.pictures.charts import draw
from dvcq_desktop.documents.pictures.drawing import Box, Label, Path, flattened
from dvcq_desktop.documents.strips import Strip

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Picture
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.pictures.drawing import Drawing

_POINTS_AN_INCH = 72
_RESOLUTION = 200
_COLOURS = 64
_PACKED = 3


def picture_strips(picture: Picture, faces: Faces, width: float) -> list[Strip]:
    """Return the picture as one strip, which no page break cuts."""
    drawing = draw(picture, faces, width)
    return [Strip(drawing.height, partial(_draw, drawing, faces), gap=decree30.TABLE_GAP.value)]


def png(drawing: Drawing, faces: Faces) -> bytes:
    """Return the drawing in points, fine enough for print."""
    import pypdfium2  # noqa: PLC0415 - start-up time
    from PIL import Image  # noqa: PLC0415 - start-up time

    page = BytesIO()
    canvas = new_canvas(page, faces, (drawing.width, drawing.height), compressed=False)
    _draw(drawing, faces, Pen(canvas, drawing.height), 0, 0)
    canvas.save()
    target = BytesIO()
    with PDFIUM:
        document = pypdfium2.PdfDocument(page.getvalue())
        bitmap = document[0].render(scale=_RESOLUTION / _POINTS_AN_INCH)
        image = bitmap.to_pil()
        document.close()
    # A drawing has few colours: a palette of them is a quarter of the size.
    few = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    # White stays white and black stays black, or a printer would strew dots.
    few.putpalette([255 if tone >= 253 else 0 if tone <= 2 else tone for tone in few.getpalette() or []])
    few.save(target, "PNG", compress_level=_PACKED)
    return target.getvalue()


def _draw(drawing: Drawing, faces: Faces, pen: Pen, left: float, top: float) -> None:
    for shape in flattened(drawing):
        match shape:
            case Box():
                colour = shape.fill.colour if shape.fill else None
                place = (left + shape.left, top + shape.top)
                pen.area(*place, shape.width, shape.height, colour, outlined=shape.outlined)
            case Path():
                points = [(left + x, top + y) for x, y in shape.points]
                pen.path(points, shape.width, shape.colour, shape.dash)
            case Label():
                face = faces.face(bold=shape.bold, italic=False)
                wide = face.width(shape.text) * shape.size
                shift = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
                pen.words(
                    shape.text, face, left + shape.x - shift, top + shape.base, shape.size, shape.colour
                )
