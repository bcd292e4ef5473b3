# SPDX-License-Identifier: MIT
"""The returns of units in a real window: who owes, a file taken after its preview, figures typed."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QToolButton

from dvcq_desktop.documents.form_sheet import render_form
from dvcq_desktop.plan.rules import Task
from dvcq_desktop.plan.store import changes
from dvcq_desktop.reports.dialogs.returns_dialog import ReturnsDialog
from dvcq_desktop.reports.indicators import Source
from dvcq_desktop.reports.returns import Line, ReadReturn, UnitReturn, blank_sheet
from dvcq_desktop.reports.store import indicators, returns
from tests.reports.conftest import HALF, TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.reports.screen import ReportsScreen
    from tests.activities.conftest import Diary


@pytest.fixture
def page(room: ReportsScreen, worked: Diary, qtbot: QtBot) -> Any:
    worked.write(indicators.save_indicator, "news", {"source": Source.RETURNED})
    section: Any = room.open_page("Số liệu đơn vị nộp")
    section.refresh()
    qtbot.waitUntil(lambda: section.table.records.rowCount() == len(worked.units))
    return section


def test_who_owes_is_listed_and_those_chosen_are_marked(page: Any, worked: Diary, qtbot: QtBot) -> None:
    rows = page.selected() or [page.current()]
    assert rows[0].state.text == "Chưa yêu cầu nộp"
    page.work.ask()
    qtbot.waitUntil(lambda: page.known.is_asked)
    qtbot.waitUntil(lambda: page.current().state.text == "Quá hạn 5 ngày")
    assert "3 đơn vị phải nộp số liệu 6 tháng đầu năm 2026 trước hạn 15/06/2026" in page.page.messages.text
    page.table.select_ids(page.table.records.ids[:2])
    page.mark_today()
    qtbot.waitUntil(lambda: any(each.received_on for each in worked.ask(returns.returned, HALF).values()))
    days = [each.received_on for each in worked.ask(returns.returned, HALF).values()]
    assert sorted(days, key=str) == [TODAY, TODAY, None]
    qtbot.waitUntil(lambda: page.current().state.text == "Thiếu 1 chỉ tiêu, muộn 5 ngày")
    page.table.select_ids(page.table.records.ids[:1])
    qtbot.waitUntil(lambda: page.amounts.parts.data(page.amounts.parts.index(0, 1)) == "chưa có")


def test_what_a_unit_returned_goes_into_the_trash_and_not_the_unit(page: Any, qtbot: QtBot) -> None:
    page.table.select_ids(page.table.records.ids[:1])
    page.mark_today()
    qtbot.waitUntil(lambda: page.current().kept.received_on == TODAY)
    texts = [action.text().replace("&", "") for action in page.table.context_menu().actions()]
    assert "Xóa số liệu đã nộp" in texts
    assert "Xóa đơn vị" not in texts
    page.trash_selected()
    qtbot.waitUntil(lambda: "Đã chuyển số liệu đã nộp của 1 đơn vị vào" in page.page.messages.text)


def test_a_period_that_she_chooses_stays_though_a_return_of_another_is_not_there(
    page: Any, worked: Diary, qtbot: QtBot
) -> None:
    worked.write(indicators.save_indicator, "news", {"source": Source.COUNTED})
    page.refresh()
    qtbot.waitUntil(lambda: not page.table.records.ids)
    gone = UnitReturn(HALF, worked.units["vh"], TODAY).id
    page.go_to(gone)
    qtbot.waitUntil(lambda: page.period.value == HALF.code and page.known.period == HALF)
    chosen = HALF.next
    page.period.set_value(chosen.code)
    page.period.edited.emit(chosen.code)
    qtbot.waitUntil(lambda: page.known.period == chosen)
    assert page.period.value == chosen.code


def test_an_indicator_that_is_built_in_is_left_out_and_not_thrown_away(
    room: ReportsScreen, qtbot: QtBot
) -> None:
    section: Any = room.open_page("Chỉ tiêu")
    qtbot.waitUntil(lambda: section.table.records.rowCount() > 3)
    section.table.select_ids(section.table.records.ids[:1])
    section.trash_selected()
    qtbot.waitUntil(lambda: "1 chỉ tiêu có sẵn thôi dùng" in section.page.messages.text)
    assert "thùng rác" not in section.page.messages.text


def test_a_file_is_taken_after_its_preview(page: Any, worked: Diary, tmp_path: Path, qtbot: QtBot) -> None:
    asked = next(iter(page.known.asked.values()))
    path = tmp_path / "thon.xlsx"
    path.write_bytes(render_form(blank_sheet(asked, HALF, "UBND xã")))
    page.work.read([str(path)])
    qtbot.waitUntil(lambda: page.work.dialog is not None and page.work.dialog.isVisible())
    assert "1 đơn vị, 0 số liệu" in page.work.dialog.said.text()
    page.work.dialog.accept()
    qtbot.waitUntil(lambda: asked.unit in worked.ask(returns.returned, HALF))


def test_lines_of_a_preview_stand_as_in_the_sheet(qtbot: QtBot) -> None:
    lines = (
        Line("G10", "Việc ba", "", "Chưa ghi kết quả."),
        Line("F6", "Một", "khoảng", "Không nhận."),
        Line("G8", "Việc", "", "Chưa ghi kết quả."),
        Line("F7", "Hai", "30"),
        Line("F10", "Ba", "1"),
    )
    dialog = ReturnsDialog([ReadReturn("a.xlsx", "t1", "Thôn Đông", {}, {}, lines)])
    qtbot.addWidget(dialog)
    rows = dialog.table.parts.rows[1:]
    assert [row.values["cell"] for row in rows] == ["F6", "F7", "G8", "F10", "G10"]
    assert [bool(row.warned) for row in rows] == [True, False, True, False, True]


def test_a_damaged_file_keeps_no_other_out(page: Any, worked: Diary, tmp_path: Path, qtbot: QtBot) -> None:
    asked = next(iter(page.known.asked.values()))
    good, empty = tmp_path / "thon.xlsx", tmp_path / "rỗng.xlsx"
    good.write_bytes(render_form(blank_sheet(asked, HALF, "UBND xã")))
    empty.touch()
    page.work.read([str(empty)])
    qtbot.waitUntil(partial(_says, page.page.messages, "không có nội dung"))
    page.work.read([str(empty), str(good)])
    qtbot.waitUntil(lambda: page.work.dialog is not None and page.work.dialog.isVisible())
    assert "1 đơn vị" in page.work.dialog.said.text()
    assert "1 tệp không nhận được" in page.work.dialog.said.text()
    page.work.dialog.accept()
    qtbot.waitUntil(lambda: asked.unit in worked.ask(returns.returned, HALF))


def test_of_a_unit_that_sent_two_files_the_chosen_one_is_taken(
    page: Any, worked: Diary, tmp_path: Path, qtbot: QtBot
) -> None:
    first, other = list(page.known.asked.values())[:2]
    names = []
    for name, asked, amount in (("a", first, 5), ("b", first, 7), ("c", other, 9)):
        book = load_workbook(BytesIO(render_form(blank_sheet(asked, HALF, "UBND xã"))))
        book.worksheets[0]["F6"] = amount
        names.append(str(tmp_path / f"{name}.xlsx"))
        book.save(names[-1])
    page.work.read(names)
    qtbot.waitUntil(lambda: page.work.dialog is not None and page.work.dialog.isVisible())
    dialog = page.work.dialog
    assert "2 đơn vị" in dialog.said.text()
    assert dialog.taken == [2]
    box = dialog.choices[first.unit]
    box.setCurrentIndex(box.findText("a.xlsx"))
    dialog.accept()
    qtbot.waitUntil(lambda: first.unit in worked.ask(returns.returned, HALF))
    held = worked.ask(returns.returned, HALF)
    assert [list(held[each.unit].amounts.values()) for each in (first, other)] == [[5], [9]]


def test_files_of_the_units_go_into_a_folder_and_replace_nothing_unasked(
    page: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    bar = page.page.messages
    folder = tmp_path / "gửi"
    folder.mkdir()
    for said in ("Đã xuất 3 tệp vào “gửi”", "3 trong 6 tệp đã có"):
        page.send_button.click()
        qtbot.waitUntil(lambda: bool(page.findChildren(QFileDialog)))
        question = page.findChildren(QFileDialog)[-1]
        question.fileSelected.emit(str(folder))
        # Leaving the window waits for it.
        assert page.workbench.jobs.saving
        question.reject()
        qtbot.waitUntil(partial(_says, bar, said))
        # Who was sent the sheet of a period owes it: late already, it would get a letter too.
        qtbot.waitUntil(lambda: page.known.is_asked)
    assert (folder / "Thôn Đông - Mẫu báo cáo 6 tháng đầu năm 2026.xlsx").is_file()
    assert len(list(folder.iterdir())) == 3


def test_sheets_without_figures_say_where_these_are_asked_for(
    page: Any, room: ReportsScreen, worked: Diary, tmp_path: Path, qtbot: QtBot
) -> None:
    worked.write(indicators.save_indicator, "news", {"source": Source.COUNTED})
    worked.write(changes.add_task, Task("", 2026, "Tiếp công dân", lead_unit=worked.units["t1"]))
    page.refresh()
    qtbot.waitUntil(lambda: bool(page.known.asked) and not page.known.has_figures)
    page.send_button.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(QFileDialog)))
    page.work.export.make_in(tmp_path)
    page.findChildren(QFileDialog)[-1].reject()
    qtbot.waitUntil(partial(_says, page.page.messages, "Mẫu chỉ có nhiệm vụ, chưa có dòng số liệu nào"))
    links = page.page.messages.findChildren(QToolButton)
    link = next(each for each in links if each.text() == "Mở trang Chỉ tiêu")
    link.click()
    assert room.page is room.open_page("Chỉ tiêu")


def _says(bar: Any, words: str) -> bool:
    return words in bar.text


def test_an_amount_is_typed_into_its_cell(page: Any, worked: Diary, qtbot: QtBot) -> None:
    parts = page.amounts.parts
    assert parts.setData(parts.index(0, 1), "1.250")
    unit = page.current().kept.unit
    qtbot.waitUntil(lambda: unit in worked.ask(returns.returned, HALF))
    assert worked.ask(returns.returned, HALF)[unit].amounts == {"news": 1250}
    parts.setData(parts.index(0, 1), "nhiều")
    assert page.page.messages.text


def test_sources_and_typed_figures_are_stated_beside_the_indicator(
    page: Any, room: ReportsScreen, worked: Diary, qtbot: QtBot
) -> None:
    del page
    section: Any = room.open_page("Chỉ tiêu")
    section.refresh()
    qtbot.waitUntil(lambda: bool(section.lists.units))
    section.table.select_ids(["news"])
    unit = next(iter(worked.units.values()))
    section.sources.source_chosen.emit("news", unit, Source.COUNTED)
    qtbot.waitUntil(lambda: worked.ask(returns.sources) == {("news", unit): Source.COUNTED})
    worked.write(indicators.save_indicator, "broadcasts", {"source": Source.TYPED})
    section.refresh()
    qtbot.waitUntil(lambda: any(each.source is Source.TYPED for each in section.lists.indicators))
    section.table.select_ids(["broadcasts"])
    pane = section.sources.typed
    parts = pane.table.parts
    row = next(place for place, each in enumerate(parts.rows) if each.key == "h1")
    assert parts.setData(parts.index(row, 1), "48")
    whole = ("broadcasts", "")
    qtbot.waitUntil(lambda: whole in worked.ask(returns.typed_values, HALF))
    assert worked.ask(returns.typed_values, HALF)[whole].amount == 48
    # It is kept, and its document asked for.
    assert "Đã ghi 48 của 6 tháng đầu năm 2026, nhưng chưa có văn bản nguồn" in section.page.messages.text
    qtbot.waitUntil(lambda: parts.data(parts.index(row, 2)) == "Chưa ghi văn bản nguồn")
    assert parts.data(parts.index(row, 2), Qt.ItemDataRole.EditRole) == ""
    assert "Chưa ghi văn bản nguồn: 6 tháng đầu." in pane.said.text()
    assert (pane.table.current_key, pane.table.currentIndex().column()) == ("h1", 2)
    parts.setData(parts.index(row, 1), "-5")
    assert "không được âm" in section.page.messages.text
    # Of one unit, with the document that it stands in.
    pane.unit.setFocus()
    pane.unit.setCurrentIndex(pane.unit.findText("Thôn Đông"))
    pane.unit.activated.emit(pane.unit.currentIndex())
    assert not parts.data(parts.index(row, 1))
    assert parts.setData(parts.index(row, 1), "7")
    own = ("broadcasts", worked.units["t1"])
    qtbot.waitUntil(lambda: own in worked.ask(returns.typed_values, HALF))
    qtbot.waitUntil(lambda: parts.data(parts.index(row, 1)) == "7")
    assert parts.setData(parts.index(row, 2), "BC 3/BC-TĐ")
    qtbot.waitUntil(lambda: worked.ask(returns.typed_values, HALF)[own] == (7, "BC 3/BC-TĐ"))
    # What comes from elsewhere is not typed.
    section.table.select_ids(["news"])
    assert parts.is_locked
    assert "nguồn khác" in pane.said.text()


def test_a_new_indicator_counts_by_its_rule_until_another_source_is_chosen(
    room: ReportsScreen, worked: Diary, qtbot: QtBot
) -> None:
    section: Any = room.open_page("Chỉ tiêu")
    qtbot.waitUntil(lambda: bool(section.lists.units))
    section.primary.click()
    source, rule = section.form.field("source"), section.form.field("rule")
    assert source.value is Source.COUNTED
    assert rule.of.isEnabled()
    assert rule.said.isHidden()
    for chosen, place in ((Source.TYPED, "thẻ Số nhập tay"), (Source.RETURNED, "trang Số liệu đơn vị nộp")):
        _choose(source, chosen)
        assert not rule.of.isEnabled()
        assert rule.said.text() == (
            f"Không đếm theo cách này: lấy số {'nhập ở' if chosen is Source.TYPED else 'ở'} {place}."
        )
    _choose(source, Source.COUNTED)
    assert rule.of.isEnabled()
    section.form.field("name").set_value("Cuộc họp dân")
    section.submit()
    qtbot.waitUntil(lambda: any(each.name == "Cuộc họp dân" for each in section.lists.indicators))
    made = next(each for each in section.lists.indicators if each.name == "Cuộc họp dân")
    assert made.source is Source.COUNTED
    # What a unit counts by itself is counted by the rule, whatever the others do.
    worked.write(indicators.save_indicator, "news", {"source": Source.TYPED})
    worked.write(returns.state_source, "news", worked.units["t1"], Source.COUNTED)
    section.refresh()
    qtbot.waitUntil(lambda: bool(section.lists.stated))
    section.table.select_ids(["news"])
    assert rule.of.isEnabled()
    assert "Chỉ đếm cho đơn vị" in rule.said.text()
    # A ratio knows no other source.
    worked.write(indicators.save_indicator, "opinions-rate", {"source": Source.TYPED})
    section.refresh()
    qtbot.waitUntil(
        lambda: any(
            each.id == "opinions-rate" and each.source is Source.TYPED for each in section.lists.indicators
        )
    )
    section.table.select_ids(["opinions-rate"])
    assert rule.of.isEnabled()
    assert "Tỷ lệ luôn tính" in rule.said.text()


def _choose(box: Any, value: object) -> None:
    box.setCurrentIndex(box.offered.index(value))
    box.activated.emit(box.currentIndex())
