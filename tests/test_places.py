# SPDX-License-Identifier: MIT
from __future__ import annotations

import sys
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


def test_another_home_holds_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_a_portable_copy_keeps_everything_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(places.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "DVCQ" / "DVCQ.exe"))
    beside = tmp_path / "DVCQ" / places.PORTABLE_FOLDER
    beside.mkdir(parents=True)
    assert places.home() != beside, "a developer's Python is no portable copy"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert places.home() == beside
    beside.rmdir()
    assert places.home().name == "DVCQ", "an installed one has no such folder"


def test_a_file_in_the_home_is_found_again_when_the_stick_has_another_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path / "E"))
    inside, outside = tmp_path / "E" / "Năm 2026.dvcq", tmp_path / "khác.dvcq"
    kept = places.remembered(inside), places.remembered(outside)
    assert [places.recalled(each) for each in kept] == [inside, outside]
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path / "F"))
    assert [places.recalled(each) for each in kept] == [tmp_path / "F" / "Năm 2026.dvcq", outside]
