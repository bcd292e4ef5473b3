# SPDX-License-Identifier: MIT
"""The page "Nội dung cam kết": the versions of what is signed, who signed which, and how they differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QTextBrowser, QWidget

from dvcq_desktop.commitments.history import record_lines
from dvcq_desktop.commitments.proposing import lines_of, templates
from dvcq_desktop.commitments.rules import CommitmentText
from dvcq_desktop.commitments.screen.campaign_chooser import CampaignChooser
from dvcq_desktop.commitments.screen.text_words import as_typed, compared, numbered, signed_by, written
from dvcq_desktop.commitments.store import reading, texts
from dvcq_desktop.widgets.actions import make_action
from dvcq_desktop.widgets.focus import lead_to
from dvcq_desktop.widgets.form import LineEdit, TextArea
from dvcq_desktop.widgets.plain import plain_label
from dvcq_desktop.widgets.section import Section
from dvcq_desktop.widgets.table import Chip, Column, Kind
from dvcq_desktop.widgets.theme import MARGIN, Tone, colours, icon

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QAction

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.widgets.workbench import Workbench

# Another row of these changes what the page shows.
_CONCERNED = frozenset({"campaign", "commitment_text", "signature", "person"})
_LISTS = frozenset({"bases", "promises"})
_ALL_OF_IT = 100
_COMPARE, _SIGNERS = "So sánh", "Người đã ký"


@dataclass(frozen=True)
class TextRow:
    """One version of the words."""

    kept: CommitmentText
    is_last: bool

    @property
    def id(self) -> str:
        """Return the version's key."""
        return self.kept.id

    @property
    def state(self) -> Chip:
        """Return what the version is good for."""
        if not self.is_last:
            return Chip("Bản trước", Tone.NEUTRAL)
        if self.kept.is_in_use:
            return Chip("Đang dùng", Tone.DONE, "Đã in hoặc đã có người ký: sửa sẽ thành lần mới")
        return Chip("Dự thảo", Tone.SOON, "Chưa in, chưa có người ký: sửa ngay trên bản này")


