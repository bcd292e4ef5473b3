# SPDX-License-Identifier: MIT
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop import places

if TYPE_CHECKING:
    import pytest


def test_everything_is_in_the_users_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(places.HOME_VARIABLE, raising=False)
    assert places.home().is_absolute()
    assert places.home().name == "DVCQ"
    assert places.default_database_path() == places.home() / "dvcq.dvcq"


def test_a_portable_copy_keeps_everything_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path / "usb"))
    found = (places.default_database_path(), places.settings_path(), places.log_path())
    assert {path.parent for path in found} == {tmp_path / "usb"}
    assert len(set(found)) == 3


def test_asking_for_a_place_makes_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path / "usb"))
    places.default_database_path()
    assert not (tmp_path / "usb").exists()


def test_a_relative_home_is_made_absolute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(places.HOME_VARIABLE, "data")
    assert places.home() == Path.cwd() / "data"
