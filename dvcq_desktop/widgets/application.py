# SPDX-License-Identifier: MIT
"""The application before there is any window: its name, its dress and its language."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from dvcq_desktop import __version__
from dvcq_desktop.resources import resource
from dvcq_desktop.widgets.theme import STYLE, apply_palette


def make_application(arguments: list[str]) -> QApplication:
    """Return the application in our dress and language."""
    application = QApplication([*arguments, *STYLE])
    application.setApplicationName("DVCQ Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("dvcq-desktop")
    if not QFontDatabase.families():
        for face in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(resource("fonts", f"LiberationSans-{face}.ttf")))
        application.setFont("Liberation Sans")
    speak_vietnamese(application)
    apply_palette(application)
    return application


def speak_vietnamese(app: QApplication) -> None:
    """Make buttons, context menus, file and print dialogs, dates and numbers Vietnamese.

    Qt's wheel brings no words of its own for that, so ours come from `resources/qt/qtbase_vi.ts`.
    """
    QLocale.setDefault(QLocale("vi_VN"))
    translator = QTranslator(app)
    if not translator.load(str(resource("qt", "qtbase_vi.qm"))):
        raise FileNotFoundError("qtbase_vi.qm cannot be read; compile it with pyside6-lrelease")
    app.installTranslator(translator)
