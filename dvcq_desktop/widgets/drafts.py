# SPDX-License-Identifier: MIT
"""What is being typed and not saved yet, written beside the settings: a power cut does not take it away."""

from __future__ import annotations

import json
from contextlib import suppress
from textwrap import shorten
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.normal import nfc
from dvcq_desktop.widgets.chosen_parts import parts_above
from dvcq_desktop.widgets.dialog_drafts import label_of, remember_days, words_of_fields
from dvcq_desktop.widgets.files import write_whole
from dvcq_desktop.widgets.focus import holds
from dvcq_desktop.widgets.half_typed import begun_forms, keepable, kept_values, words_of
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.record_form import RecordForm
from dvcq_desktop.widgets.search import SearchBox
from dvcq_desktop.widgets.table import RecordTable
from dvcq_desktop.widgets.tabs import PageTabs, Tabs
from dvcq_desktop.widgets.undoing import is_entering

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dvcq_desktop.widgets.half_typed import HalfTyped
    from dvcq_desktop.widgets.writes import Writer

NAME = "dang-go.json"
_LEFT = "dang-go-lan-truoc.json"
# So long after the last key what was typed is kept; while she types on and on, so often.
_LOOKED_AFTER_MS, _LOOKED_EVERY_MS = 400, 2000
_LONGEST = 20_000
_LONGEST_NAME = 80
W = TypeVar("W", bound=QWidget)


class Draft(NamedTuple):
    """Hold what was typed: where ("Kế hoạch › Nhiệm vụ › Nội dung"), what, and the way back there.

    A new record is one draft, its text a line for each field. `back` is empty for what stood in a dialog.
    """

    place: str
    text: str
    back: Mapping[str, Any] = MappingProxyType({})


