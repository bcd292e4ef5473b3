# SPDX-License-Identifier: MIT
"""The front doors through which the eyes look: of the demonstration, and of one who begins today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from dvcq_desktop.app import FrontDoor
from dvcq_desktop.database import replica
from dvcq_desktop.places import HOME_VARIABLE
from dvcq_desktop.walking import answer_no_file
from tests.windows import shut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def door(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sample_is_ready: None
) -> Iterator[FrontDoor]:
    for ask in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, ask, getattr(QFileDialog, ask))
    answer_no_file()
    # The window shows who wrote; the name of the PC that tests run on is no Vietnamese word.
    monkeypatch.setattr(replica, "name_of_pc", lambda: "Hoa")
    made = FrontDoor(qapp, demo_folder=tmp_path)
    yield made
    shut(made)


@pytest.fixture
def empty_door(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FrontDoor]:
    """Return the front door of one who begins today."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setattr(replica, "name_of_pc", lambda: "Hoa")
    made = FrontDoor(qapp)
    yield made
    shut(made)
