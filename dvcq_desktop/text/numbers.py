# SPDX-License-Identifier: MIT
"""Numbers as Vietnamese documents write them: in digits, in words, and as labels of clauses."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_MILLION, _BILLION = 1_000_000, 1_000_000_000
_COMMA_AND_DOT = str.maketrans(",.", ".,")
_ALL_TENTHS = 1000
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_LIMIT = 3999
_LABELS = "abcdđeghiklmnopqrstuvxy"


def group_digits(n: int) -> str:
    """Return the number with a dot between groups of three digits: 1.234.567."""
    return f"{n:,}".replace(",", ".")


def percent(part: int, whole: int) -> str:
    """Return a share as reports write it ("95,8%"), a dash of nothing: the one way that all shares are said.

    It is rounded to a tenth as a spreadsheet does it, but 100% is said only when nothing is missing.
    """
    if not whole:
        return "-"
    tenths = (2000 * part + whole) // (2 * whole)
    if part < whole:
        tenths = min(tenths, _ALL_TENTHS - 1)
    share, rest = divmod(tenths, 10)
    return f"{share},{rest}%" if rest else f"{share}%"


def size_in_words(size: int) -> str:
    """Return a number of bytes as one reads it: 12 KB, 1,5 MB, 3,2 GB."""
    if size < _MILLION:
        return f"{group_digits(max(1, round(size / 1000)))} KB"
    number, unit = (size / _MILLION, "MB") if size < _BILLION else (size / _BILLION, "GB")
    return f"{number:,.1f} {unit}".translate(_COMMA_AND_DOT)


def in_words(n: int) -> str:
    """Return the number in words, small letters: "một trăm linh năm", "hai mươi mốt", "một tỷ"."""
    if n < 0:
        return f"âm {in_words(-n)}"
    return " ".join(_words(n, full=False)) or _DIGITS[0]


def document_number(number: str) -> str:
    """Return a document's number as it is written: below ten with a leading zero.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II, khoản 3.
    """
    return re.sub(r"^(?=[1-9](?!\d))", "0", number.strip())


def roman(n: int) -> str:
    """Return the number from 1 to 3999 in Roman digits; raise ValueError outside of these."""
    if not 1 <= n <= _ROMAN_LIMIT:
        raise ValueError(n)
    written = ""
    for value, digits in _ROMAN:
        count, n = divmod(n, value)
        written += digits * count
    return written


def parse_roman(s: str) -> int | None:
    """Return the value of well-formed Roman digits, capital or small, else None."""
    digits = unicodedata.normalize("NFKC", s).strip().upper()
    value, rest = 0, digits
    for step, mark in _ROMAN:
        while rest.startswith(mark):
            value, rest = value + step, rest[len(mark) :]
    well_formed = not rest and 1 <= value <= _ROMAN_LIMIT and roman(value) == digits
    return value if well_formed else None


def letter_label(index: int) -> str:
    """Return the letter of the clause at the index from 0: a b c d đ e g ...; after y come aa bb cc.

    Source of the letters: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II, khoản 6.
    """
    repeated, place = divmod(index, len(_LABELS))
    if repeated < 0:
        raise ValueError(index)
    return _LABELS[place] * (repeated + 1)


def parse_letter_label(s: str) -> int | None:
    """Return the index from 0 of a clause's letter, else None (f, j, w, z and ă â ê ô ơ ư label nothing)."""
    label = unicodedata.normalize("NFC", s).strip().lower()
    if not label or label != label[0] * len(label) or label[0] not in _LABELS:
        return None
    return (len(label) - 1) * len(_LABELS) + _LABELS.index(label[0])


def _words(n: int, *, full: bool) -> list[str]:
    """Read n; `full` when greater units were read before it, so that its own hundreds must be said."""
    if n == 0:
        return []
    for unit, name in ((_BILLION, "tỷ"), (1_000_000, "triệu"), (1000, "nghìn")):
        if n >= unit:
            count, rest = divmod(n, unit)
            return [*_words(count, full=full), name, *_words(rest, full=True)]
    return _hundreds(n, full=full)


def _hundreds(n: int, *, full: bool) -> list[str]:
    hundreds, rest = divmod(n, 100)
    if not hundreds and not full:
        return _tens(rest)
    said = [_DIGITS[hundreds], "trăm"]
    if 0 < rest < 10:
        return [*said, "linh", _DIGITS[rest]]
    return [*said, *_tens(rest)]


def _tens(n: int) -> list[str]:
    tens, unit = divmod(n, 10)
    if tens == 0:
        return [_DIGITS[unit]] if unit else []
    said = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if unit == 0:
        return said
    after_twenty = {1: "mốt", 4: "tư"} if tens > 1 else {}
    return [*said, after_twenty.get(unit) or ("lăm" if unit == 5 else _DIGITS[unit])]
