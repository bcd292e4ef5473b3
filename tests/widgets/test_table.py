# SPDX-License-Identifier: MIT
"""The table of every room: by ids, on demand, by keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSettings, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPixmapCache
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QSplitter
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.table import (
    RECORD_ROLE,
    SORT_ROLE,
    Bar,
    Chip,
    Column,
    Kind,
    RecordModel,
    RecordTable,
)
from dvcq_desktop.widgets.theme import Tone, apply_theme, shades


@dataclass(frozen=True)
class Task:
    id: str
    title: str
    deadline: date | None
    people: int
    state: Chip
    progress: Bar


COLUMNS = (
    Column("title", "Nhiệm vụ", width=30),
    Column("deadline", "Thời hạn", kind=Kind.DATE),
    Column("people", "Số người", kind=Kind.NUMBER, tooltip="Số người tham gia"),
    Column("state", "Trạng thái", kind=Kind.CHIP),
    Column("progress", "Tiến độ", kind=Kind.BAR, sortable=False),
)


class Store:
    """Stand for a room's store, and count how often it is asked."""

    def __init__(self, count: int) -> None:
        self.tasks = {f"t{number}": task(number) for number in range(count)}
        self.asked: list[int] = []

    def fetch(self, ids: Sequence[str]) -> dict[str, Task]:
        self.asked.append(len(ids))
        return {one: self.tasks[one] for one in ids if one in self.tasks}


def task(number: int) -> Task:
    return Task(
        f"t{number}",
        f"Nhiệm vụ số {number}",
        date(2026, 3, 1 + number % 28),
        1000 + number,
        Chip("Quá hạn 3 ngày", Tone.OVERDUE),
        Bar(number % 12, 12),
    )


def make_table(qtbot: QtBot, store: Store, columns: Sequence[Column] = COLUMNS) -> RecordTable:
    table = RecordTable(RecordModel(columns, store.fetch))
    qtbot.addWidget(table)
    table.set_ids(list(store.tasks))
    table.resize(900, 400)
    table.show()
    return table


def text(table: RecordTable, row: int, column: int) -> object:
    return table.records.index(row, column).data()


