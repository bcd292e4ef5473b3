# SPDX-License-Identifier: MIT
"""Whether somebody signed: what is in the signature box that the blank form does not have.

Proposed, never decided: the officer sees the box and confirms.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

from dvcq_desktop.commitments.scanned import Presence
from dvcq_desktop.commitments.scans.levels import Darkness, darkness

SCALE = 8.0
"""Pixels a mm of the box as it is looked at; half of it when strokes are followed."""
_HALF = 4
_CELL, _WINDOW = 4, 9
_FAINT = 0.14
"""The share of the contrast between the code's black and the paper below which nothing is ink."""
_STRONG, _EDGE = 0.36, 0.07
"""Where the paper itself changes by the second share, only what is darker by the first is ink."""
_AROUND, _BESIDE = 5, 4
_GRAINS, _LEAST = 4.0, 6.0
_WARM, _RED = 26, 60
"""How much brighter red is than blue in coffee and in stamps, and than green in stamps alone."""
_THICK = 7
"""Pixels across, at 4 a mm: what is thicker is no stroke of a pen but a stain, a stamp, a shadow."""
_FULL = 200
"""What the mean of a square is at least where hardly a pixel is missing: grain makes holes."""
_SMALL, _FLAT = 1.8, 1.1
"""Sides of what is left out, in mm: dots and specks, ruled and dotted lines."""
_SIGNED_AREA, _SIGNED_WIDTH, _SIGNED_HEIGHT = 2.5, 5.0, 2.2
_NOTHING = 0.8
_STAINED, _CLEAN = 12.0, 3.0
_SPREAD = {True: 7, False: 13}
"""How far printed ink is taken out, by whether the place is sure: pixels of a filter at 4 a mm."""


@dataclass(frozen=True)
class Ink:
    """Hold what was measured in a box, in mm and mm².

    `strong` are strokes darker than any stain, `thick` is what is no stroke.
    """

    strokes: float
    width: float
    height: float
    strong: float
    thick: float
    lines: float
    red: float = 0.0


@dataclass(frozen=True)
class _Part:
    area: int
    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> float:
        return (self.right - self.left + 1) / _HALF

    @property
    def height(self) -> float:
        return (self.bottom - self.top + 1) / _HALF


def judge(ink: Ink, *, sure: bool = True) -> Presence:
    """Propose by what was measured; a box whose place is not sure is never called empty or signed lightly."""
    signed = (
        ink.strokes >= _SIGNED_AREA * (1 if sure else 1.6)
        and ink.width >= _SIGNED_WIDTH
        and ink.height >= _SIGNED_HEIGHT
        and (ink.thick < _CLEAN or ink.strong >= _SIGNED_AREA)
    )
    if signed:
        return Presence.SIGNED
    quiet = ink.strokes < _NOTHING and ink.lines < _SIGNED_AREA and ink.red < _SIGNED_AREA
    return Presence.UNSIGNED if quiet and ink.thick < _STAINED and sure else Presence.UNCLEAR


def measure(box: Image.Image, *, contrast: float, blank: Image.Image | None = None, sure: bool = True) -> Ink:
    """Measure the ink of a box of 8 pixels a mm, grey or RGB; `blank` is the same box of the printed form."""
    half = box.filter(ImageFilter.BoxBlur(1)).reduce(2)
    # In the red light of a colour scan stamps and coffee are pale, and blue pens are dark.
    grey = half.getchannel("R") if half.mode == "RGB" else half
    found = darkness(grey, cell=_CELL, window=_WINDOW)
    mask = _dark(found, contrast)
    red = 0.0
    if half.mode == "RGB":
        mask = ImageChops.subtract(mask, _spread(_warmer(half, "B", _WARM), 3))
        red = _warmer(half, "G", _RED).histogram()[255] / (_HALF * _HALF)
    if blank is not None:
        mask = ImageChops.subtract(mask, _printed(blank, mask.size, sure=sure))
    thick = _spread(_core(mask, _THICK), 2 * _THICK - 1)
    strokes = ImageChops.darker(ImageChops.subtract(mask, thick), _narrow(found, contrast))
    strong = ImageChops.darker(strokes, found.image.point(_from(_STRONG * contrast)))
    parts = _parts(strokes)
    kept = [part for part in parts if _is_stroke(part)]
    flat = [part for part in parts if max(part.width, part.height) >= _SIGNED_WIDTH and part not in kept]
    unit = _HALF * _HALF
    return Ink(
        strokes=sum(part.area for part in kept) / unit,
        width=_span([(part.left, part.right) for part in kept]),
        height=_span([(part.top, part.bottom) for part in kept]),
        strong=strong.histogram()[255] / unit,
        thick=ImageChops.darker(mask, thick).histogram()[255] / unit,
        lines=sum(part.area for part in flat) / unit,
        red=red,
    )


