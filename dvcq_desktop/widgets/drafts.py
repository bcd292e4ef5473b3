# SPDX-License-Identifier: MIT
"""What is being typed and not saved yet, written beside the settings: a power cut does not take it away."""

from __future__ import annotations

import json
from contextlib import suppress
from textwrap import shorten
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.normal import nfc
from dvcq_desktop.widgets.files import write_whole
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.search import SearchBox
from dvcq_desktop.widgets.table import RecordTable

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.widgets.writes import Writer

NAME = "dang-go.json"
_LEFT = "dang-go-lan-truoc.json"
# So much typing may be lost.
_LOOKED_EVERY_MS = 2000
_LONGEST = 20_000
_LONGEST_NAME = 80


class Draft(NamedTuple):
    """Hold one field's text: where it was typed ("Kế hoạch › Nhiệm vụ › Nội dung"), and what."""

    place: str
    text: str


class DraftKeeper(QObject):
    """Look every two seconds at the fields of the window in front, and keep what a person changed in them.

    What is saved is no draft any more; `end` forgets all of it, for a window that was left as it should be.
    """

    def __init__(self, folder: Path, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._path = folder / NAME
        self._kept: list[Draft] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKED_EVERY_MS)
        # Signals
        self._timer.timeout.connect(self.look)
        writer.saved.connect(self._on_saved)

    def begin(self) -> None:
        """Look from now on."""
        self._timer.start()

    def look(self) -> None:
        """Keep what stands unsaved in the fields of the window in front, if that changed."""
        drafts = [Draft(_place(field), _text(field)) for field in _changed()]
        if drafts != self._kept:
            self._kept = drafts
            self._keep()

    def end(self) -> None:
        """Stop, and forget what was kept."""
        self._timer.stop()
        self._kept = []
        self._keep()

    def _on_saved(self, _name: str, _changed_rows: object) -> None:
        for field in _changed():
            if isinstance(field, QPlainTextEdit):
                field.document().setModified(False)
            elif isinstance(field, QLineEdit):
                field.setModified(False)
        self.look()

    def _keep(self) -> None:
        # A draft that cannot be kept is no reason to stop her; what she saves is told of by its own bar.
        with suppress(OSError, UserError):
            _write(self._path, self._kept)


def left_drafts(folder: Path) -> list[Draft]:
    """Return what sessions that ended on their own left, the latest first; they are kept until forgotten."""
    found = [*_read(folder / NAME), *_read(folder / _LEFT)]
    with suppress(OSError, UserError):
        if (folder / NAME).exists():
            _write(folder / _LEFT, found)
            (folder / NAME).unlink()
    return list(dict.fromkeys(found))


def forget_drafts(folder: Path) -> None:
    """Throw away what earlier sessions left."""
    with suppress(OSError):
        (folder / _LEFT).unlink(missing_ok=True)


def _read(path: Path) -> list[Draft]:
    try:
        held: Any = json.loads(path.read_text(encoding="utf-8"))
        return [Draft(nfc(str(each["place"])), nfc(str(each["text"]))) for each in held]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _write(path: Path, drafts: list[Draft]) -> None:
    if drafts:
        said = [draft._asdict() for draft in drafts]
        write_whole(path, json.dumps(said, ensure_ascii=False).encode())
    else:
        path.unlink(missing_ok=True)


def _changed() -> list[QLineEdit | QPlainTextEdit]:
    """Return the fields of the window in front in which a person changed something."""
    window = QApplication.activeWindow()
    if window is None:
        return []
    lines = [
        line
        for line in window.findChildren(QLineEdit)
        if line.isModified()
        and line.isVisible()
        and not isinstance(line, SearchBox)
        # The name of a file in Qt's own question for one is nothing to copy back.
        and not isinstance(line.window(), QFileDialog)
        and line.text().strip()
        and line.echoMode() is QLineEdit.EchoMode.Normal
    ]
    areas = [
        area
        for area in window.findChildren(QPlainTextEdit)
        if area.document().isModified() and area.isVisible() and area.toPlainText().strip()
    ]
    return [*lines, *areas]


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return (field.text() if isinstance(field, QLineEdit) else field.toPlainText())[:_LONGEST]


def _place(field: QWidget) -> str:
    """Say where a field is as she sees it: the room or dialog, the page, the record, the field."""
    window = field.window()
    names = [window.windowTitle() if isinstance(window, QDialog) else _room(window)]
    above = field.parentWidget()
    while above is not None and not isinstance(above, Page):
        above = above.parentWidget()
    if above is not None:
        names += [above.accessibleName(), _record(field, above)]
    names.append(field.accessibleName() or _label(field))
    return " › ".join(dict.fromkeys(name for name in names if name))


def _record(field: QWidget, page: Page) -> str:
    """Return what the record is called that a field of a page is about: by its form's heading, or its row."""
    above: QWidget | None = field
    while above is not None and above is not page:
        heading = getattr(above, "heading", None)
        if isinstance(heading, QLabel) and heading.text():
            return _shortened(heading.text())
        if isinstance(above, RecordTable):
            return _shortened(above.current_name())
        above = above.parentWidget()
    rows = page.splitter.widget(0)
    if rows is None or rows.isAncestorOf(field):
        return ""
    tables = [rows] if isinstance(rows, RecordTable) else rows.findChildren(RecordTable)
    return next((_shortened(table.current_name()) for table in tables), "")


def _shortened(name: str) -> str:
    return shorten(name, _LONGEST_NAME, placeholder=" …")


def _room(window: QWidget) -> str:
    return str(getattr(window, "room_title", ""))


def _label(field: QWidget) -> str:
    """Return the label whose buddy the field, or what holds it, is."""
    holders = [field, field.parentWidget()]
    labels = (label for label in field.window().findChildren(QLabel) if label.buddy() in holders)
    return next((label.text().replace("&", "").rstrip(":") for label in labels), "")
