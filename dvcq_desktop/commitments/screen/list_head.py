# SPDX-License-Identifier: MIT
"""What stands above the list of those who sign: campaign, day, order, filters, and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QMenu

from dvcq_desktop.commitments.listing import ListOrder
from dvcq_desktop.commitments.rules import MemberState
from dvcq_desktop.commitments.screen.campaign_chooser import CampaignChooser
from dvcq_desktop.commitments.screen.member_rows import SCANS, standing_choices
from dvcq_desktop.commitments.screen.papers import Ordered, Papers
from dvcq_desktop.office.rules import in_order
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.theme import icon, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QAction

    from dvcq_desktop.commitments.screen.list_page import SigningList
    from dvcq_desktop.commitments.screen.member_rows import MemberRow
    from dvcq_desktop.commitments.store.reading import CampaignReading
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.widgets.several import Step

_DATE_LETTERS = 18
# Below this width of the page there is room for the signs of the actions only, and for no label.
_NARROW = 1000
_COLUMNS = {ListOrder.OWN: "position", ListOrder.UNIT: "unit", ListOrder.NAME: "full_name"}


class ListHead(QObject):
    """Fill the head of the list and say what was chosen in it."""

    campaign_chosen = Signal(str, int)
    day_chosen = Signal()
    order_chosen = Signal(object)  # ListOrder

    def __init__(self, owner: SigningList) -> None:
        super().__init__(owner)
        self._owner = owner
        page, today = owner.page, owner.workbench.today
        # Widgets
        self.chooser = CampaignChooser(page)
        self._label = QLabel("Tính đến ngày", page)
        self.as_of = DateEdit(page, today=today)
        self.as_of.setAccessibleName("Tính đến ngày")
        self.as_of.setToolTip("Tình trạng, số đếm và biểu đồ đều tính đến ngày này")
        self.as_of.set_value(today())
        self.as_of.line.setFixedWidth(page.fontMetrics().averageCharWidth() * _DATE_LETTERS)
        self._label.setBuddy(self.as_of)
        self.order = KindBox([(order, order.label) for order in ListOrder], page)
        self.order.setAccessibleName("Thứ tự danh sách")
        self.order.setToolTip("Thứ tự danh sách; thứ tự riêng xếp bằng Alt+↑, Alt+↓")
        self._make_actions()
        # Assemble
        for chooser in (self.chooser, self._label, self.as_of):
            page.add_chooser(chooser)
        chips = (
            ("state", "Tình trạng"),
            ("unit", "Đơn vị"),
            ("kind", "Đối tượng"),
            ("standing", "Diện"),
            ("scans", "Bản quét"),
        )
        self._chips = {name: page.filters.add_chip(name, title) for name, title in chips}
        self._chips["state"].set_choices([(state.value, state.label) for state in MemberState])
        self._chips["standing"].set_choices(standing_choices())
        self._chips["scans"].set_choices(SCANS)
        page.filters.offer_chip("scans", offered=False)
        page.filters.add_beside(self.order)
        self._build_buttons()
        # Signals
        self.chooser.chosen.connect(self.campaign_chosen)
        self.as_of.edited.connect(self._on_as_of_edited)
        self.order.edited.connect(self.order_chosen)

    @property
    def day(self) -> date:
        """Return the day that everything is counted to."""
        return self.as_of.value or self._owner.workbench.today()

    def offer(self, read: CampaignReading) -> None:
        """Offer the campaigns, and let only what can be done be chosen."""
        self.chooser.offer(read, self._owner.workbench.today().year)
        for action in self._acting:
            action.setEnabled(read.campaign is not None)
        self.sign_button.setEnabled(read.campaign is not None)
        self.state_button.setEnabled(read.campaign is not None)

    def offer_filters(self, rows: Sequence[MemberRow], directory: Directory) -> None:
        """Offer the units and kinds that somebody in the list is of."""
        units = {row.member.unit or "" for row in rows}
        found = [(unit.id, unit.called) for unit in directory.units if unit.id in units]
        if "" in units:
            found.append(("", "(chưa rõ đơn vị)"))
        self._chips["unit"].set_choices(found)
        self._owner.page.filters.offer_chip("scans", offered=any(row.scans for row in rows))
        kinds = in_order(row.member.person.kind for row in rows)
        self._chips["kind"].set_choices([(kind.id, kind.label) for kind in kinds])

    def show_order(self, order: ListOrder) -> None:
        """Sort the table in one of the three orders of a list."""
        self._owner.table.show_sort(_COLUMNS[order])
        self.order.set_value(order)

    def show_sort(self, column: str, *, descending: bool) -> None:
        """Say which order the header was clicked into, where it is one of the three."""
        order = next((one for one, name in _COLUMNS.items() if name == column and not descending), None)
        if order is not None:
            self.order.set_value(order)
        else:
            self.order.setCurrentIndex(-1)

    def fit(self, width: int) -> None:
        """Leave out words where the page is narrow."""
        narrow = width < scaled(_NARROW)
        self._label.setVisible(not narrow)
        self.papers.button.setText("" if narrow else "In…")
        self.state_button.setText("" if narrow else "Tình trạng khác")

    def actions_of_menu(self) -> list[QAction]:
        """Return the page's own menu."""
        return [*self._acting, self._up, self._down, *self.print_actions]

    def fill_menu(self, menu: QMenu) -> None:
        """Fill the menu of the rows."""
        for action in (*self._acting, self._up, self._down):
            menu.addAction(action)

    def steps(self) -> list[Step]:
        """Return what can be done to all selected people at once."""
        steps: list[Step] = [
            (action.text().replace("&", ""), action.icon(), action.trigger) for action in self._acting
        ]
        copy: Step = ("Sao chép các dòng", icon("copy"), self._owner.table.copy_selection)
        return [*steps, copy]

    @property
    def print_actions(self) -> list[QAction]:
        """Return an action for each kind of paper."""
        return self.papers.actions

    def _order(self) -> Ordered | None:
        read, people = self._owner.reading, self._owner.table.selected_ids()
        if read.campaign is None:
            return None
        return Ordered(read.campaign.id, read.year, self.day, read.directory, people)

    def _make_actions(self) -> None:
        self.sign = make_action(self._owner, "Đã &ký…", "signature", self._on_sign_triggered, "F6")
        self.excuse = make_action(self._owner, "Chưa ký có &lý do…", "clock", self._on_excuse_triggered, "F7")
        self.refuse = make_action(self._owner, "&Từ chối…", "ban", self._on_refuse_triggered)
        self.moved = make_action(self._owner, "Chuyển đ&i…", "log-out", self._on_moved_triggered)
        self.unsigned = make_action(
            self._owner, "&Chưa ký (bỏ ghi)", "undo-2", self._on_unsigned_triggered, "F8"
        )
        self.include = make_action(self._owner, "Tính &vào tổng số", "", self._on_include_triggered)
        self.exclude = make_action(self._owner, "Khôn&g tính vào tổng số", "", self._on_exclude_triggered)
        self.by_rule = make_action(self._owner, "Tính theo &quy tắc của đợt", "", self._on_by_rule_triggered)
        self._acting = [
            self.sign,
            self.excuse,
            self.refuse,
            self.moved,
            self.unsigned,
            self.include,
            self.exclude,
            self.by_rule,
        ]
        self._up = make_action(self._owner, "Chuyển lên", "", self._owner.move_up, "Alt+Up")
        self._down = make_action(self._owner, "Chuyển xuống", "", self._owner.move_down, "Alt+Down")

    def _build_buttons(self) -> None:
        page = self._owner.page
        self.papers = Papers(self._owner, self._order)
        self.state_menu = QMenu(page)
        self.state_menu.addActions(self._acting[1:])
        self.state_button = page.add_action("Tình trạng khác", "square-check")
        self.state_button.setMenu(self.state_menu)
        self.state_button.setToolTip("Ghi tình trạng khác cho những người đang chọn")
        self.state_button.setAccessibleName("Tình trạng khác")
        self.sign_button = page.set_primary("Đã ký…", "signature")
        self.sign_button.setToolTip("Ghi đã ký cho những người đang chọn (F6); chọn nhiều người bằng Space")
        self.sign_button.clicked.connect(self.sign.trigger)

    def _on_as_of_edited(self, day: date | None) -> None:
        if day is None:
            self.as_of.set_value(self._owner.workbench.today())
        self.day_chosen.emit()

    def _on_sign_triggered(self) -> None:
        self._owner.work.ask(MemberState.SIGNED)

    def _on_excuse_triggered(self) -> None:
        self._owner.work.ask(MemberState.EXCUSED)

    def _on_refuse_triggered(self) -> None:
        self._owner.work.ask(MemberState.REFUSED)

    def _on_moved_triggered(self) -> None:
        self._owner.work.ask(MemberState.MOVED)

    def _on_unsigned_triggered(self) -> None:
        self._owner.work.take_back()

    def _on_include_triggered(self) -> None:
        self._owner.work.include(True)

    def _on_exclude_triggered(self) -> None:
        self._owner.work.include(False)

    def _on_by_rule_triggered(self) -> None:
        self._owner.work.include(None)
