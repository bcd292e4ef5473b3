# SPDX-License-Identifier: MIT
"""A heading that stays one line high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.widgets.plain import OneLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, <b>"


def test_a_long_heading_is_as_high_as_a_short_one_and_is_told_whole_by_its_tooltip(qtbot: QtBot) -> None:
    heading = OneLine()
    qtbot.addWidget(heading)
    heading.resize(120, 30)
    heading.setText("Thôn 1")
    high = heading.sizeHint().height()
    assert heading.toolTip() == ""
    heading.setText(LONG)
    assert heading.sizeHint().height() == high
    assert heading.minimumSizeHint().width() == 0
    assert "Ủy ban nhân dân xã, &lt;b&gt;" in heading.toolTip()
    assert heading.text() == LONG
    heading.show()
    heading.resize(1200, 30)
    qtbot.waitUntil(lambda: heading.toolTip() == "")
