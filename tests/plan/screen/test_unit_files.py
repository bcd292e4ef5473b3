# SPDX-License-Identifier: MIT
"""Files for each unit, from the print menu into a folder and the register."""

from __future__ import annotations

import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from dvcq_desktop.documents.folder import beside_those
from dvcq_desktop.office.register import store
from dvcq_desktop.plan.dialogs.unit_files_dialog import UnitFilesDialog
from dvcq_desktop.plan.unit_files import file_name
from tests.plan.screen.test_printing import click_link

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dvcq_desktop.plan.screen.room import PlanScreen
    from tests.plan.screen.conftest import Small


def export(room: PlanScreen, folder: Path, qtbot: QtBot) -> None:
    next(each for each in room.tasks.actions_.papers if "từng đơn vị" in each.text()).trigger()
    dialog = room.findChildren(UnitFilesDialog)[-1]
    dialog.letters.setChecked(True)
    QTest.mouseClick(dialog.ui.printButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(room.findChildren(QFileDialog)))
    question = room.findChildren(QFileDialog)[-1]
    question.fileSelected.emit(str(folder))
    question.reject()


def count(small: Small) -> int:
    with closing(small.database.connect()) as connection:
        return len(store.papers(connection, 2026))


def test_each_unit_has_its_files_and_a_second_export_replaces_nothing_unasked(
    small: Small, room: PlanScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    bar = room.tasks.page.messages
    folder = tmp_path / "ra"
    folder.mkdir()
    export(room, folder, qtbot)
    qtbot.waitUntil(lambda: "đã vào Sổ văn bản" in bar.text)
    names = sorted(path.name for path in folder.iterdir())
    assert all(name.endswith("2026.docx") and zipfile.is_zipfile(folder / name) for name in names)
    assert any("Phiếu giao nhiệm vụ" in name for name in names)
    assert any("Công văn đôn đốc" in name for name in names)
    assert names[0].startswith("01 ")
    assert f"Đã xuất {len(names)} tệp" in bar.text
    assert count(small) == len(names)
    (folder / names[0]).write_bytes(b"hers")
    export(room, folder, qtbot)
    qtbot.waitUntil(lambda: f"{len(names)} trong {len(names)} tệp đã có" in bar.text)
    assert (folder / names[0]).read_bytes() == b"hers"
    click_link(bar, "Giữ cả hai, đánh số tệp mới", qtbot)
    qtbot.waitUntil(lambda: "đã vào Sổ văn bản" in bar.text)
    assert len(list(folder.iterdir())) == 2 * len(names)
    assert (folder / names[0]).read_bytes() == b"hers"


def test_names_read_well_and_never_meet(tmp_path: Path) -> None:
    made = file_name(1, "Phòng Văn hóa/Xã hội", "Phiếu giao nhiệm vụ", 2026, ".docx")
    assert made == "01 Phòng Văn hóa-Xã hội - Phiếu giao nhiệm vụ 2026.docx"
    (tmp_path / "a.pdf").touch()
    assert beside_those(tmp_path, ["a.pdf", "b.pdf", "B.pdf"]) == ["a (2).pdf", "b.pdf", "B (2).pdf"]
