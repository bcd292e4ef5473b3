# SPDX-License-Identifier: MIT
"""Find the copies that others handed over, and unseal one so that it can be compared.

A manifest says what to expect; without one, any file of ours will do: sealed, in parts, or the plain copy
that somebody dragged over in Explorer. Nothing here writes to the stick or to the database.
"""

from __future__ import annotations

import hashlib
import io
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from dvcq_desktop.errors import NO_ROOM, UserError
from dvcq_desktop.handover import age
from dvcq_desktop.handover.manifest import (
    SUFFIX,
    Manifest,
    UnreadableManifestError,
    manifests_in,
    read_manifest,
)
from dvcq_desktop.handover.parts import BUFFER, PartsReader
from dvcq_desktop.handover.passphrases import as_typed
from dvcq_desktop.handover.sending import UNFINISHED, Report
from dvcq_desktop.places import BACKUPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PART = re.compile(r"(?P<name>.+)\.(?P<number>\d{3})")
_OURS = re.compile(r".+\.dvcq(\.age)?(\.001)?", re.IGNORECASE)
_STAMPED = re.compile(r".+-\d{8}-\d{6}(-truoc-[a-z-]+)?\.dvcq", re.IGNORECASE)
_DEEPEST = 1
"""How many folders below the top of a stick are searched."""
_MOST = 50


class ReceivingError(UserError):
    """Say why a copy cannot be taken from where it lies; nothing was changed."""


@dataclass(frozen=True)
class Offer:
    """One copy that may be taken: its files in order, and what the manifest beside it says, if any."""

    paths: tuple[Path, ...]
    manifest: Manifest | None
    is_sealed: bool
    size: int
    made_at: datetime

    @property
    def name(self) -> str:
        """Return the name of its first file."""
        return self.paths[0].name

    @property
    def folder(self) -> Path:
        """Return where it lies."""
        return self.paths[0].parent

    @property
    def pc(self) -> str:
        """Return the PC that handed it over, "" where nobody says."""
        return self.manifest.pc if self.manifest else ""

    @property
    def is_view_only(self) -> bool:
        """Tell whether it was given out to be looked at only."""
        return bool(self.manifest and self.manifest.view_only)


def offers_in(folder: Path) -> list[Offer]:
    """Return the copies on a stick or in a folder, the latest first; what cannot be read is left out."""
    found: dict[tuple[Path, ...], Offer] = {}
    for place in _folders(folder, _DEEPEST):
        named: set[Path] = set()
        for path in manifests_in(place):
            with suppress(UserError):
                offer = offer_of(path)
                found[offer.paths] = offer
                named.update(offer.paths)
        for path in _files(place):
            if path not in named and _OURS.fullmatch(path.name) and not is_backup(path):
                with suppress(UserError):
                    offer = offer_of(path)
                    found.setdefault(offer.paths, offer)
    return sorted(found.values(), key=lambda offer: offer.made_at, reverse=True)[:_MOST]


def is_backup(path: Path) -> bool:
    """Tell whether a file is a backup in a folder of backups: it is restored, and nobody handed it over."""
    return path.parent.name.split()[:1] == [BACKUPS] and bool(_STAMPED.fullmatch(path.name))


def offer_of(path: Path) -> Offer:
    """Return what a chosen file offers: a manifest, a file of a copy, or one of its parts.

    Raises UserError where it is none of these, or where parts are missing.
    """
    if path.name.endswith(SUFFIX):
        return _announced(path, read_manifest(path))
    for place in manifests_in(path.parent):
        with suppress(UnreadableManifestError):
            manifest = read_manifest(place)
            if path.name in {part.name for part in manifest.parts}:
                return _announced(place, manifest)
    return _found(path)


def unseal(offer: Offer, passphrase: str, target: Path, report: Report) -> None:
    """Write the database that a copy holds to `target`, checked against its manifest; raises UserError.

    What was typed is forgiven its spaces and capitals.
    """
    total = offer.size
    with _open(offer) as raw:
        digest = hashlib.sha256()
        try:
            secret = _matching(offer, passphrase) if offer.is_sealed else ""
            with io.BufferedReader(raw, BUFFER) as source, target.open("wb") as file:
                stream = cast("BinaryIO", source)
                for chunk in age.decrypt(stream, secret) if secret else _chunks(stream):
                    digest.update(chunk)
                    _write(file, chunk, target)
                    report(min(raw.done, total), total, "Đang đọc bản trên USB")
        except OSError as error:
            if error.errno in NO_ROOM:
                raise _no_room(target) from error
            raise ReceivingError(
                f"Không đọc được {offer.name}: có thể USB đã bị rút ra hoặc hỏng; hãy cắm lại rồi thử lại."
            ) from error
    _check_parts(offer, raw.digests)
    if offer.manifest and digest.hexdigest() != offer.manifest.plain_sha256:
        raise ReceivingError(_UNLIKE.format(name=offer.name))


