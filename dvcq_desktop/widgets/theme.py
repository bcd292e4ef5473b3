# SPDX-License-Identifier: MIT
"""The program's look: Fusion with a light and a dark palette of our own, spacing, tones and icons."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea, QApplication

# What an application is begun with: set later, Qt would make the system's own style first.
STYLE = ("-style", "fusion")
GAP = 4
SPACE = 8
MARGIN = 12
SECTION = 16
ICON_SIZE = 20
# How much darker than the window Fusion draws an edge, in per cent.
_DARKENED = 140
_FIELDS = (
    "QLineEdit",
    "QPlainTextEdit",
    "QTextEdit",
    "QComboBox",
    "QAbstractSpinBox",
    "QCheckBox",
    "QRadioButton",
    # Boxes in their rows that are ticked have the same edge.
    "QTableView",
    "QTreeView",
    "QListView",
)
DRAWS_FOCUS = "drawsFocus"
"""Names the property of what shows itself that it has the keyboard, as the cell under the cursor does."""
OWN_SIZE = "sizeOfSystem"
"""Names the property of the application that keeps the size of the system's own letters."""


class Tone(StrEnum):
    """Say what a colour means; never shown without a word or a sign beside it."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    OVERDUE = "overdue"
    SOON = "soon"
    DONE = "done"


class Shades(NamedTuple):
    """Hold the two colours of a tone: ink on paper."""

    ink: str
    paper: str


class Colours(NamedTuple):
    """Hold every colour that the program draws with, as `#rrggbb`."""

    window: str
    base: str
    zebra: str
    text: str
    muted: str
    line: str
    edge: str  # around what is typed into
    accent: str
    on_accent: str
    ring: str  # around the main button while it has the keyboard, on `lit`
    lit: str
    tones: dict[Tone, Shades]


LIGHT = Colours(
    window="#f4f5f5",
    base="#ffffff",
    zebra="#f8fafa",
    text="#1d2527",
    muted="#5a6669",
    line="#dde2e3",
    edge="#757f82",
    accent="#0b6b68",
    on_accent="#ffffff",
    ring="#000000",
    lit="#0b6b68",
    tones={
        Tone.NEUTRAL: Shades("#4a5558", "#eceff0"),
        Tone.ACCENT: Shades("#0b6b68", "#e0f0ef"),
        Tone.OVERDUE: Shades("#b3261e", "#fbeae8"),
        Tone.SOON: Shades("#8a5200", "#fcf1dc"),
        Tone.DONE: Shades("#22692c", "#e7f3e8"),
    },
)

DARK = Colours(
    window="#1f2426",
    base="#181c1e",
    zebra="#1c2123",
    text="#e4e9ea",
    muted="#9fabae",
    line="#343c3f",
    edge="#788488",
    accent="#5cc4bf",
    on_accent="#06211f",
    ring="#ffffff",
    lit="#3a9c97",
    tones={
        Tone.NEUTRAL: Shades("#bcc6c8", "#31393c"),
        Tone.ACCENT: Shades("#5cc4bf", "#143a38"),
        Tone.OVERDUE: Shades("#ff9c93", "#47201d"),
        Tone.SOON: Shades("#f0bd6b", "#40300f"),
        Tone.DONE: Shades("#86d18f", "#1c3820"),
    },
)


def apply_theme(app: QApplication, *, dark: bool = False) -> None:
    """Dress the whole program, which began with `STYLE`; the system's font and size stay as they are."""
    apply_palette(app, dark=dark)
    apply_style_sheet(app)


def scaled(width: int) -> int:
    """Return what a width meant for the system's own letters is with those that she chose."""
    application = QGuiApplication.instance()
    own = application.property(OWN_SIZE) if application is not None else None
    return round(width * QGuiApplication.font().pointSizeF() / float(own)) if own else width


def apply_palette(app: QApplication, *, dark: bool = False) -> None:
    """Give the program its colours."""
    now = DARK if dark else LIGHT
    whole = _palette(now)
    app.setPalette(whole)
    # Fusion draws the edge of a field in the window's colour made darker: black on black in the dark.
    fields = QPalette(whole)
    fields.setColor(QPalette.ColorRole.Window, QColor(now.edge).lighter(_DARKENED))
    fields.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.Window, QColor(now.line).lighter(_DARKENED)
    )
    for kind in _FIELDS:
        app.setPalette(fields, kind)  # type: ignore[arg-type]  # the stubs want bytes, which it refuses
    # An entry's icon keeps its colour, so the ground under the chosen one must let it be seen.
    menus = QPalette(whole)
    menus.setColor(QPalette.ColorRole.Highlight, QColor(now.tones[Tone.ACCENT].paper))
    menus.setColor(QPalette.ColorRole.HighlightedText, QColor(now.text))
    app.setPalette(menus, "QMenu")  # type: ignore[arg-type]  # see above


