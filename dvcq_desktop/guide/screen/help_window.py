# SPDX-License-Identifier: MIT
"""The help in a window beside the main one: contents and search on the left, the page on the right."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QPixmap, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStyle,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.guide.pages import CONTENTS, Guide, Hit, found_in
from dvcq_desktop.guide.screen.html import html_of
from dvcq_desktop.resources import resource
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.search import SearchBox
from dvcq_desktop.widgets.theme import GAP, SPACE, Tone, colours, icon, shades

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen

_WIDTH, _LIST = 760, 220
_HIGH_SHARE = 0.85
_PICTURES = ".png"
_FRAME = 40
_ROUND = 4


class HelpWindow(QWidget):
    """Show the pages; it belongs to no window, so that a dialog that asks for it does not block it."""

    print_requested = Signal()

    def __init__(self, guide: Guide) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.guide = guide
        self._hits: list[Hit] = []
        self._past: list[str] = []
        self._next: list[str] = []
        self.slug = CONTENTS
        # Widgets
        self.search = SearchBox("Tìm trong hướng dẫn", self)
        self.list = QListView(self)
        self.told = plain_label(self)
        self.page = _PageView(self)
        self.back = QPushButton(icon("chevron-left"), "Trước", self)
        self.forward = QPushButton(icon("chevron-right"), "Sau", self)
        self.contents = QPushButton(icon("list-ordered"), "Mục lục", self)
        self.print_button = QPushButton(icon("printer"), "In sách hướng dẫn…", self)
        self._titles = QStringListModel(self)
        # Assemble
        self._assemble()
        # Signals
        self.search.search_changed.connect(self._on_search_changed)
        self.search.entered.connect(self.list.setFocus)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.page.anchorClicked.connect(self._on_link)
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        self.contents.clicked.connect(self._on_contents_clicked)
        self.print_button.clicked.connect(self.print_requested)
        for keys, step in (("Alt+Left", self.go_back), ("Alt+Right", self.go_forward), ("Esc", self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(step)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_requested)
        self.print_button.setToolTip("In cả sách hướng dẫn, xem trước rồi in hoặc lưu thành PDF (Ctrl+P)")
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.take_focus)
        self._list()

    def show_page(self, slug: str, section: str = "") -> None:
        """Show a page, at one of its sections; what was shown can be gone back to."""
        if slug != self.slug:
            self._past.append(self.slug)
            self._next.clear()
        self._show(slug, section)

    def go_back(self) -> None:
        """Show what was shown before."""
        if self._past:
            self._next.append(self.slug)
            self._show(self._past.pop())

    def go_forward(self) -> None:
        """Show what was gone back from."""
        if self._next:
            self._past.append(self.slug)
            self._show(self._next.pop())

    def stand_beside(self, other: QWidget) -> None:
        """Stand at the right edge of another window's screen, as high as that has room for."""
        screen: QScreen = other.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        high = min(int(room.height() * _HIGH_SHARE), room.height() - _FRAME)
        self.resize(min(_WIDTH, room.width() - _FRAME), high)
        self.move(room.right() - self.width() - SPACE, room.top() + (room.height() - high) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the width."""
        super().resizeEvent(event)
        if self.isVisible():
            at = self.page.verticalScrollBar().value()
            self._fill()
            self.page.verticalScrollBar().setValue(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search box to what is found with Down, as on every page."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.search.search_now()
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Begin with all pages the next time."""
        self.search.clear()
        super().closeEvent(event)

    # Private

    def _assemble(self) -> None:
        self.setWindowTitle("Hướng dẫn · DVCQ Desktop")
        self.setWindowIcon(icon("circle-question-mark"))
        self.list.setModel(self._titles)
        self.list.setAccessibleName("Các trang hướng dẫn")
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.page.setAccessibleName("Trang hướng dẫn")
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(SPACE)
        self.told.setProperty("muted", True)
        bar = QHBoxLayout()
        for button in (self.back, self.forward, self.contents):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.print_button)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        split = QSplitter(self)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST, _WIDTH - _LIST])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        outer.addLayout(bar)
        outer.addWidget(split, 1)

    def _list(self) -> None:
        """List what the search finds, or all pages."""
        typed = self.search.text()
        self._hits = self.guide.find(typed) if typed.strip() else self._all()
        said = (
            f"{len(self._hits)} chỗ có “{typed}”" if self._hits else f"Không có trang nào nói về “{typed}”."
        )
        self.told.setText(said if typed.strip() else "")
        self.told.setVisible(bool(typed.strip()))
        titles = [f"{hit.title} › {hit.section}" if hit.section else hit.title for hit in self._hits]
        self._titles.setStringList(titles)

    def _all(self) -> list[Hit]:
        return [Hit(page.slug, page.title, "") for page in self.guide.pages]

    def _show(self, slug: str, section: str = "") -> None:
        self.slug = self.guide.page(slug).slug
        self._fill()
        self.back.setEnabled(bool(self._past))
        self.forward.setEnabled(bool(self._next))
        for place, hit in enumerate(self._hits):
            if hit.page == self.slug and hit.section in ("", section):
                self.list.setCurrentIndex(self._titles.index(place))
        if section:
            self.page.scrollToAnchor(section)

    def _fill(self) -> None:
        now = colours()
        self.page.document().clear()
        self.page.setHtml(html_of(self.guide.page(self.slug).parts, line=now.line, quiet=now.muted))
        self._mark()

    def _mark(self) -> None:
        """Mark on the page the words that are searched for."""
        soon = shades(Tone.SOON)
        ink, paper = QColor(soon.ink), QColor(soon.paper)
        marks = []
        block = self.page.document().begin()
        while block.isValid():
            for start, end in found_in(block.text(), self.search.text()):
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(block)
                mark.cursor.setPosition(block.position() + start)
                mark.cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
                mark.format.setBackground(paper)
                mark.format.setForeground(ink)
                mark.format.setFontUnderline(True)
                marks.append(mark)
            block = block.next()
        self.page.setExtraSelections(marks)

    def _on_search_changed(self, _text: str) -> None:
        self._list()
        if self.search.text().strip() and self._hits:
            self.list.setCurrentIndex(self._titles.index(0))
            self.show_page(self._hits[0].page, self._hits[0].section)
        else:
            self._mark()

    def _on_chosen(self, index: QModelIndex) -> None:
        hit = self._hits[index.row()]
        self.show_page(hit.page, hit.section)

    def _on_contents_clicked(self) -> None:
        self.show_page(CONTENTS)

    def _on_link(self, url: QUrl) -> None:
        target = url.toString()
        if target.endswith(_PICTURES):
            self._enlarge(target)
        else:
            self.show_page(target.removesuffix(".md"))

    def _enlarge(self, file: str) -> None:
        """Show a picture in its own size, as far as the screen has room for it."""
        dialog = QDialog(self)
        dialog.setWindowTitle("Hình trong hướng dẫn")
        picture = QLabel(dialog)
        drawn = QPixmap(str(resource("help", file)))
        picture.setPixmap(drawn)
        picture.setAccessibleName("Hình")
        area = QScrollArea(dialog)
        area.setWidget(picture)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        room = self.screen().availableGeometry()
        dialog.resize(min(drawn.width() + GAP, room.width()), min(drawn.height() + GAP, room.height()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class _PageView(QTextBrowser):
    """Show a page, its pictures as wide as there is room for, drawn smoothly."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the help in the size in which it is shown."""
        file = name if isinstance(name, str) else name.toString()
        if not file.endswith(_PICTURES):
            return super().loadResource(kind, name)
        picture = QPixmap(str(resource("help", file)))
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = self.width() - bar - 2 * int(self.document().documentMargin()) - _ROUND
        wide = min(room, picture.width())
        scale = self.devicePixelRatioF()
        drawn = picture.scaledToWidth(max(1, round(wide * scale)), Qt.TransformationMode.SmoothTransformation)
        drawn.setDevicePixelRatio(scale)
        return drawn
