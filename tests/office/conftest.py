# SPDX-License-Identifier: MIT
"""A new file for the tests of the office, closed at their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.open(tmp_path / "co-quan.dvcq", create=True) as opened:
        yield opened
