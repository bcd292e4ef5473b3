# SPDX-License-Identifier: MIT
"""Reports of which one is too many, as when two PCs began or mended the same one apart. No I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.reports.rules import ReportState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.reports.periods import Period
    from dvcq_desktop.reports.rules import Report

_STATES = {ReportState.DRAFT: "dự thảo", ReportState.FROZEN: "đã chốt"}


def doubles(reports: Sequence[Report]) -> Iterator[str]:
    """Say which reports are there twice: of one period, outline and report that they replace."""
    found: dict[tuple[Period, str | None, str], list[Report]] = {}
    for each in reports:
        found.setdefault(_what(each), []).append(each)
    for same in found.values():
        if len(same) > 1:
            first = same[0]
            what = f"cùng thay thế {first.replaced}" if first.replaces else "của cùng kỳ, cùng đề cương"
            listed = "; ".join(f"{each.called} ({_STATES[each.state]})" for each in same)
            yield f"Có {len(same)} báo cáo {what}: {listed}. Chỉ cần một."


def frozen_already(draft: Report, others: Sequence[Report]) -> Iterator[Report]:
    """Yield the frozen reports that say what a draft is to say."""
    return (each for each in others if each.is_frozen and each.id != draft.id and _what(each) == _what(draft))


def _what(report: Report) -> tuple[Period, str | None, str]:
    return report.period, report.outline, report.replaces
