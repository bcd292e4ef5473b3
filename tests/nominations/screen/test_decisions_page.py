# SPDX-License-Identifier: MIT
"""Decisions in a real window: drafted, listed, frozen, replaced, printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QToolButton

from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.appraisals import Appraisal, Cell
from dvcq_desktop.nominations.prints.kinds import DECISION, SUBMISSION
from dvcq_desktop.nominations.questions import Question
from dvcq_desktop.nominations.scoring import AGREED
from dvcq_desktop.nominations.store import appraisals, models, recognitions, scores
from dvcq_desktop.nominations.terms import Body, Level, Stage
from dvcq_desktop.office import store as office
from dvcq_desktop.office.printing import PrintOption, PrintOrder, print_paper
from dvcq_desktop.office.register import store as register
from dvcq_desktop.office.rules import Signer
from dvcq_desktop.widgets.cell_typing import open_line
from dvcq_desktop.widgets.theme import Tone
from tests.nominations import decided as tests

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.nominations.dialogs.freeze_dialog import FreezeDialog
    from dvcq_desktop.nominations.recognitions import Recognition
    from dvcq_desktop.nominations.screen.decisions_page import DecisionSection
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.nominations.conftest import Season

SIGNED = date(2026, 9, 8)


@pytest.fixture
def settled(a_season: Season) -> Season:
    tests.settle(a_season)
    a_season.change(held_on=date(2026, 9, 1))
    return a_season


@pytest.fixture
def page(settled: Season, open_bench: Callable[[Database], Workbench], qtbot: QtBot) -> DecisionSection:
    from dvcq_desktop.nominations.screen.decisions_page import DecisionSection

    made = DecisionSection(open_bench(settled.database))
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: bool(made.known.appraisals))
    return made


def kept(page: DecisionSection) -> Recognition:
    """Return the decision that is shown."""
    record = page.current()
    assert record is not None
    found: Recognition = record.kept
    return found


def draft(page: DecisionSection, qtbot: QtBot) -> str:
    """Draft a decision by the menu of the primary button."""
    page.begin_menu.aboutToShow.emit()
    page.begin_menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: page.current() is not None)
    record = page.current()
    assert record is not None
    return str(record.id)


def fill(page: DecisionSection, qtbot: QtBot, number: str) -> None:
    """Type the number and the day of the decision shown."""
    field = page.form.field("number")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, number)
    page.form.field("issued_on").set_value(None)
    day = page.form.field("issued_on").line
    day.setFocus()
    QTest.keyClicks(day, "8/9/2026")
    if page.form.field("proposal_number").isVisible():
        QTest.keyClicks(page.form.field("proposal_number"), "12")
        QTest.keyClicks(page.form.field("proposal_on").line, "8/9/2026")
    page.flush()
    qtbot.waitUntil(lambda: kept(page).issued_on == SIGNED)
    qtbot.waitUntil(lambda: kept(page).number == number)


def another_session(action: Action, season: Season) -> str:
    """Let the first model be scored once more, in a session of its own."""
    made = Appraisal("", 2026, "Đợt 2", scorecard=season.keys["card"], held_on=date(2026, 9, 2))
    key = appraisals.save_appraisal(action, made)
    appraisals.set_models(action, key, [season.keys["a"]])
    given = tests.GIVEN["a"]
    cells = {Cell(season.keys["a"], AGREED, season.criterion(label)): given[label] for label in given}
    scores.write_points(action, key, cells)
    return key


def choose_body(page: DecisionSection, qtbot: QtBot, body: Body) -> None:
    """Choose who decides."""
    field = page.form.field("body")
    field.setCurrentIndex(field.offered.index(body))
    field.flush()
    qtbot.waitUntil(lambda: kept(page).body is body)


def asked_before_freezing(page: DecisionSection, qtbot: QtBot) -> FreezeDialog:
    """Ask for the decision shown to be frozen; return what is asked first."""
    page.work.freeze_dialog = None
    page.work.freeze()
    qtbot.waitUntil(lambda: page.work.freeze_dialog is not None)
    assert page.work.freeze_dialog is not None
    return page.work.freeze_dialog


def test_all_that_is_asked_is_read_at_once_where_the_screen_has_room(
    page: DecisionSection, qtbot: QtBot
) -> None:
    from dvcq_desktop.nominations.dialogs.freeze_dialog import FreezeDialog

    long = "Chưa ghi thôn, đơn vị: “Đường hoa nông thôn mới”; danh sách và giấy chứng nhận để trống chỗ này. "
    dialog = FreezeDialog("2026", [Question(f"{number} {long * 2}") for number in range(4)], page)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.list.viewport().height() > 0)
    assert dialog.list.verticalScrollBar().maximum() == 0
    dialog.close()


def test_an_empty_page_says_what_belongs_there(page: DecisionSection) -> None:
    page.begin_menu.aboutToShow.emit()
    offered = [action.text() for action in page.begin_menu.actions() if action.text()]
    assert offered == [
        "Từ “Thẩm định năm 2026”",
        "Danh sách trống: Dân vận khéo",
        "Danh sách trống: Toàn dân bảo vệ an ninh Tổ quốc",
        "Ghi quyết định của Đảng ủy",
    ]
    page.papers.print("recognition-decision")
    assert "lập dự thảo rồi in" in page.page.messages.text


def test_the_whole_way_of_a_decision(page: DecisionSection, settled: Season, qtbot: QtBot) -> None:
    key = draft(page, qtbot)
    names = [row.values["name"] for row in page.items.table.parts.rows]
    assert names[0] == "Đường hoa nông thôn mới · Thôn Đoài"
    asked = asked_before_freezing(page, qtbot)
    assert any("chưa có ngày ban hành" in said for said in asked.sentences)
    assert any("chưa có số" in said for said in asked.sentences)
    assert asked.ui.saveButton.isHidden()
    asked.ui.cancelButton.click()
    fill(page, qtbot, "45")
    page.work.freeze()
    qtbot.waitUntil(lambda: kept(page).is_frozen)
    assert "Đã chốt Quyết định số 45/QĐ-UBND: 2 mô hình" in page.page.messages.text
    assert not page.form.isEnabled()
    assert page.items.table.parts.is_locked
    assert settled.ask(models.model, settled.keys["a"]).has(Stage.RECOGNISED)
    assert not page.freeze_button.isEnabled()
    page.replace_button.click()
    qtbot.waitUntil(lambda: page.current() is not None and kept(page).replaces == key)
    assert page.form.isEnabled()
    states = [row.state.text for row in map(page._records.get, page.table.records.ids) if row]
    assert states == ["Dự thảo", "Đã chốt"]
    assert any("lý do thay" in said for said in page.known.lacking[kept(page).id])


def test_a_second_draft_of_the_same_models_is_made_only_when_asked_for_again(
    page: DecisionSection, settled: Season, qtbot: QtBot
) -> None:
    first = draft(page, qtbot)
    page.work.draft(settled.keys["appraisal"])
    qtbot.waitUntil(lambda: bool(page.page.messages.text.startswith("Dự thảo này đã lập")))
    told = "Dự thảo này đã lập từ “Thẩm định năm 2026”, có 2 mô hình, nên chưa lập dự thảo mới."
    assert page.page.messages.text == told
    assert kept(page).id == first
    other = settled.write(lambda action: another_session(action, settled))
    page.work.draft(other)
    told = "Dự thảo này đã có 1 mô hình của “Đợt 2”, nên chưa lập dự thảo mới."
    qtbot.waitUntil(lambda: page.page.messages.text == told)
    assert len(settled.ask(recognitions.recognitions, 2026)) == 1
    page.page.messages.findChildren(QToolButton)[-1].click()
    qtbot.waitUntil(lambda: len(page.known.decisions) == 2)
    qtbot.waitUntil(lambda: kept(page).appraisal == other)
    assert page.page.messages.text.startswith("Đã lập dự thảo.")


def test_levels_and_rewards_are_chosen_in_the_cells(
    page: DecisionSection, settled: Season, qtbot: QtBot
) -> None:
    key = draft(page, qtbot)
    page.detail.tabs.setCurrentWidget(page.items)
    table = page.items.table
    table.go_to(settled.keys["b"], "level")
    table.setFocus()
    table.edit(table.currentIndex())
    box = table.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findData(Level.PROPOSED.value))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: tests.read(settled, key).items[1].level is Level.PROPOSED)
    assert tests.read(settled, key).items[1].award == "Giấy khen"
    table.go_to(settled.keys["a"], "award")
    QTest.keyClicks(table, "Giay khen")
    assert open_line(table) is not None
    assert page.leave() == ""
    qtbot.waitUntil(lambda: bool(tests.read(settled, key).items[0].award))
    page.work.ask_items()
    assert page.work.dialog is not None
    page.work.dialog.ui.saveButton.click()
    assert "Chưa chọn mô hình nào" in page.work.dialog.ui.wrong.text()
    assert page.work.dialog.ticks.list.item(0).text().startswith("Ngày thứ bảy vì dân – đang chấm ở")
    page.work.dialog.ticks.tick_all()
    page.work.dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: len(kept(page).items) == 3)
    page.work.ask_items()
    assert "đã có trong danh sách" in page.page.messages.text


def test_the_partys_decision_is_recorded(page: DecisionSection, settled: Season, qtbot: QtBot) -> None:
    page.begin_menu.aboutToShow.emit()
    page.begin_menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: page.current() is not None)
    assert kept(page).body is Body.PARTY
    assert kept(page).symbol == "QĐ/ĐU"
    assert kept(page).items == ()
    assert [each.body for each in settled.ask(recognitions.recognitions, 2026)] == [Body.PARTY]


def test_the_symbol_follows_the_body_that_decides(page: DecisionSection, qtbot: QtBot) -> None:
    draft(page, qtbot)
    symbol = page.form.field("symbol")
    fill(page, qtbot, "12")
    for chosen, shown in ((Body.PARTY, "12-QĐ/ĐU"), (Body.CHAIR, "12/QĐ-UBND"), (Body.PARTY, "12-QĐ/ĐU")):
        choose_body(page, qtbot, chosen)
        assert kept(page).full_number == shown
        assert symbol.text() == kept(page).symbol
    symbol.setFocus()
    symbol.selectAll()
    QTest.keyClicks(symbol, "QD/TU")
    page.flush()
    qtbot.waitUntil(lambda: kept(page).symbol == "QD/TU")
    choose_body(page, qtbot, Body.COMMITTEE)
    assert kept(page).symbol == "QD/TU", "what she wrote stays"


def test_bases_and_signer_follow_the_body_that_decides_unless_she_wrote_them(
    page: DecisionSection, qtbot: QtBot
) -> None:
    draft(page, qtbot)
    deputy = Signer("", "Tran Thi Mai", "Phó Chủ tịch", ("KT. CHỦ TỊCH",))
    page.workbench.writer.write("Thêm người ký", lambda action: office.save_signer(action, deputy))
    qtbot.waitUntil(lambda: "Tran Thi Mai" in [each.name for each in page._signings(kept(page))])
    field = page.form.field("signer_name")
    field.setFocus()
    QTest.keyClicks(field, "Tran Thi Mai")
    page.flush()
    qtbot.waitUntil(lambda: kept(page).signer_title == "Phó Chủ tịch")
    together = page.along({"body": Body.PARTY, "signer_name": "Le Van Bon"})
    assert together["signer_name"] == "Le Van Bon", "what is typed and saved with the body stays"
    bases = kept(page).bases
    assert "Luật Tổ chức chính quyền địa phương" in bases
    choose_body(page, qtbot, Body.PARTY)
    assert (kept(page).bases, kept(page).signer_name, kept(page).signer_title) == ("", "", "")
    choose_body(page, qtbot, Body.COMMITTEE)
    assert kept(page).bases == bases
    for name, typed in (("signer_name", "Le Van Bon"), ("bases", "Can cu Nghi quyet 12")):
        page.form.field(name).setFocus()
        page.form.field(name).selectAll()
        QTest.keyClicks(page.form.field(name), typed)
        page.flush()
    qtbot.waitUntil(lambda: kept(page).bases == "Can cu Nghi quyet 12")
    choose_body(page, qtbot, Body.PARTY)
    assert (kept(page).bases, kept(page).signer_name) == ("Can cu Nghi quyet 12", "Le Van Bon")


def test_papers_are_asked_for_what_is_shown(page: DecisionSection, settled: Season, qtbot: QtBot) -> None:
    key = draft(page, qtbot)
    titles = [action.text() for action in page.papers.actions]
    assert titles == [
        "In tờ trình công nhận mô hình…",
        "In quyết định công nhận mô hình…",
        "In giấy chứng nhận mô hình…",
    ]
    page.papers.print("certificates")
    qtbot.waitUntil(lambda: page.papers.flow._dialog is not None)
    dialog = page.papers.flow._dialog
    assert dialog is not None
    dialog.right.setValue(2.5)
    dialog.options[PrintOption.TEST_PAGE].setChecked(True)
    assert dialog.order(2026, "").shift == (2.5, 0.0)
    assert not dialog.options[PrintOption.WITH_TITLE].isEnabled()
    dialog.options[PrintOption.TEXT_ONLY].setChecked(True)
    dialog.options[PrintOption.WITH_TITLE].setChecked(True)
    with qtbot.waitSignal(page.papers.flow.shown) as shown:
        dialog._ui.printButton.click()
    preview = shown.args[0]
    qtbot.waitUntil(lambda: preview.pane.view.page_count > 0)
    preview.pane.used.emit()
    preview.reject()
    qtbot.waitUntil(lambda: not page.workbench.writer.busy)
    assert settled.ask(register.papers, 2026) == [], "a page to measure by is no paper"
    assert page.workbench.settings.value("print/shift-right", 0.0, float) == 2.5
    page.papers.print("certificates")
    qtbot.waitUntil(lambda: page.papers.flow._dialog is not None)
    dialog = page.papers.flow._dialog
    assert dialog is not None
    ticked = {option for option, box in dialog.options.items() if box.isChecked()}
    assert ticked == {PrintOption.TEXT_ONLY, PrintOption.WITH_TITLE}
    assert dialog.right.isEnabled()
    dialog.options[PrintOption.TEXT_ONLY].setChecked(False)
    assert not dialog.right.isEnabled()
    assert dialog.order(2026, "").options == frozenset()
    dialog.reject()
    # What has nothing to be chosen is shown at once.
    with qtbot.waitSignal(page.papers.flow.shown) as shown:
        page.papers.print("model-submission")
    assert page.papers.flow._record == key
    shown.args[0].reject()


def test_papers_of_a_draft_say_which_model_is_not_scored_to_the_end(
    page: DecisionSection, settled: Season, qtbot: QtBot
) -> None:
    draft(page, qtbot)
    settled.score("b", {"1": None, "3": None})
    said = (
        "“Thẩm định năm 2026” chưa chấm xong, điểm và mức trong văn bản này là tạm tính:"
        " “Camera an ninh” còn 2 tiêu chí chưa có điểm."
    )
    for kind in ("model-submission", "recognition-decision"):
        with qtbot.waitSignal(page.papers.flow.shown) as shown:
            page.papers.print(kind)
            qtbot.waitUntil(lambda: not page.workbench.reader.busy)
            dialog = page.papers.flow._dialog
            if dialog is not None:
                dialog.accept()
        preview = shown.args[0]
        assert preview.pane.messages.text == said
        assert preview.pane.messages.tone is Tone.SOON
        preview.reject()
    settled.score("b", {"1": 1000, "3": 500})
    with qtbot.waitSignal(page.papers.flow.shown) as shown:
        page.papers.print("model-submission")
    assert shown.args[0].pane.messages.text == ""
    shown.args[0].reject()


def test_a_year_without_decisions_is_empty(page: DecisionSection, qtbot: QtBot) -> None:
    draft(page, qtbot)
    page.show_year(2025)
    qtbot.waitUntil(lambda: page.known.year == 2025)
    assert page.table.records.rowCount() == 0
    page.show_year(0)
    qtbot.waitUntil(lambda: page.known.year == 2026)
    assert page.table.records.rowCount() == 1


def test_what_is_odd_is_asked_in_one_list_and_frozen_when_agreed(
    page: DecisionSection, settled: Season, qtbot: QtBot
) -> None:
    key = draft(page, qtbot)
    fill(page, qtbot, "45")
    without = {"unit": None}
    page.workbench.writer.write("Bỏ thôn", lambda action: action.update("model", settled.keys["a"], without))
    qtbot.waitUntil(lambda: not kept(page).items[0].said.unit)
    asked = asked_before_freezing(page, qtbot)
    assert [said for said in asked.sentences if "thôn" in said] == [
        "Chưa ghi thôn, đơn vị: “Đường hoa nông thôn mới”; danh sách và giấy chứng nhận để trống chỗ này."
    ]
    asked.ui.cancelButton.click()
    assert not tests.read(settled, key).is_frozen
    asked = asked_before_freezing(page, qtbot)
    assert not asked.ui.saveButton.isHidden()
    asked.ui.saveButton.click()
    qtbot.waitUntil(lambda: kept(page).is_frozen)


def test_the_list_says_on_what_a_level_rests(page: DecisionSection, settled: Season, qtbot: QtBot) -> None:
    draft(page, qtbot)
    page.detail.tabs.setCurrentWidget(page.items)
    page.items.table.go_to(settled.keys["a"])
    assert page.items.why.text() == "Căn cứ của mức: Xếp loại “Xuất sắc” (100 điểm): mức tiêu biểu."
    page.items.table.go_to(settled.keys["b"])
    assert page.items.why.text() == "Căn cứ của mức: Xếp loại “Tốt” (89 điểm): mức công nhận."
    assert "“Ngày thứ bảy vì dân” (xếp loại “Chưa đạt” (50 điểm): không công nhận)" in page.items.said.text()


def test_the_proposal_asks_once_which_division_is_in_charge(
    page: DecisionSection, settled: Season, qtbot: QtBot
) -> None:
    draft(page, qtbot)
    profile = settled.ask(office.directory).profile(tests.TODAY)
    assert profile is not None
    without = profile._replace(unit_in_charge=None)
    settled.write(lambda action: office.save_profile(action, without))
    with pytest.raises(UserError, match="Chưa biết phòng nào đứng tên trình"):
        SUBMISSION.make(settled.ask(SUBMISSION.load, PrintOrder(2026, tests.TODAY)))
    page.papers.print("model-submission")
    qtbot.waitUntil(lambda: page.papers.flow._dialog is not None)
    dialog = page.papers.flow._dialog
    assert dialog is not None
    assert not dialog.keeper.isHidden()
    assert dialog.chosen_keeper == settled.keys["vhxh"], "proposed, for it is the only one of culture"
    with qtbot.waitSignal(page.papers.flow.shown) as shown:
        dialog._ui.printButton.click()
    shown.args[0].reject()
    kept_one = settled.ask(office.directory).profile(tests.TODAY)
    assert kept_one == profile
    with qtbot.waitSignal(page.papers.flow.shown) as shown:
        page.papers.print("recognition-decision")
    shown.args[0].reject()


def test_the_registers_scan_is_seen_at_the_decision(
    page: DecisionSection, settled: Season, qtbot: QtBot, tmp_path: Path
) -> None:
    draft(page, qtbot)
    order = PrintOrder(2026, tests.TODAY)
    printed = print_paper(DECISION, settled.ask(DECISION.load, order), order)

    def scan(action: Action) -> str:
        paper = register.record_print(action, printed)
        register.number_paper(action, DECISION, paper, {"number": "45", "issued_on": SIGNED})
        register.attach_scan(action, paper, "qd-45.pdf", b"%PDF-1.4 signed")
        return paper

    paper: list[str] = []
    page.workbench.writer.write("Gắn bản quét", scan, paper.append)
    qtbot.waitUntil(lambda: bool(page.known.scans))
    qtbot.waitUntil(lambda: "Ở Sổ văn bản" in page.files.listed.text())
    assert "qd-45.pdf" in page.files.listed.text()
    assert "Bỏ" not in page.files.listed.text(), "it is the register's"
    page.desk.save_to(page.known.scans[kept(page).id][0].sha256, tmp_path / "ra.pdf")
    assert (tmp_path / "ra.pdf").read_bytes() == b"%PDF-1.4 signed"
    with qtbot.waitSignal(page.files.save_requested) as wanted:
        page.files.listed.linkActivated.emit(f"save:{paper[0]}")
    assert wanted.args[1] == "qd-45.pdf"
    for dialog in page.findChildren(QFileDialog):
        dialog.reject()


def test_the_signer_is_offered_and_brings_title_and_authority(
    page: DecisionSection, settled: Season, qtbot: QtBot
) -> None:
    draft(page, qtbot)
    field = page.form.field("signer_name")
    assert field.placeholderText() == "Để trống: Vũ Đình Khang"
    assert field.suggestions == ["Vũ Đình Khang"]
    deputy = Signer("", "Trần Thị Mai", "Phó Chủ tịch", ("KT. CHỦ TỊCH",), position=2)
    page.workbench.writer.write("Thêm người ký", lambda action: office.save_signer(action, deputy))
    qtbot.waitUntil(lambda: field.suggestions == ["Vũ Đình Khang", "Trần Thị Mai"])
    field.setText("Trần Thị Mai")
    field.flush()
    qtbot.waitUntil(lambda: kept(page).signer_name == "Trần Thị Mai")
    assert (kept(page).signer_title, kept(page).signer_authority) == ("Phó Chủ tịch", "KT. CHỦ TỊCH")
    page.workbench.writer.undo()
    qtbot.waitUntil(lambda: kept(page).signer_name == "")
    assert kept(page).signer_title == ""
