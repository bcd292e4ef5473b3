# SPDX-License-Identifier: MIT
"""What can be a Vietnamese word and what can't."""

from __future__ import annotations

import unicodedata

import pytest

from dvcq_desktop.text.syllables import is_syllable


@pytest.mark.parametrize(
    "word",
    ["Nguyễn", "HUỆ", "đặng", "quý", "quới", "quyết", "giếng", "gì", "giữ", "nghiêng", "khuỷu", "khuya",
     "ngoằng", "thuở", "yêu", "ươm", "oằn", "hòa", "hoà", "uỷ", "ủy", "y", "ý", "khoét", "rượu"],
)  # fmt: skip
def test_a_real_word_is_a_syllable(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    "word",
    [
        "",
        "Hµ",
        "NguyÔn",
        "Nguyeãn",
        "Ñöùc",
        "bcd",
        "kà",
        "gê",
        "ngỉ",
        "cê",
        "hát́",
        "mât",
        "hàt",
        "ă",
        "xaõ",
        "keỏ",
        "toàỉ",
    ],
)
def test_what_no_one_can_write_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_a_tone_left_out_can_be_forgiven() -> None:
    assert is_syllable("môt", any_tone=True)
    assert not is_syllable("môt")
    assert not is_syllable("Néi", any_tone=True)
