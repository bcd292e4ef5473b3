# SPDX-License-Identifier: MIT
"""Qt's own words in Vietnamese: the wheel brings none, so ours come from `resources/qt/qtbase_vi.ts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator

from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def install(app: QApplication) -> None:
    """Make buttons, context menus, file and print dialogs, dates and numbers Vietnamese."""
    QLocale.setDefault(QLocale("vi_VN"))
    translator = QTranslator(app)
    if not translator.load(str(resource("qt", "qtbase_vi.qm"))):
        raise FileNotFoundError("qtbase_vi.qm cannot be read; compile it with pyside6-lrelease")
    app.installTranslator(translator)
