# SPDX-License-Identifier: MIT
"""An open database and a small office, for the tests of the plan room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dvcq_desktop.database.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database.open(tmp_path / "plan.dvcq", create=True) as opened:
        yield opened
