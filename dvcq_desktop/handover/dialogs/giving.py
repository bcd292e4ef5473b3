# SPDX-License-Identifier: MIT
"""The dialog "Bàn giao qua USB": where to, under which passphrase, between whom; then the work."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.handover.dialogs.work_pane import WorkPane
from dvcq_desktop.handover.drives import Drive, drive_of, removable_drives
from dvcq_desktop.handover.handing import Terms, hand_over_now
from dvcq_desktop.handover.naming import kept_words
from dvcq_desktop.handover.passphrases import LEAST, generate
from dvcq_desktop.text.numbers import size_in_words
from dvcq_desktop.widgets.file_dialogs import folder_dialog
from dvcq_desktop.widgets.form import FormLayout, LineEdit
from dvcq_desktop.widgets.jobs import Job, Progress
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.plain import WholeLabel, plain_label
from dvcq_desktop.widgets.suggest import SuggestEdit
from dvcq_desktop.widgets.theme import GAP, MARGIN, SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.handover.sending import HandedOver
    from dvcq_desktop.widgets.workbench import Workbench

_LOOK_EVERY_MS = 1500
_WIDTH = 640
_ROWS = 3
_GENERATED, _OWN, _NONE = range(3)
_FORM, _WORK, _DONE = range(3)
_NO_DRIVE = "Chưa thấy USB nào. Hãy cắm USB vào (danh sách tự cập nhật), hoặc bấm “Nơi khác…”."
_PLAIN = "Không đặt mật khẩu: ai cầm USB cũng mở được dữ liệu, kể cả khi USB bị mất."
_FOLDER = "handover/folder"
_GIVER, _TAKER = "handover/giver", "handover/taker"
"""What this PC remembers: on the other one the two have changed places."""
_DRIVE = Qt.ItemDataRole.UserRole


class HandOverDialog(QDialog):
    """Lead one hand-over to its end; `minutes_requested` and `slip_requested` are answered by the flow."""

    minutes_requested = Signal()
    slip_requested = Signal(str, object)  # passphrase, HandedOver

    def __init__(self, workbench: Workbench, people: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Bàn giao qua USB")
        self._workbench = workbench
        self._elsewhere: list[Drive] = []
        self._is_looking = False
        self.handed_over: HandedOver | None = None
        self._passphrase = ""
        # Widgets
        self.messages = MessageBar(self)
        self.pages = QStackedWidget(self)
        self.drives = QListWidget(self)
        self.other = QPushButton("Nơi khác…", self)
        self.generated = QRadioButton("Dùng mật khẩu này (chép ra phiếu, giao riêng):", self)
        self.own = QRadioButton("Tự đặt mật khẩu:", self)
        self.none = QRadioButton("Không đặt mật khẩu", self)
        self.secret = WholeLabel(self)
        self.again = QPushButton("Đổi mật khẩu khác", self)
        self.typed = LineEdit(self)
        self.warning = plain_label(self)
        self.giver, self.taker = SuggestEdit(self), SuggestEdit(self)
        self.confirmed = QCheckBox("Biên bản có phần XÁC NHẬN CỦA LÃNH ĐẠO", self)
        self.view_only = QCheckBox("Bản chỉ xem: người nhận mở ra xem, không sửa được", self)
        self.cancel = QPushButton("Hủy", self)
        self.start = QPushButton("Bàn giao", self)
        self.work = WorkPane(workbench.jobs, self)
        self.done_words = plain_label(self)
        self.done_secret = WholeLabel(self)
        self.slip = QPushButton("In phiếu mật khẩu…", self)
        self.minutes = QPushButton("In biên bản…", self)
        self.close_button = QPushButton("Đóng", self)
        self._ways = QButtonGroup(self)
        self._timer = QTimer(self)
        # Assemble
        for edit, name in ((self.giver, _GIVER), (self.taker, _TAKER)):
            edit.set_suggestions(people)
            edit.set_value(str(workbench.settings.value(name) or ""))
        self._assemble()
        # Signals
        self._ways.idToggled.connect(self._on_way_toggled)
        self.again.clicked.connect(self._on_again_clicked)
        self.other.clicked.connect(self._on_other_clicked)
        self.cancel.clicked.connect(self.reject)
        self.start.clicked.connect(self._on_start_clicked)
        self.drives.currentRowChanged.connect(self._on_drive_changed)
        self.slip.clicked.connect(self._on_slip_clicked)
        self.minutes.clicked.connect(self.minutes_requested)
        self.close_button.clicked.connect(self.accept)
        self._timer.timeout.connect(self._look)
        self.generated.setChecked(True)
        self._on_again_clicked()
        self._show_drives([])
        self._look()
        self._timer.start(_LOOK_EVERY_MS)

    def choose_folder(self, folder: Path) -> None:
        """Add a place and select it."""
        drive = drive_of(folder)
        if drive is None:
            self.messages.show_error(f"Không ghi được vào {folder}: hãy chọn nơi khác.")
            return
        self._elsewhere = [each for each in self._elsewhere if each.path != drive.path] + [drive]
        self._show_drives([*self._found(), *self._elsewhere])
        self.drives.setCurrentRow(self.drives.count() - 1)

    def reject(self) -> None:
        """Stop what runs first; close when nothing does."""
        if self.pages.currentIndex() == _WORK:
            self.work.cancel()
        else:
            super().reject()

    # Assembling

    def _assemble(self) -> None:
        self.secret.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.done_secret.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.secret, self.done_secret):
            label.setProperty("heading", True)
        for place, way in enumerate((self.generated, self.own, self.none)):
            self._ways.addButton(way, place)
        self.drives.setFixedHeight(self.fontMetrics().height() * (2 * _ROWS) - GAP)
        self.drives.setAccessibleName("Nơi ghi bản bàn giao")
        self.drives.setWordWrap(True)
        self.drives.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.typed.setPlaceholderText(f"Ít nhất {LEAST} ký tự")
        self.typed.setAccessibleName("Mật khẩu tự đặt")
        self.warning.setWordWrap(True)
        self.warning.setProperty("muted", True)
        self.warning.setText(_PLAIN)
        self.done_words.setWordWrap(True)
        for button in (self.other, self.again, self.cancel, self.slip, self.close_button):
            button.setAutoDefault(False)
        self.start.setProperty("primary", True)
        self.start.setDefault(True)
        self.minutes.setProperty("primary", True)
        self.pages.addWidget(self._form_page())
        self.pages.addWidget(self.work)
        self.pages.addWidget(self._done_page())
        column = QVBoxLayout(self)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        self.resize(_WIDTH, self.sizeHint().height())

    def _form_page(self) -> QWidget:
        page = QWidget(self)
        place = QHBoxLayout()
        place.addWidget(self.drives, 1)
        place.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        shown = QHBoxLayout()
        shown.setContentsMargins(MARGIN * 2, 0, 0, 0)
        shown.addWidget(self.secret, 1)
        shown.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        typed = QHBoxLayout()
        typed.addWidget(self.own)
        typed.addWidget(self.typed, 1)
        secrets = QVBoxLayout()
        secrets.setSpacing(GAP)
        secrets.addWidget(self.generated)
        secrets.addLayout(shown)
        secrets.addLayout(typed)
        secrets.addWidget(self.none)
        secrets.addWidget(self.warning)
        form = FormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow("Ghi vào:", place)
        form.addRow("Mật khẩu:", secrets)
        form.add_field("Bên giao", self.giver)
        form.add_field("Bên nhận", self.taker)
        form.addRow("", self.confirmed)
        form.addRow("", self.view_only)
        return _with_buttons(page, form, (self.cancel, self.start))

    def _done_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        head = QLabel("Đã bàn giao xong. Có thể rút USB ra.", self)
        head.setProperty("heading", True)
        column.addWidget(head)
        column.addWidget(self.done_words)
        column.addWidget(self.done_secret)
        column.addStretch(1)
        return _with_buttons(page, column, (self.close_button, self.slip, self.minutes))

    # Where to

    def _found(self) -> list[Drive]:
        drives = [self.drives.item(row).data(_DRIVE) for row in range(self.drives.count())]
        apart = {drive.path for drive in self._elsewhere}
        return [drive for drive in drives if drive and drive.path not in apart]

    def _look(self) -> None:
        """Ask for the drives again, off the window's thread: one that is going away may answer late."""
        if not self._is_looking and self.pages.currentIndex() == _FORM:
            self._is_looking = True
            job = Job("Đang tìm USB", _drives, silent=True)
            self._workbench.jobs.run(job, self._on_found, self._on_not_found, self._on_look_stopped)

    def _on_found(self, drives: list[Drive]) -> None:
        self._is_looking = False
        shown = [*drives, *self._elsewhere]
        if [drive.path for drive in shown] != [
            self.drives.item(row).data(_DRIVE).path
            for row in range(self.drives.count())
            if self.drives.item(row).data(_DRIVE)
        ]:
            self._show_drives(shown)

    def _on_not_found(self, _error: UserError) -> None:
        self._is_looking = False

    def _on_look_stopped(self, _job: Job) -> None:
        self._is_looking = False

    def _show_drives(self, drives: list[Drive]) -> None:
        chosen = self._drive()
        self.drives.clear()
        for drive in drives:
            item = QListWidgetItem(_drive_words(drive), self.drives)
            item.setData(_DRIVE, drive)
        if not drives:
            item = QListWidgetItem(_NO_DRIVE, self.drives)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        paths = [drive.path for drive in drives]
        kept = paths.index(chosen.path) if chosen and chosen.path in paths else 0
        self.drives.setCurrentRow(kept if drives else -1)
        self._on_drive_changed()

    def _drive(self) -> Drive | None:
        item = self.drives.currentItem()
        return item.data(_DRIVE) if item else None

    def _on_drive_changed(self, _row: int = 0) -> None:
        self.start.setEnabled(self._drive() is not None)
        self.start.setToolTip("" if self._drive() else "Hãy chọn USB hoặc nơi ghi trước")

    def _on_other_clicked(self) -> None:
        dialog = folder_dialog(self, "Chọn nơi ghi bản bàn giao")
        if kept := str(self._workbench.settings.value(_FOLDER, "")):
            dialog.setDirectory(kept)
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.open()

    def _on_folder_selected(self, folder: str) -> None:
        self._workbench.settings.setValue(_FOLDER, folder)
        self.choose_folder(Path(folder))

    # The passphrase

    def _on_again_clicked(self) -> None:
        self.secret.setText(generate())

    def _on_way_toggled(self, _place: int, _on: bool) -> None:
        way = self._ways.checkedId()
        self.secret.setEnabled(way == _GENERATED)
        self.again.setEnabled(way == _GENERATED)
        self.typed.setEnabled(way == _OWN)
        self.warning.setVisible(way == _NONE)
        if way == _OWN:
            self.typed.setFocus()

    def _secret(self) -> str | None:
        """Return the passphrase, "" for none; None where what is typed will not do, and say so."""
        way = self._ways.checkedId()
        if way != _OWN:
            return self.secret.text() if way == _GENERATED else ""
        typed = " ".join(self.typed.text().split())
        if len(typed) < LEAST:
            self.messages.show_error(f"Mật khẩu tự đặt cần ít nhất {LEAST} ký tự.")
            self.typed.setFocus()
            return None
        return typed

    # The work

    def _on_start_clicked(self) -> None:
        drive, secret = self._drive(), self._secret()
        if drive is None or secret is None:
            return
        self.messages.clear()
        self._passphrase = secret
        for edit, name in ((self.giver, _GIVER), (self.taker, _TAKER)):
            self._workbench.settings.setValue(name, edit.text().strip())
        order = partial(
            _hand_over,
            self._workbench.database,
            drive,
            secret,
            Terms(
                self.giver.text().strip(),
                self.taker.text().strip(),
                self.confirmed.isChecked(),
                self.view_only.isChecked(),
            ),
        )
        self.pages.setCurrentIndex(_WORK)
        self.work.run(Job("Đang bàn giao", order), self._on_done, self._on_failed, self._on_stopped)

    def _on_done(self, done: HandedOver) -> None:
        self.handed_over = done
        names = "\n".join(f"  {part.name}" for part in done.manifest.parts)
        self.done_words.setText(
            f"Đã ghi vào {done.manifest_path.parent}, đọc lại từ đó và thấy đúng với bản gốc:\n{names}"
            + "\nLần bàn giao này đã có trong Sổ văn bản của cả hai bản."
            * (not done.manifest.view_only and not done.remark)
            + kept_words(done.kept)
        )
        self.done_secret.setText(f"Mật khẩu: {self._passphrase}" if self._passphrase else "")
        self.done_secret.setVisible(bool(self._passphrase))
        self.slip.setVisible(bool(self._passphrase))
        self.pages.setCurrentIndex(_DONE)
        self.minutes.setFocus()
        if done.remark:
            self.messages.show_warning(done.remark)
        # It stands in the register now.
        self._workbench.writer.saved.emit("Bàn giao dữ liệu", None)

    def _on_failed(self, error: UserError) -> None:
        self.pages.setCurrentIndex(_FORM)
        self.messages.show_error(error.sentence)

    def _on_stopped(self, _job: Job) -> None:
        self.pages.setCurrentIndex(_FORM)
        self.messages.show_info("Đã dừng; chưa bàn giao gì. Bản bàn giao trước đó trên USB vẫn còn nguyên.")

    def _on_slip_clicked(self) -> None:
        self.slip_requested.emit(self._passphrase, self.handed_over)


def _drives(_progress: Progress) -> list[Drive]:
    with suppress(OSError):
        return removable_drives()
    return []


def _hand_over(
    database: Database,
    drive: Drive,
    secret: str,
    terms: Terms,
    progress: Progress,
) -> HandedOver:
    return hand_over_now(database, drive, secret, terms, progress.report)


def _drive_words(drive: Drive) -> str:
    return f"{drive.label} · còn trống {size_in_words(drive.free)}   ({drive.path})"


def _with_buttons(page: QWidget, body: Any, buttons: Sequence[QPushButton]) -> QWidget:
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(body, 1)
    column.addLayout(row)
    return page
