# SPDX-License-Identifier: MIT
"""Scores typed in a real window: keys, live ranking, paste, recusal, evidence, freezing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from dvcq_desktop.nominations.appraisals import Reviewer
from dvcq_desktop.nominations.dialogs.recusal_dialog import RecusalDialog
from dvcq_desktop.nominations.score_sheet import MEAN
from dvcq_desktop.nominations.store import appraisals
from dvcq_desktop.nominations.terms import Mode, Movement, Purpose
from dvcq_desktop.widgets.cell_typing import open_line
from tests.nominations import decided

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.nominations.screen.scoring_page import ScoringPage
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.nominations.conftest import Season

Key = Qt.Key
FIRST = 2  # hạng and tổng stand before the criteria


@pytest.fixture
def page(a_season: Season, open_bench: Callable[[Database], Workbench], qtbot: QtBot) -> ScoringPage:
    from dvcq_desktop.nominations.screen.scoring_page import ScoringPage

    made = ScoringPage(open_bench(a_season.database))
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: made.appraised is not None)
    return made


def _index(page: ScoringPage, row: int, column: int) -> QModelIndex:
    return page.view.scores.index(row, column)


def _go(page: ScoringPage, row: int, column: int) -> None:
    page.view.go_to(_index(page, row, column))
    page.view.setFocus()


def _type(page: ScoringPage, text: str, end: Qt.Key | None = Key.Key_Return) -> None:
    """Type into the current cell as a person does: the first key opens it."""
    QTest.keyClicks(page.view, text[0])
    line = open_line(page.view)
    assert line is not None
    QTest.keyClicks(line, text[1:])
    if end is not None:
        QTest.keyClick(line, end)


def _texts(page: ScoringPage, row: int) -> list[str]:
    model = page.view.scores
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def _ranked(page: ScoringPage) -> list[str]:
    places = page.side.ranking.places
    return [
        " ".join(str(places.index(row, column).data()) for column in range(3))
        for row in range(places.rowCount())
    ]


def _reviewers(season: Season, *names: str) -> list[str]:
    season.change(mode=Mode.REVIEWERS)
    wanted = [Reviewer("", name) for name in names]
    keys: list[str] = season.write(
        partial(appraisals.set_reviewers, appraisal_id=season.keys["appraisal"], wanted=wanted)
    )
    return keys


def test_points_are_typed_down_a_column_and_kept(page: ScoringPage, a_season: Season, qtbot: QtBot) -> None:
    _go(page, 0, FIRST)
    for text in ("25", "28,5", "30"):
        _type(page, text)
    qtbot.waitUntil(lambda: len(a_season.read().points) == 3)
    column = [str(_index(page, row, FIRST).data()) for row in range(3)]
    assert column == ["25", "28,5", "30"]
    assert page.view.currentIndex().row() == 2, "Enter at the end stays there"
    assert _ranked(page) == [
        "(1) Ngày thứ bảy vì dân 30",
        "(2) Camera an ninh 28,5",
        "(3) Đường hoa nông thôn mới 25",
    ]


def test_the_ranking_follows_each_key_before_anything_is_saved(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    a_season.score("b", {"1": 1500})
    page.refresh()
    qtbot.waitUntil(lambda: "(1) Camera an ninh 15" in _ranked(page))
    _go(page, 0, FIRST)
    _type(page, "2", end=None)
    assert _ranked(page)[0] == "(1) Camera an ninh 15"
    line = open_line(page.view)
    assert line is not None
    QTest.keyClicks(line, "5")
    assert _ranked(page)[0] == "(1) Đường hoa nông thôn mới 25"
    assert _texts(page, 0)[:2] == ["(1)", "25"]
    assert "Hạng 1 với 25 điểm" in page.side.model.why.text()
    QTest.keyClick(line, Key.Key_Escape)
    assert _ranked(page)[0] == "(1) Camera an ninh 15", "Esc takes it back"
    assert a_season.read().points.keys() == {(a_season.keys["b"], "")}


def test_a_score_above_its_maximum_keeps_the_cell_open_with_a_sentence(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    _go(page, 0, FIRST)
    _type(page, "31")
    said = "Chưa ghi “31”. Tiêu chí 1 cho nhiều nhất 30 điểm, không ghi được 31."
    assert page.page.messages.text == said
    line = open_line(page.view)
    assert line is not None
    assert line.text() == "31", "nothing typed is lost"
    assert line.selectedText() == "31"
    QTest.keyClicks(line, "30")
    QTest.keyClick(line, Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(a_season.read().points))
    assert (page.view.currentIndex().row(), page.view.currentIndex().column()) == (0, FIRST + 1)
    assert page.page.messages.text == ""


def test_arrows_end_a_cell_and_go_on_as_in_a_spreadsheet(page: ScoringPage, qtbot: QtBot) -> None:
    _go(page, 1, FIRST + 1)
    for key, place in (
        (Key.Key_Up, (0, FIRST + 1)),
        (Key.Key_Right, (0, FIRST + 2)),
        (Key.Key_Down, (1, FIRST + 2)),
        (Key.Key_Left, (1, FIRST + 1)),
        (Key.Key_Backtab, (1, FIRST)),
    ):
        _type(page, "5", key)
        assert (page.view.currentIndex().row(), page.view.currentIndex().column()) == place
    _go(page, 0, page.view.scores.columnCount() - 1)
    _type(page, "1", Key.Key_Tab)
    assert (page.view.currentIndex().row(), page.view.currentIndex().column()) == (1, FIRST)


def test_f2_leaves_the_arrows_to_the_words(page: ScoringPage, qtbot: QtBot) -> None:
    _go(page, 0, FIRST)
    QTest.keyClick(page.view, Key.Key_F2)
    line = open_line(page.view)
    assert line is not None
    QTest.keyClicks(line, "12")
    QTest.keyClick(line, Key.Key_Left)
    assert open_line(page.view) is line
    QTest.keyClicks(line, "0")
    assert line.text() == "102"
    QTest.keyClick(line, Key.Key_Escape)


def test_a_block_is_pasted_from_a_spreadsheet_in_one_step(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    _go(page, 0, FIRST)
    QGuiApplication.clipboard().setText("25\t28,5\t9\n24\t\t8,5\n")
    QTest.keyClick(page.view, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(a_season.read().points) == 2)
    assert _texts(page, 0)[:5] == ["1", "89,5", "25", "28,5", "9"]
    assert _texts(page, 1)[2:5] == ["24", "", "8,5"]
    page.workbench.writer.undo()
    qtbot.waitUntil(lambda: not a_season.read().points)


def test_a_block_with_one_wrong_number_is_not_pasted_at_all(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    _go(page, 0, FIRST)
    for text, said in (
        ("25\t28\n24\t99", "Không dán được vì hàng “Camera an ninh” có “99”: Tiêu chí 2 cho nhiều nhất 30"),
        ("1\n2\n3\n4", "vượt ra ngoài lưới"),
        ("", "Không có gì để dán"),
    ):
        QGuiApplication.clipboard().setText(text)
        page.view.paste()
        assert said in page.page.messages.text
    assert a_season.read().points == {}


def test_numbers_pasted_on_a_computed_column_are_not_moved_aside(page: ScoringPage, a_season: Season) -> None:
    _go(page, 0, 0)
    QGuiApplication.clipboard().setText("25\t28,5\t9")
    page.view.paste()
    assert "do chương trình tính" in page.page.messages.text
    assert a_season.read().points == {}


def test_a_copied_table_is_pasted_by_its_names(page: ScoringPage, a_season: Season, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("\t2\t1\nCamera an ninh\t10\t11\nNgày thứ bảy vì dân\t12\t13")
    _go(page, 0, FIRST)
    page.view.paste()
    qtbot.waitUntil(lambda: len(a_season.read().points) == 2)
    assert _texts(page, 1)[2:4] == ["11", "10"]
    assert _texts(page, 2)[2:4] == ["13", "12"]
    page.view.selectAll()
    page.view.copy_selection()
    copied = QGuiApplication.clipboard().text().splitlines()
    # A table left there would outlive the application of the tests.
    QGuiApplication.clipboard().setText("")
    assert copied[0].split("\t")[1:5] == ["Hạng", "Tổng", "1", "2"]


def test_delete_clears_chosen_cells_in_one_step(page: ScoringPage, a_season: Season, qtbot: QtBot) -> None:
    a_season.score("a", {"1": 1000, "2": 2000})
    page.refresh()
    qtbot.waitUntil(lambda: _texts(page, 0)[2:4] == ["10", "20"])
    _go(page, 0, FIRST)
    page.view.selectRow(0)
    QTest.keyClick(page.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: a_season.read().points == {})
    assert _texts(page, 0)[2:4] == ["", ""]
    qtbot.waitUntil(lambda: page.page.messages.text == "Đã xóa điểm ở 2 ô.")
    assert [link.text() for link in page.page.messages._links] == ["Hoàn tác"]


def test_reviewers_have_their_own_cards_and_one_recuses(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    one, two, three = _reviewers(a_season, "Bà Huệ", "Ông Đạt", "Ông Mới")
    page.refresh()
    qtbot.waitUntil(lambda: page.holders.count() == 4)
    assert page.holders.currentText() == "Phiếu: Bà Huệ"
    _go(page, 0, FIRST + 1)
    assert [str(page.view.scores.headerData(at, Qt.Orientation.Horizontal)) for at in range(3)] == [
        "Hạng",
        "Tổng",
        "Phiếu",
    ]
    page.side.setCurrentIndex(2)
    page.side.criterion.recused.click()
    (dialog,) = page.findChildren(RecusalDialog)
    dialog.ui.saveButton.click()
    assert "Chưa có lý do" in dialog.ui.wrong.text()
    assert not a_season.read().recusals
    dialog.field("reason").set_value("là trưởng thôn")
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: a_season.read().recusals == {(one, a_season.keys["a"]): "là trưởng thôn"})
    qtbot.waitUntil(lambda: _texts(page, 0)[3] == "–")
    QTest.keyClicks(page.view, "5")
    assert "không tham gia chấm “Đường hoa nông thôn mới”" in page.page.messages.text
    for reviewer, points in ((two, 3000), (three, 2000)):
        a_season.score("a", {"1": points, "2": 3000, "3": 1000}, reviewer)
    page.refresh()
    qtbot.waitUntil(lambda: _texts(page, 0)[1] == "95")
    assert "Bà Huệ không tham gia chấm: là trưởng thôn." in page.side.model.why.text()
    page.holders.setCurrentIndex(page.holders.findData(MEAN))
    page.holders.activated.emit(page.holders.currentIndex())
    assert _texts(page, 0)[:4] == ["1", "95", "25", "30"]
    QTest.keyClicks(page.view, "5")
    assert "trung bình" in page.page.messages.text


def test_a_reviewer_recuses_and_comes_back_by_the_menu(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    (one,) = _reviewers(a_season, "Bà Huệ", "Ông Đạt")[:1]
    page.refresh()
    qtbot.waitUntil(lambda: page.holders.count() == 3)
    _go(page, 0, FIRST)
    page.edits.recuse_action.trigger()
    (dialog,) = page.findChildren(RecusalDialog)
    assert "Bà Huệ không chấm “Đường hoa nông thôn mới”" in dialog.ui.who.text()
    dialog.field("reason").set_value("là trưởng thôn")
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: (one, a_season.keys["a"]) in a_season.read().recusals)
    page.edits.join_action.trigger()
    qtbot.waitUntil(lambda: not a_season.read().recusals)


def test_nobody_recuses_from_one_agreed_score(page: ScoringPage) -> None:
    _go(page, 0, FIRST)
    page.edits.recuse_action.trigger()
    assert "của từng thành viên" in page.page.messages.text


def test_evidence_and_remark_belong_to_the_current_cell(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    values = {"owner_table": "model", "owner_id": a_season.keys["a"], "name": "anh-truoc.jpg"}

    def attach(action: object) -> str:
        from dvcq_desktop.database.actions import Action

        assert isinstance(action, Action)
        return action.insert("attachment", {**values, "file": action.attach(b"anh")})

    file = a_season.write(attach)
    page.refresh()
    qtbot.waitUntil(lambda: bool(page.shown.files))
    _go(page, 0, FIRST)
    pane = page.side.criterion
    page.side.setCurrentIndex(2)
    assert "1. Việc khó" in pane.heading.text()
    pane.typed.setText("Biên bản họp thôn")
    QTest.keyClick(pane.typed, Key.Key_Return)
    qtbot.waitUntil(lambda: pane.proofs.stringList() == ["Biên bản họp thôn"])
    pane.menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: pane.proofs.stringList() == ["Biên bản họp thôn", "Tệp: anh-truoc.jpg"])
    (proofs,) = a_season.read().evidence.values()
    assert proofs[1].attachment == file
    pane.list.setCurrentIndex(pane.proofs.index(0))
    pane.remove.click()
    qtbot.waitUntil(lambda: pane.proofs.stringList() == ["Tệp: anh-truoc.jpg"])
    pane.form.field("remark").setPlainText("Cách làm mới")
    pane.form.flush()
    qtbot.waitUntil(lambda: list(a_season.read().remarks.values()) == ["Cách làm mới"])
    _go(page, 1, FIRST)
    assert pane.proofs.stringList() == []


def test_new_files_prove_a_score_of_a_model_and_of_the_office(
    page: ScoringPage, a_season: Season, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bien-ban.pdf"
    path.write_bytes(b"%PDF-1.4")
    _go(page, 0, FIRST)
    page.evidence.add(a_season.keys["appraisal"], a_season.cell("a", "1"), [str(path)])
    pane = page.side.criterion
    qtbot.waitUntil(lambda: pane.proofs.stringList() == ["Tệp: bien-ban.pdf"])
    assert [file.name for file in page.shown.files[a_season.keys["a"]]] == ["bien-ban.pdf"]
    page.begin(Purpose.OFFICE, Movement.SKILFUL)
    qtbot.waitUntil(lambda: page.appraised is not None and page.appraised.is_office)
    assert page.appraised is not None
    cell = page.view.scores.cell(_index(page, 1, 1))
    assert cell is not None
    titles = [action.text() for action in page.papers.actions]
    assert "In phiếu tự chấm điểm công tác dân vận…" in titles
    assert not any("mô hình" in title for title in titles)
    page.papers.print("score-summary")
    qtbot.waitUntil(lambda: "chưa có điểm nào" in page.page.messages.text)
    page.evidence.add(page.appraised.appraisal.id, cell, [str(path)])
    qtbot.waitUntil(lambda: pane.proofs.stringList() == ["Tệp: bien-ban.pdf"])
    page.evidence.add(page.appraised.appraisal.id, cell, [str(tmp_path / "không có.pdf")])
    qtbot.waitUntil(lambda: "Không đọc được tệp" in page.page.messages.text)


def test_a_hidden_page_reads_anew_when_it_is_seen(page: ScoringPage, a_season: Season, qtbot: QtBot) -> None:
    page.hide()
    page.workbench.writer.write("Đổi tên", partial(_rename, appraisal=a_season.keys["appraisal"]))
    qtbot.waitUntil(lambda: not page.workbench.writer.busy)
    page.show()
    qtbot.waitUntil(lambda: page.chooser.currentText() == "Đợt một")


def _rename(action: object, appraisal: str) -> str:
    from dvcq_desktop.database.actions import Action

    assert isinstance(action, Action)
    return appraisals.change_appraisal(action, appraisal, {"name": "Đợt một"})


def test_a_frozen_appraisal_can_be_read_and_not_changed(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    a_season.score("a", {"1": 1000})
    a_season.freeze()
    page.refresh()
    qtbot.waitUntil(lambda: page.view.scores.is_frozen)
    _go(page, 0, FIRST)
    QTest.keyClicks(page.view, "5")
    assert open_line(page.view) is None
    assert "đã chốt theo Quyết định số 45/QĐ-UBND" in page.page.messages.text
    assert not page.side.form.isEnabled()


def test_the_session_is_edited_beside_the_scores(page: ScoringPage, a_season: Season, qtbot: QtBot) -> None:
    form = page.side.form
    page.side.setCurrentIndex(3)
    form.field("chair").setText("Bà Nguyễn Thị Huệ")
    form.field("chair").flush()
    qtbot.waitUntil(lambda: a_season.read().appraisal.chair == "Bà Nguyễn Thị Huệ")
    form.edited.emit(a_season.keys["appraisal"], "mode", Mode.REVIEWERS)
    qtbot.waitUntil(lambda: page.holders.isVisible() and page.holders.count() == 1)
    QGuiApplication.clipboard().setText("25")
    page.view.paste()
    assert "Chưa có thành viên chấm" in page.page.messages.text
    lines = ("Bà Nguyễn Thị Huệ, Phó Chủ tịch", "Ông Đặng Văn Đạt")
    form.edited.emit(a_season.keys["appraisal"], "reviewers", lines)
    qtbot.waitUntil(lambda: len(a_season.read().reviewers) == 2)
    assert a_season.read().reviewers[0].title == "Phó Chủ tịch"
    qtbot.waitUntil(lambda: page.holders.count() == 3)
    assert page.holders.currentText() == "Phiếu: Bà Nguyễn Thị Huệ"
    page.holders.setCurrentIndex(page.holders.findData(MEAN))
    page.holders.activated.emit(page.holders.currentIndex())
    page.view.paste()
    assert "Đang xem điểm trung bình" in page.page.messages.text
    form.edited.emit(a_season.keys["appraisal"], "models", (a_season.keys["c"],))
    qtbot.waitUntil(lambda: page.view.scores.rowCount() == 1)


def test_what_is_being_typed_is_saved_when_the_page_is_left(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    _go(page, 0, FIRST)
    _type(page, "12", end=None)
    assert page.leave() == ""
    qtbot.waitUntil(lambda: bool(a_season.read().points))
    _go(page, 0, FIRST)
    _type(page, "99", end=None)
    assert page.leave() == ("Chưa ghi được điểm: “99”: Tiêu chí 1 cho nhiều nhất 30 điểm, không ghi được 99.")


def test_an_empty_year_offers_to_begin_and_takes_all_models(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    page.show_year(2025)
    qtbot.waitUntil(lambda: page.appraised is None)
    assert "Năm 2025 chưa có đợt thẩm định nào" in page.view._empty.sentence.text()
    page.show_year(2026)
    qtbot.waitUntil(lambda: page.appraised is not None)
    page.begin(Purpose.MODEL, Movement.SKILFUL)
    qtbot.waitUntil(lambda: page.beginning.dialog is not None)
    dialog = page.beginning.dialog
    assert dialog is not None
    assert dialog.ticks.ticked == (), "all of them are being scored already"
    dialog.ui.saveButton.click()
    assert "Chưa chọn mô hình nào" in dialog.ui.wrong.text()
    dialog.ticks.tick_all()
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: page.chooser.count() == 2)
    qtbot.waitUntil(lambda: page.chooser.currentText() == "Thẩm định mô hình “Dân vận khéo” năm 2026 (đợt 2)")
    assert page.chooser.toolTip().endswith("năm 2026 (đợt 2)")
    name = page.chooser.fontMetrics().horizontalAdvance(page.chooser.currentText())
    qtbot.waitUntil(lambda: page.chooser.width() > name)
    assert page.view.scores.rowCount() == 3
    page.trash()
    qtbot.waitUntil(lambda: page.chooser.count() == 1)


def test_the_office_scores_itself_row_by_row(page: ScoringPage, a_season: Season, qtbot: QtBot) -> None:
    page.begin(Purpose.OFFICE, Movement.SKILFUL)
    qtbot.waitUntil(lambda: page.appraised is not None and page.appraised.is_office)
    heads = [str(page.view.scores.headerData(at, Qt.Orientation.Horizontal)) for at in range(3)]
    assert heads == ["Tối đa", "Điểm", "Căn cứ, giải trình"]
    assert (page.view.currentIndex().row(), page.view.currentIndex().column()) == (1, 1)
    _go(page, 1, 1)
    _type(page, "29")
    assert _texts(page, 0)[:2] == ["60", "29"], "the group shows its sum"
    qtbot.waitUntil(lambda: not page.workbench.writer.busy)
    _go(page, 1, 2)
    _type(page, "Theo bao cao quy")
    qtbot.waitUntil(lambda: _texts(page, 1)[2] == "Theo bao cao quy")
    assert "Các tiêu chí cộng lại được 29 điểm." in page.side.model.why.text()
    _go(page, 1, 1)
    _type(page, "30,5")
    assert "nhiều nhất 30" in page.page.messages.text
    line = open_line(page.view)
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Key.Key_Escape)


def test_enter_and_a_pasted_column_step_over_the_sums_of_the_offices_card(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    page.begin(Purpose.OFFICE, Movement.SKILFUL)
    qtbot.waitUntil(lambda: page.appraised is not None and page.appraised.is_office)
    rows = page.view.scores.rowCount()
    sheet = page.view.scores.sheet
    assert sheet is not None
    leaves = [row for row in range(rows) if not sheet.rows[row].is_group]
    assert len(leaves) < rows - 1
    _go(page, leaves[0], 1)
    for _leaf in leaves:
        _type(page, "1")
        qtbot.waitUntil(lambda: not page.workbench.writer.busy)
    qtbot.waitUntil(lambda: [_texts(page, row)[1] for row in leaves] == ["1"] * len(leaves))
    _go(page, leaves[0], 1)
    QGuiApplication.clipboard().setText("\n".join("2" for _leaf in leaves))
    page.view.paste()
    qtbot.waitUntil(lambda: [_texts(page, row)[1] for row in leaves] == ["2"] * len(leaves))


def test_search_leaves_the_rows_that_match(page: ScoringPage, qtbot: QtBot) -> None:
    page.page.search.setText("camera")
    qtbot.waitUntil(lambda: page.view.scores.rowCount() == 1)
    page.page.search.setText("không có")
    qtbot.waitUntil(lambda: page.view.scores.rowCount() == 0)
    assert page.view._empty.isVisible()


def test_the_ranking_leads_back_to_the_sheet(page: ScoringPage, a_season: Season, qtbot: QtBot) -> None:
    a_season.score("c", {"1": 1000})
    page.refresh()
    qtbot.waitUntil(lambda: _ranked(page)[0].startswith("(1) Ngày"))
    page.side.ranking.clicked.emit(page.side.ranking.places.index(0, 0))
    assert page.view.currentIndex().row() == 2


def test_any_two_models_are_compared(page: ScoringPage, a_season: Season, qtbot: QtBot) -> None:
    a_season.score("a", {"1": 1000})
    a_season.score("c", {"1": 2000})
    page.refresh()
    qtbot.waitUntil(lambda: _ranked(page)[0].startswith("(1) Ngày"))
    _go(page, 0, FIRST)
    pane = page.side.model
    pane.against.set_value(a_season.keys["c"])
    pane.against.edited.emit(a_season.keys["c"])
    assert pane.compared.text() == (
        "• “Ngày thứ bảy vì dân” hơn “Đường hoa nông thôn mới” 10 điểm (20 so với 10).\n"
        "• Hơn ở tiêu chí 1 (20 so với 10)."
    )
    page.view.clearSelection()
    QGuiApplication.clipboard().setText("12,5")
    page.view.paste()
    assert _texts(page, 0)[2] == "12,5", "a click beside the cells leaves the current one"


def test_the_rows_stand_by_rank_when_its_head_is_clicked(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    a_season.score("a", {"1": 1000})
    a_season.score("c", {"1": 2000})
    page.refresh()
    qtbot.waitUntil(lambda: _ranked(page)[0].startswith("(1) Ngày"))
    page.view.criteria.sectionClicked.emit(0)
    assert [_texts(page, row)[0] for row in range(3)] == ["(1)", "(2)", ""]
    page.view.criteria.sectionClicked.emit(FIRST)
    assert _texts(page, 0)[0] == "(1)", "a criterion is no order"
    page.view.criteria.sectionClicked.emit(1)
    assert [_texts(page, row)[0] for row in range(3)] == ["(2)", "", "(1)"]


def test_what_happened_to_a_score_is_told_beside_it(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    a_season.score("a", {"1": 900})
    a_season.score("a", {"1": 950})
    page.side.setCurrentIndex(2)
    page.refresh()
    _go(page, 0, FIRST)
    history = page.side.criterion.history
    qtbot.waitUntil(lambda: "9,5 (trước là 9)" in history.text())
    assert len(history.text().splitlines()) == 3
    _go(page, 1, FIRST)
    assert history.text() == ""


def test_the_model_of_scores_is_a_sound_one(page: ScoringPage, qtmodeltester: object) -> None:
    qtmodeltester.check(page.view.scores)  # type: ignore[attr-defined]  # pytest-qt gives it no type
    qtmodeltester.check(page.side.ranking.places)  # type: ignore[attr-defined]  # pytest-qt gives it no type


@pytest.mark.parametrize("mode", [Mode.AGREED, Mode.REVIEWERS])
def test_a_page_without_models_or_reviewers_says_what_to_do(
    page: ScoringPage, a_season: Season, qtbot: QtBot, mode: Mode
) -> None:
    a_season.change(mode=mode)
    if mode is Mode.AGREED:
        a_season.write(partial(appraisals.set_models, appraisal_id=a_season.keys["appraisal"], models=[]))
    page.refresh()
    if mode is Mode.AGREED:
        qtbot.waitUntil(lambda: "chưa có mô hình nào" in page.view._empty.sentence.text())
        with qtbot.waitSignal(page.page_requested) as asked:
            page.view._empty.button.click()
        assert asked.args == ["Mô hình"]
    else:
        qtbot.waitUntil(lambda: "Chưa có thành viên chấm" in page.page.counts.text())


def test_a_second_session_proposes_those_that_are_ready_for_it(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    decided.settle(a_season)
    decided.decided(a_season)
    new = {"year": 2026, "movement": "dan-van-kheo", "name": "Vườn mẫu", "kind": "collective"}
    a_season.write(lambda action: action.insert("model", new))
    gone = {**new, "name": "Đã rút", "ended": "withdrawn", "end_reason": "Chuyển nơi ở"}
    a_season.write(lambda action: action.insert("model", gone))
    page.menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: page.beginning.dialog is not None)
    dialog = page.beginning.dialog
    assert dialog is not None
    rows = [dialog.ticks.list.item(row) for row in range(dialog.ticks.list.count())]
    assert [(row.text(), row.checkState() is Qt.CheckState.Checked) for row in rows] == [
        ("Ngày thứ bảy vì dân – đã chấm ở “Thẩm định năm 2026”, không được chọn", True),
        ("Vườn mẫu – mới ở bước Đăng ký", False),
        ("Đường hoa nông thôn mới – đã có quyết định 45/QĐ-UBND (tiêu biểu)", False),
        ("Camera an ninh – đã có quyết định 45/QĐ-UBND (công nhận)", False),
    ]
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: page.chooser.count() == 2)
    qtbot.waitUntil(lambda: page.view.scores.rowCount() == 1)
