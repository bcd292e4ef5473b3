# SPDX-License-Identifier: MIT
"""Keys of rows: UUIDv7 for what happens once, UUIDv5 for a fact that two copies may record apart."""

from __future__ import annotations

import os
import time

# Made once for this program. Changing it would make two copies record the same fact as two rows.
_NAMESPACE = "6d0f5a0e-5d0c-5b5e-9a53-3f1d2c7b8e41"
_SEPARATOR = "\x1f"


def new_id() -> str:
    """Return a fresh UUIDv7 (RFC 9562, section 5.7): ids made later sort later, to the millisecond."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10))
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def derived_id(kind: str, *parts: str) -> str:
    """Return the UUIDv5 of a fact's natural key, e.g. `derived_id("signature", campaign, person, text_hash)`.

    The same fact gets the same key on every PC. Raises ValueError where a part holds the separator U+001F.
    """
    import uuid  # noqa: PLC0415 - start-up time

    names = (kind, *parts)
    if any(_SEPARATOR in name for name in names):
        raise ValueError("a part of a key holds U+001F")
    return str(uuid.uuid5(uuid.UUID(_NAMESPACE), _SEPARATOR.join(names)))
