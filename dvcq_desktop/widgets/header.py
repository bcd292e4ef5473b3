# SPDX-License-Identifier: MIT
"""The header of a record table: sorts, moves, shows and hides columns, and remembers all of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from dvcq_desktop.widgets.columns import Column, Kind
from dvcq_desktop.widgets.theme import OWN_SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QHideEvent

_KEPT_AFTER_MS = 400
# What a title needs beside its words: the padding, and the sign of the order.
_TITLE_PADDING = 22


class RecordHeader(QHeaderView):
    """Show the columns' titles; a click asks for an order, the menu shows and hides columns.

    One column takes the room that the others leave, until a person gives it a width of her own.
    """

    sort_changed = Signal(str, bool)  # column's name, descending

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = tuple(columns)
        self._stretched = _stretched(self._columns)
        self._room = 0
        self._has_own_width = False
        self._is_fitting = False
        self._sorted: tuple[str, bool] | None = None
        self._settings: QSettings | None = None
        self._key = ""
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEPT_AFTER_MS)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setSortIndicatorShown(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Tiêu đề cột")
        # Signals
        self.sectionClicked.connect(self._on_section_clicked)
        self.customContextMenuRequested.connect(self._on_context_menu_requested)
        self.sectionMoved.connect(self._keep_soon)
        self.sectionResized.connect(self._on_section_resized)
        self._keeping.timeout.connect(self.keep)

    @property
    def widest(self) -> int:
        """Return the place of the column that takes what is left: what its rows are called."""
        return self._stretched or 0

    def lay_out(self) -> None:
        """Give every column its own width, place and visibility; the model must be set."""
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._has_own_width = False
        for place, column in enumerate(self._columns):
            self.moveSection(self.visualIndex(place), place)
            self.setSectionHidden(place, column.hidden)
            self._resize(place, self._usual_width(column))
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Let one column take what the others leave of the table's width, but never less than its own."""
        self._room = room
        if self._stretched is None or self._has_own_width or room <= 0:
            return
        others = sum(self.sectionSize(place) for place in self.shown_places() if place != self._stretched)
        least = self._usual_width(self._columns[self._stretched])
        if not self.isSectionHidden(self._stretched):
            self._resize(self._stretched, max(room - others, least))

    def shown_places(self) -> list[int]:
        """Return the places, in the model, of the columns shown, from left to right."""
        order = [self.logicalIndex(visual) for visual in range(self.count())]
        return [place for place in order if not self.isSectionHidden(place)]

    def shown_columns(self) -> list[Column]:
        """Return the columns shown, from left to right."""
        return [self._columns[place] for place in self.shown_places()]

    def show_column(self, name: str, *, shown: bool) -> None:
        """Show or hide a column; the last one shown stays."""
        place = self._place(name)
        if place is None or (not shown and self.shown_places() == [place]):
            return
        self.setSectionHidden(place, not shown)
        self.fit(self._room)
        self._keep_soon()

    def show_sort(self, name: str, *, descending: bool) -> None:
        """Show the sign of an order without asking for it."""
        place = self._place(name)
        if place is None:
            return
        self._sorted = (name, descending)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(place, order)
        self._keep_soon()

    def sort_order(self) -> tuple[str, bool] | None:
        """Return the column's name and whether it is descending."""
        return self._sorted

    def columns_menu(self) -> QMenu:
        """Make the menu that shows and hides columns."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, column in enumerate(self._columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(place))
            action.setData(column.name)
        menu.addSeparator()
        menu.addAction("Đặt lại các cột").setData("")
        menu.triggered.connect(self._on_menu_triggered)
        return menu

    def remember(self, settings: QSettings, key: str) -> None:
        """Restore what is kept under the key, and keep every change there."""
        self._settings, self._key = settings, f"tables/{key}"
        try:
            kept = json.loads(str(settings.value(self._key, "{}")))
            self._restore(kept)
        except (ValueError, TypeError, KeyError, AttributeError):
            self.lay_out()

    def keep(self) -> None:
        """Write the columns and their order to the settings now."""
        self._keeping.stop()
        if self._settings is None:
            return
        columns = [self._columns[self.logicalIndex(visual)] for visual in range(self.count())]
        widths = [self._kept_width(column) for column in columns]
        kept = {
            "columns": widths,
            "sort": self._sorted,
            "own": self._has_own_width,
            "letters": self._letters(),
        }
        self._settings.setValue(self._key, json.dumps(kept, ensure_ascii=False))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Keep at once what was waiting to be kept."""
        super().hideEvent(event)
        if self._keeping.isActive():
            self.keep()

    def _kept_width(self, column: Column) -> dict[str, Any]:
        place = self._columns.index(column)
        hidden = self.isSectionHidden(place)
        width = 0 if hidden else self.sectionSize(place)
        return {"name": column.name, "width": width, "hidden": hidden}

    def _restore(self, kept: dict[str, Any]) -> None:
        """Lay the columns out as kept; columns that are new since then keep their own place.

        Widths were made for letters of one size: with larger ones they are larger, else names would be cut.
        """
        larger = self._letters() / float(kept.get("letters") or self._usual_letters())
        for visual, part in enumerate(kept.get("columns", [])):
            place = self._place(part["name"])
            if place is None:
                continue
            self.moveSection(self.visualIndex(place), min(visual, self.count() - 1))
            if part["width"]:
                self._resize(place, round(int(part["width"]) * larger))
            self.setSectionHidden(place, bool(part["hidden"]))
        self._has_own_width = bool(kept.get("own"))
        self.fit(self._room)
        if sort := kept.get("sort"):
            self.show_sort(str(sort[0]), descending=bool(sort[1]))

    def _letters(self) -> float:
        return QFontInfo(self.font()).pointSizeF()

    def _usual_letters(self) -> float:
        """Return the size that earlier versions, which did not keep it, most likely had."""
        application = QGuiApplication.instance()
        own = application.property(OWN_SIZE) if application is not None else None
        return float(own) if own else self._letters()

    def _usual_width(self, column: Column) -> int:
        metrics = self.fontMetrics()
        title = metrics.horizontalAdvance(column.title) + _TITLE_PADDING
        return max(column.width * metrics.averageCharWidth() + 16, title)

    def _resize(self, place: int, width: int) -> None:
        self._is_fitting = True
        self.resizeSection(place, width)
        self._is_fitting = False

    def _on_section_resized(self, place: int, before: int, now: int) -> None:
        if not self._is_fitting and place == self._stretched and before and now:
            self._has_own_width = True
        self._keep_soon()

    def _place(self, name: str) -> int | None:
        return next((place for place, column in enumerate(self._columns) if column.name == name), None)

    def _keep_soon(self) -> None:
        if self._settings is not None:
            self._keeping.start()

    def _on_section_clicked(self, place: int) -> None:
        column = self._columns[place]
        if not column.sortable:
            if self._sorted:
                self.show_sort(self._sorted[0], descending=self._sorted[1])
            return
        descending = self._sorted == (column.name, False)
        self.show_sort(column.name, descending=descending)
        self.sort_changed.emit(column.name, descending)

    def _on_context_menu_requested(self, at: QPoint) -> None:
        self.columns_menu().popup(self.mapToGlobal(at))

    def _on_menu_triggered(self, action: QAction) -> None:
        if action.data():
            self.show_column(str(action.data()), shown=action.isChecked())
        else:
            self.lay_out()


def _stretched(columns: Sequence[Column]) -> int | None:
    """Return the place of the column that takes what is left: the one that says so, or the widest text."""
    chosen = [place for place, column in enumerate(columns) if column.stretch]
    texts = [place for place, column in enumerate(columns) if column.kind is Kind.TEXT and not column.hidden]
    return next(iter(chosen), max(texts, key=lambda place: columns[place].width, default=None))
