# SPDX-License-Identifier: MIT
"""Preview: pages drawn as they come into sight, saved, and printed at their own size."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QPageLayout,
    QPageRanges,
    QPageSize,
    QPainter,
    QPdfWriter,
    QWheelEvent,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from dvcq_desktop.documents.blocks import Column, Document, Row, Table
from dvcq_desktop.documents.formats import Format
from dvcq_desktop.widgets import preview
from dvcq_desktop.widgets.jobs import JobRunner
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.pdf_pages import PdfPages
from dvcq_desktop.widgets.preview import PreviewDialog, PreviewPane
from dvcq_desktop.widgets.printing import two_sided_hint

A4 = (595, 842)


def make_pdf(pages: int, *, last_across: bool = False) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            if last_across and page == pages - 1:
                writer.setPageOrientation(QPageLayout.Orientation.Landscape)
            writer.newPage()
        painter.fillRect(1000, 1000, 2000, 2000, Qt.GlobalColor.black)
    painter.end()
    return bytes(buffer.data().data())


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.shutdown()


@pytest.fixture
def pane(qtbot: QtBot, jobs: JobRunner) -> Iterator[PreviewPane]:
    made = PreviewPane(jobs)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    yield made
    made.close_pdf()


def show_pages(qtbot: QtBot, pane: PreviewPane, pages: int, name: str = "Bảng phân công") -> None:
    pane.set_pdf(make_pdf(pages), name)
    qtbot.waitUntil(lambda: 0 in pane.view.drawn_pages)


def test_only_pages_in_sight_are_drawn(qtbot: QtBot, pane: PreviewPane) -> None:
    show_pages(qtbot, pane, 30)
    assert pane.view.page_count == 30
    assert 20 not in pane.view.drawn_pages
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() * 20 // 29)
    qtbot.waitUntil(lambda: 20 in pane.view.drawn_pages)
    assert pane._page.text() == "Trang 21/30"


def test_the_drawn_page_is_on_the_screen(qtbot: QtBot, pane: PreviewPane) -> None:
    show_pages(qtbot, pane, 1)
    image = pane.view.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 700, 20) for y in range(0, 500, 20)}
    assert {"#ffffff", "#000000"} <= colours


def test_the_width_is_fitted_first_and_zoom_goes_by_steps(qtbot: QtBot, pane: PreviewPane) -> None:
    show_pages(qtbot, pane, 2)
    fitted = pane.view.zoom
    pane.resize(500, 600)
    assert pane.view.zoom < fitted
    pane.view.set_zoom(1.0)
    QTest.keyClick(pane.view, Qt.Key.Key_Plus)
    assert pane.view.zoom == 1.1
    QTest.keyClick(pane.view, Qt.Key.Key_Minus)
    QTest.keyClick(pane.view, Qt.Key.Key_Minus)
    assert pane.view.zoom == 0.9
    assert pane._zoom.text() == "90%"


def turn_wheel(pane: PreviewPane, up: int) -> None:
    at = QPointF(50, 50)
    turn = QWheelEvent(
        at,
        pane.view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, up),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane.view.viewport(), turn)


def test_ctrl_and_the_wheel_zoom(qtbot: QtBot, pane: PreviewPane) -> None:
    show_pages(qtbot, pane, 1)
    pane.view.set_zoom(1.0)
    turn_wheel(pane, 120)
    assert pane.view.zoom == 1.1
    turn_wheel(pane, -120)
    assert pane.view.zoom == 1.0


def test_what_is_no_pdf_is_said_in_a_sentence(qtbot: QtBot, pane: PreviewPane) -> None:
    with qtbot.waitSignal(pane.view.failed):
        pane.set_pdf(b"not a pdf", "x")
    assert pane.messages.text.startswith("Không mở được tệp PDF này")


def test_saving_writes_the_very_bytes_and_says_so(qtbot: QtBot, pane: PreviewPane, tmp_path: Path) -> None:
    show_pages(qtbot, pane, 1)
    target = tmp_path / "Bảng phân công.pdf"
    with qtbot.waitSignal(pane.saved) as saved:
        pane.save_to(target)
    assert saved.args == [str(target)]
    assert target.read_bytes().startswith(b"%PDF")
    assert pane.messages.text == "Đã lưu “Bảng phân công.pdf”."
    assert [path.name for path in tmp_path.iterdir()] == ["Bảng phân công.pdf"]


def test_another_suffix_gets_the_one_of_its_bytes(qtbot: QtBot, pane: PreviewPane, tmp_path: Path) -> None:
    show_pages(qtbot, pane, 1)
    pane._on_file_selected(str(tmp_path / "bao-cao.png"))
    assert [path.name for path in tmp_path.iterdir()] == ["bao-cao.png.pdf"]
    pane._on_file_selected(str(tmp_path / "khac.PDF"))
    assert (tmp_path / "khac.PDF").exists()
    (tmp_path / "bao-cao.png.pdf").write_bytes(b"before")
    pane._on_file_selected(str(tmp_path / "bao-cao.png"))
    assert (tmp_path / "bao-cao.png.pdf").read_bytes() == b"before"
    assert pane.messages.text.startswith("Đã có tệp “bao-cao.png.pdf”")


def test_a_place_that_cannot_be_written_is_said(qtbot: QtBot, pane: PreviewPane, tmp_path: Path) -> None:
    show_pages(qtbot, pane, 1)
    pane.save_to(tmp_path / "không có" / "x.pdf")
    assert pane.messages.text.startswith("Không có thư mục")


def test_without_a_printer_one_sentence_says_what_to_do(
    qtbot: QtBot, pane: PreviewPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "has_printer", lambda: False)
    show_pages(qtbot, pane, 1)
    pane.print_document()
    assert pane.messages.text.startswith("Máy này chưa cài máy in nào.")


def test_pages_are_printed_at_their_own_size_and_turned_as_they_are(
    qtbot: QtBot, pane: PreviewPane, tmp_path: Path
) -> None:
    pane.set_pdf(make_pdf(3, last_across=True), "Bảng phân công")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(150)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(pane.printed) as printed:
        pane.print_on(printer)
    assert printed.args == [3]
    assert pane.messages.text == "Đã gửi 3 trang tới máy in."
    pages = PdfPages((tmp_path / "printed.pdf").read_bytes())
    assert [(round(width), round(height)) for width, height in pages.sizes()] == [A4, A4, (842, 595)]
    pages.close()


def test_only_the_pages_asked_for_are_printed(qtbot: QtBot, pane: PreviewPane, tmp_path: Path) -> None:
    pane.set_pdf(make_pdf(5, last_across=True), "Bảng phân công")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(72)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageRanges(QPageRanges.fromString("2,5"))
    with qtbot.waitSignal(pane.printed) as printed:
        pane.print_on(printer)
    assert printed.args == [2]
    pages = PdfPages((tmp_path / "printed.pdf").read_bytes())
    assert [(round(width), round(height)) for width, height in pages.sizes()] == [A4, (842, 595)]
    pages.close()


def test_pages_that_are_not_there_are_told(qtbot: QtBot, pane: PreviewPane, tmp_path: Path) -> None:
    show_pages(qtbot, pane, 2)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageRanges(QPageRanges.fromString("7-9"))
    pane.print_on(printer)
    qtbot.waitUntil(lambda: pane.messages.text.startswith("Tài liệu chỉ có 2 trang"))
    assert not (tmp_path / "printed.pdf").exists()


def test_the_copy_for_another_program_goes_with_the_preview(
    qtbot: QtBot, pane: PreviewPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    show_pages(qtbot, pane, 1, "Phiếu: 1/2")
    pane.open_elsewhere()
    assert opened[0].name == "Phiếu- 1-2.pdf"
    assert opened[0].exists()
    pane.close_pdf()
    assert not opened[0].exists()


def test_a_document_is_used_when_it_leaves_the_window_and_not_when_it_is_looked_at(
    qtbot: QtBot, pane: PreviewPane, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    used: list[str] = []
    pane.used.connect(lambda: used.append(pane.messages.text))
    show_pages(qtbot, pane, 1)
    pane.view.zoom_in()
    pane.save_to(tmp_path / "không có" / "x.pdf")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    pane.open_elsewhere()
    assert used == []
    pane.save_to(tmp_path / "x.pdf")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    pane.open_elsewhere()
    assert len(used) == 2
    assert used[0] == "Đã lưu “x.pdf”."


def test_one_thing_more_is_said_beside_what_is_shown(qtbot: QtBot, pane: PreviewPane, tmp_path: Path) -> None:
    show_pages(qtbot, pane, 1)
    clicked: list[bool] = []
    pane.messages.add("Một mình.", Link("Làm", lambda: clicked.append(True)))
    assert pane.messages.text == "Một mình."
    pane.save_to(tmp_path / "x.pdf")
    pane.messages.add("Đã ghi vào sổ.", Link("Ghi số…", lambda: clicked.append(True)))
    assert pane.messages.text == "Đã lưu “x.pdf”. Đã ghi vào sổ."

    def links() -> list[QToolButton]:
        buttons = pane.messages.findChildren(QToolButton)
        return [button for button in buttons if button.text() and button.isVisible()]

    qtbot.waitUntil(lambda: [link.text() for link in links()] == ["Mở", "Mở thư mục", "Ghi số…"])
    links()[-1].click()
    assert clicked == [True]


def test_closing_the_dialog_ends_its_thread(qtbot: QtBot, jobs: JobRunner) -> None:
    dialog = PreviewDialog(jobs, make_pdf(1), "Bảng phân công nhiệm vụ")
    dialog.open()
    qtbot.waitUntil(lambda: dialog.pane.view.page_count == 1)
    assert dialog.windowTitle() == "Xem trước: Bảng phân công nhiệm vụ"
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


TABLE = Table((Column("STT", 1), Column("Việc", 3)), (Row(("1", "=1+1")),))


def save_button(pane: PreviewPane) -> QToolButton:
    button = pane.bar.widgetForAction(next(each for each in pane.bar.actions() if "Lưu" in each.text()))
    assert isinstance(button, QToolButton)
    return button


@pytest.mark.parametrize(
    ("words", "suffix", "start"),
    [("Lưu Word", ".docx", b"PK"), ("Lưu Excel", ".xlsx", b"PK"), ("Lưu CSV", ".csv", b"\xef\xbb\xbf")],
)
def test_a_document_of_blocks_is_saved_as_other_kinds_of_files(
    words: str, suffix: str, start: bytes, qtbot: QtBot, pane: PreviewPane, tmp_path: Path
) -> None:
    show_pages(qtbot, pane, 1)
    pane.offer_formats(Document("Danh sách", "UBND xã", (TABLE,)))
    menu = save_button(pane).menu()
    next(each for each in menu.actions() if each.text().startswith(words)).trigger()
    dialog = pane.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == f"Bảng phân công{suffix}"
    with qtbot.waitSignal(pane.used):
        dialog.fileSelected.emit(str(tmp_path / "a"))
    dialog.reject()
    assert (tmp_path / f"a{suffix}").read_bytes().startswith(start)
    assert f"Đã lưu “a{suffix}”" in pane.messages.text


@pytest.mark.parametrize(
    ("typed", "start"),
    [("bc.docx", b"PK"), ("bc.XLSX", b"PK"), ("bc.csv", b"\xef\xbb\xbf"), ("bc.pdf", b"%PDF")],
)
def test_the_ending_she_types_chooses_the_kind_of_file(
    typed: str, start: bytes, qtbot: QtBot, pane: PreviewPane, tmp_path: Path
) -> None:
    show_pages(qtbot, pane, 1)
    pane.offer_formats(Document("Danh sách", "UBND xã", (TABLE,)))
    pane.save_as()
    dialog = pane.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(pane.used):
        dialog.fileSelected.emit(str(tmp_path / typed))
    dialog.reject()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("bc")] == [typed]
    assert (tmp_path / typed).read_bytes().startswith(start)
    assert f"Đã lưu “{typed}”" in pane.messages.text


def test_an_ending_that_is_not_offered_is_no_kind_of_file(
    qtbot: QtBot, pane: PreviewPane, tmp_path: Path
) -> None:
    show_pages(qtbot, pane, 1)
    pane.offer_formats(None)
    pane._on_file_selected(str(tmp_path / "bc.docx"))
    assert (tmp_path / "bc.docx.pdf").read_bytes().startswith(b"%PDF")


def test_where_a_word_file_cannot_be_saved_it_is_said(
    qtbot: QtBot, pane: PreviewPane, tmp_path: Path
) -> None:
    show_pages(qtbot, pane, 1)
    pane.offer_formats(Document("Danh sách", "UBND xã", (TABLE,)))
    pane.save_other(Format.DOCX, tmp_path / "không có" / "a.docx")
    qtbot.waitUntil(lambda: "Không có thư mục" in pane.messages.text)


def test_a_mass_form_is_a_pdf_only_and_says_so(qtbot: QtBot, pane: PreviewPane) -> None:
    show_pages(qtbot, pane, 1)
    pane.offer_formats(None)
    assert save_button(pane).menu() is None
    assert save_button(pane).toolTip() == preview.ONLY_PDF


@pytest.mark.parametrize(
    ("sizes", "edge"),
    [
        ([A4], ""),
        ([A4, A4], "cạnh dài (trang dọc)"),
        ([A4[::-1], A4[::-1]], "cạnh ngắn"),
        ([A4, A4[::-1]], "cạnh dài (trang dọc; trang ngang"),
    ],
)
def test_how_to_print_on_both_sides_goes_by_how_the_pages_stand(
    sizes: list[tuple[float, float]], edge: str
) -> None:
    hint = two_sided_hint(sizes)
    assert edge in hint
    assert bool(hint) == bool(edge)


def test_the_hint_stands_below_pages_that_have_two_sides(qtbot: QtBot, pane: PreviewPane) -> None:
    show_pages(qtbot, pane, 3)
    assert pane._two_sided.isVisible()
    show_pages(qtbot, pane, 1)
    qtbot.waitUntil(lambda: not pane._two_sided.isVisible())
