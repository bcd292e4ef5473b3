# SPDX-License-Identifier: MIT
"""Office files are ZIP packages that note when they were made: ours are packed so that none of it shows."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONG_AGO = (2020, 1, 1, 0, 0, 0)
"""What stands for the time of making."""

_LEVEL = 6


def packed_alike(data: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """Pack a package anew with one time for all its parts; some of them may be `replaced`."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as made, zipfile.ZipFile(target, "w") as packed:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            # A picture is packed already.
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            content = replaced[name] if replaced and name in replaced else made.read(name)
            packed.writestr(entry, content, compresslevel=_LEVEL)
    return target.getvalue()
