# SPDX-License-Identifier: MIT
"""The papers of the page "Chấm điểm" in a real window: evidence by criterion is one of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from dvcq_desktop.front_rooms import make_rooms
from dvcq_desktop.nominations.screen import NominationsScreen
from dvcq_desktop.nominations.screen.scoring_page import ScoringPage
from dvcq_desktop.nominations.store import appraisals, scores
from dvcq_desktop.office.printing import PrintOption
from dvcq_desktop.office.register.remaking import document_of
from dvcq_desktop.office.register.store import papers
from dvcq_desktop.reports.evidence.prints import KIND

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.office.register.dialogs.print_dialog import PrintDialog
    from dvcq_desktop.widgets.workbench import Workbench
    from tests.nominations.conftest import Season

NAME = "In hồ sơ minh chứng theo tiêu chí…"


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def page(
    a_season: Season, open_bench: Callable[[Database], Workbench], frame: QWidget, qtbot: QtBot
) -> ScoringPage:
    """Return the page as the front door makes it."""
    rooms = make_rooms(open_bench(a_season.database), lambda: None, lambda _key: None)
    screen = next(each for each in rooms if each.title == NominationsScreen.TITLE).open(frame)
    assert isinstance(screen, NominationsScreen)
    frame.resize(1366, 740)
    frame.show()
    made = screen.open_page(ScoringPage.TITLE)
    assert isinstance(made, ScoringPage)
    qtbot.waitUntil(lambda: made.appraised is not None)
    return made


def _prove(season: Season) -> None:
    def work(action: Action) -> None:
        values = {"owner_table": "model", "owner_id": season.keys["a"], "name": "Ảnh trước.txt"}
        file = action.insert("attachment", {**values, "file": action.attach("ảnh".encode())})
        cell = season.cell("a", "1")
        for text, attachment in (("", file), ("Sổ họp thôn", None)):
            scores.add_evidence(
                action, season.keys["appraisal"], cell.model, cell.criterion, text, attachment
            )

    season.write(work)


def _asked(page: ScoringPage, qtbot: QtBot) -> PrintDialog:
    next(action for action in page.actions_of_page() if action.text() == NAME).trigger()
    qtbot.waitUntil(lambda: page.papers.flow._dialog is not None)
    dialog = page.papers.flow._dialog
    assert dialog is not None
    return dialog


def test_evidence_by_criterion_is_printed_of_the_score_that_is_shown(
    page: ScoringPage, a_season: Season, qtbot: QtBot
) -> None:
    _prove(a_season)
    dialog = _asked(page, qtbot)
    assert dialog.windowTitle() == "In: Hồ sơ minh chứng theo tiêu chí"
    with qtbot.waitSignal(page.papers.flow.shown) as shown:
        dialog._ui.printButton.click()
    preview = shown.args[0]
    path = a_season.database.path.with_name("ho-so.pdf")
    preview.pane.save_to(path)
    qtbot.waitUntil(lambda: bool(a_season.ask(papers, 2026)))
    [paper] = a_season.ask(papers, 2026)
    assert paper.title == "Hồ sơ minh chứng Thẩm định năm 2026"
    # Another score of the year does not hide what this one was made of.
    other = replace(page.shown.appraisals[0], id="", name="Đợt sau")
    a_season.write(partial(appraisals.save_appraisal, changed=other))
    assert document_of(a_season.database, KIND, paper).title == paper.title
    preview.reject()


def test_evidence_by_criterion_becomes_a_folder_where_that_is_chosen(
    page: ScoringPage, a_season: Season, tmp_path: Path, qtbot: QtBot
) -> None:
    _prove(a_season)
    dialog = _asked(page, qtbot)
    QTest.mouseClick(dialog.options[PrintOption.AS_FOLDER], Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.findChildren(QFileDialog)))
    question = page.findChildren(QFileDialog)[-1]
    question.fileSelected.emit(str(tmp_path))
    question.reject()
    folder = tmp_path / "Hồ sơ minh chứng Thẩm định năm 2026"
    qtbot.waitUntil(lambda: folder.name in page.page.messages.text)
    assert (folder / "00 Mục lục.pdf").is_file()
    assert [path.name for path in folder.glob("*/*")] == ["MC01 Ảnh trước.txt"]
    assert "chưa có minh chứng, ghi ở cuối mục lục" in page.page.messages.text


def test_without_a_score_the_page_says_what_is_missing(page: ScoringPage, qtbot: QtBot) -> None:
    page.show_year(2025)
    qtbot.waitUntil(lambda: page.appraised is None)
    page.papers.print(KIND.name)
    assert "lập một đợt rồi in" in page.page.messages.text
