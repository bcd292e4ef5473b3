# SPDX-License-Identifier: MIT
"""Which frozen report's figures are those of a period, and who was told others."""

from __future__ import annotations

from datetime import date

from dvcq_desktop.reports.figures import Figure
from dvcq_desktop.reports.one_set import figures_from, left_behind, replacing, telling
from dvcq_desktop.reports.rules import Content, Report, ReportState, Row, frozen_text
from tests.reports.conftest import HALF


def rows(count: int) -> tuple[Row, ...]:
    return (Row("conferences", "Hội nghị", "Hội nghị", "cuộc", Figure(count), "-"),)


def draft(key: str, replaces: str = "") -> Report:
    return Report(key, HALF, *HALF.days(), replaces=replaces)


def frozen(key: str, count: int, day: int, replaces: str = "") -> Report:
    """Return a report that was frozen on a day of June with a count of conferences."""
    return Report(
        key,
        HALF,
        *HALF.days(),
        state=ReportState.FROZEN,
        frozen_at=f"2026-06-{day}T09:00:00Z",
        figures=frozen_text(Content(rows(count))),
        replaces=replaces,
    )


# The keys are against the days: it is the days that count.
FIRST, SECOND = frozen("d", 2, 17), frozen("c", 3, 18)
MENDED, AGAIN = frozen("b", 4, 19, "d"), frozen("a", 5, 20, "b")


def test_the_first_frozen_is_told_of_a_period_until_one_mends_it() -> None:
    assert telling([draft("x")]) is None
    for known in ([FIRST, SECOND], [SECOND, FIRST]):
        assert telling(known) is FIRST
        assert telling([*known, MENDED]) is MENDED
        assert telling([AGAIN, *known, MENDED]) is AGAIN


def test_a_draft_has_the_figures_of_its_days_and_never_its_own() -> None:
    assert figures_from(draft("x"), [FIRST]) is FIRST
    assert figures_from(draft("x"), [Report("y", HALF.next, *HALF.days(), state=ReportState.FROZEN)]) is None
    other_days = Report("x", HALF, date(2026, 1, 1), date(2026, 6, 30))
    assert figures_from(other_days, [FIRST]) is None
    assert figures_from(FIRST, [FIRST]) is None


def test_a_draft_that_mends_counts_but_for_a_report_of_figures_that_were_mended() -> None:
    assert figures_from(draft("x", "d"), [FIRST]) is None
    assert figures_from(draft("x", "b"), [FIRST, SECOND, MENDED]) is None
    assert figures_from(draft("x", "c"), [FIRST, SECOND, MENDED]) is MENDED


def test_who_was_told_other_figures_is_left_behind_but_not_whom_it_replaces() -> None:
    mending = draft("x", "d")
    assert left_behind(mending, rows(4), [FIRST, SECOND]) == [SECOND]
    assert left_behind(mending, rows(3), [FIRST, SECOND]) == []
    assert left_behind(draft("x", "b"), rows(9), [FIRST, MENDED]) == []
    assert left_behind(draft("x"), rows(4), [FIRST, SECOND]) == []


def test_of_two_that_replace_one_the_last_frozen_does() -> None:
    later = frozen("e", 6, 21, "d")
    for known in ([FIRST, MENDED, later], [later, MENDED, FIRST]):
        assert replacing(known) == {"d": later}
    assert replacing([FIRST, draft("x", "d")]) == {}
