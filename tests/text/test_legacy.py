# SPDX-License-Identifier: MIT
"""Spreadsheets from before Unicode are read as they were meant."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.text.legacy import Encoding, detect, to_unicode

if TYPE_CHECKING:
    from collections.abc import Callable

# The reverse mappings, written down from the fonts' own keyboards and not from the program's tables:
# TCVN 5712:1993 by byte, VNI by letter, then by mark.
TCVN3_BYTES = {
    "ĂÂÊÔƠƯĐ": 0xA1, "ăâêôơưđ": 0xA8, "àảãáạ": 0xB5, "ằẳẵắ": 0xBB, "ặầẩẫấậè": 0xC6, "ẻẽéẹềểễếệìỉ": 0xCE,
    "ĩíịò": 0xDC, "ỏõóọồổỗốộờởỡớợù": 0xE1, "ủũúụừửữứựỳỷỹýỵ": 0xF1,
}  # fmt: skip
TCVN3 = {
    letter: bytes([first + place]).decode("cp1252")
    for letters, first in TCVN3_BYTES.items()
    for place, letter in enumerate(letters)
}
TONES = "\u0301\u0300\u0309\u0303\u0323"
VNI_PLAIN_MARKS = dict(zip(TONES, "ùøûõï", strict=True))
VNI_HAT_MARKS = {"": "â", **dict(zip(TONES, "áàåãä", strict=True))}
VNI_BREVE_MARKS = {"": "ê", **dict(zip(TONES, "éèúüë", strict=True))}
VNI_WHOLE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}

MARKED = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", *TONES)
    if vowel + tone not in "aeiouy"
] + ["đ"]
ALL_LETTERS = MARKED + [letter.upper() for letter in MARKED]
SENTENCES = [
    "Ủy ban nhân dân xã Đại Sơn, thành phố Hải Phòng",
    "Thực hiện cam kết không gây phiền hà, sách nhiễu nhân dân",
    "Nguyễn Thị Thúy Hằng",
    "Đặng Quý Dương",
    "Phòng Văn hóa - Xã hội",
]
PEOPLE = [
    "Trần Văn Bình",
    "Lê Thị Huệ",
    "Phạm Đức Thắng",
    "Hoàng Thị Ngọc",
    "Vũ Mạnh Cường",
    "Bùi Thu Hường",
    "Đỗ Hữu Tâm",
]


def as_tcvn3(text: str) -> str:
    return "".join(TCVN3.get(letter) or TCVN3.get(letter.lower(), letter) for letter in text)


def as_vni(text: str) -> str:
    return "".join(_vni_letter(letter) for letter in text)


def _vni_letter(letter: str) -> str:
    small = _small_vni(letter.lower())
    return small if letter == letter.lower() else small.upper()


def _small_vni(letter: str) -> str:
    if letter in VNI_WHOLE:
        return VNI_WHOLE[letter]
    base, *marks = list(unicodedata.normalize("NFD", letter))
    tone = next((mark for mark in marks if mark in TONES), "")
    if "\u0302" in marks:
        return base + VNI_HAT_MARKS[tone]
    if "\u0306" in marks:
        return base + VNI_BREVE_MARKS[tone]
    if "\u031b" in marks:
        base = {"o": "ô", "u": "ö"}[base]
    return base + (VNI_PLAIN_MARKS[tone] if tone else "")


def test_there_are_134_letters_to_write() -> None:
    assert len(set(ALL_LETTERS)) == 134


@pytest.mark.parametrize("letter", ALL_LETTERS)
def test_each_letter_comes_back_from_vni(letter: str) -> None:
    assert to_unicode(as_vni(letter), Encoding.VNI) == letter


@pytest.mark.parametrize("letter", [*MARKED, *"ĂÂÊÔƠƯĐ"])
def test_each_letter_comes_back_from_tcvn3(letter: str) -> None:
    assert to_unicode(as_tcvn3(letter), Encoding.TCVN3) == letter


@pytest.mark.parametrize("letter", MARKED)
def test_each_capital_comes_back_from_the_font_of_capitals(letter: str) -> None:
    assert to_unicode(as_tcvn3(letter), Encoding.TCVN3, capitals=True) == letter.upper()


@pytest.mark.parametrize(
    ("encoding", "written", "meant"),
    [
        (Encoding.TCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (Encoding.TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        (Encoding.VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (Encoding.VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
    ],
)
def test_the_lines_on_every_old_document_are_read(encoding: Encoding, written: str, meant: str) -> None:
    assert to_unicode(written, encoding) == meant
    assert detect([written]) is encoding


def test_a_soft_hyphen_is_a_letter_in_tcvn3() -> None:
    assert to_unicode("Th\u00adëng tr\u00adêng", Encoding.TCVN3) == "Thưởng trường".replace(
        "Thưởng", "Thưở" + "ng"
    )


def test_words_in_capitals_get_their_capitals_when_the_font_is_not_known() -> None:
    assert to_unicode("NGUYÔN V¡N HïNG, tr­ëng th«n", Encoding.TCVN3) == "NGUYỄN VĂN HÙNG, trưởng thôn"


def test_a_short_name_in_a_line_of_capitals_is_in_capitals() -> None:
    assert to_unicode("TRÇN THÞ Hµ", Encoding.TCVN3) == "TRẦN THỊ HÀ"
    assert to_unicode("Lª Hµ", Encoding.TCVN3) == "Lê Hà"


def test_an_abbreviation_leaves_its_neighbours_small() -> None:
    assert to_unicode("UBND x· §¹i S¬n", Encoding.TCVN3) == "UBND xã Đại Sơn"
    assert to_unicode("Sè: /UBND-VHXH", Encoding.TCVN3) == "Số: /UBND-VHXH"


def test_a_vni_mark_in_the_other_case_is_read_by_its_letter() -> None:
    assert to_unicode("NGUYEãN, haØ", Encoding.VNI) == "NGUYỄN, hà"


def test_what_is_no_code_is_left_as_it_is() -> None:
    assert to_unicode("100 m² – 25°C", Encoding.TCVN3) == "100 m² – 25°C"
    assert to_unicode("Zoë 100%", Encoding.VNI) == "Zoë 100%"


@pytest.mark.parametrize("encoding", Encoding)
def test_a_unicode_cell_in_an_old_column_is_left_as_it_is(encoding: Encoding) -> None:
    decomposed = unicodedata.normalize("NFD", "Trần Thị Đào")
    assert to_unicode(decomposed, encoding) == "Trần Thị Đào"


@pytest.mark.parametrize(
    "column",
    [
        [],
        ["", "   ", "123"],
        ["Nguyen Van A", "UBND", "01/7/2023"],
        ["Hà", "Lê", "Tô", "xã", "có", "Thu", "Trí", "là", "và", "Lý", "Tú"],
        ["© 2026", "§ 5", "50 µm", "25 °C", "½", "m²", "® ™", "· Công tác", "«Dân»", "10 µg", "±3"],
        ["José", "Müller", "Citroën", "Peña", "naïve", "Köln", "Björn", "São Paulo"],
        ["Đặng Thị Đào", "Nguyễn Văn Bình", "Hµ Néi"],
        ["Nguyen Van A", "môt", "hôc", "công tac"],
        [unicodedata.normalize("NFD", sentence) for sentence in SENTENCES],
    ],
)
def test_a_column_that_is_not_old_is_never_called_old(column: list[str]) -> None:
    assert detect(column) is Encoding.UNICODE


@pytest.mark.parametrize(("encoding", "write"), [(Encoding.TCVN3, as_tcvn3), (Encoding.VNI, as_vni)])
def test_an_old_column_is_recognised_among_numbers_and_strays(
    encoding: Encoding, write: Callable[[str], str]
) -> None:
    column = ["STT", "1", "", "Lý Thu An", *map(write, PEOPLE), "Đặng Thị Đào", "© 2005"]
    assert detect(column) is encoding


@pytest.mark.parametrize("name", PEOPLE)
def test_one_name_is_enough_to_know_the_encoding(name: str) -> None:
    assert detect([as_tcvn3(name)]) is Encoding.TCVN3
    assert detect([as_vni(name)]) is Encoding.VNI


sentences = st.lists(st.sampled_from([*SENTENCES, *PEOPLE]), min_size=1)


@given(sentences)
def test_proper_texts_are_left_alone(column: list[str]) -> None:
    assert detect(column) is Encoding.UNICODE
    assert [to_unicode(text, detect(column)) for text in column] == column


@given(sentences)
def test_an_old_column_comes_back_whole(column: list[str]) -> None:
    for write in (as_tcvn3, as_vni):
        written = [write(text) for text in column if text != text.upper()]
        encoding = detect(written)
        assert [to_unicode(text, encoding) for text in written] == [
            _as_font_shows(t, encoding) for t in column
        ]


def _as_font_shows(text: str, encoding: Encoding) -> str:
    """Return the text as TCVN3 keeps it: a capital with a tone exists only in the font of capitals."""
    if encoding is not Encoding.TCVN3:
        return text
    return "".join(
        letter if letter.lower() == letter or letter in TCVN3 or letter.isascii() else letter.lower()
        for letter in text
    )


@given(st.text(st.sampled_from(ALL_LETTERS + list("bcdghklmnpqrstvx BCDGHKL 0123456789.,-/"))))
def test_any_vietnamese_text_comes_back_from_vni(text: str) -> None:
    assert to_unicode(as_vni(text), Encoding.VNI) == text


@given(st.text(st.sampled_from([*MARKED, *"abcdeghiklmnopqrstuvxy 0123456789.,-/"])))
def test_any_vietnamese_text_comes_back_from_tcvn3(text: str) -> None:
    assert to_unicode(as_tcvn3(text), Encoding.TCVN3) == text
    assert to_unicode(as_tcvn3(text), Encoding.TCVN3, capitals=True) == text.upper()
