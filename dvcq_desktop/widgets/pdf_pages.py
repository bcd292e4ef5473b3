# SPDX-License-Identifier: MIT
"""Pages of a PDF as pictures, by pypdfium2; used on worker threads."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QImage

from dvcq_desktop.documents.pdfium import PDFIUM
from dvcq_desktop.errors import UserError


class PdfPages:
    """Open a PDF from memory; every call takes its turn with all other users of PDFium."""

    def __init__(self, data: bytes) -> None:
        """Open the document; raises UserError when it is none."""
        import pypdfium2  # noqa: PLC0415 - at first use, not at start-up

        with PDFIUM:
            try:
                self._document: Any = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError as error:
                raise UserError("Không mở được tệp PDF này: tệp hỏng hoặc có mật khẩu.") from error

    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Return the width and height of every page, in points."""
        with PDFIUM:
            return tuple(self._document.get_page_size(number) for number in range(len(self._document)))

    def picture(self, number: int, scale: float) -> QImage:
        """Draw a page, counted from 0, at `scale` pixels a point."""
        with PDFIUM:
            page = self._document[number]
            bitmap = page.render(scale=scale, prefer_bgrx=True, no_smoothpath=False)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            ).copy()
            bitmap.close()
            page.close()
        return image

    def close(self) -> None:
        """Give the document back."""
        with PDFIUM:
            self._document.close()
