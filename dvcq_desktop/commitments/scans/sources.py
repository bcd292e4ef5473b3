# SPDX-License-Identifier: MIT
"""Files of a scanner or a telephone, opened one page at a time: 500 pages need no more memory than one."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Protocol, Self

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, TiffImagePlugin

from dvcq_desktop.documents.pdfium import PDFIUM
from dvcq_desktop.errors import UserError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

# Pillow's remarks on damaged files are in English, and what they lead to is told.
warnings.filterwarnings("ignore", module=r"PIL\.")

MOST_PAGES = 5000
_LONG_EDGE = 2339
"""The long edge of a page drawn from PDF, in pixels: A4 at 200 dpi, whatever size the scanner noted."""
_LARGEST = 4_200
"""The long edge that is worked with; what is larger is halved until it fits."""
_MOST_PIXELS = 40_000_000
_MOST_JPEG_PIXELS = 145_000_000
"""A JPEG, up to A4 at 1200 dpi, is made smaller while it is unpacked; all else is unpacked as a whole."""
_LARGEST_RATIO = 12
_HELD_PAGES = 8
_HEAD = 1024
_WHITE = 255
_DEEPEST = 4


class PageError(UserError):
    """Say why one page cannot be read; the others still can."""


class Source(Protocol):
    """Hand out the pages of one file; used on one thread, closed afterwards."""

    name: str
    pages: int

    def page(self, number: int) -> Image.Image:
        """Return a page, counted from 0, as grey or RGB; raises PageError for this page alone."""

    def close(self) -> None:
        """Give the file back."""

    def __enter__(self) -> Self:
        """Close the file at the end of the block."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""


def open_source(path: Path) -> Source:
    """Open a PDF, JPEG, PNG or TIFF by its content; raises UserError with one sentence where it is none."""
    try:
        # A pipe or a device has no end to wait for.
        if path.exists() and not path.is_file():
            what = "là một thư mục" if path.is_dir() else "không phải là tệp"
            raise UserError(f"“{path.name or path}” {what}; hãy chọn các tệp quét.")
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise UserError(f"Không tìm thấy tệp {path.name}.") from error
    except OSError as error:
        raise UserError(f"Không đọc được tệp {path.name}: {reason_of(error)}.") from error
    if not head:
        raise UserError(f"Tệp {path.name} rỗng (0 byte); hãy quét hoặc chép lại.")
    if b"%PDF-" in head:
        return _PdfSource(path)
    for signs, opener in _IMAGES:
        if head.startswith(signs):
            return _ImageSource(path, opener)
    raise UserError(f"Không nhận ra tệp {path.name}; bản quét phải là tệp PDF, JPEG, PNG hoặc TIFF.")


class _Closing:
    def close(self) -> None:
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _PdfSource(_Closing):
    def __init__(self, path: Path) -> None:
        import pypdfium2  # noqa: PLC0415 - at first use, not at start-up

        self.name = path.name
        self._path = path
        self._open = pypdfium2.PdfDocument
        self._drawn = 0
        self._wrong = pypdfium2.PdfiumError
        self._grey = pypdfium2.raw.FPDFBitmap_Gray
        self._image_kind = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
        self._grey_spaces = (pypdfium2.raw.FPDF_COLORSPACE_DEVICEGRAY, pypdfium2.raw.FPDF_COLORSPACE_CALGRAY)
        with PDFIUM:
            try:
                self._document: Any = pypdfium2.PdfDocument(path)
                self.pages = len(self._document)
            except pypdfium2.PdfiumError as error:
                raise UserError(_pdf_sentence(path.name, error)) from error
        if not 1 <= self.pages <= MOST_PAGES:
            self.close()
            raise UserError(_count_sentence(path.name, self.pages))

    def page(self, number: int) -> Image.Image:
        with PDFIUM:
            try:
                self._let_go()
                page = self._document[number]
                width, height = page.get_size()
                if not (width > 0 and height > 0) or max(width, height) > _LARGEST_RATIO * min(width, height):
                    raise PageError("khổ trang không phải của một tờ giấy")
                forced = self._grey if self._is_grey(page) else None
                bitmap = page.render(scale=_LONG_EDGE / max(width, height), force_bitmap_format=forced)
                image: Image.Image = bitmap.to_pil().copy()
                bitmap.close()
                # A scanner's black has grain; a picture whose bytes are gone is drawn as nothing but black.
                darkest, brightest = image.convert("L").getextrema()
                if brightest == 0 or (darkest == _WHITE and self._has_torn_image(page)):
                    raise PageError("không vẽ ra được ảnh của trang")
                page.close()
            except (self._wrong, OSError, MemoryError, ValueError) as error:
                raise PageError("không vẽ ra được trang") from error
        return image if image.mode in ("L", "RGB") else image.convert("RGB")

    def close(self) -> None:
        with PDFIUM:
            self._document.close()

    def _let_go(self) -> None:
        """Open the file anew now and then: PDFium keeps the pictures of every page that it has drawn."""
        self._drawn += 1
        if self._drawn % _HELD_PAGES == 0:
            again = self._open(self._path)
            self._document.close()
            self._document = again

    def _has_torn_image(self, page: Any) -> bool:
        """Tell whether a picture on the page cannot be unpacked: PDFium leaves it out and says nothing."""
        for shown in page.get_objects(filter=(self._image_kind,), max_depth=_DEEPEST):
            try:
                shown.get_bitmap().close()
            except self._wrong:
                return True
        return False

    def _is_grey(self, page: Any) -> bool:
        """Tell whether the page is one grey picture, as scanners make it: drawn grey, it takes less time."""
        objects = list(page.get_objects(max_depth=1))
        if len(objects) != 1 or objects[0].type != self._image_kind:
            return False
        return objects[0].get_metadata().colorspace in self._grey_spaces


