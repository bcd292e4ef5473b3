# SPDX-License-Identifier: MIT
"""The code on a printed form: who is to sign which text in which campaign, without a word about them.

A code is 12 characters of Crockford's base32 (60 bits of a SHA-256), short so that a QR code of it has large
modules: with page, number of pages, corner and a check character it has 16 characters of the QR alphanumeric
set, which is what version 1 holds at error correction Q (ISO/IEC 18004, table 7).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 12
PAYLOAD_LENGTH = CODE_LENGTH + 4
MOST_PAGES = len(ALPHABET) - 1
_BITS = 5
_VALUES = {character: value for value, character in enumerate(ALPHABET)}


class Corner(StrEnum):
    """Say which of a page's two codes it is: the one at the top left, or the one at the bottom right."""

    TOP = "A"
    BOTTOM = "B"


@dataclass(frozen=True)
class Square:
    """Place a QR code (without its quiet zone) on an upright A4 page: mm from the left and top edges."""

    left: float
    top: float
    side: float


@dataclass(frozen=True)
class PageCode:
    """Say what one QR code holds: the form's code, which page of how many, and which corner it is in."""

    code: str
    page: int
    pages: int
    corner: Corner


PAPER_WIDTH, PAPER_HEIGHT = 210.0, 297.0
"""A4, in mm."""

_SIDE = 18.0
SQUARES = {
    Corner.TOP: Square(7.0, 7.0, _SIDE),
    Corner.BOTTOM: Square(PAPER_WIDTH - 7.0 - _SIDE, PAPER_HEIGHT - 6.0 - _SIDE, _SIDE),
}
"""Both lie in the margins that Nghị định 30/2020/NĐ-CP leaves free (left 30 mm, bottom 25 mm)."""


def code_of(campaign: str, person: str, text_hash: str) -> str:
    """Return the code of the form that a person signs: the same on every PC, for every print of the text.

    `campaign` and `person` are keys of rows, `text_hash` is the SHA-256 of the words that are signed.
    """
    digest = hashlib.sha256(f"{campaign}\x1f{person}\x1f{text_hash}".encode()).digest()
    number = int.from_bytes(digest) >> (len(digest) * 8 - CODE_LENGTH * _BITS)
    return "".join(ALPHABET[number >> _BITS * place & 31] for place in reversed(range(CODE_LENGTH)))


def payload(code: PageCode) -> str:
    """Return what the QR code holds; raise ValueError where it does not fit into one."""
    if len(code.code) != CODE_LENGTH or not 1 <= code.page <= code.pages <= MOST_PAGES:
        raise ValueError(f"no page of a form: {code}")
    body = f"{code.code}{ALPHABET[code.page]}{ALPHABET[code.pages]}{code.corner.value}"
    return body + _check_character(body)


def read_payload(text: str) -> PageCode | None:
    """Return what a QR code says, or None where it is none of ours or was misread."""
    body, check = text[:-1], text[-1:]
    if len(text) != PAYLOAD_LENGTH or any(character not in ALPHABET for character in text):
        return None
    page, pages = (ALPHABET.index(character) for character in body[CODE_LENGTH : CODE_LENGTH + 2])
    corner = body[-1]
    if _check_character(body) != check or corner not in list(Corner) or not 1 <= page <= pages:
        return None
    return PageCode(body[:CODE_LENGTH], page, pages, Corner(corner))


def is_payload_shaped(text: str) -> bool:
    """Tell whether a text has the shape of our codes, rightly read or not."""
    return len(text) == PAYLOAD_LENGTH and all(character in ALPHABET for character in text)


def readable(code: str, page: int, pages: int) -> str:
    """Return the code as it stands beside the squares, to be typed when they cannot be read."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]} {page}/{pages}"


def typed(text: str) -> str:
    """Return the code typed from a page, "" where it is none; dashes and likely slips are forgiven."""
    # Crockford's base32 has no I, L, O, U: who types one of them means the digit that looks like it.
    letters = text.split(" ", 1)[0] if "/" in text else text
    code = letters.upper().translate(str.maketrans("ILO", "110", "- ."))
    return code if len(code) == CODE_LENGTH and all(character in ALPHABET for character in code) else ""


def _check_character(body: str) -> str:
    """Return Luhn's check character modulo 32: it finds each single wrong letter and most swapped pairs."""
    total = 0
    for place, character in enumerate(reversed(body)):
        value = _VALUES[character] * (2 if place % 2 == 0 else 1)
        total += value // len(ALPHABET) + value % len(ALPHABET)
    return ALPHABET[-total % len(ALPHABET)]
