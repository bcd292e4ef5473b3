# SPDX-License-Identifier: MIT
"""A fresh file begins with any year: models of last year come in first, then go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QToolButton

from dvcq_desktop.database.database import Database
from dvcq_desktop.nominations.store.models import models
from tests.nominations.register import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.nominations.screen import NominationsScreen
    from dvcq_desktop.nominations.screen.models_page import ModelSection
    from dvcq_desktop.widgets.workbench import Workbench
    from dvcq_desktop.widgets.year_box import YearBox
    from tests.samples import EmptyFile

LAST = TODAY.year - 1


@pytest.fixture
def database(tmp_path: Path, empty_file: EmptyFile) -> Iterator[Database]:
    with Database.open(empty_file.copy(tmp_path / "mới.dvcq")) as made:
        yield made


@pytest.fixture
def fresh(database: Database, open_bench: Callable[[Database], Workbench], qtbot: QtBot) -> NominationsScreen:
    from dvcq_desktop.nominations.screen import NominationsScreen

    made = NominationsScreen(open_bench(database))
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    qtbot.waitUntil(lambda: bool(made.models.known.fields) and made.models.year.count() > 1)
    return made


def years(box: YearBox) -> list[object]:
    return [box.itemData(place) for place in range(box.count())]


def pick(box: YearBox, year: int) -> None:
    box.setCurrentIndex(box.findData(year))
    box.activated.emit(box.currentIndex())


def add(page: ModelSection, name: str, qtbot: QtBot) -> None:
    count = len(page.known.models)
    page.add_record()
    page.form.field("name").setText(name)
    page.submit()
    qtbot.waitUntil(lambda: len(page.known.models) == count + 1)


def test_a_fresh_file_offers_the_years_around_this_one(fresh: NominationsScreen, qtbot: QtBot) -> None:
    page = fresh.models
    assert years(page.year) == [*range(TODAY.year + 1, TODAY.year - 6, -1), -1, 0]
    pick(page.year, LAST)
    qtbot.waitUntil(lambda: page.known.year == LAST)
    assert fresh.shown_year == LAST


def test_any_other_year_is_asked_for(fresh: NominationsScreen, qtbot: QtBot) -> None:
    page = fresh.models
    pick(page.year, -1)
    assert page.year.question is not None
    assert page.year.currentData() == TODAY.year
    page.year.question.setIntValue(2012)
    buttons = page.year.question.findChild(QDialogButtonBox)
    assert buttons is not None
    ok = next(each for each in buttons.buttons() if each.text() == "Chọn")
    QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.known.year == 2012)
    assert page.year.currentText() == "Năm 2012"


def test_a_model_of_an_old_year_has_no_made_up_day(
    fresh: NominationsScreen, database: Database, qtbot: QtBot
) -> None:
    pick(fresh.models.year, LAST)
    qtbot.waitUntil(lambda: fresh.models.known.year == LAST)
    add(fresh.models, "Đường hoa", qtbot)
    (saved,) = database.read(models)
    assert (saved.year, saved.registered_on) == (LAST, None)


def test_a_model_typed_under_another_year_is_followed_there(
    fresh: NominationsScreen, database: Database, qtbot: QtBot
) -> None:
    page = fresh.models
    page.add_record()
    page.form.field("name").setText("Hũ gạo")
    pick(page.form.field("year"), LAST)
    page.submit()
    qtbot.waitUntil(lambda: page.known.year == LAST and len(page.known.models) == 1)
    pick(page.form.field("year"), TODAY.year)
    qtbot.waitUntil(lambda: page.known.year == TODAY.year and len(page.known.models) == 1)
    assert [model.year for model in database.read(models)] == [TODAY.year]
    assert fresh.shown_year == TODAY.year


def test_nothing_to_go_on_with_says_why_and_leads_to_last_year(
    fresh: NominationsScreen, qtbot: QtBot
) -> None:
    page = fresh.models
    page.work.ask_continue()
    assert page.page.messages.text.startswith("Sổ chưa có mô hình nào của các năm trước")
    way = next(
        each for each in page.page.messages.findChildren(QToolButton) if each.text() == f"Sang năm {LAST}"
    )
    QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.known.year == LAST)
    add(page, "Đường hoa", qtbot)
    pick(page.year, TODAY.year)
    qtbot.waitUntil(lambda: page.known.year == TODAY.year)
    found = page.known.to_continue(TODAY.year)
    assert [model.name for model in found.models] == ["Đường hoa"]
    pick(page.year, 0)
    qtbot.waitUntil(lambda: page.known.year == 0)
    assert page.known.to_continue(TODAY.year).models == found.models


def test_an_empty_year_offers_the_import_too(fresh: NominationsScreen, qtbot: QtBot) -> None:
    buttons = [each.text() for each in fresh.models.table.findChildren(QPushButton) if each.isVisible()]
    assert buttons == ["Thêm mô hình", "Nhập từ bảng tính…"]
