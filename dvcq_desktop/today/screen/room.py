# SPDX-License-Identifier: MIT
"""The page of today: read when it is seen, the tasks first, the rest once these stand on the screen."""
# ruff: noqa: N802 - the names of a widget's methods are Qt's

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.today.rules import day_words, first_steps, next_step
from dvcq_desktop.today.screen.reading import TodayReading
from dvcq_desktop.today.screen.todo_list import TodoList
from dvcq_desktop.widgets.focus import lead_to, led_to
from dvcq_desktop.widgets.theme import MARGIN, SPACE, scaled
from dvcq_desktop.widgets.workbench import OFFICE_SEEN

if TYPE_CHECKING:
    from dvcq_desktop.today.rules import Place
    from dvcq_desktop.today.screen.guide import Guide, GuideNote
    from dvcq_desktop.today.screen.pictures import Pictures
    from dvcq_desktop.widgets.workbench import Workbench

# Several writes in a row are read once.
_WRITTEN_PAUSE = 250
_DAY_CHECKED_MS = 60_000
_SIDE_WIDTH = 264
_CALM = "Hôm nay không có việc nào đến hạn, quá hạn hay chờ xử lý."
_EMPTY, _WHERE = "Tệp này chưa có kế hoạch nào.", " Hướng dẫn bắt đầu ở menu Hôm nay."
_READING = "Đang đọc…"


