# SPDX-License-Identifier: MIT
"""The guard before .xls files: the records of the workbook are walked, before anything makes room for them.

Format: [MS-XLS]. Told are passwords, the corner of each sheet, and the cells in fonts of capitals only.
calamine makes room by what the file claims (measured: a file of 6 kB asks for 614 GB), so it gets a file made
anew, in which each sheet claims the size that it has.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.sheets import refusals
from dvcq_desktop.sheets.container import Container, packed
from dvcq_desktop.sheets.extent import Extent
from dvcq_desktop.sheets.markup import CAPITAL_FONT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dvcq_desktop.sheets.book import Limits

_DIMENSIONS, _EOF = 0x200, 0x0A
_FILE_PASS, _BOUND_SHEET, _FONT, _XF, _SST, _CONTINUE = 0x2F, 0x85, 0x31, 0xE0, 0xFC, 0x3C
_NUMBER, _RK, _LABEL_SST, _LABEL, _BOOL, _FORMULA, _RICH, _MANY = (
    0x203, 0x27E, 0xFD, 0x204, 0x205, 0x6, 0xD6, 0xBD,
)  # fmt: skip
_CELLS = frozenset({_NUMBER, _RK, _LABEL_SST, _LABEL, _BOOL, _FORMULA, _RICH})
_WIDE, _ASIAN, _FORMATTED = 1, 4, 8
# Cells of .xls have at most 65,536 rows, a shared text as many letters.
_TELL_EVERY = 20_000

Record = tuple[int, int, bytes]  # kind, where it begins, content


def check_workbook(
    data: bytes, name: str, limits: Limits, tell: Callable[[int, int], None]
) -> tuple[bytes, list[tuple[str, Extent]]]:
    """Return an .xls file that is safe to read, and the extent of each sheet by its name; raise UserError."""
    try:
        container = Container(data)
        if "encryptedpackage" in container.names:
            raise refusals.locked(name)
        if "worddocument" in container.names:
            raise refusals.other(name, "là văn bản Word kiểu cũ")
        called = next((one for one in ("Workbook", "Book") if one.lower() in container.names), None)
        if called is None:
            raise refusals.other(name, "không phải là bảng tính")
        stream, extents = _Walk(name, limits, tell).run(container.stream(called))
        # Sheets that lie one over the other may become something else when sizes are written into them.
        if _Walk(name, limits, tell).run(stream)[0] != stream:
            raise refusals.damaged(name)
        return packed(called, stream), extents
    except (struct.error, ValueError, IndexError, KeyError):
        raise refusals.damaged(name) from None


class _Walk:
    def __init__(self, name: str, limits: Limits, tell: Callable[[int, int], None]) -> None:
        self._name, self._limits, self._tell = name, limits, tell
        self._names: list[tuple[int, str]] = []
        self._fonts: list[bool] = []
        self._xfs: list[int] = []
        self._lengths: list[int] = []
        self._dimensions: list[tuple[int, int, Extent]] = []

    def run(self, stream: bytes) -> tuple[bytes, list[tuple[str, Extent]]]:
        """Walk as calamine does: the part of the workbook, then each sheet from where it is said to begin."""
        for kind, start, body in _records(stream):
            self._take_global(kind, start, body, stream)
        sheets = [(name, self._walk_sheet(name, at, stream)) for at, name in self._names]
        for _name, extent in sheets:
            for index, times in extent.strings:
                extent.add_letters(self._lengths[index] * times if index < len(self._lengths) else 0)
        if sum(extent.cells for _name, extent in sheets) > self._limits.cells:
            raise UserError(f"Tệp “{self._name}” có quá nhiều ô; hãy chỉ giữ lại danh sách rồi lưu lại.")
        made = bytearray(stream)
        for start, length, extent in self._dimensions:
            size = struct.pack("<IIHHH", 0, extent.last_row + 1, 0, extent.last_column + 1, 0)
            made[start : start + length] = size[:length].ljust(length, b"\0")
        return bytes(made), sheets

    def _walk_sheet(self, name: str, at: int, stream: bytes) -> Extent:
        extent = Extent(self._name, self._limits, name)
        for number, (kind, start, body) in enumerate(_records(stream, at)):
            if number % _TELL_EVERY == 0:
                self._tell(start, len(stream))
            if kind == _DIMENSIONS:
                self._dimensions.append((start + 4, len(body), extent))
            elif kind in _CELLS:
                self._take_cell(extent, kind, body)
            elif kind == _MANY:
                row, first = struct.unpack_from("<HH", body)
                last = struct.unpack_from("<H", body, len(body) - 2)[0]
                extent.add(row, last, times=max(last - first + 1, 1))
        return extent

    def _take_global(self, kind: int, start: int, body: bytes, stream: bytes) -> None:
        if kind == _FILE_PASS:
            raise refusals.locked(self._name)
        if kind == _BOUND_SHEET:
            if len(self._names) >= self._limits.sheets:
                raise refusals.damaged(self._name)
            self._names.append((struct.unpack_from("<I", body)[0], _text(body, 6)))
        elif kind == _FONT:
            self._fonts.append(CAPITAL_FONT.fullmatch(_text(body, 14)) is not None)
        elif kind == _XF:
            self._xfs.append(struct.unpack_from("<H", body)[0])
        elif kind == _SST:
            self._lengths = _lengths(stream, start)
        elif kind == _DIMENSIONS:
            raise refusals.damaged(self._name)

    def _take_cell(self, extent: Extent, kind: int, body: bytes) -> None:
        row, column, xf = struct.unpack_from("<HHH", body)
        extent.add(row, column)
        if kind == _LABEL_SST:
            extent.strings.append((struct.unpack_from("<I", body, 6)[0], 1))
        if xf < len(self._xfs) and self._is_capital(self._xfs[xf]):
            extent.styles[row, column] = xf

    def _is_capital(self, font: int) -> bool:
        # Font 4 does not exist: the numbers above it are one too high.
        place = font - (font > 4)
        return place < len(self._fonts) and self._fonts[place]


def _records(stream: bytes, at: int = 0) -> Iterator[Record]:
    """Yield the records from a place on, as far as the end of that part."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _EOF:
            return
        yield kind, at, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _text(body: bytes, at: int) -> str:
    """Return a short text: its length in one byte, its flags in the next."""
    length, flags = body[at], body[at + 1]
    if flags & _WIDE:
        return body[at + 2 : at + 2 + 2 * length].decode("utf-16-le", errors="replace")
    return body[at + 2 : at + 2 + length].decode("latin-1")


