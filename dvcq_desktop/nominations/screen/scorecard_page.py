# SPDX-License-Identifier: MIT
"""The page "Thang điểm": criteria edited in place, what is wrong said at once, versions, files in and out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from dvcq_desktop.database.keys import new_id
from dvcq_desktop.nominations import scorecard_edits as edits
from dvcq_desktop.nominations.scorecard_checks import problems
from dvcq_desktop.nominations.scorecards import Criterion, Scorecard
from dvcq_desktop.nominations.screen.criterion_rows import COLUMNS, criterion_rows
from dvcq_desktop.nominations.screen.scorecard_files import ScorecardFiles
from dvcq_desktop.nominations.screen.scorecard_side import ScorecardSide
from dvcq_desktop.nominations.store import scorecards as store
from dvcq_desktop.nominations.templates import templates
from dvcq_desktop.nominations.terms import CriterionKind, Purpose
from dvcq_desktop.text.points import HUNDRED, points_text
from dvcq_desktop.widgets.actions import make_action, on_rows
from dvcq_desktop.widgets.cell_typing import finish_typing
from dvcq_desktop.widgets.chooser import Chooser
from dvcq_desktop.widgets.empty import EmptyPage
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.menus import parted
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.page_writing import PageWriting
from dvcq_desktop.widgets.parts_table import PartsTable, foot_of
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.theme import GAP
from dvcq_desktop.widgets.typed_ahead import TypedAhead

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from dvcq_desktop.errors import UserError
    from dvcq_desktop.widgets.workbench import Workbench

# Another row of these changes what the page shows.
_CONCERNED = frozenset({
    "scorecard", "scorecard_criterion", "scorecard_grade", "scorecard_cap", "appraisal", "model_score",
})  # fmt: skip
_EMPTY = (
    "Chưa có thang điểm nào. Mẫu gợi ý có sẵn tiêu chí, xếp loại và cách xét khi bằng điểm, sửa được hết;"
    " cũng có thể nhập tệp thang điểm của nơi khác."
)
_USED = "Thang điểm này đã dùng để chấm điểm nên giữ nguyên; muốn sửa thì lập lần mới."
_MOST_SAID = 3


class _Read(NamedTuple):
    cards: Sequence[Scorecard]
    used: frozenset[str]


class ScorecardPage(PageWriting, QWidget):
    """Show one scorecard of those that there are."""

    TITLE = "Thang điểm"

    year_chosen = Signal(int)  # never: a scorecard is of no year

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self._asked = self._begun = ""
        self._ahead = TypedAhead(self)
        self._known = _Read((), frozenset())
        self._complaint = ""
        # Widgets
        self.page = Page(self.TITLE, self, search_hint="Tìm tiêu chí", shares=(2, 1))
        self.chooser = Chooser("Thang điểm", self.page)
        self.table = PartsTable("Tiêu chí", COLUMNS)
        self.table.parts.choices["kind"] = [(each.value, each.label) for each in CriterionKind]
        self.wrong = plain_label(self)
        self.wrong.setWordWrap(True)
        self.wrong.setProperty("wrong", True)
        self.side = ScorecardSide(self)
        self.files = ScorecardFiles(self)
        self.cover = EmptyPage(self.page)
        # Assemble
        self._make_actions()
        self._build()
        # Signals
        self._connect()
        self.refresh()

    # What the room asks

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return self._menu

    def refresh(self) -> None:
        """Read the scorecards anew."""
        self.workbench.reader.ask("nominations/scorecards", _read, self._on_read)

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.take_focus()

    def leave(self) -> str:
        """Save what is being typed; return what is to be said of what cannot be saved."""
        self._complaint = ""
        for table in (self.table, self.side.grades.table, self.side.caps.table, self.side.ties.table):
            finish_typing(table)
        self.side.flush()
        said = self._complaint or self.side.complaint
        return f"Chưa ghi được thang điểm: {said}" if said else ""

    def show_year(self, _year: int) -> None:
        """Show what there is: a scorecard is of no year."""
        self.refresh()

    def go_to(self, scorecard: str) -> None:
        """Show one scorecard."""
        self._asked = scorecard
        self.refresh()

    # Assembling

    def _make_actions(self) -> None:
        make = partial(make_action, self)
        self.template_actions = [
            make(each.name, "clipboard-list", partial(self.add_card, each)) for each in templates()
        ]
        self.blank_action = make("Thang điểm trống", "file-text", self.add_blank)
        self.copy_action = make("Bản sao của thang điểm này", "copy", self.copy)
        self.open_action = make("Nhập từ tệp…", "file-input", self.files_open)
        self.save_action = make("Xuất ra tệp…", "download", self.save)
        self.version_action = make("Sửa thành lần mới", "pencil", self.new_version)
        self.add_action = make("Thêm tiêu chí", "plus", self.add_criterion, "Ctrl+N")
        self.up_action = make("Chuyển lên", "arrow-up", partial(self.shift, -1), "Alt+Up")
        self.down_action = make("Chuyển xuống", "arrow-down", partial(self.shift, +1), "Alt+Down")
        self.in_action = make("Đưa vào nhóm phía trên", "list-indent-increase", self.indent, "Alt+Right")
        self.out_action = make("Đưa ra khỏi nhóm", "list-indent-decrease", self.outdent, "Alt+Left")
        self.remove_action = on_rows(make("Xóa tiêu chí", "trash-2", self.remove), "Del", self.table)
        self.trash_action = make("Xóa thang điểm", "trash-2", self.trash)
        self._editing = (
            self.add_action, self.up_action, self.down_action, self.in_action, self.out_action,
            self.remove_action,
        )  # fmt: skip
        new = (*self.template_actions, self.blank_action, self.copy_action, self.open_action)
        kept = (self.save_action, self.version_action, self.trash_action)
        self._menu = parted(self, self._editing, new, kept)

    def _build(self) -> None:
        self.page.add_chooser(self.chooser)
        self.page.search.hide()
        self.version = self.page.add_action("Sửa thành lần mới", "pencil")
        self.version.clicked.connect(self.new_version)
        self.save_button = self.page.add_action("Xuất ra tệp…", "download")
        self.save_button.clicked.connect(self.save)
        menu = QMenu(self)
        menu.addActions([*self.template_actions, self.blank_action, self.copy_action, self.open_action])
        self.page.set_primary("Thêm thang điểm").setMenu(menu)
        self.page.let_fold(self.version, self.save_button)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.table, 1)
        named = (self.add_action, self.in_action, self.out_action)
        column.addLayout(foot_of(self, self._editing, named))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(self._editing)
        column.addWidget(self.wrong)
        self.page.set_table(left)
        self.page.set_detail(self.side)
        self.page.set_cover(self.cover)
        self.cover.set_texts(_EMPTY, "Dùng mẫu gợi ý chấm mô hình")
        self.page.remember(self.workbench.settings, "nominations/scorecards")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        lead_to(self, self.table)

    def _connect(self) -> None:
        self.table.locked_typed.connect(self._on_locked_typed)
        self.chooser.activated.connect(self._on_chooser_activated)
        self.table.parts.edited.connect(self._on_criterion_edited)
        self.table.parts.refused.connect(self._complain)
        self.table.delete_requested.connect(self._on_delete_requested)
        self.table.add_requested.connect(self.add_criterion)
        self.side.changed.connect(self._change)
        self.side.edited.connect(self._edit)
        self.side.refused.connect(self._complain)
        self.files.read.connect(self.add_from_file)
        self.files.said.connect(self.page.messages.show_success)
        self.files.failed.connect(self.page.messages.show_error)
        self.cover.action_requested.connect(self.template_actions[0].trigger)
        self.workbench.writer.saved.connect(self._on_writer_saved)

    # Showing

    @property
    def card(self) -> Scorecard | None:
        """Return the scorecard that is shown."""
        return next((each for each in self._known.cards if each.id == self._asked), None)

    @property
    def is_used(self) -> bool:
        """Tell whether somebody was scored by what is shown: then it stays as it is."""
        return self._asked in self._known.used

    def _on_read(self, read: _Read) -> None:
        self._known = read
        if self.card is None:
            self._asked = read.cards[0].id if read.cards else ""
        self.chooser.clear()
        for each in read.cards:
            state = " · đã dùng" if each.id in read.used else ""
            self.chooser.addItem(f"{each.called}{state}", each.id)
        self.chooser.setCurrentIndex(self.chooser.findData(self._asked))
        self.chooser.setVisible(bool(read.cards))
        self.page.show_cover(shown=not read.cards)
        self._show_card()

    def _show_card(self) -> None:
        card, locked = self.card, self.is_used
        self.table.parts.show_rows(criterion_rows(card) if card else (), locked=locked)
        self.side.show_card(card, locked=locked)
        for action in self._editing:
            action.setEnabled(card is not None and not locked)
        for action in (self.copy_action, self.save_action, self.trash_action):
            action.setEnabled(card is not None)
        self.version_action.setEnabled(locked)
        self.version.setVisible(locked)
        self.save_button.setVisible(card is not None)
        if self._begun and card is not None and self._begun in card.by_id:
            self.table.go_to(self._begun, "text")
            self._begun = ""
            self.table.edit(self.table.currentIndex())
            self._ahead.give()
        self._show_problems(card)

    def _show_problems(self, card: Scorecard | None) -> None:
        found = problems(card) if card is not None else []
        more = [f"… và {len(found) - _MOST_SAID} điều nữa."] if len(found) > _MOST_SAID else []
        self.wrong.setText("\n".join(found[:_MOST_SAID] + more))
        self.wrong.setVisible(bool(found))
        if card is None:
            self.page.set_counts([])
            return
        total = sum(each.worth for each in card.scored)
        self.page.set_counts([
            "Đã dùng để chấm điểm: giữ nguyên, sửa thì bấm “Sửa thành lần mới”" if self.is_used else "",
            card.purpose.label,
            f"{len(card.scored)} tiêu chí, cộng {points_text(total)}/{points_text(HUNDRED)} điểm",
            f"{len(card.bonuses)} điểm thưởng" if card.bonuses else "",
            f"{len(card.penalties)} điểm trừ" if card.penalties else "",
            "" if found else "Dùng được",
        ])  # fmt: skip

    # What she does

    def add_card(self, card: Scorecard) -> None:
        """Keep a scorecard from a suggestion or a file."""
        self.write("Thêm thang điểm", partial(store.add_scorecard, card=card), self._on_added)

    def add_from_file(self, card: Scorecard) -> None:
        """Keep a scorecard that a file held."""
        work = partial(store.import_scorecard, card=card)
        self.write("Nhập thang điểm", work, partial(self._on_imported, card.name))

    def add_blank(self) -> None:
        """Begin a scorecard with one criterion."""
        first = Criterion("1", "Tiêu chí thứ nhất", "1", maximum=HUNDRED)
        self.add_card(Scorecard("", "Thang điểm mới", Purpose.MODEL, criteria=(first,)))

    def copy(self) -> None:
        """Keep a copy of the scorecard."""
        self.write(
            "Sao chép thang điểm", partial(store.copy_scorecard, scorecard_id=self._asked), self._on_added
        )

    def new_version(self) -> None:
        """Make the next version of a scorecard that was used."""
        work = partial(store.new_version, scorecard_id=self._asked)
        self.write("Lập lần mới của thang điểm", work, self._on_added)

    def save(self) -> None:
        """Ask where to save the scorecard as a file."""
        if self.card is not None:
            self.files.ask_save(self.card)

    def files_open(self) -> None:
        """Ask for a file to read a scorecard from."""
        self.files.ask_open()

    def trash(self) -> None:
        """Put the scorecard into the trash."""
        if self.card is not None:
            work = partial(store.trash_scorecard, scorecard_id=self._asked)
            self.write("Xóa thang điểm", work, self._on_trashed)

    def add_criterion(self) -> None:
        """Add a criterion after the current one, in the same group, and begin to type it."""
        card = self.card
        if card is None or self.is_used:
            return
        current = card.by_id.get(self.table.current_key)
        parent = current.parent if current else None
        kind = current.kind if current else CriterionKind.SCORE
        new = Criterion(new_id(), "Tiêu chí mới", parent=parent, kind=kind)
        self._begun = new.id
        self._ahead.hold()
        self._change("Thêm tiêu chí", partial(edits.with_new, new=new, after=self.table.current_key))

    def shift(self, step: int) -> None:
        """Move the current criterion among those of its group."""
        self._change_current("Sắp lại tiêu chí", partial(edits.moved, step=step))

    def indent(self) -> None:
        """Put the current criterion into the group above."""
        self._change_current("Đưa tiêu chí vào nhóm", edits.indented)

    def outdent(self) -> None:
        """Take the current criterion out of its group."""
        self._change_current("Đưa tiêu chí ra khỏi nhóm", edits.outdented)

    def remove(self) -> None:
        """Take the chosen criteria out."""
        self._on_delete_requested(self.table.selected_keys)

    def _change_current(self, name: str, change: Callable[..., Scorecard]) -> None:
        key = self.table.current_key
        if key and not self.is_used:
            self._change(name, partial(_at, change, key))

    def _change(self, name: str, change: Callable[[Scorecard], Scorecard], *, edit: bool = False) -> None:
        work = partial(store.edit_scorecard, scorecard_id=self._asked, change=change)
        self.write(name, work, edit=edit)

    def _edit(self, name: str, change: Callable[[Scorecard], Scorecard]) -> None:
        self._change(name, change, edit=True)

    def _on_added(self, key: str) -> None:
        self.go_to(key)
        self.table.setFocus()

    def _on_imported(self, wanted: str, kept: tuple[str, str]) -> None:
        key, name = kept
        self._on_added(key)
        if name == wanted:
            self.page.messages.show_success(f"Đã nhập thang điểm “{name}”.")
            return
        self.page.messages.show_info(
            f"Đã có thang điểm “{wanted}”, nên thang điểm vừa nhập được ghi tên “{name}”; đổi tên ở khung bên"
            " cạnh."
        )

    def _on_trashed(self, _result: object) -> None:
        self._asked = ""
        said = "Đã chuyển thang điểm vào thùng rác."
        self.page.messages.show_info(said, Link("Hoàn tác", self.workbench.writer.undo))
        self.refresh()

    def _on_criterion_edited(self, key: str, name: str, value: Any) -> None:
        if name == "kind":
            value = CriterionKind(value)
        change = partial(edits.with_criterion, criterion=key, **{name: value})
        self._edit("Sửa tiêu chí", change)

    def _on_delete_requested(self, keys: Sequence[str]) -> None:
        if keys and not self.is_used:
            self._change(f"Xóa tiêu chí: {len(keys)}", partial(edits.without, gone=tuple(keys)))

    def _on_locked_typed(self) -> None:
        self.page.messages.show_info(_USED, Link("Sửa thành lần mới", self.new_version))

    def _on_chooser_activated(self, _place: int) -> None:
        self._asked = str(self.chooser.currentData())
        self._show_card()

    def _complain(self, sentence: str) -> None:
        self._complaint = sentence
        self.page.messages.show_warning(sentence)

    def _on_write_refused(self, error: UserError) -> None:
        self._begun = ""
        self._ahead.drop()
        self.page.messages.show_error(error.sentence)
        self.side.form.forget()
        self.refresh()

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _CONCERNED for table, _row in changed):
            self.refresh()


def _read(connection: sqlite3.Connection) -> _Read:
    return _Read(store.scorecards(connection), store.used(connection))


def _at(change: Callable[..., Scorecard], key: str, card: Scorecard) -> Scorecard:
    return change(card, key)
