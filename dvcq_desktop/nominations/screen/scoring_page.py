# SPDX-License-Identifier: MIT
"""The page "Chấm điểm": scores typed as in a spreadsheet, ranked at each keystroke, explained beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from dvcq_desktop.nominations.appraisals import Cell
from dvcq_desktop.nominations.score_history import score_lines
from dvcq_desktop.nominations.score_sheet import MEAN, RANK, TOTAL, ModelsSheet, OfficeSheet
from dvcq_desktop.nominations.scoring import AGREED
from dvcq_desktop.nominations.screen.evidence_files import EvidenceFiles
from dvcq_desktop.nominations.screen.papers import Papers, Wanted
from dvcq_desktop.nominations.screen.score_edits import ScoreEdits
from dvcq_desktop.nominations.screen.score_filling import ScoreFilling
from dvcq_desktop.nominations.screen.score_model import ScoreModel
from dvcq_desktop.nominations.screen.score_view import ScoreView
from dvcq_desktop.nominations.screen.scoring_side import ScoringSide
from dvcq_desktop.nominations.screen.scoring_words import counted_words, empty_words
from dvcq_desktop.nominations.screen.session_begin import SessionBegin
from dvcq_desktop.nominations.store import appraisals, scores
from dvcq_desktop.nominations.store.scoring_page import Shown, read_page
from dvcq_desktop.nominations.terms import Mode, Movement, Purpose
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.chooser import Chooser
from dvcq_desktop.widgets.file_desk import FileDesk
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.page_writing import PageWriting
from dvcq_desktop.widgets.row_steps import read_history
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QShowEvent

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.nominations.appraisals import Appraised
    from dvcq_desktop.nominations.score_sheet import Sheet
    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.widgets.workbench import Workbench

# Another row of these changes what the page shows.
_CONCERNED = frozenset({
    "appraisal", "appraisal_reviewer", "appraisal_recusal", "appraisal_model", "model", "model_score",
    "model_step", "score_evidence", "scorecard", "scorecard_criterion", "scorecard_grade", "scorecard_cap",
    "attachment", "recognition", "recognition_item",
})  # fmt: skip
_PAPERS = ("scorecards", "score-summary", "appraisal-minutes")
_BEGINNINGS = (
    ("Thẩm định mô hình “Dân vận khéo”", Purpose.MODEL, Movement.SKILFUL),
    ("Thẩm định mô hình “Toàn dân bảo vệ an ninh Tổ quốc”", Purpose.MODEL, Movement.SECURITY),
    ("Cơ quan tự chấm công tác dân vận", Purpose.OFFICE, Movement.SKILFUL),
)


class ScoringPage(PageWriting, QWidget):
    """Show one appraisal of a year, or the office's own score."""

    TITLE = "Chấm điểm"

    year_chosen = Signal(int)
    page_requested = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self._year = workbench.today().year
        self._asked = self._holder = ""
        self._order: tuple[str, ...] = ()
        self._is_old = False
        self.shown = Shown(self._year, (), ())
        # Widgets
        self.page = Page(self.TITLE, self, search_hint="Tìm mô hình, tiêu chí", shares=(13, 7))
        self.year = YearBox(self.page, today=workbench.today)
        self.chooser = Chooser("Đợt thẩm định", self.page)
        self.holders = Chooser("Phiếu của", self.page)
        self.view = ScoreView(ScoreModel())
        self.side = ScoringSide(workbench.today, self)
        self.filling = ScoreFilling(workbench, self.view, self.page.messages, self)
        self.files = FileDesk(workbench.database, self)
        self.evidence = EvidenceFiles(workbench, self)
        self.beginning = SessionBegin(workbench, self)
        self.edits = ScoreEdits(self)
        # Assemble
        self._build()
        # Signals
        self._connect()
        self.refresh()

    # What the room asks

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return [*self._own_actions, self.papers.show_menu, *self.papers.actions]

    def offer_papers(self, kinds: Callable[[], Sequence[PrintKind[Any]]]) -> None:
        """Offer papers of other rooms among those of the page; they are asked for when the menu opens."""
        self.papers.more_kinds = kinds

    def refresh(self) -> None:
        """Read the appraisal anew."""
        question = partial(read_page, appraisal_id=self._asked, year=self._year)
        self.workbench.reader.ask("nominations/scoring", question, self._on_read)

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.take_focus()

    def leave(self) -> str:
        """Save what is being typed; return what is to be said of what cannot be saved."""
        self.side.flush()
        return self.filling.leave()

    def show_year(self, year: int) -> None:
        """Show another year; 0 stands for all of them, of which this page shows the present one."""
        wanted = year or self.workbench.today().year
        if wanted != self._year:
            self._year, self._asked = wanted, ""
        self.refresh()

    def go_to(self, appraisal: str) -> None:
        """Show one appraisal."""
        self._asked = appraisal
        self.refresh()

    def chosen_part(self) -> tuple[str, str]:
        """Return which cell of which appraisal and card is current, and the name of its row."""
        sheet, index = self.view.scores.sheet, self.view.currentIndex()
        if sheet is None or not index.isValid():
            return f"{self._asked}/{self._holder}//", ""
        row, column = sheet.rows[index.row()], sheet.columns[index.column()]
        return f"{self._asked}/{self._holder}/{row.key}/{column.key}", row.title

    def choose_part(self, key: str) -> None:
        """Go to a cell of an appraisal."""
        appraisal, holder, row, column = key.split("/")
        if appraisal != self._asked:
            self.go_to(appraisal)
            return
        if holder != self._holder and (place := self.holders.findData(holder)) >= 0:
            self.holders.setCurrentIndex(place)
            self._on_holder_activated(place)
        self.view.go_to_keys(row, column)

    def _wanted_paper(self) -> Wanted:
        self.side.flush()
        self.filling.leave()
        found = self.shown.appraised
        if found is None:
            return Wanted(self._year, refusal="Chưa có đợt thẩm định nào: lập một đợt rồi in.")
        return Wanted(self._year, found.appraisal.id, is_own=found.is_office)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read anew what was saved while the page was hidden."""
        super().showEvent(event)
        if self._is_old:
            self._is_old = False
            self.refresh()

    # Assembling

    def _build(self) -> None:
        # The tab above says it: its room is the name's of the session.
        self.page.title.hide()
        for box in (self.year, self.chooser, self.holders):
            self.page.add_chooser(box)
        self.menu = QMenu(self)
        for title, purpose, movement in _BEGINNINGS:
            begin = partial(self.begin, purpose, movement)
            self.menu.addAction(make_action(self, title, "", begin))
        primary = self.page.set_primary("Thêm đợt thẩm định")
        primary.setMenu(self.menu)
        self.papers = Papers(self, self.workbench, self.page, _PAPERS, self._wanted_paper)
        self.page.set_table(self.view)
        self.page.set_detail(self.side)
        self.page.remember(self.workbench.settings, "nominations/scoring")
        self.trash_action = make_action(self, "Xóa đợt thẩm định", "trash-2", self.trash)
        self.paste_action = make_action(self, "Dán điểm từ Excel", "", self.view.paste)
        self._own_actions = [
            *self.menu.actions(), *self.edits.actions, self.paste_action, self.trash_action,
        ]  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        lead_to(self, self.view)

    def _connect(self) -> None:
        self.year.chosen.connect(self._on_year_chosen)
        self.chooser.activated.connect(self._on_chooser_activated)
        self.holders.activated.connect(self._on_holder_activated)
        self.page.search.search_changed.connect(self._show_sheet)
        self.view.current_moved.connect(self._show_side)
        self.view.criteria.sectionClicked.connect(self._on_head_clicked)
        self.side.currentChanged.connect(self._show_side)
        self.view.empty_action_requested.connect(self._on_empty_action_requested)
        self.beginning.decided.connect(self._on_beginning_decided)
        self.filling.ranked.connect(self._on_ranked)
        for files in (self.files, self.evidence):
            files.failed.connect(self.page.messages.show_error)
        self.side.ranking.model_chosen.connect(self.show_model)
        self.side.criterion.file_opened.connect(self.files.open_file)
        self.side.criterion.new_files_wanted.connect(self._on_new_files_wanted)
        self.workbench.writer.saved.connect(self._on_writer_saved)

    # Showing

    @property
    def appraised(self) -> Appraised | None:
        """Return what is shown."""
        return self.shown.appraised

    @property
    def asked(self) -> str:
        """Return the key of the appraisal that is shown, "" for none."""
        return self._asked

    def _on_read(self, shown: Shown) -> None:
        other = self.appraised is None or shown.appraised is None
        other = other or self.appraised.appraisal.id != shown.appraised.appraisal.id  # type: ignore[union-attr]  # both are there
        self.shown = shown
        self._asked = shown.appraised.appraisal.id if shown.appraised else ""
        self.year.offer([self.workbench.today().year, *shown.years], shown.year)
        self.filling.show_appraised(shown.appraised)
        self._offer()
        self.side.show_appraisal(shown, self.filling.live, other=other)
        self._show_sheet()
        if other and shown.appraised is not None and shown.appraised.frozen:
            self.page.messages.show_info(shown.appraised.frozen)

    def _offer(self) -> None:
        """Offer the appraisals of the year, and whose cards there are."""
        self.chooser.clear()
        for each in self.shown.appraisals:
            self.chooser.addItem(each.name, each.id)
        self.chooser.setCurrentIndex(self.chooser.findData(self._asked))
        self.chooser.setVisible(self.chooser.count() > 0)
        appraised = self.appraised
        several = appraised is not None and appraised.appraisal.mode is Mode.REVIEWERS
        # The mean was shown for want of cards; now there are some.
        if self._holder == MEAN and self.holders.count() == 1:
            self._holder = ""
        self.holders.clear()
        for one in appraised.reviewers if appraised is not None and several else ():
            self.holders.addItem(f"Phiếu: {one.name}", one.id)
        self.holders.addItem("Điểm trung bình", MEAN)
        place = self.holders.findData(self._holder)
        self.holders.setCurrentIndex(max(place, 0))
        self._holder = str(self.holders.currentData()) if several else AGREED
        self.holders.setVisible(several)

    def _show_sheet(self) -> None:
        appraised, searched = self.appraised, self.page.search.text()
        sheet: Sheet | None = None
        if appraised is not None and appraised.scorecard.id:
            sheet = ModelsSheet(appraised, self._holder, searched, self._order)
            if appraised.is_office:
                sheet = OfficeSheet(appraised, searched)
        self.papers.call_them(own=appraised is not None and appraised.is_office)
        self.view.set_empty(*empty_words(self.shown))
        self.view.scores.show_sheet(sheet, self.filling.live)
        self._show_counts()
        self._show_side()

    def _show_side(self) -> None:
        index, sheet = self.view.currentIndex(), self.view.scores.sheet
        if sheet is None or self.appraised is None or not index.isValid():
            self.side.show_place(self.filling.live, "", None, ())
            return
        model = sheet.model(index.row())
        criterion = sheet.criterion(index.row(), index.column())
        spot = Cell(model, sheet.holder, criterion.id) if criterion else None
        if criterion is not None and criterion.id in self.appraised.scorecard.groups:
            spot = None
        self.side.show_place(self.filling.live, model, spot, self.shown.files.get(model, ()))
        if spot is not None and self.side.is_at_criterion:
            row = scores.score_row(self.appraised.appraisal.id, spot)
            question = partial(read_history, self.workbench.database, [("model_score", row)])
            self.workbench.reader.ask("nominations/score-history", question, self._on_history_read)

    def _on_history_read(self, entries: list[HistoryEntry]) -> None:
        self.side.criterion.show_history(score_lines(entries))

    def _on_ranked(self) -> None:
        sheet, index = self.view.scores.sheet, self.view.currentIndex()
        model = sheet.model(index.row()) if sheet is not None and index.isValid() else ""
        self.side.show_ranking(self.filling.live, model)
        self._show_counts()

    def _show_counts(self) -> None:
        self.page.set_counts(counted_words(self.filling.live))

    def show_model(self, model: str) -> None:
        """Go to the row of a model."""
        sheet = self.view.scores.sheet
        row = next((at for at, each in enumerate(sheet.rows) if each.key == model), -1) if sheet else -1
        if row >= 0:
            column = max(self.view.currentIndex().column(), 0)
            self.view.go_to(self.view.scores.index(row, column))

    # What she does

    def begin(self, purpose: Purpose, movement: Movement) -> None:
        """Begin an appraisal of the year that is shown."""
        self.beginning.start(self._year, purpose, movement)

    def trash(self) -> None:
        """Put the appraisal into the trash."""
        if self.appraised is not None:
            work = partial(appraisals.trash_appraisal, appraisal_id=self._asked)
            self.write("Xóa đợt thẩm định", work, self._on_trashed)

    def _on_beginning_decided(self, work: Callable[[Action], str]) -> None:
        self.write("Thêm đợt thẩm định", work, self._on_begun)

    def _on_begun(self, key: str) -> None:
        self.go_to(key)
        self.view.setFocus()

    def _on_trashed(self, _result: object) -> None:
        self._asked = ""
        said = "Đã chuyển đợt thẩm định vào thùng rác."
        self.page.messages.show_info(said, Link("Hoàn tác", self.workbench.writer.undo))
        self.refresh()

    def _on_new_files_wanted(self, cell: Cell) -> None:
        self.evidence.ask(self._asked, cell)

    def _on_write_refused(self, error: UserError) -> None:
        self.page.messages.show_error(error.sentence)
        self.side.forget_edits()
        self.refresh()

    def _on_year_chosen(self, year: int) -> None:
        self.year_chosen.emit(year)
        self.show_year(year)

    def _on_chooser_activated(self, _place: int) -> None:
        self.page.messages.clear()
        self.go_to(str(self.chooser.currentData()))

    def _on_holder_activated(self, _place: int) -> None:
        self._holder = str(self.holders.currentData())
        self._show_sheet()

    def _on_head_clicked(self, section: int) -> None:
        """Let the rows stand by their ranks as they are by now, or as they are registered."""
        sheet, live = self.view.scores.sheet, self.filling.live
        if sheet is None or live is None or sheet.columns[section].key not in {RANK, TOTAL}:
            return
        ranked = tuple(place.standing.model for place in live.ranking.places)
        self._order = () if self._order else ranked
        self._show_sheet()

    def _on_empty_action_requested(self) -> None:
        if self.appraised is None:
            self.begin(Purpose.MODEL, Movement.SKILFUL)
        else:
            self.page_requested.emit("Mô hình" if self.appraised.scorecard.id else "Thang điểm")

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _CONCERNED for table, _row in changed):
            self._is_old = not self.isVisible()
            if self.isVisible():
                self.refresh()
