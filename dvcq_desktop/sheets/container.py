# SPDX-License-Identifier: MIT
"""Old Office files (.xls) are a small file system of their own: find a stream in it, and make one anew.

Format: [MS-CFB]. Chains that run in circles or out of the file are damage, never an endless loop.
"""

from __future__ import annotations

import struct

_HEADER = 512
_ENTRY = 128
_END = 0xFFFFFFFA  # this and all above are marks, not sectors
_FAT_IN_HEADER = 109
_PER_SECTOR = _HEADER // 4
_CUTOFF = 4096
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IS_LIST, _IS_FAT, _END_OF_CHAIN, _FREE = 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF


class Container:
    """Read the streams of an OLE file; raises ValueError where it is damaged."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER:
            raise ValueError("short header")
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("sector size")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, self._cutoff, mini_fat = (
            struct.unpack_from("<I", data, 48)[0],
            struct.unpack_from("<I", data, 56)[0],
            struct.unpack_from("<I", data, 60)[0],
        )
        self._fat = self._read_fat()
        self._mini_fat = _numbers(self._chain(mini_fat)) if mini_fat < _END else []
        self._entries = self._read_directory(directory)
        root = next((entry for entry in self._entries.values() if entry[2]), ("", 0, True))
        self._mini = self._chain(root[1]) if root[1] < _END and self._mini_fat else b""
        self._starts = {name: entry for name, entry in self._entries.items() if not entry[2]}

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all streams and folders, in small letters."""
        return frozenset(self._starts)

    def stream(self, name: str) -> bytes:
        """Return a stream's content."""
        _real, start, _root, size = (*self._starts[name.lower()], self._sizes[name.lower()])
        if size >= self._cutoff:
            return self._chain(start)[:size]
        return self._mini_chain(start)[:size]

    def _read_fat(self) -> list[int]:
        sectors = [one for one in struct.unpack_from("<109I", self._data, 76) if one < _END]
        next_list, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, len(self._data) // self._size + 1)):
            if next_list >= _END:
                break
            numbers = _numbers(self._sector(next_list))
            sectors += [one for one in numbers[:-1] if one < _END]
            next_list = numbers[-1]
        if len(sectors) > len(self._data) // self._size + 1:
            raise ValueError("too many sectors of the table")
        return [number for sector in sectors for number in _numbers(self._sector(sector))]

    def _read_directory(self, start: int) -> dict[str, tuple[str, int, bool]]:
        raw = self._chain(start)
        found: dict[str, tuple[str, int, bool]] = {}
        self._sizes: dict[str, int] = {}
        for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HxB", raw, at + 64)[0], raw[at + 66]
            if not kind or not 2 <= length <= 64:
                continue
            name = raw[at : at + length - 2].decode("utf-16-le", errors="replace").lower()
            first, size = struct.unpack_from("<II", raw, at + 116)
            found.setdefault(name, (name, first, kind == 5))
            self._sizes.setdefault(name, size)
        return found

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise ValueError("sector outside of the file")
        return self._data[start : start + self._size]

    def _chain(self, start: int) -> bytes:
        pieces, number, seen = [], start, 0
        while number < _END:
            seen += 1
            if number >= len(self._fat) or seen > len(self._fat):
                raise ValueError("chain")
            pieces.append(self._sector(number))
            number = self._fat[number]
        return b"".join(pieces)

    def _mini_chain(self, start: int) -> bytes:
        pieces, number, seen = [], start, 0
        while number < _END:
            seen += 1
            if number >= len(self._mini_fat) or seen > len(self._mini_fat):
                raise ValueError("chain")
            pieces.append(self._mini[number * self._mini_size : (number + 1) * self._mini_size])
            number = self._mini_fat[number]
        return b"".join(pieces)


def _numbers(raw: bytes) -> list[int]:
    return list(struct.unpack_from(f"<{len(raw) // 4}I", raw))


def packed(name: str, stream: bytes) -> bytes:
    """Return a file that holds nothing but one stream."""
    # A shorter one would have to stand in the stream of small ones.
    padded = stream.ljust(_CUTOFF, b"\0")
    size = -(-len(padded) // _HEADER)
    fats, lists = 1, 0
    while fats * _PER_SECTOR < size + 1 + fats + lists:
        fats += 1
        lists = max(0, -(-(fats - _FAT_IN_HEADER) // (_PER_SECTOR - 1)))
    first_fat, first_list = size + 1, size + 1 + fats
    numbers = [*range(1, size), _END_OF_CHAIN, _END_OF_CHAIN, *[_IS_FAT] * fats, *[_IS_LIST] * lists]
    numbers += [_FREE] * (fats * _PER_SECTOR - len(numbers))
    places = [*range(first_fat, first_fat + fats)]
    places += [_FREE] * (_FAT_IN_HEADER + lists * (_PER_SECTOR - 1) - fats)
    listed = first_list if lists else _END_OF_CHAIN
    header = struct.pack("<8s16sHHHHH6x", _MAGIC, b"", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, fats, size, 0, _CUTOFF, _END_OF_CHAIN, 0, listed, lists)
    header += struct.pack(f"<{_FAT_IN_HEADER}I", *places[:_FAT_IN_HEADER])
    directory = _entry("Root Entry", 5, _END_OF_CHAIN, 0, child=1) + _entry(
        name, 2, 0, len(padded), child=_FREE
    )
    table = struct.pack(f"<{len(numbers)}I", *numbers)
    more = b""
    for number in range(lists):
        start = _FAT_IN_HEADER + number * (_PER_SECTOR - 1)
        after = first_list + number + 1 if number + 1 < lists else _END_OF_CHAIN
        more += struct.pack(f"<{_PER_SECTOR}I", *places[start : start + _PER_SECTOR - 1], after)
    return header + padded.ljust(size * _HEADER, b"\0") + directory.ljust(_HEADER, b"\0") + table + more


def _entry(name: str, kind: int, start: int, size: int, *, child: int) -> bytes:
    raw = f"{name}\0".encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", raw, len(raw), kind, 1, _FREE, _FREE, child, start, size)