class TodayScreen(QWidget):
    """Show what waits for her; every line opens its place.

    What is not of the first picture is imported and made after it: the rest of the list, the pictures of
    progress, the guide of the first steps. Made-up data (`is_sample`) needs no steps and no backups.
    """

    TITLE: ClassVar[str] = "Hôm nay"
    ICON: ClassVar[str] = "calendar-check"

    place_requested = Signal(object)  # Place
    sample_requested = Signal()  # to look around with made-up data
    copy_requested = Signal()  # to take over what another PC holds

    def __init__(
        self, workbench: Workbench, parent: QWidget | None = None, *, is_sample: bool = False
    ) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._keeps = not is_sample and not workbench.database.is_read_only
        self._day = workbench.today()
        self._is_stale = False
        self.reading = TodayReading(workbench, self, keeps=self._keeps)
        self._is_unseen = True
        self._guide_is_open = False
        # Widgets
        self.title = QLabel(self)
        self.title.setProperty("heading", True)
        self.list = TodoList(self)
        self.calm = QLabel(_READING, self)
        self.calm.setWordWrap(True)
        self.calm.setTextFormat(Qt.TextFormat.PlainText)
        self.calm.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = QStackedWidget(self)
        self._side_area = QScrollArea(self)
        self._side_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side = QWidget(self._side_area)
        self._written = QTimer(self, singleShot=True, interval=_WRITTEN_PAUSE)
        self._day_check = QTimer(self, interval=_DAY_CHECKED_MS)
        # Assemble
        self._assemble()
        # Signals
        self.list.place_requested.connect(self.place_requested)
        self.reading.changed.connect(self._show)
        self._written.timeout.connect(self._refresh_if_seen)
        self._day_check.timeout.connect(self._on_day_checked)
        workbench.writer.saved.connect(self._on_writer_saved)
        app: Any = QApplication.instance()
        app.focusWindowChanged.connect(self._on_focus_window_changed)
        self.refresh()
        self._day_check.start()

    # What the frame asks

    def actions_of_room(self) -> list[QAction]:
        """Return the room's own menu."""
        return self._menu

    def refresh(self) -> None:
        """Read everything anew."""
        self._day, self._is_stale = self._bench.today(), False
        self.title.setText(f"{self.TITLE} · {day_words(self._day)}")
        self.reading.read(self._day)

    def leave(self) -> str:
        """Have nothing to save."""
        return ""

    def focus_search(self) -> None:
        """Go to what is shown: typing in the list goes to the line that begins so."""
        if page := self.pages.currentWidget():
            led_to(page).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew what was written, or which day came, while another room was open."""
        super().showEvent(event)
        if self._guide_is_open and next_step(self.guide.steps) is None:
            # It said that all is done when she saw it last.
            self._guide_is_open = False
        if self._is_stale or self._day != self._bench.today():
            self.refresh()
        elif self._keeps and self.is_read:
            # She may have looked at the office's name meanwhile.
            self._show()

    # Made at first use

    @cached_property
    def _menu(self) -> list[QAction]:
        again = QAction("Đọc &lại việc hôm nay", self)
        again.triggered.connect(self.refresh)
        if not self._keeps:
            return [again]
        guide = QAction("Hướng dẫn &bắt đầu", self)
        guide.triggered.connect(self.open_guide)
        return [again, guide]

    @cached_property
    def guide(self) -> Guide:
        """Return the guide of the first steps."""
        from dvcq_desktop.today.screen.guide import Guide  # noqa: PLC0415 - see the class

        made = Guide(self.pages)
        self.pages.addWidget(made)
        made.place_requested.connect(self._on_step_chosen)
        made.copy_requested.connect(self.copy_requested)
        made.sample_requested.connect(self.sample_requested)
        made.left.connect(self.close_guide)
        made.hidden.connect(self.hide_guide)
        return made

    @cached_property
    def note(self) -> GuideNote:
        """Return what says beside the list how far the first steps are."""
        from dvcq_desktop.today.screen.guide import GuideNote  # noqa: PLC0415 - see the class

        made = GuideNote(self._side)
        self._column.insertWidget(self._column.count() - 1, made)
        made.opened.connect(self.open_guide)
        made.hidden.connect(self.hide_guide)
        return made

    @cached_property
    def pictures(self) -> Pictures:
        """Return the pictures of progress."""
        from dvcq_desktop.today.screen.pictures import Pictures  # noqa: PLC0415 - see the class

        made = Pictures(self._side)
        self._column.insertWidget(0, made)
        made.place_requested.connect(self.place_requested)
        return made

    # The guide

    def open_guide(self) -> None:
        """Show the first steps, also those that are done or were hidden."""
        self._guide_is_open = True
        self._bench.settings.remove(self._hidden_key)
        self._show()
        led_to(self.guide).setFocus()

    def close_guide(self) -> None:
        """Go back to what waits."""
        self._guide_is_open = False
        self._show()
        self.focus_search()

    def hide_guide(self) -> None:
        """Show the first steps no more, until she asks for them."""
        self._guide_is_open = False
        self._bench.settings.setValue(self._hidden_key, True)
        self._show()
        self.focus_search()

    @cached_property
    def _hidden_key(self) -> str:
        return self._bench.key_of_file("today/guide-hidden")

    @property
    def _is_office_seen(self) -> bool:
        """Tell whether she looked at the office's name, or went on past it."""
        gone_on = self.reading.begun.campaign
        return gone_on or self._bench.settings.contains(self._bench.key_of_file(OFFICE_SEEN))

    def _on_step_chosen(self, place: Place) -> None:
        # She follows the steps: when she comes back, the next one is there.
        self._guide_is_open = True
        self.place_requested.emit(place)

    def _is_hidden(self) -> bool:
        return self._bench.settings.contains(self._hidden_key)

    # Reading

    def _on_writer_saved(self, _name: str, _changed: object) -> None:
        self._is_stale = True
        self._written.start()

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        """Read anew when she comes back to the window: a backup or another program leaves no write."""
        if window is not None and self.is_read and window is self.window().windowHandle():
            self._written.start()

    def _on_day_checked(self) -> None:
        if self._day != self._bench.today():
            self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    # Showing

    @property
    def is_read(self) -> bool:
        """Tell whether all that waits was read."""
        return self.reading.is_read

    def _show(self) -> None:
        reading, groups = self.reading, self.reading.groups
        focused = QApplication.focusWidget()
        had_focus = self._is_unseen or (focused is not None and self.isAncestorOf(focused))
        is_new = not reading.begun.plan
        # The first picture of a file with a plan has no word of the steps.
        wanted = self._keeps and (is_new or self.is_read) and not self._is_hidden()
        begun = reading.begun
        steps = first_steps(begun._replace(office=begun.office and self._is_office_seen))
        shows_guide = self._keeps and (self._guide_is_open or (is_new and wanted))
        self.list.show_groups(groups)
        if shows_guide:
            self.guide.show_steps(steps, has_list=not is_new)
            page: QWidget = self.guide
        elif groups:
            page = self.list
        else:
            # Until all is read nobody can say that nothing waits.
            self.calm.setText(self._calm_words(is_new=is_new) if self.is_read else _READING)
            page = self.calm
        self.pages.setCurrentWidget(page)
        lead_to(self, page)
        if had_focus and self.isVisible() and page is not focused and not page.isAncestorOf(focused or self):
            # The first time nothing had it: there was nothing yet to walk through.
            led_to(page).setFocus()
        self._is_unseen = False
        if self.is_read:
            self._show_side(steps, wanted=wanted and not shows_guide and next_step(steps) is not None)

    def _calm_words(self, *, is_new: bool) -> str:
        if is_new:
            return f"{_EMPTY}{_WHERE * self._keeps}"
        return f"{_CALM}\n\n{self.reading.tasks.ahead}".strip()

    def _show_side(self, steps: Any, *, wanted: bool) -> None:
        self.pictures.show_pictures(self.reading.pictures)
        if wanted or "note" in self.__dict__:
            self.note.setVisible(wanted)
            self.note.show_steps(steps)
        self._side_area.setVisible(wanted or bool(self.pictures.buttons))

    # Assembling

    def _assemble(self) -> None:
        self.pages.addWidget(self.calm)
        self.pages.addWidget(self.list)
        # Its room is kept from the start: nothing jumps when the pictures come.
        self._side_area.setFixedWidth(scaled(_SIDE_WIDTH))
        self._side_area.setFrameShape(QFrame.Shape.NoFrame)
        self._side_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side_area.setWidgetResizable(True)
        self._side_area.setWidget(self._side)
        self._column = QVBoxLayout(self._side)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(MARGIN)
        body.addWidget(self.pages, 1)
        body.addWidget(self._side_area)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.title)
        column.addLayout(body, 1)
        lead_to(self, self.list)
        self.setAccessibleName(self.TITLE)
