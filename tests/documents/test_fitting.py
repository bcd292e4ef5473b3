# SPDX-License-Identifier: MIT
from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import docx.shared
import pytest

from dvcq_desktop.documents import decree30, fitting
from dvcq_desktop.documents.blocks import Appendix, Column, Document, Letterhead, Paragraph, Row, Table, Title
from dvcq_desktop.documents.docx import render_docx
from dvcq_desktop.documents.fitting import fitted, pages_of
from dvcq_desktop.documents.pdf import render

if TYPE_CHECKING:
    from tests.documents.conftest import Printing

COLUMNS = (Column("STT", 10, "center"), Column("Nhiệm vụ", 90))


def table_of(rows: int) -> Document:
    listed = tuple(Row((str(number), "Tổ chức đối thoại")) for number in range(rows))
    return Document("Bảng", "UBND", (Paragraph("Danh sách:"), Table(COLUMNS, listed)))


@pytest.mark.parametrize("rows", [0, 10, 40, 90])
def test_pages_are_counted_as_they_are_drawn(rows: int) -> None:
    assert pages_of(table_of(rows)) == render(table_of(rows)).pages


def letter(lines: int, *, tight: bool = False) -> Document:
    head = Letterhead("UBND XÃ ĐẠI SƠN", "PHÒNG VĂN HÓA", "", None, "Đại Sơn", None, 2026, tight=tight)
    said = tuple(Paragraph(f"Dòng thứ {number}.") for number in range(lines))
    return Document("Báo cáo", "UBND", (head, Title("BÁO CÁO", "Kết quả"), *said))


@pytest.mark.parametrize(("lines", "is_small", "pages"), [(20, False, 1), (29, True, 1), (40, False, 2)])
def test_a_paper_is_set_small_only_where_it_so_ends_a_page_earlier(
    lines: int, is_small: bool, pages: int
) -> None:
    fit = fitted(letter(lines))
    assert fit == letter(lines, tight=is_small)
    assert render(fit).pages == pages
    assert pages == pages_of(letter(lines)) - is_small


def test_each_paper_and_appendix_of_a_document_is_fitted_by_itself() -> None:
    short, long = letter(5).blocks, letter(29).blocks
    attached = Appendix("", "DANH SÁCH", "", long[2:] + long[2:5])
    fit = fitted(Document("Báo cáo", "UBND", (*short, *long, attached)))
    heads = [block.tight for block in fit.blocks if isinstance(block, Letterhead | Appendix)]
    assert heads == [False, True, True]


def test_a_long_list_is_not_laid_out_to_find_out_that_it_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "pages_of", lambda *_: pytest.fail("it was laid out"))
    head = letter(0).blocks
    assert fitted(Document("Bảng", "UBND", (*head, *table_of(5_000).blocks))).blocks[:2] == head


def test_what_is_set_small_keeps_to_the_decree(printed: Printing) -> None:
    [page] = printed(*fitted(letter(29)).blocks)
    sizes = {text.size for text in page.texts if text.said.startswith("Dòng")}
    assert sizes == {decree30.BODY.smallest}


def test_word_sets_a_paper_as_small_as_the_pdf_does() -> None:
    opened = docx.Document(BytesIO(render_docx(letter(29, tight=True))))
    [line] = [paragraph for paragraph in opened.paragraphs if paragraph.text == "Dòng thứ 7."]
    assert line.style is not None
    assert line.style.font.size == docx.shared.Pt(decree30.BODY.smallest)
