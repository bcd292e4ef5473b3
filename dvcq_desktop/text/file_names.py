# SPDX-License-Identifier: MIT
"""Names of files that every system takes."""

from __future__ import annotations

import re
import unicodedata

# What Windows forbids in a name, which is more than Linux does.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_LONGEST = 120


def safe_file_name(name: str, suffix: str = ".pdf") -> str:
    """Return a file name that reads like `name`, in NFC, without what Windows forbids, with the suffix."""
    kept = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", name))
    kept = kept.removesuffix(suffix)[:_LONGEST]
    kept = re.sub(r"\s+", " ", kept).strip(" .-") or "Văn bản"
    if kept.split(".")[0].casefold() in _DEVICES:
        kept = f"{kept}_"
    return kept + suffix
