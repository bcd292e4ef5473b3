# SPDX-License-Identifier: MIT
"""A report as a row of the list: what it is called there, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dvcq_desktop.reports.one_set import figures_from, replacing
from dvcq_desktop.reports.rules import Report, content_from, in_text
from dvcq_desktop.reports.store.content import around
from dvcq_desktop.reports.templates import Template
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.widgets.table import Chip
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dvcq_desktop.reports.store.page import YearOfReports


@dataclass(frozen=True)
class ReportRow:
    """A report as a row of the list; `figures_of` is the frozen one whose figures a draft has."""

    kept: Report
    outline: Template
    replaced_by: Report | None = None
    figures_of: Report | None = None

    @property
    def recipient(self) -> str:
        """Return whom it is for, "" where no outline says."""
        return self.outline.recipient

    @property
    def due_on(self) -> date:
        """Return by when it is due."""
        return self.outline.due_on(self.kept.period)

    @property
    def id(self) -> str:
        """Return the report's key."""
        return self.kept.id

    @property
    def around(self) -> Mapping[str, str]:
        """Return whom it is addressed to ("to") and who gets it ("recipients")."""
        if self.kept.is_frozen:
            return content_from(self.kept.figures).frame
        return around(self.kept, self.outline)

    @property
    def called(self) -> str:
        """Return what tells it from the others of its year: period, what it replaces, whom it is for."""
        number = self.kept.replaced.partition(" số ")[2].partition("/")[0]
        replaced = f"thay {f'số {number}' if number else 'báo cáo trước'}" if self.kept.replaces else ""
        return " · ".join(part for part in (self.kept.period.short, replaced, self.recipient) if part)

    @property
    def replaces(self) -> str:
        """Return which report it replaces, and why."""
        return f"Thay thế {self.kept.replaced}; lý do: {self.kept.reason}" if self.kept.replaces else ""

    @property
    def state(self) -> Chip:
        """Return whether the report is a draft, frozen, or replaced by another one since."""
        if self.replaced_by is not None:
            return Chip("Bị thay thế", Tone.NEUTRAL, f"Thay bằng {in_text(self.replaced_by.called)}")
        if self.kept.is_frozen:
            return Chip("Đã chốt", Tone.DONE, "Số liệu, nội dung không đổi nữa")
        if self.figures_of is not None:
            return Chip("Dự thảo", Tone.SOON, f"Số liệu theo {in_text(self.figures_of.called)} đã chốt")
        return Chip("Dự thảo", Tone.SOON, "Số liệu theo dữ liệu hiện có")

    @property
    def days(self) -> str:
        """Return from which to which day its figures count."""
        return f"{short_date(self.kept.starts_on)} - {short_date(self.kept.ends_on)}"


def rows_of(known: YearOfReports) -> list[ReportRow]:
    """Return the rows of a year."""
    outlines = {each.id: each for each in known.templates}
    usual, replaced = Template(), replacing(known.reports)
    return [
        ReportRow(
            each,
            outlines.get(each.outline or "", usual),
            replaced.get(each.id),
            None if each.is_frozen else figures_from(each, known.reports),
        )
        for each in known.reports
    ]
