# SPDX-License-Identifier: MIT
"""The icon of the program (the line icon of the window on its blue), and the picture of its installer."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QBuffer, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path

_SIZES = (16, 20, 24, 32, 48, 64, 256)
_BLUE = "#1f5fa8"
_SMALL = 24
# What NSIS asks of the picture beside its first and last page.
_SIDE = (164, 314)


def make_icon(line_icon: Path, target: Path) -> Path:
    """Draw `line_icon`, an SVG, into the .ico file `target`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kept = QGuiApplication.instance() or QGuiApplication(["icon"])
    svg = line_icon.read_bytes().replace(b"currentColor", b"#ffffff")
    drawn = [_drawn(QSvgRenderer(svg), size) for size in _SIZES]
    target.parent.mkdir(parents=True, exist_ok=True)
    drawn[-1].save(target, sizes=[(size, size) for size in _SIZES], append_images=drawn[:-1])
    del kept
    return target


def make_side_picture(icon: Path, target: Path) -> Path:
    """Put the icon onto the program's blue for the installer's first and last page."""
    with Image.open(icon) as largest:
        picture = Image.new("RGB", _SIDE, _BLUE)
        shown = largest.convert("RGBA").resize((96, 96), Image.Resampling.LANCZOS)
    picture.paste(shown, ((_SIDE[0] - 96) // 2, 40), shown)
    picture.save(target)
    return target


def _drawn(line_icon: QSvgRenderer, size: int) -> Image.Image:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_BLUE))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size / 6, size / 6)
    # A small icon needs all the room for its lines.
    edge = size * (0.08 if size <= _SMALL else 0.17)
    line_icon.render(painter, QRectF(edge, edge, size - 2 * edge, size - 2 * edge))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only bytes here
    return Image.open(io.BytesIO(buffer.data().data()))
