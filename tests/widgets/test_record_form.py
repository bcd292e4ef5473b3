# SPDX-License-Identifier: MIT
"""The fields of a record stand in two columns where they have the room, and go back to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QScrollArea

from dvcq_desktop.widgets.form import LineEdit
from dvcq_desktop.widgets.record_form import RecordForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LOW, HIGH = 1400, 400


def fields(qtbot: QtBot, least: int) -> tuple[QScrollArea, RecordForm]:
    """Return a form of four fields of some width, inside of what scrolls."""
    form = RecordForm()
    for place in range(4):
        line = LineEdit(form)
        line.setMinimumWidth(least)
        form.add(f"f{place}", f"Ô số {place}", line)
    around = QScrollArea()
    around.setWidgetResizable(True)
    around.setWidget(form)
    qtbot.addWidget(around)
    return around, form


def is_in_two(form: RecordForm) -> bool:
    return bool(form.field("f3").x() > form.field("f0").x())


@pytest.mark.parametrize("least", [100, 250, 320])
@pytest.mark.parametrize("seen", [True, False])
def test_a_form_made_wide_fits_into_a_narrow_pane_again(qtbot: QtBot, least: int, seen: bool) -> None:
    around, form = fields(qtbot, least)
    around.resize(LOW, 300)
    around.show()
    qtbot.waitUntil(lambda: is_in_two(form))
    around.setVisible(seen)
    around.resize(HIGH, 300)
    around.show()
    qtbot.waitUntil(lambda: not is_in_two(form))
    assert form.width() <= HIGH
    assert not around.horizontalScrollBar().isVisible()


def test_two_columns_that_have_no_room_stay_one(qtbot: QtBot) -> None:
    around, form = fields(qtbot, 450)
    around.resize(800, 300)
    around.show()
    qtbot.waitExposed(around)
    qtbot.waitUntil(lambda: not is_in_two(form))
    assert not around.horizontalScrollBar().isVisible()
    around.resize(LOW, 300)
    qtbot.waitUntil(lambda: is_in_two(form))
