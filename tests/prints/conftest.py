# SPDX-License-Identifier: MIT
"""Every kind of paper of the demonstration, as blocks."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.errors import UserError
from dvcq_desktop.kinds import KINDS
from dvcq_desktop.office.printing import PrintOrder

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Document
    from tests.samples import Samples

DAY = date(2026, 11, 24)
# What is no document of blocks, and what the demonstration has nothing for.
WITHOUT_BLOCKS = {"commitment-forms", "certificates"}
NOTHING_TO_PRINT = {"next-plan", "merge-minutes"}
NAMES = sorted({kind.name for kind in KINDS} - WITHOUT_BLOCKS - NOTHING_TO_PRINT)


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory, samples: Samples) -> dict[str, Document]:
    """Return the papers by the names of their kinds."""
    path = samples.copy(DAY, tmp_path_factory.mktemp("papers") / "demo.dvcq")
    found = {}
    with Database.open(path) as database:
        for kind in KINDS:
            if kind.name in WITHOUT_BLOCKS:
                continue
            order = PrintOrder(DAY.year if kind.is_of_year else 0, DAY)
            try:
                found[kind.name] = kind.build(database.read(partial(_load, kind, order)))
            except UserError:
                assert kind.name in NOTHING_TO_PRINT
    return found


def _load(kind, order, connection):  # type: ignore[no-untyped-def]  # any room's kind
    return kind.load(connection, order)