class TextSection(Section):
    """Keep the versions of a campaign's text; words that somebody holds in hand are never changed."""

    KEY = "commitments"
    TITLE = "Nội dung cam kết"
    NOUN = "bản nội dung"
    TABLE = "commitment_text"
    EMPTY = "Lời cam kết của đợt này: căn cứ, các điều cam kết, lời kết. Có mẫu gợi ý để bắt đầu."
    COLUMNS = (
        Column("version", "Lần", lambda row: row.kept.version, Kind.NUMBER, width=5),
        Column("title", "Tiêu đề", lambda row: row.kept.title.splitlines()[0], width=13, stretch=True),
        Column("state", "Tình trạng", kind=Kind.CHIP, width=14),
        Column("promises", "Số điều", lambda row: len(row.kept.promises), Kind.NUMBER, width=7),
        Column("printed_on", "In lần đầu", lambda row: row.kept.printed_on, Kind.DATE, width=11),
        Column("signatures", "Người ký", lambda row: row.kept.signatures or None, Kind.NUMBER, width=8),
        Column("note", "Ghi chú", lambda row: row.kept.note, width=16, hidden=True),
    )

    SHARES = (2, 3)
    ONE_COLUMN = True

    campaign_chosen = Signal(str, int)
    page_requested = Signal(str)
    record_requested = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.reading = reading.CampaignReading(workbench.today().year)
        self.signers: Mapping[str, Sequence[tuple[str, str]]] = {}
        self._asked = ("", 0)
        self._is_read = self._begins = False
        self._base: CommitmentText | None = None
        super().__init__(workbench, parent)
        self.primary.setText("Sửa nội dung…")
        self.primary.setIcon(icon("pencil", colour=colours().on_accent))
        lead_to(self, self.table)
        self.chooser = CampaignChooser(self.page)
        self.page.add_chooser(self.chooser)
        self._build_templates()
        self.chooser.chosen.connect(self._on_chooser_chosen)
        self.form.field("promises").textChanged.connect(self._show_numbered)
        self.detail.tabs.currentChanged.connect(self._on_detail_tab_changed)
        workbench.writer.saved.connect(self._on_writer_saved)
        self.refresh()

    # What the room asks

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own menu."""
        return self._actions

    def show_campaign(self, campaign: str, year: int) -> None:
        """Show the words of another campaign; what is being typed for this one can be gone on with."""
        if (campaign, year) != self._asked and self.is_entering:
            self._keep_typed()
            self.end_entering()
        self._asked = (campaign, year)
        self.refresh()

    def refresh(self) -> None:
        """Read the campaign anew."""
        question = partial(_read, *self._asked, self.workbench.today().year)
        self.workbench.reader.ask("commitments/texts", question, self._on_read)

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.page.search.take_focus()

    def begin_new(self) -> None:
        """Begin to write the words as soon as the campaign is read."""
        self._begins = True
        if self._is_read:
            self._begin_wanted()

    # What the base asks

    def build(self) -> None:
        """Add the words as they are read, and the fields in which they are typed."""
        self.shown = QTextBrowser(self)
        self.shown.setFrameShape(QFrame.Shape.NoFrame)
        self.shown.setAccessibleName("Nội dung cam kết")
        self.detail.add(self.shown, _ALL_OF_IT)
        add = self.form.add
        title = "Dòng đầu là tên văn bản; dòng sau là trích yếu, để trống thì lấy theo nội dung của đợt"
        add("title", "Tiêu đề", TextArea(self, lines=1), hint=title)
        add("bases", "Căn cứ", TextArea(self, lines=3), hint="Mỗi căn cứ một dòng")
        add("opening", "Lời mở đầu", TextArea(self, lines=2))
        add(
            "promises",
            "Các điều cam kết",
            TextArea(self, lines=6),
            hint="Mỗi điều một dòng, không cần đánh số",
        )
        add("closing", "Lời kết", TextArea(self, lines=2))
        add("note", "Ghi chú", LineEdit(self))
        self._actions = [
            make_action(self, "Sửa nội dung…", "pencil", self.add_record, "Ctrl+N"),
            self.make_trash(),
        ]

    def build_below(self) -> None:
        """Add the numbers that the promises will get, and what is compared and who signed as tabs."""
        self.numbered = plain_label(self)
        self.numbered.setWordWrap(True)
        self.numbered.setProperty("muted", True)
        self.numbered.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self.numbered.setAccessibleName("Các điều sau khi đánh số")
        self.detail.add(self.numbered)
        self.compared, self.signed = QTextBrowser(self), QTextBrowser(self)
        for browser, title in ((self.compared, _COMPARE), (self.signed, _SIGNERS)):
            browser.setFrameShape(QFrame.Shape.NoFrame)
            browser.setAccessibleName(title)
            self.detail.tabs.addTab(browser, title)
        self._show_editing(on=False)

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Write the words: over the version they come from, or as the next one."""
        assert not record_id
        campaign = self.reading.campaign.id if self.reading.campaign else ""
        base = self._base or CommitmentText("", campaign, 1, "", ())
        return partial(texts.save_text, changed=replace(base, campaign=campaign, **values))

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Put versions that nobody signed into the trash."""
        return partial(_trash, tuple(ids))

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        return record_lines(entries, self.reading.directory.person_name)

    def texts_of(self, record: TextRow) -> tuple[str, ...]:
        """Search every word."""
        return (*record.kept.words, record.kept.note)

    def values_of(self, record: TextRow) -> dict[str, Any]:
        """Return what the fields show of a version."""
        return as_typed(record.kept)

    def blank(self) -> dict[str, Any]:
        """Begin with the version that is shown, or with the suggested words where there is none."""
        row = self.current()
        if row is not None:
            return self._begin_from(row)
        self._base = None
        return as_typed(templates()[0].text)

    def parsed(self, name: str, value: Any) -> Any:
        """Return a field's value as the version holds it."""
        return lines_of(value) if name in _LISTS else value

    def heading_of(self, record: TextRow) -> str:
        """Head the detail with the version and what it is good for."""
        return f"Lần {record.kept.version} · {record.state.text.lower()}"

    def counts(self, shown: Sequence[TextRow]) -> list[str]:
        """Count the versions, and who signed them."""
        signed = sum(row.kept.signatures for row in shown)
        return [f"{len(shown)} bản nội dung", f"{signed} chữ ký" if signed else ""]

    def add_record(self) -> None:
        """Begin to write; without a campaign there is nothing to write for."""
        if self.reading.campaign is None:
            self.record_requested.emit("Đợt ký")
            return
        super().add_record()

    def begin(self, values: Mapping[str, Any]) -> None:
        """Show the fields, and say which version the words will become."""
        super().begin(values)
        self._show_editing(on=True)
        base, last = self._base, self._last()
        if base is not None and not base.is_in_use:
            self.detail.show_new(f"Sửa bản lần {base.version}", "Lưu nội dung")
        elif last is None:
            self.detail.show_new("Soạn nội dung cam kết (lần 1)", "Lưu nội dung")
        else:
            why = f"lần {last.version} đã in hoặc đã có người ký nên giữ nguyên"
            self.detail.show_new(
                f"Sửa thành lần {last.version + 1}: {why}", f"Lưu thành lần {last.version + 1}"
            )
        for tab in (2, 3):
            self.detail.tabs.setTabVisible(tab, False)
        self._show_numbered()
        self.form.field("promises").setFocus()

    def end_entering(self) -> None:
        """Go back from the fields to the words."""
        super().end_entering()
        self._show_editing(on=False)

    @property
    def has_typed(self) -> bool:
        """Tell whether the words differ from those that were begun with; taken away counts too."""
        return self.form.is_new and any(
            value != (self._begun.get(name) or "") for name, value in self.form.typed().items()
        )

    def show_record(self, record: TextRow) -> None:
        """Show the words of a version, how they differ from another one, and who signed them."""
        self._show_editing(on=False)
        self.shown.setHtml(written(record.kept, self.reading.campaign))
        other = self._other_of(record.kept)
        self.compared.setHtml(compared(other, record.kept) if other else "<p>Chỉ có một bản nội dung.</p>")
        look = self.reading.directory
        self.signed.setHtml(signed_by(self.signers.get(record.id, ()), look.person_name))
        for tab in (2, 3):
            self.detail.tabs.setTabVisible(tab, True)

    # Private

    def _show_editing(self, *, on: bool) -> None:
        self.form.setVisible(on)
        self.numbered.setVisible(on)
        self.shown.setVisible(not on)

    def _begin_from(self, row: TextRow) -> dict[str, Any]:
        """Return a version's words to be typed on; those of an earlier one become the next."""
        self._base = row.kept if row.is_last else None
        return as_typed(row.kept)

    def _last(self) -> CommitmentText | None:
        return self.reading.texts[-1] if self.reading.texts else None

    def _other_of(self, text: CommitmentText) -> CommitmentText | None:
        """Return the version before, for the first one the one after."""
        versions = self.reading.texts
        place = next((place for place, one in enumerate(versions) if one.id == text.id), 0)
        if place:
            return versions[place - 1]
        return versions[1] if len(versions) > 1 else None

    def _empty_texts(self) -> tuple[str, str]:
        if not self._is_read:
            return "", ""
        if self.reading.campaign is None:
            return "Chưa có đợt ký nào của năm này; nội dung cam kết được soạn cho từng đợt.", "Đợt ký mới…"
        sentence, verb = super()._empty_texts()
        return sentence, "Soạn nội dung…" if verb else ""

    def _show_current(self) -> None:
        chosen = self.selected()
        if len(chosen) == 2:
            early, late = sorted((row.kept for row in chosen), key=lambda text: text.version)
            self.detail.show_record(f"So sánh lần {early.version} với lần {late.version}", [])
            self.show_record(TextRow(late, is_last=False))
            self.compared.setHtml(compared(early, late))
            self.detail.tabs.setCurrentIndex(2)
        else:
            super()._show_current()

    def _show_numbered(self) -> None:
        self.numbered.setText(numbered(lines_of(self.form.field("promises").toPlainText())))

    def _begin_wanted(self) -> None:
        if self._begins:
            self._begins = False
            self.add_record()

    def _build_templates(self) -> None:
        self.template_menu = QMenu(self)
        self._templates = templates()
        for place, template in enumerate(self._templates):
            action = self.template_menu.addAction(template.name)
            action.setData(place)
        self.template_menu.triggered.connect(self._on_template_triggered)
        self.template_button = self.page.add_action("Mẫu gợi ý", "file-text")
        self.template_button.setMenu(self.template_menu)
        self.template_button.setToolTip("Soạn từ một mẫu gợi ý, sửa lại trước khi lưu")

    def _on_template_triggered(self, action: QAction) -> None:
        if self.reading.campaign is None or self.has_typed:
            self.add_record()
            return
        last = self._last()
        self._base = last
        self._begun = as_typed(last) if last else {}
        self.begin(as_typed(self._templates[action.data()].text))

    def _on_added(self, record_id: str) -> None:
        """Show what was saved; say so where it became another version."""
        before = {text.id: text for text in self.reading.texts}
        last = self._last()
        super()._on_added(record_id)
        if last is not None and record_id not in before:
            why = " vì đã in hoặc đã có người ký" if last.is_in_use else ""
            sentence = f"Đã ghi thành lần {last.version + 1}; lần {last.version} giữ nguyên{why}."
            self.page.messages.show_info(sentence, self.workbench.writer.undo_link())

    def _on_read(self, read: tuple[reading.CampaignReading, Mapping[str, Sequence[tuple[str, str]]]]) -> None:
        (self.reading, self.signers), self._is_read = read, True
        chosen = self.reading.campaign
        self._asked = (chosen.id if chosen else "", self.reading.year)
        self.campaign_chosen.emit(*self._asked)
        self.chooser.offer(self.reading, self.workbench.today().year)
        last = self._last()
        self.primary.setText("Sửa nội dung…" if last else "Soạn nội dung…")
        self.primary.setEnabled(chosen is not None)
        rows = [TextRow(text, text is last) for text in reversed(self.reading.texts)]
        self.show_records(rows, {})
        self._begin_wanted()

    def _on_chooser_chosen(self, campaign: str, year: int) -> None:
        self.campaign_chosen.emit(campaign, year)
        self.show_campaign(campaign, year)

    def _on_detail_tab_changed(self, place: int) -> None:
        if place == 1 and len(self.selected()) > 1:
            self.detail.tabs.setCurrentIndex(2)

    def _on_open_requested(self, _record_id: str) -> None:
        self.add_record()

    def _on_writer_saved(self, _name: str, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _CONCERNED for table, _row in changed):
            self.refresh()


def _trash(ids: Sequence[str], action: Action) -> int:
    for text_id in ids:
        texts.trash_text(action, text_id)
    return len(ids)


def _read(
    campaign: str, year: int, this_year: int, connection: sqlite3.Connection
) -> tuple[reading.CampaignReading, dict[str, list[tuple[str, str]]]]:
    from dvcq_desktop.commitments.store.overview import signers_of  # noqa: PLC0415 - only here

    found = reading.read_campaign(connection, campaign, year, this_year)
    return found, signers_of(connection, found.campaign.id) if found.campaign else {}
