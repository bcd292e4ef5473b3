# SPDX-License-Identifier: MIT
"""The room's window on the small office of the tests, seen on one day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.windows import workbench_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.commitments.screen import CommitmentsScreen
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.commitments.conftest import Office

TODAY = date(2026, 3, 20)


@pytest.fixture
def workbench(a_office: Office, tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with workbench_of(a_office.database, tmp_path, TODAY, qtbot) as made:
        yield made


@pytest.fixture
def room(workbench: Workbench, qtbot: QtBot) -> CommitmentsScreen:
    from dvcq_desktop.commitments.screen import CommitmentsScreen

    made = CommitmentsScreen(workbench)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: bool(made.list.campaign_id))
    return made
