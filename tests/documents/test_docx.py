# SPDX-License-Identifier: MIT
"""Word files, read back without any office suite: styles, headings, header rows, numbers, sections."""

from __future__ import annotations

import io
import itertools
import os
import subprocess
import sys
import zipfile
from datetime import date

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.shared import Mm, Pt
from PIL import Image

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import (
    Addressees,
    Appendix,
    Bases,
    Checkbox,
    Column,
    Document,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Photo,
    Photos,
    Progress,
    Row,
    Signature,
    SignatureBox,
    SignaturePair,
    Span,
    Table,
    Title,
)
from dvcq_desktop.documents.docx import render_docx
from dvcq_desktop.documents.pdf import Cancelled

HOSTILE = '<img src="/etc/passwd"/> a<b & c>d </w:t> &lt; \x00 <b>x</b>'
COLUMNS = (Column("STT", 1, "center"), Column("Nhiệm vụ", 8), Column("Xong", 2, "center"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(said: str = "Nội dung./.") -> Document:
    rows = (
        Row(("Thôn Một",), "group"),
        Row(("1", said, Checkbox(checked=True))),
        Row(("2", (Span("đậm", bold=True), Span(" thường")), Progress(40))),
        Row(("", "Cộng", "2"), "total"),
    )
    blocks = (
        Letterhead(None, "Ủy ban nhân dân xã Đại Sơn", "7", "KH-UBND", "Đại Sơn", date(2026, 1, 5)),
        Title("Kế hoạch", said),
        Addressees((said, "Công an xã")),
        Bases((said, "Luật Thực hiện dân chủ ở cơ sở")),
        Heading(1, "I.", "Mục đích"),
        Heading(2, "1.", "Yêu cầu"),
        Heading(3, "a)", said),
        Paragraph(said),
        PageBreak(),
        Paragraph("Giữa", align="center"),
        Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Vũ Đình Khang", (said, "Lưu: VT")),
        Appendix("I", "Bảng phân công", said, (Table(COLUMNS, rows), _pair()), landscape=True),
    )
    return Document("Kế hoạch dân vận", "Ủy ban nhân dân xã Đại Sơn", blocks, keywords=("dân vận",))


def _pair() -> SignaturePair:
    return SignaturePair(
        SignatureBox((), "NGƯỜI LẬP", "Hà Thị Lan"),
        SignatureBox(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Vũ Đình Khang", "(Ký tên)"),
    )


@pytest.fixture(scope="module")
def file() -> docx.document.Document:
    return opened(document())


def opened(made: Document) -> docx.document.Document:
    return docx.Document(io.BytesIO(render_docx(made, bundled_fonts=True)))


def styles_of(file: docx.document.Document, name: str) -> list[str]:
    return [each.text for each in file.paragraphs if each.style and each.style.name == name]


def test_headings_have_real_levels(file: docx.document.Document) -> None:
    assert styles_of(file, "Heading 1") == ["I. MỤC ĐÍCH"]
    assert styles_of(file, "Heading 2") == ["1. Yêu cầu"]
    assert styles_of(file, "Heading 3") == ["a) Nội dung./."]
    assert styles_of(file, "Title") == ["KẾ HOẠCH"]


def test_styles_are_those_of_the_one_table(file: docx.document.Document) -> None:
    body = file.styles["Body Text"]
    assert body.font.size == Pt(decree30.BODY.size)
    assert body.paragraph_format.space_before == Pt(decree30.PARAGRAPH_GAP.value)
    assert abs(body.paragraph_format.first_line_indent - Pt(decree30.FIRST_LINE.value)) < Pt(0.1)
    assert file.styles["Quốc hiệu"].font.bold
    fonts = file.styles.element.find(f"{W}docDefaults").find(f".//{W}rFonts")
    assert set(fonts.attrib.values()) == {"Times New Roman"}


def test_each_paper_is_a_section_with_its_own_numbers_in_the_top_margin(file: docx.document.Document) -> None:
    first, second = file.sections
    for section in (first, second):
        assert abs((section.left_margin or 0) - Mm(30)) < Pt(0.1)
        assert abs((section.top_margin or 0) - Mm(20)) < Pt(0.1)
        assert section.different_first_page_header_footer
        assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert "PAGE" in section.header._element.xml
        assert (section.header_distance or 0) < (section.top_margin or 0)
    assert second.orientation == WD_ORIENTATION.LANDSCAPE
    assert (second.page_width or 0) > (second.page_height or 0)


def test_the_header_of_a_table_repeats_and_no_row_is_cut(file: docx.document.Document) -> None:
    table = next(each for each in file.tables if each.style and each.style.name == "Bảng số liệu")
    head = table.rows[0]._tr
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows)
    assert [cell.text for cell in table.rows[0].cells] == ["STT", "Nhiệm vụ", "Xong"]
    assert [cell.text for cell in table.rows[2].cells] == ["1", "Nội dung./.", "☑"]
    assert table.rows[3].cells[2].text.strip() == "40%"
    assert table.rows[1].cells[0].text == "Thôn\xa0Một"


def test_letterhead_and_signatures_stand_in_tables_without_lines(file: docx.document.Document) -> None:
    head, closing = file.tables[0], file.tables[1]
    assert head.style is not None
    assert head.style.name == "Bố trí"
    said = [[cell.text.strip() for cell in row.cells] for row in head.rows]
    assert said == [
        ["ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        ["Số: 07/KH-UBND", "", "Đại Sơn, ngày 05 tháng 01 năm 2026"],
    ]
    left, right = (cell.text for cell in closing.rows[0].cells)
    assert left == "Nơi nhận:\n- Nội dung./;\n- Lưu: VT."
    assert right == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVũ Đình Khang"


def test_the_file_tells_of_the_office_and_of_no_machine(file: docx.document.Document) -> None:
    said = file.core_properties
    assert (said.title, said.author) == ("Kế hoạch dân vận", "Ủy ban nhân dân xã Đại Sơn")
    assert (said.last_modified_by, said.comments, said.language) == ("", "", "vi-VN")
    with zipfile.ZipFile(io.BytesIO(render_docx(document()))) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {2020}
        names = set(package.namelist())
    assert not [name for name in names if "thumbnail" in name or "custom" in name or "theme" in name]


def test_the_same_document_gives_the_same_bytes_in_every_process() -> None:
    program = (
        "import hashlib, runpy, sys; from dvcq_desktop.documents.docx import render_docx;"
        "made = runpy.run_path(sys.argv[1])['document']();"
        "print(hashlib.sha256(render_docx(made, bundled_fonts=True)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, __file__],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Ho_Chi_Minh"))
    }
    assert len(digests) == 1


def test_what_looks_like_markup_is_text() -> None:
    file = opened(document(HOSTILE))
    assert any("<img" in each.text and "<b>x</b>" in each.text for each in file.paragraphs)
    assert "<img" in file.tables[-2].rows[2].cells[1].text


def test_an_empty_document_is_a_file_with_one_page() -> None:
    file = opened(Document("", "", ()))
    assert len(file.sections) == 1
    assert not "".join(each.text for each in file.paragraphs)


def test_it_stops_when_asked() -> None:
    with pytest.raises(Cancelled):
        render_docx(document(), cancelled=lambda: True)


# In which order the schema of WordprocessingML (ISO 29500) has what ours use: Word refuses another.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color sz szCs u lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "settings": (
        "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator"
    ),
    "tblCellMar": "top left bottom right",
    "tblBorders": "top left bottom right insideH insideV",
}


