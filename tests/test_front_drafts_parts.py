# SPDX-License-Identifier: MIT
"""What was typed into one part of a record goes back into that part, and into no other one."""

from __future__ import annotations

import json
import shutil
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest

from dvcq_desktop import app
from dvcq_desktop.opening import open_database
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from dvcq_desktop.widgets.cell_typing import finish_typing, open_line
from dvcq_desktop.widgets.drafts import NAME, left_drafts
from dvcq_desktop.widgets.workbench import Workbench
from tests.windows import doors_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.app import FrontDoor
    from dvcq_desktop.front_drafts import FrontDrafts
    from tests.samples import Samples

TODAY = date(2026, 11, 26)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, samples: Samples) -> Path:
    """Make a user whose own file holds the year of the demonstration."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    monkeypatch.setattr(app, "Workbench", partial(Workbench, today=lambda: TODAY))
    samples.copy(TODAY, default_database_path())
    with open_database(default_database_path(), create=False) as database:
        database.maintain(lambda connection: connection.execute("delete from local_setting"))
    return tmp_path / "home"


@pytest.fixture
def opened(qapp: QApplication, home: Path, qtbot: QtBot) -> Iterator[Callable[[], FrontDoor]]:
    with doors_of(qapp, qtbot) as start:
        yield start


def page_of(door: FrontDoor, room: str, title: str, qtbot: QtBot) -> Any:
    assert door.window is not None
    screen: Any = door.window.open_room(room)
    page = screen.open_page(title)
    qtbot.waitUntil(lambda: not page.window().is_busy, timeout=30_000)
    return page


def drafts_of(door: FrontDoor) -> FrontDrafts:
    assert door.services._drafts is not None
    return door.services._drafts


def cut_power(door: FrontDoor, home: Path) -> None:
    """Leave on the disk what a power cut would: no goodbye is said."""
    drafts_of(door)._keeper.look()
    shutil.copy(home / NAME, home / "kept")
    drafts_of(door)._keeper.end()
    door.stop()
    assert door.window is not None
    door.window.close_at_once()
    shutil.move(home / "kept", home / NAME)


def reopened(door: FrontDoor, qtbot: QtBot) -> None:
    drafts_of(door).reopen()
    qtbot.waitUntil(drafts_of(door).bar.isHidden, timeout=30_000)


def section_of(page: Any, label: str) -> Any:
    return next(each for each in page.sections._sections.values() if each.label == label)


def type_into_section(door: FrontDoor, qtbot: QtBot) -> Any:
    """Type behind the text of a section that is not the first one; return the section."""
    page = page_of(door, "Báo cáo", "Báo cáo", qtbot)
    draft = next(key for key, row in page._records.items() if not row.kept.is_frozen)
    page.table.select_ids([draft])
    qtbot.waitUntil(lambda: page._shown == draft and not page.window().is_busy)
    page.detail.tabs.setCurrentWidget(page.sections)
    section = list(page.sections._sections.values())[-1]
    page.sections.list.go_to(section.id)
    page.sections.text.setFocus()
    QTest.keyClicks(page.sections.text, "Them ")
    return section


def test_the_text_of_a_section_goes_back_into_that_section(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    section = type_into_section(door, qtbot)
    cut_power(door, home)
    again = opened()
    assert f"{section.label} {section.heading}".strip() in drafts_of(again).bar.text
    reopened(again, qtbot)
    page = page_of(again, "Báo cáo", "Báo cáo", qtbot)
    assert page.sections.list.current_key == section.id
    assert page.sections.text.toPlainText() == f"Them {section.text}"
    others = {key: each.text for key, each in page.sections._sections.items() if key != section.id}
    assert "Them" not in "".join(others.values())
    page.sections.flush()
    qtbot.waitUntil(lambda: page.sections._sections[section.id].text.startswith("Them"))
    assert {key: each.text for key, each in page.sections._sections.items() if key != section.id} == others


def test_a_text_whose_section_is_gone_goes_nowhere(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    section = type_into_section(door, qtbot)
    cut_power(door, home)
    held = json.loads((home / NAME).read_text(encoding="utf-8"))
    held[0]["back"]["parts"] = [[holder, "gone"] for holder, _key in held[0]["back"]["parts"]]
    (home / NAME).write_text(json.dumps(held), encoding="utf-8")
    again = opened()
    drafts_of(again).reopen()
    assert again.window is not None
    message = again.window.message
    qtbot.waitUntil(lambda: "Chỗ đã gõ không còn nữa" in message.text, timeout=30_000)
    page = page_of(again, "Báo cáo", "Báo cáo", qtbot)
    assert not page.sections.is_typed
    assert all("Them" not in each.text for each in page.sections._sections.values())
    assert section.id in page.sections._sections


def test_the_text_of_a_clause_goes_back_into_that_clause(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    page = page_of(door, "Kế hoạch", "Văn bản kế hoạch", qtbot)
    clause = next(each for each in page.plan.clauses if each.parent)
    page.tree.select(clause.id)
    field = page.detail.clause.text
    field.setFocus()
    QTest.keyClicks(field, "Them ")
    cut_power(door, home)
    again = opened()
    reopened(again, qtbot)
    page = page_of(again, "Kế hoạch", "Văn bản kế hoạch", qtbot)
    assert page.tree.current_id() == clause.id
    assert page.detail.clause.text.toPlainText() == f"Them {clause.text}"


def test_a_score_goes_back_into_its_cell_and_the_offer_names_the_model(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    page = page_of(door, "Dân vận khéo", "Chấm điểm", qtbot)
    for appraisal in [each.id for each in page.shown.appraisals]:
        page.go_to(appraisal)
        qtbot.waitUntil(lambda: not page.window().is_busy and page.view.scores.rowCount() > 1)
        if not page.view.scores.is_frozen:
            break
    model, sheet = page.view.scores, page.view.scores.sheet
    row = model.rowCount() - 1
    column = next(at for at in range(model.columnCount()) if page.view._editable(model.index(row, at)))
    page.view.setFocus()
    page.view.go_to(model.index(row, column))
    page.view.edit(model.index(row, column))
    line = open_line(page.view)
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "3")
    title, key = sheet.rows[row].title, page.chosen_part()
    cut_power(door, home)
    again = opened()
    assert title[:40] in drafts_of(again).bar.text
    reopened(again, qtbot)
    page = page_of(again, "Dân vận khéo", "Chấm điểm", qtbot)
    assert page.chosen_part() == key
    line = open_line(page.view)
    assert line is not None
    assert line.text() == "3"
    finish_typing(page.view)


def test_a_figure_typed_into_a_table_goes_back_into_its_cell(
    opened: Callable[[], FrontDoor], home: Path, qtbot: QtBot
) -> None:
    door = opened()
    page = page_of(door, "Báo cáo", "Đề cương", qtbot)
    page.outline.window().activateWindow()
    page.detail.tabs.setCurrentIndex(1)
    if not page._records:
        pytest.skip("no outline is made up")
    page.outline.setFocus()
    page.outline.go_to("2", "heading")
    page.outline.edit(page.outline.currentIndex())
    line = open_line(page.outline)
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "Muc moi")
    cut_power(door, home)
    assert left_drafts(home)[0].back["parts"] == [["Các mục của đề cương", "2/heading"]]
    again = opened()
    reopened(again, qtbot)
    page = page_of(again, "Báo cáo", "Đề cương", qtbot)
    line = open_line(page.outline)
    assert line is not None
    assert line.text() == "Muc moi"
