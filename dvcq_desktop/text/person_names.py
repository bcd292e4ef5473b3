# SPDX-License-Identifier: MIT
"""What a cell of a list says of a person's name, and why some texts are no person's name."""

from __future__ import annotations

import re
import unicodedata

from dvcq_desktop.text.normal import tidy

# Ông is a family's name too: nobody is called "Ông" and then by "Thị", or by "Văn" and one more word.
_FAMILY = r"ông\s+(?:thị\s|văn\s+\S+\s*(?:\(|$))"
_ADDRESS = re.compile(
    rf"^(?!{_FAMILY})(đ/c|đc|đồng chí|ông|bà|anh|chị)(?:[.:]\s*|\s+)(?=\S+\s)", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*\(([^()]*)\)\s*$")
_SIGNS = '/\\:;,?!@=<>|…“”"*#&%_'
# As "H`Hen" is typed for "H'Hen" where the key of the apostrophe is not found.
_APOSTROPHES = "'’ʼ‘`´"
_PARTS = re.compile(rf"([\s{_APOSTROPHES}-]+)")
_MOST_WORDS = 7
_LONGEST = 81


def name_and_aside(text: str) -> tuple[str, str]:
    """Return a name without "Đ/c" before it, and what stands in brackets behind it."""
    bare = _ADDRESS.sub("", text)
    found = _ASIDE.search(bare)
    return (tidy(bare[: found.start()]), tidy(found[1])) if found else (bare, "")


def why_no_name(name: str) -> str:
    """Return what a text has that no person's name has ("có dấu “/”"), "" where it may be one."""
    if any(char.isdigit() for char in name):
        return "có chữ số"
    for char in name:
        if char in _SIGNS or _is_symbol(char):
            return f"có dấu “{char}”"
    if len(name.split()) > _MOST_WORDS:
        return f"dài quá {_MOST_WORDS} tiếng"
    if len(name) > _LONGEST:
        return f"dài quá {_LONGEST} chữ"
    if len(name) == 1:
        return "chỉ có một chữ"
    if not name[:1].isalpha():
        return "không bắt đầu bằng chữ cái"
    return ""


def proper_name(name: str) -> str:
    """Return a name that was typed in capitals, or in small letters only, as it is written: "H'Hen Niê"."""
    if name.isupper() or name.islower():
        return "".join(part[:1].upper() + part[1:].lower() for part in _PARTS.split(" ".join(name.split())))
    return name


def _is_symbol(char: str) -> bool:
    return char not in _APOSTROPHES and unicodedata.category(char).startswith("S")
