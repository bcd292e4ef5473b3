# SPDX-License-Identifier: MIT
"""Pages of any strips: nothing is lost, nothing overflows, what belongs together stays so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.documents.strips import Strip, paginate, tie_to_next

if TYPE_CHECKING:
    from dvcq_desktop.documents.pen import Pen
    from dvcq_desktop.documents.strips import Placed

PAGE = 100.0


def draw(pen: Pen, left: float, top: float) -> None:
    """Draw nothing."""


def strip(height: float, *, gap: float = 0, keep: bool = False, head: Strip | None = None) -> Strip:
    return Strip(height, draw, gap=gap, keep=keep, head=head)


def cuttable(whole: float) -> Strip:
    def cut(height: float) -> tuple[Strip, Strip] | None:
        lines = int(height / 10)
        if lines < 1:
            return None
        return cuttable(lines * 10), cuttable(whole - lines * 10)

    return Strip(whole, draw, cut=cut)


strips = st.lists(
    st.builds(strip, st.floats(1, 60), gap=st.floats(0, 10), keep=st.booleans()), min_size=1, max_size=40
)


def tops(pages: list[list[Placed]]) -> list[list[float]]:
    return [[placed.top for placed in page] for page in pages]


@given(strips)
def test_every_strip_is_placed_once_and_in_order(given_strips: list[Strip]) -> None:
    placed = [placed.strip for page in paginate(given_strips, PAGE) for placed in page]
    assert placed == given_strips


@given(strips)
def test_strips_neither_overlap_nor_overflow(given_strips: list[Strip]) -> None:
    for page in paginate(given_strips, PAGE):
        end = 0.0
        for placed in page:
            assert placed.top >= end - 0.01
            end = placed.top + placed.strip.height
        assert end <= PAGE + 0.02


@given(st.lists(st.floats(1, 33), min_size=2, max_size=40))
def test_a_strip_that_keeps_with_the_next_is_on_its_page(heights: list[float]) -> None:
    pairs = [strip(height, keep=number % 2 == 0) for number, height in enumerate(heights)]
    pages = paginate(pairs, PAGE)
    assert not any(page[-1].strip.keep for page in pages[:-1])


def test_the_gap_above_a_strip_is_dropped_at_the_top_of_a_page() -> None:
    assert tops(paginate([strip(60, gap=9), strip(30, gap=5), strip(50, gap=9)], PAGE)) == [[0, 65], [0]]


def test_a_head_is_repeated_where_a_page_begins_with_its_strip() -> None:
    head = strip(10)
    first, *others = paginate([head, *[strip(30, head=head)] * 6], PAGE)
    assert first[0].strip is head
    assert all(page[0].strip is head for page in others)
    assert tops([first, *others]) == [[0, 10, 40, 70], [0, 10, 40, 70]]


def test_what_no_page_holds_is_cut_where_a_good_part_of_the_page_is_free() -> None:
    pages = paginate([strip(50), cuttable(200)], PAGE)
    assert [placed.strip.height for page in pages for placed in page] == [50, 50, 100, 50]


def test_what_no_page_holds_begins_a_page_when_little_is_free() -> None:
    pages = paginate([strip(85), cuttable(200)], PAGE)
    assert [[placed.strip.height for placed in page] for page in pages] == [[85], [100], [100]]


def test_what_heads_a_strip_too_high_is_not_left_at_the_foot_of_a_page() -> None:
    pages = paginate([strip(80), strip(10, keep=True), cuttable(200)], PAGE)
    assert [[placed.strip.height for placed in page] for page in pages] == [[80], [10, 90], [100], [10]]


def test_a_strip_too_high_that_cannot_be_cut_has_a_page_of_its_own() -> None:
    pages = paginate([strip(20), strip(150), strip(20)], PAGE)
    assert [len(page) for page in pages] == [1, 1, 1]


def test_a_chain_longer_than_a_page_is_let_go_of_until_its_rest_fits_one() -> None:
    pages = paginate([strip(40, keep=True)] * 5, PAGE)
    assert [len(page) for page in pages] == [2, 1, 2]


def test_tying_takes_three_strips_along() -> None:
    lines = [strip(4)] * 5
    tie_to_next(lines, PAGE)
    assert [line.keep for line in lines] == [False, False, True, True, True]


def test_tying_high_strips_stops_at_one_that_may_stand_alone() -> None:
    lines = [replace(strip(10), alone=False), strip(10), replace(strip(10), alone=False)]
    tie_to_next(lines, PAGE)
    assert [line.keep for line in lines] == [False, True, True]
    lines = [strip(10), strip(60)]
    tie_to_next(lines, PAGE)
    assert [line.keep for line in lines] == [False, True]
