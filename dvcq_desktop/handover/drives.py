# SPDX-License-Identifier: MIT
"""The sticks that are plugged in, and what fits onto them."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

_FAT32 = frozenset({"vfat", "fat32", "fat", "msdos"})
_LARGEST_ON_FAT32 = 2**32 - 1
_MOUNT_PLACES = ("/media", "/run/media", "/mnt")


@dataclass(frozen=True)
class Drive:
    """One place that can be taken along: its folder, its space in bytes, its file system in lower case."""

    path: Path
    free: int
    total: int
    file_system: str

    @property
    def label(self) -> str:
        """Return what she knows it by: the drive's letter, or the folder it appears in."""
        return self.path.drive or self.path.name or str(self.path)

    @property
    def largest_file(self) -> int | None:
        """Return how many bytes one file can have there, None where nothing limits it."""
        return _LARGEST_ON_FAT32 if self.file_system in _FAT32 else None


def removable_drives() -> list[Drive]:
    """Return the removable drives that can be written, in the order of their names."""
    import psutil  # noqa: PLC0415 - when she hands over

    found = []
    for part in psutil.disk_partitions(all=sys.platform != "win32"):
        if _is_removable(part.mountpoint, part.opts):
            drive = _drive(Path(part.mountpoint), part.fstype)
            if drive is not None:
                found.append(drive)
    return sorted(found, key=lambda drive: drive.path)


def drive_of(folder: Path) -> Drive | None:
    """Return the drive on which a folder lies, seen from that folder; None where it cannot be asked."""
    import psutil  # noqa: PLC0415 - when she hands over

    try:
        place = folder.resolve()
    except OSError:
        return None
    mounted = [part for part in psutil.disk_partitions(all=True) if place.is_relative_to(part.mountpoint)]
    nearest = max(mounted, key=lambda part: len(Path(part.mountpoint).parts), default=None)
    return _drive(folder, nearest.fstype if nearest else "")


def _drive(path: Path, file_system: str) -> Drive | None:
    try:
        usage = shutil.disk_usage(path)
    except OSError:
        return None
    return Drive(path, usage.free, usage.total, file_system.lower())


def _is_removable(mount_point: str, options: str) -> bool:
    if sys.platform == "win32":
        return "removable" in options.split(",")
    if not os.access(mount_point, os.W_OK):
        return False
    return any(Path(mount_point).is_relative_to(place) and mount_point != place for place in _MOUNT_PLACES)
