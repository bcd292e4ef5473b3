# SPDX-License-Identifier: MIT
"""Names of files that every system takes."""

from __future__ import annotations

import re
import unicodedata

# What Windows forbids in a name, which is more than Linux does.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
# The superscripts too are numbers of ports to Windows.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³")}
)
_LONGEST = 120
_LONGEST_OF_WINDOWS = 255


def safe_file_name(name: str, suffix: str = ".pdf") -> str:
    """Return a file name that reads like `name`, in NFC, without what Windows forbids, with the suffix."""
    kept = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", name))
    kept = kept.removesuffix(suffix)[:_LONGEST]
    kept = re.sub(r"\s+", " ", kept).strip(" .-") or "Văn bản"
    if kept.split(".")[0].casefold() in _DEVICES:
        kept = f"{kept}_"
    return kept + suffix


def windows_refuses(name: str) -> str:
    """Return in a few words why Windows takes no file of that name, "" where it does.

    Its answers do not tell: a name that it takes for none looks like a file that is not there.
    """
    if len(name.encode("utf-16-le", "surrogatepass")) // 2 > _LONGEST_OF_WINDOWS:
        return "tên quá dài"
    if _FORBIDDEN.search(name):
        return "tên có ký tự không dùng được"
    stem = name.split(".", maxsplit=1)[0].rstrip()
    return "tên này Windows giữ cho thiết bị" if stem.casefold() in _DEVICES else ""