def test_the_model_keeps_every_rule_of_qt(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    store = Store(300)
    model = RecordModel(COLUMNS, store.fetch)
    model.set_ids(list(store.tasks))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt does not type it
    model.set_ids([*list(store.tasks)[:50], *list(store.tasks)[80:]])
    model.set_ids(list(reversed(store.tasks)))
    model.set_ids([])


def test_values_read_as_the_officer_writes_them(qtbot: QtBot) -> None:
    table = make_table(qtbot, Store(3))
    assert text(table, 1, 1) == "02/03/2026"
    assert text(table, 1, 2) == "1.001"
    assert text(table, 1, 3) == "Quá hạn 3 ngày"
    assert text(table, 1, 4) == "1/12"
    alignment = table.records.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignRight


def test_a_cell_gives_its_raw_value_and_its_record(qtbot: QtBot) -> None:
    store = Store(3)
    table = make_table(qtbot, store)
    index = table.records.index(2, 1)
    assert index.data(SORT_ROLE) == date(2026, 3, 3)
    assert index.data(RECORD_ROLE) is store.tasks["t2"]


def test_going_to_the_top_or_the_end_takes_the_selection_along(qtbot: QtBot) -> None:
    """The form showed the first record while Delete would have taken another."""
    table = make_table(qtbot, Store(5))
    table.select_ids(["t2"])
    table.setFocus()
    for key, row in ((Qt.Key.Key_Home, "t0"), (Qt.Key.Key_End, "t4")):
        QTest.keyClick(table, key, Qt.KeyboardModifier.ControlModifier)
        assert (table.current_id(), table.selected_ids()) == (row, (row,))
    table.set_ids([])
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert table.current_id() is None


def test_only_the_rows_on_the_screen_are_fetched(qtbot: QtBot) -> None:
    store = Store(20_000)
    table = make_table(qtbot, store)
    table.grab()
    assert sum(store.asked) < 1000


def test_a_missing_record_is_an_empty_row_and_no_error(qtbot: QtBot) -> None:
    table = make_table(qtbot, Store(2))
    table.set_ids(["t0", "gone", "t1"])
    assert text(table, 1, 0) is None
    assert text(table, 2, 0) == "Nhiệm vụ số 1"


def test_a_store_that_fails_is_reported_and_does_not_break_painting(qtbot: QtBot) -> None:
    def fail(ids: Sequence[str]) -> dict[str, Task]:
        raise OSError("ổ đĩa hỏng")

    model = RecordModel(COLUMNS, fail)
    model.set_ids(["a"])
    with qtbot.waitSignal(model.fetch_failed) as caught:
        assert model.index(0, 0).data() is None
    assert isinstance(caught.args[0], OSError)


def test_the_selection_stays_with_its_records_when_the_order_changes(qtbot: QtBot) -> None:
    store = Store(10)
    table = make_table(qtbot, store)
    table.select_ids(["t2", "t5"], current="t5")
    table.set_ids(list(reversed(store.tasks)))
    assert set(table.selected_ids()) == {"t2", "t5"}
    assert table.current_id() == "t5"


def test_when_the_current_record_goes_its_neighbour_becomes_current(qtbot: QtBot) -> None:
    store = Store(10)
    table = make_table(qtbot, store)
    table.select_ids(["t4"])
    table.set_ids([one for one in store.tasks if one not in {"t4", "t8"}])
    assert table.current_id() == "t5"
    assert table.selected_ids() == ("t5",)


def test_a_refresh_shows_what_was_saved_and_touches_only_its_row(qtbot: QtBot) -> None:
    store = Store(10)
    table = make_table(qtbot, store)
    assert text(table, 3, 0) == "Nhiệm vụ số 3"
    store.tasks["t3"] = Task("t3", "Đối thoại với nhân dân", None, 1, Chip("x"), Bar(1))
    with qtbot.waitSignal(table.records.dataChanged) as changed:
        table.records.refresh(["t3"])
    assert [changed.args[0].row(), changed.args[1].row()] == [3, 3]
    assert text(table, 3, 0) == "Đối thoại với nhân dân"
    assert text(table, 3, 1) == ""


def test_a_click_on_a_title_asks_for_the_order_and_another_turns_it(qtbot: QtBot) -> None:
    table = make_table(qtbot, Store(3))
    orders: list[tuple[str, bool]] = []
    table.sort_changed.connect(lambda name, descending: orders.append((name, descending)))
    header = table.horizontalHeader()
    for place in (1, 1, 2, 4):
        header.sectionClicked.emit(place)
    assert orders == [("deadline", False), ("deadline", True), ("people", False)]
    assert table.sort_order() == ("people", False)


def test_columns_and_order_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    table = make_table(qtbot, Store(3))
    table.remember(settings, "plan")
    header = table._header
    header.moveSection(0, 2)
    header.resizeSection(1, 222)
    header.show_column("people", shown=False)
    header.show_sort("deadline", descending=True)
    header.keep()
    settings.sync()

    again = make_table(qtbot, Store(3))
    again.remember(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat), "plan")
    assert [column.name for column in again._header.shown_columns()] == [
        column.name for column in header.shown_columns()
    ]
    assert again.columnWidth(1) == 222
    assert again.isColumnHidden(2)
    assert again.sort_order() == ("deadline", True)


