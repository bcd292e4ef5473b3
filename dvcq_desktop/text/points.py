# SPDX-License-Identifier: MIT
"""Points as they are typed and shown, "9,5"; kept as whole hundredths, so that sums are exact."""

from __future__ import annotations

import re
import unicodedata

from dvcq_desktop.errors import UserError

POINT = 100
"""Hundredths in one point."""

HUNDRED = 100 * POINT

_TYPED = re.compile(r"(\d{1,5})(?:[.,](\d*))?\s*(?:đ|điểm|%)?", re.IGNORECASE)
_DECIMALS = 2


def points_text(points: int | None) -> str:
    """Return points as they are written: 950 is "9,5", None is blank."""
    if points is None:
        return ""
    whole, rest = divmod(abs(points), POINT)
    decimals = f",{rest:02d}".rstrip("0") if rest else ""
    return f"{'-' if points < 0 else ''}{whole}{decimals}"


def read_points(typed: str) -> int | None:
    """Return typed points in hundredths, None where nothing was typed.

    A dot is taken for the comma, as the number pad writes it. Raise UserError with what is wrong.
    """
    text = unicodedata.normalize("NFKC", typed).strip()
    if not text:
        return None
    if text.startswith(("-", "−", "–")):
        raise UserError(f"“{text}” là số âm: hãy gõ số điểm từ 0 trở lên (điểm trừ cũng gõ số dương).")
    found = _TYPED.fullmatch(text)
    if found is None:
        raise UserError(f"“{text}” không phải là số điểm: hãy gõ như 9 hoặc 9,5.")
    whole, decimals = found[1], found[2] or ""
    if len(decimals.rstrip("0")) > _DECIMALS:
        raise UserError(f"“{text}” lẻ quá: điểm chỉ ghi đến hai chữ số sau dấu phẩy, như 9,25.")
    return int(whole) * POINT + int(decimals[:_DECIMALS].ljust(_DECIMALS, "0"))


def mean(points: int, count: int) -> int:
    """Return the mean of a sum of points, rounded half up to the hundredth."""
    return (2 * points + count) // (2 * count)
