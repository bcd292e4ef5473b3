# SPDX-License-Identifier: MIT
"""A PDF file written object by object: what is written need not be kept, and equal data are equal bytes."""

from __future__ import annotations

import hashlib
import zlib
from io import BytesIO

_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
_RESERVED = 5
_CATALOG, _PAGES, _RESOURCES, _FONTS, _INFO = range(1, _RESERVED + 1)


class PdfFile:
    """Collects objects; every page has the same size and the same resources."""

    def __init__(self, width: float, height: float) -> None:
        self._out = BytesIO()
        self._out.write(_HEAD)
        self._offsets = [0] * (_RESERVED + 1)
        self._kids: list[int] = []
        self._size = f"{width:.2f} {height:.2f}"

    @property
    def pages(self) -> int:
        """Return how many pages there are so far."""
        return len(self._kids)

    def add(self, body: str) -> int:
        """Write an object; return its number."""
        return self._write(body.encode("latin-1"))

    def stream(self, data: bytes, entries: str = "") -> int:
        """Write a compressed stream; return its number."""
        squeezed = zlib.compress(data)
        head = b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n" % (entries.encode("latin-1"), len(squeezed))
        return self._write(b"%s%s\nendstream" % (head, squeezed))

    def form(self, data: bytes) -> int:
        """Write a form XObject that fills a page; return its number."""
        return self.stream(
            data, f"/Type/XObject/Subtype/Form/BBox[0 0 {self._size}]/Resources<</Font {_FONTS} 0 R>>"
        )

    def page(self, contents: int) -> None:
        """Add a page that shows a stream; several pages may show the same one."""
        self._kids.append(self._write(b"<</Type/Page/Parent %d 0 R/Contents %d 0 R>>" % (_PAGES, contents)))

    def finish(self, fonts: dict[str, int], forms: dict[str, int], info: dict[str, str]) -> bytes:
        """Write what all pages share, and the directory; return the whole file."""
        self._put(
            _CATALOG,
            f"<</Type/Catalog/Pages {_PAGES} 0 R/Lang(vi)/ViewerPreferences<</DisplayDocTitle true>>>>",
        )
        kids = " ".join(f"{number} 0 R" for number in self._kids)
        self._put(
            _PAGES,
            f"<</Type/Pages/Count {self.pages}/MediaBox[0 0 {self._size}]/Resources {_RESOURCES} 0 R"
            f"/Kids[{kids}]>>",
        )
        self._put(_RESOURCES, f"<</Font {_FONTS} 0 R/XObject<<{_named(forms)}>>>>")
        self._put(_FONTS, f"<<{_named(fonts)}>>")
        said = "".join(
            f"/{key}<FEFF{value.encode('utf-16-be').hex().upper()}>" for key, value in info.items()
        )
        self._put(_INFO, f"<<{said}>>")
        return self._closed()

    def _closed(self) -> bytes:
        start = self._out.tell()
        digest = hashlib.sha256(self._out.getbuffer()).hexdigest()[:32]
        entries = "".join(f"{offset:010d} 00000 n \n" for offset in self._offsets[1:])
        size = len(self._offsets)
        self._out.write(
            f"xref\n0 {size}\n0000000000 65535 f \n{entries}"
            f"trailer\n<</Size {size}/Root {_CATALOG} 0 R/Info {_INFO} 0 R/ID[<{digest}><{digest}>]>>\n"
            f"startxref\n{start}\n%%EOF\n".encode()
        )
        return self._out.getvalue()

    def _write(self, body: bytes) -> int:
        number = len(self._offsets)
        self._offsets.append(self._out.tell())
        self._out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        return number

    def _put(self, number: int, body: str) -> None:
        self._offsets[number] = self._out.tell()
        self._out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body.encode("latin-1")))


def _named(objects: dict[str, int]) -> str:
    return "".join(f"/{name} {number} 0 R" for name, number in objects.items())
