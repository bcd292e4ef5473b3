# SPDX-License-Identifier: MIT
"""A whole season through the window: forms out and back, stages, scores, decision, replication, two years."""

from __future__ import annotations

from datetime import date
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from dvcq_desktop.database.settings import mark_sample
from dvcq_desktop.documents.blocks import SAMPLE
from dvcq_desktop.nominations.screen.compare_page import ComparePage
from dvcq_desktop.nominations.screen.decisions_page import DecisionSection
from dvcq_desktop.nominations.screen.scoring_page import ScoringPage
from dvcq_desktop.nominations.terms import CriterionKind, Movement, Purpose, Stage
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import OfficeProfile, Signer
from dvcq_desktop.text.points import points_text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.rules import Model
    from dvcq_desktop.nominations.screen import NominationsScreen
    from tests.nominations.register import Register

SENT_IN = 17
ALL = 20  # with the two of the register, and the one that is continued
FIRST = 2  # rank and total stand before the criteria
_SUBJECTS = (
    "Vườn rau sạch", "Hũ gạo nghĩa tình", "Đọc sách mỗi tuần", "Sân chơi trẻ nhỏ", "Giếng làng", "Đèn đường",
    "Phân loại rác", "Hòa giải", "Khuyến học", "Dân số", "Chợ văn minh", "Bếp sáng", "Đê kè", "Nước sạch",
    "Thể thao", "Chuyển đổi số", "Hiến máu",
)  # fmt: skip


@pytest.fixture
def season(room: NominationsScreen, a_register: Register, qtbot: QtBot) -> NominationsScreen:
    def name_office(action: Action) -> None:
        name = "Ủy ban nhân dân xã Đại Sơn"
        office.save_profile(action, OfficeProfile("", date(2025, 7, 1), name, "Đại Sơn"))
        signer = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
        office.save_signer(action, Signer("", "Vũ Đình Khang", "Chủ tịch", signer))

    a_register.write(name_office)
    room.refresh()
    return room


def send_and_import(room: NominationsScreen, register: Register, folder: Path, qtbot: QtBot) -> None:
    """Save the blank form, let thôn fill it in, and take what they send."""
    path = folder / "mau.xlsx"
    room.models.blank_forms.save_to(".xlsx", str(path))
    qtbot.waitUntil(lambda: "Đã lưu mẫu đăng ký" in room.models.page.messages.text)
    book = load_workbook(BytesIO(path.read_bytes()))
    page = book.worksheets[0]
    places = {cell.value: cell.column for cell in page[4]}
    for row, subject in enumerate(_SUBJECTS, 5):
        page.cell(row, places["Tên mô hình (1)"], subject)
        page.cell(row, places["Loại (1)"], "Tập thể")
        page.cell(row, places["Lĩnh vực (1)"], "Kinh tế")
        page.cell(row, places["Đơn vị, thôn đăng ký (1)"], "Thôn Đoài" if row % 2 else "Thôn Đông")
        page.cell(row, places["Kinh phí (7, đồng)"], 1_000_000 * row)
        page.cell(row, places["Ngày đăng ký"], date(2026, 3, 1))
    book.save(path)
    flow = room.models.importing
    flow.read_file(path)
    qtbot.waitUntil(lambda: flow.dialog is not None)
    assert flow.dialog is not None
    assert flow.dialog.take.text() == f"Nhận {SENT_IN} mô hình"
    flow.dialog.take.click()
    qtbot.waitUntil(lambda: len(register.models()) == SENT_IN + 2)


def go_on_from_last_year(room: NominationsScreen, register: Register, qtbot: QtBot) -> None:
    work = room.models.work
    qtbot.waitUntil(lambda: len(room.models.known.models) == SENT_IN + 2)
    work.ask_continue()
    assert work.dialog is not None
    work.dialog.list.item(0).setCheckState(Qt.CheckState.Checked)  # type: ignore[attr-defined]  # a ContinueDialog
    work.dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: len(register.models()) == ALL)
    qtbot.waitUntil(lambda: len(room.models.known.models) == ALL)


def move(room: NominationsScreen, stage: Stage, qtbot: QtBot, **said: object) -> None:
    """Move all models that are shown."""
    page = room.models
    page.table.select_ids(page.table.records.ids)
    page.move_button.click()
    dialog = page.work.dialog
    assert dialog is not None
    dialog.field("stage").set_value(stage)
    dialog.field("stage").edited.emit(stage)
    for name, value in said.items():
        dialog.field(name).set_value(value)
    dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: all(model.has(stage) for model in shown_models(room)))


def shown_models(room: NominationsScreen) -> list[Model]:
    records = room.models._records
    return [records[one].kept for one in room.models.table.records.ids]


