# SPDX-License-Identifier: MIT
"""The small file beside a copy on the stick: what it is, whose it is, and how to know that it is whole.

It is JSON that ends with its own digest, so that a manifest which was cut off or edited is not believed. It
names no person.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".ban-giao.json"
FORMAT = 1
_LARGEST = 1_000_000


@dataclass(frozen=True)
class Part:
    """One file of a copy: its name beside the manifest, its size in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """Describe one copy: `parts` joined are the database, sealed by a passphrase when `encrypted`.

    `plain_sha256` and `size` are of the database itself, the digests as in `verify`; times are UTC, ISO.
    """

    program: str
    schema: int
    made_at: str
    pc: str
    replica: str
    encrypted: bool
    view_only: bool
    parts: tuple[Part, ...]
    size: int
    plain_sha256: str
    counts: dict[str, int]
    actions: int
    entries: int
    digest: str
    content_digest: str
    last_at: str
    format: int = FORMAT

    def as_bytes(self) -> bytes:
        """Return the manifest as it lies on the stick."""
        said = asdict(self)
        return json.dumps({**said, "signature": _signature(said)}, ensure_ascii=False, indent=1).encode()


class UnreadableManifestError(UserError):
    """Say that a manifest is not what a hand-over wrote."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Tệp {path.name} bị hỏng hoặc đã bị sửa nên không biết được bản trên USB có nguyên vẹn không:"
            " hãy bàn giao lại từ máy kia, hoặc mở thẳng tệp dữ liệu."
        )


def read_manifest(path: Path) -> Manifest:
    """Return what a manifest says; raises UnreadableManifestError."""
    try:
        with path.open("rb") as file:
            said: Any = json.loads(file.read(_LARGEST))
        signature = said.pop("signature")
        parts = tuple(Part(str(p["name"]), int(p["size"]), str(p["sha256"])) for p in said.pop("parts"))
        manifest = Manifest(parts=parts, **said)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableManifestError(path) from error
    if signature != _signature(asdict(manifest)) or not parts or not _are_plain_names(parts):
        raise UnreadableManifestError(path)
    return manifest


def manifests_in(folder: Path) -> list[Path]:
    """Return the manifests that lie in a folder, the latest written first."""
    try:
        found = [path for path in folder.iterdir() if path.name.endswith(SUFFIX) and path.is_file()]
        return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return []


def _signature(said: dict[str, Any]) -> str:
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _are_plain_names(parts: tuple[Part, ...]) -> bool:
    """Tell whether no part leads out of the manifest's folder."""
    return all(
        part.name and not set(part.name) & set("/\\:\0") and part.name not in {".", ".."} for part in parts
    )
