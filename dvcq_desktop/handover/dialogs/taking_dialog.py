# SPDX-License-Identifier: MIT
"""The dialog "Nhận bản từ USB": find a copy, compare it, show what it means, and only then take it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.errors import UserError
from dvcq_desktop.handover import store, taking
from dvcq_desktop.handover.dialogs import verdict
from dvcq_desktop.handover.dialogs.conflicts_pane import ConflictsPane
from dvcq_desktop.handover.dialogs.offer_list import OfferList
from dvcq_desktop.handover.dialogs.preview_tree import PreviewTree
from dvcq_desktop.handover.dialogs.sides_tree import SidesTree
from dvcq_desktop.handover.dialogs.work_pane import WorkPane
from dvcq_desktop.handover.receiving import offer_of
from dvcq_desktop.handover.taking import Choice
from dvcq_desktop.widgets.fields import LineEdit
from dvcq_desktop.widgets.file_dialogs import open_dialog
from dvcq_desktop.widgets.fitting import fit_to_screen
from dvcq_desktop.widgets.jobs import Job, Progress
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.tabs import Tabs
from dvcq_desktop.widgets.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.database.rooms import MergingRoom
    from dvcq_desktop.database.schema import FieldValue
    from dvcq_desktop.handover.conflict_items import ConflictItem
    from dvcq_desktop.handover.dialogs.verdict import Prepared
    from dvcq_desktop.handover.naming import Naming
    from dvcq_desktop.handover.receiving import Offer
    from dvcq_desktop.handover.taking import Brought, Place
    from dvcq_desktop.widgets.workbench import Workbench

_SIZE = (980, 600)
_CHOOSE, _WORK, _RESULT = range(3)
_FOLDER = "handover/taken-from"
_FILTER = "Bản bàn giao (*.dvcq *.age *.001 *.ban-giao.json);;Mọi tệp (*)"


class Taken(NamedTuple):
    """What came in, and what its message says."""

    brought: Brought
    verb: str
    is_made_up: bool = False
    chosen: int = 0


class TakeOverDialog(QDialog):
    """Lead one take-over to its end: `taken` once a copy was brought in."""

    taken = Signal(object)  # Taken
    view_requested = Signal(object)  # Path of a copy that is only to be looked at

    def __init__(
        self,
        workbench: Workbench,
        rooms: Sequence[MergingRoom],
        naming: Naming,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nhận bản từ USB")
        self._workbench, self._rooms, self._naming = workbench, tuple(rooms), naming
        self._leaves = False
        self.prepared: Prepared | None = None
        self._choices: dict[Place, Choice] = {}
        # Widgets
        self.messages = MessageBar(self)
        self.pages = QStackedWidget(self)
        self.offers = OfferList(workbench.jobs, self)
        self.other = QPushButton("Tệp khác…", self)
        self.secret = LineEdit(self)
        self._secret_row = QWidget(self)
        self.compare = QPushButton("So sánh", self)
        self.cancel = QPushButton("Hủy", self)
        self.work = WorkPane(workbench.jobs, self)
        self.sentence = plain_label(self)
        self.explanation = plain_label(self)
        self.tabs = Tabs(self)
        self.conflicts = ConflictsPane(self)
        self.preview = PreviewTree(self)
        self.sides = SidesTree(self)
        self.back = QPushButton("Chọn bản khác", self)
        self.close_button = QPushButton("Đóng", self)
        self.take = QPushButton(verdict.TAKE, self)
        # Assemble
        self._assemble()
        # Signals
        self.offers.changed.connect(self._on_offer_changed)
        self.offers.itemActivated.connect(self._on_compare_clicked)
        self.other.clicked.connect(self._on_other_clicked)
        self.compare.clicked.connect(self._on_compare_clicked)
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(self._on_back_clicked)
        self.close_button.clicked.connect(self.reject)
        self.take.clicked.connect(self._on_take_clicked)
        self.conflicts.chosen.connect(self._on_chosen)
        self.offers.begin()

    def pick(self, path: Path) -> None:
        """Offer a chosen file and select it; say why where it is none."""
        try:
            offer = offer_of(path)
        except UserError as error:
            self.messages.show_error(error.sentence)
            return
        self.messages.clear()
        self.offers.pick(offer)

    def reject(self) -> None:
        """Stop what runs first; close when nothing does."""
        if self.pages.currentIndex() == _WORK:
            if self.work.stop.isEnabled():
                self._leaves = True
                self.work.cancel()
            return
        super().reject()

    def done(self, result: int) -> None:
        """Throw the copies away."""
        self.offers.stop()
        self._drop_prepared()
        super().done(result)

    # Assembling

    def _assemble(self) -> None:
        self.secret.setPlaceholderText("Gõ mật khẩu ghi trên phiếu")
        self.secret.setAccessibleName("Mật khẩu")
        for button in (self.other, self.cancel, self.back, self.close_button):
            button.setAutoDefault(False)
        self.compare.setDefault(True)
        self.compare.setProperty("primary", True)
        self.take.setProperty("primary", True)
        self.sentence.setProperty("heading", True)
        for label in (self.sentence, self.explanation):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tabs.addTab(self.conflicts, "Chỗ cần chọn")
        self.tabs.addTab(self.preview, "Thay đổi sẽ nhận")
        self.tabs.addTab(self.sides, "Hai bên đã làm")
        self.pages.addWidget(self._choose_page())
        self.pages.addWidget(self.work)
        self.pages.addWidget(self._result_page())
        column = QVBoxLayout(self)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        self.resize(*_SIZE)
        fit_to_screen(self)

    def _choose_page(self) -> QWidget:
        page = QWidget(self)
        label = plain_label(self)
        label.setText("Mật khẩu:")
        label.setBuddy(self.secret)
        secret = QHBoxLayout(self._secret_row)
        secret.setContentsMargins(0, 0, 0, 0)
        secret.addWidget(label)
        secret.addWidget(self.secret, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.offers, 1)
        column.addWidget(self._secret_row)
        column.addLayout(_buttons(self.other, self.cancel, self.compare))
        return page

    def _result_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.sentence)
        column.addWidget(self.explanation)
        column.addWidget(self.tabs, 1)
        self._filler = QWidget(self)
        column.addWidget(self._filler, 1)
        column.addLayout(_buttons(self.back, self.close_button, self.take))
        return page

    # Choosing a copy

    def _on_offer_changed(self, offer: Offer | None) -> None:
        self.compare.setEnabled(offer is not None)
        self.compare.setText("Mở để xem" if offer and offer.is_view_only else "So sánh")
        self._secret_row.setVisible(bool(offer and offer.is_sealed))
        if offer and offer.is_sealed and not self.offers.hasFocus():
            self.secret.setFocus()

    def _on_other_clicked(self) -> None:
        kept = str(self._workbench.settings.value(_FOLDER, ""))
        dialog = open_dialog(self, "Chọn bản cần nhận", _FILTER, folder=kept)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        self._workbench.settings.setValue(_FOLDER, str(Path(name).parent))
        self.pick(Path(name))

    # Comparing

    def _on_compare_clicked(self, _item: object = None, _column: int = 0) -> None:
        offer = self.offers.chosen
        if offer is None:
            return
        if offer.is_sealed and not self.secret.text().strip():
            self.messages.show_warning("Bản này có mật khẩu: hãy gõ mật khẩu ghi trên phiếu.")
            self.secret.setFocus()
            return
        self.messages.clear()
        self._drop_prepared()
        if offer.is_view_only:
            self._view(offer)
            return
        work = partial(
            verdict.prepare,
            self._workbench.database,
            offer,
            self.secret.text(),
            self._rooms,
            self._naming,
        )
        self.pages.setCurrentIndex(_WORK)
        self.work.run(
            Job("Đang so sánh hai bản", work), self._on_prepared, self._on_compare_failed, self._on_stopped
        )

    def _view(self, offer: Offer) -> None:
        work = partial(_view, self._workbench.database, offer, self.secret.text())
        self.pages.setCurrentIndex(_WORK)
        job = Job("Đang mở bản chỉ xem", work)
        self.work.run(job, self._on_viewed, self._on_compare_failed, self._on_stopped)

    def _on_viewed(self, path: Path) -> None:
        super().reject()
        self.view_requested.emit(path)

    def _on_prepared(self, prepared: Prepared) -> None:
        if self._leaves:
            prepared.close()
            super().reject()
            return
        self.prepared = prepared
        preview = prepared.merge.preview
        self.sentence.setText(prepared.sentence)
        self.explanation.setText(prepared.explanation)
        self.take.setMinimumWidth(0)
        self.take.setText(prepared.verb)
        # Once all is chosen the words are shorter: the button beside it must not come under the mouse.
        self.take.setMinimumWidth(self.take.sizeHint().width())
        self.take.setVisible(bool(prepared.verb))
        self.tabs.setVisible(preview is not None)
        self._filler.setVisible(preview is None)
        self.pages.setCurrentIndex(_RESULT)
        if preview is not None:
            other = prepared.other.capitalize().replace("usb", "USB")
            self.preview.show_preview(preview, self._naming, other)
            self.sides.show_sides(prepared.merge.comparison, self._naming, other)
        self.conflicts.set_items(prepared.items)
        self.tabs.setTabVisible(0, bool(prepared.items))
        # Where only the copy has something, what will be taken says it all.
        self.tabs.setTabVisible(2, prepared.verb == verdict.MERGE)
        self.tabs.setCurrentIndex(0 if prepared.items else 1)
        self._show_choices()
        (self.take if prepared.verb else self.close_button).setFocus()
        if prepared.items:
            self.conflicts.list.setFocus()

    def _on_compare_failed(self, error: UserError) -> None:
        self.pages.setCurrentIndex(_CHOOSE)
        self.messages.show_error(error.sentence)
        if not self._secret_row.isHidden():
            self.secret.setFocus()
            self.secret.selectAll()

    def _on_stopped(self, _job: Job) -> None:
        self.pages.setCurrentIndex(_CHOOSE)
        if self._leaves:
            super().reject()
        else:
            self.messages.show_info("Đã dừng; máy này giữ nguyên.")

    def _on_back_clicked(self) -> None:
        self._drop_prepared()
        self.messages.clear()
        self.pages.setCurrentIndex(_CHOOSE)

    def _drop_prepared(self) -> None:
        self._choices = {}
        if self.prepared is not None:
            self.prepared.close()
            self.prepared = None

    # Choosing and taking

    def _on_chosen(self, items: Sequence[ConflictItem], values: Sequence[FieldValue]) -> None:
        for item, value in zip(items, values, strict=True):
            self._choices[item.place] = Choice(item.conflict, value)
        self._show_choices()

    def _show_choices(self) -> None:
        if self.prepared is None:
            return
        chosen = {place: choice.value for place, choice in self._choices.items()}
        self.conflicts.mark(chosen)
        self.preview.show_choices(chosen)
        left = len(self.prepared.items) - len(self._choices)
        self.tabs.setTabText(0, f"Chỗ cần chọn ({left})" if left else "Đã chọn đủ")
        verb = self.prepared.verb
        self.take.setText(f"{verb}, chọn sau {left} chỗ" if left and verb else verb)

    def _on_take_clicked(self) -> None:
        if self.prepared is None:
            return
        work = partial(
            _take, self._workbench.database, self.prepared, self._rooms, self._naming, dict(self._choices)
        )
        self.pages.setCurrentIndex(_WORK)
        job = Job("Đang nhận vào máy này", work, saves=True)
        self.work.run(job, self._on_taken, self._on_take_failed, self._on_take_stopped, can_stop=False)

    def _on_taken(self, brought: Brought) -> None:
        verb = self.prepared.verb if self.prepared else verdict.TAKE
        is_made_up = self.prepared is not None and self.prepared.merge.is_made_up
        taken = Taken(brought, verb, is_made_up, len(self._choices))
        self.accept()
        self.taken.emit(taken)

    def _on_take_failed(self, error: UserError) -> None:
        self.pages.setCurrentIndex(_RESULT)
        self.messages.show_error(error.sentence)

    def _on_take_stopped(self, _job: Job) -> None:
        self.pages.setCurrentIndex(_RESULT)


def _view(database: Database, offer: Offer, secret: str, progress: Progress) -> Path:
    return taking.open_to_view(database, offer, secret, progress.report)


def _take(
    database: Database,
    prepared: Prepared,
    rooms: Sequence[MergingRoom],
    naming: Naming,
    choices: dict[Place, Choice],
    progress: Progress,
) -> Brought:
    now = datetime.now().astimezone()
    note = store.note_of(database, prepared.merge, naming, choices, prepared.offer.name)
    digest = store.digest_of_copy(prepared.merge)
    brought = taking.apply(database, prepared.merge, rooms, choices, progress.report, now)
    # The merge stands, whatever is remembered for its minutes.
    with suppress(UserError):
        store.keep_merged(database, note)
        store.keep_taken(database, digest)
    return brought


def _buttons(left: QWidget, *right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    for button in right:
        row.addWidget(button)
    return row
