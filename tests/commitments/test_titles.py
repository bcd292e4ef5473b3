# SPDX-License-Identifier: MIT
"""Titles of lists say whom the campaign concerns."""

from __future__ import annotations

import pytest

from dvcq_desktop.commitments.rules import Campaign
from dvcq_desktop.commitments.titles import not_signed_list_title, signed_list_title
from dvcq_desktop.office.rules import PersonKind

SIGNED = "ký cam kết không gây phiền hà, sách nhiễu nhân dân năm 2026"
CADRES = (PersonKind.CIVIL_SERVANT, PersonKind.CADRE)


@pytest.mark.parametrize(
    ("kinds", "units", "title"),
    [
        (
            CADRES,
            (),
            "Danh sách cán bộ, công chức ký cam kết không gây phiền hà, sách nhiễu nhân dân năm 2026",
        ),
        (
            (*CADRES, PersonKind.PUBLIC_EMPLOYEE),
            ("Phòng Kinh tế",),
            f"Danh sách cán bộ, công chức, viên chức Phòng Kinh tế {SIGNED}",
        ),
        (
            (PersonKind.POLICE,),
            ("A", "B", "C"),
            "Danh sách Công an ký cam kết không gây phiền hà, sách nhiễu nhân dân năm 2026",
        ),
        (
            (PersonKind("own", "Cộng tác viên", 2), *CADRES[1:], PersonKind("other", "HĐND xã", 9)),
            (),
            f"Danh sách cán bộ, cộng tác viên, HĐND xã {SIGNED}",
        ),
        (
            (PersonKind("police", "Công an xã", 1), PersonKind("cadre", "Cán bộ chuyên trách", 2)),
            (),
            f"Danh sách Công an xã, cán bộ chuyên trách {SIGNED}",
        ),
        (
            (),
            (),
            f"Danh sách cán bộ, công chức, viên chức và người lao động {SIGNED}",
        ),
    ],
)
def test_a_title_names_the_scope(kinds: tuple[PersonKind, ...], units: tuple[str, ...], title: str) -> None:
    assert signed_list_title(Campaign("", 2026, "Đợt", kinds=kinds), units) == title


def test_the_other_list_says_that_they_have_not() -> None:
    title = not_signed_list_title(Campaign("", 2026, "Đợt", kinds=CADRES))
    assert (
        title
        == "Danh sách cán bộ, công chức chưa ký cam kết không gây phiền hà, sách nhiễu nhân dân năm 2026"
    )
