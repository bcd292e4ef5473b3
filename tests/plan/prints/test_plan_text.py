# SPDX-License-Identifier: MIT
"""A plan printed as the official document that it is, as blocks and as a reader sees the pages."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from dvcq_desktop.documents.blocks import Appendix, Bases, Heading, Letterhead, Paragraph, Signature, Title
from dvcq_desktop.documents.pdf import render_pdf
from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.prints import plan_text
from dvcq_desktop.plan.rules import Basis, Clause, Plan

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Block
    from dvcq_desktop.plan.prints.request import PrintRequest


@pytest.fixture
def request_of(sample: PrintRequest, plan: Plan) -> PrintRequest:
    clauses = (
        Clause("1", None, "I", "I", "Mục đích, yêu cầu"),
        Clause("2", "1", "1", "I.1", "", "Một câu.\nCâu thứ hai."),
        Clause("3", None, "II", "II", "NHIỆM VỤ"),
        Clause("4", "3", "1", "II.1", "Tuyên truyền", "Tổ chức hội nghị."),
        Clause("5", "4", "a", "II.1.a", "", "Ở xã;"),
        Clause("6", "4", "đ", "II.1.đ", "Ở thôn", "Mỗi thôn một buổi."),
        Clause("7", "6", "1", "II.1.đ.1", "", "Lần một."),
        Clause("8", "3", "2", "II.2", "Đối thoại"),
        Clause("9", "8", "-", "", "", "Một năm hai lần."),
    )
    text = plan._replace(
        abstract="Công tác dân vận chính quyền năm 2027",
        date_text="",
        bases=(Basis("Căn cứ Luật Thực hiện dân chủ ở cơ sở;"), Basis("Nghị định số 59/2023/NĐ-CP;")),
        preamble="UBND xã xây dựng Kế hoạch như sau:",
        closing="Trên đây là Kế hoạch.",
        recipients=("Các thôn;", "Lưu: VT, VHXH."),
        clauses=clauses,
    )
    return replace(sample, year=2027, plans=(text,))


def blocks_of(request: PrintRequest) -> tuple[Block, ...]:
    return plan_text.build(request).blocks


def test_it_has_the_form_of_an_official_document(request_of: PrintRequest) -> None:
    head, title, bases, *_body, signature = blocks_of(request_of)
    assert isinstance(head, Letterhead)
    assert (head.number, head.symbol, head.issued_on, head.year) == ("", "KH-UBND", None, None)
    assert title == Title("KẾ HOẠCH", "Công tác dân vận chính quyền năm 2027")
    assert bases == Bases(("Căn cứ Luật Thực hiện dân chủ ở cơ sở;", "Căn cứ Nghị định số 59/2023/NĐ-CP;"))
    assert isinstance(signature, Signature)
    assert signature.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert (signature.title, signature.name) == ("PHÓ CHỦ TỊCH", "Trần Thị Mơ")
    assert signature.recipients == ("Các thôn;", "Lưu: VT, VHXH.")


def test_clauses_are_headed_as_the_decree_has_them(request_of: PrintRequest) -> None:
    body = blocks_of(request_of)[3:-1]
    assert [block.text if isinstance(block, Paragraph) else (block.level, block.label) for block in body] == [  # type: ignore[union-attr]  # only these two kinds are here
        "UBND xã xây dựng Kế hoạch như sau:",
        (1, "I."),
        "1. Một câu.",
        "Câu thứ hai.",
        (1, "II."),
        (2, "1."),
        "Tổ chức hội nghị.",
        "a) Ở xã;",
        (3, "đ)"),
        "Mỗi thôn một buổi.",
        "(1) Lần một.",
        (2, "2."),
        "- Một năm hai lần.",
        "Trên đây là Kế hoạch./.",
    ]
    assert isinstance(body[1], Heading)


@pytest.mark.parametrize("closing", ["Hết", "Hết.", "Hết./.", "Hết ./.", "Hết. / ."])
def test_the_text_ends_with_its_sign_once(request_of: PrintRequest, closing: str) -> None:
    text = request_of.plans[0]._replace(closing=closing)
    assert blocks_of(replace(request_of, plans=(text,)))[-2] == Paragraph("Hết./.")


def test_without_a_closing_the_last_clause_ends_it(request_of: PrintRequest) -> None:
    text = request_of.plans[0]._replace(closing="")
    assert blocks_of(replace(request_of, plans=(text,)))[-2] == Paragraph("- Một năm hai lần./.")
    bare = text._replace(clauses=text.clauses[:1], preamble="")
    assert blocks_of(replace(request_of, plans=(bare,)))[-2] == Paragraph("./.")


def test_a_signed_plan_has_its_number_and_day(request_of: PrintRequest) -> None:
    signed = request_of.plans[0]._replace(number="7", issued_on=date(2027, 1, 5))
    head = blocks_of(replace(request_of, plans=(signed,)))[0]
    assert isinstance(head, Letterhead)
    assert (head.number, head.issued_on) == ("7", date(2027, 1, 5))


def test_what_is_known_of_the_day_is_printed(request_of: PrintRequest) -> None:
    known = request_of.plans[0]._replace(date_text="ngày tháng 01 năm 2027")
    head = blocks_of(replace(request_of, plans=(known,)))[0]
    assert isinstance(head, Letterhead)
    assert (head.month, head.year) == (1, 2027)


def test_a_plan_without_signer_and_filing_gets_the_offices(request_of: PrintRequest) -> None:
    bare = request_of.plans[0]._replace(signer_name="", signer_title="", recipients=("Các thôn",))
    signature = blocks_of(replace(request_of, plans=(bare,)))[-1]
    assert isinstance(signature, Signature)
    assert (signature.name, signature.recipients) == ("Vũ Đình Khang", ("Các thôn", "Lưu: VT, VHXH."))


def test_the_assignment_table_is_its_appendix_where_it_is_wanted(request_of: PrintRequest) -> None:
    appendix = blocks_of(replace(request_of, with_table=True))[-1]
    assert isinstance(appendix, Appendix)
    assert appendix.landscape
    assert appendix.attached_to.startswith("Kèm theo Kế hoạch số …………/KH-UBND")
    assert not any(isinstance(block, Signature) for block in appendix.blocks)


def test_no_plan_is_a_sentence(request_of: PrintRequest) -> None:
    with pytest.raises(UserError, match="Chưa có văn bản kế hoạch"):
        plan_text.build(replace(request_of, plans=()))


def _pages(request: PrintRequest) -> list[str]:
    with closing(pypdfium2.PdfDocument(render_pdf(plan_text.build(request)))) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_a_reader_sees_it_in_order(request_of: PrintRequest) -> None:
    [page] = _pages(request_of)
    parts = (
        "Số:",
        "KẾ HOẠCH",
        "Căn cứ",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "đ) Ở thôn",
        "./.",
        "Nơi nhận:",
        "- Lưu: VT",
    )
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


@pytest.mark.parametrize("count", [3, 400])
def test_a_long_plan_is_printed_whole_with_numbered_pages(request_of: PrintRequest, count: int) -> None:
    words = "Đẩy mạnh tuyên truyền, vận động Nhân dân thực hiện chủ trương, chính sách. " * 6
    clauses = tuple(Clause(str(n), None, str(n), str(n), "", f"{words}Mục thứ {n}.") for n in range(1, count))
    pages = _pages(replace(request_of, plans=(request_of.plans[0]._replace(clauses=clauses),)))
    text = " ".join(pages)
    assert all(f"Mục thứ {n}." in text for n in range(1, count))
    assert [page.split()[0] for page in pages[1:]] == [str(n) for n in range(2, len(pages) + 1)]
    assert "./." in pages[-1]
    assert len(pages) > 40 or count == 3
