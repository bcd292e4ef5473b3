# SPDX-License-Identifier: MIT
"""The tab "Sổ văn bản", by keyboard and mouse in the real window."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from dvcq_desktop.documents.blocks import Document, Title
from dvcq_desktop.office.register import store
from dvcq_desktop.office.register.dialogs import word_flow
from dvcq_desktop.office.register.dialogs.print_dialog import PrintDialog
from dvcq_desktop.widgets.preview import PreviewDialog
from tests.office.register.conftest import pdf_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from dvcq_desktop.database import Database
    from dvcq_desktop.office.register.rules import Issued
    from dvcq_desktop.office.screen import OfficeScreen
    from dvcq_desktop.office.screen.register import RegisterSection

KEY = Qt.Key
LETTER = "Công văn đôn đốc"


@pytest.fixture
def keys(enter: Callable[..., str]) -> dict[str, str]:
    """Enter a letter that waits for its number, a list that gets none, and a letter of the year before."""
    return {
        "list": enter("Danh sách quá hạn"),
        "letter": enter(LETTER, symbol="UBND-VHXH", kind="reminder-letter"),
        "old": enter(LETTER, symbol="UBND-VHXH", kind="reminder-letter", year=2025),
    }


@pytest.fixture
def section(keys: dict[str, str], screen: OfficeScreen, qtbot: QtBot) -> RegisterSection:
    """Open the tab with the letter selected."""
    screen.tabs.setCurrentWidget(screen.register)
    screen.refresh()
    section = screen.register
    qtbot.waitUntil(lambda: set(section.table.records.ids) == {keys["list"], keys["letter"]})
    section.table.select_ids([keys["letter"]])
    return section


def shown(section: RegisterSection, column: str) -> list[str]:
    records = section.table.records
    place = records.column_of(column)
    assert place is not None
    return [str(records.index(row, place).data() or "") for row in range(records.rowCount())]


def paper(database: Database, key: str) -> Issued:
    with closing(database.connect()) as connection:
        found = store.paper(connection, key)
    assert found is not None
    return found


def type_into(section: RegisterSection, name: str, text: str) -> None:
    field = section.form.field(name)
    field.setFocus()
    line = getattr(field, "line", field)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, KEY.Key_Return)


def test_what_came_back_is_typed_and_undone(
    section: RegisterSection, keys: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    assert section.page.counts.text() == "2 văn bản · 1 chưa có số · 1 không đánh số"
    type_into(section, "number", "12")
    qtbot.waitUntil(lambda: "12/UBND-VHXH" in shown(section, "number"))
    type_into(section, "issued_on", "25/11/2026")
    qtbot.waitUntil(lambda: "25/11/2026" in shown(section, "issued_on"))
    type_into(section, "signer_name", "Vu Dinh Khang")
    qtbot.waitUntil(lambda: "Vu Dinh Khang" in shown(section, "signer_name"))
    assert "1 có số, chưa có bản quét" in section.page.counts.text()
    found = paper(database, keys["letter"])
    assert (found.full_number, found.issued_on) == ("12/UBND-VHXH", date(2026, 11, 25))
    section.workbench.writer.undo()
    qtbot.waitUntil(lambda: paper(database, keys["letter"]).signer_name == "")


def test_a_number_with_its_symbol_is_read_apart(
    section: RegisterSection, keys: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    type_into(section, "number", "7/TB-UBND")
    qtbot.waitUntil(lambda: section.form.field("symbol").text() == "TB-UBND")
    qtbot.waitUntil(lambda: section.form.field("number").text() == "07")
    assert paper(database, keys["letter"]).document_type == "Thông báo"


def test_what_is_no_number_is_refused_and_comes_back(section: RegisterSection, qtbot: QtBot) -> None:
    type_into(section, "number", "muoi hai")
    qtbot.waitUntil(lambda: "Không đọc được số văn bản" in section.page.messages.text)
    assert section.form.field("number").text() == ""


def test_a_cell_takes_a_number_and_a_day(
    section: RegisterSection, keys: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    records = section.table.records
    row = records.row_of(keys["letter"])
    assert row is not None
    records.setData(records.index(row, records.column_of("number") or 0), "Số 45")
    qtbot.waitUntil(lambda: paper(database, keys["letter"]).full_number == "45/UBND-VHXH")
    records.setData(records.index(row, records.column_of("issued_on") or 0), "1/12/2026")
    qtbot.waitUntil(lambda: paper(database, keys["letter"]).issued_on == date(2026, 12, 1))


def test_a_note_is_kept_beside_the_number(
    section: RegisterSection, keys: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    field = section.form.field("note")
    field.setFocus()
    QTest.keyClicks(field, "Da gui")
    section.flush()
    qtbot.waitUntil(lambda: paper(database, keys["letter"]).note == "Da gui")
    assert paper(database, keys["letter"]).number == ""


def test_the_same_number_twice_is_remarked(
    section: RegisterSection, keys: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    for key in (keys["letter"], keys["list"]):
        edited = {"number": "12/UBND-VHXH", "issued_on": date(2026, 11, 25)}
        database.write("Ghi số", partial(store.mark_issued, key=key, edited=edited))
    section.show_year(2026)
    qtbot.waitUntil(lambda: "trong năm này còn ghi cho “Danh sách quá hạn”" in section.detail.remarks.text())


def test_filters_and_search_find_what_still_waits(
    section: RegisterSection, keys: dict[str, str], qtbot: QtBot
) -> None:
    section.page.filters.set_values({"number": frozenset({"awaited"})})
    assert list(section.table.records.ids) == [keys["letter"]]
    section.page.filters.set_values({"kind": frozenset({"reminders"})})
    assert list(section.table.records.ids) == [keys["list"]]
    section.page.filters.set_values({"scan": frozenset({"scanned"})})
    assert not section.table.records.ids
    section.page.filters.clear()
    QTest.keyClicks(section.page.search, "cong van")
    qtbot.waitUntil(lambda: list(section.table.records.ids) == [keys["letter"]])


def test_another_year_has_its_own_papers(
    section: RegisterSection, keys: dict[str, str], qtbot: QtBot
) -> None:
    assert [section.year.itemData(place) for place in range(section.year.count())] == [2026, 2025]
    section.year.setFocus()
    section.year.setCurrentIndex(1)
    section.year.activated.emit(1)
    qtbot.waitUntil(lambda: list(section.table.records.ids) == [keys["old"]])


def test_the_very_bytes_are_shown_again_and_enter_nothing(
    section: RegisterSection, keys: dict[str, str], database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    section.files.open_print.click()
    qtbot.waitUntil(lambda: bool(section.findChildren(PreviewDialog)))
    (preview,) = section.findChildren(PreviewDialog)
    preview.pane.save_to(tmp_path / "lai.pdf")
    assert (tmp_path / "lai.pdf").read_bytes() == database.blob(paper(database, keys["letter"]).file or "")
    assert preview.pane.messages.text == "Đã lưu “lai.pdf”."
    preview.close()
    with closing(database.connect()) as connection:
        assert len(store.papers(connection, 2026)) == 2


def test_the_print_is_saved_from_the_register(
    section: RegisterSection, keys: dict[str, str], database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    found = paper(database, keys["letter"])
    section.desk.save_to(found.file or "", tmp_path / "ban-in.pdf")
    qtbot.waitUntil(lambda: "Đã lưu tệp" in section.page.messages.text)
    assert (tmp_path / "ban-in.pdf").read_bytes().startswith(b"%PDF")


def drop(target: QWidget, path: Path, at: QPoint) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keyboard = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for moment in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
        event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, buttons, keyboard, moment)
        QApplication.sendEvent(target, event)
        if not event.isAccepted():
            return False
    return True


def test_a_scan_dropped_on_a_row_is_kept_opened_and_taken_off(
    section: RegisterSection,
    keys: dict[str, str],
    database: Database,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scan = tmp_path / "Công văn đã ký.pdf"
    scan.write_bytes(pdf_of("đã ký"))
    row = section.table.records.row_of(keys["list"])
    assert row is not None
    at = section.table.visualRect(section.table.records.index(row, 0)).center()
    assert drop(section.table.viewport(), scan, at)
    qtbot.waitUntil(lambda: paper(database, keys["list"]).scan_name == "Công văn đã ký.pdf")
    qtbot.waitUntil(lambda: shown(section, "scan").count("Có") == 1)
    assert section.table.current_id() == keys["list"]
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    qtbot.waitUntil(section.files.open_scan.isVisible)
    section.files.open_scan.click()
    assert opened[0].read_bytes() == scan.read_bytes()
    section.files.remove_scan.click()
    qtbot.waitUntil(lambda: paper(database, keys["list"]).scan is None)
    qtbot.waitUntil(lambda: "Đã bỏ bản quét" in section.page.messages.text)


def test_below_the_rows_nothing_is_taken(section: RegisterSection, tmp_path: Path) -> None:
    scan = tmp_path / "a.pdf"
    scan.write_bytes(pdf_of("đã ký"))
    viewport = section.table.viewport()
    assert not drop(viewport, scan, QPoint(20, viewport.height() - 5))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("công văn.docx", b"PK\x03\x04", "không phải là bản quét"),
        ("hỏng.pdf", b"%PDF-1.4 hong", "tệp hỏng hoặc có mật khẩu"),
        ("trống.pdf", b"", "trống (0 byte)"),
    ],
)
def test_what_is_no_scan_is_refused_with_a_sentence(
    name: str,
    data: bytes,
    said: str,
    section: RegisterSection,
    keys: dict[str, str],
    database: Database,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    (tmp_path / name).write_bytes(data)
    assert drop(section.files, tmp_path / name, QPoint(10, 10))
    qtbot.waitUntil(lambda: said in section.page.messages.text)
    assert paper(database, keys["letter"]).scan is None


def test_a_paper_goes_to_the_trash_and_comes_back(
    section: RegisterSection, keys: dict[str, str], qtbot: QtBot
) -> None:
    QTest.keyClick(section.table, KEY.Key_Delete)
    qtbot.waitUntil(lambda: list(section.table.records.ids) == [keys["list"]])
    assert section.page.messages.text == "Đã chuyển 1 văn bản vào thùng rác."
    section.workbench.writer.undo()
    qtbot.waitUntil(lambda: keys["letter"] in section.table.records.ids)


def test_the_history_tells_what_came_back(
    section: RegisterSection, keys: dict[str, str], database: Database, qtbot: QtBot
) -> None:
    edited = {"number": "12", "issued_on": date(2026, 11, 25)}
    database.write("Ghi số, ngày văn bản", partial(store.mark_issued, key=keys["letter"], edited=edited))
    section.show_year(2026)
    qtbot.waitUntil(lambda: "12/UBND-VHXH" in shown(section, "number"))
    section.detail.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "Số: (trống) → 12" in section.detail.history_text)
    assert "Ngày ban hành: (trống) → 25/11/2026" in section.detail.history_text
    assert "Tên văn bản: Công văn đôn đốc" in section.detail.history_text


def test_nothing_is_added_by_hand(section: RegisterSection) -> None:
    assert not section.primary.isVisible()
    section.add_record()
    assert not section.form.is_new
    assert "Thêm văn bản" not in [action.text() for action in section.table.context_menu().actions()]


def test_the_register_itself_is_printed(
    section: RegisterSection, keys: dict[str, str], database: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    section.print_action.trigger()
    (dialog,) = section.findChildren(PrintDialog)
    dialog.day.set_value(date(2099, 1, 1))
    dialog.accept()
    qtbot.waitUntil(lambda: bool(section.findChildren(PreviewDialog)))
    (preview,) = section.findChildren(PreviewDialog)
    preview.pane.save_to(tmp_path / "so.pdf")
    qtbot.waitUntil(lambda: "đã được ghi vào Sổ văn bản" in preview.pane.messages.text)
    preview.close()
    with closing(database.connect()) as connection:
        kinds = [each.kind for each in store.papers(connection, 2026)]
    assert sorted(kinds) == ["document-register", "reminder-letter", "reminders"]


def test_what_was_printed_is_saved_as_word_or_it_is_said_why_not(
    section: RegisterSection, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = section.page.messages
    QTest.mouseClick(section.files.save_word, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "chỉ giữ bản đã in" in bar.text)
    document = Document("Danh sách", "", (Title("DANH SÁCH", "quá hạn"),))
    monkeypatch.setattr(word_flow, "document_of", lambda *_given: document)
    QTest.mouseClick(section.files.save_word, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(section.findChildren(QFileDialog)))
    question = section.findChildren(QFileDialog)[-1]
    out = tmp_path / "ra.docx"
    question.fileSelected.emit(str(out))
    question.reject()
    qtbot.waitUntil(lambda: f"Đã lưu tệp vào {out}" in bar.text)
    assert out.read_bytes().startswith(b"PK")
