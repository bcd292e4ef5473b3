# SPDX-License-Identifier: MIT
"""Hand the database over: a whole, sealed, verified copy on the stick, or the stick as it was.

A whole copy is on the stick at every moment: the new one is written under names of its own, read again from
the stick itself, and only then does the manifest name it in place of the earlier one, which is removed last.
"""

from __future__ import annotations

import errno
import glob
import hashlib
import io
import os
import shutil
from collections.abc import Callable
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from dvcq_desktop import __version__
from dvcq_desktop.database.carrying import bring_home, write_into
from dvcq_desktop.database.outgoing import copy_for_another
from dvcq_desktop.database.private import private_folder
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.database.unmerging import end_undo_of_merge
from dvcq_desktop.errors import UserError, is_full
from dvcq_desktop.handover import age
from dvcq_desktop.handover.manifest import SUFFIX, Manifest, Part
from dvcq_desktop.handover.on_stick import earlier_copies, remove, set_aside
from dvcq_desktop.handover.parts import BUFFER, PartsReader, PartsWriter
from dvcq_desktop.text.numbers import size_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.handover.drives import Drive

Report = Callable[[int, int, str], None]
"""Told how far the work is: done and total in bytes, and a sentence; it raises to give up."""

UNFINISHED = ".dang-ghi"
_TEMPORARY = "dvcq-tam-"
_SPARE = 2 << 20
"""Bytes that a file system needs beside its files."""
_SEALING = 16 / (64 * 1024)
"""What encryption adds to each byte."""


@dataclass(frozen=True)
class HandedOver:
    """Say what lies on the stick now."""

    manifest: Manifest
    manifest_path: Path
    removed: tuple[str, ...] = ()
    remark: str = ""
    """What this PC could not write down of it."""
    kept: tuple[Manifest, ...] = ()
    """Copies of other PCs that this one never took over: they lie there still."""


class Note(NamedTuple):
    """What the copy and this file write down of the hand-over: the action's name and its work.

    Both hold the same, so that afterwards neither has anything that the other lacks.
    """

    name: str
    work: Callable[[Action], object]


class NoRoomError(UserError):
    """Say that the copy does not fit."""

    def __init__(self, place: Path, free: int, needed: int) -> None:
        super().__init__(
            f"{place} chỉ còn trống {size_in_words(free)} mà bản bàn giao cần {size_in_words(needed)}:"
            " hãy xóa bớt tệp trên đó hoặc dùng USB khác."
        )


class StickError(UserError):
    """Say that the stick failed; what lay on it before is still there."""


def hand_over(
    database: Database,
    drive: Drive,
    passphrase: str,
    *,
    replica: str,
    pc: str,
    now: datetime,
    report: Report,
    view_only: bool = False,
    note: Note | None = None,
    taken: frozenset[str] = frozenset(),
) -> HandedOver:
    """Write a copy to the drive's folder, sealed unless the passphrase is empty, and prove it by reading.

    An earlier copy of this PC is replaced, and one of another PC whose set digest is in `taken`; any other
    stays beside the new one. `now` is local time with its zone. Raises UserError in one sentence, or what
    `report` raises; then the earlier copies are untouched and nothing new is left behind.
    """
    stem, disk = database.path.stem, _disk_of(drive.path)
    _require_room(drive, database.path.stat().st_size)
    with temporary_folder(database.path.parent) as folder:
        plain = folder / "ban-sao.dvcq"
        report(0, 0, "Đang lập bản sao")
        copied = database.read(
            lambda connection: copy_for_another(
                connection,
                plain,
                database.fields,
                lambda: report(0, 0, "Đang lập bản sao"),
                view_only=view_only,
                write=note and partial(_write_down, note, database, Replica(replica, pc)),
            )
        )
        _require_room(drive, copied.size)
        name = f"{stem}-{now:%Y%m%d-%H%M%S}.dvcq{'.age' if passphrase else ''}"
        with _on_the_stick(drive.path, stem) as new:
            unfinished = _write(plain, drive, name, passphrase, report)
            plain_sha256 = _prove(unfinished, passphrase, copied.size, report)
            _require_disk(drive.path, disk)
            parts = _renamed(unfinished, new)
            manifest = Manifest(
                program=__version__,
                schema=database.schema.version,
                made_at=now.isoformat(timespec="seconds"),
                pc=pc,
                replica=replica,
                encrypted=bool(passphrase),
                view_only=view_only,
                parts=parts,
                size=copied.size,
                plain_sha256=plain_sha256,
                counts=copied.counts,
                actions=copied.actions,
                entries=copied.entries,
                digest=copied.digest,
                content_digest=copied.content_digest,
                last_at=copied.last_at,
            )
            path = drive.path / f"{stem}{SUFFIX}"
            earlier = earlier_copies(drive.path, stem, replica, taken)
            if not database.is_read_only:
                # From here on the other PC may have what the merge brought.
                end_undo_of_merge(database)
            set_aside(earlier, path)
            _put(manifest, path)
            try:
                _require_disk(drive.path, disk)
            except OSError:
                # It went where the stick was, on a disk of this PC.
                path.unlink(missing_ok=True)
                raise
            new.clear()
        remark = _brought_home(database, plain) if note and not database.is_read_only else ""
    removed = remove(earlier, stem, manifest, path)
    return HandedOver(manifest, path, removed, remark, tuple(lying.manifest for lying in earlier.kept))


