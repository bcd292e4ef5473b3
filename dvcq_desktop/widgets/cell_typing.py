# SPDX-License-Identifier: MIT
"""What is being typed into a cell of a table: taken before she leaves, kept when the table is told anew."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex


def open_line(view: QAbstractItemView) -> QLineEdit | None:
    """Return the line of the cell that is being edited."""
    if view.state() != QAbstractItemView.State.EditingState:
        return None
    editor = view.indexWidget(view.currentIndex()) or view.viewport().focusWidget()
    return editor if isinstance(editor, QLineEdit) else None


def typed(view: QAbstractItemView) -> str | None:
    """Return what was typed into the cell so far, None where nothing was."""
    line = open_line(view)
    return line.text() if line is not None and line.isModified() else None


def finish_typing(view: QAbstractItemView) -> None:
    """Take what is being typed."""
    line = open_line(view)
    if line is not None:
        view.commitData(line)
        view.closeEditor(line, QStyledItemDelegate.EndEditHint.NoHint)


def choose_cell(view: QAbstractItemView, index: QModelIndex) -> None:
    """Make a cell the current one, and it or its row the only one chosen.

    The view's own way asks which keys are held down: behind a Ctrl+N it would choose one more.
    """
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
    if view.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows:
        flags |= QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(index, flags)
    view.scrollTo(index)


def go_on_typing(view: QAbstractItemView, index: QModelIndex, text: str) -> None:
    """Go on with what was being typed into a cell."""
    if index.isValid():
        choose_cell(view, index)
        view.edit(index)
    line = open_line(view)
    if line is not None:
        line.setText(text)
        line.setModified(True)


@contextmanager
def typing_kept(view: QAbstractItemView) -> Iterator[None]:
    """Let a view fill its open editor anew, then put back what was being typed."""
    text, line = typed(view), open_line(view)
    place = line.cursorPosition() if line is not None else 0
    whole = line is not None and line.selectedText() == line.text() != ""
    yield
    if text is None and whole and line is not None and shiboken6.isValid(line):
        # What she types next is to take the place of all of it, as in a cell that was just opened.
        line.selectAll()
    if text is not None and line is not None and line.text() != text:
        line.setText(text)
        line.setModified(True)
        line.setCursorPosition(place)