def test_everything_stands_in_the_order_of_the_schema(file: docx.document.Document) -> None:
    for root in (file.element, file.styles.element, file.settings.element):
        for element in root.iter():
            known = ORDER.get(str(element.tag).rpartition("}")[2])
            if known is None:
                continue
            places = [known.split().index(child.tag.rpartition("}")[2]) for child in element]
            assert places == sorted(places), element.tag
        for cell in root.iter(f"{W}tc"):
            assert cell[-1].tag == f"{W}p"
    body = file.element.body
    for one, other in itertools.pairwise(body):
        # Word joins two tables that stand next to each other.
        assert (one.tag, other.tag) != (f"{W}tbl", f"{W}tbl")


def test_photos_stand_in_rows_with_their_captions_below() -> None:
    def photo(number: int, width: int, height: int) -> Photo:
        made = io.BytesIO()
        Image.new("RGB", (width, height), "green").save(made, "JPEG")
        return Photo(made.getvalue(), width, height, f"Ảnh {number}")

    shown = Photos((photo(1, 400, 300), photo(2, 300, 400), photo(3, 800, 300), photo(4, 400, 300)))
    made = render_docx(Document("Báo cáo", "UBND xã", (shown,)))
    file = docx.Document(io.BytesIO(made if isinstance(made, bytes) else made.data))
    widths = [shape.width.pt for shape in file.inline_shapes]
    assert len(widths) == 4
    assert sum(widths[:3]) < 165 / 25.4 * 72
    [placed] = file.tables
    said = [[cell.text.strip() for cell in row.cells] for row in placed.rows]
    assert said == [
        ["", "", "", "", ""],
        ["Ảnh 1", "", "Ảnh 2", "", "Ảnh 3"],
        ["", "", "", "", ""],
        ["Ảnh 4", "", "", "", ""],
    ]
    drawn = [[len(cell._tc.xpath(".//w:drawing")) for cell in row.cells] for row in placed.rows]
    assert drawn == [[1, 0, 1, 0, 1], [0] * 5, [1, 0, 0, 0, 0], [0] * 5]
    assert {
        part.blob[:3] for part in file.part.package.iter_parts() if part.content_type == "image/jpeg"
    } == {b"\xff\xd8\xff"}


def test_the_last_rows_of_a_table_stay_with_its_note() -> None:
    table = Table(COLUMNS, tuple(Row((str(number), "a")) for number in range(6)))
    made = Document("x", "y", (table, Paragraph("Ghi chú", note=True), Paragraph("Sau đó")))
    opened = docx.Document(io.BytesIO(render_docx(made)))
    rows = opened.tables[0].rows
    kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in rows]
    assert kept[1:] == [True, False, False, True, True, True]


def test_a_title_of_lines_that_she_broke_has_room_for_a_wider_font() -> None:
    title = Title("BÁO CÁO", "Kết quả thực hiện\n“Đường hoa” năm 2026")
    opened = docx.Document(io.BytesIO(render_docx(Document("x", "y", (title,)))))
    [line] = [paragraph for paragraph in opened.paragraphs if "Kết quả" in paragraph.text]
    assert line.paragraph_format.left_indent is not None
    assert line.paragraph_format.left_indent.mm < 15
