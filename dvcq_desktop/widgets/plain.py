# SPDX-License-Identifier: MIT
"""Texts of hers shown as they are: Qt takes a "<b>" in a label or a tooltip for markup of ours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(parent: QWidget) -> QLabel:
    """Return a label that shows every letter of its text."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def plain_tooltip(text: str) -> str:
    """Return what a tooltip must be given to show every letter of a text."""
    if not {"<", "&"} & set(text):
        return text
    from html import escape  # noqa: PLC0415 - start-up time

    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")