def _is_stroke(part: _Part) -> bool:
    return max(part.width, part.height) >= _SMALL and min(part.width, part.height) >= _FLAT


def _span(sides: list[tuple[int, int]]) -> float:
    return (max(last for _, last in sides) - min(first for first, _ in sides) + 1) / _HALF if sides else 0.0


def _printed(blank: Image.Image, size: tuple[int, int], *, sure: bool) -> Image.Image:
    """Return where the form itself has ink, with what lies close around it."""
    half = blank.reduce(2)
    dark = half.point([255] * 200 + [0] * 56)
    return _spread(dark, _SPREAD[sure]).resize(size)


def _core(mask: Image.Image, across: int) -> Image.Image:
    """Return where a mask is full over a square: by a mean, twenty times as fast as Pillow's MinFilter."""
    return mask.filter(ImageFilter.BoxBlur(across // 2)).point([0] * _FULL + [255] * (256 - _FULL))


def _spread(mask: Image.Image, across: int) -> Image.Image:
    """Return where a mask is anything over a square."""
    return mask.filter(ImageFilter.BoxBlur(across // 2)).point([0] + [255] * 255)


def _dark(found: Darkness, contrast: float) -> Image.Image:
    """Return where there is ink; at the edge of a stain only what is darker than such edges are."""
    faint = max(_FAINT * contrast, _GRAINS * found.grain, _LEAST)
    edge = _EDGE * contrast
    around = ImageChops.subtract(
        found.paper.filter(ImageFilter.MaxFilter(_AROUND)), found.paper.filter(ImageFilter.MinFilter(_AROUND))
    )
    edges = around.point(_from(edge)).resize(found.image.size, Image.Resampling.NEAREST)
    weak = ImageChops.subtract(found.image.point(_from(faint)), edges)
    return ImageChops.lighter(weak, found.image.point(_from(max(faint, _STRONG * contrast))))


def _narrow(found: Darkness, contrast: float) -> Image.Image:
    """Return where it is darker than close around on both sides: a pen's line, not a pale band of coffee."""
    around = found.image.filter(ImageFilter.BoxBlur(_BESIDE))
    return ImageChops.subtract(found.image, around).point(_from(max(_FAINT * contrast / 2, _LEAST)))


def _warmer(box: Image.Image, than: str, by: int) -> Image.Image:
    """Return where red is by so much brighter than blue, as in coffee, or than green, as in stamps."""
    return ImageChops.subtract(box.getchannel("R"), box.getchannel(than)).point(_from(by))


def _from(least: float) -> list[int]:
    return [255 if value >= least else 0 for value in range(256)]


def _parts(mask: Image.Image) -> list[_Part]:
    """Return the connected parts of a mask of 0 and 255, diagonals included, by runs of each line."""
    width, height = mask.size
    data = mask.tobytes()
    owners: list[int] = []
    boxes: list[list[int]] = []
    above: list[tuple[int, int, int]] = []
    for row in range(height):
        line = data[row * width : (row + 1) * width]
        runs: list[tuple[int, int, int]] = []
        start = line.find(b"\xff")
        while start >= 0:
            stop = line.find(b"\0", start)
            stop = width if stop < 0 else stop
            owner = _join(owners, boxes, [run[2] for run in above if run[0] <= stop and run[1] >= start])
            _grow(boxes[owner], start, stop, row)
            runs.append((start, stop, owner))
            start = line.find(b"\xff", stop)
        above = [(first, last, _root(owners, owner)) for first, last, owner in runs]
    return [_Part(*box) for owner, box in enumerate(boxes) if owners[owner] == owner]


def _root(owners: list[int], owner: int) -> int:
    while owners[owner] != owner:
        owner = owners[owner]
    return owner


def _join(owners: list[int], boxes: list[list[int]], touched: list[int]) -> int:
    """Return the one part that all these are from now on, a new one where there is none."""
    roots = sorted({_root(owners, owner) for owner in touched})
    if not roots:
        owners.append(len(owners))
        boxes.append([0, 1 << 30, 1 << 30, -1, -1])
        return len(owners) - 1
    first, *others = roots
    box = boxes[first]
    for other in others:
        owners[other] = first
        area, left, top, right, bottom = boxes[other]
        box[0] += area
        box[1], box[2] = min(box[1], left), min(box[2], top)
        box[3], box[4] = max(box[3], right), max(box[4], bottom)
    return first


def _grow(box: list[int], start: int, stop: int, row: int) -> None:
    box[0] += stop - start
    box[1], box[2] = min(box[1], start), min(box[2], row)
    box[3], box[4] = max(box[3], stop - 1), max(box[4], row)
