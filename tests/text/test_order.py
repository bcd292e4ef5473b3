# SPDX-License-Identifier: MIT
"""Names and texts stand in the Vietnamese order, the same on every PC."""

from __future__ import annotations

import itertools
import re
import sqlite3
import unicodedata
from functools import cmp_to_key
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.text.order import name_key, sort_key

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
Comparable = TypeVar("Comparable", str, tuple[int, ...])

TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
VOWELS = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES]
LETTERS = [*VOWELS, *(letter for letter in ALPHABET if letter not in VOWELS)]
TONE_TOO_EARLY = re.compile(
    "(o(?=.[ae])|u(?=.y))([\u0300\u0309\u0303\u0301\u0323])([aey])(?![\u0300-\u036f])", re.IGNORECASE
)

words = st.text(st.sampled_from("".join(LETTERS) + "".join(LETTERS).upper()), min_size=1, max_size=6)
texts = st.lists(words | st.from_regex(r"[0-9]{1,3}", fullmatch=True), max_size=4).map(" ".join)


@st.composite
def close_texts(draw: st.DrawFn) -> tuple[str, str]:
    """Draw two texts that differ in tones and case only, where most comparers go wrong."""
    text = draw(texts)
    return text, "".join(draw(st.sampled_from(_variants(letter))) for letter in text)


def _variants(letter: str) -> list[str]:
    plain = _without_tone(letter)
    toned = (
        [unicodedata.normalize("NFC", plain + tone) for tone in TONES]
        if plain in "aăâeêioôơuưy"
        else [letter]
    )
    return [variant for tone in toned for variant in (tone, tone.upper())]


def _without_tone(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter.lower())
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))


def _settled(text: str) -> str:
    """Move the tone of hòa, khỏe, thúy on, as hoà, khoẻ, thuý have it."""
    return unicodedata.normalize("NFC", TONE_TOO_EARLY.sub(r"\1\3\2", unicodedata.normalize("NFD", text)))


def _compare(left: str, right: str) -> int:
    """Compare slowly, level by level, as the rules of CLDR `vi` are told to people."""
    for level in (_compare_letters, _compare_tones, _compare_case):
        if difference := level(_settled(left), _settled(right)):
            return difference
    return 0


def _compare_letters(left: str, right: str) -> int:
    pieces = [re.findall(r"\d+|.", text) for text in (left, right)]
    for one, other in itertools.zip_longest(*pieces):
        if one is None or other is None:
            return -1 if one is None else 1
        if difference := _sign(_place(one), _place(other)):
            return difference
    return 0


def _place(piece: str) -> tuple[int, ...]:
    if piece == " ":
        return 0, 0
    return (1, int(piece)) if piece.isdigit() else (2, ALPHABET.index(_without_tone(piece)))


def _compare_tones(left: str, right: str) -> int:
    return _sign(_tones(left), _tones(right))


def _tones(text: str) -> tuple[int, ...]:
    letters = (unicodedata.normalize("NFD", letter) for letter in text if letter.isalpha())
    return tuple(next((TONES.index(part) for part in letter if part in TONES), 0) for letter in letters)


def _compare_case(left: str, right: str) -> int:
    return _sign(_capitals(left), _capitals(right))


def _capitals(text: str) -> tuple[int, ...]:
    return tuple(int(letter.isupper()) for letter in text if letter.isalpha())


def _sign(left: Comparable, right: Comparable) -> int:
    return (left > right) - (left < right)


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    assert [sort_key(letter) for letter in ALPHABET] == sorted(map(sort_key, ALPHABET))


def test_tones_stand_in_the_order_of_the_dictionary() -> None:
    assert sorted("ạáãảàa", key=sort_key) == list("aàảãáạ")


def test_a_tone_decides_only_where_all_letters_are_equal() -> None:
    assert sorted(["Hạ An", "Ha Binh", "Hà An"], key=sort_key) == ["Hà An", "Hạ An", "Ha Binh"]


def test_small_stands_before_capital_where_all_else_is_equal() -> None:
    assert sorted(["ĐÀO", "Đào", "đào"], key=sort_key) == ["đào", "Đào", "ĐÀO"]


def test_people_are_ordered_by_given_name_then_family_then_middle() -> None:
    people = ["Trần Văn An", "Đỗ Thị Ánh", "Nguyễn Thị An", "Nguyễn Bích An", "Lê Văn Bình", "Dương Văn Ân"]
    assert sorted(people, key=name_key) == [
        "Nguyễn Bích An",
        "Nguyễn Thị An",
        "Trần Văn An",
        "Đỗ Thị Ánh",
        "Dương Văn Ân",
        "Lê Văn Bình",
    ]


