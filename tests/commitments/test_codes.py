# SPDX-License-Identifier: MIT
"""Codes on forms: short, the same everywhere, and a misread one is never taken for another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.commitments.codes import (
    ALPHABET,
    CODE_LENGTH,
    PAYLOAD_LENGTH,
    SQUARES,
    Corner,
    PageCode,
    code_of,
    is_payload_shaped,
    payload,
    read_payload,
    readable,
    typed,
)

CODES = st.text(ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH)


@st.composite
def page_codes(draw: st.DrawFn) -> PageCode:
    pages = draw(st.integers(1, 31))
    return PageCode(draw(CODES), draw(st.integers(1, pages)), pages, draw(st.sampled_from(Corner)))


def test_a_code_depends_on_campaign_person_and_text() -> None:
    codes = {code_of("c", "p", "t"), code_of("d", "p", "t"), code_of("c", "q", "t"), code_of("c", "p", "u")}
    assert len(codes) == 4
    assert code_of("c", "p", "t") == code_of("c", "p", "t")


def test_a_code_is_the_first_sixty_bits_of_the_hash_written_in_base32() -> None:
    assert code_of("", "", "") == "Q34Y8G7ATFET"


@given(page_codes())
def test_what_a_square_holds_reads_back(code: PageCode) -> None:
    text = payload(code)
    assert len(text) == PAYLOAD_LENGTH
    assert read_payload(text) == code


@given(page_codes(), st.integers(0, PAYLOAD_LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_misread_letter_is_always_noticed(code: PageCode, place: int, letter: str) -> None:
    right = payload(code)
    wrong = right[:place] + letter + right[place + 1 :]
    assert (read_payload(wrong) is None) == (wrong != right)
    assert is_payload_shaped(wrong)


@given(st.text(max_size=20))
def test_a_foreign_square_is_none_of_ours(text: str) -> None:
    if not is_payload_shaped(text):
        assert read_payload(text) is None


@pytest.mark.parametrize(("page", "pages"), [(0, 1), (2, 1), (1, 32)])
def test_a_page_that_cannot_be_is_refused(page: int, pages: int) -> None:
    with pytest.raises(ValueError, match="no page of a form"):
        payload(PageCode("0" * CODE_LENGTH, page, pages, Corner.TOP))


@given(CODES)
def test_the_readable_code_can_be_typed_as_it_stands(code: str) -> None:
    shown = readable(code, 1, 2)
    assert typed(shown) == code
    assert typed(shown.split(" ", maxsplit=1)[0].lower()) == code
    assert typed(code) == code


def test_a_typed_letter_that_looks_like_a_digit_is_the_digit() -> None:
    assert typed("olio-ABCD-EFGH") == "0110ABCDEFGH"
    assert typed("quá ngắn") == ""


def test_both_squares_lie_in_the_margins_of_the_page() -> None:
    top, bottom = SQUARES[Corner.TOP], SQUARES[Corner.BOTTOM]
    assert top.left + top.side < 30
    assert bottom.top > 297 - 25
