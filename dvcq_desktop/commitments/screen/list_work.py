# SPDX-License-Identifier: MIT
"""What is done with the chosen people of a campaign: each one action that can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from dvcq_desktop.commitments.dialogs.state_dialog import Signed, StateDialog
from dvcq_desktop.commitments.listing import moved_among
from dvcq_desktop.commitments.rules import MemberEntry, MemberState
from dvcq_desktop.commitments.store import signing
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.listing import few

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dvcq_desktop.commitments.screen.list_page import SigningList
    from dvcq_desktop.database.actions import Action

_DONE = {
    MemberState.UNSIGNED: "Đã ghi chưa ký",
    MemberState.EXCUSED: "Đã ghi chưa ký có lý do",
    MemberState.REFUSED: "Đã ghi từ chối ký",
    MemberState.MOVED: "Đã ghi chuyển đi",
}

_NAMED = 4


class ListWork(QObject):
    """Ask and write what she wants of the people she chose; owned by the page."""

    def __init__(self, page: SigningList) -> None:
        super().__init__(page)
        self._page = page
        self._last_day: date | None = None
        self._people: tuple[str, ...] = ()
        self._said = ""
        self.dialog: StateDialog | None = None

    def ask(self, state: MemberState) -> None:
        """Ask for the day or the reason of the chosen people."""
        self._people = self._chosen()
        if not self._people:
            return
        today = self._page.workbench.today
        texts = self._page.reading.texts
        if state is MemberState.SIGNED and not texts:
            self._page.say_no_text()
            return
        who = f"{self._who()}{self._replaced(state)}"
        dialog = StateDialog(state, who, texts, self._day_for(state), today, self._page)
        dialog.signed_chosen.connect(self._on_signed_chosen)
        dialog.entry_chosen.connect(self._on_entry_chosen)
        self.dialog = dialog
        dialog.open()

    def _day_for(self, state: MemberState) -> date:
        """Return the day that is offered: that of the last signing, for any other state today."""
        today = self._page.workbench.today()
        return (self._last_day or today) if state is MemberState.SIGNED else today

    def take_back(self) -> None:
        """Let the chosen people stand as not signed."""
        self._people = self._chosen()
        if self._people:
            self._on_entry_chosen(MemberEntry())

    def include(self, included: bool | None) -> None:
        """Count the chosen people, do not, or leave it to the rule."""
        people = self._chosen()
        if not people:
            return
        said = {True: "tính vào tổng số", False: "không tính vào tổng số", None: "tính theo quy tắc của đợt"}
        work = partial(
            signing.set_included, campaign=self._page.campaign_id, people=people, included=included
        )
        self._said = f"Đã ghi {said[included]}: {len(people)} người."
        self._page.write(f"Tính, không tính: {len(people)} người", work, self._on_done)

    def move(self, step: int) -> None:
        """Move the chosen people by one place in the list's own order."""
        everybody, shown = self._page.own_order(), self._page.table.records.ids
        people = moved_among(everybody, shown, set(self._chosen()), step)
        if people != everybody:
            work = partial(signing.set_order, campaign=self._page.campaign_id, people=people)
            self._page.write("Xếp thứ tự danh sách ký", work)

    def save(self, person: str, values: dict[str, Any]) -> Callable[[Action], Any]:
        """Return the work that keeps what was typed of one person in the table or its detail."""
        ((name, value),) = values.items()
        campaign, people = self._page.campaign_id, (person,)
        if name == "note":
            return partial(signing.set_note, campaign=campaign, person=person, note=value)
        if name == "included":
            return partial(signing.set_included, campaign=campaign, people=people, included=value)
        if name == "signed_on" and value is not None:
            self._last_day = value
            return partial(signing.mark_signed, campaign=campaign, people=people, day=value)
        entry = MemberEntry()
        if name == "reason":
            known = self._page.entry_of(person).state
            if known is MemberState.SIGNED:
                return _refuse_reason
            keeps = known in {MemberState.EXCUSED, MemberState.REFUSED, MemberState.MOVED}
            state = known if keeps else MemberState.EXCUSED
            if value or known is not MemberState.EXCUSED:
                since = self._page.entry_of(person).since if keeps else self._page.workbench.today()
                entry = MemberEntry(state, reason=value, since=since)
        return partial(signing.set_state, campaign=campaign, people=people, entry=entry)

    def _chosen(self) -> tuple[str, ...]:
        return self._page.table.selected_ids() if self._page.campaign_id else ()

    def _who(self) -> str:
        return few([row.full_name for row in self._page.selected()], "người", _NAMED)

    def _replaced(self, state: MemberState) -> str:
        """Say of several people what is recorded of some and would be written over."""
        rows = self._page.selected()
        states = [row.member.entry.state for row in rows]
        signed = states.count(MemberState.SIGNED)
        other = len(states) - signed - states.count(MemberState.UNSIGNED)
        said = []
        if signed:
            lost = "ghi lại ngày ký, nội dung đã ký" if state is MemberState.SIGNED else "bỏ chữ ký đã ghi"
            said.append(f"{signed} người đã ký sẽ {lost}")
        if other:
            said.append(f"{other} người đã ghi lý do, tình trạng khác sẽ ghi lại")
        return f".\nTrong đó {'; '.join(said)}." if said and len(rows) > 1 else ""

    def _on_signed_chosen(self, signed: Signed) -> None:
        self._last_day = signed.day
        work = partial(
            signing.mark_signed,
            campaign=self._page.campaign_id,
            people=self._people,
            day=signed.day,
            text_id=signed.text,
        )
        self._said = f"Đã ghi đã ký ngày {signed.day:%d/%m/%Y}: {len(self._people)} người."
        self._page.write(f"Ký cam kết: {len(self._people)} người", work, self._on_done)

    def _on_entry_chosen(self, entry: MemberEntry) -> None:
        work = partial(signing.set_state, campaign=self._page.campaign_id, people=self._people, entry=entry)
        count = len(self._people)
        self._said = f"{_DONE[entry.state]}: {count} người."
        self._page.write(f"{entry.state.label}: {count} người", work, self._on_done)

    def _on_done(self, _answer: object) -> None:
        self._page.page.messages.show_success(self._said, self._page.workbench.writer.undo_link())


def _refuse_reason(_action: Action) -> None:
    raise UserError("Người này đã ghi đã ký nên không có lý do chưa ký: hãy ghi “Chưa ký” (F8) trước.")
