# SPDX-License-Identifier: MIT
from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.reader import read_plan_bytes
from dvcq_desktop.plan.reading.source import words_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from dvcq_desktop.plan.plantext import PlanText

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBERING = f"""<?xml version="1.0"?><w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%2."/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%3)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>"""


def document() -> WordDocument:
    import docx

    return docx.Document()


def content(word: WordDocument) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def plan_in(word: WordDocument) -> PlanText:
    return read_plan_bytes(content(word), "kế hoạch.docx")


def raw(body: str, **parts: str) -> bytes:
    """Make the smallest Word file around a body's XML."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, text in parts.items():
            package.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def paragraph(text: str, *, number: tuple[int, int] | None = None) -> str:
    listed = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr></w:pPr>'
        if number
        else ""
    )
    return f"<w:p>{listed}<w:r><w:t>{text}</w:t></w:r></w:p>"


def letterhead(word: WordDocument) -> None:
    table = word.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    table.cell(1, 0).text = "Số: 09/KH-UBND"
    table.cell(1, 1).text = "Bình Minh, ngày 06 tháng 02 năm 2026"


def signature(word: WordDocument) -> None:
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Nơi nhận:\n- Đảng ủy xã;\n- Các thôn;\n- Lưu: VT, VHXH."
    table.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nTrần Văn Nam"


def commune_plan() -> WordDocument:
    word = document()
    letterhead(word)
    word.add_paragraph("KẾ HOẠCH").runs[0].bold = True
    word.add_paragraph("Công tác dân vận chính quyền năm 2026").runs[0].bold = True
    word.add_paragraph("Căn cứ Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ;")
    word.add_paragraph("Ủy ban nhân dân xã ban hành Kế hoạch như sau:")
    word.add_paragraph("I. NHIỆM VỤ")
    word.add_paragraph("1. Tổ chức đối thoại với Nhân dân.")
    table = word.add_table(rows=3, cols=6)
    heads = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Sản phẩm"]
    rows = [
        heads,
        ["1", "Xây dựng quy chế dân chủ", "Phòng Văn hóa - Xã hội", "Văn phòng", "30/6/2026", "Quy chế"],
        ["2", "Tập huấn", "Phòng Kinh tế; Công an xã", "", "Quý IV", ""],
    ]
    for place, cells in enumerate(rows):
        for cell, text in zip(table.rows[place].cells, cells, strict=True):
            cell.text = text
    word.add_paragraph("II. TỔ CHỨC THỰC HIỆN")
    word.add_paragraph("1. Công an xã: Giữ gìn an ninh trật tự.")
    signature(word)
    return word


def test_a_letterhead_and_a_signature_set_as_tables_are_read() -> None:
    plan = plan_in(commune_plan())
    assert (plan.number, plan.symbol, plan.place) == ("09", "KH-UBND", "Bình Minh")
    assert plan.abstract == "Công tác dân vận chính quyền năm 2026"
    assert plan.recipients == ("Đảng ủy xã", "Các thôn", "Lưu: VT, VHXH")
    assert plan.signer.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert (plan.signer.title, plan.signer.name) == ("PHÓ CHỦ TỊCH", "Trần Văn Nam")


def test_a_table_of_duties_stays_between_its_paragraphs() -> None:
    plan = plan_in(commune_plan())
    assert [task.title for task in plan.tasks] == [
        "Tổ chức đối thoại với Nhân dân",
        "Xây dựng quy chế dân chủ",
        "Tập huấn",
        "Giữ gìn an ninh trật tự",
    ]
    row = plan.tasks[1]
    assert (row.lead, row.coordinating, row.product) == ("Phòng Văn hóa - Xã hội", ("Văn phòng",), "Quy chế")
    assert plan.tasks[2].units == ("Phòng Kinh tế", "Công an xã")


def test_no_word_of_a_word_file_is_lost() -> None:
    word = commune_plan()
    texts = [node.text or "" for node in word.element.iter(f"{{{W}}}t")]
    assert Counter(words_of(plan_in(word).kept_text())) == Counter(words_of(" ".join(texts)))


def test_automatic_numbers_are_written_out() -> None:
    body = "".join(
        [
            paragraph("KẾ HOẠCH"),
            paragraph("Năm 2026"),
            paragraph("MỤC ĐÍCH", number=(1, 0)),
            paragraph("Nâng cao nhận thức.", number=(1, 1)),
            paragraph("NHIỆM VỤ", number=(1, 0)),
            paragraph("Tuyên truyền", number=(1, 1)),
            paragraph("Trên loa.", number=(1, 2)),
            paragraph("Trên mạng.", number=(1, 2)),
            paragraph("Đối thoại", number=(1, 1)),
            paragraph("Tổ chức hai cuộc.", number=(2, 0)),
        ]
    )
    plan = read_plan_bytes(raw(body, numbering=NUMBERING), "a.docx")
    assert [part.label for part in plan.sections] == ["I", "II"]
    assert [task.clauses for task in plan.tasks] == [("II.1.a",), ("II.1.b",), ("II.2",)]
    assert plan.remarks[-1].sentence != "Số thứ tự"
    assert "1. Tuyên truyền" in plan.whole_text().split("\n")
    assert "- Tổ chức hai cuộc." in plan.whole_text()


def test_deleted_words_are_out_and_inserted_words_are_in() -> None:
    body = paragraph("KẾ HOẠCH") + paragraph("Năm 2026") + paragraph("I. NHIỆM VỤ")
    body += (
        '<w:p><w:r><w:t xml:space="preserve">1. Tổ chức </w:t></w:r>'
        "<w:del><w:r><w:delText>ba</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>bốn</w:t></w:r></w:ins>"
        '<w:r><w:t xml:space="preserve"> cuộc đối thoại.</w:t></w:r></w:p>'
    )
    assert read_plan_bytes(raw(body), "a.docx").tasks[0].text == "Tổ chức bốn cuộc đối thoại."


def test_text_boxes_and_page_heads_are_listed_not_lost() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('HỎA TỐC')}</w:txbxContent></w:pict></w:r></w:p>"
    body = (
        paragraph("KẾ HOẠCH") + paragraph("Năm 2026") + box + paragraph("I. NHIỆM VỤ") + paragraph("1. Làm.")
    )
    head = f'<w:hdr xmlns:w="{W}">{paragraph("Dự thảo lần hai")}</w:hdr>'
    plan = read_plan_bytes(raw(body, header1=head), "a.docx")
    assert set(plan.asides) == {"Dự thảo lần hai", "HỎA TỐC"}
    assert any("khung chữ" in remark.sentence for remark in plan.remarks)


def test_merged_cells_keep_the_columns_in_place() -> None:
    word = document()
    word.add_paragraph("KẾ HOẠCH")
    word.add_paragraph("Năm 2026")
    word.add_paragraph("I. NHIỆM VỤ")
    table = word.add_table(rows=4, cols=4)
    for cell, text in zip(table.rows[0].cells, ["TT", "Nội dung", "Chủ trì", "Thời gian"], strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 3)).text = "A. TUYÊN TRUYỀN"
    for row, cells in ((2, ["1", "Hội nghị", "", "Tháng 3"]), (3, ["2", "Tờ rơi", "", "Tháng 4"])):
        for cell, text in zip(table.rows[row].cells, cells, strict=True):
            cell.text = text
    table.cell(2, 2).text = "Phòng Văn hóa"
    table.cell(2, 2).merge(table.cell(3, 2))
    plan = plan_in(word)
    assert [(task.title, task.lead, task.deadline_text) for task in plan.tasks] == [
        ("Hội nghị", "Phòng Văn hóa", "Tháng 3"),
        ("Tờ rơi", "Phòng Văn hóa", "Tháng 4"),
    ]


def test_a_package_that_unpacks_to_too_much_is_refused() -> None:
    body = paragraph("a" * 60_000_000)
    with pytest.raises(UserError, match="quá lớn khi giải nén"):
        read_plan_bytes(raw(body), "bom.docx")


def test_an_entity_bomb_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        bomb = '<!DOCTYPE a [<!ENTITY b "cccccccc"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>'
        package.writestr("word/document.xml", bomb)
    with pytest.raises(UserError, match="bị hỏng"):
        read_plan_bytes(stream.getvalue(), "bom.docx")