class _ImageSource(_Closing):
    def __init__(self, path: Path, opener: Callable[[Any], Image.Image]) -> None:
        self.name = path.name
        self._file = path.open("rb")
        try:
            self._image = opener(self._file)
            self.pages = _count(self._image)
        except _IMAGE_FAULTS as error:
            self._file.close()
            raise UserError(f"Tệp {path.name} hỏng, không mở được; hãy quét lại.") from error
        if not 1 <= self.pages <= MOST_PAGES:
            self.close()
            raise UserError(_count_sentence(path.name, self.pages))

    def page(self, number: int) -> Image.Image:
        try:
            if self.pages > 1:
                self._image.seek(number)
            self._check_size()
            return _plain(self._image)
        except PageError:
            raise
        except _IMAGE_FAULTS as error:
            raise PageError("không đọc được hết ảnh") from error

    def close(self) -> None:
        self._file.close()

    def _check_size(self) -> None:
        width, height = self._image.size
        most = _MOST_PIXELS
        if isinstance(self._image, JpegImagePlugin.JpegImageFile):
            most = _MOST_JPEG_PIXELS
            if max(width, height) > _LARGEST:
                self._image.draft(None, (_LARGEST // 2, _LARGEST // 2))
        if width * height > most:
            raise PageError(f"ảnh quá lớn ({width} × {height} điểm); hãy quét ở 200 hoặc 300 dpi")
        if max(width, height) > _LARGEST_RATIO * min(width, height) or min(width, height) == 0:
            raise PageError("khổ ảnh không phải của một tờ giấy")


# What Pillow was seen to raise on damaged files.
_IMAGE_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    MemoryError,
    ArithmeticError,
    LookupError,
    TypeError,
    RuntimeError,
    Image.DecompressionBombError,
)

_IMAGES: tuple[tuple[tuple[bytes, ...], Callable[[Any], Image.Image]], ...] = (
    ((b"\xff\xd8\xff",), JpegImagePlugin.JpegImageFile),
    ((b"\x89PNG\r\n\x1a\n",), PngImagePlugin.PngImageFile),
    ((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), TiffImagePlugin.TiffImageFile),
)


def _count(image: Image.Image) -> int:
    """Count the pages of an image; what follows a torn one is one page more, to be named when it is read."""
    if not isinstance(image, TiffImagePlugin.TiffImageFile):
        return 1
    count = 1
    while count <= MOST_PAGES:
        try:
            image.seek(count)
        except EOFError:
            break
        except _IMAGE_FAULTS:
            return count + 1
        count += 1
    image.seek(0)
    return count


def _high_byte(value: float) -> float:
    # Pillow calls this once with a stand-in, to learn what to multiply by.
    return value * (1 / 256)


def _plain(image: Image.Image) -> Image.Image:
    """Return an upright copy of an image as grey or RGB, on white paper, no larger than is worked with."""
    image.load()
    longest = max(image.size)
    turned = ImageOps.exif_transpose(image)
    if turned.mode.startswith("I"):
        turned = turned.convert("I").point(_high_byte).convert("L")
    if turned.mode in ("RGBA", "LA", "PA", "P") and (turned.mode != "P" or "transparency" in turned.info):
        turned = turned.convert("RGBA")
        turned = Image.alpha_composite(Image.new("RGBA", turned.size, "white"), turned)
    if turned.mode not in ("L", "RGB"):
        turned = turned.convert("L" if turned.mode in ("1", "F") else "RGB")
    factor = -(-longest // _LARGEST)
    return turned.reduce(factor) if factor > 1 else turned if turned is not image else turned.copy()


def _pdf_sentence(name: str, error: Exception) -> str:
    # pypdfium2 gives PDFium's own word for what is wrong, and nothing else to tell it by.
    if "password" in str(error).lower():
        return f"Tệp {name} có mật khẩu; hãy lưu lại thành tệp không có mật khẩu."
    return f"Tệp {name} hỏng, không mở được; hãy quét lại."


def _count_sentence(name: str, pages: int) -> str:
    if pages < 1:
        return f"Tệp {name} không có trang nào."
    return f"Tệp {name} có {pages} trang; mỗi tệp nhận nhiều nhất {MOST_PAGES} trang, hãy chia nhỏ."
