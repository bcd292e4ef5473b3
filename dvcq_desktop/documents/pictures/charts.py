# SPDX-License-Identifier: MIT
"""Lay a picture of counts out: bars, stacked bars, or lines over months, each value readable in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.pictures.drawing import INK, Box, Drawing, Fill, Label, Path
from dvcq_desktop.documents.setting import clean
from dvcq_desktop.text.numbers import group_digits

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Picture
    from dvcq_desktop.documents.fonts import Faces
    from dvcq_desktop.documents.pictures.drawing import Shape

# From dark to light, so that each is another grey on a printer without colours; then hatched.
FILLS = (
    Fill("#134e4a", "#ffffff"),
    Fill("#6fa59f"),
    Fill("#cfe3e0"),
    Fill("#ffffff", hatched=True),
    Fill("#9a9a9a"),
    Fill("#e9e9e9", hatched=True),
)
_DASHES = ((), (6.0, 3.0), (2.0, 2.0), (8.0, 2.0, 2.0, 2.0), (1.0, 3.0), (12.0, 3.0))
_SIZE = decree30.PICTURE_TEXT.size
_TITLE = decree30.PICTURE_TITLE.size
_PAD = 8.0
_ROW = 1.75 * _SIZE
_LABELS = 0.36
_PLOT = 150.0
_GREY = "#bbbbbb"
_BEHIND = Fill("#ffffff")


def draw(picture: Picture, faces: Faces, width: float) -> Drawing:
    """Return the drawing of a picture in a width; raise MissingGlyph."""
    return _Chart(picture, faces, width).drawing()


class _Chart:
    """Collects shapes from the top down."""

    def __init__(self, picture: Picture, faces: Faces, width: float) -> None:
        self._picture = picture
        self._faces = faces
        self._width = width
        self._shapes: list[Shape] = []
        self._top = _PAD

    def drawing(self) -> Drawing:
        for line in self._cut(clean(self._picture.title), _TITLE, self._width - 2 * _PAD, bold=True):
            self._top += 1.2 * _TITLE
            self._shapes.append(Label(line, self._width / 2, self._top, _TITLE, "middle", bold=True))
        self._top += _PAD
        if len(self._picture.parts) > 1:
            self._legend()
        if self._picture.chart == "lines":
            self._plot()
        else:
            self._bars()
        height = self._top + _PAD
        frame = Box(0, 0, self._width, height)
        return Drawing(self._width, height, (frame, *self._shapes), self._said())

    def _legend(self) -> None:
        left, self._top = _PAD, self._top + _SIZE
        for number, part in enumerate(self._picture.parts):
            name = clean(part)
            wide = 1.2 * _SIZE + 4 + self._wide(name) + 2 * _PAD
            if left + wide > self._width and left > _PAD:
                left, self._top = _PAD, self._top + 1.4 * _SIZE
            mark = 1.2 * _SIZE
            if self._picture.chart == "lines":
                y = self._top - 0.35 * _SIZE
                self._shapes.append(_curve(((left, y), (left + mark, y)), number))
            else:
                self._shapes.append(Box(left, self._top - 0.75 * _SIZE, mark, 0.8 * _SIZE, _fill(number)))
            self._shapes.append(Label(name, left + mark + 4, self._top, _SIZE))
            left += wide
        self._top += _PAD

    def _bars(self) -> None:
        most = max((sum(counts) for _label, counts in self._picture.lines), default=0)
        labels = _LABELS * self._width
        ends = [self._end(counts) for _label, counts in self._picture.lines]
        room = self._width - labels - max((self._wide(end) for end in ends), default=0) - 3 * _PAD
        for (label, counts), end in zip(self._picture.lines, ends, strict=True):
            lines = self._cut(clean(label), _SIZE, labels - 2 * _PAD)
            height = max(_ROW, 1.15 * _SIZE * len(lines) + 4)
            base = self._top + (height - 1.15 * _SIZE * len(lines)) / 2 + 0.91 * _SIZE
            for line in lines:
                self._shapes.append(Label(line, labels - _PAD, base, _SIZE, "end"))
                base += 1.15 * _SIZE
            left = labels
            middle = self._top + height / 2
            for number, count in enumerate(counts):
                if count > 0 and most:
                    wide = room * count / most
                    self._part(Box(left, middle - 0.6 * _SIZE, wide, 1.2 * _SIZE, _fill(number)), count)
                    left += wide
            self._shapes.append(Label(end, left + 4, middle + 0.33 * _SIZE, _SIZE, bold=True))
            self._top += height

    def _part(self, box: Box, count: int) -> None:
        self._shapes.append(box)
        said = group_digits(count)
        if len(self._picture.parts) > 1 and box.fill and self._wide(said) + 4 < box.width:
            middle, base = box.left + box.width / 2, box.top + box.height / 2 + 0.33 * _SIZE
            if box.fill.hatched:
                wide = self._wide(said) + 4
                behind = Box(middle - wide / 2, box.top + 1, wide, box.height - 2, _BEHIND, outlined=False)
                self._shapes.append(behind)
            self._shapes.append(Label(said, middle, base, _SIZE, "middle", colour=box.fill.ink))

    def _end(self, counts: tuple[int, ...]) -> str:
        """Return what stands after a bar: its sum, and of which counts where not each has room in it."""
        total = group_digits(sum(counts))
        said = [group_digits(count) for count in counts if count > 0]
        return f"{total} = {' + '.join(said)}" if len(said) > 1 else total

    def _plot(self) -> None:
        lines = self._picture.lines
        most = max((count for _label, counts in lines for count in counts), default=0) or 1
        step = _step(most)
        highest = step * -(-most // step)
        left = _PAD + self._wide(group_digits(highest)) + 6
        right, top = self._width - 2 * _PAD, self._top + _SIZE
        bottom = top + _PLOT
        for value in range(0, highest + 1, step):
            y = bottom - _PLOT * value / highest
            colour = INK if not value else _GREY
            self._shapes.append(Path(((left, y), (right, y)), 0.5, colour))
            self._shapes.append(Label(group_digits(value), left - 4, y + 0.33 * _SIZE, _SIZE, "end"))
        room = (right - left) / max(len(lines), 1)
        xs = [left + room * (number + 0.5) for number in range(len(lines))]
        # The values of every second part stand below their points, and a point may lie on the ground.
        below = 1.2 * _SIZE * (2 if len(self._picture.parts) > 1 else 1)
        for x, (label, _counts) in zip(xs, lines, strict=True):
            self._shapes.append(Label(clean(label), x, bottom + below, _SIZE, "middle"))
        for number in range(len(self._picture.parts)):
            counts = [every[number] for _label, every in lines]
            ys = [bottom - _PLOT * count / highest for count in counts]
            if len(xs) > 1:
                self._shapes.append(_curve(tuple(zip(xs, ys, strict=True)), number))
        for number in range(len(self._picture.parts)):
            counts = [every[number] for _label, every in lines]
            self._values(xs, [bottom - _PLOT * count / highest for count in counts], counts, number)
        self._top = bottom + below + 0.4 * _SIZE

    def _values(self, xs: list[float], ys: list[float], counts: list[int], number: int) -> None:
        """Mark each point, with its value above it, of every second line below it."""
        drop = -0.45 * _SIZE if number % 2 == 0 else 1.15 * _SIZE
        for x, y, count in zip(xs, ys, counts, strict=True):
            said = group_digits(count)
            wide = self._wide(said, bold=False) + 1
            # A long value at either end moves in, so that it stays within the frame.
            middle = max(wide / 2, min(x, self._width - wide / 2))
            behind = Box(
                middle - wide / 2, y + drop - 0.72 * _SIZE, wide, 0.8 * _SIZE, _BEHIND, outlined=False
            )
            self._shapes += (behind, Label(said, middle, y + drop, _SIZE, "middle"))
            self._shapes.append(Box(x - 2, y - 2, 4, 4, _fill(number)))

    def _said(self) -> str:
        parts = self._picture.parts
        told = []
        for label, counts in self._picture.lines:
            counted = zip(parts, counts, strict=True)
            one = len(parts) == 1
            told.append(f"{label}: " + ", ".join(str(n) if one else f"{part} {n}" for part, n in counted))
        return clean(f"{self._picture.title}. {'; '.join(told)}")

    def _wide(self, text: str, size: float = _SIZE, *, bold: bool = True) -> float:
        return self._faces.face(bold=bold, italic=False).width(text) * size

    def _cut(self, text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
        """Return a text in as many lines as it needs."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._wide(longer, size, bold=bold) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines or [""]


def _fill(number: int) -> Fill:
    return FILLS[number % len(FILLS)]


def _curve(points: tuple[tuple[float, float], ...], number: int) -> Path:
    colours = ("#134e4a", "#000000", "#6b6b6b")
    return Path(points, 1.5, colours[number % len(colours)], _DASHES[number % len(_DASHES)])


def _step(most: int) -> int:
    """Return a round step of the scale, by which it has at most six."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if most <= 5 * step:
                return step
        size *= 10
