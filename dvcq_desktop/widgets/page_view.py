# SPDX-License-Identifier: MIT
"""The pages of a PDF under each other, drawn as they come into sight."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from dvcq_desktop.widgets.pdf_pages import PdfPages
from dvcq_desktop.widgets.reads import Reader
from dvcq_desktop.widgets.theme import MARGIN, colours

_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_POINT_PX = 96 / 72
_KEPT_PICTURES = 12
# Beyond this many pixels a picture is drawn smaller and stretched: zooming must not eat the memory.
_LARGEST_PICTURE = 12_000_000


class PageView(QAbstractScrollArea):
    """Scroll through the pages; pictures are made on a worker thread, only of pages in sight."""

    page_changed = Signal(int, int)  # page in sight, counted from 1; number of pages
    zoom_changed = Signal(float)  # 1.0 is the paper's own size
    failed = Signal(str)  # a sentence: this is no PDF

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader: Reader | None = None
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._zoom = 1.0
        self._fit = True
        self._places: list[QRect] = []
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._asked: dict[int, float] = {}
        self._shown = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Các trang")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(30)
        # Signals
        self._pause.timeout.connect(self._ask_pictures)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page_count(self) -> int:
        """Return the number of pages, 0 until the document has been read."""
        return len(self._sizes)

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Return the width and height of each page in points, none before they are read."""
        return self._sizes

    @property
    def page(self) -> int:
        """Return the page in the middle of the sight, counted from 1."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        tops = [place.top() for place in self._places]
        return max(1, sum(top <= middle for top in tops)) if tops else 0

    @property
    def zoom(self) -> float:
        """Return the zoom, 1.0 being the paper's own size."""
        return self._zoom

    @property
    def drawn_pages(self) -> frozenset[int]:
        """Return the pages, counted from 0, whose pictures are at hand."""
        return frozenset(self._pictures)

    def set_pdf(self, data: bytes) -> None:
        """Show another document, from its first page."""
        self.close_pdf()
        self._reader = Reader(partial(PdfPages, data), self)
        self._reader.refused.connect(self.failed)
        self._reader.ask("sizes", PdfPages.sizes, self._on_sizes_read)

    def close_pdf(self) -> None:
        """End the worker thread; call it before the window goes."""
        if self._reader:
            self._reader.shutdown()
            self._reader.deleteLater()
            self._reader = None
        self._sizes = ()
        self._places = []
        self._pictures.clear()
        self._asked.clear()
        self.viewport().update()

    def fit_width(self) -> None:
        """Let the widest page fill the width, now and whenever the window changes."""
        self._fit = True
        self._fit_now()

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at this zoom, keeping the place."""
        self._fit = False
        self._set_zoom(zoom)

    def zoom_in(self) -> None:
        """Go to the next larger step."""
        self.set_zoom(next((step for step in _ZOOMS if step > self._zoom + 0.01), _ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Go to the next smaller step."""
        self.set_zoom(next((step for step in reversed(_ZOOMS) if step < self._zoom - 0.01), _ZOOMS[0]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight: their pictures, or white paper until these come."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours().line))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, place in self._in_sight():
            painter.fillRect(place, Qt.GlobalColor.white)
            if number in self._pictures:
                painter.drawImage(place, self._pictures[number][1])
            painter.setPen(QColor(colours().muted))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width again, where it was fitted."""
        super().resizeEvent(event)
        if self._fit:
            self._fit_now()
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            elif event.angleDelta().y() < 0:
                self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and -, fit the width with 0; go by pages and to both ends."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit_width()
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case _:
                super().keyPressEvent(event)

    def _on_sizes_read(self, sizes: tuple[tuple[float, float], ...]) -> None:
        self._sizes = sizes
        if self._fit:
            self._fit_now()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._tell_page()

    def _fit_now(self) -> None:
        if self._sizes:
            widest = max(width for width, _height in self._sizes) * _POINT_PX
            self._set_zoom((self.viewport().width() - 2 * MARGIN) / widest)

    def _set_zoom(self, zoom: float) -> None:
        zoom = min(max(zoom, _ZOOMS[0]), _ZOOMS[-1])
        if abs(zoom - self._zoom) < 0.001:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / self._total_height()
        self._zoom = zoom
        self._lay_out()
        bar.setValue(round(share * self._total_height()))
        self.zoom_changed.emit(zoom)

    def _page_size(self, number: int) -> QSize:
        width, height = self._sizes[number]
        return QSize(round(width * _POINT_PX * self._zoom), round(height * _POINT_PX * self._zoom))

    def _total_height(self) -> int:
        pages = sum(self._page_size(number).height() + MARGIN for number in range(len(self._sizes)))
        return pages + MARGIN

    def _laid_out(self) -> list[QRect]:
        """Return where each page lies at this zoom and width, from the top of the first."""
        sizes = [self._page_size(number) for number in range(len(self._sizes))]
        room = max([self.viewport().width(), *(size.width() + 2 * MARGIN for size in sizes)])
        places, top = [], MARGIN
        for size in sizes:
            places.append(QRect((room - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + MARGIN
        return places

    def _in_sight(self) -> list[tuple[int, QRect]]:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        shifted = [(number, place.translated(-across, -down)) for number, place in enumerate(self._places)]
        return [(number, place) for number, place in shifted if place.intersects(self.viewport().rect())]

    def _lay_out(self) -> None:
        places = self._places = self._laid_out()
        widest = max((place.width() for place in places), default=0) + 2 * MARGIN
        for bar, needed, there in (
            (self.verticalScrollBar(), self._total_height(), self.viewport().height()),
            (self.horizontalScrollBar(), widest, self.viewport().width()),
        ):
            bar.setRange(0, max(0, needed - there))
            bar.setPageStep(there)
            bar.setSingleStep(40)
        self.viewport().update()
        self._pause.start()

    def _on_scrolled(self) -> None:
        self._pause.start()
        self._tell_page()

    def _tell_page(self) -> None:
        now = (self.page, self.page_count)
        if now != self._shown:
            self._shown = now
            self.page_changed.emit(*now)

    def _ask_pictures(self) -> None:
        """Ask for the pages in sight at the screen's own resolution; give up those that left it."""
        if self._reader is None:
            return
        in_sight = {number for number, _place in self._in_sight()}
        for number in set(self._asked) - in_sight:
            self._reader.forget(f"page{number}")
            del self._asked[number]
        for number in sorted(in_sight):
            scale = self._scale_of(number)
            have = self._pictures.get(number, (0.0, None))[0]
            if have != scale and self._asked.get(number) != scale:
                self._asked[number] = scale
                ask = partial(_picture, number=number, scale=scale)
                self._reader.ask(f"page{number}", ask, self._on_picture_made)

    def _scale_of(self, number: int) -> float:
        width, height = self._sizes[number]
        scale = self._zoom * _POINT_PX * self.devicePixelRatioF()
        largest = (_LARGEST_PICTURE / max(width * height, 1)) ** 0.5
        return float(min(scale, largest))

    def _on_picture_made(self, made: tuple[int, float, QImage]) -> None:
        number, scale, image = made
        self._asked.pop(number, None)
        self._pictures.pop(number, None)
        self._pictures[number] = (scale, image)
        for oldest in list(self._pictures)[:-_KEPT_PICTURES]:
            del self._pictures[oldest]
        self.viewport().update()


def _picture(pages: PdfPages, *, number: int, scale: float) -> tuple[int, float, QImage]:
    return number, scale, pages.picture(number, scale)
