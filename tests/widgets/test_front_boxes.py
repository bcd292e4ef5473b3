# SPDX-License-Identifier: MIT
"""What the front door tells in boxes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox

from dvcq_desktop.widgets import front_boxes


@pytest.mark.parametrize(
    ("at_hand", "said"),
    [(True, "bằng phông Times New Roman của máy này"), (False, "bằng phông Liberation Serif đi kèm")],
)
def test_the_face_of_the_papers_is_said(monkeypatch: pytest.MonkeyPatch, *, at_hand: bool, said: str) -> None:
    shown: list[str] = []
    monkeypatch.setattr("dvcq_desktop.documents.fonts.prints_in_times", lambda: at_hand)
    monkeypatch.setattr(QMessageBox, "about", lambda _window, _title, text: shown.append(text))
    front_boxes.tell_about(None)
    assert said in shown[0]
