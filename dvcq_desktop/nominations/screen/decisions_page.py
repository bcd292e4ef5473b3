# SPDX-License-Identifier: MIT
"""The page "Công nhận": decisions drafted by an appraisal, frozen, and replaced by new ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from dvcq_desktop.nominations.history import model_lines
from dvcq_desktop.nominations.recognitions import Recognition
from dvcq_desktop.nominations.screen.decision_list import DecisionList
from dvcq_desktop.nominations.screen.decisions_work import DecisionWork
from dvcq_desktop.nominations.screen.papers import Papers, Wanted
from dvcq_desktop.nominations.signing import Signing, brought_along, offered
from dvcq_desktop.nominations.store import recognitions
from dvcq_desktop.nominations.store.decisions_page import Reasons, YearOfDecisions, read_decisions
from dvcq_desktop.nominations.terms import Body, Movement
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.cell_typing import finish_typing
from dvcq_desktop.widgets.choices import KindBox
from dvcq_desktop.widgets.filed_section import FiledSection
from dvcq_desktop.widgets.form import DateEdit, LineEdit, TextArea
from dvcq_desktop.widgets.suggest import SuggestEdit
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import Tone
from dvcq_desktop.widgets.year_box import YearBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.widgets.workbench import Workbench

PAPERS = ("model-submission", "recognition-decision", "certificates")
# Another row of these changes what the page shows.
_CONCERNED = frozenset({
    "recognition", "recognition_item", "appraisal", "appraisal_model", "appraisal_recusal", "model",
    "model_score", "attachment", "unit", "issued_document", "signer",
})  # fmt: skip
_FROM_APPRAISAL = "Từ “{name}”"


@dataclass(frozen=True)
class DecisionRow:
    """A decision with the year it is looked up in."""

    kept: Recognition
    known: YearOfDecisions

    @property
    def id(self) -> str:
        """Return the decision's key."""
        return self.kept.id

    @property
    def state(self) -> Chip:
        """Return whether the decision is a draft, frozen, or replaced."""
        later = self.known.replaced.get(self.kept.id)
        if later:
            return Chip("Đã thay thế", Tone.NEUTRAL, f"Đã thay bằng {later}")
        if self.kept.is_frozen:
            return Chip("Đã chốt", Tone.DONE, "Muốn sửa, lập quyết định mới thay thế")
        return Chip("Dự thảo", Tone.SOON)

    @property
    def files(self) -> int:
        """Return how many files there are: those kept with the decision, and the register's scans."""
        return len(self.kept.files) + len(self.known.scans.get(self.kept.id, ()))

    @property
    def replaces(self) -> str:
        """Return what the decision replaces."""
        return self.known.called.get(
            self.kept.replaces or "", "quyết định năm khác" if self.kept.replaces else ""
        )