def score(room: NominationsScreen, qtbot: QtBot) -> None:
    """Paste the points of all models as the Tổ thẩm định agreed on them, each a little less than the last."""
    page = room.open_page("Chấm điểm")
    assert isinstance(page, ScoringPage)
    page.begin(Purpose.MODEL, Movement.SKILFUL)
    qtbot.waitUntil(lambda: page.appraised is not None and page.view.scores.rowCount() == ALL)
    assert page.appraised is not None
    leaves = page.appraised.scorecard.leaves
    lines = []
    for row in range(ALL):
        points = [
            0
            if each.kind is not CriterionKind.SCORE
            else (each.maximum or 0) - (10 * row if place == 0 else 0)
            for place, each in enumerate(leaves)
        ]
        lines.append("\t".join(points_text(each) for each in points))
    QGuiApplication.clipboard().setText("\n".join(lines))
    page.view.go_to(page.view.scores.index(0, FIRST))
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.appraised is not None and page.appraised.ranking.is_complete, timeout=10_000)
    page.side.form.edited.emit(page.appraised.appraisal.id, "held_on", date(2026, 9, 1))
    qtbot.waitUntil(
        lambda: page.appraised is not None and page.appraised.appraisal.held_on == date(2026, 9, 1)
    )


def decide(room: NominationsScreen, register: Register, qtbot: QtBot) -> None:
    page = room.open_page("Công nhận")
    assert isinstance(page, DecisionSection)
    qtbot.waitUntil(lambda: bool(page.known.appraisals))
    page.begin_menu.aboutToShow.emit()
    page.begin_menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: page.current() is not None)
    record = page.current()
    assert record is not None
    assert len(record.kept.items) == ALL
    for name, value in (("number", "45"), ("issued_on", date(2026, 9, 8))):
        page.form.field(name).set_value(value)
        page.form.edited.emit(record.id, name, value)
    qtbot.waitUntil(lambda: page.current() is not None and page.current().kept.issued_on is not None)  # type: ignore[union-attr]  # just asked
    page.work.freeze()
    qtbot.waitUntil(lambda: page.work.freeze_dialog is not None)
    assert page.work.freeze_dialog is not None
    said = "\n".join(page.work.freeze_dialog.sentences)
    assert "Kiểm tra, khảo sát ngày" in said
    assert "sau ngày thẩm định 01/09/2026" in said, "the survey of this test is of today"
    page.work.freeze_dialog.ui.saveButton.click()
    qtbot.waitUntil(lambda: "Đã chốt Quyết định số 45/QĐ-UBND" in page.page.messages.text)
    assert all(model.has(Stage.RECOGNISED) for model in register.models())


def test_a_season_from_the_forms_to_the_comparison(
    season: NominationsScreen, a_register: Register, tmp_path: Path, qtbot: QtBot
) -> None:
    send_and_import(season, a_register, tmp_path, qtbot)
    go_on_from_last_year(season, a_register, qtbot)
    assert "2/2 thôn đã đăng ký" in season.models.page.counts.text()
    move(season, Stage.STARTED, qtbot)
    move(season, Stage.SURVEYED, qtbot, done_by="Đoàn khảo sát", document="BB-01")
    score(season, qtbot)
    decide(season, a_register, qtbot)
    page = season.open_page("So sánh các năm")
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(lambda: len(page.read.continued) == 1)
    total = page.table.rows_as_texts()[1]
    assert total == ["Phong trào Dân vận khéo", "1", str(ALL), f"+{ALL - 1}", "0", str(ALL), f"+{ALL}"]
    season.open_page("Mô hình")
    season.models.table.select_ids([a_register.keys["hoa"]])
    season.models.page.search.setText("duong hoa")
    season.models.show_rows()
    both = [a_register.keys["doai"], a_register.keys["dong"]]
    move(season, Stage.REPLICATED, qtbot, units=both)
    assert {each.unit for each in a_register.model("hoa").replications} == set(both)
    assert "1 nhân rộng" in season.models.page.counts.text()


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_blank_forms_of_made_up_data_say_so(
    room: NominationsScreen, a_register: Register, tmp_path: Path, qtbot: QtBot, suffix: str
) -> None:
    a_register.write(lambda action: mark_sample(action.connection))
    path = tmp_path / f"mau{suffix}"
    room.models.blank_forms.save_to(suffix, str(path))
    qtbot.waitUntil(lambda: "Đã lưu mẫu đăng ký" in room.models.page.messages.text)
    with ZipFile(path) as made:
        said = "".join(made.read(name).decode() for name in made.namelist() if name.endswith(".xml"))
    assert SAMPLE in unescape(said)
