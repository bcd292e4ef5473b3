# SPDX-License-Identifier: MIT
"""A staff list beside the office: how it is read, what would change, and which rows are taken."""
# ruff: noqa: N802 - the names of a dialog's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.office_staff import Ui_OfficeStaff
from dvcq_desktop.office.screen.staff_grids import ColumnGrid, UnitGrid, show_skipped
from dvcq_desktop.office.screen.staff_people import PeopleModel, show_people
from dvcq_desktop.office.staff.lists import UnitSource
from dvcq_desktop.office.staff.proposals import State
from dvcq_desktop.office.staff.reading import ALL_SHEETS, NO_HEADER
from dvcq_desktop.widgets.actions import take_with_ctrl_enter
from dvcq_desktop.widgets.questions import ask_first

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dvcq_desktop.office.staff.proposals import Proposal
    from dvcq_desktop.office.staff.session import Session

_MOVE, _CORRECT = "Chuyển từ ngày", "Chỉ sửa lại cho đúng"
_MOST_HEADER_ROWS = 6
_DATE_WIDTH = 26  # in letters
# What the window's own frame takes.
_FRAME = QSize(16, 48)


class StaffDialog(QDialog):
    """Decide about one list; `import_requested` when she takes it, then `accept` or `show_refusal`."""

    import_requested = Signal(object)  # Order
    again_requested = Signal()  # the file is to be read anew

    def __init__(
        self,
        session: Session,
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        from_file: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._is_touched = False
        # Widgets
        self.ui = Ui_OfficeStaff()
        self.ui.setupUi(self)
        self.people = PeopleModel(session, self)
        self.columns = ColumnGrid(self.ui.columns)
        self.units = UnitGrid(self.ui.units)
        self.kinds = UnitGrid(self.ui.kinds, "đối tượng", "(đoán theo đơn vị, chức vụ)")
        # Assemble
        self.setWindowTitle(f"Nhập danh sách cán bộ từ {session.listed.name}")
        self.ui.againButton.setVisible(from_file)
        for edit in (self.ui.since, self.ui.lastDay):
            edit.set_value(today())
        show_people(self.ui.people, self.people)
        self.ui.people.installEventFilter(self)
        self.ui.way.addItems([_MOVE, _CORRECT])
        self.ui.source.addItems([source.label for source in UnitSource])
        self.units.offer([(unit.id, unit.name) for unit in session.directory.units_on(today())])
        self.kinds.offer([(kind.id, kind.label) for kind in session.directory.kinds_for()])
        self.ui.moveBar.hide()
        for edit in (self.ui.since, self.ui.lastDay, self.ui.day):
            edit.setMaximumWidth(self.fontMetrics().averageCharWidth() * _DATE_WIDTH)
        self.resize(self.size().boundedTo(self.screen().availableSize() - _FRAME))
        self._show_all()
        self._connect()
        self.ui.tabs.setCurrentIndex(1 if session.listed.trouble else 0)
        self.ui.people.selectRow(0)
        self.ui.people.setFocus()

    def show_again(self) -> None:
        """Show the session as it is after the file was read anew."""
        self._show_all()
        if not self.ui.messages.text:
            self.ui.messages.show_success("Đã đọc lại tệp.")

    def show_refusal(self, error: UserError) -> None:
        """Say why it was refused; nothing was written and nothing here is lost."""
        self._show_counts()
        self.ui.messages.show_error(error.sentence)

    def reject(self) -> None:
        """Ask before what she decided is lost."""
        if self._is_touched:
            ask_first(self, "Thôi nhập danh sách này?", "Thôi nhập", self._give_up, stay="Xem tiếp")
        else:
            super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Space tick all selected rows, whichever cell is current."""
        if (
            watched is self.ui.people
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            self.people.toggle(self._selected_rows())
            return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        ui = self.ui
        ui.sheet.activated.connect(self._on_sheet_activated)
        ui.first.valueChanged.connect(self._on_header_changed)
        ui.last.valueChanged.connect(self._on_header_changed)
        ui.source.activated.connect(self._on_source_activated)
        ui.againButton.clicked.connect(self.again_requested)
        ui.shown.activated.connect(self._on_shown_activated)
        ui.allButton.clicked.connect(self._on_all_clicked)
        ui.noneButton.clicked.connect(self._on_none_clicked)
        ui.way.activated.connect(self._on_way_activated)
        ui.day.edited.connect(self._on_day_edited)
        ui.cancelButton.clicked.connect(self.reject)
        ui.importButton.clicked.connect(self.submit)
        ui.people.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.people.ticked.connect(self._on_ticked)
        self.columns.part_chosen.connect(self._on_part_chosen)
        self.columns.encoding_chosen.connect(self._on_encoding_chosen)
        self.units.chosen.connect(self._on_unit_chosen)
        self.kinds.chosen.connect(self._on_kind_chosen)
        take_with_ctrl_enter(self, ui.importButton)
        QShortcut(QKeySequence(Qt.Key.Key_F5), self).activated.connect(ui.againButton.click)

    # Showing

    def _show_all(self) -> None:
        """Show everything as the session has it."""
        listed, ui = self._session.listed, self.ui
        if listed.trouble:
            ui.messages.show_warning(listed.trouble)
        else:
            ui.messages.clear()
        self._show_reading()
        ui.told.setText(self._session.facts)
        ui.told.setVisible(bool(ui.told.text()))
        self.people.show_rows()
        self.columns.show_columns(listed.columns)
        self.units.show_units(self._session.units)
        self.kinds.show_units(self._session.kinds)
        ui.tabs.setTabVisible(ui.tabs.indexOf(ui.kindsTab), bool(self._session.kinds))
        show_skipped(ui.skipped, listed.skipped)
        for tab, title, count in (
            (ui.peopleTab, "Người", len(self._session.proposals)),
            (ui.columnsTab, "Các cột", len(listed.columns)),
            (ui.unitsTab, "Đơn vị", len(self._session.units)),
            (ui.kindsTab, "Đối tượng", len(self._session.kinds)),
            (ui.skippedTab, "Dòng bỏ qua", len(listed.skipped)),
        ):
            ui.tabs.setTabText(ui.tabs.indexOf(tab), f"{title} ({count})")
        self._show_counts()
        self._show_move()

    def _show_reading(self) -> None:
        listed, ui = self._session.listed, self.ui
        blockers = [QSignalBlocker(widget) for widget in (ui.sheet, ui.first, ui.last, ui.source)]
        ui.sheet.clear()
        filled = [seen for seen in listed.sheets if seen.people]
        if len(filled) > 1:
            ui.sheet.addItem(f"Tất cả {len(filled)} trang có danh sách", ALL_SHEETS)
        for seen in listed.sheets:
            hidden = ", trang ẩn" if seen.hidden else ""
            ui.sheet.addItem(f"{seen.name or 'Bảng'} ({seen.people} người{hidden})", seen.index)
        ui.sheet.setCurrentIndex(max(ui.sheet.findData(listed.sheet), 0))
        first, last = listed.header
        ui.first.setRange(0, 10_000)
        ui.last.setRange(first + 1, max(first + _MOST_HEADER_ROWS, last + 1))
        ui.first.setValue(first + 1)
        ui.last.setValue(last + 1)
        ui.last.setEnabled(first >= 0)
        ui.source.setCurrentIndex(list(UnitSource).index(listed.units))
        del blockers

    def _show_counts(self) -> None:
        session, ui = self._session, self.ui
        with QSignalBlocker(ui.shown):
            place = max(ui.shown.currentIndex(), 0)
            ui.shown.clear()
            ui.shown.addItem(f"Tất cả ({len(session.proposals)})", None)
            for state in State:
                ui.shown.addItem(f"{state.label} ({session.count(state)})", state.value)
            ui.shown.setCurrentIndex(place)
        taken = session.taken
        counts = {state: sum(each.state is state for each in taken) for state in State}
        parts = (
            f"thêm {counts[State.NEW]}" if counts[State.NEW] else "",
            f"sửa {counts[State.CHANGED]}" if counts[State.CHANGED] else "",
            f"thôi công tác {counts[State.LEFT]}" if counts[State.LEFT] else "",
        )
        wrong = session.count(State.WRONG)
        said = ", ".join(filter(None, parts)) or "chưa nhận dòng nào"
        ui.counts.setText(f"Sẽ ghi: {said}" + (f" · {wrong} dòng sai không nhận được" if wrong else ""))
        ui.importButton.setText(f"Nhập {len(taken)} người" if taken else "Nhập")
        ui.importButton.setEnabled(bool(taken))
        moves = any(self._moves(each) and not session.is_correction(each) for each in taken)
        for widget in (ui.sinceLabel, ui.since):
            widget.setVisible(moves)
        for widget in (ui.lastDayLabel, ui.lastDay):
            widget.setVisible(bool(counts[State.LEFT]))

    def _show_move(self) -> None:
        """Show what the selected row changes, and how other positions of selected rows are written."""
        selected = self._selected()
        # The whole of what the table may have to cut.
        self.ui.what.setText(self._session.what(selected[0]) if len(selected) == 1 else "")
        chosen = [each for each in selected if self._moves(each)]
        self.ui.moveBar.setVisible(bool(chosen))
        if not chosen:
            return
        corrects = self._session.is_correction(chosen[0])
        self.ui.way.setCurrentIndex(int(corrects))
        self.ui.day.set_value(self._session.day_of(chosen[0]) or self.ui.since.value)
        self.ui.day.setVisible(not corrects)

    @staticmethod
    def _moves(proposal: Proposal) -> bool:
        return proposal.state is State.CHANGED and proposal.move is not None and proposal.move.old is not None

    # What she does

    def submit(self) -> None:
        """Tell what is to be written."""
        ui = self.ui
        for edit in (ui.since, ui.lastDay, ui.day):
            edit.flush()
            if edit.complaint:
                ui.messages.show_error(edit.complaint)
                return
        if ui.since.value is None or ui.lastDay.value is None:
            ui.messages.show_error("Chưa ghi ngày ở cuối hộp này; hãy ghi ngày rồi nhập lại.")
            return
        try:
            order = self._session.order(ui.since.value, ui.lastDay.value)
        except UserError as error:
            nameless = any(kind.is_nameless for kind in self._session.kinds)
            ui.tabs.setCurrentWidget(ui.kindsTab if nameless else ui.unitsTab)
            ui.messages.show_error(error.sentence)
            return
        ui.importButton.setEnabled(False)
        self.import_requested.emit(order)

    def _give_up(self) -> None:
        super().reject()

    def _selected_rows(self) -> list[int]:
        return sorted(index.row() for index in self.ui.people.selectionModel().selectedRows())

    def _selected(self) -> list[Proposal]:
        return [self.people.rows[row] for row in self._selected_rows()]

    def _on_sheet_activated(self, _place: int) -> None:
        self._session.choose_sheet(int(self.ui.sheet.currentData()))
        self._show_all()

    def _on_header_changed(self, _value: int) -> None:
        first = self.ui.first.value() - 1
        moved = first != self._session.listed.header[0]
        last = first if moved else max(self.ui.last.value() - 1, first)
        self._session.choose(header=NO_HEADER if first < 0 else (first, last))
        self._show_all()

    def _on_source_activated(self, place: int) -> None:
        self._session.choose(units=list(UnitSource)[place])
        self._show_all()

    def _on_part_chosen(self, column: int, part: object) -> None:
        self._is_touched = True
        self._session.choose_part(column, part)  # type: ignore[arg-type]  # a Part or None, by the signal
        self._show_all()

    def _on_encoding_chosen(self, column: int, encoding: object) -> None:
        self._is_touched = True
        self._session.choose_encoding(column, encoding)  # type: ignore[arg-type]  # an Encoding
        self._show_all()

    def _on_unit_chosen(self, key: str, unit: str, name: str) -> None:
        self._is_touched = True
        self._session.choose_unit(key, unit, name)
        self._show_all()

    def _on_kind_chosen(self, key: str, kind: str, name: str) -> None:
        self._is_touched = True
        self._session.choose_kind(key, kind, name)
        self._show_all()

    def _on_shown_activated(self, _place: int) -> None:
        state = self.ui.shown.currentData()
        self.people.show_state(State(state) if state else None)
        self._show_move()

    def _on_all_clicked(self) -> None:
        self._tick(taken=True)

    def _on_none_clicked(self) -> None:
        self._tick(taken=False)

    def _tick(self, *, taken: bool) -> None:
        """Tick the selected rows where several are, else all that are shown."""
        rows = self._selected_rows()
        self.people.tick(rows if len(rows) > 1 else range(self.people.rowCount()), taken=taken)

    def _on_ticked(self) -> None:
        self._is_touched = True
        self._show_counts()

    def _on_selection_changed(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self.ui.day.flush()
        self._show_move()

    def _on_way_activated(self, place: int) -> None:
        self._is_touched = True
        keys = [each.key for each in self._selected() if self._moves(each)]
        self._session.correct(keys, correction=bool(place))
        self.people.tell_changed()
        self._show_counts()
        self._show_move()

    def _on_day_edited(self, day: date | None) -> None:
        self._is_touched = True
        self._session.set_day([each.key for each in self._selected() if self._moves(each)], day)