def _lengths(stream: bytes, start: int) -> list[int]:
    """Return the length of each shared text; a text may go on in the next records, its letters counted anew.

    A letter that is broken off by a record begins again with its own flags, one byte.
    """
    pieces: list[bytes] = []
    for kind, _at, body in _records(stream[start:]):
        if pieces and kind != _CONTINUE:
            break
        pieces.append(body)
    count = struct.unpack_from("<I", pieces[0], 4)[0]
    if count > sum(map(len, pieces)):
        raise ValueError("more texts than there is room for")
    reader = _Pieces(pieces, at=8)
    return [reader.skip_text() for _ in range(count) if reader.has_more]


class _Pieces:
    """Read on from one record into those that continue it."""

    def __init__(self, pieces: list[bytes], at: int) -> None:
        self._pieces, self._place, self._at = pieces, 0, at

    @property
    def has_more(self) -> bool:
        return self._place < len(self._pieces) - 1 or self._at < len(self._pieces[-1])

    def skip_text(self) -> int:
        """Skip one text and return its length in letters."""
        if self._at >= len(self._pieces[self._place]):
            self._place, self._at = self._place + 1, 0
        piece = self._pieces[self._place]
        length, flags = struct.unpack_from("<HB", piece, self._at)
        self._at += 3
        behind = 0
        if flags & _FORMATTED:
            behind += 4 * struct.unpack_from("<H", piece, self._at)[0]
            self._at += 2
        if flags & _ASIAN:
            behind += struct.unpack_from("<I", piece, self._at)[0]
            self._at += 4
        self._skip_letters(length, 1 + (flags & _WIDE))
        self._skip(behind)
        return int(length)

    def _skip_letters(self, count: int, size: int) -> None:
        while count:
            here = (len(self._pieces[self._place]) - self._at) // size
            if here >= count:
                self._at += count * size
                return
            count -= here
            self._place, self._at = self._place + 1, 1
            size = 1 + (self._pieces[self._place][0] & _WIDE)

    def _skip(self, count: int) -> None:
        while count:
            here = min(len(self._pieces[self._place]) - self._at, count)
            self._at += here
            count -= here
            if count:
                self._place, self._at = self._place + 1, 0
