# SPDX-License-Identifier: MIT
"""A file that she edited in Word is checked from the register, corrected, and checked again."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from PySide6.QtWidgets import QFileDialog

from dvcq_desktop.documents.blocks import Document, Letterhead, Paragraph, Signature
from dvcq_desktop.documents.docx import render_docx
from dvcq_desktop.office.register.dialogs.checking import RIGHT, CheckDialog, CheckFlow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.office.screen import OfficeScreen


def letter() -> bytes:
    blocks = (
        Letterhead(
            None, "Ủy ban nhân dân xã", "12", "UBND-VHXH", "Đại Sơn", date(2026, 6, 29), subject="đôn đốc"
        ),
        Paragraph("Yêu cầu thực hiện đúng hạn./."),
        Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Vũ Đình Khang", ("Như trên", "Lưu: VT")),
    )
    return render_docx(Document("Công văn", "UBND xã", blocks), bundled_fonts=True)


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    file = docx.Document(io.BytesIO(letter()))
    number = file.tables[0].rows[1].cells[0].paragraphs[0]
    number.runs[0].text = "Số: 7/UBND-VHXH"
    path = tmp_path / "công văn.docx"
    file.save(str(path))
    return path


def test_what_is_found_is_listed_and_gone_when_it_is_corrected(
    screen: OfficeScreen, edited: Path, qtbot: QtBot
) -> None:
    screen.tabs.setCurrentWidget(screen.register)
    screen.register.check_action.trigger()
    asked = screen.register.findChild(QFileDialog)
    assert isinstance(asked, QFileDialog)
    asked.fileSelected.emit(str(edited))
    asked.reject()
    dialog = screen.register.findChild(CheckDialog)
    assert isinstance(dialog, CheckDialog)
    qtbot.waitUntil(lambda: len(dialog.table.records.ids) == 1)
    assert "Số 7 nhỏ hơn 10" in dialog.whole.text()
    assert "1 chỗ chưa đúng" in dialog.messages.text
    edited.write_bytes(letter())
    dialog.again.click()
    qtbot.waitUntil(lambda: dialog.messages.text == RIGHT)
    assert not dialog.table.records.ids
    dialog.reject()


def test_a_file_that_is_no_document_is_told_in_a_sentence(
    screen: OfficeScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "ảnh.docx"
    path.write_bytes(b"\x89PNG")
    dialog = CheckFlow(screen.register.workbench, screen.register).check(path)
    qtbot.waitUntil(lambda: "không phải văn bản Word" in dialog.messages.text)
    dialog.reject()
