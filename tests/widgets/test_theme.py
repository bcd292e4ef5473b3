# SPDX-License-Identifier: MIT
"""The look: readable in light and dark, sharp on every screen."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyle,
    QTableView,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dvcq_desktop.resources import resource
from dvcq_desktop.widgets.dates import DateEdit
from dvcq_desktop.widgets.theme import (
    DARK,
    ICON_SIZE,
    LIGHT,
    Colours,
    Tone,
    apply_theme,
    colours,
    icon,
    look_closed,
    pixmap,
    shades,
)

# WCAG 2.2, 1.4.3: the least contrast of text.
LEAST = 4.5
# The same, 1.4.11: of what is seen of a control and of its state.
LEAST_OF_SIGNS = 3


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_can_be_read_on_its_paper_and_on_every_ground(look: Colours, tone: Tone) -> None:
    ink = look.tones[tone].ink
    for ground in (look.tones[tone].paper, look.base, look.zebra, look.window):
        assert contrast(ink, ground) >= LEAST


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_everywhere(look: Colours) -> None:
    for ground in (look.window, look.base, look.zebra):
        assert contrast(look.text, ground) >= LEAST
        assert contrast(look.muted, ground) >= LEAST
    assert contrast(look.on_accent, look.accent) >= LEAST


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_fields_and_the_focus_stand_out(look: Colours) -> None:
    for ground in (look.window, look.base):
        assert contrast(look.edge, ground) >= LEAST_OF_SIGNS
        assert contrast(look.accent, ground) >= LEAST_OF_SIGNS
    for ground in (look.window, look.lit):
        assert contrast(look.ring, ground) >= LEAST_OF_SIGNS
    assert contrast(look.on_accent, look.lit) >= LEAST


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_field_is_drawn_with_its_edge(qapp: QApplication, qtbot: QtBot, dark: bool) -> None:
    apply_theme(qapp, dark=dark)
    try:
        page = QWidget()
        qtbot.addWidget(page)
        fields = (QLineEdit(page), QPlainTextEdit(page), QComboBox(page))
        for place, field in enumerate(fields):
            field.setGeometry(10, 10 + 70 * place, 120, 60)
        page.resize(140, 240)
        page.show()
        image = page.grab().toImage()
        for field in fields:
            middle = field.geometry().center()
            line = [image.pixelColor(middle.x(), field.y() + up).name() for up in range(4)]
            assert max(contrast(one, colours().window) for one in line) >= LEAST_OF_SIGNS, line
    finally:
        apply_theme(qapp)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [QTableView, QTreeView, QListView])
def test_a_box_in_a_row_is_seen_before_it_is_ticked(
    qapp: QApplication, qtbot: QtBot, kind: type[QAbstractItemView], dark: bool
) -> None:
    apply_theme(qapp, dark=dark)
    try:
        view = kind()
        qtbot.addWidget(view)
        rows = QStandardItemModel(1, 1)
        line = QStandardItem("Thôn")
        line.setCheckable(True)
        rows.setItem(0, line)
        view.setModel(rows)
        view.resize(200, 120)
        view.show()
        image = view.grab().toImage()
        at = view.visualRect(rows.index(0, 0)).center() + view.viewport().pos()
        drawn = [image.pixelColor(x, at.y()).name() for x in range(2, at.x())]
        left = view.viewport().x() + view.visualRect(rows.index(0, 0)).x()
        box = drawn[left : left + view.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)]
        assert max(contrast(one, colours().base) for one in box) >= LEAST_OF_SIGNS, box
    finally:
        apply_theme(qapp)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("own", [False, True], ids=["plain", "on the main button"])
def test_an_icon_is_seen_in_a_chosen_row_and_on_what_cannot_be_used(
    qapp: QApplication, dark: bool, own: bool
) -> None:
    apply_theme(qapp, dark=dark)
    try:
        now, size = colours(), QSize(ICON_SIZE, ICON_SIZE)
        check = icon("check", colour=now.on_accent if own else None)
        for mode, grounds in (
            (QIcon.Mode.Selected, (now.accent,)),
            (QIcon.Mode.Disabled, (now.window, now.line)),
        ):
            image = check.pixmap(size, 1.0, mode).toImage()
            points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
            ink = max(points, key=QColor.alpha).name()
            assert all(contrast(ink, ground) >= LEAST_OF_SIGNS for ground in grounds), (mode, ink)
    finally:
        apply_theme(qapp)


def test_the_theme_keeps_the_systems_font(qapp: QApplication) -> None:
    before = qapp.font().toString()
    apply_theme(qapp)
    assert qapp.font().toString() == before


def test_the_dark_look_is_told_from_the_palette(qapp: QApplication) -> None:
    apply_theme(qapp, dark=True)
    try:
        assert colours() is DARK
        assert shades(Tone.DONE) == DARK.tones[Tone.DONE]
    finally:
        apply_theme(qapp)
    assert colours() is LIGHT


def test_an_icon_takes_the_colour_asked_for(qapp: QApplication) -> None:
    image = icon("circle-alert", Tone.OVERDUE).pixmap(QSize(ICON_SIZE, ICON_SIZE), 1.0).toImage()
    points = [QColor(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height())]
    strongest = max(points, key=QColor.alpha)
    assert strongest.name() == LIGHT.tones[Tone.OVERDUE].ink


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_is_drawn_for_the_scale_of_its_screen(qapp: QApplication, scale: float) -> None:
    drawn = pixmap("plus", LIGHT.text, ICON_SIZE, scale)
    assert drawn.width() == ICON_SIZE * scale
    assert drawn.deviceIndependentSize().width() == ICON_SIZE


def test_an_icon_fills_its_twenty_points(qapp: QApplication) -> None:
    assert icon("plus").pixmap(QSize(ICON_SIZE, ICON_SIZE), 1.0).width() == ICON_SIZE


def test_a_disabled_icon_looks_disabled(qapp: QApplication) -> None:
    size = QSize(ICON_SIZE, ICON_SIZE)
    plus = icon("plus")
    assert plus.pixmap(size, 1.0).toImage() != plus.pixmap(size, 1.0, QIcon.Mode.Disabled).toImage()


def test_an_icon_that_is_not_there_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_every_icon_is_a_drawing_that_can_be_tinted() -> None:
    icons = sorted(resource("icons").glob("*.svg"))
    assert icons
    for path in icons:
        assert 'stroke="currentColor"' in path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_field_that_takes_nothing_has_no_ground_of_its_own(
    qapp: QApplication, qtbot: QtBot, dark: bool
) -> None:
    apply_theme(qapp, dark=dark)
    try:
        page = QWidget()
        qtbot.addWidget(page)
        open_line, shut_line, text = QLineEdit(page), QLineEdit(page), QPlainTextEdit(page)
        day = DateEdit(page)
        shut_line.setEnabled(False)
        text.setReadOnly(True)
        look_closed(text, closed=True)
        for place, field in enumerate((open_line, shut_line, text, day)):
            field.setGeometry(10, 10 + 70 * place, 160, 60)
        page.resize(180, 310)
        page.show()
        image = page.grab().toImage()
        grounds = [
            image.pixelColor(field.geometry().center()).name() for field in (open_line, shut_line, text)
        ]
        assert grounds == [colours().base, colours().window, colours().window]
        assert day.line.isClearButtonEnabled()
        day.setEnabled(False)
        assert not day.line.isClearButtonEnabled()
        day.setEnabled(True)
        assert day.line.isClearButtonEnabled()
        look_closed(text, closed=False)
        assert page.grab().toImage().pixelColor(text.geometry().center()).name() == colours().base
    finally:
        apply_theme(qapp)
