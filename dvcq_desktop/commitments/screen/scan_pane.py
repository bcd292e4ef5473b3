# SPDX-License-Identifier: MIT
"""What stands beside the list of pages: the page's picture, its signature box, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from dvcq_desktop.commitments.scanned import PageState
from dvcq_desktop.commitments.screen.scan_view import CropView, ScanView, upright
from dvcq_desktop.widgets.pick import PickBox
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP, ICON_SIZE, MARGIN, SPACE, colours, icon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.commitments.screen.scan_rows import ScanRow

_PAPER_WIDTH = 210.0
_KEPT_BOX = 6.0
"""How far around its box a signature is shown, in mm."""


class ScanPane(QWidget):
    """Show one page and say which step she wants; the page of the room does it."""

    agreed = Signal()
    signed = Signal()
    unsigned = Signal()
    turned = Signal()
    dismissed = Signal()
    assigned = Signal(str)  # person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Widgets
        self.heading = plain_label(self)
        self.heading.setProperty("heading", True)
        self.heading.setWordWrap(True)
        self.told = plain_label(self)
        self.told.setWordWrap(True)
        self.agree = self._button("Đồng ý", "Enter", "check", self.agreed)
        self.agree.setProperty("primary", True)
        self.agree.setIcon(icon("check", colour=colours().on_accent))
        self.sign = self._button("Có chữ ký", "C", "signature", self.signed)
        self.unsign = self._button("Không thấy", "K", "x", self.unsigned)
        self.turn = self._tool("Xoay phải 90° (X)", "refresh-cw", self.turned)
        self.dismiss = self._button("Bỏ qua", "B", "archive", self.dismissed)
        self.person = PickBox(self, none="Gán cho người khác: gõ tên…")
        self.person.setAccessibleName("Gán trang cho người ký (G)")
        self.person.setToolTip("Gán trang này cho một người của đợt ký (phím G)")
        self.view = ScanView(self)
        self.crop = CropView(self)
        self.crop.hide()
        # Assemble
        self._assemble()
        # Signals
        self.person.edited.connect(self._on_person_edited)
        self.show_nothing()

    def offer_people(self, people: Iterable[tuple[str, str]]) -> None:
        """Offer those to whom a page can be given."""
        self.person.set_choices(people)

    def show_nothing(self) -> None:
        """Show that no page is chosen."""
        self.heading.setText("")
        self.told.setText("")
        self.person.set_value(None)
        self.view.clear()
        self.crop.show_picture(QImage())
        self._allow(None)

    def show_row(self, row: ScanRow) -> None:
        """Show a page's words; its picture follows."""
        page = row.page
        part = f" · trang {page.page}/{page.pages}" if page.page else ""
        self.heading.setText(f"{row.who}{part}")
        self.told.setText(_told(row))
        self.person.set_value(page.person)
        again = page.state is PageState.DISMISSED
        self.dismiss.setText("Xem lại (B)" if again else "Bỏ qua (B)")
        self._allow(row)

    def show_picture(self, image: QImage, box: QRectF | None, turned: int) -> None:
        """Show a page's picture, and the signature box (mm of upright paper) where it is known."""
        shown = upright(image, turned)
        if box is None or turned or image.isNull():
            self.view.show_picture(shown, None)
            self.crop.show_picture(QImage())
            return
        scale = image.width() / _PAPER_WIDTH
        pixels = QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale)
        self.view.show_picture(shown, pixels)
        around = pixels.adjusted(-_KEPT_BOX * scale, -_KEPT_BOX * scale, _KEPT_BOX * scale, _KEPT_BOX * scale)
        self.crop.show_picture(image.copy(around.toRect() & image.rect()))

    def _assemble(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.heading)
        head.addWidget(self.told)
        steps = QGridLayout()
        steps.setSpacing(GAP)
        for place, button in enumerate((self.agree, self.sign, self.unsign)):
            steps.addWidget(button, 0, place)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        label = QLabel("&Gán cho", self)
        label.setBuddy(self.person)
        row.addWidget(label)
        row.addWidget(self.person, 1)
        row.addWidget(self.dismiss)
        row.addWidget(self.turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addLayout(steps)
        column.addLayout(row)
        pictures = QHBoxLayout()
        pictures.setSpacing(SPACE)
        pictures.addWidget(self.view, 1)
        pictures.addWidget(self.crop, 1)
        column.addLayout(pictures, 1)

    def _button(self, verb: str, key: str, icon_name: str, signal: object) -> QPushButton:
        button = QPushButton(f"{verb} ({key})", self)
        button.setIcon(icon(icon_name))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)
        button.clicked.connect(signal)
        return button

    def _tool(self, words: str, icon_name: str, signal: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(signal)
        return button

    def _allow(self, row: ScanRow | None) -> None:
        known = row is not None
        whose = row is not None and bool(row.page.person) and row.page.state is not PageState.DISMISSED
        self.agree.setEnabled(row is not None and row.can_agree)
        self.sign.setEnabled(whose)
        self.unsign.setEnabled(whose)
        for widget in (self.turn, self.dismiss, self.person):
            widget.setEnabled(known)

    def _on_person_edited(self, person: str | None) -> None:
        if person:
            self.assigned.emit(person)


def _told(row: ScanRow) -> str:
    page = row.page
    parts = [row.unit]
    if page.state is PageState.CHECK and page.reason:
        named = f" ({row.campaign})" if row.campaign else ""
        why = f": {page.note}" if page.note else ""
        parts.append(f"{page.reason.label}{why}{named}. {page.reason.advice}")
    elif signature := row.signature:
        parts.append(signature.whole)
    elif page.state is PageState.FILED and not page.presence:
        parts.append("Trang này không có chỗ ký.")
    return " · ".join(part for part in parts if part)
