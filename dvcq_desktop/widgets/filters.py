# SPDX-License-Identifier: MIT
"""The row of filters above a table: one chip a question, folded into one button where there is no room."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.search import SearchBox
from dvcq_desktop.widgets.theme import GAP, icon
from dvcq_desktop.widgets.words import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction, QResizeEvent

    from dvcq_desktop.widgets.filter_list import FilterList

__all__ = ["FilterChip", "FilterRow", "SearchBox"]


class FilterChip(QPushButton):
    """Ask one question: a button whose list of values can be ticked; none ticked means all."""

    changed = Signal(object)  # frozenset of values

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._choices: list[tuple[str, str]] = []
        self._selected: frozenset[str] = frozenset()
        self._made: FilterList | None = None
        self.setIcon(icon("chevron-down"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._show_text()
        # Signals
        self.clicked.connect(self._on_clicked)

    @property
    def selected(self) -> frozenset[str]:
        """Return the ticked values; empty means that this filter is off."""
        return self._selected

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these (value, text); ticks of values that are no longer offered go, without a signal."""
        self._choices = list(choices)
        self._selected &= {value for value, _text in self._choices}
        self._show_text()

    def set_selected(self, values: Iterable[str]) -> None:
        """Tick these values, without a signal."""
        self._selected = frozenset(values) & {value for value, _text in self._choices}
        self._show_text()

    @property
    def _popup(self) -> FilterList:
        """Return the list, made when it is opened for the first time."""
        if self._made is None:
            from dvcq_desktop.widgets.filter_list import FilterList  # noqa: PLC0415 - start-up time

            self._made = FilterList(self.title, self)
            self._made.ticked.connect(self._on_popup_ticked)
        return self._made

    def open_at(self, at: QPoint) -> None:
        """Show the list of values at a place of the screen."""
        self._popup.open_with(self._choices, self._selected, at)

    def _show_text(self) -> None:
        chosen = [text for value, text in self._choices if value in self._selected]
        shown = chosen[0] if len(chosen) == 1 else f"{len(chosen)} mục"
        self.setText(escaped(f"{self.title}: {_short(shown)}" if chosen else self.title))
        # A font set here would be lost when the application's style sheet is applied.
        if bool(self.property("on")) is not bool(chosen):
            self.setProperty("on", bool(chosen))
            self.style().unpolish(self)
            self.style().polish(self)
        shown = plain_tooltip(f"{self.title}: {', '.join(chosen)}")
        self.setToolTip(shown if chosen else f"Lọc theo {self.title.lower()}")
        self.setAccessibleName(f"Lọc theo {self.title.lower()}")
        self.setAccessibleDescription(", ".join(chosen) or "tất cả")

    def _on_clicked(self) -> None:
        self.open_at(self.mapToGlobal(QPoint(0, self.height())))

    def _on_popup_ticked(self, values: frozenset[str]) -> None:
        self._selected = values
        self._show_text()
        self.changed.emit(values)


class FilterRow(QWidget):
    """Hold a page's filter chips, say how many are on, and take them all off."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, FilterChip] = {}
        self._beside: list[QWidget] = []
        self._left_out: set[str] = set()
        # Widgets
        self._folded = QToolButton(self)
        self._folded.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._folded.setIcon(icon("funnel"))
        self._folded.setAccessibleName("Bộ lọc")
        self._folded.hide()
        self._clear = QToolButton(self)
        self._clear.setAutoRaise(True)
        self._clear.setProperty("link", True)
        self._clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clear.setToolTip("Bỏ mọi bộ lọc đang đặt")
        self._clear.hide()
        # Assemble
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._folded)
        self._row.addWidget(self._clear)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # Signals
        self._folded.clicked.connect(self._on_folded_clicked)
        self._clear.clicked.connect(self.clear)

    def add_chip(self, name: str, title: str) -> FilterChip:
        """Add a filter at the right."""
        chip = FilterChip(title, self)
        chip.changed.connect(self._on_chip_changed)
        self._row.insertWidget(len(self._chips) + 1, chip)
        self._chips[name] = chip
        self.show()
        return chip

    def offer_chip(self, name: str, *, offered: bool) -> None:
        """Offer a filter, or leave it out where there is nothing to choose; it then filters nothing."""
        if offered:
            self._left_out.discard(name)
        else:
            self._left_out.add(name)
            if self._chips[name].selected:
                self._chips[name].set_selected(frozenset())
                self._on_chip_changed()
        self._fold()

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget that is no filter at the far right, such as how something is counted."""
        self._row.addWidget(widget)
        self._beside.append(widget)
        self.show()

    def values(self) -> dict[str, frozenset[str]]:
        """Return the ticked values of the filters that are on, by name."""
        return {name: chip.selected for name, chip in self._chips.items() if chip.selected}

    def set_values(self, values: dict[str, frozenset[str]]) -> None:
        """Set all filters at once, as for "xem các việc quá hạn", with one signal."""
        for name, chip in self._chips.items():
            chip.set_selected(values.get(name, frozenset()))
        self._on_chip_changed()

    def clear(self) -> None:
        """Take every filter off."""
        self.set_values({})

    def minimumSizeHint(self) -> QSize:
        """Let the page be narrower than all chips together: they fold."""
        hint = super().minimumSizeHint()
        return QSize(self._folded.sizeHint().width(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the chips into one button where they don't fit."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        chips = [chip for name, chip in self._chips.items() if name not in self._left_out]
        shown = (*chips, *self._beside)
        needed = sum(widget.sizeHint().width() + GAP for widget in shown)
        if self.values():
            needed += self._clear.sizeHint().width() + GAP
        folded = needed > self.width() and len(chips) > 1
        self._folded.setVisible(folded)
        for chip in self._chips.values():
            chip.setVisible(not folded and chip in chips)

    def _on_chip_changed(self) -> None:
        count = len(self.values())
        self._clear.setText(f"Bỏ lọc ({count})")
        self._clear.setVisible(count > 0)
        self._folded.setText(f"Bộ lọc ({count})" if count else "Bộ lọc")
        self._fold()
        self.changed.emit()

    def folded_menu(self) -> QMenu:
        """Make the menu that stands for the chips where there is no room."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, chip in self._chips.items():
            if name not in self._left_out:
                menu.addAction(chip.text()).setData(chip)
        menu.triggered.connect(self._on_folded_chosen)
        return menu

    def _on_folded_clicked(self) -> None:
        self.folded_menu().popup(self._folded.mapToGlobal(QPoint(0, self._folded.height())))

    def _on_folded_chosen(self, action: QAction) -> None:
        chip = action.data()
        if isinstance(chip, FilterChip):
            chip.open_at(self._folded.mapToGlobal(QPoint(0, self._folded.height())))


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:23].rstrip() + "…"
