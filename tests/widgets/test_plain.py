# SPDX-License-Identifier: MIT
"""Names with signs of markup are read letter by letter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.columns import Column
from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.model import RecordModel
from dvcq_desktop.widgets.plain import plain_label, plain_tooltip

ODD = ["&lt;b&gt;", "<img src=x>", "<b>Đậm</b>", "a<b & c>d", "dòng 1\n<i>dòng 2</i>"]


@pytest.mark.parametrize("text", [*ODD, "Thôn 1 & 2", "a < b"])
def test_a_tooltip_shows_every_letter(qtbot: QtBot, text: str) -> None:
    shown = QTextBrowser()
    qtbot.addWidget(shown)
    told = plain_tooltip(text)
    if told.startswith("<qt>"):
        shown.setHtml(told)
        told = shown.toPlainText()
    assert told == text


def test_a_cell_and_what_is_wrong_with_a_day_show_every_letter(qtbot: QtBot) -> None:
    model = RecordModel((Column("name", "Tên", str),), lambda ids: {one: one for one in ids})
    model.set_ids(ODD)
    for row, text in enumerate(ODD):
        told = model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
        assert told == plain_tooltip(model.index(row, 0).data())
        assert text.startswith("dòng") or model.index(row, 0).data() == text
    holder = QWidget()
    qtbot.addWidget(holder)
    assert plain_label(holder).textFormat() is Qt.TextFormat.PlainText
    day = DateEdit(holder)
    day.line.setText("<b>mai</b>")
    day.flush()
    label = next(one for one in day.findChildren(QLabel) if one.text())
    assert "<b>mai</b>" in label.text()
    assert label.textFormat() is Qt.TextFormat.PlainText
