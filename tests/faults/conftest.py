# SPDX-License-Identifier: MIT
"""Small disks of their own, where this user may mount one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.faults.administrator import administer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ADMINISTRATOR = sys.platform != "win32" and os.geteuid() == 0


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[str, int], Path]]:
    """Give what mounts a disk of some megabytes under a name."""
    places: list[Path] = []

    def mount(name: str, megabytes: int) -> Path:
        place = tmp_path / name
        place.mkdir(exist_ok=True)
        if not administer("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)):
            pytest.skip("only an administrator can mount a small disk")
        places.append(place)
        return place

    yield mount
    for place in places:
        # One that a test pulled out is not there any more.
        administer("umount", "-l", str(place))