def _write_down(note: Note, database: Database, replica: Replica, path: Path) -> None:
    write_into(path, database.schema, replica, *note)


def _brought_home(database: Database, plain: Path) -> str:
    """Write the note here as well; the copy is on its way, so that what goes wrong is only told."""
    try:
        bring_home(database, plain)
    except UserError as error:
        return (
            f"Bản trên USB đã xong; riêng máy này chưa ghi được lần bàn giao vào Sổ văn bản. {error.sentence}"
        )
    return ""


def _write(plain: Path, drive: Drive, name: str, passphrase: str, report: Report) -> list[tuple[Path, Part]]:
    """Write the parts under unfinished names and return them."""
    size = plain.stat().st_size
    writer = PartsWriter(_part_paths(drive, name, size), drive.largest_file)
    try:
        with plain.open("rb") as source, io.BufferedWriter(cast("io.RawIOBase", writer), BUFFER) as target:
            if passphrase:
                age.encrypt(
                    source,
                    cast("BinaryIO", target),
                    passphrase,
                    lambda done: report(done, 2 * size, "Đang mã hóa và ghi ra USB"),
                )
            else:
                while chunk := source.read(BUFFER):
                    target.write(chunk)
                    report(source.tell(), 2 * size, "Đang ghi ra USB")
    except BaseException:
        writer.abandon()
        raise
    return writer.written


def _prove(parts: list[tuple[Path, Part]], passphrase: str, size: int, report: Report) -> str:
    """Read the parts back from the stick and return the SHA-256 of the database that they hold.

    What is sealed proves itself: each piece opens only as it was sealed, in its place, to the last one. Of
    what is not, the digests tell. Raises StickError where it is not what was written.
    """
    raw = PartsReader([path for path, _ in parts], digests=not passphrase)
    digest, read = hashlib.sha256(), 0
    with io.BufferedReader(raw, BUFFER) as source:
        stream = cast("BinaryIO", source)
        try:
            for chunk in age.decrypt(stream, passphrase) if passphrase else _chunks(stream):
                digest.update(chunk)
                read += len(chunk)
                report(size + read, 2 * size, "Đang đọc lại từ USB để kiểm tra")
        except age.EncryptionError as error:
            raise StickError(_UNLIKE) from error
    if read != size or (not passphrase and raw.digests != [part.sha256 for _, part in parts]):
        raise StickError(_UNLIKE)
    return digest.hexdigest()


def _renamed(parts: list[tuple[Path, Part]], new: list[Path]) -> tuple[Part, ...]:
    """Give the parts their names, which are added to `new` first."""
    finished = []
    for path, part in parts:
        new.append(path.with_name(path.name.removesuffix(UNFINISHED)))
        path.replace(new[-1])
        finished.append(replace(part, name=new[-1].name))
    return tuple(finished)