def test_settings_that_make_no_sense_leave_the_columns_as_declared(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("tables/plan", '{"columns": [{"name": "title"}], "sort": 3}')
    table = make_table(qtbot, Store(3))
    table.remember(settings, "plan")
    assert table._header.shown_columns() == list(COLUMNS)


def test_the_last_column_shown_cannot_be_hidden(qtbot: QtBot) -> None:
    table = make_table(qtbot, Store(1))
    for column in COLUMNS:
        table._header.show_column(column.name, shown=False)
    assert len(table._header.shown_columns()) == 1


def test_ctrl_c_copies_a_table_for_excel_and_word(qtbot: QtBot) -> None:
    store = Store(5)
    store.tasks["t1"] = Task("t1", "Ký cam kết\n<b>đợt 1</b>", None, 7, Chip("Xong"), Bar(1))
    table = make_table(qtbot, store)
    table.select_ids(["t1", "t2"])
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    head, first, _second = mime.text().split("\n")
    assert head.split("\t") == ["Nhiệm vụ", "Thời hạn", "Số người", "Trạng thái", "Tiến độ"]
    assert first.split("\t") == ["Ký cam kết <b>đợt 1</b>", "", "7", "Xong", "1%"]
    assert "&lt;b&gt;đợt 1&lt;/b&gt;" in mime.html()
    assert mime.html().count("<tr>") == 3


def test_enter_delete_and_f2_ask_the_screen(qtbot: QtBot) -> None:
    table = make_table(qtbot, Store(5))
    table.select_ids(["t1", "t2"], current="t2")
    with qtbot.waitSignal(table.open_requested) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.delete_requested) as deleted:
        QTest.keyClick(table, Qt.Key.Key_Delete)
    with qtbot.waitSignal(table.edit_requested) as edited:
        QTest.keyClick(table, Qt.Key.Key_F2)
    assert opened.args == ["t2"]
    assert deleted.args == [("t1", "t2")]
    assert edited.args == ["t2"]


def test_ctrl_a_selects_every_record(qtbot: QtBot) -> None:
    table = make_table(qtbot, Store(500))
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.selected_ids()) == 500


def test_typing_goes_to_the_row_that_begins_so_without_tones(qtbot: QtBot) -> None:
    store = Store(5)
    store.tasks["t3"] = Task("t3", "Đối thoại", None, 1, Chip(""), Bar(1))
    table = make_table(qtbot, store)
    table.select_ids(["t0"])
    store.tasks["t2"] = Task("t2", "Dân vận", None, 1, Chip(""), Bar(1))
    table.records.refresh()
    QTest.keyClicks(table, "do")
    assert table.current_id() == "t3"


def test_many_selected_rows_are_selected_again_after_a_new_order(qtbot: QtBot) -> None:
    store = Store(3000)
    table = make_table(qtbot, store)
    table.selectAll()
    table.set_ids(sorted(store.tasks, reverse=True))
    assert len(table.selected_ids()) == 3000
    table.select_ids(["t1", "t2", "t10"])
    assert set(table.selected_ids()) == {"t1", "t2", "t10"}


def test_an_editable_cell_hands_over_what_was_typed(qtbot: QtBot) -> None:
    store, typed = Store(3), []

    def take(one: str, column: str, value: str) -> bool:
        typed.append((one, column, value))
        return True

    model = RecordModel((Column("title", "Nhiệm vụ", editable=True),), store.fetch, set_value=take)
    model.set_ids(list(store.tasks))
    index = model.index(1, 0)
    assert not model.setData(index, "Nhiệm vụ số 1")
    assert model.setData(index, "Tiếp công dân")
    assert typed == [("t1", "title", "Tiếp công dân")]


def test_an_empty_table_says_what_belongs_there(qtbot: QtBot) -> None:
    table = make_table(qtbot, Store(0))
    table.set_empty("Chưa có nhiệm vụ nào.", "Đọc kế hoạch…")
    assert table.cover.page.isVisible()
    with qtbot.waitSignal(table.empty_action_requested):
        table.cover.page.button.click()
    table.set_ids(["t0"])
    assert not table.cover.page.isVisible()


def test_the_context_menu_holds_the_screens_own_actions_first(qtbot: QtBot) -> None:
    table = make_table(qtbot, Store(3))
    table.select_ids(["t1"])

    def add(menu: QMenu, ids: tuple[str, ...]) -> None:
        menu.addAction(f"Mở {ids[0]}")

    table.menu_opening.connect(add)
    menu = table.context_menu()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Mở t1",
        "Sao chép",
        "Chọn tất cả",
    ]
    menu.deleteLater()


