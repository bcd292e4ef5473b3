# SPDX-License-Identifier: MIT
"""Windows and dialogs that never begin larger than the screen they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRect, QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# What most systems put round a window: its border, and above it a bar for the title.
_BORDER = 4
_BAR = 24


def fit_to_screen(window: QWidget) -> bool:
    """Make a window smaller and move it so that it is seen whole, frame and all; tell whether it had to be.

    What stands inside the window must be able to be that small.
    """
    wanted = window.geometry()
    fitted = fitted_into(wanted, window.screen().availableGeometry(), _frame_of(window))
    if fitted == wanted:
        return False
    window.setGeometry(fitted)
    return True


def fitting_size(dialog: QWidget) -> QSize:
    """Return the size of a dialog, made smaller where its screen has less room; where it stands is Qt's."""
    inner = dialog.screen().availableGeometry().marginsRemoved(_frame_of(dialog))
    return dialog.size().boundedTo(inner.size())


def fitted_into(wanted: QRect, room: QRect, frame: QMargins) -> QRect:
    """Return the place of a window's inside that with its frame lies within the room."""
    inner = room.marginsRemoved(frame)
    size = wanted.size().boundedTo(inner.size())
    left = min(max(wanted.left(), inner.left()), inner.left() + inner.width() - size.width())
    top = min(max(wanted.top(), inner.top()), inner.top() + inner.height() - size.height())
    return QRect(left, top, size.width(), size.height())


def _frame_of(window: QWidget) -> QMargins:
    handle = window.windowHandle()
    known = handle.frameMargins() if handle is not None else QMargins()
    if not known.isNull():
        return known
    # Before it is shown nobody knows the frame that it will get.
    return QMargins(_BORDER, max(_BAR, window.fontMetrics().height() * 2), _BORDER, _BORDER)
