# SPDX-License-Identifier: MIT
"""The program tells by itself whether it does all that it is for, as a build asks it to."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.__main__ import main as window
from dvcq_desktop.cli import main, self_check
from dvcq_desktop.handover import age

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_passes_and_is_named_and_nothing_is_left_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert main(["self-check"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.removeprefix("Đạt: ") for line in said[:-1]] == [name for name, _ in self_check._CHECKS]
    assert said[-1] == "Chương trình hoạt động đầy đủ."
    assert list(tmp_path.iterdir()) == []


def test_what_fails_is_named_and_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def decrypt(_source: object, _passphrase: str) -> list[bytes]:
        return [b"something else"]

    monkeypatch.setattr(age, "decrypt", decrypt)
    monkeypatch.setattr(self_check, "_CHECKS", [self_check._CHECKS[0], self_check._CHECKS[-1]])
    assert main(["self-check"]) == 1
    assert "hỏng ở bước “mã hóa và giải mã”: giải mã ra khác" in capsys.readouterr().err


def test_the_windows_program_has_the_same_check() -> None:
    with pytest.raises(SystemExit) as stopped:
        window(["--self-check", "--nothing-of-that-name"])
    assert stopped.value.code == 2


def test_a_stream_without_vietnamese_letters_stops_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    # What a Windows console of Western Europe gives to a program whose output is read along.
    written = io.BytesIO()
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="cp1252"))
    with pytest.raises(SystemExit):
        window(["--help"])
    sys.stdout.flush()
    assert "Mở cửa sổ DVCQ Desktop." in written.getvalue().decode()
