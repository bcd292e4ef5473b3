# SPDX-License-Identifier: MIT
"""Who signs and whom it goes to, measured on the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import (
    Column,
    Paragraph,
    Row,
    Signature,
    SignatureBox,
    SignaturePair,
    Table,
)

if TYPE_CHECKING:
    from tests.documents.conftest import Printing

MM = 72 / 25.4
LONG = (
    "Trong quá trình thực hiện, nếu có vướng mắc kịp thời phản ánh về Ủy ban nhân dân xã để giải quyết. " * 3
)


def test_recipients_begin_level_with_the_first_line_of_the_authority(
    printed: Printing, signature: Signature
) -> None:
    page = printed(signature)[0]
    label, authority = page.text("Nơi nhận:"), page.text("TM. ỦY BAN NHÂN DÂN")
    assert label.baseline == pytest.approx(authority.baseline, abs=0.01)
    assert (label.size, label.bold, label.italic) == (12, True, True)
    assert (authority.size, authority.bold) == (14, True)
    assert label.left == pytest.approx(30 * MM, abs=0.1)


def test_recipients_are_small_and_end_as_the_decree_says(printed: Printing, signature: Signature) -> None:
    page = printed(signature)[0]
    listed = [text for text in page.texts if text.size == 11]
    assert [text.said for text in listed] == ["- Sở Nội vụ thành phố;", "- Công an xã;", "- Lưu: VT, VHXH."]


def test_the_name_is_bold_on_one_line_and_centred_under_the_title(
    printed: Printing, signature: Signature
) -> None:
    page = printed(replace(signature, name="Nguyễn Phúc Hoàng Bảo Ngọc Thanh Phương"))[0]
    title, name = page.text("PHÓ CHỦ TỊCH"), page.text("Nguyễn")
    assert name.said == "Nguyễn Phúc Hoàng Bảo Ngọc Thanh Phương"
    assert name.bold
    assert name.middle == pytest.approx(title.middle, abs=0.5)
    assert name.baseline - title.baseline > 20 * MM


def test_without_recipients_there_is_no_label(printed: Printing, signature: Signature) -> None:
    assert "Nơi nhận" not in printed(replace(signature, recipients=()))[0].said


def test_a_note_stands_below_the_title_in_italics(printed: Printing, signature: Signature) -> None:
    page = printed(replace(signature, note="(Ký, ghi rõ họ tên)"))[0]
    assert page.text("(Ký").italic
    assert page.text("PHÓ").baseline < page.text("(Ký").baseline < page.text("Nguyễn").baseline


def test_a_signature_takes_the_last_two_lines_of_the_text_along(
    printed: Printing, signature: Signature
) -> None:
    for lines in range(15, 45):
        last = printed(*[Paragraph("Dòng.")] * lines, Paragraph(LONG), signature)[-1]
        before = [text for text in last.texts if text.baseline < last.text("TM.").baseline]
        assert len([text for text in before if not text.said.isdigit()]) >= 2


def test_a_signature_after_one_line_paragraphs_takes_two_of_them(
    printed: Printing, signature: Signature
) -> None:
    for lines in range(20, 45):
        last = printed(*[Paragraph("Dòng.")] * lines, signature)[-1]
        assert last.said.count("Dòng.") >= 2


def test_a_signature_takes_the_last_row_of_a_table_along(printed: Printing, signature: Signature) -> None:
    columns = (Column("STT", 1), Column("Nhiệm vụ", 9))
    for count in range(15, 40):
        table = Table(columns, tuple(Row((str(number), "Việc")) for number in range(count)))
        last = printed(table, signature)[-1]
        assert "Việc" in last.said
        assert "STT" in last.said


def test_two_signatures_have_their_titles_and_names_level(printed: Printing) -> None:
    pair = SignaturePair(
        SignatureBox(("XÁC NHẬN",), "NGƯỜI LẬP", "Lê Văn An", note="(Ký)"),
        SignatureBox((), "TRƯỞNG PHÒNG", "Trần Thị Bích"),
    )
    page = printed(pair)[0]
    left, right = page.text("NGƯỜI LẬP"), page.text("TRƯỞNG PHÒNG")
    assert left.baseline == pytest.approx(right.baseline, abs=0.01)
    assert left.right < page.width / 2 < right.left
    assert page.text("Lê Văn An").baseline == pytest.approx(page.text("Trần").baseline, abs=0.01)
    assert (left.size, left.bold) == (14, True)


def test_more_recipients_than_a_page_holds_go_on_with_the_next(
    printed: Printing, signature: Signature
) -> None:
    names = tuple(f"Thôn {number}" for number in range(150))
    pages = printed(replace(signature, recipients=names))
    shown = [text.said for page in pages for text in page.texts if text.said.startswith("- Thôn")]
    assert [name.strip("-;. ") for name in shown] == list(names)
    assert all(text.baseline < page.height - 20 * MM + 1 for page in pages for text in page.texts)
