# SPDX-License-Identifier: MIT
"""Printed, signed and scanned forms, made for tests and benches: what scanners and telephones do to paper."""

from __future__ import annotations

import io
import math
import random
from functools import cache
from typing import TYPE_CHECKING, Any

import pypdfium2
import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from dvcq_desktop.commitments.codes import PAPER_HEIGHT, SQUARES, PageCode, code_of, payload, readable
from dvcq_desktop.commitments.scans.geometry import homography

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


BOX = (110.0, 205.0, 75.0, 38.0)
"""Where these papers are signed: left, top, width, height in mm."""

_WORDS = (
    "Thực hiện nghiêm nội quy quy chế của cơ quan đơn vị; không gây phiền hà sách nhiễu nhân dân khi giải"
    " quyết công việc; tôn trọng lắng nghe ý kiến của nhân dân, gần dân, sát dân, hiểu dân, có trách nhiệm."
)


def code_for(number: int) -> str:
    return code_of("campaign", f"person-{number}", "text")


def form_pdf(pages: Iterable[tuple[str, int, int]], *, signable: bool = True, spoil: bool = False) -> bytes:
    """Return one PDF page for each (code, page, pages), laid out like a form, with both codes.

    `spoil` gives the codes a wrong check character.
    """
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(210 * mm, PAPER_HEIGHT * mm), invariant=1)
    for code, page, of in pages:
        _draw_form(canvas, code, page, of, signable=signable, spoil=spoil)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _draw_form(canvas: Canvas, code: str, page: int, of: int, *, signable: bool, spoil: bool) -> None:
    canvas.setFont("Times-Roman", 13)
    words = (_WORDS * 6).encode("ascii", "ignore").decode().split()
    line: list[str] = []
    top = 60.0
    for word in words:
        line.append(word)
        if canvas.stringWidth(" ".join(line), "Times-Roman", 13) > 155 * mm:
            canvas.drawString(30 * mm, (PAPER_HEIGHT - top) * mm, " ".join(line))
            line, top = [], top + 6.2
    if signable:
        left, upper, width, height = BOX
        middle = (left + width / 2) * mm
        canvas.setFont("Times-Bold", 14)
        canvas.drawCentredString(middle, (PAPER_HEIGHT - upper + 2) * mm, "NGUOI CAM KET")
        canvas.drawCentredString(middle, (PAPER_HEIGHT - upper - height - 5) * mm, "Nguyen Thi Hue")
    for corner, square in SQUARES.items():
        x, y = square.left * mm, (PAPER_HEIGHT - square.top - square.side) * mm
        text = payload(PageCode(code, page, of, corner))
        if spoil:
            text = text[:-1] + ("0" if text[-1] != "0" else "1")
        _draw_code(canvas, text, x, y, square.side * mm)
    canvas.setFont("Times-Roman", 8)
    canvas.drawString(30 * mm, 10 * mm, readable(code, page, of))


def _draw_code(canvas: Canvas, text: str, x: float, y: float, side: float) -> None:
    modules = modules_of(text)
    size = len(modules)
    path = canvas.beginPath()
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark:
                path.rect(
                    x + column * side / size, y + (size - 1 - row) * side / size, side / size, side / size
                )
    canvas.drawPath(path, stroke=0, fill=1)


@cache
def modules_of(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark modules of a QR code of version 1 at correction Q, row by row."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    image: Any = made.to_image(scale=1, add_quiet_zones=False)
    rows: Any = memoryview(image).tolist()
    return tuple(tuple(value == 0 for value in row) for row in rows)


def rasterise(pdf: bytes, *, dpi: int = 200, grey: bool = True) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dpi / 72, grayscale=grey).to_pil().copy() for page in document]


