# SPDX-License-Identifier: MIT
"""Passphrases can be read off a slip and typed on any keyboard."""

from __future__ import annotations

import math
import re

from dvcq_desktop.handover.passphrases import SYLLABLES, _choices, as_typed, generate
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.syllables import toneless_syllables


def test_a_passphrase_has_seven_plain_syllables() -> None:
    words = generate().split(" ")
    assert len(words) == SYLLABLES
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)


def test_a_passphrase_is_worth_70_bits() -> None:
    assert SYLLABLES * math.log2(len(_choices())) >= 70


def test_no_syllable_changes_under_a_telex_keyboard() -> None:
    assert not any(re.search(r"(.)\1|w", word) for word in _choices())
    assert not any(word[-1] in "sfrxjz" for word in _choices())


def test_each_syllable_is_one_that_vietnamese_words_have() -> None:
    written = {fold(syllable) for syllable in toneless_syllables()}
    assert set(_choices()) <= written
    # Sounds that the spelling allows and no word has.
    assert not {"khiec", "choao", "nghup", "tuech", "gioe"} & set(_choices())


def test_each_syllable_is_short_and_no_single_letter() -> None:
    assert {len(word) for word in _choices()} == {2, 3, 4, 5, 6}
    assert {"quy", "quyen", "quyet", "quynh"} <= set(_choices())


def test_two_passphrases_differ() -> None:
    assert generate() != generate()


def test_slips_of_the_space_bar_and_of_capitals_are_forgiven() -> None:
    assert as_typed(" Mai  lan ") == (" Mai  lan ", "Mai lan", "mai lan")
    assert as_typed("mai lan") == ("mai lan",)
    assert as_typed("") == ()
