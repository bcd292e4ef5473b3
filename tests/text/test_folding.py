# SPDX-License-Identifier: MIT
"""Search finds a word however it is written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dvcq_desktop.text.folding import fold

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
ALPHABET = "".join(SMALL) + "".join(SMALL).upper() + "bcdghklmnpqrstvxBCDGHKLMNPQRSTVX"
vietnamese = st.text(st.sampled_from(ALPHABET + " 0123456789-,.()/–“”…₫"))


def test_a_name_is_found_without_its_tones() -> None:
    assert fold("Nguyễn Thị Huệ") == "nguyen thi hue"


def test_d_with_stroke_is_d() -> None:
    assert fold("ĐẶNG đình") == fold("Ðặng ðình") == "dang dinh"


@pytest.mark.parametrize(
    ("old", "new"), [("hòa", "hoà"), ("thúy", "thuý"), ("ỦY", "UỶ"), ("khỏe", "khoẻ"), ("lõa", "loã")]
)
def test_old_and_new_tone_placement_are_the_same(old: str, new: str) -> None:
    assert fold(old) == fold(new)


def test_i_and_y_stay_different_letters() -> None:
    assert fold("quý") != fold("quí")


def test_spaces_of_any_kind_collapse() -> None:
    assert fold("\u00a0 Thôn\u2003\tĐông\n") == "thon dong"


def test_dashes_and_quotes_are_found_from_the_keyboard() -> None:
    assert fold("“Dân vận khéo” – 2026…") == '"dan van kheo" - 2026...'


@given(vietnamese)
def test_a_vietnamese_text_folds_to_ascii(text: str) -> None:
    assert fold(text).isascii()


@given(st.text())
@example("ŉ")
@example("ﷺ")
@example("İstanbul ẞ")
@example("\u0345")
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_texts_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(vietnamese)
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@given(vietnamese, vietnamese)
def test_a_part_of_a_text_is_found_in_the_whole(start: str, end: str) -> None:
    assert fold(end) in fold(start + end)
