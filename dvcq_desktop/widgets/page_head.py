# SPDX-License-Identifier: MIT
"""What stands above the rows of a page, title, choosers, search and actions, and folds where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dvcq_desktop.widgets.page_room import width_of, width_of_actions
from dvcq_desktop.widgets.search import SearchBox
from dvcq_desktop.widgets.theme import MARGIN, SPACE, colours, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

# How far it is folded: the title and the words of less used actions go first.
WHOLE, SIGNS, LEAST = 0, 1, 2


class PageHead(QHBoxLayout):
    """Lay out the head of a page; `fit` folds no more of it than there must be."""

    def __init__(self, title: str, search_hint: str, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self._primary: QPushButton | None = None
        self._verbs: list[tuple[QPushButton, str]] = []
        self._labels: list[QWidget] = []
        self._folded = WHOLE
        self._title_is_folded = False
        # Widgets
        self.title = QLabel(title, page)
        self.title.setProperty("heading", True)
        self.search = SearchBox(search_hint, page)
        self.search.setMinimumWidth(max(140, self.search.minimumSizeHint().width()))
        self.search.setMaximumWidth(320)
        # Assemble
        self.choosers = QHBoxLayout()
        self.choosers.setSpacing(SPACE)
        self.actions = QHBoxLayout()
        self.actions.setSpacing(SPACE)
        self.setSpacing(MARGIN)
        self.addWidget(self.title)
        self.addLayout(self.choosers)
        self.addStretch(1)
        self.addWidget(self.search, 2)
        self.addLayout(self.actions)

    @property
    def primary(self) -> QPushButton | None:
        """Return the primary action's button."""
        return self._primary

    def add_action(self, verb: str, icon_name: str = "") -> QPushButton:
        """Add a secondary action before the primary one."""
        button = QPushButton(verb, self._page)
        if icon_name:
            button.setIcon(icon(icon_name))
        before_primary = self.actions.count() - (self._primary is not None)
        self.actions.insertWidget(before_primary, button)
        return button

    def set_primary(self, verb: str, icon_name: str) -> QPushButton:
        """Add the one primary action, at the far right."""
        button = QPushButton(verb, self._page)
        button.setProperty("primary", True)
        button.setIcon(icon(icon_name, colour=colours().on_accent))
        self.actions.addWidget(button)
        self._primary = button
        return button

    def let_fold(self, buttons: Sequence[QPushButton], labels: Sequence[QWidget]) -> None:
        """Let actions show only their signs, and labels nothing, where there is no room for all words."""
        for button in buttons:
            verb = button.text()
            button.setToolTip(button.toolTip() or verb)
            button.setAccessibleName(verb)
            self._verbs.append((button, verb))
        self._labels += labels
        self._fold(self._folded)

    def fit(self, wide: int) -> None:
        """Fold no more than there must be in so many pixels."""
        levels = (WHOLE, SIGNS, LEAST)
        wanted = next((each for each in levels if self.width_at(each) <= wide), LEAST)
        if wanted != self._folded:
            self._fold(wanted)

    def width_at(self, level: int) -> int:
        """Return what title, choosers, search and actions need side by side, folded so far."""
        wide = 2 * MARGIN + self.search.minimumWidth()
        if level == WHOLE and (self._title_is_folded or not self.title.isHidden()):
            wide += self.title.sizeHint().width() + MARGIN
        signs = {button: self._is_sign(button, level) for button, _verb in self._verbs}
        labels = dict.fromkeys(self._labels, level == WHOLE)
        return wide + width_of(self.choosers, labels) + width_of_actions(self.actions, self._verbs, signs)

    def _fold(self, level: int) -> None:
        self._folded = level
        for button, verb in self._verbs:
            button.setText("" if self._is_sign(button, level) else verb)
        for label in self._labels:
            label.setVisible(level == WHOLE)
        # The tab that the page is under says the same.
        if level != WHOLE and not self.title.isHidden():
            self.title.hide()
            self._title_is_folded = True
        elif level == WHOLE and self._title_is_folded:
            self.title.show()
            self._title_is_folded = False

    def _is_sign(self, button: QPushButton, level: int) -> bool:
        """Tell whether a button shows its sign only; the main one keeps its word as long as it can."""
        return level >= (LEAST if button.property("primary") else SIGNS)
