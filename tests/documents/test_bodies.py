# SPDX-License-Identifier: MIT
"""Margins, page numbers, titles and running text, measured on the page."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import (
    Addressees,
    Bases,
    Heading,
    PageBreak,
    Paragraph,
    Span,
    Title,
)

if TYPE_CHECKING:
    from tests.documents.conftest import Page, Printing

MM = 72 / 25.4
LONG = (
    "Tiếp tục đẩy mạnh công tác tuyên truyền, giáo dục nhằm nâng cao nhận thức về ý nghĩa, tầm quan trọng của"
    " công tác dân vận chính quyền; về vị trí, vai trò, trách nhiệm của cơ quan nhà nước, chính quyền các cấp"
    " và cán bộ, công chức, viên chức trong thực hiện công tác dân vận."
)


def baselines(page: Page) -> list[float]:
    return sorted({round(text.baseline, 2) for text in page.texts})


def test_text_keeps_to_the_margins(printed: Printing) -> None:
    pages = printed(*[Paragraph(LONG)] * 30)
    assert len(pages) > 2
    for page in pages:
        assert (page.width, page.height) == pytest.approx((210 * MM, 297 * MM), abs=0.01)
        body = [text for text in page.texts if text.baseline > 20 * MM]
        assert min(text.left for text in body) == pytest.approx(30 * MM, abs=0.1)
        assert max(text.right for text in body) == pytest.approx(page.width - 15 * MM, abs=1.5)
        assert max(text.baseline for text in body) < page.height - 20 * MM
        assert min(text.baseline - text.size for text in body) > 19 * MM


def test_pages_are_numbered_in_the_top_margin_from_the_second_on(printed: Printing) -> None:
    first, *others = printed(*[Paragraph(LONG)] * 30)
    assert all(text.baseline > 20 * MM for text in first.texts)
    for number, page in enumerate(others, 2):
        (shown,) = [text for text in page.texts if text.baseline < 20 * MM]
        assert (shown.said, shown.size, shown.bold, shown.italic) == (str(number), 13, False, False)
        assert shown.middle == pytest.approx((30 * MM + page.width - 15 * MM) / 2, abs=1)


def test_kind_and_abstract_are_bold_and_a_short_line_ends_them(printed: Printing) -> None:
    page = printed(Title("Kế hoạch", "Công tác dân vận chính quyền năm 2026"))[0]
    kind, abstract = page.text("KẾ HOẠCH"), page.text("Công tác dân vận")
    assert (kind.size, kind.bold, abstract.size, abstract.bold) == (14, True, 14, True)
    assert kind.middle == pytest.approx(abstract.middle, abs=1)
    rule = page.rule_below(abstract)
    assert 1 / 3 <= rule.length / (abstract.right - abstract.left) <= 1 / 2


def test_lines_of_a_long_abstract_are_about_as_long_as_each_other(printed: Printing) -> None:
    abstract = (
        "Cán bộ, công chức, viên chức ký cam kết không gây phiền hà, sách nhiễu nhân dân trong năm 2026"
    )
    page = printed(Title("", abstract))[0]
    first, second = (text.right - text.left for text in page.texts)
    assert second > 0.75 * first


def test_bases_are_italic_and_end_with_semicolons_and_a_full_stop(printed: Printing) -> None:
    page = printed(Bases(("Căn cứ Luật A", "Căn cứ Nghị định B;", "Căn cứ Kế hoạch C;")))[0]
    assert [text.said for text in page.texts] == [
        "Căn cứ Luật A;",
        "Căn cứ Nghị định B;",
        "Căn cứ Kế hoạch C.",
    ]
    assert {(text.size, text.bold, text.italic) for text in page.texts} == {(14, False, True)}


def test_headings_have_the_weight_and_case_of_their_level(printed: Printing) -> None:
    page = printed(
        Heading(1, "I.", "Mục đích"), Heading(2, "1.", "Phòng Văn hóa"), Heading(3, "a)", "Tuyên truyền")
    )[0]
    shown = [(text.said, text.size, text.bold) for text in page.texts]
    assert shown == [
        ("I. MỤC ĐÍCH", 14, True),
        ("1. Phòng Văn hóa", 14, True),
        ("a) Tuyên truyền", 14, False),
    ]


def test_a_heading_is_not_left_behind_at_the_foot_of_a_page(printed: Printing) -> None:
    for lines in range(30, 50):
        filler = [Paragraph("Dòng.")] * lines
        pages = printed(*filler, Heading(2, "1.", "Đề mục"), Paragraph(LONG))
        with_heading = next(page for page in pages if "Đề mục" in page.said)
        assert "Tiếp tục" in with_heading.said
        assert "chính quyền" in with_heading.said


def test_no_single_line_of_a_paragraph_stands_on_a_page(printed: Printing) -> None:
    for lines in range(25, 45):
        pages = printed(*[Paragraph("Dòng.")] * lines, Paragraph(LONG))
        parts = [
            sum(not text.said.startswith("Dòng") and not text.said.isdigit() for text in page.texts)
            for page in pages
        ]
        assert 1 not in parts


def test_paragraphs_are_justified_moved_in_and_six_points_apart(printed: Printing) -> None:
    page = printed(Paragraph(LONG), Paragraph(LONG))[0]
    per_paragraph = len(page.texts) // 2
    first, *middle, last = page.texts[:per_paragraph]
    assert first.left == pytest.approx(30 * MM + 12.7 * MM, abs=0.1)
    for line in (first, *middle):
        assert line.right == pytest.approx(page.width - 15 * MM, abs=1.5)
    assert last.right < page.width - 20 * MM
    steps = [round(after - before, 1) for before, after in pairwise(baselines(page))]
    assert set(steps) == {16.1, 22.1}
    assert steps.count(22.1) == 1


def test_blanks_of_justified_lines_do_not_gape(printed: Printing) -> None:
    page = printed(Paragraph(f"{LONG} {LONG}"))[0]
    widest = page.width - 45 * MM
    for line in page.texts[1:-1]:
        assert len(line.said.split()) > 10
        assert line.right - line.left == pytest.approx(widest, abs=1.5)


def test_words_are_never_hyphenated(printed: Printing) -> None:
    page = printed(Paragraph(LONG))[0]
    assert " ".join(text.said for text in page.texts) == LONG


def test_the_end_mark_stays_with_the_last_word(printed: Printing) -> None:
    for count in range(10, 40):
        page = printed(Paragraph("giải quyết " * count + "xong ./."))[0]
        assert page.texts[-1].said.endswith("xong./.")


def test_no_line_begins_with_a_dash_inside_a_name(printed: Printing) -> None:
    for count in range(8, 22):
        page = printed(Paragraph("nhà " * count + "Văn hóa - Xã hội và thôn xóm " * 5))[0]
        assert not any(text.said.startswith("-") for text in page.texts)


def test_bold_and_italic_spans_stand_inside_a_sentence(printed: Printing) -> None:
    page = printed(
        Paragraph((Span("Hạn cuối "), Span("14/3", bold=True), Span(", "), Span("nhé", italic=True)))
    )[0]
    shown = [(text.said.strip(), text.bold, text.italic) for text in page.texts]
    assert ("14/3", True, False) in shown
    assert ("nhé", False, True) in shown


def test_one_addressee_stands_beside_the_words(printed: Printing) -> None:
    page = printed(Addressees(("Sở Nội vụ",)))[0]
    assert page.texts[0].said == "Kính gửi: Sở Nội vụ"
    assert page.texts[0].size == 14


def test_several_addressees_stand_below_each_other_under_the_colon(printed: Printing) -> None:
    page = printed(Addressees(("Sở Nội vụ;", "Công an xã", "Các thôn")))[0]
    said = [text.said for text in page.texts]
    assert said == ["Kính gửi:", "- Sở Nội vụ;", "- Công an xã;", "- Các thôn."]
    colon, *names = page.texts
    assert {round(name.left, 1) for name in names} == {round(names[0].left, 1)}
    assert names[0].left == pytest.approx(colon.right - 3, abs=2)


def test_a_word_without_spaces_is_broken_at_the_margin(printed: Printing) -> None:
    page = printed(Paragraph("x" * 300))[0]
    assert "".join(text.said for text in page.texts) == "x" * 300
    assert all(text.right <= page.width - 15 * MM + 0.5 for text in page.texts)


def test_a_page_break_makes_no_empty_page(printed: Printing) -> None:
    pages = printed(PageBreak(), Paragraph("Một"), PageBreak(), PageBreak(), Paragraph("Hai"), PageBreak())
    assert [page.texts[-1].said for page in pages] == ["Một", "Hai"]


def test_text_of_a_mac_prints_as_composed_letters(printed: Printing) -> None:
    page = printed(Paragraph(unicodedata.normalize("NFD", "Nguyễn Thị Huệ")))[0]
    assert page.texts[0].said == "Nguyễn Thị Huệ"