def apply_style_sheet(app: QApplication) -> None:
    """Dress what no colour can; a first window that is made before is dressed once, not at every step."""
    sheet = _style_sheet(colours())
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def colours() -> Colours:
    """Return the colours now in use, told from the application's palette."""
    base = QGuiApplication.palette().color(QPalette.ColorRole.Base)
    return DARK if base.lightness() < 128 else LIGHT


def shades(tone: Tone) -> Shades:
    """Return a tone's colours in the palette now in use."""
    return colours().tones[tone]


def look_closed(field: QAbstractScrollArea, *, closed: bool) -> None:
    """Show by its ground whether a field can be typed into; one that cannot may still be read and copied."""
    field.viewport().setBackgroundRole(QPalette.ColorRole.Button if closed else QPalette.ColorRole.Base)


def icon(name: str, tone: Tone | None = None, *, colour: str | None = None) -> QIcon:
    """Return a line icon of `resources/icons` in the text's colour, a tone's ink, or the colour given.

    It is drawn for the scales of the screens that are there. In a chosen row it is seen as its words are, and
    on what cannot be used too: Qt would only mix its colour with the ground's, black with black in the dark.
    """
    now = colours()
    ink = colour or (now.text if tone is None else now.tones[tone].ink)
    made = QIcon()
    for scale in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        drawn = pixmap(name, ink, ICON_SIZE, scale)
        made.addPixmap(drawn)
        made.addPixmap(_tinted(drawn, now.muted), QIcon.Mode.Disabled)
        made.addPixmap(_tinted(drawn, now.on_accent), QIcon.Mode.Selected)
    return made


def _tinted(drawn: QPixmap, colour: str) -> QPixmap:
    """Return a drawing in another colour, which costs a small part of drawing it anew; kept while in use."""
    key, kept = f"{drawn.cacheKey()} {colour}", QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    tinted = QPixmap(drawn)
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(QPointF(), drawn.deviceIndependentSize()), QColor(colour))
    painter.end()
    QPixmapCache.insert(key, tinted)
    return tinted


def pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """Draw an icon `size` points wide in one colour, for a screen of the given scale; kept while in use."""
    key, kept = f"{name} {colour} {size} {scale}", QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    svg = resource("icons", f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    renderer = QSvgRenderer(svg.replace(b'stroke-width="2"', b'stroke-width="1.75"'))
    drawn = QPixmap(QSize(size, size) * scale)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    QPixmapCache.insert(key, drawn)
    return drawn


def _palette(c: Colours) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette(QColor(c.window), QColor(c.window))
    for which, colour in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.base),
        (role.AlternateBase, c.zebra),
        (role.Text, c.text),
        (role.Button, c.window),
        (role.ButtonText, c.text),
        (role.BrightText, c.on_accent),
        (role.ToolTipBase, c.base),
        (role.ToolTipText, c.text),
        (role.PlaceholderText, c.muted),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Accent, c.accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.Mid, c.line),
        (role.Midlight, c.line),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.muted))
    # What takes nothing has no ground of its own.
    for which, colour in ((role.Highlight, c.line), (role.Base, c.window), (role.AlternateBase, c.window)):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colour))
    return made


def _style_sheet(c: Colours) -> str:
    """Give only what a palette cannot: the primary button, the page's title, quiet lines of text."""
    return f"""
    QPushButton[primary="true"] {{
        background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent};
        border-radius: 3px; padding: 4px 12px;
    }}
    QPushButton[primary="true"]:focus {{
        background: {c.lit}; border: 2px solid {c.ring}; padding: 3px 11px;
    }}
    QPushButton[primary="true"]:disabled {{ background: {c.line}; color: {c.muted}; border-color: {c.line}; }}
    QToolButton[room="true"] {{
        border: none; border-left: 3px solid transparent; border-radius: 3px; padding: 4px 4px 4px 3px;
    }}
    QToolButton[room="true"]:hover {{ background: {c.line}; }}
    QToolButton[room="true"]:checked {{
        background: {c.tones[Tone.ACCENT].paper}; color: {c.tones[Tone.ACCENT].ink}; font-weight: bold;
        border-left-color: {c.accent};
    }}
    QToolButton[room="true"]:focus {{ border: 1px solid {c.accent}; border-left: 3px solid {c.accent};
        padding: 3px 3px 3px 3px; }}
    QPushButton[on="true"] {{ font-weight: bold; }}
    QToolButton[link="true"] {{ color: {c.accent}; text-decoration: underline; border: none; padding: 4px; }}
    QLabel[heading="true"] {{ font-size: 14pt; font-weight: 600; }}
    QLabel[muted="true"] {{ color: {c.muted}; }}
    QLabel[wrong="true"] {{ color: {c.tones[Tone.OVERDUE].ink}; }}
    QTableView {{ gridline-color: {c.line}; }}
    RecordTable {{ outline: 0; }}
    QTableView:focus, QTreeView:focus {{ border: 1px solid {c.accent}; }}
    QTableView QHeaderView::section:horizontal {{ padding: 4px; }}
    QToolTip {{ background: {c.base}; color: {c.text}; border: 1px solid {c.line}; padding: 4px; }}
    """
