# SPDX-License-Identifier: MIT
"""Every text that enters has one form."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.text.normal import capital, in_sentence, nfc, shortened, tidy, tidy_lines


def test_letters_put_together_from_parts_become_whole_letters() -> None:
    assert nfc(unicodedata.normalize("NFD", "Đặng Thị Huệ")) == "Đặng Thị Huệ"


def test_marks_in_any_order_become_the_same_letter() -> None:
    assert nfc("ê\u0323") == nfc("e\u0323\u0302") == nfc("ẹ\u0302") == "ệ"


def test_a_tidy_text_is_one_line_with_single_spaces() -> None:
    assert tidy("  Trần\u00a0 Văn\t\r\nBình ") == "Trần Văn Bình"


def test_invisible_characters_are_taken_out() -> None:
    assert tidy("\ufeffĐại\u200b Sơn\u00ad\x00\u202e") == "Đại Sơn"


def test_a_mark_that_an_invisible_character_kept_apart_joins_its_letter() -> None:
    assert tidy("e\u200b\u0301") == "é"


def test_the_icelandic_letter_that_looks_like_a_d_with_stroke_becomes_one() -> None:
    assert tidy("Ðặng Văn ðức") == "Đặng Văn đức"


def test_half_a_surrogate_pair_is_taken_out() -> None:
    assert tidy("Đại\ud800 Sơn") == "Đại Sơn"


def test_tidy_lines_keep_their_breaks() -> None:
    assert (
        tidy_lines("Dòng  một\r\nDòng hai\rDòng ba\x0cTrang sau") == "Dòng một\nDòng hai\nDòng ba\nTrang sau"
    )


def test_at_most_one_blank_line_stands_between_paragraphs() -> None:
    assert tidy_lines("\n \nĐoạn một\n\n \n\nĐoạn hai\n\nĐoạn ba\n\n") == "Đoạn một\n\nĐoạn hai\n\nĐoạn ba"


def test_only_the_first_letter_is_large_or_small() -> None:
    assert (capital("đã trả lời UBND"), in_sentence("Đã trả lời UBND")) == (
        "Đã trả lời UBND",
        "đã trả lời UBND",
    )
    assert (capital(""), in_sentence("")) == ("", "")


def test_a_long_text_is_shown_by_how_it_begins() -> None:
    assert shortened("Đối thoại với dân", 17) == "Đối thoại với dân"
    assert shortened("Đối thoại với dân", 10) == "Đối thoại…"


@given(st.text())
def test_tidying_again_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_lines(tidy_lines(text)) == tidy_lines(text)


@given(st.text())
def test_composed_and_decomposed_texts_are_tidied_alike(text: str) -> None:
    assert tidy(unicodedata.normalize("NFD", text)) == tidy(unicodedata.normalize("NFC", text))


@given(st.text(st.characters()))
def test_a_tidy_text_can_be_stored_and_shown(text: str) -> None:
    assert tidy(text).encode().decode() == tidy(text)
    assert "\n" not in tidy(text)
    assert "\n\n\n" not in tidy_lines(text)
