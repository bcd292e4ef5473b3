# SPDX-License-Identifier: MIT
"""A PDF to a printer, page by page as pictures, on a job's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.jobs import Cancelled, Progress
from dvcq_desktop.widgets.pdf_pages import PdfPages

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_PRINTER = (
    "Máy này chưa cài máy in nào. Hãy lưu thành tệp PDF rồi in ở máy khác, hoặc nhờ người phụ trách "
    "máy tính cài máy in."
)
# Finer than this nobody sees on paper, and a page would take a hundred megabytes.
_MOST_DPI = 300


def has_printer() -> bool:
    """Tell whether this PC knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def two_sided_hint(sizes: Sequence[tuple[float, float]]) -> str:
    """Return how to set a printer that prints on both sides, by how the pages stand; "" for one page."""
    if len(sizes) < 2:
        return ""
    across = [width > height for width, height in sizes]
    if all(across):
        return "In hai mặt: chọn lật theo cạnh ngắn (trang ngang)"
    if any(across):
        return "In hai mặt: chọn lật theo cạnh dài (trang dọc; trang ngang nằm xoay trên tờ)"
    return "In hai mặt: chọn lật theo cạnh dài (trang dọc)"


def print_pages(printer: QPrinter, data: bytes, progress: Progress) -> int:
    """Print a PDF at its own size, each page upright or across as it is; return the number of pages.

    Runs on a job's thread. Asked to stop, it takes back what the printer has not begun. Raises UserError
    when the printer cannot be used.
    """
    pages = PdfPages(data)
    try:
        sizes = pages.sizes()
        numbers = wanted_pages(printer, len(sizes))
        if not numbers:
            raise UserError(f"Tài liệu chỉ có {len(sizes)} trang; hãy chọn lại các trang cần in.")
        if not printer.supportsMultipleCopies():
            numbers *= printer.copyCount()
        printer.setFullPage(True)
        _turn(printer, sizes[numbers[0]])
        painter = QPainter()
        if not painter.begin(printer):
            raise UserError("Không dùng được máy in này. Hãy xem máy in đã bật và còn giấy chưa.")
        try:
            _paint(painter, printer, pages, numbers, progress)
        except Cancelled:
            printer.abort()
            raise
        finally:
            painter.end()
        return len(numbers)
    finally:
        pages.close()


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the pages, from 0, that were asked for: all, from one to another, or several ranges."""
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return [page for page in range(count) if ranges.contains(page + 1)]
    first = max(printer.fromPage(), 1) - 1
    return list(range(first, min(printer.toPage() or count, count)))


def _paint(
    painter: QPainter, printer: QPrinter, pages: PdfPages, numbers: list[int], progress: Progress
) -> None:
    sizes = pages.sizes()
    for done, number in enumerate(numbers):
        progress.report(done, len(numbers), f"trang {done + 1}/{len(numbers)}")
        if done:
            _turn(printer, sizes[number])
            printer.newPage()
        dpi = printer.resolution()
        width, height = (side / 72 * dpi for side in sizes[number])
        paper = printer.paperRect(QPrinter.Unit.DevicePixel)
        # A page within a hair of the paper keeps its own size; only a larger one is shrunk.
        share = min(1.0, paper.width() * 1.01 / width, paper.height() * 1.01 / height)
        picture = pages.picture(number, min(dpi, _MOST_DPI) / 72)
        painter.drawImage(QRectF(0, 0, width * share, height * share), picture)


def _turn(printer: QPrinter, size: tuple[float, float]) -> None:
    across = size[0] > size[1]
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    )
