# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.widgets.file_field import FileField, KeptFile

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_kept_file_is_opened_saved_and_taken_off(qtbot: QtBot) -> None:
    field = FileField()
    qtbot.addWidget(field)
    field.set_value(KeptFile("a" * 64, "Kế hoạch <1>.pdf"))
    assert "Kế hoạch &lt;1&gt;.pdf" in field.said.text()
    for link, signal in (("open", field.open_requested), ("save", field.save_requested)):
        with qtbot.waitSignal(signal) as told:
            field.said.linkActivated.emit(link)
        assert told.args == ["a" * 64, "Kế hoạch <1>.pdf"]
    with qtbot.waitSignal(field.edited) as edited:
        field.said.linkActivated.emit("remove")
    assert edited.args == [None]
    assert field.said.text() == "Chưa có tệp."


def test_a_chosen_file_waits_and_a_folder_is_none(tmp_path: Path, qtbot: QtBot) -> None:
    field = FileField()
    qtbot.addWidget(field)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    with qtbot.waitSignal(field.edited) as edited:
        field._on_files_selected([str(path)])
    assert edited.args == [path]
    assert field.value == path
    field.take(tmp_path)
    assert field.value == path
