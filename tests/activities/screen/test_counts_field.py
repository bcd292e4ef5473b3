# SPDX-License-Identifier: MIT
"""The numbers of an activity have the room they need, in one column of fields and in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from dvcq_desktop.activities.screen.counts_field import CountsField
from dvcq_desktop.activities.terms import Measure
from dvcq_desktop.widgets.form import LineEdit
from dvcq_desktop.widgets.record_form import RecordForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("width", [500, 1200])
def test_numbers_asked_for_later_are_not_squeezed(qtbot: QtBot, width: int) -> None:
    form = RecordForm()
    counts = CountsField(form)
    form.add("place", "Địa điểm", LineEdit(form))
    form.add("counts", "Số liệu", counts)
    for place in range(4):
        form.add(f"f{place}", f"Ô số {place}", LineEdit(form))
    around = QScrollArea()
    around.setWidgetResizable(True)
    around.setWidget(form)
    qtbot.addWidget(around)
    around.resize(width, 400)
    around.show()
    qtbot.waitUntil(lambda: (form.field("f3").x() > counts.x()) == (width > 600))
    QApplication.processEvents()
    measures = [Measure("a", "Lượt tiếp công dân", "lượt"), Measure("b", "Ý kiến", "ý kiến")]
    counts.ask(measures, measures)
    QApplication.processEvents()
    assert counts.height() >= counts.minimumSizeHint().height()
    assert all(edit.height() >= edit.minimumSizeHint().height() for edit in counts.edits.values())
