# SPDX-License-Identifier: MIT
"""The widths of columns: one takes what is left, titles are whole, her own width stays hers."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dvcq_desktop.plan.table import COLUMNS
from dvcq_desktop.widgets.columns import Chip, Column, Kind
from dvcq_desktop.widgets.model import RecordModel
from dvcq_desktop.widgets.table import RecordTable

LATE = Chip("Xong trễ 6 ngày", whole="Hoàn thành, quá hạn 6 ngày")


@dataclass
class Row:
    id: str
    name: str = "Thôn 1"
    state: Chip = LATE


NARROW = (
    Column("id", "TT", width=3),
    Column("name", "Tên đơn vị", width=20),
    Column("state", "Đứng đầu", kind=Kind.CHIP, width=2),
)


def make_table(qtbot: QtBot, columns: tuple[Column, ...] = NARROW, width: int = 700) -> RecordTable:
    table = RecordTable(RecordModel(columns, lambda ids: {one: Row(one) for one in ids}))
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    return table


def widths(table: RecordTable) -> list[int]:
    header = table.horizontalHeader()
    return [header.sectionSize(place) for place in range(header.count())]


def test_the_widest_text_takes_the_room_that_is_left(qtbot: QtBot) -> None:
    table = make_table(qtbot)
    assert sum(widths(table)) == table.viewport().width()
    before = widths(table)
    table.resize(900, 300)
    now = widths(table)
    assert sum(now) == table.viewport().width()
    assert (now[0], now[2]) == (before[0], before[2])


def test_it_never_gets_less_than_its_own_width(qtbot: QtBot) -> None:
    table = make_table(qtbot, width=120)
    least = widths(table)[1]
    assert least >= table.fontMetrics().averageCharWidth() * 20
    assert sum(widths(table)) > table.viewport().width()


def test_no_title_is_cut(qtbot: QtBot) -> None:
    table = make_table(qtbot)
    words = table.horizontalHeader().fontMetrics().horizontalAdvance("Đứng đầu")
    assert widths(table)[2] > words


def test_a_width_of_her_own_stays_and_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    table = make_table(qtbot)
    table.remember(settings, "units")
    table.horizontalHeader().resizeSection(1, 333)
    table._header.keep()
    table.resize(1000, 300)
    assert widths(table)[1] == 333
    again = make_table(qtbot, width=1000)
    again.remember(settings, "units")
    assert widths(again)[1] == 333
    again._header.lay_out()
    assert sum(widths(again)) == again.viewport().width()


def test_widths_follow_the_size_of_the_letters(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    """What was kept with small letters would cut names and dates with larger ones."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    table = make_table(qtbot)
    table.remember(settings, "units")
    table.horizontalHeader().resizeSection(1, 300)
    table._header.keep()
    before = widths(table)
    font = qapp.font()
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(larger)
    try:
        again = make_table(qtbot)
        again.remember(settings, "units")
        assert widths(again) == [2 * width for width in before]
    finally:
        qapp.setFont(font)


def test_a_short_chip_says_all_where_one_points_at_it(qtbot: QtBot) -> None:
    table = make_table(qtbot)
    table.set_ids(["1"])
    index = table.records.index(0, 2)
    assert index.data() == "Xong trễ 6 ngày"
    assert index.data(3) == "Hoàn thành, quá hạn 6 ngày"


def test_the_main_columns_of_the_tasks_stand_beside_the_detail_on_the_design_screen(qtbot: QtBot) -> None:
    """Of 1366 px the rooms take about 130 and the detail 375; the name has forty letters."""
    table = make_table(qtbot, COLUMNS, width=810)
    letter = table.fontMetrics().averageCharWidth()
    seven = widths(table)[:7]
    assert [column.name for column in COLUMNS[:7]] == [
        "position", "title", "unit", "owner", "deadline", "state", "percent",
    ]  # fmt: skip
    assert sum(seven) <= 135 * letter
    assert seven[1] >= 40 * letter
    assert all(column.hidden for column in COLUMNS[7:])
    # Chips and deadlines are whole before the title takes the rest.
    assert seven[1] >= 34 * letter
