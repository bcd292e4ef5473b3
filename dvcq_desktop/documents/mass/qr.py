# SPDX-License-Identifier: MIT
"""QR codes as pictures of one bit a module, made by the library that also reads them back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.documents.decree30 import MM, PAGE_LONG

if TYPE_CHECKING:
    from collections.abc import Callable

MODULES = 21
"""Version 1 (ISO/IEC 18004)."""

_LEVEL = "Q"
# Choosing the best of the eight masks takes five times as long as all the rest. What our codes hold is a
# hash, so any mask gives as even a picture: of 400 such codes, blurred, turned and noisy, the best masks let
# 385 be read, this one 387 (and 81 against 87 where they were worse).
_MASK = 0
_ROW_BYTES = (MODULES + 7) // 8
_PADDING = b"0" * (8 * _ROW_BYTES - MODULES)
_AS_BITS = bytes.maketrans(b"\x00\xff", b"01")


class Mark(NamedTuple):
    """A QR code on a page: what it holds, its square in mm from the upper left, the words beside it."""

    payload: str
    left: float
    top: float
    side: float
    words: str


def operators(mark: Mark) -> bytes:
    """Return the PDF operators that draw a code; raise ValueError where it does not fit version 1.

    It is an inline picture in hexadecimal: raw bytes may hold "EI", at which some readers stop.
    """
    bits = _bits(mark.payload)
    side, x = mark.side * MM, mark.left * MM
    y = PAGE_LONG.value - mark.top * MM - side
    return b"q %.3f 0 0 %.3f %.3f %.3f cm BI/W 21/H 21/BPC 1/CS/G/F/AHx ID %s> EI Q" % (
        side,
        side,
        x,
        y,
        bits.hex().encode(),
    )


def _bits(payload: str) -> bytes:
    create, kind = _writer()
    grey = bytes(
        memoryview(
            create(payload, kind, ec_level=_LEVEL, data_mask=_MASK).to_image(scale=1, add_quiet_zones=False)
        )
    )
    if len(grey) != MODULES * MODULES:
        raise ValueError(f"too much for a QR code of version 1: {payload!r}")
    ones = grey.translate(_AS_BITS)
    rows = (ones[start : start + MODULES] + _PADDING for start in range(0, len(ones), MODULES))
    return int(b"".join(rows), 2).to_bytes(MODULES * _ROW_BYTES)


@cache
def _writer() -> tuple[Callable[..., Any], Any]:
    import zxingcpp  # noqa: PLC0415 - at first use

    return zxingcpp.create_barcode, zxingcpp.BarcodeFormat.QRCode
