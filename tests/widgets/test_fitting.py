# SPDX-License-Identifier: MIT
"""Windows that fit the screen they stand on."""

from PySide6.QtCore import QMargins, QRect
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.fitting import fit_to_screen, fitted_into

ROOM = QRect(0, 0, 911, 512)
FRAME = QMargins(4, 30, 4, 4)


def test_a_window_larger_than_the_screen_is_made_to_fit() -> None:
    assert fitted_into(QRect(100, 100, 1366, 720), ROOM, FRAME) == QRect(4, 30, 903, 478)


def test_a_window_that_lay_on_another_screen_comes_back() -> None:
    assert fitted_into(QRect(1500, -40, 600, 400), ROOM, FRAME) == QRect(307, 30, 600, 400)


def test_a_window_that_fits_stays_where_it_is() -> None:
    assert fitted_into(QRect(40, 60, 600, 400), ROOM, FRAME) == QRect(40, 60, 600, 400)


def test_a_dialog_is_fitted_before_it_is_shown(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.resize(5000, 4000)
    assert fit_to_screen(dialog)
    room = dialog.screen().availableGeometry()
    assert room.contains(dialog.geometry())
    assert not fit_to_screen(dialog)
