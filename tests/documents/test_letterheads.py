# SPDX-License-Identifier: MIT
"""The top of a document, measured on the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import Paragraph

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Letterhead
    from tests.documents.conftest import Printing


def test_state_and_motto_stand_centred_under_each_other_on_the_right(
    printed: Printing, letterhead: Letterhead
) -> None:
    page = printed(letterhead)[0]
    state, motto = page.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), page.text("Độc lập - Tự do - Hạnh phúc")
    assert (state.size, state.bold, state.italic) == (12, True, False)
    assert (motto.size, motto.bold, motto.italic) == (13, True, False)
    assert state.middle == pytest.approx(motto.middle, abs=0.5)
    assert state.left > page.width / 2
    assert motto.baseline > state.baseline


def test_the_line_under_the_motto_is_as_long_as_the_motto(printed: Printing, letterhead: Letterhead) -> None:
    page = printed(letterhead)[0]
    motto = page.text("Độc lập")
    rule = page.rule_below(motto)
    assert rule.length == pytest.approx(motto.right - motto.left, abs=1)
    assert (rule.left + rule.right) / 2 == pytest.approx(motto.middle, abs=0.5)


@pytest.mark.parametrize("issuer", ["Ủy ban nhân dân xã Đại Sơn", "Phòng Văn hóa - Xã hội"])
def test_the_line_under_the_issuer_is_a_third_to_a_half_of_it(
    printed: Printing, letterhead: Letterhead, issuer: str
) -> None:
    page = printed(replace(letterhead, issuer=issuer))[0]
    name = page.text(issuer.upper())
    rule = page.rule_below(name)
    assert (name.size, name.bold) == (12, True)
    assert 1 / 3 <= rule.length / (name.right - name.left) <= 1 / 2
    assert (rule.left + rule.right) / 2 == pytest.approx(name.middle, abs=0.5)


def test_the_governing_body_stands_above_the_issuer_and_is_not_bold(
    printed: Printing, letterhead: Letterhead
) -> None:
    page = printed(replace(letterhead, governing="UBND xã Đại Sơn", issuer="Phòng Văn hóa - Xã hội"))[0]
    above, issuer = page.text("UBND XÃ ĐẠI SƠN"), page.text("PHÒNG VĂN HÓA")
    assert (above.size, above.bold) == (12, False)
    assert above.baseline < issuer.baseline
    assert above.middle == pytest.approx(issuer.middle, abs=0.5)


def test_number_and_day_are_level(printed: Printing, letterhead: Letterhead) -> None:
    page = printed(letterhead)[0]
    number, day = page.text("Số: 07/KH-UBND"), page.text("Đại Sơn, ngày 05 tháng 01 năm 2026")
    assert number.baseline == pytest.approx(day.baseline, abs=0.01)
    assert (number.size, number.italic) == (13, False)
    assert (day.size, day.italic) == (13, True)


def test_a_number_not_yet_given_leaves_room_for_a_pen(printed: Printing, letterhead: Letterhead) -> None:
    given = printed(letterhead)[0].text("Số")
    blank = printed(replace(letterhead, number=""))[0].text("Số")
    assert "".join(blank.said.split()) == "Số:/KH-UBND"
    room = (blank.right - blank.left) - (given.right - given.left)
    assert room > 0.5 * given.size


def test_a_day_not_yet_given_leaves_room_for_a_pen(printed: Printing, letterhead: Letterhead) -> None:
    day = printed(replace(letterhead, issued_on=None, year=2026, month=1))[0].text("Đại Sơn")
    assert " ".join(day.said.split()) == "Đại Sơn, ngày tháng 01 năm 2026"
    given = printed(letterhead)[0].text("Đại Sơn")
    assert day.right - day.left >= given.right - given.left - 1


def test_a_list_has_no_number(printed: Printing, letterhead: Letterhead) -> None:
    assert "Số:" not in printed(replace(letterhead, symbol=None))[0].said


def test_the_subject_stands_six_points_below_the_number(printed: Printing, letterhead: Letterhead) -> None:
    page = printed(replace(letterhead, subject="báo cáo kết quả công tác dân vận chính quyền quý I"))[0]
    number, subject = page.text("Số"), page.text("V/v báo cáo")
    assert (subject.size, subject.bold) == (12, False)
    lines = decree30.NUMBER.leading * 0.91 / 1.15 - decree30.SUBJECT.leading * 0.91 / 1.15
    assert subject.baseline - number.baseline == pytest.approx(decree30.NUMBER.leading - lines + 6, abs=0.1)
    assert subject.middle == pytest.approx(number.middle, abs=1)


def test_a_subject_that_brings_its_own_beginning_keeps_one(printed: Printing, letterhead: Letterhead) -> None:
    said = printed(replace(letterhead, subject="V/v báo cáo quý I"))[0].said
    assert said.count("V/v") == 1


def test_a_long_issuer_breaks_and_stays_on_its_side(printed: Printing, letterhead: Letterhead) -> None:
    page = printed(
        replace(letterhead, issuer="Trung tâm Dịch vụ sự nghiệp công và Phục vụ hành chính xã Đại Sơn")
    )[0]
    state = page.text("CỘNG HÒA")
    issuer = [text for text in page.texts if text.bold and text.size == 12 and text.left < state.left - 1]
    assert len(issuer) > 1
    assert all(text.right < state.left for text in issuer)
    assert page.rule_below(issuer[-1]).length <= (issuer[-1].right - issuer[-1].left) / 2 + 0.5


def test_each_further_letterhead_starts_a_paper_with_its_own_page_numbers(
    printed: Printing, letterhead: Letterhead
) -> None:
    long = Paragraph("Nội dung của phiếu giao nhiệm vụ. " * 300)
    pages = printed(letterhead, long, letterhead, long)
    begins = [number for number, page in enumerate(pages) if "CỘNG HÒA" in page.said]
    assert begins == [0, len(pages) // 2]
    numbers = [page.texts[0].said if page.texts[0].said.isdigit() else "" for page in pages]
    assert numbers == ["", "2", "3", "4"] * 2
