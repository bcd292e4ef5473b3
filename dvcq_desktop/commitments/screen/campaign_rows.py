# SPDX-License-Identifier: MIT
"""A campaign as the list of campaigns shows it: how far it is, and what it lacks."""

from __future__ import annotations

from dataclasses import dataclass

from dvcq_desktop.commitments.rules import Campaign, Rate
from dvcq_desktop.widgets.table import Bar
from dvcq_desktop.widgets.theme import Tone


@dataclass(frozen=True)
class CampaignRow:
    """One campaign as of today."""

    kept: Campaign
    rate: Rate
    version: int | None

    @property
    def id(self) -> str:
        """Return the campaign's key."""
        return self.kept.id

    @property
    def signed(self) -> Bar:
        """Return how far the campaign is."""
        tone = Tone.DONE if self.rate.must and not self.rate.missing else Tone.ACCENT
        return Bar(self.rate.signed, max(self.rate.must, 1), tone, f"{self.rate.signed}/{self.rate.must}")

    @property
    def kinds(self) -> str:
        """Return whose campaign it is."""
        return ", ".join(kind.label for kind in self.kept.kinds) or "Tất cả đối tượng"


def remarks_on(row: CampaignRow) -> list[str]:
    """Return what a campaign still lacks."""
    remarks = []
    if row.version is None:
        remarks.append("Đợt ký chưa có nội dung cam kết: hãy soạn ở thẻ “Nội dung cam kết”.")
    if not row.rate.must:
        remarks.append("Chưa có ai phải ký: hãy xem đối tượng, đơn vị và danh sách ở Cơ quan.")
    return remarks
