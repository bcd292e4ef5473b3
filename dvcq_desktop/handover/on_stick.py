# SPDX-License-Identifier: MIT
"""What lies on a stick from before, and what of it a new copy may replace.

The wrong copy that silently wins is the loss that users of one-file programs report most: a copy that another
PC put there, and that this one never took over, stays whole beside the new one.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.handover.manifest import (
    SUFFIX,
    Manifest,
    UnreadableManifestError,
    manifests_in,
    read_manifest,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


class Lying(NamedTuple):
    """A copy on the stick: where its manifest is, and what that says."""

    path: Path
    manifest: Manifest


class Earlier(NamedTuple):
    """The copies from before: those that the new one replaces, and those that stay."""

    replaced: tuple[Lying, ...]
    kept: tuple[Lying, ...]


def earlier_copies(folder: Path, stem: str, replica: str, taken: Collection[str]) -> Earlier:
    """Return the copies of a database on a stick; `taken` are set digests of copies that were taken over."""
    replaced: list[Lying] = []
    kept: list[Lying] = []
    for path in manifests_in(folder):
        if not path.name.startswith(stem):
            continue
        with suppress(UnreadableManifestError):
            lying = Lying(path, read_manifest(path))
            own = lying.manifest.replica == replica or lying.manifest.digest in taken
            (replaced if own else kept).append(lying)
    return Earlier(tuple(replaced), tuple(kept))


def set_aside(earlier: Earlier, place: Path) -> None:
    """Give the copy whose manifest lies where the new one goes a manifest of its own name; raises OSError."""
    for lying in earlier.kept:
        if lying.path == place:
            first = lying.manifest.parts[0].name
            place.replace(place.with_name(f"{first.partition('.dvcq')[0]}{SUFFIX}"))


def remove(earlier: Earlier, stem: str, new: Manifest, place: Path) -> tuple[str, ...]:
    """Remove the copies that were replaced, but nothing of the new one; return the names of their files."""
    present = {part.name for part in new.parts}
    removed = []
    for lying in earlier.replaced:
        for part in lying.manifest.parts:
            if part.name.startswith(stem) and part.name not in present:
                with suppress(OSError):
                    (place.parent / part.name).unlink()
                    removed.append(part.name)
        if lying.path != place:
            with suppress(OSError):
                lying.path.unlink()
    return tuple(sorted(removed))
