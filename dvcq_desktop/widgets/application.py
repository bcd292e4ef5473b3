# SPDX-License-Identifier: MIT
"""The application before there is any window: its name, its dress and its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from dvcq_desktop import __version__
from dvcq_desktop.resources import resource
from dvcq_desktop.widgets.theme import OWN_SIZE, STYLE, apply_palette

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

_LARGER, _DARK = "look/larger", "look/dark"


class Look(NamedTuple):
    """Say how the program looks on this PC: by how many points its letters are larger than the system's."""

    larger: int = 0
    dark: bool = False

    @classmethod
    def kept(cls, settings: QSettings) -> Look:
        """Return what the settings keep."""
        larger = str(settings.value(_LARGER, "0"))
        return cls(int(larger) if larger.isdecimal() else 0, dark=str(settings.value(_DARK, "0")) == "1")

    def keep(self, settings: QSettings) -> None:
        """Write it into the settings."""
        settings.setValue(_LARGER, str(self.larger))
        settings.setValue(_DARK, "1" if self.dark else "0")

    def wear(self, application: QApplication) -> None:
        """Give it to the program; a window that is open must be made anew."""
        own = application.property(OWN_SIZE)
        if own is None and self == Look():
            return
        font = application.font()
        if own is None:
            own = font.pointSizeF()
            application.setProperty(OWN_SIZE, own)
        font.setPointSizeF(float(own) + self.larger)
        application.setFont(font)
        apply_palette(application, dark=self.dark)


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
