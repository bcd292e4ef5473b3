# SPDX-License-Identifier: MIT
"""What the system says in English reaches her in Vietnamese."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from dvcq_desktop.errors import UserError, is_full, reason_of
from dvcq_desktop.widgets.files import write_whole


@pytest.mark.parametrize("code", [*errno.errorcode, 0, 99_999])
def test_every_error_of_the_system_has_a_reason_without_its_own_words(code: int) -> None:
    said = reason_of(OSError(code, os.strerror(code)))
    assert said
    assert os.strerror(code) not in said


def test_a_full_disk_is_said_where_a_preview_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UserError, match="ổ đĩa đã đầy"):
        write_whole(tmp_path / "a.pdf", b"a")
    assert not list(tmp_path.iterdir())


def test_a_write_that_went_half_onto_a_disk_of_windows_means_a_full_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    assert not is_full(half, tmp_path)
    assert not is_full(OSError(errno.EIO, ""), tmp_path)
    assert not is_full(half, tmp_path / "nowhere")
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    assert is_full(half, tmp_path)


def test_no_module_shows_the_words_of_the_system() -> None:
    package = Path(__file__).parent.parent / "dvcq_desktop"
    assert not [path.name for path in package.rglob("*.py") if ".strerror" in path.read_text("utf-8")]