@pytest.mark.parametrize("tone", list(Tone))
def test_every_chip_is_drawn(qtbot: QtBot, tone: Tone) -> None:
    store = Store(1)
    store.tasks["t0"] = Task("t0", "", None, 0, Chip("", tone), Bar(0))
    table = make_table(qtbot, store)
    plain = table.grab().toImage()
    store.tasks["t0"] = Task("t0", "", None, 0, Chip("Đang làm", tone), Bar(0))
    table.records.refresh()
    assert table.grab().toImage() != plain


def test_a_chip_that_is_drawn_again_is_the_same_and_follows_colours_and_letters(
    qtbot: QtBot, qapp: QApplication
) -> None:
    store = Store(1)
    store.tasks["t0"] = Task("t0", "", None, 0, Chip("Đang làm", Tone.SOON), Bar(0))
    table = make_table(qtbot, store)
    QPixmapCache.clear()
    first = table.grab().toImage()
    assert table.grab().toImage() == first
    font = table.font()
    try:
        apply_theme(qapp, dark=True)
        assert colours_in(table) & {shades(Tone.SOON).paper, shades(Tone.SOON).ink} != set()
    finally:
        apply_theme(qapp)
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() + 2)
    table.setFont(larger)
    assert table.grab().toImage() != first
    table.setFont(font)
    assert table.grab().toImage() == first


def colours_in(table: RecordTable) -> set[str]:
    picture = table.grab().toImage()
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {picture.pixelColor(x, y).name() for x, y in places}


def test_selecting_every_row_does_not_ask_about_every_cell(qtbot: QtBot) -> None:
    asked: list[int] = []

    class CountingModel(RecordModel):
        def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
            asked.append(index.row())
            return super().flags(index)

    store = Store(20_000)
    table = RecordTable(CountingModel(COLUMNS, store.fetch))
    qtbot.addWidget(table)
    table.set_ids(list(store.tasks))
    table.resize(900, 400)
    table.show()
    table.selectAll()
    table.grab()
    assert len(asked) < 20_000


def test_ins_asks_for_a_new_row_and_shift_f10_for_the_menu_of_the_row(qtbot: QtBot) -> None:
    table = make_table(qtbot, Store(5))
    table.selectRow(0)
    with qtbot.waitSignal(table.add_requested):
        QTest.keyClick(table, Qt.Key.Key_Insert)
    opened: list[QMenu] = []
    table.menu_opening.connect(lambda menu, _ids: opened.append(menu))
    QTest.keyClick(table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    (menu,) = opened
    assert menu.isVisible()
    menu.close()


def test_an_empty_table_takes_the_room_that_its_sentence_and_button_need(qtbot: QtBot) -> None:
    both = QSplitter(Qt.Orientation.Vertical)
    qtbot.addWidget(both)
    table = RecordTable(RecordModel(COLUMNS, Store(0).fetch), both)
    both.addWidget(QLabel("Chọn một dòng để xem và sửa."))
    table.set_empty(
        "Báo cáo tháng, quý: lập dự thảo từ kế hoạch, nhật ký; sửa, in, rồi chốt." * 3, "Lập báo cáo"
    )
    both.resize(420, 400)
    both.setSizes([40, 360])
    both.show()
    qtbot.waitExposed(both)
    button = next(each for each in table.findChildren(QPushButton) if each.text() == "Lập báo cáo")
    lowest = button.mapTo(table.viewport(), button.rect().bottomLeft()).y()
    assert lowest < table.viewport().height()
    assert button.height() >= button.sizeHint().height()


def test_rows_that_lie_apart_are_selected_by_keyboard(qtbot: QtBot) -> None:
    table = make_table(qtbot, Store(9))
    told: list[object] = []
    table.select_ids(["t1"])
    for _step in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert (table.selected_ids(), table.current_id()) == (("t1",), "t3")
    table.selection_changed.connect(told.append)
    QTest.keyClick(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_ids() == ("t1", "t3")
    assert told == [("t1", "t3")]
    QTest.keyClick(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_ids() == ("t1",)
