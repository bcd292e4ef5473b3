# SPDX-License-Identifier: MIT
from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.text.wording import forms, holds_words, in_both_orders, marks, same_words

WORDS = ["thôn", "đối thoại", "hoà", "hòa", "trước ngày", "15/6", "30/6", ",", ";", "“Dân vận khéo”", "2026"]
texts = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("UỶ BAN", "ỦY BAN"),
        ("khoẻ, thuý, hoá", "khỏe, thúy, hóa"),
        ("kinh tế- xã hội", "kinh tế - xã hội"),
        ("2025 – 2030", "2025-2030"),
        ("“Dân vận khéo”", '"Dân vận khéo"'),
        ("  một\n hai ", "một hai"),
    ],
)
def test_ways_of_writing_one_thing_are_no_change(one: str, other: str) -> None:
    assert same_words(one, other)
    assert same_words(unicodedata.normalize("NFD", one), other)
    assert not marks(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("quý", "qúi"), ("toàn", "toán"), ("thôn 1", "thôn 2"), ("a", "A")]
)
def test_other_words_are_a_change(one: str, other: str) -> None:
    assert not same_words(one, other)


@given(old=texts, new=texts)
def test_what_is_not_marked_is_the_same_on_both_sides(old: str, new: str) -> None:
    found = marks(old, new)
    assert forms(_without(old, found.old)) == forms(_without(new, found.new))


@given(text=texts)
def test_nothing_is_marked_in_one_text(text: str) -> None:
    assert not marks(text, f" {text}".replace(" ,", ","))


def test_only_what_changed_is_marked() -> None:
    old = "Tổ chức tuyên truyền tại 12 thôn, xong trước ngày 15/10"
    new = "Tổ chức tuyên truyền lưu động tại 12 thôn, xong trước ngày 30/11"
    found = marks(old, new)
    assert [old[a:b] for a, b in found.old] == ["15/10"]
    assert [new[a:b] for a, b in found.new] == ["lưu động", "30/11"]


def test_words_are_found_one_behind_the_other() -> None:
    text = forms("Triển khai ký cam kết, đối thoại")
    assert holds_words(text, forms("ký  cam kết"))
    assert not holds_words(text, forms("cam kết đối thoại"))


@given(st.permutations(range(9)))
def test_places_kept_go_up_on_both_sides(order: list[int]) -> None:
    kept = in_both_orders(list(enumerate(order)))
    assert [place for _, place in kept] == sorted(place for _, place in kept)
    assert len(kept) >= 3 or len(in_both_orders(list(enumerate(order[::-1])))) >= 3


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text
