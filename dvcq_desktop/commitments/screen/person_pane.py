# SPDX-License-Identifier: MIT
"""What the detail shows of one person of a campaign: the state, the scanned pages, and all years."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from dvcq_desktop.commitments.store.person import PersonReading, read_images, read_person
from dvcq_desktop.text.dates import day_of
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.form import TextArea
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, MARGIN, SPACE, shades

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from datetime import date

    from dvcq_desktop.commitments.rules import Campaign, MemberEntry
    from dvcq_desktop.commitments.screen.list_page import SigningList
    from dvcq_desktop.commitments.screen.member_rows import MemberRow
    from dvcq_desktop.commitments.store.person import KeptPage
    from dvcq_desktop.commitments.store.reading import CampaignReading
    from dvcq_desktop.widgets.record_form import RecordForm
    from dvcq_desktop.widgets.workbench import Workbench

_THUMBNAIL = QSize(96, 136)
_BESIDE = 3
_INCLUDED = ((None, "Theo quy tắc của đợt"), (True, "Tính"), (False, "Không tính"))


class PersonPane(QObject):
    """Own the parts of the detail; the page puts them into their places."""

    def __init__(self, workbench: Workbench, page: SigningList) -> None:
        super().__init__(page)
        self._workbench = workbench
        self._page = page
        self._row: MemberRow | None = None
        self._campaigns: tuple[Campaign, ...] = ()
        # Widgets
        self.summary = QLabel(page)
        self.summary.setTextFormat(Qt.TextFormat.RichText)
        self.summary.setWordWrap(True)
        self.summary.setContentsMargins(MARGIN, SPACE, MARGIN, 0)
        self.summary.setAccessibleName("Tình trạng ký")
        self.pages = PageStrip(page)
        self.years = QTextBrowser(page)
        self.years.setFrameShape(QFrame.Shape.NoFrame)
        self.years.setAccessibleName("Các năm")
        # Signals
        self.pages.open_requested.connect(self._on_pages_open_requested)

    def add_fields(self, form: RecordForm) -> None:
        """Add what can be typed of a person in a campaign."""
        form.add("included", "Tính vào tổng số", KindBox(_INCLUDED, self._page))
        form.add("note", "Ghi chú", TextArea(self._page, lines=2))

    def show_person(self, row: MemberRow, read: CampaignReading) -> None:
        """Show how a person stands, and ask for what else is kept."""
        self._row, self._campaigns = row, read.campaigns
        self._show_summary(row, PersonReading(row.id))
        question = partial(_read, row.id, read.campaign.id if read.campaign else "")
        self._workbench.reader.ask("commitments/person", question, self._on_person_read)

    def _show_summary(self, row: MemberRow, kept: PersonReading) -> None:
        person = row.member.person
        ink = shades(row.state.tone)
        chip = f"<b style='color:{ink.ink}'>{escape(row.told)}</b>"
        job = ", ".join(part for part in (row.member.position, row.unit) if part)
        lines = [chip, escape(" · ".join(part for part in (job, person.kind.label, row.birth) if part))]
        if row.standing:
            lines.append(escape(row.standing))
        signed = [one for one in kept.signatures if one.campaign == self._page.campaign_id]
        if len(signed) > 1:
            days = "; ".join(f"lần {one.version}: {_written(day_of(one.signed_on))}" for one in signed)
            lines.append(f"Đã ký các bản nội dung: {days}")
        self.summary.setText("<br>".join(lines))

    def _on_person_read(self, kept: PersonReading) -> None:
        row = self._row
        if row is None or kept.person != row.id:
            return
        self._show_summary(row, kept)
        self.years.setHtml(_years(self._campaigns, kept))
        self.pages.show_pages(kept.pages)
        images = [page.image for page in kept.pages]
        if images:
            question = partial(read_images, images=images)
            self._workbench.reader.ask("commitments/images", question, self.pages.show_images)

    def _on_pages_open_requested(self, page: KeptPage, image: QImage) -> None:
        from dvcq_desktop.commitments.dialogs.page_dialog import PageDialog  # noqa: PLC0415 - when one is opened

        dialog = PageDialog(page, image, self._page)
        dialog.open()


class PageStrip(QWidget):
    """Show the scanned pages of a person small; a click shows one in full."""

    open_requested = Signal(object, object)  # KeptPage, QImage

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[KeptPage, ...] = ()
        self._images: dict[str, QImage] = {}
        self.buttons: list[QToolButton] = []
        # Widgets
        self.heading = plain_label(self)
        # Assemble
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE)
        self._grid.setColumnStretch(_BESIDE, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.heading)
        column.addLayout(self._grid)

    def show_pages(self, kept: tuple[KeptPage, ...]) -> None:
        """Show these pages; those that are shown already stay as they are."""
        count = len(kept)
        self.heading.setText(f"Bản quét: {count} trang" if count else "Bản quét: chưa có")
        if kept == self._kept:
            return
        self._kept, self._images = kept, {}
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for page in kept:
            button = QToolButton(self)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(_THUMBNAIL)
            number = f"Trang {page.page}/{page.pages}" if page.page and page.pages else "Trang quét"
            button.setText("\n".join(filter(None, (number, page.seen))))
            button.setToolTip(" · ".join(part for part in (page.source, page.scanned_on) if part))
            button.setProperty("page", page.id)
            button.clicked.connect(self._on_button_clicked)
            place = len(self.buttons)
            self._grid.addWidget(button, place // _BESIDE, place % _BESIDE)
            self.buttons.append(button)

    def show_images(self, images: Mapping[str, bytes]) -> None:
        """Draw the pages whose pictures are there; one that cannot be drawn says so."""
        for page, button in zip(self._kept, self.buttons, strict=True):
            if page.image not in images or page.image in self._images:
                continue
            image = QImage.fromData(images[page.image])
            self._images[page.image] = image
            if image.isNull():
                button.setText("(không mở được ảnh)")
                continue
            small = image.scaled(
                _THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            button.setIcon(QIcon(QPixmap.fromImage(small)))

    def _on_button_clicked(self) -> None:
        button = self.sender()
        for page, one in zip(self._kept, self.buttons, strict=True):
            image = self._images.get(page.image)
            if one is button and image is not None and not image.isNull():
                self.open_requested.emit(page, image)


def _years(campaigns: tuple[Campaign, ...], kept: PersonReading) -> str:
    """Return where a person stood in every campaign, as HTML, and what was found against the person."""
    rows = []
    for campaign in campaigns:
        entry = kept.entries.get(campaign.id)
        if entry is not None:
            rows.append(f"<li><b>{escape(campaign.name)}</b>: {escape(_told(entry))}</li>")
    signed = f"<ul>{''.join(rows)}</ul>" if rows else "<p>Chưa ghi tình trạng ký ở đợt nào.</p>"
    found = "".join(
        f"<li>{escape(_written(one.found_on))}: {escape(one.finding)}"
        f"{f' - {escape(one.measure)}' if one.measure else ''}</li>"
        for one in kept.violations
    )
    violations = f"<p><b>Vi phạm đã ghi</b></p><ul>{found}</ul>" if found else ""
    return f"<p><b>Ký cam kết qua các năm</b></p>{signed}{violations}"


def _told(entry: MemberEntry) -> str:
    parts = [entry.state.label]
    if entry.signed_on:
        parts[0] += f" ngày {_written(entry.signed_on)}"
    if entry.since:
        parts[0] += f" từ {_written(entry.since)}"
    return " · ".join(part for part in (*parts, entry.reason, entry.note) if part)


def _written(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "(chưa rõ ngày)"


def _read(person: str, campaign: str, connection: sqlite3.Connection) -> PersonReading:
    return read_person(connection, person, campaign)
