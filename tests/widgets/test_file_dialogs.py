# SPDX-License-Identifier: MIT
"""Where questions about files begin."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QStandardPaths, QUrl
from PySide6.QtWidgets import QFileDialog, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from dvcq_desktop.widgets.file_dialogs import begin_in_documents, open_dialog, save_dialog


def test_the_next_question_begins_in_the_folder_used_last(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parent)
    window = QWidget()
    qtbot.addWidget(window)
    first = save_dialog(window, "Lưu thành", "bảng phân công.pdf", "Tệp PDF (*.pdf)", "pdf")
    first.setDirectory(str(tmp_path))
    first.open()
    with qtbot.waitSignal(first.fileSelected) as told:
        first.accept()
    assert [Path(one) for one in told.args] == [tmp_path / "bảng phân công.pdf"]
    second = save_dialog(window, "Lưu tệp kèm theo", "ảnh.jpg")
    assert Path(second.directory().absolutePath()) == tmp_path
    assert [Path(path).name for path in second.selectedFiles()] == ["ảnh.jpg"]
    assert Path(QFileDialog(window, "Chọn tệp minh chứng").directory().absolutePath()) == tmp_path


def test_the_first_question_begins_among_her_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parent)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))
    begin_in_documents()
    assert Path(QDir.currentPath()) == tmp_path


def test_qts_own_question_shows_its_columns_whole_and_the_places_of_files(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    (tmp_path / "Kế hoạch dân vận năm 2026, bản chính thức đã ký.docx").write_text("x")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))
    dialog = open_dialog(window, "Chọn kế hoạch", "Kế hoạch (*.docx)", several=True, folder=str(tmp_path))
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert Path(dialog.directory().absolutePath()) == tmp_path
    assert QUrl.fromLocalFile(str(tmp_path)) in dialog.sidebarUrls()
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    dialog.open()
    [tree] = dialog.findChildren(QTreeView)
    qtbot.waitUntil(lambda: tree.model().rowCount(tree.rootIndex()) == 1)
    header = tree.header()
    qtbot.waitUntil(lambda: header.length() == tree.viewport().width())
    for column in range(1, header.count()):
        assert header.sectionSize(column) >= header.sectionSizeHint(column)
    assert dialog.width() <= dialog.screen().availableGeometry().width()
    dialog.reject()