def sign(
    page: Image.Image,
    seed: int,
    *,
    ink: object = 40,
    width: float = 0.5,
    dpi: int = 200,
    box: tuple[float, float, float, float] = BOX,
) -> Image.Image:
    """Return the page with a hand's loops in its signature box; `width` of the stroke is in mm."""
    chance = random.Random(seed)
    scale = dpi / 25.4
    left, top, box_width, box_height = (value * scale for value in box)
    across, high = box_width * chance.uniform(0.35, 0.7), box_height * chance.uniform(0.25, 0.45)
    x0 = left + (box_width - across) * chance.uniform(0.2, 0.8)
    y0 = top + box_height * chance.uniform(0.4, 0.6)
    loops = chance.uniform(3, 7)
    points: list[tuple[float, float]] = []
    for step in range(160):
        t = step / 159
        wave = math.sin(2 * math.pi * loops * t) * math.sin(math.pi * t + 0.3)
        points.append(
            (
                x0 + across * t + high * 0.35 * math.cos(2 * math.pi * loops * t),
                y0 - high * wave * (1 - 0.4 * t),
            )
        )
    signed = page.copy()
    mask = Image.new("L", page.size, 0)
    ImageDraw.Draw(mask).line(points, fill=255, width=max(1, round(width * scale)), joint="curve")
    signed.paste(Image.new(page.mode, page.size, ink), mask=mask)  # type: ignore[arg-type]  # a colour of the mode
    return signed


def worn(page: Image.Image, seed: int, *, turn: float | None = None, noise: float = 14.0, blur: float = 0.8,
         contrast: float = 0.9, stains: int = 3) -> Image.Image:  # fmt: skip
    """Return the page as a poor scanner gives it back: turned, stained, pale, blurred and noisy."""
    chance = random.Random(seed)
    page = page if page.mode == "L" else page.convert("RGB")
    angle = chance.uniform(-3, 3) if turn is None else turn
    white = 255 if page.mode == "L" else (255, 255, 255)
    page = page.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=white)
    if stains:
        page = ImageChops.multiply(page, _stains(page.size, chance, stains).convert(page.mode))
    page = page.point([round(20 + value * contrast * 0.97) for value in range(256)] * len(page.getbands()))
    page = page.filter(ImageFilter.GaussianBlur(blur))
    # Pillow's noise can't be seeded; what a test asserts must hold for any.
    grain = Image.effect_noise(page.size, noise)
    return ImageChops.add(page, grain.convert(page.mode), scale=1, offset=-128)


def _stains(size: tuple[int, int], chance: random.Random, count: int) -> Image.Image:
    """Return coffee blots: a pale brown disc with a darker rim, some of them rings left by a cup."""
    small = Image.new("RGB", (size[0] // 4, size[1] // 4), (255, 255, 255))
    draw = ImageDraw.Draw(small)
    for _ in range(count):
        radius = chance.uniform(12, 60)
        x, y = chance.uniform(0, small.width), chance.uniform(0, small.height)
        depth = chance.uniform(0.3, 1.0)
        colour = tuple(round(255 - (255 - value) * depth) for value in (205, 170, 120))
        rim = tuple(round(value * 0.86) for value in colour)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour, outline=rim, width=3)
        if chance.random() < 0.4:
            inner = radius * 0.85
            draw.ellipse((x - inner, y - inner, x + inner, y + inner), fill=(255, 255, 255))
    return small.filter(ImageFilter.GaussianBlur(1.5)).resize(size, Image.Resampling.BILINEAR)


def photographed(page: Image.Image, seed: int, *, slant: float = 0.08) -> Image.Image:
    """Return the page as a telephone sees it on a desk: at an angle, in a room that is lit from one side."""
    chance = random.Random(seed)
    width, height = page.size
    room = 1.15
    out = (round(width * room), round(height * room))

    def near(x: float, y: float) -> tuple[float, float]:
        return (
            out[0] * 0.07 + x + chance.uniform(-slant, slant) * width * 0.5,
            out[1] * 0.07 + y + chance.uniform(-slant, slant) * height * 0.5,
        )

    corners = [near(0, 0), near(width, 0), near(width, height), near(0, height)]
    back = homography(corners, [(0, 0), (width, 0), (width, height), (0, height)])
    desk = 90 if page.mode == "L" else (90, 75, 60)
    seen = page.transform(out, Image.Transform.PERSPECTIVE, back, Image.Resampling.BICUBIC, fillcolor=desk)
    light = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180))).resize(out)
    light = light.point([round(150 + value * 105 / 255) for value in range(256)])
    return ImageChops.multiply(seen, light.convert(page.mode)).filter(ImageFilter.GaussianBlur(1.0))


def scanned_pdf(pages: Sequence[Image.Image], *, dpi: int = 200, quality: int = 80) -> bytes:
    """Return a PDF as a scanner writes it: one JPEG a page."""
    made = io.BytesIO()
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=quality)
    return made.getvalue()
