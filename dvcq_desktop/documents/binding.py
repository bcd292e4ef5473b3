# SPDX-License-Identifier: MIT
"""Binds files of many kinds behind a paper of ours into one PDF, each behind a sheet with its number."""

from __future__ import annotations

import hashlib
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.documents.blocks import Document, Paragraph, Title
from dvcq_desktop.documents.pdf import Cancelled, render
from dvcq_desktop.documents.pdfium import PDFIUM

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.documents.blocks import Block

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8", b"BM", b"RIFF")
_PAGE = (1654, 2339)  # A4 at 200 dots an inch
_MOST_PIXELS = 80_000_000
# PDFium writes the moment and a number by chance.
_MADE_AT = re.compile(rb"/CreationDate\(D:\d{14}[^)]*\)")
_NO_MOMENT = b"/CreationDate(D:20000101000000+00'00')"
_IDENTITY = re.compile(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")
_OTHER = "Tệp này không phải PDF hoặc ảnh nên không in vào đây được; mở tệp gốc trong chương trình."
_BROKEN = "Không đọc được tệp này: tệp có thể đã hỏng hoặc có mật khẩu."


class Bound(NamedTuple):
    """The whole as PDF, and how many pages it has."""

    data: bytes
    pages: int


class Enclosure(NamedTuple):
    """A file that is bound in: its number, its name, where it comes from, its content."""

    number: str
    name: str
    about: str
    data: bytes


def bind(
    front: bytes,
    enclosures: Sequence[Enclosure],
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int], None] = lambda _percent: None,
) -> Bound:
    """Return one PDF: the front paper, then each file behind its sheet; raises Cancelled when asked to stop.

    What cannot be bound in keeps its sheet, which says why.
    """
    import pypdfium2  # noqa: PLC0415 - start-up time

    with PDFIUM:
        whole = pypdfium2.PdfDocument.new()
        _add(whole, front)
    for place, enclosure in enumerate(enclosures):
        if cancelled():
            raise Cancelled
        pages, trouble = _pages_of(enclosure.data)
        sheet = _sheet(enclosure, trouble)
        with PDFIUM:
            _add(whole, sheet)
            if pages:
                _add(whole, pages)
        progress(100 * (place + 1) // len(enclosures))
    made = io.BytesIO()
    with PDFIUM:
        whole.save(made)
        count = len(whole)
        whole.close()
    return Bound(same_each_time(made.getvalue()), count)


def same_each_time(data: bytes) -> bytes:
    """Return a file of PDFium as it is of the same papers each time; no byte of it moves."""
    made, identity = _MADE_AT.search(data), list(_IDENTITY.finditer(data))
    if made is not None and len(made.group()) == len(_NO_MOMENT):
        data = data[: made.start()] + _NO_MOMENT + data[made.end() :]
    if identity:
        start, end = identity[-1].span()
        name = hashlib.sha256(data[:start]).hexdigest()[:32].upper().encode()
        data = data[:start] + b"/ID[<" + name + b"><" + name + b">]" + data[end:]
    return data


def _add(whole: object, data: bytes) -> None:
    import pypdfium2  # noqa: PLC0415 - start-up time

    part = pypdfium2.PdfDocument(data)
    try:
        whole.import_pages(part)  # type: ignore[attr-defined]  # pypdfium2 has no types
    finally:
        part.close()


def _sheet(enclosure: Enclosure, trouble: str) -> bytes:
    told = [enclosure.about, *([trouble] if trouble else [])]
    blocks: list[Block] = [Title(enclosure.number, enclosure.name)]
    blocks += [Paragraph(words, first_line=False, align="center") for words in told]
    return render(Document(enclosure.number, "", tuple(blocks))).data


def _pages_of(data: bytes) -> tuple[bytes, str]:
    """Return a file as PDF, or why it cannot be one."""
    if data.startswith(b"%PDF"):
        return (data, "") if _opens(data) else (b"", _BROKEN)
    if data.startswith(_PICTURES):
        try:
            return _picture_pages(data), ""
        except Exception:  # noqa: BLE001 - whatever a damaged picture raises
            return b"", _BROKEN
    return b"", _OTHER


def _opens(data: bytes) -> bool:
    import pypdfium2  # noqa: PLC0415 - start-up time

    with PDFIUM:
        try:
            part = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return False
        pages = len(part)
        part.close()
    return pages > 0


def _picture_pages(data: bytes) -> bytes:
    from PIL import Image, ImageOps, ImageSequence  # noqa: PLC0415 - start-up time

    with Image.open(io.BytesIO(data)) as source:
        if source.width * source.height > _MOST_PIXELS:
            raise ValueError("too many pixels")
        pages = []
        for frame in ImageSequence.Iterator(source):
            righted = ImageOps.exif_transpose(frame).convert("RGB")
            size = _PAGE if righted.height >= righted.width else _PAGE[::-1]
            page = Image.new("RGB", size, "white")
            fitted = ImageOps.contain(righted, (size[0] - 200, size[1] - 200))
            page.paste(fitted, ((size[0] - fitted.width) // 2, (size[1] - fitted.height) // 2))
            pages.append(page)
    made = io.BytesIO()
    pages[0].save(made, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    return made.getvalue()
