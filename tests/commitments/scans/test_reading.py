# SPDX-License-Identifier: MIT
"""What is read of a page that was printed, signed, worn and scanned."""

from __future__ import annotations

import io
from functools import cache

import pytest
from PIL import Image, ImageDraw

from dvcq_desktop.commitments.codes import Corner, PageCode
from dvcq_desktop.commitments.scanned import Presence
from dvcq_desktop.commitments.scans import ink, packing
from dvcq_desktop.commitments.scans.finding import find_codes
from dvcq_desktop.commitments.scans.reading import Form, PageRead, Sight, read_page
from dvcq_desktop.commitments.scans.righting import Box, cut, place
from tests.commitments.papers import BOX, code_for, form_pdf, photographed, rasterise, sign, worn

FLAT = (200 / 25.4, 0.0, 0.0, 0.0, 200 / 25.4, 0.0, 0.0, 0.0)


@cache
def printed(*, grey: bool = True) -> Image.Image:
    return rasterise(form_pdf([(code_for(1), 1, 1)]), grey=grey)[0]


def form(_code: PageCode | None = None) -> Form:
    return Form(Box(*BOX), cut(printed(), FLAT, Box(*BOX), ink.SCALE))


def read(page: Image.Image) -> PageRead:
    return read_page(page, form)


def test_a_clean_page_is_read_with_both_codes() -> None:
    found = find_codes(printed())
    assert set(found.codes) == set(Corner)
    assert found.code
    assert (found.code.code, found.code.page, found.code.pages) == (code_for(1), 1, 1)
    assert not found.misread


@pytest.mark.parametrize("turn", [0, 90, 180, 270, 3, -3, 7, 184])
def test_a_page_is_read_however_it_lies(turn: float) -> None:
    page = read(worn(sign(printed(), 1).rotate(turn, expand=True, fillcolor=255), 1))
    assert page.sight is Sight.READ
    assert page.code
    assert page.code.code == code_for(1)
    assert page.presence is Presence.SIGNED


@pytest.mark.parametrize("seed", range(5))
def test_a_photograph_is_righted(seed: int) -> None:
    seen = photographed(sign(printed(), seed), seed)
    placed = place(find_codes(seen))
    assert placed
    assert placed.sure
    assert read(seen).presence is Presence.SIGNED
    assert read(photographed(printed(), seed)).presence is Presence.UNSIGNED


def test_one_lost_code_does_not_lose_the_page() -> None:
    page = printed().copy()
    ImageDraw.Draw(page).rectangle((0, 0, 260, 260), fill=255)
    read_one = read(worn(sign(page, 2), 2))
    assert read_one.code
    assert read_one.presence is Presence.SIGNED


def test_a_code_half_covered_is_found_again_beside_the_other() -> None:
    page = worn(printed(), 3, noise=30, blur=1.8, contrast=0.5)
    assert set(find_codes(page).codes) == set(Corner)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("colour", "width"),
    [((20, 20, 25), 0.5), ((40, 60, 150), 0.5), ((110, 125, 190), 0.4), ((120, 120, 120), 0.35)],
)
def test_every_pen_is_seen(seed: int, colour: tuple[int, int, int], width: float) -> None:
    page = sign(printed(grey=False), seed, ink=colour, width=width)
    assert read(worn(page, seed)).presence is Presence.SIGNED


@pytest.mark.parametrize("seed", range(8))
def test_no_unsigned_page_is_called_signed(seed: int) -> None:
    assert read(worn(printed(), seed)).presence in (Presence.UNSIGNED, Presence.UNCLEAR)
    assert read(worn(printed(grey=False), seed)).presence is Presence.UNSIGNED


def test_a_red_stamp_alone_is_no_signature() -> None:
    page = printed(grey=False).copy()
    middle = ((BOX[0] + 30) * 200 / 25.4, (BOX[1] + 18) * 200 / 25.4)
    draw = ImageDraw.Draw(page)
    for radius in (140, 120):
        draw.ellipse(
            (middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius),
            outline=(210, 40, 50),
            width=6,
        )
    assert read(worn(page, 1)).presence is Presence.UNCLEAR
    assert read(worn(sign(page, 1), 1)).presence is Presence.SIGNED


def test_dotted_and_ruled_lines_are_no_signature() -> None:
    page = printed().copy()
    draw = ImageDraw.Draw(page)
    left, top = BOX[0] * 200 / 25.4, (BOX[1] + 20) * 200 / 25.4
    for dot in range(0, 520, 9):
        draw.rectangle((left + dot, top, left + dot + 3, top + 3), fill=30)
    assert read(worn(page, 4)).presence is Presence.UNSIGNED
    draw.line((left + 20, top + 60, left + 520, top + 60), fill=30, width=4)
    assert read(worn(page, 4)).presence is not Presence.SIGNED


def test_a_page_without_codes_is_kept_as_it_came() -> None:
    page = Image.new("L", printed().size, 255)
    page.paste(printed().crop((300, 300, 1300, 1000)), (300, 300))
    got = read(worn(page, 5))
    assert got.sight is Sight.NONE
    assert got.code is None
    assert Image.open(io.BytesIO(got.image)).size[1] <= 1754


def test_the_back_of_a_sheet_is_blank() -> None:
    assert read(worn(Image.new("L", printed().size, 255), 5, stains=0)).sight is Sight.BLANK


def test_two_forms_on_one_picture_are_not_mixed() -> None:
    one, other = rasterise(form_pdf([(code_for(1), 1, 1), (code_for(2), 1, 1)]))
    both = Image.new("L", (one.width * 2, one.height), 255)
    both.paste(one, (0, 0))
    both.paste(other, (one.width, 0))
    got = read(both)
    assert got.sight is Sight.SEVERAL
    assert got.code is None


def test_a_wrong_check_character_is_not_trusted() -> None:
    page = rasterise(form_pdf([("W" * 12, 1, 1)], spoil=True))[0]
    assert read(page).sight is Sight.MISREAD


def test_the_same_scan_gives_the_same_bytes() -> None:
    page = worn(sign(printed(), 6), 6)
    assert read(page).image == read(page.copy()).image


def test_a_page_takes_less_than_the_target_and_can_be_shown() -> None:
    got = read(worn(sign(printed(), 7), 7))
    assert len(got.image) <= packing.TARGET
    shown = Image.open(io.BytesIO(got.image)).convert("L")
    assert shown.size == (1240, 1754)
    assert shown.getpixel((620, 1100)) == 255
    # The code's finder pattern is where the printed form has it: the page was righted.
    assert shown.getpixel((round(9.6 * packing.SCALE), round(9.6 * packing.SCALE))) == 0


def test_a_sheet_signed_elsewhere_proposes_nothing() -> None:
    got = read_page(printed(), lambda _code: Form(None))
    assert got.presence is None
    assert read_page(printed(), lambda _code: None).sight is Sight.READ


def test_a_dark_page_is_not_blank_and_stays_as_it_is() -> None:
    page = Image.new("L", (800, 1130), 0)
    page.paste(255, (200, 300, 600, 320))
    read = read_page(page, lambda _code: None)
    assert read.sight is Sight.NONE
    kept = Image.open(io.BytesIO(read.image)).convert("L")
    assert kept.getpixel((400, 310)) == 255
    assert kept.getpixel((400, 600)) == 0