def _write(file: BinaryIO, chunk: bytes, target: Path) -> None:
    try:
        file.write(chunk)
    except OSError as error:
        raise _no_room(target) from error


def _no_room(target: Path) -> ReceivingError:
    return ReceivingError(
        f"Ổ đĩa của máy này ({target.parent.parent}) không còn đủ chỗ để mở bản trên USB: hãy xóa bớt tệp."
    )


def _check_parts(offer: Offer, digests: Sequence[str]) -> None:
    """Raise ReceivingError where a file is not the one that the manifest names."""
    parts = offer.manifest.parts if offer.manifest else ()
    for part, digest in zip(parts, digests, strict=False):
        if part.sha256 != digest:
            raise ReceivingError(_UNLIKE.format(name=part.name))


def _matching(offer: Offer, passphrase: str) -> str:
    """Return which reading of what was typed opens the copy; raises what `age.decrypt` raises."""
    candidates = as_typed(passphrase)
    if not candidates:
        raise ReceivingError("Bản này có mật khẩu: hãy gõ mật khẩu ghi trên phiếu.")
    for number, candidate in enumerate(candidates, 1):
        with _open(offer) as raw, io.BufferedReader(raw, BUFFER) as source:
            try:
                next(iter(age.decrypt(cast("BinaryIO", source), candidate)), b"")
            except age.WrongPassphraseError:
                if number == len(candidates):
                    raise
            else:
                return candidate
    raise AssertionError("the last candidate raises")


def _open(offer: Offer) -> PartsReader:
    return PartsReader(offer.paths)


def _announced(path: Path, manifest: Manifest) -> Offer:
    paths = tuple(path.parent / part.name for part in manifest.parts)
    for found, part in zip(paths, manifest.parts, strict=True):
        try:
            size = found.stat().st_size
        except OSError as error:
            raise ReceivingError(
                f"Không thấy tệp {part.name} nằm cạnh {path.name}: hãy chép đủ các tệp của bản bàn giao."
            ) from error
        if size != part.size:
            raise ReceivingError(_UNLIKE.format(name=part.name))
    size = sum(part.size for part in manifest.parts)
    try:
        made_at = datetime.fromisoformat(manifest.made_at).astimezone()
    except ValueError as error:
        raise UnreadableManifestError(path) from error
    return Offer(paths, manifest, manifest.encrypted, size, made_at)


def _found(path: Path) -> Offer:
    try:
        paths = _all_parts(path)
        with paths[0].open("rb") as file:
            sealed = age.is_encrypted(file.read(32))
        size = sum(one.stat().st_size for one in paths)
        made_at = datetime.fromtimestamp(paths[0].stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError) as error:
        raise ReceivingError(f"Không đọc được tệp {path}: hãy chọn lại tệp hoặc cắm lại USB.") from error
    return Offer(paths, None, sealed, size, made_at)


def _all_parts(path: Path) -> tuple[Path, ...]:
    """Return the numbered files that one of them belongs to; their end cannot be known without a manifest."""
    matched = _PART.fullmatch(path.name)
    if matched is None:
        return (path,)
    found: list[Path] = []
    while (part := path.with_name(f"{matched['name']}.{len(found) + 1:03}")).exists():
        found.append(part)
    if path not in found:
        raise ReceivingError(
            f"Thiếu phần {len(found) + 1:03} của {matched['name']}: hãy chép đủ các phần vào một thư mục."
        )
    return tuple(found)


def _folders(folder: Path, depth: int) -> Iterator[Path]:
    yield folder
    if depth:
        with suppress(OSError):
            for path in sorted(folder.iterdir()):
                if path.is_dir() and not path.is_symlink() and not path.name.startswith((".", "$")):
                    yield from _folders(path, depth - 1)


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(
            path for path in folder.iterdir() if not path.name.endswith(UNFINISHED) and path.is_file()
        )
    return []


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    while chunk := source.read(BUFFER):
        yield chunk


_UNLIKE = (
    "Tệp {name} không giống lúc bàn giao (bị hỏng, chép thiếu hoặc đã bị sửa):"
    " hãy chép lại từ USB gốc hoặc bàn giao lại từ máy kia."
)
