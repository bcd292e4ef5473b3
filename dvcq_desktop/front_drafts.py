# SPDX-License-Identifier: MIT
"""What she was typing when the program ended on its own, offered again; imported once the window is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from dvcq_desktop.front_rooms import open_page, open_record
from dvcq_desktop.widgets.chosen_parts import choose_again
from dvcq_desktop.widgets.drafts import DraftKeeper, fits, keep_left, left_drafts
from dvcq_desktop.widgets.half_typed import begun_forms, fill_begun_forms, retype
from dvcq_desktop.widgets.messages import Link, MessageBar
from dvcq_desktop.widgets.tabs import PageTabs, Tabs

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.main_window import MainWindow
    from dvcq_desktop.widgets.drafts import Draft
    from dvcq_desktop.widgets.workbench import Workbench

# A page that was just opened reads its rows first; longer than this a record is taken for gone.
_ROUND_MS, _ROUNDS, _CALM_ROUNDS = 30, 200, 20
_BUSY = "Trên trang này đang có phần nhập dở khác; hãy lưu hoặc bỏ phần đó, rồi bấm “Mở lại” lần nữa."
_CHECK = (
    "Đã mở lại phần gõ dở. Vài chữ gõ sau cùng có thể chưa kịp giữ: hãy xem lại, nhất là ngày và số, rồi lưu."
)
_GONE = "Chỗ đã gõ không còn nữa; bấm “Xem…” để chép lại chữ đã gõ."


class FrontDrafts(QObject):
    """Keep drafts of one window; `folder` is where this PC's settings are.

    What was left is offered in a bar of its own, which stays until each is opened again or let go.
    """

    def __init__(self, window: MainWindow, workbench: Workbench, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._file = str(workbench.database.path)
        self._keeper = DraftKeeper(folder, workbench.writer, self, file=self._file)
        self._left: list[Draft] = []
        self._dropped: Draft | None = None
        self._reopening: _Reopening | None = None
        self.bar = MessageBar(window, stays=True)
        window.keep_above(self.bar)

    def begin(self) -> None:
        """Offer what was left, and keep from now on what is being typed."""
        self._left = left_drafts(self._folder)
        self._offer()
        self._keeper.begin()

    def reopen(self) -> None:
        """Put what was typed back into the form that it was typed in."""
        if self._reopening is None:
            self._reopening = _Reopening(self._window, self._left[0])
            self._reopening.ended.connect(self._on_reopened)
            self._reopening.begin()

    def drop(self) -> None:
        """Let go what is offered first."""
        self._dropped = self._left[0]
        self._answer_first()
        self._window.message.show_info("Đã bỏ phần gõ dở của lần trước.", Link("Lấy lại", self.take_back))

    def take_back(self) -> None:
        """Offer again what was just let go."""
        if self._dropped is not None:
            self._left.insert(0, self._dropped)
            self._dropped = None
            keep_left(self._folder, self._left)
            self._offer()
        self._window.message.clear()

    def show(self) -> None:
        """Show what was left."""
        from dvcq_desktop.widgets.drafts_dialog import DraftsDialog  # noqa: PLC0415 - seldom

        dialog = DraftsDialog(self._left, self._window)
        dialog.accepted.connect(self._on_dialog_accepted)
        dialog.open()

    def end(self) -> None:
        """Forget what is kept: all of it is saved, or she let it go."""
        self._keeper.end()

    def _offer(self) -> None:
        if not self._left:
            self.bar.clear()
            return
        first = self._left[0]
        more = f" (và {len(self._left) - 1} chỗ khác)" if len(self._left) > 1 else ""
        ways = [Link("Mở lại", self.reopen)] if first.back.get("file") == self._file else []
        self.bar.show_warning(
            f"Lần trước chương trình tắt khi “{first.place}”{more} đang gõ dở; chữ đã gõ vẫn còn.",
            *ways,
            Link("Xem…", self.show),
            Link("Bỏ", self.drop),
        )

    def _answer_first(self) -> None:
        self._left = self._left[1:]
        keep_left(self._folder, self._left)
        self._offer()

    def _on_reopened(self, refusal: str) -> None:
        self._reopening = None
        if refusal:
            self._window.message.show_warning(refusal)
            return
        # It is kept again from where it stands now before it is forgotten as left.
        self._keeper.look()
        self._answer_first()
        self._window.message.show_info(_CHECK)

    def _on_dialog_accepted(self) -> None:
        self._left = []
        keep_left(self._folder, [])
        self._offer()


class _Reopening(QObject):
    """Open the place of one draft, wait until it is read, and fill its fields."""

    ended = Signal(str)  # why not, empty where it stands there again

    def __init__(self, window: MainWindow, draft: Draft) -> None:
        super().__init__(window)
        self._window = window
        self._draft = draft
        self._page: Any = None
        self._rounds = 0

    def begin(self) -> None:
        """Open the room and the page, at the record where it is one of the file."""
        back = self._draft.back
        title, page, year = str(back.get("room", "")), str(back.get("page", "")), back.get("year")
        if title not in self._window.room_titles:
            self._end(_GONE)
            return
        self._page = open_page(self._window, title, page, year)
        # A page of parts, as the clauses of a plan, goes there by these.
        has_rows = hasattr(self._page, "go_to") or hasattr(self._page, "show_task")
        if has_rows and (record := str(back.get("record", ""))):
            open_record(self._window, title, page, record, year)
        self._look()

    def _look(self) -> None:
        """Try now, and again a little later while the page reads."""
        self._rounds += 1
        if not self._window.is_busy and self._fill():
            return
        if self._rounds < (_ROUNDS if self._window.is_busy else _CALM_ROUNDS):
            QTimer.singleShot(_ROUND_MS, self, self._look)
        else:
            self._end(_GONE)

    def _fill(self) -> bool:
        return self._fill_new() if "forms" in self._draft.back else self._fill_field()

    def _fill_new(self) -> bool:
        if not hasattr(self._page, "begin_anew"):
            return False
        if not self._page.begin_anew(whole=not self._draft.back.get("record")):
            self._end(_BUSY)
            return True
        fill_begun_forms(self._page, [(held["names"], held["values"]) for held in self._draft.back["forms"]])
        form = begun_forms(self._page)[0]
        # What stands there is hers: nothing of it is marked, as ready text would be.
        form.field(form.names[0]).setFocus()
        self._end("")
        return True

    def _fill_field(self) -> bool:
        self._turn_tab()
        if not choose_again(self._page, self._draft.back.get("parts", [])):
            return False
        kinds = (QLineEdit, QPlainTextEdit)
        fields = [field for kind in kinds for field in self._page.findChildren(kind) if field.isVisible()]
        for field in fields:
            if fits(field, self._draft):
                retype(field, self._draft.text)
                field.setFocus()
                self._end("")
                return True
        return False

    def _turn_tab(self) -> None:
        wanted = str(self._draft.back.get("tab", ""))
        for tabs in self._page.findChildren(Tabs):
            for place in range(tabs.count() if wanted and not isinstance(tabs, PageTabs) else 0):
                if tabs.tabText(place).partition(" (")[0] == wanted and tabs.isTabVisible(place):
                    tabs.setCurrentIndex(place)

    def _end(self, refusal: str) -> None:
        self.ended.emit(refusal)
        self.deleteLater()
