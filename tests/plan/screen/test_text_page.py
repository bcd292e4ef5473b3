# SPDX-License-Identifier: MIT
"""A plan's own text seen and edited in the real window, by keys and mouse."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolButton

from dvcq_desktop.plan.dialogs.new_plan_dialog import NewPlanDialog
from dvcq_desktop.plan.plantext import Remark
from dvcq_desktop.plan.rules import Basis, Plan, PlanState, Source, Task
from dvcq_desktop.plan.screen.text_editing import removed_sentence
from dvcq_desktop.plan.screen.text_page import TextPage
from dvcq_desktop.plan.screen.text_tree import HEAD, ClauseModel
from dvcq_desktop.plan.store import changes, plan_changes, plans
from dvcq_desktop.plan.store.plan_changes import Removed

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.widgets.form import LineEdit, TextArea
    from dvcq_desktop.widgets.workbench import Workbench

SENTENCE = "Nêu năm 2025, cần xem lại."


@pytest.fixture
def plan(database: Database) -> str:
    """Keep a plan with I, II (II.1), III, one task and two doubtful places."""
    return database.write("Lập", _make)


def _make(action: Action) -> str:
    held = Plan(
        "",
        2026,
        abstract="Công tác dân vận năm 2026",
        bases=(Basis("Căn cứ Luật A;"), Basis("Căn cứ Luật B;")),
        recipients=("Các thôn", "Lưu: VT"),
    )
    key = plan_changes.new_plan(action, held, headings=True)
    second = plans.clauses(action.connection, key)[1]
    inner = plan_changes.add_clause(action, key, parent=second.id, after=None)
    values = {"title": "Tuyên truyền", "text": "Tổ chức hội nghị về nhiệm vụ năm 2025."}
    plan_changes.save_clause(action, key, inner, values)
    changes.add_task(action, Task("", 2026, "Hội nghị", key, sources=(Source(clause=inner),)))
    remarks = [
        Remark("Mục II.1", "nhiệm vụ năm 2025", SENTENCE),
        Remark("Căn cứ, dòng 3", "Luật A", "Xem lại."),
    ]
    plan_changes.add_remarks(action, key, remarks)
    return key


@pytest.fixture
def page(workbench: Workbench, plan: str, qtbot: QtBot) -> TextPage:
    made = TextPage(workbench)
    qtbot.addWidget(made)
    made.resize(1250, 680)
    made.show()
    made.show_year(2026)
    qtbot.waitUntil(lambda: made.plan is not None and made.plan.id == plan)
    return made


def read(page: TextPage) -> Plan:
    assert page.plan is not None
    with closing(page._workbench.database.connect()) as connection:
        found = plans.plan(connection, page.plan.id)
    assert found is not None
    return found


def paths(page: TextPage) -> list[str]:
    return [clause.path for clause in read(page).clauses]


def go_to(page: TextPage, path: str) -> None:
    page.tree.select(next(clause.id for clause in read(page).clauses if clause.path == path))


def field(page: TextPage, name: str) -> Any:
    return page.detail.plan.form.field(name)


def type_into(widget: LineEdit | TextArea, text: str) -> None:
    """Replace what stands in a field, and leave it."""
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, text)
    # Offscreen the focus never leaves.
    widget.flush()


def press(page: TextPage, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    page.tree.setFocus()
    QTest.keyClick(page.tree, key, held)


def click_link(page: TextPage, text: str) -> None:
    links = page.page.messages.findChildren(QToolButton)
    [link] = [one for one in links if one.text() == text and one.isVisible()]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)


def test_the_year_is_whole_in_a_narrow_window(page: TextPage, qtbot: QtBot) -> None:
    page.resize(1030, 560)
    qtbot.waitUntil(lambda: page.width() <= 1030)
    assert page.years.width() >= page.years.sizeHint().width()


def test_the_model_keeps_qts_rules(page: TextPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.tree.model())  # type: ignore[no-untyped-call]  # pytest-qt does not type it
    qtmodeltester.check(page.detail.remarks.model)  # type: ignore[no-untyped-call]  # pytest-qt does not type it


def test_the_tree_shows_clauses_and_how_many_tasks_cite_them(page: TextPage) -> None:
    model = page.tree.model()
    assert isinstance(model, ClauseModel)
    assert model.ids[0] == HEAD
    index = model.index_of(next(clause.id for clause in read(page).clauses if clause.path == "II.1"))
    assert (index.data(), index.siblingAtColumn(1).data()) == ("1. Tuyên truyền", "1")
    assert index.parent().data() == "II. NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM"


def test_the_head_of_the_plan_is_edited(page: TextPage, qtbot: QtBot) -> None:
    type_into(field(page, "place"), "Dai Son")
    qtbot.waitUntil(lambda: read(page).place == "Dai Son")
    type_into(field(page, "signer_authority"), "TM. UBND")
    qtbot.waitUntil(lambda: read(page).signer_authority == ("TM. UBND",))
    assert page._workbench.writer.undo_name() == "Sửa kế hoạch: thẩm quyền ký"


def test_bases_are_put_into_another_order(page: TextPage, qtbot: QtBot) -> None:
    bases = page.detail.plan.bases
    bases.list.setCurrentIndex(bases.model.index(0))
    QTest.mouseClick(bases.down, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: [basis.text for basis in read(page).bases] == ["Căn cứ Luật B;", "Căn cứ Luật A;"]
    )


def test_a_draft_with_number_and_day_is_offered_to_be_signed(page: TextPage, qtbot: QtBot) -> None:
    type_into(field(page, "number"), "12")
    qtbot.waitUntil(lambda: read(page).number == "12")
    assert page.page.messages.text == ""
    day = page.detail.plan.form.field("issued_on")
    QTest.keyClicks(day.line, "5/1/2026")
    day.flush()
    qtbot.waitUntil(lambda: "số 12 và ngày 05/01/2026" in page.page.messages.text)
    click_link(page, "Chuyển sang đã ký")
    qtbot.waitUntil(lambda: read(page).state is PlanState.SIGNED)
    assert read(page).issued_on == date(2026, 1, 5)


def test_a_day_that_is_none_is_said_when_the_page_is_left(page: TextPage) -> None:
    day = field(page, "issued_on")
    QTest.keyClicks(day.line, "31/2/2026")
    assert page.leave().startswith("Chưa lưu được:")
    go_to(page, "III")
    assert "31/2/2026" in page.page.messages.text
    day.set_value(None)
    assert page.leave() == ""


def test_what_cannot_be_is_refused_and_shown_as_it_was(page: TextPage, qtbot: QtBot) -> None:
    state = page.detail.plan.form.field("state")
    state.setCurrentIndex(1)
    state.flush()
    qtbot.waitUntil(lambda: "phải có số và ngày" in page.page.messages.text)
    assert state.value is PlanState.DRAFT


def test_a_clause_is_edited_in_place(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II.1")
    assert page.detail.heading.text() == "Mục II.1"
    assert "Hội nghị" in page.detail.clause.tasks.text()
    type_into(page.detail.clause.title, "Van dong")
    qtbot.waitUntil(lambda: read(page).clauses[2].title == "Van dong")
    type_into(page.detail.clause.label, "7.")
    qtbot.waitUntil(lambda: paths(page)[2] == "II.7")


def test_what_is_typed_is_saved_when_another_clause_is_chosen(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II.1")
    page.detail.clause.text.selectAll()
    QTest.keyClicks(page.detail.clause.text, "Doan moi")
    go_to(page, "III")
    qtbot.waitUntil(lambda: read(page).clauses[2].text == "Doan moi")


def test_a_clause_is_added_below_and_as_a_child(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II.1")
    press(page, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: paths(page) == ["I", "II", "II.1", "II.2", "III"])
    qtbot.waitUntil(lambda: page.detail.heading.text() == "Mục II.2")
    press(page, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: "II.2.a" in paths(page))


def test_esc_takes_a_new_clause_back_while_it_is_empty(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II.1")
    before = page.tree.current_id()
    press(page, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: page.detail.heading.text() == "Mục II.2")
    qtbot.waitUntil(lambda: not page._workbench.writer.busy and not page._workbench.reader.busy)
    QTest.keyClick(page.detail.clause.title, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: paths(page) == ["I", "II", "II.1", "III"])
    qtbot.waitUntil(lambda: page.tree.current_id() == before)
    assert page.tree.hasFocus()


def test_esc_leaves_a_new_clause_that_has_words(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II.1")
    press(page, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: page.detail.heading.text() == "Mục II.2")
    qtbot.waitUntil(lambda: not page._workbench.writer.busy and not page._workbench.reader.busy)
    QTest.keyClicks(page.detail.clause.title, "Doi thoai")
    QTest.keyClick(page.detail.clause.title, Qt.Key.Key_Escape)
    page.detail.flush()
    qtbot.waitUntil(lambda: [clause.title for clause in read(page).clauses].count("Doi thoai") == 1)


def test_f2_goes_into_the_form_of_the_clause(page: TextPage) -> None:
    go_to(page, "II.1")
    press(page, Qt.Key.Key_F2)
    assert page.detail.clause.title.hasFocus()


def test_quick_fingers_name_the_new_clause(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II.1")
    press(page, Qt.Key.Key_Insert)
    for letter in "Doi thoai":
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letter)
    qtbot.waitUntil(lambda: page.detail.clause.title.value == "Doi thoai")
    go_to(page, "III")
    qtbot.waitUntil(lambda: [clause.title for clause in read(page).clauses].count("Doi thoai") == 1)


def test_ctrl_n_adds_a_clause_from_a_field_too(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II.1")
    page.detail.clause.text.setFocus()
    QTest.keyClick(page.detail.clause.text, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: paths(page) == ["I", "II", "II.1", "II.2", "III"])


def test_clauses_are_moved_by_keys(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II")
    alt = Qt.KeyboardModifier.AltModifier
    press(page, Qt.Key.Key_Up, alt)
    qtbot.waitUntil(lambda: paths(page) == ["II", "II.1", "I", "III"])
    press(page, Qt.Key.Key_Down, alt)
    qtbot.waitUntil(lambda: paths(page) == ["I", "II", "II.1", "III"])
    press(page, Qt.Key.Key_Right, alt)
    qtbot.waitUntil(lambda: paths(page) == ["I", "I.II", "I.II.1", "III"])
    press(page, Qt.Key.Key_Left, alt)
    qtbot.waitUntil(lambda: paths(page) == ["I", "II", "II.1", "III"])
    press(page, Qt.Key.Key_Left, alt)
    qtbot.waitUntil(lambda: "cấp cao nhất" in page.page.messages.text)


def test_removing_a_clause_says_what_becomes_of_its_tasks(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II.1")
    press(page, Qt.Key.Key_Delete)
    said = "Đã bỏ mục II.1; 1 nhiệm vụ dẫn mục này được giữ, nay dẫn mục II."
    qtbot.waitUntil(lambda: page.page.messages.text == said)
    assert paths(page) == ["I", "II", "III"]
    click_link(page, "Hoàn tác")
    qtbot.waitUntil(lambda: paths(page) == ["I", "II", "II.1", "III"])
    assert page.page.messages.text == ""


def test_keys_of_the_tree_do_nothing_while_a_field_is_typed_in(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II.1")
    page.detail.clause.text.setFocus()
    QTest.keyClick(page.detail.clause.text, Qt.Key.Key_Delete)
    assert paths(page) == ["I", "II", "II.1", "III"]


@pytest.mark.parametrize(
    ("removed", "sentence"),
    [
        (Removed(1, 0, 0), "Đã bỏ mục II.1; không nhiệm vụ nào dẫn mục này."),
        (
            Removed(3, 0, 2),
            "Đã bỏ mục II.1 và 2 mục bên trong; 2 nhiệm vụ dẫn mục này được giữ nhưng không còn dẫn mục nào",
        ),
    ],
)
def test_every_removal_is_one_sentence(removed: Removed, sentence: str) -> None:
    said = removed_sentence("II.1", removed)
    assert said.startswith(sentence)
    assert said.count(".") == 2


def test_clauses_are_counted_anew_on_demand(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II")
    press(page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: paths(page)[0] == "II")
    page.actions_.renumber.trigger()
    qtbot.waitUntil(lambda: "của 2 mục" in page.page.messages.text)
    assert paths(page) == ["I", "I.1", "II", "III"]


def test_doubtful_places_are_ticked_and_lead_to_their_clause(page: TextPage, qtbot: QtBot) -> None:
    tab = page.detail.remarks
    assert page.detail.tabs.tabText(1) == "Cần kiểm tra (2)"
    page.detail.tabs.setCurrentIndex(1)
    tab.list.setCurrentIndex(tab.model.index(0))
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.detail.tabs.tabText(1) == "Cần kiểm tra (1)")
    assert [remark.settled for remark in tab.model.remarks] == [False, True]
    tab.list.activated.emit(tab.model.index(1))
    assert page.detail.heading.text() == "Mục II.1"
    tab.list.activated.emit(tab.model.index(0))
    assert page.tree.current_id() == HEAD
    page.detail.remarks.all.click()
    qtbot.waitUntil(lambda: tab.open_count == 0)
    assert page.detail.tabs.tabText(1) == "Cần kiểm tra"


def test_the_history_says_what_was_changed(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II.1")
    type_into(page.detail.clause.title, "Van dong")
    page.detail.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: "Tuyên truyền → Van dong" in page.detail.history.toPlainText())


def test_the_history_of_the_plan_names_only_what_changed(page: TextPage, qtbot: QtBot) -> None:
    type_into(field(page, "number"), "12")
    qtbot.waitUntil(lambda: read(page).number == "12")
    page.detail.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: "Số: (trống) → 12" in page.detail.history.toPlainText())
    assert "Người ký: " not in page.detail.history.toPlainText()


def test_the_search_keeps_what_it_finds_and_what_stands_above(page: TextPage, qtbot: QtBot) -> None:
    model = page.tree.model()
    assert isinstance(model, ClauseModel)
    QTest.keyClicks(page.page.search, "hoi nghi")
    qtbot.waitUntil(lambda: len(model.ids) == 2)
    assert [model.index_of(one).data() for one in model.ids][1] == "1. Tuyên truyền"
    page.page.search.clear()
    qtbot.waitUntil(lambda: len(model.ids) == 5)


def test_a_plan_is_begun_from_nothing(page: TextPage, qtbot: QtBot) -> None:
    page.actions_.new_plan.trigger()
    qtbot.waitUntil(lambda: bool(page.findChildren(NewPlanDialog)))
    [dialog] = page.findChildren(NewPlanDialog)
    QTest.mouseClick(dialog.ui.makeButton, Qt.MouseButton.LeftButton)
    assert dialog.ui.wrong.text() == "Hãy ghi trích yếu của kế hoạch."
    dialog.year.setValue(2027)
    QTest.keyClicks(dialog.abstract, "Ke hoach bo sung")
    QTest.mouseClick(dialog.ui.makeButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.plan is not None and page.plan.abstract == "Ke hoach bo sung")
    assert paths(page) == ["I", "II", "III"]
    assert page.years.year == 2027


@pytest.mark.parametrize(("verb", "left"), [("Bỏ cả 1 nhiệm vụ", 0), ("Giữ nhiệm vụ", 1)])
def test_throwing_a_plan_away_asks_for_its_tasks(
    page: TextPage, database: Database, qtbot: QtBot, verb: str, left: int
) -> None:
    page.actions_.trash_plan.trigger()
    [box] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    [answer] = [one for one in box.findChildren(QPushButton) if one.text() == verb]
    QTest.mouseClick(answer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.plan is None)
    with closing(database.connect()) as connection:
        rows = connection.execute("select count(*) from task where deleted_at is null").fetchone()
    assert rows[0] == left
    assert page.empty.isVisible()


def test_an_empty_year_says_how_to_begin(page: TextPage, qtbot: QtBot) -> None:
    page.show_year(2028)
    qtbot.waitUntil(page.empty.isVisible)
    assert "Năm 2028 chưa có văn bản kế hoạch" in page.empty.sentence.text()
    assert page.empty.button.text() == "Lập từ kế hoạch năm 2026…"


def test_another_plan_of_the_year_is_chosen(page: TextPage, database: Database, qtbot: QtBot) -> None:
    second = Plan("", 2026, abstract="Kế hoạch bổ sung")
    database.write("Lập", lambda action: plan_changes.new_plan(action, second, headings=False))
    page.refresh()
    qtbot.waitUntil(lambda: page.plans.count() == 2)
    page.plans.setCurrentIndex(1)
    page.plans.activated.emit(1)
    qtbot.waitUntil(lambda: page.plan is not None and page.plan.abstract == "Kế hoạch bổ sung")


def test_a_plan_without_its_file_offers_none(page: TextPage) -> None:
    assert not page.actions_.open_file.isEnabled()
    assert not page.actions_.save_file.isEnabled()


def test_the_source_file_is_saved_as_it_was_read(
    page: TextPage, database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    def keep(action: Action) -> None:
        assert page.plan is not None
        values = {"file": action.attach(b"KE HOACH"), "file_name": "ke-hoach.docx"}
        action.update("plan", page.plan.id, values)

    database.write("Nhập", keep)
    page.refresh()
    qtbot.waitUntil(page.actions_.open_file.isEnabled)
    assert page.plan is not None
    assert page.plan.file is not None
    page.files.save_to(page.plan.file, tmp_path / "goc.docx")
    assert (tmp_path / "goc.docx").read_bytes() == b"KE HOACH"
    assert "Đã lưu tệp vào" in page.page.messages.text


def test_undoing_from_the_menu_is_shown(page: TextPage, qtbot: QtBot) -> None:
    go_to(page, "II.1")
    press(page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "II.1" not in paths(page))
    page._workbench.writer.undo()
    model = page.tree.model()
    assert isinstance(model, ClauseModel)
    qtbot.waitUntil(lambda: len(model.ids) == 5)
