# SPDX-License-Identifier: MIT
"""Appendices: own page, own orientation, own page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents.blocks import Appendix, Column, Paragraph, Row, Table

if TYPE_CHECKING:
    from tests.documents.conftest import Printing

MM = 72 / 25.4
TABLE = Table((Column("STT", 1), Column("Nhiệm vụ", 9)), tuple(Row((str(n), "Việc")) for n in range(60)))


def appendix(label: str | None = "I", *, landscape: bool = True) -> Appendix:
    return Appendix(
        label,
        "Bảng phân công nhiệm vụ",
        "Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 01 năm 2026 của UBND xã Đại Sơn",
        (TABLE,),
        landscape=landscape,
    )


def test_a_landscape_appendix_follows_an_upright_body(printed: Printing) -> None:
    pages = printed(Paragraph("Nội dung"), appendix(), Paragraph("Sau phụ lục"))
    wide = [page.width > page.height for page in pages]
    assert wide == [False, *[True] * (len(pages) - 2), False]
    assert (pages[1].width, pages[1].height) == pytest.approx((297 * MM, 210 * MM), abs=0.01)
    assert max(shape.right for shape in pages[1].shapes) == pytest.approx(297 * MM - 15 * MM, abs=0.6)


def test_each_appendix_numbers_its_own_pages_and_not_the_first(printed: Printing) -> None:
    pages = printed(Paragraph("Nội dung"), appendix("I"), appendix("II"))
    numbers = [
        next((text.said for text in page.texts if text.baseline < 18 * MM and text.size == 13), "")
        for page in pages
    ]
    half = (len(pages) - 1) // 2
    assert half > 1
    assert numbers == ["", *["", *[str(n) for n in range(2, half + 1)]] * 2]


def test_label_title_and_reference_stand_centred_above_a_short_line(printed: Printing) -> None:
    page = printed(appendix())[0]
    label, title, reference = page.text("Phụ lục I"), page.text("BẢNG PHÂN CÔNG"), page.text("(Kèm theo")
    assert (label.size, label.bold) == (14, True)
    assert (title.size, title.bold) == (14, True)
    assert (reference.bold, reference.italic) == (False, True)
    assert reference.said.endswith("Đại Sơn)")
    assert label.baseline < title.baseline < reference.baseline
    assert label.middle == pytest.approx(reference.middle, abs=1)
    assert page.rule_below(reference).length <= (reference.right - reference.left) / 2


def test_a_single_appendix_has_no_numeral(printed: Printing) -> None:
    assert printed(appendix(""))[0].texts[0].said == "Phụ lục"


def test_a_list_that_is_attached_has_no_label(printed: Printing) -> None:
    assert printed(appendix(None))[0].texts[0].said == "BẢNG PHÂN CÔNG NHIỆM VỤ"


def test_an_appendix_alone_is_a_whole_document(printed: Printing) -> None:
    pages = printed(appendix(), landscape=True)
    assert all(page.width > page.height for page in pages)
    assert "Phụ lục I" in pages[0].said
