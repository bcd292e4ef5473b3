# SPDX-License-Identifier: MIT
"""Several files into a folder: what a power cut left behind goes with the next export."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from dvcq_desktop.documents.folder import new_folder, save_all

if TYPE_CHECKING:
    from pathlib import Path


def test_the_next_export_clears_what_a_power_cut_left_a_day_ago(tmp_path: Path) -> None:
    old = time.time() - 2 * 24 * 60 * 60
    for name in (".dvcq-ab12_xyz", ".dvcq-cd34_xyz", ".dvcq-của tôi", "khác"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.pdf").write_bytes(b"x")
        if not name.startswith(".dvcq-cd34"):
            os.utime(tmp_path / name, (old, old))
    save_all(tmp_path, [("b.pdf", b"y")])
    kept = {".dvcq-cd34_xyz", ".dvcq-của tôi", "khác", "b.pdf"}
    assert {each.name for each in tmp_path.iterdir()} == kept
    with new_folder(tmp_path, "hồ sơ"):
        pass
    assert {each.name for each in tmp_path.iterdir()} == kept | {"hồ sơ"}
