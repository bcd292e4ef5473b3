# SPDX-License-Identifier: MIT
"""What a new appraisal begins with, and who of typed lines is who."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.nominations.appraisals import Appraisal, Reviewer
from dvcq_desktop.nominations.proposing import proposed_appraisal, reviewer_line, reviewers_of_lines
from dvcq_desktop.nominations.terms import Movement, Purpose
from tests.nominations.cards import simple_card

if TYPE_CHECKING:
    from dvcq_desktop.nominations.scorecards import Scorecard

KNOWN = [Reviewer("1", "Bà Huệ", "Phó Chủ tịch"), Reviewer("2", "Ông Đạt"), Reviewer("3", "Ông Mới")]


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        (["Bà Huệ, Phó Chủ tịch", "Ông Đạt", "Ông Mới"], ["1", "2", "3"]),
        (["Ông Mới", "Bà Huệ, Phó Chủ tịch"], ["3", "1"]),
        (["Bà Huệ, Chủ tịch", "Ông Đạt", "Ông Mới"], ["1", "2", "3"]),
        (["Bà Nguyễn Thị Huệ", "Ông Đạt", "Ông Mới"], ["1", "2", "3"]),
        (["Bà Huệ", "Ông Đạt", "Ông Mới", "Bà Lan"], ["1", "2", "3", ""]),
        (["Bà Lan"], [""]),
        ([], []),
    ],
)
def test_a_reviewer_keeps_their_key_whatever_is_mended(lines: list[str], keys: list[str]) -> None:
    assert [each.id for each in reviewers_of_lines(lines, KNOWN)] == keys


def test_a_line_is_a_name_and_a_position() -> None:
    assert reviewers_of_lines(["Bà Huệ - Phó Chủ tịch, Tổ trưởng"], []) == [
        Reviewer("", "Bà Huệ", "Phó Chủ tịch, Tổ trưởng")
    ]
    assert [reviewer_line(each) for each in KNOWN[:2]] == ["Bà Huệ, Phó Chủ tịch", "Ông Đạt"]


def _cards() -> list[Scorecard]:
    old = replace(simple_card(), id="old")
    new = replace(old, id="new", version=2, replaces="old")
    return [
        replace(old, id="broken", criteria=()),
        old,
        new,
        replace(old, id="office", purpose=Purpose.OFFICE),
    ]


def test_next_year_begins_as_this_one_with_the_newest_version() -> None:
    last = Appraisal("a", 2025, "x", scorecard="old", chair="Bà Huệ", place="Hội trường")
    found = proposed_appraisal(2026, Purpose.MODEL, Movement.SKILFUL, [last], _cards())
    assert (found.scorecard, found.chair, found.place) == ("new", "Bà Huệ", "Hội trường")
    assert found.name == "Thẩm định mô hình “Dân vận khéo” năm 2026"


def test_the_first_one_takes_a_scorecard_that_can_be_used() -> None:
    found = proposed_appraisal(2026, Purpose.OFFICE, Movement.SKILFUL, [], _cards())
    assert found.scorecard == "office"
    assert proposed_appraisal(2026, Purpose.MODEL, Movement.SKILFUL, [], _cards()[:1]).scorecard is None
