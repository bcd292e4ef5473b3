# SPDX-License-Identifier: MIT
"""The copies that can be taken: those on the sticks, looked for again and again, and those she picked."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from dvcq_desktop.handover.drives import removable_drives
from dvcq_desktop.handover.receiving import Offer, offers_in
from dvcq_desktop.text.numbers import size_in_words
from dvcq_desktop.widgets.jobs import Job, JobRunner, Progress

if TYPE_CHECKING:
    from dvcq_desktop.errors import UserError

_LOOK_EVERY_MS = 2000
_NOTHING = (
    "Chưa thấy bản bàn giao nào trên USB. Hãy cắm USB vào (danh sách tự cập nhật), hoặc bấm “Tệp khác…”."
)
_OFFER = Qt.ItemDataRole.UserRole
_COLUMNS = ("Tệp", "Lập lúc", "Từ máy", "Dung lượng", "Mật khẩu", "Ở")


class OfferList(QTreeWidget):
    """List what there is to take; `changed` tells which copy is chosen. It looks only while it is seen."""

    changed = Signal(object)  # Offer, or None

    def __init__(self, jobs: JobRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._picked: list[Offer] = []
        self._is_looking = False
        self._timer = QTimer(self)
        # Assemble
        self.setHeaderLabels(list(_COLUMNS))
        self.setRootIsDecorated(False)
        self.setAccessibleName("Các bản tìm thấy")
        # Signals
        self.currentItemChanged.connect(self._on_current_item_changed)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def chosen(self) -> Offer | None:
        """Return the copy that is chosen."""
        item = self.currentItem()
        return item.data(0, _OFFER) if item else None

    def begin(self) -> None:
        """Look for copies from now on."""
        self._show([])
        self._look()
        self._timer.start(_LOOK_EVERY_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def pick(self, offer: Offer) -> None:
        """List a copy that was not found but picked, first of all, and choose it."""
        self._picked = [offer, *(one for one in self._picked if one.paths != offer.paths)]
        self._show(self._listed(), offer)

    def _look(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            job = Job("Đang tìm bản bàn giao", _find, silent=True)
            self._jobs.run(job, self._on_found, self._on_look_failed, self._on_look_stopped)

    def _on_timer_timeout(self) -> None:
        if self.isVisible():
            self._look()

    def _on_found(self, offers: list[Offer]) -> None:
        self._is_looking = False
        picked = {offer.paths for offer in self._picked}
        listed = [*self._picked, *(offer for offer in offers if offer.paths not in picked)]
        if listed != self._listed():
            self._show(listed)

    def _on_look_failed(self, _error: UserError) -> None:
        self._is_looking = False

    def _on_look_stopped(self, _job: Job) -> None:
        self._is_looking = False

    def _listed(self) -> list[Offer]:
        items = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        listed = [offer for item in items if item and (offer := item.data(0, _OFFER))]
        picked = {offer.paths for offer in self._picked}
        return [*self._picked, *(offer for offer in listed if offer.paths not in picked)]

    def _show(self, offers: list[Offer], wanted: Offer | None = None) -> None:
        chosen = wanted or self.chosen
        self.clear()
        for offer in offers:
            item = QTreeWidgetItem(self, _words(offer))
            item.setData(0, _OFFER, offer)
            if chosen is not None and offer.paths == chosen.paths:
                self.setCurrentItem(item)
        if not offers:
            item = QTreeWidgetItem(self, [_NOTHING])
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setFirstColumnSpanned(True)
        elif self.currentItem() is None:
            self.setCurrentIndex(self.model().index(0, 0))
        for column in range(len(_COLUMNS)):
            if offers:
                self.resizeColumnToContents(column)
        self._on_current_item_changed()

    def _on_current_item_changed(self, _item: object = None, _before: object = None) -> None:
        self.changed.emit(self.chosen)


def _find(_progress: Progress) -> list[Offer]:
    found: list[Offer] = []
    with suppress(OSError):
        for drive in removable_drives():
            found += offers_in(drive.path)
    return found


def _words(offer: Offer) -> list[str]:
    return [
        offer.name + (" (chỉ xem)" if offer.is_view_only else ""),
        f"{offer.made_at:%d/%m/%Y %H:%M}",
        offer.pc or "(chưa rõ)",
        size_in_words(offer.size),
        "Có" if offer.is_sealed else "Không",
        str(offer.folder),
    ]
