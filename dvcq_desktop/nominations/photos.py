# SPDX-License-Identifier: MIT
"""Photos of models: proven to be pictures, and made smaller before they are kept."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from PIL import BmpImagePlugin, Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from dvcq_desktop.documents.blocks import Photo
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.rules import is_photo

if TYPE_CHECKING:
    from collections.abc import Callable

File = tuple[str, bytes, str]
"""Name, content and media type."""

LONG_EDGE = 2560
"""The long edge of a photo that is kept, in pixels: enough for a page of A4 at 200 dpi."""
_MOST_PIXELS = 250_000_000
_QUALITY = 85
_PRINTED_EDGE = 640
_MEDIA = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "BMP": "image/bmp"}

# Each is opened by its own class: Pillow's own opener would try dozens, and warn in English of large ones.
_OPENERS: tuple[tuple[bytes, Callable[[Any], Image.Image]], ...] = (
    (b"\xff\xd8\xff", JpegImagePlugin.JpegImageFile),
    (b"\x89PNG\r\n\x1a\n", PngImagePlugin.PngImageFile),
    (b"RIFF", WebPImagePlugin.WebPImageFile),
    (b"BM", BmpImagePlugin.BmpImageFile),
)
_PHONE = (".heic", ".heif", ".avif")
_PHONE_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"})
# What Pillow was seen to raise on damaged files.
_FAULTS = (
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


def fitted(file: File, *, original: bool = False) -> File:
    """Return a file as it is kept: a large photo made smaller and upright, unless the original is wanted.

    Raises UserError where a file is called a picture and is none. Other files stay as they are.
    """
    name, data, _media = file
    if name.lower().endswith(_PHONE) or (is_photo(name) and _is_phone(data)):
        raise UserError(
            f"Ảnh “{name}” thuộc kiểu HEIC của điện thoại, chương trình chưa mở được: hãy mở ảnh trên điện"
            " thoại rồi gửi lại dưới dạng JPEG (.jpg)."
        )
    if not is_photo(name):
        return file
    image = _opened(name, data)
    media = _MEDIA.get(image.format or "", "image/jpeg")
    try:
        width, height = image.size
        if width * height > _MOST_PIXELS:
            raise UserError(
                f"Ảnh “{name}” quá lớn ({width} × {height} điểm): hãy thu nhỏ dưới 250 triệu điểm rồi"
                " chọn lại."
            )
        if original or max(image.size) <= LONG_EDGE:
            image.load()
            return name, data, media
        return f"{PurePath(name).stem}.jpg", _smaller(image), "image/jpeg"
    except _FAULTS as error:
        raise UserError(_torn(name)) from error


def _is_phone(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in _PHONE_BRANDS


def _opened(name: str, data: bytes) -> Image.Image:
    for sign, opener in _OPENERS:
        if data.startswith(sign):
            try:
                return opener(BytesIO(data))
            except _FAULTS as error:
                raise UserError(_torn(name)) from error
    raise UserError(
        f"“{name}” không phải là ảnh (JPEG, PNG, WebP, BMP) dù tên tệp như vậy: hãy chọn tệp khác."
    )


def _smaller(image: Image.Image) -> bytes:
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        # A JPEG is made smaller while it is unpacked: 60 million points then need a quarter of the memory.
        image.draft("RGB", (LONG_EDGE, LONG_EDGE))
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA", "P"):
        upright = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright)
    upright = upright.convert("RGB")
    upright.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    held = BytesIO()
    # Without its EXIF: where a photo was taken is nobody's business.
    upright.save(held, "JPEG", quality=_QUALITY)
    return held.getvalue()


def _torn(name: str) -> str:
    return f"Ảnh “{name}” bị hỏng, không mở được: hãy chép lại từ máy ảnh hoặc điện thoại rồi chọn lại."


def printed(name: str, data: bytes) -> Photo | None:
    """Return a photo as small as papers show it, None for a file that is none or cannot be opened."""
    if not is_photo(name):
        return None
    try:
        image = _opened(name, data)
        if isinstance(image, JpegImagePlugin.JpegImageFile):
            image.draft("RGB", (_PRINTED_EDGE, _PRINTED_EDGE))
        upright = ImageOps.exif_transpose(image).convert("RGB")
        upright.thumbnail((_PRINTED_EDGE, _PRINTED_EDGE), Image.Resampling.LANCZOS, reducing_gap=2.0)
        held = BytesIO()
        upright.save(held, "JPEG", quality=_QUALITY)
    except (UserError, *_FAULTS):
        return None
    return Photo(held.getvalue(), *upright.size, PurePath(name).stem)
