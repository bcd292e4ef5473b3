# SPDX-License-Identifier: MIT
"""The file as a whole: what it says of itself, that it is always the same, and that it can be stopped."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from dvcq_desktop.documents.blocks import (
    Appendix,
    Bases,
    Block,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
)
from dvcq_desktop.documents.pdf import Cancelled, render_pdf, write_pdf
from dvcq_desktop.documents.stamping import stamped

if TYPE_CHECKING:
    from pathlib import Path

    from tests.documents.conftest import Printing

HOSTILE = '<img src="/etc/passwd"/> a<b & c>d </para> &lt; &#65; <b>x</b>'
COLUMNS = (Column("STT", 1), Column("Nhiệm vụ", 9))


def document(rows: int = 60) -> Document:
    table = Table(COLUMNS, tuple(Row((str(number), "Đối thoại với Nhân dân")) for number in range(rows)))
    blocks = (
        Letterhead(None, "Ủy ban nhân dân xã Đại Sơn", "", "KH-UBND", "Đại Sơn", None, 2026),
        Title("Kế hoạch", "Công tác dân vận"),
        Heading(1, "I.", "Mục đích"),
        Paragraph("Nội dung./."),
        Heading(2, "1.", "Yêu cầu"),
        Appendix(
            "I", "Bảng phân công", "Kèm theo Kế hoạch", (Heading(1, "A.", "Thôn"), table), landscape=True
        ),
    )
    return Document("Kế hoạch dân vận", "Ủy ban nhân dân xã Đại Sơn", blocks, keywords=("dân vận", "2026"))


def test_the_file_names_its_title_author_program_and_language() -> None:
    data = render_pdf(document(), bundled_fonts=True)
    pdf = pdfium.PdfDocument(data)
    described = pdf.get_metadata_dict()
    pdf.close()
    assert described["Title"] == "Kế hoạch dân vận"
    assert described["Author"] == "Ủy ban nhân dân xã Đại Sơn"
    assert described["Creator"] == "DVCQ Desktop"
    assert described["Keywords"] == "dân vận, 2026"
    assert b"/Lang (vi)" in data


def test_title_sections_and_appendices_are_bookmarks() -> None:
    pdf = pdfium.PdfDocument(render_pdf(document(), bundled_fonts=True))
    outline = []
    for entry in pdf.get_toc():
        target = entry.get_dest()
        outline.append((entry.level, entry.get_title(), target.get_index() if target else None))
    pdf.close()
    assert outline == [
        (0, "Kế hoạch Công tác dân vận", 0),
        (1, "I. Mục đích", 0),
        (0, "Phụ lục I. Bảng phân công", 1),
        (1, "A. Thôn", 1),
    ]


def test_the_same_document_gives_the_same_bytes_in_every_process() -> None:
    program = (
        "import hashlib, runpy, sys; from dvcq_desktop.documents.pdf import render_pdf;"
        "made = runpy.run_path(sys.argv[1])['document']();"
        "print(hashlib.sha256(render_pdf(made, bundled_fonts=True)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, __file__],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert digests == {hashlib.sha256(render_pdf(document(), bundled_fonts=True)).hexdigest()}


def test_several_threads_print_the_same_as_one() -> None:
    alone = render_pdf(document(), bundled_fonts=True)
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda _: render_pdf(document(), bundled_fonts=True), range(32)))
    assert set(together) == {alone}


@pytest.mark.parametrize(
    "block",
    [
        Letterhead(None, "Ủy ban", "1", "KH-UBND", "Đại Sơn", None, subject=HOSTILE),
        Title("Kế hoạch", HOSTILE),
        Bases((HOSTILE, "Căn cứ")),
        Heading(2, "1.", HOSTILE),
        Paragraph(HOSTILE),
        Table(COLUMNS, (Row(("1", HOSTILE)),)),
        Signature((), "CHỦ TỊCH", "An", (HOSTILE, "Lưu: VT")),
        Appendix("I", "Phụ lục", HOSTILE, ()),
    ],
)
def test_markup_typed_into_a_field_prints_as_it_stands(printed: Printing, block: Block) -> None:
    shown = " ".join(text.said for page in printed(block) for text in page.texts)
    assert "".join(HOSTILE.split()) in "".join(shown.split())


def test_work_is_reported_from_nothing_to_done() -> None:
    seen: list[int] = []
    render_pdf(document(), bundled_fonts=True, progress=seen.append)
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0, 100)
    assert len(seen) > 4


@pytest.mark.parametrize("patience", [0, 5, 100, 400])
def test_work_stops_when_it_is_cancelled(patience: int) -> None:
    asked: list[None] = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > patience

    with pytest.raises(Cancelled):
        render_pdf(document(rows=300), bundled_fonts=True, cancelled=cancelled)
    assert len(asked) == patience + 1


def test_a_cancelled_print_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_pdf(document(), tmp_path / "ke-hoach.pdf", cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("is_sample", [False, True], ids=["hers", "made-up"])
def test_no_page_needs_a_font_that_is_not_in_the_file(is_sample: bool) -> None:
    data = render_pdf(document(3), bundled_fonts=True)
    data = stamped(data, "DỮ LIỆU MẪU") if is_sample else data
    fonts = re.findall(rb"/BaseFont\s*/([^\s/>]+)", data)
    assert fonts
    assert [each for each in fonts if b"LiberationSerif" not in each] == []


def test_a_document_without_blocks_is_one_empty_page(printed: Printing) -> None:
    pages = printed()
    assert [page.texts for page in pages] == [[]]


@pytest.mark.parametrize("module", ["blocks", "decree30", "pdf"])
def test_reportlab_is_not_imported_before_something_is_printed(module: str) -> None:
    program = f"import sys, dvcq_desktop.documents.{module}; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
