# SPDX-License-Identifier: MIT
"""The personal form: its words, and the box that a scan is searched for a signature."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dvcq_desktop.commitments.codes import PAPER_HEIGHT, PAPER_WIDTH
from dvcq_desktop.commitments.forms import form_text, signature_box
from dvcq_desktop.commitments.rules import Campaign, CommitmentText

CAMPAIGN = Campaign("c", 2026, "Đợt ký năm 2026")
PROMISES = ("Không gây phiền hà.", "Không nhận quà.")
TEXT = CommitmentText("t", "c", 1, "Bản cam kết", PROMISES, ("Căn cứ Luật",), "Tôi xin cam kết:", "Nếu sai:")


def test_the_form_says_what_is_signed_in_the_order_in_which_it_is_signed() -> None:
    form = form_text(CAMPAIGN, TEXT, "Đại Sơn")
    assert (form.title, form.abstract) == ("Bản cam kết", "Không gây phiền hà, sách nhiễu nhân dân năm 2026")
    assert form.place_and_day.startswith("Đại Sơn, ngày")
    assert form.place_and_day.endswith("năm 2026")
    assert form.body[:4] == ("Tôi xin cam kết:", "1. Không gây phiền hà.", "2. Không nhận quà.", "Nếu sai:")
    assert "02 bản" in form.body[4]
    assert "01 bản, do cơ quan" in form_text(replace(CAMPAIGN, copies=1), TEXT).body[4]


def test_a_closing_that_speaks_of_the_copies_is_left_as_it_is() -> None:
    closing = "Tôi xin chịu trách nhiệm.\nBản cam kết được lập thành 03 bản."
    assert form_text(CAMPAIGN, replace(TEXT, closing=closing)).body[-1] == closing.splitlines()[1]


@pytest.mark.parametrize("title", ["Bản cam kết không nhận quà", "Bản cam kết\nkhông nhận quà"])
def test_a_title_that_says_what_it_is_about_is_divided(title: str) -> None:
    form = form_text(CAMPAIGN, replace(TEXT, title=title))
    assert (form.title, form.abstract) == ("Bản cam kết", "Không nhận quà")


@pytest.mark.parametrize(("count", "pages"), [(2, 1), (30, 2), (200, 7)])
def test_the_box_lies_on_the_last_page_in_the_right_half(count: int, pages: int) -> None:
    text = replace(
        TEXT, promises=("Không gây phiền hà, sách nhiễu nhân dân khi giải quyết công việc.",) * count
    )
    box = signature_box(CAMPAIGN, text)
    assert (box.page, box.pages) == (pages, pages)
    assert PAPER_WIDTH / 2 < box.left < box.left + box.width < PAPER_WIDTH
    assert 20 < box.top < box.top + box.height < PAPER_HEIGHT - 27
    assert box.height >= 20
