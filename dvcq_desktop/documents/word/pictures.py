# SPDX-License-Identifier: MIT
"""Pictures of a Word file: as shapes (SVG) for Word of today, with points (PNG) for older ones."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from dvcq_desktop.documents.blocks import Span
from dvcq_desktop.documents.photos import BETWEEN_PHOTOS, CAPTION, photo_column, photo_sizes
from dvcq_desktop.documents.pictures.charts import draw
from dvcq_desktop.documents.pictures.drawing import svg
from dvcq_desktop.documents.pictures.printing import png
from dvcq_desktop.documents.word import styles
from dvcq_desktop.documents.word.heads import gap
from dvcq_desktop.documents.word.markup import Set, cell, row, runs, table
from dvcq_desktop.documents.word.markup import paragraph as paragraph_of

if TYPE_CHECKING:
    from docx.document import Document as WordFile

    from dvcq_desktop.documents.blocks import Photo, Photos, Picture
    from dvcq_desktop.documents.fonts import Faces

_POINT = 12_700  # EMU
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_KEY = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
# Above a photo (its caption is kept below it), above the caption.
_ABOVE = {True: 6.0, False: 2.0}


class Gallery:
    """Puts pictures into one Word file."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._count = 0

    def paragraph(self, picture: Picture, faces: Faces, width: float) -> str:
        """Return a paragraph that holds the picture alone."""
        self._count += 1
        drawing = draw(picture, faces, width)
        points = self._add(f"picture{self._count}.png", "image/png", png(drawing, faces))
        shapes = self._add(f"picture{self._count}.svg", "image/svg+xml", svg(drawing).encode())
        better = f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{shapes}"/>'
        extended = f'<a:extLst><a:ext uri="{_SVG_KEY}">{better}</a:ext></a:extLst>'
        blip = f'<a:blip r:embed="{points}">{extended}</a:blip>'
        run = self._run(blip, drawing.said, drawing.width, drawing.height)
        return paragraph_of(styles.PICTURE.key, run, Set(keep=False))

    def photos(self, block: Photos, width: float) -> str:
        """Return the photos in a table without lines, each with its caption below it."""
        side, between = photo_column(block, width), BETWEEN_PHOTOS
        rows = []
        sized = list(zip(block.photos, photo_sizes(block, width), strict=True))
        for first in range(0, len(sized), block.in_a_row):
            held = sized[first : first + block.in_a_row]
            shown = [self._photo(photo, *size) for photo, size in held]
            said = [runs((Span(photo.caption, italic=True),), size=CAPTION.size) for photo, _size in held]
            missing = block.in_a_row - len(held)
            # What belongs together stays on one page.
            for contents, keep in ((shown, True), (said, False)):
                cells = []
                for place, content in enumerate((*contents, *[""] * missing)):
                    made = paragraph_of(styles.PICTURE.key, content, Set(before=_ABOVE[keep], keep=keep))
                    cells += [cell(between, gap(1, keep=keep))] if place else []
                    cells.append(cell(side, made, bottom=keep))
                rows.append(row(cells))
        widths = [side, *[between, side] * (block.in_a_row - 1)]
        return table(styles.LAYOUT_TABLE, widths, rows) + gap(1)

    def _photo(self, photo: Photo, width: float, height: float) -> str:
        self._count += 1
        key = self._add(f"picture{self._count}.jpg", "image/jpeg", photo.data)
        return self._run(f'<a:blip r:embed="{key}"/>', photo.caption, width, height)

    def _run(self, blip: str, said: str, width: float, height: float) -> str:
        """Return a run that shows the picture counted last."""
        size = f'cx="{round(width * _POINT)}" cy="{round(height * _POINT)}"'
        named = f'id="{self._count}" name="Picture {self._count}" descr={quoteattr(said)}'
        shown = (
            f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>'
            f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        )
        inline = (
            f'<wp:inline xmlns:wp="{_PLACED}" xmlns:a="{_MAIN}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {size}/><wp:docPr {named}/><a:graphic><a:graphicData uri="{_PICTURE}">{shown}'
            "</a:graphicData></a:graphic></wp:inline>"
        )
        return f"<w:r><w:drawing>{inline}</w:drawing></w:r>"

    def _add(self, name: str, kind: str, data: bytes) -> str:
        """Add a part to the file, and return the key of the relation to it."""
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - start-up time
        from docx.opc.packuri import PackURI  # noqa: PLC0415 - start-up time
        from docx.opc.part import Part  # noqa: PLC0415 - start-up time

        part = Part(PackURI(f"/word/media/{name}"), kind, data, self._file.part.package)
        return str(self._file.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
