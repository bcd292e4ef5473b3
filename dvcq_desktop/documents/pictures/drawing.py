# SPDX-License-Identifier: MIT
"""A drawing as shapes, in points from its upper left corner, and the same drawing as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

INK = "#000000"
FONTS = "Times New Roman, Liberation Serif, serif"
_HATCH_STEP = 5.0


@dataclass(frozen=True, slots=True)
class Fill:
    """What fills an area: a colour, hatched where others are as light; `ink` is written on it."""

    colour: str
    ink: str = INK
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; one without an outline is there to be written on."""

    left: float
    top: float
    width: float
    height: float
    fill: Fill | None = None
    outlined: bool = True


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points; `dash` tells it from others in grey."""

    points: tuple[tuple[float, float], ...]
    width: float = 0.5
    colour: str = INK
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text on a baseline."""

    text: str
    x: float
    base: float
    size: float
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False
    colour: str = INK


Shape = Box | Path | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in a frame; `said` is the whole in words, for who cannot see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    said: str


def hatching(box: Box) -> tuple[Path, ...]:
    """Return the slanted lines that fill a box."""
    lines = []
    right, bottom = box.left + box.width, box.top + box.height
    start = box.left - box.height
    count = int((right - start) / _HATCH_STEP) + 1
    for number in range(1, count):
        x = start + number * _HATCH_STEP
        # From the lower edge at x up to the right, cut to the box.
        low, high = max(x, box.left), min(x + box.height, right)
        if high > low:
            lines.append(Path(((low, bottom - (low - x)), (high, bottom - (high - x))), 0.5))
    return tuple(lines)


def flattened(drawing: Drawing) -> tuple[Shape, ...]:
    """Return the shapes with hatching drawn out as lines."""
    found: list[Shape] = []
    for shape in drawing.shapes:
        found.append(shape)
        if isinstance(shape, Box) and shape.fill and shape.fill.hatched:
            found += hatching(shape)
    return tuple(found)


def svg(drawing: Drawing) -> str:
    """Return the drawing as SVG, by itself a file."""
    size = f'width="{drawing.width:g}pt" height="{drawing.height:g}pt"'
    view = f'viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
    shapes = "".join(map(_markup, flattened(drawing)))
    named = f"<title>{escape(drawing.said)}</title>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view}>{named}{shapes}</svg>'


def _markup(shape: Shape) -> str:
    match shape:
        case Box():
            fill = shape.fill.colour if shape.fill else "none"
            place = f'x="{shape.left:.2f}" y="{shape.top:.2f}"'
            size = f'width="{shape.width:.2f}" height="{shape.height:.2f}"'
            outline = f' stroke="{INK}" stroke-width="0.5"' if shape.outlined else ""
            return f'<rect {place} {size} fill="{fill}"{outline}/>'
        case Path():
            points = " ".join(f"{x:.2f},{y:.2f}" for x, y in shape.points)
            dash = f' stroke-dasharray="{" ".join(f"{each:g}" for each in shape.dash)}"' if shape.dash else ""
            stroke = f'stroke="{shape.colour}" stroke-width="{shape.width:g}"{dash}'
            return f'<polyline points="{points}" fill="none" {stroke}/>'
        case Label():
            weight = ' font-weight="bold"' if shape.bold else ""
            look = f'font-family="{FONTS}" font-size="{shape.size:g}" fill="{shape.colour}"{weight}'
            place = f'x="{shape.x:.2f}" y="{shape.base:.2f}" text-anchor={quoteattr(shape.anchor)}'
            return f"<text {place} {look}>{escape(shape.text)}</text>"
