# SPDX-License-Identifier: MIT
"""Files that scanners, telephones and bad luck make."""

from __future__ import annotations

import io
import os
import random
import struct
import tracemalloc
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from dvcq_desktop.commitments.codes import Corner
from dvcq_desktop.commitments.scans.finding import find_codes
from dvcq_desktop.commitments.scans.reading import Form, read_page
from dvcq_desktop.commitments.scans.sources import PageError, open_source
from dvcq_desktop.errors import UserError
from tests.commitments.papers import code_for, form_pdf, rasterise, scanned_pdf

if TYPE_CHECKING:
    from pathlib import Path

SMALL = 100
HEADS = [b"", b"%PDF-1.4\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*"]
# What Pillow remarks of damaged files on standard error.
REMARKS = pytest.mark.filterwarnings("ignore::UserWarning:PIL")


@pytest.fixture(scope="module")
def a_page() -> Image.Image:
    return rasterise(form_pdf([(code_for(1), 1, 1)]), dpi=SMALL)[0]


def refused(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        open_source(path)
    assert path.name in caught.value.sentence
    return caught.value.sentence


def written(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "mode", "options"),
    [
        ("a.jpg", "L", {}), ("a.jpg", "RGB", {}), ("a.jpg", "CMYK", {}), ("a.png", "L", {}),
        ("a.png", "1", {}), ("a.png", "RGBA", {}), ("a.png", "P", {}), ("a.png", "LA", {}),
        ("a.png", "I;16", {}),
        ("a.tif", "1", {"compression": "group4"}), ("a.tif", "L", {"compression": "tiff_lzw"}),
        ("a.tif", "RGB", {"compression": "jpeg"}),
    ],
)  # fmt: skip
def test_every_kind_of_image_is_read(
    tmp_path: Path, a_page: Image.Image, name: str, mode: str, options: dict[str, Any]
) -> None:
    path = tmp_path / name
    picture = a_page.convert(mode)
    if mode == "I;16":
        picture = a_page.convert("I").point(lambda value: value * 257).convert(mode)
    picture.save(path, **options)
    with open_source(path) as source:
        assert source.pages == 1
        page = source.page(0)
        assert page.mode in ("L", "RGB")
        assert set(find_codes(page.convert("L")).codes) == set(Corner)


def test_a_name_says_nothing_of_what_is_inside(tmp_path: Path, a_page: Image.Image) -> None:
    path = tmp_path / "quét.pdf"
    a_page.save(path, "PNG")
    with open_source(path) as source:
        assert source.page(0).size == a_page.size


def test_all_pages_of_a_tiff_are_read_in_any_order(tmp_path: Path) -> None:
    pages = rasterise(form_pdf([(code_for(number), 1, 1) for number in range(3)]), dpi=SMALL)
    path = tmp_path / "a.tiff"
    pages[0].save(path, save_all=True, append_images=pages[1:])
    with open_source(path) as source:
        assert source.pages == 3
        for number in (2, 0, 1):
            found = find_codes(source.page(number)).code
            assert found
            assert found.code == code_for(number)


def test_a_picture_of_a_telephone_is_turned_as_it_says(tmp_path: Path, a_page: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "a.jpg"
    a_page.save(path, exif=exif)
    with open_source(path) as source:
        assert source.page(0).size == (a_page.height, a_page.width)


def test_a_page_of_pdf_is_drawn_at_200_dpi_whatever_size_it_says(tmp_path: Path, a_page: Image.Image) -> None:
    for dpi in (72, 300):
        path = written(tmp_path, f"{dpi}.pdf", scanned_pdf([a_page, a_page], dpi=dpi))
        with open_source(path) as source:
            assert source.pages == 2
            assert abs(max(source.page(1).size) - 2339) <= 1


def test_many_pages_are_read_in_the_memory_of_a_few(tmp_path: Path) -> None:
    pages = rasterise(form_pdf([(code_for(number), 1, 1) for number in range(20)]), dpi=SMALL)
    with open_source(written(tmp_path, "a.pdf", scanned_pdf(pages, dpi=SMALL))) as source:
        first = source._document  # type: ignore[attr-defined]  # what PDFium holds
        for number in range(20):
            found = find_codes(source.page(number)).code
            assert found
            assert found.code == code_for(number)
        assert source._document is not first  # type: ignore[attr-defined]  # it was let go


def test_what_is_not_there_or_empty_or_no_scan_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path / "không có.pdf").startswith("Không tìm thấy tệp")
    assert "rỗng" in refused(written(tmp_path, "a.pdf", b""))
    assert "phải là tệp PDF" in refused(written(tmp_path, "a.docx", b"PK\x03\x04" + bytes(200)))
    assert "hỏng" in refused(written(tmp_path, "b.pdf", b"%PDF-1.7\n" + bytes(300)))
    assert "hỏng" in refused(written(tmp_path, "a.png", b"\x89PNG\r\n\x1a\n" + bytes(50)))
    assert "là một thư mục" in refused(tmp_path)


