# SPDX-License-Identifier: MIT
"""What she does with scanned pages: one key each, one undoable action each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from dvcq_desktop.commitments.rules import check_signing_day
from dvcq_desktop.commitments.scanned import PageState, Presence
from dvcq_desktop.commitments.store import scanning
from dvcq_desktop.errors import UserError
from dvcq_desktop.widgets.theme import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from dvcq_desktop.commitments.screen.scan_rows import ScanRow
    from dvcq_desktop.commitments.screen.scans_page import ScansPage
    from dvcq_desktop.database.actions import Action

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_UNCLEAR = "Máy chưa rõ trang này có chữ ký không: bấm C nếu có chữ ký, K nếu không thấy."


class ScanSteps(QObject):
    """Do what was asked about the chosen pages; owned by the page."""

    def __init__(self, page: ScansPage) -> None:
        super().__init__(page)
        self._page = page
        pane = page.pane
        self._keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: self.agree,
            Qt.Key.Key_Enter: self.agree,
            Qt.Key.Key_Space: self.agree,
            Qt.Key.Key_C: self.sign,
            Qt.Key.Key_K: self.unsign,
            Qt.Key.Key_X: self.turn,
            Qt.Key.Key_B: self.dismiss,
            Qt.Key.Key_G: self.focus_person,
        }
        self._zooms: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Plus: pane.view.zoom_in,
            Qt.Key.Key_Equal: pane.view.zoom_in,
            Qt.Key.Key_Minus: pane.view.zoom_out,
            Qt.Key.Key_0: pane.view.fit,
        }
        # Widgets
        self.take = self._action("Nhận bản quét…", "file-input", page.add_record)
        self._deciding = [
            self._action("Đồng ý với đề xuất (Enter)", "check", self.agree),
            self._action("Có chữ ký (C)", "signature", self.sign),
            self._action("Không thấy chữ ký (K)", "x", self.unsign),
            self._action("Xoay phải 90° (X)", "refresh-cw", self.turn),
            self._action("Bỏ qua, xem lại (B)", "archive", self.dismiss),
            self._action("Gán cho người khác… (G)", "user", self.focus_person),
        ]
        # Signals
        pane.agreed.connect(self.agree)
        pane.signed.connect(self.sign)
        pane.unsigned.connect(self.unsign)
        pane.turned.connect(self.turn)
        pane.dismissed.connect(self.dismiss)
        pane.assigned.connect(self.assign)

    @property
    def actions(self) -> list[QAction]:
        """Return the menu of the page."""
        return [self.take, *self._deciding]

    def allow(self) -> None:
        """Let be chosen what can be done with the chosen pages."""
        for action in self._deciding:
            action.setEnabled(bool(self._page.table.selected_ids()))

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; tell whether it stands for anything."""
        key = Qt.Key(event.key())
        held = event.modifiers() & _HELD
        step = (
            self._zooms if held == Qt.KeyboardModifier.ControlModifier else {} if held else self._keys
        ).get(key)
        if step is None:
            return False
        step()
        return True

    def agree(self) -> None:
        """Accept what is proposed of the chosen pages, and go on."""
        rows = [row for row in self._page.selected() if row.can_agree]
        if not rows:
            self._say_why_not()
            return
        ways = {(row.page.state, row.page.presence, bool(row.page.person)) for row in rows}
        if len(ways) > 1:
            self._page.page.messages.show_info(
                "Các trang đang chọn có đề xuất khác nhau: bấm tiêu đề cột “Chữ ký” để các trang cùng đề xuất"
                " đứng cạnh nhau, rồi chọn (giữ Shift) và xác nhận từng nhóm."
            )
            return
        row = rows[0]
        if not row.page.person:
            self.dismiss()
        elif row.page.presence is None:
            work = partial(
                _file_all, [(one.id, one.page.campaign or "", one.page.person or "") for one in rows]
            )
            self._write(f"Xếp bản quét: {len(rows)} trang", work, rows)
        else:
            self._decide(rows, row.page.presence)

    def sign(self) -> None:
        """Record that the chosen pages bear a signature, and go on."""
        self._decide(self._page.selected(), Presence.SIGNED)

    def unsign(self) -> None:
        """Record that the chosen pages bear none, and go on."""
        self._decide(self._page.selected(), Presence.UNSIGNED)

    def turn(self) -> None:
        """Turn the pictures of the chosen pages by a quarter."""
        rows = self._page.selected()
        if rows:
            work = partial(scanning.turn, ids=[row.id for row in rows], quarters=1)
            self._page.workbench.writer.write(f"Xoay bản quét: {len(rows)} trang", work)

    def dismiss(self) -> None:
        """Put the chosen pages aside, or look again at those that were."""
        rows = self._page.selected()
        if not rows:
            return
        ids = [row.id for row in rows]
        if all(row.page.state is PageState.DISMISSED for row in rows):
            work = partial(scanning.look_again, ids=ids)
            self._page.workbench.writer.write(f"Xem lại bản quét: {len(ids)} trang", work)
            return
        self._write(f"Bỏ qua bản quét: {len(ids)} trang", partial(scanning.dismiss, ids=ids), rows)

    def assign(self, person: str) -> None:
        """Give the chosen page to a person."""
        rows = self._page.selected()
        campaign = self._page.campaign_id
        if not rows or not campaign or all(row.page.person == person for row in rows):
            return
        pages = [
            (row.id, (row.page.person == person and row.page.campaign) or campaign, person) for row in rows
        ]
        name = f"Gán bản quét: {len(rows)} trang"
        self._page.workbench.writer.write(name, partial(_file_all, pages), self._on_assigned)

    def focus_person(self) -> None:
        """Go to where a name is typed."""
        self._page.pane.person.setFocus()
        if line := self._page.pane.person.lineEdit():
            line.selectAll()

    def trash(self, ids: Sequence[str]) -> None:
        """Put pages into the trash."""
        work = partial(scanning.trash_pages, ids=tuple(ids))
        self._page.workbench.writer.write(
            f"Xóa bản quét: {len(ids)} trang", work, partial(self._on_trashed, len(ids))
        )

    def _decide(self, rows: Sequence[ScanRow], presence: Presence) -> None:
        known = [row for row in rows if row.page.person and row.page.state is not PageState.DISMISSED]
        if not known:
            self._say_why_not()
            return
        try:
            check_signing_day(self._page.signing_day, self._page.workbench.today())
        except UserError as error:
            self._page.page.messages.show_error(error.sentence)
            return
        ids = [row.id for row in known]
        work = partial(scanning.decide, ids=ids, decided=presence, day=self._page.signing_day)
        self._write(f"Xác nhận chữ ký: {len(ids)} trang", work, known)

    def _write(self, name: str, work: Callable[[Action], Any], _rows: Sequence[ScanRow]) -> None:
        self._page.page.messages.clear()
        self._page.workbench.writer.write(name, work, None, self._on_refused)
        self._page.go_on()

    def _say_why_not(self) -> None:
        rows = self._page.selected()
        if not rows:
            return
        row = rows[0]
        said = ""
        if row.page.state is PageState.DISMISSED:
            said = "Trang này đã bỏ qua: bấm B để xem lại."
        elif not row.page.person:
            said = "Trang này chưa biết của ai: bấm G rồi gõ tên người ký, hoặc bấm B để bỏ qua."
        elif row.page.presence is Presence.UNCLEAR and row.page.decided is None:
            said = _UNCLEAR
        if said:
            self._page.page.messages.show_info(said)
        else:
            self._page.go_on()

    def _on_assigned(self, _result: object) -> None:
        self._page.table.setFocus()

    def _on_refused(self, error: Any) -> None:
        self._page.page.messages.show_error(error.sentence)

    def _on_trashed(self, count: int, _result: object) -> None:
        self._page.page.messages.show_info(
            f"Đã chuyển {count} trang quét vào thùng rác.", self._page.workbench.writer.undo_link()
        )

    def _action(self, words: str, icon_name: str, step: Callable[[], object]) -> QAction:
        action = QAction(icon(icon_name), words, self)
        action.triggered.connect(step)
        return action


def _file_all(pages: Sequence[tuple[str, str, str]], action: Action) -> None:
    for key, campaign, person in pages:
        scanning.assign(action, key, campaign, person)
