# SPDX-License-Identifier: MIT
"""A manifest is believed only as a hand-over wrote it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.handover.manifest import (
    SUFFIX,
    Manifest,
    Part,
    UnreadableManifestError,
    manifests_in,
    read_manifest,
)

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = Manifest(
    "1.0", 3, "2026-11-25T09:30:00+07:00", "PC-A", "a", True, False, (Part("a.dvcq.age", 5, "00"),), 4, "11",
    {"task": 3}, 7, 9, "22", "33", "2026-11-25T02:00:00Z",
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / f"dvcq{SUFFIX}"
    place.write_bytes(MANIFEST.as_bytes())
    return place


def test_a_manifest_reads_back(path: Path) -> None:
    assert read_manifest(path) == MANIFEST
    assert manifests_in(path.parent) == [path]


def test_every_byte_that_is_changed_or_missing_is_noticed(path: Path) -> None:
    data = path.read_bytes()
    spaces = {place for place, byte in enumerate(data) if byte in b" \n"}
    for place in range(len(data)):
        for wrong in (data[:place], data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]):
            if place in spaces:
                continue
            path.write_bytes(wrong)
            with pytest.raises(UnreadableManifestError, match="bị hỏng"):
                read_manifest(path)


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "a\\b", "C:a", "..", ""])
def test_a_part_outside_the_folder_is_refused(path: Path, name: str) -> None:
    said = json.loads(MANIFEST.as_bytes())
    changed = Manifest(
        **{**{k: v for k, v in said.items() if k != "signature"}, "parts": (Part(name, 5, "00"),)}
    )
    path.write_bytes(changed.as_bytes())
    with pytest.raises(UnreadableManifestError):
        read_manifest(path)


def test_no_folder_has_no_manifest(tmp_path: Path) -> None:
    assert manifests_in(tmp_path / "none") == []
