# SPDX-License-Identifier: MIT
"""The picture of progress by unit: readable by eye, keyboard and screen reader."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.charts import Line, Part, StackedBars
from dvcq_desktop.widgets.theme import LIGHT, Tone

PARTS = (Part("Hoàn thành", Tone.DONE), Part("Đang làm", Tone.ACCENT), Part("Quá hạn", Tone.OVERDUE))


def make_chart(qtbot: QtBot) -> StackedBars:
    chart = StackedBars(PARTS)
    qtbot.addWidget(chart)
    chart.set_lines([Line("Văn phòng", (3, 2, 1), "u1"), Line("Thôn Đại Lộc", (0, 4, 0))])
    chart.resize(500, chart.sizeHint().height())
    chart.show()
    return chart


def test_a_line_is_told_in_words(qtbot: QtBot) -> None:
    chart = make_chart(qtbot)
    assert chart.accessibleDescription() == (
        "Văn phòng: 6, gồm 3 hoàn thành, 2 đang làm, 1 quá hạn; Thôn Đại Lộc: 4, gồm 4 đang làm"
    )


def test_the_keyboard_walks_the_lines_and_chooses_one(qtbot: QtBot) -> None:
    chart = make_chart(qtbot)
    for _ in range(3):
        QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.current_line() == Line("Thôn Đại Lộc", (0, 4, 0))
    with qtbot.waitSignal(chart.line_chosen) as chosen:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert chosen.args == ["Thôn Đại Lộc"]
    QTest.keyClick(chart, Qt.Key.Key_Up)
    with qtbot.waitSignal(chart.line_chosen) as chosen:
        QTest.keyClick(chart, Qt.Key.Key_Space)
    assert chosen.args == ["u1"]


def test_every_part_is_drawn_in_its_tone(qtbot: QtBot) -> None:
    image = make_chart(qtbot).grab().toImage()
    drawn = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }
    assert {LIGHT.tones[part.tone].ink for part in PARTS} <= drawn


def test_fewer_lines_keep_the_keyboard_inside(qtbot: QtBot) -> None:
    chart = make_chart(qtbot)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    chart.set_lines([Line("Văn phòng", (0, 0, 0))])
    assert chart.current_line() == Line("Văn phòng", (0, 0, 0))
    chart.set_lines([])
    assert chart.current_line() is None
    chart.grab()
