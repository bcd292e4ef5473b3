# SPDX-License-Identifier: MIT
"""A right document passes; each rule finds what breaks it, in a Word file as she may have edited it."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4, A5
from reportlab.pdfgen.canvas import Canvas

from dvcq_desktop.documents.blocks import (
    SAMPLE,
    Addressees,
    Appendix,
    Bases,
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
from dvcq_desktop.documents.checking.check import check_document
from dvcq_desktop.documents.docx import render_docx
from dvcq_desktop.documents.pdf import render_pdf
from dvcq_desktop.documents.stamping import stamped
from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph as WordParagraph

    from dvcq_desktop.documents.blocks import Block

LONG = (
    "Thực hiện tốt công tác dân vận của chính quyền, gắn với thực hiện dân chủ ở cơ sở, lắng nghe ý kiến. "
    * 4
)


def official() -> Document:
    table = Table((Column("STT", 1), Column("Nhiệm vụ", 5)), (Row(("1", "Đối thoại")),))
    blocks = (
        Letterhead(
            "Ủy ban nhân dân huyện", "Ủy ban nhân dân xã", "7", "KH-UBND", "Đại Sơn", date(2026, 1, 5)
        ),
        Title("Kế hoạch", "Công tác dân vận chính quyền năm 2026"),
        Addressees(("Công an xã", "Các thôn")),
        Bases(("Căn cứ Luật Thực hiện dân chủ ở cơ sở", "Căn cứ Nghị định số 59/2023/NĐ-CP")),
        Paragraph(LONG),
        Heading(1, "I.", "Mục đích"),
        Heading(2, "1.", "Yêu cầu chung"),
        Paragraph("a) Kịp thời;"),
        Paragraph(LONG.strip() + "/."),
        Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Vũ Đình Khang", ("Như trên", "Lưu: VT, VHXH")),
        Appendix("I", "Bảng phân công", "Kèm theo Kế hoạch số 07/KH-UBND", (table,), landscape=True),
    )
    return Document("Kế hoạch", "UBND xã", blocks)


def letter() -> Document:
    blocks = (
        Letterhead(
            None, "Ủy ban nhân dân xã", "12", "UBND-VHXH", "Đại Sơn", date(2026, 6, 29), subject="đôn đốc"
        ),
        Addressees(("Công an xã",)),
        Paragraph("Yêu cầu thực hiện đúng hạn./."),
        Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Vũ Đình Khang", ("Như trên", "Lưu: VT")),
    )
    return Document("Công văn", "UBND xã", blocks)


def ruined(change: Callable[[WordFile], object], document: Document | None = None) -> list[str]:
    """Return what is found after a change in a Word file, as "rule: sentence"."""
    file = docx.Document(io.BytesIO(render_docx(document or official(), bundled_fonts=True)))
    change(file)
    target = io.BytesIO()
    file.save(target)
    return [f"{each.clause}: {each.sentence}" for each in check_document(target.getvalue(), "a.docx")]


def paragraph(file: WordFile, beginning: str) -> WordParagraph:
    cells = [cell for table in file.tables for row in table.rows for cell in row.cells]
    every = [*file.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    found: WordParagraph = next(each for each in every if each.text.startswith(beginning))
    return found


def retyped(beginning: str, text: str) -> Callable[[WordFile], None]:
    def change(file: WordFile) -> None:
        runs = paragraph(file, beginning).runs
        runs[0].text = text
        for run in runs[1:]:
            run.text = ""

    return change


def sized(beginning: str, size: float) -> Callable[[WordFile], None]:
    def change(file: WordFile) -> None:
        for run in paragraph(file, beginning).runs:
            run.font.size = Pt(size)

    return change


def faced(beginning: str, **look: bool) -> Callable[[WordFile], None]:
    def change(file: WordFile) -> None:
        for run in paragraph(file, beginning).runs:
            for name, value in look.items():
                setattr(run.font, name, value)

    return change


def _other_font(file: WordFile) -> None:
    paragraph(file, "a) Kịp").runs[0].font.name = "Arial"


def _margin(side: str, millimetres: float) -> Callable[[WordFile], None]:
    return lambda file: setattr(file.sections[0], f"{side}_margin", Mm(millimetres))


def _letter_paper(file: WordFile) -> None:
    file.sections[0].page_width, file.sections[0].page_height = Pt(612), Pt(792)


def _left_aligned(file: WordFile) -> None:
    paragraph(file, "Thực hiện tốt").alignment = WD_ALIGN_PARAGRAPH.LEFT


def _indented(file: WordFile) -> None:
    paragraph(file, "Thực hiện tốt").paragraph_format.first_line_indent = Mm(20)


def _close(file: WordFile) -> None:
    paragraph(file, "Thực hiện tốt").paragraph_format.space_before = Pt(0)


def _double(file: WordFile) -> None:
    paragraph(file, "Thực hiện tốt").paragraph_format.line_spacing = 2.0


def _no_numbers(file: WordFile) -> None:
    header = file.sections[0].header._element
    for child in list(header):
        header.remove(child)


def _number_right(file: WordFile) -> None:
    file.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _number_on_first(file: WordFile) -> None:
    file.sections[0].different_first_page_header_footer = False


def _no_recipients(*beginnings: str) -> Callable[[WordFile], None]:
    def change(file: WordFile) -> None:
        cell = file.tables[-2].rows[0].cells[0]
        for each in cell.paragraphs:
            if each.text.startswith(beginnings):
                each.clear()

    return change


BROKEN = {
    "mục I, khoản 1: Khổ giấy": _letter_paper,
    "mục I, khoản 3: Lề trái 20 mm": _margin("left", 20),
    "mục I, khoản 3: Lề phải 25 mm": _margin("right", 25),
    "mục I, khoản 3: Lề trên 10 mm": _margin("top", 10),
    "mục I, khoản 3: Lề dưới 30 mm": _margin("bottom", 30),
    "mục I, khoản 2: “a) Kịp thời;” dùng phông “Arial”": _other_font,
    "mục I, khoản 7: Không có số trang": _no_numbers,
    "mục I, khoản 7: Số trang không ở giữa": _number_right,
    "mục I, khoản 7: Trang thứ nhất có số": _number_on_first,
    "điểm a: Quốc hiệu “CỘNG": sized("CỘNG HÒA", 14),
    "điểm a: Quốc hiệu phải là": retyped("CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
    "điểm b: Tiêu ngữ “Độc": faced("Độc lập", bold=False),
    "điểm b: Tiêu ngữ phải là": retyped("Độc lập", "Độc lập-Tự do-Hạnh phúc"),
    "mục II, khoản 2: Tên cơ quan “ỦY BAN NHÂN DÂN XÃ”": faced("ỦY BAN NHÂN DÂN XÃ", bold=False),
    "mục II, khoản 3: Số 7 nhỏ hơn 10": retyped("Số:", "Số: 7/KH-UBND"),
    "mục II, khoản 3: “Số: 07 / KH - UBND”": retyped("Số:", "Số: 07 / KH - UBND"),
    "mục II, khoản 3: “Số 07/KH-UBND”": retyped("Số:", "Số 07/KH-UBND"),
    "mục II, khoản 3: “Số 07-KH/UBND”": retyped("Số:", "Số 07-KH/UBND"),
    "mục II, khoản 3: “Số /KH-UBND”": retyped("Số:", "Số /KH-UBND"),
    "mục II, khoản 3: Không thấy số, ký hiệu": retyped("Số:", ""),
    "mục II, khoản 3: Số, ký hiệu": sized("Số:", 12),
    "mục II, khoản 4: Địa danh": faced("Đại Sơn, ngày", italic=False),
    "mục II, khoản 4: Ngày 5": retyped("Đại Sơn, ngày", "Đại Sơn, ngày 5 tháng 01 năm 2026"),
    "mục II, khoản 4: Tháng 1": retyped("Đại Sơn, ngày", "Đại Sơn, ngày 05 tháng 1 năm 2026"),
    "mục II, khoản 4: Tháng 6": retyped("Đại Sơn, ngày", "Đại Sơn, ngày 05 tháng 06 năm 2026"),
    "mục II, khoản 4: Không thấy địa danh": retyped("Đại Sơn, ngày", "ĐẠI SƠN"),
    "mục II, khoản 5: Tên loại": faced("KẾ HOẠCH", bold=False),
    "mục II, khoản 5: Trích yếu “": sized("Công tác dân vận", 12),
    "mục II, khoản 9: Nơi kính gửi": retyped("- Công an xã;", "- Công an xã,"),
    "mục II, khoản 9: Kính gửi": sized("Kính gửi:", 12),
    "mục II, khoản 6: Căn cứ “": faced("Căn cứ Luật", italic=False),
    "kết thúc bằng dấu chấm phẩy": retyped("Căn cứ Luật", "Căn cứ Luật Thực hiện dân chủ."),
    "mục II, khoản 6: Tiêu đề mục “I. Mục": retyped("I. MỤC ĐÍCH", "I. Mục đích"),
    "mục II, khoản 6: Tiêu đề “1. Yêu": faced("1. Yêu cầu", bold=False),
    "“f)” không có trong bảng chữ cái": retyped("a) Kịp", "f) Kịp thời;"),
    "mục II, khoản 6: Nội dung “a)": sized("a) Kịp", 12),
    "không canh đều": _left_aligned,
    "lùi đầu dòng 20 mm": _indented,
    "tối thiểu là 6 pt": _close,
    "giãn dòng 2": _double,
    "Chữ trong bảng “Đối thoại” cỡ chữ 8": sized("Đối thoại", 8),
    "mục II, khoản 7: Quyền hạn": faced("TM. ỦY BAN", bold=False),
    "học hàm, học vị": retyped("Vũ Đình Khang", "ThS. Vũ Đình Khang"),
    "mục II, khoản 9: Nhãn": faced("Nơi nhận:", italic=False),
    "Sau “Nơi nhận” phải có dấu hai chấm": retyped("Nơi nhận:", "Nơi nhận"),
    "mục II, khoản 9: “Nơi nhận:” không có nơi nào": _no_recipients("- "),
    "mục II, khoản 9: Không thấy “Nơi nhận:”": _no_recipients("Nơi nhận:", "- "),
    "mục II, khoản 9: Nơi nhận “- Như": sized("- Như trên", 13),
    "phải kết thúc bằng dấu chấm phẩy": retyped("- Như trên", "- Như trên,"),
    "dòng cuối phải là “- Lưu: VT": retyped("- Lưu", "- Văn thư."),
    "mục III, khoản 1: Nhãn phụ lục": sized("Phụ lục I", 13),
    "mục III, khoản 1: Tên phụ lục": retyped("BẢNG PHÂN", "Bảng phân công"),
    "mục III, khoản 1: Dòng kèm theo": faced("(Kèm theo", italic=False),
}


@pytest.mark.parametrize("document", [official(), letter()], ids=["plan", "letter"])
def test_a_right_document_passes(document: Document) -> None:
    assert check_document(render_docx(document, bundled_fonts=True), "a.docx") == []
    assert check_document(render_pdf(document, bundled_fonts=True), "a.pdf") == []


@pytest.mark.parametrize("wanted", BROKEN)
def test_what_breaks_a_rule_is_found(wanted: str) -> None:
    found = ruined(BROKEN[wanted])
    assert any(wanted in each for each in found), found


@pytest.mark.parametrize("line", ["Số 245/BC-UBND", "Số 245-BC/UBND", "Số. 245/BC-UBND", "SỐ: 245/BC-UBND"])
def test_a_number_written_wrong_is_found_on_paper_too(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dvcq_desktop.documents.letterheads.number_and_symbol", lambda _letterhead: line)
    (found,) = check_document(render_pdf(official(), bundled_fonts=True), "a.pdf")
    assert found.sentence.startswith(f"“{line}”: viết như")


@pytest.mark.parametrize("render", [render_docx, render_pdf])
def test_what_goes_out_has_a_number_and_recipients(render: Callable[..., bytes]) -> None:
    head, addressees, text, signature = letter().blocks
    between = (addressees, Paragraph(LONG), text)
    assert isinstance(head, Letterhead)
    assert isinstance(signature, Signature)

    def found(*blocks: Block) -> list[str]:
        data = render(Document("Công văn", "UBND xã", (*blocks,)), bundled_fonts=True)
        return [each.sentence for each in check_document(data, "a")]

    (missing,) = found(replace(head, symbol=None), *between, signature)
    assert missing.startswith("Không thấy số, ký hiệu")
    (missing,) = found(head, *between, replace(signature, recipients=()))
    assert missing.startswith("Không thấy “Nơi nhận:”")
    # What stays in the house has none of them.
    assert found(replace(head, symbol=None, subject=None), Paragraph(LONG)) == []


@pytest.mark.parametrize("mark", [SAMPLE, SAMPLE.replace(" L", "L"), SAMPLE.replace(" ", "  ")])
def test_the_mark_of_sample_data_is_no_part_of_a_paper(mark: str) -> None:
    assert check_document(stamped(render_pdf(official(), bundled_fonts=True), mark), "a.pdf") == []


def test_a_count_at_the_beginning_is_no_number_of_a_document() -> None:
    counted = (*official().blocks[:2], Paragraph("Số hộ/khẩu: 12; số người - 40."), *official().blocks[3:])
    data = render_docx(Document("Kế hoạch", "UBND xã", counted), bundled_fonts=True)
    assert check_document(data, "a.docx") == []


def test_a_missing_end_and_a_letters_subject_are_found() -> None:
    change = retyped("Yêu cầu", "Yêu cầu thực hiện đúng hạn.")
    assert any("phải kết thúc bằng “./.”" in each for each in ruined(change, letter()))
    assert any("mục II, khoản 5: Trích yếu công văn" in each for each in ruined(sized("V/v", 14), letter()))


def test_without_a_motto_it_is_said() -> None:
    def change(file: WordFile) -> None:
        file.tables[0]._tbl.getparent().remove(file.tables[0]._tbl)

    found = ruined(change, letter())
    assert any("Không thấy Quốc hiệu" in each for each in found)


def test_a_finding_names_its_paragraph_or_page() -> None:
    file = docx.Document(io.BytesIO(render_docx(letter(), bundled_fonts=True)))
    retyped("Số:", "Số: 7/UBND-VHXH")(file)
    target = io.BytesIO()
    file.save(target)
    (found,) = check_document(target.getvalue(), "a.docx")
    assert found.place.startswith("đoạn ")


def test_a_pdf_of_another_make_is_checked_by_its_pages() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, A5)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(30, 500, "Cong van nay khong theo the thuc cua Nghi dinh")
    canvas.drawString(200, 20, "1")
    canvas.showPage()
    canvas.setPageSize(A4)
    canvas.setFont("Times-Roman", 13)
    canvas.drawString(90, 700, "Trang thu hai khong co so trang")
    canvas.showPage()
    canvas.save()
    found = [f"{each.place}: {each.sentence}" for each in check_document(target.getvalue(), "a.pdf")]
    assert any(each.startswith("trang 1: Khổ giấy") for each in found)
    assert any(each.startswith("trang 1: Lề trái 10,6 mm") for each in found)
    assert any("phông “Helvetica”" in each for each in found)
    assert any(each.startswith("trang 1: Số trang không ở giữa lề trên") for each in found)
    assert any(each.startswith("trang 2: Không có số trang") for each in found)
    assert any("Không thấy Quốc hiệu" in each for each in found)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "không phải văn bản"),
        (b"%PDF-1.4 nothing", "bị hỏng"),
        (b"PK\x03\x04 nothing", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "kiểu cũ"),
        (b"\x89PNG", "không phải văn bản"),
    ],
)
def test_what_is_no_document_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        check_document(data, "a.docx")


def package(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", content)
    return target.getvalue()


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entity = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(UserError, match="bị hỏng"):
        check_document(package(document=entity), "a.docx")
    monkeypatch.setattr("dvcq_desktop.documents.checking.word_file._MOST_UNPACKED", 1000)
    with pytest.raises(UserError, match="quá lớn"):
        check_document(package(document="<x>" + " " * 5000 + "</x>"), "a.docx")
    with pytest.raises(UserError, match="không phải văn bản Word"):
        check_document(package(styles="<x/>"), "a.docx")


RIGHT = {
    "a.docx": render_docx(letter(), bundled_fonts=True),
    "a.pdf": render_pdf(letter(), bundled_fonts=True),
}


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(RIGHT)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12),
    st.floats(0.05, 1),
)
def test_a_damaged_file_is_checked_or_refused(
    name: str, changes: list[tuple[float, int]], kept: float
) -> None:
    data = bytearray(RIGHT[name])
    for place, byte in changes:
        data[int(place * len(data))] = byte
    with suppress(UserError):
        check_document(bytes(data[: int(kept * len(data))]), name)
