# SPDX-License-Identifier: MIT
"""Scorecards edited in a real window: cells, groups, versions, files, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from dvcq_desktop.database.errors import DiskFullError
from dvcq_desktop.nominations.scorecards import Scorecard
from dvcq_desktop.nominations.store import scorecards
from dvcq_desktop.nominations.terms import CriterionKind
from dvcq_desktop.widgets.cell_typing import open_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.nominations.screen.scorecard_page import ScorecardPage
    from dvcq_desktop.widgets.parts_table import PartsTable
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.nominations.conftest import Season

Key = Qt.Key


@pytest.fixture
def page(a_season: Season, open_bench: Callable[[Database], Workbench], qtbot: QtBot) -> ScorecardPage:
    from dvcq_desktop.nominations.screen.scorecard_page import ScorecardPage

    made = ScorecardPage(open_bench(a_season.database))
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: made.card is not None)
    made.go_to(a_season.keys["card"])
    qtbot.waitUntil(lambda: made.card is not None and made.card.id == a_season.keys["card"])
    return made


def _kept(season: Season, key: str = "card") -> Scorecard:
    found = season.ask(scorecards.scorecard, season.keys.get(key, key))
    assert isinstance(found, Scorecard)
    return found


def _cell(table: PartsTable, row: int, name: str) -> QModelIndex:
    column = next(at for at, each in enumerate(table.parts.columns) if each.name == name)
    return table.parts.index(row, column)


def _type(table: PartsTable, row: int, name: str, text: str) -> None:
    table.setCurrentIndex(_cell(table, row, name))
    QTest.keyClick(table, Key.Key_F2)
    line = open_line(table)
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Key.Key_Return)


def _labels(page: ScorecardPage) -> list[str]:
    assert page.card is not None
    return [f"{'.' * page.card.depth(each)}{each.label}" for each in page.card.criteria]


def test_a_weight_that_does_not_add_up_is_said_at_once(
    page: ScorecardPage, a_season: Season, qtbot: QtBot
) -> None:
    assert page.wrong.isHidden()
    _type(page.table, 1, "maximum", "25,5")
    qtbot.waitUntil(lambda: _kept(a_season).by_id[page.table.current_key].maximum == 2550)
    qtbot.waitUntil(lambda: "cộng lại là 95,5, phải là 100: còn thiếu 4,5" in page.wrong.text())
    assert "cộng 95,5/100 điểm" in page.page.counts.text()
    _type(page.table, 1, "maximum", "mot")
    qtbot.waitUntil(lambda: "“mot” không phải là số điểm" in page.page.messages.text)
    page.workbench.writer.undo()
    qtbot.waitUntil(page.wrong.isHidden)


def test_what_is_typed_is_owed_where_the_disk_is_full_and_a_step_is_not(
    page: ScorecardPage, a_season: Season, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    owed, told, writer = list[int](), list[str](), page.workbench.writer
    writer.owed_changed.connect(owed.append)
    writer.not_saved.connect(told.append)

    def refuse(*_asked: object, **_how: object) -> None:
        raise DiskFullError(tmp_path)

    monkeypatch.setattr(page.workbench.database, "submit", refuse)
    page.table.setCurrentIndex(_cell(page.table, 1, "maximum"))
    for step in (page.add_criterion, page.remove, page.side.grades.add.click):
        told.clear()
        step()
        qtbot.waitUntil(lambda: len(told) == 1)
    assert owed == []
    _type(page.table, 1, "maximum", "25,5")
    qtbot.waitUntil(lambda: owed == [1])
    monkeypatch.undo()
    writer.try_again()
    qtbot.waitUntil(lambda: _kept(a_season).criteria[1].maximum == 2550)


def test_kind_tick_and_text_are_edited_in_their_cells(
    page: ScorecardPage, a_season: Season, qtbot: QtBot
) -> None:
    index = _cell(page.table, 1, "not_zero")
    page.table.parts.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: _kept(a_season).criteria[1].not_zero)
    _type(page.table, 6, "text", "Bao cao cham")
    qtbot.waitUntil(lambda: _kept(a_season).criteria[6].text == "Bao cao cham")
    page.table.setCurrentIndex(_cell(page.table, 6, "kind"))
    page.table.edit(page.table.currentIndex())
    box = page.table.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    assert box.currentText() == CriterionKind.PENALTY.label
    box.setCurrentIndex(box.findData("bonus"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: _kept(a_season).criteria[6].kind is CriterionKind.BONUS)
    group = _cell(page.table, 0, "maximum")
    assert not group.flags() & Qt.ItemFlag.ItemIsEditable, "a group has no points of its own"
    assert group.data() == "60"


def test_criteria_are_added_moved_grouped_and_deleted_by_keys(
    page: ScorecardPage, a_season: Season, qtbot: QtBot
) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(_cell(page.table, 4, "text"))
    page.add_action.trigger()
    qtbot.waitUntil(lambda: open_line(page.table) is not None)
    line = open_line(page.table)
    assert line is not None
    assert line.text() == "Tiêu chí mới"
    QTest.keyClicks(line, "Ben vung")
    QTest.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: any(each.text == "Ben vung" for each in _kept(a_season).criteria))
    qtbot.waitUntil(lambda: _labels(page)[3:6] == ["II", ".3", "."])
    new = next(each.id for each in _kept(a_season).criteria if each.text == "Ben vung")
    qtbot.waitUntil(lambda: page.table.current_key == new)
    page.up_action.trigger()
    qtbot.waitUntil(lambda: _labels(page)[3:6] == ["II", ".", ".3"])
    page.out_action.trigger()
    qtbot.waitUntil(lambda: _labels(page)[3:6] == ["II", ".3", ""])
    page.in_action.trigger()
    qtbot.waitUntil(lambda: _labels(page)[3:6] == ["II", ".3", "."])
    page.table.go_to(new)
    QTest.keyClick(page.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: _labels(page)[3:6] == ["II", ".3", "T"])
    page.table.setCurrentIndex(_cell(page.table, 0, "text"))
    page.in_action.trigger()
    qtbot.waitUntil(lambda: "Phía trên không có tiêu chí" in page.page.messages.text)


@pytest.fixture
def held_ctrl(page: ScorecardPage, qtbot: QtBot) -> Iterator[None]:
    """Let the window system say that Ctrl is held down, as it is behind Ctrl+N."""
    with qtbot.waitActive(page):
        page.activateWindow()
    window = page.windowHandle()
    QTest.keyPress(window, Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    yield
    QTest.keyRelease(window, Key.Key_Control)


@pytest.mark.usefixtures("held_ctrl")
def test_only_the_new_criterion_is_chosen_and_deleted(
    page: ScorecardPage, a_season: Season, qtbot: QtBot
) -> None:
    before = [each.id for each in _kept(a_season).criteria]
    page.table.setFocus()
    page.table.go_to(before[2])
    assert page.table.selected_keys == [before[2]]
    page.add_action.trigger()
    qtbot.waitUntil(lambda: open_line(page.table) is not None)
    line = open_line(page.table)
    assert line is not None
    QTest.keyClicks(line, "Them")
    QTest.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: any(each.text == "Them" for each in _kept(a_season).criteria))
    qtbot.waitUntil(lambda: not page.workbench.reader.busy)
    assert page.table.selected_keys == [page.table.current_key]
    QTest.keyClick(page.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: [each.id for each in _kept(a_season).criteria] == before)
    # The next Del takes the row that is in its place, not the first one of the table.
    qtbot.waitUntil(lambda: len(page.table.parts.rows) == len(before))
    assert page.table.selected_keys == [before[3]]


def test_insert_adds_a_criterion_and_what_is_typed_is_its_text(
    page: ScorecardPage, a_season: Season, qtbot: QtBot
) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    texts = [each.text for each in _kept(a_season).criteria]
    page.table.setFocus()
    page.table.go_to(_kept(a_season).criteria[1].id, "text")
    QTest.keyClick(page.table, Key.Key_Insert)
    for letter in "Moi":
        QTest.keyClicks(QApplication.focusWidget() or page.table, letter)
    qtbot.waitUntil(lambda: (line := open_line(page.table)) is not None and line.text() == "Moi")
    line = open_line(page.table)
    assert line is not None
    QTest.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: sorted(each.text for each in _kept(a_season).criteria) == sorted([*texts, "Moi"]))


def test_a_used_scorecard_is_locked_until_the_next_version(
    page: ScorecardPage, a_season: Season, qtbot: QtBot
) -> None:
    a_season.score("a", {"1": 1000})
    page.refresh()
    qtbot.waitUntil(lambda: page.is_used)
    assert not _cell(page.table, 1, "text").flags() & Qt.ItemFlag.ItemIsEditable
    assert not page.add_action.isEnabled()
    assert page.version.isVisible()
    page.version.click()
    qtbot.waitUntil(lambda: page.card is not None and page.card.version == 2)
    assert _cell(page.table, 1, "text").flags() & Qt.ItemFlag.ItemIsEditable
    assert page.chooser.currentText() == "Thang điểm thử (lần 2)"


def test_grades_caps_ties_and_limits_are_edited_beside(
    page: ScorecardPage, a_season: Season, qtbot: QtBot
) -> None:
    side = page.side
    _type(side.grades.table, 1, "least", "80")
    qtbot.waitUntil(lambda: _kept(a_season).grades[1].least == 8000)
    side.grades.add.click()
    qtbot.waitUntil(lambda: next(each.name for each in _kept(a_season).grades) == "Mức mới")
    qtbot.waitUntil(lambda: side.grades.table.parts.rowCount() == 4)
    side.grades.table.selectRow(0)
    side.grades.remove.click()
    qtbot.waitUntil(lambda: len(_kept(a_season).grades) == 3)
    side.caps.add.click()
    qtbot.waitUntil(lambda: len(_kept(a_season).caps) == 2)
    side.ties.add.click()
    qtbot.waitUntil(lambda: len(_kept(a_season).tie_rule) == 1)
    qtbot.waitUntil(lambda: side.ties.table.parts.rowCount() == 1)
    side.ties.add.click()
    qtbot.waitUntil(lambda: side.ties.table.parts.rowCount() == 2)
    first = _kept(a_season).tie_rule[0]
    side.ties.table.selectRow(0)
    side.ties.down.click()
    qtbot.waitUntil(lambda: _kept(a_season).tie_rule[1] == first)
    chosen = next(code for code, text in side.ties.table.parts.choices["code"] if "tiêu chí 3" in text)
    side.ties.table.parts.setData(side.ties.table.parts.index(0, 0), chosen)
    qtbot.waitUntil(lambda: _kept(a_season).tie_rule[0].code == chosen)
    side.limits["spread_limit"].setText("7,5")
    side.limits["spread_limit"].flush()
    qtbot.waitUntil(lambda: _kept(a_season).spread_limit == 750)
    side.limits["bonus_most"].setText("nhiều")
    assert "không phải là số điểm" in page.leave()
    side.limits["bonus_most"].set_value(300)
    assert page.leave() == ""


def test_a_scorecard_goes_out_as_a_file_and_comes_back(
    page: ScorecardPage, a_season: Season, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "thang-diem.toml"
    assert page.card is not None
    page.files.save_to(page.card, str(path))
    assert "Đã xuất “Thang điểm thử”" in page.page.messages.text
    count = page.chooser.count()
    page.files.open_from(str(path))
    qtbot.waitUntil(lambda: page.chooser.count() == count + 1)
    assert "ghi tên “Thang điểm thử (bản nhập)”" in page.page.messages.text
    qtbot.waitUntil(lambda: page.card is not None and page.card.name == "Thang điểm thử (bản nhập)")
    path.write_text(
        path.read_text(encoding="utf-8").replace("toi_da = 30", "toi_da = 20", 1), encoding="utf-8"
    )
    page.files.open_from(str(path))
    assert "“thang-diem.toml”: Điểm tối đa (trọng số)" in page.page.messages.text
    assert "còn thiếu 10" in page.page.messages.text
    page.files.open_from(str(tmp_path / "không có.toml"))
    assert "Không đọc được tệp" in page.page.messages.text
    page.files.save_to(page.card, str(tmp_path / "không có" / "x.toml"))
    assert "Không có thư mục" in page.page.messages.text


def test_a_scorecard_that_cannot_be_used_is_not_exported(
    page: ScorecardPage, a_season: Season, qtbot: QtBot, tmp_path: Path
) -> None:
    _type(page.table, 1, "maximum", "20")
    qtbot.waitUntil(lambda: not page.wrong.isHidden())
    page.save_action.trigger()
    said = page.page.messages.text
    assert "Chưa xuất “Thang điểm thử”: Điểm tối đa (trọng số)" in said
    assert "còn thiếu 10" in said
    assert said.endswith("hãy sửa trong bảng, rồi xuất lại.")
    assert page.card is not None
    page.files.save_to(page.card, str(tmp_path / "x.toml"))
    assert not list(tmp_path.glob("*.toml"))


def test_suggestions_copies_and_blank_ones_are_added_and_deleted(
    page: ScorecardPage, a_season: Season, qtbot: QtBot
) -> None:
    count = page.chooser.count()
    page.template_actions[1].trigger()
    qtbot.waitUntil(lambda: page.chooser.count() == count + 1)
    qtbot.waitUntil(lambda: page.card is not None and "mẫu gợi ý" in page.card.name)
    assert page.side.caps.table.parts.rowCount() == 2
    page.copy_action.trigger()
    qtbot.waitUntil(lambda: page.card is not None and page.card.name.endswith("(bản sao)"))
    page.blank_action.trigger()
    qtbot.waitUntil(lambda: page.card is not None and page.card.name == "Thang điểm mới")
    assert page.wrong.isHidden()
    page.trash_action.trigger()
    qtbot.waitUntil(lambda: page.chooser.count() == count + 2)
    page.go_to(a_season.keys["card"])
    qtbot.waitUntil(lambda: page.card is not None and page.card.id == a_season.keys["card"])
    page.trash_action.trigger()
    qtbot.waitUntil(lambda: "đang dùng cho “Thẩm định năm 2026”" in page.page.messages.text)


def test_an_empty_page_offers_the_suggested_scorecard(
    open_bench: Callable[[Database], Workbench], qtbot: QtBot, tmp_path: Path
) -> None:
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.nominations.screen.scorecard_page import ScorecardPage

    with Database.open(tmp_path / "moi.dvcq", create=True) as database:
        bench = open_bench(database)
        page = ScorecardPage(bench)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(page.cover.isVisible)
        page.cover.button.click()
        qtbot.waitUntil(lambda: page.card is not None and page.table.isVisible())
        assert len(page.card.scored) == 10 if page.card else False
        qtbot.waitUntil(lambda: not bench.writer.busy)
        bench.reader.shutdown()


def test_the_tables_are_sound_models(page: ScorecardPage, qtmodeltester: object) -> None:
    qtmodeltester.check(page.table.parts)  # type: ignore[attr-defined]  # pytest-qt gives it no type
    qtmodeltester.check(page.side.ties.table.parts)  # type: ignore[attr-defined]  # pytest-qt gives it no type
