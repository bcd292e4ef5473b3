# SPDX-License-Identifier: MIT
"""Numbers are written as Vietnamese documents write them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.text.numbers import (
    document_number,
    group_digits,
    in_words,
    letter_label,
    parse_letter_label,
    parse_roman,
    roman,
    size_in_words,
)


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567"), (-45000, "-45.000")],
)
def test_a_dot_stands_between_groups_of_digits(number: int, written: str) -> None:
    assert group_digits(number) == written


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (1_000_001, "một triệu không trăm linh một"),
        (1_250_000, "một triệu hai trăm năm mươi nghìn"),
        (10**9, "một tỷ"),
        (1_005_000_000, "một tỷ không trăm linh năm triệu"),
        (25 * 10**12, "hai mươi lăm nghìn tỷ"),
        (-21, "âm hai mươi mốt"),
    ],
)
def test_a_number_is_read_aloud(number: int, words: str) -> None:
    assert in_words(number) == words


@given(st.integers(-(10**20), 10**20), st.integers(-(10**20), 10**20))
def test_two_numbers_are_never_read_alike(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)


def test_all_numbers_of_five_digits_are_read_differently() -> None:
    assert len({in_words(number) for number in range(100_000)}) == 100_000


@given(st.integers(0, 10**15))
def test_words_are_parted_by_single_spaces(number: int) -> None:
    assert in_words(number) == " ".join(in_words(number).split())


@pytest.mark.parametrize(
    ("typed", "written"),
    [("7", "07"), (" 7 ", "07"), ("07", "07"), ("12", "12"), ("", ""), ("7a", "07a"), ("0", "0")],
)
def test_a_document_number_below_ten_has_a_leading_zero(typed: str, written: str) -> None:
    assert document_number(typed) == written


@pytest.mark.parametrize(
    ("number", "digits"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (2026, "MMXXVI")]
)
def test_a_section_has_a_roman_number(number: int, digits: str) -> None:
    assert roman(number) == digits


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_romans_had_no_such_number(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        roman(number)


@given(st.integers(1, 3999))
def test_a_roman_number_is_read_back(number: int) -> None:
    assert parse_roman(roman(number)) == parse_roman(roman(number).lower()) == number


def test_a_roman_number_in_one_character_is_read() -> None:
    assert parse_roman("Ⅲ") == 3


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "A", "I.", "V I", "MMMM", "iv a"])
def test_what_is_no_roman_number_is_told(text: str) -> None:
    assert parse_roman(text) is None


def test_clauses_have_the_letters_of_the_vietnamese_alphabet_without_hats() -> None:
    assert "".join(letter_label(index) for index in range(23)) == "abcdđeghiklmnopqrstuvxy"


def test_letters_are_doubled_when_they_run_out() -> None:
    assert [letter_label(index) for index in (22, 23, 24, 46)] == ["y", "aa", "bb", "aaa"]


def test_there_is_no_letter_before_the_first() -> None:
    with pytest.raises(ValueError, match="-1"):
        letter_label(-1)


@given(st.integers(0, 200))
def test_a_letter_is_read_back(index: int) -> None:
    label = letter_label(index)
    assert parse_letter_label(label) == parse_letter_label(label.upper()) == index


def test_a_letter_is_read_in_any_normal_form() -> None:
    assert parse_letter_label(unicodedata.normalize("NFD", " đ ")) == 4


@pytest.mark.parametrize("text", ["", "f", "w", "ă", "ab", "1", "a)"])
def test_what_labels_no_clause_is_told(text: str) -> None:
    assert parse_letter_label(text) is None


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "1 KB"),
        (12_345, "12 KB"),
        (999_400, "999 KB"),
        (1_000_000, "1,0 MB"),
        (1_949_000, "1,9 MB"),
        (512_000_000, "512,0 MB"),
        (3_200_000_000, "3,2 GB"),
        (5_000_000_000_000, "5.000,0 GB"),
    ],
)
def test_a_size_is_read_with_a_comma(size: int, words: str) -> None:
    assert size_in_words(size) == words