def test_the_family_name_decides_before_the_tone_of_the_given_name() -> None:
    assert name_key("Nguyễn Văn Hóa") < name_key("Trần Văn Hoa")


def test_what_tells_namesakes_apart_comes_last() -> None:
    people = [
        "Lê Văn Hùng (Thôn 10)",
        "Trần Văn Hùng",
        "Lê Văn Hùng 2",
        "Lê Văn Hùng (Thôn 9)",
        "Lê Văn Hùng",
    ]
    assert sorted(people, key=name_key) == [
        "Lê Văn Hùng",
        "Lê Văn Hùng (Thôn 9)",
        "Lê Văn Hùng (Thôn 10)",
        "Lê Văn Hùng 2",
        "Trần Văn Hùng",
    ]


def test_both_tone_placements_are_the_same_word() -> None:
    assert name_key("Trần Văn Hòa") == name_key("Trần Văn Hoà")
    assert sort_key("Thúy khỏe, ỦY ban") == sort_key("Thuý khoẻ, UỶ ban")


def test_numbers_compare_by_value() -> None:
    villages = ["Thôn 10", "Thôn 2", "Thôn 1", "Thôn 100", "Thôn Đông"]
    assert sorted(villages, key=sort_key) == ["Thôn 1", "Thôn 2", "Thôn 10", "Thôn 100", "Thôn Đông"]


def test_a_number_of_any_length_has_its_place() -> None:
    assert sort_key("9" * 9) < sort_key("1" + "0" * 9) < sort_key("1" + "0" * 5000)


def test_leading_zeros_do_not_count() -> None:
    assert sort_key("Điều 07") == sort_key("Điều 7")


def test_a_name_of_one_word_stands_before_longer_names() -> None:
    assert sorted(["Lê An", "An", ""], key=name_key) == ["", "An", "Lê An"]


def test_a_hyphen_does_not_part_a_name() -> None:
    assert name_key("Lê Anh") < name_key("Lê Anh-Thư") < name_key("Lê Ánh Bình")


@pytest.mark.parametrize(
    ("before", "foreign", "after"),
    [("Ro", "Röhr", "Sa"), ("Ad", "Ægir", "Ag"), ("zzz", "Ян", "王")],
)
def test_foreign_letters_have_their_place(before: str, foreign: str, after: str) -> None:
    assert sort_key(before) < sort_key(foreign) < sort_key(after)


def test_signs_stand_before_digits_and_digits_before_letters() -> None:
    assert sorted(["a", "1", "(", "€", ""], key=sort_key) == ["", "(", "€", "1", "a"]


@given(texts, texts)
def test_the_order_is_that_of_the_slow_comparison(left: str, right: str) -> None:
    assert _sign(sort_key(left), sort_key(right)) == _compare(left, right)


@given(close_texts())
def test_texts_that_differ_in_tones_and_case_only_are_ordered_as_the_slow_comparison_does(
    pair: tuple[str, str],
) -> None:
    left, right = pair
    assert _sign(sort_key(left), sort_key(right)) == _compare(left, right)


@given(st.lists(texts, max_size=8))
def test_a_list_is_sorted_as_the_slow_comparison_sorts_it(items: list[str]) -> None:
    assert sorted(items, key=sort_key) == sorted(items, key=cmp_to_key(_compare))


@given(st.lists(st.text(), max_size=8))
def test_sqlite_sorts_the_keys_as_python_does(items: list[str]) -> None:
    connection = sqlite3.connect(":memory:")
    keys = sorted(map(sort_key, items))
    placeholders = ",".join(["(?)"] * len(keys)) or "(NULL)"
    stored = connection.execute(
        f"SELECT column1 FROM (VALUES {placeholders}) ORDER BY column1", keys
    ).fetchall()
    connection.close()
    assert [key for (key,) in stored if key is not None] == keys


@given(st.text())
def test_composed_and_decomposed_texts_have_the_same_key(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))
    assert name_key(unicodedata.normalize("NFD", text)) == name_key(unicodedata.normalize("NFC", text))


@given(words, words, words)
def test_the_key_of_a_name_is_that_of_its_words_in_turn(family: str, middle: str, given_name: str) -> None:
    assert name_key(f"{family} {middle} {given_name}") == sort_key(f"{given_name} {family} {middle}")
