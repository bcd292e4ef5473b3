# SPDX-License-Identifier: MIT
"""What a new campaign begins with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dvcq_desktop.commitments.forms import signature_box
from dvcq_desktop.commitments.proposing import Template, lines_of, proposed_campaign, templates
from dvcq_desktop.commitments.rules import Campaign, Joiners, check_campaign, check_text
from dvcq_desktop.office.rules import PersonKind

LAST = Campaign(
    "old",
    2025,
    "Đợt ký cam kết năm 2025",
    kinds=(PersonKind.CADRE,),
    units=("vp",),
    joiners=Joiners.NOT_COUNTED,
    starts_on=date(2025, 3, 3),
    ends_on=date(2025, 3, 31),
    copies=1,
    note="Ghi chú cũ",
)


def test_the_first_campaign_is_of_this_year_and_begins_today() -> None:
    made = proposed_campaign((), date(2026, 2, 2))
    assert (made.year, made.name) == (2026, "Đợt ký cam kết năm 2026")
    assert (made.starts_on, made.ends_on) == (date(2026, 2, 2), date(2026, 3, 4))
    check_campaign(made)


def test_scope_and_rules_are_last_years_and_so_are_the_days_while_they_lie_ahead() -> None:
    made = proposed_campaign((LAST,), date(2026, 2, 2))
    assert (made.id, made.kinds, made.units, made.joiners, made.copies, made.note) == (
        "",
        LAST.kinds,
        LAST.units,
        LAST.joiners,
        1,
        "",
    )
    assert (made.starts_on, made.ends_on) == (date(2026, 3, 3), date(2026, 3, 31))
    late = proposed_campaign((LAST,), date(2026, 5, 4))
    assert late.starts_on == date(2026, 5, 4)


def test_a_second_campaign_of_the_year_is_called_so() -> None:
    made = proposed_campaign((replace(LAST, year=2026),), date(2026, 5, 4))
    assert made.name == "Đợt ký cam kết năm 2026 (lần 2)"


def test_another_year_has_its_own_name_and_days() -> None:
    now = replace(LAST, year=2026, starts_on=date(2026, 3, 3), ends_on=date(2026, 3, 31))
    ahead = proposed_campaign((now, LAST), date(2026, 11, 25), 2027)
    assert (ahead.year, ahead.name) == (2027, "Đợt ký cam kết năm 2027")
    assert (ahead.starts_on, ahead.ends_on) == (date(2027, 3, 3), date(2027, 3, 31))
    past = proposed_campaign((), date(2026, 11, 25), 2025)
    assert (past.name, past.starts_on, past.ends_on) == (
        "Đợt ký cam kết năm 2025",
        date(2025, 11, 25),
        date(2025, 12, 25),
    )


def test_the_29th_of_february_becomes_the_28th() -> None:
    last = replace(LAST, year=2024, starts_on=date(2024, 2, 29), ends_on=date(2024, 3, 15))
    assert proposed_campaign((last,), date(2025, 1, 6)).starts_on == date(2025, 2, 28)


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.name)
def test_a_suggested_text_can_be_signed_and_fits_on_one_page(template: Template) -> None:
    check_text(template.text)
    assert "chịu trách nhiệm trước pháp luật và trước người đứng đầu" in template.text.closing
    assert signature_box(Campaign("", 2026, "Đợt ký"), template.text).pages == 1


def test_numbers_and_dashes_of_a_pasted_list_go() -> None:
    typed = "1. Một.\n2) Hai.\n- Ba.\n\n  + Bốn.\n5 năm phấn đấu.\n2026/1 không phải số."
    assert lines_of(typed) == ("Một.", "Hai.", "Ba.", "Bốn.", "5 năm phấn đấu.", "2026/1 không phải số.")
