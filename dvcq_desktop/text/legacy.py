# SPDX-License-Identifier: MIT
"""Texts from before Unicode: TCVN3 (fonts .VnTime, .VnTimeH) and VNI-Windows (fonts VNI-Times).

Such a text stands in a spreadsheet as Windows-1252 letters that only its font shows as Vietnamese.
Convert before `text.normal.tidy`: TCVN3 writes ư as a soft hyphen, which tidying removes.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from dvcq_desktop.text.normal import nfc
from dvcq_desktop.text.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable


class Encoding(StrEnum):
    """How a text stands for Vietnamese letters."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"


# TCVN 5712:1993, VN3: the seven capitals and every small letter; tones in the order of the code page.
_TCVN3_CODES = (
    "¡¢£¤¥¦§¨©ª«¬\u00ad®"
    "µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
)  # fmt: skip
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđ"
    "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)  # fmt: skip
_TCVN3 = str.maketrans(_TCVN3_CODES, _TCVN3_LETTERS)

# VNI writes a letter, then a mark that may hold both hat and tone; small and capital are made alike.
_VNI_LETTERS = {"ơ": "ô", "ư": "ö", "đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_HATS = {
    "\u0302": ("aeo", dict(zip("âáàåãä", ("", *_VNI_TONES.values()), strict=True))),
    "\u0306": ("a", dict(zip("êéèúüë", ("", *_VNI_TONES.values()), strict=True))),
}


def detect(samples: Iterable[str]) -> Encoding:
    """Tell how the samples of one column are encoded.

    A word counts for an encoding when it is a Vietnamese syllable only there, each spelling once;
    an old encoding needs more such words than Unicode has, so that proper texts are left alone.
    """
    words = {word for sample in samples for word in _WORD_BREAK.split(nfc(sample)) if _can_tell(word)}
    sure = sum(has_unicode_letter(word) for word in words)
    if sure >= len(words) - sure:
        # The words that could speak for an old encoding are outnumbered, whatever syllables they are.
        return Encoding.UNICODE
    old = max((Encoding.TCVN3, Encoding.VNI), key=lambda encoding: sum(_only_in(w, encoding) for w in words))
    for_old = sum(_only_in(word, old) for word in words)
    for_unicode = sum(_only_in_unicode(word, old) for word in words)
    return old if for_old > for_unicode else Encoding.UNICODE


def to_unicode(s: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Return the text in Unicode NFC; a text with letters that only Unicode has is left as it is.

    `capitals` is for TCVN3 in a font that shows capitals only (.VnTimeH).
    """
    text = nfc(s)
    if encoding is Encoding.UNICODE or has_unicode_letter(text):
        return text
    decoded = _decode(text, encoding)
    if capitals:
        return decoded.upper()
    return _raise_capital_words(text, decoded) if encoding is Encoding.TCVN3 else decoded


def _vni_table() -> dict[str, str]:
    bases = {**{letter: letter for letter in "aeouy"}, _VNI_LETTERS["ơ"]: "ơ", _VNI_LETTERS["ư"]: "ư"}
    table = {code: letter for letter, code in _VNI_LETTERS.items()}
    table |= {
        base + code: nfc(letter + tone) for base, letter in bases.items() for code, tone in _VNI_TONES.items()
    }
    for hat, (letters, codes) in _VNI_HATS.items():
        table |= {base + code: nfc(base + hat + tone) for base in letters for code, tone in codes.items()}
    capitals = {code.upper(): letter.upper() for code, letter in table.items()}
    # Caps Lock changed between a letter and its mark: the letter decides.
    mixed = {code[0].upper() + code[1:]: letter.upper() for code, letter in table.items() if len(code) > 1}
    mixed |= {code[0] + code[1:].upper(): letter for code, letter in table.items() if len(code) > 1}
    return {**mixed, **table, **capitals}


_VNI = _vni_table()
_VNI_CODE = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))

_WORD_BREAK = re.compile(r"[\s\x00-@\[-`{-~\u2010-\u205e]+")
_UNICODE_LETTER = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300-\u036f]")
_SMALL = re.compile("[a-z]")
_CAPITAL = re.compile("[A-Z]")
_WORD = re.compile(r"\S+")


def _decode(text: str, encoding: Encoding) -> str:
    if encoding is Encoding.TCVN3:
        return text.translate(_TCVN3)
    return _VNI_CODE.sub(lambda found: _VNI[found[0]], text)


def _can_tell(word: str) -> bool:
    """Leave out words of signs only (·, ½, µm, ©), which are letters in an old encoding by accident."""
    return not word.isascii() and (word[0].isascii() or word[0] in "®§ñÑ" or has_unicode_letter(word))


def _only_in(word: str, encoding: Encoding) -> bool:
    return not _is_unicode(word) and is_syllable(_decode(word, encoding))


def _only_in_unicode(word: str, old: Encoding) -> bool:
    return has_unicode_letter(word) or (_is_unicode(word) and not is_syllable(_decode(word, old)))


def _is_unicode(word: str) -> bool:
    return has_unicode_letter(word) or is_syllable(word, any_tone=True)


def has_unicode_letter(text: str) -> bool:
    """Tell whether a text holds a letter that no old encoding is written with."""
    return _UNICODE_LETTER.search(text) is not None


def _raise_capital_words(coded: str, decoded: str) -> str:
    """Give words typed in .VnTimeH, where the font is not known, their capitals: NGUYÔN is NGUYỄN.

    A word with a single plain capital (Hµ) is of capitals only when the whole text is.
    """
    words = _WORD.findall(coded)
    told = any(_is_capitals(word) and not word.isascii() for word in words)
    if told and all(_CAPITAL.search(word) and not _SMALL.search(word) for word in words):
        return decoded.upper()
    return _WORD.sub(
        lambda found: found[0].upper() if _is_capitals(coded[found.start() : found.end()]) else found[0],
        decoded,
    )


def _is_capitals(word: str) -> bool:
    return _SMALL.search(word) is None and len(_CAPITAL.findall(word)) > 1
