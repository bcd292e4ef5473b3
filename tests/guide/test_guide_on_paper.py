# SPDX-License-Identifier: MIT
"""The guide as a paper: every page with its pictures, by the window's function and by the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from dvcq_desktop.cli import main
from dvcq_desktop.guide.pages import Guide
from dvcq_desktop.screenshots import GUIDE_PICTURES

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_command_writes_every_page_without_any_file_of_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sách.pdf"
    assert main(["print", "guide", "--out", str(out)]) == 0
    assert "Sách hướng dẫn" in capsys.readouterr().out
    paper = pypdfium2.PdfDocument(out)
    sheets = [" ".join(page.get_textpage().get_text_bounded().split()) for page in paper]
    words = " ".join(sheets)
    listed = f"{sheets[0]} "
    for number, page in enumerate(Guide().pages[1:], 1):
        heading = f"{number}. {page.title}"
        begun = [
            place
            for place, top in enumerate(sheets, 1)
            if top.upper().startswith(f"{place} {heading}".upper())
        ]
        assert len(begun) == 1, heading
        assert f"{heading} {begun[0]} " in listed
    keys = next(number for number, page in enumerate(Guide().pages[1:], 1) if page.slug == "phim-tat")
    assert f"bảng phím tắt (mục {keys})" in words
    pictures = [one for page in paper for one in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,))]
    assert len(pictures) >= len(GUIDE_PICTURES)
    paper.close()


def test_it_is_a_word_file_too(tmp_path: Path) -> None:
    out = tmp_path / "sach.docx"
    assert main(["print", "guide", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"PK")


def test_without_a_place_to_write_to_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "guide"]) == 2
    assert "--out" in capsys.readouterr().err


def test_it_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "--list"]) == 0
    assert "guide " in capsys.readouterr().out
