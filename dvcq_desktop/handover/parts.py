# SPDX-License-Identifier: MIT
"""One stream over several files: above 4 GiB a stick in FAT32 takes a copy only in parts."""

from __future__ import annotations

import hashlib
import io
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from dvcq_desktop.handover.manifest import Part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

BUFFER = 1 << 20


class PartsWriter(io.RawIOBase):
    """Write a stream to a first file, and to further ones when it is full; each is on disk when closed.

    `paths` are the files in order, made as they are needed; `largest` is how many bytes each may have, None
    for no limit. Raises OSError as files do.
    """

    def __init__(self, paths: Sequence[Path], largest: int | None) -> None:
        self._waiting = list(paths)
        self._largest = largest
        self._file: BinaryIO | None = None
        self._path: Path | None = None
        self._room = 0
        self._digest = hashlib.sha256()
        self._size = 0
        self.written: list[tuple[Path, Part]] = []

    def writable(self) -> bool:
        """Tell that this stream takes bytes."""
        return True

    def write(self, data: bytes | memoryview) -> int:  # type: ignore[override]  # a narrower buffer is enough
        """Write what fits into the present file, and return how many bytes that were."""
        if self._file is None or self._room == 0:
            self._next()
        assert self._file is not None
        piece = memoryview(data)[: self._room]
        # A disk that is nearly full takes less than it was given, and says so only the next time.
        count = self._file.write(piece)
        self._digest.update(piece[:count])
        self._size += count
        self._room -= count
        return count

    def close(self) -> None:
        """Bring the last file onto the disk."""
        if not self.closed:
            try:
                self._finish()
            finally:
                super().close()

    def abandon(self) -> None:
        """Let go of the present file without waiting for the disk."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None

    def _next(self) -> None:
        self._finish()
        # Where it cannot be opened, whoever closes the stream tries it once more.
        self._file = self._waiting[0].open("wb", buffering=0)
        self._path = self._waiting.pop(0)
        self._room = self._largest or 1 << 62
        self._digest, self._size = hashlib.sha256(), 0

    def _finish(self) -> None:
        if self._file is None or self._path is None:
            return
        os.fsync(self._file.fileno())
        drop_from_cache(self._file.fileno())
        self._file.close()
        self._file = None
        self.written.append((self._path, Part(self._path.name, self._size, self._digest.hexdigest())))


class PartsReader(io.RawIOBase):
    """Read files one after the other as one stream; `digests` are the SHA-256 of those read to their end."""

    def __init__(self, paths: Sequence[Path], *, digests: bool = True) -> None:
        self._waiting = list(paths)
        self._is_digesting = digests
        self._file: BinaryIO | None = None
        self._digest = hashlib.sha256()
        self.digests: list[str] = []
        self.done = 0

    def readable(self) -> bool:
        """Tell that this stream gives bytes."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read some bytes; 0 at the end of the last file."""
        while self._file is not None or self._waiting:
            if self._file is None:
                self._file = self._waiting.pop(0).open("rb", buffering=0)
                drop_from_cache(self._file.fileno())
                self._digest = hashlib.sha256()
            count = self._file.readinto(buffer)  # type: ignore[attr-defined]  # an unbuffered file has it
            if count:
                if self._is_digesting:
                    self._digest.update(memoryview(buffer)[:count])
                self.done += count
                return int(count)
            self._file.close()
            self._file = None
            self.digests.append(self._digest.hexdigest())
        return 0

    def close(self) -> None:
        """Let go of the file that is open."""
        if self._file is not None:
            self._file.close()
            self._file = None
        super().close()


def drop_from_cache(descriptor: int) -> None:
    """Ask the system to forget a file's pages, so that the next reading comes from the stick itself.

    Where the system has no such call, reading may come from its cache.
    """
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
