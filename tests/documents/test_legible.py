# SPDX-License-Identifier: MIT
"""Letters that the print cannot draw: found, and marked where a text can no longer be mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.documents.blocks import Column, Document, Paragraph, Row, Span, Table
from dvcq_desktop.documents.fonts import MissingGlyph, faces, vietnamese_letters
from dvcq_desktop.documents.legible import legible, unprintable
from dvcq_desktop.documents.pdf import render

HELD = faces(bundled=True)


def test_letters_that_no_face_draws_are_found_each_once() -> None:
    assert unprintable("Đường hoa 😀 và 😀 漢", HELD) == "😀漢"
    assert unprintable(f"{vietnamese_letters()} ☐☑✓ “…” 5 m²\n", HELD) == ""


def test_a_document_with_such_a_letter_prints_with_a_mark_in_its_place() -> None:
    table = Table((Column("Tên 漢", 10, "left"),), (Row(("Đường 😀 hoa",)),))
    made = Document(title="Thử 😀", author="x", blocks=(Paragraph((Span("a 漢", bold=True),)), table))
    with pytest.raises(MissingGlyph):
        render(made)
    mended = legible(made, HELD)
    assert mended.title == "Thử □"
    assert mended.blocks[0] == Paragraph((Span("a □", bold=True),))
    assert mended.blocks[1].rows[0].cells == ("Đường □ hoa",)  # type: ignore[union-attr]  # it is the table
    assert render(mended).pages == 1
    plain = Document(title="Thử", author="x", blocks=(Paragraph("Đường hoa"),))
    assert legible(plain, HELD) is plain


@given(st.text(max_size=30))
def test_what_is_legible_has_nothing_unprintable(text: str) -> None:
    assert unprintable(legible(text, HELD), HELD) == ""
