# SPDX-License-Identifier: MIT
"""The chooser of year and campaign beside the title of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dvcq_desktop.widgets.chooser import Chooser
from dvcq_desktop.widgets.theme import SPACE
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    from dvcq_desktop.commitments.store.reading import CampaignReading


class CampaignChooser(QWidget):
    """Offer the years, and the campaigns of the year where it has several."""

    chosen = Signal(str, int)  # key of a campaign, "" for the newest of the year; the year

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self.year = YearBox(self)
        self.campaign = Chooser("Đợt ký", self)
        # Assemble
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.year)
        row.addWidget(self.campaign)
        # Signals
        self.year.chosen.connect(self._on_year_chosen)
        self.campaign.activated.connect(self._on_campaign_activated)

    def offer(self, reading: CampaignReading, this_year: int) -> None:
        """Offer what there is to choose from, and show what is chosen, without telling."""
        self.year.offer([this_year, *(one.year for one in reading.campaigns)], reading.year)
        of_year = [one for one in reading.campaigns if one.year == reading.year]
        self.campaign.clear()
        for one in of_year:
            self.campaign.addItem(one.name, one.id)
        if reading.campaign:
            self.campaign.setCurrentIndex(self.campaign.findData(reading.campaign.id))
        self.campaign.setVisible(len(of_year) > 1)

    def _on_year_chosen(self, year: int) -> None:
        self.chosen.emit("", year)

    def _on_campaign_activated(self, _place: int) -> None:
        self.chosen.emit(str(self.campaign.currentData()), self.year.year or 0)
