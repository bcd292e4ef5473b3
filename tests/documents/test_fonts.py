# SPDX-License-Identifier: MIT
"""Which faces are taken, and what they must hold."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import Column as TableColumn
from dvcq_desktop.documents.blocks import Document, Paragraph, Row, Signature, Table
from dvcq_desktop.documents.fonts import MissingGlyph, faces, times_in, vietnamese_letters
from dvcq_desktop.documents.pdf import render_pdf
from dvcq_desktop.errors import UserError
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.documents.blocks import Block

FACES = {"times.ttf": "Regular", "timesbd.ttf": "Bold", "timesi.ttf": "Italic", "timesbi.ttf": "BoldItalic"}


def test_vietnamese_has_72_vowels_with_their_tones_and_21_other_letters_in_each_case() -> None:
    letters = vietnamese_letters()
    assert len(set(letters)) == len(letters) == 2 * (72 + 21)
    assert {"ỗ", "Ự", "đ", "Đ", "ỵ"} <= set(letters)


def test_the_bundled_faces_hold_every_vietnamese_letter() -> None:
    chosen = faces(bundled=True)
    for face in (chosen.regular, chosen.bold, chosen.italic, chosen.bold_italic):
        assert face.name.startswith("LiberationSerif")
        assert set(vietnamese_letters()) <= set(face.widths)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, style in FACES.items():
        shutil.copy(resource("fonts", f"LiberationSerif-{style}.ttf"), tmp_path / name)
    return tmp_path


def test_a_whole_set_of_the_pc_is_taken(folder: Path) -> None:
    found = times_in([folder / "khác", folder], family="Liberation Serif")
    assert found is not None
    assert found.bold_italic.name == "TimesNewRoman-BoldItalic"


def test_a_set_that_lacks_a_face_is_passed_over(folder: Path) -> None:
    (folder / "timesbi.ttf").unlink()
    assert times_in([folder], family="Liberation Serif") is None


def test_another_font_under_the_name_of_the_file_is_passed_over(folder: Path) -> None:
    assert times_in([folder]) is None


def test_a_damaged_face_is_passed_over(folder: Path) -> None:
    (folder / "timesi.ttf").write_bytes(b"khong phai phong chu")
    assert times_in([folder], family="Liberation Serif") is None


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("Họp tại 村 Đại Sơn"),
        Table((TableColumn("STT", 1),), (Row(("họp 村",)),)),
        Signature((), "CHỦ TỊCH", "Nguyễn 村"),
    ],
)
def test_a_letter_the_font_lacks_is_named_with_its_text(block: Block) -> None:
    with pytest.raises(MissingGlyph, match=r"“村” \(U\+6751\) trong “.*村") as caught:
        render_pdf(Document("Văn bản", "UBND", (block,)), bundled_fonts=True)
    assert isinstance(caught.value, UserError)
    assert caught.value.character == "村"


def test_a_symbol_of_a_word_processor_is_named_by_its_code() -> None:
    with pytest.raises(MissingGlyph, match=r"“U\+F0B7” .* trong “\? Tuyên truyền”"):
        render_pdf(Document("Văn bản", "UBND", (Paragraph("\uf0b7 Tuyên truyền"),)), bundled_fonts=True)


def test_characters_nobody_sees_do_not_stop_a_print() -> None:
    text = "Đại\u200b Sơn\ufeff,\u00ad xã\x07 hội\u2011nghị\u202f2026"
    assert render_pdf(Document("Văn bản", "UBND", (Paragraph(text),)), bundled_fonts=True)


def test_a_space_that_keeps_words_together_is_shown_as_one() -> None:
    assert "“Trần 😀 Hoa”" in MissingGlyph("😀", "Trần\N{NO-BREAK SPACE}😀\N{NO-BREAK SPACE}Hoa").sentence