class DraftKeeper(QObject):
    """Look at the fields of the window in front after each pause of typing, and keep what was typed there.

    What is saved is no draft any more; `end` forgets all of it, for a window that was left as it should be.
    `file` is the file that is open: what was typed there goes back into no other one.
    """

    def __init__(self, folder: Path, writer: Writer, parent: QObject, *, file: str = "") -> None:
        super().__init__(parent)
        self._path = folder / NAME
        self._file = file
        self._kept: list[Draft] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKED_EVERY_MS)
        self._paused = QTimer(self)
        self._paused.setSingleShot(True)
        self._paused.setInterval(_LOOKED_AFTER_MS)
        self._field: QLineEdit | QPlainTextEdit | None = None
        # Signals
        self._timer.timeout.connect(self.look)
        self._paused.timeout.connect(self.look)
        writer.saved.connect(self._on_saved)

    def begin(self) -> None:
        """Look from now on."""
        self._timer.start()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
            self._on_focus_changed(None, QApplication.focusWidget())

    def look(self) -> None:
        """Keep what stands unsaved in the fields of the window in front, if that changed.

        While another program is in front nothing is typed here, and what was is still there.
        """
        windows = _windows_in_front()
        if not windows:
            return
        drafts = [draft for window in windows for draft in _drafts_of(window, self._file)]
        if drafts != self._kept:
            self._kept = drafts
            self._keep()

    def end(self) -> None:
        """Stop, and forget what was kept."""
        self._timer.stop()
        self._paused.stop()
        self._kept = []
        self._keep()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Hear of every key in the field that has the keyboard."""
        if self._field is not None and isValid(self._field):
            self._field.textChanged.disconnect(self._on_typed)
        self._field = None
        if now is not None:
            remember_days(now.window())
        field = now.lineEdit() if isinstance(now, QComboBox) else now
        if isinstance(field, QLineEdit | QPlainTextEdit):
            self._field = field
            field.textChanged.connect(self._on_typed)

    def _on_typed(self) -> None:
        if self._timer.isActive():
            self._paused.start()

    def _on_saved(self, _name: str, _changed_rows: object) -> None:
        for field in [field for window in _windows_in_front() for field in typed_in(window)]:
            if isinstance(field, QPlainTextEdit):
                field.document().setModified(False)
            else:
                field.setModified(False)
        # Whoever wrote hears of it after this; a new record that is saved is shown as one then.
        QTimer.singleShot(0, self, self.look)

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
    return list({(draft.place, draft.text): draft for draft in reversed(found)}.values())[::-1]


def keep_left(folder: Path, drafts: Sequence[Draft]) -> None:
    """Keep these of what earlier sessions left: the others are answered."""
    with suppress(OSError, UserError):
        _write(folder / _LEFT, drafts)


def _read(path: Path) -> list[Draft]:
    try:
        held: Any = json.loads(path.read_text(encoding="utf-8"))
        return [
            Draft(nfc(str(each["place"])), nfc(str(each["text"])), dict(each.get("back", {})))
            for each in held
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _write(path: Path, drafts: Sequence[Draft]) -> None:
    if drafts:
        said = [draft._replace(back=dict(draft.back))._asdict() for draft in drafts]
        write_whole(path, json.dumps(said, ensure_ascii=False).encode())
    else:
        path.unlink(missing_ok=True)


def place_of(field: QWidget) -> str:
    """Say where a field is as she sees it: the room or dialog, the page, the record, the field."""
    window = field.window()
    names = [window.windowTitle() if isinstance(window, QDialog) else _room(window)]
    page = _page(field)
    if page is not None:
        names += [page.accessibleName(), _record(field, page)]
        names += [_shortened(part.name) for part in parts_above(field)]
    names.append(label_of(field))
    return " › ".join(dict.fromkeys(name for name in names if name))


def _windows_in_front() -> list[QWidget]:
    """Return the window in front and those below it that it belongs to."""
    windows = []
    window = QApplication.activeWindow()
    while window is not None:
        windows.append(window)
        below = window.parentWidget()
        window = below.window() if below is not None else None
    return windows


def _drafts_of(window: QWidget, file: str) -> list[Draft]:
    if isinstance(window, QDialog) and not window.findChildren(Page):
        text = text_of_dialog(window)
        return [Draft(window.windowTitle(), text)] if text else []
    begun = _by_page(begun_forms(window))
    new = [_draft_of_new(page, forms, file) for page, forms in begun.items()]
    return [
        *filter(None, new),
        *(_draft_left(page, kept, file) for page in window.findChildren(Page) for kept in _left_on(page)),
        *(Draft(place_of(one), _text(one), _back(one, file)) for one in typed_in(window)),
    ]


def _by_page(forms: Sequence[RecordForm]) -> dict[Page, list[RecordForm]]:
    pages: dict[Page, list[RecordForm]] = {}
    for form in forms:
        if (page := _page(form)) is not None:
            pages.setdefault(page, []).append(form)
    return pages


def _draft_of_new(page: Page, forms: Sequence[RecordForm], file: str) -> Draft | None:
    """Return the new record of a page with all its fields, None where nobody typed anything."""
    if not any(_is_typed(field) for form in forms for field in _fields_of(form)):
        return None
    lines = [line for form in forms for line in words_of(form)]
    names = [_room_of(page), page.accessibleName(), _record(forms[0], page)]
    place = " › ".join(dict.fromkeys(name for name in names if name))
    held = [{"names": list(form.names), "values": kept_values(form)} for form in forms]
    whole = getattr(page.parentWidget(), "form", forms[0]) in forms
    record = "" if whole else _current_row(page)
    return Draft(place, "\n".join(lines), {**_back(page, file), "record": record, "forms": held})


def _left_on(page: Page) -> Sequence[HalfTyped]:
    """Return what was left half typed on a page for another row, and can be gone on with."""
    left: Sequence[HalfTyped] = getattr(page.parentWidget(), "half_typed", ())
    return left


def _draft_left(page: Page, kept: HalfTyped, file: str) -> Draft:
    names = [_room_of(page), page.accessibleName(), _shortened(kept.heading)]
    held = [{"names": list(names), "values": keepable(values)} for names, values in kept.forms]
    back = {**_back(page, file), "record": kept.record, "forms": held}
    return Draft(" › ".join(dict.fromkeys(filter(None, names))), kept.text, back)


def _back(widget: QWidget, file: str) -> dict[str, Any]:
    """Return the way back to a widget of a page: room, page, year, record, tab, part; empty in a dialog."""
    page = widget if isinstance(widget, Page) else _page(widget)
    if page is None or isinstance(page.window(), QDialog):
        return {}
    form = _above(widget, RecordForm)
    record = form.record_id if form is not None else _current_row(page)
    return {
        "file": file,
        "room": _room_of(page),
        "page": _tab_of(page, PageTabs),
        "year": getattr(getattr(_room_around(page), "screen", None), "shown_year", None),
        "record": record,
        "tab": _tab_of(widget, Tabs),
        "parts": [[part.holder, part.key] for part in parts_above(widget)],
    }


def fits(field: QLineEdit | QPlainTextEdit, draft: Draft) -> bool:
    """Tell whether a field is the very one that a draft was typed in: of that record, and that part of it."""
    if field.isReadOnly() or place_of(field) != draft.place:
        return False
    here = _back(field, "")
    return all(
        here.get(name) == draft.back.get(name, here.get(name)) for name in ("record", "year", "tab")
    ) and (here.get("parts", []) == draft.back.get("parts", []))


def typed_in(window: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """Return the fields of a window in which a person changed something; new records are kept whole.

    A dialog over it is a window of its own, though it is a child of the page that asked for it.
    """
    return [
        field
        for field in _fields_of(window)
        if field.window() is window.window()
        and field.isVisible()
        and _is_typed(field)
        and not is_entering(field)
    ]


def text_of_dialog(dialog: QDialog) -> str:
    """Return what stands in all fields of a dialog, a line for each; empty while nobody typed in it."""
    fields = [field for field in _fields_of(dialog) if field.isVisible() and _counts(field)]
    return words_of_fields(dialog, fields, is_typed=bool(typed_in(dialog)))[:_LONGEST]


def _fields_of(widget: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    return [*widget.findChildren(QLineEdit), *widget.findChildren(QPlainTextEdit)]


def _is_typed(field: QLineEdit | QPlainTextEdit) -> bool:
    changed = field.document().isModified() if isinstance(field, QPlainTextEdit) else field.isModified()
    return changed and _counts(field)


def _counts(field: QLineEdit | QPlainTextEdit) -> bool:
    """Tell whether a field holds anything, and is no way to find or to prove something."""
    if isinstance(field, QPlainTextEdit):
        return bool(field.toPlainText().strip())
    return (
        not isinstance(field, SearchBox)
        # The name of a file in Qt's own question for one is nothing to copy back.
        and not isinstance(field.window(), QFileDialog)
        and bool(field.text().strip())
        and field.echoMode() is QLineEdit.EchoMode.Normal
    )


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return (field.text() if isinstance(field, QLineEdit) else field.toPlainText())[:_LONGEST]


def _page(widget: QWidget) -> Page | None:
    return _above(widget, Page)


def _above(widget: QWidget, kind: type[W]) -> W | None:
    at = widget.parentWidget()
    while at is not None and not isinstance(at, kind):
        at = at.parentWidget()
    return at if isinstance(at, kind) else None


def _tab_of(widget: QWidget, kind: type[Tabs]) -> str:
    """Return the tab that a widget stands under, of the nearest tabs of a kind: a room's, or a record's."""
    tabs = _above(widget, kind)
    if tabs is None or (kind is Tabs and isinstance(tabs, PageTabs)):
        return ""
    under = (place for place in range(tabs.count()) if holds(tabs.widget(place), widget))
    return tabs.tabText(next(under, 0)).partition(" (")[0]


def _current_row(page: Page) -> str:
    return next((table.current_id() or "" for table in _tables_of(page)), "")


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
    if holds(page.splitter.widget(0), field):
        return ""
    return next((_shortened(table.current_name()) for table in _tables_of(page)), "")


def _tables_of(page: Page) -> list[RecordTable]:
    rows = page.splitter.widget(0)
    if isinstance(rows, RecordTable):
        return [rows]
    return rows.findChildren(RecordTable) if rows is not None else []


def _shortened(name: str) -> str:
    return shorten(name, _LONGEST_NAME, placeholder=" …")


def _room(window: QWidget) -> str:
    return str(getattr(window, "room_title", ""))


def _room_of(widget: QWidget) -> str:
    """Return the room that a widget stands in, which need not be the one that is open."""
    room = _room_around(widget)
    return str(room.title) if room is not None else _room(widget.window())


def _room_around(widget: QWidget) -> Any:
    rooms = getattr(widget.window(), "rooms", ())
    return next((room for room in rooms if holds(room.screen, widget)), None)