def test_a_password_is_named(tmp_path: Path) -> None:
    path = tmp_path / "khóa.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("bí mật", ownerPassword="chủ"))
    canvas.drawString(100, 100, "x")
    canvas.save()
    assert "mật khẩu" in refused(path)


def test_a_broken_page_leaves_the_others(tmp_path: Path, a_page: Image.Image) -> None:
    pages = [a_page] * 200
    data = bytearray(scanned_pdf(pages))
    starts = [at for at in range(len(data)) if data[at : at + 3] == b"\xff\xd8\xff"]
    assert len(starts) == 200
    data[starts[77] : starts[77] + 4000] = bytes(4000)
    path = written(tmp_path, "a.pdf", bytes(data))
    with open_source(path) as source:
        for number in (0, 76, 78, 199):
            assert find_codes(source.page(number)).code
        with pytest.raises(PageError, match="ảnh của trang"):
            source.page(77)


@REMARKS
def test_a_torn_file_of_several_pages_keeps_the_whole_ones(tmp_path: Path) -> None:
    pages = rasterise(form_pdf([(code_for(number), 1, 1) for number in range(3)]), dpi=SMALL)
    made = io.BytesIO()
    pages[0].save(made, "TIFF", save_all=True, append_images=pages[1:])
    data = made.getvalue()[: -len(made.getvalue()) // 4]
    with open_source(written(tmp_path, "a.tif", data)) as source:
        assert source.pages == 3
        for number in (0, 1):
            assert find_codes(source.page(number)).code
        with pytest.raises(PageError):
            source.page(2)


def png_of(width: int, height: int) -> bytes:
    """Return the head of a PNG that claims to be of this size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(100_000, 100_000), (60_000, 1_000), (20, 5_000), (9_000, 9_000)])
def test_a_picture_of_monstrous_size_is_refused_before_it_takes_memory(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = written(tmp_path, "a.png", png_of(*size))
    tracemalloc.start()
    with open_source(path) as source, pytest.raises(PageError):
        source.page(0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_a_pdf_page_of_monstrous_size_is_drawn_small(tmp_path: Path) -> None:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(14_000, 14_000))
    canvas.rect(10, 10, 5_000, 5_000, fill=1)
    canvas.showPage()
    canvas.setPageSize((10, 14_000))
    canvas.rect(1, 1, 5, 5)
    canvas.save()
    with open_source(written(tmp_path, "a.pdf", made.getvalue())) as source:
        assert max(source.page(0).size) <= 2340
        with pytest.raises(PageError):
            source.page(1)


@REMARKS
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(HEADS), st.binary(max_size=400))
def test_random_bytes_are_refused_in_a_sentence(tmp_path: Path, head: bytes, body: bytes) -> None:
    path = written(tmp_path, "a.bin", head + body)
    with suppress(UserError), open_source(path) as source:
        source.page(0)


@REMARKS
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "PDF"])
def test_damaged_files_end_in_a_sentence_or_a_page_and_in_nothing_else(
    tmp_path: Path, a_page: Image.Image, kind: str
) -> None:
    made = io.BytesIO()
    a_page.reduce(3).save(made, kind)
    chance = random.Random(kind)
    for _ in range(50):
        data = bytearray(made.getvalue())
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        with suppress(UserError), open_source(written(tmp_path, "a.bin", bytes(data))) as source:
            read_page(source.page(0), lambda _code: Form(None))


def test_a_page_whose_picture_is_gone_is_named_and_not_blank(tmp_path: Path, a_page: Image.Image) -> None:
    data = bytearray(scanned_pdf([a_page, a_page]))
    start = data.index(b"stream", data.index(b"/Subtype /Image")) + 200
    data[start : start + 4000] = random.Random(4).randbytes(4000)
    with open_source(written(tmp_path, "a.pdf", bytes(data))) as source:
        with pytest.raises(PageError, match="ảnh của trang"):
            source.page(0)
        assert find_codes(source.page(1).convert("L")).codes


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.pdf")
    assert "không phải là tệp" in refused(tmp_path / "ong.pdf")
    assert "là một thư mục" in refused(tmp_path)
