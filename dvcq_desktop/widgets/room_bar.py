# SPDX-License-Identifier: MIT
"""The rooms of the frame: what each brings, and the column of buttons that opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from dvcq_desktop.widgets.theme import GAP, ICON_SIZE, SPACE, icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction


class RoomScreen(Protocol):
    """Say what the frame asks of a room's screen, which is a QWidget."""

    TITLE: str
    ICON: str

    def actions_of_room(self) -> list[QAction]:
        """Return the room's own menu."""

    def refresh(self) -> None:
        """Read everything anew."""

    def leave(self) -> str:
        """Save what is typed; return what is to be said of what cannot be saved, empty where all can."""

    def focus_search(self) -> None:
        """Put the cursor into the search box."""


class Room:
    """A room of the frame; its screen is made when it is opened for the first time."""

    def __init__(self, title: str, icon_name: str, make: Callable[[QWidget], QWidget]) -> None:
        self.title = title
        self.icon_name = icon_name
        self._make = make
        self.screen: QWidget | None = None

    def open(self, parent: QWidget) -> QWidget:
        """Return the room's screen, made in its place: a screen that moves is dressed twice."""
        if self.screen is None:
            self.screen = self._make(parent)
        return self.screen


class RoomBar(QWidget):
    """Show a button for each room; `chosen` tells the place of the one she clicks."""

    chosen = Signal(int)

    def __init__(self, rooms: Sequence[Room], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Các phần việc")
        self._buttons = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, SPACE, GAP, SPACE)
        column.setSpacing(GAP)
        for index, room in enumerate(rooms):
            button = self._button(room, index)
            self._buttons.addButton(button, index)
            column.addWidget(button)
        column.addStretch(1)
        self._buttons.idClicked.connect(self.chosen)

    def mark(self, index: int) -> None:
        """Show which room is open; Tab comes to its button, and the arrows go on from there."""
        self._buttons.button(index).setChecked(True)
        for button in self._buttons.buttons():
            by_tab = Qt.FocusPolicy.TabFocus if button.isChecked() else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(by_tab)

    def fold(self, narrow: bool) -> None:
        """Fold the names of the rooms to icons, or unfold them."""
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for button in self._buttons.buttons():
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(style)
        self.setFixedWidth(self.sizeHint().width())

    def _button(self, room: Room, index: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(room.title)
        button.setIcon(icon(room.icon_name))
        button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setProperty("room", True)
        button.setToolTip(f"{room.title} (Alt+{index + 1})")
        button.setAccessibleName(room.title)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button


def share_year(before: object, screen: object) -> None:
    """Show in a room the year of the one she comes from, where both show one (`shown_year`, `show_year`)."""
    year: int | None = getattr(before, "shown_year", None)
    if year is not None and getattr(screen, "shown_year", year) != year:
        screen.show_year(year)  # type: ignore[attr-defined]  # what shows a year can show another
