# SPDX-License-Identifier: MIT
"""Filters: ticked values, how many are on, folded where there is no room; and the search box."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.filters import FilterChip, FilterRow, SearchBox

STATES = [("todo", "Chưa thực hiện"), ("doing", "Đang thực hiện"), ("done", "Hoàn thành")]


def make_row(qtbot: QtBot, width: int = 900) -> FilterRow:
    row = FilterRow()
    qtbot.addWidget(row)
    for name, title in (("state", "Trạng thái"), ("unit", "Đơn vị"), ("owner", "Người phụ trách")):
        row.add_chip(name, title).set_choices(STATES)
    row.resize(width, 40)
    row.show()
    return row


def chip_of(row: FilterRow, name: str) -> FilterChip:
    return row._chips[name]


def test_a_ticked_value_is_told_and_shown_on_the_chip(qtbot: QtBot) -> None:
    chip = FilterChip("Trạng thái")
    qtbot.addWidget(chip)
    chip.set_choices(STATES)
    chip.open_at(QPoint(0, 0))
    with qtbot.waitSignal(chip.changed) as changed:
        chip._popup._model.item(2).setCheckState(Qt.CheckState.Checked)
    assert changed.args == [frozenset({"done"})]
    assert chip.text() == "Trạng thái: Hoàn thành"
    chip._popup._model.item(0).setCheckState(Qt.CheckState.Checked)
    assert chip.text() == "Trạng thái: 2 mục"
    assert "Chưa thực hiện" in chip.toolTip()
    chip._popup.close()


def test_space_ticks_and_enter_closes_the_list(qtbot: QtBot) -> None:
    chip = FilterChip("Trạng thái")
    qtbot.addWidget(chip)
    chip.set_choices(STATES)
    chip.open_at(QPoint(0, 0))
    QTest.keyClick(chip._popup._list, Qt.Key.Key_Down)
    QTest.keyClick(chip._popup._list, Qt.Key.Key_Space)
    assert chip.selected == {"doing"}
    QTest.keyClick(chip._popup, Qt.Key.Key_Return)
    assert not chip._popup.isVisible()


def test_a_long_list_can_be_searched_without_tones(qtbot: QtBot) -> None:
    chip = FilterChip("Đơn vị")
    qtbot.addWidget(chip)
    chip.set_choices([(f"v{number}", f"Thôn {number}") for number in range(1, 20)] + [("m", "Mặt trận")])
    chip.open_at(QPoint(0, 0))
    assert chip._popup._search.isVisible()
    chip._popup._search.setText("mat tr")
    chip._popup._search.search_now()
    shown = [row for row in range(20) if not chip._popup._list.isRowHidden(row)]
    assert shown == [19]
    chip._popup.close()


def test_filling_a_filter_tells_nothing_and_drops_what_is_no_longer_offered(qtbot: QtBot) -> None:
    chip = FilterChip("Trạng thái")
    qtbot.addWidget(chip)
    chip.set_choices(STATES)
    with qtbot.assertNotEmitted(chip.changed):
        chip.set_selected(["done", "todo"])
        chip.set_choices(STATES[:2])
    assert chip.selected == {"todo"}


def test_the_row_counts_the_filters_that_are_on_and_clears_them(qtbot: QtBot) -> None:
    row = make_row(qtbot)
    row.set_values({"state": frozenset({"done"}), "unit": frozenset({"todo"})})
    assert row._clear.text() == "Bỏ lọc (2)"
    assert row.values() == {"state": {"done"}, "unit": {"todo"}}
    with qtbot.waitSignal(row.changed):
        row._clear.click()
    assert row.values() == {}
    assert row._clear.isHidden()


def test_without_room_the_chips_fold_into_one_button(qtbot: QtBot) -> None:
    row = make_row(qtbot, width=150)
    row.set_values({"state": frozenset({"done"})})
    assert row._folded.isVisible()
    assert row._folded.text() == "Bộ lọc (1)"
    assert not chip_of(row, "state").isVisible()
    menu = row.folded_menu()
    assert [action.text() for action in menu.actions()] == [
        "Trạng thái: Hoàn thành",
        "Đơn vị",
        "Người phụ trách",
    ]
    menu.triggered.emit(menu.actions()[1])
    assert chip_of(row, "unit")._popup.isVisible()
    chip_of(row, "unit")._popup.close()
    menu.deleteLater()
    row.resize(900, 40)
    assert not row._folded.isVisible()
    assert chip_of(row, "state").isVisible()


def test_a_search_waits_until_typing_pauses(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    searched: list[str] = []
    box.search_changed.connect(searched.append)
    with qtbot.waitSignal(box.search_changed):
        QTest.keyClicks(box, "doi thoai")
    assert searched == ["doi thoai"]


def test_enter_searches_at_once_and_esc_empties_the_box(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    searched: list[str] = []
    box.search_changed.connect(searched.append)
    QTest.keyClicks(box, "cam")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert searched == ["cam", ""]
    assert box.text() == ""


def test_a_filter_that_is_on_is_bold(qtbot: QtBot) -> None:
    row = make_row(qtbot)
    row.set_values({"state": frozenset({"done"})})
    assert chip_of(row, "state").font().bold()
    assert not chip_of(row, "unit").font().bold()
    row.clear()
    assert not chip_of(row, "state").font().bold()


def test_a_short_list_has_no_empty_tail(qtbot: QtBot) -> None:
    chip = FilterChip("Loại")
    qtbot.addWidget(chip)
    chip.show()
    chip.set_choices([(str(place), f"Loại {place}") for place in range(3)])
    chip.open_at(QPoint(0, 0))
    rows = chip._popup._list
    last = rows.visualRect(chip._popup._model.index(2, 0))
    assert last.height() > chip.fontMetrics().height() + 8
    assert rows.viewport().height() - last.bottom() <= 3
    chip._popup.close()


def test_a_filter_keeps_the_and_of_a_name(qtbot: QtBot) -> None:
    chip = FilterChip("Đơn vị")
    qtbot.addWidget(chip)
    chip.set_choices([("vp", "Văn phòng HĐND&UBND")])
    chip.set_selected({"vp"})
    assert chip.text() == "Đơn vị: Văn phòng HĐND&&UBND"


def test_a_list_stays_inside_the_screen_and_keeps_the_ends_of_its_rows(qtbot: QtBot) -> None:
    chip = FilterChip("Chọn mô hình")
    qtbot.addWidget(chip)
    long = f"{'Đường hoa ' * 20}– đã có quyết định 187/QĐ-UBND (công nhận)"
    chip.set_choices([("a", "Phân loại rác – đang chấm ở “Đợt 2”"), ("b", long)])
    room = chip.screen().availableGeometry()
    chip.open_at(QPoint(room.right() - 40, room.bottom() - 20))
    shown = chip._popup
    assert room.contains(shown.geometry())
    assert shown._list.textElideMode() is Qt.TextElideMode.ElideMiddle
    assert shown._list.sizeHintForColumn(0) <= shown._list.width(), "nothing to scroll sideways for"
    assert "187/QĐ-UBND" in shown._model.item(1).toolTip()
    assert shown._model.item(0).toolTip() == ""
    shown.close()
