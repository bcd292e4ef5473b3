# SPDX-License-Identifier: MIT
"""Photos are proven to be pictures and made smaller; what is none is refused in a sentence."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.photos import LONG_EDGE, fitted


def picture(size: tuple[int, int], kind: str = "JPEG", mode: str = "RGB", **said: object) -> bytes:
    held = BytesIO()
    Image.new(mode, size, "green" if mode == "RGB" else None).save(held, kind, **said)
    return held.getvalue()


def size_of(data: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(data)) as image:
        return image.size


def test_a_photo_of_sixty_megapixels_is_made_smaller() -> None:
    data = picture((9000, 6700))
    name, kept, media = fitted(("Ảnh chụp.jpg", data, ""))
    assert (name, media, size_of(kept)[0]) == ("Ảnh chụp.jpg", "image/jpeg", LONG_EDGE)
    assert len(kept) < len(data)


def test_the_original_is_kept_where_it_is_wanted() -> None:
    data = picture((4000, 3000))
    assert fitted(("a.jpg", data, ""), original=True) == ("a.jpg", data, "image/jpeg")


def test_a_small_photo_stays_as_it_is() -> None:
    data = picture((640, 480), "PNG")
    assert fitted(("a.PNG", data, "")) == ("a.PNG", data, "image/png")


def test_a_large_picture_with_holes_gets_white_paper_and_another_name() -> None:
    name, kept, _media = fitted(("sơ đồ.png", picture((3000, 10), "PNG", "RGBA"), ""))
    assert name == "sơ đồ.jpg"
    with Image.open(BytesIO(kept)) as image:
        assert image.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_photo_stands_upright_and_says_nothing_of_its_place() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    _name, kept, _media = fitted(("a.jpg", picture((3000, 1500), exif=exif), ""))
    assert size_of(kept) == (1280, LONG_EDGE)
    with Image.open(BytesIO(kept)) as image:
        assert not image.getexif()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"MZ\x90 no picture", "không phải là ảnh"),
        (b"", "không phải là ảnh"),
        (picture((3000, 3000))[:2000], "bị hỏng"),
        (picture((300, 300), "PNG")[:90], "bị hỏng"),
    ],
)
def test_what_is_no_picture_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        fitted(("ảnh.jpg", data, "image/jpeg"))


def test_other_files_stay_as_they_are() -> None:
    assert fitted(("bao-cao.docx", b"PK", "x")) == ("bao-cao.docx", b"PK", "x")


@pytest.mark.parametrize("name", ["IMG_0001.HEIC", "anh.heif", "doi ten.jpg"])
def test_a_photo_as_phones_keep_them_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(UserError, match=r"kiểu HEIC của điện thoại.*JPEG"):
        fitted((name, b"\0\0\0\x24ftypheic\0\0\0\0mif1heic", "image/heic"))
