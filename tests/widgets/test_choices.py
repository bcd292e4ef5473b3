# SPDX-License-Identifier: MIT
"""Fields with few values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.widgets.choices import KindBox, TicksField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_several_are_ticked_in_the_order_they_were_ticked(qtbot: QtBot) -> None:
    field = TicksField("Chọn đơn vị", none="Tất cả đơn vị")
    qtbot.addWidget(field)
    field.set_choices([("a", "Văn phòng"), ("b", "Phòng Kinh tế"), ("c", "Công an")])
    told: list[object] = []
    field.edited.connect(told.append)
    assert (field.chip.text(), field._listed.text()) == ("Chọn đơn vị", "Tất cả đơn vị")
    field.set_value(("c",))
    assert told == []
    field.chip.changed.emit(frozenset({"a", "c"}))
    assert told == [("c", "a")]
    assert (field.chip.text(), field._listed.text()) == ("Chọn đơn vị (2)", "Công an; Văn phòng")


def test_other_values_are_offered_without_telling(qtbot: QtBot) -> None:
    box = KindBox([("a", "Một"), ("b", "Hai")])
    qtbot.addWidget(box)
    told: list[object] = []
    box.edited.connect(told.append)
    box.set_value("b")
    box.offer([("c", "Ba"), ("d", "Bốn")])
    assert (box.value, box.currentText(), told) == ("c", "Ba", [])
    box.setCurrentIndex(1)
    box.flush()
    assert told == ["d"]
