# SPDX-License-Identifier: MIT
"""The frame of every page: title, chooser, search, primary action; filters; table and detail; counts."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.widgets.filters import FilterRow
from dvcq_desktop.widgets.focus import focus_inside, holds
from dvcq_desktop.widgets.messages import MessageBar
from dvcq_desktop.widgets.page_head import PageHead
from dvcq_desktop.widgets.page_room import height_of_rows
from dvcq_desktop.widgets.plain import WholeLabel
from dvcq_desktop.widgets.theme import GAP, MARGIN, SPACE, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent

# Below this width of the window the detail goes under the table.
_BESIDE_FROM = 1200
# Of 1366 px the detail gets about 420 beside the table, and two fifths of the height below it.
_SHARES = {Qt.Orientation.Horizontal: [6600, 3400], Qt.Orientation.Vertical: [6000, 4000]}
# Below this height of the page a form of the usual share shows one or two fields.
_LOW = 560
_LOW_SHARES = [4500, 5500]
_LEAST_DETAIL = QSize(240, 120)
# The detail gets what fewer rows leave; two parts share the room of most pages.
_FEW_ROWS, _PARTS = 3, 2
_ENLARGE, _BACK = "Phóng to phần chi tiết (F11)", "Hiện lại bảng (F11)"
# As narrow as a page lets the window become, whatever words it shows yet: then it folds.
_LEAST_WIDTH = 780


class Page(QWidget):
    """Frame a room's table and the detail of its current row; the screen fills the parts."""

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        search_hint: str = "Tìm",
        shares: tuple[int, int] | None = None,
        beside_shares: tuple[int, int] | None = None,
        beside_from: int = _BESIDE_FROM,
    ) -> None:
        super().__init__(parent)
        self._shares = shares
        self._beside_shares = beside_shares or shares
        self._beside_from = beside_from
        self._cover: QWidget | None = None
        self._table: QWidget | None = None
        self._settings: QSettings | None = None
        self._key = ""
        self._usual: list[int] = []  # the shares, until she chooses her own
        self._most_rows = 0
        self._is_low = False
        self._bars: list[QWidget] = []
        self._covered: list[QWidget] = []
        self._keys: tuple[QWidget | None, QWidget | None] = (None, None)
        self._is_for_new = False
        # Widgets
        self._head = PageHead(title, search_hint, self)
        self.title, self.search = self._head.title, self._head.search
        self.messages = MessageBar(self)
        self.filters = FilterRow(self)
        self.filters.hide()
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.counts = WholeLabel(self)
        self.counts.setProperty("muted", True)
        self.counts.setAccessibleName("Số đếm")
        self.counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.enlarge = QToolButton(self)
        self.enlarge.setText(_ENLARGE)
        self.enlarge.setAutoRaise(True)
        self.enlarge.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.enlarge.hide()
        # Assemble
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, GAP)
        column.setSpacing(SPACE)
        column.addLayout(self._head)
        column.addWidget(self.filters)
        column.addWidget(self.splitter, 1)
        # Below the rows, which must not move under her mouse when something is told.
        column.addWidget(self.messages)
        foot = QHBoxLayout()
        foot.addWidget(self.counts, 1)
        foot.addWidget(self.enlarge)
        column.addLayout(foot)
        self.setAccessibleName(title)
        # Signals
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        self.search.entered.connect(self.focus_rows)
        self.search.given_up.connect(self.return_to_rows)
        self.search.search_changed.connect(self.show_rows_again)
        self.enlarge.clicked.connect(self.toggle_enlarged)

    def add_chooser(self, widget: QWidget) -> None:
        """Put a chooser of period, plan or campaign beside the title."""
        self._head.choosers.addWidget(widget)

    def add_bar(self, widget: QWidget) -> None:
        """Put a bar of the page's own between the filters and the table, as wide as the page."""
        self._bars.append(widget)
        self._column.insertWidget(self._column.indexOf(self.splitter), widget)

    def add_action(self, verb: str, icon_name: str = "") -> QPushButton:
        """Add a secondary action before the primary one."""
        return self._head.add_action(verb, icon_name)

    def let_fold(self, *buttons: QPushButton, labels: Sequence[QWidget] = ()) -> None:
        """Let actions show only their signs, and labels nothing, where there is no room for all words."""
        self._head.let_fold(buttons, labels)

    def set_primary(self, verb: str, icon_name: str = "plus") -> QPushButton:
        """Add the one primary action, at the far right."""
        return self._head.set_primary(verb, icon_name)

    @property
    def primary(self) -> QPushButton | None:
        """Return the primary action's button."""
        return self._head.primary

    def set_table(self, table: QWidget) -> None:
        """Put the table at the left (or above), with its share of the room, by default the greater one."""
        self._table = table
        self.splitter.insertWidget(0, table)
        for view in self._views():
            if (model := view.model()) is not None:
                model.modelReset.connect(self._on_rows_changed)
                model.rowsInserted.connect(self._on_rows_changed)
        self.splitter.setStretchFactor(0, self._shares[0] if self._shares else 2)

    def set_detail(self, detail: QWidget) -> None:
        """Put the detail of the row at the right (or below), with its share of the room; it scrolls."""
        scrolled = QScrollArea(self)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(detail)
        scrolled.setMinimumSize(_LEAST_DETAIL)
        self.splitter.addWidget(scrolled)
        self.splitter.setStretchFactor(self.splitter.count() - 1, self._shares[1] if self._shares else 1)
        self._restore()
        self._lay_out()

    @property
    def is_enlarged(self) -> bool:
        """Tell whether the detail has the room of the rows too."""
        return bool(self._covered)

    @property
    def can_enlarge(self) -> bool:
        """Tell whether a detail is shown that could have more room."""
        return self.splitter.count() > 1 and self.splitter.isVisible()

    def toggle_enlarged(self) -> None:
        """Give the detail the room of rows, filters and bars, or give it back."""
        if self.is_enlarged:
            self.show_rows_again()
        elif self.can_enlarge:
            rows = [self.splitter.widget(place) for place in range(self.splitter.count() - 1)]
            covered = [each for each in (*rows, self.filters, *self._bars) if each is not None]
            self._covered = [each for each in covered if each.isVisible()]
            had_keys = self.focusWidget()
            for each in self._covered:
                each.hide()
            detail = self.splitter.widget(self.splitter.count() - 1)
            if detail is not None and any(holds(each, had_keys) for each in self._covered):
                focus_inside(detail, anew=True)
            self._keys = (had_keys, self.focusWidget())
            self._offer_enlarging()

    def show_rows_again(self) -> None:
        """Give the rows their room back, where the detail has it; keys that did nothing else go with it."""
        covered, self._covered, self._is_for_new = self._covered, [], False
        for each in covered:
            each.show()
        if covered:
            had_keys, since = self._keys
            if had_keys is not None and self.focusWidget() is since:
                had_keys.setFocus(Qt.FocusReason.OtherFocusReason)
            self._offer_enlarging()

    def make_room(self) -> None:
        """Enlarge the detail for a new record, where little of its form would be seen below the rows."""
        if self.enlarge.isVisible() and not self.is_enlarged:
            self.toggle_enlarged()
            self._is_for_new = self.is_enlarged

    def end_room(self) -> None:
        """Show the rows again after the new record that they made room for."""
        if self._is_for_new:
            self.show_rows_again()

    def focus_rows(self) -> None:
        """Go from the search box to the rows that are found; where there are none, she may search on."""
        self.show_rows_again()
        for view in self._views():
            if view.isVisible() and view.model().rowCount():
                view.setFocus(Qt.FocusReason.ShortcutFocusReason)
                if not view.currentIndex().isValid():
                    view.setCurrentIndex(view.model().index(0, 0))
                return

    def has_in_rows(self, widget: QWidget) -> bool:
        """Tell whether a widget is among the rows, or what stands with them."""
        return holds(self._table, widget)

    def return_to_rows(self) -> bool:
        """Go back from the search box or from the detail to the rows, whether any are shown by now or not."""
        view = next((one for one in self._views() if one.isVisible()), None)
        if view is None:
            return False
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def set_cover(self, cover: QWidget) -> None:
        """Keep what takes the place of table and detail while there is nothing to show in them."""
        self._cover = cover
        self._column.insertWidget(self._column.indexOf(self.splitter) + 1, cover, 1)
        self.show_cover(shown=False)

    def show_cover(self, *, shown: bool) -> None:
        """Show the cover, or table and detail."""
        self.splitter.setVisible(not shown)
        if self._cover is not None:
            self._cover.setVisible(shown)

    def set_counts(self, parts: Sequence[str]) -> None:
        """Write the counts line: "42 nhiệm vụ · 5 quá hạn"."""
        self.counts.setText(" · ".join(part for part in parts if part))

    def remember(self, settings: QSettings, key: str) -> None:
        """Restore the splitter kept under a key, and keep it there from now on."""
        self._settings, self._key = settings, f"pages/{key}"
        self._restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the detail under the table, and leave words out, where there is little room."""
        super().resizeEvent(event)
        if (low := self.height() < scaled(_LOW)) != self._is_low:
            self._is_low = low
            self._restore()
        self._lay_out()
        self._give_rest()
        self._offer_enlarging()
        self._fit_head()

    def event(self, event: QEvent) -> bool:
        """Fold the words above the rows, or unfold them, where a chooser got other things to show."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_head()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Show the rows when she comes back from another page."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.show_rows_again()

    def minimumSizeHint(self) -> QSize:
        """Let a window that was made wide be made narrow again: there is less to show then."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), _LEAST_WIDTH), least.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the message away with Esc, and go from search to rows with Down, as nothing inside did."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.search.search_now()
            self.focus_rows()
        elif event.key() == Qt.Key.Key_Escape and self.messages.text:
            self.messages.clear()
        elif event.key() == Qt.Key.Key_Escape and self.is_enlarged and not self._is_for_new:
            self.show_rows_again()
        else:
            super().keyPressEvent(event)

    def _fit_head(self) -> None:
        margins = self._column.contentsMargins()
        self._head.fit(self.width() - margins.left() - margins.right())

    def _offer_enlarging(self) -> None:
        """Name the key beside the counts where the detail has little room, or has all of it."""
        below = self.splitter.orientation() == Qt.Orientation.Vertical
        self.enlarge.setText(_BACK if self.is_enlarged else _ENLARGE)
        self.enlarge.setVisible(self.is_enlarged or (below and self._is_low and self.splitter.count() > 1))

    def _lay_out(self) -> None:
        wanted = (
            Qt.Orientation.Horizontal
            if self.window().width() >= scaled(self._beside_from)
            else Qt.Orientation.Vertical
        )
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
            self._restore()

    def _place(self) -> str:
        beside = self.splitter.orientation() == Qt.Orientation.Horizontal
        return f"{self._key}/{'beside' if beside else 'below'}"

    def _restore(self) -> None:
        """Give table and detail the shares kept for this orientation, or else their own or usual ones."""
        kept = str(self._settings.value(self._place(), "")).split(":") if self._settings else []
        if len(kept) == self.splitter.count() and all(part.isdigit() for part in kept):
            self._usual = []
            self.splitter.setSizes([int(part) for part in kept])
        elif self.splitter.count() > 1:
            beside = self.splitter.orientation() == Qt.Orientation.Horizontal
            shares = self._beside_shares if beside else self._shares
            usual = _SHARES[self.splitter.orientation()] if beside or not self._is_low else _LOW_SHARES
            self._usual = [1000 * share for share in shares] if shares else usual
            self.splitter.setSizes(self._usual)
            self._give_rest()

    def _views(self) -> list[QAbstractItemView]:
        """Return the views of rows that the table is, or holds; its headers are views of Qt's too."""
        held = self._table.findChildren(QAbstractItemView) if self._table is not None else []
        views = [each for each in (self._table, *held) if isinstance(each, QAbstractItemView)]
        return [each for each in views if not isinstance(each, QHeaderView)]

    def _give_rest(self) -> None:
        """Give the detail below the rows what they leave of their share, until she moves the line between."""
        below = self.splitter.orientation() == Qt.Orientation.Vertical
        view = next((each for each in self._views() if isinstance(each, QTableView)), None)
        if not (below and self._most_rows and self._usual and self._table and view is not None):
            return
        room = self.splitter.height() - self.splitter.handleWidth()
        wanted = height_of_rows(self._table, view, max(self._most_rows, _FEW_ROWS))
        if self.splitter.count() == _PARTS and 0 < wanted < room * self._usual[0] // sum(self._usual):
            self.splitter.setSizes([wanted, room - wanted])

    def _on_rows_changed(self) -> None:
        # A search that finds few of many rows moves nothing.
        rows = max((view.model().rowCount() for view in self._views()), default=0)
        if rows > self._most_rows:
            self._most_rows = rows
            if self._usual:
                self._restore()

    def _on_splitter_moved(self) -> None:
        self._usual = []
        if self._settings is not None:
            self._settings.setValue(self._place(), ":".join(str(size) for size in self.splitter.sizes()))
