# SPDX-License-Identifier: MIT
"""Files read for a record: several together or not at all, said in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.jobs import Progress
from dvcq_desktop.widgets.read_files import read_files

if TYPE_CHECKING:
    from pathlib import Path


def files(folder: Path) -> list[Path]:
    made = [folder / "một.txt", folder / "hai.txt"]
    for path in made:
        path.write_text(path.stem, encoding="utf-8")
    return made


def test_files_are_read_in_their_order(tmp_path: Path) -> None:
    read = read_files(files(tmp_path), Progress(lambda _step: None))
    assert [(name, data.decode()) for name, data, _kind in read] == [("một.txt", "một"), ("hai.txt", "hai")]


def test_of_several_files_one_that_is_gone_keeps_all_out_and_says_so(tmp_path: Path) -> None:
    paths = [*files(tmp_path), tmp_path / "ba.txt"]
    with pytest.raises(UserError, match="Cả 3 tệp vừa chọn đều chưa được nhận"):
        read_files(paths, Progress(lambda _step: None))


def test_one_file_alone_needs_no_word_of_others(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        read_files([tmp_path / "ba.txt"], Progress(lambda _step: None))
    assert "tệp vừa chọn" not in caught.value.sentence