class DecisionSection(FiledSection):
    """Draft, freeze and replace decisions of one year."""

    KEY = "nominations"
    TITLE = "Công nhận"
    NOUN = "quyết định"
    TABLE = recognitions.TABLE
    EMPTY = "Quyết định công nhận mô hình: lập dự thảo từ kết quả chấm, in, ghi số, ngày, rồi chốt kết quả."
    SHARES = (9, 11)
    COLUMNS = (
        Column(
            "called", "Quyết định", lambda row: row.kept.full_number or "(chưa có số)", width=16, stretch=True
        ),
        Column("issued_on", "Ngày", lambda row: row.kept.issued_on, Kind.DATE, width=11),
        Column("state", "Tình trạng", kind=Kind.CHIP, width=15),
        Column("count", "Mô hình", lambda row: len(row.kept.items), Kind.NUMBER, width=8),
        Column("movement", "Phong trào", lambda row: row.kept.movement.label, width=13),
        Column("body", "Cấp quyết định", lambda row: row.kept.body.label, width=18, hidden=True),
        Column("replaces", "Thay thế", width=20, hidden=True),
        Column("files", "Tệp", lambda row: row.files or None, Kind.NUMBER, width=4),
    )
    SAVE = recognitions.save_on_page

    year_chosen = Signal(int)
    page_requested = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.known = YearOfDecisions(workbench.today().year)
        self._asked_year = self.known.year
        super().__init__(workbench, parent)
        self.work = DecisionWork(self)
        # Widgets
        self.year = YearBox(self.page, today=workbench.today)
        self.begin_menu = QMenu(self)
        self.papers = Papers(self, workbench, self.page, PAPERS, self._wanted_paper)
        self.freeze_button = self.page.add_action("Chốt kết quả", "check")
        self.replace_button = self.page.add_action("Lập quyết định thay thế", "copy")
        # Assemble
        self.page.add_chooser(self.year)
        self.page.let_fold(self.freeze_button, self.replace_button)
        self.replace_button.setEnabled(False)
        self.freeze_button.setToolTip(
            "Chốt kết quả theo quyết định đang chọn; sau đó chỉ quyết định mới thay được"
        )
        self.primary.setText("Lập dự thảo")
        self.primary.setMenu(self.begin_menu)
        self._freeze = make_action(self, "Chốt kết quả", "check", self.work.freeze, "Ctrl+B")
        self._replace = make_action(self, "Lập quyết định thay thế", "copy", self.work.replace)
        # Signals
        self.year.chosen.connect(self._on_year_box_chosen)
        self.freeze_button.clicked.connect(self.work.freeze)
        self.replace_button.clicked.connect(self.work.replace)
        self.begin_menu.aboutToShow.connect(self._on_begin_menu_about_to_show)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    # What the room asks

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        add, trash = super().actions_of_page()
        return [add, self._freeze, self._replace, trash, self.papers.show_menu, *self.papers.actions]

    def show_year(self, year: int) -> None:
        """Show another year; 0 stands for all of them, of which this page shows the present one."""
        wanted = year or self.workbench.today().year
        if wanted != self._asked_year:
            self.flush()
        self._asked_year = wanted
        self.refresh()

    def refresh(self) -> None:
        """Read the year anew."""
        question = partial(read_decisions, self._asked_year)
        self.workbench.reader.ask(f"{self.KEY}/{self.TABLE}", question, self._on_read)

    def add_record(self) -> None:
        """Offer what a draft can be made from."""
        self.primary.showMenu()

    def leave(self) -> str:
        """Save what is typed into the list too."""
        finish_typing(self.items.table)
        return super().leave()

    # What the base asks

    def build(self) -> None:
        """Add the fields of a decision, and its list on a tab of its own."""
        today = self.workbench.today
        self.form.add("body", "Cấp quyết định", KindBox([(each, each.label) for each in Body], self))
        self.form.add("number", "Số", LineEdit(self), hint="Văn thư cấp; cũng ghi được ở Sổ văn bản đã in")
        self.form.add("symbol", "Ký hiệu", LineEdit(self), hint="QĐ-UBND; của Đảng ủy: QĐ/ĐU")
        self.form.add("issued_on", "Ngày ban hành", DateEdit(self, today=today))
        self.form.add("signer_name", "Người ký", SuggestEdit(self))
        self.form.add("signer_title", "Chức vụ người ký", LineEdit(self))
        self.form.add(
            "signer_authority",
            "Thẩm quyền ký",
            TextArea(self, lines=2),
            hint="TM. …, KT. …: mỗi dòng một thẩm quyền",
        )
        self.form.add("proposal_number", "Số Tờ trình", LineEdit(self))
        self.form.add("proposal_on", "Ngày Tờ trình", DateEdit(self, today=today))
        self.form.add(
            "body_name",
            "Tên cơ quan quyết định",
            LineEdit(self),
            hint="Khi Đảng ủy quyết định, ví dụ: Ban Thường vụ Đảng ủy xã Đại Sơn",
        )
        self.form.add("replace_reason", "Lý do thay thế", TextArea(self, lines=2))
        self.form.add(
            "bases",
            "Căn cứ (mẫu gợi ý)",
            TextArea(self, lines=5),
            hint="Mỗi dòng một căn cứ; dòng “Theo đề nghị…” tự thêm",
        )
        self.form.add("note", "Ghi chú", TextArea(self, lines=2))
        self.items = DecisionList(self)
        self._states = self.page.filters.add_chip("movement", "Phong trào")
        self._states.set_choices([(each.value, each.label) for each in Movement])

    def build_below(self) -> None:
        """Put the list beside the fields."""
        super().build_below()
        self.detail.add_tab(self.items, "Danh sách")
        self.items.edited.connect(self._on_item_edited)
        self.items.add_requested.connect(self._on_items_add_requested)
        self.items.remove_requested.connect(self._on_items_remove_requested)
        self.items.refused.connect(self.page.messages.show_error)

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put drafts into the trash."""
        return partial(recognitions.trash_recognitions, keys=tuple(ids))

    def show_record(self, record: DecisionRow) -> None:
        """Show a decision; of a frozen one nothing but its files can be changed."""
        super().show_record(record)
        self.files.show_elsewhere("Ở Sổ văn bản", self.known.scans.get(record.id, ()))
        self.form.setEnabled(not record.kept.is_frozen)
        self._offer_signers(record.kept)
        self.items.show_decision(record.kept, self.known.reasons.get(record.id, Reasons()))
        # Each stays in its place: a second click on one must not be a first one on the other.
        self.freeze_button.setEnabled(not record.kept.is_frozen)
        self.replace_button.setEnabled(record.kept.is_frozen)
        self._freeze.setEnabled(not record.kept.is_frozen)
        self._replace.setEnabled(record.kept.is_frozen)

    def along(self, values: dict[str, Any]) -> dict[str, Any]:
        """Let title and authority follow who signs, and who signs follow who decides."""
        record = self.current()
        if record is None:
            return values
        kept = record.kept
        if "signer_name" not in values:
            return {**self._without_signer(kept, values.get("body", kept.body)), **values}
        so_far = Signing(kept.signer_name, kept.signer_title, kept.signer_authority)
        return {**values, **brought_along(values["signer_name"] or "", so_far, self._signings(kept))}

    def _without_signer(self, kept: Recognition, body: Body) -> dict[str, Any]:
        """Return empty fields for who signs where he does for the body before, and for this one does not."""
        day = kept.issued_on or self.workbench.today()
        before, now = (
            {each.name for each in offered((), self.known.office, one, day)} for one in (kept.body, body)
        )
        is_gone = kept.signer_name and kept.signer_name in before - now
        return dict.fromkeys(("signer_name", "signer_title", "signer_authority"), "") if is_gone else {}

    def heading_of(self, record: DecisionRow) -> str:
        """Head the detail with what the decision is called; a draft's stays while its number is typed."""
        if record.kept.is_frozen:
            return f"{record.kept.called} · {record.state.text}"
        return f"Dự thảo thay thế {record.replaces}" if record.kept.replaces else "Dự thảo quyết định"

    def texts_of(self, record: DecisionRow) -> tuple[str, ...]:
        """Search numbers, notes and the models of the list."""
        kept = record.kept
        return (
            kept.called,
            kept.note,
            kept.signer_name,
            kept.body.label,
            *(item.said.name for item in kept.items),
        )

    def accepts(self, record: DecisionRow) -> bool:
        """Ask the filter of movements."""
        held = record.kept.movement.value
        return held in self.page.filters.values().get("movement", {held})

    def add_to_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        """Offer what can be done to the decision."""
        menu.addAction(self._freeze)
        menu.addAction(self._replace)
        menu.addActions(self.papers.actions)
        super().add_to_menu(menu, ids)

    def history_rows(self, record: DecisionRow) -> list[tuple[str, str]]:
        """Return the rows of the decision, its list and its files."""
        items = [(recognitions.ITEMS, item.id) for item in record.kept.items]
        return [*super().history_rows(record), *items]

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return model_lines(entries, self._name_of)

    def counts(self, shown: Sequence[DecisionRow]) -> list[str]:
        """Count decisions, drafts, and what the decisions in force name."""
        drafts = sum(not row.kept.is_frozen for row in shown)
        force = [row for row in shown if row.kept.is_frozen and row.id not in self.known.replaced]
        models = len({item.model for row in force for item in row.kept.items})
        return [
            f"{len(shown)} quyết định",
            f"{drafts} dự thảo" if drafts else "",
            f"{models} mô hình được công nhận" if models else "",
        ]

    # Private

    def _signings(self, decision: Recognition) -> list[Signing]:
        day = decision.issued_on or self.workbench.today()
        return offered(self.known.signings, self.known.office, decision.body, day)

    def _offer_signers(self, decision: Recognition) -> None:
        """Offer who signed last and who signs for the office; say who is printed where nobody is named."""
        usual = self.known.office.signer(decision.issued_on or self.workbench.today())
        named = usual.name if usual is not None and decision.body is not Body.PARTY else ""
        field = self.form.field("signer_name")
        field.set_suggestions([each.name for each in self._signings(decision)])
        field.setPlaceholderText(f"Để trống: {named}" if named else "Phím ↓ để chọn")

    def _wanted_paper(self) -> Wanted:
        self.flush()
        record = self.current()
        if record is None:
            return Wanted(self._asked_year, refusal="Chưa có quyết định nào: lập dự thảo rồi in.")
        chosen = self.items.table.selected_keys if self.detail.tabs.currentWidget() is self.items else []
        return Wanted(record.kept.year, record.id, chosen if len(chosen) > 1 else ())

    def _on_read(self, known: YearOfDecisions) -> None:
        self.known = known
        self.year.offer(known.years, known.year)
        rows = [DecisionRow(each, known) for each in known.decisions]
        self.show_records(rows, {key: list(said) for key, said in known.lacking.items() if said})

    def _on_begin_menu_about_to_show(self) -> None:
        self.begin_menu.clear()
        for appraisal in self.known.appraisals:
            begin = partial(self.work.draft, appraisal.id)
            self.begin_menu.addAction(
                make_action(self.begin_menu, _FROM_APPRAISAL.format(name=appraisal.name), "", begin)
            )
        if self.known.appraisals:
            self.begin_menu.addSeparator()
        for movement in Movement:
            begin = partial(self.work.draft_empty, movement, Body.COMMITTEE)
            self.begin_menu.addAction(
                make_action(self.begin_menu, f"Danh sách trống: {movement.label}", "", begin)
            )
        begin = partial(self.work.draft_empty, Movement.SKILFUL, Body.PARTY)
        self.begin_menu.addAction(make_action(self.begin_menu, "Ghi quyết định của Đảng ủy", "", begin))

    def _on_item_edited(self, model: str, name: str, value: object) -> None:
        self.work.change_item(model, name, value)

    def _on_items_add_requested(self) -> None:
        self.work.ask_items()

    def _on_items_remove_requested(self, models: Sequence[str]) -> None:
        self.work.remove_items(models)

    def _name_of(self, key: str) -> str:
        names = {model.id: model.name for model in self.known.models}
        return self.known.called.get(key) or names.get(key) or self.known.appraisal_names.get(key, "")

    def _on_year_box_chosen(self, year: int) -> None:
        self.show_year(year)
        self.year_chosen.emit(year)

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _CONCERNED for table, _row in changed):
            self.refresh()