def _put(manifest: Manifest, path: Path) -> None:
    unfinished = path.with_name(f"{path.name}{UNFINISHED}")
    with unfinished.open("wb") as file:
        file.write(manifest.as_bytes())
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    _settle_folder(path.parent)


def _disk_of(folder: Path) -> int | None:
    """Return what tells a stick from the disk with the empty folder that is left where it was.

    None where there is nothing; Windows tells the serial number that it was formatted with, which may be 0.
    """
    try:
        return folder.stat().st_dev
    except OSError:
        return None


def _require_disk(folder: Path, disk: int | None) -> None:
    """Raise OSError where the stick is not there any more: what was written since went elsewhere."""
    if disk is None or _disk_of(folder) != disk:
        raise FileNotFoundError(errno.ENOENT, "the stick was pulled out", str(folder))


def _settle_folder(folder: Path) -> None:
    """Bring the names in a folder onto the disk, where the system lets one."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _on_the_stick(folder: Path, stem: str) -> Iterator[list[Path]]:
    """Put what the stick says into a sentence, and clear away what is unfinished, and what is in the list."""
    new: list[Path] = []
    try:
        yield new
    except OSError as error:
        raise StickError(_sentence(error, folder)) from error
    finally:
        with suppress(OSError):
            for path in (*folder.glob(f"{glob.escape(stem)}*{UNFINISHED}"), *new):
                path.unlink(missing_ok=True)


@contextmanager
def temporary_folder(folder: Path) -> Iterator[Path]:
    """Give a folder for plain copies beside the database, which others cannot read; clear away old ones."""
    with ExitStack() as stack:
        try:
            made = stack.enter_context(private_folder(folder, _TEMPORARY))
        except OSError as error:
            raise UserError(
                f"Không ghi được vào thư mục {folder} nên chưa lập được bản sao:"
                " hãy kiểm tra ổ đĩa còn chỗ trống."
            ) from error
        yield made


def _part_paths(drive: Drive, name: str, size: int) -> list[Path]:
    largest = drive.largest_file
    if largest is None or _sealed_size(size) <= largest:
        return [drive.path / f"{name}{UNFINISHED}"]
    count = -(-_sealed_size(size) // largest)
    return [drive.path / f"{name}.{number:03}{UNFINISHED}" for number in range(1, count + 1)]


def _require_room(drive: Drive, size: int) -> None:
    needed = _sealed_size(size) + _SPARE
    with suppress(OSError):
        there = shutil.disk_usage(drive.path)
        # Some drivers do not know how large a disk is; writing will tell.
        if there.total and there.free < needed:
            raise NoRoomError(drive.path, there.free, needed)


def _sealed_size(size: int) -> int:
    return size + int(size * _SEALING) + 1024


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    while chunk := source.read(BUFFER):
        yield chunk


_UNLIKE = (
    "Đọc lại từ USB thì bản vừa ghi không giống bản gốc: USB có thể đã hỏng, hãy dùng USB khác."
    " Bản bàn giao trước đó trên USB vẫn còn nguyên."
)
_KEPT = "Bản bàn giao trước đó trên USB, nếu có, vẫn còn nguyên."


_GONE = frozenset({errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR, errno.ENOTCONN})


def _sentence(error: OSError, folder: Path) -> str:
    if error.errno == errno.EFBIG:
        return f"USB ({folder}) không nhận tệp lớn như vậy: hãy dùng USB khác, hoặc định dạng lại nó. {_KEPT}"
    if is_full(error, folder):
        return f"USB ({folder}) đã đầy nên chưa ghi xong: hãy xóa bớt tệp trên đó hoặc dùng USB khác. {_KEPT}"
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return f"USB ({folder}) bị khóa ghi: hãy gạt nấc khóa trên USB hoặc dùng USB khác. {_KEPT}"
    if error.errno in _GONE or _disk_of(folder) is None:
        return f"Không còn thấy USB ({folder}): có thể USB đã bị rút ra, hãy cắm lại rồi bàn giao lại."
    return f"USB ({folder}) báo lỗi khi ghi: hãy cắm lại hoặc dùng USB khác rồi bàn giao lại. {_KEPT}"
